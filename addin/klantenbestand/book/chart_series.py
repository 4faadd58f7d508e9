"""The series of a chart: where their numbers stand, in what colour they are drawn, and where their names stand."""

import math
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from klantenbestand.book.tab_colours import Palette
from klantenbestand.book.tab_formats import FONT, NUMBER_CODES
from klantenbestand.book.tab_plan import ChartPlan
from klantenbestand.book.tab_values import clean_text, column_values
from klantenbestand.words import look
from klantenbestand.words.frozen import frozen
from klantenbestand.words.tab import Chart, ChartKind, Role, Series

_MOST_DIRECT = 3  # series that are named at their end instead of in a legend
_CLOSE = 0.08  # of the height: names nearer than this would stand on each other


@frozen
class Drawing:
    """A chart with what it needs to be drawn: the rows it shows, and the last point of each series named there."""

    plan: ChartPlan
    sheet: str
    palette: Palette
    frame: pd.DataFrame
    named: dict[str, int]

    @property
    def chart(self) -> Chart:
        return self.plan.chart


def drawing_of(plan: ChartPlan, sheet: str, palette: Palette) -> Drawing:
    start = plan.first_row - plan.table.first_row
    frame = plan.table.table.frame.iloc[start : plan.last_row - plan.table.first_row + 1]
    return Drawing(plan, sheet, palette, frame, _direct_names(plan, frame))


def _direct_names(plan: ChartPlan, frame: pd.DataFrame) -> dict[str, int]:
    """Header -> position of the last point of each line; empty where a legend is clearer."""
    chart = plan.chart
    is_crowded = not 1 < len(chart.series) <= _MOST_DIRECT or any(series.secondary for series in chart.series)
    if chart.kind is not ChartKind.LINE or is_crowded:
        return {}
    ends, values = {}, []
    for series in chart.series:
        numbers = numbers_of(plan, frame, series)
        known = np.flatnonzero(~np.isnan(numbers))
        if not len(known):
            return {}
        ends[series.header] = int(known[-1])
        values.append((int(known[-1]), float(numbers[known[-1]]), numbers[known]))
    reach = max(known.max() for _, _, known in values) - min(0.0, *(known.min() for _, _, known in values))
    for (place, height), (next_place, next_height) in pairwise(sorted((at, end) for at, end, _ in values)):
        if next_place == place and next_height - height < _CLOSE * reach:
            return {}
    return ends


def numbers_of(plan: ChartPlan, frame: pd.DataFrame, series: Series) -> npt.NDArray[np.float64]:
    """What a series shows, NaN where it has no number."""
    source = plan.table.column(series.header).field.source
    return pd.to_numeric(frame[source], errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)


def column_series(drawing: Drawing, series: Series) -> dict[str, Any]:
    colour = _colour(series.role, drawing.palette)
    hatched = {"pattern": {"pattern": "wide_upward_diagonal", "fg_color": colour, "bg_color": look.WHITE}}
    made = _cells(drawing, series) | {"border": {"none": True}, "gap": 45, "fill": {"color": colour}}
    if drawing.chart.kind is not ChartKind.STACKED and len(drawing.chart.series) > 1:
        made["overlap"] = -5
    if series.role is Role.HATCHED:
        del made["fill"]
        made |= hatched
    elif series.incomplete:
        last = max(series.incomplete)
        made["points"] = [hatched if at in series.incomplete else None for at in range(last + 1)]
    if labels_bars(drawing.chart):
        code = NUMBER_CODES[series.format or drawing.chart.value_format]
        made["data_labels"] = {"value": True, "num_format": code, "font": font(look.DARK)}
    return made


def line_series(drawing: Drawing, series: Series) -> dict[str, Any]:
    colour = _colour(series.role, drawing.palette)
    line: dict[str, Any] = {"color": colour, "width": 2.5 if series.role is Role.ACCENT else 1.75}
    dashed = {"line": line | {"dash_type": "round_dot"}}
    made = _cells(drawing, series) | (dashed if series.role is Role.HATCHED else {"line": line})
    points = int(np.count_nonzero(~np.isnan(numbers_of(drawing.plan, drawing.frame, series))))
    if points < 2:  # a line needs two points to be seen
        made["marker"] = {"type": "circle", "size": 7, "fill": {"color": colour}, "border": {"none": True}}
    if series.incomplete:
        last = max(series.incomplete)
        made["points"] = [dashed if at in series.incomplete else None for at in range(last + 1)]
    if series.header in drawing.named:
        last = drawing.named[series.header]
        bold = series.role is Role.ACCENT
        names = font(colour if bold else look.MID, bold)
        others: list[dict[str, Any] | None] = [
            None if at == last else {"delete": True} for at in range(len(drawing.frame))
        ]
        made["data_labels"] = {"series_name": True, "position": "right", "font": names, "custom": others}
    return made


def _cells(drawing: Drawing, series: Series) -> dict[str, Any]:
    """The ranges of a series with what stands there; its name as a text, never as a formula."""

    def cells(header: str) -> list[Any]:
        column = drawing.plan.table.column(header).column - 1
        return [drawing.sheet, drawing.plan.first_row - 1, column, drawing.plan.last_row - 1, column]

    return {
        "name": plain(series.name),
        "categories": cells(drawing.chart.category),
        "categories_data": _contents(drawing, drawing.chart.category),
        "values": cells(series.header),
        "values_data": _contents(drawing, series.header),
    }


def _contents(drawing: Drawing, header: str) -> list[str]:
    """What stands in the cells of a column, "" for nothing: a chart keeps a copy for who cannot work it out.

    XlsxWriter looks it up by itself, but only in cells that it wrote: of a large table it has none.
    """
    field = drawing.plan.table.column(header).field
    values = column_values(drawing.frame[field.source], field.format, {})
    found = [""] * len(drawing.frame) if values.texts is None else [text or "" for text in values.texts.to_pylist()]
    for position, link in values.jumps.items():
        found[position] = link.label
    numbers = [] if values.numbers is None else values.numbers.tolist()
    for position, number in enumerate(numbers):
        if not math.isnan(number):
            found[position] = f"{number:.16g}"
    return found


def plain(text: str) -> str:
    """A text that XlsxWriter cannot take for a reference, as it does "=Blad1!A1" and "Actie!A1"."""
    return clean_text(text).lstrip("=").replace("!", "!\u200b")


def labels_bars(chart: Chart) -> bool:
    """One series of lying bars carries its values itself; the axis would only repeat them."""
    return chart.kind is ChartKind.BAR and len(chart.series) == 1


def _colour(role: Role, palette: Palette) -> str:
    return {
        Role.ACCENT: palette.accent,
        Role.SECOND: palette.second,
        Role.GREY: "#9CA3AF",
        Role.PALE: look.LINE,
        Role.WARN: look.AMBER,
        Role.HATCHED: palette.accent,
    }[role]


def font(colour: str, bold: bool = False, size: float = 9) -> dict[str, Any]:
    return {"name": FONT, "size": size, "bold": bold, "color": colour}
