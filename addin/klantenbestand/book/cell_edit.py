"""Cells of a data sheet changed one by one in the sheet's XML: rows without a change are not even parsed.

Style, width, validation, comment and everything else of the cell and the sheet stay. A text goes into the cell itself,
a formula that was there goes. A cell of an array formula is not changed: Excel lets nobody do that either.
"""

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from klantenbestand.book.ooxml import area_position, column_letters, parse_xml
from klantenbestand.book.row_edit import CellContent, Row
from klantenbestand.book.sheet_rewrite import xml_bytes

Position = tuple[int, int]  # row and column, from 1

_ENCODING = re.compile(rb"""<\?xml[^>]*?encoding=["']([\w-]+)["']""")
_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?worksheet(?=[\s>])([^>]*)>")
_SHEET_DATA = re.compile(rb"<((?:[A-Za-z_][\w.-]*:)?)sheetData\s*(/?)>")
_ROW = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?row(?=[\s/>])([^>]*)>")
_NUMBER = re.compile(rb"""\sr\s*=\s*["']([0-9]+)["']""")
_DIMENSION = re.compile(rb"""(<(?:[\w.-]+:)?dimension\s[^>]*?ref=["'])([A-Z0-9:]+)""")
_ARRAY = re.compile(rb"""<(?:[\w.-]+:)?f\s[^>]*?t=["'](?:array|dataTable)["'][^>]*>""")
_REF = re.compile(rb"""\sref=["']([A-Z0-9:$]+)["']""")
_COLUMN = re.compile(rb"<(?:[\w.-]+:)?col(?=\s)[^>]*>")
_ATTRIBUTE = re.compile(rb"""\s(min|max|style)=["']([0-9]+)["']""")
_ODD = (b"<![CDATA[", b"<!--", b"\0")
_OF_SHARED = ("t", "si", "ref")


@dataclass(frozen=True)
class EditedSheet:
    """The new XML of a sheet, whether a formula went, and the cells that could not be changed (array formulas)."""

    data: bytes
    formula_gone: bool
    refused: tuple[Position, ...]


@dataclass(frozen=True)
class _Place:
    """Where a row stands in the XML; `start` is `end` for one that is still to come there."""

    number: int
    start: int
    end: int


def set_cells(
    sheet: bytes,
    changes: Mapping[Position, CellContent],
    styles: Mapping[Position, int] | None = None,
    date_1904: bool = False,
) -> EditedSheet:
    """The sheet with these values in its cells (None: emptied); new rows and cells where there were none.

    `styles` are for cells that have no style of their own; without, they take that of their row or column. Raises
    ValueError for what no cell can hold.
    """
    sheet = _ordinary(sheet)
    arrays = _arrays(sheet)
    refused = tuple(sorted(position for position in changes if any(_within(position, area) for area in arrays)))
    by_row: dict[int, dict[int, CellContent]] = {}
    for (row, column), content in changes.items():
        if (row, column) not in refused:
            by_row.setdefault(row, {})[column] = content
    known, columns, gone = styles or {}, _column_styles(sheet), []

    def change(row: Row, number: int) -> None:
        for column, content in sorted(by_row[number].items()):
            style = known.get((number, column), columns.get(column))
            gone.append(row.set(column, content, style, date_1904))

    sheet = _with_rows(_without_shared(sheet, by_row), by_row, change)
    filled = [(row, column) for row, cells in by_row.items() for column in cells if cells[column] is not None]
    return EditedSheet(_with_dimension(sheet, filled), any(gone), refused)


def styles_of_row(sheet: bytes, number: int) -> dict[int, int]:
    """The styles of the cells of a row, by column."""
    found: dict[int, int] = {}
    _with_rows(sheet, [number], lambda row, _number: found.update(row.styles()))
    return found


def _column_styles(sheet: bytes) -> dict[int, int]:
    """The style of each column that has one."""
    head = sheet[: found.start()] if (found := _SHEET_DATA.search(sheet)) else b""
    styles: dict[int, int] = {}
    for element in _COLUMN.findall(head):
        said = {name: int(value) for name, value in _ATTRIBUTE.findall(element)}
        if b"style" in said:
            for column in range(said.get(b"min", 1), said.get(b"max", 0) + 1):
                styles[column] = said[b"style"]
    return styles


def _ordinary(sheet: bytes) -> bytes:
    """The sheet in UTF-8, without comments and sections in which `<row` would be text."""
    declared = _ENCODING.search(sheet[:200])
    if (declared is None or declared[1].lower() == b"utf-8") and not any(mark in sheet for mark in _ODD):
        return sheet
    root = parse_xml(sheet)
    etree.strip_tags(root, etree.Comment)
    return xml_bytes(root)


