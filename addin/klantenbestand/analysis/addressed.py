"""Who was addressed in which campaign, through which channel, and what these customers bought after it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from klantenbestand.analysis.lines import codes, days_of, texts
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import IntArray
from klantenbestand.analysis.seasonal_index import FloatArray
from klantenbestand.analysis.spans import spans

RESPONSE_DAYS = 14
EARLIER_DAYS = 364  # before the contact, for what a customer buys usually
OUTGOING = "uit"
UNSUBSCRIBED = "afgemeld"


@dataclass(frozen=True)
class Addressed:
    """One entry for each campaign and customer, by campaign; days from 1970-01-01, euro.

    `campaign`: position in `names`; `customer`: the number; `code`: the customer's code, -1 who never bought; `channel`
    of the first contact; `contacts`; `first` and `last` contact day; `until`: last day of the response window;
    `responded`: bought from the first contact up to `until`, or later with the campaign's name on the line; `spent` in
    the window; `usual`: what he spent on average in as many days over the year before (0 for who was no customer).
    `unsubscribed`: reacted with 'afgemeld'. `over`: the window lies wholly before the peildatum or ends on it.
    """

    names: pd.Index
    campaign: IntArray
    customer: pd.Series
    code: IntArray
    channel: pd.Series
    contacts: IntArray
    first: IntArray
    last: IntArray
    until: IntArray
    responded: np.ndarray
    spent: FloatArray
    usual: FloatArray
    unsubscribed: np.ndarray
    over: np.ndarray

    def __len__(self) -> int:
        return len(self.campaign)

    def prices(self, by_channel: Mapping[str, float]) -> FloatArray:
        """Euro a contact of each entry; NaN where its channel has no price."""
        return np.array([by_channel.get(name, np.nan) for name in self.channel.tolist()], dtype=np.float64)


def addressed_customers(purchases: Purchases, contacts: pd.DataFrame | None, days: int = RESPONSE_DAYS) -> Addressed:
    """Everybody who was contacted in a campaign (Richting uit or empty) up to the peildatum."""
    rows = _rows(purchases, contacts)
    campaign, names = codes(rows["campaign"], len(rows))
    grouped = rows.assign(campaign=campaign).groupby(["campaign", "customer"], sort=True)
    first = grouped.agg(
        first=("day", "min"), last=("day", "max"), contacts=("day", "size"),
        channel=("channel", "first"), unsubscribed=("unsubscribed", "any"),
    ).reset_index()  # fmt: skip
    code = np.asarray(purchases.customers.get_indexer(pd.Index(first["customer"], dtype="str")), dtype=np.int64)
    since, until = first["first"].to_numpy(dtype=np.int64), first["last"].to_numpy(dtype=np.int64) + days
    found, length = spans(purchases), until - first["first"].to_numpy(dtype=np.int64) + 1
    bought = found.bought(code, since, until) > 0
    by_name = _with_name(purchases, names, first["campaign"].to_numpy(dtype=np.int64), code, since)
    earlier = found.spent(code, since - EARLIER_DAYS, since - 1)
    return Addressed(
        names=names,
        campaign=first["campaign"].to_numpy(dtype=np.int64),
        customer=first["customer"],
        code=code,
        channel=first["channel"],
        contacts=first["contacts"].to_numpy(dtype=np.int64),
        first=since,
        last=first["last"].to_numpy(dtype=np.int64),
        until=until,
        responded=bought | by_name,
        spent=found.spent(code, since, until),
        usual=earlier * length / EARLIER_DAYS,
        unsubscribed=first["unsubscribed"].to_numpy(dtype=bool),
        over=until <= purchases.today,
    )


def _rows(purchases: Purchases, contacts: pd.DataFrame | None) -> pd.DataFrame:
    """The outgoing contacts with a campaign and a customer, oldest first: campaign, customer, day, channel."""
    columns = ["campaign", "customer", "channel"]
    if contacts is None or not {"campaign", "customer", "date"} <= set(contacts):
        empty = pd.DataFrame({name: pd.Series(dtype="str") for name in columns})
        return empty.assign(day=pd.Series(dtype=np.int64), unsubscribed=pd.Series(dtype=bool))
    named = {name: texts(contacts, name) for name in (*columns, "direction", "response")}
    rows = pd.DataFrame(named).assign(day=days_of(contacts["date"]))
    dated = (rows["day"] > np.iinfo(np.int64).min) & (rows["day"] <= purchases.today)
    keep = dated & (rows["campaign"] != "") & (rows["customer"] != "")
    left = rows[keep & (rows["response"] == UNSUBSCRIBED)]
    gone = pd.MultiIndex.from_frame(left[["campaign", "customer"]])
    rows = rows[keep & rows["direction"].isin(["", OUTGOING])].sort_values("day", kind="stable")
    pairs = pd.MultiIndex.from_frame(rows[["campaign", "customer"]])
    return rows[[*columns, "day"]].assign(unsubscribed=pairs.isin(gone))


def _with_name(
    purchases: Purchases, names: pd.Index, campaign: IntArray, code: IntArray, since: IntArray
) -> np.ndarray:
    """Who bought, after the contact, on a line with the name of the campaign."""
    label, labels = purchases.labels("campaign")
    place = np.append(names.get_indexer(labels), -1)[label]
    lines = purchases.lines
    keep = (place >= 0) & (lines["customer"].to_numpy() >= 0) & ~lines["returned"].to_numpy()
    size = len(purchases.customers) + 1
    last = np.full(len(names) * size, -1, dtype=np.int64)
    day = lines["day"].to_numpy().astype(np.int64)[keep]
    np.maximum.at(last, place[keep] * size + lines["customer"].to_numpy()[keep] + 1, day)
    return np.asarray((code >= 0) & (last[campaign * size + code + 1] >= since)) if len(last) else np.zeros(0, bool)
