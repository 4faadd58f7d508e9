"""Clickable e-mail and web addresses, as Excel makes them of what is typed: they leave with their row and come back.

Such a link says what stands in its cell. One with a tip of its own, with another text, or to a place in a workbook is
not plain: not all of it can be read back from an open workbook on Windows and on a Mac.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from io import BytesIO

from lxml import etree

from klantenbestand.book.cell_contents import contents_of
from klantenbestand.book.cell_looks import RowLooks, sheet_part
from klantenbestand.book.ooxml import OFFICE_RELS, PACKAGE_RELS, area_position, children, local, parse_xml
from klantenbestand.book.package import Package
from klantenbestand.book.protocol import Area, CellContent, CellPlace
from klantenbestand.book.relations import add_relation, rels_part
from klantenbestand.book.row_edit import Row
from klantenbestand.book.sheet_rewrite import xml_bytes
from klantenbestand.book.sheet_rows import around_rows, cell_name, ordinary, rows_of, with_rows
from klantenbestand.book.transplant import Change, write_change
from klantenbestand.words.frozen import frozen

NO_LINK = ""

_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_ADDRESS = re.compile(r"(?:mailto:|https?://)[\x21\x22\x24\x26-\x7e]{1,240}", re.IGNORECASE)  # no %, # or space
_SCHEME = re.compile(r"mailto:|https?://", re.IGNORECASE)
_NEAR = 200  # rows on each side in which a cell is looked for that looks as one should
# what stands before the links of a sheet
_BEFORE = frozenset(
    {"sheetData", "sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState"}
    | {"dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting", "dataValidations"}
)


_Area = tuple[int, int, int, int]  # as `area_position`


@frozen
class _Link:
    """A link of a sheet: the cells that it covers, and its address if that is all there is to it."""

    area: _Area
    address: str


def links_of(package: Package, sheet: str, rows: Collection[int]) -> dict[CellPlace, str]:
    """The addresses of the plain links in these rows. A cell without one, and not dressed as one either, is NO_LINK in
    a column in which there are links."""
    links, rows = list(_links(package, sheet)), set(rows)
    columns = {column for one in links for column in range(one.area[1], one.area[3] + 1)}
    if not columns:
        return {}
    covered = {place for one in links for place in _places(one, rows)}
    styles = RowLooks(package, sheet, rows)
    found = {
        (row, column): NO_LINK
        for row in rows
        for column in columns
        if (row, column) not in covered and not styles.look(row, column).is_link
    }
    return found | _plain(package, sheet, links, rows)


def odd_links(package: Package, sheet: str, rows: Collection[int]) -> set[CellPlace]:
    """The cells of these rows with a link that is not plain, or not dressed as Excel dresses one."""
    links, rows = list(_links(package, sheet)), set(rows)
    plain, styles = _plain(package, sheet, links, rows), RowLooks(package, sheet, rows)
    covered = {place for one in links for place in _places(one, rows)}
    return {place for place in covered if place not in plain or not styles.look(*place).is_link}


def same_address(one: str, other: str) -> bool:
    """Whether two addresses are the same to Excel, which puts a slash behind the name of a site.

    >>> same_address("http://www.jansen.nl", "http://www.jansen.nl/"), same_address("mailto:a@b.nl", "mailto:c@b.nl")
    (True, False)
    """
    return one.rstrip("/").casefold() == other.rstrip("/").casefold()


@frozen
class LookModel:
    """A cell that looks as another must, and the number of its format."""

    row: int
    column: int
    style: int


def models_of(
    package: Package, area: Area, links: Mapping[CellPlace, str], without: Collection[int] = ()
) -> dict[CellPlace, LookModel]:
    """For each of these places the nearest cell that is dressed as a link, or (NO_LINK) is not: in its column, else in
    another one with the same conditional formats; not in the rows `without`."""
    if not links:
        return {}
    data = ordinary(package.read(sheet_part(package, area.sheet)))
    there = [place.number for place in rows_of(data) if place.number > area.header_row and place.number not in without]
    near = {row: _near(there, row) for row, _ in links}
    looks = RowLooks(package, area.sheet, {one for ones in near.values() for one in ones})
    rules = _rules(data)
    found = {}
    for (row, column), address in links.items():
        for at in _candidates(area, near[row], column, rules):
            if looks.look(*at).is_link == (address != NO_LINK):
                found[row, column] = LookModel(*at, looks.style(*at))
                break
    return found


def _candidates(area: Area, rows: Sequence[int], column: int, rules: Sequence[_Area]) -> Iterator[CellPlace]:
    """The cells of a column, then those near it in other columns."""
    yield from ((row, column) for row in rows)
    others = sorted(range(area.first_column, area.last_column + 1), key=lambda one: abs(one - column))
    for row in rows[:1]:
        own = {one for one in rules if _covers(one, (row, column))}
        yield from ((row, one) for one in others if own == {each for each in rules if _covers(each, (row, one))})


def _rules(data: bytes) -> list[_Area]:
    """The areas of conditional formats."""
    found: list[str] = []
    for each in _frame(data).iter():
        if local(each) == "conditionalFormatting":
            found += [each.get("sqref") or "", *(one.text or "" for one in children(each, "sqref"))]
    return [area_position(area) for text in found for area in text.split()]


def _covers(area: _Area, place: CellPlace) -> bool:
    return area[0] <= place[0] <= area[2] and area[1] <= place[1] <= area[3]


def _near(rows: Sequence[int], row: int) -> list[int]:
    """Of these rows, in order, those near a row, the nearest first."""
    at = bisect_left(rows, row)
    return sorted(rows[max(at - _NEAR, 0) : at + _NEAR], key=lambda one: abs(one - row))


def with_links(package: Package, area: Area, links: Mapping[CellPlace, str]) -> Package:
    """The workbook with these links in cells of a sheet, which are dressed as such; NO_LINK: dressed as none."""
    part, models = sheet_part(package, area.sheet), models_of(package, area, links)
    made = {place: address for place, address in links.items() if address != NO_LINK}

    def dress(row: Row, number: int) -> None:
        for place, model in models.items():
            if place[0] == number:
                row.dress(place[1], model.style)

    return _linked(package, part, with_rows(ordinary(package.read(part)), {row for row, _ in models}, dress), made)


def followed(package: Package, sheet: str, cells: Mapping[CellPlace, CellContent]) -> dict[CellPlace, str]:
    """What the plain links in cells must lead to once these contents stand there: an address that is corrected and
    still opens a mail to the old one is worse than none."""
    texts = {place: content for place, content in cells.items() if isinstance(content, str)}
    part = next((one.part for one in package.sheets if one.name == sheet and one.kind == "worksheet"), "")
    has_links = part and texts and any(rel.kind == "hyperlink" for rel in package.rels_of(part).values())
    links = list(_links(package, sheet)) if has_links else []  # a sheet of purchases is large
    plain = _plain(package, sheet, links, {row for row, _ in texts}) if links else {}
    found = {place: _like(address, texts[place]) for place, address in plain.items() if place in texts}
    return {place: address for place, address in found.items() if address and not same_address(address, plain[place])}


def _like(address: str, text: str) -> str:
    """The address of another text, "" where that is none: mail stays mail.

    >>> _like("mailto:jo@a.nl", "jo@b.nl"), _like("http://a.nl/", "www.b.nl"), _like("mailto:jo@a.nl", "geen")
    ('mailto:jo@b.nl', 'http://www.b.nl', '')
    """
    scheme = _SCHEME.match(address)
    made = (scheme[0] if scheme else "") + _SCHEME.sub("", text.strip(), count=1)
    is_mail = made.casefold().startswith("mailto:")
    return made if _ADDRESS.fullmatch(made) and is_mail == ("@" in made) else ""


def with_addresses(package: Package, sheet: str, links: Mapping[CellPlace, str]) -> Package:
    """The workbook in which these cells lead there; how they look stays."""
    part = sheet_part(package, sheet)
    return _linked(package, part, ordinary(package.read(part)), links) if links else package


def _linked(package: Package, part: str, data: bytes, made: Mapping[CellPlace, str]) -> Package:
    name = package.find(rels_part(part))
    rels = package.xml(name) if name else parse_xml(f'<Relationships xmlns="{PACKAGE_RELS}"/>'.encode())
    data, dropped = _with_elements(data, {place: _relation(rels, address) for place, address in made.items()})
    for each in [one for one in children(rels, "Relationship") if one.get("Id") in dropped]:
        rels.remove(each)  # an address that was taken away stands nowhere any more
    parts = {name or rels_part(part): xml_bytes(rels)} if made else {}
    stream = BytesIO()
    write_change(package, Change({part: data, **(parts if name else {})}, added={} if name else parts), stream)
    return Package(stream.getvalue(), package.file)


def _links(package: Package, sheet: str) -> Iterator[_Link]:
    part = sheet_part(package, sheet)
    data = ordinary(package.read(part))
    if b"hyperlink" not in data:
        return
    rels = package.rels_of(part)
    for each in children(_frame(data), "hyperlinks", "hyperlink"):
        said = {str(name).rpartition("}")[2]: str(value) for name, value in each.attrib.items()}
        rel = rels.get(said.get("id", ""))
        is_plain = rel is not None and rel.external and not said.get("location") and not said.get("tooltip")
        yield _Link(area_position(said["ref"]), rel.target if rel is not None and is_plain else "")


def _frame(data: bytes) -> etree._Element:
    """A sheet without its rows."""
    head, rows, tail = around_rows(data)
    return parse_xml(head + _empty(rows) + tail)


def _empty(rows: bytes) -> bytes:
    return rows[: rows.index(b"sheetData")] + b"sheetData/>"


def _places(link: _Link, rows: Collection[int]) -> Iterator[CellPlace]:
    top, left, bottom, right = link.area
    if top == bottom and top not in rows:
        return
    for row in rows:
        if top <= row <= bottom:
            yield from ((row, column) for column in range(left, right + 1))


def _plain(package: Package, sheet: str, links: Collection[_Link], rows: Collection[int]) -> dict[CellPlace, str]:
    """The links of one cell each that say what stands in it."""
    wanted = set(rows)
    ones = [one for one in links if one.area[0] in wanted and one.area[:2] == one.area[2:]]
    contents = contents_of(package, sheet, {one.area[0] for one in ones}) if ones else {}
    found: dict[CellPlace, str] = {}
    twice = set()
    for one in ones:
        place = one.area[:2]
        twice |= {place} & found.keys()
        if _says(one.address, contents.get(place)):
            found[place] = one.address
    return {place: address for place, address in found.items() if place not in twice}


def _says(address: str, content: CellContent) -> bool:
    if not isinstance(content, str) or not _ADDRESS.fullmatch(address):
        return False
    return same_address(_SCHEME.sub("", address, count=1), _SCHEME.sub("", content, count=1))


def _relation(rels: etree._Element, address: str) -> str:
    """The id of a relation to an address."""
    made = add_relation(rels, _KIND)
    element = next(each for each in children(rels, "Relationship") if each.get("Id") == made)
    element.set("Target", address)
    element.set("TargetMode", "External")
    return made


def _with_elements(data: bytes, ids: Mapping[CellPlace, str]) -> tuple[bytes, set[str]]:
    """The sheet with a link of that id in each of these cells, and the ids that no link has any more."""
    if not ids:
        return data, set()
    head, rows, tail = around_rows(data)
    root = parse_xml(head + _empty(rows) + tail)
    space = root.tag.rpartition("}")[0] + "}"
    home = next(iter(children(root, "hyperlinks")), None)
    if home is None:
        home = etree.Element(f"{space}hyperlinks")
        [each for each in root if local(each) in _BEFORE][-1].addnext(home)
    names = {cell_name(place) for place in ids}
    dropped = set()
    for old in [each for each in home if each.get("ref") in names]:
        dropped |= _ids(old)
        home.remove(old)
    for place, number in ids.items():
        link = etree.SubElement(home, f"{space}hyperlink", nsmap={"r": OFFICE_RELS})
        link.set("ref", cell_name(place))
        link.set(f"{{{OFFICE_RELS}}}id", number)
    made = xml_bytes(root)
    head, found, tail = made.partition(_empty(rows))
    if not found:
        raise ValueError("not a worksheet")
    return head + rows + tail, dropped - {one for each in home for one in _ids(each)}


def _ids(link: etree._Element) -> set[str]:
    return {str(value) for name, value in link.attrib.items() if str(name).endswith("}id")}
