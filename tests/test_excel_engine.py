"""The Excel for tests is as strict as Excel: each thing here has cost a real program a run."""

from datetime import datetime
from decimal import Decimal

import openpyxl
import pytest
import xlwings

from excel_engine import Excel, ExcelError
from owner_books import rich_book

pytestmark = pytest.mark.filterwarnings("ignore:.*xtension.* is not supported")


@pytest.fixture
def book(tmp_path):
    return Excel().open(rich_book(tmp_path / "Klanten.xlsx"))


@pytest.fixture
def sheet(book):
    return book.sheets["Verborgen"]


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("0612345678", 612345678.0),
        ("+31612345678", 31612345678.0),
        ("1E5", 100000.0),
        ("12%", 0.12),
        ("€ 5", 5.0),
        ("1,234.5", 1234.5),
        ("1-2", datetime(2024, 1, 2)),  # noqa: DTZ001 - a cell has no time zone
        ("2024-02-01", datetime(2024, 2, 1)),  # noqa: DTZ001
        ("WAAR", True),
        ("#N/A", "#N/A"),
        ('=HYPERLINK("http://a","klik")', "klik"),
        ("'t Hooft", "t Hooft"),
        ("Jansen", "Jansen"),
        ("", None),
    ],
)
def test_a_text_in_an_ordinary_cell_is_read_as_typed(sheet, typed, seen):
    cell = sheet.range("C3")
    cell.value = typed
    found = cell.options(err_to_str=True).value
    assert found == seen
    assert type(found) is type(seen)


@pytest.mark.parametrize("typed", ["0612345678", "=1+1", "1-2", "12%", "WAAR", "#N/A", "-5", "@x"])
def test_in_a_text_cell_it_stays_text(sheet, typed):
    cell = sheet.range("C3")
    cell.number_format = "@"
    cell.value = typed
    assert cell.options(err_to_str=True).value == typed


def test_what_comes_back_has_the_types_of_excel(sheet):
    sheet.range("A1:C2").number_format = "General"
    sheet.range("B1").number_format = "dd-mm-yyyy"
    sheet.range("C1").number_format = "€ #,##0.00"
    sheet.range("A1:C1").value = [[5, 45323.0, 1.23456]]
    assert sheet.range("A1:C2").options(ndim=2).value == [
        [5.0, datetime(2024, 2, 1), Decimal("1.2346")],  # noqa: DTZ001
        [None, None, None],
    ]
    assert isinstance(sheet.range("A1:C2").raw_value, tuple)
    assert sheet.range("A1").value == 5.0
    sheet.range("A2").number_format = "@"
    sheet.range("A2").value = 7
    assert sheet.range("A2").value == "7"


@pytest.mark.parametrize("text", ["=SOM(", "-abc(", "=1+"])
def test_what_is_no_formula_is_refused(sheet, text):
    with pytest.raises(ExcelError):
        sheet.range("A1").value = text


def test_a_long_text_in_a_block_is_refused_and_alone_it_is_not(sheet):
    sheet.range("A1:B1").number_format = "@"
    with pytest.raises(ExcelError):
        sheet.range("A1:B1").value = [["x" * 9000, "y"]]
    sheet.range("A1").value = "x" * 9000
    assert len(sheet.range("A1").value) == 9000


@pytest.mark.parametrize("name", ["x" * 32, "a/b", "a:b", "a?b", "[a]", "'a", "a'", "history", "klanten", ""])
def test_names_of_sheets_that_excel_refuses(sheet, name):
    with pytest.raises((ExcelError, ValueError)):  # some xlwings refuses itself
        sheet.name = name


def test_a_table_keeps_its_header_row_and_overlaps_nothing(book):
    sheet = book.sheets["Klanten"]
    table = sheet.tables["Klanten"]
    table.resize(sheet.range("A1:C7"))
    assert table.range.address == "$A$1:$C$7"
    for wrong in ("A2:C7", "A1:C1", "E1:G7"):
        with pytest.raises(ExcelError):
            table.resize(sheet.range(wrong))
    sheet.range("H1:H2").value = [["Kop"], ["x"]]
    sheet.tables.add(source=sheet.range("H1:H2"), name="Ander")
    with pytest.raises(ExcelError):
        table.resize(sheet.range("A1:H7"))
    with pytest.raises(ExcelError):
        sheet.tables.add(source=sheet.range("K1:K2"), name="klanten")


def test_cells_are_not_shifted_through_a_part_of_a_table_or_a_merged_cell(book):
    sheet = book.sheets["Klanten"]
    with pytest.raises(ExcelError):
        sheet.range("A1:B1").insert(shift="down")
    sheet.range("A1:C2").insert(shift="down")
    assert sheet.tables["Klanten"].range.address == "$A$3:$C$6"
    sheet.impl.xl.merge_cells("A9:B9")
    with pytest.raises(ExcelError):
        sheet.range("A8:C8").insert(shift="down")


def test_a_protected_sheet_and_structure_refuse(book):
    book.impl.workbook["Klanten"].protection.sheet = True
    with pytest.raises(ExcelError):
        book.sheets["Klanten"].range("A1").value = "x"
    book.impl.workbook.security = openpyxl.workbook.protection.WorkbookProtection(lockStructure=True)
    with pytest.raises(ExcelError):
        book.sheets["Grafiek"].copy(after=book.sheets[-1])


def test_writing_into_filtered_rows_is_refused(book):
    sheet = book.sheets["Klanten"]
    sheet.tables["Klanten"].autofilter.apply_values(1, ["001"])
    with pytest.raises(ExcelError):
        sheet.range("A2").value = "x"
    sheet.tables["Klanten"].autofilter.clear()
    sheet.range("A2").value = "x"


def test_the_last_visible_sheet_stays_and_a_hidden_one_does_not_come_to_the_front(book):
    with pytest.raises(ExcelError):
        book.sheets["Verborgen"].impl.activate()
    book.sheets["Grafiek"].delete()
    with pytest.raises(ExcelError):
        book.sheets["Klanten"].delete()


def test_a_formula_to_another_sheet_may_not_come_along_into_another_workbook(book, tmp_path):
    other = rich_book(tmp_path / "Ander.xlsx")
    made = openpyxl.load_workbook(other)
    made["Verborgen"]["A2"] = "=Klanten!A1"
    made.save(other)
    opened = book.app.books.open(other)
    with pytest.raises(ExcelError):
        opened.sheets["Verborgen"].copy(after=book.sheets[-1])


def test_the_pro_part_is_off():
    assert xlwings.__pro__ is False
