"""Which customers of an export are in *Klanten* already: by number, by saying the same, or as surely double.

Nobody is added before he was compared with the file. Who is surely a customer already is taken for him; who may be one
is added and asked about, for nothing is merged without a person.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date

import pandas as pd

from klantenbestand.book.row_keys import is_empty
from klantenbestand.duplicates.newcomers import Newcomer, newcomers
from klantenbestand.duplicates.proposals import QUESTION, SURE
from klantenbestand.reading.data import Data
from klantenbestand.reading.links import Known, loose
from klantenbestand.reading.merged_numbers import followed
from klantenbestand.reading.texts import fold
from klantenbestand.steps.import_buyers import FIRST, NAMED_BY, NUMBER, SOURCE, Buyers
from klantenbestand.steps.import_same import saying_the_same
from klantenbestand.steps.next_numbers import next_numbers
from klantenbestand.words.frozen import frozen
from klantenbestand.words.sheets import CUSTOMERS
from klantenbestand.words.texts.importing import phrase

_MOSTLY, _NEARLY_ALL = 0.5, 0.8
_LONG = 4  # signs of a customer number that is not there by chance


@frozen
class Asked:
    """A new customer who may be one that is there (`other`: his number), and why."""

    number: str
    other: str
    reason: str


@frozen
class Matched:
    """The customer number of each buyer; "" for who cannot be told. `known`: those that are in *Klanten*, `by_data` of
    them who were found by what they are called; `new` the buyers that make a new row, and `same_new` who are one of
    these; `own`: sources that use the owner's numbers."""

    numbers: Mapping[int, str]
    known: frozenset[int] = frozenset()
    by_data: Mapping[int, str] = field(default_factory=dict)  # buyer -> the reason
    new: tuple[int, ...] = ()
    same_new: Mapping[int, int] = field(default_factory=dict)
    asked: tuple[Asked, ...] = ()
    unknown: frozenset[int] = frozenset()
    own: frozenset[str] = frozenset()


@frozen
class Told:
    """What is known beforehand. `refused`: pairs that are not the same, someone said; `orders`: customers of *Aankopen*
    that stand with the orders of a buyer already; `own`: a person said that the numbers are the owner's."""

    refused: Sequence[tuple[str, str]] = ()
    orders: Mapping[int, set[str]] = field(default_factory=dict)
    own: bool = False


def matched(data: Data, buyers: Buyers, told: Told) -> Matched:
    """Each buyer as a customer of the file, or as a new one."""
    frame = buyers.frame
    sources = frame.groupby(SOURCE)
    own = frozenset(
        str(source) for source, rows in sources if told.own or _uses_own(data, str(source), rows, told.orders)
    )
    nameless = {int(row) for row in frame.index[~_is_named(frame)]}
    numbers = {**_by_own_number(data, frame, own), **_by_number(data, frame)}
    gone = _gone(data, {row: number for row, number in numbers.items() if row not in nameless})
    numbers = {row: number for row, number in numbers.items() if row not in gone}
    left = [int(row) for row in frame.index if row not in numbers and row not in nameless]
    same = {} if data.customers is None else saying_the_same(data.customers.frame, frame.loc[left])
    left = [row for row in left if row not in same]
    found = _found(data, frame.loc[left], told.refused)
    sure = {row: one for row, one in found.items() if one.verdict == SURE and not one.both_new}
    sure = {row: one for row, one in sure.items() if one.customer}
    joined = {row: one.other for row, one in found.items() if one.verdict == SURE and one.both_new}
    joined = {row: other for row, other in joined.items() if row not in sure and other not in joined}
    added = sorted(set(left) - {*sure, *joined}, key=lambda row: _order(buyers, row))
    same_new = {row: other for row, other in joined.items() if other not in sure}
    given = _given(data, added, {row: buyers.number(row) for row in added if buyers.source(row) in own} | gone)
    numbers |= same | {row: one.customer for row, one in sure.items()} | given
    numbers |= {row: numbers[other] for row, other in joined.items()}
    reasons = {row: one.reason for row, one in sure.items()}
    rest = nameless - set(numbers)
    kept = {row for row in rest if buyers.source(row) in own}  # his own number, that is nobody's: *Controle* tells
    return Matched(
        {**numbers, **{row: buyers.number(row) for row in kept}},
        frozenset(numbers) - {*added, *same_new},
        {**dict.fromkeys(same, phrase("same")), **reasons},
        tuple(added),
        same_new,
        tuple(_asked(added, found, numbers)),
        frozenset(rest - kept),
        own,
    )


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


