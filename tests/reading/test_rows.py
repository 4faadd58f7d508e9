"""Rows of an area that are no data."""

import pandas as pd
import pytest

from klantenbestand.reading.data import read_data
from klantenbestand.words.findings import Finding
from reading.books import book_of


def read(table: str, name: str = "Aankopen") -> tuple[pd.DataFrame, list[Finding]]:
    data = read_data(book_of({name: table}))
    (sheet,) = data.sheets()
    return sheet.frame, [one for one in data.findings if one.code.startswith("row-")]


@pytest.mark.parametrize("word", ["Totaal", "TOTAAL", "Subtotaal", "Eindtotaal", "Totaal:", "Totaal generaal", "Som"])
def test_a_row_with_the_word_total_and_no_date_is_left_out(word: str) -> None:
    frame, found = read(f"""
        | Ordernummer | Datum      | Bedrag |
        | F1          | 01-02-2025 | 10     |
        | F2          | 02-02-2025 | 20     |
        | {word}      |            | 31     |
    """)
    assert frame.index.tolist() == [2, 3]
    assert [(one.code, list(one.rows)) for one in found] == [("row-total", [4])]


def test_the_word_may_stand_where_the_date_should() -> None:
    frame, found = read("""
        | Datum      | Bedrag |
        | 01-02-2025 | 10     |
        | Totaal     | 10     |
        | 02-02-2025 | 20     |
        | 02-02-2025 | 30     |
    """)
    assert frame.index.tolist() == [2, 4, 5]
    assert list(found[0].rows) == [3]


def test_a_last_row_with_only_the_sum_is_left_out_also_when_amounts_are_texts() -> None:
    frame, found = read("""
        | Ordernummer | Datum      | Bedrag   |
        | F1          | 01-02-2025 | '10,50'  |
        | F2          | 02-02-2025 | 20       |
        |             |            | 30.5     |
    """)
    assert frame["amount"].tolist() == [10.5, 20.0]
    assert [(one.code, list(one.rows)) for one in found] == [("row-total", [4])]


def test_a_last_row_with_another_amount_is_data_with_a_hole() -> None:
    frame, found = read("""
        | Ordernummer | Datum      | Bedrag |
        | F1          | 01-02-2025 | 10     |
        | F2          | 02-02-2025 | 20     |
        |             |            | 31     |
    """)
    assert frame.index.tolist() == [2, 3, 4]
    assert found == []


def test_an_article_called_total_is_a_sale_like_any_other() -> None:
    frame, found = read("""
        | Artikel | Datum      | Bedrag |
        | Totaal  | 01-02-2025 | 10     |
        | Thee    | 02-02-2025 | 20     |
    """)
    assert len(frame) == 2
    assert found == []


def test_headers_that_are_printed_again_are_left_out() -> None:
    frame, found = read(
        """
        | Klantnummer | Achternaam | Plaats  |
        | '1'         | Jansen     | Utrecht |
        | Klantnummer | Achternaam | Plaats  |
        | '2'         | Smit       | Gouda   |
    """,
        "Klanten",
    )
    assert frame["customer"].tolist() == ["1", "2"]
    assert [(one.code, list(one.rows)) for one in found] == [("row-header-again", [3])]


def test_headers_above_a_column_of_dates_again_are_left_out_too() -> None:
    frame, _ = read("""
        | Datum      | Bedrag |
        | 01-02-2025 | 10     |
        | Datum      | Bedrag |
        | 02-02-2025 | 20     |
    """)
    assert frame.index.tolist() == [2, 4]
