"""The total of a forecast with a band that counts what is not known: the parameters, the customers, and the model."""

import numpy as np

from klantenbestand.analysis.mbg import FloatArray, Leaving, expected_totals
from klantenbestand.analysis.mbg import alive as mbg_alive
from klantenbestand.analysis.purchase_histories import Histories, drawn
from klantenbestand.words.frozen import frozen

Z80 = 1.281552  # the normal distribution's 90% point: 80% lies between
MODEL_ERROR = 0.16  # of the logarithm: forecast / actual was .84 .90 .98 1.04 1.19 on five public histories
_STEP = 1e-5  # of a logarithm, for a slope
_MOST_SLOPED = 400  # customers; the slope of a mean needs no more


@frozen
class Total:
    """A total with its 80% band. `spread`: the standard deviation of its logarithm."""

    value: float
    low: float
    high: float
    spread: float

    @classmethod
    def of(cls, value: float, spread: float) -> "Total":
        """The band of a value of which the logarithm is so uncertain."""
        return cls(value, value * float(np.exp(-Z80 * spread)), value * float(np.exp(Z80 * spread)), spread)

    def times(self, expected: FloatArray, value: FloatArray) -> "Total":
        """The total in money: what each customer is expected to buy times what each purchase brings."""
        return Total.of(float(expected @ value), self.spread)


def total_of(model: Leaving, found: Histories, each: FloatArray, ahead: float, factor: float = 1.0) -> Total:
    """The total of what `each` of these customers is expected to buy in so many weeks, times `factor`."""
    x, tx, whole = found.x, found.tx, found.T
    value = float(each.sum())
    if value <= 0:
        return Total.of(0.0, 0.0)
    chance = np.maximum(mbg_alive(model, x, tx, whole), 1e-12)
    still = each / chance  # if alive: a gamma mixture of Poisson numbers, more spread than Poisson
    own = chance * (still + still**2 * (1 + 1 / (model.r + x))) - each**2
    variance = float(own.sum()) / value**2 + _of_parameters(model, found, ahead) + MODEL_ERROR**2
    return Total.of(value * factor, float(np.sqrt(variance)))


def _of_parameters(model: Leaving, found: Histories, ahead: float) -> float:
    """The variance of the logarithm of the total that comes from the parameters (delta method)."""
    if model.spread is None:
        return 0.0
    keep = drawn(np.arange(len(found.x)), _MOST_SLOPED)
    x, tx, whole = found.x[keep], found.tx[keep], found.T[keep]

    points = model.logs + _STEP * np.concatenate([np.eye(4), -np.eye(4)])
    totals = np.log(expected_totals(points, (x, tx, whole), ahead))
    steep = (totals[:4] - totals[4:]) / (2 * _STEP)
    return float(steep @ model.spread @ steep)
