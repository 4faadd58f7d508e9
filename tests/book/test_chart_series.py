"""What the series of charts are made of: where the numbers stand, colours by role, names at the end of lines."""

import pytest

from book.charts import chart_xml, parts_of, series_xml, tab_with
from klantenbestand.book.tab_colours import palette
from klantenbestand.words import look
from klantenbestand.words.tab import Chart, ChartKind, Format, Role, Series


def chart(kind, *series, **more):
    return Chart("Vraag?", "T", "Maand", series, kind, Format.EURO, **more)


@pytest.mark.parametrize("kind", list(ChartKind))
def test_a_series_refers_to_the_cells_of_its_own_tab(kind):
    tab = tab_with(chart(kind, Series("Dit jaar", "2024")))
    xml = parts_of(tab, sheet_names={"Proef": "Proef (KB)"})["xl/charts/chart1.xml"]
    (series,) = series_xml(xml)
    assert "'Proef (KB)'!$B$" in series
    assert "'Proef (KB)'!$E$" in series
    assert xml.count("<c:f>") == xml.count("<c:f>'Proef (KB)'!") == 2


def test_the_numbers_are_kept_in_the_chart_for_who_does_not_calculate():
    xml = parts_of(tab_with(chart(ChartKind.COLUMN, Series("Dit jaar", "2024"))))["xl/charts/chart1.xml"]
    assert "<c:v>4000</c:v>" in xml


@pytest.mark.parametrize(
    ("role", "colour"),
    [
        (Role.ACCENT, palette().accent),
        (Role.SECOND, palette().second),
        (Role.WARN, look.AMBER),
        (Role.PALE, look.LINE),
    ],
)
def test_a_role_decides_the_colour(role, colour):
    for kind in (ChartKind.COLUMN, ChartKind.LINE):
        (series,) = series_xml(chart_xml(chart(kind, Series("Dit jaar", "2024", role))))
        assert f'<a:srgbClr val="{colour[1:]}"/>' in series


def test_points_that_are_not_complete_are_hatched_or_dotted():
    columns, lines = (
        series_xml(chart_xml(chart(kind, Series("Dit jaar", "2024", incomplete=(1, 3)))))[0]
        for kind in (ChartKind.COLUMN, ChartKind.LINE)
    )
    assert columns.count("<a:pattFill") == 2
    assert columns.count("<c:dPt>") == lines.count("<c:dPt>") == 2
    assert '<c:idx val="3"/>' in columns
    assert lines.count('<a:prstDash val="sysDot"/>') == 2


def test_a_hatched_series_is_hatched_as_a_whole():
    (series,) = series_xml(chart_xml(chart(ChartKind.COLUMN, Series("Verwacht", "2024", Role.HATCHED))))
    assert series.count("<a:pattFill") == 1
    assert "<c:dPt>" not in series


def test_lines_are_named_at_their_last_point_instead_of_in_a_legend():
    xml = chart_xml(chart(ChartKind.LINE, Series("Vorig jaar", "2023", Role.GREY), Series("Dit jaar", "2024")))
    for series in series_xml(xml):
        assert series.count('<c:delete val="1"/>') == 3  # of four points
        assert '<c:showSerName val="1"/>' in series
        assert '<c:showVal val="1"/>' not in series
    assert "<c:legend>" not in xml


def test_the_name_stands_where_this_year_has_come():
    xml = chart_xml(
        chart(ChartKind.LINE, Series("Vorig jaar", "2023"), Series("Dit jaar", "2024")), b=[9.0, 8.0, None, None]
    )
    deleted = [[f'<c:idx val="{at}"/><c:delete val="1"/>' in series for at in range(4)] for series in series_xml(xml)]
    assert deleted == [[True, True, True, False], [True, False, True, True]]


@pytest.mark.parametrize(
    ("series", "columns"),
    [
        (("2023", "2024"), {"a": [1.0, 2.0, 3.0, 100.0], "b": [1.0, 2.0, 3.0, 101.0]}),  # names on each other
        (("2023", "2024"), {"b": [None] * 4}),  # nothing to name
        (("2023", "2024", "Aantal", "2023"), {}),  # too many
    ],
)
def test_where_names_would_not_be_clear_there_is_a_legend(series, columns):
    xml = chart_xml(chart(ChartKind.LINE, *(Series(name, name) for name in series)), **columns)
    assert "<c:legend>" in xml
    assert '<c:delete val="1"/>' not in "".join(series_xml(xml))


def test_a_line_of_one_point_can_be_seen():
    (series,) = series_xml(chart_xml(chart(ChartKind.LINE, Series("Dit jaar", "2024")), b=[5.0, None, None, None]))
    assert '<c:symbol val="circle"/>' in series


def test_a_name_is_never_a_formula():
    (series,) = series_xml(chart_xml(chart(ChartKind.COLUMN, Series("=Blad1!A1\x01", "2024"))))
    assert "<c:tx><c:v>Blad1!\u200bA1</c:v></c:tx>" in series


def test_lying_bars_carry_their_values():
    (series,) = series_xml(
        chart_xml(Chart("Wie?", "T", "Naam", (Series("Omzet", "2024"),), ChartKind.BAR, Format.EURO))
    )
    assert '<c:showVal val="1"/>' in series
    assert 'formatCode="€ #,##0"' in series
