"""Many comparisons at once without crying wolf: p values, and how many of them may be believed together."""

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]
FEWEST = 5
_ERFC = np.vectorize(math.erfc, otypes=[np.float64])


def normal_p(z: ArrayLike) -> FloatArray:
    """The two-sided p value of a standard normal statistic (NaN gives 1)."""
    return np.asarray(_ERFC(np.abs(np.nan_to_num(np.asarray(z, dtype=np.float64))) / math.sqrt(2)))


def two_shares_p(hits: ArrayLike, size: ArrayLike, others: ArrayLike, rest: ArrayLike) -> FloatArray:
    """The two-sided p value of `hits` in `size` against `others` in `rest`, if both had one share (pooled z).

    NaN where a count of 5 is not to be expected in each of the four cells: there the normal distribution does not hold.
    """
    a, n, b, m = (np.asarray(value, dtype=np.float64) for value in (hits, size, others, rest))
    with np.errstate(invalid="ignore", divide="ignore"):
        pooled = (a + b) / (n + m)
        z = (a / n - b / m) / np.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m))
        fewest = np.minimum(pooled, 1 - pooled) * np.minimum(n, m)
    return np.where(fewest >= FEWEST, normal_p(z), np.nan)


def benjamini_hochberg(p: FloatArray, share: float) -> NDArray[np.bool_]:
    """Which of these p values may be believed, so that at most `share` of those believed are expected to be chance.

    Benjamini and Hochberg, Journal of the Royal Statistical Society B 57 (1995), 289-300.
    """
    size = len(p)
    if not size:
        return np.zeros(0, dtype=bool)
    order = np.argsort(p, kind="stable")
    passed = np.flatnonzero(p[order] <= share * np.arange(1, size + 1) / size)
    believed = np.zeros(size, dtype=bool)
    if len(passed):
        believed[order[: passed[-1] + 1]] = True
    return believed
