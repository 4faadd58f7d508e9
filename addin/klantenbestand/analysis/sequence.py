"""What a customer buys first, whether he comes back after it, and for what."""

import numpy as np
import pandas as pd

from klantenbestand.analysis.activity import Window
from klantenbestand.analysis.end_of_data import data_end
from klantenbestand.analysis.intervals import wilson_bounds
from klantenbestand.analysis.lines import where
from klantenbestand.analysis.many_tests import benjamini_hochberg, two_shares_p
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import IntArray
from klantenbestand.analysis.rhythm import customer_rhythm
from klantenbestand.analysis.thin import CUSTOMERS_FOR_SHARE
from klantenbestand.analysis.visits import article_visits
from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen

SURE = 0.05  # of the articles that are said to differ, so many may be chance


@frozen
class FirstArticles:
    """The answer of `first_articles`.

    `frame` (index = article, most first customers first): first_customers (bought it on their first purchase day),
    followed (of them, whose first purchase is longer ago than the activity window), came_back (of those, who bought
    again within that window), share, low, high (95% Wilson; NaN under 20 followed), differs (1: they come back more
    often than who began with something else, -1: less, 0: chance may do it; two shares compared, Benjamini-Hochberg at
    5% over all articles with 20 followed), next_article (bought by most of all who came back, on their second purchase
    day; '' where nobody did) and next_customers.
    `share`, `low`, `high` of the whole shop: `overall` (customers, came_back, share, low, high), to compare with.
    """

    frame: pd.DataFrame
    overall: dict[str, float]
    thin: tuple[Finding, ...]


def first_articles(purchases: Purchases, window: Window) -> FirstArticles:
    """What customers begin with, and what follows. Customers of the file's very first month are not known to be new."""
    rhythm = customer_rhythm(purchases)
    size, names = len(purchases.customers), purchases.articles
    first, second = np.full(size, -1, dtype=np.int64), np.full(size, -1, dtype=np.int64)
    start = np.cumsum(rhythm.occasions) - rhythm.occasions
    day = purchases.occasions["day"].to_numpy().astype(np.int64)
    again = rhythm.occasions > 1
    new = _new(purchases, rhythm.first)
    first[rhythm.customer[new]] = rhythm.first[new]
    second[rhythm.customer[again & new]] = day[start[again & new] + 1]
    followed = (first >= 0) & (first < data_end(purchases).day - window.days)
    back = followed & (second >= 0) & (second - first <= window.days)
    visits = article_visits(purchases)
    opening = np.flatnonzero(visits.day == first[visits.customer])
    code, owner = visits.article[opening], visits.customer[opening]
    counts = {
        "first_customers": np.bincount(code, minlength=len(names)),
        "followed": np.bincount(code[where(followed[owner])], minlength=len(names)),
        "came_back": np.bincount(code[where(back[owner])], minlength=len(names)),
    }
    frame = pd.DataFrame(counts, index=names.rename("article"))
    frame["share"], frame["low"], frame["high"] = _shares(counts["came_back"], counts["followed"])
    frame["differs"] = _differs(counts["came_back"], counts["followed"], int(back.sum()), int(followed.sum()))
    wanted = second[visits.customer]
    follow = np.flatnonzero((visits.day == wanted) & (wanted >= 0))
    best, number = _next(code, owner, visits.article[follow], visits.customer[follow], (len(names), size))
    frame["next_article"] = np.append(np.asarray(names, dtype=object), "")[best]
    frame["next_customers"] = number
    frame = frame[frame["first_customers"] > 0].sort_values("first_customers", ascending=False, kind="stable")
    return FirstArticles(frame, _overall(int(followed.sum()), int(back.sum())), _thin(len(names)))


def _new(purchases: Purchases, first: IntArray) -> np.ndarray:
    """Who was seen to be new: with a first purchase after the file's first month (31 days)."""
    return np.asarray(first > data_end(purchases).start + 30)


def _shares(hits: IntArray, size: IntArray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    enough = np.where(size >= CUSTOMERS_FOR_SHARE, size, 0)
    found = np.where(enough > 0, hits, 0)
    with np.errstate(invalid="ignore", divide="ignore"):
        return found / enough, *wilson_bounds(found, enough)


def _differs(hits: IntArray, size: IntArray, every: int, whole: int) -> IntArray:
    """Where who began with an article comes back more or less often than who began without it."""
    p = two_shares_p(hits, size, every - hits, whole - size)
    told = np.flatnonzero((size >= CUSTOMERS_FOR_SHARE) & ~np.isnan(p))
    sure = told[benjamini_hochberg(p[told], SURE)]
    differs = np.zeros(len(hits), dtype=np.int64)
    differs[sure] = np.sign(hits[sure] * (whole - size[sure]) - (every - hits[sure]) * size[sure])
    return differs


def _overall(followed: int, back: int) -> dict[str, float]:
    share, low, high = _shares(np.array([back]), np.array([followed]))
    return {"customers": followed, "came_back": back, "share": share[0], "low": low[0], "high": high[0]}


def _next(
    code: IntArray, owner: IntArray, next_code: IntArray, next_owner: IntArray, shape: tuple[int, int]
) -> tuple[IntArray, IntArray]:
    """For each first article the article that most of its customers bought next (-1 = none), and how many did."""
    articles, size = shape
    order = np.argsort(next_owner, kind="stable")
    next_code, next_owner = next_code[order], next_owner[order]
    starts = np.searchsorted(next_owner, np.arange(size + 1))
    number = np.diff(starts)[owner]  # how many articles the second day of this customer holds
    before = np.repeat(code, number)
    place = np.repeat(starts[owner], number) + np.arange(len(before)) - np.repeat(np.cumsum(number) - number, number)
    best, most = np.full(articles, -1, dtype=np.int64), np.zeros(articles, dtype=np.int64)
    pair, counts = np.unique(before * max(articles, 1) + next_code[place], return_counts=True)
    rising = np.argsort(counts, kind="stable")
    left, right = np.divmod(pair[rising], max(articles, 1))
    best[left], most[left] = right, counts[rising]  # the last one written, with the highest count, stays
    return best, most


def _thin(articles: int) -> tuple[Finding, ...]:
    return () if articles else (Finding("no-articles"),)
