"""How alike two texts are, for many pairs at once; every distinct pair of texts is looked at once."""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from klantenbestand.duplicates.prepared import Codes, Flags, Texts


def slips(a: Codes, b: Codes, values: Texts, where: Flags, most: int = 3) -> npt.NDArray[np.int8]:
    """Slips of the finger (letters changed, dropped, added, swapped) between two texts; `most` means that many or more.

    Looked at only `where`; elsewhere `most`. Texts that are the same have 0.
    """

    def measure(first: Texts, second: Texts) -> npt.NDArray[Any]:
        found = cpdist(first.tolist(), second.tolist(), scorer=OSA.distance, score_cutoff=most - 1, dtype=np.int64)
        return np.asarray(np.minimum(found, most))

    return _distinct(a, b, values, where, measure, default=most).astype(np.int8)


def share(a: Codes, b: Codes, values: Texts, where: Flags, scorer: Callable[..., float]) -> npt.NDArray[np.float64]:
    """Likeness 0-100 by a rapidfuzz scorer; 0 elsewhere than `where`."""

    def measure(first: Texts, second: Texts) -> npt.NDArray[Any]:
        return np.asarray(cpdist(first.tolist(), second.tolist(), scorer=scorer, dtype=np.float64))

    return _distinct(a, b, values, where, measure, default=0.0)


def _distinct(
    a: Codes,
    b: Codes,
    values: Texts,
    where: Flags,
    measure: Callable[[Texts, Texts], npt.NDArray[Any]],
    *,
    default: float,
) -> npt.NDArray[Any]:
    result = np.full(len(a), default, dtype=np.float64)
    where = where & (a >= 0) & (b >= 0)
    if not where.any():
        return result
    low, high = np.minimum(a[where], b[where]).astype(np.int64), np.maximum(a[where], b[where])
    pairs, inverse = np.unique(low * len(values) + high, return_inverse=True)
    result[where] = measure(values[pairs // len(values)], values[pairs % len(values)])[inverse]
    return result
