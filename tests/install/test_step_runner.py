"""The buttons in an interpreter of VBA (addin/vba): what they start, and what they say when they may not."""

import os
import re
import subprocess
import sys
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from install.vba_machine import Book, Control, Machine
from klantenbestand import who_else
from klantenbestand.install.vba_modules import xlwings_version
from klantenbestand.shipped import shipped
from klantenbestand.words.texts.install import sentence

FINE = "C:\\Jo\\Klanten & co (2026).xlsx"
TOKEN = "0123ABCD-0000-8000-0000-00000000000A"
XML = etree.parse(shipped("ribbon", "customUI.xml"))
BUTTONS = list(XML.iter("{*}button"))


def command(line: str) -> str:
    """The Python command in a command line."""
    return re.search(r'-c "(.*?)"  --wb=', line)[1].replace('\\"', '"').replace("^&", "&")


OTHER_STEPS = {
    "RibbonButtons.Tabblad": "analyseren",
    "RibbonButtons.DezeKlant": "dubbelen",
    "RibbonButtons.AfmeldenKanaal": "afmelden",
    "RibbonButtons.AfmeldenLijst": "afmelden",
    "RibbonButtons.Importeren": "importeren",
}


@pytest.mark.parametrize("button", BUTTONS, ids=lambda button: button.get("id"))
def test_every_button_starts_python_once_with_its_own_step(button):
    machine = Machine(Book(FINE))
    machine.file = "C:\\Jo\\lijst.csv"
    machine.click(button.get("onAction"), button.get("tag", ""))
    assert machine.said == []
    assert len(machine.lines) == 1
    step = OTHER_STEPS.get(button.get("onAction"), button.get("id"))
    assert f"from klantenbestand import ribbon; ribbon.{step}('{TOKEN}'" in command(machine.lines[0])
    assert machine.handed_over == [TOKEN]


def test_the_status_bar_says_at_once_that_something_happens():
    machine, seen = Machine(Book(FINE)), []
    machine.run = lambda _line: seen.append(machine.status_bar) or 0
    machine.click("RibbonButtons.Controleren")
    assert seen == ["Klantenbestand: starten..."]
    machine.run = lambda _line: 1
    machine.exit_code = 1
    machine.click("RibbonButtons.Controleren")
    assert machine.status_bar is False, "and not for ever"


def test_what_the_owner_typed_goes_as_digits():
    machine = Machine(Book(FINE))
    machine.templates = ["Jo's \"café\"'); import os #"]
    machine.click("RibbonButtons.Mailing")
    digits = re.search(rf"ribbon\.mailing\('{TOKEN}', '([0-9A-F]+)'\)$", command(machine.lines[0]))[1]
    assert bytes.fromhex(digits).decode("utf-16-be") == machine.templates[0]


@pytest.mark.parametrize("callback", ["Controleren", "Analyseren", "Tabblad", "Mailing", "Jaaroverzicht"])
def test_without_a_workbook_a_button_tells_the_way_on(callback):
    machine = Machine(None)
    machine.click(f"RibbonButtons.{callback}")
    assert "geen werkmap open" in machine.said[0]
    assert "Nieuw" in machine.said[0]
    assert machine.lines == []


@pytest.mark.parametrize("callback", ["Nieuw", "Voorbeeld", "Over"])
def test_what_needs_no_workbook_makes_an_empty_one_to_start_from(callback):
    machine = Machine(None)
    machine.click(f"RibbonButtons.{callback}")
    assert machine.said == []
    assert '--wb="Map1"' in machine.lines[0]


CLOUD = "https://d.docs.live.net/1a2b/Klanten.xlsx"
OK, CANCEL = 1, 2
IN_THE_CLOUD = [Book(CLOUD), Book(FINE, auto_save=True), Book(CLOUD, auto_save=False)]
WHO_ELSE = '"C:\\Python\\python.exe" -B -E -P -m klantenbestand.who_else'


def asked_in_window(machine: Machine, answer: int) -> list[tuple[int, object]]:
    """Has the window answer this; returns, for each time it asked, what was copied and said so far."""
    seen = []

    def run(line: str) -> int:
        if line != WHO_ELSE:
            return 0
        seen.append((len(machine.handed_over), machine.status_bar))
        return answer

    machine.run = run
    return seen


