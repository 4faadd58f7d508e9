"""What each customer buys: how many articles, how many pieces, and the favourite."""

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from klantenbestand.analysis.counted import line_quantities
from klantenbestand.analysis.lines import where
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import IntArray, run_starts


def article_columns(purchases: Purchases) -> dict[str, Any]:
    """One value a customer code.

    articles: different ones bought; pieces: returns taken off, NaN for whom no quantity is known; favourite: the
    article on most lines, of equal ones the last bought, '' without.
    """
    size = len(purchases.customers)
    number, favourite = _liked(purchases, size)
    names = pd.api.extensions.take(purchases.articles.array, favourite, allow_fill=True, fill_value="")
    return {
        "articles": number,
        "pieces": _pieces(purchases, size),
        "favourite": pd.Series(names, dtype="str"),
    }


def _liked(purchases: Purchases, size: int) -> tuple[IntArray, IntArray]:
    """Of each customer code how many articles he bought, and the code of his favourite (-1 = none)."""
    lines = purchases.lines
    bought = (lines["customer"].to_numpy() >= 0) & ~lines["returned"].to_numpy() & (purchases.article >= 0)
    if not bought.any():
        return np.zeros(size, dtype=np.int64), np.full(size, -1, dtype=np.int64)
    bought = where(bought)
    article_bits = len(purchases.articles).bit_length()
    pair = (lines["customer"].to_numpy()[bought].astype(np.int64) << article_bits) | purchases.article[bought]
    day = lines["day"].to_numpy()[bought].astype(np.int64)
    day -= day.min()
    day_bits = int(day.max()).bit_length()
    key = (pair << day_bits) | day
    key.sort()
    pair = key >> day_bits
    last = np.append(np.flatnonzero(pair[1:] != pair[:-1]), len(pair) - 1)
    count = np.diff(last, prepend=-1)
    customer, article = pair[last] >> article_bits, pair[last] & ((1 << article_bits) - 1)
    liking = (((count << day_bits) | (key[last] & ((1 << day_bits) - 1))) << article_bits) | article
    start = run_starts(customer)
    favourite = np.full(size, -1, dtype=np.int64)
    favourite[customer[start]] = np.maximum.reduceat(liking, start) & ((1 << article_bits) - 1)
    return np.bincount(customer, minlength=size), favourite


def _pieces(purchases: Purchases, size: int) -> NDArray[np.float64]:
    pieces, customer = line_quantities(purchases), purchases.lines["customer"].to_numpy()
    known = where((customer >= 0) & ~np.isnan(pieces))
    customer = customer[known].astype(np.int64)
    total = np.bincount(customer, weights=pieces[known], minlength=size)
    return np.where(np.bincount(customer, minlength=size) > 0, total, np.nan)
