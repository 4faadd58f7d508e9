"""Rows written as XML are the rows that XlsxWriter writes: cell by cell, style, type and value."""

import math
import re
import zipfile
from io import BytesIO

import numpy as np
import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantenbestand.book import fast_rows, tab_writer
from klantenbestand.book.ooxml import MAIN, parse_xml
from klantenbestand.words.tab import Field, Format, Group, Link, Tab, Table


def written(tab, monkeypatch, fast):
    monkeypatch.setattr(fast_rows, "FAST_ROWS", 0 if fast else 10**9)
    stream = BytesIO()
    tab_writer.write_tabs([tab], stream)
    return zipfile.ZipFile(stream)


def texts_of(package):
    if "xl/sharedStrings.xml" not in package.namelist():
        return []
    root = parse_xml(package.read("xl/sharedStrings.xml"))
    return ["".join(item.itertext()) for item in root]


def cells(package):
    """Place -> (style, kind, value, formula) of every cell, and row -> height."""
    shared = texts_of(package)
    root = parse_xml(package.read("xl/worksheets/sheet1.xml"))
    found, heights = {}, {}
    for row in root.iter(f"{{{MAIN}}}row"):
        heights[int(row.get("r"))] = row.get("ht")
        for cell in row:
            kind, value = cell.get("t", "n"), cell.findtext(f"{{{MAIN}}}v")
            if kind == "s":
                kind, value = "text", shared[int(value)]
            elif kind == "inlineStr":
                kind, value = "text", "".join(cell.itertext())
            elif kind == "n" and value is not None:
                value = float(value)
            found[cell.get("r")] = (cell.get("s"), kind, value, cell.findtext(f"{{{MAIN}}}f"))
    return found, heights


def assert_same(tab, monkeypatch):
    slow, fast = (written(tab, monkeypatch, fast) for fast in (False, True))
    (slow_cells, slow_heights), (fast_cells, fast_heights) = cells(slow), cells(fast)
    assert slow_cells.keys() == fast_cells.keys()
    for place, (style, kind, value, formula) in slow_cells.items():
        if isinstance(value, float):  # XlsxWriter keeps 16 digits
            assert math.isclose(fast_cells[place][2], value, rel_tol=1e-15, abs_tol=0), place
            assert fast_cells[place][:2] == (style, kind), place
        else:
            assert fast_cells[place] == (style, kind, value, formula), place
    assert {row: height for row, height in slow_heights.items() if height} == {
        row: height for row, height in fast_heights.items() if height
    }
    for part in slow.namelist():
        if part.startswith("xl/tables/") or part in ("xl/styles.xml", "xl/workbook.xml"):
            assert slow.read(part) == fast.read(part), part
    around = re.compile(rb"<sheetData>.*</sheetData>", re.DOTALL)
    sheet = "xl/worksheets/sheet1.xml"
    assert around.sub(b"", slow.read(sheet)) == around.sub(b"", fast.read(sheet))


texts = st.one_of(
    st.none(),
    st.text(st.characters(codec="utf-8"), max_size=20),
    st.sampled_from(
        ["=1+1", "0612345678", "  x ", "a & b < c > d", "_x000D_", "regel\nregel", "http://x.nl", "NA", '"']
    ),
)
numbers = st.one_of(st.floats(width=64), st.integers(-(10**9), 10**9).map(float), st.just(0.1 + 0.2))
moments = st.one_of(st.none(), st.datetimes(pd.Timestamp(1850, 1, 1), pd.Timestamp(2100, 1, 1)))
mixed = st.one_of(st.none(), st.integers(-100, 100), st.text(max_size=5))
links = st.one_of(st.none(), st.text(max_size=5), st.builds(Link, st.just("Jan's"), st.just("A1"), st.text(max_size=9)))


