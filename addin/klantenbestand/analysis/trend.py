"""A straight trend that one odd month cannot bend: Theil-Sen, and its form that the season cannot fake."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Z95 = 1.959964  # the normal distribution's 97.5% point


@dataclass(frozen=True)
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
    18 (1982), 107-121; Gilbert, Statistical Methods for Environmental Pollution Monitoring (1987), 17.5.
    """
    own = [month % 12 == place for place in range(12)]
    x = month.astype(np.float64)
    slopes = np.concatenate([_slopes(x[part], y[part]) for part in own])
    return _trend(slopes, sum(kendall_variance(x[part], y[part]) for part in own), len(x))


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
