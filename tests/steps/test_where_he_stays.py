"""Which tab is in front after a button: where the owner was at work, or the tab that he asked for."""

from datetime import UTC, date, datetime

import pytest

from customer_tables import TWO_ALIKE
from excel_engine import ExcelError
from klantenbestand.steps.afmelden import Request, afmelden
from klantenbestand.steps.analyseren import analyseren
from klantenbestand.steps.bijwerken import bijwerken
from klantenbestand.steps.contact import Talk, contact
from klantenbestand.steps.controleren import controleren
from klantenbestand.steps.dubbelen import dubbelen
from klantenbestand.steps.ongedaan import ongedaan
from klantenbestand.steps.outcome import Run
from klantenbestand.steps.samenvoegen import samenvoegen
from owner_doors import OpenDoor
from workbooks import workbook_from_markdown

RUN = Run(date(2026, 11, 15), datetime(2026, 11, 15, 12, tzinfo=UTC))
PURCHASES = "| Ordernummer | Datum | Klantnummer | Bedrag |\n|---|---|---|---|\n| O1 | 01-02-2026 | K1 | 10 |\n"


@pytest.fixture
def door(tmp_path, monkeypatch):
    monkeypatch.setenv("KLANTENBESTAND_DATA", str(tmp_path / "data"))
    return OpenDoor(workbook_from_markdown(tmp_path, {"Klanten": TWO_ALIKE, "Aankopen": PURCHASES}))


def stand(door, sheet, cell):
    door.live.sheets[sheet].activate()
    door.live.sheets[sheet].range(cell).select()


def where(door):
    return door.live.sheets.active.name, door.excel.app.selection.address


def test_a_step_that_changes_rows_leaves_him_on_his_row(door):
    stand(door, "Klanten", "C3")
    door.run(afmelden, RUN, Request(customers=["K2"]))
    assert where(door) == ("Klanten", "$C$3")
    door.run(ongedaan, RUN)
    assert where(door) == ("Klanten", "$C$3")


def test_after_merging_he_is_on_the_tab_where_he_chose_also_when_that_row_is_gone(door):
    door.run(dubbelen, RUN)
    stand(door, "Klanten", "C4")
    door.run(samenvoegen, RUN)
    assert where(door) == ("Klanten", "$C$4")


def test_on_a_tab_that_goes_he_ends_on_start(door):
    door.run(dubbelen, RUN)
    door.run(samenvoegen, RUN)
    stand(door, "Samengevoegd", "A1")
    door.run(ongedaan, RUN)
    assert where(door)[0] == "Start"


@pytest.mark.parametrize(
    ("step", "more", "front"),
    [
        (controleren, (), "Controle"),
        (dubbelen, (), "Dubbelen"),
        (analyseren, (("Klantoverzicht",),), "Klantoverzicht"),
        (analyseren, (), "Start"),
        (bijwerken, (), "Start"),
    ],
)
def test_who_asks_for_a_tab_sees_it_and_else_what_to_do_now(door, step, more, front):
    stand(door, "Klanten", "C3")
    door.run(step, RUN, *more)
    assert where(door)[0] == front


def objections(door):
    rows = [[cell.value for cell in row] for row in door.live.impl.workbook["Klanten"].iter_rows()]
    return [row[rows[0].index("Geen reclame")] for row in rows[1:]] if "Geen reclame" in rows[0] else []


def test_a_hidden_start_stays_hidden_and_stops_nothing(door):
    door.run(controleren, RUN)
    stand(door, "Klanten", "C3")
    door.edit(lambda book: setattr(book["Start"], "sheet_state", "hidden"))
    door.run(bijwerken, RUN)
    assert where(door) == ("Klanten", "$C$3")
    door.run(afmelden, RUN, Request(customers=["K2"]))
    assert objections(door) == [None, "alles", None]
    door.run(ongedaan, RUN)
    assert "alles" not in objections(door)


def test_a_tab_that_was_just_made_can_be_taken_back_while_one_stands_on_it(door):
    _, cursor = door.run(contact, RUN, "K1", Talk())
    stand(door, cursor.sheet, "D2")
    outcome = door.run(ongedaan, RUN)
    assert "Contacten" not in {sheet.name for sheet in door.live.sheets}
    assert outcome.json["stap"] == "ongedaan"
    door.run(ongedaan, RUN, again=True)
    assert "Contacten" in {sheet.name for sheet in door.live.sheets}


def test_a_setting_that_excel_does_not_take_back_is_named_and_the_way_back_stays(door, monkeypatch):
    app = type(door.excel.app)

    def stubborn(self, value):
        self.calculations.append(value)
        if value == "automatic":
            raise ExcelError("Excel is busy")

    monkeypatch.setattr(app, "calculation", app.calculation.setter(stubborn))
    outcome = door.run(afmelden, RUN, Request(customers=["K2"]))
    assert outcome.findings.with_code("open-settings-left")
    assert door.excel.app.screen_updating is True
    assert objections(door) == [None, "alles", None]
    door.run(ongedaan, RUN)
    assert "alles" not in objections(door)
