"""A sheet while it is laid out."""

import pytest

from klantenbestand.book.layout_sheet import Sheet
from klantenbestand.book.tab_measure import HIGHEST, column_pixels, text_pixels
from klantenbestand.book.tab_plan import Style
from klantenbestand.words.tab import Format


def sheet():
    return Sheet(dict.fromkeys(range(2, 10), 12.0), head_end=9)


def test_a_text_makes_its_row_high_enough_and_goes_on():
    page = sheet()
    page.text("woord " * 60, Style.LINE)
    page.text("kort", Style.LINE)
    assert page.row == 3
    assert page.heights[1] > 2 * page.heights[2]
    assert [(cell.row, cell.column, cell.last_column) for cell in page.cells] == [(1, 2, 9), (2, 2, 9)]


def test_a_row_keeps_the_largest_height_but_never_more_than_excel_allows():
    page = sheet()
    page.height(1, 30)
    page.height(1, 20)
    page.height(2, 1_000)
    assert page.heights == {1: 30, 2: HIGHEST}


def test_columns_are_widened_only_where_a_number_does_not_fit():
    page = sheet()
    page.widen(2, 3, 1.0, Format.EURO, size=20)
    assert page.widths[3] == 12.0
    page.widen(2, 3, 123_456_789_012.0, Format.EURO, size=20)
    assert page.pixels(2, 3) >= text_pixels("€ 123.456.789.012", 20)


def test_a_text_widens_columns_only_so_far():
    page = sheet()
    page.widen(2, 3, "zaterdag en zondag", Format.TEXT, size=20)
    some = page.pixels(2, 3)
    assert some >= text_pixels("zaterdag en zondag", 20)
    page.widen(2, 3, "een heel lange tekst die krimpt " * 9, Format.TEXT, size=20)
    assert some < page.pixels(2, 3) < 310


@pytest.mark.parametrize("pixels", [0, 1, 88, 89, 500, 2_000])
def test_a_place_in_pixels_is_found_back(pixels):
    page = sheet()
    column, rest = page.column_at(2, pixels)
    assert page.pixels(2, column - 1) + rest == pixels
    assert 0 <= rest < page.pixels(column, column)


def test_a_column_that_nobody_set_has_excels_own_width():
    assert sheet().pixels(40, 40) == column_pixels(8.43) == 64
