"""How large the baskets are: the net amount of an order, its spread, and whether it grows."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from klantenbestand.analysis.counted import order_months
from klantenbestand.analysis.end_of_data import data_end
from klantenbestand.analysis.flow import file_covers_from
from klantenbestand.analysis.lines import BoolArray, where
from klantenbestand.analysis.orders import Purchases, sums
from klantenbestand.analysis.periods import IntArray, Period, month_numbers, period_frame, period_numbers
from klantenbestand.analysis.thin import MONTHS_FOR_TREND, ORDERS_FOR_BASKET, too_thin
from klantenbestand.analysis.trend import Trend, seasonal_theil_sen
from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen

BINS = 10  # about so many up to the 95th percentile; above it one row "en meer"


@frozen
class Basket:
    """The answer of `basket_size`; amounts in euro, None without orders (`sd` also with one).

    Orders are purchases (no offertes, not those wholly returned) of customers and of losse verkoop with an order
    number; where there is no such order at all, each line counts as one (`lines_as_orders`). `loose_lines_left_out`
    are lines without customer and number that cannot be put together to orders.
    `histogram`: low, high (euro; the last high is NaN: "en meer"), orders, share; every order is in one row.
    `per_period`: per period from the start of the data on a frame, index = label: start, over, complete, orders,
    revenue, mean, median (NaN without).
    `excluded`: of each month in it, whether the setting leaves it out of the trend.
    `trend`: of the monthly medians over full months with orders that count, in euro per month, each month against the
    same month of other years; None below 24 of them.
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
    excluded: BoolArray
    trend: Trend | None
    lines_per_order: float | None
    lines_as_orders: bool
    loose_lines_left_out: int
    thin: tuple[Finding, ...]


def basket_size(purchases: Purchases) -> Basket:
    """The size of the baskets: all orders, per month, quarter and year, with the trend."""
    orders = purchases.orders
    bought, told_apart = orders["is_purchase"].to_numpy(), orders["told_apart"].to_numpy()
    as_lines = not (bought & told_apart).any()
    counted = bought if as_lines else bought & told_apart
    cents, month = orders["cents"].to_numpy(), order_months(purchases)
    if not counted.all():
        cents, month = cents[counted], month[counted]
    end, covered = data_end(purchases), file_covers_from(purchases)
    since = where(month >= month_numbers(np.array([end.start]))[0])
    by_month = _by_month(cents[since], month[since])
    per_period = {period: _per_period(by_month, period, end.day, covered) for period in Period}
    excluded = np.asarray(per_period[Period.MONTH].index.isin(purchases.settings.excluded_months))
    trend, months = _trend(per_period[Period.MONTH], excluded)
    in_order = np.sort(cents)
    size = len(cents)
    points = {share: _quantile(in_order, share) for share in (0.1, 0.25, 0.5, 0.75, 0.9)}
    return Basket(
        orders=size,
        revenue=int(cents.sum()) / 100,
        mean=int(cents.sum()) / 100 / size if size else None,
        median=points[0.5],
        p10=points[0.1],
        p25=points[0.25],
        p75=points[0.75],
        p90=points[0.9],
        sd=float(np.std(cents / 100, ddof=1)) if size > 1 else None,
        smallest=_quantile(in_order, 0),
        largest=_quantile(in_order, 1),
        histogram=_histogram(in_order),
        per_period=per_period,
        excluded=excluded,
        trend=trend,
        lines_per_order=float(orders["lines"].to_numpy()[counted].mean()) if size else None,
        lines_as_orders=as_lines and size > 0,
        loose_lines_left_out=int((bought & ~counted).sum()),
        thin=_thin(size, months),
    )


def _quantile(in_order: IntArray, share: float) -> float | None:
    """The linear quantile, in euro, of sorted cents (numpy and Excel's PERCENTILE give the same)."""
    if not len(in_order):
        return None
    place = share * (len(in_order) - 1)
    below = int(place)
    above = min(below + 1, len(in_order) - 1)
    low, high = int(in_order[below]), int(in_order[above])
    return (low + (high - low) * (place - below)) / 100


