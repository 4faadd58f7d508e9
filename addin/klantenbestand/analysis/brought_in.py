"""Customers that came through a code or through another customer: Actiecode and Aangebracht door, counted."""

import numpy as np
import pandas as pd

from klantenbestand.analysis.lines import texts
from klantenbestand.analysis.orders import Purchases, sums
from klantenbestand.analysis.periods import as_dates
from klantenbestand.analysis.rhythm import customer_rhythm


def promo_codes(purchases: Purchases) -> pd.DataFrame:
    """What each Actiecode was used for.

    Index = code, most revenue first; columns orders, customers, new_customers (used on their first purchase day),
    revenue (net euro of these orders, other lines included), basket (a purchase), first, last (dates of the orders).
    """
    code, names = purchases.labels("promo_code")
    lines, orders = purchases.lines, purchases.orders
    keep = (code >= 0) & ~lines["returned"].to_numpy()
    pairs = np.unique(lines["order"].to_numpy()[keep].astype(np.int64) * max(len(names), 1) + code[keep])
    order, label = np.divmod(pairs, max(len(names), 1))
    bought = orders["is_purchase"].to_numpy()[order]
    order, label = order[bought], label[bought]
    customer, day = orders["customer"].to_numpy()[order].astype(np.int64), orders["day"].to_numpy()[order]
    rhythm = customer_rhythm(purchases)
    first = np.full(len(purchases.customers) + 1, -1, dtype=np.int64)
    first[rhythm.customer] = rhythm.first
    size = len(purchases.customers) + 1
    users = np.unique(label[customer >= 0] * size + customer[customer >= 0])
    new = (customer >= 0) & (first[customer] == day)
    fresh = np.unique(label[new] * size + customer[new])
    counts = np.bincount(label, minlength=len(names))
    cents = sums(label, orders["cents"].to_numpy()[order], len(names))
    ends = pd.DataFrame({"label": label, "day": day}).groupby("label")["day"].agg(["min", "max"])
    ends = ends.reindex(range(len(names)), fill_value=0)
    frame = pd.DataFrame(
        {
            "orders": counts,
            "customers": np.bincount(users // size, minlength=len(names)),
            "new_customers": np.bincount(fresh // size, minlength=len(names)),
            "revenue": cents / 100,
            "basket": cents / 100 / np.maximum(counts, 1),
            "first": as_dates(ends["min"].to_numpy(dtype=np.int64)),
            "last": as_dates(ends["max"].to_numpy(dtype=np.int64)),
        },
        index=names.rename("promo_code"),
    )
    return frame[counts > 0].sort_values("revenue", ascending=False, kind="stable")


def referrals(purchases: Purchases, customers: pd.DataFrame | None) -> pd.DataFrame:
    """Whom each customer brought in (*Aangebracht door*).

    Index = number of who brought them, most revenue first; columns brought (customers), buyers (of them, who bought),
    revenue (net euro of them). Nobody brings in himself.
    """
    columns = ["brought", "buyers", "revenue"]
    if customers is None or not {"customer", "referred_by"} <= set(customers):
        return pd.DataFrame(columns=columns, index=pd.Index([], dtype="str", name="referred_by"))
    rows = pd.DataFrame({name: texts(customers, name) for name in ("customer", "referred_by")})
    rows = rows.drop_duplicates("customer")
    rows = rows[(rows["referred_by"] != "") & (rows["customer"] != "") & (rows["customer"] != rows["referred_by"])]
    code = np.asarray(purchases.customers.get_indexer(pd.Index(rows["customer"])), dtype=np.int64)
    lines, size = purchases.lines, len(purchases.customers)
    named = (lines["customer"] >= 0).to_numpy()
    cents = sums(lines["customer"].to_numpy()[named], lines["cents"].to_numpy()[named], size)
    bought = np.bincount(customer_rhythm(purchases).customer, minlength=size) > 0
    found = rows.assign(brought=1, buyers=np.append(bought, False)[code].astype(int), cents=np.append(cents, 0)[code])
    frame = found.groupby("referred_by")[["brought", "buyers", "cents"]].sum()
    frame["revenue"] = frame.pop("cents") / 100
    return frame.sort_values("revenue", ascending=False, kind="stable")
