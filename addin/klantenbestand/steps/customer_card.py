"""Everything that the workbook knows of one customer, as one value: for the card that is read during a call."""

from collections.abc import Collection, Mapping
from dataclasses import field, replace
from datetime import date

import pandas as pd

from klantenbestand.analysis.one_customer import Bought, Contact, ToDo, bought_by, contacts_of, to_do_for
from klantenbestand.book.row_keys import is_empty
from klantenbestand.mail.channels import Channel
from klantenbestand.mail.objections import Objection, objected_on
from klantenbestand.mail.people import person_of, records
from klantenbestand.mail.permission import is_legal_person, permissions
from klantenbestand.mail.persons import full_name
from klantenbestand.reading.data import Data
from klantenbestand.reading.merged_numbers import followed
from klantenbestand.reading.search import same_address
from klantenbestand.words.columns import Kind
from klantenbestand.words.frozen import frozen
from klantenbestand.words.sheets import CUSTOMERS
from klantenbestand.words.wording import decimal, euro, short_day

CHANNELS = (Channel.PHONE, Channel.EMAIL, Channel.POST)
_CONSENTS = {Channel.EMAIL: "email_consent", Channel.PHONE: "phone_consent"}


@frozen
class Allowed:
    """Whether the customer may be approached for advertising through a channel, why not, since when, and by what.

    `legal_form`: what makes that he may be called without consent; "" where that plays no part.
    """

    channel: Channel
    yes: bool
    code: str = ""
    reason: str = ""
    day: date | None = None
    source: str = ""
    legal_form: str = ""


@frozen
class Card:
    """One customer. `fields`: what stands in his row of *Klanten*, in words, by key; empty where he has none.

    `same_address`: number and name of the others there. `merged`: the number that was asked for, where that row was
    merged into this one. `sharing`: names of others in *Klanten* with the same number, by mistake.
    """

    number: str
    name: str
    fields: Mapping[str, str] = field(default_factory=dict)
    same_address: tuple[tuple[str, str], ...] = ()
    merged: str = ""
    allowed: tuple[Allowed, ...] = ()
    bought: Bought = field(default_factory=Bought)
    talks: tuple[Contact, ...] = ()
    to_do: tuple[ToDo, ...] = ()
    sharing: tuple[str, ...] = ()


def card_of(
    data: Data, number: str, peildatum: date, objections: Collection[Objection] = (), *, row: int | None = None
) -> Card:
    """The card of the customer with this number, as *Klanten* writes it; of a merged one that of what it became.

    `row`: his row of *Klanten*, where it is known; else the first with this number.
    """
    asked, number = number, followed(number, data.merged)
    bought, talks, to_do = Bought(), tuple[Contact, ...](), tuple[ToDo, ...]()
    if data.purchases is not None and "customer" in data.purchases.frame:
        bought = bought_by(data.purchases.frame, number, peildatum, data.settings)
    if data.contacts is not None:
        talks = contacts_of(data.contacts.frame, number, peildatum)
        to_do = to_do_for(data.contacts.frame, number, peildatum)
    card = Card(number, "", merged=asked if asked != number else "", bought=bought, talks=talks, to_do=to_do)
    row = next(iter(rows_with(data, number)), None) if row is None else row
    return card if row is None else _with_row(card, data, row, peildatum, objections)


def who_is(data: Data, row: int | None) -> tuple[str, dict[str, str]]:
    """Name and fields of the customer on this row of *Klanten*; empty for None."""
    if row is None or data.customers is None:
        return "", {}
    frame = data.customers.frame
    return names_of(frame, [row])[0], _fields(frame.loc[[row]])


def rows_with(data: Data, number: str) -> list[int]:
    """The Excel rows of *Klanten* with this number: more than one by mistake only."""
    if data.customers is None or not number:
        return []
    numbers = data.customers.frame["customer"]
    return [int(row) for row in numbers.index[numbers.eq(number).fillna(False).astype(bool)]]


def sharing(data: Data, number: str, row: int | None) -> list[str]:
    """The names of the other customers with this number."""
    others = [other for other in rows_with(data, number) if other != row]
    return names_of(data.customers.frame, others) if others and data.customers is not None else []


def _with_row(card: Card, data: Data, row: int, peildatum: date, objections: Collection[Objection]) -> Card:
    assert data.customers is not None
    frame = data.customers.frame
    others = same_address(frame, row)
    return replace(
        card,
        name=names_of(frame, [row])[0],
        fields=_fields(frame.loc[[row]]),
        same_address=tuple(zip(_numbers(frame, others), names_of(frame, others), strict=True)),
        allowed=_allowed(data, row, peildatum, objections),
        sharing=tuple(sharing(data, card.number, row)),
    )


