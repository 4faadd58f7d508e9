"""Which baskets are larger: per kind of customer, channel, article group and segment, with intervals to compare by."""

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from klantenbestand.analysis.basket_medians import Buyers, Middle, differs, middles
from klantenbestand.analysis.lines import BoolArray, Rows, codes, where
from klantenbestand.analysis.listed import listed, positions
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import IntArray, sorted_keys
from klantenbestand.analysis.seasonal_index import FloatArray
from klantenbestand.analysis.thin import ORDERS_FOR_PART, too_thin
from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen
from klantenbestand.words.wording import listing

MOST_VALUES = 20  # of one part, those with most orders
OUTSIDE = 0.05  # of all comparisons together
PARTS = ("customer_type", "channel", "article_group", "segment")


@frozen
class BasketParts:
    """The answer of `compare_baskets`; amounts in euro.

    `frame` (index = 0, 1, ...; per part the most orders first): part ('customer_type', 'channel', 'article_group',
    'segment'), value, orders (for an article group: orders that contain it), lines (mean number a order), mean, median,
    low, high (95% interval of the median, see `basket_medians`), others_median, others_low, others_high (of all other
    orders of which the part is known), differs (1 larger, -1 smaller, 0 where chance may do it: 95% sure of all rows
    together (Bonferroni), or one of many would be called so by chance). At most 20 values a part; values with under 20
    orders, or with under 20 others, are left out.
    """

    frame: pd.DataFrame
    thin: tuple[Finding, ...]


@frozen
class _Orders:
    """The orders that count, smallest amount first: their amounts (euro), buyers (from 1 on; 0 = not known), lines
    (None: each has one) and place in `orders`; `rows` picks them from `orders` in its own sequence."""

    amount: FloatArray
    buyer: IntArray
    lines: NDArray[np.int32] | None
    place: IntArray
    rows: Rows


@frozen
class _Row:
    """A value with its facts, and the medians of its orders and of the others."""

    facts: tuple[object, ...]
    one: Middle
    other: Middle

    def values(self, outside: float) -> tuple[object, ...]:
        """The row of the frame."""
        sides = ((side.median, *side.bounds()) for side in (self.one, self.other))
        return (*self.facts, *(value for side in sides for value in side), differs(self.one, self.other, outside))


def compare_baskets(
    purchases: Purchases, customers: pd.DataFrame | None = None, segments: Mapping[str, str] | None = None
) -> BasketParts:
    """The baskets compared. `customers`: the typed frame of *Klanten*; `segments`: the group of a customer number."""
    orders = _orders(purchases)
    found: list[_Row] = []
    for part, code, names in _labels(purchases, customers, segments):
        often = _most(code[orders.rows], len(names))
        rank = _ranks(code, often, len(names))[orders.place]
        found += _rows(part, names.take(often), ((rank == place for place in range(len(often))), rank >= 0), orders)
    found += _article_groups(purchases, orders)
    rows = [row.values(OUTSIDE / len(found)) for row in found]
    columns = ["part", "value", "orders", "lines", "mean", "median", "low", "high",
               "others_median", "others_low", "others_high", "differs"]  # fmt: skip
    thin = () if rows else (_why_none(purchases, customers, orders),)
    frame = pd.DataFrame(rows, columns=columns)
    order = frame["part"].map({part: place for place, part in enumerate(PARTS)}).astype("float64")
    frame = frame.iloc[np.lexsort([-frame["orders"].to_numpy(dtype=np.float64), order.to_numpy()])]
    return BasketParts(frame.reset_index(drop=True), thin)


def _why_none(purchases: Purchases, customers: pd.DataFrame | None, orders: _Orders) -> Finding:
    """Why nothing is compared: all orders are of one kind, or no kind has enough of them."""
    single = []
    for _, code, names in (*_labels(purchases, customers, None), ("article_group", *_group_of_order(purchases))):
        held = np.unique(code[orders.rows])
        if len(held) == 1 and held[0] >= 0 and len(orders.amount) >= ORDERS_FOR_PART:
            single.append(str(names[held[0]]))
    if single:
        return Finding("parts-one-value", details={"names": listing(single)})
    return too_thin("parts-few-orders", 0, ORDERS_FOR_PART)


def _group_of_order(purchases: Purchases) -> tuple[IntArray, pd.Index]:
    """The article group of the first line of each order: enough to see that there is only one."""
    code, names = codes(purchases.given.get("article_group"), len(purchases.given))
    return code[purchases.orders["first_line"].to_numpy()], names


def _orders(purchases: Purchases) -> _Orders:
    orders = purchases.orders
    rows = where(orders["is_purchase"].to_numpy() & orders["told_apart"].to_numpy())
    cents = orders["cents"].to_numpy()[rows]
    low = int(cents.min()) if len(cents) else 0
    place, in_order = sorted_keys(cents - low)
    place = place if isinstance(rows, slice) else rows[place]
    number = orders["lines"].to_numpy()
    lines = None if len(orders) == len(purchases.lines) else number[place]
    return _Orders((in_order + low) / 100, orders["customer"].to_numpy()[place] + 1, lines, place, rows)


def _labels(
    purchases: Purchases, customers: pd.DataFrame | None, segments: Mapping[str, str] | None
) -> list[tuple[str, IntArray, pd.Index]]:
    """Each part with the value of every row of `orders` (-1 = not known), and the names of the values."""
    found = []
    if customers is not None and "customer" in customers and "customer_type" in customers:
        found.append(("customer_type", listed(purchases, customers), customers["customer_type"]))
    if segments:
        place = positions(pd.Index(list(segments)), purchases.customers)
        found.append(("segment", place, pd.Series(list(segments.values()), dtype="str")))
    labels, customer = [], purchases.orders["customer"].to_numpy()
    for part, place, values in found:
        code, names = codes(values, len(values))
        by_customer = np.append(np.append(code, -1)[place], -1)
        labels.append((part, by_customer[customer], names))
    code, names = codes(purchases.given.get("channel"), len(purchases.given))
    if len(names):
        labels.append(("channel", code[purchases.orders["first_line"].to_numpy()], names))
    return labels


def _ranks(code: IntArray, often: IntArray, size: int) -> NDArray[np.int8]:
    """The place of each value in `often`, the place after the last for any other, -1 where it is not known."""
    rank = np.full(size + 1, len(often), dtype=np.int8)  # small numbers: mixing a million of them is far quicker
    rank[often], rank[-1] = np.arange(len(often)), -1
    return rank[code]


def _article_groups(purchases: Purchases, orders: _Orders) -> list[_Row]:
    """Orders that contain a group, against the other orders of which some group is known."""
    code, names = purchases.labels("article_group")
    lines = purchases.lines
    bought = where(~lines["returned"].to_numpy() & (code >= 0))
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


def _rows(part: str, names: pd.Index, masks: tuple[Iterable[BoolArray], BoolArray], orders: _Orders) -> list[_Row]:
    """A row for each value with enough orders, given which orders have it, and of which the part is known."""
    every, known = masks
    shown = where(known)  # of these every other order is one of the others
    amount = orders.amount[shown]
    lines = None if orders.lines is None else orders.lines[shown]
    buyers = Buyers.of(orders.buyer[shown])
    rows: list[_Row] = []
    for name, has in zip(names, every, strict=True):
        own = np.flatnonzero(has[shown])
        if min(len(own), len(amount) - len(own)) < ORDERS_FOR_PART:
            continue
        one, other = middles(amount, buyers, own)
        facts = (part, name, len(own), 1.0 if lines is None else float(lines[own].mean()), float(amount[own].mean()))
        rows.append(_Row(facts, one, other))
    return rows
