"""Seasonal index of a monthly series: each month against the average level around it. Plain arrays in and out.

`first` is the calendar month (0 = January) of the first value.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from klantenbestand.analysis.lines import BoolArray

FloatArray = NDArray[np.float64]
_HALF_YEAR = 6
_WEIGHTS = np.array([0.5, *[1.0] * 11, 0.5]) / 12
_FILL_ROUNDS = 3


def _mean(table: FloatArray, axis: int) -> FloatArray:
    """numpy's own nanmean, without its checks."""
    known = ~np.isnan(table)
    return np.asarray(np.where(known, table, 0.0).sum(axis=axis) / known.sum(axis=axis))


_SUMMARIES: dict[str, Callable[..., FloatArray]] = {
    "mean": _mean,
    "median": np.nanmedian,
    "min": np.nanmin,
    "max": np.nanmax,
}


def centred_average(values: FloatArray) -> FloatArray:
    """The centred 2x12 average; NaN in the first and last six months (the textbook's trend-cycle)."""
    level = np.full(len(values), np.nan)
    if len(values) > 2 * _HALF_YEAR:
        level[_HALF_YEAR:-_HALF_YEAR] = np.convolve(values, _WEIGHTS, "valid")
    return level


def extended(level: FloatArray, additive: bool) -> FloatArray:
    """The centred average carried on to both ends, with its own mean growth from first to last known month."""
    known = np.flatnonzero(~np.isnan(level))
    low, high = int(known[0]), int(known[-1])
    steps = np.arange(len(level)) - np.clip(np.arange(len(level)), low, high)
    edge = level[np.clip(np.arange(len(level)), low, high)]
    run = max(high - low, 1)
    if additive:
        return np.asarray(edge + steps * (level[high] - level[low]) / run)
    return np.asarray(edge * (level[high] / level[low]) ** (steps / run))


def per_calendar_month(values: FloatArray, first: int, how: str = "mean") -> FloatArray:
    """The mean, median, min or max of the values in each calendar month, January first; NaN where a month has none."""
    table = by_calendar_month(values, first)
    has = ~np.isnan(table).all(axis=0)
    if has.all():
        return _SUMMARIES[how](table, axis=0)
    result = np.full(12, np.nan)
    result[has] = _SUMMARIES[how](table[:, has], axis=0)
    return result


def by_calendar_month(values: FloatArray, first: int) -> FloatArray:
    """The series as a table: a row a calendar year, twelve columns, NaN where the series has nothing."""
    rows = (first + len(values) + 11) // 12
    table = np.full(rows * 12, np.nan)
    table[first : first + len(values)] = values
    return table.reshape(rows, 12)


def plain_index(values: FloatArray, first: int) -> FloatArray | None:
    """The textbook index: mean ratio to the centred 2x12 average per month, divided by the mean of the twelve.

    Equal to `decompose(x, type = "multiplicative")$figure` in R. None under 24 months or where the level is not above
    zero.
    """
    level = centred_average(values)
    if len(values) < 24 or not (level[_HALF_YEAR:-_HALF_YEAR] > 0).all():
        return None
    index = per_calendar_month(values / level, first)
    return np.asarray(index / index.mean())


def ratios(values: FloatArray, additive: bool) -> tuple[FloatArray, FloatArray]:
    """Each month against the level around it (1 = that level), and which of them rest on a whole year around them.

    The second is the same with NaN in the first and last six months, where the level is carried on. `additive`: by
    difference, as a share of the mean level; for series with months of zero or less.
    """
    level = centred_average(values)
    whole = extended(level, additive)
    every = 1 + (values - whole) / np.nanmean(level) if additive else values / whole
    return every, np.where(np.isnan(level), np.nan, every)


def year_shares(values: FloatArray) -> FloatArray:
    """Each of the last 24 months against the mean of its twelve, without the growth from one year to the next."""
    years = values[-24:].reshape(2, 12)
    growth = (years[1] - years[0]).mean() / 12
    level = years - growth * (np.arange(12) - 5.5)
    return np.asarray((level / level.mean(axis=1, keepdims=True)).ravel())


def filled(values: FloatArray, missing: BoolArray, first: int) -> FloatArray:
    """The series with its missing months replaced by level x season of the other months (a few rounds suffice)."""
    if not missing.any() or missing.all():
        return values
    place = np.arange(len(values))
    result = np.where(missing, np.interp(place, place[~missing], values[~missing]), values)
    if len(values) <= 2 * _HALF_YEAR:
        return result
    for _ in range(_FILL_ROUNDS):
        level = extended(centred_average(result), additive=True)
        season = per_calendar_month(np.where(missing, np.nan, values - level), first)
        again = level + np.nan_to_num(np.resize(np.roll(season, -first), len(values)))
        result = np.where(missing, again, values)
    return result
