"""The modules of the add-in: ours as they stand in the repository, xlwings' made safe. Each change is shown by the
attack that it stops: with xlwings' own text it succeeds, with ours it does not."""

import re
from contextlib import suppress

import pytest
from pyopenvba.exceptions import VBARuntimeError

from install.vba_machine import Book, Machine
from klantenbestand.install import vba_modules
from klantenbestand.install.vba_modules import (
    OWN_MODULES,
    PATCHES,
    WORDS,
    dictionary_source,
    modules,
    safe,
    xlwings_source,
)
from klantenbestand.install.vba_project import Kind, Module
from klantenbestand.shipped import shipped
from klantenbestand.words.errors import InstallError

GATE = r"    If IsBarred\(\) Then Exit \w+\r\n"
EVIL = "C:\\EVIL\\python.exe"


def with_xlwings(source: str) -> list[Module]:
    """The project with another text for the module xlwings."""
    return [Module(m.name, m.kind, source if m.name == "xlwings" else m.source) for m in modules()]


def without(*undone: int) -> list[Module]:
    """The project with these patches left out."""
    kept = [patch for number, patch in enumerate(PATCHES) if number not in undone]
    source = xlwings_source()
    for old, new in [*kept, *WORDS]:
        source = source.replace(old, new)
    return with_xlwings(source.replace("\n", "\r\n"))


def clicked(machine: Machine) -> str:
    """The command line of one click, "" where nothing was started."""
    machine.click("RibbonButtons.Controleren")
    return "\n".join(machine.lines)


def test_every_change_fits_the_installed_xlwings_once():
    source = xlwings_source()
    assert {old: source.count(old) for old, _ in (*PATCHES, *WORDS)} == {old: 1 for old, _ in (*PATCHES, *WORDS)}


@pytest.mark.parametrize("number", range(len(PATCHES) + len(WORDS)))
def test_an_xlwings_that_words_it_otherwise_stops_the_installation(number):
    old = (*PATCHES, *WORDS)[number][0]
    with pytest.raises(InstallError) as stopped:
        safe(xlwings_source().replace(old, "' something else\n"))
    assert stopped.value.code == "install-xlwings-unknown"


def test_a_sheet_of_a_workbook_cannot_name_the_program_that_is_started(monkeypatch):
    book = Book("C:\\Mail\\Klanten.xlsx", {"klantenbestand.conf": {"INTERPRETER_WIN": EVIL}})
    found = re.compile(r"(Exists|Item)\(configKey\)")

    def reading_the_sheet(sources: list[Module]) -> list[Module]:
        """GetConfigFromSheet walks over cells, which the machine does not have: it answers instead."""
        return [
            Module(m.name, m.kind, found.sub(r"\1(configKey)", m.source).replace(
                "GetConfigFromSheet(ActiveWorkbook).Exists(configKey)", "PySheetHas(configKey)"
            ).replace("GetConfigFromSheet(ActiveWorkbook).Item(configKey)", "PySheetValue(configKey)"))
            for m in sources
        ]  # fmt: skip

    monkeypatch.setattr(
        Machine, "pysheethas", lambda self, key: str(key) in self.book.sheets["klantenbestand.conf"], raising=False
    )
    monkeypatch.setattr(
        Machine, "pysheetvalue", lambda self, key: self.book.sheets["klantenbestand.conf"][str(key)], raising=False
    )
    assert EVIL in clicked(Machine(book, sources=reading_the_sheet(without(1)))), "the attack works without the patch"
    line = clicked(Machine(book, sources=reading_the_sheet(modules())))
    assert EVIL not in line
    assert "C:\\Python\\python.exe" in line


def test_a_file_beside_the_workbook_cannot_name_the_program_that_is_started():
    def machine(sources: list[Module] | None) -> Machine:
        made = Machine(Book("C:\\Mail\\Klanten.xlsx"), sources=sources)
        made.files["C:\\Mail\\\\klantenbestand.conf"] = {"INTERPRETER_WIN": EVIL}
        return made

    assert EVIL in clicked(machine(without(2))), "the attack works without the patch"
    assert EVIL not in clicked(machine(None))


def test_a_sheet_that_looks_like_code_does_not_stop_the_buttons():
    book = Book("C:\\Mail\\Klanten.xlsx", {"iets.py": {}})
    attacked = Machine(book, sources=without(3))
    assert clicked(attacked) == ""
    assert "LICENSE_KEY" in attacked.said[0]
    assert "ribbon.controleren" in clicked(Machine(book))


@pytest.mark.parametrize("setting", ["true", None])
def test_the_folder_of_the_workbook_is_never_on_pythons_path(setting):
    def machine(sources: list[Module] | None) -> Machine:
        made = Machine(Book("C:\\Mail\\Klanten.xlsx"), sources=sources)
        made.files["user.conf"].pop("ADD_WORKBOOK_TO_PYTHONPATH")
        if setting:
            made.files["user.conf"]["ADD_WORKBOOK_TO_PYTHONPATH"] = setting
        return made

    assert 'prepare_sys_path(\\"true;' in clicked(machine(without(4)))
    assert 'prepare_sys_path(\\"false;' in clicked(machine(None))


