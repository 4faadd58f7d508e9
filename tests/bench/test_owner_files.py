"""Workbooks of real Excel and of every feature: after our tabs came, came again and went, nothing of theirs is lost.

The files and the tool that compares them are not part of the project: they are looked for in the folder that
KLANTENBESTAND_SHARED names, else in `shared` beside the checkout.
"""

import importlib.util
import os
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openxml_audit import FileFormat, OpenXmlValidator
from openxml_audit.errors import ValidationSeverity

from excel_repairs import repairs
from klantenbestand.book.file_book import FileBook
from klantenbestand.book.package import Package
from klantenbestand.steps.changing import Cell, NewRow, change, standard
from klantenbestand.steps.checked import read_and_check
from klantenbestand.steps.nieuw import add_missing
from klantenbestand.steps.ongedaan import ongedaan
from klantenbestand.steps.outcome import Run
from klantenbestand.words.tab import Group
from owner_books import make_tab, raw_parts

SHARED = Path(os.environ.get("KLANTENBESTAND_SHARED", Path(__file__).parents[2].parent / "shared"))
FILES = sorted((SHARED / "data" / "workbooks").glob("*.xls?"))
TABS = (make_tab(), make_tab("Start", group=Group.START), make_tab("Geheugen", group=Group.MEMORY, hidden=True))
RUN = Run(date(2026, 11, 15), datetime(2026, 11, 15, 12, tzinfo=UTC))
EDITED = {"xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "[Content_Types].xml"}

pytestmark = [
    pytest.mark.skipif(not FILES, reason=f"no workbooks in {SHARED}; set KLANTENBESTAND_SHARED"),
    pytest.mark.filterwarnings("ignore::UserWarning:openpyxl"),
]


@pytest.fixture(params=FILES, ids=lambda path: path.name)
def pair(request, tmp_path):
    """The file as it was and a copy to work on."""
    path = tmp_path / request.param.name
    shutil.copy(request.param, path)
    return request.param, path


@cache
def comparing() -> Any:
    """The shared tool that compares two workbooks."""
    spec = importlib.util.spec_from_file_location("compare_packages", SHARED / "tools" / "compare_packages.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    return tool


def differences(before: Path, after: Path) -> list[str]:
    """What the shared tool says is changed, lost or dangling."""
    tool, kept = comparing(), ("kept", "n/a")
    found = [f"{feature}: {result}" for feature, result in tool.compare(before, after).items() if result[0] not in kept]
    known = tool.integrity(before)
    return found + [point for point in tool.integrity(after) if point not in known]


@cache
def validator() -> OpenXmlValidator:
    """One for all: it learns its schemas as it goes."""
    return OpenXmlValidator(file_format=FileFormat.OFFICE_2019, max_errors=1000)


def validation_errors(path: Path) -> list[str]:
    """What is invalid. That Excel will move texts out of the cells when it saves is only a warning, and known."""
    result = validator().validate(str(path))
    return sorted(each.description for each in result.errors if each.severity is ValidationSeverity.ERROR)


@cache
def known_errors(before: Path) -> list[str]:
    """What was invalid in a shared file before we came."""
    return validation_errors(before)


def put(path: Path, tabs=TABS, remove=()):
    FileBook.open(path, in_place=True).put(tabs, remove)


def test_nothing_is_lost_changed_dangling_or_invalid_the_first_and_the_second_time(pair):
    before, path = pair
    for _ in range(2):
        put(path)
        assert differences(before, path) == []
        assert repairs(path, before) == []
        assert validation_errors(path) == known_errors(before)


def test_all_parts_but_four_are_the_same_packed_bytes_and_a_re_run_leaves_the_same_parts(pair):
    before, path = pair
    put(path)
    old, once = raw_parts(before.read_bytes()), raw_parts(path.read_bytes())
    assert {name for name in old if old[name] != once.get(name)} <= EDITED
    put(path)
    twice = raw_parts(path.read_bytes())
    assert set(once) == set(twice)
    assert len(twice["xl/styles.xml"][1]) == len(once["xl/styles.xml"][1])


def test_when_our_tabs_go_the_parts_of_the_owner_are_left(pair):
    before, path = pair
    put(path)
    put(path, (), [tab.name for tab in TABS])
    assert set(raw_parts(path.read_bytes())) == set(raw_parts(before.read_bytes()))
    assert differences(before, path) == []
    assert repairs(path, before) == []


def test_after_another_program_saved_it_our_tabs_are_found_and_replaced(pair):
    _, path = pair
    put(path)
    book = openpyxl.load_workbook(path, keep_vba=path.suffix == ".xlsm")
    book.save(path)
    saved = path.with_stem("opgeslagen")
    shutil.copy(path, saved)
    tabs = [replace(tab, title="Anders") for tab in TABS]
    put(path, tabs)
    assert [sheet.name for sheet in Package.open(path).sheets] == [sheet.name for sheet in Package.open(saved).sheets]
    parts = set(raw_parts(path.read_bytes()))
    put(path, tabs)
    assert set(raw_parts(path.read_bytes())) == parts
    assert repairs(path, saved) == []


def test_a_change_of_data_and_its_undo_lose_nothing(pair):
    before, path = pair
    add_missing(FileBook.open(path, in_place=True), RUN)
    data = read_and_check(FileBook.open(path, in_place=True), RUN).data
    if data.customers is None:
        pytest.skip("has a sheet by that name that cannot be used")
    empty = path.read_bytes()
    row = NewRow("customers", {"customer": "X9", "birth_date": RUN.peildatum})
    cells = [Cell("customers", int(at), "remarks", "let op") for at in data.customers.frame.index[:2]]
    book = FileBook.open(path, in_place=True)
    has_totals = any(table.name == data.customers.area.table and table.totals_rows for table in book.tables())
    edits = cells if has_totals else [row, *cells]
    assert change(book, RUN, "proef", data, edits, finish=standard(book, RUN)).cells
    found = [one for one in differences(before, path) if not one.startswith("tables: ('changed'")]  # a column more
    assert [*found, *repairs(path, before)] == []
    assert validation_errors(path) == known_errors(before)
    changed = raw_parts(path.read_bytes())
    later = FileBook.open(path, in_place=True)
    later.put([make_tab("Seizoen")])  # so that the bytes of before cannot simply return
    outcome = ongedaan(FileBook.open(path, in_place=True), RUN)
    assert outcome.json["gebleven"] == []
    assert [*differences(before, path), *repairs(path, before)] == []
    once, now = raw_parts(empty), raw_parts(path.read_bytes())
    sheet = next(each for each in Package.open(path).sheets if each.name == data.customers.name)
    tables = {rel.target for rel in Package.open(path).rels_of(sheet.part).values()}
    ours = {name for name in changed if name not in once}
    old = set(raw_parts(before.read_bytes()))
    assert {name for name in old if once[name] != now.get(name)} - ours <= EDITED | {sheet.part, *tables}


@pytest.mark.libreoffice
@pytest.mark.slow
def test_libreoffice_opens_the_results(tmp_path):
    paths = [Path(shutil.copy(path, tmp_path)) for path in FILES]
    for path in paths:
        put(path)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    out = tmp_path / "pdf"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(out)]
    for group in ([path for path in paths if path.suffix == kind] for kind in sorted({path.suffix for path in paths})):
        subprocess.run([*command, *map(str, group)], check=True, capture_output=True, timeout=300)
        for path in group:
            made = out / f"{path.stem}.pdf"
            assert made.stat().st_size > 0, path.name
            made.unlink()  # another kind of workbook may have the same name
