"""Months, quarters and years as whole numbers, with their labels and first days. Days count from 1970-01-01."""

from enum import StrEnum

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from klantenbestand.analysis.quantiles import percentiles

IntArray = NDArray[np.int64]


class Period(StrEnum):
    """The length of a period; the values are what the owner sees."""

    MONTH = "maand"
    QUARTER = "kwartaal"
    YEAR = "jaar"


USUAL_GAP = 95  # percentile of the gaps between two days with a sale: what is usual
LEAST_USUAL = 7  # days: holidays, a closed week

MONTHS_IN = {Period.MONTH: 1, Period.QUARTER: 3, Period.YEAR: 12}


def day_number(day: pd.Timestamp) -> int:
    """Days since 1970-01-01."""
    return int(np.datetime64(day, "D").astype(np.int64))


def as_dates(days: NDArray[np.integer]) -> NDArray[np.datetime64]:
    """Day numbers as datetime64[s] at midnight (pandas' coarsest unit)."""
    return days.astype("datetime64[D]").astype("datetime64[s]")


def month_numbers(days: NDArray[np.integer]) -> IntArray:
    """Months since January 1970 of each day number."""
    if not len(days):
        return np.empty(0, dtype=np.int64)
    first = int(days.min())  # a purchase history has far more rows than days: look each day up once
    calendar = np.arange(first, int(days.max()) + 1, dtype=np.int64)
    months = calendar.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return np.asarray(months.take(days - first))


def period_numbers(months: NDArray[np.integer], period: Period) -> IntArray:
    """Months since January 1970 turned into periods since then."""
    if period is Period.MONTH:
        return months.astype(np.int64)
    numbers: IntArray = months.astype(np.int64) // MONTHS_IN[period]
    return numbers


def first_days(numbers: NDArray[np.integer], period: Period) -> IntArray:
    """The day number on which each period starts."""
    months = numbers.astype(np.int64) * MONTHS_IN[period]
    days: IntArray = months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    return days


def labels(numbers: NDArray[np.integer], period: Period) -> list[str]:
    """'2024-01', '2024-K1' or '2024' of each period."""
    per_year = 12 // MONTHS_IN[period]
    years, parts = np.divmod(numbers.astype(np.int64), per_year)
    shape = {Period.MONTH: "{}-{:02d}", Period.QUARTER: "{}-K{}", Period.YEAR: "{}"}[period]
    return [shape.format(year + 1970, part + 1) for year, part in zip(years.tolist(), parts.tolist(), strict=True)]


def covered_from(days: NDArray[np.integer]) -> int:
    """The day from which a file with sales on these days (at least one, in any sequence) is taken to hold all of them.

    Not the first sale itself: a shop that sells once a month does so on the 15th, and was there on the 1st. It is as
    long before as it usually is between two days with a sale (95 of 100 gaps, at least a week).
    """
    first = int(days.min())
    sold_on = np.flatnonzero(np.bincount(days - first))
    usual = percentiles(np.diff(sold_on), USUAL_GAP)[0] if len(sold_on) > 1 else 0.0
    return first - max(int(usual), LEAST_USUAL)


def period_frame(first: int, last: int, period: Period, end: int, covered: int | None = None) -> pd.DataFrame:
    """The periods `first`..`last` as rows: index = label; columns `start` (first day), `over` and `complete`.

    A period is over when it lies wholly before or ends on `end`, the end of the data (`data_end`; the peildatum of a
    file that is up to date). It is complete when it is over and does not start before `covered` (see `covered_from`;
    None: every period is covered).
    """
    numbers = np.arange(first, last + 1, dtype=np.int64)
    starts, ends = first_days(numbers, period), first_days(numbers + 1, period) - 1
    over = ends <= end
    return pd.DataFrame(
        {"start": as_dates(starts), "over": over, "complete": over if covered is None else over & (starts >= covered)},
        index=pd.Index(labels(numbers, period), name="period", dtype="str"),
    )


def run_starts(*keys: NDArray[np.number]) -> IntArray:
    """The positions at which one of these arrays of equal length has another value than just before; the first is 0."""
    fresh = np.ones(len(keys[0]), dtype=bool)
    if len(fresh):
        np.not_equal(keys[0][1:], keys[0][:-1], out=fresh[1:])
    for key in keys[1:]:
        fresh[1:] |= key[1:] != key[:-1]
    return np.flatnonzero(fresh)


def sorted_positions(keys: IntArray) -> IntArray:
    """The positions that sort whole numbers from 0, equal ones in their own sequence."""
    return sorted_keys(keys)[0]


def sorted_keys(keys: IntArray) -> tuple[IntArray, IntArray]:
    """The positions that sort whole numbers from 0, equal ones in their own sequence; and the numbers sorted.

    Key and position packed in one number sort several times as fast as numpy's stable argsort.
    """
    bits = len(keys).bit_length()
    if len(keys) and int(keys.max()) >= 1 << (63 - bits):
        positions: IntArray = np.argsort(keys, kind="stable")
        return positions, keys[positions]
    packed = keys << bits
    packed |= np.arange(len(keys), dtype=np.int64)
    packed.sort()
    return packed & ((1 << bits) - 1), packed >> bits