def _is_named(frame: pd.DataFrame) -> "pd.Series[bool]":
    named = [key for key in (*NAMED_BY, "email") if key in frame]
    return frame[named].notna().any(axis=1) if named else pd.Series(False, index=frame.index)


def _order(buyers: Buyers, row: int) -> tuple[str, date, str, int]:
    return buyers.source(row), buyers.first(row) or date.max, buyers.number(row), row


def _by_number(data: Data, frame: pd.DataFrame) -> dict[int, str]:
    """The buyers of whom *Nummers* tells who they are; of two customers with one number the one it had last."""
    sheet = data.numbers
    if sheet is None or not {"source", "number_at_source", "customer"} <= set(sheet.frame):
        return {}
    table = sheet.frame.dropna(subset=["source", "number_at_source", "customer"])
    days = table["valid_from"] if "valid_from" in table else pd.Series(pd.NaT, index=table.index)
    told: dict[tuple[str, str], list[tuple[pd.Timestamp, str]]] = defaultdict(list)
    lines = zip(
        table["source"], table["number_at_source"], days.fillna(pd.Timestamp.min), table["customer"], strict=True
    )
    for source, number, day, customer in lines:
        told[(fold(source), loose(number))].append((day, followed(str(customer), data.merged)))
    found = {}
    for row, source, number, first in zip(frame.index, frame[SOURCE], frame[NUMBER], frame[FIRST], strict=True):
        known = sorted(told.get((fold(source), loose(number)), [])) if number else []
        if known:
            before = [one for one in known if pd.isna(first) or one[0] <= first]
            found[int(row)] = (before or known)[-1][1]
    return found


def _by_own_number(data: Data, frame: pd.DataFrame, own: Iterable[str]) -> dict[int, str]:
    if data.customers is None:
        return {}
    known, sources = Known.of(data.customers), set(own)
    found = {}
    for row, source, number in zip(frame.index, frame[SOURCE], frame[NUMBER], strict=True):
        meant = _meant(number, known) if source in sources and number else ""
        if meant:
            found[int(row)] = followed(meant, data.merged)
    return found


def _meant(number: str, known: Known) -> str:
    return number if number in known.numbers else known.by_form.get(loose(number), "")


def _uses_own(data: Data, source: str, rows: pd.DataFrame, orders: Mapping[int, set[str]]) -> bool:
    """Whether the customer numbers of this source are those of *Klanten*, as with a till that knows them.

    Not where *Nummers* translates them, nor where the names are others, nor where the orders that are there already
    stand on other customers. Where neither names nor orders tell it, not by short numbers: a web shop counts from 1 as
    well.
    """
    customers = data.customers
    if customers is None or (data.numbers is not None and _is_told(data.numbers.frame, source)):
        return False
    numbered, known = rows[rows[NUMBER] != ""], Known.of(customers)
    meant = {int(row): _meant(number, known) for row, number in zip(numbered.index, numbered[NUMBER], strict=True)}
    there = {row: number for row, number in meant.items() if number}
    if len(there) < max(_MOSTLY * len(meant), 1):
        return False
    with_orders = {row: number for row, number in there.items() if orders.get(row)}
    if with_orders and sum(number in orders[row] for row, number in with_orders.items()) < _NEARLY_ALL * len(
        with_orders
    ):
        return False
    numbers = customers.frame["customer"].drop_duplicates()
    place = {str(number): at for at, number in zip(numbers.index, numbers, strict=True)}
    agrees = [_agrees(rows, row, customers.frame, place[number]) for row, number in there.items() if number in place]
    told = [one for one in agrees if one is not None]
    if not told and not with_orders:
        return min(map(len, there.values())) >= _LONG
    return sum(told) >= _NEARLY_ALL * len(told)


def _is_told(numbers: pd.DataFrame, source: str) -> bool:
    return "source" in numbers and fold(source) in {fold(one) for one in numbers["source"].dropna().unique()}


def _agrees(rows: pd.DataFrame, row: int, customers: pd.DataFrame, at: int) -> bool | None:
    """Whether a buyer and a customer are called the same; None where that cannot be told."""
    pairs = [
        (fold(str(rows.at[row, key])), fold(str(customers.at[at, key])))
        for key in ("company", "last_name", "email")
        if key in rows and key in customers and not is_empty(rows.at[row, key]) and not is_empty(customers.at[at, key])
    ]
    return any(one == other for one, other in pairs) if pairs else None


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
