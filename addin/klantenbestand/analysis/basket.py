"""How large the baskets are: the net amount of an order, its spread, and whether it grows."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from klantenbestand.analysis.periods import Period
from klantenbestand.analysis.trend import Trend
from klantenbestand.words.findings import Finding


@dataclass(frozen=True)
class Basket:
    """The answer of `basket_size`; amounts in euro, None without orders (`sd` also with one).

    Orders are purchases (no offertes, not those wholly returned) of customers and of losse verkoop with an order
    number; where there is no such order at all, each line counts as one (`lines_as_orders`). `loose_lines_left_out`
    are lines without customer and number that cannot be put together to orders.
    `histogram`: low, high (euro; the last high is NaN: "en meer"), orders, share; every order is in one row.
    `per_period`: per period a frame, index = label: start, complete, orders, revenue, mean, median (NaN without).
    `trend`: of the monthly medians over full months, in euro per month; None below 12.
    """

    orders: int
    revenue: float
    mean: float | None
    median: float | None
    p10: float | None
    p25: float | None
    p75: float | None
    p90: float | None
    sd: float | None
    smallest: float | None
    largest: float | None
    histogram: pd.DataFrame
    per_period: Mapping[Period, pd.DataFrame]
    trend: Trend | None
    lines_per_order: float | None
    lines_as_orders: bool
    loose_lines_left_out: int
    thin: tuple[Finding, ...]
