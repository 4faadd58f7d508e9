"""Number formats of cells are read by their codes, and given without touching how a cell looks otherwise."""

from datetime import date

import openpyxl
import pytest

from excel_repairs import repairs
from klantenbestand.book.changed_cells import with_cells
from klantenbestand.book.format_codes import codes_of, formats_of, number_of
from klantenbestand.book.package import Package
from owner_books import rich_book
from workbooks import workbook_from_markdown

pytestmark = pytest.mark.filterwarnings("ignore:.*xtension.* is not supported")

SHEET = """
| Getal | Dag        | Leeg |
|-------|------------|------|
| 12.5  | 01-02-2024 |      |
"""


@pytest.fixture
def path(tmp_path):
    return workbook_from_markdown(tmp_path, {"Blad": SHEET})


def changed(path, cells, formats=None):
    done = with_cells(Package.open(path), {"Blad": cells}, {"Blad": formats or {}}).package
    path.with_stem("na").write_bytes(done.data)
    assert repairs(path.with_stem("na"), path) == []
    return done, openpyxl.load_workbook(path.with_stem("na"))["Blad"]


def test_formats_are_read_by_code_and_general_is_left_out(path):
    assert formats_of(Package.open(path), "Blad", [(2, 1), (2, 2), (9, 9)]) == {(2, 2): "dd-mm-yyyy"}
    assert formats_of(Package.open(path), "Blad", []) == {}


def test_a_cell_that_is_not_there_has_the_format_of_its_column(tmp_path):
    path = rich_book(tmp_path / "Klanten.xlsx")
    book = openpyxl.load_workbook(path)
    book["Verborgen"].column_dimensions["D"].number_format = "@"
    book.save(path)
    assert formats_of(Package.open(path), "Verborgen", [(7, 4), (7, 5)]) == {(7, 4): "@"}


def test_a_day_is_shown_as_one_in_a_cell_for_numbers_and_keeps_the_format_of_days(path):
    _, sheet = changed(path, {(2, 1): date(2024, 3, 1), (2, 2): date(2024, 3, 2), (5, 3): date(2024, 3, 3)})
    assert [sheet[cell].is_date for cell in ("A2", "B2", "C5")] == [True, True, True]
    assert sheet["B2"].number_format == "dd-mm-yyyy"


def test_a_format_is_given_once_and_taken_back_and_the_fill_stays(tmp_path):
    path = rich_book(tmp_path / "Klanten.xlsx")
    before = Package.open(path)
    cells = {(2, 3): 10.0, (3, 3): 20.0}
    done = with_cells(before, {"Klanten": cells}, {"Klanten": dict.fromkeys(cells, '0.0 "uur"')}).package
    assert len(codes_of(done)) == len(codes_of(before)) + 1
    assert formats_of(done, "Klanten", cells) == dict.fromkeys(cells, '0.0 "uur"')
    again = with_cells(done, {"Klanten": cells}, {"Klanten": dict.fromkeys(cells, "General")}).package
    assert formats_of(again, "Klanten", cells) == {}
    path.with_stem("na").write_bytes(again.data)
    assert repairs(path.with_stem("na"), path) == []
    old, new = (openpyxl.load_workbook(each)["Klanten"]["C2"] for each in (path, path.with_stem("na")))
    assert (old.fill.fgColor.rgb, old.font.b) == (new.fill.fgColor.rgb, new.font.b)


def test_codes_that_every_workbook_knows_have_their_number():
    assert [number_of(code) for code in ("General", "@", "0.00", "dd-mm-yyyy")] == [0, 49, 2, None]
