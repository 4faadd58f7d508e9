"""Why a row of a table cannot be taken out of an open workbook: what would be lost, broken or torn from its row.

Only the cells of the table move when a row goes, as when a person deletes a row of a table. What stands beside or below
it would end up at another customer; a note, a link, a picture in a cell would be gone for good. Such a row stays.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from html import unescape

from klantenbestand.book.cell_contents import contents_of
from klantenbestand.book.cell_links import NO_LINK, links_of, models_of, odd_links
from klantenbestand.book.cell_looks import RowLooks
from klantenbestand.book.ooxml import area_position, children, column_letters, local
from klantenbestand.book.outline import Sheet
from klantenbestand.book.package import Package
from klantenbestand.book.protocol import Area, CellFormula
from klantenbestand.book.row_references import EVERY_ROW, NAMED, Bonds, can_return, rows_named, spans_of
from klantenbestand.book.shared_formulas import moved_formula
from klantenbestand.book.shared_strings import rich_among
from klantenbestand.book.sheet_rows import RowPlace, ordinary, rows_of
from klantenbestand.book.taken_away import table_of

FORMULA, NOTE, LINK, PICTURE, LOOKS, COLOUR = "formula", "note", "link", "picture", "looks", "colour"
RULE, MERGED, HIDDEN, BESIDE, ODD = "rule", "merged", "hidden", "beside", "odd"

_FILLED = re.compile(rb'<c r="([A-Z]+)([0-9]+)"[^>]*[^/]>(?!</c>)')
_ARRAY = re.compile(rb'<f\s[^>]*?t="(?:array|dataTable)"[^>]*?ref="([A-Z0-9:]+)"')
_ODD_CELL = re.compile(rb'<c r="[A-Z]+[0-9]+"[^>]*\s(?:vm|cm)="|<f\s[^>]*?t="(?:array|dataTable)"')
_SHARED_STRING = re.compile(rb'<c r="[A-Z]+[0-9]+"[^>]*\st="s"[^>]*><v>([0-9]+)</v>')
_RICH_INLINE = re.compile(rb"<is>(?:(?!</is>).)*<r>", re.DOTALL)
_FOLDED = re.compile(rb'<row\s[^>]*?\s(?:hidden="1"|outlineLevel="[1-7]")')
_MERGE = re.compile(rb'<mergeCell\s[^>]*?ref="([A-Z0-9:]+)"')
_RULES = re.compile(rb"""\ssqref=["']([A-Z0-9: ]+)["']|<xm:sqref>([A-Z0-9: ]+)</xm:sqref>""")
_NOT_RULES = re.compile(
    rb"<(?:sheetViews|ignoredErrors|protectedRanges)[\s>].*?</(?:sheetViews|ignoredErrors|protectedRanges)>", re.DOTALL
)
_FORMULAS_OF_RULES = re.compile(rb"<formula[12]?>([^<]*)</formula[12]?>")
_CONTROLS = ("ctrlProp", "control", "oleObject", "package")


def bonds_of(package: Package, area: Area, last: int, rows: Collection[int]) -> Bonds:
    """What holds the rows of an area, which ends at row `last` (its totals included); `rows` are those that may go."""
    sheet = next(one for one in package.sheets if one.name == area.sheet and one.kind == "worksheet")
    data = ordinary(package.read(sheet.part))
    bonds, first = Bonds(), min(rows)
    if b"<worksheet" not in data[:4000]:
        bonds.hold_until(EVERY_ROW, ODD)
        return bonds
    _stray_cells(data, area, last, first, bonds)
    _folded_rows(package, data, area, last, bonds)
    _own_cells(package, data, rows, bonds)
    _formulas(package, area, last, rows, bonds)
    _areas(data, area, bonds)
    _rules(data, area, last, bonds)
    _hung_on(package, sheet, area, bonds)
    rows_named(package, area, last, bonds)
    _links(package, area, rows, bonds)
    _own_looks(package, area, last, rows, bonds)
    return bonds


def _stray_cells(data: bytes, area: Area, last: int, first: int, bonds: Bonds) -> None:
    """What stands beside the rows from the first one on, or below the table."""
    columns = range(area.first_column, area.last_column + 1)
    from_here = next((place.start for place in rows_of(data) if place.number >= first), len(data))
    inside = "|".join(_letters(columns)).encode()
    outside = re.compile(rb'<c r="(?!(?:%s)[0-9])([A-Z]+)([0-9]+)"[^>]*[^/]>(?!</c>)' % inside)
    strays = [int(found[2]) for found in outside.finditer(data, from_here)]
    below = [place for place in rows_of(data) if place.number > last]
    strays += [place.number for place in below if _FILLED.search(data, place.start, place.end)]
    if strays:
        bonds.hold_until(min(max(strays), EVERY_ROW), BESIDE)


def _letters(columns: range) -> Iterator[str]:
    return (column_letters(column) for column in columns)


def _folded_rows(package: Package, data: bytes, area: Area, last: int, bonds: Bonds) -> None:
    """Rows that are hidden or can be folded away: other customers would come to stand there."""
    if _is_filtered(package, area):
        return
    for place in rows_of(data):
        if area.header_row < place.number <= last and _FOLDED.match(data, place.start):
            bonds.hold_until(place.number, HIDDEN)


def _own_cells(package: Package, data: bytes, rows: Collection[int], bonds: Bonds) -> None:
    """What stands in the rows themselves that could not be put back."""
    strings: dict[int, list[int]] = {}
    for place in rows_of(data):
        if place.number in rows:
            row = data[place.start : place.end]
            _held_by_cells(row, place, bonds)
            for number in _SHARED_STRING.findall(row):
                strings.setdefault(int(number), []).append(place.number)
    for number in rich_among(package, strings):
        for row_number in strings[number]:
            bonds.hold(row_number, LOOKS)


def _links(package: Package, area: Area, rows: Collection[int], bonds: Bonds) -> None:
    for row, column in sorted(odd_links(package, area.sheet, rows)):
        if area.first_column <= column <= area.last_column:
            bonds.hold(row, LINK)


def _own_looks(package: Package, area: Area, last: int, rows: Collection[int], bonds: Bonds) -> None:
    """A row that comes back is dressed as the one above it; one that looks otherwise than that stays. Not for what
    Excel gives to a cell with a link, or (as long as another cell looks so) for that this cell has none of it."""
    wanted = {row: _dresser(row, area.header_row + 1, last, rows) for row in rows}
    looks = RowLooks(package, area.sheet, {*wanted, *wanted.values()})
    links = links_of(package, area.sheet, rows)
    columns = range(area.first_column, area.last_column + 1)
    otherwise = [
        (row, column)
        for row, other in wanted.items()
        for column in columns
        if looks.look(row, column) != looks.look(other, column)
    ]
    models = models_of(package, area, {at: NO_LINK for at in otherwise if links.get(at) == NO_LINK}, rows)
    there = RowLooks(package, area.sheet, {model.row for model in models.values()})
    for row, column in otherwise:
        mine, other = looks.look(row, column), looks.look(wanted[row], column)
        same = mine.rest == other.rest
        if links.get((row, column), NO_LINK) == NO_LINK:
            model = models.get((row, column))
            same = same and other.is_link and model is not None and there.look(model.row, model.column) == mine
        if not same:
            bonds.hold(row, COLOUR)


def _dresser(row: int, first: int, last: int, rows: Collection[int]) -> int:
    """The nearest row above this one that stays, else the nearest below; the row itself where there is none."""
    above = (at for at in range(row - 1, first - 1, -1) if at not in rows)
    return next(above, 0) or next((at for at in range(row + 1, last + 1) if at not in rows), row)


def _held_by_cells(row: bytes, place: RowPlace, bonds: Bonds) -> None:
    if _ODD_CELL.search(row):
        bonds.hold(place.number, PICTURE if b' vm="' in row else FORMULA)
    if b"<is>" in row and _RICH_INLINE.search(row):
        bonds.hold(place.number, LOOKS)


def _is_filtered(package: Package, area: Area) -> bool:
    """Whether rows are hidden by the filter of the table, which is taken away before rows move."""
    table = table_of(package, area)
    return table is not None and bool(children(package.xml(table.part), "autoFilter", "filterColumn"))


def _formulas(package: Package, area: Area, last: int, rows: Collection[int], bonds: Bonds) -> None:
    """A formula comes back as it stands in the row above or below by then, where the owner may have put in columns; so
    one that is not the formula of the column stays with its row."""
    others = {row: _dresser(row, area.header_row + 1, last, rows) for row in rows}
    contents = contents_of(package, area.sheet, {*rows, *others.values()})
    for (row, column), content in contents.items():
        if row in others and isinstance(content, CellFormula) and content.text != content.shown:
            other = contents.get((others[row], column))
            same = isinstance(other, CellFormula) and _filled_to(other.text, (others[row], column), row) == content.text
            if not same or not can_return(content.text, row, area):
                bonds.hold(row, FORMULA)


def _filled_to(formula: str, place: tuple[int, int], row: int) -> str:
    return formula if place[0] == row else moved_formula(formula, place, (row, place[1]))


def _areas(data: bytes, area: Area, bonds: Bonds) -> None:
    """Merged cells and formulas over several cells, which Excel does not tear."""
    for found, why in [
        *((each, MERGED) for each in _MERGE.findall(data)),
        *((each, FORMULA) for each in _ARRAY.findall(data)),
    ]:
        top, left, bottom, right = area_position(found.decode())
        if (top, left) != (bottom, right) and left <= area.last_column and right >= area.first_column:
            bonds.hold_until(bottom, why)


def _rules(data: bytes, area: Area, last: int, bonds: Bonds) -> None:
    """Drop-downs and conditional formats: a row at the end of one stays, but for the end of the table itself, which
    they follow when it grows again."""
    ends = data.rfind(b"</sheetData>")
    head = data[: data.find(b"<sheetData")]
    for part in (head, data[ends:]):
        for plain, extended in _RULES.findall(_NOT_RULES.sub(b"", part)):
            for each in (plain or extended).decode().split():
                top, left, bottom, right = area_position(each)
                if left > area.last_column or right < area.first_column:
                    continue
                if top > area.header_row:
                    bonds.hold(top, RULE)
                if bottom != last:
                    bonds.hold(bottom, RULE)
    for formula in _FORMULAS_OF_RULES.findall(data, ends):
        for span in spans_of(unescape(formula.decode("utf-8", "replace"))):
            if span.fixed and not span.sheet and span.last > area.header_row:
                bonds.hold(span.first, NAMED)
                bonds.hold(span.last, NAMED)


def _hung_on(package: Package, sheet: Sheet, area: Area, bonds: Bonds) -> None:
    """Notes, talks, pictures, charts and controls."""
    for rel in package.rels_of(sheet.part).values():
        if rel.kind in ("comments", "threadedComment") and rel.target:
            for element in package.xml(rel.target).iter():
                if isinstance(element.tag, str) and element.get("ref"):
                    row, column, *_ = area_position(element.get("ref", ""))
                    inside = area.first_column <= column <= area.last_column
                    bonds.hold(row, NOTE) if inside else bonds.hold_until(row, BESIDE)
        elif rel.kind == "drawing" and rel.target:
            for last in _drawn(package, rel.target, area):
                bonds.hold_until(last, PICTURE)
        elif rel.kind in _CONTROLS:
            bonds.hold_until(EVERY_ROW, PICTURE)


def _drawn(package: Package, part: str, area: Area) -> Iterator[int]:
    """The last row of each drawing that lies over columns of the area."""
    for anchor in package.xml(part):
        corners: Mapping[str, Mapping[str, int]] = {
            local(corner): {local(each): int(each.text or 0) for each in corner if local(each) in ("row", "col")}
            for corner in anchor
            if local(corner) in ("from", "to")
        }
        start = corners.get("from")
        if start is None:
            continue
        end = corners.get("to", start)
        if start["col"] < area.last_column and end["col"] + 1 >= area.first_column:
            yield end["row"] + 1
