"""Charts of one look: flat, few lines, from zero, the question as title."""

import re

import pytest

from book.charts import chart_xml, parts_of, series_xml, tab_with
from klantenbestand.book import fast_rows
from klantenbestand.book.layout import lay_out
from klantenbestand.book.tab_measure import column_pixels
from klantenbestand.words import look
from klantenbestand.words.tab import Chart, ChartKind, Format, Role, Series

ONE = (Series("Dit jaar", "2024"),)


def chart(kind=ChartKind.COLUMN, series=ONE, **more):
    return Chart("Welke maanden zijn druk?", "T", "Maand", series, kind, Format.EURO, **more)


def axis(xml, kind):
    return re.search(rf"<c:{kind}>.*?</c:{kind}>", xml, re.DOTALL)[0]


@pytest.mark.parametrize("kind", list(ChartKind))
def test_every_chart_is_flat_with_its_question_as_title(kind):
    xml = chart_xml(chart(kind))
    assert "<a:t>Welke maanden zijn druk?</a:t>" in xml
    assert "view3D" not in xml
    assert "effectLst" not in xml
    assert re.search(r"</c:plotArea>.*<c:spPr><a:solidFill>.*</a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>", xml)
    assert xml.count("<c:majorGridlines>") <= 1
    assert "<c:minorGridlines>" not in xml


def test_a_chart_is_sixteen_by_seven_and_a_half_centimetres():
    drawing = parts_of(tab_with(chart()))["xl/drawings/drawing1.xml"]
    assert 'editAs="oneCell"' in drawing
    widths = [column_pixels(width) for width in lay_out(tab_with(chart())).widths.values()]
    start, end = (
        {name: int(value) for name, value in re.findall(r"<xdr:(\w+)>(\d+)<", corner)}
        for corner in re.findall(r"<xdr:(?:from|to)>(.*?)</xdr:(?:from|to)>", drawing, re.DOTALL)
    )
    emu = 9525  # a pixel
    width = sum(widths[start["col"] : end["col"]]) + (end["colOff"] - start["colOff"]) / emu
    height = (end["row"] - start["row"]) * 20 + (end["rowOff"] - start["rowOff"]) / emu
    assert width / 96 * 2.54 == pytest.approx(16, abs=0.02)
    assert height / 96 * 2.54 == pytest.approx(7.5, abs=0.02)


def test_a_chart_can_be_read_aloud():
    drawing = parts_of(tab_with(chart(note="laatste 12 maanden")))["xl/drawings/drawing1.xml"]
    assert 'descr="Welke maanden zijn druk? laatste 12 maanden"' in drawing


def test_columns_start_at_zero_unless_there_is_a_loss():
    assert '<c:min val="0"/>' in axis(chart_xml(chart()), "valAx")
    assert '<c:min val="0"/>' in axis(chart_xml(chart(ChartKind.STACKED)), "valAx")
    assert "<c:min " not in chart_xml(chart(), b=[-5.0, 1.0, 1.0, 1.0])
    assert "<c:min " not in chart_xml(chart(ChartKind.LINE))


def test_axes_have_dutch_number_formats_and_months_as_months():
    xml = chart_xml(chart())
    assert 'formatCode="€ #,##0"' in axis(xml, "valAx")
    assert 'formatCode="mmm yyyy"' in axis(xml, "catAx")


def test_gridlines_are_thin_and_grey():
    lines = re.search(r"<c:majorGridlines>.*?</c:majorGridlines>", chart_xml(chart()), re.DOTALL)[0]
    assert look.LIGHT[1:] in lines


def test_names_of_categories_lean_where_they_would_not_fit_beside_each_other():
    leaning = 'rot="-2700000"'  # 45 degrees
    assert leaning not in axis(chart_xml(chart(), rows=4), "catAx")
    assert leaning in axis(chart_xml(chart(), rows=24), "catAx")
    long = Chart("Wie?", "T", "Naam", ONE)
    assert leaning in axis(chart_xml(long, name=["een naam die lang is om neer te zetten"] * 4), "catAx")


def test_very_long_rows_of_categories_show_some_of_their_names():
    assert "<c:tickLblSkip" not in chart_xml(chart(), rows=36)
    assert '<c:tickLblSkip val="2"/>' in chart_xml(chart(), rows=60)


