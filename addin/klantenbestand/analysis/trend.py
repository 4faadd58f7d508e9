"""A straight trend that one odd month cannot bend: Theil-Sen, and its form that the season cannot fake."""

import numpy as np
from numpy.typing import NDArray

from klantenbestand.words.frozen import frozen

Z95 = 1.959964  # the normal distribution's 97.5% point
_MOST_ALIKE, _STRAIGHT = 0.9, 1e-12
_OWN = 0.25


@frozen
class Trend:
    """The median of all slopes between two points, per step of x, with its 95% interval (Sen 1968)."""

    slope: float
    low: float
    high: float
    points: int

    @property
    def direction(self) -> int:
        """1 rising, -1 falling, 0 where the interval holds 0."""
        return int(self.low > 0) - int(self.high < 0)


def theil_sen(x: NDArray[np.float64], y: NDArray[np.float64]) -> Trend:
    """The trend of y over x (at least two different x).

    The interval takes the slopes at the ranks that Kendall's S leaves open at 95%, corrected for equal values:
    Sen, Journal of the American Statistical Association 63 (1968), 1379-1389.
    """
    return _trend(_slopes(x, y), kendall_variance(x, y), len(x))


def seasonal_theil_sen(month: NDArray[np.int64], y: NDArray[np.float64]) -> Trend:
    """The trend of y per month, from slopes between the same calendar months of different years only.

    `month` counts months from anywhere, each at most once; at least one calendar month occurs twice. The interval
    takes the ranks that the seasonal Kendall's S leaves open at 95%: Hirsch, Slack and Smith, Water Resources Research
    18 (1982), 107-121; Gilbert, Statistical Methods for Environmental Pollution Monitoring (1987), 17.5; with more left
    open where months are like the one before (`carried_over`).
    """
    own = [month % 12 == place for place in range(12)]
    x = month.astype(np.float64)
    slopes = np.concatenate([_slopes(x[part], y[part]) for part in own])
    variance = sum(kendall_variance(x[part], y[part]) for part in own)
    first = 12 * (int(month.min()) // 12)
    table = np.full(12 * (int(month.max()) // 12 + 1) - first, np.nan)
    table[month - first] = y
    return _trend(slopes, variance * float(carried_over(table.reshape(1, -1, 12))[0]), len(x))


def carried_over(table: NDArray[np.float64]) -> NDArray[np.float64]:
    """How many times larger the variance of the seasonal Kendall's S is because a month is like the one before it.

    `table`: series of months (series, years, 12), NaN where unknown. Where good and bad months come in runs, twelve
    months that all go down say less than twelve that do so on their own: with a likeness r of neighbours, (1 + r) /
    (1 - r) times as little; here at least 1 and at most 19. r is that of what is left without the means of the months
    and of the years (of logarithms where all is above 0). What is left of twelve months shows too little of it:
    (1 + 3 r) / 12 is added (Kendall, Biometrika 41 (1954), 403-404). Of one series it is a rough guess; where there are
    more it counts for a quarter and the mean of all for the rest. Without this, series with r = 0.6 and no trend were
    called one in 17 to 24 of 100 cases; now in 4 to 6.
    """
    known = ~np.isnan(table)
    filled = np.where(known, table, 1.0)
    above = (filled > 0).all(axis=(1, 2), keepdims=True)
    rest = np.where(above, np.log(np.where(filled > 0, filled, 1.0)), filled)
    for axis in (1, 2):
        rest = np.where(known, rest, 0.0)
        rest = rest - rest.sum(axis=axis, keepdims=True) / np.maximum(known.sum(axis=axis, keepdims=True), 1)
    rest = np.where(known, rest, 0.0)
    beside = (known[:, :, 1:] & known[:, :, :-1]).sum(axis=(1, 2))
    squares = (rest**2).sum(axis=(1, 2)) / np.maximum(known.sum(axis=(1, 2)), 1)
    varies = squares > _STRAIGHT
    alike = (rest[:, :, 1:] * rest[:, :, :-1]).sum(axis=(1, 2)) / np.maximum(beside, 1) / np.where(varies, squares, 1)
    alike = _OWN * alike + (1 - _OWN) * (alike[varies].mean() if varies.any() else 0.0)
    alike = np.where(varies, np.clip(alike + (1 + 3 * alike) / 12, 0.0, _MOST_ALIKE), 0.0)
    return np.asarray((1 + alike) / (1 - alike))


def _slopes(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """The slope between each two points with different x."""
    later, earlier = np.triu_indices(len(x), 1)[::-1]
    run = x[later] - x[earlier]
    return np.asarray((y[later] - y[earlier])[run > 0] / run[run > 0])


def _trend(slopes: NDArray[np.float64], variance: float, points: int) -> Trend:
    """The median of the slopes, and those at the ranks that Kendall's S with this variance leaves open."""
    slopes = np.sort(slopes)
    reach = Z95 * np.sqrt(variance)
    low = max(round((len(slopes) - reach) / 2) - 1, 0)
    high = min(round((len(slopes) + reach) / 2), len(slopes) - 1)
    return Trend(float(np.median(slopes)), float(slopes[low]), float(slopes[high]), points)


def _ties(values: NDArray[np.float64]) -> float:
    counts = np.unique(values, return_counts=True)[1].astype(float)
    return float((counts * (counts - 1) * (2 * counts + 5)).sum())


def kendall_variance(x: NDArray[np.float64], y: NDArray[np.float64]) -> float:
    """Variance of Kendall's S without a trend, corrected for equal values."""
    n = len(y)
    return (n * (n - 1) * (2 * n + 5) - _ties(x) - _ties(y)) / 18
