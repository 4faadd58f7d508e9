"""Lists that Dutch Excel and mailing services open, and in which no cell becomes a formula."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantenbestand.mail.tables import csv_of


def rows_of(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_semicolon_utf8_with_mark_and_crlf():
    data = csv_of(["email", "naam"], [["a@example.nl", "Zoë; de Wit"], ["b@example.nl", 'Jan "J" Kok']]).data
    assert data == (b'\xef\xbb\xbfemail;naam\r\na@example.nl;"Zo\xc3\xab; de Wit"\r\nb@example.nl;"Jan ""J"" Kok"\r\n')


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (1234.5, "1234,50"),
        (-12.5, "-12,50"),
        (3, "3"),
        (date(2026, 6, 2), "02-06-2026"),
        (None, ""),
        (float("nan"), ""),
        ("'t Hart", "'t Hart"),
        ("007", "007"),
        ("een\ntwee", "een twee"),
    ],
)
def test_values_are_written_the_dutch_way(value, cell):
    answer = csv_of(["x", "y"], [[value, "z"]])
    assert rows_of(answer.data)[1] == [cell, "z"]
    assert answer.apostrophes == 0


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "|", "%"])
def test_a_text_that_starts_like_a_formula_gets_an_apostrophe_and_is_counted(start):
    answer = csv_of(["x"], [[f"{start}A1"], ["gewoon"]])
    assert rows_of(answer.data)[1:] == [[f"'{start}A1"], ["gewoon"]]
    assert answer.apostrophes == 1


@given(st.lists(st.lists(st.text(max_size=20), min_size=2, max_size=2), max_size=5))
def test_no_text_starts_a_formula_and_every_row_has_its_cells(rows):
    back = rows_of(csv_of(["a", "b"], rows).data)
    assert len(back) == len(rows) + 1
    for row in back[1:]:
        assert len(row) == 2
        assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))]
