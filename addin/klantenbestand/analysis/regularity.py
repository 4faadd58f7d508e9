"""How long, how loyal and how regular each customer buys; who came once and who is a regular."""

from enum import StrEnum
from functools import cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from klantenbestand.analysis.activity import DAYS_A_MONTH, Status
from klantenbestand.analysis.end_of_data import data_end
from klantenbestand.analysis.flow import active_periods
from klantenbestand.analysis.lines import BoolArray
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import IntArray, Period, month_numbers, period_numbers
from klantenbestand.analysis.quantiles import percentiles
from klantenbestand.analysis.rhythm import Rhythm
from klantenbestand.analysis.thin import GAPS_FOR_REGULARITY

FIXED, FAIRLY_FIXED = 0.5, 0.8  # coefficient of variation of the gaps; 1 = at random
LOYAL_PURCHASES, LOYAL_DAYS = 3, 365
LOYALTY_PERIODS = {Period.MONTH: 12, Period.QUARTER: 4, Period.YEAR: 3}  # one year says nothing about years
DRAWS = 2000
_DRAWN_EVENTS = (4, 5, 6, 7, 8, 10, 12, 16, 22, 32, 60)  # between them the limit runs nearly straight; then it stays
_SEED = 20240101


class Regularity(StrEnum):
    """How regular the gaps are; the values are what the owner sees."""

    FIXED = "vast"
    FAIRLY = "redelijk vast"
    IRREGULAR = "onregelmatig"
    UNKNOWN = ""  # fewer than 4 gaps


class Bond(StrEnum):
    """What a customer turned out to be; the values are what the owner sees."""

    ONCE = "eendagsvlieg"  # one purchase, and no longer active
    LOYAL = "trouwe klant"  # active, 3 purchases or more, over at least a year
    OPEN = ""


def gap_variation(rhythm: Rhythm) -> NDArray[np.float64]:
    """The coefficient of variation of each buyer's gaps (n - 1 in the deviation); NaN under 4 gaps."""
    return variation(rhythm.last - rhythm.first, rhythm.squares, rhythm.occasions - 1, GAPS_FOR_REGULARITY)


def variation(total: IntArray, squares: IntArray, sizes: IntArray, least: int) -> NDArray[np.float64]:
    """The coefficient of variation of gaps, given their sum, the sum of their squares and how many there are; NaN where
    these are under `least` (2 or more)."""
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = total / sizes
        spread = np.sqrt(np.maximum(squares - sizes * mean**2, 0) / (sizes - 1))
        return np.where(sizes >= least, spread / mean, np.nan)


def regularity(variations: NDArray[np.float64]) -> IntArray:
    """The regularity of coefficients of variation, as positions in `Regularity`."""
    clear = np.where(variations < FIXED, 0, np.where(variations <= FAIRLY_FIXED, 1, 2))
    return np.where(np.isnan(variations), 3, clear).astype(np.int64)


def clumpiness(days: IntArray, start: IntArray, counts: IntArray, ends: IntArray) -> NDArray[np.float64]:
    """1 + sum(x ln x) / ln(n + 1) over the gaps x of n events, as parts of the whole, both ends included (0 = even).

    Zhang, Bradlow and Small, Marketing Science 34 (2015), 195-208. The events of one customer are `counts` of `days`
    (1..N, rising) from position `start` on, and `ends` is N. NaN without events.
    """
    owner = np.repeat(np.arange(len(counts)), counts)
    first = np.zeros(len(days), dtype=bool)
    first[start[counts > 0]] = True
    gaps = np.where(first, days, np.diff(days, prepend=0))
    last = (
        np.where(counts > 0, days[np.minimum(start + counts, len(days)) - 1], 0) if len(days) else np.zeros_like(ends)
    )
    return _clumpiness(gaps, owner, counts, last, ends)