def names_of(customers: pd.DataFrame, rows: Collection[int]) -> list[str]:
    """How the customers in these rows are called; a company with who works there."""
    found = []
    for record in records(customers.loc[list(rows)]):
        person = person_of(record)
        name = full_name(person)
        found.append(f"{person.company}, {name}" if person.company and name != person.company else name)
    return found


def _numbers(frame: pd.DataFrame, rows: Collection[int]) -> list[str]:
    return [_text(number) for number in frame.loc[list(rows), "customer"]]


def _fields(row: pd.DataFrame) -> dict[str, str]:
    """The filled cells of a row as a person reads them."""
    cells = row.astype(object).to_dict("records")[0]
    return {str(key): _in_words(str(key), value) for key, value in cells.items() if not pd.isna(value)}


def _in_words(key: str, value: object) -> str:
    kind = CUSTOMERS[key].kind
    if isinstance(value, pd.Timestamp):
        return short_day(value)
    if kind is Kind.AMOUNT:
        return euro(float(str(value)))
    if kind is Kind.NUMBER:
        return decimal(float(str(value)), 0)
    return str(value)


def _allowed(data: Data, row: int, peildatum: date, objections: Collection[Objection]) -> tuple[Allowed, ...]:
    """Judged with the rows that have the same mailbox: an objection there counts here."""
    assert data.customers is not None
    frame = data.customers.frame
    near = frame.index == row
    if "email" in frame and not is_empty(frame.at[row, "email"]):
        same = frame["email"].str.casefold().eq(str(frame.at[row, "email"]).casefold())
        near |= same.to_numpy(dtype=bool, na_value=False)
    people = frame[near]
    consents = None if data.consents is None else data.consents.frame
    contacts = None if data.contacts is None else data.contacts.frame
    judged = permissions(people, CHANNELS, peildatum, consents, contacts, remembered=objections)
    judged = judged[judged.index == row].set_index("channel")
    own = people.loc[[row]]
    found = []
    for channel in CHANNELS:
        code, reason = str(judged.at[channel.value, "code"]), str(judged.at[channel.value, "reason"])
        day, source = _proof(own, channel, code, consents, objections)
        form = str(own["legal_form"].iloc[0]) if _by_law(own, channel, code) else ""
        found.append(Allowed(channel, not code, code, reason, day, source, form))
    return tuple(found)


def _by_law(own: pd.DataFrame, channel: Channel, code: str) -> bool:
    """Whether he may be called though nobody asked him."""
    if channel is not Channel.PHONE or code:
        return False
    return bool(is_legal_person(own).iloc[0]) and ("phone_consent" not in own or is_empty(own["phone_consent"].iloc[0]))


def _proof(
    own: pd.DataFrame, channel: Channel, code: str, consents: pd.DataFrame | None, objections: Collection[Objection]
) -> tuple[date | None, str]:
    """Since when, and by what: the objection that is remembered, the consent in the row, or the log's last word."""
    logged = _logged(own, channel, consents)
    told = _day(objected_on(own, channel, objections).iloc[0])
    if code == "objection-remembered" or (code == "objection" and told):
        return None if told == date.max else told, ""
    if code in ("objection", "consent-withdrawn", "consent-expired", "consent-only-in-log"):
        return logged
    key = _CONSENTS.get(channel)
    if code or key is None or key not in own or own[key].iloc[0] != "ja":
        return None, ""
    day = _day(own["consent_date"].iloc[0]) if "consent_date" in own else None
    source = _text(own["consent_source"].iloc[0]) if "consent_source" in own else ""
    return (day, source) if day or source else logged


def _logged(own: pd.DataFrame, channel: Channel, consents: pd.DataFrame | None) -> tuple[date | None, str]:
    if consents is None or "channel" not in consents:
        return None, ""
    lines = consents[consents["customer"].eq(own["customer"].iloc[0]) & consents["channel"].eq(channel.value)]
    if lines.empty:
        return None, ""
    last = lines.sort_values("date", kind="stable", na_position="first").iloc[-1]
    return _day(last["date"]), _text(last.get("source"))


def _text(cell: object) -> str:
    return "" if is_empty(cell) else str(cell)


def _day(moment: pd.Timestamp) -> date | None:
    return None if pd.isna(moment) else moment.date()
