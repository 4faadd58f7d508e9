"""The button *Klantkaart*: one customer at a glance, for a telephone call; changes nothing."""

from collections.abc import Sequence

from klantenbestand.book.protocol import Book
from klantenbestand.reading.data import Data, read_data
from klantenbestand.reading.search import find_customers
from klantenbestand.steps.card_json import card_json
from klantenbestand.steps.card_words import address_line, card_lines
from klantenbestand.steps.customer_card import card_of, who_is
from klantenbestand.steps.objection_memory import objections_of
from klantenbestand.steps.outcome import Outcome, Run, base_json, in_words
from klantenbestand.steps.selected import Rows, selected_customers
from klantenbestand.words.errors import UsageError
from klantenbestand.words.findings import Finding, Findings
from klantenbestand.words.texts.customers import told

STEP = "klantkaart"
_LISTED = 20


def klantkaart(book: Book, run: Run, wanted: str | Rows, *, brief: bool = False) -> Outcome:
    """The card of the customer that was typed, or on whose row someone stands; `brief`: for a message of Excel.

    Where several fit they are listed. Raises UsageError where there are no customers, or none on that row.
    """
    data = read_data(book)
    if data.customers is None and data.purchases is None:
        raise UsageError("no-customers-at-all")
    numbers = selected_customers(book, data, wanted)[:1] if isinstance(wanted, Rows) else found_by(data, wanted)
    if len(numbers) != 1:
        return _not_one(run, data, numbers, str(wanted))
    card = card_of(data, numbers[0], run.peildatum, objections_of(book))
    lines = card_lines(card, run.peildatum, data.settings.amounts, brief=brief)
    json = {**base_json(STEP, run, Findings()), "klant": card_json(card), "gevonden": []}
    return Outcome(STEP, Findings(), lines, json)


def found_by(data: Data, wanted: str) -> list[str]:
    """The numbers of the customers that fit what was typed: on *Klanten*, else a number that became another customer,
    a number of another system, or the number of an order."""
    text = wanted.strip()
    if data.customers is not None:
        rows = find_customers(data.customers.frame, text)
        numbers = data.customers.frame.loc[rows, "customer"].dropna()
        if len(numbers):
            return list(dict.fromkeys(numbers))
    if text in data.merged:
        return [text]
    for sheet, key in ((data.numbers, "number_at_source"), (data.purchases, "order"), (data.purchases, "customer")):
        if sheet is not None and {key, "customer"} <= set(sheet.frame.columns):
            same = sheet.frame[key].str.casefold().eq(text.casefold())
            numbers = sheet.frame.loc[same.fillna(False).astype(bool), "customer"].dropna()
            if len(numbers):
                return list(dict.fromkeys(numbers))
    return []


def _not_one(run: Run, data: Data, numbers: Sequence[str], wanted: str) -> Outcome:
    """Nobody, or more than one: a list to choose from."""
    code = "customer-more-found" if numbers else "customer-not-found"
    findings = Findings.of([Finding(code, details={"wanted": wanted, "number": len(numbers)})])
    hits = [_hit(data, number) for number in numbers]
    lines = list(in_words(findings))
    if hits:
        lines = [told("card.hits", number=len(hits), wanted=wanted)]
        lines += [told("card.hit", number=hit["klantnummer"], name=_named(hit)) for hit in hits[:_LISTED]]
        lines += [told("card.hits.more", number=len(hits) - _LISTED)] if len(hits) > _LISTED else []
        lines.append(told("card.hits.choose"))
    json = {**base_json(STEP, run, findings), "klant": None, "gevonden": hits}
    return Outcome(STEP, findings, tuple(lines), json)


def _hit(data: Data, number: str) -> dict[str, str]:
    name, fields = who_is(data, number)
    return {"klantnummer": number, "naam": name, "adres": address_line(fields)}


def _named(hit: dict[str, str]) -> str:
    return ", ".join(part for part in (hit["naam"], hit["adres"]) if part)
