"""Objections that outlive the row they were made on: kept as fingerprints, found again on whoever comes back.

Deleting someone's row takes his *Geen reclame* along, and the next import brings him back without it (AVG 21; so a list
of objections is needed). Of the person only fingerprints are kept. Product rules, not legal advice.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

import pandas as pd

from klantenbestand.duplicates.fingerprint import fingerprint
from klantenbestand.mail.channels import Channel
from klantenbestand.reading.phones import phone_key
from klantenbestand.reading.texts import fold
from klantenbestand.words.frozen import frozen

EVERYTHING = "alles"
UNDELIVERABLE = "onbestelbaar"  # no objection: mail to this address came back
MAILBOX, NUMBER, PERSON = "e-mail", "telefoon", "adres"  # what a fingerprint is of

# What an objection known by this holds for. A telephone number is often shared: it says nothing of mail and post.
_TELLS = {
    MAILBOX: (Channel.EMAIL, Channel.POST, Channel.PHONE),
    NUMBER: (Channel.PHONE,),
    PERSON: (Channel.EMAIL, Channel.POST, Channel.PHONE),
}


@frozen
class Print:
    """One fingerprint: `of` says of what (MAILBOX, NUMBER or PERSON)."""

    of: str
    text: str


@frozen
class Objection:
    """Someone with this fingerprint objected on `day` to `what`: a channel, EVERYTHING, or UNDELIVERABLE."""

    print: Print
    what: str
    day: date
    source: str = ""


def mailbox_print(email: str) -> Print:
    """The fingerprint of an e-mail address."""
    return Print(MAILBOX, fingerprint([MAILBOX, email.strip().casefold()]))


Prints = Sequence[Sequence[Print]]
_KINDS = frozenset((MAILBOX, NUMBER, PERSON))


def prints_of(customers: pd.DataFrame, kinds: Collection[str] = _KINDS) -> list[list[Print]]:
    """The fingerprints of these kinds of each row of *Klanten* (its typed frame), in its order; [] for a row that says
    nothing."""
    nothing = [""] * len(customers)
    columns = {key: customers[key].fillna("").tolist() if key in customers else nothing for key in _USED}
    rows = zip(*columns.values(), strict=True)
    return [_prints(dict(zip(_USED, values, strict=True)), kinds) for values in rows]


def prints_wanted(customers: pd.DataFrame, objections: Collection[Objection]) -> Prints:
    """The fingerprints by which these objections are found; to be worked out once for several channels."""
    kinds = {one.print.of for one in objections}
    return prints_of(customers, kinds) if kinds else [[]] * len(customers)


_USED = (
    *("email", "phone", "mobile", "postcode", "house_number", "house_addition", "company"),
    *("first_name", "initials", "last_name", "name"),
)


def _prints(row: dict[str, str], kinds: Collection[str]) -> list[Print]:
    found = [mailbox_print(row["email"])] if MAILBOX in kinds and "@" in row["email"] else []
    if NUMBER in kinds:
        numbers = dict.fromkeys(phone_key(row[key]) for key in ("phone", "mobile") if row[key])
        found += [Print(NUMBER, fingerprint([NUMBER, number])) for number in numbers if number]
    return found + (_person_prints(row) if PERSON in kinds else [])


def _person_prints(row: dict[str, str]) -> list[Print]:
    """The name at an address."""
    surname = row["last_name"] or row["name"]
    who = fold(surname) or fold(row["company"])
    if not (row["postcode"] and row["house_number"] and who):
        return []
    initial = fold(row["first_name"] or row["initials"])[:1] if fold(surname) else ""
    place = [fold(row[key]) for key in ("postcode", "house_number", "house_addition")]
    return [Print(PERSON, fingerprint([PERSON, *place, initial, who]))]


def objected_on(
    customers: pd.DataFrame, channel: Channel, objections: Collection[Objection], prints: Prints | None = None
) -> pd.Series:
    """For each row the last day on which this person objected to this channel, as far as is remembered; NaT without.

    Index = Excel rows, dtype datetime64[us]. `prints`: those of `prints_wanted`, where they are known.
    """
    covering = (channel.value, EVERYTHING)
    wanted = [one for one in objections if one.what in covering and channel in _TELLS.get(one.print.of, ())]
    return _last_days(customers, wanted, prints)


def came_back_on(customers: pd.DataFrame, objections: Collection[Objection], prints: Prints | None = None) -> pd.Series:
    """For each row the last day on which mail to its address came back; NaT without."""
    return _last_days(customers, [one for one in objections if one.what == UNDELIVERABLE], prints)


def _last_days(customers: pd.DataFrame, objections: Sequence[Objection], prints: Prints | None) -> pd.Series:
    days = pd.Series(pd.NaT, index=customers.index, dtype="datetime64[us]")
    known: dict[Print, date] = {}
    for one in objections:
        known[one.print] = max(one.day, known.get(one.print, one.day))
    if not known:
        return days
    for position, own in enumerate(prints_wanted(customers, objections) if prints is None else prints):
        told = [known[one] for one in own if one in known]
        if told:
            days.iloc[position] = pd.Timestamp(max(told))
    return days


def with_objections(known: Iterable[Objection], new: Iterable[Objection]) -> list[Objection]:
    """What was known and what is new; of the same fingerprint and the same matter the last day counts: in between he
    may have come back."""
    found: dict[tuple[Print, str], Objection] = {}
    for one in (*known, *new):
        earlier = found.setdefault((one.print, one.what), one)
        if one.day > earlier.day:
            found[(one.print, one.what)] = one
    return list(found.values())
