"""The ribbon: Excel's rules for it; a button, its Sub, its function, its command and the README go together; and what
the functions behind the buttons do, with a window that writes down what it is told."""

import ast
import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl
import pytest
from lxml import etree

import klantenbestand
from custom_ui import wrong
from install.vba_machine import Machine, tip_over
from klantenbestand import ribbon
from klantenbestand.book.file_book import FileBook
from klantenbestand.book.open_book import OpenBook
from klantenbestand.book.open_window import ExcelWindow
from klantenbestand.book.own_folders import handover_folder
from klantenbestand.book.selected_rows import Rows
from klantenbestand.cli import COMMANDS
from klantenbestand.install.error_log import log_file
from klantenbestand.install.vba_modules import OWN_MODULES
from klantenbestand.shipped import shipped
from klantenbestand.steps.analyseren import TABS
from klantenbestand.words.errors import WorkbookError
from workbooks import workbook_from_markdown

XML = shipped("ribbon", "customUI.xml").read_bytes()
SOURCES = {name: shipped("vba", f"{name}.bas").read_text(encoding="ascii") for name in OWN_MODULES}
ROOT = etree.fromstring(XML)
BUTTONS = [node for node in ROOT.iter("{*}button") if not node.get("tag")]
README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
TOKEN = "0123ABCD-0000"
FIRST_ROW = Rows("Klanten", 2, 2)


def test_the_ribbon_keeps_excels_rules():
    assert wrong(XML, SOURCES) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'size="large"', b'size="huge"'),
        (b'id="nieuw"', b'id="voorbeeld"'),
        (b'id="nieuw" ', b""),
        (b'id="nieuw"', b'id="1 nieuw"'),
        (b'label="Nieuw"', b'label="Nieuw" getLabel="A.B"'),
        (b'label="Nieuw"', b'labell="Nieuw"'),
        (b'imageMso="FileNew"', b'imageMso="FileNeww"'),
        (b"RibbonButtons.Nieuw", b"RibbonButtons.Niew"),
        (b"RibbonButtons.Nieuw", b"Nieuw"),
        (b"TemplateList.TemplateCount", b"TemplateList.TemplateId"),
        (b"<tabs>", b"<tabs><button/>"),
        (b"</tabs>", b"</tab>"),
        (b'supertip="Zet in', b'supertip="' + b"x" * 1025),
    ],
)
def test_the_check_sees_a_planted_mistake(old, new):
    assert old in XML
    assert wrong(XML.replace(old, new, 1), SOURCES)


def test_every_button_has_a_sub_a_function_a_command_and_a_line_in_the_readme():
    steps = [button.get("id") for button in BUTTONS]
    assert [button.get("onAction") for button in BUTTONS] == [f"RibbonButtons.{step.capitalize()}" for step in steps]
    called = re.findall(
        r'^Public Sub (\w+)\(control As IRibbonControl\)\n    Run(?:Step|With\w+) "(\w+)"',
        SOURCES["RibbonButtons"],
        re.M,
    )
    assert {(name.lower(), step) for name, step in called} == {
        *((step, step) for step in steps),
        ("tabblad", "analyseren"),
        ("dezeklant", "dubbelen"),
        ("afmeldenkanaal", "afmelden"),
        ("afmeldenlijst", "afmelden"),
    }
    functions = {
        node.name
        for node in ast.parse(Path(ribbon.__file__).read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef)
    }
    assert {name for name in functions if not name.startswith(("_", "clear"))} == set(steps)
    names = [command.name for command in COMMANDS]
    assert set(steps) <= set(names)
    assert all(f"| `{step}` |" in README for step in steps)
    command_only = {"installeren", "verwijderen", "status", "zelftest"}
    assert set(names) - set(steps) <= command_only, "a step without a button"


# Of the steps of the whole design, those that write into a sheet of the owner: also those that have no button yet, so
# that it comes with its question.
CHANGE_DATA = {
    "nieuw", "importeren", "corrigeren", "samenvoegen", "ongedaan", "contact", "afmelden", "anonimiseren",
}  # fmt: skip


