"""Excel's window as a button sees it, with a small double of what xlwings gives."""

from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import pytest

from klantenbestand.book.open_window import ExcelWindow
from klantenbestand.book.selected_rows import Rows


@dataclass
class App:
    """xlwings' App, for as far as it is used."""

    answer: str = "ok"
    status_bar: object = False
    alerts: list[tuple[object, ...]] = field(default_factory=list)
    opened: list[Path] = field(default_factory=list)
    selection: object = None

    def alert(self, prompt, title, buttons, mode):
        self.alerts.append((prompt, title, buttons, mode, self.status_bar))
        return self.answer

    @property
    def books(self):
        return SimpleNamespace(open=self.opened.append)


def window(name: str, cells: dict[str, object] | None = None) -> tuple[ExcelWindow, App]:
    """A window with a workbook of one sheet; `cells` is what stands on it."""
    app, cells = App(), cells or {}
    used = "$A$1" if set(cells) <= {"A1"} else "$A$1:$B$2"
    sheet = SimpleNamespace(
        used_range=SimpleNamespace(address=used), range=lambda place: SimpleNamespace(value=cells.get(place))
    )
    api = SimpleNamespace(FullName=name)
    return ExcelWindow(SimpleNamespace(app=app, api=api, sheets=[sheet])), app


def test_a_message_comes_after_the_status_bar_is_given_back():
    excel, app = window("Map1")
    excel.show("Werkmap lezen", 0.05)
    assert app.status_bar == "Klantenbestand: Werkmap lezen (5%)"
    excel.tell("Klaar.")
    excel.tell("Mis.", serious=True)
    assert app.alerts == [
        ("Klaar.", "Klantenbestand", "ok", "info", False),
        ("Mis.", "Klantenbestand", "ok", "critical", False),
    ]


def test_when_all_is_done_the_status_bar_is_excels_again():
    excel, app = window("Map1")
    excel.show("Schrijven", 0.5)
    excel.show("Klaar", 1.0)
    assert app.status_bar is False


@pytest.mark.parametrize(("answer", "yes"), [("yes", True), ("no", False), ("cancel", False)])
def test_only_yes_is_yes(answer, yes):
    excel, app = window("Map1")
    app.answer = answer
    assert excel.ask("Doorgaan?") is yes
    assert app.alerts[0][2] == "yes_no"


def test_the_folder_is_known_for_a_file_on_this_computer_only(tmp_path):
    assert window(str(tmp_path / "Klanten.xlsx"))[0].folder == tmp_path
    assert window("Map1")[0].folder is None
    assert window("https://d.docs.live.net/1/Klanten.xlsx")[0].folder is None


def test_a_workbook_is_new_when_it_was_never_saved_and_is_empty(tmp_path):
    assert window("Map1")[0].is_new
    assert not window("Map1", {"A1": "Naam"})[0].is_new
    assert not window("Map1", {"B2": 1})[0].is_new
    assert not window(str(tmp_path / "Leeg.xlsx"))[0].is_new
    assert not window("https://x.sharepoint.com/Leeg.xlsx")[0].is_new


def test_another_workbook_opens_in_the_same_excel(tmp_path):
    excel, app = window("Map1")
    excel.open(tmp_path / "Voorbeeld.xlsx")
    assert app.opened == [tmp_path / "Voorbeeld.xlsx"]


def test_what_is_selected_has_all_areas_and_all_columns():
    excel, app = window("Map1")
    app.selection = None
    assert excel.selected is None
    app.selection = SimpleNamespace(sheet=SimpleNamespace(name="Klanten"), address="$A$2:$C$3,$A$7")
    assert excel.selected == Rows("Klanten", 2, 3, (1, 3), more=(Rows("Klanten", 7, 7, (1, 1)),))
