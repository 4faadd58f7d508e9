"""Whose the customer numbers in an export are: as *Nummers* tells it, or those of *Klanten* themselves.

A number is followed to a customer who may be called so. Who is called otherwise is looked at by his data.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import numpy as np
import pandas as pd

from klantenbestand.duplicates.called import Called, called
from klantenbestand.reading.data import Data
from klantenbestand.reading.links import Known, loose
from klantenbestand.reading.merged_numbers import followed
from klantenbestand.reading.texts import fold
from klantenbestand.steps.import_buyers import FIRST, SHARED, is_named
from klantenbestand.steps.import_identity import NUMBER, SOURCE
from klantenbestand.words.frozen import frozen
from klantenbestand.words.sheets import CUSTOMERS

_MOSTLY, _NEARLY_ALL = 0.5, 0.8
_SOME = 2  # customers of the same name that are there by chance hardly ever
_NEEDED = {"source", "number_at_source", "customer"}


@frozen
class Candidate:
    """A customer that a number may mean; `exact` where it is written just so."""

    customer: str
    exact: bool = True
    since: pd.Timestamp = pd.Timestamp.min


@frozen
class Names:
    """What buyers are called beside customers of the file; by buyer and customer number."""

    levels: Mapping[tuple[int, str], Called]

    @classmethod
    def of(cls, data: Data, frame: pd.DataFrame, pairs: Iterable[tuple[int, str]]) -> "Names":
        """Compared for these pairs; of more rows with one number the row that is most like him counts."""
        if data.customers is None:
            return cls({})
        customers, wanted = data.customers.frame, list(dict.fromkeys(pairs))
        numbers = customers["customer"]
        rows: dict[str, list[int]] = defaultdict(list)
        for at in np.flatnonzero(numbers.isin({number for _, number in wanted})):
            rows[str(numbers.iloc[at])].append(int(at))
        asked = [(row, number, at) for row, number in wanted for at in rows[number]]
        if not asked:
            return cls({})
        buyers, there = sorted({row for row, _, _ in asked}), sorted({at for _, _, at in asked})
        keys = [key for key in CUSTOMERS.by_key if key in frame and key in customers]
        both = pd.concat([frame.loc[buyers, keys], customers.iloc[there][keys]], ignore_index=True)
        left, right = _places(buyers, 0), _places(there, len(buyers))
        a = np.asarray([left[row] for row, _, _ in asked], dtype=np.int64)
        b = np.asarray([right[at] for _, _, at in asked], dtype=np.int64)
        found: dict[tuple[int, str], Called] = {}
        for (row, number, _), level in zip(asked, called(both, a, b).tolist(), strict=True):
            found[row, number] = max(Called(level), found.get((row, number), Called.OTHERWISE))
        return cls(found)

    def level(self, buyer: int, customer: str) -> Called:
        """UNTOLD for who has no row in *Klanten*."""
        return self.levels.get((buyer, customer), Called.UNTOLD)


def _places(rows: Sequence[int], first: int) -> dict[int, int]:
    return {row: first + at for at, row in enumerate(rows)}


@frozen
class Numbered:
    """The buyers with a number. `meant`: the customer that it is; `own`: sources that use the owner's numbers;
    `other_name`: buyers whose number is of a customer (the first one told) who is called otherwise."""

    meant: Mapping[int, str]
    own: frozenset[str]
    other_name: Mapping[int, str]


def numbered(data: Data, frame: pd.DataFrame, orders: Mapping[int, set[str]], *, all_own: bool) -> Numbered:
    """Who the numbers are of. `frame` of `Buyers`; `orders`: the customers of *Aankopen* on whom the orders of a buyer
    stand already; `all_own`: a person said that the numbers are the owner's."""
    look = _Numbers(data, frame, orders)
    own = frozenset(source for source in look.sources if all_own or look.uses_own(source))
    meant, other_name = dict[int, str](), dict[int, str]()
    for row in look.rows:
        told = look.told.get(row, [])
        told = told or (look.same.get(row, []) if look.source[row] in own else [])
        found = look.chosen(row, told)
        if found:
            meant[row] = found
        elif told:
            other_name[row] = told[0].customer
    return Numbered(meant, own, other_name)


