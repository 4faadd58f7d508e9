"""The plan of a whole sheet."""

import numpy as np
import pandas as pd
import pytest

from book.example_tabs import empty_tab, example_tabs, list_tab, season_tab, start_tab
from klantenbestand.book import layout
from klantenbestand.book.layout import lay_out
from klantenbestand.book.tab_measure import column_pixels
from klantenbestand.book.tab_plan import Style
from klantenbestand.words.tab import Chart, Field, Format, Group, Series, Tab, Table
from klantenbestand.words.texts import FINDINGS, finding_sentences

EXAMPLES = example_tabs()
NAMES = [tab.name for tab in EXAMPLES]


def cells_of(plan):
    """Every place that a cell, a merged cell or a table takes, doubles included."""
    for cell in plan.cells:
        for column in range(cell.column, max(cell.last_column, cell.column) + 1):
            yield cell.row, column
    for table in plan.tables:
        for row in range(table.header_row, table.last_row + 1):
            for column in table.columns:
                yield row, column.column


@pytest.mark.parametrize("tab", EXAMPLES, ids=NAMES)
def test_nothing_stands_on_anything_else(tab):
    taken = list(cells_of(lay_out(tab)))
    assert len(taken) == len(set(taken))


@pytest.mark.parametrize("tab", EXAMPLES, ids=NAMES)
def test_nothing_stands_below_a_table_or_in_the_margin(tab):
    plan = lay_out(tab)
    assert all(cell.column >= 2 for cell in plan.cells)
    if plan.tables:
        assert all(cell.row < plan.header_row for cell in plan.cells)
        assert len({table.header_row for table in plan.tables}) == 1


@pytest.mark.parametrize("tab", EXAMPLES, ids=NAMES)
def test_everything_is_inside_what_is_printed(tab):
    plan = lay_out(tab)
    assert max(row for row, _ in cells_of(plan)) <= plan.last_row
    assert max(column for _, column in cells_of(plan)) <= plan.last_column


def test_the_parts_stand_in_the_order_of_the_look():
    plan = lay_out(season_tab(warnings=("Let op.",)))
    order = [Style.TITLE, Style.PERIOD, Style.CONCLUSION, Style.WARNING, Style.FIGURE, Style.DEFINITION]
    order += [Style.CHECK_LABEL, Style.TABLE_TITLE]
    rows = [next(cell.row for cell in plan.cells if cell.style is style) for style in order]
    assert rows == sorted(rows)
    assert rows[:5] == [1, 2, 3, 4, 6]
    assert all(chart.row == 10 for chart in plan.charts)


def test_data_move_nothing_but_sizes():
    """The same structure with other numbers, other texts and more rows: every cell stands where it stood."""

    def places(plan):
        return [(cell.row, cell.column, cell.last_column, cell.style) for cell in plan.cells]

    before = season_tab()
    frame = before.tables[0].frame.assign(month="een heel lange naam van een maand", index=123_456_789.0)
    other = Table("Seizoen", pd.concat([frame] * 3), before.tables[0].fields, before.tables[0].title)
    after = Tab(**{**vars(before), "tables": (other, before.tables[1]), "conclusion": "Anders. " * 60})
    assert places(lay_out(before)) == places(lay_out(after))
    assert [table.columns[0].column for table in lay_out(after).tables] == [2, 9]


def test_two_charts_stand_beside_each_other_without_touching():
    plan = lay_out(season_tab())
    left, right = plan.charts

    def pixels(chart):
        widths = [plan.widths.get(column, 8.43) for column in range(2, chart.column)]
        return sum(int(width * 7 + 0.5) + 5 for width in widths) + chart.offset

    assert pixels(right) - pixels(left) >= layout.CHART_WIDTH
    assert left.row == right.row


def test_charts_have_rows_enough_below_each_other():
    table = Table("T", pd.DataFrame({"x": ["a"], "y": [1]}), (Field("x", "X"), Field("y", "Y", Format.COUNT)))
    charts = tuple(Chart(f"Vraag {at}?", "T", "X", (Series("Y", "Y"),)) for at in range(5))
    plan = lay_out(Tab("Proef", Group.ANALYSIS, "Proef", "Proef.", charts=charts, tables=(table,)))
    rows = sorted({chart.row for chart in plan.charts})
    assert len(rows) == 3
    for row, following in zip(rows, [*rows[1:], plan.header_row], strict=True):
        points = sum(plan.heights[at] for at in range(row, following))
        assert points >= layout.CHART_HEIGHT * 0.75


