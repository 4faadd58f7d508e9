"""What each line of an order costs, by arithmetic: of the order or of the line, with or without btw, after discount.

Each order is weighed by itself, so that it costs the same in every export. What cannot be told comes so that nothing
counts twice, and is noted.
"""

from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from klantenbestand.words.frozen import frozen

_CENT = 0.011  # sums of rounded amounts are a cent apart
_RATES = (0.21, 0.09)
_MOSTLY = 0.5


@frozen
class Told:
    """What an export says of its amounts, each by line: `value` under the header that counts, NaN for nothing; `made`
    of quantity, price and the discount of the line; `plain` the same before that discount; and of the whole order
    `discount`, `shipping` and `tax`, 0 for none. `of_line`/`of_order`: its header says so; `side` and `wanted`: "incl",
    "excl" or "" for what `value` is and *Aankopen* wants; `unread`: lines with a value that cannot be read."""

    value: "pd.Series[float]"
    made: "pd.Series[float]"
    plain: "pd.Series[float]"
    discount: "pd.Series[float]"
    shipping: "pd.Series[float]"
    tax: "pd.Series[float]"
    of_line: bool = False
    of_order: bool = False
    side: str = ""
    wanted: str = ""
    unread: frozenset[int] = frozenset()


@frozen
class Costs:
    """`amount` of each line; `side` as in `Told`; `taken`: whether any is `value` itself; `once`: lines of orders of
    which the one amount on all lines was counted once, `apart`: of which it is more than the lines come to."""

    amount: "pd.Series[float]"
    side: str
    taken: bool
    once: pd.Index
    apart: pd.Index


def costs(lines: pd.DataFrame, told: Told) -> Costs:
    """What each of these order lines costs."""
    amount = told.value.fillna(told.made)
    if told.of_line:
        return Costs(amount, told.side, True, lines.index[:0], lines.index[:0])
    groups = orders_of(lines)
    differ = told.value.round(2).groupby(groups).transform("nunique") > 1
    groups = groups.where(~differ, _alone(lines))
    whole = _Whole(told, groups, differ)
    by_parts = whole.is_one & whole.has_parts
    factor, apart = _factors(told, whole)
    made = by_parts & factor.notna()
    amount = amount.mask(made, _scaled(told.made, factor, groups))
    once = whole.is_one & ~whole.has_parts & (whole.count > 1) & _is_of_order(lines, told, whole, groups)
    once &= ~pd.Series(lines.index.isin(list(told.unread)), index=lines.index)
    first = ~groups.duplicated()
    amount = amount.mask(once, whole.value.where(first, 0.0))
    value = told.value.notna() & ~made
    side = _side_of_made(told, whole) if made.any() and not value.any() else told.side
    weighed = value & whole.has_parts
    if not side and (whole.with_btw & weighed).sum() > _MOSTLY * weighed.sum():
        side = "incl"
    return Costs(amount, side, bool(value.any()), lines.index[once], lines.index[made & apart])


def orders_of(lines: pd.DataFrame) -> "pd.Series[int]":
    """The number of the order of each line; one number on two days is two orders (a till begins again each day)."""
    own = _alone(lines)
    if "order" not in lines:
        return own
    numbers = lines.groupby(["order", "date"], dropna=False, sort=False).ngroup()
    return numbers.where(lines["order"].notna(), own)


def _alone(lines: pd.DataFrame) -> "pd.Series[int]":
    return pd.Series(-np.arange(1, len(lines) + 1), index=lines.index)


class _Whole:
    """Of each line what its order says: `value` its amount, `made` the sum of its lines, `is_one` whether there is one
    amount for all lines, `has_parts` whether all lines say what they are made of; lines that `differ` from others of
    their order stand by themselves."""

    def __init__(self, told: Told, groups: "pd.Series[int]", differ: "pd.Series[bool]") -> None:
        def of(series: "pd.Series[Any]", how: Literal["first", "min", "sum", "nunique"]) -> "pd.Series[Any]":
            return series.groupby(groups).transform(how)

        self.count = groups.groupby(groups).transform("size")
        self.value = of(told.value, "first")
        self.is_one = of(told.value.round(2), "nunique") == 1
        self.made = of(told.made, "sum")
        self.has_parts = of(told.made.notna().astype(int), "min") == 1
        self.discount, self.shipping, self.tax = (
            of(series.abs(), "first").fillna(0.0).mask(differ, 0.0)
            for series in (told.discount, told.shipping, told.tax)
        )
        self.differ, silent = differ, told.value.isna()
        lines = near(told.value, told.made) | near(told.value, told.plain) | silent
        self.by_line = of(lines.astype(int), "min") == 1
        less = (told.value.abs() <= told.plain.abs() + _CENT) & (told.value * told.plain >= 0)
        self.less_each = of((less | silent).astype(int), "min") == 1
        made = self.made.where(self.count > 1, told.made)
        self.with_btw = _is_btw_more(self.value, made) if told.side != "excl" else self.is_one & False
        self.without_btw = _is_btw_more(made, self.value) if told.side != "incl" else self.is_one & False


def near(one: "pd.Series[float]", other: "pd.Series[float]") -> "pd.Series[bool]":
    """Which are the same amount."""
    return (one - other).abs() < _CENT


