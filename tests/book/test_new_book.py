from io import BytesIO

import openpyxl
import pytest

from excel_repairs import repairs
from klantenbestand.book.marks import marks_of
from klantenbestand.book.new_book import new_book
from klantenbestand.book.package import Package
from klantenbestand.tabs.start import first_start
from klantenbestand.words.settings import Settings
from klantenbestand.words.sheets import DATA_SHEETS, MAIN_SHEETS


@pytest.fixture(scope="module")
def data():
    return new_book(MAIN_SHEETS, first_start())


def test_start_stands_in_front_and_is_what_one_sees(data):
    book = openpyxl.load_workbook(BytesIO(data))
    assert book.sheetnames == ["Start", "Klanten", "Aankopen", "Contacten", "Instellingen"]
    assert book.active.title == "Start"
    assert [sheet.title for sheet in book.worksheets if sheet.sheet_view.tabSelected] == ["Start"]
    assert book.views[0].firstSheet == 0, "the bar of tabs must not begin behind Start"


def test_only_start_has_our_mark(data):
    package = Package(data, "nieuw.xlsx")
    assert {at: mark.tab for at, mark in marks_of(package.defined_names).items()} == {0: "Start"}


def test_excel_would_repair_nothing(tmp_path):
    path = tmp_path / "nieuw.xlsx"
    path.write_bytes(new_book(DATA_SHEETS, first_start(), Settings(company="Ketel & Kruid", accent="#1D4ED8")))
    assert repairs(path) == []


def test_the_same_every_time(data):
    assert new_book(MAIN_SHEETS, first_start()) == data


def test_formats_and_drop_downs_are_still_there(data):
    sheet = openpyxl.load_workbook(BytesIO(data))["Klanten"]
    assert sheet.column_dimensions["A"].number_format == "@"
    assert sheet["A1"].fill.fgColor.rgb == "FF0F766E"
    assert {entry.type for entry in sheet.data_validations.dataValidation} >= {"list", "date", "decimal", "custom"}
    [rule] = [rule for area in sheet.conditional_formatting for rule in area.rules]
    assert rule.dxf.fill.bgColor.rgb == "FFFEF3C7"
