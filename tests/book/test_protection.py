"""A protected sheet: in a file no more is put there than in the open workbook, and it is named."""

import openpyxl
import pytest

from klantenbestand.book.file_book import FileBook
from klantenbestand.cli import main
from klantenbestand.words.errors import WorkbookError
from owner_books import make_tab
from workbooks import workbook_from_markdown

CUSTOMERS = "| Klantnummer | Achternaam | E-mail |\n|---|---|---|\n| K1 | Jansen | j@jansen.example |"


@pytest.fixture
def path(tmp_path, monkeypatch):
    monkeypatch.setenv("KLANTENBESTAND_DATA", str(tmp_path / "data"))
    return workbook_from_markdown(tmp_path, {"Klanten": CUSTOMERS}, tables={"Klanten": "Klanten"})


def protect(path, sheet, is_on=True):
    book = openpyxl.load_workbook(path)
    book[sheet].protection.formatCells = not is_on  # there is an element also where it is off
    book[sheet].protection.sheet = is_on
    book.save(path)
    return path.read_bytes()


def changes(book):
    book.set_cells({"Klanten": {(2, 2): "De Jong"}})


def refills(book):
    book.put([make_tab()])


@pytest.mark.parametrize("is_in_place", [True, False], ids=["in place", "beside"])
@pytest.mark.parametrize(("sheet", "change"), [("Klanten", changes), ("Mandgrootte", refills)])
def test_a_protected_sheet_is_refused_named_and_nothing_is_written(path, sheet, change, is_in_place):
    FileBook.open(path, in_place=True).put([make_tab()])
    before = protect(path, sheet)
    book = FileBook.open(path, in_place=is_in_place)
    with pytest.raises(WorkbookError) as caught:
        change(book)
    assert (caught.value.code, caught.value.details) == ("sheet-protected", {"sheet": sheet})
    assert path.read_bytes() == before
    assert not path.with_name("test - resultaat.xlsx").exists()


@pytest.mark.parametrize(("sheet", "change"), [("Klanten", changes), ("Mandgrootte", refills)])
def test_a_protection_that_is_off_is_none(path, sheet, change):
    FileBook.open(path, in_place=True).put([make_tab()])
    protect(path, sheet, is_on=False)
    change(FileBook.open(path, in_place=True))


def test_a_step_that_leaves_the_protected_sheet_alone_goes_on(path):
    protect(path, "Klanten")
    FileBook.open(path, in_place=True).put([make_tab()])
    book = openpyxl.load_workbook(path)
    assert "Mandgrootte" in book.sheetnames
    assert book["Klanten"].protection.sheet, "and so it stays"


def test_the_command_line_says_it_in_a_sentence(path, capsys):
    before = protect(path, "Klanten")
    assert main(["afmelden", str(path), "--klant", "K1", "--ter-plaatse", "--ja"]) == 2
    said = capsys.readouterr().err
    assert "De tab 'Klanten' is beveiligd" in said
    assert "Beveiliging blad opheffen" in said
    assert path.read_bytes() == before
