"""What a customer's last answers were, and who gave a low score and was not spoken to since: to be called back."""

import numpy as np
import pandas as pd

from klantenbestand.analysis.lines import days_of, texts
from klantenbestand.analysis.periods import as_dates, day_number
from klantenbestand.analysis.satisfaction import Question

LOW = {Question.NPS: 6, Question.CSAT: 2}  # the highest score that is low
_DAYS = 365  # an answer of longer ago is no reason to call any more
_OUTGOING = ("", "uit")


def last_answers(contacts: pd.DataFrame | None, peildatum: pd.Timestamp) -> pd.DataFrame:
    """The last possible answer of each customer to each question, up to the peildatum.

    `contacts` is the typed frame of *Contacten*. Index = 0, 1, ...; columns customer, question (a word of `Question`),
    score, day (since 1970-01-01), report ('' without), done (bool: *Afgehandeld* is ja).
    """
    columns = ["customer", "question", "score", "day", "report", "done"]
    if contacts is None or not {"date", "customer", "question", "score"} <= set(contacts):
        return pd.DataFrame(columns=columns)
    named = {name: texts(contacts, name) for name in ("customer", "question", "report", "done")}
    rows = pd.DataFrame(named).assign(score=pd.to_numeric(contacts["score"], errors="coerce"))
    rows["day"] = days_of(contacts["date"])
    rows["done"] = rows["done"] == "ja"
    nps = rows["question"] == Question.NPS.value
    low, high = np.where(nps, 0, 1), np.where(nps, 10, 5)
    fits = (nps | (rows["question"] == Question.CSAT.value)) & (rows["score"] % 1 == 0)
    fits &= (rows["score"] >= low) & (rows["score"] <= high) & (rows["customer"] != "")
    fits &= (rows["day"] > np.iinfo(np.int64).min) & (rows["day"] <= day_number(peildatum))
    rows = rows[fits].sort_values("day", kind="stable").drop_duplicates(["customer", "question"], keep="last")
    return rows[columns].reset_index(drop=True)


def to_call_back(contacts: pd.DataFrame | None, peildatum: pd.Timestamp, days: int = _DAYS) -> pd.DataFrame:
    """Who gave a low score as last answer in the last `days` days (aanbevelen 0-6, tevredenheid 1-2), is not handled
    (*Afgehandeld*), and was not contacted by you on a later day.

    Columns customer, question, score, date, report; the latest answer first, one row a customer and question.
    """
    answers = last_answers(contacts, peildatum)
    limit = answers["question"].map({question.value: score for question, score in LOW.items()}).astype(np.float64)
    today = day_number(peildatum)
    low = answers[(answers["score"] <= limit) & (answers["day"] > today - days) & ~answers["done"].astype(bool)]
    spoken = _last_outgoing(contacts, today).reindex(low["customer"]).to_numpy(dtype=np.float64)
    low = low[~(spoken > low["day"].to_numpy(dtype=np.float64))].sort_values("day", ascending=False, kind="stable")
    low = low.assign(date=as_dates(low["day"].to_numpy(dtype=np.int64)))
    return low[["customer", "question", "score", "date", "report"]].reset_index(drop=True)


def _last_outgoing(contacts: pd.DataFrame | None, today: int) -> pd.Series:
    """The last day on which you contacted each customer; a question that was asked is no contact about the answer."""
    if contacts is None or not {"date", "customer"} <= set(contacts):
        return pd.Series(dtype=np.float64)
    rows = pd.DataFrame({name: texts(contacts, name) for name in ("customer", "direction", "question")})
    rows["day"] = days_of(contacts["date"])
    rows = rows[rows["direction"].isin(_OUTGOING) & (rows["question"] == "") & (rows["day"] <= today)]
    return rows.groupby("customer")["day"].max().astype(np.float64)