class _Numbers:
    """The numbers of all buyers, with what is known of them."""

    def __init__(self, data: Data, frame: pd.DataFrame, orders: Mapping[int, set[str]]) -> None:
        self.data, self.frame, self.orders = data, frame, orders
        self.sources = [str(source) for source in frame[SOURCE].unique()]
        self.number = {
            row: str(number) for row, number in zip(frame.index.tolist(), frame[NUMBER], strict=True) if number
        }
        self.rows = list(self.number)
        self.source = {row: str(frame.at[row, SOURCE]) for row in self.rows}
        self.is_named = is_named(frame)

    @cached_property
    def told(self) -> dict[int, list[Candidate]]:
        """What *Nummers* tells of each, what was told last at the end."""
        table = _table(self.data)
        by_number: dict[tuple[str, str], list[tuple[str, Candidate]]] = defaultdict(list)
        for source, number, day, customer in zip(
            *(table[key] for key in ("source", "number_at_source", "since", "customer")), strict=True
        ):
            one = Candidate(followed(str(customer), self.data.merged), since=day)
            by_number[fold(source), loose(number)].append((str(number), one))
        found = {}
        for row, number in self.number.items():
            known = by_number.get((fold(self.source[row]), loose(number)), [])
            exact = [one for text, one in known if text.strip() == number]
            alone = len({text for text, _ in known}) == 1 and self._is_alone(row)
            rest = [Candidate(one.customer, alone and not self.is_named[row], one.since) for _, one in known]
            found[row] = sorted(exact or rest, key=lambda one: one.since)
        return found

    @cached_property
    def _forms(self) -> Mapping[tuple[str, str], int]:
        found: dict[tuple[str, str], int] = defaultdict(int)
        for row, number in self.number.items():
            found[self.source[row], loose(number)] += 1
        return found

    def _is_alone(self, row: int) -> bool:
        """Whether no other number of this source differs from this one by signs or leading zeros only."""
        return self._forms[self.source[row], loose(self.number[row])] == 1

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
        return Names.of(self.data, self.frame, pairs)

    def chosen(self, row: int, candidates: Sequence[Candidate]) -> str:
        """The one of these that a buyer is, "" for none: who is called the same, else who may be called so where the
        number is his alone; of more the last that was told before he first bought."""
        first = self.frame[FIRST].loc[row]
        before = [one for one in candidates if not isinstance(first, pd.Timestamp) or one.since <= first]
        levels = {one.customer: self.names.level(row, one.customer) for one in candidates}
        same = [one for one in candidates if levels[one.customer] is Called.THE_SAME]
        shared = bool(self.frame[SHARED].loc[row])
        perhaps = [one for one in candidates if levels[one.customer] is Called.UNTOLD and one.exact and not shared]
        fitting = same or perhaps
        return ([one for one in fitting if one in before] or fitting)[-1].customer if fitting else ""

    def uses_own(self, source: str) -> bool:
        """Whether the customer numbers of this source are those of *Klanten*, as with a till that knows them.

        *Nummers* tells it, else what they are called, else on whom their orders stand already. Where nothing tells it
        they are not: a web shop counts from 1 as well.
        """
        told = _told_of(self.data, source)
        if told:
            return all(number == customer for number, customer in told)
        # a number of more than one says nothing about the others
        rows = [row for row in self.rows if self.source[row] == source and not self.frame[SHARED].loc[row]]
        there = {row: self.same[row][0].customer for row in rows if self.same.get(row)}
        if len(there) < max(_MOSTLY * len(rows), 1):
            return False
        levels = [self.names.level(row, customer) for row, customer in there.items()]
        same, other = levels.count(Called.THE_SAME), levels.count(Called.OTHERWISE)
        stand = [customer in self.orders[row] for row, customer in there.items() if self.orders.get(row)]
        if stand and sum(stand) < _NEARLY_ALL * len(stand):
            return False
        if same + other:
            return same >= _NEARLY_ALL * (same + other) and (same >= _SOME or bool(stand))
        return bool(stand)


def _table(data: Data) -> pd.DataFrame:
    """The lines of *Nummers* that tell who someone is, with `since`."""
    sheet = data.numbers
    if sheet is None or not set(sheet.frame) >= _NEEDED:
        return pd.DataFrame({key: [] for key in (*sorted(_NEEDED), "since")})
    table = sheet.frame.dropna(subset=sorted(_NEEDED))
    days = table["valid_from"] if "valid_from" in table else pd.Series(pd.NaT, index=table.index)
    return table.assign(since=days.fillna(pd.Timestamp.min))


def _told_of(data: Data, source: str) -> set[tuple[str, str]]:
    table = _table(data)
    of_source = table[table["source"].astype("str").map(fold) == fold(source)]
    return set(zip(of_source["number_at_source"], of_source["customer"], strict=True))
