"""Spaarstand: how many points each customer has by the owner's own rule, and which rewards are due."""

from datetime import date

import numpy as np
import pandas as pd

from klantenbestand.analysis.orders import Purchases, sums
from klantenbestand.analysis.periods import IntArray, day_number
from klantenbestand.words.frozen import frozen


@frozen
class SavingRule:
    """`per_euro` and `per_purchase`: points for a euro of net revenue and for a purchase; `since`: the first day that
    counts (None: all do); `reward`: points of a reward (0: there is none); `code`: the word in Actiecode on an order
    with which a reward was taken ('': none is taken off)."""

    per_euro: float = 0
    per_purchase: float = 0
    since: date | None = None
    reward: int = 0
    code: str = ""

    @property
    def is_set(self) -> bool:
        """Whether there is anything to save."""
        return self.per_euro > 0 or self.per_purchase > 0


def savings(purchases: Purchases, rule: SavingRule) -> pd.DataFrame:
    """The points of each customer.

    Index = customer number (all of `purchases.customers`); columns earned (whole points, rounded down per customer:
    per_euro x net revenue + per_purchase x purchases, never under 0), taken (rewards), balance (earned - taken x
    reward; under 0 where more was taken than saved), due (whole rewards in the balance; 0 without `reward`). Lines
    count from `since` up to the peildatum; a return takes its points back.
    """
    size = len(purchases.customers)
    first = np.iinfo(np.int64).min if rule.since is None else day_number(pd.Timestamp(rule.since))
    lines, orders = purchases.lines, purchases.orders
    own = ((lines["customer"] >= 0) & (lines["day"] >= first)).to_numpy()
    cents = sums(lines["customer"].to_numpy()[own], lines["cents"].to_numpy()[own], size)
    counted = (orders["is_purchase"] & (orders["customer"] >= 0) & (orders["day"] >= first)).to_numpy()
    number = np.bincount(orders["customer"].to_numpy()[counted], minlength=size)
    # A hair more than nothing: 0.1 x 100 euro must not make 9 points of 10.
    earned = np.floor(np.maximum(rule.per_euro * cents / 100 + rule.per_purchase * number, 0) + 1e-6).astype(np.int64)
    taken = _taken(purchases, rule.code, counted)
    balance = earned - taken * rule.reward
    due = np.maximum(balance, 0) // rule.reward if rule.reward else np.zeros(size, dtype=np.int64)
    frame = pd.DataFrame({"earned": earned, "taken": taken, "balance": balance, "due": due})
    return frame.set_axis(purchases.customers.rename("customer"))


def _taken(purchases: Purchases, code: str, counted: np.ndarray) -> IntArray:
    """How many of the orders that count have the code on a line, for each customer."""
    size = len(purchases.customers)
    label, names = purchases.labels("promo_code")
    wanted = np.asarray([name.strip().casefold() == code.strip().casefold() for name in names.tolist()], dtype=bool)
    if not code.strip() or not wanted.any():
        return np.zeros(size, dtype=np.int64)
    with_code = np.append(wanted, False)[label] & ~purchases.lines["returned"].to_numpy()
    order = np.unique(purchases.lines["order"].to_numpy()[with_code])
    return np.bincount(purchases.orders["customer"].to_numpy()[order[counted[order]]], minlength=size).astype(np.int64)
