"""Sheets of a workbook of tabs into the owner's package, without opening what is his.

    change = transplant(owner, tabs, placements, remove)
    write_change(owner, change, stream)

Of his parts only workbook.xml, its relations, styles.xml and [Content_Types].xml are edited; all others are copied as
compressed bytes. What hung only on our old sheets goes, whatever another program has named it since.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import field
from typing import IO

from lxml import etree

from klantenbestand.book.adopted import Adopted, Contents, TableNumbers, adopt
from klantenbestand.book.content_types import declare
from klantenbestand.book.finished_sheets import finish
from klantenbestand.book.ooxml import MAIN, children, parse_xml
from klantenbestand.book.outline import DefinedName
from klantenbestand.book.package import Package
from klantenbestand.book.part_names import PartNames
from klantenbestand.book.placement import Placement
from klantenbestand.book.raw_zip import RawZipWriter
from klantenbestand.book.relations import add_relation, only_through, reachable, rels_part, set_target
from klantenbestand.book.sheet_rewrite import xml_bytes
from klantenbestand.book.styles_merge import StyleMap, merge_styles
from klantenbestand.book.workbook_xml import SheetNews, edit_workbook
from klantenbestand.words.frozen import frozen

_TYPES = "[Content_Types].xml"
_WORKSHEET = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
_STYLES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"
_STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
HEAD = 1 << 16  # bytes in which the views of a sheet stand
_SELECTED = re.compile(rb'\s+tabSelected="(?:1|true)"')

Rows = Callable[[bytes], Iterator[bytes | memoryview]]


@frozen
class Change:
    """What becomes of a package: parts with other contents, parts that go, parts that come (see `Adopted`).
    `plain_formats`: cell formats for which there was no room."""

    edited: Mapping[str, bytes]
    removed: Collection[str] = ()
    added: Mapping[str, Contents] = field(default_factory=dict)
    plain_formats: int = 0


def transplant(
    owner: Package,
    tabs: Package,
    placements: Sequence[Placement],
    remove: Collection[int] = (),
    *,
    activate: str = "",
    book_names: Sequence[DefinedName] = (),
    unmark: Collection[int] = (),
) -> Change:
    """The change that puts the placed sheets in and takes those at the positions `remove` out.

    `activate` names the sheet to open on; else the owner's stays in front. `book_names` are names of the whole workbook
    that are added where they are missing; `unmark` are positions of sheets of ours that are the owner's from now on.
    Names of sheets and tables must be free (`tab_places`), the owner's package one that may be written.
    """
    old = {*remove, *(place.replaces for place in placements if place.replaces is not None)}
    removed = _removed(owner, old, {part for place in placements for part in place.drawings.parts})
    names = PartNames(name for name in owner.names if name not in removed)
    styles, style_parts = _styles(owner, tabs, names)
    selected = activate or _front_sheet(owner)
    adopted = adopt(
        tabs,
        {place.sheet: _same(place.sheet, selected) for place in placements},
        names,
        styles,
        table_numbers=TableNumbers(
            known={table.name: table.table_id for table in owner.tables},
            taken={table.table_id for table in owner.tables if table.part not in removed},
        ),
    )
    parts, types_added = dict(adopted.parts), dict(adopted.types)
    for place in placements:
        finish(place, adopted.sheets[place.sheet], parts, types_added, names)
    rels = owner.xml(owner.find(rels_part(owner.workbook_part)))
    _drop_relations(rels, owner, remove, removed)
    if style_parts.added:
        set_target(rels, add_relation(rels, _STYLES), next(iter(style_parts.added)), owner.workbook_part)
    root = owner.xml(owner.workbook_part)
    news = [_news(owner, tabs, place, rels, adopted) for place in placements]
    edit_workbook(root, news, set(remove), activate=activate, book_names=book_names, unmarked=unmark)
    types = owner.xml(owner.find(_TYPES))
    added = {**parts, **style_parts.added}
    declare(types, {**types_added, **dict.fromkeys(style_parts.added, _STYLES_TYPE)}, removed)
    edited = {
        owner.workbook_part: xml_bytes(root),
        owner.find(rels_part(owner.workbook_part)): xml_bytes(rels),
        owner.find(_TYPES): xml_bytes(types),
        **style_parts.edited,
    }
    if activate:
        edited.update(_unselected(owner, removed))
    return Change(edited, removed, added, styles.refused)


def write_change(owner: Package, change: Change, stream: IO[bytes]) -> None:
    """The package with the change, as a zip. Raises ZipTooLargeError."""
    writer = RawZipWriter(stream)
    for name in owner.names:
        if name in change.edited:
            writer.add(name, change.edited[name])
        elif name not in change.removed:
            writer.copy(*owner.raw(name))
    for name, contents in change.added.items():
        if isinstance(contents, bytes):
            writer.add(name, contents)
        elif isinstance(contents, tuple):
            package, part = contents
            writer.copy(*package.raw(part), name)
        else:
            writer.add_pieces(name, contents())
    writer.close()


def _removed(owner: Package, positions: Collection[int], needed: Collection[str]) -> set[str]:
    """The parts that go with our old sheets, and their relations; not what is still needed."""
    parts = only_through(owner, [owner.sheets[position].part for position in positions])
    parts -= reachable(owner, needed)
    rels = {owner.find(rels_part(part)) for part in parts} - {""}
    return parts | rels | _stale_chain(owner, {owner.sheets[position].sheet_id for position in positions})


def calculation_chain(owner: Package) -> str:
    """The part that lists the cells with a formula, "" where there is none; Excel makes it anew where it is missing."""
    return _part_of_kind(owner, "calcChain")


def _stale_chain(owner: Package, sheet_ids: Collection[int]) -> set[str]:
    """The calculation chain if it names cells of these sheets: Excel repairs a workbook where such a cell is gone."""
    chain = calculation_chain(owner)
    if not chain or not sheet_ids:
        return set()
    named = {int(number) for number in re.findall(rb'\bi="([0-9]+)"', owner.read(chain))}
    return {chain} if named & set(sheet_ids) else set()


def _drop_relations(rels: etree._Element, owner: Package, remove: Collection[int], removed: Collection[str]) -> None:
    """Takes out the relations to sheets that go for good, and to the calculation chain if that goes."""
    chain = calculation_chain(owner)
    gone = {owner.sheets[position].rel_id for position in remove}
    if chain in removed:
        gone |= {rel_id for rel_id, rel in owner.rels_of(owner.workbook_part).items() if rel.target == chain}
    for element in children(rels, "Relationship"):
        if element.get("Id") in gone:
            rels.remove(element)


def _news(owner: Package, tabs: Package, place: Placement, rels: etree._Element, adopted: Adopted) -> SheetNews:
    source = next(sheet for sheet in tabs.sheets if sheet.name == place.sheet)
    part = adopted.sheets[place.sheet]
    old = None if place.replaces is None else owner.sheets[place.replaces]
    rel_id = add_relation(rels, _WORKSHEET) if old is None else old.rel_id
    set_target(rels, rel_id, part, owner.workbook_part)
    own = {name.name.casefold() for name in place.names}
    brought = [name for name in tabs.defined_names if name.position == source.position]
    names = (*place.names, *(name for name in brought if name.name.casefold() not in own))
    return SheetNews(place.sheet, rel_id, names, place.hidden, place.replaces, place.before)


@frozen
class _StyleParts:
    edited: Mapping[str, bytes] = field(default_factory=dict)
    added: Mapping[str, bytes] = field(default_factory=dict)


def _styles(owner: Package, tabs: Package, names: PartNames) -> tuple[StyleMap, _StyleParts]:
    ours = tabs.xml(_part_of_kind(tabs, "styles"))
    part = _part_of_kind(owner, "styles")
    if not part:
        root = parse_xml(f'<styleSheet xmlns="{MAIN}"/>'.encode())
        merged = merge_styles(root, ours)
        return merged, _StyleParts(added={names.like("xl/styles.xml"): xml_bytes(root)})
    root = owner.xml(part)
    merged = merge_styles(root, ours)
    return merged, _StyleParts(edited={part: xml_bytes(root)} if merged.changed else {})


def _part_of_kind(package: Package, kind: str) -> str:
    rels = package.rels_of(package.workbook_part).values()
    return next((rel.target for rel in rels if rel.kind == kind and rel.target), "")


def _front_sheet(owner: Package) -> str:
    views = children(owner.xml(owner.workbook_part), "bookViews", "workbookView")
    position = int(views[0].get("activeTab", "0")) if views else 0
    return owner.sheets[position].name if position < len(owner.sheets) else ""


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _unselected(owner: Package, removed: Collection[str]) -> dict[str, bytes]:
    """The owner's sheets that are selected, no longer so: two selected sheets would be edited together."""
    edited = {}
    for sheet in owner.sheets:
        if sheet.part in removed:
            continue
        with owner.stream(sheet.part) as stream:
            start = stream.read(HEAD)
        if without_selection(start) != start:
            edited[sheet.part] = without_selection(start) + owner.read(sheet.part)[len(start) :]
    return edited


def without_selection(start: bytes) -> bytes:
    """The first `HEAD` bytes of a sheet that is not selected, though it may have been.

    >>> without_selection(b'<sheetView tabSelected="1" workbookViewId="0"/><sheetData/>')
    b'<sheetView workbookViewId="0"/><sheetData/>'
    """
    head, data, rest = start.partition(b"<sheetData")
    return _SELECTED.sub(b"", head) + data + rest
