"""At whom does a visit, a call, a letter pay, and at whom not: response and gain per channel and group of customers."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from klantenbestand.analysis.addressed import Addressed
from klantenbestand.analysis.campaign_trial import Trial
from klantenbestand.analysis.intervals import wilson_bounds
from klantenbestand.analysis.lines import BoolArray
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import IntArray, run_starts
from klantenbestand.analysis.seasonal_index import FloatArray
from klantenbestand.analysis.spans import spans
from klantenbestand.analysis.special import t_quantile
from klantenbestand.analysis.thin import CUSTOMERS_FOR_SHARE
from klantenbestand.words.frozen import frozen

NOT_YET, AWAY, ONCE, REGULAR = "nog geen klant", "weggebleven", "kocht één keer", "kocht vaker"
_COLUMNS = ("channel", "group", "addressed", "responders", "rate", "low", "high", "gain", "gain_low", "gain_high",
            "cost", "pays", "controlled")  # fmt: skip


def pays_where(
    found: Addressed,
    groups: Mapping[str, str] | pd.Series | None = None,
    contact_costs: Mapping[str, float] | None = None,
    margin: float | None = None,
    *,
    campaign_costs: Mapping[str, float] | None = None,
    trial: Trial | None = None,
    trial_groups: Mapping[str, str] | pd.Series | None = None,
) -> pd.DataFrame:
    """One row for each channel and group of customers, over all campaigns that are over.

    `groups`: the group of a customer number, or one text for each entry of `found` (as `before_contact` gives).
    `contact_costs`: euro a contact by channel; `campaign_costs`: euro a contact by campaign, which goes before it.

    `trial`: the campaigns with a control group; `trial_groups`: as `groups`, for its rows.

    Index = 0, 1, ...; columns channel, group ('' where no `groups` are given), addressed, responders, rate, low, high
    (95% Wilson), gain, gain_low, gain_high (euro a customer, 95%), cost (euro a customer; NaN where one has no price),
    pays (1: the lower bound of gain x margin is above the cost, -1: the upper bound is below, 0: not clear or not
    known; by bounds that hold at 95% for all rows of 20 or more together (Bonferroni), or one of many would be called
    so by chance), controlled (bool).

    Where campaigns of the channel have a control group (controlled), gain is what the addressed spent more than those
    of the same group of customers who were kept out of the same campaign, and cost is that of these campaigns; under 20
    of either it is NaN. What was bought before decides nothing then: it would contradict the control group. Elsewhere
    gain is what customers spent more than usually (`Addressed.gain`, each purchase once), of whom that is known, and 1
    and -1 hold only if nothing but the campaign changed. Who was addressed in several campaigns counts in each, but his
    entries are not independent: the bounds are those of as many customers, not entries. Under 20 customers: rate, gain
    and bounds are NaN and pays is 0.
    """
    channel, channels = pd.factorize(found.channel, sort=True)
    group, names = pd.factorize(_groups(found.customer, groups), sort=True)
    key = channel * len(names) + group
    rows = np.flatnonzero(found.over & (channel >= 0) & (group >= 0))
    rows = rows[np.argsort(key[rows], kind="stable")]
    parts = np.split(rows, run_starts(key[rows]))[1:]
    person = pd.factorize(found.customer)[0]
    people = [len(np.unique(person[own])) for own in parts]
    outside = 0.05 / max(sum(number >= CUSTOMERS_FOR_SHARE for number in people), 1)
    cost = _costs(found, contact_costs or {}, campaign_costs or {})
    tried = _Tried(trial, None if trial is None else _groups(trial.customer, trial_groups))
    measured = []
    for own, number in zip(parts, people, strict=True):
        place = (str(channels[channel[own[0]]]), str(names[group[own[0]]]))
        by_control = tried.rows(*place) if trial is not None and tried.has(found.campaign[own]) else None
        entries = _Part(found.campaign[own], person[own], found.responded[own], found.gain[own], cost[own])
        measured.append((*place, *_measure(entries, number, (margin, outside), trial, by_control)))
    return pd.DataFrame(measured, columns=list(_COLUMNS))


def before_contact(purchases: Purchases, found: Addressed | Trial, window: int) -> pd.Series:
    """What each addressed customer was just before the first contact: one text for each entry of `found`
    (of a trial: before its campaign began, for both groups alike).

    'nog geen klant'; 'weggebleven': bought, but not in the `window` days before it; else 'kocht één keer' or
    'kocht vaker'. What a customer is now would not do: the campaign itself may have made him so.
    """
    look = spans(purchases)
    before = look.bought(found.code, np.full(len(found), look.start), found.first - 1)
    recent = look.bought(found.code, found.first - window, found.first - 1)
    place = np.select([before == 0, recent == 0, before == 1], [0, 1, 2], default=3)
    return pd.Series(pd.Index([NOT_YET, AWAY, ONCE, REGULAR], dtype="str").take(place).array)


def _groups(customer: pd.Series, groups: Mapping[str, str] | pd.Series | None) -> pd.Series:
    if groups is None:
        return pd.Series([""] * len(customer), dtype="str")
    if isinstance(groups, pd.Series):
        return groups
    return pd.Series([groups.get(number, NOT_YET) for number in customer.tolist()], dtype="str")


def _costs(found: Addressed, by_channel: Mapping[str, float], by_campaign: Mapping[str, float]) -> FloatArray:
    """Euro for each entry."""
    own = np.array([by_campaign.get(name, np.nan) for name in found.names.tolist()], dtype=np.float64)
    campaign = own[found.campaign]
    return np.asarray(np.where(np.isnan(campaign), found.prices(by_channel), campaign) * found.contacts)


@frozen
class _Tried:
    """The trial with the group of each of its rows."""

    trial: Trial | None
    groups: pd.Series | None

    def has(self, campaigns: IntArray) -> bool:
        """Whether one of these campaigns has a control group."""
        return self.trial is not None and bool(np.isin(campaigns, self.trial.campaign).any())

    def rows(self, channel: str, group: str) -> BoolArray:
        """The rows of the trial of this channel and group whose campaign is over."""
        assert self.trial is not None
        assert self.groups is not None
        same = (self.trial.channel == channel).to_numpy() & (self.groups == group).to_numpy()
        return np.asarray(self.trial.over & same)


@frozen
class _Part:
    """Some of the entries: of each the campaign, the customer, whether he bought, the gain and the cost."""

    campaign: IntArray
    person: IntArray
    responded: BoolArray
    gain: FloatArray
    cost: FloatArray


def _measure(
    own: _Part, people: int, rule: tuple[float | None, float], trial: Trial | None, by_control: BoolArray | None
) -> tuple[float | bool, ...]:
    margin, outside = rule
    size, hits, controlled = len(own.person), int(own.responded.sum()), by_control is not None
    if people < CUSTOMERS_FOR_SHARE:
        return (size, hits, *[np.nan] * 6, float(own.cost.mean()), 0, controlled)
    low, high = wilson_bounds(hits * people / size, people)
    if trial is not None and by_control is not None:
        found, used = trial.pooled(by_control)
        middle, shown, sure = found.middle, found.bounds(), found.bounds(outside)
        cost = float(own.cost[np.isin(own.campaign, used)].mean()) if len(used) else float(own.cost.mean())
    else:
        cost = float(own.cost.mean())
        middle, error, freedom = _before_after(own)
        shown, sure = (_around(middle, error, freedom, beyond) for beyond in (0.05, outside))
    pays = 0
    if margin is not None and not np.isnan(cost):  # a bound that is not known is on neither side
        pays = int(sure[0] * margin > cost) - int(sure[1] * margin < cost)
    return (size, hits, hits / size, float(low), float(high), middle, *shown, cost, pays, controlled)


def _before_after(own: _Part) -> tuple[float, float, int]:
    """The mean gain of the customers with enough history, its error and the degrees of freedom; NaN with under 20."""
    known = ~np.isnan(own.gain)
    gain, person = own.gain[known], pd.factorize(own.person[known])[0]
    people = len(np.unique(person))
    if people < CUSTOMERS_FOR_SHARE:
        return np.nan, np.nan, 1
    middle = float(gain.mean())
    # The error by customer (Liang and Zeger, Biometrika 73 (1986), 13-22): with one entry each it is the usual one.
    each = np.bincount(person, weights=gain - middle)
    return middle, float((each**2).sum() * people / (people - 1)) ** 0.5 / len(gain), people - 1


def _around(middle: float, error: float, freedom: int, outside: float) -> tuple[float, float]:
    reach = t_quantile(freedom, outside) * error
    return middle - reach, middle + reach
