"""Cells read one by one have the type that Excel gave them."""

from datetime import datetime
from pathlib import Path

import pytest

from klantenbestand.book.cells import CellError, CellReader, Row
from klantenbestand.book.package import Package
from klantenbestand.words.errors import WorkbookError
from workbooks import edit_part, workbook_from_markdown

SHEET = "xl/worksheets/sheet1.xml"
TABLE = """
    | Nr    | Datum      | Ja     | Fout  | Som         |
    |-------|------------|--------|-------|-------------|
    | '007' | 01-02-2024 | WAAR   | #N/A  | =1+1 -> 2   |
    |       |            |        |       |             |
    | 12.5  |            | ONWAAR |       | =1&"" -> 1x |
"""


def rows(path: Path, **options: int) -> list[Row]:
    return CellReader(Package.open(path)).rows(SHEET, **options)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return workbook_from_markdown(tmp_path, {"Klanten": TABLE}, start="B3")


def test_every_cell_has_its_type(path: Path) -> None:
    assert rows(path, first=4) == [
        Row(4, {2: "007", 3: datetime.fromisoformat("2024-02-01"), 4: True, 5: CellError("#N/A"), 6: 2.0}),
        Row(6, {2: 12.5, 4: False, 6: "1x"}),
    ]


def test_only_the_rows_and_columns_asked_for(path: Path) -> None:
    assert [row.number for row in rows(path)] == [3, 4, 6]
    assert [row.number for row in rows(path, limit=2)] == [3, 4]
    assert [row.number for row in rows(path, first=4, last=5)] == [4]
    assert CellReader(Package.open(path)).rows(SHEET, columns=[3, 9]) == [
        Row(3, {3: "Datum"}),
        Row(4, {3: datetime.fromisoformat("2024-02-01")}),
    ]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (b'<c t="inlineStr"><is><t> a </t></is></c>', "a"),
        (b'<c t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>', " a "),
        (b'<c t="str"><f>x</f><v>een_x000a_twee</v></c>', "een\ntwee"),
        (b'<c t="n"><v>1E+2</v></c>', 100.0),
        (b'<c t="d"><v>2024-02-01</v></c>', datetime.fromisoformat("2024-02-01")),
        (b'<c t="d"><v>2024-02-01T10:30:00Z</v></c>', datetime.fromisoformat("2024-02-01 10:30")),
        (b'<c t="d"><v>morgen</v></c>', "morgen"),
        (b"<c><v>geen getal</v></c>", "geen getal"),
        (b'<c t="b"><v>true</v></c>', True),
        (b'<c t="e"><v>#SPILL!</v></c>', CellError("#SPILL!")),
        (b'<c t="s"><v>99</v></c>', None),
        (b"<c><f>1+1</f></c>", None),
        (b'<c t="str"><v></v></c>', None),
    ],
)
def test_every_spelling_of_a_cell(path: Path, cell: bytes, value: object) -> None:
    data = b"<sheetData><row>" + cell + b"</row></sheetData>"
    head = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    edit_part(path, SHEET, lambda _: head + data + b"</worksheet>")
    assert rows(path) == ([] if value is None else [Row(1, {1: value})])  # type: ignore[dict-item]


def test_rows_and_cells_without_reference_follow_each_other(path: Path) -> None:
    xml = b'<row/><row r="7"><c><v>1</v></c><c r="D7"><v>2</v></c><c><v>3</v></c></row><row><c><v>4</v></c></row>'
    edit_part(path, SHEET, lambda _: b"<worksheet><sheetData>" + xml + b"</sheetData></worksheet>")
    assert rows(path) == [Row(7, {1: 1.0, 4: 2.0, 5: 3.0}), Row(8, {1: 4.0})]


@pytest.mark.parametrize("broken", [b'<row r="x"/>', b'<row><c r="1A"><v>1</v></c></row>', b"<row><c></row>"])
def test_broken_xml_is_damage(path: Path, broken: bytes) -> None:
    edit_part(path, SHEET, lambda _: b"<worksheet><sheetData>" + broken + b"</sheetData></worksheet>")
    with pytest.raises(WorkbookError) as caught:
        rows(path)
    assert caught.value.code == "file-damaged"


def test_values_read_as_text_the_way_they_look(path: Path) -> None:
    reader = CellReader(Package.open(path))
    (row,) = reader.rows(SHEET, first=4, last=4)
    assert [reader.text(value) for value in row.cells.values()] == ["007", "2024-02-01", "true", "#N/A", "2"]
