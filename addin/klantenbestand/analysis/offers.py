"""From offerte to opdracht: which share of the quotations is accepted, how fast, and which are still open."""

import numpy as np
import pandas as pd

from klantenbestand.analysis.intervals import wilson
from klantenbestand.analysis.lines import among, codes, days_of, numbers, texts, to_cents, worded
from klantenbestand.analysis.listed import positions
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import IntArray, as_dates, run_starts
from klantenbestand.analysis.seasonal_index import FloatArray
from klantenbestand.analysis.thin import OFFERS_FOR_SHARE, too_thin
from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen

OFFER = "offerte"
LONGEST = 180  # days in which an order can still come from a quotation
PATIENCE = 90  # days after which a quotation counts for the share
_NEVER = 4_000_000
_WAYS = ("", "ordernummer", "artikel", "bedrag")


@frozen
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
    accepted, amount = frame["accepted"].to_numpy(dtype=bool), frame["amount"].to_numpy(dtype=np.float64)
    judged = age >= PATIENCE
    size, hits = int(judged.sum()), int((judged & accepted).sum())
    offered = float(np.nansum(amount[judged]))
    waiting = np.flatnonzero(~accepted & (age <= LONGEST))
    return Offers(
        frame=frame,
        judged=size,
        accepted=hits,
        rate=hits / size if size else None,
        interval=wilson(hits, size),
        value_rate=float(np.nansum(amount[judged & accepted])) / offered if offered > 0 else None,
        median_days=float(np.median(frame["days"].to_numpy()[accepted])) if accepted.any() else None,
        open=frame.iloc[waiting[np.argsort(-amount[waiting], kind="stable")]],
        thin=_thin(len(frame), size, int(accepted.sum())),
    )


def _frame(purchases: Purchases) -> pd.DataFrame:
    lines = _offer_lines(purchases)
    start = run_starts(lines.offer)
    start = start[np.argsort(lines.day[start], kind="stable")]  # the first line of each quotation, oldest first
    offer, day = lines.offer[start], lines.day[start]
    cents = _whole_cents(lines)
    found, way = _accepted(purchases, lines, cents)
    found, way = found[offer], way[offer]
    done = found < _NEVER
    given = purchases.given
    part = given[[key for key in ("order", "customer") if key in given]].iloc[lines.position[start]]
    part = part.reset_index(drop=True)
    return pd.DataFrame(
        {
            "number": texts(part, "order"),
            "customer": texts(part, "customer"),
            "date": as_dates(day),
            "amount": cents[offer] / 100,
            "accepted": done,
            "accepted_on": np.where(done, as_dates(np.where(done, found, 0)), np.datetime64("NaT", "s")),
            "days": np.where(done, found - day, np.nan),
            "how": worded(way, _WAYS, part.index),
        }
    )


@frozen
class _OfferLines:
    """The lines with status offerte up to the peildatum, by quotation (numbered from 0) and day.

    `position`: row in `given`; `customer`, `article`: the codes of the purchases, -2 = never bought, -1 = none;
    `number`: position in `numbers`, the order numbers of the quotations; `cents`: NaN where no amount is known.
    """

    offer: IntArray
    position: IntArray
    day: IntArray
    customer: IntArray
    article: IntArray
    number: IntArray
    numbers: pd.Index
    cents: FloatArray


def _offer_lines(purchases: Purchases) -> _OfferLines:
    given, position = purchases.given, np.empty(0, dtype=np.int64)
    if purchases.left_out.offers:
        position = np.flatnonzero(among(given, "status", OFFER))
    day = days_of(given["date"].iloc[position])
    dated = (day > -_NEVER) & (day <= purchases.today)
    position, day = position[dated], day[dated]
    keys = ("order", "customer", "article", "amount", "quantity", "price")
    part = given[[key for key in keys if key in given]].iloc[position]
    amount = numbers(part, "amount")
    amount = np.abs(np.where(np.isnan(amount), numbers(part, "quantity") * numbers(part, "price"), amount))
    number, order_numbers = codes(part.get("order"), len(part))
    whose, people = codes(part.get("customer"), len(part))
    # One number and customer; without number one customer and day.
    offset = np.where(number >= 0, 0, day - day.min(initial=0) + 1)
    key = ((number + 1) * (len(people) + 1) + whose + 1) * (int(offset.max(initial=0)) + 1) + offset
    offer = pd.factorize(key)[0].astype(np.int64)
    order = np.lexsort([day, offer])
    return _OfferLines(
        offer=offer[order],
        position=position[order],
        day=day[order],
        customer=_bought_code(part, "customer", purchases.customers)[order],
        article=_bought_code(part, "article", purchases.articles)[order],
        number=number[order],
        numbers=order_numbers,
        cents=np.where(np.isnan(amount), np.nan, to_cents(np.nan_to_num(amount)))[order],
    )


