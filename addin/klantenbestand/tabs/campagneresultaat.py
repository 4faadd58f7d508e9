"""*Campagneresultaat*: what campaigns brought and cost, at whom they pay, and how satisfied customers are."""

import pandas as pd

from klantenbestand.analysis.satisfaction import Scored
from klantenbestand.analysis.shuffled_groups import SHUFFLES
from klantenbestand.analysis.thin import (
    ANSWERS_FOR_CSAT,
    ANSWERS_FOR_NPS,
    CAMPAIGNS_FOR_FORECAST,
    CUSTOMERS_FOR_SHARE,
)
from klantenbestand.analysis.usual import HISTORY_DAYS
from klantenbestand.tabs.campagneresultaat_scores import call_table, score_chart, score_tables
from klantenbestand.tabs.campagneresultaat_tables import NAME, CampaignAnswers, campaign_tables, other_tables
from klantenbestand.tabs.frame import warnings, with_recompute_note
from klantenbestand.words.tab import Chart, ChartKind, Check, Format, Group, KeyFigure, Role, Series, Tab
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import count, euro, listing, plural, share

_SHOWN = 12  # campaigns in the chart
_CENTS = 100  # euro; below it cents matter
_NAMED = 2  # groups of customers in a sentence


def campagneresultaat(answers: CampaignAnswers, period: str, checks: tuple[Check, ...] = ()) -> Tab:
    """The tab for a workbook with a campaign, a score, a code or a referral; `period`: its line with the peildatum."""
    campaigns, groups, forecast = campaign_tables(answers)
    return Tab(
        name=NAME,
        group=Group.ACTION,
        title=say("campaign.title"),
        period=period,
        conclusion=_conclusion(answers),
        warnings=_warnings(answers),
        figures=_figures(answers),
        charts=(_rates(answers), score_chart(answers.scores)),
        tables=(
            campaigns,
            call_table(answers.call_back),
            groups,
            forecast,
            *score_tables(answers),
            *other_tables(answers),
        ),
        definitions=with_recompute_note(_definitions(answers), checks),
        checks=checks,
    )


def _warnings(answers: CampaignAnswers) -> tuple[str, ...]:
    campaigns = [] if answers.campaigns is None else [*answers.campaigns.thin]
    if answers.frame.empty and (answers.scores.nps or answers.scores.csat):
        campaigns = []  # who only asks for scores need not hear of campaigns
    forecasts = [one for each in answers.forecasts for one in each.thin]
    thin = (*campaigns, *forecasts, *answers.scores.thin)
    return warnings(thin)


def _conclusion(answers: CampaignAnswers) -> str:
    # Beside a campaign the scores are told by their own key figure and tables.
    scores = [] if answers.last is not None else _score_words(answers)
    parts = (*_campaign_words(answers), *pays_sentences(answers), *scores, _advice(answers))
    return " ".join(filter(None, parts))


def _advice(answers: CampaignAnswers) -> str:
    """Whom to call back; else what to do about the campaigns."""
    customers = answers.call_back["customer"].nunique()
    if customers:
        return say("campaign.call", customers=plural(customers, "klant", "klanten"))
    if answers.last is not None:
        return say(f"campaign.do.{_next_time(answers, answers.last)}")
    if len(answers.frame):
        return say(
            "campaign.do.wait"
            if (answers.frame["covered"] | answers.frame["running"]).all()
            else "campaign.do.purchases"
        )
    return say("campaign.do.none" if answers.campaigns is not None else "campaign.do.purchases")


def _next_time(answers: CampaignAnswers, last: pd.Series) -> str:
    """What to do the next time, as far as a control group says so: the end of the key of the sentence."""
    if (answers.pays["controlled"].astype(bool) & (answers.pays["pays"] == -1)).any():
        return "losing"
    if last["upper_bound"]:
        return "control"
    if last["lift_low"] > 0:
        return "repeat"
    return "other" if last["lift_high"] < 0 else "larger"


