"""How many customers come back: each cohort of new customers followed through the periods after it."""

import numpy as np
import pandas as pd

from klantenbestand.analysis.flow import active_periods
from klantenbestand.analysis.intervals import wilson_bounds
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import IntArray, Period
from klantenbestand.analysis.thin import CUSTOMERS_FOR_RETENTION, too_thin
from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen

ENOUGH_COHORTS = 0.5  # of the cohorts must hold enough customers for a percentage


@frozen
class Cohorts:
    """The answer of `retention`.

    A cohort is all customers with their first purchase in that period. Every frame has the index = label of the
    period ('2024-01', '2024-K1', '2024') and the columns 0, 1, 2, ... = periods later (0 is the cohort's own).
    `cohorts` (same index): size (customers), over (bool: the period is), first_of_file (bool: everybody who
    bought in the file's first period, also who was a customer before: 'start bestand').
    `counts`: distinct customers of the cohort who bought so many periods later; NaN where that period is not over or
    not in the file. `retention` = counts / size, `low` and `high` its 95% Wilson interval; NaN also where the cohort
    has fewer than 20 customers (then show the counts).
    `overall` (index 0, 1, 2, ...): customers, came_back, retention, low, high over all cohorts that have been followed
    so long, the first of the file left out; NaN where they hold fewer than 20 customers together.
    """

    period: Period
    cohorts: pd.DataFrame
    counts: pd.DataFrame
    retention: pd.DataFrame
    low: pd.DataFrame
    high: pd.DataFrame
    overall: pd.DataFrame
    thin: tuple[Finding, ...]


def retention(purchases: Purchases, period: Period = Period.MONTH) -> Cohorts:
    """Each cohort of new customers and how many of them bought in the periods after."""
    periods, customer, number = active_periods(purchases, period)
    size = len(periods)
    counts = _counts(customer, number, size)
    sizes = counts[:, 0].copy() if size else np.empty(0, dtype=np.int64)
    over = periods["over"].to_numpy(dtype=bool)
    cohorts = pd.DataFrame(
        {"size": sizes, "over": over, "first_of_file": np.arange(size) == 0},
        index=periods.index.rename("cohort"),
    )
    has = sizes > 0
    seen = _seen(over)
    shown = np.where(seen, counts, np.nan)[has]
    enough = np.where((sizes >= CUSTOMERS_FOR_RETENTION)[has, None], shown, np.nan)
    low, high = wilson_bounds(enough, sizes[has, None])
    labels, later = cohorts.index[has], pd.RangeIndex(size, name="later")
    share = enough / sizes[has, None]

    def table(values: np.ndarray) -> pd.DataFrame:
        return pd.DataFrame(values, index=labels, columns=later)

    small = bool(len(labels)) and not (sizes >= CUSTOMERS_FOR_RETENTION).any()
    return Cohorts(
        period=period,
        cohorts=cohorts[has],
        counts=table(shown),
        retention=table(share),
        low=table(low),
        high=table(high),
        overall=_overall(counts, seen, sizes),
        thin=_thin(int(sizes.max(initial=0)), small),
    )


def fitting_retention(purchases: Purchases, found: Cohorts) -> Cohorts:
    """`found`, or by the next longer period in which half of the cohorts hold 20 customers.

    The file's first cohort and the one that is still growing do not decide. Where no period is long enough: the longest
    that has a cohort of 20 at all, else `found`.
    """
    every = [found]
    for period in list(Period)[list(Period).index(found.period) :]:
        every += [retention(purchases, period)] if period is not found.period else []
        of = every[-1].cohorts
        own = of.loc[of["over"] & ~of["first_of_file"], "size"]
        if len(own) and (own >= CUSTOMERS_FOR_RETENTION).mean() >= ENOUGH_COHORTS:
            return every[-1]
    return next((one for one in reversed(every) if one.retention.notna().any(axis=None)), found)


def _counts(customer: IntArray, number: IntArray, size: int) -> IntArray:
    """A row a period of first purchase, a column a number of periods later."""
    if not size:
        return np.empty((0, 0), dtype=np.int64)
    begins = np.ones(len(customer), dtype=bool)
    begins[1:] = customer[1:] != customer[:-1]
    runs = np.diff(np.append(np.flatnonzero(begins), len(customer)))
    first = np.repeat(number[begins], runs)
    return np.bincount(first * size + number - first, minlength=size * size).reshape(size, size)


def _seen(over: np.ndarray) -> np.ndarray:
    """Which cells lie in a period that is in the file and over (a cohort's own period counts from its start)."""
    size = len(over)
    place = np.arange(size)[:, None] + np.arange(size)[None, :]
    return np.where(place < size, over[np.minimum(place, size - 1)], False) if size else np.empty((0, 0), bool)


def _overall(counts: IntArray, seen: np.ndarray, sizes: IntArray) -> pd.DataFrame:
    followed = seen & (np.arange(len(sizes)) > 0)[:, None]
    customers = (followed * sizes[:, None]).sum(axis=0)
    back = (followed * counts).sum(axis=0)
    enough = np.where(customers >= CUSTOMERS_FOR_RETENTION, customers, 0)
    low, high = wilson_bounds(np.where(enough > 0, back, np.nan), enough)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = np.where(enough > 0, back / enough, np.nan)
    return pd.DataFrame(
        {"customers": customers, "came_back": back, "retention": share, "low": low, "high": high},
        index=pd.RangeIndex(len(sizes), name="later"),
    )


def _thin(largest: int, small: bool) -> tuple[Finding, ...]:
    if not largest:
        return (Finding("no-customer-purchases"),)
    return (too_thin("cohorts-small", largest, CUSTOMERS_FOR_RETENTION),) if small else ()
