"""What a step added to the owner's sheets goes again and leaves no trace; what he refers to stays."""

import openpyxl
import pytest

from excel_repairs import repairs
from klantenbestand.book.added_columns import with_column
from klantenbestand.book.added_sheets import with_sheets
from klantenbestand.book.changed_cells import with_cells
from klantenbestand.book.package import Package
from klantenbestand.book.protocol import Area, StaysWhy
from klantenbestand.book.taken_away import (
    can_drop_column,
    sheets_that_stay,
    shorter_by,
    with_shorter_table,
    without_column,
)
from klantenbestand.words.settings import DEFAULTS
from klantenbestand.words.sheets import NUMBERS
from owner_books import rich_book

pytestmark = pytest.mark.filterwarnings("ignore:.*xtension.* is not supported")

AREA = Area("Klanten", 1, 1, 3, 4, "Klanten")


@pytest.fixture
def package(tmp_path):
    return Package.open(rich_book(tmp_path / "Klanten.xlsx"))


def opened(package, tmp_path):
    path = tmp_path / "nu.xlsx"
    path.write_bytes(package.data)
    assert repairs(path, tmp_path / "Klanten.xlsx") == []
    return openpyxl.load_workbook(path)


def parts(package):
    return {name: package.read(name) for name in package.names}


def filled(package, row):
    return with_cells(package, {"Klanten": {(row, 1): "00" + str(row), (row, 2): "Nieuw", (row, 3): 5}}).package


def emptied(package, row):
    return with_cells(package, {"Klanten": {(row, column): None for column in (1, 2, 3)}}).package


def test_rows_at_the_end_go_with_all_that_grew_for_them(package, tmp_path):
    grown = filled(filled(package, 5), 6)
    area = Area("Klanten", 1, 1, 3, 6, "Klanten")
    empty = emptied(emptied(grown, 6), 5)
    assert shorter_by(empty, area, {5, 6}, 2) == 2
    done = with_shorter_table(empty, area, 2)
    sheet, before = opened(done, tmp_path)["Klanten"], opened(package, tmp_path)["Klanten"]
    assert sheet.tables["Klanten"].ref == before.tables["Klanten"].ref == "A1:C4"
    assert {str(each.sqref) for each in sheet.data_validations.dataValidation} == {"C2:C4"}
    assert [str(each.sqref) for each in sheet.conditional_formatting] == [
        str(each.sqref) for each in before.conditional_formatting
    ]
    assert not any(cell.has_style or cell.value for row in sheet["A5:C6"] for cell in row)
    table = next(name for name in package.names if "tables/" in name)
    assert opened(done, tmp_path)["Klanten"]["E2"].value == "=SUM(Klanten[Omzet])"
    assert Package(done.data, "x").read(table) == Package(grown.data, "x").read(table).replace(b"A1:C6", b"A1:C4")


@pytest.mark.parametrize(("rows", "most", "fewer"), [({6}, 2, 1), ({5}, 2, 0), ({5, 6}, 1, 1), ({5, 6}, 0, 0)])
def test_only_rows_at_the_end_and_only_as_many_as_it_grew(package, rows, most, fewer):
    grown = filled(filled(package, 5), 6)
    assert shorter_by(grown, Area("Klanten", 1, 1, 3, 6, "Klanten"), rows, most) == fewer


def test_a_table_keeps_one_row(package):
    assert shorter_by(package, AREA, {2, 3, 4}, 9) == 2


def test_a_column_goes_and_every_other_part_is_what_it_was(package, tmp_path):
    wider = with_column(package, AREA, "Opmerkingen")
    area = Area("Klanten", 1, 1, 4, 4, "Klanten")
    assert can_drop_column(wider, area, 4)
    done = without_column(wider, area, 4)
    sheet = opened(done, tmp_path)["Klanten"]
    assert sheet.tables["Klanten"].ref == "A1:C4"
    assert [column.name for column in sheet.tables["Klanten"].tableColumns] == ["Klantnummer", "Naam", "Omzet"]
    assert sheet["D1"].value is None
    assert not sheet["D1"].has_style
    old, new = parts(package), parts(done)
    changed = {name for name in old if old[name] != new[name]}
    assert changed <= {"xl/worksheets/sheet1.xml", "xl/tables/table1.xml"}


def test_a_column_that_is_not_the_last_or_that_the_owner_names_stays(package):
    wider = with_column(package, AREA, "Opmerkingen")
    area = Area("Klanten", 1, 1, 4, 4, "Klanten")
    assert not can_drop_column(wider, area, 3)
    named = package.read("xl/workbook.xml").replace(b"Klanten!$E$2", b"COUNTA(Klanten[Opmerkingen])")
    assert not can_drop_column(_with(wider, "xl/workbook.xml", named), area, 4)


def test_a_sheet_goes_only_where_nothing_refers_to_it(package):
    more = with_sheets(package, [NUMBERS], DEFAULTS, with_settings=False)
    assert sheets_that_stay(more, ["Nummers"]) == {}
    for formula in (b"SUM(Nummers!A1)", b"COUNTA(Nummers[Bron])", b"'Nummers'!A1"):
        named = more.read("xl/workbook.xml").replace(b"Klanten!$E$2", formula)
        stays = sheets_that_stay(_with(more, "xl/workbook.xml", named), ["Nummers"])
        assert stays == {"Nummers": StaysWhy("named")}


def _with(package, part, data):
    from io import BytesIO

    from klantenbestand.book.transplant import Change, write_change

    stream = BytesIO()
    write_change(package, Change({part: data}), stream)
    return Package(stream.getvalue(), "test.xlsx")
