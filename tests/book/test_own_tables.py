"""What stands in a table of ours comes back as it was typed, by the quick way and by the slow one."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from klantenbestand.book import own_tables
from klantenbestand.book.cells import CellReader
from klantenbestand.book.fast_reading import FastReader
from klantenbestand.book.own_tables import OwnTables
from klantenbestand.book.package import Package

Cell = str | float | bool | datetime | None
START = datetime.fromisoformat("2020-01-01")
ERROR = "#N/A"

texts = st.sampled_from(
    ["K007", "ja", "NA", "nan", "1.5", "true", "2024-02-01 00:00:00", "10", " ", "een\ntwee", "WAAR"]
)
numbers = st.one_of(st.integers(-5, 10**9).map(float), st.sampled_from([12.5, 1 / 3, 0.0, 1.0, 1e-7, 14.875123456789]))
dates = st.integers(0, 4000).map(lambda hours: START + timedelta(hours=hours))
every = st.none() | texts | numbers | dates | st.booleans() | st.just(ERROR)
columns = st.sampled_from(
    [texts, st.none() | texts, st.none() | numbers, st.none() | dates, st.none() | st.booleans(), every]
)


def read(path: Path, *, quickly: bool) -> pd.DataFrame:
    package = Package.open(path)
    with pytest.MonkeyPatch.context() as patch:
        if not quickly:
            patch.setattr(own_tables, "fits_in_memory", lambda *_: False)
        table = package.tables[0]
        return OwnTables(package, FastReader(package), CellReader(package)).read(table, package.sheets[0].part)


def write(path: Path, rows: list[list[Cell]], *, totals: bool = False) -> Path:
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet("Dubbelen")
        shown = workbook.add_format({"num_format": "dd-mm-yyyy hh:mm"})
        headers = [{"header": f"Kolom\n{at}"} for at in range(len(rows[0]))]
        last = 4 + len(rows) + totals
        sheet.add_table(4, 1, last, len(headers), {"name": "Dubbelen", "columns": headers, "total_row": totals})
        for row, cells in enumerate(rows, 5):
            for column, value in enumerate(cells, 1):
                if isinstance(value, datetime):
                    sheet.write_datetime(row, column, value, shown)
                elif value == ERROR:
                    sheet.write_formula(row, column, "=NA()", None, ERROR)
                elif isinstance(value, str):
                    sheet.write_string(row, column, value)
                elif value is not None:
                    sheet.write(row, column, value)
        if totals:
            sheet.write_string(last, 1, "Totaal")
    return path


def expected(rows: list[list[Cell]]) -> Mapping[int, list[Cell]]:
    def shown(value: Cell) -> Cell:
        return ("WAAR" if value else "ONWAAR") if isinstance(value, bool) else value

    return {
        number: [shown(value) for value in row]
        for number, row in enumerate(rows, 6)
        if any(value is not None for value in row)
    }


@given(
    st.lists(columns, min_size=1, max_size=4).flatmap(lambda kinds: st.lists(st.tuples(*kinds), min_size=1, max_size=8))
)
def test_every_cell_has_the_type_it_was_given(tmp_path_factory: pytest.TempPathFactory, rows: list[list[Cell]]) -> None:
    path = write(tmp_path_factory.mktemp("tabel") / "tab.xlsx", rows)
    for quickly in (True, False):
        frame = read(path, quickly=quickly)
        found = {number: list(cells) for number, cells in zip(frame.index, frame.itertuples(index=False), strict=True)}
        assert found == expected(rows)
        for cells, wanted in zip(found.values(), expected(rows).values(), strict=True):
            assert all(isinstance(cell, type(value)) for cell, value in zip(cells, wanted, strict=True))


@pytest.mark.parametrize("quickly", [True, False])
def test_headers_name_the_columns_and_totals_are_no_row(tmp_path: Path, quickly: bool) -> None:
    frame = read(write(tmp_path / "tab.xlsx", [["K1", 2.0], ["K2", 3.0]], totals=True), quickly=quickly)
    assert list(frame.columns) == ["Kolom\n0", "Kolom\n1"]
    assert frame.to_dict("index") == {6: {"Kolom\n0": "K1", "Kolom\n1": 2.0}, 7: {"Kolom\n0": "K2", "Kolom\n1": 3.0}}
    assert list(frame.dtypes) == [object, object]


@pytest.mark.parametrize("quickly", [True, False])
def test_a_table_with_its_one_empty_row_is_empty(tmp_path: Path, quickly: bool) -> None:
    frame = read(write(tmp_path / "tab.xlsx", [[None, None]]), quickly=quickly)
    assert len(frame) == 0
    assert len(frame.columns) == 2
    assert frame.index.dtype == "int64"
