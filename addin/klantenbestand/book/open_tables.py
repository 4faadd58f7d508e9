"""Tables on an open sheet brought into the shape that they must have, by what Excel itself does with tables.

Columns are inserted and deleted as a person would, rows by resizing; so what points at a table, in formulas and charts
of the owner, goes on pointing at the same columns. All tables of a tab have their header in one row, side by side,
with nothing below them.
"""

from collections.abc import Iterable, Mapping, Sequence
from difflib import Match, SequenceMatcher
from typing import TYPE_CHECKING

from klantenbestand.book.open_cells import block, read_block
from klantenbestand.book.open_contents import TableState
from klantenbestand.book.open_filters import headers_of

if TYPE_CHECKING:
    import xlwings as xw


def tables_of(sheet: "xw.Sheet") -> "dict[str, xw.main.Table]":
    """The tables of a sheet by name."""
    return {table.name: table for table in sheet.tables}


def align_columns(sheet: "xw.Sheet", headers: Mapping[str, Sequence[str]]) -> None:
    """Give these tables (name -> headers) their columns; no row is lost, tables may become as high as the highest."""
    kept = [(table, headers[name]) for name, table in tables_of(sheet).items() if name in headers]
    if all(_plain(headers_of(table)) == _plain(wanted) for table, wanted in kept):
        return
    highest = max(table.range.shape[0] for table, _ in kept)
    for table, _ in kept:  # a column pushes aside what stands right of it, which must be whole tables
        resize(table, highest - 1)
    for table, wanted in kept:
        _align(table, wanted)


def shape_rows(sheet: "xw.Sheet", states: Sequence[TableState], header_row: int) -> None:
    """Give the tables of a sheet that header row and the rows of `states`; others of the sheet go."""
    live = tables_of(sheet)
    for name in set(live) - {state.name for state in states}:
        _remove(live.pop(name))
    if live:
        _move(sheet, list(live.values()), header_row)
    for state in states:
        if state.name in live:
            resize(live[state.name], state.height)


def add_table(sheet: "xw.Sheet", state: TableState, header_row: int) -> "xw.main.Table":
    """A further table, where it was meant to stand (its title does) or to the right of all that stands on the sheet;
    its cells are still empty but for the headers."""
    width = len(state.headers)
    column = min(state.formats.values(), default=0)
    if not column or not _is_free(sheet, header_row, column, state.height + 1, width):
        used = sheet.used_range
        column = max(used.column + used.shape[1] - 1, 1) + 2
    headers = block(sheet, header_row, column, 1, width)
    headers.number_format = "@"
    headers.value = [list(state.headers)]
    cells = block(sheet, header_row, column, state.height + 1, width)
    table = sheet.tables.add(source=cells, name=state.name, table_style_name="TableStyleLight1")
    table.show_table_style_row_stripes = False
    table.show_autofilter = state.filters
    return table


def _is_free(sheet: "xw.Sheet", row: int, column: int, height: int, width: int) -> bool:
    """Whether nothing stands in these cells and in the columns on both sides of them."""
    left = max(column - 1, 1)
    around = block(sheet, row, left, height, column + width - left + 1)
    return all(content in (None, "") for line in read_block(around) for content in line)


def _remove(table: "xw.main.Table") -> None:
    """A table with its cells; the sheet has nothing below it that could move up."""
    table.range.delete(shift="up")


def _align(table: "xw.main.Table", headers: Sequence[str]) -> None:
    """These columns in this order: what is there already stays where it is, as far as the order allows."""
    old, new = _plain(headers_of(table)), _plain(headers)
    stay = {at for match in _matches(old, new) for at in range(match.a, match.a + match.size)} or {0}
    for at in range(len(old), 0, -1):
        if at - 1 not in stay:
            table.columns[at - 1].delete()
    now = [old[at] for at in sorted(stay)]
    if now[0] not in new:  # nothing stays, but a table has a column
        now[0] = new[0]
    for at, header in enumerate(new):
        if at >= len(now) or now[at] != header:
            table.columns.add(headers[at], at + 1)
            now.insert(at, header)


def _matches(old: Sequence[str], new: Sequence[str]) -> Sequence[Match]:
    return SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()


def _move(sheet: "xw.Sheet", tables: Sequence["xw.main.Table"], header_row: int) -> None:
    """The tables up or down together, with the row above them that may hold their titles left behind."""
    now = min(table.range.row for table in tables)
    width = max(table.range.column + table.range.shape[1] - 1 for table in tables)
    if header_row > now:
        block(sheet, now, 1, header_row - now, width).insert(shift="down")
    elif header_row < now:
        block(sheet, header_row, 1, now - header_row, width).delete(shift="up")


def resize(table: "xw.main.Table", height: int, keep: bool = False) -> None:
    """So many data rows; what falls out of the table below is cleared, format and all, unless it is to `keep`."""
    cells, sheet = table.range, table.parent
    row, column, (old, width) = cells.row, cells.column, cells.shape
    if height + 1 == old:
        return
    table.resize(block(sheet, row, column, height + 1, width))
    if height + 1 < old and not keep:
        block(sheet, row + height + 1, column, old - height - 1, width).clear()


def _plain(headers: Iterable[str]) -> list[str]:
    return [" ".join(header.split()).casefold() for header in headers]
