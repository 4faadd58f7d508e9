"""Our styles into the owner's styles.xml: what he has already is used, the rest is added behind his own.

Nothing of his is renumbered or changed, so his sheets need not be touched; and what a former run added is found back,
so that the styles do not grow from run to run, also after another program wrote them its own way.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy

from lxml import etree

from klantenbestand.book.ooxml import MAIN, children, local
from klantenbestand.words.frozen import frozen

MOST_FORMATS = 65_490  # cell formats in one workbook (Excel specifications and limits)

_ORDER = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles")
_OWN_FORMATS = 164  # number formats below are built in
# those of them that are the same in every language (ECMA-376, 18.8.30), which some programs list as their own
_BUILT_IN = {
    "General": 0,
    "0": 1,
    "0.00": 2,
    "#,##0": 3,
    "#,##0.00": 4,
    "0%": 9,
    "0.00%": 10,
    "0.00E+00": 11,
    "@": 49,
}
_ON = ("1", "true")
_OFF = ("0", "false")
_Key = tuple[object, ...]


@frozen
class StyleMap:
    """The numbers of our styles in the owner's workbook: `cells[s]` for s=, `differential[d]` for dxfId= and the like.

    `changed`: whether anything was added. `refused`: formats that no longer fitted and became plain.
    """

    cells: tuple[int, ...]
    differential: tuple[int, ...]
    changed: bool
    refused: int = 0


def merge_styles(owner: etree._Element, ours: etree._Element) -> StyleMap:
    """Adds to `owner` (the root of his styles.xml, changed in place) what `ours` needs."""
    before = sum(len(part) for part in owner)
    numbers = _merge_number_formats(owner, ours)
    parts: dict[str, Mapping[int, int]] = {
        attribute: dict(enumerate(_merge(owner, ours, collection).ids))
        for attribute, collection in (("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders"))
    }
    parts["numFmtId"] = numbers
    styles = _merge_cell_styles(owner, ours, parts)
    # 0 is the format of every cell without one: ours takes on the owner's
    cells = _merge(owner, ours, "cellXfs", lambda xf: _renumbered(xf, {**parts, "xfId": styles}), keep_first=True)
    differential = _merge(owner, ours, "dxfs", lambda dxf: _with_number(dxf, numbers))
    _merge_table_styles(owner, ours, differential.ids)
    return StyleMap(
        cells=tuple(cells.ids),
        differential=tuple(differential.ids),
        changed=sum(len(part) for part in owner) != before,
        refused=cells.refused,
    )


@frozen
class _Merged:
    ids: Sequence[int]
    refused: int = 0


class _Numbers(dict[int, int]):
    """Numbers of formats; those not listed (built-in number formats) stay what they are."""

    def __missing__(self, number: int) -> int:
        return number


def _merge(
    owner: etree._Element,
    ours: etree._Element,
    collection: str,
    adapt: Callable[[etree._Element], etree._Element] = deepcopy,
    keep_first: bool = False,
) -> _Merged:
    """The numbers of our elements of one collection among the owner's, after adding the missing ones."""
    wanted = list(_elements(ours, collection))
    if not wanted:
        return _Merged(())
    home = _collection(owner, collection)
    known: dict[_Key, int] = {}
    for position, element in enumerate(_elements(owner, collection)):
        known.setdefault(_key(element), position)
    size, refused, ids = sum(1 for _ in _elements(owner, collection)), 0, []
    for position, element in enumerate(wanted):
        adapted = adapt(element)
        number = 0 if keep_first and position == 0 and size else known.get(_key(adapted))
        if number is None and collection == "cellXfs" and size >= MOST_FORMATS:
            number, refused = 0, refused + 1
        if number is None:
            number = known[_key(adapted)] = size
            home.append(adapted)
            size += 1
        ids.append(number)
    _count(home)
    return _Merged(ids, refused)


def _merge_number_formats(owner: etree._Element, ours: etree._Element) -> _Numbers:
    """Our numbers of number formats -> the owner's, by code; formats used only in conditional formats too."""
    taken = {int(element.get("numFmtId", "0")): element.get("formatCode", "") for element in _all_formats(owner)}
    by_code = {code: number for number, code in reversed(list(taken.items())) if number >= _OWN_FORMATS} | _BUILT_IN
    listed = {int(element.get("numFmtId", "0")) for element in _elements(owner, "numFmts")}
    in_list = list(_elements(ours, "numFmts"))
    numbers = _Numbers()
    for element in _all_formats(ours):
        code, number = element.get("formatCode", ""), int(element.get("numFmtId", "0"))
        if number < _OWN_FORMATS:
            continue
        if code not in by_code:
            by_code[code] = max([_OWN_FORMATS - 1, *taken]) + 1
            taken[by_code[code]] = code
        numbers[number] = by_code[code]
        if element in in_list and by_code[code] not in listed and code not in _BUILT_IN:
            home = _collection(owner, "numFmts")
            etree.SubElement(home, f"{{{MAIN}}}numFmt", numFmtId=str(by_code[code]), formatCode=code)
            listed.add(by_code[code])
            _count(home)
    return numbers


