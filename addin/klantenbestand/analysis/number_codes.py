"""Codes of order numbers, of which there are about as many as lines: read as numbers, a tenth of the time of texts."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from klantenbestand.analysis.periods import IntArray

_MOST_DIGITS = 18  # of a 64-bit whole number
_FEW = 10_000  # lines; below it hashing texts is as quick
_MOST_SPREAD = 20  # largest - smallest number, times the lines, that is worth a table


def number_codes(column: pd.Series) -> IntArray | None:
    """`pd.factorize` of texts like "1017" or "WEB-000412": all one beginning, then digits; None for other texts.

    Codes count from 0 in the sequence of first appearance; a missing one is -1.
    """
    if len(column) < _FEW or not isinstance(column.dtype, pd.StringDtype):
        return None
    found = _whole_numbers(column)
    if found is None:
        return None
    low, high = int(found.min()), int(found.max())
    if high - low > _MOST_SPREAD * len(found):
        return None
    return _by_first_appearance(found - low, high - low + 1)


def _whole_numbers(column: pd.Series) -> NDArray[np.int64] | None:
    """The number in each text, if different texts cannot give the same number."""
    texts = pa.array(column)
    if isinstance(texts, pa.ChunkedArray):
        texts = texts.combine_chunks()
    if texts.null_count:
        return None
    first = texts[0].as_py()
    start = first.rstrip("0123456789")
    if start:
        if not pc.all(pc.starts_with(texts, start)).as_py():
            return None
        texts = pc.utf8_slice_codeunits(texts, len(start))
    digits = pc.binary_length(texts)
    lengths = pc.min_max(digits).as_py()
    if not 0 < lengths["min"] <= lengths["max"] <= _MOST_DIGITS or not pc.all(pc.ascii_is_decimal(texts)).as_py():
        return None
    # "7" and "07" are two order numbers: where lengths differ, only "0" itself may begin with 0.
    led = pc.and_(pc.starts_with(texts, "0"), pc.greater(digits, 1))
    if lengths["min"] < lengths["max"] and pc.any(led).as_py():
        return None
    return np.asarray(texts.cast(pa.int64()))


def _by_first_appearance(values: NDArray[np.int64], size: int) -> IntArray:
    steps = np.diff(values)
    if (steps >= 0).all():  # a file in the sequence of its orders
        return np.append(0, np.cumsum(steps > 0))
    rows = np.arange(len(values), dtype=np.int32)
    place = np.empty(size, dtype=np.int32)
    place[values[::-1]] = rows[::-1]  # the last one written, the first in the column, stays
    first = place[values]
    number = np.cumsum(first == rows) - 1
    return np.asarray(number[first])
