"""A column more at the end of a table of the owner, while his workbook is open."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from klantenbestand.book.open_cells import block, read_block, write_block
from klantenbestand.book.open_tables import tables_of
from klantenbestand.book.protocol import Area
from klantenbestand.words.errors import SafetyError
from klantenbestand.words.frozen import frozen

if TYPE_CHECKING:
    import xlwings as xw


@frozen
class AddedColumn:
    """A column with this header directly to the right of an area."""

    area: Area
    header: str


def add_column(book: "xw.Book", added: AddedColumn, undo: Callable[[Callable[[], None]], None]) -> None:
    """Write the header, dressed as its neighbour, and let an Excel table take the column in.

    Raises SafetyError where the table is no longer where the copy has it, or something stands there by now.
    """
    area = added.area
    sheet, column = book.sheets[area.sheet], area.last_column + 1
    table = tables_of(sheet).get(area.table)
    last = area.last_row or sheet.used_range.last_cell.row
    if table is not None:
        last = table.range.last_cell.row
    beside = block(sheet, area.header_row, column, max(last, area.header_row) - area.header_row + 1, 1)
    has_moved = table is not None and table.header_row_range != block(
        sheet, area.header_row, area.first_column, 1, area.last_column - area.first_column + 1
    )
    if has_moved or (area.table and table is None) or any(row[0] is not None for row in read_block(beside)):
        raise SafetyError("open-changed-meanwhile", sheet=area.sheet)
    undo(_taking_away(book, added, column))
    _dress(sheet, area, column, added.header)
    if table is not None:
        table.resize(block(sheet, area.header_row, area.first_column, *_with(table, 1)))


@frozen
class Shortened:
    """An area whose table ends so many rows earlier, or (`column`) has its last column no more."""

    area: Area
    fewer_rows: int = 0
    column: int = 0
    header: str = ""


def shorten(book: "xw.Book", change: Shortened, undo: Callable[[Callable[[], None]], None]) -> None:
    """Let a table end earlier; what it gives up holds nothing but a header, which goes.

    Raises SafetyError where the table is no longer as the copy has it.
    """
    area = change.area
    sheet = book.sheets[area.sheet]
    if change.column:
        head = block(sheet, area.header_row, change.column, 1, 1)
        if read_block(head)[0][0] != change.header:
            raise SafetyError("open-changed-meanwhile", sheet=area.sheet)
        added = AddedColumn(replace(area, last_column=change.column - 1), change.header)
        undo(lambda: _put_back(book, added))
        _taking_away(book, added, change.column)()
        return
    table = tables_of(sheet)[area.table]
    height, width = table.range.shape
    first = (area.header_row, area.first_column)
    undo(lambda: tables_of(sheet)[area.table].resize(block(sheet, *first, height, width)))
    table.resize(block(sheet, *first, height - change.fewer_rows, width))


def _put_back(book: "xw.Book", added: AddedColumn) -> None:
    """The column again, however far it was taken away."""
    area, sheet = added.area, book.sheets[added.area.sheet]
    column, table = area.last_column + 1, tables_of(sheet).get(area.table)
    _dress(sheet, area, column, added.header)
    if table is not None and table.range.last_cell.column < column:
        table.resize(block(sheet, area.header_row, area.first_column, *_with(table, 1)))


def _dress(sheet: "xw.Sheet", area: Area, column: int, header: str) -> None:
    """The header of a column, dressed as its neighbour."""
    block(sheet, area.header_row, area.last_column, 1, 1).copy()
    block(sheet, area.header_row, column, 1, 1).paste("formats")
    write_block(sheet, (area.header_row, column), [[header]], False)


def _with(table: "xw.main.Table", columns: int) -> tuple[int, int]:
    height, width = table.range.shape
    return height, width + columns


def _taking_away(book: "xw.Book", added: AddedColumn, column: int) -> Callable[[], None]:
    def take_away() -> None:
        area = added.area
        sheet = book.sheets[area.sheet]
        table = tables_of(sheet).get(area.table)
        if table is not None and table.range.last_cell.column == column:
            table.resize(block(sheet, area.header_row, area.first_column, *_with(table, -1)))
        block(sheet, area.header_row, column, 1, 1).clear()

    return take_away
