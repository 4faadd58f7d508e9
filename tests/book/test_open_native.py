"""What we ask of xlwings exists on Windows and on a Mac: read in the source of both, which cannot be imported here."""

import ast
import inspect
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import pytest
import xlwings
from xlwings import base_classes

from book.test_cell_links import link_book
from book.test_open_book import Desk
from book.test_open_links import away_and_back
from book.test_open_rows import list_book, rows_that_come, rows_that_go
from excel_engine import Excel, cells, engine, tables
from klantenbestand.book import open_native
from klantenbestand.book.open_book import OpenBook
from klantenbestand.book.own_folders import handover_folder
from klantenbestand.words.settings import DEFAULTS
from klantenbestand.words.sheets import CONTACTS
from klantenbestand.words.tab import Check
from owner_books import make_tab, rich_book

pytestmark = pytest.mark.filterwarnings("ignore:.*xtension.* is not supported")

SOURCE = Path(xlwings.__file__).parent
SYSTEMS = {"windows": "_xlwindows.py", "mac": "_xlmac.py"}
FAKES = {
    fake: real
    for module in (cells, engine, tables)
    for fake in vars(module).values()
    if inspect.isclass(fake) and fake.__name__.startswith("Fake")
    for real in fake.__mro__[1:]
    if real.__module__ == base_classes.__name__ and fake.__module__ == module.__name__
}
# in the interface of xlwings, but asked of the engines by xlwings itself in another way on each system
APART = {("FakeApp", "engine"), ("FakeBooks", "app")}


@cache
def classes(file):
    """Class -> its bases and what it defines itself; a method that only raises is none."""
    found = {}
    for node in ast.parse((SOURCE / file).read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef):
            bases = [ast.unparse(base) for base in node.bases]
            made = set()
            for item in node.body:
                if isinstance(item, ast.FunctionDef) and not _only_raises(item):
                    made |= {item.name} | ({f"{item.name}="} if "setter" in ast.unparse(item.decorator_list) else set())
                elif isinstance(item, ast.Assign):
                    made |= {target.id for target in item.targets if isinstance(target, ast.Name)}
            attributes = {
                target.attr
                for each in ast.walk(node)
                if isinstance(each, ast.Assign)
                for target in each.targets
                if isinstance(target, ast.Attribute)
            }
            found[node.name] = (bases, made | attributes)
    return found


def _only_raises(function):
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return isinstance(body[0], ast.Raise)


def members(file, name):
    """What a class of the engine has itself or from its bases, those of the interface included."""
    if name.startswith("base_classes."):
        return members("base_classes.py", name.removeprefix("base_classes."))
    bases, made = classes(file).get(name, ([], set()))
    return made.union(*(members(file, base) for base in bases))


@pytest.fixture
def used(tmp_path, monkeypatch):
    """What xlwings asked of the engine during all kinds of runs: name of our class -> members."""
    asked: set[tuple[str, str]] = set()

    def listen(fake):
        def reading(self, name):
            asked.add((fake.__name__, name))
            return object.__getattribute__(self, name)

        def writing(self, name, value):
            caller = inspect.currentframe().f_back
            if "xlwings" in caller.f_code.co_filename:
                asked.add((fake.__name__, f"{name}="))
            object.__setattr__(self, name, value)

        monkeypatch.setattr(fake, "__getattribute__", reading)
        monkeypatch.setattr(fake, "__setattr__", writing)

    for fake in FAKES:
        listen(fake)
    excel = Excel()
    live = excel.open(rich_book(tmp_path / "Klanten.xlsx"))

    def put(*tabs, fail=False, **options):
        excel.save_copy(live, handover_folder() / "0123ABCD.xlsx")
        with OpenBook.caller("0123ABCD") as book:
            book.add_sheets([CONTACTS], DEFAULTS, with_settings=False) if not fail and "remove" not in options else None
            if fail:
                excel.app.fail_at = excel.app.writes + 12
                with pytest.raises(Exception, match="open-write-failed"):
                    book.put(tabs, **options)
            else:
                book.put(tabs, **options)

    def tab(rows, version=1, columns=True):
        made = replace(make_tab(rows=rows), frozen=True, version=version, checks=(Check("x", 1, "=SUM(1,2)", 3),))
        return made if columns else replace(made, tables=(replace(made.tables[0], fields=made.tables[0].fields[:2]),))

    put(tab(3), make_tab("Seizoen"))
    live.impl.grids["Mandgrootte"].filters["Mandgrootte"] = {
        1: base_classes.empty_autofilter_criteria(1, "values") | {"values": ["x"]}
    }
    put(tab(5), remove=["Seizoen"])
    put(tab(2, version=2, columns=False), remove=[])
    put(tab(6, version=3), remove=[], fail=True)
    for step in (rows_that_go, rows_that_come):
        desk = Desk(list_book(tmp_path / f"{step.__name__}.xlsx"))
        desk.app.fail_at = desk.app.writes + 4
        with pytest.raises(Exception, match="open-write-failed"):
            step(desk)
        step(desk)
    away_and_back(Desk(link_book(tmp_path / "koppelingen.xlsx")), 4)
    away_and_back(Desk(link_book(tmp_path / "koppelingen 2.xlsx")), 3)
    return asked


