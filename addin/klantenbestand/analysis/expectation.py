"""Verwachting: the purchases and revenue that the customers of today bring in the coming year, and how sure that is."""

from enum import StrEnum

import numpy as np
import pandas as pd

from klantenbestand.analysis.activity import Activity, active_window
from klantenbestand.analysis.back_test import BackTest, back_test
from klantenbestand.analysis.counted import own_orders
from klantenbestand.analysis.end_of_data import data_end, not_up_to_date
from klantenbestand.analysis.expected_total import Total, total_of
from klantenbestand.analysis.gamma_gamma import expected_value
from klantenbestand.analysis.gamma_gamma import fit as fit_spending
from klantenbestand.analysis.lines import worded
from klantenbestand.analysis.mbg import NOT_LEAVING, Leaving
from klantenbestand.analysis.mbg import alive as mbg_alive
from klantenbestand.analysis.mbg import expected as mbg_expected
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import IntArray, run_starts
from klantenbestand.analysis.purchase_histories import (
    MOST_FITTED,
    WEEK,
    Histories,
    date_of,
    drawn,
    histories,
    months_on,
    season_factor,
)
from klantenbestand.analysis.rhythm import customer_rhythm
from klantenbestand.analysis.seasonal_index import FloatArray
from klantenbestand.analysis.thin import (
    DAYS_FOR_EXPECTATION,
    REPEATERS_FOR_EXPECTATION,
    REPEATERS_FOR_RANKING,
    too_thin,
)
from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen
from klantenbestand.words.wording import day as in_words

AHEAD_MONTHS = 12
LINKED = 0.3  # correlation of how often and how much; above it Gamma-Gamma does not fit
LIKELY, UNLIKELY = 0.67, 0.33
LONG_GONE = 2  # times the active window: of whom bought nothing for longer, hardly anybody comes back


class Level(StrEnum):
    """How much may be said."""

    NONE = "none"  # under 20 customers who came back, under a year of history, or the year ahead is over
    ORDER = "order"  # under 80: which customer more than which, no numbers
    FULL = "full"


class Alive(StrEnum):
    """In words, how likely somebody is still a customer; the values are what the owner sees.

    Of the chance of the model, but never likely who is no longer active, and unlikely beyond twice the active window:
    after a few purchases the model hardly sees anybody leave, whatever the silence.
    """

    LIKELY = "waarschijnlijk"
    DOUBTFUL = "twijfelachtig"
    UNLIKELY = "onwaarschijnlijk"
    UNKNOWN = ""


@frozen
class Expectation:
    """The answer of `expected_purchases`; purchases are days on which a customer buys; euro; 12 months from `as_of`.

    `as_of`: the last day with a sale up to the end of the data (later days are not known to be without purchases; what
    was bought on them, or before the start of the data, is not in these figures). `repeaters`: customers with 2
    purchases or more. `frame` (index = customer number, one row a buyer from start to end of the data): rank (1 = most
    expected; NaN at level none), expected (purchases),
    alive (words of `Alive`), value (expected revenue a purchase), revenue (expected x value); the last four NaN or ''
    unless level is full. `purchases`, `revenue`: totals with their 80% band, None unless full.
    Customers who are still to come are in none of these. `seasonal`: the factor for the season in both (1 = none).
    `nobody_leaves`: departures cannot be seen, so `alive` is ''. `value_link`: the correlation of how often and how
    much. `back_test`: None where the file is too short for one.
    `active_days`: how long somebody is active (see `Alive`).
    """

    as_of: pd.Timestamp
    level: Level
    repeaters: int
    frame: pd.DataFrame
    purchases: Total | None
    revenue: Total | None
    seasonal: float
    model: Leaving | None
    nobody_leaves: bool
    value_link: float | None
    back_test: BackTest | None
    active_days: int
    thin: tuple[Finding, ...]


def expected_purchases(purchases: Purchases, activity: Activity | None = None) -> Expectation:
    """What may be expected of today's customers in 12 months, or why nothing may be said.

    `activity`: who is active today, for the words of `Alive`; worked out from `purchases` where not given.
    """
    window = activity.window.days if activity else active_window(purchases).days
    data = data_end(purchases)
    end = purchases.today if data.last is None else data.last
    found = histories(purchases, end)
    repeaters = int((found.x > 0).sum())
    span = 0 if data.last is None else end - data.start + 1  # both days included
    index = pd.Index(purchases.customers.take(found.customer), name="customer")
    level, thin = _level(repeaters, span)
    if level is not Level.NONE and months_on(end, AHEAD_MONTHS) <= purchases.today:
        level, thin = Level.NONE, (Finding("expectation-past", details={"last": in_words(date_of(end))}),)
    if level is Level.NONE:
        return _refused(end, repeaters, index, window, thin)
    model = found.fitted()
    factor = season_factor(purchases, end, AHEAD_MONTHS)
    ahead = (months_on(end, AHEAD_MONTHS) - end) / WEEK
    each = mbg_expected(model, found.x, found.tx, found.T, ahead)
    expected = each * factor
    nobody = _nobody_leaves(found, model)
    value, link = _values(purchases, found, end)
    full = level is Level.FULL
    chance = mbg_alive(model, found.x, found.tx, found.T)
    frame = pd.DataFrame(
        {
            "rank": _rank(expected),
            "expected": expected if full else np.nan,
            "alive": _words(chance, _silence(purchases, found, window), index, known=full and not nobody),
            "value": value if full else np.nan,
            "revenue": expected * value if full else np.nan,
        },
        index,
    )
    bought = total_of(model, found, each, ahead, factor) if full else None
    return Expectation(
        as_of=date_of(end),
        level=level,
        repeaters=repeaters,
        frame=frame,
        purchases=bought,
        revenue=bought.times(expected, value) if bought is not None else None,
        seasonal=factor,
        model=model,
        nobody_leaves=nobody,
        value_link=link,
        back_test=back_test(purchases, end, data.start),
        active_days=window,
        thin=(*not_up_to_date(purchases), *thin, *_notes(nobody, link)),
    )


