"""What is printed together."""

from dataclasses import replace

import pandas as pd
import pytest

from book.example_tabs import example_tabs, list_tab
from klantenbestand.book.layout import CHART_WIDTH, lay_out
from klantenbestand.book.layout_print import PAGE
from klantenbestand.book.tab_measure import column_pixels
from klantenbestand.words.tab import Chart, Field, Format, Group, KeyFigure, Series, Tab, Table


def table(name, columns, rows=3, width=20.0):
    frame = pd.DataFrame({f"c{at}": [1] * rows for at in range(columns)})
    fields = tuple(Field(f"c{at}", f"Kop {at}", Format.COUNT, width=width) for at in range(columns))
    return Table(name, frame, fields, key=("c0",))


def tab(*tables, **more):
    return Tab("Proef", Group.DATA, "Proef", "Proef.", tables=tables, **more)


def pixels(plan, area):
    columns = range(area.first_column, area.last_column + 1)
    return sum(column_pixels(plan.widths.get(column, 8.43)) for column in columns)


@pytest.mark.parametrize("made", [*example_tabs(), tab(*(table(f"T_{at}", 4) for at in range(5)))])
def test_every_cell_is_printed_once_and_no_table_is_cut(made):
    plan = lay_out(made)
    printed = [
        (row, column)
        for area in plan.printing.areas
        for row in range(area.first_row, area.last_row + 1)
        for column in range(area.first_column, area.last_column + 1)
    ]
    assert len(printed) == len(set(printed))
    assert {
        (cell.row, column) for cell in plan.cells for column in (cell.column, cell.last_column or cell.column)
    } <= set(printed)
    for planned in plan.tables:
        holders = [
            area
            for area in plan.printing.areas
            if area.first_column <= planned.first_column and planned.last_column <= area.last_column
            if area.first_row <= planned.header_row and planned.last_row <= area.last_row
        ]
        assert len(holders) == 1


def test_tables_that_fit_are_printed_under_the_head():
    plan = lay_out(tab(table("A", 3), table("B", 3)))
    (area,) = plan.printing.areas
    assert (area.first_row, area.first_column) == (1, 1)


def test_tables_further_to_the_right_come_on_pages_of_their_own():
    plan = lay_out(tab(*(table(f"T_{at}", 5) for at in range(4))))
    assert len(plan.printing.areas) > 1
    assert all(area.first_row == plan.printing.repeat_rows[0] for area in plan.printing.areas[1:])
    assert all(pixels(plan, area) <= PAGE * 1.25 for area in plan.printing.areas)


def test_what_explains_the_figures_stands_above_the_tables_on_the_page_after_the_charts():
    charts = (Chart("Vraag?", "T_0", "Kop 0", (Series("x", "Kop 1"),)),)
    plan = lay_out(tab(table("T_0", 3), table("T_1", 12), charts=charts, definitions=("Zo is het.",)))
    front, under = plan.printing.areas[:2]
    (explained,) = [cell.row for cell in plan.cells if cell.value == "Zo is het."]
    assert front.last_row == under.first_row - 1 < explained
    assert (under.first_column, under.last_row) == (1, plan.tables[0].last_row)


def test_a_table_that_does_not_fit_under_what_explains_the_figures_has_a_page_of_its_own():
    charts = (Chart("Vraag?", "T_0", "Kop 0", (Series("x", "Kop 1"),)),)
    plan = lay_out(tab(table("T_0", 3, rows=29), charts=charts, definitions=("Zo is het.",) * 4))
    head, own = plan.printing.areas
    title, _ = plan.printing.repeat_rows
    assert (head.last_row, own.first_row) == (title - 1, title)  # the head with its explanation is one page
    long = lay_out(tab(table("T_0", 3, rows=29), charts=charts, definitions=("Zo is het.",) * 30))
    front, explained, own = long.printing.areas
    assert front.last_row == explained.first_row - 1
    assert explained.last_row == own.first_row - 1 == long.printing.repeat_rows[0] - 1


def test_charts_fill_a_page_of_their_own_and_the_tables_begin_on_the_next():
    charts = tuple(Chart("Vraag?", "T_0", "Kop 0", (Series("x", "Kop 1"),)) for _ in range(2))
    plan = lay_out(tab(table("T_0", 3), table("T_1", 3), table("T_2", 9), charts=charts))
    head, first, second = plan.printing.areas
    assert (head.first_row, head.last_row) == (1, plan.printing.repeat_rows[0] - 1)
    assert (first.first_row, first.first_column) == (plan.printing.repeat_rows[0], 2)
    assert first.last_column == plan.tables[1].last_column
    assert second.first_column == plan.tables[2].first_column


def test_a_chart_is_not_cut_by_the_edge_of_the_page_under_a_long_warning():
    charts = tuple(Chart("Vraag?", "T_0", "Kop 0", (Series("x", "Kop 1"),)) for _ in range(3))
    figures = tuple(KeyFigure("Aantal", 1.0) for _ in range(4))
    made = tab(table("T_0", 3), charts=charts, figures=figures, definitions=("Zo is het.",))
    plain, warned = lay_out(made), lay_out(replace(made, warnings=("Nog te weinig gegevens. " * 8,) * 3))
    third = plain.charts[2].row
    assert plain.printing.areas[0].last_row >= third + 14  # all three on the first page
    front, under = warned.printing.areas[:2]
    assert (front.last_row, under.first_row) == (warned.charts[2].row - 1, warned.charts[2].row)
    assert under.last_row >= warned.charts[2].row + 14
    assert CHART_WIDTH <= pixels(warned, under) <= pixels(plain, plain.printing.areas[0])


def test_a_table_under_the_head_is_not_cut_by_its_edge():
    plan = lay_out(tab(table("T_0", 2), table("T_1", 12)))
    (area,) = plan.printing.areas
    assert area.last_column == plan.tables[1].last_column


def test_a_list_that_is_far_too_wide_goes_on_beside_its_key():
    plan = lay_out(tab(table("T", 30), frozen=True))
    assert len(plan.printing.areas) > 2
    assert plan.printing.repeat_columns == (2, 2)
    assert plan.printing.landscape
    kept = column_pixels(plan.widths[2])
    assert all(pixels(plan, area) + kept <= PAGE * 1.1 for area in plan.printing.areas[1:])
    assert [area.first_column for area in plan.printing.areas[1:]] == [
        area.last_column + 1 for area in plan.printing.areas[:-1]
    ]


def test_a_list_repeats_the_columns_that_stay_in_view():
    plan = lay_out(tab(table("T", 30), frozen=True, kept_columns=2))
    assert plan.printing.repeat_columns == (2, 3)


def test_a_list_that_fits_repeats_nothing():
    assert lay_out(list_tab()).printing.repeat_columns is None
    assert len(lay_out(list_tab()).printing.areas) == 1


def test_of_a_list_that_says_so_only_the_first_columns_are_printed():
    wide = replace(table("A", 30), printed=6)
    plan = lay_out(tab(wide, frozen=True, kept_columns=2))
    (area,) = plan.printing.areas
    assert area.last_column >= plan.tables[0].first_column + 5
    assert area.last_column < plan.tables[0].last_column
    assert plan.printing.repeat_columns is None


def test_an_empty_table_takes_no_page():
    plan = lay_out(tab(table("A", 12), table("B", 12, rows=0), table("C", 12)))
    empty = plan.tables[1].first_column
    assert not any(area.first_column <= empty <= area.last_column for area in plan.printing.areas)
    (only,) = lay_out(tab(table("A", 3, rows=0))).printing.areas
    assert only.last_row >= 1
