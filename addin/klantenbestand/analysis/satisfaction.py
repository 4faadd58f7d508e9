"""Satisfaction: NPS and CSAT from the answers in *Contacten*, per period and segment, with honest bands."""

from collections.abc import Mapping
from enum import StrEnum

import numpy as np
import pandas as pd

from klantenbestand.analysis.intervals import wilson
from klantenbestand.analysis.lines import BoolArray, codes, days_of, numbers
from klantenbestand.analysis.periods import IntArray, Period, day_number, labels, month_numbers, period_numbers
from klantenbestand.analysis.seasonal_index import FloatArray
from klantenbestand.analysis.thin import ANSWERS_FOR_CSAT, ANSWERS_FOR_NPS, too_thin
from klantenbestand.analysis.trend import Z95
from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen
from klantenbestand.words.wording import count, share
from klantenbestand.words.wording import period as in_words

FEW_FOR_WALD = 100
_COLUMNS = ["asked", "answers", "answer_rate", "low_scores", "high_scores", "value", "low", "high"]


class Question(StrEnum):
    """The two questions, as they stand in Vraag."""

    NPS = "aanbevelen 0-10"
    CSAT = "tevredenheid 1-5"


_SCALES = {Question.NPS: (0, 10), Question.CSAT: (1, 5)}  # the lowest and the highest score
_OTHER, _UNASKED = -2, -1  # another question, none


@frozen
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


@frozen
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
    answers = _answers(contacts, peildatum)
    scored = ~np.isnan(answers.score)
    bare = int((scored & (answers.question == _UNASKED)).sum())
    low, high = np.array([*_SCALES.values(), (0, 0), (0, 0)])[answers.question].T
    fits = (answers.score >= low) & (answers.score <= high) & (answers.score % 1 == 0)
    wrong = scored & (answers.question >= 0) & ~fits
    found = {
        question: _scored(answers.of(~wrong & (answers.question == place)), question, period, segments or {})
        for place, question in enumerate(Question)
    }
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


@frozen
class _Answers:
    """Contacts with a question or a score, oldest first: customer (position in `names`), question (position in
    `Question`, or one of those above), score (NaN: no answer), day (since 1970-01-01)."""

    names: pd.Index
    customer: IntArray
    question: IntArray
    score: FloatArray
    day: IntArray

    def of(self, chosen: BoolArray | IntArray) -> "_Answers":
        """Some of them."""
        return _Answers(self.names, self.customer[chosen], self.question[chosen], self.score[chosen], self.day[chosen])


def _answers(contacts: pd.DataFrame | None, peildatum: pd.Timestamp) -> _Answers:
    """The questions and answers up to the peildatum."""
    if contacts is None or not {"date", "customer"} <= set(contacts):
        contacts = pd.DataFrame({"date": pd.Series(dtype="datetime64[s]"), "customer": pd.Series(dtype="str")})
    customer, names = codes(contacts["customer"], len(contacts))
    asked, words = codes(contacts.get("question"), len(contacts))
    places = {question.value: place for place, question in enumerate(Question)}
    question = np.array([*(places.get(word, _OTHER) for word in words.tolist()), _UNASKED])[asked]
    score, day = numbers(contacts, "score"), days_of(contacts["date"])
    dated = (day > np.iinfo(np.int64).min) & (day <= day_number(peildatum))
    rows = np.flatnonzero(dated & (customer >= 0) & ((question != _UNASKED) | ~np.isnan(score)))
    return _Answers(names, customer, question, score, day).of(rows[np.argsort(day[rows], kind="stable")])


def _scored(rows: _Answers, question: Question, period: Period, segments: Mapping[str, str]) -> Scored | None:
    answered = ~np.isnan(rows.score)
    if not answered.any():
        return None
    rated = not answered.all()
    periods, place = np.unique(period_numbers(month_numbers(rows.day), period), return_inverse=True)
    each = _last_each(place * len(rows.names) + rows.customer, rows.score)
    latest = _last_each(rows.customer, rows.score)
    score = rows.score[latest]
    group, parts = _grouped([segments.get(name, "") for name in rows.names.take(rows.customer[latest]).tolist()])
    known, whole = group >= 0, np.zeros(len(latest), dtype=np.int64)
    first, last = _SCALES[question]
    counts = np.bincount(score[~np.isnan(score)].astype(np.int64) - first, minlength=last - first + 1)
    per_period = _measured(place[each], rows.score[each], question, rated)
    per_segment = _measured(group[known], score[known], question, rated)
    return Scored(
        question,
        periods=per_period.set_axis(pd.Index(labels(periods, period), name="period", dtype="str")),
        segments=per_segment.set_axis(pd.Index(parts, name="segment", dtype="str")),
        distribution=pd.Series(counts, index=pd.RangeIndex(first, last + 1, name="score"), name="answers"),
        whole=_measured(whole, score, question, rated).iloc[0],
    )


def _last_each(key: IntArray, score: FloatArray) -> IntArray:
    """The position of the last one of each key that has a score, else of its last."""
    rising = np.argsort(~np.isnan(score), kind="stable")
    different, place = np.unique(key, return_inverse=True)
    last = np.zeros(len(different), dtype=np.int64)
    last[place[rising]] = rising  # the last one written stays
    return last


def _grouped(groups: list[str]) -> tuple[IntArray, list[str]]:
    """The groups as positions in their names, sorted; -1 for who is in none."""
    names = sorted(set(groups) - {""})
    places = {name: place for place, name in enumerate(names)}
    return np.array([places.get(name, -1) for name in groups], dtype=np.int64), names


def _measured(place: IntArray, score: FloatArray, question: Question, rated: bool) -> pd.DataFrame:
    """The figures of each group, given the group of each answer (0, 1, ...) and its score (NaN = no answer).

    `rated`: who kept silent stands in the sheet too.
    """
    nps = question is Question.NPS
    size = int(place.max(initial=-1)) + 1
    asked, answers, lows, highs = (
        np.bincount(place[chosen], minlength=size)
        for chosen in (slice(None), ~np.isnan(score), score <= (6 if nps else 3), score >= (9 if nps else 4))
    )
    told = np.full((size, 3), np.nan)
    for row in np.flatnonzero(answers >= (ANSWERS_FOR_NPS if nps else ANSWERS_FOR_CSAT)).tolist():
        told[row] = _told(nps, int(lows[row]), int(highs[row]), int(answers[row]))
    rate = answers / np.maximum(asked, 1) if rated else np.full(size, np.nan)
    return pd.DataFrame(dict(zip(_COLUMNS, (asked, answers, rate, lows, highs, *told.T), strict=True)))


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