def _refused(end: int, repeaters: int, index: pd.Index, days: int, thin: tuple[Finding, ...]) -> Expectation:
    frame = pd.DataFrame({"rank": np.nan, "expected": np.nan, "alive": "", "value": np.nan, "revenue": np.nan}, index)
    return Expectation(date_of(end), Level.NONE, repeaters, frame, None, None, 1.0, None, False, None, None, days, thin)


def _level(repeaters: int, span: int) -> tuple[Level, tuple[Finding, ...]]:
    if repeaters < REPEATERS_FOR_RANKING:
        return Level.NONE, (too_thin("expectation-few-repeaters", repeaters, REPEATERS_FOR_RANKING),)
    if span < DAYS_FOR_EXPECTATION:
        return Level.NONE, (too_thin("expectation-too-short", span, DAYS_FOR_EXPECTATION),)
    if repeaters < REPEATERS_FOR_EXPECTATION:
        return Level.ORDER, (too_thin("expectation-order-only", repeaters, REPEATERS_FOR_EXPECTATION),)
    return Level.FULL, ()


def _notes(nobody: bool, link: float | None) -> tuple[Finding, ...]:
    notes = [Finding("expectation-nobody-leaves")] if nobody else []
    if link is not None and abs(link) > LINKED:
        notes.append(Finding("expectation-value-linked", details={"direction": "meer" if link > 0 else "minder"}))
    return tuple(notes)


def _nobody_leaves(found: Histories, model: Leaving) -> bool:
    """The fit without prior decides; it is only made where the other one is anywhere near."""
    clear = model.a > 10 * NOT_LEAVING[0] and model.b < NOT_LEAVING[1] / 10
    return False if clear else found.fitted(prior=False).nobody_leaves


def _rank(expected: FloatArray) -> FloatArray:
    """1 for who is expected to buy most; equal ones share the best rank of them."""
    order = np.argsort(-expected)
    starts = run_starts(expected[order])
    rank = np.empty(len(order))
    rank[order] = np.repeat(starts + 1, np.diff(np.append(starts, len(order))))
    return rank


def _silence(purchases: Purchases, found: Histories, window: int) -> IntArray:
    """Of each buyer: 0 who is active, 1 who is not, 2 who has been silent for over twice the active window."""
    rhythm = customer_rhythm(purchases)
    days = purchases.today - rhythm.last[np.searchsorted(rhythm.customer, found.customer)]
    return np.asarray(np.searchsorted([window + 1, LONG_GONE * window + 1], days, side="right"), dtype=np.int64)


def _words(chance: FloatArray, gone: IntArray, index: pd.Index, *, known: bool) -> pd.Series:
    place = np.where(chance >= LIKELY, 0, np.where(chance >= UNLIKELY, 1, 2))
    return worded(np.maximum(place, gone) if known else np.full(len(chance), 3), list(Alive), index)


def _values(purchases: Purchases, found: Histories, end: int) -> tuple[FloatArray, float | None]:
    """The expected revenue of a purchase day of each customer, and the correlation of number and mean value."""
    own, data = own_orders(purchases), data_end(purchases)
    spent = own.spent_until(end)
    if data.early:
        spent = spent - own.spent_until(data.start - 1)
    spent = spent[found.customer]
    number = found.x + 1
    mean = spent / 100 / number
    usable = mean > 0
    if usable.sum() < REPEATERS_FOR_RANKING:
        return np.full(len(mean), float(mean.mean())), None
    keep = drawn(np.flatnonzero(usable), MOST_FITTED)
    model = fit_spending(number[keep], mean[keep])
    repeats = usable & (found.x > 0)
    varies = np.ptp(number[repeats]) > 0 and np.ptp(mean[repeats]) > 1e-9
    link = float(np.corrcoef(number[repeats], mean[repeats])[0, 1]) if varies else None
    if model.mean is None or not np.isfinite(model.mean):  # no spread to learn from: everybody the shop's mean
        return np.full(len(mean), float(spent.sum()) / 100 / float(number.sum())), link
    value = expected_value(model, np.where(usable, number, 0), np.where(usable, mean, 0))
    return value, link
