"""What the workbook remembers of duplicates: pairs that are not one customer, and what we last put on the tab.

Of the rows only fingerprints are kept, and the customer numbers.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

import pandas as pd

from klantenbestand.book.memory import Memory
from klantenbestand.book.row_keys import key_text
from klantenbestand.duplicates.decisions import Pair, Proposal, Shown, pairs_of
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
    """Two customers that are not the same, someone said of rows with these fingerprints, on a proposed group."""

    group: str
    pair: Pair
    prints: tuple[str, str]
    day: date


def refusals(memory: Memory) -> list[Refusal]:
    """Everything that was refused."""
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
    """Those of which neither row changed since, and those of which a row is gone for now; `prints` by customer."""
    return [
        one
        for one in found
        if all(prints.get(number, kept) == kept for number, kept in zip(one.pair, one.prints, strict=True))
    ]


def after_merging(found: Iterable[Refusal], moved: Mapping[str, str], prints: Mapping[str, str]) -> list[Refusal]:
    """What was refused of customers that were merged holds for what they became; `prints` by customer of those."""
    followed = []
    for one in found:
        left, right = (moved.get(number, number) for number in one.pair)
        kept = dict(zip((left, right), one.prints, strict=True))
        kept |= {number: prints[number] for number in (left, right) if number in prints}
        if left != right:
            pair = (min(left, right), max(left, right))
            followed.append(replace(one, pair=pair, prints=(kept[pair[0]], kept[pair[1]])))
    return followed


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


def pairs_from_shown(shown: Shown) -> set[Pair]:
    """All pairs of the rows of a group as it was put on the tab."""
    return pairs_of(shown.rows)
