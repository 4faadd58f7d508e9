"""A few shared strings are found among many, without reading what is not asked for."""

from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from klantenbestand.book.package import Package
from klantenbestand.book.shared_strings import shared_strings, unescaped
from workbooks import edit_part, workbook_from_markdown

PART = "xl/sharedStrings.xml"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "teksten.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_column("A1", [f"tekst {number}" for number in range(500)])
        sheet.write_rich_string("A501", "van ", workbook.add_format({"bold": True}), "der ", "Berg")
    return path


@pytest.mark.parametrize("chunk", [400, 1000, 1 << 22])
@given(st.sets(st.integers(0, 520), max_size=20))
def test_the_strings_asked_for_are_found(
    path: Path, monkeypatch: pytest.MonkeyPatch, chunk: int, numbers: set[int]
) -> None:
    monkeypatch.setattr("klantenbestand.book.shared_strings._CHUNK", chunk)
    every = {number: f"tekst {number}" for number in range(500)} | {500: "van der Berg"}
    expected = {number: every[number] for number in numbers if number in every}
    assert shared_strings(Package.open(path), numbers) == expected


def test_odd_strings_read_as_shown(path: Path) -> None:
    strings = (
        b"<si/>",
        b'<si><t xml:space="preserve"> a </t></si>',
        b"<si><t> b </t></si>",
        b"<si><t>\xe6\x9d\xb1</t><rPh sb='0' eb='1'><t>higashi</t></rPh></si>",
        b"<si><r><t>c</t></r><r><rPr><b/></rPr><t>d</t></r></si>",
        b"<si><t>&lt;e&gt; _x000D_ _x005F_x000D_</t></si>",
    )
    head = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    edit_part(path, PART, lambda _: head + b"".join(strings) + b"</sst>")
    found = shared_strings(Package.open(path), range(6))
    assert list(found.values()) == ["", " a ", "b", "東", "cd", "<e> \r _x000D_"]


def test_a_prefix_makes_no_difference(path: Path) -> None:
    head = b'<x:sst xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    edit_part(path, PART, lambda _: head + b"<x:si><x:t>a</x:t></x:si><x:si><x:t>b</x:t></x:si></x:sst>")
    assert shared_strings(Package.open(path), [0, 1]) == {0: "a", 1: "b"}


def test_a_workbook_without_strings_has_none(tmp_path: Path) -> None:
    path = workbook_from_markdown(tmp_path, {"Klanten": "| 1 |"}, options={"constant_memory": True, "in_memory": False})
    assert shared_strings(Package.open(path), [0]) == {}


@pytest.mark.parametrize(
    ("escaped", "text"), [("_x000D_", "\r"), ("a_x000a_b", "a\nb"), ("_x00_", "_x00_"), ("_", "_")]
)
def test_escapes_are_undone(escaped: str, text: str) -> None:
    assert unescaped(escaped) == text
