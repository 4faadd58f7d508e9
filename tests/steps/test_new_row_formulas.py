"""A new row in the owner's table gets the formulas that Excel would fill there; undo takes them back exactly."""

from datetime import UTC, date, datetime

import openpyxl
import pytest
import xlsxwriter

from klantenbestand.steps.changing import NewRow, change, standard
from klantenbestand.steps.checked import read_and_check
from klantenbestand.steps.ongedaan import ongedaan
from klantenbestand.steps.outcome import Run
from owner_doors import FileDoor, OpenDoor, rows_of

pytestmark = pytest.mark.filterwarnings("ignore:.*xtension.* is not supported")

RUN = Run(date(2026, 11, 15), datetime(2026, 11, 15, 12, tzinfo=UTC))
MARGIN = "tAankopen[[#This Row],[Bedrag]]*0.3"
TOTAL = "tAankopen[[#This Row],[Aantal]]*tAankopen[[#This Row],[Prijs]]"
HEAD = ["Ordernummer", "Datum", "Klantnummer", "Aantal", "Prijs", "Bedrag", "Marge", "Vorige", "Kleur"]
FORMULAS = {"Bedrag": TOTAL, "Marge": MARGIN, "Vorige": "D2*2"}


def made(path, rows=2, table=True):
    with xlsxwriter.Workbook(str(path)) as book:
        people, sheet = book.add_worksheet("Klanten"), book.add_worksheet("Aankopen")
        for at, row in enumerate([["Klantnummer", "Achternaam"], ["K1", "Bos"]]):
            people.write_row(at, 0, row)
        columns = [{"header": one, **({"formula": f"={FORMULAS[one]}"} if one in FORMULAS else {})} for one in HEAD]
        if table:
            sheet.add_table(0, 0, max(rows, 1), len(HEAD) - 1, {"name": "tAankopen", "columns": columns})
        sheet.write_row(0, 0, HEAD)
        days = book.add_format({"num_format": "dd-mm-yyyy"})
        for row in range(1, rows + 1):
            sheet.write_row(row, 0, [f"W{row}"])
            sheet.write_datetime(row, 1, datetime(2026, 11, row), days)  # noqa: DTZ001
            sheet.write_row(row, 2, ["K1", 2, 5])
            for at, text in ((5, TOTAL), (6, MARGIN)) if table else ((6, f"F{row + 1}*0.3"),):
                sheet.write_formula(row, at, f"={text}", None, 10)
            sheet.write_formula(row, 7, f"=D{row + 1}*2", None, 4)
    return path


def more(book, **values):
    edits = [
        NewRow("purchases", {"order": f"W{at}", "date": date(2026, 11, 9), "customer": "K1", "quantity": 1} | values)
        for at in (8, 9)
    ]
    change(book, RUN, "proef", read_and_check(book, RUN).data, edits, finish=standard(book, RUN))


@pytest.fixture(params=[FileDoor, OpenDoor], ids=["file", "open"])
def kind(request, tmp_path, monkeypatch):
    monkeypatch.setenv("KLANTENBESTAND_DATA", str(tmp_path / "data"))
    return request.param


def table(door):
    return openpyxl.load_workbook(door.now())["Aankopen"].tables["tAankopen"].ref


def test_a_new_row_gets_the_formulas_of_its_columns_and_undo_takes_them_back(kind, tmp_path):
    door = kind(made(tmp_path / "a.xlsx"))
    before, area = rows_of(door, "Aankopen"), table(door)
    door.run(more)
    rows = rows_of(door, "Aankopen")
    assert [row[5:8] for row in rows[3:]] == [[f"={TOTAL}", f"={MARGIN}", f"=D{at}*2"] for at in (4, 5)]
    assert table(door) == "A1:I5"
    door.run(ongedaan, RUN)
    assert (rows_of(door, "Aankopen"), table(door)) == (before, area)


def test_what_the_step_writes_itself_goes_before_the_formula(kind, tmp_path):
    door = kind(made(tmp_path / "a.xlsx"))
    door.run(more, amount=7.5)
    assert [row[5:7] for row in rows_of(door, "Aankopen")[3:]] == [[7.5, f"={MARGIN}"]] * 2


def test_in_a_table_without_rows_the_formula_is_that_of_the_column(kind, tmp_path):
    door = kind(made(tmp_path / "a.xlsx", rows=0))
    door.run(more)
    filled = [row for row in rows_of(door, "Aankopen") if row[0] in ("W8", "W9")]
    assert [row[6] for row in filled] == [f"={MARGIN}"] * 2


def test_outside_a_table_nothing_is_filled(kind, tmp_path):
    door = kind(made(tmp_path / "a.xlsx", table=False))
    door.run(more)
    assert [row[6] for row in rows_of(door, "Aankopen")[3:]] == [None, None]


def test_logboek_does_not_tell_formulas_that_came_along(kind, tmp_path):
    door = kind(made(tmp_path / "a.xlsx"))
    door.run(more)
    assert not any("Marge" in row for row in rows_of(door, "Logboek"))
