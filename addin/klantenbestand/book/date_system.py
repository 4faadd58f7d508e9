"""Dates in a workbook of the 1904 date system (of an old Mac): the same day has a number 1,462 lower there."""

from dataclasses import replace
from datetime import date

import pandas as pd

from klantenbestand.words.tab import Format, KeyFigure, Tab, Table

# From 30 December 1899, Excel's day 0, to 1 January 1904.
_APART = pd.Timedelta(days=1462)
_DATES = frozenset({Format.DATE, Format.MONTH})


def as_1904(tab: Tab) -> Tab:
    """The tab with each date so much earlier that its number, counted from 1899, is the right one counted from 1904.

    The tabs are made in a workbook that counts from 1899, as all new ones do, and their cells go into his as they are.
    """
    return replace(
        tab,
        tables=tuple(_table(table) for table in tab.tables),
        figures=tuple(_figure(figure) for figure in tab.figures),
    )


def _table(table: Table) -> Table:
    dates = {field.source for field in table.fields if field.format in _DATES}
    return replace(table, frame=table.frame.assign(**{source: _earlier(table.frame[source]) for source in dates}))


def _earlier(column: "pd.Series") -> "pd.Series":
    """The dates of a column so much earlier; whatever else stands between them stays."""
    if pd.api.types.is_datetime64_any_dtype(column):
        return column - _APART
    return column.map(lambda value: pd.Timestamp(value) - _APART if isinstance(value, date) else value)


def _figure(figure: KeyFigure) -> KeyFigure:
    return replace(figure, value=figure.value - _APART) if isinstance(figure.value, pd.Timestamp) else figure
