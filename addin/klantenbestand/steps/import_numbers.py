"""Whose the customer numbers in an export are: as *Nummers* tells it, or those of *Klanten* themselves.

A number is followed to a customer who may be called so. Who is called otherwise is looked at by his data.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import cached_property

import pandas as pd

from klantenbestand.duplicates.called import Called
from klantenbestand.reading.data import Data
from klantenbestand.reading.links import Known, loose
from klantenbestand.reading.merged_numbers import followed
from klantenbestand.reading.texts import fold
from klantenbestand.steps.import_buyers import FIRST, SHARED, is_named
from klantenbestand.steps.import_identity import NUMBER, SOURCE
from klantenbestand.steps.import_names import Names
from klantenbestand.words.frozen import frozen

_MOSTLY, _NEARLY_ALL = 0.5, 0.8
_SOME = 2  # customers of the same name that are there by chance hardly ever
EVER = pd.Timestamp("1800-01-01").as_unit("us")  # of a number without a day
_NEEDED = ["source", "number_at_source", "customer"]


@frozen
class Candidate:
    """A customer that a number may mean; `exact` where it is written just so."""

    customer: str
    exact: bool = True
    since: pd.Timestamp = EVER


@frozen
class Evidence:
    """What tells whose numbers these are. `orders`: the customers of *Aankopen* on whom the orders of a buyer stand
    already; `all_own`: a person said that the numbers are the owner's; `own`: by the folded source, what was found of
    it in an earlier run."""

    orders: Mapping[int, set[str]] = field(default_factory=dict)
    all_own: bool | None = None
    own: Mapping[str, bool] = field(default_factory=dict)


@frozen
class Numbered:
    """The buyers with a number. `meant`: the customer that it is; `own`: sources that use the owner's numbers;
    `not_followed`: buyers whose number is of a customer, and is not followed: he is called otherwise, or it is not
    certain that it is he."""

    meant: Mapping[int, str]
    own: frozenset[str]
    not_followed: Mapping[int, tuple[str, Called]]


def numbered(data: Data, frame: pd.DataFrame, evidence: Evidence) -> Numbered:
    """Who the numbers are of. `frame` of `Buyers`."""
    look = _Numbers(data, frame, evidence)
    own = frozenset(source for source in look.sources if look.uses_own(source))
    meant, not_followed = dict[int, str](), dict[int, tuple[str, Called]]()
    for row in look.rows:
        candidates = look.candidates(row, is_own=look.source[row] in own)
        found = look.chosen(row, candidates)
        if found:
            meant[row] = found
        elif candidates:
            levels = [(one.customer, look.names.level(row, one.customer)) for one in candidates]
            not_followed[row] = max(levels, key=lambda one: one[1])
    return Numbered(meant, own, not_followed)


class _Numbers:
    """The numbers of all buyers, with what is known of them."""

    def __init__(self, data: Data, frame: pd.DataFrame, evidence: Evidence) -> None:
        self.data, self.frame, self.evidence = data, frame, evidence
        self.sources = [str(source) for source in frame[SOURCE].unique()]
        self.number = {row: str(text) for row, text in zip(frame.index.tolist(), frame[NUMBER], strict=True) if text}
        self.rows = list(self.number)
        self.source = dict(zip(frame.index.tolist(), frame[SOURCE].astype(str), strict=True))
        self.shared = dict(zip(frame.index.tolist(), frame[SHARED].astype(bool), strict=True))
        self.first = dict(zip(frame.index.tolist(), frame[FIRST], strict=True))
        self.is_named = is_named(frame)

    @cached_property
    def told(self) -> dict[int, list[Candidate]]:
        """What *Nummers* tells of each, what was told last at the end."""
        table = _table(self.data)
        by_number: dict[tuple[str, str], list[tuple[str, Candidate]]] = defaultdict(list)
        columns = [table[key] for key in (*_NEEDED, "since")]
        for source, number, customer, day in zip(*columns, strict=True):
            one = Candidate(followed(str(customer), self.data.merged), since=day)
            by_number[fold(source), loose(number)].append((_plain(number), one))
        found = {}
        for row, number in self.number.items():
            known = by_number.get((fold(self.source[row]), loose(number)), [])
            exact = [one for text, one in known if text == _plain(number)]
            alone = len({text for text, _ in known}) == 1 and self._is_alone(row)
            rest = [Candidate(one.customer, alone and not self.is_named[row], one.since) for _, one in known]
            found[row] = sorted(exact or rest, key=lambda one: one.since)
        return found

    @cached_property
    def _forms(self) -> Mapping[tuple[str, str], set[str]]:
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for row, number in self.number.items():
            found[self.source[row], loose(number)].add(_plain(number))
        return found

    def _is_alone(self, row: int) -> bool:
        """Whether no other number of this source differs from this one by signs or leading zeros only."""
        return len(self._forms[self.source[row], loose(self.number[row])]) == 1

    @cached_property
    def same(self) -> dict[int, list[Candidate]]:
        """The customers of *Klanten* who have these numbers themselves."""
        if self.data.customers is None:
            return {}
        known = Known.of(self.data.customers)
        found = {}
        for row, number in self.number.items():
            form = number if number in known.numbers else known.by_form.get(loose(number), "")
            is_exact = form == number or (self._is_alone(row) and not self.is_named[row])
            found[row] = [Candidate(followed(form, self.data.merged), is_exact)] if form else []
        return found

    @cached_property
    def names(self) -> Names:
        pairs = [(row, one.customer) for every in (self.told, self.same) for row in every for one in every[row]]
        customers = self.data.customers
        return Names({}) if customers is None else Names.of(customers.frame, self.frame, pairs)

    def candidates(self, row: int, *, is_own: bool) -> list[Candidate]:
        """Who the number of a buyer may mean: as *Nummers* tells it, else his own number, where that can be."""
        told, same = self.told.get(row, []), self.same.get(row, [])
        if is_own:
            return (same or told) if self.evidence.all_own else (told or same)
        # who has that very number and is called the same is no chance
        return told or [one for one in same if self.names.level(row, one.customer) is Called.THE_SAME]

    def chosen(self, row: int, candidates: Sequence[Candidate]) -> str:
        """The one of these that a buyer is, "" for none: who is called the same, else who may be called so where the
        number is his alone; of more the one of whom it was told last before he first bought."""
        first = self.first[row]
        levels = {one.customer: self.names.level(row, one.customer) for one in candidates}
        same = [one for one in candidates if levels[one.customer] is Called.THE_SAME]
        perhaps = [one for one in candidates if levels[one.customer] is not Called.OTHERWISE and one.exact]
        fitting = same or ([] if self.shared[row] else perhaps)
        before = [one for one in fitting if not isinstance(first, pd.Timestamp) or one.since <= first]
        day = before[-1].since if before else fitting[0].since if fitting else None
        told = {one.customer for one in fitting if one.since == day}
        return told.pop() if len(told) == 1 else ""

    def uses_own(self, source: str) -> bool:
        """Whether the customer numbers of this source are those of *Klanten*, as with a till that knows them.

        A person says it, or it was found before; else *Nummers* tells it, else what they are called, else on whom
        their orders stand already. Where nothing tells it they are not: a web shop counts from 1 as well.
        """
        if self.evidence.all_own is not None:
            return self.evidence.all_own
        before, told = self.evidence.own.get(fold(source)), _told_of(self.data, source)
        seems = self._seems_own(source)
        if before is not None:
            return before if seems is None else seems
        if told:
            return all(number == customer for number, customer in told)
        return seems is True

    def _seems_own(self, source: str) -> bool | None:
        """What names or orders tell; None where they do not. What *Nummers* translates says nothing: those that are
        the same there may be so by chance, nor does a number of more than one."""
        rows = [row for row in self.rows if self.source[row] == source and not self.shared[row]]
        there = {row: self.same[row][0].customer for row in rows if self.same.get(row) and not self.told.get(row)}
        levels = [self.names.level(row, customer) for row, customer in there.items()]
        same, other = levels.count(Called.THE_SAME), levels.count(Called.OTHERWISE)
        orders = self.evidence.orders
        stand = [customer in orders[row] for row, customer in there.items() if orders.get(row)]
        if other >= max(_SOME, same) or (stand and sum(stand) < _NEARLY_ALL * len(stand)):
            return False
        if len(there) < max(_MOSTLY * len(rows), 1):
            return None
        if same + other:
            certain = same >= _NEARLY_ALL * (same + other) and (same >= _SOME or bool(stand))
            return True if certain else None
        return True if stand else None


def number_changes(data: Data) -> dict[tuple[str, str], tuple[pd.Timestamp, ...]]:
    """By folded source and number (`loose`): the days on which *Nummers* gives a number to another customer."""
    table = _table(data)
    found: dict[tuple[str, str], dict[pd.Timestamp, set[str]]] = defaultdict(lambda: defaultdict(set))
    columns = [table[key] for key in (*_NEEDED, "since")]
    for source, number, customer, day in zip(*columns, strict=True):
        found[fold(source), loose(str(number))][day].add(followed(str(customer), data.merged))
    return {key: tuple(sorted(days)) for key, days in found.items() if len(set().union(*days.values())) > 1}


def told_now(data: Data) -> dict[tuple[str, str], str]:
    """By folded source and number (`loose`): what *Nummers* says of it, as one text: another text is another word."""
    table = _table(data)
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    columns = [table[key] for key in (*_NEEDED, "since")]
    for source, number, customer, day in zip(*columns, strict=True):
        found[fold(source), loose(str(number))].append(f"{customer} {day:%Y-%m-%d}")
    return {key: "; ".join(sorted(lines)) for key, lines in found.items()}


def _plain(number: str) -> str:
    return number.strip().casefold()


def _table(data: Data) -> pd.DataFrame:
    """The lines of *Nummers* that tell who someone is, with `since`."""
    sheet = data.numbers
    if sheet is None or not set(sheet.frame) >= set(_NEEDED):
        return pd.DataFrame({key: [] for key in (*_NEEDED, "since")})
    table = sheet.frame.dropna(subset=_NEEDED)
    days = table["valid_from"] if "valid_from" in table else pd.Series(pd.NaT, index=table.index)
    return table.assign(since=days.fillna(EVER))


def _told_of(data: Data, source: str) -> set[tuple[str, str]]:
    table = _table(data)
    of_source = table[table["source"].astype("str").map(fold) == fold(source)]
    return set(zip(of_source["number_at_source"], of_source["customer"], strict=True))
