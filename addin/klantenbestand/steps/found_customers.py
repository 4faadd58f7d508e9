"""Which customer is meant: by what was typed, or by the row that is selected; and what is said where it is not one."""

from collections.abc import Sequence

from klantenbestand.book.protocol import Book
from klantenbestand.reading.data import Data
from klantenbestand.reading.search import find_customers
from klantenbestand.steps.card_words import address_line
from klantenbestand.steps.customer_card import who_is
from klantenbestand.steps.outcome import Outcome, Run, base_json, in_words
from klantenbestand.steps.selected import Rows, selected_customers
from klantenbestand.words.errors import UsageError
from klantenbestand.words.findings import Finding, Findings
from klantenbestand.words.texts.customers import told

_LISTED = 20


def customers_meant(book: Book, data: Data, wanted: str | Rows) -> list[str]:
    """The numbers of the customers that fit what was typed, or of the first selected row with one.

    Raises UsageError where there are no customers at all, or none on these rows.
    """
    if data.customers is None and data.purchases is None:
        raise UsageError("no-customers-at-all")
    return selected_customers(book, data, wanted)[:1] if isinstance(wanted, Rows) else found_by(data, wanted)


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


def not_one(step: str, run: Run, data: Data, numbers: Sequence[str], wanted: str) -> Outcome:
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
    json = {**base_json(step, run, findings), "klant": None, "gevonden": hits}
    return Outcome(step, findings, tuple(lines), json)


def _hit(data: Data, number: str) -> dict[str, str]:
    name, fields = who_is(data, number)
    return {"klantnummer": number, "naam": name, "adres": address_line(fields)}


def _named(hit: dict[str, str]) -> str:
    return ", ".join(part for part in (hit["naam"], hit["adres"]) if part)
