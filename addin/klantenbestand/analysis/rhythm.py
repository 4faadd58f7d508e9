"""How often each customer buys: first and last day, gaps between purchase days, own and shrunk rhythm."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from klantenbestand.analysis.once import once
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import IntArray, run_starts
from klantenbestand.words.frozen import frozen

SHRINKING = 3  # the shop's rhythm weighs as much as so many gaps of the customer himself


@frozen
class Rhythm:
    """One entry a buyer, in the sequence of `customer` (codes, rising). Days from 1970-01-01, gaps in days.

    `gaps` holds the gaps of all buyers in a row, each buyer's own from `start` on, `occasions` - 1 of them; `owner` is
    the buyer of each gap (position in `customer`); `squares` is the sum of the squares of each buyer's gaps.
    `median_gap` is NaN with one purchase day; `shrunk_gap` is exp of the mean log gap, pulled to that of the shop as if
    that were 3 more gaps (NaN where nobody came back).
    """

    customer: IntArray
    first: IntArray
    last: IntArray
    occasions: IntArray
    gaps: IntArray
    owner: IntArray
    start: IntArray
    squares: IntArray
    median_gap: NDArray[np.float64]
    shrunk_gap: NDArray[np.float64]


@once
def customer_rhythm(purchases: Purchases) -> Rhythm:
    """The rhythm of every customer who purchased."""
    occasions = purchases.occasions
    code, day = occasions["customer"].to_numpy(), occasions["day"].to_numpy().astype(np.int64)
    starts = run_starts(code)
    counts = np.diff(np.append(starts, len(code)))
    gaps = np.diff(day)[np.flatnonzero(code[1:] == code[:-1])]
    start = starts - np.arange(len(starts))
    owner = np.repeat(np.arange(len(starts)), counts - 1)
    return Rhythm(
        customer=code[starts].astype(np.int64),
        first=day[starts],
        last=day[starts + counts - 1],
        occasions=counts,
        gaps=gaps,
        owner=owner,
        start=start,
        squares=np.bincount(owner, weights=gaps**2, minlength=len(starts)).astype(np.int64),
        median_gap=_median_gaps(gaps, owner, counts - 1),
        shrunk_gap=_shrunk_gaps(gaps, owner, counts - 1),
    )


def _median_gaps(gaps: IntArray, owner: IntArray, sizes: IntArray) -> NDArray[np.float64]:
    median = np.full(len(sizes), np.nan)
    has = sizes > 0
    if not has.any():
        return median
    bits = int(gaps.max()).bit_length()
    in_order = (owner << bits) | gaps
    in_order.sort()
    in_order &= (1 << bits) - 1  # each buyer's own gaps, sorted
    start = np.cumsum(sizes) - sizes
    low, high = start + (sizes - 1) // 2, start + sizes // 2
    median[has] = (in_order[low[has]] + in_order[high[has]]) / 2
    return median


def _shrunk_gaps(gaps: IntArray, owner: IntArray, sizes: IntArray) -> NDArray[np.float64]:
    if not len(gaps):
        return np.full(len(sizes), np.nan)
    logs = np.log(gaps)
    own = np.bincount(owner, weights=logs, minlength=len(sizes))
    return np.asarray(np.exp((own + SHRINKING * logs.mean()) / (sizes + SHRINKING)))


def rhythm_frame(rhythm: Rhythm, names: pd.Index) -> pd.DataFrame:
    """The rhythm as a frame, index = customer number (`names` of the codes), in the sequence of `rhythm`."""
    return pd.DataFrame(
        {
            "first": rhythm.first.astype("datetime64[D]").astype("datetime64[s]"),
            "last": rhythm.last.astype("datetime64[D]").astype("datetime64[s]"),
            "occasions": rhythm.occasions,
            "median_gap": rhythm.median_gap,
            "shrunk_gap": rhythm.shrunk_gap,
        },
        index=pd.Index(names.take(rhythm.customer), name="customer"),
    )
