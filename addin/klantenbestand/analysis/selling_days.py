"""How many days a month had for selling: its weekdays and Dutch holidays, weighed by what they bring."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from klantenbestand.analysis.holidays import dutch_holidays
from klantenbestand.analysis.periods import IntArray, month_numbers
from klantenbestand.words.frozen import frozen

_MONDAY_SHIFT = 3  # day 0, 1 January 1970, was a Thursday


@frozen
class SellingDays:
    """What weekdays bring: `revenue` in cents, number of `days` and `weight` (1 = average day) of Monday..Sunday.

    Holidays stand apart: `holiday_weight` is their revenue as a part of what those weekdays bring otherwise.
    """

    revenue: IntArray
    days: IntArray
    weight: NDArray[np.float64]
    holiday_weight: float


def weekday_numbers(days: NDArray[np.integer]) -> IntArray:
    """0 = Monday .. 6 = Sunday of each day number."""
    numbers: IntArray = (days.astype(np.int64) + _MONDAY_SHIFT) % 7
    return numbers


def holiday_mask(first: int, last: int) -> NDArray[np.bool_]:
    """Which of the days first..last (day numbers) are Dutch holidays."""
    mask = np.zeros(last - first + 1, dtype=bool)
    years = range(pd.Timestamp(first, unit="D").year, pd.Timestamp(last, unit="D").year + 1)
    for day in (day for year in years for day in dutch_holidays(year)):
        number = int(np.datetime64(day, "D").astype(np.int64))
        if first <= number <= last:
            mask[number - first] = True
    return mask


def selling_days(revenue: IntArray, first: int) -> SellingDays:
    """The weights of the weekdays and holidays from the daily revenue (cents) since day `first`."""
    calendar = np.arange(first, first + len(revenue))
    weekday = weekday_numbers(calendar)
    holiday = holiday_mask(first, first + len(revenue) - 1)
    ordinary = ~holiday
    days = np.bincount(weekday[ordinary], minlength=7)
    total = np.bincount(weekday[ordinary], weights=revenue[ordinary], minlength=7)
    a_day = np.maximum(total / np.maximum(days, 1), 0)
    mean_day = float(total.sum()) / max(int(days.sum()), 1)
    weight = a_day / mean_day if mean_day > 0 else np.ones(7)
    expected = float(weight[weekday[holiday]].sum()) * mean_day
    holiday_weight = max(float(revenue[holiday].sum()), 0.0) / expected if expected > 0 else 0.0
    return SellingDays(total.astype(np.int64), days, weight, holiday_weight)


def days_per_month(weights: SellingDays, months: IntArray) -> NDArray[np.float64]:
    """The weighted number of selling days in each of a run of months (numbers since January 1970)."""
    first = int(months[0].astype("datetime64[M]").astype("datetime64[D]").astype(np.int64))
    last = int((months[-1] + 1).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)) - 1
    calendar = np.arange(first, last + 1, dtype=np.int64)
    weight = weights.weight[weekday_numbers(calendar)]
    weight = np.where(holiday_mask(first, last), weight * weights.holiday_weight, weight)
    place = month_numbers(calendar) - int(months[0])
    return np.bincount(place, weights=weight, minlength=len(months)).astype(np.float64)
