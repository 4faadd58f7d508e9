"""Which customers of an export are in *Klanten* already: by number and name, as taken over before, or as surely double.

Nobody is added before he was compared with the file. Who is surely a customer already is taken for him; who may be one
is added and asked about, for nothing is merged without a person.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date

import pandas as pd

from klantenbestand.duplicates.newcomers import Newcomer, newcomers
from klantenbestand.duplicates.proposals import QUESTION, SURE
from klantenbestand.reading.data import Data
from klantenbestand.steps.import_buyers import Buyers, is_named
from klantenbestand.steps.import_memory import by_memory
from klantenbestand.steps.import_numbers import numbered
from klantenbestand.steps.next_numbers import next_numbers
from klantenbestand.words.frozen import frozen
from klantenbestand.words.sheets import CUSTOMERS


@frozen
class Asked:
    """A new customer who may be one that is there (`other`: his number), and why."""

    number: str
    other: str
    reason: str


@frozen
class Matched:
    """The customer number of each buyer; "" for who cannot be told. `known`: those that are in *Klanten*, `by_data` of
    them who were found by what they are called, with the reason; `new` the buyers that make a new row, and `same_new`
    who are surely one of these; `own`: sources that use the owner's numbers; `other_name`: buyers whose number is of a
    customer who is called otherwise; `kept`: who is to be remembered, for no number tells it the next time."""

    numbers: Mapping[int, str]
    known: frozenset[int] = frozenset()
    by_data: Mapping[int, str] = field(default_factory=dict)
    new: tuple[int, ...] = ()
    same_new: Mapping[int, int] = field(default_factory=dict)
    asked: tuple[Asked, ...] = ()
    unknown: frozenset[int] = frozenset()
    own: frozenset[str] = frozenset()
    other_name: Mapping[int, str] = field(default_factory=dict)
    kept: Mapping[int, str] = field(default_factory=dict)


@frozen
class Told:
    """What is known beforehand. `refused`: pairs that are not the same, someone said; `orders`: customers of *Aankopen*
    that stand with the orders of a buyer already; `own`: a person said that the numbers are the owner's; `before`: who
    was taken over before (see `import_memory`)."""

    refused: Sequence[tuple[str, str]] = ()
    orders: Mapping[int, set[str]] = field(default_factory=dict)
    own: bool = False
    before: Mapping[str, str] = field(default_factory=dict)


def matched(data: Data, buyers: Buyers, told: Told) -> Matched:
    """Each buyer as a customer of the file, or as a new one."""
    frame = buyers.frame
    by_number = numbered(data, frame, told.orders, all_own=told.own)
    own, named = by_number.own, is_named(frame)
    nameless = {int(row) for row in frame.index[~named]}
    numbers = dict(by_number.meant)
    gone = _gone(data, {row: number for row, number in numbers.items() if row not in nameless})
    numbers = {row: number for row, number in numbers.items() if row not in gone}
    before = by_memory(data, buyers, told.before)
    numbers = {**before, **numbers}
    left = [int(row) for row in frame.index if row not in numbers and row not in nameless]
    found = _found(data, frame.loc[left], told.refused)
    sure = {row: one for row, one in found.items() if one.verdict == SURE and not one.both_new and one.customer}
    joined = {row: one.other for row, one in found.items() if one.verdict == SURE and one.both_new}
    # of who is surely one of the file it is not told that others are
    joined = {row: other for row, other in joined.items() if not {row, other} & set(sure) and other not in joined}
    added = sorted(set(left) - {*sure, *joined}, key=lambda row: _order(buyers, row))
    wished = {row: buyers.number(row) for row in added if buyers.source(row) in own and not buyers.is_shared(row)}
    given = _given(data, added, wished | gone)
    numbers |= {row: one.customer for row, one in sure.items()} | given
    numbers |= {row: numbers[other] for row, other in joined.items()}
    rest = nameless - set(numbers)
    # his own number, that is nobody's: *Controle* tells
    nobodys = {row: buyers.number(row) for row in rest if buyers.source(row) in own and not buyers.is_shared(row)}
    return Matched(
        {**numbers, **nobodys},
        frozenset(numbers) - {*added, *joined},
        {row: one.reason for row, one in sure.items()},
        tuple(added),
        joined,
        tuple(_asked(added, found, numbers)),
        frozenset(rest - set(nobodys)),
        own,
        {row: number for row, number in by_number.other_name.items() if row not in before},
        {
            row: number
            for row, number in numbers.items()
            if row not in by_number.meant and not _is_told(row, buyers, own)
        }
        | {row: numbers[row] for row in by_number.other_name if row in numbers},
    )


def _is_told(row: int, buyers: Buyers, own: Iterable[str]) -> bool:
    """Who comes in *Nummers* with a number of his own is known by that."""
    return bool(buyers.number(row)) and not buyers.is_shared(row) and buyers.source(row) not in own


def _gone(data: Data, numbers: Mapping[int, str]) -> dict[int, str]:
    """Those with a number that nobody in *Klanten* has: a row that was deleted comes back with the number it had."""
    there = set() if data.customers is None else set(data.customers.frame["customer"].dropna())
    return {row: number for row, number in numbers.items() if number not in there}


def _given(data: Data, added: Sequence[int], wished: Mapping[int, str]) -> dict[int, str]:
    """The numbers of who is added: his own where he has one in this file that is nobody's, else the next."""
    own, used = _in_use(data)
    given, taken = dict[int, str](), set(own)
    for row in added:
        number = wished.get(row, "")
        if number and number not in taken:
            given[row] = number
            taken.add(number)
    rest = [row for row in added if row not in given]
    following = next_numbers([*own, *given.values()], used, len(rest))
    return {**given, **dict(zip(rest, following, strict=True))}


