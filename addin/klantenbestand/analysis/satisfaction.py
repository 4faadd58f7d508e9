"""Satisfaction: NPS and CSAT from the answers in *Contacten*, per period and segment, with honest bands."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from klantenbestand.analysis.intervals import wilson
from klantenbestand.analysis.lines import days_of, texts
from klantenbestand.analysis.periods import Period, labels, month_numbers, period_numbers
from klantenbestand.analysis.thin import ANSWERS_FOR_CSAT, ANSWERS_FOR_NPS, too_thin
from klantenbestand.analysis.trend import Z95
from klantenbestand.words.findings import Finding
from klantenbestand.words.wording import count, share
from klantenbestand.words.wording import period as in_words

FEW_FOR_WALD = 100
_COLUMNS = ["asked", "answers", "answer_rate", "low_scores", "high_scores", "value", "low", "high"]


class Question(StrEnum):
    """The two questions, as they stand in Vraag."""

    NPS = "aanbevelen 0-10"
    CSAT = "tevredenheid 1-5"


@dataclass(frozen=True)
class Scored:
    """The answers to one question.

    `periods` (index = label, oldest first) and `segments` (index = name; the latest answer of each customer): asked and
    answers (customers), answer_rate (NaN where the sheet has only answers: who kept silent does not stand in it),
    low_scores and high_scores (NPS: 0-6 and 9-10; CSAT: 1-3 and 4-5), value, low, high (95%). NPS runs from -100 to
    100, CSAT from 0 to 1. NaN under 30 (NPS) or 20 (CSAT) answers.
    `distribution` (index = score): answers, of the latest answer of each customer. `whole`: the row over all of those.
    """

    question: Question
    periods: pd.DataFrame
    segments: pd.DataFrame
    distribution: pd.Series
    whole: pd.Series


@dataclass(frozen=True)
class Satisfaction:
    """The answer of `satisfaction_scores`; a question that was never answered is None."""

    nps: Scored | None
    csat: Scored | None
    without_question: int
    impossible: int
    thin: tuple[Finding, ...]


def satisfaction_scores(
    contacts: pd.DataFrame | None,
    peildatum: pd.Timestamp,
    period: Period = Period.QUARTER,
    segments: Mapping[str, str] | None = None,
    *,
    least_nps: float | None = None,
    least_csat: float | None = None,
) -> Satisfaction:
    """NPS and CSAT; `contacts` is the typed frame of *Contacten*.

    Of each customer the last answer in a period counts. Scores without Vraag never count. `segments`: the group of a
    customer number. `least_nps` (-100..100) and `least_csat` (0..1): below it the value of the last period with enough
    answers is a finding; where no period has enough, the value over all of them.
    """
    rows = _rows(contacts, peildatum)
    scored = rows["score"].notna()
    bare = int((scored & (rows["question"] == "")).sum())
    known = rows[rows["question"].isin([question.value for question in Question])]
    low = np.where(known["question"] == Question.NPS.value, 0, 1)
    high = np.where(known["question"] == Question.NPS.value, 10, 5)
    wrong = known["score"].notna() & ~((known["score"] >= low) & (known["score"] <= high) & (known["score"] % 1 == 0))
    known = known[~wrong]
    found = {question: _scored(known, question, period, segments) for question in Question}
    thin = [Finding(code, details={"have": number}) for code, number in
            (("scores-unasked", bare), ("score-impossible", int(wrong.sum()))) if number]  # fmt: skip
    for question, least in ((Question.NPS, least_nps), (Question.CSAT, least_csat)):
        thin += _notes(found[question], question, least)
    return Satisfaction(found[Question.NPS], found[Question.CSAT], bare, int(wrong.sum()), tuple(thin))


def nps_interval(promoters: int, detractors: int, answers: int) -> tuple[float, float, float]:
    """NPS (-100..100) and its 95% interval.

    se = sqrt((p + d - (p - d)^2) / n). Under 100 answers three pseudo-answers are added, a quarter to each end and the
    rest in the middle (adjusted Wald; Rocks, The American Statistician 70 (2016), 365-372), or the interval would hold
    the truth too seldom.
    """
    extra = 0.75 if answers < FEW_FOR_WALD else 0.0
    size = answers + 4 * extra
    p, d = (promoters + extra) / size, (detractors + extra) / size
    reach = Z95 * ((p + d - (p - d) ** 2) / size) ** 0.5
    value = (promoters - detractors) / answers
    return 100 * value, max(100 * (p - d - reach), -100.0), min(100 * (p - d + reach), 100.0)


def _rows(contacts: pd.DataFrame | None, peildatum: pd.Timestamp) -> pd.DataFrame:
    """Contacts up to the peildatum with a question or a score: customer, question, score, day; oldest first."""
    if contacts is None or not {"date", "customer"} <= set(contacts):
        contacts = pd.DataFrame({"date": pd.Series(dtype="datetime64[s]"), "customer": pd.Series(dtype="str")})
    score = pd.to_numeric(contacts["score"], errors="coerce").astype("float64") if "score" in contacts else np.nan
    named = {name: texts(contacts, name) for name in ("customer", "question")}
    rows = pd.DataFrame(named).assign(score=score, day=days_of(contacts["date"]))
    last = np.datetime64(peildatum, "D").astype(np.int64)
    dated = (rows["day"] > np.iinfo(np.int64).min) & (rows["day"] <= last)
    rows = rows[dated & ((rows["question"] != "") | rows["score"].notna()) & (rows["customer"] != "")]
    return rows.sort_values("day", kind="stable")


def _scored(
    known: pd.DataFrame, question: Question, period: Period, segments: Mapping[str, str] | None
) -> Scored | None:
    rows = known[known["question"] == question.value]
    if not rows["score"].notna().any():
        return None
    number = period_numbers(month_numbers(rows["day"].to_numpy()), period)
    rows = rows.assign(period=number)
    latest = _last_each(rows, ["customer"])
    per_period = _last_each(rows, ["period", "customer"])
    place = np.searchsorted(np.unique(number), per_period["period"].to_numpy())
    periods = _measured(place, per_period["score"].to_numpy(), question)
    periods.index = pd.Index(labels(np.unique(number), period), name="period", dtype="str")
    group = latest["customer"].map(dict(segments or {})).astype("str").fillna("")
    code, parts = pd.factorize(group.where(group != ""), sort=True)
    per_segment = _measured(code[code >= 0], latest["score"].to_numpy()[code >= 0], question)
    per_segment.index = pd.Index(parts, name="segment", dtype="str")
    whole = _measured(np.zeros(len(latest), dtype=np.int64), latest["score"].to_numpy(), question).iloc[0]
    counts = latest["score"].dropna().astype("int64").value_counts()
    if rows["score"].notna().all():
        periods["answer_rate"], per_segment["answer_rate"], whole["answer_rate"] = np.nan, np.nan, np.nan
    first, last = (0, 10) if question is Question.NPS else (1, 5)
    counts = counts.reindex(pd.RangeIndex(first, last + 1, name="score"), fill_value=0)
    return Scored(question, periods, per_segment, counts.rename("answers"), whole)


def _last_each(rows: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Of each key the last row with an answer, else the last."""
    order = np.lexsort([np.arange(len(rows)), rows["score"].notna().to_numpy()])
    return rows.iloc[order].drop_duplicates(keys, keep="last").sort_values("day", kind="stable")