def test_who_changes_data_is_asked_first_whether_somebody_else_is_in_the_workbook():
    runs = re.findall(r'^    RunStep "(\w+)"([^\n]*)', SOURCES["RibbonButtons"], re.M)
    for step, options in runs:
        assert ("ChangesData:=True" in options) is (step in CHANGE_DATA), step


def test_every_sub_is_one_line():
    bodies = re.findall(r"^Public Sub [^\n]*\n(.*?)^End Sub", SOURCES["RibbonButtons"], re.M | re.S)
    assert [body.count("\n") for body in bodies] == [1] * len(bodies)


def test_the_menu_has_every_tab_that_analyseren_makes():
    items = [node.get("tag") for node in ROOT.iterfind(".//{*}menu[@id='tabbladen']/{*}button")]
    assert items == list(TABS)


CONTROLS = [node for kind in ("button", "dropDown", "editBox") for node in ROOT.iter(f"{{*}}{kind}")]


def tip_of_vba(callback: str) -> object:
    """What the add-in answers when Excel asks for this tip and no workbook is open."""
    return tip_over(Machine(None), callback)


@pytest.mark.parametrize("node", CONTROLS, ids=lambda node: node.get("id"))
def test_a_tip_says_what_happens_and_what_does_not(node):
    assert node.get("screentip").startswith(node.get("label"))
    tip = node.get("supertip") or str(tip_of_vba(node.get("getSupertip")))
    assert tip.endswith(".")
    assert re.search(r"\bniet\b|\bniets\b|\bnooit\b", tip), "what does not happen"


@dataclass
class Window:
    """Excel's window, for as far as a button sees it."""

    place: Path
    is_new: bool = False
    yes: bool = True
    told: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    opened: list[Path] = field(default_factory=list)
    selected: Rows | None = FIRST_ROW
    cursor: tuple[str, int, int] | None = None
    cleared: int = 0

    @property
    def folder(self) -> Path:
        return self.place

    def tell(self, words: str, *, serious: bool = False) -> None:
        self.told.append(words)

    def ask(self, question: str) -> bool:
        self.asked.append(question)
        return self.yes

    def select(self, sheet: str, row: int, column: int) -> bool:
        self.cursor = (sheet, row, column)
        return True

    def show(self, words: str, share: float) -> None:
        self.shown.append(words)

    def clear(self) -> None:
        self.cleared += 1

    def open(self, path: Path) -> None:
        self.opened.append(path)


class InPlace(FileBook):
    """A file in the place of the open workbook: the same steps run on it."""

    def __enter__(self):
        return self

    def __exit__(self, *_error: object) -> None:
        pass


SHEETS = {
    "Klanten": """
    | Klantnummer | Achternaam | E-mail          | E-mail toestemming | Toestemming datum | Toestemming bron |
    |-------------|------------|-----------------|--------------------|-------------------|------------------|
    | K1          | Jansen     | jo@example.org  | ja                 | 01-01-2026        | website          |
    """,
    "Aankopen": """
    | Ordernummer | Datum      | Klantnummer | Bedrag |
    |-------------|------------|-------------|--------|
    | O1          | 01-02-2026 | K1          | 20     |
    """,
}


@pytest.fixture
def window(tmp_path, monkeypatch):
    """A window with a workbook of one customer; the handover folder holds the mark and the copy of this run."""
    path = workbook_from_markdown(tmp_path, SHEETS, name="Klanten.xlsx")
    made = Window(tmp_path)
    monkeypatch.setattr(ExcelWindow, "caller", classmethod(lambda cls: made))
    monkeypatch.setattr(
        OpenBook, "caller", classmethod(lambda cls, token, progress=None: InPlace(path, None, progress))
    )
    handover_folder().mkdir(parents=True)
    (handover_folder() / f"{TOKEN}.start").write_bytes(b"x")
    shutil.copy(path, handover_folder() / f"{TOKEN}.xlsx")
    return made


def sheets(window: Window) -> list[str]:
    """The tabs of the workbook now."""
    return openpyxl.load_workbook(window.place / "Klanten.xlsx", read_only=True).sheetnames


