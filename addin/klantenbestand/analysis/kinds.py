"""Patterns per kind of customer: does a type, a place, an age or a source of customers buy otherwise than the rest?"""

import numpy as np
import pandas as pd

from klantenbestand.analysis.activity import Activity, Status
from klantenbestand.analysis.counted import own_lines, own_orders
from klantenbestand.analysis.intervals import median_interval, wilson_bounds
from klantenbestand.analysis.lines import codes, where
from klantenbestand.analysis.listed import listed
from klantenbestand.analysis.many_tests import benjamini_hochberg, two_shares_p
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import IntArray
from klantenbestand.analysis.rhythm import customer_rhythm
from klantenbestand.analysis.thin import CUSTOMERS_FOR_KIND, too_thin
from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen
from klantenbestand.words.wording import listing

AGE_EDGES = (25, 35, 45, 55, 65, 75)
AGES = ("tot 25", "25-34", "35-44", "45-54", "55-64", "65-74", "75 en ouder")
FEATURES = ("customer_type", "city", "age", "source")
OTHER = "overige"
SURE = 0.05
DAYS_A_YEAR = 365.2425
OLDEST = 110  # a birth date that makes older is a typing error


@frozen
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


@frozen
class Kind:
    """The value of each buyer as a position in `names` (-1 = not known); the last name is 'overige'.

    `known`: the feature is known of somebody, also where his value is left out because it is small.
    """

    code: IntArray
    names: list[str]
    known: bool

    @property
    def held(self) -> list[int]:
        """The positions of the values that somebody has."""
        return [int(place) for place in np.unique(self.code[self.code >= 0])]


def customer_kinds(purchases: Purchases, activity: Activity, customers: pd.DataFrame | None) -> Kinds:
    """Compare the kinds of customers; `customers` is the typed frame of *Klanten*."""
    every = _kinds(purchases, customers)
    kinds = {feature: kind for feature, kind in every.items() if len(kind.held) > 1}
    facts = _facts(purchases, activity)
    rows = [row for feature, kind in kinds.items() for row in _rows(feature, kind, facts)]
    columns = ["feature", "value", "customers", "active_share", "active_low", "active_high", "orders", "basket",
               "basket_low", "basket_high", "revenue", "revenue_share"]  # fmt: skip
    differences, compared = _differences(purchases, kinds)
    thin = () if rows else (_why_none(every),)
    return Kinds(pd.DataFrame(rows, columns=columns), differences, compared, thin)


def _why_none(every: dict[str, Kind]) -> Finding:
    """Why no feature can be compared: none is known, none has a value that is large enough, or none has two."""
    if not any(kind.known for kind in every.values()):
        return too_thin("kinds-unknown", 0, CUSTOMERS_FOR_KIND)
    single = [kind.names[place] for kind in every.values() for place in kind.held if place < len(kind.names) - 1]
    if single:
        return too_thin("kinds-one-value", 1, CUSTOMERS_FOR_KIND, names=listing(single))
    return too_thin("kinds-few-customers", 0, CUSTOMERS_FOR_KIND)


def _kinds(purchases: Purchases, customers: pd.DataFrame | None) -> dict[str, Kind]:
    """Of each feature the value of every buyer, small ones pooled."""
    if customers is None or "customer" not in customers:
        return {}
    rows, place = customers, listed(purchases, customers)[customer_rhythm(purchases).customer]
    found = {}
    for feature in FEATURES:
        if feature == "age":
            code, names = _ages(rows, purchases.peildatum), pd.Index(AGES, dtype="str")
        else:
            code, names = codes(rows.get(feature), len(rows))
        found[feature] = _pooled(np.append(code, -1)[place], names)
    return found


def _ages(rows: pd.DataFrame, peildatum: pd.Timestamp) -> IntArray:
    """The age band of each customer as a position in `AGES`; -1 where it is not known."""
    if "birth_date" not in rows:
        return np.full(len(rows), -1, dtype=np.int64)
    years = (peildatum - pd.to_datetime(rows["birth_date"])).dt.days.to_numpy(dtype=np.float64) / DAYS_A_YEAR
    known = (years >= 0) & (years < OLDEST)
    return np.where(known, np.searchsorted(AGE_EDGES, np.where(known, years, 0), side="right"), -1).astype(np.int64)


def _pooled(code: IntArray, names: pd.Index) -> Kind:
    """Values under 20 buyers become the last one, 'overige', or unknown where they are too few together."""
    counts = np.append(np.bincount(code[code >= 0], minlength=len(names)), 0)
    few = (counts < CUSTOMERS_FOR_KIND)[code] & (code >= 0)
    other = len(names) if int(few.sum()) >= CUSTOMERS_FOR_KIND else -1
    return Kind(np.where(few, other, code), [*names.tolist(), OTHER], bool((code >= 0).any()))


