# ruff: noqa: E501 -- tables
"""Taking back a group of a merge when something else happened with its numbers, and carrying it out once more."""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl.comments import Comment

from after_dubbelen import after_dubbelen
from klantenbestand.book.file_book import FileBook
from klantenbestand.book.protocol import CellFormula
from klantenbestand.reading.data import read_data
from klantenbestand.steps.dubbelen import dubbelen
from klantenbestand.steps.ongedaan import ongedaan
from klantenbestand.steps.outcome import Run
from klantenbestand.steps.samenvoegen import samenvoegen
from klantenbestand.steps.undo_groups import same_mark
from klantenbestand.words.errors import UsageError
from owner_doors import FileDoor, OpenDoor, all_rows, rows_of
from workbooks import workbook_from_markdown

pytestmark = pytest.mark.filterwarnings("ignore:.*xtension.* is not supported")

RUN = Run(date(2026, 11, 15), datetime(2026, 11, 15, 12, tzinfo=UTC))
CUSTOMERS = """
| Klantnummer | Voornaam | Achternaam | Straat     | Huisnummer | Postcode | Plaats     | Mobiel       | E-mail             | Geboortedatum |
|-------------|----------|------------|------------|------------|----------|------------|--------------|--------------------|---------------|
| K1          | Johanna  | Berkhof    | Kerkstraat | 12         | 4461 AB  | Goes       | '0620000001' |                    | 12-03-1980    |
| K3          | Johanna  | Berkhof    | Kerkstraat | 12         | 4461 AB  | Goes       | '0620000001' |                    | 12-03-1980    |
| K9          | Lucas    | Dijkgraaf  | Laan       | 8          | 4382 KC  | Vlissingen | '0620000003' | lucas@dijkgraaf.nl | 05-05-1990    |
| K2          | Pieter   | Zonneveld  | Dorpsweg   | 3          | 4463 XA  | Goes       | '0620000002' | pz@zonneveld.nl    | 01-01-1971    |
"""
PURCHASES = """
| Ordernummer | Datum      | Klantnummer | Bedrag |
|-------------|------------|-------------|--------|
| O1          | 01-02-2026 | K3          | 10     |
| O2          | 02-02-2026 | K1          | 1      |
| O3          | 03-02-2026 | K9          | 5      |
| O4          | 03-02-2026 | K9          | 6      |
| O5          | 03-02-2026 | K9          | 7      |
"""
TABLES = {"Klanten": "tblKlanten", "Aankopen": "tblAankopen"}
DATA = ("Klanten", "Aankopen")
GROUP = "K1 + K3"


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("KLANTENBESTAND_DATA", str(tmp_path / "data"))


@pytest.fixture(scope="module")
def proposed(tmp_path_factory):
    """The workbook after *Dubbelen*: K1 and K3 are ticked."""
    sheets = {"Klanten": CUSTOMERS, "Aankopen": PURCHASES}
    path = workbook_from_markdown(tmp_path_factory.mktemp("eens"), sheets, tables=TABLES)
    after_dubbelen(path, RUN)
    return path


@pytest.fixture(params=[FileDoor, OpenDoor], ids=["file", "open"])
def door(request, proposed, tmp_path):
    return request.param(Path(shutil.copy(proposed, tmp_path)))


def merged(door):
    """K1 and K3 become one: who stays, who goes."""
    (one,) = door.run(samenvoegen, RUN).json["samengevoegd"]
    return one["klantnummer"], one["vervallen"][0]


def numbers(door):
    return [row[0] for row in rows_of(door, "Klanten")[1:]]


def per_customer(door):
    frame = read_data(FileBook.open(door.now())).purchases.frame
    return frame.groupby("customer")["amount"].sum().to_dict()


def row_at(sheet, number):
    return next(row for row in range(2, 20) if sheet.cell(row, 1).value == number)


def test_a_group_that_a_later_one_went_on_with_waits_for_that_one(door):
    before = all_rows(door, DATA)
    stays, _ = merged(door)

    def becomes_the_same_person(book):
        sheet = book["Klanten"]
        for column in range(2, 11):
            sheet.cell(row_at(sheet, "K9"), column).value = sheet.cell(row_at(sheet, stays), column).value
        sheet.cell(row_at(sheet, "K9"), 9).value = "j.berkhof@home.nl"  # so it is the fullest

    door.edit(becomes_the_same_person)
    door.run(dubbelen, RUN)
    (second,) = door.run(samenvoegen, RUN).json["samengevoegd"]
    assert (second["klantnummer"], second["vervallen"]) == ("K9", [stays])
    now = all_rows(door, DATA)
    with pytest.raises(UsageError) as refused:
        door.run(ongedaan, RUN, group=GROUP)
    assert refused.value.code == "undo-group-later"
    assert refused.value.details["later"] == f"{stays} + K9"
    assert all_rows(door, DATA) == now
    door.run(ongedaan, RUN, group=f"{stays} + K9")
    door.run(ongedaan, RUN, group=GROUP)
    assert all_rows(door, DATA)["Aankopen"] == before["Aankopen"]
    assert numbers(door) == ["K1", "K3", "K9", "K2"]


