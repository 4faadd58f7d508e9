"""Customers with a kleine mand: who come as often as others, but spend less each time.

Of somebody with few orders the middle one is often low by chance. So how many of his orders are in the lowest quarter
is tested against chance (binomial), and Benjamini-Hochberg keeps many customers from crying wolf.
"""

import numpy as np
import pandas as pd

from klantenbestand.analysis.activity import MONTHLY_GAP, QUARTERLY_GAP
from klantenbestand.analysis.counted import own_orders
from klantenbestand.analysis.lines import BoolArray, worded
from klantenbestand.analysis.many_tests import benjamini_hochberg
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import IntArray, Period
from klantenbestand.analysis.quantiles import percentiles
from klantenbestand.analysis.rhythm import customer_rhythm
from klantenbestand.analysis.seasonal_index import FloatArray
from klantenbestand.analysis.special import betainc
from klantenbestand.analysis.thin import CUSTOMERS_FOR_SHARE, PURCHASES_FOR_SMALL_BASKET
from klantenbestand.words.frozen import frozen

SURE = 0.05


@frozen
class SmallBaskets:
    """The answer of `small_basket_customers`; amounts in euro.

    `classes` (index = 'maand', 'kwartaal', 'jaar': how often a customer comes, by his own median gap): customers (with
    4 orders or more), low (a quarter of the orders of these customers are smaller), median. NaN under 20 customers.
    `frame` (index = customer number, largest difference first): class, orders, median (own, of all his orders), low,
    class_median: who has 4 orders or more, an own median below `low` of his class, and more orders below it than chance
    would give (believed at 5% over all customers that are told).
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
    of_class = [_class(amount, counts, told & (kind == place)) for place in range(len(Period))]
    index = pd.Index([period.value for period in Period], name="class", dtype="str")
    classes = pd.DataFrame(of_class, columns=["customers", "low", "median", "below"], index=index)
    limits, usual, below = (classes[name].to_numpy()[kind] for name in ("low", "median", "below"))
    classes = classes.drop(columns="below")
    told &= ~np.isnan(limits)
    p = np.ones(size)
    low = np.flatnonzero(told & (middle < np.where(told, limits, 0)))
    p[low] = _chance(_lower(amount, counts, limits, low), counts[low], below[low])
    small = np.flatnonzero(told)[benjamini_hochberg(p[told], SURE)]
    small = small[np.argsort(middle[small] - usual[small], kind="stable")]
    frame = pd.DataFrame(
        {"orders": counts[small], "median": middle[small], "low": limits[small], "class_median": usual[small]},
        index=purchases.customers.take(small).rename("customer"),
    )
    frame.insert(0, "class", worded(kind[small], list(Period), frame.index))
    said = np.flatnonzero(told)
    return SmallBaskets(classes, frame, purchases.customers.take(said).rename("customer"))


def _class(amount: FloatArray, counts: IntArray, own: BoolArray) -> tuple[int, float, float, float]:
    """How many customers, the first quartile and the median of their orders, and the share of orders below the first.

    That share is under a quarter where many orders are equal. NaN under 20 customers.
    """
    size = int(own.sum())
    if size < CUSTOMERS_FOR_SHARE:
        return size, np.nan, np.nan, np.nan
    orders = amount[np.flatnonzero(np.repeat(own, counts))]
    low, median = percentiles(orders, 25, 50)
    return size, low, median, float((orders < low).mean())


def _lower(amount: FloatArray, counts: IntArray, limits: FloatArray, customers: IntArray) -> IntArray:
    """How many orders of each of these customers are below the limit of his class."""
    start = np.cumsum(counts) - counts
    own = [amount[start[one] : start[one] + counts[one]] for one in customers.tolist()]
    lower = [int(np.searchsorted(part, limit)) for part, limit in zip(own, limits[customers].tolist(), strict=True)]
    return np.array(lower, dtype=np.int64)


def _chance(lower: IntArray, orders: IntArray, share: FloatArray) -> FloatArray:
    """The chance of so many orders or more below the limit, where each has this share (binomial)."""
    sets, place = np.unique(np.column_stack([lower, orders, share]), axis=0, return_inverse=True)
    p = [betainc(hits, size - hits + 1, part) for hits, size, part in sets.tolist()]
    return np.array(p, dtype=np.float64)[place.reshape(-1)]


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
