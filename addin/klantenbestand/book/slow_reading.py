"""An area read cell by cell, for the sheet that the fast reader cannot take; the same result, ten times slower."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import numpy as np
import numpy.typing as npt
import pandas as pd

from klantenbestand.book.cells import CellError, CellReader, CellValue, Row
from klantenbestand.book.protocol import CellType, RawTable, bad_cells

_FITS: Mapping[CellType, type] = {CellType.NUMBER: float, CellType.DATE: datetime}


def read_slowly(rows: Sequence[Row], types: Mapping[int, CellType], reader: CellReader) -> RawTable:
    """The rows as a table of these columns, with the cells that do not fit."""
    index = pd.Index([row.number for row in rows], dtype="int64")
    frame = pd.DataFrame({column: _column(rows, column, kind, reader) for column, kind in types.items()})
    frame.index = index
    misfits = [
        (row.number, column, reader.text(value), isinstance(value, CellError))
        for row in rows
        for column, value in sorted(row.cells.items())
        if not _fits(value, types[column])
    ]
    return RawTable(frame, bad_cells(*zip(*misfits, strict=True)) if misfits else bad_cells())


def _fits(value: CellValue, kind: CellType) -> bool:
    if kind is CellType.TEXT:
        return not isinstance(value, CellError)
    return isinstance(value, _FITS[kind]) and not isinstance(value, bool)


def _column(
    rows: Sequence[Row], column: int, kind: CellType, reader: CellReader
) -> pd.api.extensions.ExtensionArray | npt.NDArray[np.generic]:
    values = [row.cells.get(column) for row in rows]
    fitting = [value if value is not None and _fits(value, kind) else None for value in values]
    if kind is CellType.TEXT:
        return pd.array([None if value is None else reader.text(value) for value in fitting], dtype="str")
    if kind is CellType.NUMBER:
        return np.array([np.nan if value is None else value for value in fitting], dtype="float64")
    return np.array(fitting, dtype="datetime64[us]")
