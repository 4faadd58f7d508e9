"""An Excel in memory that runs the VBA of the add-in: pyopenvba's interpreter with a small Application of our own.

What the interpreter lacks (files, other programs, the environment) is answered here: the procedures of `_LEAVES` get a
body that asks this class. Everything above them, xlwings' RunPython included, is the real text.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from pyopenvba.interpreter import (
    NOTHING,
    HostBridge,
    Interpreter,
    ModuleRuntime,
    VBAErrorValue,
    VBAObject,
    member,
    method,
    parse_module,
    setter,
)
from pyopenvba.interpreter._preprocess import DEFAULT_CONSTANTS

from klantenbestand.install.vba_modules import modules
from klantenbestand.install.vba_project import Kind, Module

# name of the procedure: how its body asks the machine
_LEAVES = {
    "GetConfigFromFile": "GetConfigFromFile = PyConfigFromFile(sFile, sName)\nsValue = PyConfigValue(sFile, sName)",
    "FileExists": "FileExists = PyFileExists(FileSpec)",
    "WScript": "Set WScript = PyShell()",
    "ReadFile": "ReadFile = PyReadFile(FileName)",
    "CreateGUID": 'CreateGUID = "0123ABCD-0000-8000-0000-00000000000A"',
    "GetConfigFilePath": 'GetConfigFilePath = "user.conf"',
    "ToPosixPath": "ToPosixPath = MacPath",
    "ToMacPath": "ToMacPath = PosixPath",
    "KillFileOnMac": "PyKill Filestr",
    "HandOver": "PyHandOver Token",
    "HasStarted": "HasStarted = PyHasStarted(Token)",
    "Forget": "PyForget Token",
    "AddShipped": "PyAddShipped",
    "AddOwn": "PyAddOwn",
}


class Excel(VBAObject):
    """Application."""

    def __init__(self, machine: "Machine") -> None:
        self.machine = machine

    @member(name="Ready")
    def ready(self) -> object:
        return self.machine.ready

    @member(name="Caller")
    def caller(self) -> object:
        return Cells() if self.machine.from_a_cell else VBAErrorValue(2023)

    @member(name="PathSeparator")
    def separator(self) -> object:
        return "\\"

    @member(name="Path")
    def path(self) -> object:
        return "C:\\Program Files\\Office"

    @member(name="Name")
    def name(self) -> object:
        return "Microsoft Excel"

    @member(name="Hwnd")
    def window(self) -> object:
        return 4711

    @member(name="StatusBar")
    def status_bar(self) -> object:
        return self.machine.status_bar

    @setter("StatusBar")
    def set_status_bar(self, value: object) -> None:
        self.machine.status_bar = value

    @setter("ScreenUpdating")
    def set_screen_updating(self, value: object) -> None:
        pass

    @method(name="GetOpenFilename")
    def open_file_name(self, *_how: object, **_more: object) -> object:
        return self.machine.file or False

    @method(name="OnTime")
    def on_time(self, _when: object, procedure: object) -> None:
        self.machine.later.append(str(procedure))


class Cells(VBAObject):
    """What Application.Caller is in a formula."""

    vba_type_name = "Range"


@dataclass(eq=False)
class Book(VBAObject):
    """A workbook: its whole name, and its sheets by name, each a table of two columns."""

    full_name: str
    sheets: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    auto_save: bool | None = None  # None: an Excel that does not know AutoSaveOn

    vba_type_name = "Workbook"

    @member(name="AutoSaveOn")
    def saves_itself(self) -> object:
        from pyopenvba.interpreter._objects import error

        if self.auto_save is None:
            raise error(438)
        return self.auto_save

    @member(name="FullName")
    def whole(self) -> object:
        return self.full_name

    @member(name="Name")
    def name(self) -> object:
        return re.split(r"[\\/]", self.full_name)[-1]

    @member(name="Path")
    def path(self) -> object:
        return self.full_name.rpartition("\\")[0]

    @member(name="Worksheets")
    def worksheets(self) -> object:
        return Sheets(self.sheets)

    @method(name="Sheets")
    def sheet(self, name: object) -> object:
        return Sheets(self.sheets).item(name)


class Sheets(VBAObject):
    """The sheets of a workbook."""

    def __init__(self, sheets: Mapping[str, Mapping[str, str]]) -> None:
        self.all = [Sheet(name, rows) for name, rows in sheets.items()]

    def vba_iterate(self):
        return iter(self.all)

    def item(self, name: object) -> object:
        from pyopenvba.interpreter._objects import error

        for sheet in self.all:
            if sheet.title == str(name):
                return sheet
        raise error(9)


@dataclass(eq=False)
class Sheet(VBAObject):
    """A sheet; `rows` is what GetConfigFromSheet would find, or tables by name with the texts in them."""

    title: str
    rows: Mapping[str, Any]

    @member(name="Name")
    def name(self) -> object:
        return self.title

    @method(name="ListObjects")
    def table(self, name: object) -> object:
        from pyopenvba.interpreter._objects import error

        if str(name) not in self.rows:
            raise error(9)
        return Grid(self.rows[str(name)])


@dataclass(eq=False)
class Grid(VBAObject):
    """A table, its rows, and a cell of them."""

    texts: Sequence[Sequence[str]]

    @member(name="DataBodyRange")
    def body(self) -> object:
        return self if self.texts else NOTHING

    @member(name="Rows")
    def rows(self) -> object:
        return self

    @member(name="Count")
    def count(self) -> object:
        return len(self.texts)

    @method(name="Cells")
    def cell(self, row: object, column: object) -> object:
        return Cell(self.texts[int(row) - 1][int(column) - 1])


@dataclass(eq=False)
class Cell(VBAObject):
    """A cell with a text."""

    text: str

    @member(name="Value")
    def value(self) -> object:
        return self.text


class Books(VBAObject):
    """Workbooks."""

    def __init__(self, machine: "Machine") -> None:
        self.machine = machine

    @method(name="Add")
    def add(self) -> object:
        self.machine.book = Book("Map1")
        return self.machine.book


class Shell(VBAObject):
    """WScript.Shell: writes down what it is asked to run."""

    def __init__(self, machine: "Machine") -> None:
        self.machine = machine

    @method(name="Run")
    def run(self, line: object, style: object = 0, wait: object = False) -> object:
        self.machine.lines.append(str(line))
        return self.machine.run(str(line))

    @method(name="ExpandEnvironmentStrings")
    def expand(self, text: object) -> object:
        return text

    @method(name="Popup")
    def popup(self, text: object, *_more: object) -> object:
        self.machine.popups.append(str(text))
        return 1


class Control(VBAObject):
    """IRibbonControl of a button."""

    vba_type_name = "IRibbonControl"

    def __init__(self, tag: str = "") -> None:
        self.text = tag

    @member(name="Tag")
    def tag(self) -> object:
        return self.text


class Machine(HostBridge):
    """The project loaded, a workbook (or none) open, the user's configuration in place."""

    def __init__(self, book: Book | None = None, *, mac: bool = False, sources: Sequence[Module] | None = None) -> None:
        self.book = book
        self.own_place = "/Startup/Klantenbestand.xlam" if mac else "C:\\XLSTART\\Klantenbestand.xlam"
        self.ready: object = True
        self.from_a_cell = False
        self.status_bar: object = False
        self.exit_code = 0
        self.starts = True  # whether Python gets as far as taking the mark away
        self.lines: list[str] = []
        self.popups: list[str] = []
        self.scripts: list[str] = []
        self.later: list[str] = []
        self.file = ""  # what the owner chooses where he is asked for a file
        self.handed_over: list[str] = []
        self.forgotten: list[str] = []
        self.templates: list[str] = ["nieuwsbrief"]
        self.files = {
            "user.conf": {
                "INTERPRETER_WIN": "C:\\Python\\python.exe",
                "INTERPRETER_MAC": "/opt/python",
                "OVERDRACHT": "C:\\Data\\Overdracht",
                "ADD_WORKBOOK_TO_PYTHONPATH": "false",
            }
        }
        self.vba = Interpreter(self)
        DEFAULT_CONSTANTS["Mac"] = mac
        try:
            for module in modules() if sources is None else sources:
                if module.kind is Kind.STANDARD:
                    self.vba.modules[module.name.lower()] = ModuleRuntime(_parsed(module.source, mac), self.vba)
        finally:
            DEFAULT_CONSTANTS["Mac"] = False

    def click(self, callback: str, tag: str = "") -> None:
        """Press the button with this onAction."""
        self.vba.run(callback.rpartition(".")[2], [Control(tag)])

    @property
    def said(self) -> list[str]:
        """The message boxes so far."""
        return [str(words) for _kind, words, *_rest in self.vba.dialogs]

    def run(self, _line: str) -> int:
        """What cmd.exe would do; a test may replace it."""
        return self.exit_code

    # What the interpreter asks.

    def global_object(self, name: str) -> object:
        named = {
            "application": Excel(self),
            "activeworkbook": self.book if self.book is not None else NOTHING,
            "thisworkbook": Book(self.own_place, {"Klantenbestand": {}}),
            "workbooks": Books(self),
        }
        return named.get(name, super().global_object(name))

    def has_global_member(self, name: str) -> bool:
        return name == "applescripttask" or (hasattr(self, name) and name.startswith("py"))

    def call_global(self, name: str, args: list[object], named: dict[str, object]) -> object:
        return getattr(self, name)(*args)

    def pyconfigfromfile(self, file: object, key: object) -> object:
        return str(key) in self.files.get(str(file), {})

    def pyconfigvalue(self, file: object, key: object) -> object:
        return self.files.get(str(file), {}).get(str(key), "")

    def pyfileexists(self, file: object) -> object:
        return str(file) in self.files or str(file).endswith("python.exe")

    def pyshell(self) -> object:
        return Shell(self)

    def pyreadfile(self, _file: object) -> object:
        return "" if self.exit_code == 0 else "ModuleNotFoundError: No module named 'klantenbestand'"

    def pyhandover(self, token: object) -> None:
        self.handed_over.append(str(token))

    def pyhasstarted(self, _token: object) -> object:
        return self.starts

    def applescripttask(self, script: object, handler: object, words: object) -> object:
        self.lines.append(str(words))
        self.scripts.append(str(script))
        return "0"

    def pyenviron(self, name: object) -> object:
        return f"C:\\{name}"

    def pykill(self, _file: object) -> None:
        pass

    def pyforget(self, token: object) -> None:
        self.forgotten.append(str(token))

    def pyaddshipped(self) -> None:
        for name in self.templates:
            self.vba.run("TemplateList.Add", [name])

    def pyaddown(self) -> None:
        pass


