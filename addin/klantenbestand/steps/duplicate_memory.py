"""What the workbook remembers of duplicates: pairs that are not one customer, and what we last put on the tab.

Of the rows only fingerprints are kept, and the customer numbers. A no is never forgotten, also where it does not hold
today because a row is another by now: the owner may set the row back, and we must not tick what he once refused.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from klantenbestand.book.memory import Memory
from klantenbestand.book.row_keys import key_text
from klantenbestand.duplicates.decisions import Pair, Proposal, Shown
from klantenbestand.duplicates.fingerprint import fingerprints
from klantenbestand.reading.sheet_data import SheetData
from klantenbestand.words.frozen import frozen

REFUSED, SHOWN = "geendubbel", "voorgelegd"
_GROUP, _LEFT, _RIGHT, _LEFT_PRINT, _RIGHT_PRINT, _DAY = (
    *("Groep", "Klantnummer", "Ander klantnummer", "Vingerafdruk", "Andere vingerafdruk", "Besloten op"),
)
_REFUSED_COLUMNS = (_GROUP, _LEFT, _RIGHT, _LEFT_PRINT, _RIGHT_PRINT, _DAY)
_VERDICT, _ROWS, _CELLS = "Oordeel", "Rijen", "Cellen"
_SHOWN_COLUMNS = (_GROUP, _VERDICT, _ROWS, _CELLS)


@frozen
class Refusal:
    """Two customers that are not the same, someone said of rows with these fingerprints, on a proposed group. Without
    fingerprints he wanted to see them again: it holds of no rows, and was said."""

    group: str
    pair: Pair
    prints: tuple[str, str]
    day: date


def refusals(memory: Memory) -> list[Refusal]:
    """Everything that was refused, whether it holds today or not."""
    found = []
    for line in memory.table(REFUSED, _REFUSED_COLUMNS).to_dict("records"):
        pair, prints = (key_text(line[_LEFT]), key_text(line[_RIGHT])), (
            key_text(line[_LEFT_PRINT]), key_text(line[_RIGHT_PRINT]),
        )  # fmt: skip
        day = pd.to_datetime(line[_DAY], errors="coerce")
        if all(pair):
            found.append(Refusal(key_text(line[_GROUP]), pair, prints, date.min if pd.isna(day) else day.date()))
    return found


def group_of(line: Mapping[str, str]) -> str:
    """The group on which a remembered refusal was said."""
    return line.get(_GROUP, "")


def numbers_of(line: Mapping[str, str]) -> set[str]:
    """The two customers of a remembered refusal."""
    return {line.get(_LEFT, ""), line.get(_RIGHT, "")}


def with_refusals(memory: Memory, found: Iterable[Refusal]) -> Memory:
    """The memory with these in place of what was refused before."""
    lines = [
        (one.group, *one.pair, *one.prints, pd.NaT if one.day == date.min else pd.Timestamp(one.day)) for one in found
    ]
    return memory.with_table(REFUSED, pd.DataFrame(lines, columns=list(_REFUSED_COLUMNS)))


def still_refused(found: Iterable[Refusal], prints: Mapping[str, str]) -> list[Refusal]:
    """Those of which neither row is another than it was then, and those of which a row is gone for now; `prints` by
    customer."""
    return [
        one
        for one in found
        if all(kept and prints.get(number, kept) == kept for number, kept in zip(one.pair, one.prints, strict=True))
    ]


def taken_back(found: Iterable[Refusal], groups: Collection[str]) -> list[Refusal]:
    """What was refused, where someone wants to see these groups again: it no longer holds, and that it was said stays
    known."""
    found = list(found)
    pairs = {one.pair for one in found if one.group in groups}
    return _once_each(replace(one, prints=("", "")) if one.pair in pairs else one for one in found)


def with_put_off(found: Sequence[Refusal], group: str, pairs: Iterable[Pair], day: date) -> list[Refusal]:
    """What was said, and that someone did not want these merged yet: as a no that was taken back, it holds of no rows
    and keeps us from ticking them."""
    known = {one.pair for one in found}
    return [*found, *(Refusal(group, pair, ("", ""), day) for pair in sorted(set(pairs) - known))]


def numbered_anew(found: Sequence[Refusal], customers: SheetData) -> list[Refusal]:
    """What was said of a customer who has another number by now: the only row that is what his was."""
    frame, numbers = customers.frame, customers.frame["customer"]
    there = {*numbers, *customers.merged}
    gone = {kept for one in found for number, kept in zip(one.pair, one.prints, strict=True) if number not in there}
    if not gone - {""}:
        return list(found)
    now: dict[str, list[str]] = defaultdict(list)
    known = {number for one in found for number in one.pair}
    for row, text in fingerprints(frame, frame.index[~numbers.isin(known)]).items():
        now[text].append(str(numbers[row]))
    followed = []
    for one in found:
        sides = [
            (now[kept][0] if number not in there and kept and len(now[kept]) == 1 else number, kept)
            for number, kept in zip(one.pair, one.prints, strict=True)
        ]
        (left, left_print), (right, right_print) = sorted(sides)
        followed.append(replace(one, pair=(left, right), prints=(left_print, right_print)) if left != right else one)
    return _once_each(followed)


def with_new(found: Iterable[Refusal], new: Collection[Refusal]) -> list[Refusal]:
    """What was refused before and now; a no that was taken back gives way to a new one."""
    pairs = {one.pair for one in new}
    return _once_each([*(one for one in found if all(one.prints) or one.pair not in pairs), *new])


def after_merging(
    found: Iterable[Refusal], moved: Mapping[str, str], before: Mapping[str, str], after: Mapping[str, str]
) -> list[Refusal]:
    """What was refused of customers that were merged is said of what they became, and holds where it held; `before` and
    `after`: fingerprints by customer around the merging."""
    followed = []
    for one in found:
        sides = {}
        for number, kept in zip(one.pair, one.prints, strict=True):
            now = moved.get(number, number)
            sides[now] = after.get(now, kept) if before.get(number) == kept else kept
        if len(sides) == 2:
            pair = (min(sides), max(sides))
            followed.append(replace(one, pair=pair, prints=(sides[pair[0]], sides[pair[1]])))
    return _once_each(followed)


def _once_each(found: Iterable[Refusal]) -> list[Refusal]:
    """The first of those that say one thing of one pair."""
    said: dict[tuple[Pair, tuple[str, str]], Refusal] = {}
    for one in found:
        said.setdefault((one.pair, one.prints), one)
    return list(said.values())


def prints_of(customers: pd.DataFrame, wanted: Iterable[str]) -> dict[str, str]:
    """Fingerprints by customer number, of the first row with that number."""
    numbers = customers["customer"]
    numbers = numbers[numbers.isin(set(wanted))].drop_duplicates()
    prints = fingerprints(customers, numbers.index)
    return {str(number): prints[int(row)] for row, number in zip(numbers.index, numbers, strict=True)}


def new_refusals(group: str, pairs: Iterable[Pair], prints: Mapping[str, str], day: date) -> list[Refusal]:
    """What is remembered of a group of which someone said today that it is not one customer."""
    return [Refusal(group, pair, (prints.get(pair[0], ""), prints.get(pair[1], "")), day) for pair in sorted(pairs)]


def shown_before(memory: Memory) -> dict[str, Shown]:
    """What we last put on the tab, by group. What cannot be read was never there."""
    found = {}
    for line in memory.table(SHOWN, _SHOWN_COLUMNS).to_dict("records"):
        rows, cells = _object(line[_ROWS]), _object(line[_CELLS])
        if rows is not None and cells is not None:
            found[key_text(line[_GROUP])] = Shown(key_text(line[_VERDICT]), rows, cells)
    return found


def with_shown(memory: Memory, proposals: Iterable[Proposal]) -> Memory:
    """The memory with what we put on the tab now."""
    lines = []
    for one in proposals:
        shown = one.shown()
        cells = {key: value for key, value in shown.cells.items() if value}
        lines.append((one.key, shown.verdict, _text(shown.rows), _text(cells)))
    return memory.with_table(SHOWN, pd.DataFrame(lines, columns=list(_SHOWN_COLUMNS), dtype=object))


def _text(found: Mapping[str, str]) -> str:
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _object(cell: object) -> dict[str, str] | None:
    try:
        found = json.loads(key_text(cell))
    except ValueError:
        return None
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else None
