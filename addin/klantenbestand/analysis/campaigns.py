"""Campagneresultaat: response, what a campaign really brought, what it cost, and whether it paid."""

from collections.abc import Collection, Mapping
from typing import Any

import numpy as np
import pandas as pd

from klantenbestand.analysis.addressed import RESPONSE_DAYS, Addressed, addressed_customers
from klantenbestand.analysis.campaign_trial import Trial, campaign_bound, campaign_trial
from klantenbestand.analysis.intervals import wilson_bounds
from klantenbestand.analysis.lines import codes, numbers
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import as_dates
from klantenbestand.analysis.seasonal_index import FloatArray
from klantenbestand.analysis.usual import HISTORY_DAYS
from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen
from klantenbestand.words.wording import listing, plural

Columns = dict[str, Any]
_NAMED = 3  # campaigns in a sentence
_MEASURED = ("rate", "low", "high", "revenue", "usual", "lift", "lift_low", "lift_high", "brought",
             "cost_per_response", "roi", "roi_low", "roi_high")  # fmt: skip
_SAME = 0.1  # of the customers of the smaller of two campaigns: from here on it says who is in both


@frozen
class Campaigns:
    """The answer of `campaign_results`; money in euro.

    `frame` (index = campaign, oldest first): channel (of most addressed), first, last (contact dates), covered (bool:
    the file holds the purchases of every window, as far as the peildatum), over (bool: covered, and the response window
    has passed), running (bool: the window of somebody ends after the peildatum), addressed (customers), contacts,
    responders (who bought within the window), rate, low, high (95% Wilson; with revenue and what rests on it NaN where
    not covered), unsubscribed; revenue (of the addressed in the window), compared (customers of whom it is known what
    they spend usually), usual (what those do in those days; NaN without any); control (customers kept out), lift
    (revenue a head more than the control group, from the first contact to the end of the last window; NaN with under 20
    in control), lift_low, lift_high (95%, see
    `shuffled_groups`; NaN where nobody bought); brought (lift x addressed, else the gain of `Addressed` of the
    compared: what they bought more than usual, with each purchase once), upper_bound (bool: brought without control
    group, 'zonder controlegroep: bovengrens': all of it ascribed to the campaign); cost (of *Campagnes*, else contacts
    x what one costs; NaN), cost_per_contact, cost_per_response, roi, roi_low, roi_high ((brought x margin - cost) /
    cost with its 95% bounds; NaN without cost or margin, without control group, and where the interval of the lift
    holds 0: a return on chance is none).
    `addressed`: who was addressed, for breaking down. `trial`: those with a control group, by customer.
    """

    frame: pd.DataFrame
    addressed: Addressed
    thin: tuple[Finding, ...]
    trial: Trial


def campaign_results(
    purchases: Purchases,
    contacts: pd.DataFrame | None,
    campaigns: pd.DataFrame | None = None,
    control: Mapping[str, Collection[str]] | None = None,
    *,
    contact_costs: Mapping[str, float] | None = None,
    margin: float | None = None,
    days: int = RESPONSE_DAYS,
    customers: pd.DataFrame | None = None,
) -> Campaigns:
    """All campaigns in *Contacten*.

    `contacts`, `campaigns`: the typed frames of *Contacten* and *Campagnes*. `control`: the customer numbers that were
    kept out of a campaign by chance. `contact_costs`: euro a contact by channel. `margin`: the share of revenue that is
    left after purchase, 0..1. `days`: the response window after the last contact.
    `customers`: the typed frame of *Klanten*, for *Klant sinds*.
    """
    found = addressed_customers(purchases, contacts, days, customers)
    columns = _responses(found, purchases.today)
    trial = campaign_trial(purchases, found, control or {})
    columns |= _lifts(columns, found, trial)
    columns |= _costs(columns, found, _given_costs(campaigns), contact_costs or {}, margin)
    frame = pd.DataFrame(columns, index=pd.Index(found.names, name="campaign", dtype="str"))
    frame[list(_MEASURED)] = frame[list(_MEASURED)].astype("float64").where(frame["covered"])
    frame = frame.iloc[np.argsort(columns["first"], kind="stable")]
    if not len(frame):
        return Campaigns(frame, found, (Finding("no-campaigns"),), trial)
    return Campaigns(frame, found, (*_missing(frame), *_overlap(found, trial)), trial)


def _missing(frame: pd.DataFrame) -> tuple[Finding, ...]:
    """What cannot be told of some campaigns, and of how many."""
    known = frame["covered"]
    gone = frame.index[~known & ~frame["running"]]
    thin = []
    if len(gone):
        names = listing(gone.tolist()[:_NAMED])
        number = plural(len(gone), "campagne", "campagnes")
        thin.append(Finding("campaigns-not-covered", details={"number": number, "names": names}))
    bare = int((frame["upper_bound"] & known).sum())
    if bare:
        thin.append(Finding("campaigns-without-control", details={"have": bare}))
    fresh = int((frame["addressed"] - frame["compared"])[frame["upper_bound"] & known].sum())
    if fresh:
        details = {"people": plural(fresh, "klant", "klanten"), "need": HISTORY_DAYS}
        thin.append(Finding("campaigns-short-history", details=details))
    return tuple(thin)


