"""The Monday button: all that can be made anew in one go, nothing of the owner changed, ends on *Start*."""

from dataclasses import replace
from datetime import UTC, date, datetime

import openpyxl
import pytest

from klantenbestand.book.file_book import FileBook
from klantenbestand.cli import main
from klantenbestand.steps.analyseren import TABS, analyseren
from klantenbestand.steps.bijwerken import bijwerken
from klantenbestand.steps.dubbelen import dubbelen
from klantenbestand.steps.outcome import Run
from klantenbestand.words.errors import UsageError
from workbooks import workbook_from_markdown

RUN = Run(date(2026, 11, 15), datetime(2026, 11, 15, 12, tzinfo=UTC))
CUSTOMERS = """
| Klantnummer | Voornaam | Achternaam | Straat     | Huisnummer | Postcode | Plaats     | Mobiel       | Geboortedatum |
|-------------|----------|------------|------------|------------|----------|------------|--------------|---------------|
| K1          | Johanna  | Berkhof    | Kerkstraat | 12         | 4461 AB  | Goes       | '0612345678' | 12-03-1980    |
| K2          | Pieter   | Zonneveld  | Dorpsweg   | 3          | 4463 XA  | Goes       | '0687654321' | 01-01-1970    |
| K4          | Lucas    | Dijkgraaf  | Laan       | 8          | 4382 KC  | Vlissingen | '0611112222' | 05-05-1990    |
| K5          | L.       | Dijkgraaf  | Laan       | 8          | 4382 KC  | Vlissingen |              |               |
"""
PURCHASES = """
| Ordernummer | Datum      | Klantnummer | Bedrag |
|-------------|------------|-------------|--------|
| O1          | 01-11-2026 | K1          | 10.10  |
| O2          | 02-11-2026 | K9          | 20.05  |
"""


def all_cells(path):
    """What stands on each tab, in their order."""
    book = openpyxl.load_workbook(path)
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book.worksheets}


def cells(path, sheet):
    return all_cells(path)[sheet]


def tabs(path):
    return list(all_cells(path))


@pytest.fixture
def path(tmp_path):
    return workbook_from_markdown(tmp_path, {"Klanten": CUSTOMERS, "Aankopen": PURCHASES})


def test_one_button_makes_what_the_others_make_together(path, tmp_path):
    other = workbook_from_markdown(tmp_path, {"Klanten": CUSTOMERS, "Aankopen": PURCHASES}, name="ander.xlsx")
    for step in (dubbelen, analyseren):
        step(FileBook.open(other, in_place=True), RUN)
    bijwerken(FileBook.open(path, in_place=True), RUN)
    made, expected = all_cells(path), all_cells(other)
    assert set(made) == set(expected)
    for tab in set(made) - {"Start", "Logboek"}:
        assert made[tab] == expected[tab], tab


def test_the_owners_sheets_stay_and_start_says_what_to_do(path):
    before = all_cells(path)
    outcome = bijwerken(FileBook.open(path, in_place=True), RUN)
    after = all_cells(path)
    assert {sheet: after[sheet] for sheet in before} == before
    summary = "1 fout, 1 dubbele te beoordelen, 0 klanten dreigen weg te blijven."
    assert outcome.messages[0] == summary
    assert outcome.json["te_beoordelen"] == 1
    start = " ".join(str(value) for row in cells(path, "Start") for value in row if value)
    assert f"Bijgewerkt op 15 november 2026. {summary}" in start
    assert "1 fout verbeteren" in start
    assert "Beoordeel 1 groep dubbelen" in start
    assert openpyxl.load_workbook(path).active.title == "Start"


def test_a_pair_that_is_ticked_already_is_counted_as_waiting_for_the_button(tmp_path):
    row = "Johanna | Berkhof | Kerkstraat | 12 | 4461 AB | Goes | j.berkhof@home.nl |"
    sure = f"""
    | Klantnummer | Voornaam | Achternaam | Straat | Huisnummer | Postcode | Plaats | E-mail |
    |---|---|---|---|---|---|---|---|
    | K1 | {row}
    | K2 | {row}
    """
    path = workbook_from_markdown(tmp_path, {"Klanten": sure})
    outcome = bijwerken(FileBook.open(path, in_place=True), RUN)
    ready = "1 groep dubbelen staat klaar om samen te voegen."
    assert outcome.messages[0].endswith(f", {ready}")
    assert "te beoordelen" not in outcome.messages[0]
    start = str(cells(path, "Start"))
    assert ready in start
    assert "Voeg 1 groep dubbelen samen" in start


def test_groups_to_judge_and_groups_that_are_ready_are_told_apart(tmp_path):
    again = "| K6 | Johanna | Berkhof | Kerkstraat | 12 | 4461 AB | Goes | '0612345678' | 12-03-1980 |"
    path = workbook_from_markdown(tmp_path, {"Klanten": f"{CUSTOMERS}{again}"})
    said = bijwerken(FileBook.open(path, in_place=True), RUN).messages[0]
    assert "1 dubbele te beoordelen en 1 klaar om samen te voegen" in said


