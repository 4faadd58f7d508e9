"""Which group each customer was in at the last yearly reviews, as a table of *Geheugen*."""

from collections.abc import Mapping

import pandas as pd

from klantenbestand.book.memory import Memory
from klantenbestand.book.row_keys import key_text
from klantenbestand.words.frozen import frozen

REVIEWS = "klantgroepen"
_DAY, _NUMBER, _GROUP = "Peildatum", "Klantnummer", "Groep"
_COLUMNS = (_DAY, _NUMBER, _GROUP)
APART = 28  # days: a review made again within this time takes the place of the first one


@frozen
class Review:
    """The groups of an earlier review: customer number -> name of the group, and its peildatum."""

    day: pd.Timestamp
    groups: Mapping[str, str]


def earlier_review(memory: Memory, peildatum: pd.Timestamp, merged: Mapping[str, str]) -> Review | None:
    """The review to compare with: the last one at least 28 days before, else the last one before; None for the first.

    Who was merged (old number -> new one) goes by the number that stayed, in the group of that customer.
    """
    table = memory.table(REVIEWS, _COLUMNS)
    every = _days(table)
    days = every[every < peildatum]
    if days.empty:
        return None
    apart = days[days <= peildatum - pd.Timedelta(days=APART)]
    day = (days if apart.empty else apart).max()
    rows = _read(table[every == day])
    stayed = rows[_NUMBER]
    if merged:
        stayed = pd.Series([_stayed(number, merged) for number in stayed.tolist()], index=rows.index, dtype="str")
    ranked = rows.assign(stayed=stayed, moved=stayed != rows[_NUMBER]).sort_values("moved", kind="stable")
    own = ranked.drop_duplicates("stayed")
    return Review(day, dict(zip(own["stayed"].tolist(), own[_GROUP].tolist(), strict=True)))


def with_review(memory: Memory, peildatum: pd.Timestamp, groups: "pd.Series[str]") -> Memory:
    """The memory with the groups of this review (index = customer number), and those of the one before it.

    A review of the 28 days before is replaced: it was made again. Who has no group is left out.
    """
    groups = groups[groups != ""]
    if groups.empty:
        return memory
    table = memory.table(REVIEWS, _COLUMNS)
    every = _days(table)
    older = every[every <= peildatum - pd.Timedelta(days=APART)]
    now = pd.DataFrame({_DAY: peildatum, _NUMBER: groups.index.astype("str"), _GROUP: groups.to_numpy()})
    if len(older):
        before = _read(table[every == older.max()]).assign(**{_DAY: older.max()})
        now = pd.concat([before[list(_COLUMNS)], now], ignore_index=True)
    return memory.with_table(REVIEWS, now)


def _days(table: pd.DataFrame) -> pd.Series:
    return pd.to_datetime(table[_DAY], errors="coerce").astype("datetime64[us]")


def _read(rows: pd.DataFrame) -> pd.DataFrame:
    """Number and group as texts, where both are there: a number of digits may come back from Excel as a number."""
    number, group = ([key_text(value) for value in rows[column].tolist()] for column in (_NUMBER, _GROUP))
    frame = pd.DataFrame({_NUMBER: number, _GROUP: group}, dtype="str")
    return frame[(frame[_NUMBER] != "") & (frame[_GROUP] != "")]


def _stayed(number: str, merged: Mapping[str, str]) -> str:
    seen = {number}
    while number in merged and merged[number] not in seen:
        number = merged[number]
        seen.add(number)
    return number
