"""Reading a closed workbook: its sheets and tables, and an area as typed columns with true Excel row numbers."""

from collections.abc import Callable, Mapping
from datetime import datetime
from threading import Lock

import numpy as np
import pandas as pd
import pyarrow as pa

from klantenbestand.book.cells import CellError, CellReader, CellValue
from klantenbestand.book.fast_reading import FastReader, FastReadError, FastType, Loaded
from klantenbestand.book.marks import marks_of
from klantenbestand.book.outline import Sheet, SheetTable
from klantenbestand.book.package import Package
from klantenbestand.book.protocol import Area, CellType, PeekRow, RawTable, SheetInfo, TableInfo, bad_cells
from klantenbestand.book.scan import OddXmlError, TypedCells, fits_in_memory, number_values, typed_cells
from klantenbestand.book.shared_strings import unescaped
from klantenbestand.book.slow_reading import read_slowly
from klantenbestand.book.typed_columns import (
    Mask,
    Strings,
    TypedColumn,
    date_column,
    float_column,
    number_column,
    text_column,
)
from klantenbestand.words.errors import WorkbookError

# so many empty rows end the data of an area without last row: what comes after is a note, not a customer
LONGEST_GAP = 1000

_LAST_ROW = 1_048_576


class FileReader:
    """What `Book` promises of reading, for a file. Safe for several threads, such as one a sheet."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._fast = FastReader(package)
        self._cells = CellReader(package)
        self._peeked: dict[tuple[str, int], tuple[PeekRow, ...]] = {}
        self._lock = Lock()

    def sheets(self) -> tuple[SheetInfo, ...]:
        """All worksheets in order, ours too; no chart sheets."""
        marks = marks_of(self._package.defined_names)
        infos = []
        for sheet in self._worksheets():
            mark = marks.get(sheet.position)
            visible = sheet.state == "visible"
            infos.append(SheetInfo(sheet.name, visible, mark.tab if mark else "", mark.version if mark else 0))
        return tuple(infos)

    def tables(self) -> tuple[TableInfo, ...]:
        """All Excel tables."""
        return tuple(
            TableInfo(
                name=table.name,
                sheet=table.sheet,
                first_row=table.first_row,
                last_row=table.last_row,
                first_column=table.first_column,
                last_column=table.last_column,
                totals_rows=table.totals_rows,
                header_rows=table.header_rows,
            )
            for table in self._package.tables
        )

    def peek(self, sheet: str, rows: int = 60) -> tuple[PeekRow, ...]:
        """The first non-empty rows of a sheet. Raises WorkbookError."""
        with self._lock:
            if (sheet, rows) not in self._peeked:
                found = self._cells.rows(self._sheet(sheet).part, limit=rows)
                self._peeked[sheet, rows] = tuple(
                    PeekRow(row.number, {column: self._cells.text(value) for column, value in row.cells.items()})
                    for row in found
                )
            return self._peeked[sheet, rows]

    def read(self, area: Area, types: Mapping[int, CellType]) -> RawTable:
        """The cells of the columns in `types`. Raises WorkbookError where the sheet is missing or damaged."""
        part = self._sheet(area.sheet).part
        try:
            if not fits_in_memory(self._package, part):
                raise OddXmlError(part)
            table = self._read_fast(area, part, types)
        except (OddXmlError, FastReadError):
            rows = self._cells.rows(part, first=area.header_row + 1, last=area.last_row, columns=types)
            table = read_slowly(rows, types, self._cells)
        return table if area.last_row else _until_gap(table)

    def own_table(self, tab: str, table: str) -> pd.DataFrame | None:
        """A table of one of our tabs as it stands now; None where the tab or the table is not there."""
        ours = {sheet.name for sheet in self.sheets() if sheet.tab == tab}
        found = next((each for each in self._package.tables if each.sheet in ours and each.name == table), None)
        return None if found is None else self._values(found)

    def _worksheets(self) -> tuple[Sheet, ...]:
        return tuple(sheet for sheet in self._package.sheets if sheet.kind == "worksheet")

    def _sheet(self, name: str) -> Sheet:
        for sheet in self._worksheets():
            if sheet.name == name:
                return sheet
        raise WorkbookError("sheet-missing", sheet=name)

    def _read_fast(self, area: Area, part: str, types: Mapping[int, CellType]) -> RawTable:
        scanned = [column for column, kind in types.items() if kind is not CellType.TEXT]
        typed = typed_cells(self._package, part, scanned)
        asked: dict[int, FastType] = {
            column: "float" if kind is CellType.NUMBER and not _has_text(typed[column], area) else "string"
            for column, kind in types.items()
        }
        rows = area.last_row - area.header_row if area.last_row else None
        loaded = self._fast.load(area.sheet, area.header_row + 1, rows, asked)

        def typed_column(column: int) -> TypedColumn:
            values = loaded.columns.get(column)
            if values is None:
                values = pa.nulls(loaded.height, pa.string() if asked[column] == "string" else pa.float64())
            if asked[column] == "float":
                return float_column(values)
            date_1904 = self._package.date_1904
            if types[column] is CellType.TEXT:
                return text_column(values, loaded.first_row, self._typed_later(part, column), date_1904)
            strings = Strings(values, loaded.first_row, typed[column])
            if types[column] is CellType.DATE:
                return date_column(strings)
            return number_column(strings, lambda: number_values(self._package, part, column), date_1904)

        return _assembled(loaded, {column: typed_column(column) for column in types})

    def _typed_later(self, part: str, column: int) -> Callable[[], TypedCells]:
        return lambda: typed_cells(self._package, part, [column])[column]

    def _values(self, table: SheetTable) -> pd.DataFrame:
        columns = range(table.first_column, table.last_column + 1)
        first, last = table.first_row + table.header_rows, table.last_row - table.totals_rows
        part = self._sheet(table.sheet).part
        rows = self._cells.rows(part, first=first, last=last, columns=columns)
        return pd.DataFrame(
            [[_own_value(row.cells.get(column)) for column in columns] for row in rows],
            index=pd.Index([row.number for row in rows], dtype="int64"),
            columns=[unescaped(header) for header in table.headers],
            dtype=object,
        )


def _own_value(value: CellValue | None) -> str | float | datetime | None:
    if isinstance(value, CellError):
        return value.text
    if isinstance(value, bool):
        return "WAAR" if value else "ONWAAR"
    return value


def _has_text(typed: TypedCells, area: Area) -> bool:
    last = area.last_row or _LAST_ROW
    return any(((rows > area.header_row) & (rows <= last)).any() for rows in (typed.text, typed.boolean))


def _assembled(loaded: Loaded, columns: Mapping[int, TypedColumn]) -> RawTable:
    bad = [
        column.bad(number, loaded.first_row, loaded.refused.get(number, ()))
        for number, column in columns.items()
        if column.misfits.any() or number in loaded.refused
    ]
    every = pd.concat(bad, ignore_index=True) if bad else bad_cells()
    every = every.sort_values(["row", "column"], kind="stable", ignore_index=True)
    frame = pd.DataFrame({number: column.values for number, column in columns.items()}, copy=False)
    frame.index = pd.RangeIndex(loaded.first_row, loaded.first_row + loaded.height)
    filled = _filled(frame)
    filled[every["row"].to_numpy() - loaded.first_row] = True
    return RawTable(frame if filled.all() else frame[filled], every)


def _filled(frame: pd.DataFrame) -> Mask:
    filled = np.zeros(len(frame), dtype=bool)
    for column in frame.columns:
        filled |= frame[column].notna().to_numpy()
    return filled


def _until_gap(table: RawTable) -> RawTable:
    rows = table.frame.index.to_numpy()
    gaps = np.flatnonzero(np.diff(rows) > LONGEST_GAP)
    if not len(gaps):
        return table
    last = rows[gaps[0]]
    return RawTable(table.frame.loc[:last], table.bad[table.bad["row"] <= last])
