"""The lowest point of a smooth function of a few numbers: BFGS, with slopes that are given or taken numerically."""

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

from klantenbestand.words.frozen import frozen

FloatArray = NDArray[np.float64]
Cost = Callable[[FloatArray], float]
Slope = Callable[[FloatArray], FloatArray]
_STEP = 1e-5
_MOST_STEPS = 120
_FLAT = 1e-6
BAD = 1e300  # what a cost returns where it is not defined


@frozen
class Minimum:
    """The lowest point found: where, and how low."""

    at: FloatArray
    cost: float


def lowest(cost: Cost, starts: Iterable[FloatArray], steep: Slope | None = None) -> Minimum:
    """The lowest of the minima reached from these starts. Not finite counts as `BAD`, so it never returns NaN.

    `steep`: the gradient, where there is a formula for it.
    """

    def safe(point: FloatArray) -> float:
        return _finite(cost(point))

    found = [_descend(safe, start, steep or (lambda point: slope(safe, point))) for start in starts]
    return min(found, key=lambda minimum: minimum.cost)


def _finite(value: float) -> float:
    return value if np.isfinite(value) else BAD


def slope(cost: Cost, at: FloatArray) -> FloatArray:
    """The gradient by central differences."""
    result = np.empty(len(at))
    for place in range(len(at)):
        step = np.zeros(len(at))
        step[place] = _STEP * max(1.0, abs(at[place]))
        result[place] = (cost(at + step) - cost(at - step)) / (2 * step[place])
    return result


def curvature(cost: Cost, at: FloatArray, steep: Slope | None = None) -> FloatArray:
    """The matrix of second derivatives by differences of slopes, symmetric."""
    size, width = len(at), 1e-3
    steep = steep or (lambda point: slope(cost, point))
    rows = np.empty((size, size))
    for place in range(size):
        step = np.zeros(size)
        step[place] = width
        rows[place] = (steep(at + step) - steep(at - step)) / (2 * width)
    return np.asarray((rows + rows.T) / 2)


def _descend(cost: Cost, start: FloatArray, steep: Slope) -> Minimum:
    at, now = start.astype(np.float64), cost(start)
    gradient, inverse = steep(at), np.eye(len(start))
    scaled = False
    for _ in range(_MOST_STEPS):
        if np.abs(gradient).max() < _FLAT * max(1.0, abs(now)) ** 0.5:
            break
        direction = -inverse @ gradient
        if direction @ gradient >= 0:  # rounding spoiled the matrix: begin anew, straight down
            inverse, direction = np.eye(len(start)), -gradient
        direction *= min(1.0, 2.0 / np.abs(direction).max())  # the numbers are logarithms: a factor of 7 at a time
        moved, reached = _along(cost, at, now, direction, float(direction @ gradient))
        if moved is None:
            break
        step, at = moved - at, moved
        after = steep(at)
        change, gradient = after - gradient, after
        gained, now = now - reached, reached
        bend = float(change @ step)
        if bend > 1e-12:
            if not scaled:
                inverse, scaled = inverse * bend / float(change @ change), True
            inverse = _updated(inverse, step, change, bend)
        if gained < 1e-11 * max(1.0, abs(now)):
            break
    return Minimum(at, now)


def _along(
    cost: Cost, at: FloatArray, now: float, direction: FloatArray, falling: float
) -> tuple[FloatArray | None, float]:
    """A point along the direction that is low enough (Armijo), or None."""
    size = 1.0
    for _ in range(40):
        reached = cost(at + size * direction)
        if reached <= now + 1e-4 * size * falling:
            return at + size * direction, reached
        size /= 2
    return None, now


def _updated(inverse: FloatArray, step: FloatArray, change: FloatArray, bend: float) -> FloatArray:
    part = np.eye(len(step)) - np.outer(step, change) / bend
    return np.asarray(part @ inverse @ part.T + np.outer(step, step) / bend)
