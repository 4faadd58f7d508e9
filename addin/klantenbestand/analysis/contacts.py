"""What the contact history adds to a customer: the last contact and the next thing to do."""

from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from klantenbestand.analysis.lines import BoolArray, days_of, texts, worded
from klantenbestand.analysis.listed import positions
from klantenbestand.analysis.periods import IntArray, sorted_positions

DONE = "ja"
_NEVER = 4_000_000  # days: an open action without a date comes after all that have one


def contact_columns(contacts: pd.DataFrame | None, numbers: pd.Index, today: int) -> dict[str, Any]:
    """One value a customer number: last_contact, last_subject, follow_up_date, follow_up.

    Contacts after the peildatum do not count yet. The next action is the earliest that is not done, overdue or not.
    """
    if contacts is None or not len(contacts) or "customer" not in contacts:
        never = np.full(len(numbers), np.datetime64("NaT", "us"))
        empty = worded(np.zeros(len(numbers), dtype=np.int64), ("",), pd.RangeIndex(len(numbers))).array
        return {
            "last_contact": never,
            "last_subject": empty,
            "follow_up_date": never.astype("datetime64[s]"),
            "follow_up": empty,
        }
    owner = positions(numbers, pd.Index(contacts["customer"], dtype="str"))
    day = days_of(contacts["date"])
    counts = (owner >= 0) & (day <= today)
    dated = counts & (day > np.iinfo(np.int64).min)
    last = _one_each(owner, day, dated, len(numbers), first=False)
    due = _due(contacts)
    nearest = _one_each(owner, due, counts & open_actions(contacts), len(numbers), first=True)
    return {
        "last_contact": _values(contacts, "date", last),
        "last_subject": _values(contacts, "subject", last),
        "follow_up_date": _values(contacts, "follow_up_date", nearest),
        "follow_up": _values(contacts, "follow_up", nearest),
    }


def _due(contacts: pd.DataFrame) -> IntArray:
    due = days_of(contacts["follow_up_date"]) if "follow_up_date" in contacts else np.full(len(contacts), _NEVER)
    return np.where(due == np.iinfo(np.int64).min, _NEVER, due)


def due_actions(contacts: pd.DataFrame, peildatum: date) -> int:
    """How many things that are not done were to be done by the peildatum."""
    if "follow_up_date" not in contacts:
        return 0
    due = contacts["follow_up_date"].le(pd.Timestamp(peildatum)).to_numpy(dtype=bool, na_value=False)
    return int((due & open_actions(contacts)).sum())


def open_actions(contacts: pd.DataFrame) -> BoolArray:
    """For each row of *Contacten* whether there is something to do, with a date or in words, that is not done."""
    todo = _due(contacts) < _NEVER
    if "follow_up" in contacts:
        todo |= (contacts["follow_up"].notna() & (contacts["follow_up"] != "")).to_numpy(dtype=bool)
    if "done" in contacts:
        todo &= (contacts["done"] != DONE).to_numpy(dtype=bool, na_value=True)
    return np.asarray(todo)


def _one_each(owner: IntArray, day: IntArray, counts: BoolArray, size: int, *, first: bool) -> IntArray:
    """The row of each customer with the first or last day; -1 without. On one day: the lower row is later."""
    chosen = np.full(size, -1, dtype=np.int64)
    rows = np.flatnonzero(counts)
    if not len(rows):
        return chosen
    days = day[rows] - day[rows].min()
    sequence = rows[sorted_positions(owner[rows] * (int(days.max()) + 1) + days)]
    if first:
        sequence = sequence[::-1]
    chosen[owner[sequence]] = sequence  # the last one written stays
    return chosen


def _values(contacts: pd.DataFrame, column: str, rows: IntArray) -> Any:
    if column.endswith("date"):
        if column not in contacts:
            return np.full(len(rows), np.datetime64("NaT", "s"))
        return pd.api.extensions.take(pd.to_datetime(contacts[column]).array, rows, allow_fill=True)
    return texts(contacts, column).array.take(rows, allow_fill=True, fill_value="")
