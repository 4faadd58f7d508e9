"""The customers on the rows that are selected in Excel, on data sheets, result tabs and sheets of the owner."""

from dataclasses import replace
from datetime import UTC, date, datetime

import openpyxl
import pytest

from klantenbestand.book.file_book import FileBook
from klantenbestand.reading.data import read_data
from klantenbestand.steps.analyseren import analyseren
from klantenbestand.steps.dubbelen import dubbelen
from klantenbestand.steps.outcome import Run
from klantenbestand.steps.selected import Rows, selected_customers
from klantenbestand.words.errors import UsageError
from workbooks import workbook_from_markdown

RUN = Run(date(2026, 11, 15), datetime(2026, 11, 15, 12, tzinfo=UTC))
SHEETS = {
    "Klanten": """
    | Klantnummer | Achternaam |
    |-------------|------------|
    | '0012'      | Berg       |
    | '0013'      | Kok        |
    |             | Zonder     |
    """,
    "Aankopen": """
    | Datum      | Klantnummer | Bedrag |
    |------------|-------------|--------|
    | 01-02-2026 | 12          | 20     |
    | 02-02-2026 |             | 30     |
    | 03-02-2026 | '0013'      | 40     |
    | 04-02-2026 | 12          | 50     |
    """,
    "Mijn lijst": """
    | Naam | Klantnr | Gebeld |
    |------|---------|--------|
    | Kok  | 13      | nee    |
    """,
    "Los": """
    | Iets | Anders |
    |------|--------|
    | 1    | 2      |
    """,
}


@pytest.fixture
def book(tmp_path):
    return FileBook.open(workbook_from_markdown(tmp_path, SHEETS), in_place=True)


def found(book, *rows):
    rows = rows[0] if isinstance(rows[0], Rows) else Rows(*rows)
    return [who.number or who.row for who in selected_customers(book, read_data(book), rows).customers]


@pytest.mark.parametrize(
    ("rows", "numbers"),
    [
        (("Klanten", 2, 2), ["0012"]),
        (("Klanten", 2, 1_048_576), ["0012", "0013", 4]),  # who has no number, by his row
        (("Klanten", 1, 2), ["0012"]),  # the header selected along with it
        (("Aankopen", 2, 5), ["0012", "0013"]),  # each once, and as Klanten writes it
        (("Mijn lijst", 2, 2), ["0013"]),
    ],
)
def test_who_stands_on_the_selected_rows(book, rows, numbers):
    assert found(book, *rows) == numbers


@pytest.mark.parametrize("rows", [("Klanten", 1, 1), ("Klanten", 60, 70), ("Aankopen", 3, 3), ("Los", 2, 2)])
def test_where_nobody_stands_it_is_said(book, rows):
    with pytest.raises(UsageError, match="no-customer-selected"):
        found(book, *rows)


def test_all_areas_count_and_hidden_rows_do_not(book):
    more = (Rows("Aankopen", 4, 4), Rows("Aankopen", 5, 5))
    rows = Rows("Aankopen", 2, 2, more=more)
    assert found(book, rows) == ["0012", "0013"]
    selected = selected_customers(book, read_data(book), replace(rows, hidden=frozenset({3, 4})))
    assert ([who.number for who in selected.customers], selected.hidden) == (["0012"], 1)
    with pytest.raises(UsageError, match="selection-hidden"):
        found(book, replace(rows, hidden=frozenset(range(2, 9))))


def test_on_the_tab_with_duplicates_the_number_is_a_link(tmp_path):
    twice = """
    | Klantnummer | Voornaam | Achternaam | Postcode | Huisnummer | E-mail         |
    |-------------|----------|------------|----------|------------|----------------|
    | K1          | Anna     | Berkhof    | 4461 AB  | 12         | a@berg.example |
    | K2          | Anna     | Berkhof    | 4461 AB  | 12         | a@berg.example |
    """
    book = FileBook.open(workbook_from_markdown(tmp_path, {"Klanten": twice}), in_place=True)
    dubbelen(book, RUN)
    table = next(one for one in book.tables() if one.name == "Dubbelen")
    assert found(book, "Dubbelen", table.first_row + 1, table.last_row) == ["K1", "K2"]


def test_on_a_tab_of_ours_it_is_the_row_of_its_table(book):
    analyseren(book, RUN)
    sheet = openpyxl.load_workbook(book.path)["Klantoverzicht"]
    head = next(row for row in range(1, 200) if sheet.cell(row, 2).value == "Klantnummer")
    assert found(book, "Klantoverzicht", head + 2, head + 2) == ["0013"]
    with pytest.raises(UsageError):
        found(book, "Klantoverzicht", 2, 2)
