"""Rows of an open list that go and come back: only cells of the list move, and whatever fails, all is as it was."""

import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment

from book.test_open_book import Desk
from klantenbestand.book.cell_contents import same_content
from klantenbestand.book.protocol import Area, CellFormula, CellType
from klantenbestand.words.errors import KlantenbestandError, SafetyError, WorkbookError
from owner_books import make_tab

pytestmark = pytest.mark.filterwarnings("ignore:.*xtension.* is not supported")

HEADERS = ("Klantnummer", "Naam", "Omzet", "Dubbel")
AREA = Area("Klanten", 3, 1, 4, 9, "Lijst")


def list_book(path, *, table=True, totals=False):
    """Customers 4 to 9 below a title, and formulas elsewhere that count on them."""
    with xlsxwriter.Workbook(str(path), {"in_memory": True}) as book:
        red, money = book.add_format({"bg_color": "#FF0000"}), book.add_format({"num_format": "0.00"})
        sheet = book.add_worksheet("Klanten")
        sheet.write("A1", "Mijn klanten")
        if not table:
            sheet.write_row("A3", HEADERS)
        if table:
            columns = [
                {"header": one, **({"formula": "=Lijst[[#This Row],[Omzet]]*2"} if one == "Dubbel" else {})}
                for one in HEADERS
            ]
            columns[2] |= {"total_function": "sum"} if totals else {}
            ends = 9 if totals else 8
            sheet.add_table(2, 0, ends, 3, {"name": "Lijst", "columns": columns, "total_row": totals})
        for row in range(4, 10):
            sheet.write_string(row - 1, 0, f"00{row}", red)
            sheet.write_string(row - 1, 1, "'t Hooft" if row == 6 else f"=Naam {row}")
            sheet.write_number(row - 1, 2, row * 1.5, money)
            if not table:
                sheet.write_formula(row - 1, 3, f"=C{row}*2", None, row * 3.0)
        sheet.data_validation("C3:C99", {"validate": "decimal", "criteria": ">", "value": 0})
        sums = book.add_worksheet("Sommen")
        sums.write_formula("A1", "=SUM(Klanten!C4:C9)", None, 58.5)
        sums.write_formula("A2", "=Klanten!B8", None, "=Naam 8")
        book.define_name("Bedragen", "=Klanten!$C$4:$C$9")
    return path


@pytest.fixture(params=["table", "plain", "totals"])
def desk(request, tmp_path):
    kind = request.param
    made = Desk(list_book(tmp_path / "Klanten.xlsx", table=kind != "plain", totals=kind == "totals"))
    made.area = Area("Klanten", 3, 1, 4, 9, "" if kind == "plain" else "Lijst")
    return made


def numbers(desk):
    return [desk.workbook["Klanten"].cell(row, 1).value for row in range(4, 10)]


def go(desk, rows=(5, 6), before=None):
    with desk.click() as book:
        stay = book.remove_rows(desk.area, rows)
        read = book.read(Area("Klanten", 3, 1, 4, 9 - len(rows) + len(stay)), {1: CellType.TEXT, 3: CellType.NUMBER})
        book.put([make_tab()])
        if before is not None:
            before += [stay, read.frame]
    return stay


def test_rows_go_and_what_counts_on_the_others_still_does(desk):
    seen = []
    assert go(desk, before=seen) == {}
    assert numbers(desk)[:4] == ["004", "007", "008", "009"]
    assert seen[1][1].dropna().tolist()[:4] == ["004", "007", "008", "009"], "reading has it at once"
    assert seen[1].index.tolist()[:4] == [4, 5, 6, 7]
    sums = desk.workbook["Sommen"]
    assert (sums["A1"].value, sums["A2"].value) == ("=SUM(Klanten!C4:C7)", "=Klanten!B6")
    assert desk.workbook.defined_names["Bedragen"].attr_text == "Klanten!$C$4:$C$7"
    assert [str(rule.sqref) for rule in desk.workbook["Klanten"].data_validations.dataValidation] == ["C3:C97"]
    formulas = [desk.workbook["Klanten"].cell(row, 4).value for row in (5, 7)]
    assert formulas == (
        ["=C5*2", "=C7*2"] if not desk.area.table else [f"={one}" for one in ["Lijst[[#This Row],[Omzet]]*2"] * 2]
    )
    assert desk.workbook["Klanten"]["A1"].value == "Mijn klanten"
    if desk.area.table:
        reference = desk.workbook["Klanten"].tables["Lijst"].ref
        assert reference == ("A3:D7" if not desk.workbook["Klanten"].tables["Lijst"].totalsRowCount else "A3:D8")


