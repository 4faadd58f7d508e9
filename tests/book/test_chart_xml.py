"""Charts say everything themselves, so that they look the same in any workbook."""

import re
from dataclasses import replace

import pytest

from book.charts import chart_xml, series_xml
from klantenbestand.book.chart_xml import spelled_out
from klantenbestand.words.tab import Chart, ChartKind, Role, Series

LINES = Chart("Vraag?", "T", "Maand", (Series("2023", "2023", Role.GREY), Series("2024", "2024")), ChartKind.LINE)
COLUMNS = Chart("Vraag?", "T", "Maand", (Series("A", "2024", incomplete=(3,)), Series("B", "2023")), note="Let op.")


def test_lines_are_straight_and_stop_where_nothing_is_known():
    xml = chart_xml(LINES)
    assert [series.count('<c:smooth val="0"/>') for series in series_xml(xml)] == [1, 1]
    assert '<c:dispBlanksAs val="gap"/>' in xml


def test_labels_show_the_name_and_nothing_else():
    for series in series_xml(chart_xml(LINES)):
        shown = dict(re.findall(r'<c:show(\w+) val="(\d)"/>', series))
        assert shown.pop("SerName") == "1"
        assert set(shown.values()) == {"0"}
        assert re.search(r'<c:dLbl><c:idx val="\d"/><c:delete val="1"/></c:dLbl>', series)


@pytest.mark.parametrize("chart", [LINES, COLUMNS], ids=["lines", "columns"])
def test_titles_and_legends_stand_beside_the_plot(chart):
    xml = chart_xml(chart)
    for name in ("title", "legend"):
        for element in re.findall(rf"<c:{name}>.*?</c:{name}>", xml, re.DOTALL):
            assert element.count('<c:overlay val="0"/>') == 1


def test_columns_are_square_of_one_colour_also_below_zero():
    xml = chart_xml(COLUMNS)
    assert '<c:roundedCorners val="0"/>' in xml
    assert '<c:varyColors val="0"/>' in xml
    assert [series.count('<c:invertIfNegative val="0"/>') for series in series_xml(xml)] == [2, 1]  # one has a point


def test_a_line_is_dotted_up_to_a_point_that_is_not_complete():
    open_one = replace(LINES, series=(Series("2023", "2023", Role.GREY), Series("2024", "2024", incomplete=(2,))))
    xml = chart_xml(open_one)
    point = re.search(r"<c:dPt>(.*?)</c:dPt>", series_xml(xml)[1]).group(1)
    marker = re.search(r"<c:marker>(.*?)</c:marker>", point).group(1)
    assert marker == '<c:symbol val="none"/>'  # as the rest of the line: no mark at the point itself
    assert 'prstDash val="sysDot"' in re.sub(r"<c:marker>.*?</c:marker>", "", point)
    assert spelled_out(xml.encode()) == xml.encode()


def test_axes_are_there():
    assert chart_xml(COLUMNS).count('<c:delete val="0"/>') == 2


def test_the_language_is_dutch():
    assert 'lang="en-US"' not in chart_xml(COLUMNS)
    assert '<c:lang val="nl-NL"/>' in chart_xml(COLUMNS)


def test_what_is_said_is_not_said_again():
    once = chart_xml(COLUMNS).encode()
    assert spelled_out(once) == once
