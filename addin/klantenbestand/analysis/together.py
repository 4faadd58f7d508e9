"""What is bought together: pairs of articles that share orders far more often than chance, and who lacks the second."""

import numpy as np
import pandas as pd

from klantenbestand.analysis.lines import BoolArray
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import IntArray
from klantenbestand.analysis.seasonal_index import FloatArray
from klantenbestand.analysis.thin import BASKET_SHARE_FOR_PAIR, BASKETS_FOR_PAIR, too_thin
from klantenbestand.analysis.trend import Z95
from klantenbestand.analysis.visits import Visits, article_visits
from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen

LARGEST_BASKET = 50  # different articles; a larger one is a stock order and pairs everything with everything
CLEARLY = 1.1  # the lower bound of lift must be above it
FEWEST_BASKETS = 50  # with two different articles or more; below, nothing can be said


@frozen
class Together:
    """The answer of `bought_together`.

    `baskets`: orders with 2 to 50 different articles; all counts below are in these.
    `pairs` (index = 0, 1, ...; highest `lift_low` first; both directions): article, other, both (baskets with both),
    with_article, with_other, share (both / with_article: 'in 69 van 160 mandjes'), lift (share against the share of
    all baskets with the other), lift_low (its lower 95% bound), buyers (customers who ever bought the article),
    not_yet (those of them who never bought the other).
    Pairs: in at least 5 baskets and 0.2% of them, with lift_low above 1.1. `least`: the number of baskets that made.
    """

    baskets: int
    least: int
    pairs: pd.DataFrame
    thin: tuple[Finding, ...]


def bought_together(purchases: Purchases) -> Together:
    """The pairs of articles that customers buy together."""
    basket, article = _contents(purchases)
    baskets = int(basket[-1]) + 1 if len(basket) else 0
    least = max(BASKETS_FOR_PAIR, int(np.ceil(BASKET_SHARE_FOR_PAIR * baskets)))
    size = len(purchases.articles)
    each = np.bincount(article, minlength=size)
    left, right, both = _pairs(basket, article, each >= least, size)
    often = both >= least
    left, right, both = left[often], right[often], both[often]
    low = lift_low(both, each[left], each[right], baskets)
    clear = low > CLEARLY
    left, right, both, low = left[clear], right[clear], both[clear], low[clear]
    one, other = np.append(left, right), np.append(right, left)
    both, low = np.tile(both, 2), np.tile(low, 2)
    buyers, not_yet = _missing(article_visits(purchases), one, other, len(purchases.customers))
    names = purchases.articles
    frame = pd.DataFrame(
        {
            "article": names.take(one).array,
            "other": names.take(other).array,
            "both": both,
            "with_article": each[one],
            "with_other": each[other],
            "share": both / each[one],
            "lift": both / each[one] / (each[other] / max(baskets, 1)),
            "lift_low": low,
            "buyers": buyers,
            "not_yet": not_yet,
        }
    )
    frame = frame.sort_values(["lift_low", "share"], ascending=False, kind="stable").reset_index(drop=True)
    thin = () if baskets >= FEWEST_BASKETS else (too_thin("pairs-few-baskets", baskets, FEWEST_BASKETS),)
    return Together(baskets, least, frame if not thin else frame.iloc[:0], thin)


def lift_low(both: IntArray, left: IntArray, right: IntArray, baskets: int) -> FloatArray:
    """The lower 95% bound of lift: exp(log lift - 1.96 sqrt(1/both - 1/left + 1/right - 1/baskets))."""
    lift = both * float(baskets) / (left.astype(np.float64) * right)
    variance = 1 / both - 1 / left + 1 / right - 1 / max(baskets, 1)
    return np.asarray(lift * np.exp(-Z95 * np.sqrt(np.maximum(variance, 0))))


def not_yet(purchases: Purchases, article: str, other: str) -> pd.Index:
    """The numbers of the customers who bought the article and never the other, in the sequence of the codes."""
    visits = article_visits(purchases)
    codes = purchases.articles.get_indexer(pd.Index([article, other], dtype="str"))
    first = visits.customer[visits.last & (visits.article == codes[0])]
    second = visits.customer[visits.last & (visits.article == codes[1])]
    lacking = first[~np.isin(first, second)] if codes[0] >= 0 else first[:0]
    return purchases.customers.take(lacking).rename("customer")


def _contents(purchases: Purchases) -> tuple[IntArray, IntArray]:
    """The different articles in each basket (numbered from 0) of 2 to 50 of them, sorted by basket and article."""
    lines = purchases.lines
    order = lines["order"].to_numpy()
    keep = ~lines["returned"].to_numpy() & (purchases.article >= 0)
    shown = (purchases.orders["is_purchase"] & purchases.orders["told_apart"]).to_numpy()
    keep &= shown[order]
    keep &= np.bincount(order[keep], minlength=len(shown))[order] > 1
    size = max(len(purchases.articles), 1)
    key = np.sort(order[keep].astype(np.int64) * size + purchases.article[keep])
    key = key[np.append(True, key[1:] != key[:-1])] if len(key) else key
    basket, article = np.divmod(key, size)
    number = np.bincount(basket, minlength=len(shown))
    fits = (number[basket] >= 2) & (number[basket] <= LARGEST_BASKET)
    basket, article = basket[fits], article[fits]
    return (np.cumsum(np.append(True, basket[1:] != basket[:-1])) - 1 if len(basket) else basket), article


def _pairs(basket: IntArray, article: IntArray, often: BoolArray, size: int) -> tuple[IntArray, IntArray, IntArray]:
    """Each pair of articles (left before right) that are often enough themselves, and in how many baskets it is."""
    keep = often[article]  # a pair is never in more baskets than each of the two
    basket, article = basket[keep], article[keep]
    found = []
    for step in range(1, LARGEST_BASKET):
        same = basket[step:] == basket[:-step]
        if not same.any():
            break
        found.append(article[:-step][same] * size + article[step:][same])
    key = np.concatenate(found) if found else np.empty(0, dtype=np.int64)
    if size * size <= 4 * len(key) + 1000:  # counting all possible pairs is faster than sorting
        counts = np.bincount(key, minlength=size * size)
        key = np.flatnonzero(counts)
        counts = counts[key]
    else:
        key, counts = np.unique(key, return_counts=True)
    left, right = np.divmod(key, max(size, 1))
    return left, right, counts


def _missing(visits: Visits, one: IntArray, other: IntArray, size: int) -> tuple[IntArray, IntArray]:
    """Of each pair: how many customers ever bought the one, and how many of them never the other."""
    used = np.unique(np.append(one, other))
    bought = np.flatnonzero(visits.last & np.isin(visits.article, used))
    place = np.searchsorted(used, visits.article[bought])
    starts = np.searchsorted(place, np.arange(len(used) + 1))
    customer = visits.customer[bought]
    has = np.zeros(size, dtype=bool)
    buyers = np.diff(starts)[np.searchsorted(used, one)]
    also = np.zeros(len(one), dtype=np.int64)
    spots = np.searchsorted(used, other)
    for number, begin in enumerate(np.searchsorted(used, one).tolist()):
        own = customer[starts[begin] : starts[begin + 1]]
        has[own] = True
        also[number] = has[customer[starts[spots[number]] : starts[spots[number] + 1]]].sum()
        has[own] = False
    return buyers, buyers - also
