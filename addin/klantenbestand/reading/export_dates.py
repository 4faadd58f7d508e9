"""Dates with strokes, as 11/02/2026: a Dutch program means 11 February, an American one 2 November."""

import re
from collections.abc import Iterable
from datetime import date

import pandas as pd

from klantenbestand.book.protocol import CellType
from klantenbestand.reading.export_files import ExportFile

_STROKES = re.compile(r"(\d{1,2})/(\d{1,2})/\d{2,4}(?!\d)")
_MONTHS = 12
_TIGHT = 62  # days that an export spans, and that it is old
_DAY = pd.Timedelta(days=1)


def two_ways(texts: Iterable[str]) -> str:
    """One of these dates, where each can be read in two ways; "" where one of them tells, or none has strokes.

    >>> two_ways(["03/03/2026", "11/02/2026 14:00"]), two_ways(["11/02/2026", "11/14/2026"]), two_ways(["11-02-2026"])
    ('11/02/2026', '', '')
    """
    found = [match for match in (_STROKES.match(text.strip()) for text in texts) if match]
    if any(max(int(one[1]), int(one[2])) > _MONTHS for one in found):
        return ""
    return next((one[0] for one in found if int(one[1]) != int(one[2])), "")


def day_in_two_ways(found: ExportFile, number: int | None) -> str:
    """The same for the column with this number of an export."""
    if number is None:
        return ""
    texts = found.cells.read(found.area, {number: CellType.TEXT}).frame[number].dropna().astype("str")
    return two_ways(texts.unique())


def month_came_first(days: "pd.Series[pd.Timestamp]", today: date) -> bool:
    """Whether days that were read with the day first make sense only the other way round: then they lie close together
    before `today`, while now they come after it or lie far apart.

    >>> days = pd.Series(pd.to_datetime(["2026-02-11", "2026-05-11"]))
    >>> month_came_first(days, date(2026, 11, 15)), month_came_first(days, date(2026, 6, 1))
    (True, False)
    """
    other, now = turned(days).dropna(), pd.Timestamp(today)
    if other.empty or other.max() > now or (other.max() - other.min()) / _DAY > _TIGHT:
        return False
    if days.max() > now:
        return True
    return bool((days.max() - days.min()) / _DAY > _TIGHT and (now - other.max()) / _DAY <= _TIGHT)


def turned(days: "pd.Series[pd.Timestamp]") -> "pd.Series[pd.Timestamp]":
    """The same with day and month in each other's place; a day after the twelfth stays."""
    parts = pd.DataFrame({"year": days.dt.year, "month": days.dt.day, "day": days.dt.month})
    other = pd.to_datetime(parts.where(parts["month"] <= _MONTHS), errors="coerce")
    return other.fillna(days).astype(days.dtype)
