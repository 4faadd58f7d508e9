"""A straight trend that one odd month cannot bend: Theil-Sen."""

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
    later, earlier = np.triu_indices(len(x), 1)[::-1]
    run = x[later] - x[earlier]
    slopes = np.sort((y[later] - y[earlier])[run > 0] / run[run > 0])
    reach = Z95 * np.sqrt(kendall_variance(x, y))
    low = max(round((len(slopes) - reach) / 2) - 1, 0)
    high = min(round((len(slopes) + reach) / 2), len(slopes) - 1)
    return Trend(float(np.median(slopes)), float(slopes[low]), float(slopes[high]), len(x))


def _ties(values: NDArray[np.float64]) -> float:
    counts = np.unique(values, return_counts=True)[1].astype(float)
    return float((counts * (counts - 1) * (2 * counts + 5)).sum())


def kendall_variance(x: NDArray[np.float64], y: NDArray[np.float64]) -> float:
    """Variance of Kendall's S without a trend, corrected for equal values."""
    n = len(y)
    return (n * (n - 1) * (2 * n + 5) - _ties(x) - _ties(y)) / 18
