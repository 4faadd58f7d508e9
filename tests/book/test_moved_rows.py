"""How a workbook reads once rows of a list went or room was made: the others, renumbered, with formulas that say so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantenbestand.book.cell_contents import contents_of
from klantenbestand.book.moved_rows import insertion, removal, with_moved
from klantenbestand.book.package import Package
from klantenbestand.book.protocol import Area, CellFormula
from workbooks import edit_part, workbook_from_markdown

LIST = """
| Nr | Som       | Vast      |
|----|-----------|-----------|
| a  | =A2&A2    | =$A$1&A2  |
| b  | =A3&A2    | =$A$1&A3  |
| c  | =A4&"A4"  | =$A$1&A4  |
| d  | =A5&Los!A5 | =$A$1&A5 |
"""
AREA = Area("Lijst", 1, 1, 3, 5, "tblLijst")


@pytest.fixture
def package(tmp_path):
    sheets = {"Lijst": LIST, "Los": "| x |\n|---|\n| y |"}
    return Package.open(workbook_from_markdown(tmp_path, sheets, tables={"Lijst": "tblLijst"}))


def rows(package, number=9):
    held = contents_of(package, "Lijst", range(1, number))
    return {
        row: [
            content.text if isinstance(content, CellFormula) else content
            for (at, _), content in held.items()
            if at == row
        ]
        for row in range(1, number)
        if any(at == row for at, _ in held)
    }


def test_what_is_below_a_row_that_goes_comes_up(package):
    after = with_moved(package, AREA, 5, removal([3]))
    assert list(rows(after).values()) == [
        ["Nr", "Som", "Vast"],
        ["a", "A2&A2", "$A$1&A2"],
        ["c", 'A3&"A4"', "$A$1&A3"],
        ["d", "A4&Los!A5", "$A$1&A4"],
    ]
    assert list(rows(after)) == [1, 2, 3, 4]
    assert [(table.first_row, table.last_row) for table in after.tables] == [(1, 4)]


def test_room_is_empty_and_what_was_there_goes_down(package):
    after = with_moved(package, AREA, 5, insertion({3: 2}))
    assert list(rows(after)) == [1, 2, 5, 6, 7]
    assert rows(after)[5] == ["b", "A5&A2", "$A$1&A5"]
    assert [table.last_row for table in after.tables] == [7]
    back = with_moved(after, AREA, 7, removal([3, 4]))
    assert rows(back) == rows(package)


def test_a_formula_that_others_share_with_a_row_that_goes_is_written_out(tmp_path):
    path = workbook_from_markdown(tmp_path, {"Lijst": "| Nr | Som |\n|---|---|\n| a | =A2 |\n| b | =A3 |\n| c | =A4 |"})
    edit_part(
        path,
        "xl/worksheets/sheet1.xml",
        lambda data: (
            data.replace(b"<f>A2</f>", b'<f t="shared" ref="B2:B4" si="0">A2</f>')
            .replace(b"<f>A3</f>", b'<f t="shared" si="0"/>')
            .replace(b"<f>A4</f>", b'<f t="shared" si="0"/>')
        ),
    )
    after = with_moved(Package.open(path), Area("Lijst", 1, 1, 2, 4), 4, removal([2]))
    assert rows(after) == {1: ["Nr", "Som"], 2: ["b", "A2"], 3: ["c", "A3"]}


@given(st.sets(st.integers(2, 30)), st.dictionaries(st.integers(2, 30), st.integers(1, 3)))
def test_no_two_rows_get_one_number(gone, gaps):
    left = [removal(gone)(row) for row in range(2, 31) if row not in gone]
    assert left == list(range(2, 31 - len(gone)))
    moved = [insertion(gaps)(row) for row in range(2, 31)]
    assert moved == sorted(set(moved))
    assert moved[-1] == 30 + sum(gaps.values())
