"""workbook.xml with our sheets in it: the sheets, the names, which sheet is in front, and that Excel calculates.

Nothing else in it is touched, and what counts sheets by position is counted again.
"""

from collections.abc import Collection, Mapping, Sequence

from lxml import etree

from klantenbestand.book.marks import MARK_NAME
from klantenbestand.book.ooxml import MAIN, OFFICE_RELS, children, local
from klantenbestand.book.outline import DefinedName
from klantenbestand.words.frozen import frozen

# what the schema puts before each of the children that we may have to make
_BEFORE_NAMES = (
    *("fileVersion", "fileSharing", "workbookPr", "AlternateContent", "revisionPtr", "workbookProtection"),
    *("bookViews", "sheets", "functionGroups", "externalReferences"),
)
_BEFORE_CALC = (*_BEFORE_NAMES, "definedNames")
_CALC_ID = "191029"  # Excel 2019; older than the reader's, so that it would calculate anyway
_BUILT_IN = ("_xlnm.print_titles", "_xlnm.print_area", "_xlnm._filterdatabase")


@frozen
class SheetNews:
    """A sheet of ours on its way in: the relation to its part and the names that hold on it (`position` unused).

    `replaces`: position of our old sheet whose place, name, sheetId and visibility it takes; else it comes before the
    sheet at position `before`, or last.
    """

    name: str
    rel_id: str
    names: tuple[DefinedName, ...] = ()
    hidden: bool = False
    replaces: int | None = None
    before: int | None = None


def edit_workbook(
    root: etree._Element,
    news: Sequence[SheetNews],
    removed: Collection[int],
    *,
    activate: str = "",
    book_names: Sequence[DefinedName] = (),
    unmarked: Collection[int] = (),
) -> None:
    """Puts our sheets into workbook.xml (changed in place) and takes those at the positions `removed` out.

    The sheet in front stays in front unless `activate` names another. `book_names` hold in the whole workbook;
    sheets at the positions `unmarked` lose our mark.
    """
    home = children(root, "sheets")[0]
    old = list(children(home, "sheet"))
    replaced = {new.replaces: new for new in news if new.replaces is not None}
    order = _order(len(old), news, removed)
    next_id = max((int(sheet.get("sheetId", "0")) for sheet in old), default=0) + 1
    elements = []
    for entry in order:
        if isinstance(entry, int):
            elements.append(old[entry])
        else:
            elements.append(_sheet_element(entry, next_id))
            next_id += 1
    for sheet in old:
        home.remove(sheet)
    home.extend(elements)
    moved = {entry: position for position, entry in enumerate(order) if isinstance(entry, int)}
    _unmark(root, unmarked)
    _edit_names(root, moved, replaced, [(order.index(new), new) for new in news if new.replaces is None])
    for name in book_names:
        _remove_name(root, name)
        _add_name(root, name, None)
    _edit_views(root, moved, elements, activate)
    calculate_on_load(root)


def _order(count: int, news: Sequence[SheetNews], removed: Collection[int]) -> list[int | SheetNews]:
    """The sheets as they will stand: old positions (a replaced one too) and new sheets."""
    fresh = [new for new in news if new.replaces is None]
    order: list[int | SheetNews] = []
    for position in range(count):
        order += [new for new in fresh if new.before == position]
        if position not in removed:
            order.append(position)
    return order + [new for new in fresh if new.before is None]


def _sheet_element(new: SheetNews, sheet_id: int) -> etree._Element:
    element = etree.Element(f"{{{MAIN}}}sheet", {"name": new.name, "sheetId": str(sheet_id)})
    if new.hidden:
        element.set("state", "hidden")
    element.set(f"{{{OFFICE_RELS}}}id", new.rel_id)
    return element