def test_a_row_that_a_formula_names_stays_and_the_others_go(desk):
    assert go(desk, (4, 5, 8)) == {4: "named", 8: "named"}
    assert numbers(desk)[:5] == ["004", "006", "007", "008", "009"]
    assert desk.workbook["Sommen"]["A2"].value == "=Klanten!B7"
    assert "#REF!" not in str([cell.value for sheet in desk.workbook for row in sheet.iter_rows() for cell in row])


def test_room_is_made_between_rows_and_what_counts_on_them_takes_it_in(desk):
    go(desk)
    with desk.click() as book:
        assert book.insert_rows(desk.area, {5: 2})
        texts = {(row, 1): f"00{row}" for row in (5, 6)} | {(5, 2): "x", (6, 2): "'t Hooft", (6, 3): 9.0}
        book.set_cells({"Klanten": {**texts, (6, 4): CellFormula("C6*2")}})
        assert book.cells("Klanten", [7])[7, 1] == "007"
        book.put([make_tab()])
    assert numbers(desk) == ["004", "005", "006", "007", "008", "009"]
    assert desk.workbook["Klanten"]["B6"].value == "'t Hooft"
    assert desk.workbook["Klanten"]["D5"].value is None, "the formula of the column is not ours to fill in"
    assert desk.workbook["Sommen"]["A1"].value == "=SUM(Klanten!C4:C9)"
    assert desk.workbook.defined_names["Bedragen"].attr_text == "Klanten!$C$4:$C$9"
    assert [str(rule.sqref) for rule in desk.workbook["Klanten"].data_validations.dataValidation] == ["C3:C99"]


def test_a_row_above_the_first_looks_as_the_one_below_it(desk):
    desk.workbook["Klanten"]["A3"].font = openpyxl.styles.Font(bold=True, sz=20)
    with desk.click() as book:
        assert book.insert_rows(desk.area, {4: 1})
        book.put([make_tab()])
    assert numbers(desk)[:2] == [None, "004"]
    assert desk.workbook["Klanten"]["A4"].font.sz == desk.workbook["Klanten"]["A5"].font.sz != 20


@pytest.mark.parametrize("gaps", [{3: 1}, {99: 1}, {}])
def test_there_is_no_room_outside_the_list(desk, gaps):
    with desk.click() as book:
        assert not book.insert_rows(desk.area, gaps)


def test_no_room_where_something_stands_beside(desk):
    desk.workbook["Klanten"]["G8"] = "hoort bij rij 8"
    with desk.click() as book:
        assert not book.insert_rows(desk.area, {5: 1})
        assert set(book.remove_rows(desk.area, [5, 7]).values()) == {"beside"}


def test_a_note_that_hangs_on_a_row_keeps_it(desk):
    desk.workbook["Klanten"]["B5"].comment = Comment("Belt op maandag", "Jo")
    assert go(desk) == {5: "note"}
    assert desk.workbook["Klanten"]["B5"].comment.text == "Belt op maandag"


def test_the_rows_of_a_filtered_table_go_and_the_filter_is_there_again(tmp_path):
    desk = Desk(list_book(tmp_path / "Klanten.xlsx"))
    desk.area = AREA
    desk.live.sheets["Klanten"].tables["Lijst"].autofilter.apply_values(1, ["004"])
    assert go(desk) == {}
    assert numbers(desk)[:4] == ["004", "007", "008", "009"]
    assert desk.live.impl.grids["Klanten"].filters["Lijst"][1]["values"] == ["004"]


def test_a_protected_sheet_is_refused(desk):
    desk.workbook["Klanten"].protection.sheet = True
    before = desk.picture()
    with pytest.raises(WorkbookError) as stopped:
        go(desk)
    assert stopped.value.code == "open-sheet-protected"
    assert desk.picture() == before


@pytest.mark.parametrize("meanwhile", ["typed", "sorted", "grown"])
def test_a_list_that_changed_after_the_click_is_left_alone(tmp_path, meanwhile):
    desk = Desk(list_book(tmp_path / "Klanten.xlsx"))
    sheet = desk.workbook["Klanten"]
    with desk.click() as book:
        assert book.remove_rows(AREA, [5, 6]) == {}
        if meanwhile == "typed":
            sheet["B6"] = "De Wit"
        elif meanwhile == "sorted":
            for column in (1, 2, 3):
                sheet.cell(6, column).value, sheet.cell(7, column).value = (
                    sheet.cell(7, column).value,
                    sheet.cell(6, column).value,
                )
        else:
            sheet.tables["Lijst"].ref = "A3:D10"
        before = desk.picture()
        with pytest.raises(SafetyError) as stopped:
            book.put([make_tab()])
    assert stopped.value.code == "open-changed-meanwhile"
    assert desk.picture() == before