def from_a_formula(machine: Machine, function: str, *arguments: object) -> list[str]:
    """The programs that a formula starts. An error is one in the cell, no more."""
    machine.from_a_cell = True
    with suppress(VBARuntimeError):  # #VALUE! in the cell
        machine.vba.run(function, list(arguments))
    return machine.lines


@pytest.mark.parametrize(
    ("function", "arguments"),
    [
        ("RunPython", ("import os",)),
        ("RunFrozenPython", ("C:\\EVIL\\calc.exe",)),
        ("ExecuteWindows", (True, "C:\\EVIL\\calc.exe", "C:\\EVIL\\python.exe")),
    ],
)
def test_a_formula_in_a_workbook_cannot_start_anything(function, arguments):
    book = Book("C:\\Mail\\Klanten.xlsx")
    open_gate = with_xlwings(re.sub(GATE, "", safe(xlwings_source())))
    assert from_a_formula(Machine(book, sources=open_gate), function, *arguments), "the attack works without the gate"
    assert from_a_formula(Machine(book), function, *arguments) == []


def test_a_formula_that_is_calculated_while_a_button_runs_starts_nothing_either():
    machine = Machine(Book("C:\\Mail\\Klanten.xlsx"))
    during: list[object] = []

    def calculate(_line: str) -> int:
        if not during:
            machine.from_a_cell = True
            during.append(machine.vba.run("RunPython", ["import os"]))
            machine.from_a_cell = False
        return 0

    machine.run = calculate
    clicked(machine)
    assert during
    assert len(machine.lines) == 1, "only the line of the button itself"


@pytest.mark.parametrize("mac", [False, True])
def test_a_picture_with_a_macro_cannot_start_anything(mac):
    """A click on a shape of a workbook that came by mail: any public procedure, with arguments."""
    call = ("ExecuteMac", ["import os", "/bin/evil", ""]) if mac else ("RunPython", ["import os"])
    book = Book("/Users/jo/Klanten.xlsx" if mac else "C:\\Mail\\Klanten.xlsx")
    open_gate = Machine(book, mac=mac, sources=with_xlwings(re.sub(GATE, "", safe(xlwings_source()))))
    open_gate.vba.run(*call)
    assert open_gate.lines, "the attack works without the gate"
    closed = Machine(book, mac=mac)
    closed.vba.run(*call)
    assert closed.lines == []


@pytest.mark.parametrize("step", ["over('A');import os;os.system('calc')#", "Over", "over ", "", "o.v"])
def test_a_picture_with_runstep_brings_no_python_of_its_own(step):
    machine = Machine(Book("C:\\Mail\\Klanten.xlsx"))
    machine.vba.run("RunStep", [step])
    assert machine.lines == []


def test_every_public_procedure_of_xlwings_has_the_gate():
    source = safe(xlwings_source())
    head = r"^[ ]*(?:Public )?(?:Function|Sub) (\w+)\((?:[^\n]*_\r\n)*[^\n]*\r\n"
    procedures = re.findall(head, source, re.MULTILINE)
    assert re.findall(head + GATE, source, re.MULTILINE) == procedures
    assert len(procedures) > 40
    private = re.findall(r"^[ ]*Private (?:Function|Sub) (\w+)", source, re.MULTILINE)
    assert sorted(private) == ["CleanUp", "GetDLLVersion", "XLPyLoadDLL"], "a private one is no one's macro"


def test_our_modules_go_in_as_they_stand_in_the_repository():
    sources = {module.name: module.source for module in modules()}
    for name in OWN_MODULES:
        text = shipped("vba", f"{name}.bas").read_text(encoding="ascii")
        assert sources[name] == text.replace("\r\n", "\n").replace("\n", "\r\n")


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_a_module_is_one_that_vba_can_read(module):
    lines = module.source.split("\r\n")
    assert lines[0] == f'Attribute VB_Name = "{module.name}"'
    assert module.source.isascii()
    assert "\n" not in module.source.replace("\r\n", "")
    assert max(map(len, lines)) < 1023, "VBA's longest line"
    continued = max(len(run) for run in re.findall(r"(?:[^\n]* _\r\n)+", module.source) or [""])
    assert continued < 24 * 1023
    assert module.name.lower() != "klantenbestand", "a module may not be called as the project"


def test_a_class_has_the_attributes_that_a_project_holds():
    text = dictionary_source()
    assert text.startswith('Attribute VB_Name = "Dictionary"\r\nAttribute VB_Base = "0{FCFB3D2A-')
    assert "VERSION 1.0" not in text
    assert [module.kind for module in modules() if module.name == "Dictionary"] == [Kind.CLASS]


def test_without_xlwings_the_installation_says_what_to_do(monkeypatch):
    monkeypatch.setattr(vba_modules, "find_spec", lambda name: None)
    with pytest.raises(InstallError) as stopped:
        modules()
    assert stopped.value.code == "install-xlwings-missing"
