"""Which group each customer was in at the last yearly reviews, as a table of *Geheugen*."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from klantenbestand.book.memory import Memory
from klantenbestand.book.row_keys import key_text

REVIEWS = "klantgroepen"
_DAY, _NUMBER, _GROUP = "Peildatum", "Klantnummer", "Groep"
_COLUMNS = (_DAY, _NUMBER, _GROUP)
APART = 28  # days: a review made again within this time takes the place of the first one


@dataclass(frozen=True)
class Review:
    """The groups of an earlier review: customer number -> name of the group, and its peildatum."""

    day: pd.Timestamp
    groups: Mapping[str, str]


def earlier_review(memory: Memory, peildatum: pd.Timestamp, merged: Mapping[str, str]) -> Review | None:
    """The review to compare with: the last one at least 28 days before, else the last one before; None for the first.

    Who was merged (old number -> new one) goes by the number that stayed, in the group of that customer.
    """
    table = _reviews(memory)
    days = table[_DAY][table[_DAY] < peildatum]
    if days.empty:
        return None
    apart = days[days <= peildatum - pd.Timedelta(days=APART)]
    day = (days if apart.empty else apart).max()
    rows = table[table[_DAY] == day]
    stayed = pd.Series([_stayed(number, merged) for number in rows[_NUMBER]], index=rows.index, dtype="str")
    ranked = rows.assign(stayed=stayed, moved=stayed != rows[_NUMBER]).sort_values("moved", kind="stable")
    own = ranked.drop_duplicates("stayed")
    return Review(day, dict(zip(own["stayed"], own[_GROUP], strict=True)))


def with_review(memory: Memory, peildatum: pd.Timestamp, groups: "pd.Series[str]") -> Memory:
    """The memory with the groups of this review (index = customer number), and those of the one before it.

    A review of the 28 days before is replaced: it was made again. Who has no group is left out.
    """
    groups = groups[groups != ""]
    if groups.empty:
        return memory
    table = _reviews(memory)
    older = table[table[_DAY] <= peildatum - pd.Timedelta(days=APART)]
    older = older[older[_DAY] == older[_DAY].max()]
    now = pd.DataFrame({_DAY: peildatum, _NUMBER: groups.index.astype("str"), _GROUP: groups.to_numpy()})
    kept = pd.concat([older, now], ignore_index=True) if len(older) else now
    return memory.with_table(REVIEWS, kept[list(_COLUMNS)])


def _reviews(memory: Memory) -> pd.DataFrame:
    table = memory.table(REVIEWS, _COLUMNS)
    frame = pd.DataFrame(
        {
            _DAY: pd.to_datetime(table[_DAY].reset_index(drop=True), errors="coerce").astype("datetime64[us]"),
            _NUMBER: pd.Series([key_text(number) for number in table[_NUMBER]], dtype="str"),
            _GROUP: pd.Series([key_text(group) for group in table[_GROUP]], dtype="str"),
        }
    )
    return frame[frame[_DAY].notna() & (frame[_NUMBER] != "") & (frame[_GROUP] != "")]


def _stayed(number: str, merged: Mapping[str, str]) -> str:
    seen = {number}
    while number in merged and merged[number] not in seen:
        number = merged[number]
        seen.add(number)
    return number
