"""Patterns per kind of customer: does a type, a place, an age or a source of customers buy otherwise than the rest?"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from klantenbestand.analysis.activity import Activity, Status
from klantenbestand.analysis.intervals import median_interval, wilson_bounds
from klantenbestand.analysis.many_tests import benjamini_hochberg, two_shares_p
from klantenbestand.analysis.orders import Purchases, sums
from klantenbestand.analysis.periods import IntArray
from klantenbestand.analysis.thin import CUSTOMERS_FOR_KIND, too_thin
from klantenbestand.words.findings import Finding

AGE_EDGES = (25, 35, 45, 55, 65, 75)
AGES = ("tot 25", "25-34", "35-44", "45-54", "55-64", "65-74", "75 en ouder")
FEATURES = ("customer_type", "city", "age", "source")
OTHER = "overige"
SURE = 0.05
DAYS_A_YEAR = 365.2425
OLDEST = 110  # a birth date that makes older is a typing error


@dataclass(frozen=True)
class Kinds:
    """The answer of `customer_kinds`; money in euro.

    `frame` (index = 0, 1, ...): feature ('customer_type', 'city', 'age', 'source': keys of *Klanten*, age from the
    birth date on the peildatum), value, customers (buyers of that kind), active_share with active_low and active_high
    (95%, Wilson), orders (purchases a customer), basket (median over customers of their mean order) with basket_low and
    basket_high (95%, bootstrap), revenue, revenue_share (of all buyers of whom the feature is known). Values with under
    20 buyers are together in 'overige', or left out where they are under 20 together; a feature with one value is left
    out.
    `differences` (index = 0, 1, ...; strongest first): feature, value, article_group, customers, bought, share,
    others_share: article groups that this kind of customer buys more often than all other customers of whom the feature
    is known, where chance is unlikely (two shares compared, Benjamini-Hochberg at 5% over all that were compared).
    `compared`: how many were compared (where the numbers carry it).
    """

    frame: pd.DataFrame
    differences: pd.DataFrame
    compared: int
    thin: tuple[Finding, ...]


def customer_kinds(purchases: Purchases, activity: Activity, customers: pd.DataFrame | None) -> Kinds:
    """Compare the kinds of customers; `customers` is the typed frame of *Klanten*."""
    kinds = _kinds(purchases, activity, customers)
    facts = _facts(purchases, activity)
    rows = [row for feature, values in kinds.items() for row in _rows(feature, values, facts)]
    columns = ["feature", "value", "customers", "active_share", "active_low", "active_high", "orders", "basket",
               "basket_low", "basket_high", "revenue", "revenue_share"]  # fmt: skip
    differences, compared = _differences(purchases, activity, kinds)
    thin = () if rows else (too_thin("kinds-few-customers", 0, CUSTOMERS_FOR_KIND),)
    return Kinds(pd.DataFrame(rows, columns=columns), differences, compared, thin)


def _kinds(purchases: Purchases, activity: Activity, customers: pd.DataFrame | None) -> dict[str, pd.Series]:
    """Of each feature the value of every buyer ('' = not known), small ones pooled; only where there is a choice."""
    if customers is None or "customer" not in customers:
        return {}
    rows = customers[customers["customer"].notna()].drop_duplicates("customer").set_index("customer")
    rows = rows.reindex(activity.customers.index)
    found = {}
    for feature in FEATURES:
        values = _ages(rows, purchases.peildatum) if feature == "age" else rows.get(feature)
        if values is None:
            continue
        pooled = _pooled(values.fillna("").astype("str").str.strip())
        if len({value for value in pooled.unique() if value}) > 1:
            found[feature] = pooled
    return found


def _ages(rows: pd.DataFrame, peildatum: pd.Timestamp) -> pd.Series | None:
    if "birth_date" not in rows:
        return None
    years = (peildatum - pd.to_datetime(rows["birth_date"])).dt.days.to_numpy(dtype=np.float64) / DAYS_A_YEAR
    known = (years >= 0) & (years < OLDEST)
    band = np.searchsorted(AGE_EDGES, np.where(known, years, 0), side="right")
    return pd.Series(np.where(known, np.array(AGES)[band], ""), index=rows.index, dtype="str")


def _pooled(values: pd.Series) -> pd.Series:
    counts = values[values != ""].value_counts()
    few = values.isin(counts.index[counts < CUSTOMERS_FOR_KIND])
    return values.mask(few, OTHER if int(few.sum()) >= CUSTOMERS_FOR_KIND else "")


def _facts(purchases: Purchases, activity: Activity) -> pd.DataFrame:
    """Of each buyer: active, orders, cents of them, basket (euro a purchase), cents of all lines."""
    size, orders = len(purchases.customers), purchases.orders
    bought = (orders["is_purchase"] & (orders["customer"] >= 0)).to_numpy()
    buyer = orders["customer"].to_numpy()[bought]
    number = np.bincount(buyer, minlength=size)
    spent = sums(buyer, orders["cents"].to_numpy()[bought], size)
    named = (purchases.lines["customer"] >= 0).to_numpy()
    lines = purchases.lines.loc[named]
    cents = sums(lines["customer"].to_numpy(), lines["cents"].to_numpy(), size)
    code = purchases.customers.get_indexer(activity.customers.index)
    return pd.DataFrame(
        {
            "active": (activity.customers["status"] != Status.LAPSED.value).to_numpy(),
            "orders": number[code],
            "basket": spent[code] / 100 / np.maximum(number[code], 1),
            "cents": cents[code],
        },
        index=activity.customers.index,
    )


def _rows(feature: str, values: pd.Series, facts: pd.DataFrame) -> list[tuple[object, ...]]:
    known = int(facts.loc[values != "", "cents"].sum())
    rows: list[tuple[object, ...]] = []
    names = [*values[(values != "") & (values != OTHER)].value_counts().index, OTHER]
    if feature == "age":
        names = [*AGES, OTHER]
    for value in names:
        part = facts[(values == value).to_numpy()]
        if not len(part):
            continue
        active = int(part["active"].sum())
        low, high = wilson_bounds(active, len(part))
        basket = part["basket"].to_numpy(dtype=np.float64)
        cents = int(part["cents"].sum())
        share = cents / known if known > 0 else float("nan")
        rows.append((feature, value, len(part), active / len(part), float(low), float(high), part["orders"].mean(),
                     float(np.median(basket)), *median_interval(basket), cents / 100, share))  # fmt: skip
    return rows


def _bought_groups(purchases: Purchases, activity: Activity) -> tuple[pd.DataFrame, pd.Index]:
    """Each pair of a buyer (position in the activity frame) and an article group he bought, once."""
    code, names = purchases.labels("article_group")
    lines = purchases.lines
    keep = (lines["customer"] >= 0).to_numpy() & ~lines["returned"].to_numpy() & (code >= 0)
    place = np.full(len(purchases.customers), -1, dtype=np.int64)
    found = purchases.customers.get_indexer(activity.customers.index)
    place[found] = np.arange(len(found))
    buyer = place[lines["customer"].to_numpy()[keep]]
    seen = np.zeros((len(found) + 1) * max(len(names), 1), dtype=bool)
    seen[buyer * max(len(names), 1) + code[keep]] = True  # buyer -1 (all came back) falls in the last, cut off below
    owner, group = np.divmod(np.flatnonzero(seen[: len(found) * max(len(names), 1)]), max(len(names), 1))
    return pd.DataFrame({"buyer": owner, "group": group}), names


def _differences(purchases: Purchases, activity: Activity, kinds: dict[str, pd.Series]) -> tuple[pd.DataFrame, int]:
    pairs, names = _bought_groups(purchases, activity)
    tables = [_compare(feature, values, pairs, names) for feature, values in kinds.items() if len(names)]
    columns = ["feature", "value", "article_group", "customers", "bought", "share", "others_share"]
    if not tables:
        return pd.DataFrame(columns=columns), 0
    frame = pd.concat(tables, ignore_index=True)
    sure = benjamini_hochberg(frame["p"].to_numpy(), SURE) & (frame["share"] > frame["others_share"]).to_numpy()
    strongest = frame[sure].sort_values("p", kind="stable")[columns].reset_index(drop=True)
    return strongest, len(frame)


def _compare(feature: str, values: pd.Series, pairs: pd.DataFrame, names: pd.Index) -> pd.DataFrame:
    code, labels = pd.factorize(values.where((values != "") & (values != OTHER)), use_na_sentinel=True)
    known = (values != "").to_numpy()
    kind = code[pairs["buyer"].to_numpy()]
    group = pairs["group"].to_numpy()
    size: IntArray = np.bincount(code[code >= 0], minlength=len(labels))
    counts = np.bincount(kind[kind >= 0] * len(names) + group[kind >= 0], minlength=len(labels) * len(names))
    bought = counts.reshape(len(labels), len(names))
    everyone = np.bincount(group[known[pairs["buyer"].to_numpy()]], minlength=len(names))
    others, rest = everyone[None, :] - bought, int(known.sum()) - size[:, None]
    p = two_shares_p(bought, size[:, None], others, rest)
    row, column = np.indices(bought.shape)
    with np.errstate(invalid="ignore", divide="ignore"):
        other_share = (others / rest).ravel()
    compared = pd.DataFrame(
        {
            "feature": feature,
            "value": np.asarray(labels)[row.ravel()],
            "article_group": np.asarray(names)[column.ravel()],
            "customers": size[row.ravel()],
            "bought": bought.ravel(),
            "share": (bought / size[:, None]).ravel(),
            "others_share": other_share,
            "p": p.ravel(),
        }
    )
    return compared[compared["p"].notna()]
