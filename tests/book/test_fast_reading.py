"""The fast reader gives rows and columns their Excel numbers, and says what it could not give."""

from pathlib import Path

import pytest

from klantenbestand.book.fast_reading import FastReader, FastReadError, Refused
from klantenbestand.book.package import Package
from workbooks import edit_part, workbook_from_markdown

TABLE = "| Nr | | Bedrag |\n|---|---|---|\n| a | | 1.5 |\n| #N/A | | 03-05-2024 |\n| b | | #DIV/0! |"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return workbook_from_markdown(tmp_path, {"Klanten": TABLE}, start="C4")


def test_columns_come_by_their_number_and_rows_from_the_first(path: Path) -> None:
    loaded = FastReader(Package.open(path)).load("Klanten", 5, None, {3: "string", 5: "float", 9: "float"})
    assert (loaded.first_row, loaded.height) == (5, 3)
    assert {column: values.to_pylist() for column, values in loaded.columns.items()} == {
        3: ["a", None, "b"],
        5: [1.5, None, None],
    }
    assert loaded.refused == {
        3: [Refused(6, "#N/A", is_error=True)],
        5: [Refused(6, "2024-05-03", is_error=False), Refused(7, "#DIV/0!", is_error=True)],
    }


def test_no_more_rows_than_asked_for(path: Path) -> None:
    loaded = FastReader(Package.open(path)).load("Klanten", 5, 2, {3: "string"})
    assert loaded.columns[3].to_pylist() == ["a", None]


def test_nothing_stands_below_the_data(path: Path) -> None:
    reader = FastReader(Package.open(path))
    assert [reader.load("Klanten", first, None, {3: "string"}).height for first in (8, 9, 100)] == [0, 0, 0]


def test_a_reader_is_used_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = FastReader(Package.open(path))
    reader.load("Klanten", 5, None, {3: "string"})
    monkeypatch.setattr("fastexcel.read_excel", lambda _: pytest.fail("opened again"))
    assert reader.load("Klanten", 5, None, {3: "string"}).height == 3


@pytest.mark.parametrize("broken", [b"<v>#WEET_NIET!</v>", b"<w/>"])
def test_what_it_cannot_take_is_said_so(path: Path, broken: bytes) -> None:
    edit_part(path, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"<v>#N/A</v>", broken))
    with pytest.raises(FastReadError):
        FastReader(Package.open(path)).load("Klanten", 5, None, {3: "string"})


def test_a_sheet_that_is_not_there_is_said_so(path: Path) -> None:
    with pytest.raises(FastReadError):
        FastReader(Package.open(path)).load("Weg", 5, None, {3: "string"})
