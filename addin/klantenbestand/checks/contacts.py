"""What is wrong between the columns of *Contacten*, *Campagnes* and *Nummers*."""

import pandas as pd

from klantenbestand.checks.masks import column_or_empty, finding, finding_on
from klantenbestand.reading.data import SheetData
from klantenbestand.words.findings import Finding

_SCORES = {"aanbevelen 0-10": (0, 10), "tevredenheid 1-5": (1, 5)}


def check_contacts(data: SheetData) -> list[Finding]:
    """Scores outside their scale or without a question, follow-ups without a date."""
    frame = data.frame
    found: list[Finding] = []
    if "score" in frame:
        question = column_or_empty(frame, "question")
        for name, (low, high) in _SCORES.items():
            outside = (question == name) & ~frame["score"].between(low, high) & frame["score"].notna()
            found += finding_on(data, "score", "score-outside-scale", outside, low=low, high=high)
        found += finding_on(data, "score", "score-without-question", frame["score"].notna() & question.isna())
    if "follow_up" in frame:
        undated = frame["follow_up"].notna() & column_or_empty(frame, "follow_up_date").isna()
        undated &= column_or_empty(frame, "done") != "ja"
        found += finding(data, "follow-up-without-date", undated, column="follow_up")
    return found


def check_campaigns(data: SheetData) -> list[Finding]:
    """A campaign named twice, or one that ends before it starts."""
    frame = data.frame
    twice = frame["campaign"].notna() & frame["campaign"].str.casefold().duplicated(keep=False)
    found = finding_on(data, "campaign", "campaign-twice", twice)
    if {"start_date", "end_date"} <= set(frame.columns):
        found += finding_on(data, "end_date", "end-before-start", frame["end_date"] < frame["start_date"])
    return found


def check_numbers(data: SheetData) -> list[Finding]:
    """A number at a source that belongs to two customers from the same day on."""
    keys = [key for key in ("source", "number_at_source", "valid_from") if key in data.frame]
    filled = data.frame["number_at_source"].notna()
    pairs = data.frame.loc[filled, [*keys, "customer"]].drop_duplicates()
    mask = pd.Series(False, index=data.frame.index)
    mask[pairs.index[pairs.duplicated(keys, keep=False)]] = True
    return finding_on(data, "number_at_source", "number-with-two-customers", mask)