@pytest.mark.parametrize("book", IN_THE_CLOUD)
@pytest.mark.parametrize(("answer", "runs"), [(who_else.GO_ON, 1), (who_else.STOP, 0)])
def test_in_the_cloud_a_step_that_changes_data_first_asks_who_else_is_in(book, answer, runs):
    machine = Machine(book)
    seen = asked_in_window(machine, answer)
    machine.click("RibbonButtons.Nieuw")
    assert seen == [(0, False)], "once, before a copy is made or the step begins"
    assert (machine.lines[0], len(machine.lines), len(machine.handed_over)) == (WHO_ELSE, 1 + runs, runs)
    assert machine.said == [], "and who stops hears nothing more"
    assert machine.status_bar == ("Klantenbestand: starten..." if runs else False)
    machine.vba.run("RunPython", ["import os"])
    assert len(machine.lines) == 1 + runs, "the gate is closed again"


@pytest.mark.parametrize("code", [0, 1, who_else.NOT_ASKED, -1073741510])
@pytest.mark.parametrize(("answer", "runs"), [(OK, 1), (CANCEL, 0)])
def test_where_no_window_asked_excel_does_with_a_box(code, answer, runs):
    machine = Machine(Book(CLOUD))
    asked_in_window(machine, code)
    machine.vba.answers = [answer]
    machine.click("RibbonButtons.Nieuw")
    assert (len(machine.lines), len(machine.handed_over), len(machine.said)) == (1 + runs, runs, 1)
    style = machine.vba.dialogs[0][3]
    assert style & 0xF == 1, "OK and Cancel"
    assert style & 0xF00 == 0x100, "who only presses Enter stops"


def test_the_box_asks_in_the_words_of_the_window():
    machine = Machine(Book(CLOUD))
    machine.vba.answers = [CANCEL]
    machine.click("RibbonButtons.Nieuw")
    for key in ("question", "why"):
        assert sentence(f"who-else.{key}") in machine.said[0]


def test_where_no_program_may_be_started_the_box_asks():
    from pyopenvba.interpreter._objects import error

    machine = Machine(Book(CLOUD))

    def forbidden(_line: str) -> int:
        raise error(70)

    machine.run = forbidden
    machine.vba.answers = [CANCEL]
    machine.click("RibbonButtons.Nieuw")
    assert [sentence("who-else.question") in words for words in machine.said] == [True]
    assert machine.handed_over == []


@pytest.mark.parametrize(("answer", "runs"), [("10", 1), ("11", 0)])
def test_on_a_mac_our_applescript_asks_and_is_waited_for(answer, runs):
    machine = Machine(Book("https://jo.sharepoint.com/Klanten.xlsx"), mac=True)
    called = []
    machine.applescripttask = lambda *told: called.append(tuple(map(str, told))) or answer
    machine.click("RibbonButtons.Nieuw")
    assert called[0] == ("klantenbestand.applescript", "AskWhoElse", "/opt/python")
    assert (len(called), len(machine.handed_over), machine.said) == (1 + runs, runs, [])


@pytest.mark.parametrize("answer", ["12", "1", "0", ""])
def test_on_a_mac_too_a_box_asks_where_the_script_did_not(answer):
    machine = Machine(Book("https://jo.sharepoint.com/Klanten.xlsx"), mac=True)
    machine.applescripttask = lambda *_told: answer
    machine.vba.answers = [CANCEL]
    machine.click("RibbonButtons.Nieuw")
    assert [sentence("who-else.question") in words for words in machine.said] == [True]
    assert machine.handed_over == []


def test_while_it_asks_another_click_does_nothing():
    machine = Machine(Book(CLOUD))

    def run(line: str) -> int:
        if line == WHO_ELSE:
            machine.click("RibbonButtons.Analyseren")
            machine.click("RibbonButtons.Nieuw")
            return who_else.GO_ON
        return 0

    machine.run = run
    machine.click("RibbonButtons.Nieuw")
    assert [line == WHO_ELSE for line in machine.lines] == [True, False]
    assert "ribbon.nieuw(" in machine.lines[1]


def test_an_answer_about_one_workbook_does_not_hold_for_another():
    machine = Machine(Book(CLOUD))

    def run(line: str) -> int:
        machine.book = Book("C:\\Jo\\Andere.xlsx")
        return who_else.GO_ON

    machine.run = run
    machine.click("RibbonButtons.Nieuw")
    assert (machine.lines, machine.handed_over) == ([WHO_ELSE], [])


