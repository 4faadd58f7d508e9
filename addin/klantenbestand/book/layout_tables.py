"""The columns of a tab's tables: side by side with an empty column between, as wide as what stands in them."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from klantenbestand.book.tab_measure import characters, column_pixels, lines, shown, text_pixels
from klantenbestand.book.tab_plan import ColumnPlan
from klantenbestand.book.tab_values import clean_text
from klantenbestand.words.frozen import frozen
from klantenbestand.words.tab import Field, Format, Tab, Table
from klantenbestand.words.texts import layout as words

FIRST_COLUMN = 2  # column A is a margin
MARGIN = 2.0
GAP = 3.0  # the empty column between two tables
NARROWEST = 8.0
WIDEST = 40.0  # then texts wrap
WIDEST_IN_LIST = 50.0  # long texts where no key figures stand above them
BUTTON = 18  # pixels of a filter button
INDENT = 9  # pixels that values stand from the edge
_ROOM = 8  # pixels
_HEADER_ROOM = 16  # pixels; headers beside each other must not read as one
_UNDER_FIGURES = 9  # the last column that key figures stand on
_LONGEST_FEW = 20  # measured exactly
_FEW_ROWS = 500  # up to here a list is quicker than pandas
_NOMINAL = {Format.LONG_TEXT: 45.0, Format.TEXT: 20.0, Format.LINK: 20.0}
_NOMINAL_OTHER = 12.0
_SAMPLES = {Format.DATE: "28-08-2028", Format.MONTH: "mmm 2028"}


@frozen
class _Manner:
    """What decides about widths beside the values: filter buttons, and whether long texts may be wide."""

    filters: bool
    is_list: bool


def place_tables(tab: Tab) -> tuple[tuple[ColumnPlan, ...], ...]:
    """The columns of each table of a tab, from left to right."""
    start, placed = FIRST_COLUMN, []
    for table in tab.tables:
        headers = unique_headers(table.fields)
        manner = _Manner(tab.frozen or table.filters, tab.frozen and not tab.figures)
        columns = zip(table.fields, headers, strict=True)
        placed.append(
            tuple(
                _column(table.frame[field.source], field, header, start + at, manner)
                for at, (field, header) in enumerate(columns)
            )
        )
        start += len(table.fields) + 1
    return tuple(placed)


def nominal_widths(tab: Tab) -> dict[int, float]:
    """About how wide each column will be, by what it holds and not by its data: for places that must not move."""
    widths: dict[int, float] = {}
    start = FIRST_COLUMN
    for table in tab.tables:
        for at, field in enumerate(table.fields):
            widths[start + at] = field.width or _NOMINAL.get(field.format, _NOMINAL_OTHER)
        start += len(table.fields) + 1
        widths[start - 1] = GAP
    return widths


def unique_headers(fields: Sequence[Field]) -> list[str]:
    """The headers as an Excel table can hold them: one line, not empty, no two alike (without case)."""
    seen: set[str] = set()
    headers = []
    for position, field in enumerate(fields, 1):
        name = " ".join(clean_text(field.header).split()) or words.EMPTY_HEADER.format(number=position)
        header, number = name[:255], 2
        while header.casefold() in seen:
            header, number = f"{name[:250]} {number}", number + 1
        seen.add(header.casefold())
        headers.append(header)
    return headers


def header_lines(columns: Sequence[ColumnPlan], filters: bool) -> int:
    """How many lines the header row needs."""
    taken = BUTTON if filters else _ROOM
    return max(lines(column.header, column_pixels(column.width) - taken) for column in columns)


def heat_ranges(table: Table) -> tuple[tuple[int, int], ...]:
    """Positions of first and last field of each colour scale: neighbours of one format share a scale."""
    ranges: list[tuple[int, int]] = []
    for at, field in enumerate(table.fields):
        if not field.heat:
            continue
        if ranges and ranges[-1][1] == at - 1 and table.fields[at - 1].format is field.format:
            ranges[-1] = (ranges[-1][0], at)
        else:
            ranges.append((at, at))
    return tuple(ranges)


def _column(values: "pd.Series", field: Field, header: str, column: int, manner: _Manner) -> ColumnPlan:
    longest = max((text_pixels(text) for text in _longest(values, field.format)), default=0.0)
    fits = characters(longest + INDENT + _ROOM)
    is_text = field.format in (Format.TEXT, Format.LONG_TEXT)
    if field.width:
        width = max(field.width, _longest_word(header, manner.filters))
    else:
        width = _beside_header(max(fits, _choice_width(field), NARROWEST), header, manner.filters)
    if is_text and not field.width:
        is_wide = field.format is Format.LONG_TEXT and (manner.is_list or column > _UNDER_FIGURES)
        width = min(width, WIDEST_IN_LIST if is_wide else WIDEST)
    elif not is_text:  # a number may not become ###
        width = max(width, fits)
    wraps = is_text and (field.format is Format.LONG_TEXT or fits > width or _has_break(values))
    return ColumnPlan(field, header, column, width, wraps)


def _choice_width(field: Field) -> float:
    return max((characters(text_pixels(choice) + BUTTON + _ROOM) for choice in field.choices), default=0.0)


def _beside_header(width: float, header: str, filters: bool) -> float:
    """A width that holds the header in two lines, and never just in one: it would touch its neighbour."""
    width = max(width, _header_width(header, filters))
    full = characters(text_pixels(header) + INDENT + _HEADER_ROOM + (BUTTON if filters else 0))
    return full if characters(text_pixels(header) * 0.95) < width < full else width


def _header_width(header: str, filters: bool) -> float:
    """Wide enough for its longest word, and for all of it in two lines."""
    taken = BUTTON if filters else 0
    longest_word = max(text_pixels(word) for word in header.split(" "))
    return characters(max(longest_word, text_pixels(header) * 0.55) + taken + INDENT + _HEADER_ROOM)


def _longest_word(header: str, filters: bool) -> float:
    """The least that a header needs, however narrow its column was meant: Excel breaks a word that does not fit."""
    return characters(max(text_pixels(word) for word in header.split(" ")) + (BUTTON if filters else 0))


def _longest(values: "pd.Series", fmt: Format) -> list[str]:
    """The texts among which the widest of a column is, as Excel will show them."""
    if values.empty:
        return []
    if pd.api.types.is_datetime64_any_dtype(values.dtype):
        return [_SAMPLES.get(fmt, _SAMPLES[Format.DATE])]
    if isinstance(values.dtype, np.dtype) and values.dtype.kind in "iufb" and fmt is not Format.TEXT:
        numbers = values.to_numpy()
        finite = numbers[np.isfinite(numbers)]
        return [shown(float(edge), fmt) for edge in (finite.min(), finite.max())] if finite.size else []
    is_text = isinstance(values.dtype, pd.StringDtype)
    if is_text and len(values) > _FEW_ROWS:
        lengths = values.str.len().fillna(0).to_numpy(dtype=np.int64)
        return [text for text in values.iloc[np.argsort(lengths)[-_LONGEST_FEW:]] if isinstance(text, str)]
    texts = values.tolist() if is_text else [shown(value, fmt) for value in values.astype(object)]
    return sorted((text for text in texts if isinstance(text, str)), key=len)[-_LONGEST_FEW:]


def _has_break(values: "pd.Series") -> bool:
    if not isinstance(values.dtype, pd.StringDtype):
        return False
    if len(values) <= _FEW_ROWS:
        return any(isinstance(text, str) and "\n" in text for text in values.tolist())
    return bool(values.str.contains("\n", regex=False).any())
