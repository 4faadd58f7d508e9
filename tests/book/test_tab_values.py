"""Columns as a workbook can hold them: nothing parsed, nothing lost, nothing that Excel would have to repair."""

import numpy as np
import pandas as pd
import pytest

from klantenbestand.book.tab_values import MOST_CHARACTERS, clean_text, column_values, jump
from klantenbestand.words.tab import Format, Link


def cells(column, fmt=Format.TEXT, sheets=None):
    """What stands in each cell: a number, a text, a formula, or None."""
    values = column_values(column, fmt, sheets or {})
    found = []
    for at in range(len(column)):
        number = None if values.numbers is None else values.numbers[at]
        text = None if values.texts is None else values.texts[at].as_py()
        if number is not None and not np.isnan(number):
            found.append(float(number))
        elif text is not None:
            found.append(text)
        else:
            found.append(values.jumps[at].formula if at in values.jumps else None)
    return found


def test_texts_stay_texts_and_missing_is_empty():
    column = pd.Series(["0612345678", "=1+1", "NA", None, "", " x "], dtype="str")
    assert cells(column) == ["0612345678", "=1+1", "NA", None, None, " x "]


def test_a_text_column_takes_anything():
    column = pd.Series([12, 12.0, 12.5, True, None, pd.Timestamp(2024, 3, 1), float("inf")], dtype=object)
    assert cells(column) == ["12", "12", "12.5", "ja", None, "01-03-2024", None]


def test_yes_and_no_are_dutch():
    assert cells(pd.Series([True, False]), Format.YES_NO) == ["ja", "nee"]


def test_what_a_person_typed_in_a_number_column_is_not_lost():
    column = pd.Series([12.5, "ongeveer 5", None, "7"], dtype=object)
    assert cells(column, Format.EURO) == [12.5, "ongeveer 5", None, "7"]


@pytest.mark.parametrize("dtype", ["float64", "Float64", "int64", "Int64"])
def test_numbers_of_every_kind_are_numbers(dtype):
    assert cells(pd.Series([1, 2], dtype=dtype), Format.COUNT) == [1.0, 2.0]


def test_no_number_is_an_empty_cell():
    assert cells(pd.Series([np.nan, np.inf, 0.0]), Format.EURO) == [None, None, 0.0]


def test_numbers_that_excel_does_not_know_are_left_out():
    assert cells(pd.Series([1.7e308, -1.7e308, 9e307, 5e-324]), Format.EURO) == [None, None, 9e307, 0.0]


def test_dates_are_serial_numbers_with_the_time_as_fraction():
    column = pd.Series(["2024-01-01 00:00", "2024-01-01 06:00", None]).astype("datetime64[us]")
    # 1 January 2024 is day 45292 of Excel's calendar
    assert cells(column, Format.DATE) == [45292.0, 45292.25, None]


def test_dates_before_excels_calendar_are_texts():
    column = pd.Series(pd.to_datetime(["1899-05-01", "1900-02-28", "1900-03-01"])).astype("datetime64[us]")
    assert cells(column, Format.DATE) == ["01-05-1899", "28-02-1900", 61.0]


def test_a_text_in_a_date_column_is_not_read_as_a_date():
    column = pd.Series(["2024-01-01", pd.Timestamp(2024, 1, 1)], dtype=object)
    assert cells(column, Format.DATE) == ["2024-01-01", 45292.0]


def test_a_column_of_texts_in_a_number_format_stays_texts():
    assert cells(pd.Series(["1", None], dtype="str"), Format.COUNT) == ["1", None]
    assert cells(pd.Series(["1", None], dtype="category"), Format.COUNT) == ["1", None]


def test_control_characters_go_and_line_ends_become_one():
    column = pd.Series(["a\x00b\x0bc\x1f", "a\r\nb\rc\nd", "\ufffe\uffffx", "\x01"], dtype="str")
    assert cells(column) == ["abc", "a\nb\nc\nd", "x", None]
    assert [clean_text(text) for text in column] == ["abc", "a\nb\nc\nd", "x", ""]


def test_a_text_that_is_too_long_is_cut_with_a_sign():
    long, just, wide = "a" * 40_000, "a" * MOST_CHARACTERS, "😀" * 20_000
    found = cells(pd.Series([long, just, wide], dtype="str"))
    assert found[0] == "a" * (MOST_CHARACTERS - 1) + "…"
    assert found[1] == just
    assert found[2].endswith("😀…")
    assert len(found[2].encode("utf-16-le")) // 2 <= MOST_CHARACTERS
    assert found == [clean_text(text) for text in (long, just, wide)]


def test_half_a_character_is_left_out():
    assert clean_text("a\ud800b") == "ab"
    assert cells(pd.Series(["a\ud800b"], dtype=object)) == ["ab"]


def test_a_link_is_a_formula_with_its_quotes_doubled():
    there = jump(Link("Jan's tab", "B7", 'rij "7"'), {})
    assert there.formula == """HYPERLINK("#'Jan''s tab'!B7","rij ""7\""")"""
    assert there.label == 'rij "7"'


def test_a_link_follows_the_name_that_its_tab_got():
    assert jump(Link("Start", "A1", "x"), {"Start": "Start (KB)"}).formula == """HYPERLINK("#'Start (KB)'!A1","x")"""


def test_a_long_label_stands_in_pieces_that_excel_takes():
    formula = jump(Link("Start", "A1", "x" * 300), {}).formula
    assert formula.endswith('"' + "x" * 255 + '"&"' + "x" * 45 + '")')


def test_a_column_of_links_may_hold_texts_and_nothing():
    column = pd.Series([Link("Klanten", "A2", "rij 2"), "geen rij", None], dtype=object)
    assert cells(column, Format.LINK) == ["""HYPERLINK("#'Klanten'!A2","rij 2")""", "geen rij", None]


@pytest.mark.parametrize("fmt", list(Format))
def test_an_empty_column_has_no_values(fmt):
    assert cells(pd.Series([], dtype=object), fmt) == []
