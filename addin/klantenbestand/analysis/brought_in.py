"""Customers that came through a code or through another customer: Actiecode and Aangebracht door, counted."""

import numpy as np
import pandas as pd

from klantenbestand.analysis.counted import own_lines
from klantenbestand.analysis.lines import codes
from klantenbestand.analysis.listed import positions
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
    first_day, last_day = np.full(len(names), np.iinfo(np.int32).max), np.zeros(len(names), dtype=np.int64)
    np.minimum.at(first_day, label, day)
    np.maximum.at(last_day, label, day)
    frame = pd.DataFrame(
        {
            "orders": counts,
            "customers": np.bincount(users // size, minlength=len(names)),
            "new_customers": np.bincount(fresh // size, minlength=len(names)),
            "revenue": cents / 100,
            "basket": cents / 100 / np.maximum(counts, 1),
            "first": as_dates(first_day),
            "last": as_dates(last_day),
        },
        index=names.rename("promo_code"),
    )
    used = np.flatnonzero(counts)
    return frame.iloc[used[np.argsort(-cents[used], kind="stable")]]


def referrals(purchases: Purchases, customers: pd.DataFrame | None) -> pd.DataFrame:
    """Whom each customer brought in (*Aangebracht door*).

    Index = number of who brought them, most revenue first; columns brought (customers), buyers (of them, who bought),
    revenue (net euro of them). Nobody brings in himself.
    """
    columns = ["brought", "buyers", "revenue"]
    if customers is None or not {"customer", "referred_by"} <= set(customers):
        return pd.DataFrame(columns=columns, index=pd.Index([], dtype="str", name="referred_by"))
    customer, names = codes(customers["customer"], len(customers))
    brought, who = codes(customers["referred_by"], len(customers))
    first = np.zeros(len(customers), dtype=bool)
    first[np.unique(customer, return_index=True)[1]] = True  # of a customer who stands there twice the upper row
    himself = np.append(positions(names, who), -1)[brought] == customer
    rows = np.flatnonzero(first & (customer >= 0) & (brought >= 0) & ~himself)
    code = np.append(positions(purchases.customers, names), -1)[customer[rows]]
    bought = np.bincount(customer_rhythm(purchases).customer, minlength=len(purchases.customers)) > 0
    by, size = brought[rows], len(who)
    number = np.bincount(by, minlength=size)
    cents = sums(by, np.append(own_lines(purchases).spent, 0)[code], size)
    frame = pd.DataFrame(
        {
            "brought": number,
            "buyers": sums(by, np.append(bought, False)[code], size),
            "revenue": cents / 100,
        },
        index=who.rename("referred_by"),
    )
    used = np.flatnonzero(number)
    used = used[who[used].argsort()]
    return frame.iloc[used[np.argsort(-cents[used], kind="stable")]]
