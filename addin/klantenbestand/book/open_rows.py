"""Rows of a table of the owner taken out of his open workbook, or put in between, as a person does: by Excel itself.

Only cells of the table move, from the bottom up; what follows them (formulas, names, drop-downs) Excel sees to. What
stands there before and after is read and compared, each time all of it.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from klantenbestand.book.calculated_rows import is_key_header
from klantenbestand.book.cell_contents import contents_of
from klantenbestand.book.cell_links import NO_LINK, links_of
from klantenbestand.book.format_codes import GENERAL, formats_of
from klantenbestand.book.open_cells import block, read_block, read_formulas, write_block
from klantenbestand.book.open_data import ChangedSheet, check_rows, plain_content, set_formats
from klantenbestand.book.open_links import link_cell
from klantenbestand.book.open_session import opened
from klantenbestand.book.open_tables import tables_of
from klantenbestand.book.package import Package
from klantenbestand.book.protocol import Area
from klantenbestand.words.errors import SafetyError
from klantenbestand.words.frozen import frozen

if TYPE_CHECKING:
    import xlwings as xw

Undo = Callable[[Callable[[], None]], None]


@frozen
class RowsOut:
    """Rows that leave an area whose last row (totals included) is `last`; `package` is the workbook before."""

    area: Area
    last: int
    rows: tuple[int, ...]
    package: Package


@frozen
class RowsIn:
    """So many empty rows before each of these rows (as they are numbered before) of an area that ends at `last`."""

    area: Area
    last: int
    gaps: Mapping[int, int]
    package: Package


def take_out(book: "xw.Book", change: RowsOut, date_1904: bool, backup: Path, undo: Undo) -> None:
    """Raises SafetyError where these rows are no longer those of the copy, or others went than these."""
    area = change.area
    sheet = _checked(book, area, change.package)
    touched = dict.fromkeys(((row, area.first_column) for row in change.rows), None)
    check_rows(sheet, ChangedSheet(area.sheet, touched, change.package), date_1904)
    before, first, gone = _body(sheet, area, change.last), area.header_row + 1, list[tuple[int, int]]()
    undo(lambda: _put_back(book, change, gone, date_1904, backup))
    for top, height in reversed(list(_runs(change.rows))):
        _cells(sheet, area, top, height).delete(shift="up")
        gone.append((top, height))
    left = [cells for row, cells in enumerate(before, first) if row not in change.rows]
    _compare(sheet, area, left, change.last - len(change.rows))


def open_gaps(book: "xw.Book", change: RowsIn, undo: Undo) -> None:
    """Empty rows, dressed as the one above them, or as the one below where that is the header. Raises SafetyError."""
    area, gaps = change.area, change.gaps
    sheet = _checked(book, area, change.package)
    before, first = _body(sheet, area, change.last), area.header_row + 1
    for row in sorted(gaps, reverse=True):
        _cells(sheet, area, row, gaps[row]).insert(shift="down")
        undo(lambda row=row: _cells(sheet, area, row, gaps[row]).delete(shift="up"))  # type: ignore[misc]
        if row == first:
            _cells(sheet, area, row + gaps[row], 1).copy()
            _cells(sheet, area, row, gaps[row]).paste("formats")
        _cells(sheet, area, row, gaps[row]).clear_contents()  # Excel fills in the formula of a column
    empty, grown = [None] * (area.last_column - area.first_column + 1), []
    for row, cells in enumerate([*before, empty], first):
        grown += [empty] * gaps.get(row, 0)
        grown += [cells] if row <= change.last else []
    _compare(sheet, area, grown, change.last + sum(gaps.values()))


def _checked(book: "xw.Book", area: Area, package: Package) -> "xw.Sheet":
    """The sheet, on which the table is where the copy has it."""
    sheet = book.sheets[area.sheet]
    if area.table:
        table = tables_of(sheet).get(area.table)
        wanted = next(one for one in package.tables if one.name == area.table)
        height = wanted.last_row - wanted.first_row + 1
        if table is None or table.range != _cells(sheet, area, wanted.first_row, height):
            raise SafetyError("open-changed-meanwhile", sheet=area.sheet)
    return sheet


def _cells(sheet: "xw.Sheet", area: Area, row: int, height: int) -> "xw.Range":
    return block(sheet, row, area.first_column, height, area.last_column - area.first_column + 1)


def _body(sheet: "xw.Sheet", area: Area, last: int) -> list[list[Any]]:
    """What stands in the rows; of a formula only that there is one: what it gives may be calculated anew. But not a
    customer number: that must stay what it is."""
    cells = _cells(sheet, area, area.header_row + 1, last - area.header_row)
    keys = [is_key_header(text) for text in read_block(_cells(sheet, area, area.header_row, 1))[0]]
    return [
        [
            "=" if isinstance(text, str) and text.startswith("=") and text != value and not is_key else value
            for value, text, is_key in zip(*lines, keys, strict=True)
        ]
        for lines in zip(read_block(cells), read_formulas(cells), strict=True)
    ]


def _compare(sheet: "xw.Sheet", area: Area, wanted: Sequence[Sequence[Any]], last: int) -> None:
    """The rows are those that they must be, and so is where the table ends."""
    table = tables_of(sheet).get(area.table) if area.table else None
    if _body(sheet, area, last) != [list(row) for row in wanted] or (table and table.range.last_cell.row != last):
        raise SafetyError("open-rows-differ", sheet=area.sheet)


def _runs(rows: Collection[int]) -> Iterator[tuple[int, int]]:
    """First row and length of each run of rows."""
    start, length = 0, 0
    for row in sorted(rows):
        if length and row == start + length:
            length += 1
            continue
        if length:
            yield start, length
        start, length = row, 1
    if length:
        yield start, length


def _put_back(book: "xw.Book", change: RowsOut, gone: Sequence[tuple[int, int]], date_1904: bool, backup: Path) -> None:
    """The rows that went already, the last first, as the copy has them, format and all."""
    area, package = change.area, change.package
    columns, sheet = range(area.first_column, area.last_column + 1), book.sheets[area.sheet]
    if not gone:
        return
    was = contents_of(package, area.sheet, change.rows)
    codes = formats_of(package, area.sheet, [(row, at) for row in change.rows for at in columns])
    links = links_of(package, area.sheet, change.rows)
    with opened(book, backup) as copy:
        for top, height in reversed(gone):
            rows, cells = range(top, top + height), _cells(sheet, area, top, height)
            cells.insert(shift="down")
            _cells(copy.sheets[area.sheet], area, top, height).copy()
            cells.paste("formats")
            cells.number_format = GENERAL
            contents = [[plain_content(was.get((row, at)), date_1904) for at in columns] for row in rows]
            write_block(sheet, (top, area.first_column), contents, date_1904)
            set_formats(
                sheet, (top, area.first_column), [[codes.get((row, at), GENERAL) for at in columns] for row in rows]
            )
            for place, address in links.items():
                if place[0] in rows and place[1] in columns and address != NO_LINK:
                    link_cell(sheet, place, address, date_1904)
