"""Trials of whole steps in Excel: sheets that are added, a row that comes and goes again."""

from datetime import UTC, datetime

from klantenbestand.book.open_book import OpenBook
from klantenbestand.install.self_test_bench import Bench, expect
from klantenbestand.steps.contact import Talk, contact
from klantenbestand.steps.nieuw import add_missing
from klantenbestand.steps.ongedaan import ongedaan
from klantenbestand.steps.outcome import Run
from klantenbestand.words.sheets import CONTACTS, PURCHASES, SETTINGS_SHEET

_SUBJECT = "=1+1 van de zelftest"  # a text that Excel would calculate


def sheets_added(bench: Bench) -> None:
    """*Nieuw* adds the data sheets that are missing."""
    bench.run(lambda book: add_missing(book, _now()))
    there = {sheet.name for sheet in bench.book.sheets}
    expect("nieuwe tabs", {PURCHASES.name, CONTACTS.name, SETTINGS_SHEET} - there, set())


def row_and_back(bench: Bench) -> None:
    """*Contact noteren* writes a row, *Laatste stap ongedaan maken* takes it back to the cell."""
    table = bench.book.sheets[CONTACTS.name].tables[0]
    before = table.range.address, table.range.value

    def talk(book: OpenBook) -> None:
        contact(book, _now(), "001", Talk(subject=_SUBJECT))

    bench.run(talk)
    cells = [cell for row in table.range.options(ndim=2).value for cell in row]
    expect("onderwerp", cells.count(_SUBJECT), 1)
    bench.run(lambda book: ongedaan(book, _now()))
    expect("tabel na ongedaan maken", (table.range.address, table.range.value), before)


def _now() -> Run:
    now = datetime.now(UTC).astimezone()
    return Run(peildatum=now.date(), now=now)