def in_digits(words: str) -> str:
    """As the add-in writes them."""
    return words.encode("utf-16-be").hex().upper()


@pytest.mark.parametrize(
    ("click", "tabs"),
    [
        (lambda: ribbon.bijwerken(TOKEN), {"Controle", "Klantoverzicht", "Start"}),
        (lambda: ribbon.controleren(TOKEN), {"Controle", "Start"}),
        (lambda: ribbon.dubbelen(TOKEN), {"Controle", "Start"}),
        (lambda: ribbon.analyseren(TOKEN), {"Klantoverzicht", "Mandgrootte"}),
        (lambda: ribbon.analyseren(TOKEN, in_digits("Mandgrootte")), {"Mandgrootte"}),
        (lambda: ribbon.jaaroverzicht(TOKEN), {"Controle", "Klantoverzicht"}),
        (lambda: ribbon.nieuw(TOKEN), {"Contacten", "Instellingen"}),
    ],
    ids=["bijwerken", "controleren", "dubbelen", "analyseren", "one tab", "jaaroverzicht", "nieuw"],
)
def test_a_button_runs_its_step_and_says_what_was_done(window, click, tabs):
    click()
    assert tabs <= set(sheets(window))
    assert len(window.told) == 1
    assert "--" not in window.told[0], "no words of the command line"
    assert window.shown
    assert window.cleared
    assert list(handover_folder().iterdir()) == [], "neither mark nor copy stays"


def test_nieuw_asks_before_it_adds_to_what_stands_there(window):
    window.yes = False
    ribbon.nieuw(TOKEN)
    assert "nog ontbreken" in window.asked[0]
    assert sheets(window) == list(SHEETS)
    assert "niets veranderd" in window.told[0]


def test_the_card_is_of_the_selected_row_or_of_who_was_typed(window):
    ribbon.klantkaart(TOKEN)
    ribbon.klantkaart(TOKEN, in_digits("jo@example.org"))
    window.selected = Rows("Aankopen", 2, 2)
    ribbon.klantkaart(TOKEN)
    assert window.told[0].startswith("Jansen (klantnummer K1)")
    assert window.told[0] == window.told[1] == window.told[2]
    assert sheets(window) == list(SHEETS), "the workbook is as it was"


def test_one_customer_is_looked_at_on_the_selected_row(window):
    ribbon.dubbelen(TOKEN, in_digits("deze klant"))
    assert "(K1) staat er één keer in" in window.told[0]
    assert sheets(window) == list(SHEETS), "the workbook is as it was"


def test_a_talk_is_a_row_with_the_cursor_in_it_and_no_message(window):
    ribbon.contact(TOKEN)
    assert window.told == []
    assert window.cursor[:2] == ("Contacten", 2)
    sheet = openpyxl.load_workbook(window.place / "Klanten.xlsx")["Contacten"]
    assert sheet.cell(1, window.cursor[2]).value == "Onderwerp"
    assert {"K1", "telefoon"} <= {cell.value for cell in sheet[2]}


@pytest.mark.parametrize("yes", [True, False])
def test_the_last_step_is_taken_back_only_after_a_yes(window, yes):
    ribbon.contact(TOKEN)
    window.yes = yes
    ribbon.ongedaan(TOKEN)
    assert "contact" in window.asked[0]
    assert window.asked[0].endswith("Ongedaan maken?")
    assert (sheets(window) == list(SHEETS)) is yes
    assert ("is ongedaan gemaakt" in window.told[0]) is yes


def test_where_nothing_was_decided_or_done_there_is_no_question(window):
    ribbon.samenvoegen(TOKEN)
    ribbon.ongedaan(TOKEN)
    assert window.asked == []
    assert "niets samen te voegen" in window.told[0]
    assert "niets om ongedaan te maken" in window.told[1]
    assert sheets(window) == list(SHEETS), "the workbook is as it was"


