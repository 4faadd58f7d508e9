"""Which groups may be merged as they were decided, and which are left alone, each with the reason why.

Every row is found again by its customer number in the sheet as it is now, and must be what it was when it was judged.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from klantenbestand.book.row_keys import is_empty, key_text
from klantenbestand.duplicates.decisions import Answer, Decision, Pair, Proposal, Shown, pairs_of, proposals
from klantenbestand.duplicates.proposals import Group
from klantenbestand.duplicates.survivorship import Value
from klantenbestand.reading.dates import parse_date
from klantenbestand.words.columns import Kind
from klantenbestand.words.frozen import frozen
from klantenbestand.words.sheets import CUSTOMERS


@frozen
class Left:
    """A group that was to be merged and is not; `why` is a code of `texts.duplicates.LEFT`, `fields` are their keys."""

    key: str
    why: str
    customers: tuple[str, ...]
    fields: tuple[str, ...] = ()


@frozen
class Merges:
    """What can be carried out, no customer in two of them, and what is left."""

    accepted: tuple[Proposal, ...]
    left: tuple[Left, ...]

    @property
    def moved(self) -> dict[str, str]:
        """Customer number that goes -> the one that it becomes."""
        return {
            number: one.survivor.customer
            for one in self.accepted
            for number in one.group.customers
            if number != one.survivor.customer
        }


def merges(
    customers: pd.DataFrame,
    fields: Sequence[str],
    answers: Mapping[str, Answer],
    shown: Mapping[str, Shown],
    refused: Sequence[Pair] = (),
) -> Merges:
    """What becomes of the groups that were decided to be merged, on *Klanten* as it is now.

    Of groups with rows in common the largest is taken; smaller ones that are wholly in it go along with it.
    """
    wanted = [key for key, answer in answers.items() if answer.decision is Decision.MERGE]
    said = _Said(customers, _places(customers), fields, answers, shown)
    found, left = list[Proposal](), list[Left]()
    for key in sorted(wanted, key=lambda key: (-len(shown[key].rows) if key in shown else 0, key)):
        judged = _judged(key, said)
        if isinstance(judged, Left):
            left.append(judged)
        else:
            found.append(judged)
    accepted, overlapping = _apart(found, _refused(answers, shown, refused))
    return Merges(tuple(accepted), (*left, *overlapping))


def _places(customers: pd.DataFrame) -> dict[str, list[int]]:
    """The Excel rows of each customer number."""
    places: dict[str, list[int]] = {}
    for row, number in zip(customers.index, customers["customer"], strict=True):
        if not pd.isna(number):
            places.setdefault(str(number), []).append(int(row))
    return places


@frozen
class _Said:
    """*Klanten* as it is now, and what was said of it."""

    customers: pd.DataFrame
    places: Mapping[str, list[int]]
    fields: Sequence[str]
    answers: Mapping[str, Answer]
    shown: Mapping[str, Shown]


def _judged(key: str, said: _Said) -> Proposal | Left:
    before, places, customers = said.shown.get(key), said.places, said.customers
    if before is None:
        return Left(key, "changed", ())
    if len(before.rows) < 2 or "" in before.rows:  # two rows with one number are one entry there
        return Left(key, "number", tuple(before.rows))
    numbers = tuple(before.rows)
    if not all(number and len(places.get(number, ())) == 1 for number in numbers):
        return Left(key, "gone", numbers)
    rows = sorted(places[number][0] for number in numbers)
    named = tuple(str(number) for number in customers.loc[rows, "customer"])
    group = Group(before.verdict, named, tuple(rows), 1.0, "")
    proposal = proposals([group], customers, said.fields, {key: said.answers[key]}, {key: before})[0]
    if dict(proposal.rows) != dict(before.rows):
        return Left(key, "changed", numbers)
    if proposal.asks:
        return Left(key, "ask", numbers, proposal.asks)
    values = {
        name: fitted(name, value) if name in proposal.edited else value for name, value in proposal.values.items()
    }
    unread = tuple(name for name in proposal.edited if values[name] is None and not is_empty(proposal.values[name]))
    return Left(key, "unread", numbers, unread) if unread else replace(proposal, values=values)


def fitted(key: str, value: Value) -> Value:
    """What a person typed as what its column holds: a date as Timestamp, all else as text; None where it cannot be.

    >>> fitted("birth_date", "12-3-1980"), fitted("phone", 31612345678.0), fitted("birth_date", "ooit")
    (Timestamp('1980-03-12 00:00:00'), '31612345678', None)
    """
    if is_empty(value):
        return None
    if CUSTOMERS[key].kind is not Kind.DATE:
        return key_text(value)
    if isinstance(value, pd.Timestamp):
        return value.normalize()
    day = parse_date(key_text(value)).day
    return None if day is None else pd.Timestamp(day)


def _refused(answers: Mapping[str, Answer], shown: Mapping[str, Shown], refused: Sequence[Pair]) -> set[Pair]:
    """Pairs that are not the same, as someone said now or before."""
    said = {
        pair
        for key, answer in answers.items()
        if answer.decision is Decision.DIFFERENT and key in shown and len(shown[key].rows) == 2
        for pair in pairs_of(shown[key].rows)
    }
    return said | {(min(pair), max(pair)) for pair in refused}


def _apart(found: Sequence[Proposal], refused: set[Pair]) -> tuple[list[Proposal], list[Left]]:
    accepted, left, taken = list[Proposal](), list[Left](), dict[str, frozenset[str]]()
    for one in found:  # largest first
        numbers = frozenset(one.group.customers)
        if pairs_of(numbers) & refused:
            left.append(Left(one.key, "contradiction", one.group.customers))
        elif any(number in taken for number in numbers):
            if not any(numbers <= whole for whole in taken.values()):
                left.append(Left(one.key, "overlap", one.group.customers))
        else:
            accepted.append(one)
            taken |= dict.fromkeys(numbers, numbers)
    return accepted, left
