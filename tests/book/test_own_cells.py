"""What a person writes, draws and hangs on a tab of ours, in the ways that Excel, LibreOffice and openpyxl save it."""

import re
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.worksheet.table import Table as OwnTable
from openpyxl.worksheet.table import TableColumn

from excel_repairs import repairs
from klantenbestand.book import own_cells
from klantenbestand.book.file_book import FileBook
from klantenbestand.book.ooxml import column_letters
from klantenbestand.book.package import Package
from klantenbestand.words.tab import Group
from owner_books import make_tab, rich_book
from workbooks import edit_part

pytestmark = pytest.mark.filterwarnings("ignore:.*xtension.* is not supported")


@pytest.fixture
def path(tmp_path):
    path = rich_book(tmp_path / "Klanten.xlsx")
    put(path, make_tab(rows=3))
    return path


def put(path, *tabs, remove=()):
    return FileBook.open(path, in_place=True).put(tabs, remove)


def by_hand(path, change, sheet="Mandgrootte"):
    """A person changes a sheet; openpyxl stands in for Excel."""
    book = openpyxl.load_workbook(path)
    change(book[sheet])
    book.save(path)


def sheet_of(path, name="Mandgrootte"):
    return openpyxl.load_workbook(path)[name]


@given(st.integers(1, 16_384), st.integers(1, 16_384))
def test_columns_to_the_right_of_one_are_known_by_their_letters(column, other):
    assert bool(re.fullmatch(own_cells._columns_after(column), column_letters(other).encode())) == (other > column)


@given(st.integers(1, 1_048_576), st.integers(1, 1_048_576))
def test_rows_below_one_are_known_by_their_number(row, other):
    assert bool(re.fullmatch(own_cells._rows_after(row), b"%d" % other)) == (other > row)


def row_of(path, text):
    return next(cell.row for row in sheet_of(path).iter_rows() for cell in row if cell.value == text)


def test_right_after_we_wrote_it_nothing_on_a_tab_counts_as_a_persons(path):
    """Also after another program saved it: else our old words would come back beside the new ones."""
    before = {
        cell.coordinate: cell.value for row in sheet_of(path).iter_rows() for cell in row if cell.value is not None
    }
    by_hand(path, lambda _sheet: None)
    put(path, make_tab(rows=3))
    after = {
        cell.coordinate: cell.value for row in sheet_of(path).iter_rows() for cell in row if cell.value is not None
    }
    assert before == after


def test_cells_beside_our_tables_stay_with_formula_and_format(path):
    def write(sheet):
        sheet["N3"] = "Mijn som"
        sheet["N4"] = "=SUM(Mandgrootte[Bedrag])"
        sheet["N4"].number_format = "0.000"
        sheet["N5"] = "=N4*2"

    by_hand(path, write)
    put(path, make_tab(rows=5))
    sheet = sheet_of(path)
    assert [sheet[cell].value for cell in ("N3", "N4", "N5")] == ["Mijn som", "=SUM(Mandgrootte[Bedrag])", "=N4*2"]
    assert sheet["N4"].number_format == "0.000"
    assert repairs(path) == []
    put(path, make_tab(rows=5))
    assert sheet_of(path)["N4"].value == "=SUM(Mandgrootte[Bedrag])"


def test_where_our_table_needs_the_room_they_move_to_the_right_together(path):
    last = row_of(path, "rij 3")

    def write(sheet):
        sheet[f"B{last + 2}"] = "onder de tabel"
        sheet[f"C{last + 2}"] = f"=B{last + 2}&C{last}"

    by_hand(path, write)
    put(path, make_tab(rows=9))
    sheet = sheet_of(path)
    moved = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "onder de tabel")
    area = next(name for name in Package.open(path).defined_names if name.name == "_klantenbestand_gebied").formula
    assert moved.row == last + 2
    assert moved.column_letter > area.split("$")[3]
    formula = sheet.cell(moved.row, moved.column + 1).value
    assert formula.startswith(f"={moved.column_letter}{last + 2}&")
    assert repairs(path) == []


def own_column(sheet, formula):
    table = sheet.tables["Mandgrootte"]
    first = int("".join(filter(str.isdigit, table.ref.split(":")[0])))
    last = int("".join(filter(str.isdigit, table.ref.split(":")[1])))
    sheet[f"E{first}"] = "Mijn korting"
    for row in range(first + 1, last + 1):
        sheet[f"E{row}"] = formula.format(row=row)
        sheet[f"E{row}"].number_format = "0.0%"
    table.ref = f"B{first}:E{last}"
    table.tableColumns.append(TableColumn(id=4, name="Mijn korting"))


@pytest.mark.parametrize("formula", ["=Mandgrootte[[#This Row],[Bedrag]]*0.1", "=C{row}*0.1"])
def test_formulas_in_a_column_that_a_person_added_go_along_with_their_row(path, formula):
    by_hand(path, lambda sheet: own_column(sheet, formula))
    put(path, make_tab(rows=5))
    sheet = sheet_of(path)
    for key in ("rij 1", "rij 3"):
        row = row_of(path, key)
        assert sheet[f"E{row}"].value == formula.format(row=row)
        assert sheet[f"E{row}"].number_format == "0.0%"
    assert sheet[f"E{row_of(path, 'rij 5')}"].value is None
    assert repairs(path) == []


