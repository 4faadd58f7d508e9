"""What a customer's last answers were, and who gave a low score and was not spoken to since: to be called back."""

import numpy as np
import pandas as pd

from klantenbestand.analysis.addressed import OUTGOING
from klantenbestand.analysis.lines import among, codes, days_of, numbers, texts
from klantenbestand.analysis.listed import positions
from klantenbestand.analysis.periods import IntArray, as_dates, day_number
from klantenbestand.analysis.satisfaction import Question

LOW = {Question.NPS: 6, Question.CSAT: 2}  # the highest score that is low
_DAYS = 365  # an answer of longer ago is no reason to call any more


def last_answers(contacts: pd.DataFrame | None, peildatum: pd.Timestamp) -> pd.DataFrame:
    """The last possible answer of each customer to each question, up to the peildatum.

    `contacts` is the typed frame of *Contacten*. Index = 0, 1, ...; columns customer, question (a word of `Question`),
    score, day (since 1970-01-01), report ('' without), done (bool: *Afgehandeld* is ja).
    """
    columns = ["customer", "question", "score", "day", "report", "done"]
    if contacts is None or not {"date", "customer", "question", "score"} <= set(contacts):
        return pd.DataFrame(columns=columns)
    customer, day = codes(contacts["customer"], len(contacts))[0], days_of(contacts["date"])
    score = numbers(contacts, "score")
    nps, csat = (among(contacts, "question", question.value) for question in (Question.NPS, Question.CSAT))
    fits = np.where(nps, (score >= 0) & (score <= 10), csat & (score >= 1) & (score <= 5)) & (score % 1 == 0)
    fits &= (customer >= 0) & (day > np.iinfo(np.int64).min) & (day <= day_number(peildatum))
    rows = np.flatnonzero(fits)
    rows = rows[np.argsort(day[rows], kind="stable")]
    each, place = np.unique((2 * customer + nps)[rows], return_inverse=True)  # customer and question
    last = np.empty(len(each), dtype=np.int64)
    last[place] = np.arange(len(rows))  # the last one written stays
    rows = rows[np.sort(last)]
    questions = pd.Index([Question.NPS.value, Question.CSAT.value], dtype="str")
    return pd.DataFrame(
        {
            "customer": texts(contacts, "customer").array.take(rows),
            "question": questions.take(csat[rows].astype(np.int64)).array,
            "score": score[rows],
            "day": day[rows],
            "report": texts(contacts, "report").array.take(rows),
            "done": among(contacts, "done", "ja")[rows],
        }
    )


def to_call_back(contacts: pd.DataFrame | None, peildatum: pd.Timestamp, days: int = _DAYS) -> pd.DataFrame:
    """Who gave a low score as last answer in the last `days` days (aanbevelen 0-6, tevredenheid 1-2), is not handled
    (*Afgehandeld*), and was not contacted by you on a later day.

    Columns customer, question, score, date, report; the latest answer first, one row a customer and question.
    """
    answers = last_answers(contacts, peildatum)
    score, day = answers["score"].to_numpy(dtype=np.float64), answers["day"].to_numpy(dtype=np.int64)
    nps = (answers["question"] == Question.NPS.value).to_numpy(dtype=bool)
    low = score <= np.where(nps, LOW[Question.NPS], LOW[Question.CSAT])
    today = day_number(peildatum)
    low &= (day > today - days) & ~answers["done"].to_numpy(dtype=bool)
    rows = np.flatnonzero(low)
    rows = rows[_last_outgoing(contacts, today, pd.Index(answers["customer"].iloc[rows])) <= day[rows]]
    rows = rows[np.argsort(-day[rows], kind="stable")]
    found = answers.iloc[rows].assign(date=as_dates(day[rows]))
    return found[["customer", "question", "score", "date", "report"]].reset_index(drop=True)


def _last_outgoing(contacts: pd.DataFrame | None, today: int, wanted: pd.Index) -> IntArray:
    """The last day on which you contacted each of these customers; a question that was asked is no contact about the
    answer. The smallest integer where you did not."""
    never = np.iinfo(np.int64).min
    if contacts is None or not {"date", "customer"} <= set(contacts):
        return np.full(len(wanted), never)
    customer, names = codes(contacts["customer"], len(contacts))
    day = days_of(contacts["date"])
    spoken = among(contacts, "direction", "", OUTGOING) & among(contacts, "question", "") & (day <= today)
    last = np.full(len(names) + 1, never)
    np.maximum.at(last, customer[spoken], day[spoken])
    last[-1] = never  # of nobody
    return last[positions(names, wanted)]