@frozen
class _ByMonth:
    """The orders' cents month after month, rising in each; and of each month: number since January 1970, orders,
    revenue (cents)."""

    cents: IntArray
    months: IntArray
    orders: IntArray
    revenue: IntArray


def _per_period(by_month: _ByMonth, period: Period, end: int, covered: int | None) -> pd.DataFrame:
    if not len(by_month.cents):
        return period_frame(0, -1, period, end).assign(orders=0, revenue=0.0, mean=0.0, median=0.0)
    number = period_numbers(by_month.months, period)
    first = int(number[0])
    frame = period_frame(first, int(number[-1]), period, end, covered)
    number = number - first
    orders = np.bincount(number, weights=by_month.orders, minlength=len(frame)).astype(np.int64)
    revenue = np.bincount(number, weights=by_month.revenue, minlength=len(frame)) / 100
    parts = np.split(by_month.cents, np.cumsum(orders)[:-1])
    with np.errstate(invalid="ignore"):
        mean = revenue / orders
    return frame.assign(orders=orders, revenue=revenue, mean=mean, median=[_median(part) for part in parts])


def _median(cents: IntArray) -> float:
    """The median in euro; NaN without any."""
    if not len(cents):
        return np.nan
    low, high = (len(cents) - 1) // 2, len(cents) // 2
    in_order = np.partition(cents, (low, high))
    return int(in_order[low] + in_order[high]) / 200


def _by_month(cents: IntArray, month: IntArray) -> _ByMonth:
    if not len(cents):
        return _ByMonth(cents, month, month, cents)
    first, low = int(month.min()), int(cents.min())
    orders = np.bincount(month - first)
    revenue = sums(month - first, cents, len(orders))
    bits = (int(cents.max()) - low).bit_length()
    in_order = ((month - first) << bits) | (cents - low)
    in_order.sort()
    in_order &= (1 << bits) - 1
    return _ByMonth(in_order + low, np.arange(len(orders)) + first, orders, revenue)


def _trend(months: pd.DataFrame, excluded: BoolArray) -> tuple[Trend | None, int]:
    """The trend of the monthly medians, and over how many full months with orders that count."""
    usable = (months["complete"] & (months["orders"] > 0)).to_numpy(dtype=bool) & ~excluded
    place = np.flatnonzero(usable)
    if len(place) < MONTHS_FOR_TREND:
        return None, len(place)
    return seasonal_theil_sen(place, months["median"].to_numpy(dtype=np.float64)[usable]), len(place)


def _histogram(in_order: IntArray) -> pd.DataFrame:
    """Rows of a round width in euro, and one for all above the 95th percentile's row."""
    columns = ["low", "high", "orders", "share"]
    if not len(in_order):
        return pd.DataFrame({name: pd.Series(dtype=np.float64) for name in columns}).astype({"orders": np.int64})
    step = _round_step(in_order[int(0.95 * (len(in_order) - 1))] / BINS)
    rows = int(in_order[int(0.95 * (len(in_order) - 1))]) // step + 1
    counts = np.bincount(np.minimum(in_order // step, rows), minlength=rows + 1)
    low = np.arange(rows + 1) * step / 100
    frame = pd.DataFrame({"low": low, "high": np.append(low[1:], np.nan), "orders": counts})
    frame["share"] = counts / len(in_order)
    return frame if counts[-1] else frame.iloc[:-1]


def _round_step(cents: float) -> int:
    """The smallest of 1, 2, 5 x 10^k cents that is not below `cents`; at least 1 euro."""
    unit = 100
    while True:
        for times in (1, 2, 5):
            if unit * times >= cents:
                return unit * times
        unit *= 10


def _thin(orders: int, months: int) -> tuple[Finding, ...]:
    if not orders:
        return (Finding("no-orders"),)
    found = []
    if orders < ORDERS_FOR_BASKET:
        found.append(too_thin("basket-few-orders", orders, ORDERS_FOR_BASKET))
    if months < MONTHS_FOR_TREND:
        found.append(too_thin("trend-few-months", months, MONTHS_FOR_TREND))
    return tuple(found)