def _campaign_words(answers: CampaignAnswers) -> list[str]:
    last = answers.last
    if last is None and len(answers.frame):
        missing = not (answers.frame["covered"] | answers.frame["running"]).all()
        key = "campaign.conclusion.missing" if missing else "campaign.conclusion.running"
        return [say(key, days=answers.settings.response_days)]
    if answers.campaigns is None:
        return [say("campaign.conclusion.unmeasured")]
    if last is None:
        return [] if answers.scores.nps or answers.scores.csat else [say("campaign.conclusion.none")]
    responders = plural(int(last["responders"]), "kocht", "kochten")
    return [
        say(
            "campaign.conclusion.last" if last["responders"] else "campaign.conclusion.nobody",
            name=last.name,
            addressed=plural(int(last["addressed"]), "klant", "klanten"),
            responders=responders,
            rate=share(last["rate"]),
        ),
        _brought_words(last),
    ]


def _brought_words(last: pd.Series) -> str:
    if last["upper_bound"]:
        brought, one = last["brought"], last["addressed"] == 1
        if pd.isna(brought):
            return say("campaign.brought.unknown", need=HISTORY_DAYS)
        if not last["responders"] and brought <= 0:
            return ""  # that nobody bought was said already
        who = say("campaign.who.one" if one else "campaign.who")
        return say(
            "campaign.brought.bound" if brought > 0 else "campaign.brought.nothing", who=who, brought=euro(brought)
        )
    if last["lift_low"] > 0:
        return say("campaign.brought.proven", brought=euro(last["brought"]), **_band(last))
    return say("campaign.brought.less" if last["lift_high"] < 0 else "campaign.brought.unclear")


def _band(last: pd.Series) -> dict[str, str]:
    """From what to what the campaign brought."""
    return {bound: euro(last[f"lift_{bound}"] * last["addressed"]) for bound in ("low", "high")}


def pays_sentences(answers: CampaignAnswers) -> list[str]:
    """At whom it pays and not, as far as control groups say so; at whom more or less was bought than it cost."""
    said = []
    known = answers.pays["controlled"].astype(bool)
    for sign, controlled, key in (
        (-1, True, "campaign.pays.no"),
        (1, True, "campaign.pays.yes"),
        (-1, False, "campaign.pays.less"),
        (1, False, "campaign.pays.more"),
    ):
        rows = answers.pays[(answers.pays["pays"] == sign) & (known == controlled)]
        if rows.empty:
            continue
        everywhere = set(rows.loc[rows["group"] == "", "channel"])
        # Where a channel as a whole does not pay, its groups need not be named one by one.
        rows = rows[(rows["group"] == "") | ~rows["channel"].isin(everywhere)]
        rows = rows.drop_duplicates(["channel", "group"])
        places = [_place(channel, group) for channel, group in zip(rows["channel"], rows["group"], strict=True)]
        rest = len(places) - _NAMED
        shown = places[: _NAMED if rest > 1 else _NAMED + 1]
        shown += [say("campaign.others", count=count(rest))] if rest > 1 else []
        said.append(say(key, places=listing(shown)))
    return said


def _place(channel: str, group: str) -> str:
    return say("campaign.pays.place", channel=channel, group=group or say("campaign.pays.all"))


def _score_words(answers: CampaignAnswers) -> list[str]:
    words = []
    nps, csat = answers.scores.nps, answers.scores.csat
    if nps is not None and not pd.isna(nps.whole["value"]):
        words.append(say("campaign.scores.nps", **_numbers(nps)))
    if csat is not None and not pd.isna(csat.whole["value"]):
        low, high, value = (share(csat.whole[name]) for name in ("low", "high", "value"))
        words.append(say("campaign.scores.csat", value=value, low=low, high=high))
    return words


def _numbers(scored: Scored) -> dict[str, str]:
    return {name: count(scored.whole[name]) for name in ("value", "low", "high")}