def _facts(purchases: Purchases, activity: Activity) -> pd.DataFrame:
    """Of each buyer: active, orders, cents of them, basket (euro a purchase), cents of all lines."""
    orders = own_orders(purchases)
    code = customer_rhythm(purchases).customer
    return pd.DataFrame(
        {
            "active": (activity.customers["status"] != Status.LAPSED.value).to_numpy(),
            "orders": orders.number[code],
            "basket": orders.spent[code] / 100 / np.maximum(orders.number[code], 1),
            "cents": own_lines(purchases).spent[code],
        },
        index=activity.customers.index,
    )


def _rows(feature: str, kind: Kind, facts: pd.DataFrame) -> list[tuple[object, ...]]:
    size = len(kind.names)
    known = kind.code >= 0
    code = kind.code[known]
    customers = np.bincount(code, minlength=size)
    sums_of = {
        name: np.bincount(code, weights=facts[name].to_numpy()[known], minlength=size)
        for name in ("active", "orders", "cents")
    }
    low, high = wilson_bounds(sums_of["active"], customers)
    total = sums_of["cents"].sum()
    by_kind = np.argsort(code, kind="stable")
    baskets = np.split(facts["basket"].to_numpy(dtype=np.float64)[known][by_kind], np.cumsum(customers)[:-1])
    order = range(size) if feature == "age" else [*np.argsort(-customers[:-1], kind="stable").tolist(), size - 1]
    rows: list[tuple[object, ...]] = []
    for place in order:
        number = int(customers[place])
        if not number:
            continue
        cents = float(sums_of["cents"][place])
        share = cents / total if total > 0 else float("nan")
        rows.append((
            feature, kind.names[place], number,
            sums_of["active"][place] / number, float(low[place]), float(high[place]),
            sums_of["orders"][place] / number, float(np.median(baskets[place])), *median_interval(baskets[place]),
            cents / 100, share,
        ))  # fmt: skip
    return rows


def _bought_groups(purchases: Purchases) -> tuple[IntArray, IntArray, pd.Index]:
    """Each pair of a buyer (position among the buyers) and an article group he bought, once; and the groups."""
    code, names = purchases.labels("article_group")
    lines, buyers = purchases.lines, customer_rhythm(purchases).customer
    place = np.full(len(purchases.customers) + 1, -1, dtype=np.int64)
    place[buyers] = np.arange(len(buyers))
    buyer = place[lines["customer"].to_numpy()]
    keep = where((buyer >= 0) & ~lines["returned"].to_numpy() & (code >= 0))
    seen = np.zeros(len(buyers) * len(names), dtype=bool)
    seen[buyer[keep] * len(names) + code[keep]] = True
    owner, group = np.divmod(np.flatnonzero(seen), max(len(names), 1))
    return owner, group, names


def _differences(purchases: Purchases, kinds: dict[str, Kind]) -> tuple[pd.DataFrame, int]:
    owner, group, names = _bought_groups(purchases)
    tables = [_compare(feature, kind, owner, group, names) for feature, kind in kinds.items() if len(names)]
    columns = ["feature", "value", "article_group", "customers", "bought", "share", "others_share"]
    if not tables:
        return pd.DataFrame(columns=columns), 0
    frame = pd.concat(tables, ignore_index=True)
    sure = benjamini_hochberg(frame["p"].to_numpy(), SURE) & (frame["share"] > frame["others_share"]).to_numpy()
    strongest = frame[sure].sort_values("p", kind="stable")[columns].reset_index(drop=True)
    return strongest, len(frame)


def _compare(feature: str, kind: Kind, owner: IntArray, group: IntArray, names: pd.Index) -> pd.DataFrame:
    """Every value of the feature with every article group, where the numbers carry a comparison."""
    values = len(kind.names) - 1  # 'overige' is compared with, not shown
    size = np.bincount(kind.code[kind.code >= 0], minlength=values + 1)
    own = kind.code[owner]
    known = where(own >= 0)
    bought = np.bincount(own[known] * len(names) + group[known], minlength=(values + 1) * len(names))
    bought = bought.reshape(values + 1, len(names))
    everyone = bought.sum(axis=0)
    bought, size, told = bought[:-1], size[:-1, None], size.sum()
    others, rest = everyone[None, :] - bought, told - size
    p = two_shares_p(bought, size, others, rest)
    row, column = np.nonzero(~np.isnan(p))
    return pd.DataFrame(
        {
            "feature": feature,
            "value": np.asarray(kind.names, dtype=object)[row],
            "article_group": np.asarray(names, dtype=object)[column],
            "customers": size[row, 0],
            "bought": bought[row, column],
            "share": bought[row, column] / size[row, 0],
            "others_share": others[row, column] / rest[row, 0],
            "p": p[row, column],
        }
    )
