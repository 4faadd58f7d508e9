"""Trials of whole steps in Excel: sheets that are added, a row that comes and goes again."""

from collections.abc import Callable
from datetime import UTC, datetime

from klantenbestand.book.open_book import OpenBook
from klantenbestand.install.self_test_bench import Bench, expect
from klantenbestand.reading.data import Data
from klantenbestand.steps.changing import Cell, Edit, LeavingRow, NewRow, change, standard
from klantenbestand.steps.checked import read_and_check
from klantenbestand.steps.contact import Talk, contact
from klantenbestand.steps.nieuw import add_missing
from klantenbestand.steps.ongedaan import ongedaan
from klantenbestand.steps.outcome import Run
from klantenbestand.words.sheets import CONTACTS, CUSTOMERS, PURCHASES, SETTINGS_SHEET

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


def row_leaves(bench: Bench) -> None:
    """A customer leaves the middle of his list, as *Samenvoegen* has it, and comes back where he stood."""
    sheet = bench.book.sheets[CUSTOMERS.name]
    table, count = sheet.tables[0], sheet.range("BA1")
    _change(
        bench,
        lambda _data: [NewRow("customers", {"customer": each, "last_name": each}) for each in ("003", "004", "005")],
    )
    count.number_format = "General"
    count.formula = "=COUNTA($A$2:$A$6)"
    before = table.range.address, table.range.value, count.formula

    def leave(data: Data) -> list[Edit]:
        assert data.customers is not None
        numbers = data.customers.frame["customer"]
        row = int(numbers.index[numbers == "004"][0])
        return [LeavingRow("customers", row, Cell("customers", row, "merged_into", "001"))]

    _change(bench, leave)
    expect("rijen", [row[0] for row in table.range.value][1:], ["001", "002", "003", "005"])
    expect("formule", count.formula, "=COUNTA($A$2:$A$5)")
    bench.run(lambda book: ongedaan(book, _now()))
    expect("tabel na ongedaan maken", (table.range.address, table.range.value, count.formula), before)
    count.clear_contents()


def link_returns(bench: Bench) -> None:
    """An e-mail address that can be clicked leaves with its row, and can be clicked when it is back."""
    sheet = bench.book.sheets[CUSTOMERS.name]
    table = sheet.tables[0]
    place = (table.range.row + 2, table.range.column + 1)
    address, text = "mailto:proef@example.org", "proef@example.org"
    sheet.range(place).add_hyperlink(address, text_to_display=text)

    leaving = LeavingRow("customers", place[0], Cell("customers", place[0], "merged_into", "001"))
    _change(bench, lambda _data: [leaving])
    bench.run(lambda book: ongedaan(book, _now()))
    expect("tekst", sheet.range(place).value, text)
    expect("koppeling", sheet.range(place).hyperlink, address)


def _change(bench: Bench, edits: Callable[[Data], list[Edit]]) -> None:
    def work(book: OpenBook) -> None:
        run = _now()
        data = read_and_check(book, run).data
        change(book, run, "zelftest", data, edits(data), finish=standard(book, run))

    bench.run(work)


def _now() -> Run:
    now = datetime.now(UTC).astimezone()
    return Run(peildatum=now.date(), now=now)
