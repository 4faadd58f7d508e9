"""Which customer is meant: by what was typed, or by the row that is selected; and what is said where it is not one."""

from collections.abc import Sequence

from klantenbestand.book.protocol import Book
from klantenbestand.reading.data import Data
from klantenbestand.reading.merged_numbers import followed
from klantenbestand.reading.search import find_customers
from klantenbestand.steps.card_words import address_line
from klantenbestand.steps.customer_card import rows_with, who_is
from klantenbestand.steps.outcome import Outcome, Run, base_json, in_words
from klantenbestand.steps.selected import Rows, Who, selected_customers
from klantenbestand.words.errors import UsageError
from klantenbestand.words.findings import Finding, Findings
from klantenbestand.words.texts.customers import told

_LISTED = 20


def customers_meant(book: Book, data: Data, wanted: str | Rows) -> list[Who]:
    """The customers that fit what was typed, or the one on the first selected row with one: several where his number
    stands in *Klanten* more than once.

    Raises UsageError where there are no customers at all, or none on these rows.
    """
    check_customers(data)
    if isinstance(wanted, Rows):
        return with_rows(data, selected_customers(book, data, wanted).customers[0])
    return found_by(data, wanted)


def check_customers(data: Data) -> None:
    """Raises UsageError where the workbook has no customers, and nobody who bought or was spoken to either."""
    if any(sheet is not None and len(sheet.frame) for sheet in (data.customers, data.purchases, data.contacts)):
        return
    if data.customers is not None:
        raise UsageError("no-customers-yet", sheet=data.customers.name)
    raise UsageError("no-customers-at-all")


def with_rows(data: Data, who: Who) -> list[Who]:
    """The same with his row of *Klanten*; several where his number stands there more than once."""
    if who.row is not None:
        return [who]
    return [Who(who.number, row) for row in rows_with(data, followed(who.number, data.merged))] or [who]


def found_by(data: Data, wanted: str) -> list[Who]:
    """The customers that fit what was typed: on *Klanten*, else by a number that became another customer, a number of
    another system, or the number of an order."""
    text = wanted.strip()
    if data.customers is not None:
        rows = find_customers(data.customers.frame, text)
        numbers = data.customers.frame.loc[rows, "customer"].fillna("")
        if rows:
            return [Who(str(number), row) for row, number in zip(rows, numbers, strict=True)]
    if text in data.merged:
        return with_rows(data, Who(text))
    for sheet, key in ((data.numbers, "number_at_source"), (data.purchases, "order"), (data.purchases, "customer")):
        if sheet is not None and {key, "customer"} <= set(sheet.frame.columns):
            same = sheet.frame[key].str.casefold().eq(text.casefold())
            numbers = sheet.frame.loc[same.fillna(False).astype(bool), "customer"].dropna()
            if len(numbers):
                return [who for number in dict.fromkeys(numbers) for who in with_rows(data, Who(number))]
    return []


def not_one(step: str, run: Run, data: Data, found: Sequence[Who], wanted: str | Rows) -> Outcome:
    """Nobody, or more than one: a list to choose from."""
    numbers = [who.number for who in found]
    wanted = wanted if isinstance(wanted, str) else numbers[0]
    tell_apart = len(set(numbers)) == len(numbers) and all(numbers)
    code = "customer-not-found" if not found else "customer-more-found" if tell_apart else "customer-number-alike"
    findings = Findings.of([Finding(code, details={"wanted": wanted, "number": len(found)})])
    hits = [_hit(data, who) for who in found]
    lines = list(in_words(findings))
    if hits:
        lines = [told("card.hits", number=len(hits), wanted=wanted)]
        lines += [told("card.hit", number=hit["klantnummer"] or "-", name=_named(hit)) for hit in hits[:_LISTED]]
        lines += [told("card.hits.more", number=len(hits) - _LISTED)] if len(hits) > _LISTED else []
        lines.append(told("card.hits.choose" if tell_apart else "card.hits.choose.other"))
    json = {**base_json(step, run, findings), "klant": None, "gevonden": hits}
    return Outcome(step, findings, tuple(lines), json)


def _hit(data: Data, who: Who) -> dict[str, str]:
    name, fields = who_is(data, who.row)
    return {"klantnummer": who.number, "naam": name, "adres": address_line(fields)}


def _named(hit: dict[str, str]) -> str:
    return ", ".join(part for part in (hit["naam"], hit["adres"]) if part)