@pytest.mark.parametrize("system", SYSTEMS)
def test_every_member_that_we_use_exists_there(used, system):
    known = {fake.__name__: real for fake, real in FAKES.items()}
    missing = set()
    for fake, member in used - APART:
        real, name = known[fake], member.removesuffix("=")
        if name.startswith("__") or not hasattr(real, name):
            continue  # ours, not of the interface
        if member not in members(SYSTEMS[system], real.__name__) and name not in members(
            SYSTEMS[system], real.__name__
        ):
            missing.add(f"{real.__name__}.{member}")
    assert missing == set()
    assert {"FakeRange", "FakeTable", "FakeSheet", "FakeName", "FakeApp"} <= {fake for fake, _ in used}
    assert len(used) > 80


def test_the_check_would_notice():
    assert "comments" in members("_xlwindows.py", "Sheet")
    assert "comments" not in members("_xlmac.py", "Sheet")  # it is there, and raises
    assert "paste" in members("_xlmac.py", "Range")


def test_our_own_words_stand_in_the_dictionary_of_the_mac():
    dictionary = (SOURCE / "mac_dict.py").read_text(encoding="utf-8")
    for word in open_native.WORDS.values():
        assert re.search(rf'\("{word}", b"', dictionary), word


def test_the_pro_part_is_never_imported_by_us():
    package = Path(open_native.__file__).parents[1]
    for path in [*package.rglob("*.py"), *Path(__file__).parents[1].rglob("*.py")]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert not any(name.startswith("xlwings.pro") for name in imported), path


def test_only_the_open_workbook_imports_xlwings_and_never_at_the_top():
    package = Path(open_native.__file__).parents[1]
    allowed = re.compile(r"book/open_\w+\.py|ribbon\w*\.py|install/\w+\.py")
    for path in package.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        top = {alias.name for node in tree.body if isinstance(node, ast.Import) for alias in node.names}
        anywhere = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        assert "xlwings" not in top, path
        assert "xlwings" not in anywhere or allowed.fullmatch(path.relative_to(package).as_posix()), path


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_each_system_is_asked_in_its_own_words(platform):
    said = []
    word = SimpleNamespace(get=lambda: "/Users/jo/K.xlsx")
    api = (
        SimpleNamespace(full_name=word, read_only=SimpleNamespace(get=lambda: True))
        if platform == "darwin"
        else SimpleNamespace(FullName="/Users/jo/K.xlsx", ReadOnly=True)
    )
    book = SimpleNamespace(api=api)
    assert open_native.full_name(book, platform) == "/Users/jo/K.xlsx"
    assert open_native.is_read_only(book, platform) is True
    native = SimpleNamespace(
        xvalues=SimpleNamespace(set=lambda cells: said.append(("x", cells))),
        series_values=SimpleNamespace(set=lambda cells: said.append(("y", cells))),
    )
    categories, values = SimpleNamespace(api="B2:B5"), SimpleNamespace(api="C2:C5")
    open_native.point_series(SimpleNamespace(api=native), categories, values, platform)
    if platform == "darwin":
        assert said == [("x", "B2:B5"), ("y", "C2:C5")]
    else:
        assert (native.XValues, native.Values) == ("B2:B5", "C2:C5")
