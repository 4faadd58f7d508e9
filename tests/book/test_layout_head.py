"""What stands above the tables: key figures on cells that never move, checks beside live formulas."""

import pandas as pd
import pytest

from klantenbestand.book.layout import lay_out
from klantenbestand.book.layout_head import FIGURE_CELLS
from klantenbestand.book.ooxml import column_letters
from klantenbestand.book.tab_measure import lines
from klantenbestand.book.tab_plan import Style
from klantenbestand.words.tab import (
    Check,
    Entry,
    Field,
    Format,
    Group,
    KeyFigure,
    Link,
    Section,
    Tab,
    Table,
    Tone,
    live_cell,
)


def tab(**parts):
    return Tab(**{"name": "Proef", "group": Group.ANALYSIS, "title": "Proef", "conclusion": "Kort.", **parts})


def styled(plan, style):
    return [cell for cell in plan.cells if cell.style is style]


def places(plan, style):
    return [f"{column_letters(cell.column)}{cell.row}" for cell in styled(plan, style)]


FIGURES = tuple(KeyFigure(f"Cijfer {number}", number) for number in range(4))
LIST = Table("T", pd.DataFrame({"x": ["a"]}), (Field("x", "X"),))


@pytest.mark.parametrize("warnings", [(), ("Een.",), ("Een.", "Twee.", "Drie " * 100)])
@pytest.mark.parametrize("frozen", [True, False])
@pytest.mark.parametrize("conclusion", ["Kort.", "Lang. " * 100])
def test_key_figures_never_move(warnings, frozen, conclusion):
    plan = lay_out(tab(figures=FIGURES, warnings=warnings, frozen=frozen, conclusion=conclusion, tables=(LIST,)))
    assert tuple(places(plan, Style.FIGURE)) == FIGURE_CELLS == ("B6", "D6", "F6", "H6")
    assert places(plan, Style.FIGURE_LABEL) == ["B7", "D7", "F7", "H7"]
    assert places(plan, Style.CHANGE) == ["B8", "D8", "F8", "H8"]


def test_all_warnings_stand_in_one_cell_high_enough_for_them():
    plan = lay_out(tab(warnings=("Een.", "", "Twee.", "Drie.")))
    (cell,) = styled(plan, Style.WARNING)
    assert (cell.row, cell.value) == (4, "•  Een.\n•  Twee.\n•  Drie.")
    assert plan.heights[4] >= 3 * 14


def test_one_warning_has_no_bullet_and_none_leaves_a_narrow_row():
    assert styled(lay_out(tab(warnings=("Een.",))), Style.WARNING)[0].value == "Een."
    plan = lay_out(tab())
    assert styled(plan, Style.WARNING) == []
    assert plan.heights[4] < 10


def test_a_large_figure_widens_its_columns():
    narrow, wide = (
        lay_out(tab(figures=(KeyFigure("Omzet", value, Format.EURO),))).widths for value in (1.0, 12_345_678_901.0)
    )
    assert wide[2] + wide[3] > narrow[2] + narrow[3]


def test_only_a_change_that_means_something_is_coloured():
    figures = tuple(KeyFigure("Cijfer", 1, change="meer", tone=tone) for tone in Tone)
    plan = lay_out(tab(figures=figures))
    assert places(plan, Style.CHANGE) == ["B8"]
    assert places(plan, Style.CHANGE_GOOD) == ["D8"]
    assert places(plan, Style.CHANGE_WARN) == ["F8"]


def test_every_tab_but_start_and_a_hidden_one_leads_back_to_start():
    (back,) = styled(lay_out(tab()), Style.BACK)
    assert back.value == Link("Start", "A1", "Naar Start")
    assert styled(lay_out(tab(name="Start")), Style.BACK) == []
    assert styled(lay_out(tab(hidden=True)), Style.BACK) == []


def test_a_section_takes_texts_links_and_entries():
    there = Link("Controle", "B12", "3 fouten")
    section = Section("Nu", ("Tekst.", there, Entry("Knop", "Doet iets."), Entry(there, "Nog iets.")))
    plan = lay_out(tab(sections=(section,)))
    assert [cell.value for cell in styled(plan, Style.HEADING)] == ["Nu"]
    assert [cell.value for cell in styled(plan, Style.LINE)] == ["Tekst.", "Doet iets.", "Nog iets."]
    assert [cell.value for cell in styled(plan, Style.LINK_LINE)] == [there, there]
    entry, text = styled(plan, Style.ENTRY)[0], styled(plan, Style.LINE)[1]
    assert entry.row == text.row
    assert entry.last_column < text.column


