"""The chart of a small tab, as the XML of its part."""

import re
import zipfile
from io import BytesIO

import pandas as pd

from klantenbestand.book.tab_writer import write_tabs
from klantenbestand.words.tab import Chart, Field, Format, Group, Tab, Table

FIELDS = (
    Field("month", "Maand", Format.MONTH),
    Field("name", "Naam"),
    Field("a", "2023", Format.EURO),
    Field("b", "2024", Format.EURO),
    Field("c", "Aantal", Format.COUNT),
)


def tab_with(*charts: Chart, rows: int = 4, **columns: list) -> Tab:
    """A tab with a table "T" of the columns Maand, Naam, 2023, 2024 and Aantal."""
    frame = pd.DataFrame(
        {
            "month": pd.date_range("2024-01-01", periods=rows, freq="MS"),
            "name": [f"groep {row}" for row in range(rows)],
            "a": [100.0 * (row + 1) for row in range(rows)],
            "b": [1000.0 * (row + 1) for row in range(rows)],
            "c": list(range(1, rows + 1)),
        }
    ).assign(**columns)
    return Tab("Proef", Group.ANALYSIS, "Proef", "Proef.", charts=charts, tables=(Table("T", frame, FIELDS),))


def parts_of(tab: Tab, **more: object) -> dict[str, str]:
    """The parts of the workbook of this tab by name."""
    stream = BytesIO()
    write_tabs([tab], stream, **more)
    package = zipfile.ZipFile(stream)
    return {name: package.read(name).decode() for name in package.namelist()}


def chart_xml(chart: Chart, rows: int = 4, **columns: list) -> str:
    """The XML of one chart without the cached values."""
    xml = parts_of(tab_with(chart, rows=rows, **columns))["xl/charts/chart1.xml"]
    return re.sub(r"<c:(num|str)Cache>.*?</c:\1Cache>", "", xml, flags=re.DOTALL)


def series_xml(xml: str) -> list[str]:
    """The XML of each series."""
    return re.findall(r"<c:ser>.*?</c:ser>", xml, re.DOTALL)
