"""Which sheets of an exported workbook are lists, and which of those tell the same orders."""

from collections.abc import Mapping, Sequence

import pandas as pd

from klantenbestand.reading.export_headers import Columns

# Beside the name of a customer one of these, or it may as well be a table of totals by name.
_BESIDE_A_NAME = frozenset({"customer", "email", "phone", "mobile", "postcode", "street", "address"})
_MOSTLY = 0.5

# the order lines and the customers of a list, and what each line costs
Frames = tuple[pd.DataFrame | None, pd.DataFrame | None, "pd.Series[float] | None"]


def lists_among(every: Sequence[Columns]) -> list[int]:
    """Which of these are lists of orders or customers, by the columns of each.

    The one with most of our columns is, with as little as a list needs. Beside it stand overviews made of it too, so
    that another list of orders says of which order or customer each line is, and another list of customers more than
    who they are.
    """
    possible = [at for at, one in enumerate(every) if one.purchases or one.holds_customers]
    if not possible:
        return []
    best = max(possible, key=lambda at: every[at].known)
    return [at for at in possible if at == best or _is_list(every[at])]


def _is_list(columns: Columns) -> bool:
    if columns.purchases:
        return bool({"order", "customer"} & set(columns.purchases)) or columns.holds_customers
    beside = _BESIDE_A_NAME & set(columns.customers)
    return len(beside) > ("email" in columns.customers and _is_nameless(columns))


def _is_nameless(columns: Columns) -> bool:
    return not {"name", "last_name", "company"} & set(columns.customers)


def same_orders(lists: Mapping[str, Frames]) -> dict[str, str]:
    """The sheets whose order lines must not be counted, and the sheet that tells the same orders: one tells the orders,
    the other of what they are made. Who bought counts most, then what was bought."""
    left: dict[str, str] = {}
    names = list(lists)
    for at, one in enumerate(names):
        for other in names[at + 1 :]:
            if not {one, other} & set(left) and _tell_the_same(lists[one], lists[other]):
                less, more = sorted((one, other), key=lambda name: _tells(*lists[name][:2]))
                left[less] = more
    return left


def _tells(lines: pd.DataFrame | None, customers: pd.DataFrame | None) -> tuple[bool, bool, int]:
    assert lines is not None
    return customers is not None or "customer" in lines, "article" in lines, len(lines)


def _tell_the_same(this: Frames, that: Frames) -> bool:
    """Whether most orders of the one are orders of the other, and only one of both says what was bought or most come to
    the same amount on the same day."""
    one, other = this[0], that[0]
    if one is None or other is None or not ("order" in one and "order" in other):
        return False
    first, second = set(one["order"].dropna()), set(other["order"].dropna())
    fewest = min(len(first), len(second))
    if not fewest or len(first & second) <= _MOSTLY * fewest:
        return False
    return ("article" in one) != ("article" in other) or _cost_the_same(this, that, len(first & second))


def _cost_the_same(this: Frames, that: Frames, number: int) -> bool:
    """Whether more than half of this number of orders has the same day and the same total in both."""
    totals = []
    for lines, _, costs in (this, that):
        if lines is None or costs is None or "date" not in lines:
            return False
        totals.append((costs * 100).round().groupby([lines["order"], lines["date"].dt.normalize()]).sum())
    both = pd.concat(totals, axis=1, join="inner")
    return bool((both.iloc[:, 0] == both.iloc[:, 1]).sum() > _MOSTLY * number)
