"""The charts of a tab as native Excel charts, all of one look: flat, few lines, the question they answer as title."""

import math
from typing import Any

import numpy as np
import xlsxwriter
from xlsxwriter.chart import Chart as XlsxChart
from xlsxwriter.worksheet import Worksheet

from klantenbestand.book.chart_series import (
    Drawing,
    column_series,
    drawing_of,
    font,
    labels_bars,
    line_series,
    numbers_of,
    plain,
)
from klantenbestand.book.layout import CHART_HEIGHT, CHART_WIDTH
from klantenbestand.book.marks import CHART_MARK
from klantenbestand.book.tab_colours import Palette
from klantenbestand.book.tab_formats import NUMBER_CODES
from klantenbestand.book.tab_measure import shown, text_pixels
from klantenbestand.book.tab_plan import ChartPlan
from klantenbestand.words import look
from klantenbestand.words.tab import Chart, ChartKind, Format, Role, Series
from klantenbestand.words.texts import layout as words

_MOST_NAMES = 36  # of categories that fit beside each other, leaning
_TYPES = {
    ChartKind.COLUMN: {"type": "column"},
    ChartKind.STACKED: {"type": "column", "subtype": "stacked"},
    ChartKind.BAR: {"type": "bar"},
    ChartKind.LINE: {"type": "line"},
}
_BESIDE = 70  # pixels for the values
_ABOVE = 0.17  # share of the height for the title
_NAMES, _CAPTION = 34, 22  # pixels for names of categories that stand upright, and for the line below


def add_chart(book: xlsxwriter.Workbook, worksheet: Worksheet, plan: ChartPlan, sheet: str, palette: Palette) -> None:
    """Make a chart and hang it on its sheet; it refers to that sheet only."""
    drawing = drawing_of(plan, sheet, palette)
    chart = book.add_chart({**_TYPES[plan.chart.kind], "name": CHART_MARK + plan.chart.title})
    second = None
    for series in plan.chart.series:
        if series.secondary and plan.chart.kind is not ChartKind.BAR:
            second = second or book.add_chart({"type": "line"})
            second.add_series({**line_series(drawing, series), "y2_axis": True})
        elif plan.chart.kind is ChartKind.LINE:
            chart.add_series(line_series(drawing, series))
        else:
            chart.add_series(column_series(drawing, series))
    if second is not None:
        chart.combine(second)
        second.set_y2_axis(_value_axis(drawing, _second_format(plan.chart)) | {"major_gridlines": {"visible": False}})
    _dress(chart, drawing, second is not None)
    description = " ".join(filter(None, (plan.chart.title, plan.chart.note)))
    options = {"x_offset": plan.offset, "object_position": 2, "description": description}
    worksheet.insert_chart(plan.row - 1, plan.column - 1, chart, options)


def _dress(chart: XlsxChart, drawing: Drawing, has_second: bool) -> None:
    """Title, axes, legend, grounds."""
    title = {"name": plain(drawing.chart.title), "overlay": False, "layout": {"x": 0.012, "y": 0.03}}
    chart.set_title(title | {"name_font": font(look.DARK, bold=True, size=12)})
    chart.set_size({"width": CHART_WIDTH, "height": CHART_HEIGHT})
    chart.set_chartarea({"border": {"none": True}, "fill": {"color": look.WHITE}})
    plot: dict[str, Any] = {"border": {"none": True}, "fill": {"none": True}}
    if drawing.named:
        plot["layout"] = _room_for_names(drawing)
    chart.set_plotarea(plot)
    axes = [_category_axis(drawing), _value_axis(drawing, drawing.chart.value_format, is_first=True)]
    if drawing.chart.kind is ChartKind.BAR:
        axes.reverse()  # XlsxWriter's x is what lies, also where that is the values
    chart.set_x_axis(axes[0])
    chart.set_y_axis(axes[1])
    chart.show_blanks_as("gap")
    has_legend = (len(drawing.chart.series) > 1 or has_second) and not drawing.named
    chart.set_legend({"position": "top", "font": font(look.DARK)} if has_legend else {"none": True})


