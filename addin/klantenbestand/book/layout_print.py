"""What of a sheet is printed together: an area is one page wide, so that tables beside each other stay readable.

The head with its charts and the tables that reach under them is the first area; tables further to the right follow, as
many as a page is wide. A list that is far too wide is continued on further pages beside the columns that name its rows.
"""

from collections.abc import Callable, Sequence

from klantenbestand.book.layout_tables import FIRST_COLUMN
from klantenbestand.book.tab_plan import PrintArea, TablePlan

PAGE = 1_300  # pixels that can still be read on a lying A4 (at 78%)
_TOLERANCE = 1.25  # a little wider is only printed a little smaller
_FAR_TOO_WIDE = 1.6  # times the page: only then a list is taken apart
PixelsOf = Callable[[int, int], int]  # first and last column -> their width


def print_areas(
    head: PrintArea, tables: Sequence[TablePlan], title_row: int, kept_columns: int, pixels: PixelsOf
) -> tuple[PrintArea, ...]:
    """The areas in the order of their pages. `head` is what stands above the tables, whose titles stand in `title_row`;
    `kept_columns` of the first table are repeated on every page and take room there."""
    areas = [head]
    for table in tables:
        kept = kept_columns if table is tables[0] else 0
        for first, last in _pieces(table, kept, head.last_column, pixels):
            area = areas[-1]
            fits = pixels(area.first_column, last) <= PAGE * _TOLERANCE and kept == 0
            if first <= head.last_column or fits:
                reach = max(area.last_row, table.last_row), max(area.last_column, last)
                areas[-1] = PrintArea(area.first_row, area.first_column, *reach)
            else:
                areas.append(PrintArea(title_row, first, table.last_row, last))
    return tuple(areas)


def _pieces(table: TablePlan, kept: int, at_least: int, pixels: PixelsOf) -> list[tuple[int, int]]:
    """First and last columns of the parts in which a table is printed; the first reaches to column `at_least`."""
    first, last = table.first_column, table.last_column
    if not kept or pixels(FIRST_COLUMN, last) <= PAGE * _FAR_TOO_WIDE:
        return [(first, last)]
    repeated = pixels(first, first + kept - 1)
    start, pieces = first, list[tuple[int, int]]()
    for column in range(max(first, at_least) + 1, last + 1):
        if pixels(start, column) > PAGE - (repeated if pieces else 0):
            pieces.append((start, column - 1))
            start = column
    return [*pieces, (start, last)]
