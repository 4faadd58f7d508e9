"""Artikelen: what sells, to how many customers, and which articles are asked for more or less."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from klantenbestand.analysis.article_trend import State, states, trends, year_change
from klantenbestand.analysis.counted import line_months, line_quantities
from klantenbestand.analysis.end_of_data import data_end, days_from_start
from klantenbestand.analysis.flow import file_covers_from
from klantenbestand.analysis.lines import Rows, where
from klantenbestand.analysis.once import once
from klantenbestand.analysis.orders import Purchases, sums
from klantenbestand.analysis.periods import IntArray, Period, as_dates, labels, month_numbers, period_frame, run_starts
from klantenbestand.analysis.seasonal_index import FloatArray
from klantenbestand.analysis.thin import MONTHS_FOR_ARTICLE, MONTHS_FOR_SURE_ARTICLE, too_thin
from klantenbestand.analysis.visits import article_visits, visited_lines
from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen

_MOST_TICKED = 20_000_000  # customers x articles


@frozen
class Articles:
    """The answer of `article_sales`; money in euro.

    `frame` (index = article, most revenue first): article_group (of its last line, '' without), revenue (net),
    revenue_share (of all articles), units (returns off; a line without quantity is one piece), customers (who bought
    it), orders, first, last (dates of sale), revenue_12, revenue_before, units_12 and units_before (the last twelve
    full months and the twelve before; NaN without), change (of the units, as a share), state (words of
    `article_trend.State`), direction (1 more, -1 less, 0 not clear or not tested), p, yearly (change a year as a share;
    both NaN where not tested).
    `months`: full months the trend could rest on (at most 60, excluded ones counted). `indicative`: under 36 of them.
    `without_article`: revenue of lines without article.
    """

    frame: pd.DataFrame
    months: int
    indicative: bool
    without_article: float
    thin: tuple[Finding, ...]

    @property
    def falling(self) -> pd.DataFrame:
        """The articles that are clearly asked for less, most revenue first."""
        return self.frame[self.frame["direction"] < 0]


def article_sales(purchases: Purchases) -> Articles:
    """All articles. Losse verkoop counts in revenue, units and trend, not in customers."""
    visits = article_visits(purchases)
    customers = np.bincount(visits.article[np.flatnonzero(visits.last)], minlength=len(purchases.articles))
    names, group_names = purchases.articles, purchases.labels("article_group")[1]
    groups = np.append(np.asarray(group_names, dtype=object), "")[_last_group(purchases)]
    return _sales(purchases, _Sold(purchases.article, names, groups, customers))


@frozen
class _Sold:
    """What is told of: articles or article groups. `code`: of each line the position in `names`, -1 = none.

    Of each name: `groups` (its article group) and `customers` (how many bought it).
    """

    code: IntArray
    names: pd.Index
    groups: np.ndarray
    customers: IntArray


def _sales(purchases: Purchases, sold: _Sold) -> Articles:
    lines, names, units = purchases.lines, sold.names, line_units(purchases)
    has = sold.code >= 0
    known, bought = where(has), where(has & ~lines["returned"].to_numpy())
    code, size = sold.code[known], len(names)
    cents = lines["cents"].to_numpy()
    revenue = sums(code, cents[known], size)
    (monthly, money), first_month = _monthly(purchases, sold, (units, cents), known)
    frame = pd.DataFrame(
        {
            "article_group": sold.groups,
            "revenue": revenue / 100,
            "revenue_share": revenue / revenue.sum() if revenue.sum() > 0 else np.full(size, np.nan),
            "units": np.bincount(code, weights=units[known], minlength=size),
            "customers": sold.customers,
            "orders": _orders(purchases, sold, bought),
            "first": _days(purchases, sold, bought, first=True),
            "last": _days(purchases, sold, bought, first=False),
        },
        index=names.rename("article"),
    )
    frame["revenue_12"], frame["revenue_before"] = (sold / 100 for sold in _two_years(money))
    sold_months = _sold_months(purchases, sold, bought, first_month, monthly.shape[1])
    _add_trend(frame, monthly, sold_months, first_month + monthly.shape[1])
    months = min(monthly.shape[1], 60)
    order = np.argsort(-revenue, kind="stable")
    return Articles(
        frame=frame.iloc[order],
        months=months,
        indicative=MONTHS_FOR_ARTICLE <= months < MONTHS_FOR_SURE_ARTICLE,
        without_article=int(cents[~has].sum()) / 100,
        thin=_thin(size, months),
    )


def group_sales(purchases: Purchases) -> Articles:
    """The same for the article groups: `frame` has index = group, and `thin` is about the groups.

    A line is of the group that stands on it, else of the group of its article.
    """
    code, names = purchases.labels("article_group")
    own = _last_group(purchases)
    if (code < 0).any():
        code = np.where(code >= 0, code, np.append(own, -1)[purchases.article])
    return _sales(
        purchases, _Sold(code, names, np.asarray(names, dtype=object), _customers(purchases, code, len(names)))
    )


@once
def line_units(purchases: Purchases) -> FloatArray:
    """The pieces of each line: its quantity, negative for a return; 1 where no quantity is known."""
    pieces = line_quantities(purchases)
    bare = np.isnan(pieces)
    if not bare.any():
        return pieces
    return np.where(bare, np.where(purchases.lines["returned"].to_numpy(), -1.0, 1.0), pieces)


def _monthly(
    purchases: Purchases, sold: _Sold, amounts: tuple[NDArray[np.number], ...], known: Rows
) -> tuple[list[FloatArray], int]:
    """Units (or cents) per article and full month, NaN in excluded months; and the number of the first of them."""
    size = len(sold.names)
    days, end = days_from_start(purchases), data_end(purchases)
    if not len(days):
        return [np.empty((size, 0)) for _ in amounts], 0
    month = line_months(purchases)
    first, last = month_numbers(days[[0, -1]]).tolist()
    if end.early:
        known = np.arange(len(month))[known]
        known = known[month[known] >= first]
    whole = period_frame(first, last, Period.MONTH, end.day, file_covers_from(purchases))["complete"]
    full, skipped = int(whole.sum()), int(whole.to_numpy().argmax())
    place = sold.code[known] * (last - first + 1) + month[known] - first
    shape = (size, last - first + 1)
    tables = [np.bincount(place, weights=part[known], minlength=shape[0] * shape[1]) for part in amounts]
    names = labels(np.arange(first, first + full) + skipped, Period.MONTH)
    excluded = np.isin(names, np.array(purchases.settings.excluded_months, dtype=str))
    part = slice(skipped, skipped + full)
    return [np.where(excluded[None, :], np.nan, table.reshape(shape)[:, part]) for table in tables], first + skipped


def _sold_months(purchases: Purchases, sold: _Sold, bought: Rows, first: int, full: int) -> IntArray:
    """In how many full months each article was on sale, from the month of its first sale."""
    month = np.full(len(sold.names), first + full)
    np.minimum.at(month, sold.code[bought], line_months(purchases)[bought])
    return np.asarray(np.clip(first + full - month, 0, full), dtype=np.int64)


def _two_years(monthly: FloatArray) -> tuple[FloatArray, FloatArray]:
    """The sums of the last twelve full months and of the twelve before; NaN where there are not so many."""
    parts = (monthly[:, -12:], monthly[:, -24:-12])
    late, early = (np.nansum(part, axis=1) if part.shape[1] == 12 else np.full(len(part), np.nan) for part in parts)
    return late, early


def _add_trend(frame: pd.DataFrame, monthly: FloatArray, sold_months: IntArray, after: int) -> None:
    """Add units_12, units_before, change, state, direction, p and yearly; `after`: the first month that is not full."""
    frame["units_12"], frame["units_before"] = _two_years(monthly)
    frame["change"] = year_change(monthly)
    month = frame["last"].to_numpy().astype("datetime64[M]").astype(np.int64)  # NaT is the lowest number
    found = states(monthly, sold_months, month >= after)
    frame["state"] = pd.Series(found, index=frame.index, dtype="str")
    on_sale = np.arange(monthly.shape[1])[None, :] >= monthly.shape[1] - sold_months[:, None]
    frame["direction"], frame["p"], frame["yearly"] = trends(
        np.where(on_sale, monthly, np.nan), found == State.TESTED.value
    )


@once
def _last_group(purchases: Purchases) -> IntArray:
    """The code of the article group on the last line of each article that has one; -1 without."""
    code, _ = purchases.labels("article_group")
    group = np.full(len(purchases.articles), -1, dtype=np.int64)
    has = where((purchases.article >= 0) & (code >= 0))
    group[purchases.article[has]] = code[has]
    return group


def _customers(purchases: Purchases, code: IntArray, size: int) -> IntArray:
    """How many customers bought each of so many groups, by ticking off who bought what (faster than sorting)."""
    kept = where(visited_lines(purchases, code))
    customer, code = purchases.lines["customer"].to_numpy()[kept], code[kept]
    if len(purchases.customers) * size > _MOST_TICKED:
        return np.bincount(np.unique(customer.astype(np.int64) * size + code) % size, minlength=size)
    ticked = np.zeros((len(purchases.customers), size), dtype=bool)
    ticked[customer, code] = True
    return np.asarray(np.count_nonzero(ticked, axis=0))


def _orders(purchases: Purchases, sold: _Sold, bought: Rows) -> IntArray:
    """In how many orders each article was bought."""
    size, article = len(sold.names), sold.code[bought]
    if len(purchases.orders) == len(purchases.lines):  # an order a line
        return np.bincount(article, minlength=size)
    order = purchases.lines["order"].to_numpy()[bought]
    alone = purchases.orders["lines"].to_numpy()[order] == 1  # in an order of one line there is no other
    single, others = np.flatnonzero(alone), np.flatnonzero(~alone)
    key = np.sort(order[others].astype(np.int64) * max(size, 1) + article[others])
    counted = np.concatenate([article[single], key[run_starts(key)] % max(size, 1)])
    return np.bincount(counted, minlength=size)


def _days(purchases: Purchases, sold: _Sold, bought: Rows, *, first: bool) -> np.ndarray:
    """The first or last day of sale of each article; NaT where it only came back."""
    bound = np.iinfo(np.int32).max if first else np.iinfo(np.int32).min
    day = np.full(len(sold.names), bound, dtype=np.int32)
    (np.minimum if first else np.maximum).at(day, sold.code[bought], purchases.lines["day"].to_numpy()[bought])
    dates = as_dates(np.where(day == bound, 0, day))
    return np.where(day == bound, np.datetime64("NaT", "s"), dates)


def _thin(size: int, months: int) -> tuple[Finding, ...]:
    if not size:
        return (Finding("no-articles"),)
    if months < MONTHS_FOR_ARTICLE:
        return (too_thin("articles-too-short", months, MONTHS_FOR_ARTICLE),)
    if months < MONTHS_FOR_SURE_ARTICLE:
        return (too_thin("articles-indicative", months, MONTHS_FOR_SURE_ARTICLE),)
    return ()