def test_the_line_that_asks_runs_as_a_process_and_without_a_screen_the_box_asks():
    """The line itself, with this Python; as where there is no Tk or nothing to show a window on."""
    machine, codes = Machine(Book(CLOUD)), []
    environment = {name: value for name, value in os.environ.items() if name != "DISPLAY"}

    def run(line: str) -> int:
        program = line.replace('"C:\\Python\\python.exe"', sys.executable).split(" ")
        codes.append(subprocess.run(program, env=environment, timeout=60, check=False).returncode)
        return codes[-1]

    machine.run = run
    machine.vba.answers = [CANCEL]
    if sys.platform in ("win32", "darwin"):
        pytest.skip("there is always a screen here, and nobody to answer")
    machine.click("RibbonButtons.Nieuw")
    assert codes == [who_else.NOT_ASKED]
    assert len(machine.said) == 1


@pytest.mark.parametrize("book", [Book(FINE), Book(FINE, auto_save=False), Book("Map1"), None])
def test_on_this_computer_it_does_not_ask(book):
    machine = Machine(book)
    machine.click("RibbonButtons.Nieuw")
    assert (machine.said, len(machine.lines)) == ([], 1)


@pytest.mark.parametrize("callback", ["Controleren", "Dubbelen", "Analyseren", "Tabblad", "Mailing", "Jaaroverzicht"])
def test_an_analysis_does_not_ask_who_else_is_in(callback):
    machine = Machine(Book(CLOUD, auto_save=True))
    machine.click(f"RibbonButtons.{callback}")
    assert (machine.said, len(machine.lines)) == ([], 1)


def test_while_a_cell_is_being_typed_nothing_starts():
    machine = Machine(Book(FINE))
    machine.ready = False
    machine.click("RibbonButtons.Controleren")
    assert "Enter" in machine.said[0]
    assert machine.lines == []


def test_without_a_configuration_it_says_to_install_again():
    machine = Machine(Book(FINE))
    machine.files.clear()
    machine.click("RibbonButtons.Controleren")
    assert "Installeren" in machine.said[0]
    assert machine.lines == []


@pytest.mark.parametrize(
    "name",
    [
        "C:\\Mail\\x^&calc .xlsx", "C:\\Mail\\a|b.xlsx", "C:\\Mail\\$(open -a Calculator).xlsx", "C:\\Mail\\`id`.xlsx",
        'C:\\Mail\\a".xlsx', "C:\\Mail\\%CMDCMDLINE%.xlsx", "C:\\Mail\\50%.xlsx", "C:\\a;b;c;d;e;f\\Klanten.xlsx",
        "C:\\Mail\\regel\neen.xlsx", "C:\\Mail\\a=b.xlsx", "https://x.sharepoint.com/%CMDCMDLINE%.xlsx",
    ],
)  # fmt: skip
def test_a_name_that_could_bring_a_command_along_is_refused(name):
    machine = Machine(Book(name))
    machine.click("RibbonButtons.Controleren")
    assert "niet veilig" in machine.said[0]
    assert (machine.lines, machine.handed_over) == ([], [])


@pytest.mark.parametrize(
    "name",
    [
        FINE, "C:\\Bakkerij 't Hoekje\\Klanten, José! {2} #1 + [x]~.xlsx", "\\\\server\\map\\Klanten.xlsx",
        "https://d.docs.live.net/1a2b/Mijn%20map/Klanten.xlsx", "https://jo.sharepoint.com/sites/x/Klanten.xlsx",
    ],
)  # fmt: skip
def test_an_ordinary_name_is_welcome(name):
    machine = Machine(Book(name))
    machine.click("RibbonButtons.Controleren")
    assert machine.said == []
    assert len(machine.lines) == 1


def test_on_a_mac_a_backslash_is_refused_because_it_ends_a_string_of_python():
    assert Machine(Book("x"), mac=True).vba.run("NameIsSafe", ["/Users/jo/a\\');import os#.xlsx"]) is False
    assert Machine(Book("x")).vba.run("NameIsSafe", ["C:\\Jo\\Klanten.xlsx"]) is True


@given(st.text(max_size=12))
def test_no_safe_name_has_a_sign_of_a_shell(name):
    if SAFE.vba.run("NameIsSafe", [name]):
        assert not set(name) & set('^|`$";<>')
        assert not re.search(r"[\x00-\x1f]", name)
        assert "%" not in name or "://" in name


SAFE = Machine(Book(FINE))


def test_where_python_never_comes_up_the_second_way_is_named_and_no_copy_stays():
    machine = Machine(Book(FINE))
    machine.starts = False
    machine.click("RibbonButtons.Controleren")
    assert "sleep het bestand op het pictogram Klantenbestand" in machine.said[0]
    assert machine.forgotten == [TOKEN]


def test_where_python_stops_at_once_its_last_words_are_in_one_dutch_message():
    machine = Machine(Book(FINE))
    machine.exit_code = 1
    machine.click("RibbonButtons.Controleren")
    assert len(machine.said) == 1
    assert "kon Klantenbestand niet starten" in machine.said[0]
    assert "No module named 'klantenbestand'" in machine.said[0]
    assert machine.popups == []


