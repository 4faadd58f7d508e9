"""What every `Book` promises, held by a file, by our own Excel and, where there is one (mark `excel`), a real one."""

import shutil
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
import xlwings

from book.test_cell_links import AREA as LINKED
from book.test_cell_links import link_book
from book.test_open_rows import AREA, list_book
from excel_engine import Excel
from klantenbestand.book.cell_contents import same_content
from klantenbestand.book.file_book import FileBook
from klantenbestand.book.marks import marks_of
from klantenbestand.book.open_book import OpenBook
from klantenbestand.book.own_folders import handover_folder
from klantenbestand.book.package import Package
from klantenbestand.book.protocol import Area, CellFormula, CellType
from klantenbestand.words.errors import KlantenbestandError, WorkbookError
from klantenbestand.words.settings import DEFAULTS
from klantenbestand.words.sheets import CONTACTS, SETTINGS_SHEET
from klantenbestand.words.tab import Check, Field, Format, Group, KeyFigure, Link, Section, Tab, Table
from owner_books import make_tab, rich_book

pytestmark = pytest.mark.filterwarnings("ignore:.*xtension.* is not supported")

TOKEN = "0123-4567-89AB"


class FileDoor:
    """A closed workbook, changed in place."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def book(self) -> FileBook:
        return FileBook.open(self.path, in_place=True)

    def now(self) -> Path:
        """A file with what stands in the workbook now."""
        return self.path

    def type_in(self, sheet: str, cells: dict[str, Any]) -> None:
        """A person types in cells."""
        book = openpyxl.load_workbook(self.path)
        for cell, value in cells.items():
            book[sheet][cell] = value
        book.save(self.path)

    def add_column(self, table: str, header: str, values: dict[int, Any]) -> None:
        """A person adds a column to the right of a table; `values` by row in the table, from 1."""
        book = openpyxl.load_workbook(self.path)
        add_column(book, table, header, values)
        book.save(self.path)


class OpenDoor:
    """The workbook open in the Excel for tests; a copy is saved before each step, as the add-in does."""

    def __init__(self, path: Path) -> None:
        self.excel = Excel()
        self.live = self.excel.open(path)
        self.number = 0
        self.folder = path.parent

    def book(self) -> OpenBook:
        self.excel.save_copy(self.live, handover_folder() / f"{TOKEN}.xlsx")
        book = OpenBook.caller(TOKEN)
        book.close()
        return book

    def now(self) -> Path:
        self.number += 1
        return self.excel.save_copy(self.live, self.folder / f"nu {self.number}.xlsx")

    def type_in(self, sheet: str, cells: dict[str, Any]) -> None:
        for cell, value in cells.items():
            self.live.impl.workbook[sheet][cell] = value

    def add_column(self, table: str, header: str, values: dict[int, Any]) -> None:
        add_column(self.live.impl.workbook, table, header, values)


class ExcelDoor:
    """The workbook open in the Excel of this computer."""

    def __init__(self, path: Path) -> None:
        self.path, self.number = path, 0
        self.app = xlwings.App(visible=False, add_book=False)
        self.live = self.app.books.open(path)
        self.live.set_mock_caller()

    def close(self) -> None:
        self.app.quit()

    def book(self) -> OpenBook:
        self._save_copy(handover_folder() / f"{TOKEN}.xlsx")
        book = OpenBook.caller(TOKEN)
        book.close()
        return book

    def now(self) -> Path:
        self.number += 1
        return self._save_copy(self.path.with_name(f"nu {self.number}.xlsx"))

    def _save_copy(self, path: Path) -> Path:
        """Only VBA and COM know SaveCopyAs: on a Mac the workbook itself is saved, and its file copied."""
        path.parent.mkdir(parents=True, exist_ok=True)
        if sys.platform == "win32":
            self.live.api.SaveCopyAs(str(path))
        else:
            self.live.save()
            shutil.copy(self.path, path)
        return path

    def type_in(self, sheet: str, cells: dict[str, Any]) -> None:
        for cell, value in cells.items():
            place = self.live.sheets[sheet].range(cell)
            if isinstance(value, str):
                place.number_format = "@"
                value = "'" + value if value.startswith("'") else value  # noqa: PLW2901
            place.value = value

    def add_column(self, table: str, header: str, values: dict[int, Any]) -> None:
        sheet = next(each for each in self.live.sheets if table in [one.name for one in each.tables])
        area = sheet.tables[table].range
        top, right = area.row, area.column + area.shape[1]
        sheet.tables[table].resize(sheet.range((top, area.column), (area.last_cell.row, right)))
        sheet.range((top, right)).value = header
        for at, value in values.items():
            sheet.range((top + at, right)).formula = value


def add_column(book, table, header, values):
    sheet = next(each for each in book.worksheets if table in each.tables)
    found = sheet.tables[table]
    left, top, right, bottom = openpyxl.utils.range_boundaries(found.ref)
    sheet.cell(top, right + 1, header)
    for at, value in values.items():
        sheet.cell(top + at, right + 1, value)
    first, last = openpyxl.utils.get_column_letter(left), openpyxl.utils.get_column_letter(right + 1)
    found.ref = f"{first}{top}:{last}{bottom}"
    if found.autoFilter:
        found.autoFilter.ref = found.ref
    found.tableColumns.append(openpyxl.worksheet.table.TableColumn(id=right + 1, name=header))


EVERY_DOOR = pytest.mark.parametrize(
    "kind", [FileDoor, OpenDoor, pytest.param(ExcelDoor, marks=pytest.mark.excel)], ids=["file", "open", "excel"]
)


@pytest.fixture(
    params=[FileDoor, OpenDoor, pytest.param(ExcelDoor, marks=pytest.mark.excel)], ids=["file", "open", "excel"]
)
def door(request, tmp_path):
    made = request.param(rich_book(tmp_path / "Klanten van Jo.xlsx"))
    yield made
    if isinstance(made, ExcelDoor):
        made.close()


def sheet_names(door):
    return [sheet.name for sheet in Package.open(door.now()).sheets]


def marks(door):
    package = Package.open(door.now())
    return {package.sheets[at].name: mark for at, mark in marks_of(package.defined_names).items()}


def cells_of(door, sheet):
    """Every filled cell by its place."""
    worksheet = openpyxl.load_workbook(door.now())[sheet]
    return {cell.coordinate: cell.value for row in worksheet.iter_rows() for cell in row if cell.value is not None}


def table_rows(door, table):
    """Its range as rows of values, headers first."""
    book = openpyxl.load_workbook(door.now())
    worksheet = next(sheet for sheet in book.worksheets if table in sheet.tables)
    return [[cell.value for cell in row] for row in worksheet[worksheet.tables[table].ref]]


def cell_named(door, sheet, value):
    return next(place for place, found in cells_of(door, sheet).items() if found == value)


def below(cell, rows=1):
    column, row = openpyxl.utils.cell.coordinate_from_string(cell)
    return f"{column}{row + rows}"


def test_sheets_tables_and_cells_are_read_as_they_stand(door):
    book = door.book()
    assert book.name == "Klanten van Jo.xlsx"
    assert [(sheet.name, sheet.visible, sheet.tab) for sheet in book.sheets()] == [
        ("Klanten", True, ""),
        ("Grafiek", True, ""),
        ("Verborgen", False, ""),
    ]
    (table,) = book.tables()
    assert (table.name, table.sheet, table.first_row, table.last_row) == ("Klanten", "Klanten", 1, 4)
    assert book.peek("Klanten")[1].cells == {1: "001", 2: "Jansen", 3: "10"} | {
        column: text for column, text in book.peek("Klanten")[1].cells.items() if column > 3
    }
    read = book.read(Area("Klanten", 1, 1, 3, 4), {1: CellType.TEXT, 3: CellType.NUMBER})
    assert read.frame[1].tolist() == ["001", "002", "003"]
    assert read.frame[3].tolist() == [10.0, 20.0, 30.0]
    assert read.frame.index.tolist() == [2, 3, 4]
    assert book.own_table("Mandgrootte", "Mandgrootte") is None


def test_a_tab_comes_behind_the_owners_sheets_with_its_mark(door):
    result = door.book().put([make_tab()])
    assert dict(result.sheet_names) == {"Mandgrootte": "Mandgrootte"}
    assert sheet_names(door) == ["Klanten", "Grafiek", "Verborgen", "Mandgrootte"]
    assert marks(door)["Mandgrootte"].tab == "Mandgrootte"
    assert table_rows(door, "Mandgrootte") == [
        ["Sleutel", "Bedrag", "Opmerking"],
        ["rij 1", 10.5, None],
        ["rij 2", 21, None],
        ["rij 3", 31.5, None],
    ]


def test_what_is_put_is_read_in_the_same_run_and_in_the_next(door):
    book = door.book()
    book.put([make_tab()])
    for each in (book, door.book()):
        frame = each.own_table("Mandgrootte", "Mandgrootte")
        assert frame["Sleutel"].tolist() == ["rij 1", "rij 2", "rij 3"]
        assert frame["Bedrag"].tolist() == [10.5, 21.0, 31.5]
        assert [sheet.tab for sheet in each.sheets()] == ["", "", "", "Mandgrootte"]


@pytest.mark.parametrize("rows", [1, 2, 3, 8])
def test_a_tab_that_is_put_again_has_the_new_rows_and_no_others(door, rows):
    door.book().put([make_tab(rows=3)])
    door.book().put([make_tab(rows=rows)])
    expected = [[f"rij {number}", 10.5 * number, None] for number in range(1, rows + 1)]
    assert table_rows(door, "Mandgrootte")[1:] == expected
    assert sheet_names(door) == ["Klanten", "Grafiek", "Verborgen", "Mandgrootte"]
    keys = [value for value in cells_of(door, "Mandgrootte").values() if str(value).startswith("rij ")]
    assert keys == [row[0] for row in expected]


def test_twice_in_one_run_is_as_once_in_two(door):
    book = door.book()
    book.put([make_tab(rows=2)])
    book.put([make_tab(rows=4), make_tab("Seizoen", rows=1)])
    assert len(table_rows(door, "Mandgrootte")) == 5
    assert len(table_rows(door, "Seizoen")) == 2


def test_a_remark_follows_its_key_and_is_kept_where_the_key_is_gone(door):
    door.book().put([make_tab(rows=3)])
    header = cell_named(door, "Mandgrootte", "Opmerking")
    door.type_in("Mandgrootte", {below(header, 1): "bellen", below(header, 3): "'s-Gravenhage"})
    later = make_tab(rows=3)
    frame = later.tables[0].frame.iloc[[2, 1]].reset_index(drop=True)
    door.book().put([replace(later, tables=(replace(later.tables[0], frame=frame),))])
    assert table_rows(door, "Mandgrootte")[1:] == [["rij 3", 31.5, "'s-Gravenhage"], ["rij 2", 21, None]]
    left = table_rows(door, "Mandgrootte_nietgeplaatst")
    assert left[0][0] == "Sleutel"
    assert left[1][0] == "rij 1"
    assert "bellen" in left[1]
    door.book().put([make_tab(rows=3)])  # its row is back
    assert [row[2] for row in table_rows(door, "Mandgrootte")[1:]] == ["bellen", None, "'s-Gravenhage"]
    assert not any("Mandgrootte_nietgeplaatst" in sheet.tables for sheet in openpyxl.load_workbook(door.now()))


TEXTS = [
    "0612345678",
    "+31612345678",
    "=1+1",
    '=HYPERLINK("http://kwaad.example","klik")',
    "-5",
    "@jansen",
    "1-2",
    "01-02-2024",
    "2024-02-01",
    "12%",
    "1E5",
    "WAAR",
    "TRUE",
    "#N/A",
    "'t Hooft",
    "''dubbel",
    "12:30",
    "€ 5",
    " voor en na ",
    "regel 1\nregel 2",
    "x" * 9000,
    "Jansen",
]


@pytest.mark.parametrize("again", [False, True], ids=["new", "refilled"])
def test_a_text_stays_the_text_that_it_is(door, again):
    frame = pd.DataFrame({"text": TEXTS, "number": [float(at) for at in range(len(TEXTS))]})
    tab = Tab(
        "Controle",
        Group.DATA,
        "=Titel",
        "+31 is geen getal",
        figures=(KeyFigure("Label 1-2", "1-2"), KeyFigure("Cijfer", 7.0)),
        tables=(Table("Controle", frame, (Field("text", "Tekst"), Field("number", "Getal", Format.COUNT))),),
    )
    if again:
        door.book().put([replace(tab, tables=(replace(tab.tables[0], frame=frame.iloc[:1]),))])
    door.book().put([tab])
    assert [row[0] for row in table_rows(door, "Controle")[1:]] == TEXTS
    assert [row[1] for row in table_rows(door, "Controle")[1:]] == list(range(len(TEXTS)))
    cells = cells_of(door, "Controle")
    assert cells["B1"] == "=Titel"
    assert cells["B3"] == "+31 is geen getal"
    assert cells["B6"] == "1-2"
    assert cells["D6"] == 7
    workbook = openpyxl.load_workbook(door.now())
    assert {workbook["Controle"][cell].data_type for cell in ("B1", "B3", "B6")} <= {"s", "inlineStr"}


def test_dates_amounts_links_and_missing_values(door):
    frame = pd.DataFrame(
        {
            "day": pd.to_datetime(["2024-02-01", None, "2023-12-31"]),
            "amount": [1234.567, float("nan"), -0.1],
            "link": [Link("Klanten", "A2", "naar 001"), None, "alleen tekst"],
        }
    )
    fields = (
        Field("day", "Dag", Format.DATE),
        Field("amount", "Bedrag", Format.EURO_CENTS),
        Field("link", "Waar", Format.LINK),
    )
    tab = Tab("Controle", Group.DATA, "T", "C", tables=(Table("Controle", frame, fields),))
    door.book().put([tab])
    door.book().put([tab])
    rows = table_rows(door, "Controle")[1:]
    assert [pd.Timestamp(row[0]) if row[0] else None for row in rows] == [
        pd.Timestamp("2024-02-01"),
        None,
        pd.Timestamp("2023-12-31"),
    ]
    assert [row[1] for row in rows] == [1234.567, None, -0.1]
    assert [row[2] for row in rows] == ['=HYPERLINK("#\'Klanten\'!A2","naar 001")', None, "alleen tekst"]


def test_key_figures_stand_where_they_stood_and_checks_stay_live(door):
    def tab(value: float, definitions: int) -> Tab:
        made = make_tab()
        return replace(
            made,
            figures=(KeyFigure("Omzet", value),),
            definitions=tuple(f"Uitleg {number}" for number in range(definitions)),
            checks=(Check("Omzet", value, "=SUM(Klanten!C2:C4)", 60.0),),
        )

    door.book().put([tab(1.0, 1)])
    place = cell_named(door, "Mandgrootte", 1)
    for value, definitions in ((2.0, 4), (3.0, 0)):
        door.book().put([tab(value, definitions)])
        cells = cells_of(door, "Mandgrootte")
        assert cells[place] == value
        assert "=SUM(Klanten!C2:C4)" in cells.values()
        assert len(table_rows(door, "Mandgrootte")) == 4
        assert sum(str(each).startswith("Uitleg ") for each in cells.values()) == definitions


def test_a_tab_of_lines_becomes_shorter(door):
    def tab(lines: int) -> Tab:
        return Tab(
            "Start", Group.START, "Start", "Nu", sections=(Section("Doen", [f"regel {at}" for at in range(lines)]),)
        )

    door.book().put([tab(6)])
    door.book().put([tab(2)])
    assert [value for value in cells_of(door, "Start").values() if str(value).startswith("regel")] == [
        "regel 0",
        "regel 1",
    ]


def test_two_tables_side_by_side_grow_and_shrink_apart(door):
    def tab(first: int, second: int) -> Tab:
        names = (("Seizoen", first), ("Seizoen_maanden", second))
        tables = tuple(
            Table(
                name, pd.DataFrame({"a": [float(at) for at in range(rows)]}), (Field("a", f"Kop {name}", Format.COUNT),)
            )
            for name, rows in names
        )
        return Tab("Seizoen", Group.ANALYSIS, "T", "C", tables=tables)

    for first, second in ((3, 5), (6, 1), (0, 2)):
        door.book().put([tab(first, second)])
        assert table_rows(door, "Seizoen")[1:] == ([[at] for at in range(first)] or [[None]])
        assert table_rows(door, "Seizoen_maanden")[1:] == [[at] for at in range(second)]


def test_columns_come_and_go_with_another_version_of_the_tab(door):
    def tab(years: range, version: int) -> Tab:
        frame = pd.DataFrame({"key": ["jan", "feb"]} | {str(year): [year + 0.5, year + 0.25] for year in years})
        fields = (Field("key", "Maand"), *(Field(str(year), f"Jaar {year}", Format.COUNT) for year in years))
        second = Table("Seizoen_slot", pd.DataFrame({"z": [9.0]}), (Field("z", "Slot", Format.COUNT),))
        tables = (Table("Seizoen", frame, fields, key=("key",)), second)
        return Tab("Seizoen", Group.ANALYSIS, "T", "C", tables=tables, version=version)

    for version, years in enumerate((range(2022, 2024), range(2022, 2026), range(2024, 2026)), 1):
        door.book().put([tab(years, version)])
        assert marks(door)["Seizoen"].version == version
        rows = table_rows(door, "Seizoen")
        assert rows[0] == ["Maand", *(f"Jaar {year}" for year in years)]
        assert rows[1] == ["jan", *(year + 0.5 for year in years)]
        assert table_rows(door, "Seizoen_slot") == [["Slot"], [9]]


def test_a_tab_is_taken_away(door):
    door.book().put([make_tab(), make_tab("Seizoen")])
    door.book().put([make_tab()], remove=["Seizoen"])
    assert sheet_names(door) == ["Klanten", "Grafiek", "Verborgen", "Mandgrootte"]


def test_a_sheet_of_that_name_without_the_mark_is_left_alone(door):
    door.type_in("Klanten", {"A20": "van mij"})
    tab = make_tab("Grafiek")
    result = door.book().put([tab])
    assert result.sheet_names["Grafiek"] == "Grafiek (KB)"
    assert result.findings.with_code("sheet-name-taken")
    assert sheet_names(door) == ["Klanten", "Grafiek", "Verborgen", "Grafiek (KB)"]
    assert cells_of(door, "Klanten")["A20"] == "van mij"


def test_the_memory_is_hidden_and_the_named_tab_opens(door):
    door.book().put([make_tab(), Tab("Geheugen", Group.MEMORY, "G", "C", hidden=True)], activate="Mandgrootte")
    workbook = openpyxl.load_workbook(door.now())
    assert workbook["Geheugen"].sheet_state == "hidden"
    assert workbook.active.title == "Mandgrootte"


def test_data_sheets_are_added_before_our_tabs_and_read_at_once(door):
    door.book().put([make_tab()])
    book = door.book()
    book.add_sheets([CONTACTS], DEFAULTS, with_settings=True)
    assert CONTACTS.name in [sheet.name for sheet in book.sheets()]
    book.put([])
    assert sheet_names(door) == ["Klanten", "Grafiek", "Verborgen", CONTACTS.name, SETTINGS_SHEET, "Mandgrootte"]
    assert [table.name for table in door.book().tables()].count(CONTACTS.name) == 1


def test_the_owners_cells_stay_what_they_were(door):
    before = cells_of(door, "Klanten")
    door.book().put([make_tab(), make_tab("Seizoen")])
    door.book().put([make_tab(rows=9)], remove=["Seizoen"])
    assert cells_of(door, "Klanten") == before
    assert sheet_names(door)[:3] == ["Klanten", "Grafiek", "Verborgen"]


def test_a_column_that_a_person_added_keeps_its_formula_in_the_row_of_its_key(door):
    door.book().put([make_tab(rows=2)])
    book = openpyxl.load_workbook(door.now())
    sheet, ref = book["Mandgrootte"], book["Mandgrootte"].tables["Mandgrootte"].ref
    top = int(ref.split(":")[0][1:])
    door.add_column("Mandgrootte", "Dubbel", {1: f"=C{top + 1}*2", 2: 7})
    later = make_tab(rows=3)
    frame = later.tables[0].frame.iloc[[2, 1, 0]].reset_index(drop=True)
    door.book().put([replace(later, tables=(replace(later.tables[0], frame=frame),))])
    rows = table_rows(door, "Mandgrootte")
    assert rows[0] == ["Sleutel", "Bedrag", "Opmerking", "Dubbel"]
    assert [row[0] for row in rows[1:]] == ["rij 3", "rij 2", "rij 1"]
    assert [row[3] for row in rows[1:]] == [None, 7, f"=C{top + 3}*2"]
    assert sheet["B1"].value == "Mandgrootte"


def test_what_cannot_be_put_leaves_all_as_it_was(door):
    door.book().put([make_tab()])
    before = {name: cells_of(door, name) for name in sheet_names(door)}
    broken = replace(make_tab("Seizoen"), charts=(), tables=(replace(make_tab().tables[0], name="AVG2"),))
    with pytest.raises((ValueError, KlantenbestandError)):
        door.book().put([make_tab(rows=8), broken])
    assert {name: cells_of(door, name) for name in sheet_names(door)} == before


def test_cells_of_a_data_sheet_are_changed_one_by_one(door):
    book = door.book()
    refused = book.set_cells(
        {"Klanten": {(2, 2): "0612345678", (3, 2): None, (3, 3): 25.5, (4, 2): "'t Hooft", (5, 1): "004", (5, 3): 7.0}}
    )
    assert dict(refused) == {}
    read = book.read(Area("Klanten", 1, 1, 3, 5), {2: CellType.TEXT, 3: CellType.NUMBER})
    assert read.frame[2].tolist()[:1] == ["0612345678"]
    book.put([make_tab()])
    cells = cells_of(door, "Klanten")
    assert [cells.get(place) for place in ("B2", "B3", "C3", "B4", "A5", "B5", "C5")] == [
        "0612345678",
        None,
        25.5,
        "'t Hooft",
        "004",
        None,
        7,
    ]
    assert [len(table_rows(door, "Klanten")), cells["A2"], cells["E2"]] == [5, "001", "=SUM(Klanten[Omzet])"]
    later = door.book().read(Area("Klanten", 1, 1, 3, 5), {1: CellType.TEXT})
    assert later.frame[1].tolist() == ["001", "002", "003", "004"]


def test_a_date_becomes_a_date(door):
    book = door.book()
    book.set_cells({"Klanten": {(2, 4): date(2024, 2, 1)}})
    book.put([])
    found = door.book().read(Area("Klanten", 1, 1, 4, 4), {4: CellType.NUMBER})
    assert found.frame[4].tolist()[0] == 45323 or found.bad["raw"].tolist()[:1] == ["2024-02-01"]


def test_a_column_is_added_to_a_table_and_filled_in_the_same_run(door):
    book = door.book()
    area = Area("Klanten", 1, 1, 3, 4, "Klanten")
    column = book.add_column(area, "Samengevoegd met")
    book.set_cells({"Klanten": {(3, column): "001"}})
    assert book.read(replace(area, last_column=4), {4: CellType.TEXT}).frame[4].dropna().tolist() == ["001"]
    book.put([make_tab()])
    assert table_rows(door, "Klanten") == [
        ["Klantnummer", "Naam", "Omzet", "Samengevoegd met"],
        ["001", "Jansen", 10, None],
        ["002", "De Vries", 20, "001"],
        ["003", "Bakker", 30, None],
    ]


def test_what_cells_hold_is_read_exactly_and_can_be_put_back(door):
    book = door.book()
    held = book.cells("Klanten", [2, 3])
    assert held[2, 1] == "001"
    assert held[3, 3] == 20.0
    assert isinstance(held[2, 5], CellFormula)
    assert held[2, 5].text == "SUM(Klanten[Omzet])"
    formats = book.number_formats("Klanten", held)
    new = {(2, 1): "=1+1", (2, 3): None, (2, 5): "tekst", (3, 2): date(2024, 2, 1)}
    assert not book.set_cells({"Klanten": new})
    assert {place: content for place, content in book.cells("Klanten", [2, 3]).items() if place in new} == {
        (2, 1): "=1+1",
        (2, 5): "tekst",
        (3, 2): 45323.0,
    }
    book.put([make_tab()])
    again = door.book()
    again.set_cells(
        {"Klanten": {place: held[place] for place in new}},
        {"Klanten": {place: formats.get(place, "General") for place in new}},
    )
    again.put([make_tab()])
    last = door.book()
    now = last.cells("Klanten", [2, 3])
    assert now.keys() == held.keys()
    assert all(same_content(now[place], held[place], book.date_1904) for place in held)
    assert last.number_formats("Klanten", held) == formats


def test_rows_a_column_and_a_sheet_that_were_added_go_again(door):
    book = door.book()
    before = table_rows(door, "Klanten")
    area = Area("Klanten", 1, 1, 3, 4, "Klanten")
    column = book.add_column(area, "Opmerkingen")
    book.set_cells({"Klanten": {(5, 1): "004", (6, 1): "005", (6, column): "nieuw"}})
    book.add_sheets([CONTACTS], DEFAULTS, with_settings=False)
    book.put([make_tab()])
    assert len(table_rows(door, "Klanten")) == 6
    later = door.book()
    area = replace(area, last_column=4, last_row=6)
    later.set_cells({"Klanten": {(5, 1): None, (6, 1): None, (6, column): None}})
    later.end_earlier(area, {5, 6}, 2)
    assert later.drop_column(replace(area, last_row=4), column)
    assert later.drop_sheets(["Contacten"]) == {}
    later.put([make_tab()])
    assert table_rows(door, "Klanten") == before
    assert "Contacten" not in sheet_names(door)
    assert set(cells_of(door, "Klanten")) & {"A5", "A6", "D1", "D6"} == set()


def test_a_column_or_sheet_that_the_owner_refers_to_stays(door):
    area = Area("Klanten", 1, 1, 3, 4, "Klanten")
    book = door.book()
    assert not book.drop_column(area, 3), "E2 adds it up"
    assert list(book.drop_sheets(["Klanten"])) == ["Klanten"]
    book.put([make_tab()])
    assert table_rows(door, "Klanten")[0] == ["Klantnummer", "Naam", "Omzet"]


def test_a_column_is_not_added_over_what_stands_there(door):
    with pytest.raises(WorkbookError) as caught:
        door.book().add_column(Area("Klanten", 1, 1, 4, 4), "Samengevoegd met")  # =SUM in E2
    assert caught.value.code == "no-room-for-column"


def test_rows_that_cannot_go_stay_each_with_its_reason(door):
    before = table_rows(door, "Klanten")
    book = door.book()
    area = Area("Klanten", 1, 1, 3, 4, "Klanten")
    stay = book.remove_rows(area, [2, 3, 4])
    in_file = isinstance(door, FileDoor)
    assert stay == (dict.fromkeys([2, 3, 4], "file") if in_file else {2: "rule", 3: "beside", 4: "named"})
    assert not book.insert_rows(area, {3: 1}), "the link in E3 would be beside another customer"
    book.put([make_tab()])
    assert table_rows(door, "Klanten") == before


@EVERY_DOOR
def test_links_of_a_row_are_read_and_put_back_in_another(tmp_path, kind):
    door = kind(link_book(tmp_path / "Lijst.xlsx"))
    book = door.book()
    assert book.links("Klanten", [2]) == {(2, 2): "mailto:jo@jansen.nl", (2, 3): ""}, "its site would not look like one"
    added = {(8, 2): "mailto:jo@jansen.nl", (8, 3): ""}
    book.set_links(LINKED, added)
    book.set_cells({"Klanten": {(8, 1): "K8", (8, 2): "jo@jansen.nl"}})
    assert book.put([make_tab()]).findings.items == ()
    assert door.book().links("Klanten", [8]) == added
    cells = cells_of(door, "Klanten")
    assert (cells["A8"], cells["B8"]) == ("K8", "jo@jansen.nl")
    if kind is ExcelDoor:
        door.close()


@EVERY_DOOR
def test_a_link_follows_the_address_that_is_written_in_its_cell(tmp_path, kind):
    door = kind(link_book(tmp_path / "Lijst.xlsx"))
    book = door.book()
    book.set_cells(
        {"Klanten": {(2, 2): "jo@jansen.com", (3, 2): "verhuisd", (3, 3): "www.visser.com", (7, 2): "k@b.nl"}}
    )
    assert book.put([make_tab()]).findings.items == ()
    now = door.book()
    assert now.links("Klanten", [2])[2, 2] == "mailto:jo@jansen.com"
    assert now.links("Klanten", [3]).keys() == {(3, 3)}, "no address, so it says something else now"
    assert now.links("Klanten", [3])[3, 3].removesuffix("/") == "http://www.visser.com"
    assert now.links("Klanten", [7])[7, 2] == ""
    if kind is ExcelDoor:
        door.close()


@EVERY_DOOR
def test_a_row_goes_and_comes_back_where_only_excel_can_do_that(tmp_path, kind):
    door, in_file = kind(list_book(tmp_path / "Lijst.xlsx")), kind is FileDoor
    before, sums = table_rows(door, "Lijst"), cells_of(door, "Sommen")
    book = door.book()
    stay = book.remove_rows(AREA, [5, 8])
    assert stay == ({5: "file", 8: "file"} if in_file else {8: "named"})
    book.put([make_tab()])
    assert len(table_rows(door, "Lijst")) == (7 if in_file else 6)
    later = door.book()
    assert later.insert_rows(replace(AREA, last_row=8), {5: 1}) == (not in_file)
    if not in_file:
        content = dict(enumerate(before[2], 1))
        cells = {(5, at): content[at] for at in (1, 2, 3)}
        later.set_cells({"Klanten": {**cells, (5, 4): CellFormula(content[4][1:])}})
    later.put([make_tab()])
    assert table_rows(door, "Lijst") == before
    assert cells_of(door, "Sommen") == sums
    if kind is ExcelDoor:
        door.close()
