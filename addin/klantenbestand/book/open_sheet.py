"""A sheet in the open workbook made to hold what it must, in place: same sheet, same tables, same charts.

Formats come from a sheet that looks as this one must (`source`): the same tab in the workbook of tabs, or, to take a
run back, the sheet as it was in the copy. Only formats are pasted, never cells: charts would come along.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from klantenbestand.book.open_cells import TEXT_FORMAT, block, read_block, read_formulas, runs, write_block
from klantenbestand.book.open_contents import Content, Position, SheetState, TableState, as_seen
from klantenbestand.book.open_filters import headers_of
from klantenbestand.book.open_tables import add_table, align_columns, shape_rows, tables_of

if TYPE_CHECKING:
    import xlwings as xw


def refill(
    sheet: "xw.Sheet", source: "xw.Sheet", state: SheetState, date_1904: bool, leave: Iterable[Position] = ()
) -> None:
    """Make the sheet hold `state`; `leave` are cells of the owner among the head, which stay.

    Raises SafetyError where a cell holds something else afterwards, and whatever Excel raises.
    """
    before, leave = header_row_of(sheet), frozenset(leave)
    stay = before == state.header_row and bool(_titles_now(sheet, state))
    _clear_head(sheet, state, leave, before - 1 - stay)
    _clear_titles(sheet, state, leave, stay=stay)
    align_columns(sheet, {table.name: table.headers for table in state.tables})
    shape_rows(sheet, state.tables, state.header_row)
    _paste_head(sheet, source, state)
    live = tables_of(sheet)
    for table in state.tables:
        if table.name not in live:
            add_table(sheet, table, state.header_row)
    _paste_titles(sheet, source, state, leave)
    live = tables_of(sheet)
    for table in state.tables:
        _paste_table(sheet, source, state.header_row, live[table.name], table)
    _sizes(sheet, source, state, live, before not in (0, state.header_row))
    fill(sheet, state, date_1904, leave)


def fill(sheet: "xw.Sheet", state: SheetState, date_1904: bool, leave: Iterable[Position] = ()) -> None:
    """Write what must stand in the cells; their formats are right already."""
    leave = frozenset(leave)
    _fill_head(sheet, state, date_1904, leave)
    live = tables_of(sheet)
    now = _titles_now(sheet, state)
    for table, place in _titled(state, live, leave):
        if now.get(place[1]) != table.title:
            write_block(sheet, place, [[table.title]], date_1904)
    for table in state.tables:
        first = live[table.name].range.column
        if headers_of(live[table.name]) != list(table.headers):
            write_block(sheet, (state.header_row, first), [list(table.headers)], date_1904)
        only_text = [
            header in table.text_columns
            or (header in table.formats and not any(isinstance(each, str) for each in cells))
            for header, cells in zip(table.headers, table.columns, strict=True)
        ]
        known = [at for at, is_known in enumerate(only_text) if is_known]
        write_block(sheet, (state.header_row + 1, first), table.rows(), date_1904, known)


def _fill_head(sheet: "xw.Sheet", state: SheetState, date_1904: bool, leave: frozenset[Position]) -> None:
    """As one block; where the owner wrote among it, or formats are not known, run by run around that."""
    if state.not_text is None or leave:
        for row, column, line in _head_runs(state, leave):
            write_block(sheet, (row, column), [line], date_1904)
        return
    for place in state.not_text:
        sheet.range(place).number_format = TEXT_FORMAT
    columns = range(1, state.head_columns + 1)
    rows = [[state.head.get((row, column)) for column in columns] for row in range(1, state.plain_rows + 1)]
    if rows:
        write_block(sheet, (1, 1), rows, date_1904, range(state.head_columns))


def state_of(sheet: "xw.Sheet", date_1904: bool) -> SheetState:
    """What the sheet holds now, to be put back: `refill` with the sheet of the copy as its source."""
    tables = list(tables_of(sheet).values())
    used = sheet.used_range
    last_row, last_column = used.row + used.shape[0] - 1, used.column + used.shape[1] - 1
    rows = min((table.range.row for table in tables), default=last_row + 1) - 1
    head: dict[Position, Content] = {}
    if rows:
        for at, line in enumerate(_contents(block(sheet, 1, 1, rows, last_column), date_1904), 1):
            head |= {(at, column): content for column, content in enumerate(line, 1) if content is not None}
    return SheetState(head, rows, last_column, tuple(_table_state(table, date_1904) for table in tables))


def header_row_of(sheet: "xw.Sheet") -> int:
    """The row with the headers of the tables, 0 where there are none."""
    return min((table.range.row for table in sheet.tables), default=0)


def _table_state(table: "xw.main.Table", date_1904: bool) -> TableState:
    cells, headers = table.range, headers_of(table)
    (height, width), first = cells.shape, cells.column
    body = block(table.parent, cells.row + 1, first, height - 1, width)
    return TableState(
        name=table.name,
        headers=tuple(headers),
        columns=tuple(zip(*_contents(body, date_1904), strict=True)),
        formats={header: first + at for at, header in enumerate(headers)},
        filters=bool(table.show_autofilter),
    )


def _contents(cells: "xw.Range", date_1904: bool) -> list[list[Content]]:
    return as_seen(read_block(cells), read_formulas(cells), date_1904)


def _clear_head(sheet: "xw.Sheet", state: SheetState, leave: frozenset[Position], rows: int) -> None:
    """Empties what we wrote in these rows above the tables (under 0: there are none); where the owner wrote among it,
    row by row around that."""
    tables, used = tables_of(sheet).values(), sheet.used_range
    rows = rows if tables else used.row + used.shape[0] - 1
    if not rows:
        return
    head = block(sheet, 1, 1, rows, state.head_columns)
    head.unmerge()
    if not any(row <= rows and column <= state.head_columns for row, column in leave):
        head.clear_contents()
        if not tables:
            head.clear_formats()  # a sheet of lines may become shorter
        return
    for row in range(1, rows + 1):
        kept = [(row, column) not in leave for column in range(1, state.head_columns + 1)]
        for start, length in runs(kept):
            block(sheet, row, start + 1, 1, length).clear_contents()


def _head_runs(state: SheetState, leave: frozenset[Position]) -> Iterator[tuple[int, int, list[Content]]]:
    """The cells above the tables as runs of neighbours: a merged cell takes a value only in its first."""
    last: Position | None = None
    run: list[Content] = []
    for place in sorted(place for place, content in state.head.items() if content is not None and place not in leave):
        if last is not None and place != (last[0], last[1] + 1):
            yield last[0], last[1] - len(run) + 1, run
            run = []
        run.append(state.head[place])
        last = place
    if last is not None:
        yield last[0], last[1] - len(run) + 1, run


def _paste_head(sheet: "xw.Sheet", source: "xw.Sheet", state: SheetState) -> None:
    if state.plain_rows:
        _paste(
            block(source, 1, 1, state.plain_rows, state.head_columns),
            block(sheet, 1, 1, state.plain_rows, state.head_columns),
        )


def _titles_now(sheet: "xw.Sheet", state: SheetState) -> dict[int, str]:
    """Which of the titles stand in their row, by column."""
    titles, used = {table.title for table in state.tables if table.title}, sheet.used_range
    if not titles:
        return {}
    cells = read_block(block(sheet, state.head_rows, 1, 1, used.column + used.shape[1] - 1))[0]
    return {column: str(content) for column, content in enumerate(cells, 1) if content in titles}


def _clear_titles(sheet: "xw.Sheet", state: SheetState, leave: frozenset[Position], *, stay: bool) -> None:
    """Empties the titles of tables that go; and where the others cannot `stay` in their row, of those that get one."""
    same = {table.name for table in state.tables if stay or not table.title}
    for table in (table for table in sheet.tables if table.name not in same and table.range.row > 1):
        _clear(sheet, (table.range.row - 1, table.range.column), leave)


def _clear(sheet: "xw.Sheet", place: Position, leave: frozenset[Position]) -> None:
    sheet.range(place).unmerge()
    if place not in leave:
        sheet.range(place).clear_contents()


def _titled(
    state: SheetState, live: "Mapping[str, xw.main.Table]", leave: frozenset[Position]
) -> Iterator[tuple[TableState, Position]]:
    """The tables with a title and where that stands: above the table as it is, for a column that the owner put into one
    moves those right of it. Where he wrote there himself, there is none."""
    for table in (table for table in state.tables if table.title):
        place = (state.head_rows, live[table.name].range.column)
        if place not in leave:
            yield table, place


def _paste_titles(sheet: "xw.Sheet", source: "xw.Sheet", state: SheetState, leave: frozenset[Position]) -> None:
    """Room for titles that do not stand above their tables yet, over as many columns as they were meant for and over
    nothing else that stands there; one beside its table goes: Excel pushed that aside under it."""
    now, wanted = _titles_now(sheet, state), list(_titled(state, tables_of(sheet), leave))
    right = {column for table, (_, column) in wanted if now.get(column) == table.title}
    for column in now.keys() - right:
        _clear(sheet, (state.head_rows, column), leave)
    for table, (row, column) in wanted:
        target = block(sheet, row, column, 1, table.title_width)
        if column not in right and all(content is None for content in read_block(target)[0]):
            target.unmerge()
            _paste(block(source, row, min(table.formats.values()), 1, table.title_width), target)


def _paste_table(
    sheet: "xw.Sheet", source: "xw.Sheet", header_row: int, live: "xw.main.Table", table: TableState
) -> None:
    """Formats of header and rows for the columns that are ours; one row of the source does for all."""
    first = live.range.column
    for start, length, origin in _neighbours(table.headers, table.formats):
        _paste(block(source, header_row, origin, 1, length), block(sheet, header_row, first + start, 1, length))
        rows = block(sheet, header_row + 1, first + start, table.height, length)
        _paste(block(source, header_row + 1, origin, 1, length), rows, ("formats", "validation"))


def _neighbours(headers: Sequence[str], formats: Mapping[str, int]) -> Iterator[tuple[int, int, int]]:
    """Position of the first, length and column in the source of each run of columns that lie side by side there."""
    start, length, origin = 0, 0, 0
    for at, header in enumerate((*headers, "")):
        column = formats.get(header, 0) if at < len(headers) else 0
        if length and column and column == origin + length:
            length += 1
            continue
        if length:
            yield start, length, origin
        start, length, origin = at, int(column > 0), column
    if length:
        yield start, length, origin


def _paste(origin: "xw.Range", target: "xw.Range", kinds: Sequence[str] = ("formats",)) -> None:
    origin.copy()
    for kind in kinds:
        target.paste(kind)


def _sizes(
    sheet: "xw.Sheet", source: "xw.Sheet", state: SheetState, live: "Mapping[str, xw.main.Table]", moved: bool
) -> None:
    """Heights of the head, columns at least as wide as they must be, and rows of long texts as high as these ask.

    Rows that are folded away stay so unless the tables `moved`: then all is shown, lest a row of theirs is hidden.
    """
    heights = state.heights or {row: _height(source, row) for row in range(1, state.header_row + 1)}
    folded = range(state.folded[0], state.folded[1] + 1) if state.folded and not moved else ()
    for height, rows in groupby(sorted(set(heights) - set(folded)), key=lambda row: heights[row]):
        for first, length in _stretches(list(rows)):
            block(sheet, first, 1, length, 1).row_height = height
    for column, width in state.widths.items():
        cell = sheet.range((1, column))
        if (cell.column_width or 0) < width:
            cell.column_width = width
    for table in state.tables:
        body = live[table.name].data_body_range
        if body is None:
            continue
        if moved:
            body.rows.hidden = False
        if table.wraps:
            body.rows.autofit()


def _height(sheet: "xw.Sheet", row: int) -> float:
    return sheet.range((row, 1)).row_height or 15.0


def _stretches(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for at in range(1, len(rows) + 1):
        if at == len(rows) or rows[at] != rows[at - 1] + 1:
            yield rows[start], at - start
            start = at
