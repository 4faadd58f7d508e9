"""Where tables may stand on a sheet: the owner's Excel tables, and every row that could be a header row."""

import re
from collections.abc import Iterator, Mapping, Sequence

from klantenbestand.book.protocol import Area, Book, PeekRow, TableInfo
from klantenbestand.reading.headers import Headers, lacking, match_headers
from klantenbestand.reading.texts import fold
from klantenbestand.words.columns import DataSheet
from klantenbestand.words.frozen import frozen

_ROWS = 60
_VALUE = re.compile(r"[\d\s.,:/€%+-]+|\S+@\S+|\S{41,}")  # a number, date, address or long text is no header
_OWN_NAME, _ALIAS = 1.0, 0.9


@frozen
class Block:
    """An area with the texts of its header row by Excel column."""

    area: Area
    headers: Mapping[int, str]


@frozen
class Fit:
    """How well a block serves as one of our sheets; the larger, the better.

    `complete`: has all needed columns. `score` counts our columns, less where the row does not look like headers.
    """

    complete: bool
    is_table: bool
    score: float
    block: Block
    headers: Headers

    @property
    def order(self) -> tuple[bool, bool, float, int]:
        """To compare by; of equals the upper one is the better."""
        return self.complete, self.is_table, self.score, -self.block.area.header_row


def blocks_of(book: Book, sheet: str, tables: Sequence[TableInfo]) -> tuple[Block, ...]:
    """The areas of a sheet that may hold a list: Excel tables first, then the rest by rows.

    `tables` are all Excel tables of the workbook.
    """
    own = [table for table in tables if table.sheet == sheet and table.header_rows]
    rows = book.peek(sheet, _ROWS)
    deepest = max((table.first_row for table in own), default=0)
    if rows and len(rows) == _ROWS and rows[-1].row < deepest:
        rows = book.peek(sheet, deepest)  # the header of a table that starts lower on the sheet
    found = [block for table in own for block in _table_block(table, rows)]
    outside = tuple(row for row in rows[:_ROWS] if not any(_covers(table, row.row) for table in own))
    for position in range(len(outside)):
        found += _row_blocks(sheet, outside[position:])
    return tuple(found)


def _covers(table: TableInfo, row: int) -> bool:
    return table.first_row <= row <= table.last_row


def _table_block(table: TableInfo, rows: Sequence[PeekRow]) -> Iterator[Block]:
    area = Area(
        table.sheet,
        table.first_row,
        table.first_column,
        table.last_column,
        max(table.last_row - table.totals_rows, table.first_row),
        table.name,
    )
    for row in rows:
        if row.row == table.first_row:
            inside = {column: text for column, text in row.cells.items() if _between(column, area)}
            yield Block(area, inside)


def _between(column: int, area: Area) -> bool:
    return area.first_column <= column <= area.last_column


def _row_blocks(sheet: str, rows: Sequence[PeekRow]) -> Iterator[Block]:
    """The blocks with the first of these rows as header row: side by side where an empty column parts them."""
    headers = {column: text for column, text in rows[0].cells.items() if text.strip()}
    for first, last in _runs(rows, headers):
        inside = {column: text for column, text in headers.items() if first <= column <= last}
        if inside:
            yield Block(Area(sheet, rows[0].row, first, last), inside)


def _runs(rows: Sequence[PeekRow], headers: Mapping[int, str]) -> list[tuple[int, int]]:
    """First and last columns of the blocks, empty spacing columns within one list not counted as an end."""
    depth: dict[int, int] = {}  # the last row in which a column holds something
    for row in rows:
        depth.update((column, row.row) for column, text in row.cells.items() if text.strip())
    runs: list[tuple[int, int]] = []
    for column in sorted(depth):
        step = column - runs[-1][1] if runs else 0
        if step == 1 or (step == 2 and _one_list(runs[-1], column, depth, headers)):
            runs[-1] = (runs[-1][0], column)
        else:
            runs.append((column, column))
    return runs


def _one_list(run: tuple[int, int], column: int, depth: Mapping[int, int], headers: Mapping[int, str]) -> bool:
    """Whether what stands behind one empty column goes on with the same list: as deep, and no header again."""
    before = {fold(text) for at, text in headers.items() if run[0] <= at <= run[1]}
    behind = []
    while column in depth:
        behind.append(column)
        column += 1
    deep = max(depth[at] for at in behind) == max(depth[at] for at in range(run[0], run[1] + 1) if at in depth)
    return deep and not before & {fold(headers[at]) for at in behind if at in headers}


def fit_of(sheet: DataSheet, block: Block, unwanted: str = "") -> Fit:
    """How well this block serves as this sheet. `unwanted` as in `match_headers`."""
    headers = match_headers(sheet, block.headers, unwanted)
    looks = sum(not _VALUE.fullmatch(text.strip()) for text in block.headers.values()) / max(len(block.headers), 1)
    found = sum(_OWN_NAME if key in headers.exact else _ALIAS for key in headers.columns)
    return Fit(not lacking(sheet, headers.columns), bool(block.area.table), found * looks**2, block, headers)


def best_fit(sheet: DataSheet, blocks: Sequence[Block], unwanted: str = "") -> Fit | None:
    """The block that serves best as this sheet; None where none has a column of it."""
    fits = (fit_of(sheet, block, unwanted) for block in blocks)
    return max((one for one in fits if one.headers.columns), key=lambda one: one.order, default=None)
