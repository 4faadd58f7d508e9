"""Gamma-Gamma: the value that may be expected of a customer's purchases, between his own mean and that of all.

Fader and Hardie, The Gamma-Gamma Model of Monetary Value (2013), brucehardie.com/notes/025.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from klantenbestand.analysis.minimise import lowest
from klantenbestand.analysis.special import gammaln

FloatArray = NDArray[np.float64]
FEWEST_SPREAD = 1.05  # q: at 1 the mean of all customers is infinite


@dataclass(frozen=True)
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
    shape = p * x
    each, back = np.unique(shape, return_inverse=True)
    parts = (gammaln(each + q) - gammaln(each))[back] - gammaln(q) + q * np.log(v) + (shape - 1) * np.log(mean)
    return float((parts + shape * np.log(x) - (shape + q) * np.log(v + x * mean)).sum())


def fit(x: ArrayLike, mean: ArrayLike) -> Spending:
    """The most likely parameters for customers with x > 0 purchases of this mean value (> 0)."""
    times, values = np.asarray(x, dtype=np.float64), np.asarray(mean, dtype=np.float64)
    scale = float(values.mean())

    def cost(logs: FloatArray) -> float:
        return np.inf if np.abs(logs).max() > 30 else -log_likelihood(times, values / scale, *np.exp(logs).tolist())

    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        found = lowest(cost, [np.array([1.0, 1.0, 0.0])])
    p, q, v = np.exp(found.at).tolist()
    return Spending(p, q, v * scale, log_likelihood(times, values, p, q, v * scale))


def expected_value(model: Spending, x: ArrayLike, mean: ArrayLike) -> FloatArray:
    """The expected value of each customer's purchases: p (v + x m) / (p x + q - 1). With x = 0 that of all."""
    times, values = np.asarray(x, dtype=np.float64), np.asarray(mean, dtype=np.float64)
    return np.asarray(model.p * (model.v + times * values) / (model.p * times + model.q - 1))
