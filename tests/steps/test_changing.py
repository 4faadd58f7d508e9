"""Changing the owner's data: what was asked and nothing else, with a journal, or nothing at all."""

from datetime import UTC, date, datetime

import openpyxl
import pytest

from excel_engine import Excel
from klantenbestand.book.file_book import FileBook
from klantenbestand.book.journal import read_journal
from klantenbestand.book.open_book import OpenBook
from klantenbestand.book.own_folders import handover_folder
from klantenbestand.steps.changing import Cell, NewRow, change, standard
from klantenbestand.steps.checked import read_and_check
from klantenbestand.steps.outcome import Run
from klantenbestand.words.errors import SafetyError, WorkbookError
from workbooks import workbook_from_markdown

pytestmark = pytest.mark.filterwarnings("ignore:.*xtension.* is not supported")

RUN = Run(date(2026, 11, 15), datetime(2026, 11, 15, 12, tzinfo=UTC))
CUSTOMERS = """
| Klantnummer | Achternaam | Geen reclame | Telefoon     | Kleur |
|-------------|------------|--------------|--------------|-------|
| K1          | Berkhof    | post         | '06-12345678 | groen |
| K2          | Zonneveld  |              | 612345678    |       |
"""
CONTACTS = """
| Datum      | Klantnummer | Kanaal   | Onderwerp |
|------------|-------------|----------|-----------|
| 01-03-2026 | K2          | telefoon | klacht    |
"""
TALK = NewRow("contacts", {"date": date(2026, 11, 15), "customer": "K1", "channel": "brief", "subject": "=1+1"})


class FileDoor:
    def __init__(self, path):
        self.path = path

    def change(self, *edits):
        return changed(FileBook.open(self.path, in_place=True), edits)

    def now(self):
        return self.path


class OpenDoor:
    def __init__(self, path):
        self.excel = Excel()
        self.live = self.excel.open(path)
        self.path = path

    def change(self, *edits):
        self.excel.save_copy(self.live, handover_folder() / "0123ABCD.xlsx")
        with OpenBook.caller("0123ABCD") as book:
            return changed(book, edits)

    def now(self):
        return self.excel.save_copy(self.live, self.path.with_name("nu.xlsx"))


def changed(book, edits):
    data = read_and_check(book, RUN).data
    return change(book, RUN, "proef", data, edits, finish=standard(book, RUN))


@pytest.fixture(params=[FileDoor, OpenDoor], ids=["file", "open"])
def door(request, tmp_path, monkeypatch):
    monkeypatch.setenv("KLANTENBESTAND_DATA", str(tmp_path / "data"))
    return request.param(workbook(tmp_path))


def workbook(folder, customers=CUSTOMERS, contacts=CONTACTS, **options):
    return workbook_from_markdown(folder, {"Klanten": customers, "Contacten": contacts}, **options)


def cells(door, sheet):
    book = openpyxl.load_workbook(door.now())
    return [list(row) for row in book[sheet].iter_rows(values_only=True)]


def journals(door):
    return [read_journal(path) for path in sorted((door.path.parent / "data").rglob("*.jsonl"))]


def test_a_row_is_added_and_a_cell_changed_by_customer_number(door):
    done = door.change(TALK, Cell("customers", "K1", "no_advertising", "alles"), Cell("customers", 3, "Kleur", "rood"))
    assert (done.cells, done.written, done.left) == (6, True, ())
    assert cells(door, "Contacten")[2] == [datetime(2026, 11, 15), "K1", "brief", "=1+1"]  # noqa: DTZ001
    assert [row[2:5] for row in cells(door, "Klanten")[1:]] == [
        ["alles", "06-12345678", "groen"],
        [None, 612345678, "rood"],
    ]
    assert done.after.data.customers.frame["no_advertising"].tolist()[0] == "alles"


def test_the_journal_has_exactly_what_stood_there_and_logboek_tells_it(door):
    door.change(Cell("customers", "K1", "phone", "0612345678"), Cell("customers", "K2", "phone", "0612345678"), TALK)
    (journal,) = journals(door)
    found = {(row.name, cell.header): (cell.old, cell.new) for row in journal.rows for cell in row.cells}
    assert found["K1", "Telefoon"] == ("06-12345678", "0612345678")
    assert found["K2", "Telefoon"] == (612345678, "0612345678")
    assert found["K1 / 2026-11-15", "Onderwerp"] == (None, "=1+1")
    assert [row.added for row in journal.rows] == [False, False, True]
    sheet = openpyxl.load_workbook(door.now())["Logboek"]
    rows = [[cell.value for cell in row] for row in sheet[sheet.tables["Logboek_cellen"].ref]][1:]
    assert rows[0][1:] == ["proef", "Klanten", "K1", "Telefoon", "06-12345678", "0612345678"]
    assert rows[2][2:] == ["Contacten", "K1 / 2026-11-15", "Datum", None, "15-11-2026"]


