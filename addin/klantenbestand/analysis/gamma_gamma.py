"""Gamma-Gamma: the value that may be expected of a customer's purchases, between his own mean and that of all.

Fader and Hardie, The Gamma-Gamma Model of Monetary Value (2013), brucehardie.com/notes/025.
"""

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from klantenbestand.analysis.minimise import lowest
from klantenbestand.analysis.special import gammaln
from klantenbestand.words.frozen import frozen

FloatArray = NDArray[np.float64]
FEWEST_SPREAD = 1.05  # q: at 1 the mean of all customers is infinite


@frozen
class Spending:
    """Parameters: purchases gamma(p) around a customer's own mean, which is gamma(q, v) over the customers."""

    p: float
    q: float
    v: float
    fit: float

    @property
    def mean(self) -> float | None:
        """The expected value of a purchase of an unknown customer; None where the fit has none."""
        return self.p * self.v / (self.q - 1) if self.q > FEWEST_SPREAD else None


def log_likelihood(x: FloatArray, mean: FloatArray, p: float, q: float, v: float) -> float:
    """The log-likelihood of mean values of x > 0 purchases (their equation 1a)."""
    return _Sample.of(x, mean).log_likelihood(p, q, v)


@frozen
class _Sample:
    """What of the customers does not change from one try to the next: the different x, and sums of logarithms."""

    x: FloatArray
    total: FloatArray  # of each customer: x times the mean
    often: FloatArray  # the different x, and how many customers have each
    count: FloatArray
    logs: FloatArray  # for each of them the sum of the logarithms of x times the mean
    own: float  # the sum of the logarithms of the means

    @classmethod
    def of(cls, x: FloatArray, mean: FloatArray) -> "_Sample":
        often, back, count = np.unique(x, return_inverse=True, return_counts=True)
        logs = np.bincount(back, weights=np.log(x * mean), minlength=len(often)).astype(np.float64)
        return cls(x, x * mean, often, count.astype(np.float64), logs, float(np.log(mean).sum()))

    def log_likelihood(self, p: float, q: float, v: float) -> float:
        shape = p * self.often
        up, down = gammaln(np.concatenate([shape + q, shape])).reshape(2, -1)
        fixed = self.count @ (up - down) + len(self.x) * (q * math.log(v) - math.lgamma(q))
        return float(fixed + shape @ self.logs - self.own - (p * self.x + q) @ np.log(v + self.total))


def fit(x: ArrayLike, mean: ArrayLike) -> Spending:
    """The most likely parameters for customers with x > 0 purchases of this mean value (> 0)."""
    times, values = np.asarray(x, dtype=np.float64), np.asarray(mean, dtype=np.float64)
    scale = float(values.mean())
    sample = _Sample.of(times, values / scale)

    def cost(logs: FloatArray) -> float:
        return np.inf if np.abs(logs).max() > 30 else -sample.log_likelihood(*np.exp(logs).tolist())

    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        found = lowest(cost, [np.array([1.0, 1.0, 0.0])])
    p, q, v = np.exp(found.at).tolist()
    return Spending(p, q, v * scale, log_likelihood(times, values, p, q, v * scale))


def expected_value(model: Spending, x: ArrayLike, mean: ArrayLike) -> FloatArray:
    """The expected value of each customer's purchases: p (v + x m) / (p x + q - 1). With x = 0 that of all."""
    times, values = np.asarray(x, dtype=np.float64), np.asarray(mean, dtype=np.float64)
    return np.asarray(model.p * (model.v + times * values) / (model.p * times + model.q - 1))