def filters_of(desk):
    return {name: dict(one) for name, one in desk.live.impl.grids["Klanten"].filters.items() if one}


def rows_that_come(desk):
    with desk.click() as book:
        assert book.insert_rows(AREA, {4: 1, 5: 2, 9: 1})
        book.set_cells({"Klanten": {(4, 1): "x", (6, 1): "007", (12, 3): 2.0}})
        book.put([make_tab()])


def rows_that_go(desk):
    with desk.click() as book:
        assert book.remove_rows(AREA, [5, 6, 7]) == {}
        book.set_cells({"Klanten": {(4, 2): "0612"}})
        book.put([make_tab()])


@pytest.mark.parametrize("filtered", [False, True])
def test_whatever_fails_while_rows_go_or_come_all_is_as_it_was(tmp_path, filtered):
    for step in (rows_that_go, rows_that_come):
        count = Desk(list_book(tmp_path / f"{step.__name__} tel.xlsx"))
        step(count)
        desk = Desk(list_book(tmp_path / f"{step.__name__}.xlsx"))
        if filtered:
            desk.live.sheets["Klanten"].tables["Lijst"].autofilter.apply_values(1, ["004"])
        filters = filters_of(desk)
        before = desk.picture()
        rules = [str(rule.sqref) for rule in desk.workbook["Klanten"].data_validations.dataValidation]
        for at in range(1, count.app.writes + 1):
            desk.app.fail_at = desk.app.writes + at
            with pytest.raises(KlantenbestandError) as caught:
                step(desk)
            assert caught.value.code == "open-write-failed", at
            seen = desk.picture()
            assert {name: seen[name] for name in before} == before, at
            assert desk.workbook["Sommen"]["A1"].value == "=SUM(Klanten!C4:C9)"
            assert filters_of(desk) == filters
            assert [str(rule.sqref) for rule in desk.workbook["Klanten"].data_validations.dataValidation] == rules


def test_what_reads_on_after_rows_went_is_what_excel_saves(desk):
    with desk.click() as book:
        assert book.remove_rows(desk.area, [5, 7]) == {}
        held = book.cells("Klanten", range(1, 10))
        tables = book.tables()
        book.put([make_tab()])
    with desk.click() as later:
        now = later.cells("Klanten", range(1, 10))
        assert now.keys() == held.keys()
        assert all(same_content(now[place], held[place], later.date_1904) for place in now)
        assert [one for one in later.tables() if one.name == "Lijst"] == [one for one in tables if one.name == "Lijst"]


def test_times_of_day_days_zero_and_two_kinds_of_line_ends_are_the_same_in_the_copy_and_in_excel(tmp_path):
    path = tmp_path / "Klanten.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        time, day = book.add_format({"num_format": "h:mm"}), book.add_format({"num_format": "dd-mm-yyyy"})
        sheet = book.add_worksheet("Klanten")
        sheet.write_row(0, 0, ["Klantnummer", "Belt om", "Sinds", "Adres"])
        for row in range(1, 6):
            sheet.write_row(row, 0, [f"K{row}", None, None, "Laan 3\r\nGoes"])
            sheet.write_number(row, 1, 9.5 / 24, time)
            sheet.write_number(row, 2, 0, day)
    desk = Desk(path)
    with desk.click() as book:
        assert book.remove_rows(Area("Klanten", 1, 1, 4, 6), [3]) == {}
        book.set_cells({"Klanten": {(4, 1): "K9"}})
        book.put([make_tab()])
    assert [cell.value for cell in desk.workbook["Klanten"]["A"][:5]] == ["Klantnummer", "K1", "K3", "K9", "K5"]


def test_a_customer_number_that_became_another_takes_all_of_it_back(tmp_path, monkeypatch):
    """Should a formula among them be missed."""
    monkeypatch.setattr("klantenbestand.book.row_plan.hold_calculated", lambda *_: None)
    desk = Desk(list_book(tmp_path / "Klanten.xlsx"))
    desk.area = AREA
    sheet, grid = desk.workbook["Klanten"], desk.live.impl.grids["Klanten"]
    sheet["A9"].value = "=ROW()-3"
    monkeypatch.setattr(type(grid), "_live", lambda self, place, _cell: float(place[0] - 3))
    before = desk.picture()
    with pytest.raises(SafetyError) as stopped:
        go(desk, (5,))
    assert stopped.value.code == "open-rows-differ"
    assert desk.picture() == before
