"""Which customers of an export are in *Klanten* already: by number and name, as taken over before, or as surely double.

Nobody is added before he was compared with the file. Who is surely a customer already is taken for him; who may be one
is added and asked about, for nothing is merged without a person.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date

import pandas as pd

from klantenbestand.duplicates.called import Called
from klantenbestand.duplicates.newcomers import Newcomer, newcomers
from klantenbestand.duplicates.proposals import QUESTION, SURE
from klantenbestand.reading.data import Data
from klantenbestand.steps.import_buyers import SHARED, Buyers, is_named
from klantenbestand.steps.import_given import given_numbers, gone_from, may_be_back, numbers_of, own_numbers
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
    frame = buyers.frame
    by_number = numbered(data, frame, Evidence(told.orders, told.own, told.before.own))
    own, nameless = by_number.own, _nameless(buyers)
    doubtful, is_back = fitting_another(data, buyers, by_number.meant), may_be_back(buyers, told.before)
    meant = {row: number for row, number in by_number.meant.items() if row not in doubtful}
    gone = {row: number for row, number in gone_from(data, meant).items() if is_back(row, number)}
    meant = {row: number for row, number in meant.items() if row in gone or number in numbers_of(data)}
    numbers = {row: number for row, number in meant.items() if row not in gone}
    remembered = by_memory(data, buyers, told.before.customers)
    others = fitting_another(data, buyers, remembered)
    remembered = {row: number for row, number in remembered.items() if row not in others}
    numbers = {**remembered, **by_orders(data, buyers, told.orders, remembered), **numbers}
    left = [int(row) for row in frame.index if row not in numbers and row not in nameless]
    numbers |= by_orders(data, buyers, told.orders, left)
    left = [row for row in left if row not in numbers]
    sure, joined, asked = _sure(data, buyers, left, told.refused)
    found = numbers | {row: one.customer for row, one in sure.items()}
    boxes = by_mailbox(data, buyers, left, found)
    sure = {row: one for row, one in sure.items() if row not in boxes}
    joined = {row: other for row, other in joined.items() if not {row, other} & set(boxes)}
    rest = [row for row in left if row not in {*boxes, *sure, *joined}]
    # what he bought stands there; who he is cannot be told, and no one need be added for it
    there = {row for row in rest if row in told.there and row not in joined.values()}
    added = sorted(set(rest) - there, key=lambda row: _order(buyers, row))
    wished = {
        row: buyers.number(row)
        for row in added
        if buyers.source(row) in own and not buyers.is_shared(row) and is_back(row, buyers.number(row))
    }
    wished |= {row: number for row, number in gone.items() if row not in nameless}
    given = given_numbers(data, {*told.before.customers.values(), *own_numbers(buyers, own)}, added, wished)
    numbers |= boxes | {row: one.customer for row, one in sure.items()} | given
    numbers |= {row: numbers[other] for row, other in joined.items()}
    unknown = nameless - set(numbers)
    # his own number, that is nobody's: *Controle* tells
    nobodys = {row: buyers.number(row) for row in unknown if buyers.source(row) in own and not buyers.is_shared(row)}
    reasons = dict.fromkeys(boxes, phrase("by-mailbox")) | {row: one.reason for row, one in sure.items()}
    not_followed = {**by_number.not_followed, **{row: (by_number.meant[row], Called.ELSEWHERE) for row in doubtful}}
    doubts = {row: one for row, one in not_followed.items() if numbers.get(row) not in ("", None, one[0])}
    known = numbers_of(data)
    perhaps = [
        _by_number(buyers, row, *one, number=numbers[row])
        for row, one in doubts.items()
        if row in given and one[0] in known
    ]
    firms = firms_called_so(data, buyers, added)
    perhaps += [Asked(numbers[row], other, phrase("asked.firm")) for row, other in firms.items()]
    stands_on = {row: next(iter(told.orders[row])) for row in there if len(told.orders.get(row, ())) == 1}
    return Matched(
        {**numbers, **nobodys, **stands_on},
        frozenset(numbers) - {*added, *joined},
        reasons,
        tuple(added),
        joined,
        tuple(_once([*_asked(added, asked, numbers), *filter(None, perhaps)])),
        frozenset(unknown - set(nobodys)),
        own,
        {row: number for row, (number, level) in doubts.items() if level is Called.OTHERWISE or row in doubtful},
        numbers,
    )


def _nameless(buyers: Buyers) -> set[int]:
    """Of whom nothing but a number is known; on a number of more than one also who has only a surname or an initial."""
    frame = buyers.frame
    weak = ~is_named(frame) | (frame[SHARED].astype(bool) & ~is_told_apart(frame))
    return {int(row) for row in frame.index[weak]}


def _sure(
    data: Data, buyers: Buyers, rows: Sequence[int], refused: Iterable[tuple[str, str]]
) -> tuple[dict[int, Newcomer], dict[int, int], dict[int, Newcomer]]:
    """Of these buyers who surely are a customer, who surely are another new one, and the best of all that was found."""
    found = _found(data, buyers.frame.loc[list(rows)], refused)
    sure = {row: one for row, one in found.items() if one.verdict == SURE and not one.both_new and one.customer}
    fits = fitting_more(data, buyers.frame, {row: one.customer for row, one in sure.items()})
    sure = {row: one for row, one in sure.items() if row not in fits}
    joined = {row: one.other for row, one in found.items() if one.verdict == SURE and one.both_new}
    # of who is surely one of the file it is not told that others are
    joined = {row: other for row, other in joined.items() if not {row, other} & set(sure) and other not in joined}
    return sure, joined, found


def _by_number(buyers: Buyers, row: int, customer: str, level: Called, *, number: str) -> Asked | None:
    """A new customer with the number of one that he may be."""
    if level is Called.OTHERWISE:
        return None
    reason = phrase("asked.number", number=buyers.number(row), source=buyers.source(row))
    return Asked(number, customer, reason)


def _once(asked: Iterable[Asked]) -> Iterable[Asked]:
    """Each two once, the first."""
    return {(one.number, one.other): one for one in reversed(list(asked))}.values()


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