def objections(window: Window) -> list[object]:
    """What stands in *Geen reclame*."""
    rows = list(openpyxl.load_workbook(window.place / "Klanten.xlsx")["Klanten"].iter_rows(values_only=True))
    return [row[rows[0].index("Geen reclame")] for row in rows[1:]] if "Geen reclame" in rows[0] else []


@pytest.mark.parametrize(("choice", "what"), [("", "alles"), ("post", "post"), ("e-mail", "e-mail")])
def test_no_more_advertising_for_who_is_selected_after_a_yes(window, choice, what):
    window.yes = False
    ribbon.afmelden(TOKEN, in_digits(choice))
    assert objections(window) == []
    assert f"Jansen (K1): Geen reclame wordt {what}" in window.asked[0]
    window.yes = True
    ribbon.afmelden(TOKEN, in_digits(choice))
    assert objections(window) == [what]
    assert "Afgemeld: 1 klant." in window.told[-1]


def test_the_button_for_all_advertising_asks_for_all_of_it():
    assert re.search(r'Sub Afmelden\(.*?\n    RunStep "afmelden", "alles",', SOURCES["RibbonButtons"])


def test_no_more_advertising_for_who_is_on_a_list(window, tmp_path):
    path = tmp_path / "Afmeldingen José.csv"
    path.write_bytes("E-mail;Status;Naam\r\njo@example.org;Afgemeld;José\r\n".encode("cp1252"))
    ribbon.afmelden(TOKEN, in_digits(f"lijst:{path}"))
    assert objections(window) == ["e-mail"]


def test_a_list_that_is_gone_is_told(window, tmp_path):
    ribbon.afmelden(TOKEN, in_digits(f"lijst:{tmp_path / 'weg.csv'}"))
    assert "weg.csv" in window.told[0]
    assert objections(window) == []


def test_an_export_is_taken_over_after_a_yes(window, tmp_path):
    path = tmp_path / "Webwinkel José.csv"
    path.write_bytes("Klantcode;Voornaam;Achternaam;E-mail\r\nW7;José;Vermeer;jo@example.org\r\n".encode("cp1252"))
    before = (window.place / "Klanten.xlsx").read_bytes()
    window.yes = False
    ribbon.importeren(TOKEN, in_digits(str(path)))
    assert "K2: José Vermeer" in window.asked[0]
    assert (window.place / "Klanten.xlsx").read_bytes() == before
    window.yes = True
    ribbon.importeren(TOKEN, in_digits(str(path)))
    assert "1 nieuwe klant" in window.told[-1]
    ribbon.importeren(TOKEN, in_digits(str(tmp_path / "weg.csv")))
    assert "weg.csv" in window.told[-1]


@pytest.mark.parametrize("selected", [None, Rows("Klanten", 1, 1), Rows("Klanten", 9, 9)])
def test_where_no_customer_is_selected_the_way_on_is_told(window, selected):
    window.selected = selected
    ribbon.klantkaart(TOKEN)
    assert "Klik op een rij met een klant" in window.told[0]


def test_the_example_goes_into_the_documents_and_opens(window, monkeypatch, tmp_path):
    monkeypatch.setattr("klantenbestand.install.places.documents_folder", lambda: tmp_path)
    ribbon.voorbeeld(TOKEN)
    ribbon.voorbeeld(TOKEN)
    assert [path.name for path in window.opened] == [
        "Klantenbestand voorbeeld.xlsx", "Klantenbestand voorbeeld (2).xlsx",
    ]  # fmt: skip
    assert str(window.opened[0]) in window.told[0]


def test_a_mailing_with_a_control_group_says_that_the_workbook_remembers_it(tmp_path, window):
    path = window.place / "Klanten.xlsx"
    book = openpyxl.load_workbook(path)
    settings = book.create_sheet("Instellingen")
    for line in (["Instelling", "Waarde"], ["Naam bedrijf", "Thee"], ["E-mail afzender", "jo@example.nl"]):
        settings.append(line)
    settings.append(["Controlegroep (%)", 50])
    for number in range(2, 46):
        book["Klanten"].append([f"K{number}", "Jansen", f"jo{number}@example.org", "ja", "01-01-2026", "website"])
    book.save(path)
    ribbon.mailing(TOKEN, in_digits("nieuwsbrief"))
    assert "Uw werkmap onthoudt" in window.asked[0]
    assert "sla de werkmap op" in window.told[0]
    tip = next(node.get("supertip") for node in BUTTONS if node.get("id") == "mailing")
    assert "sla de werkmap dan op" in tip


