"""From a tab to a plan of its sheet: what stands in which cell, how wide and how high, and what is printed.

From top to bottom: title with a link to *Start*, period, conclusion, warnings, key figures, sections, charts,
definitions, *Zelf narekenen*, tables side by side with nothing below them. Rows 1 to 8 are the same on every tab and do
not depend on the data: one row holds all warnings, so that the key figures never move (`layout_head.FIGURE_CELLS`). A
frozen tab keeps a compact head in view; its definitions and checks are folded away above the table.

    plan = lay_out(tab, sheet="Seizoen (KB)", table_names={"Seizoen": "Seizoen_KB"})
"""

from collections.abc import Mapping

from klantenbestand.book.layout_head import explanation_block, figure_block, section_block, title_block
from klantenbestand.book.layout_print import print_setup
from klantenbestand.book.layout_rows import row_lines
from klantenbestand.book.layout_sheet import Sheet
from klantenbestand.book.layout_tables import (
    FIRST_COLUMN,
    GAP,
    MARGIN,
    header_lines,
    heat_ranges,
    nominal_widths,
    place_tables,
)
from klantenbestand.book.tab_measure import line_height
from klantenbestand.book.tab_plan import Cell, ChartPlan, ColumnPlan, SheetPlan, Style, TablePlan
from klantenbestand.words.findings import Finding
from klantenbestand.words.tab import Chart, Tab, Table
from klantenbestand.words.texts import layout as words
from klantenbestand.words.wording import count

MOST_ROWS = 1_048_576
CHART_WIDTH, CHART_HEIGHT = 605, 283  # pixels: 16 x 7.5 cm at 96 dots per inch

_CHART_GAP = 24  # pixels between two charts
_CHART_ROWS = 15  # of 20 pixels
_ROW_HEIGHT = 15.0
_HEAD_WIDTH = 105.0  # characters: lines that can still be read
_FIGURES_END = 9  # the last column of the fourth key figure
_SMALLEST_HEAD = 5
_GRID = 13.0  # characters of the columns under key figures and checks