def test_a_number_that_is_of_someone_else_by_now_keeps_its_group_merged(door):
    stays, gone = merged(door)

    def new_customer(book):
        sheet, end = book["Klanten"], len(numbers(door)) + 2
        for column, value in enumerate([gone, "Truus", "Geheelanders", "Weg", 9, "4301 AB", "Zierikzee"], 1):
            sheet.cell(end, column).value = value
        table = sheet.tables["tblKlanten"]
        table.ref = f"A1:{table.ref.split(':')[1].rstrip('0123456789')}{end}"
        if table.autoFilter:
            table.autoFilter.ref = table.ref

    door.edit(new_customer)
    now = all_rows(door, (*DATA, "Nummers"))
    outcome = door.run(ongedaan, RUN)
    assert all_rows(door, (*DATA, "Nummers")) == now
    assert per_customer(door)[stays] == 11
    assert [(one["tab"], one["rij"]) for one in outcome.json["gebleven"]] == [("Klanten", gone)]
    assert any(f"de hele groep {GROUP} blijft samengevoegd" in message for message in outcome.messages)
    assert outcome.findings.with_code("undo-number-taken")


def test_a_row_that_something_hangs_on_by_now_is_marked_when_the_merge_is_carried_out_again(proposed, tmp_path):
    door = OpenDoor(Path(shutil.copy(proposed, tmp_path)))
    before = all_rows(door, DATA)
    stays, gone = merged(door)
    door.run(ongedaan, RUN)

    def note(book):
        sheet = book["Klanten"]
        sheet.cell(row_at(sheet, gone), 2).comment = Comment("bel terug", "ik")

    door.edit(note)
    outcome = door.run(ongedaan, RUN, again=True)
    rows = rows_of(door, "Klanten")
    assert [(row[0], row[-1]) for row in rows[1:] if row[-1] and len(row) > 10] == [(gone, stays)]
    assert [row[:10] for row in rows] == before["Klanten"]
    assert any("gemerkt bij 'Samengevoegd met'" in message for message in outcome.messages)
    assert per_customer(door)[stays] == 11
    door.run(ongedaan, RUN)
    after = all_rows(door, DATA)
    assert [row[:10] for row in after["Klanten"]] == before["Klanten"]
    assert after["Aankopen"] == before["Aankopen"]


@pytest.mark.parametrize("thrown_away", ["the tab", "the row"])
def test_a_row_that_leaves_once_more_is_on_nummers_again_and_on_samengevoegd(proposed, tmp_path, thrown_away):
    door = OpenDoor(Path(shutil.copy(proposed, tmp_path)))
    stays, gone = merged(door)

    def throw_away(book):
        if thrown_away == "the tab":
            book.remove(book["Nummers"])
        else:
            for cell in book["Nummers"][2]:
                cell.value = None

    door.edit(throw_away)
    door.run(ongedaan, RUN)
    door.run(ongedaan, RUN, again=True)
    assert gone not in numbers(door)
    assert read_data(FileBook.open(door.now())).merged == {gone: stays}
    assert any(gone in row for row in rows_of(door, "Samengevoegd"))
    assert per_customer(door)[stays] == 11
    door.run(ongedaan, RUN)
    assert numbers(door) == ["K1", "K3", "K9", "K2"]


def test_a_tab_that_stays_because_of_a_note_is_named(door):
    merged(door)
    door.edit(lambda book: book["Samengevoegd"].__setitem__("P30", "mijn notitie"))
    outcome = door.run(ongedaan, RUN)
    said = [message for message in outcome.messages if "De tab 'Samengevoegd' is niet meer nodig" in message]
    assert len(said) == 1
    assert "niet meer vernieuwd" in said[0]


def test_a_mark_names_one_customer_as_a_number_and_as_text():
    assert same_mark(1001.0, "1001")
    assert same_mark("K1 ", "k1")
    assert not same_mark("K1", "K5")
    assert not same_mark(CellFormula("A2"), "=A2")
