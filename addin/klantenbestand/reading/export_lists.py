"""Which sheets of an exported workbook are lists, and which of those tell the same orders."""

from collections.abc import Mapping, Sequence

import pandas as pd

from klantenbestand.reading.export_headers import Columns

# Beside the name of a customer one of these, or it may as well be a table of totals by name.
_BESIDE_A_NAME = frozenset({"customer", "email", "phone", "mobile", "postcode", "street", "address"})
_MOSTLY = 0.5

Frames = tuple[pd.DataFrame | None, pd.DataFrame | None]  # the order lines and the customers of a list


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
            if not {one, other} & set(left) and _tell_the_same(lists[one][0], lists[other][0]):
                less, more = sorted((one, other), key=lambda name: _tells(*lists[name]))
                left[less] = more
    return left


def _tells(lines: pd.DataFrame | None, customers: pd.DataFrame | None) -> tuple[bool, bool]:
    assert lines is not None
    return customers is not None or "customer" in lines, "article" in lines


def _tell_the_same(one: pd.DataFrame | None, other: pd.DataFrame | None) -> bool:
    """Whether most orders of the one are orders of the other, and only one of both says what was bought."""
    if one is None or other is None or not ("order" in one and "order" in other):
        return False
    first, second = set(one["order"].dropna()), set(other["order"].dropna())
    fewest = min(len(first), len(second))
    return ("article" in one) != ("article" in other) and fewest > 0 and len(first & second) > _MOSTLY * fewest