def _clumpiness(
    gaps: IntArray, owner: IntArray, counts: IntArray, last: IntArray, ends: IntArray
) -> NDArray[np.float64]:
    """The same from the gap before each event of each owner, and the last event of each."""
    whole = ends + 1.0
    parts = np.bincount(owner, weights=_entropy(gaps / whole[owner]), minlength=len(counts))
    with np.errstate(divide="ignore", invalid="ignore"):
        value = 1 + (parts + _entropy((whole - last) / whole)) / np.log(counts + 1)
    return np.where(counts > 0, value, np.nan)


def _entropy(part: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(part * np.log(np.maximum(part, 1e-300)))


@cache
def clumpiness_limit(events: int) -> float:
    """What 95 of 100 random histories with so many events stay below (2,000 draws, always the same).

    For a history of many days; in one of 30 days chance is less clumped (0.26 instead of 0.34 for 6 events), so that a
    short history is called clumped less readily.
    """
    spread = np.random.default_rng(_SEED).exponential(1, (DRAWS, events + 1))
    parts = spread / spread.sum(axis=1, keepdims=True)
    return percentiles(1 + _entropy(parts).sum(axis=1) / np.log(events + 1), 95)[0]


def clumped(purchases: Purchases, rhythm: Rhythm) -> tuple[NDArray[np.float64], BoolArray]:
    """Each buyer's clumpiness from the first purchase to the end of the data, and whether it is more than chance.

    The first purchase opens the window, so it is no event in it. NaN and False under 4 events.
    """
    events = rhythm.occasions - 1
    held = rhythm.last - rhythm.first
    watched = np.maximum(data_end(purchases).day - rhythm.first, held)
    value = _clumpiness(rhythm.gaps, rhythm.owner, events, held, watched)
    value = np.where(events >= GAPS_FOR_REGULARITY, value, np.nan)
    if not (events >= GAPS_FOR_REGULARITY).any():
        return value, np.zeros(len(value), dtype=bool)
    limits = np.interp(events, _DRAWN_EVENTS, [clumpiness_limit(number) for number in _DRAWN_EVENTS])
    return value, np.asarray(np.nan_to_num(value, nan=-1.0) > limits)


def loyalty(purchases: Purchases, rhythm: Rhythm, period: Period) -> NDArray[np.float64]:
    """The share of the last full periods since the first purchase in which each buyer bought.

    Of the last 12 months, 4 quarters or 3 years, the period of the first purchase included; NaN for who came later.
    """
    now = int(
        period_numbers(month_numbers(np.array([data_end(purchases).day + 1])), period)[0]
    )  # the first not full one
    since = now - LOYALTY_PERIODS[period]
    first = period_numbers(month_numbers(rhythm.first), period)
    _, customer, number = active_periods(purchases, period)
    begin = int(period_numbers(month_numbers(np.array([data_end(purchases).start])), period)[0])
    counted = np.flatnonzero((number >= since - begin) & (number < now - begin))
    bought = np.bincount(customer[counted], minlength=len(purchases.customers))[rhythm.customer]
    held = np.minimum(now - first, LOYALTY_PERIODS[period])
    return np.where(held > 0, bought / np.maximum(held, 1), np.nan)


def seniority(rhythm: Rhythm, today: int) -> NDArray[np.float64]:
    """Months since the first purchase."""
    return np.asarray((today - rhythm.first) / DAYS_A_MONTH)


def bonds(rhythm: Rhythm, status: pd.Series) -> IntArray:
    """Eendagsvlieg, trouwe klant or not yet to be said, as positions in `Bond`."""
    once = (rhythm.occasions == 1) & (status == Status.LAPSED.value).to_numpy()
    held = rhythm.last - rhythm.first >= LOYAL_DAYS
    loyal = (rhythm.occasions >= LOYAL_PURCHASES) & held & (status == Status.ACTIVE.value).to_numpy()
    return np.where(once, 0, np.where(loyal, 1, 2)).astype(np.int64)
