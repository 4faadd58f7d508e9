"""What an export says of a whole order, on the first of its lines or on all of them."""

from collections.abc import Collection

import pandas as pd

_ONCE = ("date", "status", "promo_code", "paid_on", "customer")


def on_all_lines(lines: pd.DataFrame, which: "pd.Series[bool]") -> pd.DataFrame:
    """What stands on the first line of an order only, on all its lines that are among `which`."""
    if "order" not in lines:
        return lines
    keys = [key for key in _ONCE if key in lines]
    numbered = lines[lines["order"].notna()]  # pandas fails on a group of nothing
    if numbered.empty:
        return lines
    first = numbered.groupby("order")[keys].transform("first").reindex(lines.index)
    return lines.assign(**{key: lines[key].mask(which & lines[key].isna(), first[key]) for key in keys})


def dayless(lines: pd.DataFrame, unread: Collection[int]) -> "pd.Series[bool]":
    """Which lines have no day of their own, while another of their order has: what goes for the order stands there
    once. Not those with a day that could not be read."""
    empty = lines["date"].isna() & ~pd.Series(lines.index.isin(list(unread)), index=lines.index)
    if "order" not in lines or lines["order"].isna().all():
        return empty & False
    return empty & lines["date"].notna().groupby(lines["order"]).transform("any").eq(True)


def buyers_on_all_lines(customers: pd.DataFrame, orders: pd.Series, which: pd.Index) -> pd.DataFrame:
    """The customers by line, with who buys an order on those of its lines among `which` that do not say."""
    silent = customers.index.to_series().abs().isin(which) & customers.isna().all(axis=1)
    if not silent.any() or orders.isna().all():
        return customers
    first = customers.groupby(orders).transform("first")
    return customers.where(~silent, first)


def of_whole_order(lines: pd.DataFrame, what: "pd.Series[str]") -> "pd.Series[str]":
    """What stands on one line of an order, on its other lines where nothing stands."""
    if "order" not in lines or lines["order"].isna().all():
        return what
    return what.fillna(what.groupby(lines["order"]).transform("first")).astype("str")
