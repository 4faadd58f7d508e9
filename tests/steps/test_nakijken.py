# ruff: noqa: E501 -- tables
"""One customer looked at alone: whom he may be, with whom he lives; nothing is written."""

import json
from datetime import UTC, date, datetime

import openpyxl
import pytest

from klantenbestand.book.file_book import FileBook
from klantenbestand.cli import main
from klantenbestand.steps.dubbelen import dubbelen
from klantenbestand.steps.nakijken import nakijken
from klantenbestand.steps.outcome import Run
from klantenbestand.steps.selected import Rows
from klantenbestand.words.errors import UsageError
from workbooks import workbook_from_markdown

RUN = Run(date(2026, 11, 15), datetime(2026, 11, 15, 12, tzinfo=UTC))
CUSTOMERS = """
| Klantnummer | Voornaam | Voorletters | Achternaam | Straat     | Huisnummer | Postcode | Plaats | Mobiel       | Samengevoegd met |
|-------------|----------|-------------|------------|------------|------------|----------|--------|--------------|------------------|
| K1          | Anna     |             | Zandbrink  | Kerkstraat | 12         | 4461 AB  | Goes   | '0620123456' |                  |
| K2          | Jan      |             | Zandbrink  | Kerkstraat | 12         | 4461 AB  | Goes   | '0631123456' |                  |
| K3          | Anna     | A.          | Zandbrink  | Kerkstr.   | 12         | 4461AB   | Goes   | '0620123456' |                  |
| K4          | Piet     |             | Vos        | Dorpsweg   | 3          | 9876 XY  | Sneek  | '0641123456' |                  |
| K5          | P.       |             | Vos        | Dorpsweg   | 3          | 9876 XY  | Sneek  |              | K4               |
|             | Anna     |             | Zandbrink  | Kerkstraat | 12         | 4461 AB  | Goes   |              |                  |
"""
PURCHASES = """
| Ordernummer | Datum      | Klantnummer | Bedrag |
|-------------|------------|-------------|--------|
| O1          | 01-03-2025 | K3          | 10.10  |
"""


@pytest.fixture
def path(tmp_path):
    return workbook_from_markdown(tmp_path, {"Klanten": CUSTOMERS, "Aankopen": PURCHASES})


def look(path, wanted):
    return nakijken(FileBook.open(path), RUN, wanted)


def test_who_may_be_the_same_is_named_with_the_reason_and_the_row(path):
    found = look(path, "K3")
    text = "\n".join(found.messages)
    assert "Anna Zandbrink (K3) kan dezelfde zijn als" in text
    assert "Zeker dubbel: Anna Zandbrink (K1), rij 2." in text
    assert "mobiele nummer" in text
    assert "Partner of gezin: Jan Zandbrink (K2), rij 3." in "\n".join(look(path, "K1").messages)
    assert found.messages[-1] == "Er is niets veranderd."
    assert found.needs_person


def test_who_stands_there_once_is_told_so(path):
    found = look(path, "K4")
    assert found.messages[0] == "Piet Vos (K4) staat er één keer in: er is niemand gevonden die dezelfde kan zijn."
    assert not found.needs_person
    assert found.json["groepen"] == []


@pytest.mark.parametrize("rows", [Rows("Klanten", 4, 4), Rows("Aankopen", 2, 2)])
def test_the_selected_row_on_any_tab_with_customer_numbers(path, rows):
    assert look(path, rows).json["klant"] == "K3"


def test_a_row_that_was_just_typed_needs_no_number(path):
    found = look(path, Rows("Klanten", 7, 7))
    assert found.json["klant"] == ""
    assert "Anna Zandbrink kan dezelfde zijn als" in found.messages[0]


def test_of_a_merged_customer_the_one_that_stayed_is_looked_at(path):
    assert look(path, "K5").json["klant"] == "K4"


def test_what_was_said_not_to_be_the_same_is_not_said_again(path):
    dubbelen(FileBook.open(path, in_place=True), RUN)
    assert any("(K1)" in line for line in look(path, "K3").messages)
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["Dubbelen"]
    headers = [cell for row in sheet.iter_rows() for cell in row if cell.value == "Besluit"]
    assert headers
    for header in headers:  # no group is ticked: a row without a number is among them
        sheet.cell(header.row + 1, header.column).value = "Niet dezelfde"
    workbook.save(path)
    assert not any("(K1)" in line for line in look(path, "K3").messages)


def test_nobody_and_more_than_one(path):
    assert "geen klant gevonden" in look(path, "K99").messages[0]
    assert {hit["klantnummer"] for hit in look(path, "Zandbrink").json["gevonden"]} >= {"K1", "K2", "K3"}


def test_a_workbook_without_customers_says_so(tmp_path):
    path = workbook_from_markdown(tmp_path, {"Aankopen": PURCHASES})
    with pytest.raises(UsageError, match="no-customers-at-all"):
        look(path, "K3")


def test_the_command_prints_and_writes_nothing(path, capsys):
    before = path.read_bytes()
    assert main(["dubbelen", str(path), "--klant", "K3", "--json"]) == 1
    out = json.loads(capsys.readouterr().out)
    assert out["klant"] == "K3"
    assert out["groepen"][0]["klantnummers"] == ["K3", "K1"]
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == [path.name]
