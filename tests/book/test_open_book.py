"""What holds for the workbook that is open in Excel, beside the contract that every `Book` keeps."""

import re
from dataclasses import replace
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from excel_engine import Excel
from excel_engine.tables import FakeFilter, FakeTable
from klantenbestand.book import open_cells
from klantenbestand.book.backups import backups_of
from klantenbestand.book.open_book import OpenBook
from klantenbestand.book.open_lock import RunLock
from klantenbestand.book.own_folders import handover_folder
from klantenbestand.book.package import Package
from klantenbestand.book.protocol import Area
from klantenbestand.words.errors import KlantenbestandError, SafetyError, WorkbookError
from klantenbestand.words.settings import DEFAULTS
from klantenbestand.words.sheets import CONTACTS
from klantenbestand.words.tab import Field, Format, Group, Tab, Table
from klantenbestand.words.texts import error_sentence
from owner_books import make_tab, rich_book

pytestmark = pytest.mark.filterwarnings("ignore:.*xtension.* is not supported")

TOKEN = "0123-4567-89AB"


class Desk:
    """A person with a workbook open in Excel."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.excel = Excel()
        self.live = self.excel.open(path)
        self.app = self.excel.app

    def click(self) -> OpenBook:
        self.excel.save_copy(self.live, handover_folder() / f"{TOKEN}.xlsx")
        return OpenBook.caller(TOKEN)

    def put(self, tabs, **options):
        with self.click() as book:
            return book.put(tabs, **options)

    @property
    def workbook(self):
        return self.live.impl.workbook

    def picture(self):
        """All there is to see: every cell with its value and format, ranges of tables, merged cells."""
        return {
            sheet.title: (
                {
                    cell.coordinate: (cell.value, cell.number_format, cell.font.sz, cell.fill.fgColor.rgb)
                    for row in sheet.iter_rows()
                    for cell in row
                    if cell.value is not None or cell.has_style
                },
                {name: sheet.tables[name].ref for name in sheet.tables},
                sorted(str(area) for area in sheet.merged_cells.ranges),
            )
            for sheet in self.workbook.worksheets
        }


@pytest.fixture
def desk(tmp_path):
    return Desk(rich_book(tmp_path / "Klanten van Jo.xlsx"))


def state(app):
    return app.screen_updating, app.calculation, app.enable_events, app.display_alerts, app.cut_copy_mode


def test_excel_is_left_as_it_was(desk):
    desk.app.calculation = "semiautomatic"
    desk.live.sheets["Grafiek"].activate()
    desk.live.sheets["Grafiek"].range("C3:D4").select()
    before = state(desk.app)
    desk.put([make_tab()])
    desk.put([make_tab(rows=6)])
    assert state(desk.app) == before
    assert desk.live.sheets.active.name == "Grafiek"
    assert desk.app.selection.address == "$C$3:$D$4"
    assert [book.name for book in desk.app.open_books] == ["Klanten van Jo.xlsx"]
    assert "manual" in desk.app.calculations
    assert list(handover_folder().iterdir()) == []


def test_the_copy_is_the_backup_of_every_run(desk):
    desk.put([make_tab()])
    (copy,) = backups_of(desk.path)
    assert [sheet.name for sheet in Package.open(copy).sheets] == ["Klanten", "Grafiek", "Verborgen"]
    desk.put([make_tab()])
    assert len(backups_of(desk.path)) == 2


def test_a_run_that_only_reads_leaves_no_backup_and_touches_nothing(desk):
    before = desk.app.writes
    with desk.click() as book:
        book.sheets(), book.tables(), book.peek("Klanten")
    assert backups_of(desk.path) == []
    assert desk.app.writes == before


def two_tabs(rows):
    return [make_tab(rows=rows), make_tab("Seizoen", rows=rows)]


def number_of_writes(tmp_path, first, second):
    desk = Desk(rich_book(tmp_path / "tel.xlsx"))
    desk.put(first)
    before = desk.app.writes
    desk.put(second, remove=["Artikelen"])
    return desk.app.writes - before


def test_whatever_change_fails_all_is_taken_back(tmp_path):
    first = [make_tab(rows=3), make_tab("Artikelen")]
    second = [make_tab(rows=5), make_tab("Seizoen")]
    writes = number_of_writes(tmp_path, first, second)
    assert writes > 10
    desk = Desk(rich_book(tmp_path / "Klanten.xlsx"))
    desk.put(first)
    header = next(cell for row in desk.workbook["Mandgrootte"].iter_rows() for cell in row if cell.value == "Opmerking")
    desk.workbook["Mandgrootte"].cell(header.row + 2, header.column, "bellen")
    before, settings = desk.picture(), state(desk.app)
    for at in range(1, writes + 1):
        desk.app.fail_at = desk.app.writes + at
        with pytest.raises(SafetyError) as caught:
            desk.put(second, remove=["Artikelen"])
        assert caught.value.code == "open-write-failed", at
        assert desk.picture() == before, at
        assert state(desk.app) == settings
        assert len(desk.app.open_books) == 1


def take_away(desk):
    """What an undo does: cells and their formats back, rows, a column and a sheet that were added out again."""
    with desk.click() as book:
        area = Area("Klanten", 1, 1, 4, 6, "Klanten")
        cells = {(5, 1): None, (6, 1): None, (6, 4): None, (2, 3): 10.0, (3, 2): "De Vries"}
        book.set_cells({"Klanten": cells}, {"Klanten": {(2, 3): "0000"}})
        book.end_earlier(area, {5, 6}, 2)
        assert book.drop_column(replace(area, last_row=4), 4)
        assert not book.drop_sheets(["Contacten"])
        book.put([make_tab(rows=2)])


def with_additions(path):
    """A workbook to which rows, a column and a sheet were added, and in which cells were changed."""
    desk = Desk(rich_book(path))
    with desk.click() as book:
        column = book.add_column(Area("Klanten", 1, 1, 3, 4, "Klanten"), "Opmerkingen")
        cells = {(5, 1): "004", (6, 1): "005", (6, column): "nieuw", (2, 3): 11.0, (3, 2): "'t Hooft"}
        book.set_cells({"Klanten": cells})
        book.add_sheets([CONTACTS], DEFAULTS, with_settings=False)
        book.put([make_tab(rows=3)])
    return desk


def test_whatever_fails_while_something_is_taken_away_all_is_as_it_was(tmp_path):
    desk = with_additions(tmp_path / "tel.xlsx")
    before = desk.app.writes
    take_away(desk)
    writes = desk.app.writes - before
    assert "Contacten" not in desk.workbook.sheetnames
    assert desk.workbook["Klanten"].tables["Klanten"].ref == "A1:C4"
    assert desk.workbook["Klanten"]["C2"].number_format == "0000"
    desk = with_additions(tmp_path / "Klanten.xlsx")
    picture = desk.picture()
    for at in range(1, writes + 1):
        desk.app.fail_at = desk.app.writes + at
        with pytest.raises(SafetyError) as caught:
            take_away(desk)
        assert caught.value.code == "open-write-failed", at
        assert desk.picture() == picture, at


def test_a_cell_that_reads_back_otherwise_takes_the_run_back(desk, monkeypatch):
    desk.put([make_tab()])
    before = desk.picture()
    real = open_cells.read_block

    def misread(cells):
        return [[21.5 if value == 21.0 else value for value in row] for row in real(cells)]

    monkeypatch.setattr(open_cells, "read_block", misread)
    with pytest.raises(SafetyError) as caught:
        desk.put([make_tab("Seizoen")])
    assert caught.value.code == "open-write-differs"
    assert caught.value.details["cell"].startswith("C")
    assert "Alles is teruggezet" in error_sentence(caught.value)
    assert desk.picture() == before


def test_a_second_click_is_told_that_the_first_is_busy(desk):
    with desk.click() as first:
        with pytest.raises(SafetyError) as caught:
            desk.click()
        assert caught.value.code == "open-busy"
        first.put([make_tab()])
    desk.put([make_tab()])


def test_after_an_error_the_next_click_is_welcome(desk):
    with pytest.raises(WorkbookError) as caught:
        OpenBook.caller("ABCDEF01")
    assert caught.value.code == "open-no-copy"
    desk.put([make_tab()])


def test_a_token_of_somebody_else_is_refused(desk):
    with pytest.raises(WorkbookError) as caught:
        OpenBook.caller("../../evil")
    assert caught.value.code == "open-no-copy"
    RunLock().take(pd.Timestamp("2026-01-01"))  # the lock is free


@pytest.mark.parametrize(
    ("spoil", "code", "word"),
    [
        (lambda desk: setattr(desk.live.impl, "read_only", True), "open-read-only", "Opslaan als"),
        (
            lambda desk: setattr(
                desk.workbook, "security", openpyxl.workbook.protection.WorkbookProtection(lockStructure=True)
            ),
            "open-structure-protected",
            "Werkmap beveiligen",
        ),
        (
            lambda desk: setattr(desk.workbook["Mandgrootte"].protection, "sheet", True),
            "open-sheet-protected",
            "Mandgrootte",
        ),
    ],
    ids=["read-only", "structure", "sheet"],
)
def test_what_may_not_be_written_is_refused_in_words_and_left_alone(desk, spoil, code, word):
    desk.put([make_tab()])
    spoil(desk)
    before = desk.picture()
    with pytest.raises(WorkbookError) as caught:
        desk.put(two_tabs(4))
    assert caught.value.code == code
    assert word in error_sentence(caught.value)
    assert desk.picture() == before


def test_with_the_structure_protected_a_tab_that_stands_there_is_refilled(desk):
    desk.put([make_tab()])
    desk.workbook.security = openpyxl.workbook.protection.WorkbookProtection(lockStructure=True)
    desk.put([make_tab(rows=5)])
    assert desk.workbook["Mandgrootte"].tables["Mandgrootte"].ref.endswith("27")


@pytest.mark.parametrize("change", ["remark", "sheet", "row"])
def test_what_changed_after_the_click_is_not_overwritten(desk, change):
    desk.put([make_tab()])
    sheet = desk.workbook["Mandgrootte"]
    header = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Opmerking")
    with desk.click() as book:
        if change == "remark":
            sheet.cell(header.row + 1, header.column, "net getypt")
        elif change == "sheet":
            desk.live.sheets["Klanten"].name = "Relaties"
        else:
            desk.live.sheets["Mandgrootte"].range((header.row, 1), (header.row, 9)).insert(shift="down")
            sheet.cell(header.row + 2, header.column, "schuift mee")
        before = desk.picture()
        with pytest.raises(SafetyError) as caught:
            book.put([make_tab(rows=5)])
    assert caught.value.code == "open-changed-meanwhile"
    assert desk.picture() == before


def test_a_filter_is_cleared_to_write_and_set_again(desk):
    tab = replace(make_tab(rows=3), frozen=True)
    desk.put([tab])
    table = FakeTable(desk.live.sheets["Mandgrootte"].impl, "Mandgrootte")
    FakeFilter(table).apply_values(1, ["rij 2"])
    FakeFilter(table).apply_comparison(2, "greater_than", "10", None)
    result = desk.put([replace(make_tab(rows=4), frozen=True)])
    kept = desk.live.impl.grids["Mandgrootte"].filters["Mandgrootte"]
    assert {field: (each["type"], each["values"], each["value1"]) for field, each in kept.items()} == {
        1: ("values", ["rij 2"], None),
        2: ("comparison", None, "10"),
    }
    assert not result.findings.with_code("open-filter-lost")


def test_a_filter_that_cannot_be_set_again_is_said(desk):
    desk.put([replace(make_tab(), frozen=True)])
    FakeFilter(FakeTable(desk.live.sheets["Mandgrootte"].impl, "Mandgrootte")).apply_unknown(2)
    (finding,) = desk.put([replace(make_tab(rows=4), frozen=True)]).findings.with_code("open-filter-lost")
    assert finding.details == {"table": "Mandgrootte", "header": "Bedrag"}


def references(desk, sheet):
    return [
        (series.cat.numRef.f, series.val.numRef.f)
        for chart in desk.workbook[sheet]._charts
        for part in chart._charts
        for series in part.series
    ]


def test_the_same_chart_shows_the_new_rows(desk):
    desk.put([make_tab(rows=3)])
    (chart,) = desk.workbook["Mandgrootte"]._charts
    desk.put([make_tab(rows=5)])
    assert desk.workbook["Mandgrootte"]._charts == [chart]
    top = openpyxl.utils.range_boundaries(desk.workbook["Mandgrootte"].tables["Mandgrootte"].ref)[1]
    assert references(desk, "Mandgrootte") == [
        (f"'Mandgrootte'!$B${top + 1}:$B${top + 5}", f"'Mandgrootte'!$C${top + 1}:$C${top + 5}")
    ]


def test_a_chart_that_the_owner_took_away_is_said_and_not_drawn(desk):
    desk.put([make_tab()])
    desk.workbook["Mandgrootte"]._charts.clear()
    result = desk.put([make_tab(rows=5)])
    (finding,) = result.findings.with_code("open-chart-missing")
    assert finding.details == {"chart": "Hoe veel?"}


def test_of_a_table_that_is_no_more_nothing_stays_and_it_may_come_back(desk):
    one = make_tab()
    more = [replace(one.tables[0], name=f"Mandgrootte_{at}", title=f"Nog een tabel, {at}") for at in range(4)]
    two = replace(one, tables=(one.tables[0], *more))
    for tabs in ([one], [two], [one], [two], [one]):
        desk.put(tabs)
        sheet = desk.workbook["Mandgrootte"]
        texts = [cell.value for row in sheet.iter_rows() for cell in row]
        assert ("Nog een tabel, 3" in texts) is (tabs[0] is two)
        assert len(sheet.tables) == len(tabs[0].tables)
    desk.put([two])
    first, title = (
        sheet.tables["Mandgrootte_3"].ref.split(":")[0],
        next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Nog een tabel, 3"),
    )
    assert first == f"{title.column_letter}{title.row + 1}"


def titled_tab():
    one = make_tab()
    three = [replace(one.tables[0], name=f"Mandgrootte_{at}", title=f"Tabel {at}") for at in range(3)]
    return replace(one, charts=(), tables=(replace(one.tables[0], title="Tabel"), *three))


def titles_of(desk):
    """The texts in the row of titles by cell, and the cells above the first columns of the tables."""
    sheet = desk.workbook["Mandgrootte"]
    places = [re.match(r"([A-Z]+)([0-9]+)", sheet.tables[name].ref).groups() for name in sheet.tables]
    above = [f"{column}{int(row) - 1}" for column, row in places]
    return {cell.coordinate: cell.value for cell in sheet[int(places[0][1]) - 1] if cell.value}, above


def into_the_gap(desk):
    """The owner types a header right beside a table: Excel takes it up."""
    table = desk.live.sheets["Mandgrootte"].tables["Mandgrootte_0"]
    area = table.range
    right = area.column + area.shape[1]
    table.resize(table.parent.range((area.row, area.column), (area.last_cell.row, right)))
    table.parent.range((area.row, right)).value = "Eigen"


def into_the_table(desk):
    """He inserts a column in a table: Excel pushes the tables beside it aside, and leaves what stands above them."""
    desk.live.sheets["Mandgrootte"].tables["Mandgrootte_0"].columns.add("Eigen", 2)


@pytest.mark.parametrize("change", [into_the_gap, into_the_table])
@pytest.mark.parametrize("bold", [False, True], ids=["plain", "bold"])
def test_titles_stand_above_their_tables_and_notes_of_the_owner_stay_whatever_he_put_in(desk, change, bold):
    tab = titled_tab()
    desk.put([tab])
    change(desk)
    sheet = desk.workbook["Mandgrootte"]
    row = sheet.tables and openpyxl.utils.range_boundaries(sheet.tables["Mandgrootte"].ref)[1] - 1
    notes = [sheet.cell(3, 16), sheet.cell(row, 22)]
    for note in notes:
        note.value, note.font = "van mij", openpyxl.styles.Font(bold=bold)
    for _ in range(2):
        desk.put([tab])
        texts, above = titles_of(desk)
        assert [texts.pop(cell) for cell in above] == ["Tabel", "Tabel 0", "Tabel 1", "Tabel 2"]
        assert texts == {notes[1].coordinate: "van mij"}
        assert notes[0].value == "van mij"
        merged = {str(area).split(":")[0] for area in sheet.merged_cells.ranges if area.min_row == row}
        assert merged == set(above), "a title is as wide as its table, and nothing else is"
        assert {sheet[cell].font.b for cell in above} == {True}


@pytest.mark.parametrize("at", [0, 1], ids=["over the title", "beside it"])
def test_own_words_where_a_title_stood_stay(desk, at):
    tab = titled_tab()
    desk.put([tab])
    sheet = desk.workbook["Mandgrootte"]
    left, top, *_ = openpyxl.utils.range_boundaries(sheet.tables["Mandgrootte_1"].ref)
    title = next(area for area in sheet.merged_cells.ranges if (area.min_row, area.min_col) == (top - 1, left))
    sheet.unmerge_cells(str(title))
    note = sheet.cell(top - 1, left + at)
    note.value, note.style = "van mij", "Normal"
    lower = replace(tab, warnings=("Let op.", "Nog iets.", "En dit."))  # the tables move down
    for each in (tab, lower, lower, tab):
        desk.put([each])
        top = openpyxl.utils.range_boundaries(sheet.tables["Mandgrootte_1"].ref)[1]
        (note,) = [cell for row in sheet.iter_rows() for cell in row if cell.value == "van mij"]
        assert note.column == left + at
        texts, above = titles_of(desk)
        assert [texts.get(cell) for cell in above if cell != note.coordinate][-1] == "Tabel 2"
        assert not [area for area in sheet.merged_cells.ranges if note.coordinate in area]


def test_a_table_that_comes_back_never_comes_over_what_the_owner_wrote_there(desk):
    tab = titled_tab()
    desk.put([tab])
    last = desk.workbook["Mandgrootte"].tables["Mandgrootte_2"].ref
    left, top, *_ = openpyxl.utils.range_boundaries(last)
    desk.put([replace(tab, tables=tab.tables[:3])])
    note = desk.workbook["Mandgrootte"].cell(top + 1, left + 1, "van mij")
    desk.put([tab])
    assert note.value == "van mij"
    area = desk.workbook["Mandgrootte"].tables["Mandgrootte_2"].ref
    assert openpyxl.utils.range_boundaries(area)[0] > left + 1
    texts, above = titles_of(desk)
    assert texts[above[-1]] == "Tabel 2"


def test_what_a_person_wrote_beside_and_above_stays(desk):
    desk.put([make_tab()])
    sheet = desk.workbook["Mandgrootte"]
    sheet["M5"] = "eigen notitie"
    sheet["M30"] = "=SUM(A1:A2)"
    sheet["C9"] = "tussen de kop"
    desk.put([make_tab(rows=12)])
    assert (sheet["M5"].value, sheet["M30"].value, sheet["C9"].value) == (
        "eigen notitie",
        "=SUM(A1:A2)",
        "tussen de kop",
    )


def test_no_text_ever_becomes_a_formula_even_for_a_moment(desk, monkeypatch):
    """A name in the file could be a formula that fetches something: it must never be calculated."""
    seen = []
    grid = type(desk.live.impl.grids["Klanten"])
    real = grid._calculated
    monkeypatch.setattr(grid, "_calculated", lambda self, formula: seen.append(formula) or real(self, formula))
    evil = '=WEBSERVICE("http://kwaad.example")'
    frame = pd.DataFrame({"naam": [evil, "x"], "getal": pd.Series([1.0, evil], dtype=object)})
    fields = (Field("naam", "Naam"), Field("getal", "Getal", Format.COUNT))
    tab = Tab("Controle", Group.DATA, evil, evil, tables=(Table("Controle", frame, fields),))
    desk.put([tab])
    desk.put([tab])
    assert [formula for formula in seen if "WEBSERVICE" in formula] == []
    assert evil in [cell.value for row in desk.workbook["Controle"].iter_rows() for cell in row]


def test_days_are_right_in_a_workbook_that_counts_from_1904(tmp_path):
    path = rich_book(tmp_path / "Mac.xlsx")
    book = openpyxl.load_workbook(path)
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.save(path)
    desk = Desk(path)
    frame = pd.DataFrame({"day": pd.to_datetime(["2024-02-01"])})
    tab = Tab("Controle", Group.DATA, "T", "C", tables=(Table("Controle", frame, (Field("day", "Dag", Format.DATE),)),))
    for _ in range(2):
        desk.put([tab])
        top = openpyxl.utils.range_boundaries(desk.workbook["Controle"].tables["Controle"].ref)[1]
        assert desk.workbook["Controle"].cell(top + 1, 2).value == 45323 - 1462


def test_every_error_has_words(desk):
    with pytest.raises(KlantenbestandError) as caught:
        OpenBook.caller("")
    assert "Van 'Klanten van Jo.xlsx' kon geen kopie" in error_sentence(caught.value)


def change(desk, cells):
    with desk.click() as book:
        book.add_column(Area("Klanten", 1, 1, 3, 4, "Klanten"), "Samengevoegd met")
        book.set_cells({"Klanten": cells})
        book.put([make_tab()])


@pytest.mark.parametrize("meanwhile", ["sorted", "typed"])
def test_a_data_row_that_changed_after_the_click_is_not_written(desk, meanwhile):
    sheet = desk.workbook["Klanten"]
    with desk.click() as book:
        book.set_cells({"Klanten": {(2, 2): "De Jong"}})
        if meanwhile == "typed":
            sheet["B2"] = "Jansens"
        else:  # the cell itself is the same after the sort, but its row is another
            sheet["A2"], sheet["A3"] = sheet["A3"].value, sheet["A2"].value
        before = desk.picture()
        with pytest.raises(SafetyError) as caught:
            book.put([make_tab()])
    assert (caught.value.code, caught.value.details["sheet"]) == ("open-changed-meanwhile", "Klanten")
    assert desk.picture() == before


def test_changed_data_is_taken_back_whatever_fails_after_it(tmp_path):
    cells = {(2, 2): "0612345678", (3, 3): 25.5, (4, 1): None, (5, 1): "004", (2, 4): pd.Timestamp("2024-02-01")}
    count = Desk(rich_book(tmp_path / "tel.xlsx"))
    change(count, cells)
    writes = count.app.writes
    desk = Desk(rich_book(tmp_path / "Klanten.xlsx"))
    desk.workbook["Klanten"]["B2"].value = "0123"
    before = desk.picture()
    for at in range(1, writes + 1):
        desk.app.fail_at = desk.app.writes + at
        with pytest.raises(SafetyError) as caught:
            change(desk, cells)
        assert caught.value.code == "open-write-failed", at
        assert {name: seen for name, seen in desk.picture().items() if name in before} == before, at


def test_a_protected_data_sheet_is_refused(desk):
    desk.workbook["Klanten"].protection.sheet = True
    with pytest.raises(WorkbookError) as caught:
        change(desk, {(2, 2): "De Jong"})
    assert caught.value.code == "open-sheet-protected"
