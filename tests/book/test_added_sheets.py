from dataclasses import replace

import openpyxl
import pytest

from excel_repairs import repairs
from klantenbestand.book.added_sheets import with_sheets
from klantenbestand.book.file_book import FileBook
from klantenbestand.book.package import Package
from klantenbestand.words.settings import DEFAULTS, Settings
from klantenbestand.words.sheets import CAMPAIGNS, CONTACTS, CUSTOMERS, PURCHASES
from owner_books import make_tab, raw_parts, rich_book
from workbooks import edit_part

EDITED = {"xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "[Content_Types].xml"}


@pytest.fixture
def source(tmp_path):
    return rich_book(tmp_path / "Mijn zaak.xlsx")


def sheets(path):
    return [sheet.name for sheet in Package.open(path).sheets]


def test_the_sheets_come_behind_those_of_the_owner_without_a_mark(source):
    package = with_sheets(Package.open(source), [PURCHASES, CONTACTS], DEFAULTS, with_settings=True)
    assert [sheet.name for sheet in package.sheets] == [*sheets(source), "Aankopen", "Contacten", "Instellingen"]
    assert not [name for name in package.defined_names if name.name == "_klantenbestand"]


def test_nothing_of_the_owner_changes(source):
    package = with_sheets(Package.open(source), [PURCHASES], DEFAULTS, with_settings=True)
    before, after = raw_parts(source.read_bytes()), raw_parts(package.data)
    assert {name for name in before if after.get(name) != before[name]} <= EDITED


def test_they_come_before_our_tabs(source):
    book = FileBook.open(source)
    book.put([make_tab()])
    book.add_sheets([CAMPAIGNS], DEFAULTS, with_settings=False)
    book.put([make_tab("Seizoen")])
    assert sheets(book.target)[-3:] == ["Campagnes", "Mandgrootte", "Seizoen"]


def test_they_are_written_with_the_next_tabs_and_not_before(source):
    book = FileBook.open(source)
    book.add_sheets([PURCHASES], DEFAULTS, with_settings=False)
    assert not book.target.exists()
    assert "Aankopen" in {info.name for info in book.sheets()}
    book.put([make_tab()])
    assert "Aankopen" in sheets(book.target)
    assert "Aankopen" not in sheets(source)


def test_the_next_step_still_finds_them_in_the_result(source):
    """Opening a result on our tab takes the selection off the owner's sheet; the sheet is his all the same."""
    book = FileBook.open(source)
    book.add_sheets([PURCHASES], DEFAULTS, with_settings=True)
    book.put([make_tab()], activate="Mandgrootte")
    again = FileBook.open(source)
    assert {"Aankopen", "Instellingen", "Mandgrootte"} <= {info.name for info in again.sheets()}


def test_a_result_is_not_built_on_when_the_owner_changed_one_digit(source):
    book = FileBook.open(source)
    book.add_sheets([PURCHASES], DEFAULTS, with_settings=False)
    book.put([make_tab()], activate="Mandgrootte")
    edit_part(source, "xl/worksheets/sheet1.xml", lambda data: data.replace(b"<v>20</v>", b"<v>21</v>"))
    assert "Aankopen" not in {info.name for info in FileBook.open(source).sheets()}


def test_a_table_whose_name_the_owner_uses_gets_another(source):
    named = replace(CUSTOMERS, name="Totaal")  # the owner has given this name to a cell
    package = with_sheets(Package.open(source), [named], DEFAULTS, with_settings=False)
    assert [table.name for table in package.tables if table.sheet == "Totaal"] == ["Totaal_KB"]


def test_the_colour_of_the_settings_is_that_of_the_headers(source):
    package = with_sheets(Package.open(source), [PURCHASES], Settings(accent="#1D4ED8"), with_settings=False)
    path = source.with_name("met.xlsx")
    path.write_bytes(package.data)
    assert openpyxl.load_workbook(path)["Aankopen"]["B1"].fill.fgColor.rgb == "FF1D4ED8"
    assert repairs(path, source) == []
