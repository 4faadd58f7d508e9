"""Is an article asked for more or less? A trend that neither the season nor chance can fake.

A fall of over 10% in three months is chance in half of all cases, and of over 10% against last year still in a third.
The seasonal Mann-Kendall test compares each month with the same month of other years only (Hirsch, Slack and Smith,
Water Resources Research 18 (1982), 107-121); Benjamini-Hochberg keeps many articles from crying wolf, and good and bad
months that come in runs count for less (`trend.carried_over`).
"""

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from klantenbestand.analysis.lines import BoolArray
from klantenbestand.analysis.many_tests import benjamini_hochberg, normal_p
from klantenbestand.analysis.thin import MONTHS_FOR_ARTICLE, UNITS_FOR_ARTICLE
from klantenbestand.analysis.trend import carried_over

FloatArray = NDArray[np.float64]
MOST_YEARS = 5
SURE = 0.05
CLEARLY = 0.10  # last twelve months against the twelve before
STOPPED_MONTHS = 3


class State(StrEnum):
    """Whether the trend of an article can be tested, and if not, why not."""

    TESTED = "tested"
    NEW = "new"  # sold for less than 24 full months
    FEW = "few"  # under 3 pieces a month
    INTERRUPTED = "interrupted"  # three months without, where other years sold, and sold since: was out of stock
    STOPPED = "stopped"  # the same up to the last full month, and not sold since


def seasonal_kendall(table: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Kendall's S summed over the calendar months, and its z, of series of shape (articles, years, 12); NaN = no month.

    z is corrected for continuity and equal values; 0 where nothing can be compared.
    """
    years = table.shape[1]
    total = np.zeros(len(table))
    equal = np.zeros((len(table), years, 12))
    known = ~np.isnan(table)
    for early in range(years):
        for late in range(early + 1, years):
            total += np.nan_to_num(np.sign(table[:, late] - table[:, early])).sum(axis=1)
            same = table[:, late] == table[:, early]
            equal[:, early] += same
            equal[:, late] += same
    n = known.sum(axis=1)
    ties = np.where(known, equal * (2 * (equal + 1) + 5), 0).sum(axis=1)
    variance = ((n * (n - 1) * (2 * n + 5) - ties) / 18).sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        z = (total - np.sign(total)) / np.sqrt(variance)
    return total, np.where(variance > 0, z, 0.0)


def seasonal_slope(table: FloatArray) -> FloatArray:
    """The median yearly change between the same months of two years; NaN where none can be compared."""
    years = table.shape[1]
    steps = [
        (table[:, late] - table[:, early]) / (late - early)
        for early in range(years)
        for late in range(early + 1, years)
    ]
    if not steps:
        return np.full(len(table), np.nan)
    every = np.concatenate(steps, axis=1)
    slope = np.full(len(table), np.nan)
    has = ~np.isnan(every).all(axis=1)
    slope[has] = np.nanmedian(every[has], axis=1)
    return slope


def year_blocks(units: FloatArray) -> FloatArray:
    """Series of months (articles, months) as (articles, years, 12), newest year last; the oldest padded with NaN."""
    years = min(-(-units.shape[1] // 12), MOST_YEARS)
    kept = units[:, -12 * years :]
    table = np.full((len(units), 12 * years), np.nan)
    table[:, 12 * years - kept.shape[1] :] = kept
    return table.reshape(len(units), years, 12)


def states(units: FloatArray, sold_months: NDArray[np.int64], sold_since: BoolArray) -> NDArray[np.str_]:
    """The state of each article from its units per full month (articles, months) and months since its first sale.

    `sold_since`: whether it was sold after those months. Gaps count in the years that the trend would be tested over.
    """
    if not units.shape[1]:
        return np.full(len(units), State.NEW.value)
    held = np.minimum(sold_months, units.shape[1])
    with np.errstate(invalid="ignore", divide="ignore"):
        a_month = np.nansum(units, axis=1) / held
    gaps = _gaps(units)
    stopped = gaps[:, -1] & ~sold_since
    return np.select(
        [held < MONTHS_FOR_ARTICLE, ~(a_month >= UNITS_FOR_ARTICLE), stopped, gaps.any(axis=1)],
        [State.NEW.value, State.FEW.value, State.STOPPED.value, State.INTERRUPTED.value],
        default=State.TESTED.value,
    )


def _gaps(units: FloatArray) -> BoolArray:
    """The months (of whole years) that end three in a row without a sale, in which the other years sold 3 or more."""
    table = year_blocks(units)
    known = ~np.isnan(table)
    whole = np.nansum(table, axis=1, keepdims=True)
    others = known.sum(axis=1, keepdims=True) - 1
    expected = (whole - np.nan_to_num(table)) / np.maximum(others, 1)
    gone = (known & (table <= 0) & (expected >= UNITS_FOR_ARTICLE) & (others > 0)).reshape(
        len(units), 12 * table.shape[1]
    )
    run = gone.copy()
    for back in range(1, STOPPED_MONTHS):
        run[:, back:] &= gone[:, :-back]
        run[:, :back] = False
    return np.asarray(run)


def trends(units: FloatArray, tested: BoolArray) -> tuple[NDArray[np.int64], FloatArray, FloatArray]:
    """Direction (1 more, -1 less, 0 not clear), p value and yearly change as a share, of each article.

    Clear is: believed at 5% over all tested articles, and the last twelve months differ by over 10% from the twelve
    before, to the same side. p and change are NaN where not tested.
    """
    p, yearly = np.full(len(units), np.nan), np.full(len(units), np.nan)
    direction = np.zeros(len(units), dtype=np.int64)
    if not tested.any():
        return direction, p, yearly
    table = year_blocks(units[tested])
    _, z = seasonal_kendall(table)
    sold = np.maximum(table, 0)
    sold = sold + (np.nanmin(sold, axis=(1, 2), keepdims=True) == 0)  # a month without sales has no logarithm
    z = z / np.sqrt(carried_over(sold))
    p[tested] = normal_p(z)
    with np.errstate(invalid="ignore", divide="ignore"):
        yearly[tested] = seasonal_slope(table) / np.nanmean(table, axis=(1, 2))
    change = year_change(units[tested])
    believed = benjamini_hochberg(p[tested], SURE)
    clear = believed & (np.sign(change) == np.sign(z)) & (np.abs(np.nan_to_num(change)) > CLEARLY)
    direction[tested] = np.where(clear, np.sign(z), 0).astype(np.int64)
    return direction, p, yearly


def year_change(units: FloatArray) -> FloatArray:
    """The last twelve months against the twelve before, as a share; NaN under 24 months or with nothing before."""
    if units.shape[1] < 24:
        return np.full(len(units), np.nan)
    last, before = units[:, -12:], units[:, -24:-12]
    both = ~np.isnan(last) & ~np.isnan(before)  # a month that does not count goes out of both years
    late, early = np.where(both, last, 0).sum(axis=1), np.where(both, before, 0).sum(axis=1)
    return np.asarray(np.where(early > 0, late / np.where(early > 0, early, 1) - 1, np.nan))
