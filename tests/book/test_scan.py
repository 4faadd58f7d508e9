"""The search for cells of text finds them however the file is spelled, or says that it cannot."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from klantenbestand.book.file_reading import FileReader
from klantenbestand.book.package import Package
from klantenbestand.book.protocol import Area, CellType
from klantenbestand.book.scan import OddXmlError, fits_in_memory, number_values, typed_cells
from workbooks import edit_part, workbook_from_markdown

SHEET = "xl/worksheets/sheet1.xml"
TABLE = """
    | Nr    | Bedrag    | Datum      | Ja   |
    |-------|-----------|------------|------|
    | '007' | 12.5      | 01-02-2024 | WAAR |
    | 8     | '1.234'   | '2-2-24'   | 3    |
    | #N/A  | =1+1 -> 2 | =1 -> ja   |      |
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return workbook_from_markdown(tmp_path, {"Klanten": TABLE}, start="Y1")  # columns Y, Z, AA and AB: 25 to 28


def found(path: Path, *columns: int) -> dict[int, tuple[list[int], list[int]]]:
    cells = typed_cells(Package.open(path), SHEET, columns)
    return {column: (list(typed.text), list(typed.boolean)) for column, typed in cells.items()}


def prefixed(xml: bytes) -> bytes:
    """As the Open XML SDK of Microsoft writes it: <x:c r="A1">."""
    return re.sub(rb"<(/?)(?=[a-z])", rb"<\1x:", xml).replace(b"xmlns=", b"xmlns:x=")


def type_first(xml: bytes) -> bytes:
    return re.sub(rb'<c (r="[A-Z]+[0-9]+")([^<>]*?) t="(\w+)"', rb'<c t="\3" \1\2', xml)


def without_references(xml: bytes) -> bytes:
    empty = b"".join([b"<c/>"] * 24)  # what stands in the columns before Y
    return re.sub(rb"(<row[^<>]*>)", rb"\1" + empty, re.sub(rb'<c r="[A-Z]+[0-9]+"', b"<c", xml))


def in_utf_16(xml: bytes) -> bytes:
    return xml.decode().replace("UTF-8", "UTF-16").encode("utf-16")


def test_text_and_booleans_are_found_by_row(path: Path) -> None:
    assert found(path, 25, 26, 27, 28) == {
        25: ([1, 2], []),
        26: ([1, 3], []),
        27: ([1, 3, 4], []),
        28: ([1], [2]),
    }


def test_only_the_columns_asked_for_are_looked_at(path: Path) -> None:
    assert found(path, 28) == {28: ([1], [2])}
    assert found(path) == {}
    assert found(path, 1, 2) == {1: ([], []), 2: ([], [])}


def test_a_boolean_where_none_may_be_is_said_so_and_text_is_found_all_the_same(path: Path) -> None:
    package = Package.open(path)
    with pytest.raises(OddXmlError):
        typed_cells(package, SHEET, [25], no_booleans=True)
    without = Package.open(edit_part(path, SHEET, lambda xml: xml.replace(b't="b"', b't="n"')))
    assert typed_cells(without, SHEET, [], no_booleans=True) == {}
    assert list(typed_cells(without, SHEET, [25], no_booleans=True)[25].text) == [1, 2]


def test_cells_with_a_prefix_are_found_too(path: Path) -> None:
    plain = found(path, 25, 28)
    assert found(edit_part(path, SHEET, prefixed), 25, 28) == plain


@pytest.mark.parametrize("spelling", [without_references, in_utf_16])
def test_a_spelling_it_does_not_know_is_said_so(path: Path, spelling: Callable[[bytes], bytes]) -> None:
    with pytest.raises(OddXmlError):
        found(edit_part(path, SHEET, spelling), 26)


def test_a_type_before_the_reference_is_said_so_or_found(path: Path) -> None:
    with pytest.raises(OddXmlError):
        found(edit_part(path, SHEET, type_first), 26)


@pytest.mark.parametrize("spelling", [prefixed, type_first, without_references, in_utf_16])
def test_a_sheet_of_any_spelling_is_read_alike(path: Path, spelling: Callable[[bytes], bytes]) -> None:
    types = {25: CellType.TEXT, 26: CellType.NUMBER, 27: CellType.DATE, 28: CellType.NUMBER}
    area = Area("Klanten", 1, 25, 28)
    expected = FileReader(Package.open(path)).read(area, types)
    assert list(expected.bad["raw"]) == ["true", "1.234", "2-2-24", "#N/A", "ja"]
    table = FileReader(Package.open(edit_part(path, SHEET, spelling))).read(area, types)
    assert table.frame.equals(expected.frame)
    assert table.bad.equals(expected.bad)


def test_numbers_come_to_the_last_digit(tmp_path: Path) -> None:
    sheet = "| A |\n|---|\n| 0.3333333333333333 |\n| 'x' |\n| =1/7 -> 0.14285714285714285 |\n| WAAR |\n| 1 |"
    path = workbook_from_markdown(tmp_path, {"Klanten": sheet})
    edit_part(path, SHEET, lambda xml: xml.replace(b'<c r="A6">', b'<c r="A6" t="n">'))
    rows, values = number_values(Package.open(path), SHEET, 1)
    assert dict(zip(rows.tolist(), values.tolist(), strict=True)) == {
        2: 0.3333333333333333,
        4: 0.14285714285714285,
        6: 1.0,
    }


def test_rows_are_found_across_pieces_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = "| A | B |\n|---|---|\n" + "\n".join("| 'x' | 1 |" if row % 3 else "| 2 | 'row>' |" for row in range(300))
    path = workbook_from_markdown(tmp_path, {"Klanten": sheet})
    monkeypatch.setattr("klantenbestand.book.scan._UNPACKED_CHUNK", 50)
    assert found(path, 1, 2) == {
        1: ([1, *(row + 2 for row in range(300) if row % 3)], []),
        2: ([1, *(row + 2 for row in range(300) if not row % 3)], []),
    }


def test_a_rectangle_is_measured_by_what_is_filled(path: Path) -> None:
    package = Package.open(path)
    assert fits_in_memory(package, SHEET, limit=4 * 28)
    assert not fits_in_memory(package, SHEET, limit=4 * 28 - 1)
    wide = edit_part(path, SHEET, lambda xml: xml.replace(b'ref="Y1:AB4"', b'ref="A1:XFD1048576"'))
    assert fits_in_memory(Package.open(wide), SHEET, limit=4 * 28)