def tip_over(machine: Machine, callback: str) -> str:
    """What a callback for a tip answers Excel."""
    procedure = callback.rpartition(".")[2]
    machine.vba.add_module(
        f'Attribute VB_Name = "Office"\nFunction Asked() As String\nDim Tip\n{procedure} Nothing, Tip\n'
        "Asked = Tip\nEnd Function\n",
        name="Office",
    )
    return str(machine.vba.run("Asked", []))


@lru_cache
def _parsed(source: str, _mac: bool) -> Any:
    """Reading takes a quarter of a second; a test only runs the result."""
    return parse_module(_with_leaves(source), kind="standard")


def _with_leaves(source: str) -> str:
    """The text with the bodies of the leaves replaced, and without what the interpreter's preprocessor cannot read."""
    text = source.replace("\r\n", "\n")
    text = re.sub(r"^(\s*#(?:Const|If|Else|ElseIf|End If)[^'\n]*)'.*$", r"\1", text, flags=re.MULTILINE)
    text = re.sub(r"\b(Environ|Kill)\b(?=[( ])", r"Py\1", text)
    text = text.replace('GetConfig("SHOW CONSOLE", False) = True', "False")  # "False" = True is a type mismatch to it
    for name, body in _LEAVES.items():
        pattern = rf"^((?:Public |Private )?(Function|Sub) {name}\([^\n]*\n(?:    If IsBarred[^\n]*\n)?).*?^End \2$"
        text = re.sub(pattern, lambda m, body=body: f"{m[1]}{body}\nEnd {m[2]}", text, flags=re.MULTILINE | re.DOTALL)
    return text
