from datetime import date

import openpyxl
import pytest
import xlsxwriter

from excel_repairs import repairs
from klantenbestand.book.backups import backups_of
from klantenbestand.book.changed_cells import with_cells
from klantenbestand.book.file_book import FileBook
from klantenbestand.book.package import Package
from klantenbestand.book.protocol import CellFormula
from klantenbestand.words.errors import WorkbookError
from owner_books import make_tab, raw_parts, rich_book, with_chain
from workbooks import edit_part

# openpyxl, which stands in for Excel, does not know every extension
pytestmark = pytest.mark.filterwarnings("ignore:.*xtension.* is not supported")


@pytest.fixture
def path(tmp_path):
    return rich_book(tmp_path / "Klanten.xlsx")


def after(path, changes):
    done = with_cells(Package.open(path), changes)
    path.write_bytes(done.package.data)
    return done


def test_only_the_sheet_and_the_order_to_calculate_change(path):
    before = raw_parts(path.read_bytes())
    edit_part(path, "xl/workbook.xml", lambda xml: xml.replace(b' fullCalcOnLoad="1"', b""))
    after(path, {"Klanten": {(2, 2): "Jansen-de Boer", (3, 3): 21.5}})
    now = raw_parts(path.read_bytes())
    assert {name for name in before if before[name] != now[name]} <= {"xl/worksheets/sheet1.xml", "xl/workbook.xml"}
    assert b'fullCalcOnLoad="1"' in Package.open(path).read("xl/workbook.xml")
    sheet = openpyxl.load_workbook(path)["Klanten"]
    assert [[cell.value for cell in row] for row in sheet["A1:C4"]] == [
        ["Klantnummer", "Naam", "Omzet"],
        ["001", "Jansen-de Boer", 10],
        ["002", "De Vries", 21.5],
        ["003", "Bakker", 30],
    ]
    assert sheet["C3"].number_format == "€ #,##0"
    assert repairs(path) == []


def test_a_row_written_under_a_table_belongs_to_it_with_its_formats_drop_downs_and_rules(path):
    after(path, {"Klanten": {(5, 1): "004", (5, 3): 40, (6, 1): "005"}})
    package = Package.open(path)
    assert [(table.name, table.last_row) for table in package.tables] == [("Klanten", 6)]
    sheet = openpyxl.load_workbook(path)["Klanten"]
    assert (sheet["C5"].value, sheet["C5"].number_format, sheet["A6"].value) == (40, "€ #,##0", "005")
    assert [str(rule.sqref) for rule in sheet.data_validations.dataValidation] == ["C2:C6"]
    assert {str(area.sqref) for area in sheet.conditional_formatting} == {"C2:C6"}
    assert b"<xm:sqref>C2:C6</xm:sqref>" in package.read("xl/worksheets/sheet1.xml")
    assert sheet.tables["Klanten"].autoFilter.ref == "A1:C6"
    assert repairs(path) == []


def test_a_row_further_down_or_beside_does_not_join(path):
    after(path, {"Klanten": {(7, 1): "los", (5, 9): "ernaast", (4, 3): 31}})
    assert [table.last_row for table in Package.open(path).tables] == [4]


def test_a_table_with_totals_does_not_grow(tmp_path):
    path = tmp_path / "t.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Blad").add_table("A1:A4", {"name": "T", "total_row": True})
    after(path, {"Blad": {(5, 1): "x"}})
    assert [table.last_row for table in Package.open(path).tables] == [4]


def test_where_a_formula_went_the_calculation_chain_goes(path):
    with_chain(path, [(1, "E2")])
    assert repairs(path) == []
    after(path, {"Klanten": {(2, 2): "Jo"}})
    assert "xl/calcChain.xml" in Package.open(path).names
    after(path, {"Klanten": {(2, 5): 61}})
    assert "xl/calcChain.xml" not in Package.open(path).names
    assert repairs(path) == []


def test_a_sheet_that_is_not_there_is_an_error_in_words(path):
    with pytest.raises(WorkbookError) as caught:
        with_cells(Package.open(path), {"Aankopen": {(1, 1): 1}})
    assert caught.value.code == "sheet-missing"


def test_nothing_to_change_changes_nothing(path):
    package = Package.open(path)
    assert with_cells(package, {"Klanten": {}}).package is package


def test_cells_and_tabs_are_written_in_one_go_after_a_backup(path):
    before = path.read_bytes()
    book = FileBook.open(path, in_place=True)
    assert book.set_cells({"Klanten": {(2, 2): "Jo", (5, 2): date(2024, 2, 1)}}) == {}
    assert path.read_bytes() == before
    book.put([make_tab()])
    assert openpyxl.load_workbook(path)["Klanten"]["B2"].value == "Jo"
    assert [sheet.name for sheet in Package.open(path).sheets][-1] == "Mandgrootte"
    assert [copy.read_bytes() for copy in backups_of(path)] == [before]
    assert repairs(path) == []


def test_a_whole_number_is_written_as_excel_writes_it(path):
    after(path, {"Klanten": {(2, 3): 103.0, (3, 3): CellFormula("100+4", 104.0)}})
    data = Package.open(path).read("xl/worksheets/sheet1.xml")
    assert b"<v>103</v>" in data
    assert b"<v>104</v>" in data
