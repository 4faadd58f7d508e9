"""What cells hold is read exactly and, put back, is the same again."""

from datetime import date

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from klantenbestand.book.cell_contents import contents_of, same_content
from klantenbestand.book.changed_cells import with_cells
from klantenbestand.book.package import Package
from klantenbestand.book.protocol import CellFormula
from klantenbestand.words.errors import WorkbookError
from owner_books import rich_book
from workbooks import workbook_from_markdown

SHEET = """
| Tekst     | Getal | Dag        | Ja   | Fout | Formule              | Leeg |
|-----------|-------|------------|------|------|----------------------|------|
| '007      | 12.5  | 01-02-2024 | WAAR | #N/A | =A2&"x" -> "007x"    |      |
| ' x '     | 1     | 02-02-2024 | ONWAAR |    | =1/0 -> "#DIV/0!"    | ''   |
"""


def package(tmp_path, **options):
    path = workbook_from_markdown(tmp_path, {"Blad": SHEET}, **options)
    return Package.open(path)


def test_every_kind_of_cell_is_read_as_it_stands(tmp_path):
    found = contents_of(package(tmp_path), "Blad", [2, 3, 99])
    assert found == {
        (2, 1): "007", (2, 2): 12.5, (2, 3): 45323.0, (2, 4): True, (2, 5): CellFormula("#N/A", "#N/A"),
        (2, 6): CellFormula('A2&"x"', "007x"),
        (3, 1): " x ", (3, 2): 1.0, (3, 3): 45324.0, (3, 4): False, (3, 6): CellFormula("1/0", "#DIV/0!"),
    }  # fmt: skip
    assert found[2, 4] is True
    with pytest.raises(WorkbookError):
        contents_of(package(tmp_path), "Elders", [1])


def test_a_row_that_was_emptied_and_filled_again_with_what_it_held_is_the_same(tmp_path):
    before = package(tmp_path)
    held = contents_of(before, "Blad", [2, 3])
    emptied = with_cells(before, {"Blad": dict.fromkeys(held)}).package
    assert contents_of(emptied, "Blad", [2, 3]) == {}
    again = with_cells(emptied, {"Blad": held}).package
    assert contents_of(again, "Blad", [2, 3]) == held
    path = tmp_path / "weer.xlsx"
    path.write_bytes(again.data)
    sheet, first = (openpyxl.load_workbook(each)["Blad"] for each in (path, tmp_path / "test.xlsx"))
    for row in sheet.iter_rows(max_col=6):
        for cell in row:
            if cell.coordinate != "E2":  # written as a formula at first; an error that stands there is what it gives
                assert (cell.value, cell.number_format) == (
                    first[cell.coordinate].value,
                    first[cell.coordinate].number_format,
                )


fit = st.text(st.characters(min_codepoint=32, exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"))


@settings(max_examples=30)
@given(fit | st.floats(-1e12, 1e12) | st.booleans() | st.dates(date(1901, 1, 1)) | st.none())
@example(" _x0041_ ")
@example("'t Hooft")
def test_what_is_written_reads_as_the_same(tmp_path_factory, content):
    made = package(tmp_path_factory.mktemp("map"))
    done = with_cells(made, {"Blad": {(2, 7): content}}).package
    assert same_content(content, contents_of(done, "Blad", [2]).get((2, 7)), date_1904=False)


def test_days_are_the_same_in_a_workbook_that_counts_from_1904(tmp_path):
    made = package(tmp_path, options={"date_1904": True})
    done = with_cells(made, {"Blad": {(2, 7): date(2024, 2, 1)}}).package
    found = contents_of(done, "Blad", [2])
    assert found[2, 7] == found[2, 3]
    assert same_content(date(2024, 2, 1), found[2, 7], date_1904=True)
    assert not same_content(date(2024, 2, 1), found[2, 7], date_1904=False)


def test_a_formula_that_was_filled_down_is_read_in_full(tmp_path):
    path = rich_book(tmp_path / "Klanten.xlsx")
    assert contents_of(Package.open(path), "Klanten", [2])[2, 5] == CellFormula("SUM(Klanten[Omzet])", 60.0)
