"""What several analyses take from the same lines and orders, worked out once for each set of purchases."""

import numpy as np
from numpy.typing import NDArray

from klantenbestand.analysis.lines import where
from klantenbestand.analysis.once import once
from klantenbestand.analysis.orders import Purchases, sums
from klantenbestand.analysis.periods import IntArray, month_numbers
from klantenbestand.words.frozen import frozen


@frozen
class OwnOrders:
    """The purchases of customers (not losse verkoop, not what came wholly back), sorted by customer and day.

    Of each order: customer (code), day, cents. Of each customer code: number of orders, spent (cents).
    """

    customer: IntArray
    day: IntArray
    cents: IntArray
    number: IntArray
    spent: IntArray

    def spent_until(self, end: int) -> IntArray:
        """The cents of each customer code up to and including day `end`."""
        if not len(self.day) or self.day.max() <= end:
            return self.spent
        known = self.day <= end
        return sums(self.customer[known], self.cents[known], len(self.spent))


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


@frozen
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

    def seen_between(self, first: int, end: int) -> NDArray[np.bool_]:
        """Which customer codes have a line on the days `first` up to `end` (not included)."""
        if not len(self.day) or (first <= self.day.min() and self.day.max() < end):
            return self.has
        seen = np.zeros(len(self.spent), dtype=bool)
        seen[self.customer[(self.day >= first) & (self.day < end)]] = True
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


@frozen
class Days:
    """Of each day from the first to the last with a line: lines, cents, orders. `first`: its day number."""

    first: int
    lines: IntArray
    cents: IntArray
    orders: IntArray

    def until(self, end: int) -> "Days":
        """Up to and including the last day with a line that is not after day `end`."""
        size = int(np.flatnonzero(self.lines[: max(end - self.first + 1, 0)]).max(initial=-1)) + 1
        return Days(self.first, self.lines[:size], self.cents[:size], self.orders[:size])

    def since(self, start: int) -> "Days":
        """Day `start` and those after it."""
        cut = max(start - self.first, 0)
        return Days(self.first + cut, self.lines[cut:], self.cents[cut:], self.orders[cut:]) if cut else self


@once
def daily(purchases: Purchases) -> Days:
    """What was sold each day; orders are purchases."""
    day, orders = purchases.lines["day"].to_numpy(), purchases.orders
    if not len(day):
        none = np.empty(0, dtype=np.int64)
        return Days(0, none, none, none)
    first = int(day.min())
    place = (day - first).astype(np.int64)
    lines = np.bincount(place)
    bought = orders["day"].to_numpy()[where(orders["is_purchase"].to_numpy())] - first
    return Days(
        first=first,
        lines=lines,
        cents=sums(place, purchases.lines["cents"].to_numpy(), len(lines)),
        orders=np.bincount(bought, minlength=len(lines))[: len(lines)],
    )


@once
def sale_days(purchases: Purchases) -> IntArray:
    """The different days with a line, rising."""
    days = daily(purchases)
    return np.flatnonzero(days.lines) + days.first


@once
def line_quantities(purchases: Purchases) -> NDArray[np.float64]:
    """The pieces of each line, negative for a return; NaN where no quantity is known."""
    lines = purchases.lines
    if "quantity" not in purchases.given:
        return np.full(len(lines), np.nan)
    quantity = purchases.given["quantity"].to_numpy(dtype=np.float64, na_value=np.nan)
    if len(lines) < len(quantity):
        quantity = quantity[lines["position"].to_numpy()]
    pieces: NDArray[np.float64] = np.abs(quantity)
    back = np.flatnonzero(lines["returned"].to_numpy())
    pieces[back] = -pieces[back]
    return pieces


@once
def line_months(purchases: Purchases) -> IntArray:
    """The month of each line, since January 1970."""
    return month_numbers(purchases.lines["day"].to_numpy())


@once
def order_months(purchases: Purchases) -> IntArray:
    """The month of each order, since January 1970."""
    return month_numbers(purchases.orders["day"].to_numpy())
