"""The rooms of the house (DESIGN 4): imports go one way, and what must start fast imports nothing heavy."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import klantenbestand

PACKAGE = Path(klantenbestand.__file__).parent
# From the doors down; a room may import itself and what stands on a later line.
ORDER = [
    {
        "cli",
        "command",
        "commands",
        "customer_commands",
        "mailing_command",
        "ribbon",
        "drop",
        "dutch_arguments",
        "progress",
        "start_up",
        "ask_window",
        "who_else",
    },
    {"install"},
    {"steps"},
    {"tabs", "mail"},
    {"analysis", "duplicates", "checks"},
    {"reading"},
    {"book"},
    {"shipped"},
    {"words"},
]
LEVEL = {room: level for level, rooms in enumerate(ORDER) for room in rooms}
MODULES = sorted(PACKAGE.rglob("*.py"))


def _name(path: Path) -> str:
    parts = ("klantenbestand", *path.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(part for part in parts if part != "__init__")


def _imports(path: Path) -> set[str]:
    """The modules of ours that this one imports, anywhere in it (a hidden import counts)."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {name for name in found if name.startswith("klantenbestand.") and not name.endswith("__version__")}


def _room(module: str) -> str:
    return module.split(".")[1]


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_room_imports_only_itself_and_what_is_below(path):
    own = _name(path)
    if own == "klantenbestand":
        assert not _imports(path)
        return
    level = LEVEL[_room(own)]
    for imported in _imports(path):
        below = LEVEL[_room(imported)]
        assert below > level or _room(imported) == _room(own) or (below == level == 0), f"{own} imports {imported}"


def test_no_import_cycle():
    modules = {_name(path): path for path in MODULES}
    graph = {
        name: {other for other in _imports(path) if other in modules and other != name}
        for name, path in modules.items()
    }
    done: set[str] = set()

    def visit(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, " -> ".join((*way, name))
        if name not in done:
            for other in graph[name]:
                visit(other, (*way, name))
            done.add(name)

    for name in graph:
        visit(name, ())


def test_only_the_book_touches_workbooks_and_nobody_uses_xlwings_pro():
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        if _name(path).split(".")[1:2] not in (["book"], ["install"], ["ribbon"]):
            for library in ("openpyxl", "xlsxwriter", "fastexcel", "xlwings"):
                assert f"import {library}" not in text, path
                assert f"from {library}" not in text, path
        assert "xlwings.pro" not in text, path


def test_modules_are_short_enough_to_read():
    too_long = {_name(path): lines for path in MODULES if (lines := len(path.read_text("utf-8").splitlines())) > 300}
    # Tables of words and sentences are long by nature.
    assert not {name: lines for name, lines in too_long.items() if not name.startswith("klantenbestand.words.")}


def test_help_loads_nothing_heavy():
    code = (
        "import sys; from klantenbestand.cli import parser; parser().format_help(); "
        "heavy = ('pandas', 'numpy', 'pyarrow', 'pandera', 'openpyxl', 'lxml', 'jinja2'); "
        "print([name for name in heavy if name in sys.modules])"
    )
    seen = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert seen.strip() == "[]"