def _bought_code(part: pd.DataFrame, column: str, names: pd.Index) -> IntArray:
    """The code of each value among the names that were bought; -2 for a name that never was, -1 for none."""
    own, values = codes(part.get(column), len(part))
    place = positions(names, values)
    return np.append(np.where(place < 0, -2, place), -1)[own]


def _whole_cents(lines: _OfferLines) -> FloatArray:
    """The cents of each quotation; NaN where no line has any."""
    known = ~np.isnan(lines.cents)
    size = int(lines.offer.max(initial=-1)) + 1
    total = np.bincount(lines.offer[known], weights=lines.cents[known], minlength=size)
    return np.where(np.bincount(lines.offer[known], minlength=size) > 0, total, np.nan)


@frozen
class _Goods:
    """What quotations ask, or orders give: customer (code), what (article, number or amount) and day."""

    customer: IntArray
    what: IntArray | FloatArray
    day: IntArray


def _accepted(purchases: Purchases, lines: _OfferLines, cents: FloatArray) -> tuple[IntArray, IntArray]:
    """The day on which each quotation became an order (else far away), and how that was seen: a position in `_WAYS`."""
    found, way = np.full(len(cents), _NEVER), np.zeros(len(cents), dtype=np.int64)
    if not len(cents):
        return found, way
    start = run_starts(lines.offer)
    bare = start[np.maximum.reduceat(lines.article, start) == -1]
    chosen: tuple[tuple[IntArray, IntArray | FloatArray], ...] = (
        (start[lines.number[start] >= 0], lines.number),
        (np.flatnonzero(lines.article >= 0), lines.article),
        (bare[~np.isnan(cents[lines.offer[bare]])], cents[lines.offer]),
    )
    for place, ((rows, what), given) in enumerate(zip(chosen, _orders(purchases, lines), strict=True), start=1):
        asked = _Goods(lines.customer[rows], what[rows], lines.day[rows])
        hit = np.full(len(cents), _NEVER)
        np.minimum.at(hit, lines.offer[rows], _first_days(asked, given))
        fresh = (found == _NEVER) & (hit < _NEVER)
        found[fresh], way[fresh] = hit[fresh], place
    return found, way


def _orders(purchases: Purchases, lines: _OfferLines) -> tuple[_Goods, _Goods, _Goods]:
    """What the customers of these quotations bought: by order number, by article and by amount."""
    bought = purchases.lines
    wanted = np.zeros(len(purchases.customers) + 1, dtype=bool)
    wanted[lines.customer[lines.customer >= 0]] = True
    rows = np.flatnonzero(~bought["returned"].to_numpy() & wanted[bought["customer"].to_numpy()])
    customer, day, order = (bought[name].to_numpy()[rows].astype(np.int64) for name in ("customer", "day", "order"))
    different, first = np.unique(order, return_index=True)
    part = purchases.given[[key for key in ("order",) if key in purchases.given]]
    part = part.iloc[bought["position"].to_numpy()[rows[first]]]
    cents = purchases.orders["cents"].to_numpy()[different].astype(np.float64)
    return (
        _Goods(customer[first], _bought_code(part, "order", lines.numbers), day[first]),
        _Goods(customer, purchases.article[rows], day),
        _Goods(customer[first], cents, day[first]),
    )


def _first_days(asked: _Goods, given: _Goods) -> IntArray:
    """For each one asked the first day, from its own and within 180 days, on which the customer bought that; or never.

    Looked up, not joined: a customer with a thousand quotations and as many orders would make a million rows.
    """
    if not len(asked.day) or not len(given.day):
        return np.full(len(asked.day), _NEVER)
    size = len(asked.day)
    different, what = np.unique(np.append(asked.what, given.what), return_inverse=True)
    pair = np.append(asked.customer, given.customer) * len(different) + what
    days = np.append(asked.day, given.day)
    moment = pair * (int(np.ptp(days)) + 1) + days - days.min()
    order = size + np.argsort(moment[size:])
    spot = order[np.minimum(np.searchsorted(moment[order], moment[:size]), len(order) - 1)]
    wait = days[spot] - asked.day
    hit = (pair[spot] == pair[:size]) & (wait >= 0) & (wait <= LONGEST) & (asked.customer >= 0)
    return np.where(hit, days[spot], _NEVER)


def _thin(size: int, judged: int, accepted: int) -> tuple[Finding, ...]:
    if not size:
        return ()
    if judged >= OFFERS_FOR_SHARE and not accepted:
        return (Finding("offers-never-order", details={"have": size}),)
    return () if judged >= OFFERS_FOR_SHARE else (too_thin("offers-few", judged, OFFERS_FOR_SHARE, days=PATIENCE),)
