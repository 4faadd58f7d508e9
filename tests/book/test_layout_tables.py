"""Where the columns of tables stand and how wide they are."""

import pandas as pd
import pytest

from klantenbestand.book.layout_tables import (
    WIDEST,
    WIDEST_IN_LIST,
    header_lines,
    heat_ranges,
    nominal_widths,
    place_tables,
    unique_headers,
)
from klantenbestand.book.tab_measure import column_pixels, shown, text_pixels
from klantenbestand.words.tab import Field, Format, Group, KeyFigure, Tab, Table


def tab(*tables, **more):
    return Tab("Proef", Group.ANALYSIS, "Proef", "Dit is een proef.", tables=tables, **more)


def table(name="Proef", fmt=Format.TEXT, values=("a",), **field):
    return Table(name, pd.DataFrame({"x": pd.Series(list(values))}), (Field("x", "Kop", fmt, **field),))


def only_column(values, fmt, **field):
    return place_tables(tab(table(values=values, fmt=fmt, **field)))[0][0]


def test_tables_stand_side_by_side_with_an_empty_column_between():
    two = Table("B", pd.DataFrame({"x": [1], "y": [2]}), (Field("x", "X"), Field("y", "Y")))
    columns = [[column.column for column in columns] for columns in place_tables(tab(two, table("C"), two))]
    assert columns == [[2, 3], [5], [7, 8]]


@pytest.mark.parametrize(
    ("values", "fmt"),
    [
        ([1_234_567.891, 0.5], Format.EURO_CENTS),
        ([-98_765_432.1, 1.0], Format.EURO),
        ([10**12, 1], Format.COUNT),
        ([0.1, 12.34], Format.SHARE_FINE),
    ],
)
def test_every_number_fits_its_column(values, fmt):
    width = column_pixels(only_column(values, fmt).width)
    assert all(text_pixels(shown(value, fmt)) + 5 <= width for value in values)


def test_dates_and_months_fit_their_columns():
    dates = pd.to_datetime(["2024-12-31"])
    for fmt in (Format.DATE, Format.MONTH):
        assert column_pixels(only_column(dates, fmt).width) >= text_pixels(shown(dates[0], fmt)) + 5


def test_a_number_column_with_a_width_is_widened_for_its_numbers():
    assert only_column([123_456_789.0], Format.EURO_CENTS, width=6).width > 12


def test_texts_wrap_at_forty_characters():
    column = only_column(["woord " * 20], Format.TEXT)
    assert column.width == WIDEST
    assert column.wraps


def test_a_short_text_does_not_wrap():
    column = only_column(["kort"], Format.TEXT)
    assert column.width < WIDEST
    assert not column.wraps


def test_a_text_with_a_line_break_wraps():
    assert only_column(pd.Series(["een\ntwee"], dtype="str"), Format.TEXT).wraps


def test_long_texts_are_wider_in_a_list_than_under_key_figures():
    words = table(values=["woord " * 40], fmt=Format.LONG_TEXT)
    assert place_tables(tab(words, frozen=True))[0][0].width == WIDEST_IN_LIST
    assert place_tables(tab(words, frozen=True, figures=(KeyFigure("Aantal", 1),)))[0][0].width == WIDEST


def test_the_longest_word_of_a_header_fits_beside_its_filter_button():
    long = Table("A", pd.DataFrame({"x": [1]}), (Field("x", "Toestemmingsdatum van klant", Format.COUNT),))
    plain, filtered = (place_tables(tab(long, frozen=frozen))[0] for frozen in (False, True))
    assert column_pixels(plain[0].width) >= text_pixels("Toestemmingsdatum")
    assert plain[0].width < filtered[0].width
    assert header_lines(plain, filters=False) == header_lines(filtered, filters=True) == 2


def test_a_drop_down_fits_its_choices():
    column = only_column([None], Format.TEXT, editable=True, choices=("Niet dezelfde persoon",))
    assert column_pixels(column.width) > text_pixels("Niet dezelfde persoon")


def test_headers_are_made_unique_without_case_and_one_line():
    fields = [Field("x", header) for header in ("Naam", "naam", "NAAM", "Twee\nregels", "", " ")]
    assert unique_headers(fields) == ["Naam", "naam 2", "NAAM 3", "Twee regels", "Kolom 5", "Kolom 6"]


def test_a_header_that_was_made_unique_can_be_taken_too():
    assert unique_headers([Field("x", name) for name in ("A", "A 2", "a")]) == ["A", "A 2", "a 3"]


def test_neighbours_of_one_format_share_a_colour_scale():
    fields = (
        Field("a", "Maand"),
        Field("b", "2023", Format.EURO, heat=True),
        Field("c", "2024", Format.EURO, heat=True),
        Field("d", "Deel", Format.SHARE, heat=True),
        Field("e", "Aantal", Format.COUNT),
        Field("f", "Orders", Format.COUNT, heat=True),
    )
    assert heat_ranges(Table("T", pd.DataFrame(), fields)) == ((1, 2), (3, 3), (5, 5))


def test_nominal_widths_do_not_look_at_the_data():
    short, long = (tab(table(values=values)) for values in (["a"], ["b" * 300]))
    assert nominal_widths(short) == nominal_widths(long)


def test_an_index_with_doubles_does_no_harm():
    frame = pd.DataFrame({"x": ["kort", "b" * 30]}, index=[1, 1])
    doubled = Table("T", frame, (Field("x", "X"),))
    assert place_tables(tab(doubled))[0][0].width > 20