def test_a_chart_shows_the_last_rows_of_its_table():
    plan = lay_out(season_tab())
    months = plan.tables[1]
    assert (plan.charts[1].first_row, plan.charts[1].last_row) == (months.first_row, months.last_row)
    chart = season_tab().charts[1]
    short = Tab(**{**vars(season_tab()), "charts": (Chart(**{**vars(chart), "rows": 6}),)})
    (planned,) = lay_out(short).charts
    assert planned.last_row - planned.first_row == 5


def test_a_chart_without_rows_becomes_a_line_that_says_so():
    plan = lay_out(empty_tab())
    assert plan.charts == ()
    placeholders = [cell.value for cell in plan.cells if cell.style is Style.PLACEHOLDER]
    assert placeholders == ["Met de gegevens van nu is deze grafiek niet te maken."] * 2
    assert plan.tables[0].last_row == plan.tables[0].first_row


def test_a_list_stays_in_view_below_a_compact_head():
    plan = lay_out(list_tab())
    assert (plan.frozen, plan.frozen_columns) == (True, 3)
    shown = [row for row in range(1, plan.header_row + 1) if not plan.folded[0] <= row <= plan.folded[1]]
    assert sum(plan.heights.get(row, 15) for row in shown) < 150  # of some 380 points on a small screen


def test_start_needs_no_table():
    plan = lay_out(start_tab())
    assert (plan.header_row, plan.tables, plan.frozen) == (0, (), False)


def test_wide_tabs_lie_and_narrow_ones_stand():
    narrow = Table("T", pd.DataFrame({"x": ["a"]}), (Field("x", "X"),))
    assert lay_out(season_tab()).printing.landscape
    assert not lay_out(Tab("P", Group.DATA, "P", "P.", tables=(narrow,), frozen=True)).printing.landscape


def test_more_rows_than_a_sheet_holds_are_cut_and_told():
    frame = pd.DataFrame({"x": np.zeros(layout.MOST_ROWS)})
    plan = lay_out(Tab("P", Group.DATA, "P", "P.", tables=(Table("T", frame, (Field("x", "X", Format.COUNT),)),)))
    (table,) = plan.tables
    assert table.last_row == layout.MOST_ROWS
    (finding,) = plan.findings
    assert finding.code in FINDINGS
    assert "1.048.576" in finding_sentences(finding)[0]


def test_a_sheet_and_its_tables_may_get_other_names():
    plan = lay_out(season_tab(), "Seizoen (KB)", {"Seizoen": "Seizoen_KB"})
    assert plan.name == "Seizoen (KB)"
    assert [table.name for table in plan.tables] == ["Seizoen_KB", "Seizoen_maanden"]
    assert plan.charts[0].table.name == "Seizoen_KB"


def test_a_chart_can_show_the_first_rows_or_the_last():
    frame = pd.DataFrame({"name": list("abcde"), "n": range(5)})
    table = Table("T", frame, (Field("name", "Naam"), Field("n", "Aantal", Format.COUNT)))
    series = (Series("Aantal", "Aantal"),)
    charts = tuple(Chart(f"Wat {at}?", "T", "Naam", series, rows=2, from_top=at == 0) for at in range(2))
    first, last = lay_out(Tab("T", Group.ANALYSIS, "T", "C.", charts=charts, tables=(table,))).charts
    top, bottom = first.table.first_row, first.table.last_row
    assert (first.first_row, first.last_row) == (top, top + 1)
    assert (last.first_row, last.last_row) == (bottom - 1, bottom)


def test_the_line_for_a_chart_that_is_not_drawn_is_not_hidden_by_the_one_beside_it():
    frame = pd.DataFrame({"name": list("abc"), "n": range(3)})
    table = Table("T", frame, (Field("name", "Naam"), Field("n", "Aantal", Format.COUNT)))
    series = (Series("Aantal", "Aantal"),)
    charts = (Chart("Wel?", "T", "Naam", series), Chart("Niet?", "T", "Naam", series, drawn=False))
    plan = lay_out(Tab("T", Group.ANALYSIS, "T", "C.", charts=charts, tables=(table,)))
    (cell,) = (cell for cell in plan.cells if cell.value == "Niet?")
    left = sum(column_pixels(plan.widths.get(column, 8.43)) for column in range(2, cell.column))
    assert left >= layout.CHART_WIDTH
