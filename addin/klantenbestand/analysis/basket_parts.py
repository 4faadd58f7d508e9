"""Which baskets are larger: per kind of customer, channel, article group and segment, with intervals to compare by."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from klantenbestand.analysis.intervals import median_ranks
from klantenbestand.analysis.lines import BoolArray, codes
from klantenbestand.analysis.listed import listed
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
    lines: FloatArray
    place: IntArray


def compare_baskets(
    purchases: Purchases, customers: pd.DataFrame | None = None, segments: Mapping[str, str] | None = None
) -> BasketParts:
    """The baskets compared. `customers`: the typed frame of *Klanten*; `segments`: the group of a customer number."""
    orders = _orders(purchases)
    rows: list[tuple[object, ...]] = []
    for part, code, names in _labels(purchases, orders, customers, segments):
        often = _most(code, len(names))
        rows += _rows(part, names.take(often), ((code == place for place in often), code >= 0), orders)
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
        orders["lines"].to_numpy()[place].astype(np.float64),
        place,
    )


def _labels(
    purchases: Purchases, orders: _Orders, customers: pd.DataFrame | None, segments: Mapping[str, str] | None
) -> list[tuple[str, NDArray[np.int32], pd.Index]]:
    """Each part with the value of every order (-1 = not known), and the names of the values."""
    found = []
    if customers is not None and "customer" in customers and "customer_type" in customers:
        known = listed(purchases, customers)
        found.append(("customer_type", known.place, known.rows["customer_type"]))
    if segments:
        place = pd.Index(list(segments)).get_indexer(purchases.customers)
        found.append(("segment", np.asarray(place), pd.Series(list(segments.values()), dtype="str")))
    labels = []
    for part, place, values in found:
        code, names = codes(values, len(values))
        by_customer = np.append(np.append(code, -1)[place], -1).astype(np.int32)
        labels.append((part, by_customer[orders.customer], names))
    code, names = codes(purchases.given.get("channel"), len(purchases.given))
    if len(names):
        first = purchases.orders["first_line"].to_numpy()[orders.place]
        labels.append(("channel", code.astype(np.int32)[first], names))
    return labels


def _article_groups(purchases: Purchases, orders: _Orders) -> list[tuple[object, ...]]:
    """Orders that contain a group, against the other orders of which some group is known."""
    code, names = purchases.labels("article_group")
    lines = purchases.lines
    bought = ~lines["returned"].to_numpy() & (code >= 0)
    order, code = lines["order"].to_numpy()[bought], code[bought]
    often = _most(code, len(names))
    flags = np.full(len(names), 1 << MOST_VALUES, dtype=np.int32)  # all groups that are not shown share the last bit
    flags[often] = 1 << np.arange(len(often))
    flag, bits = flags[code], np.zeros(len(purchases.orders), dtype=np.int32)
    bits[order] = flag
    others = np.flatnonzero(bits[order] != flag)  # of an order with lines of several groups only the last one is in
    np.bitwise_or.at(bits, order[others], flag[others])
    bits = bits[orders.place]
    masks = (bits & (1 << n) != 0 for n in range(len(often)))
    return _rows("article_group", names.take(often), (masks, bits > 0), orders)


def _most(code: NDArray[np.integer], size: int) -> IntArray:
    """The values that occur most, at most 20."""
    return np.argsort(-np.bincount(code + 1, minlength=size + 1)[1:], kind="stable")[:MOST_VALUES]


def _rows(
    part: str, names: pd.Index, masks: tuple[Iterable[BoolArray], BoolArray], orders: _Orders
) -> list[tuple[object, ...]]:
    """A row for each value with enough orders, given which orders have it, and of which the part is known."""
    every, known = masks
    sure = bool(known.all())
    rows: list[tuple[object, ...]] = []
    for name, has in zip(names, every, strict=True):
        own, others = np.flatnonzero(has), np.flatnonzero(~has if sure else known & ~has)
        if min(len(own), len(others)) < ORDERS_FOR_PART:
            continue
        low, high = _interval(orders.amount, own)
        other_low, other_high = _interval(orders.amount, others)
        rows.append((
            part, name, len(own), float(orders.lines[own].mean()), float(orders.amount[own].mean()),
            _middle(orders.amount, own), low, high, _middle(orders.amount, others), other_low, other_high,
            int(low > other_high) - int(high < other_low),
        ))  # fmt: skip
    return rows


def _interval(amount: FloatArray, places: IntArray) -> tuple[float, float]:
    """The interval of the median of the amounts at these places, without copying a million of them."""
    lower, upper = median_ranks(len(places))
    low, high = np.percentile((amount[places[lower]] + amount[places[upper]]) / 2, [2.5, 97.5])
    return float(low), float(high)


def _middle(amount: FloatArray, places: IntArray) -> float:
    """The median of the sorted amounts at these places."""
    size = len(places)
    return float(amount[places[(size - 1) // 2]] + amount[places[size // 2]]) / 2
