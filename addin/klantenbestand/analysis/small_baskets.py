"""Customers with a kleine mand: who come as often as others, but spend less each time."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from klantenbestand.analysis.activity import MONTHLY_GAP, QUARTERLY_GAP
from klantenbestand.analysis.counted import own_orders
from klantenbestand.analysis.lines import worded
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import IntArray, Period
from klantenbestand.analysis.quantiles import percentiles
from klantenbestand.analysis.rhythm import customer_rhythm
from klantenbestand.analysis.seasonal_index import FloatArray
from klantenbestand.analysis.thin import CUSTOMERS_FOR_SHARE, PURCHASES_FOR_SMALL_BASKET


@dataclass(frozen=True)
class SmallBaskets:
    """The answer of `small_basket_customers`; amounts in euro.

    `classes` (index = 'maand', 'kwartaal', 'jaar': how often a customer comes, by his own median gap): customers (with
    3 orders or more), low (a quarter of the orders of these customers are smaller), median. NaN under 20 customers.
    `frame` (index = customer number, largest difference first): class, orders, median (own, of all his orders), low,
    class_median: who has 3 orders or more and an own median below `low` of his class.
    `told`: the numbers of all customers of whom it can be said, small or not.
    """

    classes: pd.DataFrame
    frame: pd.DataFrame
    told: pd.Index


def small_basket_customers(purchases: Purchases) -> SmallBaskets:
    """The customers whose usual order is small for how often they come."""
    size = len(purchases.customers)
    kind = _kinds(purchases, size)
    amount, counts = _orders(purchases)
    told = (kind >= 0) & (counts >= PURCHASES_FOR_SMALL_BASKET)
    middle = np.full(size, np.nan)
    start = np.cumsum(counts) - counts
    has = counts > 0
    middle[has] = (amount[(start + (counts - 1) // 2)[has]] + amount[(start + counts // 2)[has]]) / 2
    rows = []
    for place in range(len(Period)):
        own = told & (kind == place)
        enough = int(own.sum()) >= CUSTOMERS_FOR_SHARE
        low, median = (
            percentiles(amount[np.flatnonzero(np.repeat(own, counts))], 25, 50) if enough else (np.nan, np.nan)
        )
        rows.append((int(own.sum()), low, median))
    index = pd.Index([period.value for period in Period], name="class", dtype="str")
    classes = pd.DataFrame(rows, columns=["customers", "low", "median"], index=index)
    limits, usual = classes["low"].to_numpy()[kind], classes["median"].to_numpy()[kind]
    with np.errstate(invalid="ignore"):
        small = np.flatnonzero(told & (middle < limits))
    small = small[np.argsort(middle[small] - usual[small], kind="stable")]
    frame = pd.DataFrame(
        {"orders": counts[small], "median": middle[small], "low": limits[small], "class_median": usual[small]},
        index=purchases.customers.take(small).rename("customer"),
    )
    frame.insert(0, "class", worded(kind[small], list(Period), frame.index))
    said = np.flatnonzero(told & ~np.isnan(limits))
    return SmallBaskets(classes, frame, purchases.customers.take(said).rename("customer"))


def _kinds(purchases: Purchases, size: int) -> IntArray:
    """Of each customer code how often he comes, as a position in `Period`; -1 without a gap."""
    rhythm = customer_rhythm(purchases)
    kind = np.full(size, -1, dtype=np.int64)
    gap = rhythm.median_gap
    place = np.searchsorted([MONTHLY_GAP, QUARTERLY_GAP], np.nan_to_num(gap), side="left")
    kind[rhythm.customer] = np.where(np.isnan(gap), -1, place)
    return kind


def _orders(purchases: Purchases) -> tuple[FloatArray, IntArray]:
    """The amount of each order, by customer and amount, and how many orders each customer has."""
    orders = own_orders(purchases)
    cents = orders.cents
    if not len(cents):
        return np.empty(0), orders.number
    low = int(cents.min())
    bits = (int(cents.max()) - low).bit_length()
    in_order = (orders.customer << bits) | (cents - low)
    in_order.sort()
    return ((in_order & ((1 << bits) - 1)) + low) / 100, orders.number