def test_a_chart_that_a_person_added_stays_beside_ours(path):
    def draw(sheet):
        chart = BarChart()
        chart.title = "Mijn grafiek"
        chart.add_data(Reference(sheet, min_col=3, min_row=2, max_row=5))
        sheet.add_chart(chart, "P2")

    put(path, make_tab("Controle", group=Group.DATA), make_tab())
    by_hand(path, draw)
    # openpyxl drops the names by which our charts are known; Excel keeps them
    drawing = next(
        rel.target
        for rel in Package.open(path).rels_of(Package.open(path).sheets[4].part).values()
        if rel.kind == "drawing"
    )
    edit_part(path, drawing, lambda xml: xml.replace(b'name="Chart 1"', b'name="Klantenbestand: Hoe veel?"', 1))
    for _ in range(2):
        put(path, make_tab(rows=4))
        package = Package.open(path)
        (drawing,) = [rel.target for rel in package.rels_of(package.sheets[4].part).values() if rel.kind == "drawing"]
        charts = [package.read(rel.target) for rel in package.rels_of(drawing).values()]
        assert sorted(b"Mijn grafiek" in chart for chart in charts) == [False, True]
        assert repairs(path) == []


def test_a_chart_on_a_tab_that_has_none_of_ours_stays_too(tmp_path):
    path = rich_book(tmp_path / "k.xlsx")
    tab = replace(make_tab("Controle", group=Group.DATA), charts=())
    put(path, tab)

    def draw(sheet):
        chart = BarChart()
        chart.add_data(Reference(sheet, min_col=3, min_row=2, max_row=5))
        sheet.add_chart(chart, "P2")

    by_hand(path, draw, "Controle")
    parts = set()
    for _ in range(3):
        put(path, tab)
        package = Package.open(path)
        (drawing,) = [rel.target for rel in package.rels_of(package.sheets[3].part).values() if rel.kind == "drawing"]
        (chart,) = package.rels_of(drawing).values()
        assert b"barChart" in package.read(chart.target)
        assert repairs(path) == []
        parts.add(frozenset(package.names))
    assert len(parts) == 1


def note(sheet):
    sheet["B2"].comment = Comment("Bespreken met Jan", "Jo")


def table(sheet):
    sheet["P1"], sheet["P2"] = "Kop", 1
    sheet.add_table(OwnTable(displayName="Mijntabel", ref="P1:P2"))


@pytest.mark.parametrize("change", [note, table])
def test_a_tab_with_what_cannot_come_along_is_left_to_the_owner_and_a_new_one_is_made(path, change):
    by_hand(path, change)
    before = Package.open(path)
    result = put(path, make_tab(rows=9))
    assert [finding.code for finding in result.findings] == ["own-tab-left", "sheet-name-taken", "table-name-taken"]
    after = Package.open(path)
    assert [sheet.name for sheet in after.sheets][3:] == ["Mandgrootte", "Mandgrootte (KB)"]
    assert after.read(after.sheets[3].part) == before.read(before.sheets[3].part)
    assert [sheet.tab for sheet in FileBook.open(path).sheets()][3:] == ["", "Mandgrootte"]
    assert repairs(path) == []
    again = put(path, make_tab(rows=9))
    assert [finding.code for finding in again.findings] == []
    assert [sheet.name for sheet in Package.open(path).sheets][3:] == ["Mandgrootte", "Mandgrootte (KB)"]


def test_what_a_person_filled_in_on_a_tab_that_is_left_to_him_goes_to_the_new_one_too(path):
    def fill(sheet):
        note(sheet)
        sheet[f"D{row_of(path, 'rij 2')}"] = "gebeld"

    by_hand(path, fill)
    put(path, make_tab(rows=3))
    frame = FileBook.open(path).own_table("Mandgrootte", "Mandgrootte")
    assert list(frame["Opmerking"]) == [None, "gebeld", None]


def beside(sheet):
    sheet["N4"] = "van mij"


@pytest.mark.parametrize(("change", "code"), [(note, "own-tab-left"), (beside, "own-tab-in-use")])
def test_a_tab_to_be_removed_stays_when_a_person_wrote_on_it(path, change, code):
    by_hand(path, change)
    result = put(path, remove=["Mandgrootte"])
    assert [finding.code for finding in result.findings] == [code]
    assert [sheet.name for sheet in Package.open(path).sheets][3:] == ["Mandgrootte"]
    assert [sheet.tab for sheet in FileBook.open(path).sheets()][3:] == [""]


def with_formula(path, formula):
    """A formula of the owner on his own sheet, as Excel spells it in the file."""
    edit_part(path, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"SUM(Klanten[Omzet])", formula.encode()))


@pytest.mark.parametrize(
    "formula", ["Mandgrootte!C23", "'Mandgrootte'!C23*2", "SUM(Mandgrootte[Bedrag])", "1+SUM(mandgrootte[#All])"]
)
def test_a_tab_to_be_removed_stays_when_a_formula_of_the_owner_refers_to_it(path, formula):
    with_formula(path, formula)
    assert [finding.code for finding in put(path, remove=["Mandgrootte"]).findings] == ["own-tab-in-use"]
    assert repairs(path) == []


def test_a_tab_to_be_removed_stays_when_a_name_of_the_owner_refers_to_it(path):
    edit_part(path, "xl/workbook.xml", lambda xml: xml.replace(b">Klanten!$E$2<", b">Mandgrootte!$C$23<"))
    assert [finding.code for finding in put(path, remove=["Mandgrootte"]).findings] == ["own-tab-in-use"]


@pytest.mark.parametrize("formula", ["Mijnmandgrootte!A1", '"Mandgrootte"', "Mandgrootte2"])
def test_what_only_looks_like_a_reference_keeps_nothing(path, formula):
    with_formula(path, formula)
    assert not len(put(path, remove=["Mandgrootte"]).findings)
    assert [sheet.name for sheet in Package.open(path).sheets][3:] == []