def test_a_missing_column_and_a_missing_sheet_are_added(door):
    row = NewRow(
        "numbers", {"source": "kassa", "number_at_source": "12", "customer": "K1", "valid_from": RUN.peildatum}
    )
    door.change(Cell("customers", "K2", "remarks", "let op"), row)
    assert cells(door, "Klanten")[0][5] == "Opmerkingen"
    assert cells(door, "Klanten")[2][5] == "let op"
    assert cells(door, "Nummers")[1][:3] == ["kassa", "12", "K1"]
    (journal,) = journals(door)
    assert [(one.sheet, one.column) for one in journal.columns] == [("customers", "remarks")]
    assert journal.added_sheets == ("numbers",)


def test_what_holds_another_value_by_now_or_is_not_there_is_left_alone(door):
    done = door.change(
        Cell("customers", "K1", "no_advertising", "alles", old="nee"),
        Cell("customers", "K9", "no_advertising", "alles"),
        Cell("customers", "K2", "no_advertising", "alles", old=None),
    )
    assert [edit.row for edit in done.left] == ["K1", "K9"]
    assert [row[2] for row in cells(door, "Klanten")[1:]] == ["post", "alles"]


def test_without_anything_to_change_nothing_is_written(door):
    before = cells(door, "Klanten")
    done = door.change(Cell("customers", "K1", "no_advertising", "post"))
    assert (done.cells, done.written) == (0, False)
    assert cells(door, "Klanten") == before
    assert "Start" not in openpyxl.load_workbook(door.now()).sheetnames
    assert journals(door) == []


def test_after_an_error_there_is_no_journal_and_no_change(door, monkeypatch):
    before = door.now().read_bytes()

    def broken(*_arguments, **_options):
        raise SafetyError("disk-full", folder="x")

    for kind in (FileBook, OpenBook):
        monkeypatch.setattr(kind, "put", broken)
    with pytest.raises(SafetyError):
        door.change(TALK)
    assert door.now().read_bytes() == before or isinstance(door, OpenDoor)
    assert journals(door) == []
    assert len(cells(door, "Contacten")) == 2


@pytest.mark.parametrize("below", ["totaal", "=1+1 -> 2"])
def test_a_table_with_something_right_below_it_takes_no_row(tmp_path, monkeypatch, below):
    monkeypatch.setenv("KLANTENBESTAND_DATA", str(tmp_path / "data"))
    path = workbook(tmp_path, tables={"Contacten": "Contacten"})
    book = openpyxl.load_workbook(path)
    book["Contacten"]["B3"].value = below.partition(" ->")[0]
    book.save(path)
    before = path.read_bytes()
    with pytest.raises(WorkbookError) as stopped:
        FileDoor(path).change(TALK)
    assert stopped.value.code == "no-room-for-row"
    assert path.read_bytes() == before


def test_a_table_takes_the_row_in(door, tmp_path):
    made = type(door)(workbook(tmp_path, tables={"Contacten": "Contacten"}))
    made.change(TALK, TALK)
    book = openpyxl.load_workbook(made.now())
    assert book["Contacten"].tables["Contacten"].ref == "A1:D4"


def test_a_number_for_a_customer_is_a_number_where_the_others_are(tmp_path, monkeypatch):
    monkeypatch.setenv("KLANTENBESTAND_DATA", str(tmp_path / "data"))
    path = workbook(
        tmp_path, CUSTOMERS.replace("| K", "| 10").replace("10lant", "Klant"), CONTACTS.replace("| K2", "| 102")
    )
    book = openpyxl.load_workbook(path)
    assert (book["Klanten"]["A1"].value, book["Klanten"]["A2"].value) == ("Klantnummer", 101)
    FileDoor(path).change(NewRow("contacts", {"date": RUN.peildatum, "customer": "101"}))
    assert openpyxl.load_workbook(path)["Contacten"]["B3"].value == 101
