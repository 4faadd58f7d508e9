"""The whole way of a button, without a real Excel: the click runs the VBA in an interpreter, its command line runs the
Python function, which works on the workbook that is open in the Excel for tests."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from excel_engine import Excel
from excel_engine.cells import FakeRange
from install.vba_machine import Book, Control, Machine
from klantenbestand import who_else
from klantenbestand.book.backups import backups_of
from klantenbestand.book.open_lock import RunLock
from klantenbestand.book.own_folders import handover_folder
from workbooks import workbook_from_markdown

pytestmark = pytest.mark.filterwarnings("ignore:.*xtension.* is not supported")

SHEETS = {
    "Klanten": """
    | Klantnummer | Achternaam | E-mail         | E-mail toestemming | Toestemming datum | Toestemming bron |
    |-------------|------------|----------------|--------------------|-------------------|------------------|
    | K1          | Jansen     | jo@example.org | ja                 | 01-01-2026        | website          |
    """,
    "Aankopen": """
    | Ordernummer | Datum      | Klantnummer | Bedrag |
    |-------------|------------|-------------|--------|
    | O1          | 01-02-2026 | K1          | 20     |
    """,
}


class Desk:
    """A workbook open in Excel, the ribbon above it, and what Excel said."""

    def __init__(self, folder: Path, **more: str) -> None:
        self.path = workbook_from_markdown(folder, {**SHEETS, **more}, name="Klanten & co.xlsx")
        self.excel = Excel()
        self.live = self.excel.open(self.path)
        self.answer, self.alerts = "yes", list[tuple[str, str]]()
        self.asked, self.alone = 0, who_else.GO_ON
        self.excel.app.alert = self._alert
        # The interpreter sees the name as Windows writes it.
        self.ribbon = Machine(Book("C:\\Jo\\Klanten & co.xlsx"))
        self.ribbon.pyhandover = self._hand_over
        self.ribbon.pyhasstarted = lambda token: not self._mark(str(token)).exists()
        self.ribbon.run = self._run_python

    def _mark(self, token: str) -> Path:
        return handover_folder() / f"{token}.start"

    def _hand_over(self, token: object) -> None:
        self.excel.save_copy(self.live, handover_folder() / f"{token}.xlsx")
        self._mark(str(token)).write_text("wacht")

    def _run_python(self, line: str) -> int:
        if line.endswith("-m klantenbestand.who_else"):
            assert not handover_folder().exists(), "it is asked before a copy is made"
            self.asked += 1
            return self.alone
        command = re.search(r'prepare_sys_path\(\\".*?\\"\); (.*?)"  --wb=', line)[1]
        exec(command, {})
        return 0

    def _alert(self, prompt, title, buttons, mode, callback=None):
        self.alerts.append((buttons, prompt))
        return self.answer if buttons == "yes_no" else "ok"

    @property
    def cells(self) -> dict[str, object]:
        return {sheet.name: sheet.used_range.value for sheet in self.live.sheets}

    @property
    def tabs(self) -> list[str]:
        return [sheet.name for sheet in self.live.sheets]


class Shown:
    """The status bar, which remembers all that stood in it."""

    def __init__(self) -> None:
        self.words: list[object] = []

    def __get__(self, app: object, kind: type) -> object:
        return self.words[-1] if self.words else False

    def __set__(self, app: object, words: object) -> None:
        self.words.append(words)


@pytest.fixture
def desk(tmp_path):
    """The workbook of one customer, open."""
    return Desk(tmp_path)


@pytest.mark.parametrize(
    ("callback", "tag", "tabs"),
    [
        ("Bijwerken", "", {"Controle", "Klantoverzicht", "Start", "Logboek"}),
        ("Controleren", "", {"Controle", "Start", "Logboek"}),
        ("Dubbelen", "", {"Controle", "Start", "Logboek"}),
        ("Analyseren", "", {"Klantoverzicht", "Mandgrootte", "Start"}),
        ("Tabblad", "Mandgrootte", {"Mandgrootte", "Controle"}),
        ("Jaaroverzicht", "", {"Klantoverzicht", "Controle"}),
        ("Nieuw", "", {"Contacten", "Instellingen", "Start"}),
    ],
)
def test_a_click_ends_in_tabs_in_the_open_workbook_and_one_message(desk, callback, tag, tabs):
    desk.ribbon.click(f"RibbonButtons.{callback}", tag)
    assert desk.ribbon.said == [], "the VBA had nothing to complain of"
    assert tabs <= set(desk.tabs)
    assert [buttons for buttons, _ in desk.alerts if buttons == "ok"] == ["ok"]
    assert desk.excel.app.status_bar is False
    assert list(handover_folder().iterdir()) == []


def test_the_card_of_the_selected_customer_and_of_who_is_typed_in_the_box(desk):
    desk.live.sheets["Aankopen"].activate()
    desk.live.sheets["Aankopen"].range("A2").select()
    desk.ribbon.click("RibbonButtons.Klantkaart")
    desk.ribbon.vba.run("SearchCustomer", [Control(), "jo@example.org"])
    desk.ribbon.vba.run("SearchNow", [])
    first, second = (prompt for _, prompt in desk.alerts)
    assert first == second
    assert first.startswith("Jansen (klantnummer K1)")
    assert desk.tabs == list(SHEETS)


def test_a_talk_ends_with_the_cursor_in_the_new_row(desk):
    desk.live.sheets["Klanten"].activate()
    desk.live.sheets["Klanten"].range("A2").select()
    desk.ribbon.click("RibbonButtons.Contact")
    assert desk.alerts == []
    selected = desk.excel.app.selection
    assert (selected.sheet.name, selected.row) == ("Contacten", 2)


def test_an_opt_out_is_done_after_a_yes_and_taken_back_by_the_other_button(desk):
    desk.live.sheets["Klanten"].activate()
    desk.live.sheets["Klanten"].range("A2").select()
    desk.ribbon.click("RibbonButtons.AfmeldenKanaal", "e-mail")
    headers = desk.live.sheets["Klanten"].range("A1:G1").value
    assert headers[-1] == "Geen reclame"
    assert desk.live.sheets["Klanten"].range("G2").value == "e-mail"
    desk.ribbon.click("RibbonButtons.Ongedaan")
    assert desk.live.sheets["Klanten"].range("G2").value is None
    assert [buttons for buttons, _ in desk.alerts] == ["yes_no", "ok"] * 2


def test_addresses_that_were_pasted_in_cells_and_selected_are_unsubscribed(tmp_path):
    desk = Desk(tmp_path, Kladblok="| Uit de mail |\n|---|\n| Jo Jansen <jo@example.org> |\n| iemand@nergens.example |")
    desk.live.sheets["Kladblok"].activate()
    desk.live.sheets["Kladblok"].range("A2:A3").select()
    desk.ribbon.click("RibbonButtons.Afmelden")
    assert desk.live.sheets["Klanten"].range("G2").value == "alles", "as the button says"
    question = desk.alerts[0][1]
    assert "Jansen (K1)" in question
    assert "iemand@nergens.example" in question


def test_of_pasted_addresses_only_the_selected_cells_count(tmp_path):
    desk = Desk(tmp_path, Kladblok="| Mail | Van |\n|---|---|\n| jo@example.org | iemand@nergens.example |")
    desk.live.sheets["Kladblok"].activate()
    desk.live.sheets["Kladblok"].range("A2").select()
    desk.ribbon.click("RibbonButtons.Afmelden")
    assert "Jansen (K1)" in desk.alerts[0][1]
    assert "nergens" not in desk.alerts[0][1]


MORE = """
| Klantnummer | Achternaam |
|-------------|------------|
| K1          | Een        |
| K2          | Twee       |
| K3          | Drie       |
| K4          | Vier       |
"""


def test_rows_that_a_filter_hides_are_left_out_and_that_is_said(tmp_path):
    desk = Desk(tmp_path, Klanten=MORE)
    sheet = desk.live.sheets["Klanten"]
    sheet.range("A3:A4").rows.hidden = True
    sheet.activate()
    sheet.range("A2:A5").select()
    desk.ribbon.click("RibbonButtons.Afmelden")
    assert sheet.range("C2:C5").value == ["alles", None, None, "alles"]
    assert "verborgen rij" in desk.alerts[0][1]
    assert "2 klanten." in desk.alerts[0][1]
    sheet.activate()
    sheet.range("A3").select()
    desk.ribbon.click("RibbonButtons.Klantkaart")
    assert "verborgen" in desk.alerts[-1][1]


def test_all_areas_of_a_selection_with_ctrl_count(tmp_path, monkeypatch):
    desk = Desk(tmp_path, Klanten=MORE)
    sheet = desk.live.sheets["Klanten"]
    sheet.activate()
    sheet.range("A2").select()
    monkeypatch.setattr(FakeRange, "address", "$A$2,$A$4:$B$4")
    desk.ribbon.click("RibbonButtons.AfmeldenKanaal", "post")
    monkeypatch.undo()
    assert sheet.range("C2:C5").value == ["post", None, "post", None]


@pytest.mark.parametrize("callback", ["Nieuw", "Contact", "Afmelden", "Ongedaan", "Samenvoegen"])
def test_in_the_cloud_stop_changes_nothing_and_nothing_more_is_said(desk, callback):
    desk.ribbon.book = Book("C:\\Jo\\Klanten & co.xlsx", auto_save=True)
    desk.alone = who_else.STOP
    before = desk.cells
    desk.live.sheets["Klanten"].range("A2").select()
    desk.ribbon.click(f"RibbonButtons.{callback}")
    assert (desk.asked, desk.alerts, desk.ribbon.said, desk.ribbon.status_bar) == (1, [], [], False)
    assert (desk.tabs, handover_folder().exists()) == (list(SHEETS), False)
    assert desk.cells == before


def test_in_the_cloud_ga_door_does_what_the_button_does_and_an_analysis_does_not_ask(desk):
    desk.ribbon.book = Book("C:\\Jo\\Klanten & co.xlsx", auto_save=True)
    desk.ribbon.click("RibbonButtons.Controleren")
    assert desk.asked == 0
    handover_folder().rmdir()
    desk.live.sheets["Klanten"].activate()
    desk.live.sheets["Klanten"].range("A2").select()
    desk.ribbon.click("RibbonButtons.Afmelden")
    assert desk.asked == 1
    assert desk.live.sheets["Klanten"].range("G2").value == "alles"


def test_a_mailing_writes_its_files_beside_the_workbook_and_leaves_it_alone(desk):
    before = desk.tabs
    desk.ribbon.click("RibbonButtons.Mailing")
    assert [buttons for buttons, _ in desk.alerts] == ["yes_no", "ok"]
    assert len(list(desk.path.parent.rglob("*.eml"))) == 1
    assert desk.tabs == before


def test_where_excel_could_save_no_copy_it_is_said(desk):
    desk.ribbon.pyhandover = lambda token: (handover_folder().mkdir(parents=True), None)[1]
    desk.ribbon.click("RibbonButtons.Controleren")
    assert len(desk.alerts) == 1
    assert desk.tabs == list(SHEETS)


def test_what_stood_there_is_kept_as_a_backup_when_the_step_changes_the_workbook(desk):
    desk.ribbon.click("RibbonButtons.Controleren")
    assert len(backups_of(desk.path)) == 1


def test_a_second_click_goes_as_well_as_the_first(desk):
    for _ in range(2):
        desk.ribbon.click("RibbonButtons.Analyseren")
    assert len(desk.tabs) == len(set(desk.tabs))
    first, second = (prompt for _, prompt in desk.alerts)
    assert first == second


def test_while_a_step_runs_another_click_is_told_so_and_does_nothing(desk):
    lock = RunLock()
    lock.take(datetime(2026, 3, 1, 8, 15, tzinfo=UTC))
    try:
        desk.ribbon.click("RibbonButtons.Analyseren")
    finally:
        lock.free()
    assert [prompt[:44] for _, prompt in desk.alerts] == ["Klantenbestand is nog bezig met de vorige kn"]
    assert (desk.tabs, list(handover_folder().iterdir())) == (list(SHEETS), [])
    desk.ribbon.click("RibbonButtons.Analyseren")
    assert "Klantoverzicht" in desk.tabs, "and afterwards it is welcome"


def test_the_status_bar_says_how_far_it_is_and_never_goes_back(desk, monkeypatch):
    bar = Shown()
    monkeypatch.setattr(type(desk.excel.app), "status_bar", bar)
    desk.ribbon.click("RibbonButtons.Jaaroverzicht")
    shares = [int(re.search(r"\((\d+)%\)$", words)[1]) for words in bar.words if words]
    assert len(shares) > 5
    assert shares == sorted(shares)
    assert bar.words[-1] is False


def test_a_talk_on_a_hidden_tab_is_written_once_and_it_says_where(tmp_path):
    desk = Desk(
        tmp_path,
        Contacten="| Klantnummer | Datum | Kanaal |\n|---|---|---|\n| K1 | 01-02-2026 | brief |",
    )
    desk.live.sheets["Contacten"].visible = False
    desk.live.sheets["Klanten"].activate()
    desk.live.sheets["Klanten"].range("A2").select()
    desk.ribbon.click("RibbonButtons.Contact", "")
    assert len(desk.cells["Contacten"]) == 3
    assert "De tab Contacten is verborgen" in desk.alerts[-1][1]
