"""Both ways of reading give what was written into the cells, whatever that is; each is the other's witness."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from klantenbestand.book.cells import CellReader
from klantenbestand.book.file_reading import FileReader
from klantenbestand.book.package import Package
from klantenbestand.book.protocol import Area, CellType, RawTable
from klantenbestand.book.slow_reading import read_slowly

ERRORS = ("#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!")
EPOCH = datetime.fromisoformat("1899-12-30")

Cell = str | float | bool | datetime | None

texts = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12),
    st.sampled_from(
        ["007", "0612345678", "NA", "nan", "1.234", "1.234,56", "12.50", "1e3", "true", "45292", " ", "#N/B"]
    ),
    st.sampled_from(["2024-02-01 00:00:00", "12345678901234567891", "_x000D_", "=1+1", "inf", "-0", "01-02-2024"]),
)
numbers = st.one_of(
    st.integers(-(10**9), 10**15 - 1).map(float),
    st.decimals(-(10**6), 10**6, places=6, allow_nan=False).map(float),
)
dates = st.integers(61, 80_000).map(lambda day: EPOCH + timedelta(days=day))
moments = st.tuples(dates, st.integers(0, 86_399)).map(lambda pair: pair[0] + timedelta(seconds=pair[1]))
cells = st.one_of(st.none(), texts, numbers, st.booleans(), dates, moments, st.sampled_from(ERRORS))
types = st.lists(st.sampled_from(list(CellType)), min_size=1, max_size=4)


@st.composite
def sheets(draw: st.DrawFn) -> tuple[list[CellType], list[list[Cell]], int, int]:
    """The types asked for, the rows, and how far down and right the first cell stands."""
    kinds = draw(types)
    one_kind = {CellType.TEXT: texts, CellType.NUMBER: numbers, CellType.DATE: moments}
    columns = [draw(st.sampled_from([cells, st.none() | one_kind[kind]])) for kind in kinds]
    rows = draw(st.lists(st.tuples(*columns).map(list), max_size=12))
    return kinds, rows, draw(st.integers(0, 3)), draw(st.integers(0, 3))


def write(path: Path, rows: Sequence[Sequence[Cell]], down: int, right: int, inline: bool) -> None:
    with xlsxwriter.Workbook(str(path), {"constant_memory": inline}) as workbook:
        sheet = workbook.add_worksheet("Blad")
        date_format = workbook.add_format({"num_format": "dd-mm-yyyy hh:mm:ss"})
        for row, values in enumerate(rows, down):
            for column, value in enumerate(values, right):
                if isinstance(value, datetime):
                    sheet.write_datetime(row, column, value, date_format)
                elif isinstance(value, bool):
                    sheet.write_boolean(row, column, value)
                elif isinstance(value, float):
                    sheet.write_number(row, column, value)
                elif value in ERRORS:
                    sheet.write_formula(row, column, f"={value}", None, value)
                elif value is not None:
                    sheet.write_string(row, column, value)


def as_text(value: Cell) -> str:
    """What the protocol promises of a value in a column of text, worked out another way."""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if value.time() == datetime.min.time() else f"{value:%Y-%m-%d %H:%M:%S}"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        text = format(Decimal(repr(value)).normalize(), "f")
        return "0" if text == "-0" else text
    return str(value)


def fits(value: Cell, kind: CellType) -> bool:
    if kind is CellType.TEXT:
        return value not in ERRORS
    return isinstance(value, datetime if kind is CellType.DATE else float) and not isinstance(value, bool)


def check(table: RawTable, kinds: Sequence[CellType], rows: Mapping[int, Sequence[Cell]], first_column: int) -> None:
    """The table holds exactly these rows, by Excel number."""
    assert list(table.frame.index) == list(rows)
    expected_bad = []
    for at, kind in enumerate(kinds):
        column = table.frame[first_column + at]
        assert column.dtype == {CellType.TEXT: "str", CellType.NUMBER: "float64", CellType.DATE: "datetime64[us]"}[kind]
        for row, values in rows.items():
            value, found = values[at], column.loc[row]
            if value is None or not fits(value, kind):
                assert pd.isna(found)
            elif kind is CellType.TEXT:
                assert found == as_text(value)
            else:
                assert found == value
            if value is not None and not fits(value, kind):
                expected_bad.append((row, first_column + at, as_text(value), value in ERRORS))
    assert list(table.bad.itertuples(index=False, name=None)) == sorted(expected_bad)


def slowly(path: Path, area: Area, columns: Mapping[int, CellType]) -> RawTable:
    package = Package.open(path)
    reader = CellReader(package)
    rows = reader.rows(package.sheets[0].part, first=area.header_row + 1, columns=columns)
    return read_slowly(rows, columns, reader)


@given(sheets(), st.booleans())
@settings(max_examples=60)
def test_what_is_written_is_read_back_both_ways(
    tmp_path_factory: pytest.TempPathFactory, sheet: tuple[list[CellType], list[list[Cell]], int, int], inline: bool
) -> None:
    kinds, rows, down, right = sheet
    path = tmp_path_factory.mktemp("hypothesis") / "blad.xlsx"
    write(path, [["kop"] * len(kinds), *rows], down, right, inline)
    columns = {right + 1 + at: kind for at, kind in enumerate(kinds)}
    filled = {
        down + 2 + at: row for at, row in enumerate(rows) if any(value is not None for value in row)
    }  # the header is on Excel row down + 1
    area = Area("Blad", down + 1, right + 1, right + len(kinds))
    check(FileReader(Package.open(path)).read(area, columns), kinds, filled, right + 1)
    check(slowly(path, area, columns), kinds, filled, right + 1)


def test_nothing_to_read_gives_an_empty_table_of_the_right_types(tmp_path: Path) -> None:
    write(tmp_path / "leeg.xlsx", [["kop"]], 0, 0, inline=False)
    table = slowly(tmp_path / "leeg.xlsx", Area("Blad", 1, 1, 2), {1: CellType.NUMBER, 2: CellType.TEXT})
    assert [str(dtype) for dtype in table.frame.dtypes] == ["float64", "str"]
    assert (len(table.frame), len(table.bad)) == (0, 0)
    assert np.array_equal(table.frame.columns, [1, 2])
