"""Who was addressed in which campaign, through which channel, and what these customers bought after it."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from klantenbestand.analysis.lines import BoolArray, among, codes, days_of, texts
from klantenbestand.analysis.listed import positions
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import IntArray
from klantenbestand.analysis.seasonal_index import FloatArray
from klantenbestand.analysis.spans import spans
from klantenbestand.analysis.usual import covered_days, usual_spending
from klantenbestand.words.frozen import frozen

RESPONSE_DAYS = 14
OUTGOING = "uit"
UNSUBSCRIBED = "afgemeld"


@frozen
class Addressed:
    """One entry for each campaign and customer, by campaign; days from 1970-01-01, euro.

    `campaign`: position in `names`; `customer`: the number; `code`: the customer's code, -1 who never bought; `channel`
    of the first contact; `contacts`; `first` and `last` contact day; `until`: last day of the response window;
    `responded`: bought from the first contact up to `until`, or later with the campaign's name on the line; `spent` in
    the window; `usual`: what he usually spends in those days (see `usual_spending`); NaN where there is too little
    history to tell. `gain`: spent less usual, in which a purchase counts once: for the campaign that reached the
    customer last before it; of campaigns that reached him first on the same day each has its part. NaN like `usual`.
    `unsubscribed`: reacted with 'afgemeld'. `covered`: the file holds the purchases of the window, as far as that lies
    before the peildatum. `over`: covered, and the window lies wholly before the peildatum or ends on it.
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
    gain: FloatArray
    unsubscribed: np.ndarray
    covered: BoolArray
    over: BoolArray

    def __len__(self) -> int:
        return len(self.campaign)

    def prices(self, by_channel: Mapping[str, float]) -> FloatArray:
        """Euro a contact of each entry; NaN where its channel has no price."""
        return np.array([by_channel.get(name, np.nan) for name in self.channel.tolist()], dtype=np.float64)


def addressed_customers(
    purchases: Purchases,
    contacts: pd.DataFrame | None,
    days: int = RESPONSE_DAYS,
    customers: pd.DataFrame | None = None,
) -> Addressed:
    """Everybody who was contacted in a campaign (Richting uit or empty) up to the peildatum.

    `customers`: the typed frame of *Klanten*, for *Klant sinds*.
    """
    rows = _rows(purchases, contacts)
    different, start, owner, number = np.unique(
        rows.campaign * len(rows.customers) + rows.rank, return_index=True, return_inverse=True, return_counts=True
    )  # the oldest row of each campaign and customer, as the rows are sorted by day
    since, last = rows.day[start], np.empty(len(different), dtype=np.int64)
    last[owner] = rows.day  # the last one written stays
    until, campaign = last + days, rows.campaign[start]
    customer = pd.Series(rows.customers.take(rows.customer[start]).array, name="customer")
    code = positions(purchases.customers, pd.Index(customer))
    found = spans(purchases)
    bought = found.bought(code, since, until) > 0
    usual = usual_spending(purchases, (code, customer), since, int(until.max(initial=purchases.today)), customers)
    sole, parts = _once(rows.rank[start], since, until)
    gain = found.spent(code, since, sole) - usual.spent(since, sole)
    begins, ends = covered_days(purchases)
    covered = (since >= begins) & (np.minimum(until, purchases.today) <= ends)
    return Addressed(
        names=rows.names,
        campaign=campaign,
        customer=customer,
        code=code,
        channel=pd.Series(rows.channel.take(start).array, name="channel"),
        contacts=number,
        first=since,
        last=last,
        until=until,
        responded=bought | _with_name(purchases, rows.names, campaign, code, since),
        spent=found.spent(code, since, until),
        usual=usual.spent(since, until),
        gain=gain / parts,
        unsubscribed=rows.left[start],
        covered=covered,
        over=covered & (until <= purchases.today),
    )


