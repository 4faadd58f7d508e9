"""Which customers of an export are in *Klanten* already: by number and name, as taken over before, or as surely double.

Nobody is added before he was compared with the file. Who is surely a customer already is taken for him; who may be one
is added and asked about, for nothing is merged without a person.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date

import pandas as pd

from klantenbestand.duplicates.called import Called
from klantenbestand.duplicates.newcomers import Newcomer, newcomers
from klantenbestand.duplicates.proposals import QUESTION, SURE
from klantenbestand.reading.data import Data
from klantenbestand.steps.import_buyers import SHARED, Buyers, is_named
from klantenbestand.steps.import_given import given_numbers, may_be_back, numbers_of, own_numbers
from klantenbestand.steps.import_identity import is_told_apart
from klantenbestand.steps.import_known import (
    by_mailbox,
    by_memory,
    by_orders,
    firms_called_so,
    fitting_another,
    fitting_more,
)
from klantenbestand.steps.import_memory import Before
from klantenbestand.steps.import_numbers import Evidence, numbered
from klantenbestand.words.frozen import frozen
from klantenbestand.words.sheets import CUSTOMERS
from klantenbestand.words.texts.importing import phrase


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
    customer who is called otherwise; `kept`: who is to be remembered."""

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
    that stand with the orders of a buyer already, and `there`: buyers who buy nothing that does not stand there; `own`:
    a person said that the numbers are the owner's; `before`: what earlier imports found."""

    refused: Sequence[tuple[str, str]] = ()
    orders: Mapping[int, set[str]] = field(default_factory=dict)
    there: frozenset[int] = frozenset()
    own: bool | None = None
    before: Before = Before()


def matched(data: Data, buyers: Buyers, told: Told) -> Matched:
    """Each buyer as a customer of the file, or as a new one."""
    nameless, by_number = _nameless(buyers), _by_number(data, buyers, told)
    numbers = _known(data, buyers, told, by_number)
    left = [int(row) for row in buyers.frame.index if row not in numbers and row not in nameless]
    numbers |= by_orders(data, buyers, told.orders, left)
    left = [row for row in left if row not in numbers]
    by_data = _by_data(data, buyers, left, numbers, told.refused)
    rest = [row for row in left if row not in by_data.numbers and row not in by_data.joined]
    # what he bought stands there; who he is cannot be told, and no one need be added for it
    there = {row for row in rest if row in told.there and row not in by_data.joined.values()}
    added = sorted(set(rest) - there, key=lambda row: _order(buyers, row))
    wished = _wished(buyers, added, told, by_number) | {
        row: by_number.gone[row] for row in added if row in by_number.gone
    }
    kept = {*told.before.customers.values(), *own_numbers(buyers, by_number.own)}
    numbers |= {**by_data.numbers, **given_numbers(data, kept, added, wished)}
    numbers |= {row: numbers[other] for row, other in by_data.joined.items()}
    unknown = nameless - set(numbers)
    # his own number, that is nobody's: *Controle* tells
    nobodys = {row: buyers.number(row) for row in unknown if _has_own_number(buyers, row, by_number.own)}
    stands_on = {row: next(iter(told.orders[row])) for row in there if len(told.orders.get(row, ())) == 1}
    doubts = {row: one for row, one in by_number.doubts.items() if numbers.get(row) not in ("", None, one[0])}
    return Matched(
        {**numbers, **nobodys, **stands_on},
        frozenset(numbers) - {*added, *by_data.joined},
        by_data.reasons,
        tuple(added),
        by_data.joined,
        tuple(_asked_about(data, buyers, (added, numbers), by_data.best, doubts)),
        frozenset(unknown - set(nobodys)),
        by_number.own,
        {row: to for row, (to, level) in doubts.items() if level is Called.OTHERWISE or row in by_number.fits_another},
        numbers,
    )


@frozen
class _ByNumber:
    """What the numbers of the source tell: the customers of `known`, those of `gone` who have no row any more, and of
    `doubts` the customers that they are not followed to, with how alike they are called; `fits_another` are those of
    them of whom something is another's."""

    known: Mapping[int, str]
    gone: Mapping[int, str]
    own: frozenset[str]
    doubts: Mapping[int, tuple[str, Called]]
    fits_another: Collection[int]


