"""What to offer next: for each customer the article that goes with what he bought and that he never bought."""

import numpy as np
import pandas as pd

from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.together import Together
from klantenbestand.analysis.visits import article_visits

MOST_PAIRS = 500  # with the highest share: a customer's best companion is hardly ever beyond them
ON_SALE = 365  # days; what was not sold since is no offer


def companions(purchases: Purchases, together: Together) -> pd.DataFrame:
    """One row a customer who lacks the other article of a pair (index = customer number, in the sequence of the codes).

    article (bought), other (never bought, sold to somebody in the last 365 days), both, with_article (baskets), share:
    of all such pairs the one with the highest share of baskets.
    """
    pairs = together.pairs[together.pairs["other"].isin(_on_sale(purchases))]
    pairs = pairs.sort_values("share", ascending=False, kind="stable").head(MOST_PAIRS).reset_index(drop=True)
    best = _best(purchases, pairs)
    found = np.flatnonzero(best >= 0)
    frame = pairs[["article", "other", "both", "with_article", "share"]].take(best[found])
    return frame.set_axis(purchases.customers.take(found).rename("customer"), axis=0)


def _best(purchases: Purchases, pairs: pd.DataFrame) -> np.ndarray:
    """The first pair (position) of which each customer code bought the article and never the other; -1 without."""
    visits = article_visits(purchases)
    one, other = (purchases.articles.get_indexer(pd.Index(pairs[key])) for key in ("article", "other"))
    used = np.unique(np.append(one, other)).astype(np.int64)
    bought = np.flatnonzero(visits.last & np.isin(visits.article, used))
    place, customer = np.searchsorted(used, visits.article[bought]), visits.customer[bought]
    starts = np.searchsorted(place, np.arange(len(used) + 1))
    buyers = [customer[start:end] for start, end in zip(starts[:-1].tolist(), starts[1:].tolist(), strict=True)]
    size = len(purchases.customers)
    best, has = np.full(size, -1, dtype=np.int64), np.zeros(size, dtype=bool)
    places = zip(np.searchsorted(used, one).tolist(), np.searchsorted(used, other).tolist(), strict=True)
    for number, (left, right) in enumerate(places):
        own = buyers[left]
        has[buyers[right]] = True
        own = own[~has[own] & (best[own] < 0)]
        has[buyers[right]] = False
        best[own] = number
    return best


def _on_sale(purchases: Purchases) -> pd.Index:
    lines = purchases.lines
    recent = ~lines["returned"].to_numpy() & (purchases.article >= 0)
    recent &= lines["day"].to_numpy() > purchases.today - ON_SALE
    return purchases.articles.take(np.unique(purchases.article[recent]))
