"""The mark must be recognised whatever program saved the workbook, and never be seen where we did not set it."""

import subprocess
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from klantenbestand.book.marks import MARK_NAME, Mark, marks_of, parse_mark
from klantenbestand.book.outline import DefinedName
from klantenbestand.book.package import Package
from workbooks import edit_part


@given(st.text(min_size=1).filter(lambda text: "\x00" not in text), st.integers(0, 999_999))
def test_what_is_written_is_read_back(tab: str, version: int) -> None:
    assert parse_mark(Mark(tab, version).formula) == Mark(tab, version)


@pytest.mark.parametrize("formula", ["Blad1!$A$1", "0.21", '"Seizoen"', '"Seizoen|een"', "", "#REF!", "Seizoen|1"])
def test_other_values_are_no_mark(formula: str) -> None:
    assert parse_mark(formula) is None


def test_a_name_of_the_workbook_marks_no_sheet() -> None:
    names = [
        DefinedName(MARK_NAME, '"Seizoen|1"'),
        DefinedName("_KlantenBestand", '"Start|2"', position=3),
        DefinedName("Btw", '"AVG|1"', position=4),
    ]
    assert marks_of(names) == {3: Mark("Start", 2)}


def _marked(folder: Path) -> Path:
    path = folder / "marked.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        for name in ("Klanten", "Mijn seizoen", "Start"):
            workbook.add_worksheet(name).write_string("A1", name)
        workbook.define_name(f"'Mijn seizoen'!{MARK_NAME}", f"={Mark('Seizoen', 1).formula}")
        workbook.define_name(f"Start!{MARK_NAME}", f"={Mark('Start', 12).formula}")
    hidden = f'name="{MARK_NAME}" hidden="1"'.encode()
    return edit_part(path, "xl/workbook.xml", lambda xml: xml.replace(f'name="{MARK_NAME}"'.encode(), hidden))


def _tabs(path: Path) -> dict[str, Mark]:
    package = Package.open(path)
    marks = marks_of(package.defined_names)
    return {sheet.name: marks[sheet.position] for sheet in package.sheets if sheet.position in marks}


EXPECTED = {"Mijn seizoen": Mark("Seizoen", 1), "Start": Mark("Start", 12)}


def test_the_mark_is_seen_in_a_file_by_xlsxwriter(tmp_path: Path) -> None:
    assert _tabs(_marked(tmp_path)) == EXPECTED


def test_the_mark_survives_a_save_by_openpyxl(tmp_path: Path) -> None:
    path = _marked(tmp_path)
    workbook = openpyxl.load_workbook(path)
    workbook.move_sheet("Start", -2)
    workbook.save(path)
    assert _tabs(path) == EXPECTED


@pytest.mark.libreoffice
@pytest.mark.slow
def test_the_mark_survives_a_save_by_libreoffice(tmp_path: Path) -> None:
    path = _marked(tmp_path)
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
         "--outdir", str(tmp_path / "out"), str(path)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    saved = tmp_path / "out" / path.name
    assert _tabs(saved) == EXPECTED