def test_what_was_promised_and_is_due_is_on_start(tmp_path):
    talks = """
    | Datum      | Klantnummer | Vervolgactie | Vervolgdatum | Afgehandeld |
    |------------|-------------|--------------|--------------|-------------|
    | 01-03-2026 | K1          | bellen       | 15-11-2026   |             |
    | 01-03-2026 | K1          |              | 01-11-2026   | nee         |
    | 01-03-2026 | K1          | later        | 16-11-2026   |             |
    | 01-03-2026 | K1          | gedaan       | 01-11-2026   | ja          |
    | 01-03-2026 | K1          | ooit         |              |             |
    """
    path = workbook_from_markdown(tmp_path, {"Klanten": CUSTOMERS, "Contacten": talks})
    bijwerken(FileBook.open(path, in_place=True), RUN)
    assert "2 vervolgacties voor vandaag of eerder" in str(cells(path, "Start"))


def test_a_decision_on_a_duplicate_stays(path):
    bijwerken(FileBook.open(path, in_place=True), RUN)
    book = openpyxl.load_workbook(path)
    table = book["Dubbelen"].tables["Dubbelen"]
    header, group = book["Dubbelen"][table.ref][:2]
    place = next(at for at, cell in enumerate(header) if cell.value == "Besluit")
    group[place].value = "Niet dezelfde"
    book.save(path)
    outcome = bijwerken(FileBook.open(path, in_place=True), RUN)
    assert outcome.json["te_beoordelen"] == 0


@pytest.mark.parametrize(
    ("sheet", "text", "made"),
    [("Klanten", CUSTOMERS, {"Dubbelen"}), ("Aankopen", PURCHASES, {"Actieve klanten"})],
)
def test_what_one_sheet_can_carry_is_made(tmp_path, sheet, text, made):
    path = workbook_from_markdown(tmp_path, {sheet: text})
    outcome = bijwerken(FileBook.open(path, in_place=True), RUN)
    assert made <= set(tabs(path))
    assert ("te beoordelen" in outcome.messages[0]) is (sheet == "Klanten")
    assert ("dreigen" in outcome.messages[0]) is (sheet == "Aankopen")
    assert set(made) <= {*TABS, "Dubbelen"}


def test_where_the_last_months_are_missing_it_says_that_first_and_sends_to_nobody(tmp_path):
    old = PURCHASES.replace("-11-2026", "-02-2026")
    path = workbook_from_markdown(tmp_path, {"Klanten": CUSTOMERS, "Aankopen": old})
    outcome = bijwerken(FileBook.open(path, in_place=True), RUN)
    assert outcome.messages[0] == "1 fout, 1 dubbele te beoordelen, de nieuwste aankopen ontbreken."
    start = " ".join(str(value) for row in cells(path, "Start") for value in row if value)
    assert "Neem de nieuwste aankopen over: die van na 2 februari 2026 ontbreken" in start
    assert "Benader " not in start
    assert "Bel of schrijf " not in start


def test_where_most_of_the_last_months_is_missing_it_does_not_say_that_all_of_it_is(tmp_path):
    days = [f"{day:02d}-02-2026" for day in range(1, 21)] + ["01-11-2026"]
    lines = [f"| O{place} | {day} | K1 | 10.10 |" for place, day in enumerate(days, start=3)]
    path = workbook_from_markdown(tmp_path, {"Aankopen": "\n".join((*PURCHASES.splitlines()[:3], *lines))})
    outcome = bijwerken(FileBook.open(path, in_place=True), RUN)
    assert "de meeste nieuwe aankopen ontbreken" in outcome.messages[0]
    start = " ".join(str(value) for row in cells(path, "Start") for value in row if value)
    assert "Neem de nieuwste aankopen over: van na 20 februari 2026 ontbreken de meeste" in start


def test_a_workbook_without_either_is_left_alone(tmp_path):
    path = workbook_from_markdown(tmp_path, {"Iets": "| a | b |\n|---|---|\n| 1 | 2 |"})
    with pytest.raises(UsageError, match="nothing-to-update"):
        bijwerken(FileBook.open(path, in_place=True), RUN)
    assert tabs(path) == ["Iets"]


def test_the_command_puts_the_result_beside_the_file(path, capsys):
    before = path.read_bytes()
    assert main(["bijwerken", str(path), "--peildatum", "2026-11-15"]) == 1
    assert "1 dubbele te beoordelen" in capsys.readouterr().out
    assert path.read_bytes() == before
    assert "Start" in tabs(path.with_name("test - resultaat.xlsx"))


@pytest.mark.parametrize("step", [bijwerken, analyseren])
def test_figures_that_nobody_sees_are_not_worked_out(tmp_path, step):
    source = workbook_from_markdown(tmp_path, {"Klanten": CUSTOMERS, "Aankopen": PURCHASES})
    asked, not_asked = (
        step(FileBook.open(source, target=tmp_path / f"{figures}.xlsx"), replace(RUN, figures=figures))
        for figures in (True, False)
    )
    assert asked.json["mandgrootte"]["orders"] > 0
    assert not_asked.json == {key: asked.json[key] for key in asked.json.keys() & not_asked.json.keys()}
    assert "mandgrootte" not in not_asked.json
    assert not_asked.messages == asked.messages