def _once(customer: IntArray, since: IntArray, until: IntArray) -> tuple[IntArray, IntArray]:
    """Until when an entry alone has what its customer buys: the day before the next campaign reaches him, at most
    `until`; and among how many that reached him first on the same day it is divided."""
    if not len(since):
        return until, np.ones(0, dtype=np.int64)
    low = int(since.min())
    moments, place, parts = np.unique(
        customer * (int(since.max()) - low + 1) + since - low, return_inverse=True, return_counts=True
    )
    following = np.full(len(moments), np.iinfo(np.int64).max)
    owner = np.empty(len(moments), dtype=np.int64)
    owner[place], first = customer, np.empty(len(moments), dtype=np.int64)
    first[place] = since
    same = owner[1:] == owner[:-1]
    following[:-1][same] = first[1:][same] - 1
    return np.minimum(until, following[place]), parts[place]


@frozen
class _Rows:
    """The outgoing contacts with a campaign and a customer, oldest first.

    `campaign`: position in `names` (in the sequence in which they were first used); `customer`: position in
    `customers`, `rank`: the same when these are sorted; `left`: this customer reacted to this campaign with 'afgemeld'.
    """

    names: pd.Index
    campaign: IntArray
    customers: pd.Index
    customer: IntArray
    rank: IntArray
    channel: pd.Series
    day: IntArray
    left: BoolArray


def _rows(purchases: Purchases, contacts: pd.DataFrame | None) -> _Rows:
    if contacts is None or not {"campaign", "customer", "date"} <= set(contacts):
        contacts = pd.DataFrame({name: pd.Series(dtype="str") for name in ("campaign", "customer", "channel", "date")})
    customer, customers = codes(contacts["customer"], len(contacts))
    campaign, names = codes(contacts["campaign"], len(contacts))
    day = days_of(contacts["date"])
    counted = (day > np.iinfo(np.int64).min) & (day <= purchases.today) & (campaign >= 0) & (customer >= 0)
    pair = campaign * len(customers) + customer
    gone = pair[counted & among(contacts, "response", UNSUBSCRIBED)]
    rows = np.flatnonzero(counted & among(contacts, "direction", "", OUTGOING))
    rows = rows[np.argsort(day[rows], kind="stable")]
    used, order = pd.factorize(campaign[rows])
    rank = np.empty(len(customers), dtype=np.int64)
    rank[customers.argsort()] = np.arange(len(customers))
    return _Rows(
        names=names[order],
        campaign=used.astype(np.int64),
        customers=customers,
        customer=customer[rows],
        rank=rank[customer[rows]],
        channel=texts(contacts, "channel").iloc[rows],
        day=day[rows],
        left=np.isin(pair[rows], gone),
    )


def _with_name(
    purchases: Purchases, names: pd.Index, campaign: IntArray, code: IntArray, since: IntArray
) -> np.ndarray:
    """Who bought, after the contact, on a line with the name of the campaign."""
    label, labels = purchases.labels("campaign")
    lines, size = purchases.lines, len(purchases.customers)
    place = np.append(positions(names, labels), -1)[label]
    keep = np.flatnonzero(place >= 0)
    keep = keep[(lines["customer"].to_numpy()[keep] >= 0) & ~lines["returned"].to_numpy()[keep]]
    if not len(keep):
        return np.zeros(len(code), dtype=bool)
    day = lines["day"].to_numpy()[keep]
    by_day = keep[np.argsort(day, kind="stable")]
    pair, owner = np.unique(place[by_day] * size + lines["customer"].to_numpy()[by_day], return_inverse=True)
    last = np.empty(len(pair), dtype=np.int64)
    last[owner] = np.sort(day)  # the last one written stays
    wanted = campaign * size + code
    spot = np.minimum(np.searchsorted(pair, wanted), len(pair) - 1)
    return np.asarray((code >= 0) & (pair[spot] == wanted) & (last[spot] >= since))