def _with_rows(sheet: bytes, numbers: Iterable[int], change: Callable[[Row, int], None]) -> bytes:
    """The sheet with these rows changed, made where they were missing."""
    root, home = _ROOT.search(sheet), _SHEET_DATA.search(sheet)
    if root is None or home is None:
        raise ValueError("not a worksheet")
    if home[2]:  # <sheetData/>
        opened = b"<%ssheetData></%ssheetData>" % (home[1], home[1])
        return _with_rows(sheet[: home.start()] + opened + sheet[home.end() :], numbers, change)
    pieces, done = [], 0
    for place in _located(sheet, home, sorted(numbers)):
        old = sheet[place.start : place.end] or b'<%srow r="%d"/>' % (home[1], place.number)
        row = Row(old, root[1], place.number)
        change(row, place.number)
        pieces += [sheet[done : place.start], row.data()]
        done = place.end
    return b"".join((*pieces, sheet[done:]))


def _located(sheet: bytes, home: "re.Match[bytes]", numbers: Iterable[int]) -> Iterator[_Place]:
    """Where each of these rows stands, or would stand."""
    waiting, end = deque(numbers), home.end()
    for place in _rows(sheet, home):
        while waiting and waiting[0] < place.number:
            yield _Place(waiting.popleft(), place.start, place.start)
        if waiting and waiting[0] == place.number:
            waiting.popleft()
            yield place
        if not waiting:
            return
        end = place.end
    for number in waiting:
        yield _Place(number, end, end)


def _rows(sheet: bytes, home: "re.Match[bytes]") -> Iterator[_Place]:
    """The rows of a sheet; one without a number follows the one before."""
    closing, number, at = b"</%srow>" % home[1], 0, home.end()
    while (found := _ROW.search(sheet, at)) is not None:
        said = _NUMBER.search(found[1])
        number = int(said[1]) if said else number + 1
        at = found.end()
        if not found[1].endswith(b"/"):
            at = sheet.index(closing, at) + len(closing)
        yield _Place(number, found.start(), at)


def _without_shared(sheet: bytes, by_row: Mapping[int, Mapping[int, CellContent]]) -> bytes:
    """The sheet in which no other cell needs the formula of a cell that is about to change.

    Of a formula that was filled down, a file holds only the first in full; the others refer to it.
    """
    masters: dict[str, tuple[Position, str]] = {}

    def find(row: Row, number: int) -> None:
        for column, formula in row.formulas().items():
            if column in by_row[number] and formula.get("t") == "shared" and formula.text:
                masters[formula.get("si", "")] = ((number, column), formula.text)

    if b"shared" in sheet:
        _with_rows(sheet, by_row, find)
    return _written_out(sheet, masters) if masters else sheet


def _written_out(sheet: bytes, masters: Mapping[str, tuple[Position, str]]) -> bytes:
    """The sheet in which each user of these shared formulas (by number) has it in full."""

    def write_out(row: Row, number: int) -> None:
        for column, formula in row.formulas().items():
            if formula.get("t") == "shared" and formula.get("si") in masters:
                position, text = masters[formula.get("si", "")]
                formula.text = _moved(text, position, (number, column))
                for attribute in _OF_SHARED:
                    formula.attrib.pop(attribute, "")

    marks = [f'"{number}"'.encode() for number in masters]
    home = _SHEET_DATA.search(sheet)
    places = _rows(sheet, home) if home else ()
    rows = ((place.number, sheet[place.start : place.end]) for place in places)
    users = [number for number, row in rows if b"shared" in row and any(mark in row for mark in marks)]
    return _with_rows(sheet, users, write_out)


def _moved(formula: str, origin: Position, place: Position) -> str:
    """A formula as it reads in another cell when it is filled to there."""
    from openpyxl.formula.translate import Translator  # heavy, and needed only for this

    return str(Translator(f"={formula}", _name(origin)).translate_formula(_name(place))).removeprefix("=")


def _name(position: Position) -> str:
    return f"{column_letters(position[1])}{position[0]}"


def _arrays(sheet: bytes) -> list[tuple[int, int, int, int]]:
    """The areas of array formulas over more than one cell."""
    refs = (_REF.search(found[0]) for found in _ARRAY.finditer(sheet))
    areas = [area_position(ref[1].decode()) for ref in refs if ref is not None]
    return [area for area in areas if area[:2] != area[2:]]


def _within(position: Position, area: tuple[int, int, int, int]) -> bool:
    return area[0] <= position[0] <= area[2] and area[1] <= position[1] <= area[3]


def _with_dimension(sheet: bytes, filled: Iterable[Position]) -> bytes:
    """The sheet that says truly from where to where there are cells, which some readers believe."""
    said = _DIMENSION.search(sheet, 0, 1 << 16)
    if said is None:
        return sheet
    first_row, first_column, last_row, last_column = area_position(said[2].decode())
    for row, column in filled:
        first_row, first_column = min(first_row, row), min(first_column, column)
        last_row, last_column = max(last_row, row), max(last_column, column)
    reference = f"{_name((first_row, first_column))}:{_name((last_row, last_column))}".encode()
    return sheet[: said.start(2)] + reference + sheet[said.end(2) :]
