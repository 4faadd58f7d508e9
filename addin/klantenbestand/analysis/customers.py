"""Klantoverzicht: one row a customer with all that the purchases and contacts say."""

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from klantenbestand.analysis.activity import Activity, Status
from klantenbestand.analysis.contacts import contact_columns
from klantenbestand.analysis.counted import own_lines, own_orders
from klantenbestand.analysis.favourites import article_columns
from klantenbestand.analysis.lines import BoolArray
from klantenbestand.analysis.listed import positions
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import IntArray, day_number
from klantenbestand.analysis.rhythm import customer_rhythm
from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen

OWN, INDICATIVE = "eigen", "indicatief"
RELATION_CUSTOMER, RELATION_PROSPECT = "klant", "prospect"


@frozen
class Overview:
    """The answer of `customer_overview`.

    `frame`: index = customer number: those of *Klanten* in their order, then buyers who are not in it. Columns:
    in_customers (bool), relation ('klant'/'prospect'), status (words of `activity.Status`), first, last (dates),
    recency_days, orders, revenue, revenue_0 (the last year with a sale), revenue_1, revenue_2 (one and two years
    before), basket (mean net order), rhythm_days (median own gap), rhythm_basis ('eigen', 'indicatief' with two
    purchases, '' without), articles (different ones), pieces (returns off), favourite (article on most lines),
    last_contact (date), last_subject, follow_up_date (earliest open one, also when overdue), follow_up.
    Missing: NaT, NaN or ''. `years`: the three years of revenue_0.._2.
    """

    frame: pd.DataFrame
    years: tuple[int, int, int]
    thin: tuple[Finding, ...]


def customer_overview(
    purchases: Purchases,
    activity: Activity,
    customers: pd.DataFrame | None = None,
    contacts: pd.DataFrame | None = None,
) -> Overview:
    """One row a customer. `customers` and `contacts` are the typed frames of those sheets (keys of `words.sheets`)."""
    numbers, code, listed = _numbers(purchases, customers)
    buyers = customer_rhythm(purchases).customer
    place = np.full(len(purchases.customers) + 1, -1, dtype=np.int64)
    place[buyers] = np.arange(len(buyers))  # the rows of `activity.customers`; the last one is of code -1
    buyer = place[code]
    years = _last_years(purchases)
    by_code = _orders(purchases) | article_columns(purchases)
    columns: dict[str, Any] = {"in_customers": np.arange(len(numbers)) < listed}
    columns["relation"] = _relations(numbers, customers, buyer >= 0)
    columns |= _activity_columns(activity, buyer)
    columns |= {name: picked(cents, code) / 100 for name, cents in _revenues(purchases, years).items()}
    columns |= {name: picked(values, code) for name, values in by_code.items()}
    columns |= contact_columns(contacts, numbers, purchases.today)
    frame = pd.DataFrame(columns, index=numbers)
    own = bool((frame["rhythm_basis"] == OWN).any())
    return Overview(frame, years, () if own or not len(frame) else (Finding("no-own-rhythm"),))


def picked(values: Any, positions: IntArray) -> Any:
    """The values at these positions; where that is -1: 0 for whole numbers, else NaN, NaT or ''."""
    if isinstance(values, np.ndarray):
        filler = np.array([0 if values.dtype.kind == "i" else np.nan], dtype=values.dtype)
        return np.concatenate([values, filler])[positions]
    fill = "" if isinstance(values.dtype, pd.StringDtype) else None
    return pd.api.extensions.take(values.array, positions, allow_fill=True, fill_value=fill)


def _numbers(purchases: Purchases, customers: pd.DataFrame | None) -> tuple[pd.Index, IntArray, int]:
    """All customer numbers, those of *Klanten* first, their codes (-1 = bought nothing), and how many stand there."""
    if customers is None or "customer" not in customers:
        return purchases.customers.rename("customer"), np.arange(len(purchases.customers)), 0
    given = pd.Index(customers["customer"].dropna(), dtype="str", name="customer")
    known = given[given != ""].unique()
    code = positions(purchases.customers, known)
    stranger = np.ones(len(purchases.customers), dtype=bool)
    stranger[code[code >= 0]] = False
    numbers = known.append(purchases.customers[stranger]).rename("customer")
    return numbers, np.concatenate([code, np.flatnonzero(stranger)]), len(known)


def _relations(numbers: pd.Index, customers: pd.DataFrame | None, bought: BoolArray) -> Any:
    computed = pd.Index([RELATION_PROSPECT, RELATION_CUSTOMER], dtype="str").take(bought.astype(np.int64))
    if customers is None or "relation" not in customers or "customer" not in customers:
        return computed.array
    rows = customers.loc[customers["customer"].notna(), ["customer", "relation"]].drop_duplicates("customer")
    given = pd.Series(rows["relation"].array, index=pd.Index(rows["customer"], dtype="str")).reindex(numbers)
    return given.where(given.notna() & (given != ""), pd.Series(computed, index=numbers)).array


def _activity_columns(activity: Activity, buyer: IntArray) -> dict[str, Any]:
    frame = activity.customers
    occasions = picked(frame["occasions"].to_numpy(), buyer)
    basis = pd.Index(["", INDICATIVE, OWN], dtype="str").take(np.clip(occasions - 1, 0, 2))
    statuses = picked(frame["status"], buyer)
    return {
        "status": pd.Series(statuses).where(buyer >= 0, Status.NONE.value).array,
        "first": picked(frame["first"], buyer),
        "last": picked(frame["last"], buyer),
        "recency_days": picked(frame["recency_days"].to_numpy(dtype=np.float64), buyer),
        "rhythm_days": picked(frame["median_gap"].to_numpy(), buyer),
        "rhythm_basis": basis.array,
    }


def _last_years(purchases: Purchases) -> tuple[int, int, int]:
    days = purchases.lines["day"]
    last = pd.Timestamp(int(days.max()), unit="D").year if len(days) else purchases.peildatum.year
    return last, last - 1, last - 2


def _orders(purchases: Purchases) -> dict[str, NDArray[Any]]:
    """How many purchases each customer code made, and their mean net amount in euro."""
    orders = own_orders(purchases)
    basket = np.full(len(orders.number), np.nan)
    np.divide(orders.spent / 100, orders.number, out=basket, where=orders.number > 0)
    return {"orders": orders.number, "basket": basket}


def _revenues(purchases: Purchases, years: tuple[int, ...]) -> dict[str, IntArray]:
    """The cents of each customer code, in all and in each of these years; all lines count, returns too."""
    lines = own_lines(purchases)
    totals = {"revenue": lines.spent}
    for place, year in enumerate(years):
        first, end = (day_number(pd.Timestamp(start, 1, 1)) for start in (year, year + 1))
        totals[f"revenue_{place}"] = lines.spent_between(first, end)
    return totals
