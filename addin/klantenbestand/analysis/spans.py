"""What given customers bought between two days, each customer with his own days; by looking up, not by joining."""

import numpy as np

from klantenbestand.analysis.once import once
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import IntArray
from klantenbestand.analysis.seasonal_index import FloatArray
from klantenbestand.words.frozen import frozen


@frozen
class Spans:
    """Purchase days and orders of all customers, sorted, with running sums. Customers are codes; -1 bought nothing."""

    start: int
    span: int
    occasions: IntArray
    orders: IntArray
    running: IntArray

    def _keys(self, customer: IntArray, day: IntArray) -> IntArray:
        return customer * self.span + np.clip(day - self.start, 0, self.span - 1)

    def bought(self, customer: IntArray, since: IntArray, until: IntArray) -> IntArray:
        """On how many days each customer bought from `since` up to and including `until` (until >= since - 1)."""
        low = np.searchsorted(self.occasions, self._keys(customer, since))
        high = np.searchsorted(self.occasions, self._keys(customer, until + 1))
        return np.where(customer >= 0, high - low, 0)

    def spent(self, customer: IntArray, since: IntArray, until: IntArray) -> FloatArray:
        """The net euro of each customer's orders from `since` up to and including `until`."""
        low = np.searchsorted(self.orders, self._keys(customer, since))
        high = np.searchsorted(self.orders, self._keys(customer, until + 1))
        return np.where(customer >= 0, (self.running[high] - self.running[low]) / 100, 0.0)


@once
def spans(purchases: Purchases) -> Spans:
    """The look-up of these purchases."""
    occasions, orders = purchases.occasions, purchases.orders
    named = orders["customer"].to_numpy() >= 0
    customer = orders["customer"].to_numpy()[named].astype(np.int64)
    day = orders["day"].to_numpy()[named].astype(np.int64)
    # A day before and after all others, so that every day asked for falls inside.
    start = int(day.min()) - 1 if len(day) else 0
    span = int(day.max()) - start + 2 if len(day) else 1
    bought = occasions["customer"].to_numpy().astype(np.int64) * span + occasions["day"].to_numpy() - start
    running = np.append(0, np.cumsum(orders["cents"].to_numpy()[named]))
    return Spans(start, span, bought, customer * span + day - start, running)
