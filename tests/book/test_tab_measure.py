"""How wide and high texts are, and how Dutch Excel shows a value."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter.utility import cell_autofit_width

from klantenbestand.book.tab_measure import (
    HIGHEST,
    characters,
    column_pixels,
    line_height,
    lines,
    row_height,
    shown,
    text_pixels,
)
from klantenbestand.words.tab import Format, Link


@pytest.mark.parametrize(
    ("value", "fmt", "text"),
    [
        (1234567, Format.COUNT, "1.234.567"),
        (1234.5, Format.EURO_CENTS, "€ 1.234,50"),
        (-1234.4, Format.EURO, "-€ 1.234"),
        (0.1234, Format.SHARE, "12%"),
        (0.0434, Format.SHARE_FINE, "4,3%"),
        (1.44, Format.DECIMAL, "1,4"),
        (103.6, Format.INDEX, "104"),
        (pd.Timestamp(2024, 3, 1), Format.DATE, "01-03-2024"),
        (date(2024, 3, 1), Format.MONTH, "mrt 2024"),
        (Link("Klanten", "A2", "rij 2"), Format.LINK, "rij 2"),
        ("0123", Format.TEXT, "0123"),
        (None, Format.EURO, ""),
        (float("nan"), Format.COUNT, ""),
        (float("inf"), Format.COUNT, ""),
        (pd.NaT, Format.DATE, ""),
    ],
)
def test_a_value_is_shown_as_dutch_excel_shows_it(value, fmt, text):
    assert shown(value, fmt) == text


@pytest.mark.parametrize("text", ["Klantnummer", "€ 1.234.567,89", "MEVROUW VAN DER HEIJDEN", "illegaal", "28-08-2024"])
def test_texts_are_never_taken_for_narrower_than_excel_draws_them(text):
    drawn = cell_autofit_width(text) - 7  # with Excel's own padding for a cell
    assert drawn <= text_pixels(text) <= drawn * 1.2


def test_a_column_of_so_many_characters_holds_the_pixels_it_was_made_for():
    for pixels in (20, 85, 300):
        assert column_pixels(characters(pixels)) >= pixels


def test_a_text_takes_the_lines_that_its_words_need():
    word = text_pixels("omzet")
    assert lines("omzet", word + 1) == 1
    assert lines("omzet omzet", word + 1) == 2
    assert lines("omzet omzet", 3 * word) == 1
    assert lines("een\ntwee\ndrie", 1000) == 3


def test_a_word_that_is_too_long_is_broken():
    assert lines("x" * 100, text_pixels("x" * 10) + 1) == 10


@given(st.text(max_size=300), st.floats(1, 800), st.floats(1, 400))
def test_a_wider_cell_never_needs_more_lines(text, pixels, more):
    assert lines(text, pixels + more) <= lines(text, pixels)


def test_no_row_is_higher_than_excel_allows():
    assert row_height(500) == HIGHEST
    assert row_height(1) == pytest.approx(line_height(1, 11))
