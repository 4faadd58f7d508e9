"""A table of one of our tabs as it stands now: every cell with the type it has, for what a person may have typed."""

from datetime import datetime

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from klantenbestand.book.cells import CellError, CellReader, CellValue
from klantenbestand.book.fast_reading import FastReader, FastReadError
from klantenbestand.book.outline import SheetTable
from klantenbestand.book.package import Package
from klantenbestand.book.scan import OddXmlError, TypedCells, fits_in_memory, typed_cells
from klantenbestand.book.shared_strings import unescaped
from klantenbestand.book.typed_columns import Strings

_BOOLEANS = {"true": "WAAR", "false": "ONWAAR"}
_CUT = 9  # a number that fastexcel wrote with so many decimals may have had more

Objects = npt.NDArray[np.object_]


class OwnTables:
    """Reads tables of one workbook, their columns named by their headers."""

    def __init__(self, package: Package, fast: FastReader, cells: CellReader) -> None:
        self._package = package
        self._fast = fast
        self._cells = cells

    def read(self, table: SheetTable, part: str) -> pd.DataFrame:
        """The rows with a value by Excel number; text, floats, datetimes (dtype object), None where a cell is empty.

        A boolean is WAAR or ONWAAR, an error its name.
        """
        first, last = table.first_row + table.header_rows, table.last_row - table.totals_rows
        columns = range(table.first_column, table.last_column + 1)
        try:
            if not fits_in_memory(self._package, part):
                raise OddXmlError(part)
            frame = self._read_fast(table.sheet, part, first, last, columns)
        except (OddXmlError, FastReadError):
            frame = self._read_slowly(part, first, last, columns)
        frame.columns = pd.Index([unescaped(header) for header in table.headers])
        return frame.dropna(how="all")

    def _read_fast(self, sheet: str, part: str, first: int, last: int, columns: range) -> pd.DataFrame:
        loaded = self._fast.load(sheet, first, max(last - first + 1, 0), dict.fromkeys(columns))
        texts = [column for column, values in loaded.columns.items() if pa.types.is_string(values.type)]
        typed = typed_cells(self._package, part, texts, no_booleans=loaded.has_zero_or_one)
        frame = pd.DataFrame(index=pd.RangeIndex(first, first + loaded.height), columns=columns, dtype=object)
        for column, values in loaded.columns.items():
            objects = _objects(values, first, typed.get(column, TypedCells.none()))
            for cell in loaded.refused.get(column, ()):
                objects[cell.row - first] = cell.raw
            frame[column] = pd.Series(objects, index=frame.index, dtype=object)
        return frame

    def _read_slowly(self, part: str, first: int, last: int, columns: range) -> pd.DataFrame:
        rows = self._cells.rows(part, first=first, last=last, columns=columns)
        cells = [[_own_value(row.cells.get(column)) for column in columns] for row in rows]
        return pd.DataFrame(
            cells, index=pd.Index([row.number for row in rows], dtype="int64"), columns=columns, dtype=object
        )


def _objects(values: pa.Array, first_row: int, typed: TypedCells) -> Objects:
    objects = np.empty(len(values), dtype=object)
    objects[:] = [value if value != "" else None for value in values.to_pylist()]
    if pa.types.is_string(values.type):
        strings = Strings(values, first_row, typed)
        filled = np.array([value is not None for value in objects], dtype=bool)
        for at in np.flatnonzero(filled & ~strings.is_text()):
            objects[at] = _untyped_value(objects[at])
        booleans = strings.positions(typed.boolean)
        objects[booleans] = [_BOOLEANS[text] for text in objects[booleans]]
    elif pa.types.is_floating(values.type):
        if pc.any(pc.is_nan(values)).as_py():
            raise OddXmlError("the text 'nan' became a number")
    elif not pa.types.is_timestamp(values.type):
        raise OddXmlError("a column of booleans or durations")
    return objects


def _untyped_value(text: str) -> float | datetime:
    """What the cell holds of which fastexcel, in a column of several types, made this text."""
    if ":" in text:
        return datetime.fromisoformat(text)
    if len(text.partition(".")[2]) >= _CUT:
        raise OddXmlError("digits were cut")
    return float(text)


def _own_value(value: CellValue | None) -> str | float | datetime | None:
    if isinstance(value, CellError):
        return value.text
    if isinstance(value, bool):
        return _BOOLEANS["true" if value else "false"]
    return value
