"""What *Campagneresultaat* needs, from the results: campaigns with their costs and control groups, and satisfaction."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from klantenbestand.analysis.brought_in import promo_codes, referrals
from klantenbestand.analysis.campaign_forecast import CampaignForecast, forecast_campaign
from klantenbestand.analysis.campaign_groups import before_contact, pays_where
from klantenbestand.analysis.campaigns import Campaigns
from klantenbestand.analysis.low_scores import to_call_back
from klantenbestand.analysis.once import once
from klantenbestand.analysis.periods import Period
from klantenbestand.analysis.satisfaction import Satisfaction, satisfaction_scores
from klantenbestand.steps.results import Results
from klantenbestand.tabs.campagneresultaat_tables import CampaignAnswers
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import listing

_MARGIN = 0.01  # of a per cent
_YEAR = 365  # days
_FORECAST_FOR = 100  # customers
_CODES = ("orders", "customers", "new_customers", "revenue", "basket", "first", "last")


@once
def campaign_answers(results: Results) -> CampaignAnswers:
    """All that the tab tells; without purchases only what the contacts say by themselves."""
    settings = results.data.settings
    unit, scores = _scores(results)
    segments = [(by, _satisfied(results, unit, groups)) for by, groups in _segments(results).items()]
    names = results.names
    campaigns, activity, purchases = results.campaigns, results.activity, results.purchases
    window = activity.window.days if activity else _YEAR
    brought = pd.DataFrame(columns=["name", "brought", "buyers", "revenue"])
    if purchases is not None:
        brought = referrals(purchases, results.customers)
        brought = brought.assign(name=_named(brought.index.to_series(), names).to_numpy())
    call_back = to_call_back(results.contacts, pd.Timestamp(results.peildatum))
    return CampaignAnswers(
        settings=settings,
        campaigns=campaigns,
        pays=_pays(results, campaigns, window),
        forecasts=_forecasts(campaigns),
        codes=pd.DataFrame(columns=list(_CODES)) if purchases is None else promo_codes(purchases),
        brought=brought,
        scores=scores,
        unit=unit,
        segments=segments,
        call_back=call_back.assign(name=_named(call_back["customer"], names)),
        window=window,
        mailed=0 if campaigns is None else len(results.campaign_contacts) - len(_frame(results.contacts)),
    )


def _frame(contacts: pd.DataFrame | None) -> pd.DataFrame:
    return pd.DataFrame() if contacts is None else contacts


def _named(numbers: pd.Series, names: pd.Series) -> pd.Series:
    return numbers.map(names).astype("str").fillna("")


def _satisfied(results: Results, unit: Period, groups: Mapping[str, str] | None = None) -> Satisfaction:
    settings = results.data.settings
    least = settings.least_csat
    return satisfaction_scores(
        results.contacts,
        pd.Timestamp(results.peildatum),
        unit,
        groups,
        least_nps=settings.least_nps,
        least_csat=None if least is None else least * _MARGIN,
    )


def _scores(results: Results) -> tuple[Period, Satisfaction]:
    """Per quarter where some quarter has enough answers for a figure, else per year."""
    quarters = _satisfied(results, Period.QUARTER)
    known = [found for found in (quarters.nps, quarters.csat) if found is not None]
    if not known or any(found.periods["value"].notna().any() for found in known):
        return Period.QUARTER, quarters
    return Period.YEAR, _satisfied(results, Period.YEAR)


def _segments(results: Results) -> dict[str, dict[str, str]]:
    """The group of each customer number, for each way of grouping."""
    found = {}
    kinds = _customer_types(results)
    if kinds:
        found[say("campaign.by.type")] = kinds
    if results.overview is not None:
        status = results.overview.frame["status"]
        found[say("campaign.by.status")] = dict(zip(status.index.tolist(), status.tolist(), strict=True))
    return found


@once
def _customer_types(results: Results) -> dict[str, str]:
    """Soort klant by customer number."""
    customers = results.customers
    if customers is None or not {"customer", "customer_type"} <= set(customers):
        return {}
    known = customers[customers["customer"].notna() & customers["customer_type"].notna()]
    numbers, kinds = (known[name].astype("str").tolist() for name in ("customer", "customer_type"))
    return dict(zip(numbers, kinds, strict=True))


def _pays(results: Results, campaigns: Campaigns | None, window: int) -> pd.DataFrame:
    """At whom it pays, for all customers, by what they were before the contact, and by their kind."""
    settings, purchases = results.data.settings, results.purchases
    columns = ["by", "channel", "group", "addressed", "responders", "rate", "low", "high", "gain", "gain_low",
               "gain_high", "cost", "pays", "controlled"]  # fmt: skip
    if campaigns is None or purchases is None or campaigns.frame.empty:
        return pd.DataFrame(columns=columns)
    kinds = _customer_types(results)
    both = (campaigns.addressed, campaigns.trial)
    groupings: list[tuple[str, list[pd.Series] | list[None]]] = [
        (say("campaign.by.all"), [None, None]),
        (say("campaign.by.before"), [before_contact(purchases, one, window) for one in both]),
    ]
    if kinds:
        own_kind = [one.customer.map(kinds).astype("str").fillna("") for one in both]
        groupings.append((say("campaign.by.type"), own_kind))
    margin = None if settings.margin is None else settings.margin * _MARGIN
    costs = campaigns.frame["cost_per_contact"].to_dict()
    own = {str(name): float(cost) for name, cost in costs.items()}
    prices = results.contact_costs
    parts = [
        pays_where(
            campaigns.addressed,
            groups,
            prices,
            margin,
            campaign_costs=own,
            trial=campaigns.trial,
            trial_groups=trial_groups,
        ).assign(by=by)
        for by, (groups, trial_groups) in groupings
    ]
    rows = pd.concat(parts, ignore_index=True)[columns]
    return rows[(rows["group"] != "") | (rows["by"] == say("campaign.by.all"))].reset_index(drop=True)


def _forecasts(campaigns: Campaigns | None) -> Sequence[CampaignForecast]:
    """One for each channel with enough campaigns that are over, and one over all channels for the others; where there
    are too few of all channels the one that says so."""
    if campaigns is None:
        return ()
    over = campaigns.frame[campaigns.frame["over"].astype(bool)]
    made = [forecast_campaign(campaigns, _FORECAST_FOR, str(channel)) for channel in sorted(set(over["channel"]))]
    known = [one for one in made if one.rate is not None]
    pooled = [one for one in known if not one.channel]
    if pooled:  # one row and one sentence for all these channels
        (note,) = pooled[0].thin
        channels = listing(str(one.thin[0].details["channel"]) for one in pooled)
        pooled = [replace(pooled[0], thin=(replace(note, details={**note.details, "channel": channels}),))]
    return [*(one for one in known if one.channel), *pooled] or made[:1]
