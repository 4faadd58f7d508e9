"""The weight of customers: who brings 80% of the revenue (ABC), and whether the shop leans on one of them."""

import numpy as np
import pandas as pd

from klantenbestand.analysis.counted import daily, own_lines
from klantenbestand.analysis.end_of_data import data_end
from klantenbestand.analysis.lines import worded
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import IntArray, day_number
from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen
from klantenbestand.words.wording import share as in_words

A_SHARE, B_SHARE = 0.80, 0.95
LETTERS = "ABC"
DEPENDENT = 0.15  # of all revenue from one customer


@frozen
class Weight:
    """The answer of `customer_weight` over the window `start`..`end` (dates, both included); money in euro.

    `frame` (index = customer number, heaviest first; customers with a line in the window): revenue (net), share of
    all customers' revenue, cumulative (share of him and all above), abc ('A', 'B', 'C'). `codes`: the customer codes
    of its rows. `revenue`: of all customers; `with_loose`: losse verkoop added. `top10`, `top20`: the share of the
    heaviest 10% and 20% of the customers; `customers_80`: how many bring 80% together. `largest_share`: of the
    heaviest, in `with_loose`. None where the revenue is not above 0.
    """

    start: pd.Timestamp
    end: pd.Timestamp
    frame: pd.DataFrame
    codes: IntArray
    revenue: float
    with_loose: float
    top10: float | None
    top20: float | None
    customers_80: int | None
    largest_share: float | None
    thin: tuple[Finding, ...]


def customer_weight(purchases: Purchases, months: int = 12) -> Weight:
    """The customers by net revenue over the `months` up to the end of the data."""
    end = data_end(purchases)
    start = end.date + pd.Timedelta(days=1) - pd.DateOffset(months=months)
    order, spent, everything = _spent(purchases, day_number(start), end.day)
    total, running = int(spent.sum()), np.cumsum(spent)
    index = purchases.customers.take(order).rename("customer")
    place = classes(spent)
    frame = pd.DataFrame(
        {
            "revenue": spent / 100,
            "share": spent / total if total > 0 else np.full(len(spent), np.nan),
            "cumulative": running / total if total > 0 else np.full(len(spent), np.nan),
            "abc": worded(place, LETTERS, index),
        },
        index=index,
    )
    largest = int(spent[0]) / everything if everything > 0 and len(spent) else None
    return Weight(
        start=start,
        end=end.date,
        frame=frame,
        codes=order,
        revenue=total / 100,
        with_loose=everything / 100,
        top10=_top(running, 0.1),
        top20=_top(running, 0.2),
        customers_80=int((place == 0).sum()) if total > 0 else None,
        largest_share=largest,
        thin=_thin(frame, largest, months),
    )


def _spent(purchases: Purchases, since: int, until: int) -> tuple[IntArray, IntArray, int]:
    """The codes of the customers with a line on the days `since` up to and including `until`, heaviest first, their
    cents, and those of all lines."""
    own, days = own_lines(purchases), daily(purchases)
    spent = own.spent_between(since, until + 1)
    order = np.flatnonzero(own.seen_between(since, until + 1))
    order = order[np.argsort(-spent[order], kind="stable")]
    return order, spent[order], int(days.cents[max(since - days.first, 0) : until - days.first + 1].sum())


def classes(spent: IntArray) -> IntArray:
    """0 (A), 1 (B) or 2 (C) of amounts from high to low: A is the smallest set with 80% of all, A and B with 95%."""
    total, running = spent.sum(), np.cumsum(spent)
    before = running - spent
    place = np.where(before < A_SHARE * total, 0, np.where(before < B_SHARE * total, 1, 2))
    return np.where((spent > 0) & (total > 0), place, 2).astype(np.int64)


def _top(running: IntArray, part: float) -> float | None:
    """The share of the heaviest part; of a fraction of a customer, the fraction of the number rounded."""
    if not len(running) or running[-1] <= 0:
        return None
    number = max(round(len(running) * part), 1)
    return float(running[number - 1] / running[-1])


def _thin(frame: pd.DataFrame, largest: float | None, months: int) -> tuple[Finding, ...]:
    if not len(frame):
        return (Finding("no-customer-purchases"),)
    if largest is None or largest <= DEPENDENT:
        return ()
    details = {"customer": frame.index[0], "share": in_words(largest), "months": months}
    return (Finding("revenue-depends-on-one", details=details),)
