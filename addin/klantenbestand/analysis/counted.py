"""What several analyses take from the same lines and orders, worked out once for each set of purchases."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from klantenbestand.analysis.lines import where
from klantenbestand.analysis.once import once
from klantenbestand.analysis.orders import Purchases, sums
from klantenbestand.analysis.periods import IntArray, month_numbers


@dataclass(frozen=True)
class OwnOrders:
    """The purchases of customers (not losse verkoop, not what came wholly back), sorted by customer and day.

    Of each order: customer (code), day, cents. Of each customer code: number of orders, spent (cents).
    """

    customer: IntArray
    day: IntArray
    cents: IntArray
    number: IntArray
    spent: IntArray


@once
def own_orders(purchases: Purchases) -> OwnOrders:
    """The orders of customers."""
    orders, size = purchases.orders, len(purchases.customers)
    customer = orders["customer"].to_numpy()
    counts = where(orders["is_purchase"].to_numpy() & (customer >= 0))
    customer = customer[counts].astype(np.int64)
    cents = orders["cents"].to_numpy()[counts]
    number = np.bincount(customer, minlength=size)
    return OwnOrders(customer, orders["day"].to_numpy()[counts], cents, number, sums(customer, cents, size))


@dataclass(frozen=True)
class OwnLines:
    """The lines of customers, returns too: customer (code), day, cents.

    Of each customer code: spent (cents), has (any line).
    """

    customer: IntArray
    day: IntArray
    cents: IntArray
    spent: IntArray
    has: NDArray[np.bool_]

    def spent_between(self, first: int, end: int) -> IntArray:
        """The cents of each customer code on the days `first` up to `end` (not included)."""
        if not len(self.day) or (first <= self.day.min() and self.day.max() < end):
            return self.spent
        inside = (self.day >= first) & (self.day < end)
        return sums(self.customer[inside], self.cents[inside], len(self.spent))

    def seen_since(self, first: int) -> NDArray[np.bool_]:
        """Which customer codes have a line from that day on."""
        if not len(self.day) or first <= self.day.min():
            return self.has
        seen = np.zeros(len(self.spent), dtype=bool)
        seen[self.customer[self.day >= first]] = True
        return seen


@once
def own_lines(purchases: Purchases) -> OwnLines:
    """The lines of customers."""
    lines, size = purchases.lines, len(purchases.customers)
    customer = lines["customer"].to_numpy().astype(np.int64)
    day, cents = lines["day"].to_numpy(), lines["cents"].to_numpy()
    named = where(customer >= 0)
    customer, day, cents = customer[named], day[named], cents[named]
    return OwnLines(customer, day, cents, sums(customer, cents, size), np.bincount(customer, minlength=size) > 0)


@once
def sale_days(purchases: Purchases) -> IntArray:
    """The different days with a line, rising."""
    days = purchases.lines["day"].to_numpy()
    first = int(days.min()) if len(days) else 0
    return np.flatnonzero(np.bincount(days - first)) + first


@once
def line_months(purchases: Purchases) -> IntArray:
    """The month of each line, since January 1970."""
    return month_numbers(purchases.lines["day"].to_numpy())


@once
def order_months(purchases: Purchases) -> IntArray:
    """The month of each order, since January 1970."""
    return month_numbers(purchases.orders["day"].to_numpy())
