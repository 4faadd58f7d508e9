"""Which months are busy: revenue per month, seasonal index, and whether it is more than chance."""

from enum import StrEnum

import numpy as np
import pandas as pd

from klantenbestand.analysis.lines import BoolArray
from klantenbestand.analysis.once import once
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.peaks import Peak, busy_months
from klantenbestand.analysis.permutation import PERMUTATIONS, interval_over_years, permutation_p
from klantenbestand.analysis.season_months import MonthSeries, month_series, recent_years, too_few_months, year_table
from klantenbestand.analysis.seasonal_index import FloatArray, per_calendar_month, plain_index, ratios, year_shares
from klantenbestand.analysis.thin import MONTHS_FOR_INDEX, MONTHS_FOR_MEDIAN, MONTHS_FOR_TEST
from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen

SURE = 0.05
TOO_SHORT = "season-too-short", "season-too-short-past"
INDICATIVE = "season-indicative", "season-indicative-past"
Twelve = tuple[float, ...]


class Method(StrEnum):
    """How the index was made."""

    RATIO = "ratio"  # month against the centred 12-month average around it (36 full months or more)
    DIFFERENCE = "difference"  # the same by subtraction, because a month had no revenue
    SHARE = "share"  # month against its year, detrended, over the last 24 months: indicative, not tested


@frozen
class Season:
    """The answer of `seasonality`; money in euro, indices with mean 1 (January first), shares of 1.

    `months` (index '2024-01', from the first to the last sale): start, over, complete, excluded (by the setting),
    revenue, orders, selling_days (weighted; NaN where not corrected), corrected (revenue at an average number of those
    days).
    `recent` (index 1..12): revenue per month, columns = the last year with sales and the two before (ints, newest
    first); NaN where there is no data (before the first sale, after the last). `recent_complete`: same shape, bool.
    `revenue_table` and `ratio_table` (index 1..12, columns = years): revenue, and the month against its surroundings
    (full months that count; the level around the first and last six months is carried on with the mean growth).
    `full_months`: how many months are complete (over, and covered by the file from their first day); `counted_months`:
    those of them that the setting does not exclude. `used`: the labels of those that the index rests on: without the
    first and the last six, where it is made by the average around a month, or of the last 24; empty without an index.
    `index`: corrected for selling days; `low`, `high`: smallest and largest of `ratio_table` per month.
    `interval_low`, `interval_high`: 95% interval of the index over the years, from five years on.
    `index_plain`: uncorrected, as published seasonal factors: ratio to the centred 2x12 average, mean per month, over
    all full months and that of the first sale. Each None where there is too little data (`thin` says what is missing).
    `p`: chance of such differences without any season (permutation test; None when not tested).
    `peaks`: busy months, busiest first; empty where the season is not proven. `years`: whole years they rest on.
    `weekdays` (index 1 = Monday..7): revenue, days (both without holidays), weight (1 = average day). `holiday_weight`:
    the share of its normal revenue that a Dutch holiday brings. Both missing where `corrected_for_days` is False.
    """

    months: pd.DataFrame
    recent: pd.DataFrame
    recent_complete: pd.DataFrame
    revenue_table: pd.DataFrame
    ratio_table: pd.DataFrame | None
    full_months: int
    counted_months: int
    used: tuple[str, ...]
    method: Method | None
    index: Twelve | None
    low: Twelve | None
    high: Twelve | None
    interval_low: Twelve | None
    interval_high: Twelve | None
    index_plain: Twelve | None
    p: float | None
    permutations: int
    peaks: tuple[Peak, ...]
    years: int
    corrected_for_days: bool
    weekdays: pd.DataFrame
    holiday_weight: float | None
    thin: tuple[Finding, ...]

    @property
    def proven(self) -> bool:
        """Tested, and differences as these would occur at most 1 in 20 times without a season."""
        return self.p is not None and self.p <= SURE


@frozen
class _Index:
    """The corrected index with what it rests on: `every` full month's ratio (NaN where it does not count), and which
    of the full months it is the mean of."""

    method: Method
    index: FloatArray
    every: FloatArray
    used: BoolArray
    p: float | None
    interval: tuple[FloatArray, FloatArray] | None
    peaks: tuple[Peak, ...]
    years: int


# A month of holidays comes out at about 0, by subtraction a little under it.
_CLOSED = -0.1


@once
def seasonality(purchases: Purchases) -> Season:
    """The revenue per month and its season. All lines count, losse verkoop too."""
    return season_of(month_series(purchases))