def test_where_a_policy_forbids_to_start_a_program_the_second_way_is_named():
    from pyopenvba.interpreter._objects import error

    machine = Machine(Book(FINE))

    def forbidden(_line: str) -> int:
        raise error(70)

    machine.run = forbidden
    machine.click("RibbonButtons.Controleren")
    assert "systeembeheerder" in machine.said[0]
    assert machine.forgotten == [TOKEN]


def on_a_mac() -> Machine:
    """A Mac with a workbook whose name has what a shell minds least."""
    return Machine(Book("/Users/jo/Bakkerij 't Hoekje & zn (2026).xlsx"), mac=True)


def test_on_a_mac_the_applescript_gets_six_fields():
    machine = on_a_mac()
    machine.click("RibbonButtons.Controleren")
    assert machine.said == []
    path, python, told, name, _app, _log = machine.lines[0].split("|")
    assert path.startswith("false;/Users/jo/Bakkerij \\'t Hoekje & zn (2026).xlsx;")
    assert (python, name) == ("/opt/python", "Bakkerij 't Hoekje & zn (2026).xlsx")
    assert told == f"from klantenbestand import ribbon; ribbon.controleren('{TOKEN}')"
    assert machine.status_bar == "Klantenbestand is bezig..."
    assert machine.scripts == [f"xlwings-{xlwings_version()}.applescript"]


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of the Mac")
def test_the_shell_line_of_the_applescript_gives_python_what_was_meant(tmp_path):
    """As the AppleScript builds it; a Python that writes down its arguments stands in for ours."""
    machine = on_a_mac()
    machine.click("RibbonButtons.Controleren")
    path, _python, told, name, app, _log = machine.lines[0].split("|")
    code = f"import xlwings.utils;xlwings.utils.prepare_sys_path('{path}');{told} "
    line = f'printf "%s\\n" -c "{code}" "--wb={name}" "--from_xl=1" "--app={app}"'
    out = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=True).stdout.split("\n")
    assert out[1] == code
    assert out[2] == f"--wb={name}"
    first = compile(out[1], "command", "exec").co_consts
    assert any("Bakkerij 't Hoekje & zn (2026).xlsx" in str(constant) for constant in first)


def test_on_a_mac_it_looks_later_whether_python_came_up():
    machine = on_a_mac()
    machine.click("RibbonButtons.Controleren")
    assert machine.later == ["'Klantenbestand.xlam'!StepRunner.LookAgain"]
    machine.starts = False
    machine.vba.run("LookAgain", [])
    assert "sleep het bestand" in machine.said[0]
    machine.vba.run("LookAgain", [])
    assert len(machine.said) == 1


def test_what_python_does_at_its_end_on_a_mac_leaves_the_gate_closed():
    machine = on_a_mac()
    machine.vba.run("CleanUp", [])
    machine.vba.run("RunPython", ["import os"])
    assert machine.lines == []
    assert machine.status_bar is False


def test_a_failed_button_leaves_the_gate_closed():
    machine = Machine(Book(FINE))
    machine.exit_code = 1
    machine.click("RibbonButtons.Controleren")
    machine.lines.clear()
    machine.vba.run("RunPython", ["import os"])
    assert machine.lines == []


def test_the_callbacks_of_the_drop_down_answer_excel():
    machine = Machine(Book(FINE))
    machine.templates = ["nieuwsbrief", "jubileum"]
    machine.vba.add_module(
        'Attribute VB_Name = "Office"\nFunction Asked() As String\nDim Count, Label, Id, Chosen\n'
        "TemplateCount Nothing, Count\nTemplateLabel Nothing, 1, Label\nTemplateId Nothing, 1, Id\n"
        "ChooseTemplate Nothing, CStr(Id), 1\nTemplateChosen Nothing, Chosen\n"
        'Asked = Count & " " & Label & " " & Id & " " & Chosen\nEnd Function\n',
        name="Office",
    )
    assert str(machine.vba.run("Asked", [])) == "2 jubileum sjabloon1 1"


def test_the_drop_down_shows_the_templates_and_keeps_the_choice():
    machine = Machine(Book(FINE))
    machine.templates = ["nieuwsbrief", "Nieuwsbrief", "jubileum", " "]
    assert [str(name) for name in names(machine)] == ["nieuwsbrief", "jubileum"]
    machine.vba.run("ChooseTemplate", [Control(), "sjabloon1", 1])
    assert str(machine.vba.run("ChosenTemplate", [])) == "jubileum"
    machine.templates = ["nieuwsbrief"]
    machine.vba.run("RefreshTemplates", [])
    assert str(machine.vba.run("ChosenTemplate", [])) == "nieuwsbrief", "another workbook has not that one"


