"""An area of a sheet as typed columns, by the quickest way that is certain of every cell.

First fastexcel finds the type of each column of numbers or dates itself: where all cells have it, nothing else can be
in there, but booleans among numbers. Where the cells differ, the XML of the sheet is searched for text. Where that is
not enough, all types are given beforehand; and what fastexcel cannot take at all is read cell by cell.
"""

from collections.abc import Callable, Iterable, Mapping

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from klantenbestand.book.cells import CellReader
from klantenbestand.book.fast_reading import FastReader, FastReadError, FastType, Loaded
from klantenbestand.book.package import Package
from klantenbestand.book.protocol import Area, CellType, RawTable, bad_cells
from klantenbestand.book.scan import (
    OddXmlError,
    TypedCells,
    fits_in_memory,
    number_values,
    typed_cells,
)
from klantenbestand.book.slow_reading import read_slowly
from klantenbestand.book.typed_columns import (
    Mask,
    Strings,
    TypedColumn,
    date_column,
    float_column,
    moment_column,
    number_column,
    text_column,
)

# so many empty rows end the data of an area without last row: what comes after is a note, not a customer
LONGEST_GAP = 1000

_LAST_ROW = 1_048_576


class _UncertainError(Exception):
    """The types that fastexcel found by itself leave a doubt about some cell."""


class AreaReader:
    """Reads areas of one workbook; safe for several threads."""

    def __init__(self, package: Package, fast: FastReader, cells: CellReader) -> None:
        self._package = package
        self._fast = fast
        self._cells = cells

    def read(self, area: Area, part: str, types: Mapping[int, CellType]) -> RawTable:
        """The cells of the columns in `types`, of the sheet in `part`. Raises WorkbookError where it is damaged."""
        table = self._quickest(area, part, types)
        return table if area.last_row else _until_gap(table)

    def _quickest(self, area: Area, part: str, types: Mapping[int, CellType]) -> RawTable:
        for way in (self._with_found_types, self._with_given_types):
            try:
                if fits_in_memory(self._package, part):
                    return way(area, part, types)
            except (_UncertainError, OddXmlError, FastReadError):
                continue
        rows = self._cells.rows(part, first=area.header_row + 1, last=area.last_row, columns=types)
        return read_slowly(rows, types, self._cells)

    def _with_found_types(self, area: Area, part: str, types: Mapping[int, CellType]) -> RawTable:
        asked: dict[int, FastType | None] = {
            column: "string" if kind is CellType.TEXT else None for column, kind in types.items()
        }
        loaded = self._load(area, asked)
        mixed = [column for column, kind in types.items() if _is_mixed(loaded.columns.get(column), kind)]
        typed = typed_cells(self._package, part, mixed, no_booleans=loaded.has_zero_or_one)
        return self._table(loaded, part, types, typed)

    def _with_given_types(self, area: Area, part: str, types: Mapping[int, CellType]) -> RawTable:
        typed = typed_cells(
            self._package, part, [column for column, kind in types.items() if kind is not CellType.TEXT]
        )
        asked: dict[int, FastType | None] = {
            column: "float" if kind is CellType.NUMBER and not _has_text(typed[column], area) else "string"
            for column, kind in types.items()
        }
        return self._table(self._load(area, asked), part, types, typed)

    def _load(self, area: Area, asked: Mapping[int, FastType | None]) -> Loaded:
        rows = max(area.last_row - area.header_row, 0) if area.last_row else None
        return self._fast.load(area.sheet, area.header_row + 1, rows, asked)

    def _table(
        self, loaded: Loaded, part: str, types: Mapping[int, CellType], typed: Mapping[int, TypedCells]
    ) -> RawTable:
        return _assembled(
            loaded, {column: self._column(loaded, part, column, kind, typed) for column, kind in types.items()}
        )

    def _column(
        self, loaded: Loaded, part: str, column: int, kind: CellType, typed: Mapping[int, TypedCells]
    ) -> TypedColumn:
        values = loaded.columns.get(column, pa.nulls(loaded.height, pa.string()))
        date_1904 = self._package.date_1904
        if kind is CellType.TEXT:
            return text_column(values, loaded.first_row, self._typed_later(part, column), date_1904)
        if pa.types.is_floating(values.type):
            return float_column(values)
        if pa.types.is_timestamp(values.type):
            return moment_column(values)
        strings = Strings(values, loaded.first_row, typed[column] if column in typed else TypedCells.none())
        if kind is CellType.DATE:
            return date_column(strings)
        return number_column(strings, lambda: number_values(self._package, part, column), date_1904)

    def _typed_later(self, part: str, column: int) -> Callable[[], TypedCells]:
        return lambda: typed_cells(self._package, part, [column])[column]


def _is_mixed(values: pa.Array | None, kind: CellType) -> bool:
    """Whether the cells of a column of numbers or dates are of several types, and so are given as text.

    Raises _UncertainError where they are all of another type than asked for, or where text became a number.
    """
    if kind is CellType.TEXT or values is None:
        return False
    if pa.types.is_string(values.type):
        return bool(values.null_count < len(values))
    fits = pa.types.is_floating if kind is CellType.NUMBER else pa.types.is_timestamp
    if not fits(values.type):
        raise _UncertainError
    if kind is CellType.NUMBER and pc.any(pc.is_nan(values)).as_py():
        raise _UncertainError  # the text 'nan'
    return False


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
    filled = _filled(loaded.height, columns.values())
    filled[every["row"].to_numpy() - loaded.first_row] = True
    return RawTable(frame if filled.all() else frame[filled], every)


def _filled(height: int, columns: Iterable[TypedColumn]) -> Mask:
    filled = np.zeros(height, dtype=bool)
    for column in columns:
        filled |= pd.notna(column.values)
    return filled


def _until_gap(table: RawTable) -> RawTable:
    rows = table.frame.index.to_numpy()
    gaps = np.flatnonzero(np.diff(rows) > LONGEST_GAP)
    if not len(gaps):
        return table
    last = rows[gaps[0]]
    return RawTable(table.frame.loc[:last], table.bad[table.bad["row"] <= last])