def _merge_cell_styles(owner: etree._Element, ours: etree._Element, parts: Mapping[str, Mapping[int, int]]) -> _Numbers:
    """Our xfId -> the owner's. A named style (Hyperlink) is the owner's of that name, else it is added."""
    formats = list(_elements(ours, "cellStyleXfs"))
    names = {int(style.get("xfId", "0")): style for style in _elements(ours, "cellStyles")}
    used = sorted({int(xf.get("xfId", "0")) for xf in _elements(ours, "cellXfs")})
    known = {_style_key(style): int(style.get("xfId", "0")) for style in _elements(owner, "cellStyles")}
    numbers = _Numbers()
    for number in used:
        style = names.get(number)
        home = _collection(owner, "cellStyleXfs") if number < len(formats) else None
        if home is None or (len(home) and (style is None or (number == 0 and not known))):
            numbers[number] = 0
        elif style is not None and _style_key(style) in known:
            numbers[number] = known[_style_key(style)]
        else:
            numbers[number] = sum(1 for _ in _elements(owner, "cellStyleXfs"))
            home.append(_renumbered(formats[number], parts))
            _count(home)
            if style is not None:
                _add_cell_style(owner, style, numbers[number])
    return numbers


def _add_cell_style(owner: etree._Element, style: etree._Element, number: int) -> None:
    home = _collection(owner, "cellStyles")
    added = deepcopy(style)
    added.set("xfId", str(number))
    home.append(added)
    _count(home)


def _merge_table_styles(owner: etree._Element, ours: etree._Element, differential: Sequence[int]) -> None:
    styles = list(_elements(ours, "tableStyles"))
    if not styles:
        return
    home = _collection(owner, "tableStyles")
    known = {style.get("name") for style in home}
    for style in styles:
        if style.get("name") not in known:
            added = deepcopy(style)
            for element in added.iter():
                if element.get("dxfId"):
                    element.set("dxfId", str(differential[int(element.get("dxfId", "0"))]))
            home.append(added)
    _count(home)


def _renumbered(xf: etree._Element, parts: Mapping[str, Mapping[int, int]]) -> etree._Element:
    copy = deepcopy(xf)
    for attribute, numbers in parts.items():
        value = copy.get(attribute)
        if value is not None:
            copy.set(attribute, str(numbers[int(value)]))
    return copy


def _with_number(dxf: etree._Element, numbers: Mapping[int, int]) -> etree._Element:
    copy = deepcopy(dxf)
    for element in children(copy, "numFmt"):
        number = int(element.get("numFmtId", "0"))
        element.set("numFmtId", str(numbers[number]))
    return copy


def _all_formats(root: etree._Element) -> Iterator[etree._Element]:
    yield from _elements(root, "numFmts")
    for dxf in _elements(root, "dxfs"):
        yield from children(dxf, "numFmt")


def _elements(root: etree._Element, collection: str) -> Iterator[etree._Element]:
    return (element for element in children(root, collection) for element in element if isinstance(element.tag, str))


def _collection(root: etree._Element, name: str) -> etree._Element:
    """The collection of that name, made at its place in the schema's order where it is missing."""
    found = children(root, name)
    if found:
        return found[0]
    before = _ORDER[: _ORDER.index(name)]
    position = sum(1 for child in root if local(child) in before or not isinstance(child.tag, str))
    made = etree.Element(f"{{{MAIN}}}{name}", count="0")
    root.insert(position, made)
    return made


def _count(home: etree._Element) -> None:
    home.set("count", str(sum(1 for child in home if isinstance(child.tag, str))))


def _style_key(style: etree._Element) -> str:
    """Excel translates the names of its own styles (Standaard, Hyperlink); the number behind them stays."""
    return style.get("builtinId") or style.get("name", "").casefold()


def _key(element: etree._Element) -> _Key:
    """What an element means, however a program spells it: order within a font, "true" for "1", defaults left out."""
    attributes = sorted((str(name), "1" if value == "true" else str(value)) for name, value in element.items())
    meaningful = tuple((name, value) for name, value in attributes if not _is_default(local(element), name, value))
    inner = [_key(child) for child in element if isinstance(child.tag, str)]
    if local(element) == "font":
        inner.sort(key=repr)
    if local(element) == "border":
        inner = [key for key in inner if key[1] or key[3]]  # <left/> is no line at all
    return local(element), meaningful, (element.text or "").strip(), tuple(inner)


def _is_default(tag: str, name: str, value: str) -> bool:
    if tag == "xf":
        return (name in ("quotePrefix", "pivotButton") and value in _OFF) or (name.startswith("apply") and value in _ON)
    if tag == "numFmt":
        return name == "numFmtId"  # the code says it; the number is dealt out anew by every program
    if tag in ("u", "patternFill"):
        return value in ("single", "none")
    return name == "val" and value in _ON and tag in ("b", "i", "strike", "outline", "shadow", "condense", "extend")