def test_one_series_of_columns_needs_no_legend_and_two_do():
    assert "<c:legend>" not in chart_xml(chart())
    assert '<c:legendPos val="t"/>' in chart_xml(chart(series=(*ONE, Series("Vorig jaar", "2023", Role.GREY))))


def test_the_small_line_says_what_hatched_means():
    hatched = chart(series=(Series("Dit jaar", "2024", incomplete=(3,)),), note="zonder losse verkoop")
    assert "<a:t>zonder losse verkoop · gearceerd: nog niet volledig</a:t>" in chart_xml(hatched)
    dotted = chart(ChartKind.LINE, (Series("Dit jaar", "2024", Role.HATCHED),))
    assert "<a:t>gestippeld: niet volledig, of telt niet mee</a:t>" in chart_xml(dotted)
    assert "volledig" not in chart_xml(chart())


def test_a_series_on_the_second_axis_is_a_line_with_its_own_format():
    second = Series("Orders", "Aantal", Role.WARN, Format.COUNT, secondary=True)
    xml = chart_xml(chart(series=(*ONE, second)))
    assert "<c:barChart>" in xml
    assert "<c:lineChart>" in xml
    assert xml.count("<c:valAx>") == 2
    assert 'formatCode="#,##0"' in xml
    assert xml.count("<c:majorGridlines>") == 1
    assert "<c:legend>" in xml


def test_lying_bars_have_their_first_row_on_top_and_no_axis_of_values():
    bars = Chart("Wie?", "T", "Naam", ONE, ChartKind.BAR, Format.EURO, note="laatste 12 maanden")
    xml = chart_xml(bars)
    assert '<c:orientation val="maxMin"/>' in axis(xml, "catAx")
    assert '<c:orientation val="minMax"/>' in axis(xml, "valAx")
    assert '<c:tickLblPos val="none"/>' in axis(xml, "valAx")
    assert "laatste 12 maanden" in axis(xml, "valAx")
    two = Chart("Wie?", "T", "Naam", (*ONE, Series("2023", "2023")), ChartKind.BAR, Format.EURO)
    assert '<c:tickLblPos val="none"/>' not in chart_xml(two)


def test_stacked_columns_are_stacked():
    xml = chart_xml(chart(ChartKind.STACKED, (*ONE, Series("2023", "2023", Role.GREY))))
    assert '<c:grouping val="stacked"/>' in xml
    assert len(series_xml(xml)) == 2


def test_missing_values_leave_a_gap():
    # "gap" is what a chart means when it says nothing
    assert not re.search(r'<c:dispBlanksAs val="(?!gap)', chart_xml(chart(ChartKind.LINE)))


def test_names_at_the_edge_have_room():
    lines = chart(ChartKind.LINE, (Series("Een lange naam van een lijn", "2023"), Series("Kort", "2024")))
    layout = re.search(r"<c:plotArea><c:layout>.*?</c:layout>", chart_xml(lines), re.DOTALL)[0]
    x, width = (float(re.search(rf'<c:{name} val="([0-9.]+)"', layout)[1]) for name in ("x", "w"))
    assert 1 - x - width > 0.2


def test_leaning_names_leave_room_for_the_line_below():
    def bottom(rows):
        lines = chart(ChartKind.LINE, (Series("A", "2023"), Series("B", "2024")), note="Let op.")
        layout = re.search(r"<c:plotArea><c:layout>.*?</c:layout>", chart_xml(lines, rows=rows), re.DOTALL)[0]
        y, height = (float(re.search(rf'<c:{name} val="([0-9.]+)"', layout)[1]) for name in ("y", "h"))
        return (1 - y - height) * 283

    assert 50 < bottom(4) < 60
    assert bottom(24) > bottom(4) + 5


@pytest.mark.parametrize("kind", list(ChartKind))
def test_a_chart_of_a_large_table_holds_the_same_values(kind, monkeypatch):
    """Who only shows the file (a preview, a phone) draws a chart from the copy of its values."""
    tab = tab_with(chart(kind, (*ONE, Series("2023", "2023", Role.GREY))), rows=12)
    small = parts_of(tab)["xl/charts/chart1.xml"]
    assert "<c:numCache>" in small
    monkeypatch.setattr(fast_rows, "FAST_ROWS", 0)
    assert parts_of(tab)["xl/charts/chart1.xml"] == small
