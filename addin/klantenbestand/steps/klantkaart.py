"""The button *Klantkaart*: one customer at a glance, for a telephone call; changes nothing."""

from klantenbestand.book.protocol import Book
from klantenbestand.reading.data import read_data
from klantenbestand.steps.card_json import card_json
from klantenbestand.steps.card_words import card_lines
from klantenbestand.steps.customer_card import card_of
from klantenbestand.steps.found_customers import customers_meant, not_one
from klantenbestand.steps.objection_memory import objections_of
from klantenbestand.steps.outcome import Outcome, Run, base_json
from klantenbestand.steps.selected import Rows
from klantenbestand.words.findings import Findings

STEP = "klantkaart"


def klantkaart(book: Book, run: Run, wanted: str | Rows, *, brief: bool = False) -> Outcome:
    """The card of the customer that was typed, or on whose row someone stands; `brief`: for a message of Excel.

    Where several fit they are listed. Raises UsageError where there are no customers, or none on that row.
    """
    data = read_data(book)
    found = customers_meant(book, data, wanted)
    if len(found) != 1:
        return not_one(STEP, run, data, found, wanted)
    card = card_of(data, found[0].number, run.peildatum, objections_of(book), row=found[0].row)
    lines = card_lines(card, run.peildatum, data.settings.amounts, brief=brief)
    json = {**base_json(STEP, run, Findings()), "klant": card_json(card), "gevonden": []}
    return Outcome(STEP, Findings(), lines, json)
