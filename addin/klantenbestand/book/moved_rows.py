"""How a workbook reads once rows of a table were taken out of it, or empty ones put in: what Excel makes of it.

Only for reading on: Excel itself moves the rows, and all that refers to them, in the open workbook.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Mapping
from html import escape, unescape
from io import BytesIO

from klantenbestand.book.ooxml import column_number
from klantenbestand.book.outline import SheetTable
from klantenbestand.book.package import Package
from klantenbestand.book.protocol import Area
from klantenbestand.book.row_references import shifted
from klantenbestand.book.shared_formulas import without_shared
from klantenbestand.book.sheet_rows import ordinary, rows_of
from klantenbestand.book.table_growth import grown_table
from klantenbestand.book.taken_away import table_of
from klantenbestand.book.transplant import Change, write_change

_ROW_NUMBER = re.compile(rb'(?<=[\s])r="[0-9]+"')
_CELL_NUMBER = re.compile(rb'(<c r="[A-Z]+)[0-9]+')
_LINKED = re.compile(rb'(<hyperlink\s[^>]*?ref=")([A-Z]+)([0-9]+)(?=")([^>]*?/>)')
_FORMULA = re.compile(rb"(<f(?:\s[^>]*)?>)([^<]+)(</f>)")

NewRow = Callable[[int], int | None]


def removal(rows: Collection[int]) -> NewRow:
    """Where each row stands once these are gone; None for those.

    >>> [removal([3, 5])(row) for row in (2, 3, 4, 6)]
    [2, None, 3, 4]
    """
    gone, ordered = set(rows), sorted(rows)
    return lambda row: None if row in gone else row - bisect_left(ordered, row)


def insertion(gaps: Mapping[int, int]) -> NewRow:
    """Where each row stands once so many empty rows came before these.

    >>> [insertion({3: 2})(row) for row in (2, 3, 4)]
    [2, 5, 6]
    """
    ordered = sorted(gaps)
    sums = [sum(gaps[row] for row in ordered[:at]) for at in range(len(ordered) + 1)]
    return lambda row: row + sums[bisect_left(ordered, row + 1)]


def with_moved(package: Package, area: Area, last: int, new_row: NewRow) -> Package:
    """The workbook in which the rows of an area, down to `last`, stand elsewhere or nowhere; its table goes along."""
    table, part = table_of(package, area), _part(package, area)
    data = ordinary(package.read(part))
    rows = range(area.header_row + 1, last + 1)
    gone = [row for row in rows if new_row(row) is None]
    if gone:
        data = without_shared(data, {row: dict.fromkeys(range(1, area.last_column + 1)) for row in gone})
    end = max((row for row in map(new_row, rows) if row is not None), default=area.header_row)
    edited = {part: _renumbered(data, area, last, end, new_row)}
    edited |= {table.part: grown_table(package.read(table.part), _end(table, new_row, end))} if table else {}
    stream = BytesIO()
    write_change(package, Change(edited), stream)
    return Package(stream.getvalue(), package.file)


def _end(table: SheetTable, new_row: NewRow, end: int) -> int:
    return new_row(table.last_row) or end


def _part(package: Package, area: Area) -> str:
    return next(one.part for one in package.sheets if one.name == area.sheet and one.kind == "worksheet")


def _renumbered(data: bytes, area: Area, last: int, end: int, new_row: NewRow) -> bytes:
    places = [place for place in rows_of(data) if place.number > area.header_row]
    numbers = {row: new or row for row in range(area.header_row + 1, last + 1) for new in [new_row(row)]}
    pieces, done = [], 0
    for place in places:
        new = new_row(place.number) if place.number <= last else None if place.number <= end else place.number
        if new == place.number:
            continue
        pieces.append(data[done : place.start])
        if new is not None:
            pieces.append(_row(data[place.start : place.end], new, area.sheet, numbers))
        done = place.end
    return b"".join((*pieces, _LINKED.sub(lambda link: _link(link, area, last, new_row), data[done:])))


def _link(link: "re.Match[bytes]", area: Area, last: int, new_row: NewRow) -> bytes:
    """A link of one cell, which goes along with its row."""
    column, row = column_number(link[2].decode()), int(link[3])
    if not (area.header_row < row <= last and area.first_column <= column <= area.last_column):
        return link[0]
    new = new_row(row)
    return b"" if new is None else link[1] + link[2] + str(new).encode() + link[4]


def _row(row: bytes, new: int, sheet: str, numbers: dict[int, int]) -> bytes:
    number = str(new).encode()
    row = _ROW_NUMBER.sub(b'r="' + number + b'"', row, count=1)
    row = _CELL_NUMBER.sub(lambda found: found[1] + number, row)
    return _FORMULA.sub(lambda found: found[1] + _formula(found[2], sheet, numbers) + found[3], row)


def _formula(text: bytes, sheet: str, numbers: dict[int, int]) -> bytes:
    return escape(shifted(unescape(text.decode()), sheet, numbers), quote=False).encode()
