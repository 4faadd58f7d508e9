"""At whom does a visit, a call, a letter pay, and at whom not: response and gain per channel and group of customers."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from klantenbestand.analysis.addressed import Addressed
from klantenbestand.analysis.intervals import wilson_bounds
from klantenbestand.analysis.lines import BoolArray
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import IntArray, run_starts
from klantenbestand.analysis.seasonal_index import FloatArray
from klantenbestand.analysis.spans import spans
from klantenbestand.analysis.special import t_quantile
from klantenbestand.analysis.thin import CUSTOMERS_FOR_SHARE

NOT_YET, AWAY, ONCE, REGULAR = "nog geen klant", "weggebleven", "kocht één keer", "kocht vaker"
_COLUMNS = ("channel", "group", "addressed", "responders", "rate", "low", "high", "gain", "gain_low", "gain_high",
            "cost", "pays")  # fmt: skip


def pays_where(
    found: Addressed,
    groups: Mapping[str, str] | pd.Series | None = None,
    contact_costs: Mapping[str, float] | None = None,
    margin: float | None = None,
    *,
    campaign_costs: Mapping[str, float] | None = None,
) -> pd.DataFrame:
    """One row for each channel and group of customers, over all campaigns that are over.

    `groups`: the group of a customer number, or one text for each entry of `found` (as `before_contact` gives).
    `contact_costs`: euro a contact by channel; `campaign_costs`: euro a contact by campaign, which goes before it.

    Index = 0, 1, ...; columns channel, group ('' where no `groups` are given), addressed, responders, rate, low, high
    (95% Wilson), gain (euro a customer: spent in the window minus his own average in as many days before, with each
    purchase once), gain_low, gain_high (95%), cost (euro a customer; NaN where one has no price), pays (1: the lower
    bound of gain x margin is above the cost, -1: the upper bound is below, 0: not clear or not known; by bounds that
    hold at 95% for all rows of 20 or more together (Bonferroni), or one of many would be called so by chance). Who was
    addressed in several campaigns counts in each, but his entries are not independent: the bounds are those of as many
    customers, not entries. Under 20 customers: rate, gain and bounds are NaN and pays is 0. A gain without control
    group is an upper bound, so 1 is 'at most'.
    """
    channel, channels = pd.factorize(found.channel, sort=True)
    group, names = pd.factorize(_groups(found, groups), sort=True)
    key = channel * len(names) + group
    rows = np.flatnonzero(found.over & (channel >= 0) & (group >= 0))
    rows = rows[np.argsort(key[rows], kind="stable")]
    parts = np.split(rows, run_starts(key[rows]))[1:]
    person = pd.factorize(found.customer)[0]
    people = [len(np.unique(person[own])) for own in parts]
    outside = 0.05 / max(sum(number >= CUSTOMERS_FOR_SHARE for number in people), 1)
    gain, cost = found.gain, _costs(found, contact_costs or {}, campaign_costs or {})
    measured = [
        _measure(_Part(number, person[own], found.responded[own], gain[own], cost[own]), margin, outside)
        for own, number in zip(parts, people, strict=True)
    ]
    places = [(str(channels[channel[own[0]]]), str(names[group[own[0]]])) for own in parts]
    return pd.DataFrame([(*place, *one) for place, one in zip(places, measured, strict=True)], columns=list(_COLUMNS))


def before_contact(purchases: Purchases, found: Addressed, window: int) -> pd.Series:
    """What each addressed customer was just before the first contact: one text for each entry of `found`.

    'nog geen klant'; 'weggebleven': bought, but not in the `window` days before it; else 'kocht één keer' or
    'kocht vaker'. What a customer is now would not do: the campaign itself may have made him so.
    """
    look = spans(purchases)
    before = look.bought(found.code, np.full(len(found), look.start), found.first - 1)
    recent = look.bought(found.code, found.first - window, found.first - 1)
    place = np.select([before == 0, recent == 0, before == 1], [0, 1, 2], default=3)
    return pd.Series(pd.Index([NOT_YET, AWAY, ONCE, REGULAR], dtype="str").take(place).array)


def _groups(found: Addressed, groups: Mapping[str, str] | pd.Series | None) -> pd.Series:
    if groups is None:
        return pd.Series([""] * len(found), dtype="str")
    if isinstance(groups, pd.Series):
        return groups
    return pd.Series([groups.get(number, NOT_YET) for number in found.customer.tolist()], dtype="str")


def _costs(found: Addressed, by_channel: Mapping[str, float], by_campaign: Mapping[str, float]) -> FloatArray:
    """Euro for each entry."""
    own = np.array([by_campaign.get(name, np.nan) for name in found.names.tolist()], dtype=np.float64)
    campaign = own[found.campaign]
    return np.asarray(np.where(np.isnan(campaign), found.prices(by_channel), campaign) * found.contacts)


@dataclass(frozen=True)
class _Part:
    """Some of the entries, of so many `people`: of each the customer, whether he bought, the gain and the cost."""

    people: int
    person: IntArray
    responded: BoolArray
    gain: FloatArray
    cost: FloatArray


def _measure(own: _Part, margin: float | None, outside: float) -> tuple[float, ...]:
    size, hits, people = len(own.person), int(own.responded.sum()), own.people
    cost = float(own.cost.mean())
    if people < CUSTOMERS_FOR_SHARE:
        return (size, hits, *[np.nan] * 6, cost, 0)
    low, high = wilson_bounds(hits * people / size, people)
    middle = float(own.gain.mean())
    # The error by customer (Liang and Zeger, Biometrika 73 (1986), 13-22): with one entry each it is the usual one.
    each = np.bincount(own.person, weights=own.gain - middle)
    error = float((each**2).sum() * people / (people - 1)) ** 0.5 / size
    reach, wide = t_quantile(people - 1) * error, t_quantile(people - 1, outside) * error
    pays = 0
    if margin is not None and not np.isnan(cost):
        pays = int((middle - wide) * margin > cost) - int((middle + wide) * margin < cost)
    return (size, hits, hits / size, float(low), float(high), middle, middle - reach, middle + reach, cost, pays)
