"""The weight of customers: who brings 80% of the revenue (ABC), and whether the shop leans on one of them."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from klantenbestand.analysis.orders import Purchases, sums
from klantenbestand.analysis.periods import IntArray, day_number
from klantenbestand.words.findings import Finding
from klantenbestand.words.wording import share as in_words

A_SHARE, B_SHARE = 0.80, 0.95
DEPENDENT = 0.15  # of all revenue from one customer


@dataclass(frozen=True)
class Weight:
    """The answer of `customer_weight` over the window `start`..`end` (dates, both included); money in euro.

    `frame` (index = customer number, heaviest first; customers with a line in the window): revenue (net), share of
    all customers' revenue, cumulative (share of him and all above), abc ('A', 'B', 'C').
    `revenue`: of all customers; `with_loose`: losse verkoop added. `top10`, `top20`: the share of the heaviest 10% and
    20% of the customers; `customers_80`: how many bring 80% together. `largest_share`: of the heaviest, in
    `with_loose`. None where the revenue is not above 0.
    """

    start: pd.Timestamp
    end: pd.Timestamp
    frame: pd.DataFrame
    revenue: float
    with_loose: float
    top10: float | None
    top20: float | None
    customers_80: int | None
    largest_share: float | None
    thin: tuple[Finding, ...]


def customer_weight(purchases: Purchases, months: int = 12) -> Weight:
    """The customers by net revenue over the `months` up to the peildatum."""
    start = purchases.peildatum + pd.Timedelta(days=1) - pd.DateOffset(months=months)
    lines = purchases.lines
    inside = (lines["day"] >= day_number(start)).to_numpy()
    customer, cents = lines["customer"].to_numpy()[inside], lines["cents"].to_numpy()[inside]
    size = len(purchases.customers)
    spent = sums(customer[customer >= 0], cents[customer >= 0], size)
    has = np.bincount(customer[customer >= 0], minlength=size) > 0
    order = np.flatnonzero(has)
    order = order[np.argsort(-spent[order], kind="stable")]
    spent = spent[order]
    total, everything = int(spent.sum()), int(cents.sum())
    running = np.cumsum(spent)
    frame = pd.DataFrame(
        {
            "revenue": spent / 100,
            "share": spent / total if total > 0 else np.full(len(spent), np.nan),
            "cumulative": running / total if total > 0 else np.full(len(spent), np.nan),
            "abc": pd.Series(classes(spent), dtype="str").array,
        },
        index=pd.Index(purchases.customers.take(order), name="customer"),
    )
    largest = int(spent[0]) / everything if everything > 0 and len(spent) else None
    return Weight(
        start=start,
        end=purchases.peildatum,
        frame=frame,
        revenue=total / 100,
        with_loose=everything / 100,
        top10=_top(running, 0.1),
        top20=_top(running, 0.2),
        customers_80=int((frame["abc"] == "A").sum()) if total > 0 else None,
        largest_share=largest,
        thin=_thin(frame, largest, months),
    )


def classes(spent: IntArray) -> NDArray[np.str_]:
    """A, B or C of amounts sorted from high to low: A is the smallest set with 80% of the total, with B it is 95%."""
    total, running = spent.sum(), np.cumsum(spent)
    before = running - spent
    letters = np.where(before < A_SHARE * total, "A", np.where(before < B_SHARE * total, "B", "C"))
    return np.where((spent > 0) & (total > 0), letters, "C")


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
