"""BG/NBD, the best known model of repeat buying, for comparison with published numbers; the product uses `mbg`.

Fader, Hardie and Lee, Marketing Science 24 (2005), 275-284. It differs from MBG/NBD in that nobody leaves after the
first purchase, so it calls every one-time buyer alive for certain.
"""

import numpy as np
from numpy.typing import ArrayLike

from klantenbestand.analysis.mbg import History, Leaving
from klantenbestand.analysis.minimise import lowest
from klantenbestand.analysis.seasonal_index import FloatArray
from klantenbestand.analysis.special import betaln, gammaln, hyp2f1


def log_likelihood(history: History, r: float, alpha: float, a: float, b: float) -> float:
    """The log-likelihood of these histories (their equation 6)."""
    often = np.arange(int(history.x.max(initial=0)) + 1)
    base = gammaln(r + often) - gammaln(r) + r * np.log(alpha) + betaln(a, b + often) - betaln(a, b)
    power = r + history.x
    repeats = history.x > 0
    with np.errstate(divide="ignore"):
        gone = np.where(repeats, np.log(a) - np.log(np.where(repeats, b + history.x - 1, 1)), -np.inf)
    alive_part = -power * np.log(alpha + history.T)
    return float(
        history.count @ (base[history.x] + np.logaddexp(alive_part, gone - power * np.log(alpha + history.tx)))
    )


def fit(history: History) -> Leaving:
    """The most likely parameters, without a prior, as published."""

    def cost(logs: FloatArray) -> float:
        return np.inf if np.abs(logs).max() > 30 else -log_likelihood(history, *np.exp(logs).tolist())

    middle = np.log(max(np.average(history.T, weights=history.count), 1e-9))
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        found = lowest(cost, [np.array([0.0, middle, 0.0, 0.7]), np.array([-1.0, middle - 1, -0.5, 1.2])])
    r, alpha, a, b = np.exp(found.at).tolist()
    return Leaving(r, alpha, a, b, log_likelihood(history, r, alpha, a, b))


def alive(model: Leaving, x: ArrayLike, tx: ArrayLike, whole: ArrayLike) -> FloatArray:
    """The chance that each customer has not left; 1 without a repeat purchase."""
    times, last, watched = (np.asarray(value, dtype=np.float64) for value in (x, tx, whole))
    logs = (model.r + times) * (np.log(model.alpha + watched) - np.log(model.alpha + last))
    odds = model.a / np.where(times > 0, model.b + times - 1, 1) * np.exp(np.minimum(logs, 700))
    return np.asarray(np.where(times > 0, 1 / (1 + odds), 1.0))


def expected(model: Leaving, x: ArrayLike, tx: ArrayLike, whole: ArrayLike, ahead: float) -> FloatArray:
    """The expected purchases of each customer in the time `ahead` (Euler's form of their equation 10)."""
    times, watched = np.asarray(x, dtype=np.float64), np.asarray(whole, dtype=np.float64)
    a, r = model.a if abs(model.a - 1) > 1e-5 else 1 + 1e-5, model.r
    z = ahead / (model.alpha + watched + ahead)
    series = hyp2f1(a + model.b - 1 - r, a - 1, a + model.b + times - 1, z)
    still = (a + model.b + times - 1) / (a - 1) * (1 - np.exp((a - 1) * np.log1p(-z)) * series)
    return np.asarray(still * alive(model, x, tx, whole))


def expected_new(model: Leaving, ahead: float) -> float:
    """The expected repeat purchases of a new customer in the time `ahead` (their equation 9, in Euler's form)."""
    a, b, r = model.a, model.b, model.r
    z = ahead / (model.alpha + ahead)
    series = float(hyp2f1(a + b - 1 - r, a - 1, a + b - 1, z))
    return float((a + b - 1) / (a - 1) * (1 - (1 - z) ** (a - 1) * series))