def test_definitions_of_a_list_are_folded_away_under_a_line_that_says_so():
    plan = lay_out(tab(frozen=True, tables=(LIST,), definitions=("Een.", "Twee."), checks=(Check("A", 1, "=1", 1),)))
    first, last = plan.folded
    (hint,) = styled(plan, Style.HINT)
    assert hint.row == first - 1
    assert "plusje" in hint.value
    rows = [cell.row for cell in styled(plan, Style.DEFINITION) + styled(plan, Style.CHECK_LABEL)]
    assert all(first <= row <= last for row in rows)
    assert last < plan.header_row


def test_a_list_with_nothing_to_explain_has_nothing_folded():
    assert lay_out(tab(frozen=True, tables=(LIST,))).folded is None


def test_a_tab_with_columns_to_fill_in_says_so():
    table = Table("T", pd.DataFrame({"x": ["a"]}), (Field("x", "X", editable=True),))
    for frozen in (True, False):
        (hint,) = styled(lay_out(tab(frozen=frozen, tables=(table,))), Style.HINT)
        assert hint.value == "De lichtgekleurde kolommen vult u zelf in."


def test_a_check_compares_our_figure_with_a_live_formula():
    plan = lay_out(tab(checks=(Check("Omzet", 100.0, "=SUM(Aankopen[Bedrag])", 100.004, tolerance=0.005),)))
    ours, live = styled(plan, Style.CHECK_VALUE)
    (verdict,) = styled(plan, Style.CHECK_VERDICT)
    row = ours.row
    assert (ours.column, ours.value, ours.formula) == (6, 100.0, "")
    assert (live.column, live.value, live.formula) == (7, 100.004, "=SUM(Aankopen[Bedrag])")
    assert verdict.value == "klopt"
    assert verdict.formula == (
        f'=IF(ISNUMBER(G{row}),IF(ABS(F{row}-G{row})<=0.0050000000,"klopt",F{row}-G{row}),"de formule werkt niet meer")'
    )


def test_a_check_that_does_not_agree_gives_the_difference():
    plan = lay_out(tab(checks=(Check("Omzet", 100.0, "=1", 90.0),)))
    assert styled(plan, Style.CHECK_VERDICT)[0].value == 10.0


def test_a_difference_that_is_known_is_called_so_with_its_reason_and_what_is_left_is_not():
    plan = lay_out(tab(checks=(Check("Omzet", 100.0, "=1", 90.0, explained=10.0, reason="Tekst op 2 regels"),)))
    (verdict,), (label,) = styled(plan, Style.CHECK_VERDICT), styled(plan, Style.CHECK_LABEL)
    assert (verdict.value, label.value) == ("verklaard", "Omzet. Tekst op 2 regels")
    row = verdict.row
    assert (
        f'IF(ABS(F{row}-G{row}-(10.0000000000))<=0.0050000000,"verklaard",F{row}-G{row}-(10.0000000000))'
        in verdict.formula
    )
    other = lay_out(tab(checks=(Check("Omzet", 100.0, "=1", 85.0, explained=10.0, reason="Tekst"),)))
    assert styled(other, Style.CHECK_VERDICT)[0].value == 5.0  # the reason tells of the other 10


def test_running_text_gets_the_height_it_needs():
    text = "Een lange conclusie die over meer regels loopt. " * 8
    plan = lay_out(tab(conclusion=text))
    (cell,) = styled(plan, Style.CONCLUSION)
    room = sum(int(plan.widths[column] * 7 + 0.5) + 5 for column in range(cell.column, cell.last_column + 1))
    assert plan.heights[cell.row] >= lines(text, room, 12) * 12 * 1.2


def test_a_formula_may_point_at_the_live_cell_of_a_check_above_it():
    checks = (Check("A", 6, "=6", 6, name="a"), Check("B", 2, "=2", 2, name="b"))
    plan = lay_out(tab(checks=(*checks, Check("C", 3, f"={live_cell('a')}/{live_cell('b')}", 3))))
    live = [cell for cell in styled(plan, Style.CHECK_VALUE) if cell.formula]
    above, below = (f"{column_letters(cell.column)}{cell.row}" for cell in live[:2])
    assert live[2].formula == f"={above}/{below}"


@pytest.mark.parametrize("value", [None, 12.0])
def test_a_figure_that_no_formula_can_give_says_so(value):
    plan = lay_out(tab(checks=(Check("Verwacht", value, "", 0, reason="Geen formule: een kans"),)))
    assert [cell.value for cell in styled(plan, Style.CHECK_VERDICT)] == ["geen formule"]
    assert [cell.value for cell in styled(plan, Style.CHECK_VALUE)] == [value, None]
    assert [cell.value for cell in styled(plan, Style.CHECK_LABEL)] == ["Verwacht. Geen formule: een kans"]
    assert not any(cell.formula for cell in plan.cells)
