"""From offerte to opdracht: which share of the quotations is accepted, how fast, and which are still open."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from klantenbestand.analysis.intervals import wilson
from klantenbestand.analysis.lines import codes, days_of, texts, to_cents
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import IntArray, as_dates
from klantenbestand.analysis.thin import OFFERS_FOR_SHARE, too_thin
from klantenbestand.words.findings import Finding

OFFER = "offerte"
LONGEST = 180  # days in which an order can still come from a quotation
PATIENCE = 90  # days after which a quotation counts for the share
_NEVER = 4_000_000


@dataclass(frozen=True)
class Offers:
    """The answer of `offer_conversion`; money in euro.

    `frame` (index = 0, 1, ...; by date): number (order number, '' without), customer, date, amount, accepted (bool),
    accepted_on (date, NaT), days (to the order, NaN), how ('ordernummer', 'artikel', 'bedrag' or '').
    A quotation is all lines with status offerte of one number and customer, without number of one customer and day. It
    is accepted by the first order from that day on, within 180 days, of the same customer with the same number, else
    with one of its articles, else (where it has no article) with the same amount.
    `judged`: quotations of at least 90 days ago, `accepted` of them, `rate` = accepted / judged with its 95% Wilson
    `interval`; `value_rate`: the same in money offered. `median_days`: from quotation to order, of all accepted.
    `open` (as `frame`, highest amount first): not accepted and at most 180 days old.
    """

    frame: pd.DataFrame
    judged: int
    accepted: int
    rate: float | None
    interval: tuple[float, float] | None
    value_rate: float | None
    median_days: float | None
    open: pd.DataFrame
    thin: tuple[Finding, ...]


def offer_conversion(purchases: Purchases) -> Offers:
    """The quotations of these purchases and what became of them. Empty, and nothing thin, where there are none."""
    frame = _frame(purchases)
    age = purchases.today - days_of(frame["date"])
    judged = age >= PATIENCE
    accepted = frame["accepted"].to_numpy(dtype=bool)
    size, hits = int(judged.sum()), int((judged & accepted).sum())
    amount = frame["amount"].fillna(0).to_numpy(dtype=np.float64)
    offered = float(amount[judged].sum())
    return Offers(
        frame=frame,
        judged=size,
        accepted=hits,
        rate=hits / size if size else None,
        interval=wilson(hits, size),
        value_rate=float(amount[judged & accepted].sum()) / offered if offered > 0 else None,
        median_days=float(frame["days"].median()) if accepted.any() else None,
        open=frame[~accepted & (age <= LONGEST)].sort_values("amount", ascending=False, kind="stable"),
        thin=_thin(len(frame), size, int(accepted.sum())),
    )


def _frame(purchases: Purchases) -> pd.DataFrame:
    lines = _offer_lines(purchases)
    grouped = lines.groupby("offer", sort=True)
    first, cents = grouped.first(), grouped["cents"].sum(min_count=1)
    day = first["day"].to_numpy()
    found, how = _accepted(purchases, lines, first, cents)
    done = found < _NEVER
    part = purchases.given.iloc[first["position"].to_numpy()].reset_index(drop=True)
    frame = pd.DataFrame(
        {
            "number": texts(part, "order"),
            "customer": texts(part, "customer"),
            "date": as_dates(day),
            "amount": cents.to_numpy(dtype=np.float64) / 100,
            "accepted": done,
            "accepted_on": np.where(done, as_dates(np.where(done, found, 0)), np.datetime64("NaT", "s")),
            "days": np.where(done, found - day, np.nan),
            "how": pd.Series(how, dtype="str"),
        }
    )
    return frame.sort_values("date", kind="stable").reset_index(drop=True)


def _accepted(
    purchases: Purchases, lines: pd.DataFrame, first: pd.DataFrame, cents: pd.Series
) -> tuple[IntArray, np.ndarray]:
    """The day on which each quotation became an order, and by which of the three ways that was seen."""
    numbers = codes(purchases.given.iloc[lines["position"].sort_values()].get("order"), len(lines))[1]
    orders = _order_lines(purchases, np.unique(lines["customer"]), numbers)
    wholes = orders.groupby("order").agg({"customer": "first", "day": "first", "number": "first"})
    wholes["cents"] = purchases.orders["cents"].to_numpy()[wholes.index.to_numpy()]
    offered = first.reset_index()[["offer", "customer", "day", "number"]]
    bare = (lines.groupby("offer")["article"].max() == -1) & cents.notna()
    by_article = lines.loc[lines["article"] >= 0, ["offer", "customer", "day", "article"]]
    ways = (
        ("ordernummer", offered[offered["number"] >= 0], wholes, ["customer", "number"]),
        ("artikel", by_article, orders, ["customer", "article"]),
        ("bedrag", offered.assign(cents=cents.to_numpy())[bare.to_numpy()], wholes, ["customer", "cents"]),
    )
    found, how = np.full(len(first), _NEVER), np.full(len(first), "", dtype=object)
    for name, left, right, keys in ways:
        hit = _first_match(left, right, keys, len(first))
        fresh = (found == _NEVER) & (hit < _NEVER)
        found[fresh], how[fresh] = hit[fresh], name
    return found, how


def _first_match(left: pd.DataFrame, right: pd.DataFrame, keys: list[str], size: int) -> IntArray:
    """The first day, from its own and within 180 days, of a row of `right` with the same keys, for each offer."""
    best = np.full(size, _NEVER, dtype=np.int64)
    both = left.merge(right[[*keys, "day"]], on=keys, suffixes=("", "_order"))
    wait = both["day_order"] - both["day"]
    both = both[(wait >= 0) & (wait <= LONGEST) & (both["customer"] >= 0)]
    np.minimum.at(best, both["offer"].to_numpy(dtype=np.int64), both["day_order"].to_numpy(dtype=np.int64))
    return best


def _offer_lines(purchases: Purchases) -> pd.DataFrame:
    """The lines with status offerte up to the peildatum, with the codes of the purchases, and their quotation."""
    given = purchases.given
    if purchases.left_out.offers:
        position = np.flatnonzero((given["status"] == OFFER).to_numpy(dtype=bool, na_value=False))
    else:
        position = np.empty(0, dtype=np.int64)
    day = days_of(given["date"].iloc[position])
    dated = (day > -_NEVER) & (day <= purchases.today)
    position, day = position[dated], day[dated]
    part = given.iloc[position]
    amount = pd.to_numeric(part.get("amount", pd.Series(np.nan, index=part.index)), errors="coerce")
    if "quantity" in part and "price" in part:
        amount = amount.where(amount.notna(), part["quantity"] * part["price"])
    cents = amount.abs().to_numpy(dtype=np.float64)
    lines = pd.DataFrame(
        {
            "position": position,
            "customer": _code(part, "customer", purchases.customers),
            "day": day,
            "number": codes(part.get("order"), len(part))[0],
            "article": _code(part, "article", purchases.articles),
            "cents": np.where(np.isnan(cents), np.nan, to_cents(np.nan_to_num(cents))),
        }
    )
    whose, _ = codes(part.get("customer"), len(part))
    key = [lines["number"], whose, np.where(lines["number"] >= 0, 0, lines["day"])]
    return lines.assign(offer=lines.groupby(key, sort=False).ngroup()).sort_values(["offer", "day"], kind="stable")


def _code(part: pd.DataFrame, column: str, names: pd.Index) -> IntArray:
    """The code of each value among the names that were bought; -2 for a name that never was, -1 for none."""
    own, values = codes(part.get(column), len(part))
    found = np.asarray(names.get_indexer(values), dtype=np.int64)
    return np.append(np.where(found < 0, -2, found), -1)[own]


def _order_lines(purchases: Purchases, customers: IntArray, names: pd.Index) -> pd.DataFrame:
    """The bought lines of these customers (codes); `names`: the order numbers of the quotations."""
    lines = purchases.lines
    wanted = np.zeros(len(purchases.customers) + 1, dtype=bool)
    wanted[customers[customers >= 0]] = True
    keep = ~lines["returned"].to_numpy() & wanted[lines["customer"].to_numpy()]
    part = purchases.given.iloc[lines["position"].to_numpy()[keep]]
    return pd.DataFrame(
        {
            "order": lines["order"].to_numpy()[keep],
            "customer": lines["customer"].to_numpy()[keep],
            "day": lines["day"].to_numpy()[keep].astype(np.int64),
            "number": _code(part, "order", names),
            "article": purchases.article[keep],
        }
    )


def _thin(size: int, judged: int, accepted: int) -> tuple[Finding, ...]:
    if not size:
        return ()
    if judged >= OFFERS_FOR_SHARE and not accepted:
        return (Finding("offers-never-order", details={"have": size}),)
    return () if judged >= OFFERS_FOR_SHARE else (too_thin("offers-few", judged, OFFERS_FOR_SHARE, days=PATIENCE),)