def _is_btw_more(more: "pd.Series[float]", less: "pd.Series[float]") -> "pd.Series[bool]":
    """Whether the one is the other with btw."""
    found = pd.Series(False, index=more.index)
    for rate in _RATES:
        found |= near(more, less * (1 + rate))
    return found & ((more - less).abs() > 2 * _CENT)


def _factors(told: Told, whole: _Whole) -> tuple["pd.Series[float]", "pd.Series[bool]"]:
    """By what `made` of a line is to be multiplied, NaN where its value counts; and where nothing explains the value.

    The first that fits counts.
    """
    ones = pd.Series(1.0, index=told.value.index)
    ratio = (whole.value / whole.made.where(whole.made.abs() > _CENT)).fillna(1.0)
    rest = whole.made - whole.discount
    after = (rest / whole.made.where(whole.made.abs() > _CENT)).fillna(1.0)
    taxed = ((rest + whole.tax) / whole.made.where(whole.made.abs() > _CENT)).fillna(1.0)
    goods = near(whole.value, rest + whole.shipping) | near(whole.value, rest)
    with_tax = (near(whole.value, rest + whole.shipping + whole.tax) | near(whole.value, rest + whole.tax)) & (
        whole.tax > 0
    )
    single, nothing = whole.count == 1, ones * np.nan
    steps = [
        (whole.by_line, nothing),
        (near(whole.value, whole.made) | near(whole.value, whole.made + whole.shipping), ones),
        (goods, after),
        (with_tax, after if told.wanted == "excl" else taxed),
        (whole.with_btw, ones if told.wanted == "excl" else nothing.where(single, ratio)),
        (whole.without_btw, ones if told.wanted == "incl" else nothing.where(single, ratio)),
        # less than quantity times price is after a discount; of an order that cannot be less than each of its lines
        (whole.differ | (whole.less_each & (single | (not told.of_order))), nothing),
        ((whole.value.abs() > whole.made.abs()) & (whole.value * whole.made > 0), ones),
        (~single & (whole.made.abs() > _CENT), ratio),
    ]
    factor, free = nothing.copy(), pd.Series(True, index=ones.index)
    apart = free & False
    for number, (fits, by) in enumerate(steps):
        factor = factor.mask(free & fits, by)
        apart |= free & fits if number == len(steps) - 2 else False
        free &= ~fits
    return factor, apart


def _scaled(made: "pd.Series[float]", factor: "pd.Series[float]", groups: "pd.Series[int]") -> "pd.Series[float]":
    """`made` times `factor`, in whole cents that come to the same for the order: its first line has what is left."""
    exact = made * factor
    rounded = exact.round(2)
    left = (exact - rounded).groupby(groups).transform("sum").round(2)
    return (rounded + left.where(~groups.duplicated(), 0.0)).round(2)


def _is_of_order(lines: pd.DataFrame, told: Told, whole: _Whole, groups: "pd.Series[int]") -> "pd.Series[bool]":
    """Whether the same amount on all lines of an order is one of the order, where the lines do not tell what they are
    made of. Not where other orders have different amounts on their lines, nor where the lines are the same."""
    every = pd.Series(True, index=lines.index)
    if told.of_order:
        return every
    if bool(whole.differ.any()):
        return ~every
    keys = [key for key in ("article", "quantity") if key in lines]
    if "article" not in keys:
        return every
    alike = every.copy()
    for key in keys:
        codes = pd.Series(pd.factorize(lines[key])[0], index=lines.index)
        alike &= codes.groupby(groups).transform("nunique") == 1
    return ~(alike & (told.value.notna().groupby(groups).transform("min") == 1))


def _side_of_made(told: Told, whole: _Whole) -> str:
    """What quantity times price is, by the amounts beside it."""
    with_value = told.value.notna() & whole.has_parts
    excl = with_value & (whole.with_btw & ~whole.by_line)
    excl |= with_value & (whole.tax > 0) & near(whole.value, whole.made - whole.discount + whole.shipping + whole.tax)
    same = with_value & (whole.by_line | near(whole.value, whole.made - whole.discount + whole.shipping))
    number = max(int(with_value.sum()), 1)
    if excl.sum() > _MOSTLY * number:
        return "excl"
    if (with_value & whole.without_btw & ~whole.by_line).sum() > _MOSTLY * number:
        return "incl"
    return told.side if same.sum() > _MOSTLY * number else ""


def is_complete(lines: pd.DataFrame) -> NDArray[np.bool_]:
    """Which order lines have a day, and an amount or what it is made of."""
    return (lines["date"].notna() & amounts(lines).notna()).to_numpy(dtype=bool)


def amounts(lines: pd.DataFrame) -> "pd.Series[float]":
    """What each line costs: its amount, else quantity times price; NaN where neither stands there."""
    nothing = pd.Series(np.nan, index=lines.index)
    made = nothing
    if {"quantity", "price"} <= set(lines):
        both = (lines["quantity"] < 0) & (lines["price"] < 0)  # a return: the one minus says what the other does
        made = (lines["quantity"] * lines["price"]).round(2)
        made = made.mask(both, -made)
    return lines["amount"].fillna(made) if "amount" in lines else made