def _by_number(data: Data, buyers: Buyers, told: Told) -> _ByNumber:
    found = numbered(data, buyers.frame, Evidence(told.orders, told.own, told.before.own))
    another, there = fitting_another(data, buyers, found.meant), numbers_of(data)
    is_back = may_be_back(buyers, told.before)
    meant = {row: number for row, number in found.meant.items() if row not in another}
    return _ByNumber(
        {row: number for row, number in meant.items() if number in there},
        {row: number for row, number in meant.items() if number not in there and is_back(row, number)},
        found.own,
        {**found.not_followed, **{row: (found.meant[row], Called.ELSEWHERE) for row in another}},
        another,
    )


def _known(data: Data, buyers: Buyers, told: Told, by_number: _ByNumber) -> dict[int, str]:
    """Who is known by a number, or was taken over before; the order that stands on another goes before memory."""
    remembered = by_memory(data, buyers, told.before.customers)
    others = fitting_another(data, buyers, remembered)
    remembered = {row: number for row, number in remembered.items() if row not in others}
    return {**remembered, **by_orders(data, buyers, told.orders, remembered), **by_number.known}


def _has_own_number(buyers: Buyers, row: int, own: Collection[str]) -> bool:
    return buyers.source(row) in own and not buyers.is_shared(row)


def _wished(buyers: Buyers, added: Sequence[int], told: Told, by_number: _ByNumber) -> dict[int, str]:
    """The numbers that who is added has at a source that uses the owner's."""
    is_back = may_be_back(buyers, told.before)
    wished = {row: buyers.number(row) for row in added if _has_own_number(buyers, row, by_number.own)}
    return {row: number for row, number in wished.items() if is_back(row, number)}


@frozen
class _ByData:
    """Who is a customer by what is told of him, with the reasons; who is another new one; and the best of all that was
    found of each."""

    numbers: Mapping[int, str]
    reasons: Mapping[int, str]
    joined: Mapping[int, int]
    best: Mapping[int, Newcomer]


def _by_data(
    data: Data, buyers: Buyers, rows: Sequence[int], numbers: Mapping[int, str], refused: Iterable[tuple[str, str]]
) -> _ByData:
    best = _found(data, buyers.frame.loc[list(rows)], refused)
    sure = {row: one for row, one in best.items() if one.verdict == SURE and not one.both_new and one.customer}
    fits = fitting_more(data, buyers.frame, {row: one.customer for row, one in sure.items()})
    sure = {row: one for row, one in sure.items() if row not in fits}
    joined = {row: one.other for row, one in best.items() if one.verdict == SURE and one.both_new}
    boxes = by_mailbox(data, buyers, rows, {**numbers, **{row: one.customer for row, one in sure.items()}})
    # of who is surely one of the file it is not told that others are
    known = {*sure, *boxes}
    joined = {row: other for row, other in joined.items() if not {row, other} & known and other not in joined}
    found = {row: one.customer for row, one in sure.items()} | boxes
    reasons = {row: one.reason for row, one in sure.items()} | dict.fromkeys(boxes, phrase("by-mailbox"))
    return _ByData(found, reasons, joined, best)


def _asked_about(
    data: Data,
    buyers: Buyers,
    new: tuple[Sequence[int], Mapping[int, str]],
    best: Mapping[int, Newcomer],
    doubts: Mapping[int, tuple[str, Called]],
) -> Iterable[Asked]:
    """The new customers (buyers, and the numbers of all) who may be one that is there, each two once."""
    (added, numbers), there = new, numbers_of(data)
    new_ones = set(added)
    asked = [*_asked(added, best, numbers)]
    for row, (customer, level) in doubts.items():
        if row in new_ones and customer in there and level is not Called.OTHERWISE:
            reason = phrase("asked.number", number=buyers.number(row), source=buyers.source(row))
            asked.append(Asked(numbers[row], customer, reason))
    firms = firms_called_so(data, buyers, added)
    asked += [Asked(numbers[row], other, phrase("asked.firm")) for row, other in firms.items()]
    return {(one.number, one.other): one for one in reversed(asked)}.values()


def _nameless(buyers: Buyers) -> set[int]:
    """Of whom nothing but a number is known; on a number of more than one also who has only a surname or an initial."""
    frame = buyers.frame
    weak = ~is_named(frame) | (frame[SHARED].astype(bool) & ~is_told_apart(frame))
    return {int(row) for row in frame.index[weak]}


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
            there = one.customer or phrase("row", row=one.other)
            other = numbers.get(one.other, "") if one.both_new else there
            if other and other != numbers[row]:
                yield Asked(numbers[row], other, one.reason)