def lay_out(tab: Tab, sheet: str = "", table_names: Mapping[str, str] | None = None) -> SheetPlan:
    """The plan of a tab on the sheet of that name (else its own); `table_names` gives tables another name."""
    placed = place_tables(tab)
    page = Sheet(_widths(tab, placed), _head_end(tab))
    title_block(page, tab)
    figure_block(page, tab.figures)
    section_block(page, tab)
    chart_row = page.row
    if tab.charts:
        page.skip((len(tab.charts) + 1) // 2 * _CHART_ROWS, _ROW_HEIGHT)
    chart_rows = [*range(chart_row, page.row, _CHART_ROWS), page.row]
    folded = explanation_block(page, tab)
    header_row = _table_heads(page, tab, placed)
    tables = tuple(
        _table(table, (table_names or {}).get(table.name, table.name), header_row, columns, tab.frozen)
        for table, columns in zip(tab.tables, placed, strict=True)
    )
    charts = _charts(page, tab, tables, chart_row)
    beside = CHART_WIDTH + _CHART_GAP if len(tab.charts) > 1 else 0
    chart_end = page.column_at(FIRST_COLUMN, beside + CHART_WIDTH)[0] if tab.charts else 0
    return SheetPlan(
        tab=tab,
        name=sheet or tab.name,
        cells=tuple(page.cells),
        tables=tables,
        charts=charts,
        widths=dict(sorted(page.widths.items())),
        heights=page.heights,
        printing=print_setup(page, tab, tables, header_row, (chart_rows, chart_end)),
        last_row=max([page.row - 1, *(table.last_row for table in tables)]),
        last_column=max([page.head_end, chart_end, *(table.last_column for table in tables)]),
        header_row=header_row if tables else 0,
        row_lines=row_lines(tables),
        frozen=tab.frozen and bool(tables),
        frozen_columns=FIRST_COLUMN - 1 + tab.kept_columns if tab.kept_columns else 0,
        folded=folded,
        findings=tuple(_cut(table, sheet or tab.name) for table in tables if table.rows < len(table.table.frame)),
    )


def _head_end(tab: Tab) -> int:
    """The last column of title, conclusion and definitions: by the tab's structure, so that no merged cell moves."""
    nominal = nominal_widths(tab)
    end, width = FIRST_COLUMN, 0.0
    while True:
        width += nominal.get(end, _GRID)
        if width >= _HEAD_WIDTH:
            break
        end += 1
    return max(end, _FIGURES_END if tab.figures or tab.checks else _SMALLEST_HEAD)


def _widths(tab: Tab, placed: tuple[tuple[ColumnPlan, ...], ...]) -> dict[int, float]:
    widths = {1: MARGIN}
    for columns in placed:
        widths.update({column.column: column.width for column in columns})
        widths[columns[-1].column + 1] = GAP
    if placed:
        del widths[max(widths)]  # no gap after the last table
    roomy = bool(tab.figures) or not tab.frozen
    for column in range(FIRST_COLUMN, max(_head_end(tab), _FIGURES_END) + 1):
        widths[column] = max(widths.get(column, _GRID), _GRID if roomy else 0.0)
    return widths


def _table_heads(page: Sheet, tab: Tab, placed: tuple[tuple[ColumnPlan, ...], ...]) -> int:
    """The titles above the tables and the height of their header row, which is returned."""
    if not tab.tables:
        return page.row
    if any(table.title for table in tab.tables):
        height = 0.0
        for table, columns in zip(tab.tables, placed, strict=True):
            if table.title:
                first, last = columns[0].column, columns[-1].column
                page.put(Cell(page.row, first, table.title, Style.TABLE_TITLE, last))
                height = max(height, line_height(page.lines(table.title, first, last, size=12), 12) + 3)
        page.height(page.row, height)
        page.next()
    most = max(
        header_lines(columns, tab.frozen or table.filters) for table, columns in zip(tab.tables, placed, strict=True)
    )
    page.height(page.row, line_height(most, 11) + 5)
    return page.row


def _table(table: Table, name: str, header_row: int, columns: tuple[ColumnPlan, ...], frozen: bool) -> TablePlan:
    return TablePlan(
        table=table,
        name=name,
        header_row=header_row,
        columns=columns,
        rows=min(len(table.frame), MOST_ROWS - header_row),
        filters=frozen or table.filters,
        heat=tuple((columns[first].column, columns[last].column) for first, last in heat_ranges(table)),
    )


def _charts(page: Sheet, tab: Tab, tables: tuple[TablePlan, ...], first_row: int) -> tuple[ChartPlan, ...]:
    """Two beside each other; where a table has no rows or is too thin there is no chart but a line that says so."""
    by_name = {table.table.name: table for table in tables}
    plans = []
    for at, chart in enumerate(tab.charts):
        row = first_row + at // 2 * _CHART_ROWS
        column, offset = page.column_at(FIRST_COLUMN, at % 2 * (CHART_WIDTH + _CHART_GAP))
        table = by_name[chart.table]
        if table.rows and chart.drawn:
            plans.append(_chart(chart, table, row, column, offset))
        else:
            column += bool(offset)  # not under the chart beside it
            page.put(Cell(row, column, chart.title, Style.PLACEHOLDER_TITLE))
            page.put(Cell(row + 1, column, chart.why_not or words.NO_CHART, Style.PLACEHOLDER))
    return tuple(plans)


def _chart(chart: Chart, table: TablePlan, row: int, column: int, offset: int) -> ChartPlan:
    first, last = table.first_row, table.last_row
    if chart.rows and chart.from_top:
        last = min(last, first + chart.rows - 1)
    elif chart.rows:
        first = max(first, last - chart.rows + 1)
    return ChartPlan(chart, table, row, column, offset, first, last)


def _cut(table: TablePlan, sheet: str) -> Finding:
    details = {"table": table.name, "shown": count(table.rows), "total": count(len(table.table.frame))}
    return Finding("table-cut", sheet=sheet, details=details)
