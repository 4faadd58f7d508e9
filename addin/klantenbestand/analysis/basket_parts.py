"""Which baskets are larger: per kind of customer, channel, article group and segment, with intervals to compare by."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from klantenbestand.analysis.intervals import median_interval_of_sorted
from klantenbestand.analysis.lines import BoolArray, codes
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import IntArray, sorted_positions
from klantenbestand.analysis.seasonal_index import FloatArray
from klantenbestand.analysis.thin import ORDERS_FOR_PART, too_thin
from klantenbestand.words.findings import Finding

MOST_VALUES = 20  # of one part, those with most orders
PARTS = ("customer_type", "channel", "article_group", "segment")


@dataclass(frozen=True)
class BasketParts:
    """The answer of `compare_baskets`; amounts in euro.

    `frame` (index = 0, 1, ...; per part the most orders first): part ('customer_type', 'channel', 'article_group',
    'segment'), value, orders (for an article group: orders that contain it), lines (mean number a order), mean, median,
    low, high (95% bootstrap interval of the median), others_median, others_low, others_high (of all other orders of
    which the part is known), differs (1 larger, -1 smaller, 0 where the two intervals overlap). At most 20 values a
    part; values with under 20 orders, or with under 20 others, are left out.
    """

    frame: pd.DataFrame
    thin: tuple[Finding, ...]


@dataclass(frozen=True)
class _Orders:
    """The orders that count, smallest amount first: their customers, amounts (euro), lines and place in `orders`."""

    customer: IntArray
    amount: FloatArray
    lines: IntArray
    place: IntArray


def compare_baskets(
    purchases: Purchases, customers: pd.DataFrame | None = None, segments: Mapping[str, str] | None = None
) -> BasketParts:
    """The baskets compared. `customers`: the typed frame of *Klanten*; `segments`: the group of a customer number."""
    orders = _orders(purchases)
    rows = []
    for part, code, names in _labels(purchases, orders, customers, segments):
        known = code >= 0
        rows += _rows(part, names, [(known & (code == place), known) for place in range(len(names))], orders)
    rows += _article_groups(purchases, orders)
    columns = ["part", "value", "orders", "lines", "mean", "median", "low", "high",
               "others_median", "others_low", "others_high", "differs"]  # fmt: skip
    thin = () if rows else (too_thin("parts-few-orders", 0, ORDERS_FOR_PART),)
    frame = pd.DataFrame(rows, columns=columns)
    order = frame["part"].map({part: place for place, part in enumerate(PARTS)}).astype("float64")
    frame = frame.iloc[np.lexsort([-frame["orders"].to_numpy(dtype=np.float64), order.to_numpy()])]
    return BasketParts(frame.reset_index(drop=True), thin)


def _orders(purchases: Purchases) -> _Orders:
    orders = purchases.orders
    place = np.flatnonzero((orders["is_purchase"] & orders["told_apart"]).to_numpy())
    cents = orders["cents"].to_numpy()[place]
    place = place[sorted_positions(cents - (cents.min() if len(cents) else 0))]
    return _Orders(
        orders["customer"].to_numpy()[place],
        orders["cents"].to_numpy()[place] / 100,
        orders["lines"].to_numpy()[place].astype(np.int64),
        place,
    )


def _labels(
    purchases: Purchases, orders: _Orders, customers: pd.DataFrame | None, segments: Mapping[str, str] | None
) -> list[tuple[str, IntArray, pd.Index]]:
    """Each part with the value of every order (-1 = not known), and the names of the values."""
    found = []
    if customers is not None and "customer" in customers and "customer_type" in customers:
        types = customers[customers["customer"].notna()].drop_duplicates("customer")
        found.append(("customer_type", pd.Index(types["customer"]), types["customer_type"]))
    if segments:
        found.append(("segment", pd.Index(list(segments)), pd.Series(list(segments.values()), dtype="str")))
    labels = []
    for part, numbers, values in found:
        code, names = codes(values, len(values))
        by_customer = np.append(code, -1)[numbers.get_indexer(purchases.customers)]
        labels.append((part, np.append(by_customer, -1)[orders.customer], names))
    code, names = codes(purchases.given.get("channel"), len(purchases.given))
    if len(names):
        first = purchases.orders["first_line"].to_numpy()[orders.place]
        labels.append(("channel", code[first], names))
    return labels


def _article_groups(purchases: Purchases, orders: _Orders) -> list[tuple[object, ...]]:
    """Orders that contain a group, against the other orders of which some group is known."""
    code, names = purchases.labels("article_group")
    lines = purchases.lines
    bought = ~lines["returned"].to_numpy() & (code >= 0)
    order, code = lines["order"].to_numpy()[bought], code[bought]
    masks = []
    known = np.zeros(len(purchases.orders), dtype=bool)
    known[order] = True
    known = known[orders.place]
    often = np.argsort(-np.bincount(code, minlength=len(names)), kind="stable")[:MOST_VALUES]
    for place in often.tolist():
        holds = np.zeros(len(purchases.orders), dtype=bool)
        holds[order[code == place]] = True
        masks.append((holds[orders.place], known))
    return _rows("article_group", names.take(often), masks, orders)


def _rows(
    part: str, names: pd.Index, masks: list[tuple[BoolArray, BoolArray]], orders: _Orders
) -> list[tuple[object, ...]]:
    """A row for each value with enough orders, given which orders have it and of which the part is known."""
    sizes = [int(own.sum()) for own, _ in masks]
    rows: list[tuple[object, ...]] = []
    for place in np.argsort(np.negative(sizes), kind="stable").tolist()[:MOST_VALUES]:
        own, known = masks[place]
        others = orders.amount[known & ~own]
        if sizes[place] < ORDERS_FOR_PART or len(others) < ORDERS_FOR_PART:
            continue
        amount = orders.amount[own]
        low, high = median_interval_of_sorted(amount)
        other_low, other_high = median_interval_of_sorted(others)
        rows.append((
            part, names[place], sizes[place], float(orders.lines[own].mean()), float(amount.mean()),
            _middle(amount), low, high, _middle(others), other_low, other_high,
            int(low > other_high) - int(high < other_low),
        ))  # fmt: skip
    return rows


def _middle(in_order: FloatArray) -> float:
    """The median of sorted values."""
    size = len(in_order)
    return float(in_order[(size - 1) // 2] + in_order[size // 2]) / 2
