"""The modules of the add-in: our own (addin/vba) and the two of the installed xlwings, made safe.

Why xlwings' module is changed before it goes in, each change asserted to fit exactly once (a newer xlwings that words
it otherwise stops the installation instead of going in unsafe):

- a sheet `klantenbestand.conf` in any workbook, or a file of that name beside it, could name the program that our
  buttons start; only the configuration in the user's own folder counts;
- a sheet whose name ends in .py made it look for code within the workbook;
- the folder of the workbook went first on Python's path, so that a `random.py` beside it would run;
- each Function of a module is also a worksheet function of every open workbook: a formula `=RunPython("...")` in a
  workbook that came by mail would run it; and a picture in it may have any public procedure as its macro. A gate in
  StepRunner.bas is open only while a button runs, never to a cell.
"""

import re
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from klantenbestand.install.vba_project import Kind, Module
from klantenbestand.shipped import shipped
from klantenbestand.words.errors import InstallError

PROJECT = "klantenbestand"
OWN_MODULES = ("RibbonButtons", "StepRunner", "TemplateList", "CustomerSearch", "OptOutList", "ExportFile", "UndoTip")
DOCUMENTS = ("ThisWorkbook", "Sheet1")

_CLASS_HEADER = """Attribute VB_Base = "0{FCFB3D2A-A0FA-1068-A738-08002B3371B5}"
"""
_CLASS_ENDING = """Attribute VB_TemplateDerived = False
Attribute VB_Customizable = False
"""

# (what stands there, what comes there); each stands there once.
PATCHES: tuple[tuple[str, str], ...] = (
    (
        'Public Const PROJECT_NAME As String = "myaddin"',
        f'Public Const PROJECT_NAME As String = "{PROJECT}"',
    ),
    ('    If source = "" Or source = "sheet" Then\n', "    If False Then\n"),
    ('    If source = "" Or source = "directory" Then\n', "    If False Then\n"),
    (
        "                uses_embedded_code = True\n                Exit For\n",
        "                uses_embedded_code = False\n                Exit For\n",
    ),
    (
        '    Else\n        AddExcelDir = GetConfig("ADD_WORKBOOK_TO_PYTHONPATH", "true")\n',
        '    Else\n        AddExcelDir = "false"\n',
    ),
)

# What a user would see in English: into the message of StepRunner.bas, or in Dutch.
WORDS: tuple[tuple[str, str], ...] = (
    (
        'MsgBox "Could not find Interpreter!", vbCritical',
        'PythonError = "Python is er niet meer: " & PYTHON_WIN',
    ),
    (
        "        Call ShowError(LOG_FILE)\n        ExecuteWindows = -1\n",
        "        PythonError = ReadFile(LOG_FILE)\n        ExecuteWindows = -1\n",
    ),
    (
        "MsgBox \"To enable RunPython, please run 'xlwings runpython install' "
        'in a terminal once and try again.", vbCritical',
        'PythonError = "Het AppleScript van Klantenbestand ontbreekt, of mag niet worden uitgevoerd."',
    ),
    ('Application.StatusBar = "Running..."', 'Application.StatusBar = "Klantenbestand is bezig..."'),
    ('MsgBox Content, vbCritical, "Error"', 'MsgBox Content, vbCritical, "Klantenbestand"'),
    ('WScript.Popup Content, AUTO_DISMISS, "Error"', 'WScript.Popup Content, AUTO_DISMISS, "Klantenbestand"'),
    ("Press Ctrl+C to copy this message to the clipboard.", "Met Ctrl+C kopieert u deze melding."),
    # Called by Python when it ends on a Mac: for the user a button is still running then.
    ("Private Sub CleanUp()\n", "Private Sub CleanUp()\n    IsRunning = True\n"),
    (
        "            KillFileOnMac ToMacPath(ToPosixPath(LOG_FILE))\n        #End If\n    On Error GoTo 0\nEnd Sub\n",
        "            KillFileOnMac ToMacPath(ToPosixPath(LOG_FILE))\n        #End If\n    On Error GoTo 0\n"
        "    IsRunning = False\nEnd Sub\n",
    ),
)

_PUBLIC = re.compile(r"^[ ]*(?:Public )?(Function|Sub) \w+\((?:[^\n]*_\n)*[^\n]*\n", re.MULTILINE)
_GATE = "    If IsBarred() Then Exit {kind}\n"


def modules() -> list[Module]:
    """All modules of the add-in, in the order of the project."""
    own = [Module(name, Kind.STANDARD, _own(f"{name}.bas")) for name in OWN_MODULES]
    documents = [Module(name, Kind.DOCUMENT, _own(f"{name}.cls")) for name in DOCUMENTS]
    return [
        *documents,
        Module("Dictionary", Kind.CLASS, dictionary_source()),
        *own,
        Module("xlwings", Kind.STANDARD, safe(xlwings_source())),
    ]


def xlwings_version() -> str:
    """The version of the installed xlwings; the add-in must be of the same. Raises InstallError where there is none."""
    try:
        return metadata.version("xlwings")
    except metadata.PackageNotFoundError as error:
        raise InstallError("install-xlwings-missing") from error


def xlwings_folder() -> Path:
    """Where xlwings is installed; found without loading it."""
    spec = find_spec("xlwings")
    if spec is None or spec.origin is None:
        raise InstallError("install-xlwings-missing")
    return Path(spec.origin).parent


def xlwings_source() -> str:
    """The module that xlwings ships for add-ins of others, with \\n as line end."""
    return _plain(xlwings_folder() / "xlwings_custom_addin.bas")


def safe(source: str) -> str:
    """xlwings' module as it goes in, with CRLF. Raises InstallError where a change does not fit exactly once."""
    for old, new in (*PATCHES, *WORDS):
        if source.count(old) != 1:
            raise InstallError("install-xlwings-unknown", version=xlwings_version())
        source = source.replace(old, new)
    gated = _PUBLIC.sub(lambda head: head[0] + _GATE.format(kind=head[1]), source)
    return gated.replace("\n", "\r\n")


def dictionary_source() -> str:
    """The class Dictionary (MIT, Tim Hall) that xlwings needs on a Mac, as it stands in a project."""
    text = _plain(xlwings_folder() / "addin" / "Dictionary.cls")
    attributes = text[text.index("Attribute VB_Name") :]
    name, rest = attributes.split("\n", 1)
    head, body = rest.split("Attribute VB_Description", 1)
    return f"{name}\n{_CLASS_HEADER}{head}{_CLASS_ENDING}Attribute VB_Description{body}".replace("\n", "\r\n")


def _own(name: str) -> str:
    return _plain(shipped("vba", name)).replace("\n", "\r\n")


def _plain(path: Path) -> str:
    """The text with \\n, whatever Git or a wheel made of its line ends. VBA text of ours is ASCII."""
    return path.read_bytes().decode("ascii").replace("\r\n", "\n")