def _order(buyers: Buyers, row: int) -> tuple[str, date, str, int]:
    return buyers.source(row), buyers.first(row) or date.max, buyers.number(row), row


def _found(data: Data, frame: pd.DataFrame, refused: Iterable[tuple[str, str]]) -> dict[int, Newcomer]:
    """The best that can be said of each of these: who he surely is, else who he may be."""
    new = frame[[key for key in CUSTOMERS.by_key if key in frame]]
    if data.customers is None or data.customers.frame.empty:
        there = pd.DataFrame({"customer": pd.Series(dtype="str")})
    else:
        there = data.customers.frame
    found: dict[int, Newcomer] = {}
    for one in newcomers(there, new, refused) if len(new) else ():
        if one.verdict in (SURE, QUESTION):
            best = found.setdefault(one.row, one)
            if _rank(one) > _rank(best):
                found[one.row] = one
    return found


def _rank(one: Newcomer) -> tuple[bool, bool, float]:
    """Surely a customer of the file goes before surely another new one."""
    return one.verdict == SURE, not one.both_new, one.score


def _asked(added: Sequence[int], found: Mapping[int, Newcomer], numbers: Mapping[int, str]) -> Iterable[Asked]:
    for row in added:
        one = found.get(row)
        if one is not None:
            other = numbers.get(one.other, "") if one.both_new else one.customer
            if other and other != numbers[row]:
                yield Asked(numbers[row], other, one.reason)


def _in_use(data: Data) -> tuple[list[str], set[str]]:
    """The numbers of the customers, and all that stand anywhere: none may come to mean somebody else."""
    own = [] if data.customers is None else [*data.customers.frame["customer"].dropna(), *data.customers.merged]
    used: set[str] = set()
    for sheet in (data.purchases, data.contacts, data.consents, data.numbers):
        for key in ("customer", "number_at_source") if sheet is not None else ():
            if sheet is not None and key in sheet.frame:
                used |= set(sheet.frame[key].dropna())
    return own, used
