"""Two workbooks hold the same for their owner, or differ in a cell, a format, a table or a sheet."""

import openpyxl
import pytest

from klantenbestand.book.changed_cells import with_cells
from klantenbestand.book.package import Package
from klantenbestand.book.same_contents import is_same_for_owner
from owner_books import rich_book


@pytest.fixture
def package(tmp_path):
    return Package.open(rich_book(tmp_path / "Klanten.xlsx"))


def test_cells_that_were_written_anew_are_the_same(package):
    value = 12.5
    changed = with_cells(package, {"Klanten": {(2, 3): value}}).package
    held = package.read("xl/worksheets/sheet1.xml")
    again = with_cells(changed, {"Klanten": {(2, 3): None}}).package
    assert not is_same_for_owner(changed, again)
    assert is_same_for_owner(changed, with_cells(again, {"Klanten": {(2, 3): value}}).package)
    assert changed.read("xl/worksheets/sheet1.xml") != held


@pytest.mark.parametrize("change", ["format", "sheet", "table"])
def test_another_format_sheet_or_table_is_a_difference(tmp_path, package, change):
    book = openpyxl.Workbook()
    book.active.append(["Klantnummer", "Omzet"])
    book.active.append(["K1", 5])
    book.active.add_table(openpyxl.worksheet.table.Table(displayName="Lijst", ref="A1:B2"))
    book.save(tmp_path / "een.xlsx")
    if change == "format":
        book.active["B2"].number_format = "0.00"
    elif change == "sheet":
        book.create_sheet("Nog een")
    else:
        book.active.tables["Lijst"].ref = "A1:B3"
    book.save(tmp_path / "ander.xlsx")
    one, other = (Package.open(tmp_path / name) for name in ("een.xlsx", "ander.xlsx"))
    assert is_same_for_owner(one, one)
    assert not is_same_for_owner(one, other)
    assert is_same_for_owner(other, one, without=["Nog een"]) == (change == "sheet")
