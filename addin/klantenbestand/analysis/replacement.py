"""When an article is due for replacement: its own lifetime, or how long customers usually take to buy it again."""

import numpy as np
import pandas as pd

from klantenbestand.analysis.activity import DAYS_A_MONTH
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import IntArray, as_dates
from klantenbestand.analysis.seasonal_index import FloatArray
from klantenbestand.analysis.thin import GAPS_FOR_REPLACEMENT, WIDEST_WINDOW
from klantenbestand.analysis.visits import Visits, article_visits
from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen

LIFETIME_SHARE = 0.1  # of an article's lines must have one: a lone lifetime among hundreds of lines is a slip
AHEAD = 30  # days: who will be due so soon is named too
LIFETIME, HABIT = "levensduur", "aankopen"


@frozen
class Replacement:
    """The answer of `replacements`.

    `frame` (index = article; those with a lifetime or with at least one repeat): gaps (times that a customer bought it
    again on another day), customers (who did), usual (median of these gaps in days), low, high (10% and 90% of them),
    lifetime (days, from *Levensduur (maanden)*, of its last line that has one; NaN where under a tenth of its lines
    has), days (what is counted
    with: the lifetime, else `usual` where there are 20 gaps and high / low is at most 4; else NaN), basis
    ('levensduur', 'aankopen' or '').
    `due` (index = 0, 1, ...; longest due first): customer, article, last (date of the last purchase), due (date),
    days_left (negative = so many days ago), basis. Within 30 days from now, or overdue by less than the same time again
    (who is later bought elsewhere or needs it no more).
    """

    frame: pd.DataFrame
    due: pd.DataFrame
    thin: tuple[Finding, ...]


def replacements(purchases: Purchases) -> Replacement:
    """The usual time to replacement per article, and which customers are due."""
    visits = article_visits(purchases)
    frame = _usual(visits, purchases.articles)
    frame["lifetime"] = _lifetimes(purchases)
    sure = (frame["gaps"] >= GAPS_FOR_REPLACEMENT) & (frame["high"] <= WIDEST_WINDOW * frame["low"])
    frame["days"] = frame["lifetime"].where(frame["lifetime"].notna(), frame["usual"].where(sure))
    basis = np.where(frame["lifetime"].notna(), LIFETIME, np.where(sure, HABIT, ""))
    frame["basis"] = pd.Series(basis, index=frame.index, dtype="str")
    due = _due(purchases, visits, frame["days"].to_numpy(dtype=np.float64), basis)
    shown = frame[(frame["gaps"] > 0) | frame["lifetime"].notna()]
    thin = () if len(purchases.articles) else (Finding("no-articles"),)
    return Replacement(shown.sort_values("gaps", ascending=False, kind="stable"), due, thin)


def _usual(visits: Visits, names: pd.Index) -> pd.DataFrame:
    size = len(names)
    follows = visits.follows
    later = np.flatnonzero(follows)
    code = visits.article[later]
    gap = visits.day[later] - visits.day[later - 1]
    counts = np.bincount(code, minlength=size)
    one_each = np.append(
        True, (visits.article[1:] != visits.article[:-1]) | (visits.customer[1:] != visits.customer[:-1])
    )
    again = np.zeros(len(visits), dtype=bool)
    again[1:] = follows[1:] & one_each[: len(visits) - 1] if len(visits) else False
    low, usual, high = _quantiles(code, gap, counts, (0.1, 0.5, 0.9))
    return pd.DataFrame(
        {
            "gaps": counts,
            "customers": np.bincount(visits.article[np.flatnonzero(again)], minlength=size),
            "usual": usual,
            "low": low,
            "high": high,
        },
        index=names.rename("article"),
    )


def _quantiles(code: IntArray, gap: IntArray, counts: IntArray, shares: tuple[float, ...]) -> list[FloatArray]:
    """Linear quantiles of the gaps of each article; NaN without any. `code` is sorted."""
    if not len(gap):
        return [np.full(len(counts), np.nan) for _ in shares]
    span = int(gap.max()) + 1
    in_order = np.sort(code * span + gap) % span
    start, has = np.cumsum(counts) - counts, counts > 0
    found = []
    for share in shares:
        place = share * (counts[has] - 1)
        below = place.astype(np.int64)
        above = np.minimum(below + 1, counts[has] - 1)
        lower, upper = in_order[start[has] + below], in_order[start[has] + above]
        result = np.full(len(counts), np.nan)
        result[has] = lower + (upper - lower) * (place - below)
        found.append(result)
    return found


def _lifetimes(purchases: Purchases) -> FloatArray:
    """The lifetime in days of each article, from its last line (in the sheet) that has one."""
    result = np.full(len(purchases.articles), np.nan)
    if "lifetime_months" not in purchases.given:
        return result
    months = pd.to_numeric(purchases.given["lifetime_months"], errors="coerce").to_numpy(dtype=np.float64)
    months = months[purchases.lines["position"].to_numpy()]
    known = purchases.article >= 0
    has = (months > 0) & known
    result[purchases.article[has]] = months[has] * DAYS_A_MONTH  # the last one written stays
    filled, lines = (np.bincount(purchases.article[some], minlength=len(result)) for some in (has, known))
    return np.where(filled >= LIFETIME_SHARE * lines, result, np.nan)


def _due(purchases: Purchases, visits: Visits, days: FloatArray, basis: np.ndarray) -> pd.DataFrame:
    wait = days[visits.article] if len(visits) else np.empty(0)
    due = visits.day + np.where(np.isnan(wait), 0, np.rint(wait)).astype(np.int64)
    left = due - purchases.today
    with np.errstate(invalid="ignore"):
        named = visits.last & ~np.isnan(wait) & (left <= AHEAD) & (left > -wait)
    rows = np.flatnonzero(named)
    rows = rows[np.argsort(left[rows], kind="stable")]
    return pd.DataFrame(
        {
            "customer": purchases.customers.take(visits.customer[rows]).array,
            "article": purchases.articles.take(visits.article[rows]).array,
            "last": as_dates(visits.day[rows]),
            "due": as_dates(due[rows]),
            "days_left": left[rows],
            "basis": pd.Series(basis[visits.article[rows]], dtype="str"),
        }
    )