def _overlap(found: Addressed, trial: Trial) -> tuple[Finding, ...]:
    """The two campaigns with most customers in both in the same days, from a tenth of the smaller of the two; and those
    two that each have a control group, of which the same purchases stand at both."""
    number = len(found.names)
    person = pd.factorize(found.customer)[0]
    order = np.lexsort([found.first, person])
    person, campaign = person[order], found.campaign[order]
    first, until = found.first[order], found.until[order]
    pairs = []
    for step in range(1, len(order)):  # each entry beside the step-th after it of the same customer
        both = (person[step:] == person[:-step]) & (first[step:] <= until[:-step])
        if not both.any():
            break
        one, other = campaign[:-step][both], campaign[step:][both]
        pairs.append(np.minimum(one, other) * number + np.maximum(one, other))
    if not pairs:
        return ()
    pair, people = np.unique(np.concatenate(pairs), return_counts=True)
    size = np.bincount(found.campaign, minlength=number)
    enough = people >= _SAME * np.minimum(size[pair // number], size[pair % number])
    if not enough.any():
        return ()
    pair, people = pair[enough], people[enough]
    tried = np.zeros(number, dtype=bool)
    tried[trial.campaign] = True
    twice = tried[pair // number] & tried[pair % number]
    notes = []
    for code, chosen in (("campaigns-overlap", ~twice), ("campaigns-overlap-control", twice)):
        if not chosen.any():
            continue
        most = int(np.where(chosen, people, 0).argmax())
        details = {
            "one": found.names[pair[most] // number],
            "other": found.names[pair[most] % number],
            "people": plural(int(people[most]), "klant", "klanten"),
            "pairs": plural(int(chosen.sum()), "paar", "paren"),
        }
        notes.append(Finding(code, details=details))
    return tuple(notes)


def _sum(found: Addressed, values: np.ndarray) -> FloatArray:
    return np.bincount(found.campaign, weights=values, minlength=len(found.names)).astype(np.float64)


def _responses(found: Addressed, today: int) -> Columns:
    size = np.bincount(found.campaign, minlength=len(found.names))
    hits = _sum(found, found.responded).astype(np.int64)
    low, high = wilson_bounds(hits, size)
    compared = _sum(found, ~np.isnan(found.usual)).astype(np.int64)
    with np.errstate(invalid="ignore", divide="ignore"):
        rate = hits / size
    return {
        "channel": _most_used(found),
        "first": as_dates(campaign_bound(found, found.first, first=True)),
        "last": as_dates(campaign_bound(found, found.last, first=False)),
        "covered": campaign_bound(found, found.covered.astype(np.int64), first=True) > 0,
        "over": campaign_bound(found, found.over.astype(np.int64), first=True) > 0,
        "running": campaign_bound(found, found.until, first=False) > today,
        "addressed": size,
        "contacts": _sum(found, found.contacts).astype(np.int64),
        "responders": hits,
        "rate": rate,
        "low": low,
        "high": high,
        "unsubscribed": _sum(found, found.unsubscribed).astype(np.int64),
        "revenue": _sum(found, found.spent),
        "compared": compared,
        "usual": np.where(compared > 0, _sum(found, np.nan_to_num(found.usual)), np.nan),
    }


def _most_used(found: Addressed) -> pd.Index:
    """The channel of most addressed of each campaign; of equal ones that of the first of them."""
    code, names = pd.factorize(found.channel)
    pair, first, number = np.unique(found.campaign * len(names) + code, return_index=True, return_counts=True)
    rising = np.lexsort([-first, number])
    campaign, channel = np.divmod(pair[rising], max(len(names), 1))
    best = np.empty(len(found.names), dtype=np.int64)
    best[campaign] = channel  # the last one written stays
    most: pd.Index = pd.Index(names, dtype="str").take(best)
    return most


def _lifts(columns: Columns, found: Addressed, trial: Trial) -> Columns:
    lifts = np.array([trial.lift(place) for place in range(len(found.names))]).reshape(-1, 3)
    lift, low, high = lifts.T
    bare = np.isnan(lift)
    gain = np.where(columns["compared"] > 0, _sum(found, np.nan_to_num(found.gain)), np.nan)
    brought = np.where(bare, gain, lift * columns["addressed"])
    return {"control": trial.sizes, "lift": lift, "lift_low": low, "lift_high": high, "upper_bound": bare,
            "brought": brought}  # fmt: skip


def _given_costs(campaigns: pd.DataFrame | None) -> dict[str, float]:
    """What each campaign cost according to *Campagnes*."""
    given: dict[str, float] = {}
    if campaigns is None or not {"campaign", "costs"} <= set(campaigns):
        return given
    code, names = codes(campaigns["campaign"], len(campaigns))
    euros = numbers(campaigns, "costs")
    known = np.flatnonzero((code >= 0) & ~np.isnan(euros))
    total = np.bincount(code[known], weights=euros[known])
    return {str(names[place]): float(total[place]) for place in np.unique(code[known]).tolist()}


def _costs(
    columns: Columns,
    found: Addressed,
    given: Mapping[str, float],
    contact_costs: Mapping[str, float],
    margin: float | None,
) -> Columns:
    each = _sum(found, found.prices(contact_costs) * found.contacts)  # NaN where one channel has no price
    cost = np.array([given.get(name, own) for name, own in zip(found.names.tolist(), each.tolist(), strict=True)])
    with np.errstate(invalid="ignore", divide="ignore"):
        made: Columns = {
            "cost": cost,
            "cost_per_contact": cost / columns["contacts"],
            "cost_per_response": np.where(columns["responders"] > 0, cost / columns["responders"], np.nan),
        }
        proven = (columns["lift_low"] > 0) | (columns["lift_high"] < 0)
        for name, lift in (("roi", "lift"), ("roi_low", "lift_low"), ("roi_high", "lift_high")):
            worth = columns[lift] * columns["addressed"] * (margin if margin is not None else np.nan)
            made[name] = np.where(proven & (cost > 0), (worth - cost) / cost, np.nan)
    return made
