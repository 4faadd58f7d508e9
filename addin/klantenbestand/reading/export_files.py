"""The file that a web shop, a till or a bookkeeping program exported, as rows of cells under a header.

A text file (whatever its coding and separator) or a workbook; what stands in it is not yet understood here.
"""

import csv
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from klantenbestand.book.file_book import FileBook
from klantenbestand.book.protocol import Area, CellType, RawTable, bad_cells
from klantenbestand.reading.sheet_reading import Cells
from klantenbestand.reading.text_files import decoded, text_rows
from klantenbestand.words.errors import UsageError, WorkbookError
from klantenbestand.words.frozen import frozen

_LARGEST = 400_000_000  # bytes: a million lines with names and addresses
_ROWS = 30  # among the first of these the header stands
_SEPARATORS = ";,\t|"
_WIDE = 4  # columns from which on so many separators in one cell are no accident
_WORKBOOK = b"PK\x03\x04"
_OTHERS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11\xe0", b"BM")  # a picture, a PDF, an old .xls

Score = Callable[[Mapping[int, str]], int]  # how many headers of this row are known


@frozen
class ExportFile:
    """The list in a file: `headers` by column (A = 1), `area` where it stands."""

    name: str
    headers: Mapping[int, str]
    area: Area
    cells: Cells


def open_export(path: Path, score: Score) -> ExportFile:
    """The list in this file; the header is the row among the first that `score` knows most of.

    Raises UsageError where there is no such file, nothing stands in it, or it holds no list.
    """
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= _LARGEST else b""
    except OSError as error:
        raise UsageError("export-unreadable", file=path.name) from error
    if size > _LARGEST:
        raise UsageError("export-too-large", file=path.name)
    if data.startswith(_WORKBOOK):
        return _from_workbook(path, score)
    return _from_text(data, path.name, score)


def _from_workbook(path: Path, score: Score) -> ExportFile:
    try:
        book = FileBook.open(path)
    except WorkbookError as error:
        raise UsageError("export-no-list", file=path.name) from error
    best: tuple[int, Area, Mapping[int, str]] | None = None
    for sheet in (one for one in book.sheets() if one.visible and not one.tab):
        for row in book.peek(sheet.name, _ROWS):
            headers = {column: text for column, text in row.cells.items() if text.strip()}
            known = score(headers)
            if headers and (best is None or known > best[0]):
                best = known, Area(sheet.name, row.row, min(headers), max(headers)), headers
    if best is None:
        raise UsageError("export-empty", file=path.name)
    return ExportFile(path.name, best[2], best[1], book)


def _from_text(data: bytes, name: str, score: Score) -> ExportFile:
    text = "" if data.startswith(_OTHERS) else decoded(data)
    if (data and not text) or "\0" in text:
        raise UsageError("export-no-list", file=name)
    try:
        rows = text_rows(text)
    except csv.Error as error:
        raise UsageError("export-no-list", file=name) from error
    if not rows:
        raise UsageError("export-empty", file=name)
    known = [score(_headers(row)) for row in rows[:_ROWS]]
    at = known.index(max(known))
    headers = _headers(rows[at])
    _check_quotes(rows, at, text, name)
    area = Area(name, at + 1, 1, max(headers, default=1))
    return ExportFile(name, headers, area, _TextCells(rows, at))


def _check_quotes(rows: Sequence[Sequence[str]], header: int, text: str, name: str) -> None:
    """Raises UsageError where a quote that is never closed took whole lines into one cell."""
    width = len(rows[header])
    sign = max(_SEPARATORS, key=[line for line in text.splitlines() if line.strip()][header].count)
    for number, row in enumerate(rows[header + 1 :], header + 2):
        if len(row) != width and width >= _WIDE and any(cell.count(sign) >= width - 1 for cell in row):
            raise UsageError("export-quote", file=name, line=number)


def _headers(row: Sequence[str]) -> dict[int, str]:
    return {column: cell for column, cell in enumerate(row, 1) if cell}


class _TextCells:
    """The rows of a text; every cell is a text, so that nothing fits where a number or a day is asked for."""

    def __init__(self, rows: Sequence[Sequence[str]], header: int) -> None:
        below = [number for number in range(header + 1, len(rows)) if rows[number] != rows[header]]
        self.rows = [rows[number] for number in below]
        self.index = pd.Index([number + 1 for number in below], dtype="int64")

    def read(self, _area: Area, types: Mapping[int, CellType]) -> RawTable:
        """As `Book.read`; a row is numbered as the rows that hold something are counted."""
        texts = {column: self._column(column) for column in types}
        table = pd.DataFrame(texts, index=self.index)
        table = table[table.notna().any(axis=1)]
        frame, bad = {}, []
        for column, kind in types.items():
            if kind is CellType.TEXT:
                frame[column] = table[column]
                continue
            filled = table[column].dropna()
            nothing = pd.NaT if kind is CellType.DATE else np.nan
            frame[column] = pd.Series(
                nothing, index=table.index, dtype="datetime64[us]" if kind is CellType.DATE else "float64"
            )
            if len(filled):
                bad.append(bad_cells(filled.index, np.full(len(filled), column), filled, np.zeros(len(filled), bool)))
        misfits = pd.concat(bad, ignore_index=True).sort_values(["row", "column"]) if bad else bad_cells()
        return RawTable(pd.DataFrame(frame, index=table.index), misfits.reset_index(drop=True))

    def _column(self, column: int) -> pd.Series:
        at = column - 1
        cells = [row[at] if at < len(row) and row[at] else None for row in self.rows]
        return pd.Series(cells, index=self.index, dtype="str")