@pytest.mark.parametrize("yes", [True, False])
def test_a_mailing_is_written_only_after_a_yes(window, yes):
    window.yes = yes
    ribbon.mailing(TOKEN, in_digits("nieuwsbrief"))
    assert "1 mail" in window.asked[0]
    assert len(list(window.place.rglob("*.eml"))) == yes
    assert ("niets geschreven" in window.told[0]) is not yes
    assert sheets(window) == list(SHEETS), "the workbook is as it was"


def test_what_the_catalogue_knows_is_told_in_dutch(window, monkeypatch):
    def busy(cls, token, progress=None):
        raise WorkbookError("file-damaged", file="Klanten.xlsx")

    monkeypatch.setattr(OpenBook, "caller", classmethod(busy))
    ribbon.controleren(TOKEN)
    assert "beschadigd" in window.told[0]
    assert not log_file().exists()


def test_a_bug_goes_to_the_log_without_names_and_is_told_with_its_place(window, monkeypatch):
    def broken(cls, token, progress=None):
        raise KeyError("Jansen, jo@example.org")

    monkeypatch.setattr(OpenBook, "caller", classmethod(broken))
    ribbon.controleren(TOKEN)
    log = log_file().read_text(encoding="utf-8")
    assert str(log_file()) in window.told[0]
    assert "builtins.KeyError" in log
    assert "klantenbestand/ribbon.py" in log
    assert "Jansen" not in log + window.told[0]
    assert str(Path(klantenbestand.__file__).parents[2]) not in log
    assert list(handover_folder().iterdir()) == []


@pytest.mark.parametrize("opened", [True, False])
def test_the_manual_opens_without_a_word_or_its_place_is_told(window, monkeypatch, opened):
    monkeypatch.setattr("klantenbestand.install.manual._has_screen", lambda: True)
    monkeypatch.setattr("klantenbestand.install.manual._opened", lambda page: opened)
    ribbon.handleiding(TOKEN)
    assert len(window.told) == (not opened)
    assert all("Handleiding.html" in words for words in window.told)


def test_about_tells_versions_and_places(window):
    ribbon.over(TOKEN)
    assert f"Klantenbestand {klantenbestand.__version__}" in window.told[0]
    assert "Backups" in window.told[0]


def test_old_copies_of_a_run_that_crashed_go_and_the_list_of_templates_stays(window):
    import os

    for name, age in (("OLD.xlsx", 2), ("NEW.xlsx", 0), ("sjablonen.txt", 9)):
        file = handover_folder() / name
        file.write_bytes(b"x")
        when = file.stat().st_mtime - age * 24 * 3600
        os.utime(file, (when, when))
    ribbon.over(TOKEN)
    assert {file.name for file in handover_folder().iterdir()} == {"NEW.xlsx", "sjablonen.txt"}


def test_on_a_mac_the_drop_down_gets_the_owners_templates(window, monkeypatch):
    own = window.place / "Mailings" / "jubileum"
    own.mkdir(parents=True)
    (own / "tekst.txt").write_text("Beste klant", encoding="utf-8")
    monkeypatch.setattr(ribbon.sys, "platform", "darwin")
    monkeypatch.setattr(ribbon, "handover_folder", lambda: window.place / "data")
    (window.place / "data").mkdir()
    ribbon.over(TOKEN)
    assert (window.place / "data" / "sjablonen.txt").read_text().split() == ["jubileum", "nieuwsbrief"]


@pytest.mark.parametrize("token", ["", "../../x", "abc", "0123 ABCD", "*"])
def test_a_token_that_no_button_gives_is_refused(window, token):
    with pytest.raises(ValueError, match="token"):
        ribbon.controleren(token)