def _edit_names(
    root: etree._Element,
    moved: Mapping[int, int],
    replaced: Mapping[int, SheetNews],
    fresh: Sequence[tuple[int, SheetNews]],
) -> None:
    for home in children(root, "definedNames"):
        for element in [name for name in children(home, "definedName") if name.get("localSheetId")]:
            position = int(element.get("localSheetId", ""))
            if position not in moved or _is_ours(element, replaced.get(position)):
                home.remove(element)
            else:
                element.set("localSheetId", str(moved[position]))
    ours = [(moved[position], new) for position, new in replaced.items()]
    for position, new in (*ours, *fresh):
        for name in new.names:
            _add_name(root, name, position)
    for home in children(root, "definedNames"):
        if not len(home):
            root.remove(home)  # an empty one is against the schema


def _unmark(root: etree._Element, positions: Collection[int]) -> None:
    for home in children(root, "definedNames"):
        for element in children(home, "definedName"):
            scope = element.get("localSheetId")
            if scope and int(scope) in positions and element.get("name", "").casefold().startswith(MARK_NAME):
                home.remove(element)


def _is_ours(element: etree._Element, new: SheetNews | None) -> bool:
    """Whether a name on a sheet of ours is one that we made. The owner may have made names of his own there."""
    if new is None:
        return False
    name = element.get("name", "").lower()
    return name in _BUILT_IN or name in {ours.name.lower() for ours in new.names}


def _remove_name(root: etree._Element, name: DefinedName) -> None:
    for home in children(root, "definedNames"):
        for element in children(home, "definedName"):
            if not element.get("localSheetId") and element.get("name", "").casefold() == name.name.casefold():
                home.remove(element)


def _add_name(root: etree._Element, name: DefinedName, position: int | None) -> None:
    homes = children(root, "definedNames")
    home = homes[0] if homes else _insert(root, etree.Element(f"{{{MAIN}}}definedNames"), _BEFORE_NAMES)
    element = etree.SubElement(home, f"{{{MAIN}}}definedName", name=name.name)
    if position is not None:
        element.set("localSheetId", str(position))
    if name.hidden:
        element.set("hidden", "1")
    element.text = name.formula


def _edit_views(
    root: etree._Element, moved: Mapping[int, int], sheets: Sequence[etree._Element], activate: str
) -> None:
    names = [sheet.get("name", "").casefold() for sheet in sheets]
    for view in children(root, "bookViews", "workbookView"):
        first = _nearest(moved, sheets, int(view.get("firstSheet", "0")))
        active = _nearest(moved, sheets, int(view.get("activeTab", "0")))
        if activate and activate.casefold() in names:
            active = names.index(activate.casefold())
            first = min(first, active)  # else the bar of tabs begins to the right of it
        _set_position(view, "firstSheet", first)
        _set_position(view, "activeTab", active)


def _nearest(moved: Mapping[int, int], sheets: Sequence[etree._Element], position: int) -> int:
    """Where the sheet at an old position stands now; if it went, its nearest visible neighbour."""
    if position in moved:
        return moved[position]
    visible = [new for old, new in moved.items() if sheets[new].get("state", "visible") == "visible"]
    return min(visible, key=lambda new: abs(new - position), default=0)


def _set_position(view: etree._Element, attribute: str, position: int) -> None:
    if view.get(attribute, "0") != str(position):
        view.set(attribute, str(position))


def calculate_on_load(root: etree._Element) -> None:
    """Has Excel calculate every formula when it opens the workbook (changed in place)."""
    found = children(root, "calcPr")
    if found:
        found[0].set("fullCalcOnLoad", "1")
    else:
        _insert(root, etree.Element(f"{{{MAIN}}}calcPr", calcId=_CALC_ID, fullCalcOnLoad="1"), _BEFORE_CALC)


def _insert(root: etree._Element, element: etree._Element, before: Collection[str]) -> etree._Element:
    """Inserts behind all that the schema puts before it, comments too."""
    behind = [position for position, child in enumerate(root) if local(child) in before]
    root.insert(max(behind, default=-1) + 1, element)
    return element
