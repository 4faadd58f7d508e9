"""What of a sheet is printed together: an area is one page wide, so that tables beside each other stay readable.

Where there are charts, they are the first page with all above them, and what explains the figures where it fits; else
that begins the next page, with the tables under it if these fit or are long. Where the charts themselves do not fit,
the last of them begin that page. Otherwise tables have pages of their own, as many beside each other as a page is wide;
without charts they begin under the head. A list that is far too wide is continued on further pages beside the columns
that name its rows, but for one that says how many of its columns are for paper.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from klantenbestand.book.layout_sheet import Sheet
from klantenbestand.book.layout_tables import FIRST_COLUMN
from klantenbestand.book.tab_plan import PrintArea, Printing, TablePlan
from klantenbestand.words.tab import Tab

PAGE = 1_300  # pixels that can still be read on a lying A4 (at 78%)
_TOLERANCE = 1.25  # a little wider is only printed a little smaller
_FAR_TOO_WIDE = 1.6  # times the page: only then a list is taken apart
_PORTRAIT = 900  # pixels that fit on upright paper at four fifths of full size
_BEGUN = 10  # rows of a long table, the fewest to begin with under what explains the figures
_FULL_SIZE = 1_028  # pixels on a lying A4; what is narrower is not printed larger
_HIGH = 0.64  # of its width, within the margins
_CHARTS_HIGH = 0.69  # of charts: the last strip of their rows is blank
_ROW, _PIXELS_A_POINT = 15.0, 96 / 72  # points of a row of a table
_Pixels = Callable[[int, int], int]  # first and last column -> their width


def print_setup(
    page: Sheet, tab: Tab, tables: Sequence[TablePlan], header_row: int, charts: tuple[Sequence[int], int]
) -> Printing:
    """How the sheet is printed, once all above its tables has its place; `charts`: the rows where they begin with the
    row below them, and their last column."""
    (*begins, below), chart_end = charts
    head_end = max(page.head_end, chart_end)
    if not tables:
        return _printing(page, (PrintArea(1, 1, page.row - 1, head_end),))
    title_row = header_row - any(table.title for table in tab.tables)
    kept = tab.kept_columns or int(tab.frozen and tab.tables[0].fields[0].source in tab.tables[0].key)
    first, rows = tables[0], (title_row, header_row)
    areas = _arranged(page, tables, rows, kept, (below, head_end, page.head_end) if tab.charts else None)
    if len(begins) > 1 and not _fits(page, areas[0], _CHARTS_HIGH):
        last = page.head_end if len(tab.charts) % 2 else head_end  # one chart is no wider than the text
        areas = _arranged(page, tables, rows, kept, (begins[-1], head_end, last))  # else a chart would be cut
    is_split = any(first.first_column < area.first_column <= first.last_column for area in areas)
    repeated = (FIRST_COLUMN, FIRST_COLUMN + kept - 1) if is_split else None
    return _printing(page, areas, rows, repeated)


def _arranged(
    page: Sheet, tables: Sequence[TablePlan], rows: tuple[int, int], kept: int, charts: tuple[int, int, int] | None
) -> tuple[PrintArea, ...]:
    """The areas of a sheet with tables, whose titles and headers stand on `rows`. `charts`: the row below those that
    belong on the first page, its last column and that of what comes below them; None without charts."""
    title_row, header_row = rows
    below, head_end, beside = charts or (title_row, page.head_end, page.head_end)
    head = PrintArea(1, 1, title_row - 1 if charts else header_row, head_end)
    areas = _areas(head, tables, title_row, kept, page.pixels)
    if not charts or below >= title_row:
        return areas
    front = PrintArea(1, 1, below - 1, head_end)
    under = _areas(PrintArea(below, 1, header_row, beside), tables, title_row, kept, page.pixels)
    begun = replace(under[0], last_row=min(under[0].last_row, header_row + _BEGUN))
    breaks = not _fits(page, replace(under[0], first_row=title_row))  # tables that take several pages anyway
    if tables[0].rows and (_fits(page, under[0]) or (breaks and _fits(page, begun))):
        return (front, *under)
    if _fits(page, head):
        return areas
    return (front, PrintArea(below, 1, title_row - 1, beside), *areas[1:])


def _fits(page: Sheet, area: PrintArea, share: float = _HIGH) -> bool:
    """Whether it is one page (or so high a share of its width) high, at the size at which it is one page wide."""
    high = sum(page.heights.get(row, _ROW) for row in range(area.first_row, area.last_row + 1)) * _PIXELS_A_POINT
    return high <= max(page.pixels(area.first_column, area.last_column), _FULL_SIZE) * share


def _printing(
    page: Sheet,
    areas: tuple[PrintArea, ...],
    rows: tuple[int, int] | None = None,
    columns: tuple[int, int] | None = None,
) -> Printing:
    widest = max(page.pixels(area.first_column, area.last_column) for area in areas)
    return Printing(areas, widest > _PORTRAIT, rows, columns)


def _areas(
    head: PrintArea, tables: Sequence[TablePlan], title_row: int, kept_columns: int, pixels: _Pixels
) -> tuple[PrintArea, ...]:
    """The areas in the order of their pages. `head` is what stands above the tables, on a page of its own if it ends
    above `title_row`, where the titles of the tables stand; `kept_columns` of the first table are repeated on every
    page and take room there."""
    areas = [head]
    shares_page = head.last_row >= title_row
    for table in [table for table in tables if table.rows] or tables[:1]:  # an empty table needs no page
        kept = kept_columns if table is tables[0] else 0
        for first, last in _pieces(table, kept, head.last_column if shares_page else 0, pixels):
            area = areas[-1]
            is_under = shares_page and first <= head.last_column
            fits = pixels(area.first_column, last) <= PAGE * _TOLERANCE and not kept
            if is_under or (fits and (shares_page or len(areas) > 1)):
                reach = max(area.last_row, table.last_row), max(area.last_column, last)
                areas[-1] = PrintArea(area.first_row, area.first_column, *reach)
            else:
                areas.append(PrintArea(title_row, first, table.last_row, last))
    return tuple(areas)


def _pieces(table: TablePlan, kept: int, at_least: int, pixels: _Pixels) -> list[tuple[int, int]]:
    """First and last columns of the parts in which a table is printed; the first reaches to column `at_least`."""
    first, last = table.first_column, table.last_column
    if table.table.printed:
        return [(first, min(max(first + table.table.printed - 1, at_least), last))]
    if not kept or pixels(FIRST_COLUMN, last) <= PAGE * _FAR_TOO_WIDE:
        return [(first, last)]
    repeated = pixels(first, first + kept - 1)
    start, pieces = first, list[tuple[int, int]]()
    for column in range(max(first, at_least) + 1, last + 1):
        if pixels(start, column) > PAGE - (repeated if pieces else 0):
            pieces.append((start, column - 1))
            start = column
    return [*pieces, (start, last)]
