"""What a person decided on proposals, put back on the proposals of today: by customer numbers, never by place.

A cell of the tab that still holds what we wrote there the last time is no decision of a person: the value of today goes
there. That is seen by fingerprints of what we wrote, which are remembered in the workbook.

What was said of two customers is heard in every group that has these two, whoever came to it or left it since.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field
from enum import StrEnum
from itertools import combinations

import pandas as pd

from klantenbestand.book.row_keys import is_empty, key_text
from klantenbestand.duplicates.fingerprint import fingerprint, fingerprints
from klantenbestand.duplicates.proposals import SURE, Group
from klantenbestand.duplicates.survivorship import Survivor, Value, records_of, survivor_of
from klantenbestand.words.frozen import frozen

Pair = tuple[str, str]
NOTHING = "-"  # what a person types for a field that must become empty
_DECISION = "besluit"  # among the cells of what was shown
_NAMED = 4  # customers whose numbers stand in the name of a group
# What a person may change on the tab; the other fields follow the rules of `survivorship`.
EDITABLE = (
    *("company", "initials", "first_name", "infix", "last_name", "name", "street", "house_number", "house_addition"),
    *("address", "postcode", "city", "phone", "mobile", "email", "birth_date", "kvk", "vat_id", "iban"),
)


class Decision(StrEnum):
    """What becomes of a group; the values are what the person chooses from."""

    MERGE = "Samenvoegen"
    DIFFERENT = "Niet dezelfde"
    LATER = "Later"
    OPEN = ""


@frozen
class Answer:
    """What stands on the tab for a group: the decision, and the cells of the row that shows what it will become."""

    decision: Decision
    cells: Mapping[str, object] = field(default_factory=dict)


@frozen
class Shown:
    """What we put on the tab for a group: its verdict, and fingerprints of its rows (by customer) and of its cells."""

    verdict: str
    rows: Mapping[str, str]
    cells: Mapping[str, str]

    def is_put_off(self, answer: Answer) -> bool:
        """Whether a person does not want it merged now: he chose *Later*, or took away what stood on *Samenvoegen*."""
        was_ticked = self.cells.get(_DECISION) == cell_print(Decision.MERGE.value)
        return answer.decision is Decision.LATER or (answer.decision is Decision.OPEN and was_ticked)


@frozen
class Proposal:
    """A group with what will stand if it is merged.

    `key` names the group from run to run; `values` hold each editable field, those in `edited` as a person typed them;
    `asks` are the critical fields that contradict and that nobody filled in yet; `rows` the fingerprints by customer.
    """

    key: str
    group: Group
    survivor: Survivor
    decision: Decision
    values: Mapping[str, Value]
    edited: frozenset[str] = frozenset()
    asks: tuple[str, ...] = ()
    rows: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_ready(self) -> bool:
        """Whether it can be carried out as it stands."""
        return self.decision is Decision.MERGE and not self.asks and self.group.is_numbered

    def shown(self) -> Shown:
        """What is remembered of it when it is put on the tab: a cell that a person typed is not ours."""
        cells = {key: "" if key in self.edited else cell_print(value) for key, value in self.values.items()}
        return Shown(self.group.verdict, self.rows, {**cells, _DECISION: cell_print(self.decision.value)})


def group_key(group: Group) -> str:
    """The name of a group of customers, whatever the order of the rows; a row without a number of its own is named by
    where it stands.

    >>> group_key(Group(SURE, ("12", "7"), (9, 5), 1.0, "")), group_key(Group(SURE, ("", "7"), (9, 5), 1.0, ""))
    ('12 + 7', '7 + rij 9')
    >>> group_key(Group(SURE, tuple("12345"), tuple(range(5)), 1.0, ""))[:25]
    '1 + 2 + 3 + 4 + 1 andere '
    """
    numbers = group.customers
    ordered = sorted(
        _named(number, row, own=numbers.count(number) == 1) for number, row in zip(numbers, group.rows, strict=True)
    )
    if len(ordered) <= _NAMED:
        return " + ".join(ordered)
    more = f"{len(ordered) - _NAMED} andere ({fingerprint(ordered)[:4]})"
    return " + ".join([*ordered[:_NAMED], more])


def _named(number: str, row: int, *, own: bool) -> str:
    if not number:
        return f"rij {row}"
    return number if own else f"{number} (rij {row})"


def cell_print(value: object) -> str:
    """A fingerprint of a cell, the same for what we write and for what is read back."""
    text = key_text(value)
    return fingerprint([text])[:8] if text else ""


def editable_fields(customers: pd.DataFrame, made: Collection[str]) -> tuple[str, ...]:
    """The fields that a person may change, of the columns that are there; `made` are those without a cell of their own.

    A column with whole names or addresses is left out where the parts have columns of their own.
    """
    there = [key for key in EDITABLE if key in customers and key not in made]
    whole = {"name": "last_name", "address": "street"}
    return tuple(key for key in there if whole.get(key) not in there)


def proposals(
    groups: Iterable[Group],
    customers: pd.DataFrame,
    fields: Sequence[str],
    answers: Mapping[str, Answer],
    shown: Mapping[str, Shown],
    *,
    tick_asked: bool = False,
    once_refused: Collection[Pair] = (),
) -> list[Proposal]:
    """The groups with what a person decided on them; what is surely double and new is ticked, with `tick_asked` also
    what was only asked before and that nobody decided on. Never what holds a pair of `once_refused`: a person said
    that these are not the same, and they are put to him again."""
    groups, earlier = list(groups), _Earlier(answers, shown, tick_asked, frozenset(once_refused))
    wanted = list(dict.fromkeys(row for group in groups for row in group.rows))
    prints, records = fingerprints(customers, wanted), records_of(customers.loc[wanted])
    made = []
    for group in groups:
        key = group_key(group)
        rows = {number: prints[row] for number, row in zip(group.customers, group.rows, strict=True)}
        survivor = survivor_of({row: records[row] for row in group.rows})
        ours = {name: None if name in survivor.ask else survivor[name] for name in fields}
        typed = earlier.typed(group, survivor.customer, ours)
        edited = frozenset(typed)
        asks = tuple(name for name in survivor.ask if name in fields and name not in edited)
        asks += tuple(name for name in survivor.ask if name not in fields)
        decision = earlier.decision(group, rows, ours)
        made.append(Proposal(key, group, survivor, decision, {**ours, **typed}, edited, asks, rows))
    return made


class _Earlier:
    """What a person said of the groups that we put on the tab the last time."""

    def __init__(
        self,
        answers: Mapping[str, Answer],
        shown: Mapping[str, Shown],
        tick_asked: bool,
        refused: frozenset[Pair],
    ) -> None:
        self.answers, self.shown, self.tick_asked, self.refused = answers, shown, tick_asked, refused
        self.about: dict[Pair, list[str]] = defaultdict(list)
        sure = {pair: key for key, one in shown.items() if one.verdict == SURE for pair in pairs_of(one.rows)}
        for key in (key for key in shown if key in answers):
            for pair in pairs_of(shown[key].rows):
                if sure.get(pair, key) == key:  # a question about groups that are sure says nothing within these
                    self.about[pair].append(key)

    def of_some(self, group: Group) -> list[str]:
        """The groups, of other rows, on which two of these customers stood; the largest first."""
        keys = {key for pair in pairs_of(group.customers) for key in self.about.get(pair, ())} - {group_key(group)}
        return sorted(keys, key=lambda key: (-len(self.shown[key].rows), key))

    def decision(self, group: Group, rows: Mapping[str, str], ours: Mapping[str, Value]) -> Decision:
        """What stands on the tab for a group: what was said of it, or the most careful of what was said of some."""
        may_tick = group.verdict == SURE and group.is_numbered and not self.refused & pairs_of(group.customers)
        ticked = Decision.MERGE if may_tick else Decision.OPEN
        answer = self.answers.get(group_key(group))
        decision = ticked if answer is None else self._said(group, rows, answer, ticked)
        if answer is not None and (decision is not Decision.MERGE or answer.decision is Decision.MERGE):
            return decision
        said = [self._said_of_some(key, ticked, ours) for key in self.of_some(group)]
        if Decision.LATER in said:
            return Decision.LATER
        return Decision.OPEN if Decision.OPEN in said else decision

    def _said(self, group: Group, rows: Mapping[str, str], answer: Answer, ticked: Decision) -> Decision:
        earlier, given = self.shown.get(group_key(group)), answer.decision
        if earlier is None:
            return given
        was_sure, changed = earlier.verdict == SURE, earlier.rows != rows
        if given is Decision.MERGE and (changed or (was_sure and group.verdict != SURE)):
            return ticked  # what he saw, or what a tick of ours rested on, is no more
        if given is Decision.OPEN and self.tick_asked and not was_sure:
            return ticked
        if given is Decision.DIFFERENT and changed:  # said of rows that are no more: asked again
            return Decision.OPEN
        return given

    def _said_of_some(self, key: str, ticked: Decision, ours: Mapping[str, Value]) -> Decision:
        """What was said of two customers of a group, for the group: only what we ticked ourselves, and where nothing
        was typed, leaves us free to tick it."""
        answer, before = self.answers[key], self.shown[key]
        if answer.decision is Decision.LATER:
            return Decision.LATER
        if answer.decision is Decision.OPEN:
            return ticked if self.tick_asked and before.verdict != SURE else Decision.OPEN
        if answer.decision is Decision.DIFFERENT or _typed(ours, answer, before):
            return Decision.OPEN
        return ticked

    def typed(self, group: Group, survivor: str, ours: Mapping[str, Value]) -> dict[str, Value]:
        """The fields that a person typed; for some of the rows only, where the `survivor` is one of these."""
        key = group_key(group)
        if key in self.answers:
            return _typed(ours, self.answers[key], self.shown.get(key))
        found: dict[str, Value] = {}
        for key in self.of_some(group):
            if survivor in self.shown[key].rows:
                found = {**_typed(ours, self.answers[key], self.shown[key]), **found}
        return found


def _typed(ours: Mapping[str, Value], answer: Answer, earlier: Shown | None) -> dict[str, Value]:
    """The cells of an answer that a person typed, where `ours` would stand; None where he wants it empty."""
    typed: dict[str, Value] = {}
    for name in (name for name in ours if name in answer.cells):
        cell, now = answer.cells[name], cell_print(answer.cells[name])
        before = earlier.cells.get(name, "") if earlier else ""
        # Empty where it was empty, or where the person takes back what he typed before: then ours stands.
        if now not in (cell_print(ours[name]), before):
            typed[name] = None if is_empty(cell) or str(cell).strip() == NOTHING else cell
    return typed


def pairs_of(customers: Iterable[str]) -> set[Pair]:
    """All pairs of these customers, each in order; one without a number has none."""
    return set(combinations(sorted({number for number in customers if number}), 2))
