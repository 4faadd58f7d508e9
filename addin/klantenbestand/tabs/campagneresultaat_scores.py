"""The tables of *Campagneresultaat* about satisfaction: NPS, CSAT, the scores, and whom to call back."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from klantenbestand.analysis.periods import Period
from klantenbestand.analysis.satisfaction import Question, Satisfaction, Scored
from klantenbestand.tabs.campagneresultaat_tables import LISTED, NAME, CampaignAnswers
from klantenbestand.words.tab import Chart, ChartKind, Field, Format, Role, Series, Table
from klantenbestand.words.texts.tabs import say

SCORES = f"{NAME}_cijfers"
_HEADERS = {Question.NPS: "Aanbevelen", Question.CSAT: "Tevredenheid"}
_VALUES = ("asked", "answers", "answer_rate", "low_scores", "high_scores", "value", "low", "high")
_CALLED = {Question.NPS.value: "campaign.question.nps", Question.CSAT.value: "campaign.question.csat"}


def score_tables(answers: CampaignAnswers) -> tuple[Table, ...]:
    """Always the same, so that each keeps its columns; a question that nobody answered has an empty table."""
    return (_nps(answers), _csat(answers), _scores(answers.scores))


def call_table(call_back: pd.DataFrame) -> Table:
    """Who gave a low score and was not spoken to since."""
    questions = call_back["question"].map({word: say(key) for word, key in _CALLED.items()}).astype("str")
    return Table(
        f"{NAME}_terugbellen",
        call_back.assign(question=questions).head(LISTED),
        (
            Field("customer", "Klantnummer"),
            Field("name", "Naam"),
            Field("date", "Datum", Format.DATE),
            Field("question", "Vraag"),
            Field("score", "Cijfer", Format.COUNT),
            Field("report", "Verslag", Format.LONG_TEXT),
        ),
        title=say("campaign.table.call"),
        key=("customer", "question"),
    )


def score_chart(scores: Satisfaction) -> Chart:
    """How often each score was given, of the question with most answers."""
    found = [(question, one) for question, one in _questions(scores) if one is not None]
    question = max(found, key=lambda each: each[1].whole["answers"])[0] if found else Question.NPS
    header = _HEADERS[question]
    title = say("campaign.chart.nps" if question is Question.NPS else "campaign.chart.csat")
    return Chart(
        title,
        SCORES,
        "Cijfer",
        (Series(header, header, Role.ACCENT),),
        ChartKind.COLUMN,
        drawn=bool(found),
    )


def _questions(scores: Satisfaction) -> Iterator[tuple[Question, Scored | None]]:
    yield Question.NPS, scores.nps
    yield Question.CSAT, scores.csat


def score_frame(answers: CampaignAnswers, question: Question) -> pd.DataFrame:
    """The rows of one question: all customers, per period, and per group of customers."""

    def of(scores: Satisfaction) -> Scored | None:
        return scores.nps if question is Question.NPS else scores.csat

    whole = of(answers.scores)
    if whole is None:
        return pd.DataFrame(columns=["by", "group", *_VALUES])
    unit = {Period.MONTH: "maand", Period.QUARTER: "kwartaal", Period.YEAR: "jaar"}[answers.unit]
    parts = [(say("campaign.by.period", unit=unit), whole.periods)]
    parts += [(by, found.segments) for by, scores in answers.segments if (found := of(scores)) is not None]
    names = list(_VALUES)
    values = [whole.whole[names].to_numpy(dtype=np.float64)[None]]
    values += [part[names].to_numpy(dtype=np.float64) for _, part in parts]
    frame = pd.DataFrame(np.concatenate(values), columns=names)
    frame.insert(0, "group", pd.Series(["", *(name for _, part in parts for name in part.index)], dtype="str"))
    groupings = [say("campaign.by.all"), *(by for by, part in parts for _ in range(len(part)))]
    return frame.assign(by=pd.Series(groupings, dtype="str"))


def _shared(low: str, high: str) -> tuple[Field, ...]:
    return (
        Field("by", "Ingedeeld naar"),
        Field("group", "Groep"),
        Field("asked", "Gevraagd", Format.COUNT),
        Field("answers", "Antwoorden", Format.COUNT),
        Field("answer_rate", "Antwoord", Format.SHARE),
        Field("low_scores", low, Format.COUNT),
        Field("high_scores", high, Format.COUNT),
    )


def _nps(answers: CampaignAnswers) -> Table:
    return Table(
        f"{NAME}_nps",
        score_frame(answers, Question.NPS),
        (
            *_shared("Geven 0-6", "Geven 9-10"),
            Field("value", "NPS", Format.COUNT),
            Field("low", "NPS van", Format.COUNT),
            Field("high", "NPS tot", Format.COUNT),
        ),
        title=say("campaign.table.nps"),
        key=("by", "group"),
    )


def _csat(answers: CampaignAnswers) -> Table:
    return Table(
        f"{NAME}_tevreden",
        score_frame(answers, Question.CSAT),
        (
            *_shared("Geven 1-3", "Geven 4-5"),
            Field("value", "Tevreden", Format.SHARE),
            Field("low", "Tevreden van", Format.SHARE),
            Field("high", "Tevreden tot", Format.SHARE),
        ),
        title=say("campaign.table.csat"),
        key=("by", "group"),
    )


def _scores(scores: Satisfaction) -> Table:
    """0 to 10, or 1 to 5 where only that was asked."""
    lowest, highest = (1, 5) if scores.nps is None and scores.csat is not None else (0, 10)
    frame = pd.DataFrame({"score": np.arange(lowest, highest + 1)})
    for question, found in _questions(scores):
        values = pd.Series(dtype="float64") if found is None else found.distribution.astype("float64")
        frame[question.name] = values.reindex(frame["score"]).to_numpy(dtype=np.float64)
    fields = tuple(Field(question.name, header, Format.COUNT) for question, header in _HEADERS.items())
    return Table(
        SCORES, frame, (Field("score", "Cijfer", Format.COUNT), *fields), title=say("campaign.table.scores"),
        key=("score",),
    )  # fmt: skip