@st.composite
def tabs(draw):
    def column(strategy, rows):
        return draw(st.lists(strategy, min_size=rows, max_size=rows))

    rows, others = draw(st.integers(0, 6)), draw(st.integers(0, 9))
    frame = pd.DataFrame(
        {
            "text": pd.Series(column(texts, rows), dtype="str"),
            "long": pd.Series(column(texts, rows), dtype="str") * 9,
            "number": pd.Series(column(numbers, rows), dtype="float64"),
            "count": pd.Series(column(st.integers(-(2**53), 2**53), rows), dtype="int64"),
            "moment": pd.Series(column(moments, rows), dtype="datetime64[us]"),
            "mixed": pd.Series(column(mixed, rows), dtype=object),
            "link": pd.Series(column(links, rows), dtype=object),
            "nothing": pd.Series([None] * rows, dtype="str"),
        }
    )
    fields = (
        Field("text", "Tekst"),
        Field("long", "Lang", Format.LONG_TEXT),
        Field("number", "Getal", Format.EURO_CENTS, heat=True),
        Field("count", "Aantal", Format.COUNT),
        Field("moment", "Datum", Format.DATE),
        Field("mixed", "Door elkaar", Format.EURO, editable=True),
        Field("link", "Naar", Format.LINK),
        Field("nothing", "Besluit", editable=True, choices=("ja", "nee")),
    )
    beside = Table("Ernaast", pd.DataFrame({"x": np.arange(others)}), (Field("x", "X", Format.COUNT),), "Titel")
    return Tab(
        "Proef",
        Group.DATA,
        "Proef",
        "Proef.",
        tables=(Table("Proef", frame, fields), beside),
        frozen=True,
        definitions=("Uitleg.",),
    )


@given(tab=tabs())
def test_both_ways_write_the_same_cells(tab, monkeypatch):
    if all(table.frame.empty for table in tab.tables):
        return  # nothing is large
    assert_same(tab, monkeypatch)


def test_tables_larger_than_a_chunk_are_whole(monkeypatch):
    rows = fast_rows._CHUNK * 2 + 3
    frame = pd.DataFrame({"x": np.arange(rows), "y": pd.Series([f"klant {at}" for at in range(rows)], dtype="str")})
    short = Table("Kort", frame.head(fast_rows._CHUNK + 1), (Field("x", "X", Format.COUNT),))
    fields = (Field("x", "X", Format.COUNT), Field("y", "Y"))
    tab = Tab("Proef", Group.DATA, "Proef", "Proef.", tables=(short, Table("Lang", frame, fields)), frozen=True)
    sheet = openpyxl.load_workbook(BytesIO(written(tab, monkeypatch, True).fp.getvalue())).worksheets[0]
    first = sheet.tables["Lang"].ref.split(":")[0]
    column, header = sheet[first].column, sheet[first].row
    assert [sheet.cell(header + 1 + at, column).value for at in range(rows)] == list(range(rows))
    assert sheet.cell(header + rows, column + 1).value == f"klant {rows - 1}"
    assert sheet.tables["Lang"].ref.endswith(str(header + rows))
    assert sheet.tables["Kort"].ref.endswith(str(header + fast_rows._CHUNK + 1))
    assert sheet.cell(header + fast_rows._CHUNK + 2, 2).value is None


def test_numbers_keep_all_their_digits(monkeypatch):
    values = [0.1 + 0.2, 2.0**53 - 1, 1e300, -1.5e-9, 123_456_789_012.34]
    tab = Tab(
        "P",
        Group.DATA,
        "P",
        "P.",
        tables=(Table("P", pd.DataFrame({"x": values}), (Field("x", "X", Format.EURO_CENTS),)),),
    )
    found, _ = cells(written(tab, monkeypatch, True))
    assert [value for _, kind, value, _ in found.values() if kind == "n" and value is not None] == values


@pytest.mark.parametrize(("rows", "large"), [(50, False), (51, True)])
def test_only_large_tables_are_written_this_way(rows, large):
    frame = pd.DataFrame({"x": np.zeros(rows)})
    table = Table("P", frame, (Field("x", "X", Format.COUNT),))
    plan = tab_writer.lay_out(Tab("P", Group.DATA, "P", "P.", tables=(table,)))
    assert fast_rows.is_large(plan) is large


def test_only_the_sheets_with_large_tables_are_touched(monkeypatch):
    monkeypatch.setattr(fast_rows, "FAST_ROWS", 2)
    tables = [
        Table(f"Tabel_{rows}", pd.DataFrame({"x": np.ones(rows)}), (Field("x", "X", Format.COUNT),)) for rows in (2, 3)
    ]
    stream = BytesIO()
    tab_writer.write_tabs([Tab(table.name, Group.DATA, "P", "P.", tables=(table,)) for table in tables], stream)
    book = openpyxl.load_workbook(stream)
    for table in tables:
        sheet = book[table.name]
        assert sheet.tables[table.name].ref == f"B6:B{6 + len(table.frame)}"
        assert [sheet.cell(row, 2).value for row in range(7, 7 + len(table.frame))] == [1] * len(table.frame)
