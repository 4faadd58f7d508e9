"""*Campagneresultaat* among the steps."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from klantenbestand.analysis.low_scores import last_answers
from klantenbestand.analysis.satisfaction import Question, Scored
from klantenbestand.steps.analysis_tab import AnalysisTab
from klantenbestand.steps.campaigning import campaign_answers
from klantenbestand.steps.json_rows import json_rows
from klantenbestand.steps.results import Results
from klantenbestand.tabs import campagneresultaat as tab
from klantenbestand.tabs.campagneresultaat_scores import score_frame
from klantenbestand.tabs.campagneresultaat_tables import (
    NAME,
    CampaignAnswers,
    campaign_frame,
    forecast_frame,
    pays_frame,
)
from klantenbestand.tabs.frame import period_line
from klantenbestand.tabs.recompute import without_formula
from klantenbestand.tabs.recompute_contacts import balance_check, contacts_check, scores_check
from klantenbestand.words.tab import Check, Field, Format, Link, Tab
from klantenbestand.words.texts import finding_sentences
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import day, plural

FIELDS = (
    Field("campaigns", "Campagnes", Format.COUNT, width=11),
    Field("campaign_buys", "Kocht na campagne", Format.COUNT, width=10),
    Field("last_campaign", "Laatste campagne"),
    Field("score_nps", "Cijfer aanbevelen", Format.COUNT, width=11),
    Field("score_csat", "Cijfer tevredenheid", Format.COUNT, width=12),
    Field("brought_in", "Bracht klanten aan", Format.COUNT, width=9),
)
_ALERT = "satisfaction-below"


def _answers(results: Results) -> CampaignAnswers | None:
    answers = campaign_answers(results)
    return None if answers.is_empty else answers


def _make(results: Results) -> Tab | None:
    answers = _answers(results)
    if answers is None:
        return None
    period = say("period.today", peildatum=day(results.peildatum))
    if results.purchases is not None:
        period = period_line(results.purchases)
    return tab.campagneresultaat(answers, period, _checks(results, answers))


def _checks(results: Results, answers: CampaignAnswers) -> tuple[Check, ...]:
    """As many whatever the data: one more would move the tables below."""
    peildatum = pd.Timestamp(results.peildatum)
    checks: tuple[Check, ...] = ()
    if answers.campaigns is not None:
        # Of a mailing the customers stand in the memory and not in Contacten, where the formula counts.
        own = int(answers.frame["contacts"].sum()) - answers.mailed if len(answers.frame) else 0
        checks = contacts_check(results.data, say("campaign.check.contacts"), own, peildatum)
    for question, key, bounds in (
        (Question.NPS, "campaign.check.nps", (0, 10)),
        (Question.CSAT, "campaign.check.csat", (1, 5)),
    ):
        checks += scores_check(results.data, say(key), question.value, bounds, peildatum)
    scores = answers.scores
    checks += balance_check(results.data, say("campaign.figure.nps"), scores.nps, ((9, 10), (0, 6), (0, 10)), peildatum)
    checks += balance_check(results.data, say("campaign.check.satisfied"), scores.csat, ((4, 5), (1, 5)), peildatum)
    if checks:
        last, why = answers.last, say("campaign.check.rate.why")
        rate = None if last is None else float(last["rate"])
        checks += (without_formula(say("campaign.figure.rate"), rate, why, Format.SHARE_FINE),)
    return checks


def _to_do(results: Results, sheet: str) -> Sequence[str | Link]:
    answers = _answers(results)
    if answers is None:
        return ()
    lines = [finding_sentences(one)[0] for one in answers.scores.thin if one.code == _ALERT]
    customers = answers.call_back["customer"].nunique()
    if customers:
        lines.append(say("start.now.call", customers=plural(customers, "klant", "klanten")))
    losing = answers.pays[(answers.pays["pays"] == -1) & answers.pays["controlled"].astype(bool)]
    if len(losing):
        lines.append(say("start.now.losing"))
    return tuple(Link(sheet, "A1", line) for line in lines)


def _see(_results: Results) -> str:
    return say("start.now.campaign")


def _columns(results: Results) -> pd.DataFrame:
    if results.campaigns is None or results.purchases is None:
        return pd.DataFrame()
    found = results.campaigns.addressed
    entries = pd.DataFrame(
        {
            "customer": found.customer.astype("str"),
            "name": found.names.take(found.campaign).astype("str") if len(found) else pd.Series(dtype="str"),
            "first": found.first,
            "bought": found.responded,
        }
    ).sort_values("first", kind="stable")
    each = entries.groupby("customer")
    scores = last_answers(results.contacts, pd.Timestamp(results.peildatum))

    def score(question: Question) -> pd.Series:
        return scores[scores["question"] == question.value].set_index("customer")["score"].astype("float64")

    columns = {
        "campaigns": each.size().astype("float64"),
        "campaign_buys": each["bought"].sum().astype("float64"),
        "last_campaign": each["name"].last(),
        "score_nps": score(Question.NPS),
        "score_csat": score(Question.CSAT),
        "brought_in": campaign_answers(results).brought["brought"].astype("float64"),
    }
    return pd.concat(columns, axis=1).rename_axis("customer")


def _figures(results: Results) -> Mapping[str, Any]:
    answers = campaign_answers(results)
    return {"campagneresultaat": _campaign_figures(answers), "tevredenheid": _score_figures(answers)}


def _campaign_figures(answers: CampaignAnswers) -> dict[str, Any] | None:
    if answers.campaigns is None:
        return None
    return {
        "campagnes": json_rows(
            campaign_frame(answers.frame).astype({"responders": "Int64"}),  # whole, though some are not known
            {"campaign": "campagne", "channel": "kanaal", "addressed": "benaderd", "responders": "kochten",
             "rate": "respons", "low": "respons_van", "high": "respons_tot", "control": "controlegroep",
             "brought": "bracht_op", "compared": "vergeleken", "basis": "berust_op",
             "cost": "kosten", "cost_per_response": "kosten_per_koper",
             "roi": "rendement"},
        ),
        "groepen": json_rows(
            pays_frame(answers.pays, answers.settings.margin),
            {"channel": "kanaal", "by": "ingedeeld_naar", "group": "klanten", "verdict": "loont",
             "addressed": "benaderd", "responders": "kochten", "gain": "meer_omzet", "cost": "kosten",
             "basis": "berust_op"},
        ),
        "verwachting": json_rows(
            forecast_frame(answers.forecasts),
            {"channel": "kanaal", "rate": "respons", "low": "respons_van", "high": "respons_tot", "basis": "berust_op"},
        ),
        "actiecodes": json_rows(
            answers.codes.rename_axis("code").reset_index(),
            {"code": "code", "orders": "orders", "customers": "klanten", "new_customers": "nieuwe_klanten",
             "revenue": "omzet"},
        ),
        "aangebracht": int(answers.brought["brought"].sum()),
        "terugbellen": int(answers.call_back["customer"].nunique()),
    }  # fmt: skip


def _score_figures(answers: CampaignAnswers) -> dict[str, Any]:
    """Null for a question that nobody answered."""
    names = {"by": "ingedeeld_naar", "group": "groep", "answers": "antwoorden", "value": "waarde", "low": "van",
             "high": "tot"}  # fmt: skip

    def rows(found: Scored | None, question: Question) -> list[dict[str, Any]] | None:
        return None if found is None else json_rows(score_frame(answers, question), names)

    return {"nps": rows(answers.scores.nps, Question.NPS), "tevreden": rows(answers.scores.csat, Question.CSAT)}


TAB = AnalysisTab(
    NAME,
    _make,
    _figures,
    _to_do,
    FIELDS,
    _columns,
    why_not="no-campaigns",
    explained=(say("campaign.columns"),),
    see=_see,
)