def _figures(answers: CampaignAnswers) -> tuple[KeyFigure, ...]:
    """Always the same four: a formula of the owner may point at each of them."""
    last = answers.last
    if last is None:
        empty = (("rate", Format.SHARE_FINE), ("brought", Format.EURO), ("cost", Format.EURO_CENTS))
        return (*(KeyFigure(say(f"campaign.figure.{key}"), None, shown) for key, shown in empty), _nps_figure(answers))
    low, high = share(last["low"]), share(last["high"])
    cost = last["cost"]
    spent = (
        say(
            "campaign.change.cost",
            cost=euro(cost, cents=cost < _CENTS),
            contacts=plural(int(last["contacts"]), "contact", "contacten"),
        )
        if not pd.isna(cost)
        else say("campaign.change.cost.none")
    )
    return (
        KeyFigure(
            say("campaign.figure.rate"),
            float(last["rate"]),
            Format.SHARE_FINE,
            say("campaign.change.rate", name=last.name, low=low, high=high),
        ),
        KeyFigure(
            say("campaign.figure.brought"),
            _known(last["brought"]),
            Format.EURO,
            _brought_basis(last),
        ),
        KeyFigure(say("campaign.figure.cost"), _known(last["cost_per_response"]), Format.EURO_CENTS, spent),
        _nps_figure(answers),
    )


def _brought_basis(last: pd.Series) -> str:
    if pd.isna(last["brought"]):
        return say("campaign.basis.none")
    if last["upper_bound"]:
        few = plural(int(last["addressed"]), "klant", "klanten") if last["addressed"] < CUSTOMERS_FOR_SHARE else ""
        return say("campaign.change.few", addressed=few) if few else say("campaign.change.bound")
    if pd.isna(last["lift_low"]):
        return say("campaign.change.control.nobody")
    return say("campaign.change.control", **_band(last))


def _known(value: float) -> float | None:
    return None if pd.isna(value) else float(value)


def _nps_figure(answers: CampaignAnswers) -> KeyFigure:
    nps, label = answers.scores.nps, say("campaign.figure.nps")
    if nps is None:
        return KeyFigure(label, None)
    number = int(nps.whole["answers"])
    if pd.isna(nps.whole["value"]):
        answered = plural(number, "antwoord", "antwoorden")
        return KeyFigure(label, None, change=say("campaign.change.nps.few", answers=answered, need=ANSWERS_FOR_NPS))
    numbers = _numbers(nps)
    change = say("campaign.change.nps", low=numbers["low"], high=numbers["high"], answers=count(number))
    return KeyFigure(label, float(nps.whole["value"]), change=change)


def _rates(answers: CampaignAnswers) -> Chart:
    name = say("campaign.series.rate")
    return Chart(
        say("campaign.chart.rate"),
        NAME,
        "Campagne",
        (Series(name, name, Role.ACCENT, Format.SHARE_FINE),),
        ChartKind.COLUMN,
        value_format=Format.SHARE,
        rows=min(len(answers.frame), _SHOWN),
        drawn=len(answers.frame) >= 2,
    )


def _definitions(answers: CampaignAnswers) -> tuple[str, ...]:
    # As many lines whatever the data: a line more would move the tables below.
    settings = answers.settings
    none = say("none")
    margin = say("campaign.margin.none") if settings.margin is None else share(settings.margin / 100)
    mailed = plural(answers.mailed, "klant", "klanten") if answers.mailed else none
    return (
        say("campaign.def.addressed", mailed=mailed),
        say("campaign.def.response", days=settings.response_days),
        say("campaign.def.usual", amounts=settings.amounts, need=HISTORY_DAYS),
        say("campaign.def.brought", shuffles=count(SHUFFLES)),
        say("campaign.def.cost", margin=margin),
        say("campaign.def.groups", window=answers.window, need=CUSTOMERS_FOR_SHARE),
        say("campaign.def.forecast", need=CAMPAIGNS_FOR_FORECAST),
        say("campaign.def.codes"),
        say(
            "campaign.def.nps",
            need=ANSWERS_FOR_NPS,
            bare=count(answers.scores.without_question) if answers.scores.without_question else none,
        ),
        say("campaign.def.csat", need=ANSWERS_FOR_CSAT),
        say("campaign.def.call"),
        say("campaign.def.print"),
    )