def season_of(series: MonthSeries) -> Season:
    """The season of a monthly series."""
    sold = series.frame["revenue"].to_numpy(dtype=np.float64)
    # Here the month of the first sale counts as full, also when the file begins halfway it: as published factors are.
    plain = plain_index(sold[: series.skipped + series.full], series.begins % 12) if series.full else None
    found = _index(series)
    if found is not None and (found.index < _CLOSED).any():
        found = None  # a month in which more came back than was sold has no meaning as a share of an average month
    return Season(
        months=series.frame,
        recent=recent_years(series)[0],
        recent_complete=recent_years(series)[1],
        revenue_table=year_table(series.begins, sold),
        ratio_table=year_table(series.first, found.every) if found else None,
        full_months=series.full,
        counted_months=series.counted,
        used=tuple(series.frame.index[series.skipped :][: series.full][found.used]) if found else (),
        method=found.method if found else None,
        index=_twelve(found.index) if found else None,
        low=_twelve(per_calendar_month(found.every, series.first_month, "min")) if found else None,
        high=_twelve(per_calendar_month(found.every, series.first_month, "max")) if found else None,
        interval_low=_twelve(found.interval[0]) if found and found.interval else None,
        interval_high=_twelve(found.interval[1]) if found and found.interval else None,
        index_plain=None if plain is None else _twelve(plain),
        p=found.p if found else None,
        permutations=PERMUTATIONS if found and found.p is not None else 0,
        peaks=found.peaks if found else (),
        years=found.years if found else 0,
        corrected_for_days=series.weights is not None,
        weekdays=series.weekdays,
        holiday_weight=None if series.weights is None else series.weights.holiday_weight,
        thin=_thin(series, found),
    )


def _twelve(values: FloatArray) -> Twelve:
    return tuple(float(value) for value in values)


def _index(series: MonthSeries) -> _Index | None:
    values, missing = series.filled, series.excluded[: series.full]
    if series.counted < MONTHS_FOR_INDEX or values.mean() <= 0:
        return None
    found = _by_share(values) if series.counted < MONTHS_FOR_TEST else _by_level(values)
    if found is None:
        return None
    method, every, whole = found
    median = series.counted >= MONTHS_FOR_MEDIAN
    index = per_calendar_month(np.where(missing, np.nan, whole), series.first_month, "median" if median else "mean")
    if not index.mean() > 0:  # a calendar month without any value makes it NaN
        return None
    every, index = np.where(missing, np.nan, every) / index.mean(), index / index.mean()
    years = 2 if method is Method.SHARE else len(values) // 12
    tail = slice(len(values) - 12 * years, None)  # the last whole years, from calendar month `turn` on
    turn = (series.first_month + len(values)) % 12
    by_year = np.roll(every[tail].reshape(-1, 12), turn, axis=1)
    p = None if method is Method.SHARE else permutation_p(values[tail], missing[tail])
    interval = interval_over_years(by_year, median) if series.counted >= MONTHS_FOR_MEDIAN else None
    peaks = () if p is not None and p > SURE else busy_months(index, by_year, interval[0] if interval else None)
    return _Index(method, index, every, ~(missing | np.isnan(whole)), p, interval, peaks, years)


def _by_share(values: FloatArray) -> tuple[Method, FloatArray, FloatArray] | None:
    years = values[-24:].reshape(2, 12)
    if (years.mean(axis=1) <= 0).any():
        return None
    every = np.append(np.full(len(values) - 24, np.nan), year_shares(values))
    return Method.SHARE, every, every


def _by_level(values: FloatArray) -> tuple[Method, FloatArray, FloatArray]:
    additive = bool((values <= 0).any())
    every, whole = ratios(values, additive)
    return Method.DIFFERENCE if additive else Method.RATIO, every, whole


def _thin(series: MonthSeries, found: _Index | None) -> tuple[Finding, ...]:
    if not len(series.frame):
        return (Finding("no-sales"),)
    notes = []
    if series.counted < MONTHS_FOR_INDEX:
        notes.append(too_few_months(TOO_SHORT, series, MONTHS_FOR_INDEX))
    elif found is None:
        notes.append(Finding("season-no-level"))
    elif found.method is Method.SHARE:
        notes.append(too_few_months(INDICATIVE, series, MONTHS_FOR_TEST))
    if found is not None and series.weights is None:
        notes.append(Finding("season-few-selling-days"))
    return tuple(notes)