def names(machine: Machine) -> list[object]:
    """The labels of the drop-down."""
    found = machine.vba.run("TemplateList.Templates", [])
    return list(found.vba_iterate())


def test_the_command_line_runs_as_a_process(tmp_path):
    """The line of the button Over, with a window that writes down what it is told in place of Excel's."""
    machine = Machine(Book(FINE))
    machine.click("RibbonButtons.Over")
    heard, handover = tmp_path / "heard.txt", tmp_path / "data" / "Overdracht"
    handover.mkdir(parents=True)
    for ending in (".start", ".xlsx"):
        (handover / f"{TOKEN}{ending}").write_text("x")
    (tmp_path / "sitecustomize.py").write_text(
        textwrap.dedent(f"""
        import pathlib
        from klantenbestand.book.open_window import ExcelWindow
        class Window:
            def tell(self, words, serious=False):
                pathlib.Path({str(heard)!r}).write_text(words, encoding="utf-8")
            def show(self, words, share): pass
            def clear(self): pass
        ExcelWindow.caller = classmethod(lambda cls: Window())
        """),
        encoding="utf-8",
    )
    environment = os.environ | {"PYTHONPATH": str(tmp_path), "KLANTENBESTAND_DATA": str(tmp_path / "data")}
    line = command(machine.lines[0])
    subprocess.run(
        [sys.executable, "-B", "-c", line, "--wb=Klanten & co (2026).xlsx", "--from_xl=1"],
        env=environment, check=True, cwd=tmp_path, timeout=60,
    )  # fmt: skip
    assert "Klantenbestand 0." in heard.read_text(encoding="utf-8")
    assert list(handover.iterdir()) == [], "the mark and the copy are gone"


def test_what_is_typed_in_the_search_box_is_looked_up_once_excel_is_done_with_the_box():
    machine = Machine(Book(FINE))
    machine.vba.run("SearchCustomer", [Control(), " José 4461AB 12 "])
    assert machine.lines == []
    assert machine.later == ["'Klantenbestand.xlam'!CustomerSearch.SearchNow"]
    for _ in range(2):  # a picture with this macro finds nothing to look up
        machine.vba.run("SearchNow", [])
    digits = re.search(rf"ribbon\.klantkaart\('{TOKEN}', '([0-9A-F]+)'\)$", command(machine.lines[0]))[1]
    assert bytes.fromhex(digits).decode("utf-16-be") == "José 4461AB 12"
    assert len(machine.lines) == 1


def test_an_empty_search_box_starts_nothing():
    machine = Machine(Book(FINE))
    machine.vba.run("SearchCustomer", [Control(), "  "])
    assert (machine.lines, machine.later, machine.said) == ([], [], [])


def test_a_list_goes_along_with_its_place_and_without_one_nothing_starts():
    machine = Machine(Book(FINE))
    machine.click("RibbonButtons.AfmeldenLijst")
    assert (machine.lines, machine.said) == ([], [])
    machine.file = "C:\\Jo\\Afmeldingen José.csv"
    machine.click("RibbonButtons.AfmeldenLijst")
    digits = re.search(rf"ribbon\.afmelden\('{TOKEN}', '([0-9A-F]+)'\)$", command(machine.lines[0]))[1]
    assert bytes.fromhex(digits).decode("utf-16-be") == f"lijst:{machine.file}"


def test_an_export_goes_along_with_its_place_and_without_one_nothing_starts():
    machine = Machine(Book(FINE))
    machine.click("RibbonButtons.Importeren")
    assert (machine.lines, machine.said) == ([], [])
    machine.file = "C:\\Jo\\Webwinkel José.csv"
    machine.click("RibbonButtons.Importeren")
    digits = re.search(rf"ribbon\.importeren\('{TOKEN}', '([0-9A-F]+)'\)$", command(machine.lines[0]))[1]
    assert bytes.fromhex(digits).decode("utf-16-be") == machine.file


@pytest.mark.parametrize("button", ["AfmeldenLijst", "Importeren"])
def test_without_a_workbook_no_list_is_asked_for(button):
    machine = Machine(None)
    machine.file = "C:\\Jo\\lijst.csv"
    machine.click(f"RibbonButtons.{button}")
    assert "geen werkmap open" in machine.said[0]
    assert machine.lines == []
