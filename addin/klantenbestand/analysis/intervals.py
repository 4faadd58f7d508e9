"""How sure a share, a mean or a median is: intervals of 95% that hold for small numbers too."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from klantenbestand.analysis.quantiles import percentiles
from klantenbestand.analysis.trend import Z95

FloatArray = NDArray[np.float64]
_SEED = 20240101


def wilson_bounds(hits: ArrayLike, size: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """The 95% interval of a share of `hits` in `size`, NaN where size is 0.

    Wilson, Journal of the American Statistical Association 22 (1927), 209-212: never below 0 or above 1, and honest
    for few and for 0 hits, where the textbook's p +- 2 se is not.
    """
    found, whole = np.asarray(hits, dtype=np.float64), np.asarray(size, dtype=np.float64)
    with np.errstate(invalid="ignore", divide="ignore"):
        shares, extra = found / whole, Z95**2 / whole
        middle = (shares + extra / 2) / (1 + extra)
        reach = np.sqrt(shares * (1 - shares) / whole * Z95**2 + extra**2 / 4) / (1 + extra)
    # At 0 and at all hits the bound is 0 or 1 itself; rounding may leave -1e-17.
    low = np.where(found == 0, np.where(whole > 0, 0.0, np.nan), middle - reach)
    high = np.where(found == whole, np.where(whole > 0, 1.0, np.nan), middle + reach)
    return low, high


def wilson(hits: int, size: int) -> tuple[float, float] | None:
    """The 95% interval of one share; None without any case."""
    if size <= 0:
        return None
    low, high = wilson_bounds(hits, size)
    return float(low), float(high)


def median_interval(values: NDArray[np.float64], resamples: int = 999) -> tuple[float, float]:
    """The 95% bootstrap interval of the median of at least one value, always the same for the same values.

    A median of a resample is an order statistic whose rank depends on the size alone: drawing ranks (the middle one of
    `n` uniform draws is beta distributed) gives the same interval as drawing all values, in a fraction of the time.
    """
    return median_interval_of_sorted(np.sort(values), resamples)


def median_interval_of_sorted(in_order: NDArray[np.float64], resamples: int = 999) -> tuple[float, float]:
    """`median_interval` of values that are sorted already."""
    lower, upper = median_ranks(len(in_order), resamples)
    low, high = percentiles((in_order[lower] + in_order[upper]) / 2, 2.5, 97.5)
    return low, high


def median_ranks(size: int, resamples: int = 999) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The ranks (from 0) of the two middle values of so many resamples of `size` sorted values."""
    generator = np.random.default_rng(_SEED)
    half = size // 2
    if size % 2:
        middle = _rank(generator.beta(half + 1, half + 1, resamples), size)
        return middle, middle
    lower = generator.beta(half, half + 1, resamples)
    # Given the lower middle one, the next of the `half` above it is the smallest of so many uniform draws.
    upper = 1 - (1 - lower) * generator.random(resamples) ** (1 / half)
    return _rank(lower, size), _rank(upper, size)


def _rank(uniform: NDArray[np.float64], size: int) -> NDArray[np.int64]:
    return np.minimum((uniform * size).astype(np.int64), size - 1)
