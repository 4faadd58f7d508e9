"""The charts of a refilled tab: the same charts as before, on the rows that the tables have now."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from klantenbestand.book.chart_series import plain
from klantenbestand.book.open_cells import block
from klantenbestand.book.open_filters import headers_of
from klantenbestand.book.open_native import point_series
from klantenbestand.book.tab_plan import ChartPlan
from klantenbestand.words.findings import Finding
from klantenbestand.words.tab import ChartKind, Role, Series

if TYPE_CHECKING:
    import xlwings as xw


def follow_tables(
    sheet: "xw.Sheet", plans: Sequence[ChartPlan], tables: "Mapping[str, xw.main.Table]", heights: Mapping[str, int]
) -> Iterator[Finding]:
    """Let the charts show the rows of their tables; `heights` are those that the tables had before.

    A chart is known by its title. One that the owner took away or that is new for this tab cannot be drawn on a sheet
    that is open, and hatching of single points stays where it was: both are findings.
    """
    live = {chart.title: chart for chart in sheet.charts}
    for plan in plans:
        chart = live.get(plain(plan.chart.title))
        details = {"chart": plan.chart.title}
        if chart is None:
            yield Finding("open-chart-missing", sheet=sheet.name, details=details)
            continue
        table = tables[plan.table.name]
        _point(sheet, chart, plan, table)
        if _has_marks(plan) and heights.get(plan.table.name) != table.range.shape[0] - 1:
            yield Finding("open-chart-marks", sheet=sheet.name, details=details)


def _point(sheet: "xw.Sheet", chart: Any, plan: ChartPlan, table: "xw.main.Table") -> None:
    columns = {header.casefold(): table.range.column + at for at, header in enumerate(headers_of(table))}
    row = table.range.row + 1 + plan.first_row - plan.table.first_row
    height = plan.last_row - plan.first_row + 1

    def cells(header: str) -> "xw.Range":
        return block(sheet, row, columns[plan.table.column(header).header.casefold()], height, 1)

    for live, series in zip(chart.series, _in_order(plan), strict=True):
        point_series(live, cells(plan.chart.category), cells(series.header))
        if live.name != plain(series.name):
            live.name = plain(series.name)


def _in_order(plan: ChartPlan) -> list[Series]:
    """The series as a chart numbers them: those on the right-hand axis last."""
    if plan.chart.kind is ChartKind.BAR:
        return list(plan.chart.series)
    return sorted(plan.chart.series, key=lambda series: series.secondary)


def _has_marks(plan: ChartPlan) -> bool:
    """Whether single points of it look otherwise than the others, or carry the name of their line."""
    return plan.chart.kind is ChartKind.LINE or any(
        series.incomplete or series.role is Role.HATCHED for series in plan.chart.series
    )
