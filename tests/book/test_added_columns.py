"""A column more at the end of the owner's table."""

import openpyxl
import pytest

from klantenbestand.book.file_book import FileBook
from klantenbestand.book.protocol import Area
from klantenbestand.words.errors import WorkbookError
from workbooks import workbook_from_markdown

SHEET = "| Nr | Naam |\n|---|---|\n| 1 | Jan |\n| 2 | Piet |"
AREA = Area("Klanten", 1, 1, 2, 3)


def added(folder, **options):
    path = workbook_from_markdown(folder, {"Klanten": SHEET}, **options)
    book = FileBook.open(path, target=folder / "uit.xlsx")
    area = Area("Klanten", 1, 1, 2, 3, "Lijst") if options.get("tables") else AREA
    column = book.add_column(area, "Erbij")
    book.set_cells({"Klanten": {(3, column): "x"}})
    book.put([])
    return openpyxl.load_workbook(folder / "uit.xlsx")["Klanten"], column


@pytest.mark.parametrize("tables", [None, {"Klanten": "Lijst"}])
def test_the_column_stands_behind_the_others_and_nothing_else_changes(tmp_path, tables):
    sheet, column = added(tmp_path, tables=tables)
    assert column == 3
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["Nr", "Naam", "Erbij"],
        [1, "Jan", None],
        [2, "Piet", "x"],
    ]
    assert [table.ref for table in sheet.tables.values()] == (["A1:C3"] if tables else [])
    assert [table.autoFilter.ref for table in sheet.tables.values()] == (["A1:C3"] if tables else [])


@pytest.mark.parametrize("cell", ["C1", "C3"])
def test_what_stands_there_is_not_overwritten(tmp_path, cell):
    path = workbook_from_markdown(tmp_path, {"Klanten": SHEET})
    book = openpyxl.load_workbook(path)
    book["Klanten"][cell].value = "van de eigenaar"
    book.save(path)
    with pytest.raises(WorkbookError) as stopped:
        FileBook.open(path, target=tmp_path / "uit.xlsx").add_column(AREA, "Erbij")
    assert stopped.value.code == "no-room-for-column"