def _room_for_names(drawing: Drawing) -> dict[str, float]:
    """Where the lines stand inside the chart: with the names of those that end at the right edge beside them."""
    chart = drawing.chart
    edge = len(drawing.frame) - 1
    names = [series.name for series in chart.series if drawing.named[series.header] == edge]
    right = max((text_pixels(name, 9) for name in names), default=0.0) + 24
    highest = max(float(np.nanmax(np.abs(numbers_of(drawing.plan, drawing.frame, one)))) for one in chart.series)
    left = text_pixels(shown(highest, chart.value_format), 9) + 24 + (18 if chart.value_title else 0)
    below = _height_of_names(drawing) + (_CAPTION if _caption(chart) else 0)
    return {
        "x": left / CHART_WIDTH,
        "y": _ABOVE,
        "width": (CHART_WIDTH - left - right) / CHART_WIDTH,
        "height": 1 - _ABOVE - below / CHART_HEIGHT,
    }


def _category_axis(drawing: Drawing) -> dict[str, Any]:
    field = drawing.plan.table.column(drawing.chart.category).field
    axis: dict[str, Any] = {
        "num_font": font(look.MID),
        "line": {"color": look.LINE, "width": 0.75},
        "major_tick_mark": "none",
        "minor_tick_mark": "none",
        "label_position": "low",
        "text_axis": True,
    }
    if field.format in (Format.DATE, Format.MONTH):
        axis["num_format"] = NUMBER_CODES[field.format]
    if drawing.chart.kind is ChartKind.BAR:
        return axis | {"reverse": True, "crossing": "max"}  # the first row on top, the values below
    if len(drawing.frame) > _MOST_NAMES:
        axis["interval_unit"] = math.ceil(len(drawing.frame) / _MOST_NAMES)
    if _leans(drawing):
        axis["num_font"] = axis["num_font"] | {"rotation": -45}
    return axis | _axis_name(_caption(drawing.chart))


def _widest_name(drawing: Drawing) -> float:
    field = drawing.plan.table.column(drawing.chart.category).field
    return max((text_pixels(shown(name, field.format), 9) for name in drawing.frame[field.source]), default=0.0)


def _leans(drawing: Drawing) -> bool:
    """Whether the names of the categories must lean to fit beside each other."""
    return _widest_name(drawing) > (CHART_WIDTH - _BESIDE) / max(len(drawing.frame), 1)


def _height_of_names(drawing: Drawing) -> float:
    """Pixels below the plot that the names of the categories take."""
    return _widest_name(drawing) * math.sqrt(0.5) + _NAMES / 2 if _leans(drawing) else _NAMES


def _value_axis(drawing: Drawing, fmt: Format, *, is_first: bool = False) -> dict[str, Any]:
    chart = drawing.chart
    axis: dict[str, Any] = {
        "num_font": font(look.MID),
        "num_format": NUMBER_CODES[fmt],
        "line": {"none": True},
        "major_tick_mark": "none",
        "minor_tick_mark": "none",
        "major_gridlines": {"visible": True, "line": {"color": look.LIGHT, "width": 0.75}},
    }
    columns = [series for series in chart.series if not series.secondary]
    if is_first and chart.kind is not ChartKind.LINE and all(_is_positive(drawing, series) for series in columns):
        axis["min"] = 0
    if chart.kind is not ChartKind.BAR:
        return axis | (_axis_name(chart.value_title) if is_first else {})
    if labels_bars(chart):
        axis |= {"label_position": "none", "major_gridlines": {"visible": False}}
    return axis | _axis_name(_caption(chart))


def _is_positive(drawing: Drawing, series: Series) -> bool:
    return not bool((numbers_of(drawing.plan, drawing.frame, series) < 0).any())


def _axis_name(text: str) -> dict[str, Any]:
    return {"name": plain(text), "name_font": font(look.MID)} if text else {}


def _caption(chart: Chart) -> str:
    """The small line under a chart: its note, and what hatched or dotted means."""
    is_open = any(series.incomplete or series.role is Role.HATCHED for series in chart.series)
    meaning = words.INCOMPLETE_LINE if chart.kind is ChartKind.LINE else words.INCOMPLETE_COLUMNS
    return " · ".join(filter(None, (chart.note, meaning if is_open else "")))


def _second_format(chart: Chart) -> Format:
    return next((series.format for series in chart.series if series.secondary and series.format), chart.value_format)