def _measured(place: NDArray[np.integer], score: NDArray[np.float64], question: Question) -> pd.DataFrame:
    """The figures of each group, given the group of each answer (0, 1, ...) and its score (NaN = no answer)."""
    nps = question is Question.NPS
    size = int(place.max(initial=-1)) + 1
    asked, answers, lows, highs = (
        np.bincount(place[chosen], minlength=size)
        for chosen in (slice(None), ~np.isnan(score), score <= (6 if nps else 3), score >= (9 if nps else 4))
    )
    enough = answers >= (ANSWERS_FOR_NPS if nps else ANSWERS_FOR_CSAT)
    told = [
        _told(nps, *counts) if known else (np.nan,) * 3
        for known, *counts in zip(enough, lows.tolist(), highs.tolist(), answers.tolist(), strict=True)
    ]
    counts = pd.DataFrame(
        {"asked": asked, "answers": answers, "answer_rate": answers / np.maximum(asked, 1), "low_scores": lows,
         "high_scores": highs}
    )  # fmt: skip
    return counts.join(pd.DataFrame(told, columns=_COLUMNS[5:], dtype=np.float64))


def _told(nps: bool, lows: int, highs: int, answers: int) -> tuple[float, float, float]:
    if nps:
        return nps_interval(highs, lows, answers)
    return highs / answers, *(wilson(highs, answers) or (np.nan, np.nan))


def _notes(found: Scored | None, question: Question, least: float | None) -> list[Finding]:
    if found is None:
        return []
    nps = question is Question.NPS
    code, need = ("nps-few-answers", ANSWERS_FOR_NPS) if nps else ("csat-few-answers", ANSWERS_FOR_CSAT)
    answers = int(found.whole["answers"])
    notes = [too_thin(code, answers, need)] if answers < need else []
    if least is not None:
        notes += _below(found, nps, least)
    return notes


def _below(found: Scored, nps: bool, least: float) -> list[Finding]:
    """The finding that the last known value is under the owner's limit."""
    told = found.periods["value"].dropna()
    last = found.periods.loc[told.index[-1]] if len(told) else found.whole
    when = f"in {in_words(str(told.index[-1]))}" if len(told) else "over alle antwoorden samen"
    if not last["value"] < least:
        return []
    words = count if nps else share
    # "found", not "value": that is the cell of a finding on the sheet
    details = {"name": "De NPS" if nps else "Het deel tevreden klanten", "found": words(float(last["value"])),
               "low": words(float(last["low"])), "high": words(float(last["high"])), "limit": words(least),
               "when": when}  # fmt: skip
    return [Finding("satisfaction-below", details=details)]
