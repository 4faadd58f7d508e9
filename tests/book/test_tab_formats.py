"""How cells look."""

from io import BytesIO

import pytest
import xlsxwriter

from klantenbestand.book.tab_colours import palette
from klantenbestand.book.tab_formats import NUMBER_CODES, Formats
from klantenbestand.book.tab_plan import ColumnPlan, Style
from klantenbestand.words import look
from klantenbestand.words.tab import Field, Format


@pytest.fixture
def formats():
    with xlsxwriter.Workbook(BytesIO()) as book:
        yield Formats(book, palette())


def column(fmt, **field):
    return ColumnPlan(Field("x", "X", fmt, **field), "X", 2, 10.0, wraps=False)


def test_every_format_has_a_number_code():
    assert set(NUMBER_CODES) == set(Format)


def test_every_style_looks_like_something(formats):
    for style in Style:
        made = formats.cell(style, Format.TEXT)
        assert made.font_name == "Calibri"
        assert made.num_format == look.TEXT


def test_a_formula_never_stands_in_a_text_cell(formats):
    assert formats.cell(Style.LINK_LINE, Format.TEXT, formula=True).num_format == "General"
    assert formats.cell(Style.CHECK_VALUE, Format.EURO_CENTS, formula=True).num_format == look.EURO_CENTS


@pytest.mark.parametrize(
    ("fmt", "code", "side"),
    [
        (Format.TEXT, "@", 1),
        (Format.LONG_TEXT, "@", 1),
        (Format.YES_NO, "@", 2),
        (Format.LINK, "General", 1),
        (Format.COUNT, "#,##0", 3),
        (Format.EURO, "€ #,##0", 3),
        (Format.EURO_CENTS, "€ #,##0.00", 3),
        (Format.SHARE, "0%", 3),
        (Format.SHARE_FINE, "0.0%", 3),
        (Format.INDEX, "0", 3),
        (Format.DATE, "dd-mm-yyyy", 2),
        (Format.MONTH, "mmm yyyy", 2),
    ],
)
def test_numbers_stand_right_texts_left_and_dates_in_the_middle(formats, fmt, code, side):
    cell, header = formats.column(column(fmt), high_rows=False), formats.header(column(fmt), filters=False)
    assert (cell.num_format, cell.text_h_align) == (code, side)
    assert header.text_h_align == side


def test_no_table_has_vertical_lines(formats):
    for made in (formats.column(column(Format.EURO), high_rows=False), formats.header(column(Format.EURO), False)):
        assert (made.left, made.right) == (0, 0)


def test_a_header_stands_clear_of_its_filter_button(formats):
    assert formats.header(column(Format.COUNT), filters=True).indent == 2


def test_columns_to_fill_in_have_a_ground(formats):
    assert formats.column(column(Format.TEXT, editable=True), high_rows=False).bg_color is not None
    assert formats.column(column(Format.TEXT), high_rows=False).bg_color is None


def test_what_looks_the_same_is_one_format(formats):
    assert formats.column(column(Format.EURO), False) is formats.column(column(Format.EURO), False)


def test_a_heat_map_runs_from_white_to_the_accent(formats):
    scale = formats.heat_scale()
    assert (scale["min_color"], scale["max_color"]) == (look.WHITE, palette().heat)
