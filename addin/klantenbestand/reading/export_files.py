"""The file that a web shop, a till or a bookkeeping program exported, as rows of cells under a header.

A text file (whatever its coding and separator) or a workbook; what stands in it is not yet understood here.
"""

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

from klantenbestand.book.file_book import FileBook
from klantenbestand.book.protocol import Area, CellType, RawTable, bad_cells
from klantenbestand.reading.export_damage import check_above, check_form, check_quotes, check_second_list, same_headers
from klantenbestand.reading.sheet_reading import Cells
from klantenbestand.reading.text_files import TextLine, decoded, text_lines, too_wide, unbroken
from klantenbestand.words.errors import UsageError, WorkbookError
from klantenbestand.words.frozen import frozen

_LARGEST = 400_000_000  # bytes: a million lines with names and addresses
_SAMPLE, _STRAY = 4000, 0.01
_FEWEST = 2  # headers that are known by which a hidden sheet may be a list
_ROWS = 30  # among the first of these the header stands
_WORKBOOK = b"PK\x03\x04"
_OTHERS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11\xe0", b"BM")  # a picture, a PDF, an old .xls

Score = Callable[[Mapping[int, str]], int]  # how many headers of this row are known


@frozen
class ExportFile:
    """A list in a file: `headers` by column (A = 1), `area` where it stands; `wide` are the lines that hold more cells
    than there are headers, which `cells` does not have; `sheet` is where it stands in a workbook, "" in a text;
    `hidden` are the sheets of that workbook on which a list stands that nobody sees, and that is not read."""

    name: str
    headers: Mapping[int, str]
    area: Area
    cells: Cells
    wide: tuple[int, ...] = ()
    sheet: str = ""
    hidden: tuple[str, ...] = ()


def open_exports(path: Path, score: Score) -> tuple[ExportFile, ...]:
    """What may be a list in this file, one for each sheet on which something stands; the header is the row among the
    first that `score` knows most of.

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
    return (_from_text(data, path.name, score),)


def _from_workbook(path: Path, score: Score) -> tuple[ExportFile, ...]:
    found, hidden = [], []
    try:
        book = FileBook.open(path)
        for sheet in (one for one in book.sheets() if not one.tab):
            known, area, headers = _best_row(book, sheet.name, score)
            if headers and sheet.visible:
                found.append(ExportFile(path.name, headers, area, book, sheet=sheet.name))
            elif known >= _FEWEST:
                hidden.append(sheet.name)
    except WorkbookError as error:
        raise UsageError("export-no-list", file=path.name) from error
    if not found:
        raise UsageError("export-empty", file=path.name)
    return tuple(replace(one, hidden=tuple(hidden)) for one in found)


def _best_row(book: FileBook, sheet: str, score: Score) -> tuple[int, Area, Mapping[int, str]]:
    """Of the first rows of a sheet the one of which most headers are known; without headers where nothing stands."""
    best: tuple[int, Area, Mapping[int, str]] = -1, Area(sheet, 0, 1, 1), {}
    for row in book.peek(sheet, _ROWS):
        headers = {column: text for column, text in row.cells.items() if text.strip()}
        known = score(headers) if headers else -1
        if known > best[0]:
            best = known, Area(sheet, row.row, min(headers), max(headers)), headers
    return best


def check_sheet(found: ExportFile) -> None:
    """Raises UsageError where a second list, with other headers, stands below this one on its sheet."""
    if not found.sheet:
        return  # of a text every line was looked at, also those that are wider
    types = dict.fromkeys(sorted(found.headers), CellType.TEXT)
    rows = found.cells.read(found.area, types).frame.fillna("").astype(str)
    lines = zip(map(int, rows.index), rows.itertuples(index=False, name=None), strict=True)
    check_second_list([found.headers[column] for column in types], lines, f"{found.name}, tab {found.sheet}")


def _from_text(data: bytes, name: str, score: Score) -> ExportFile:
    text = "" if data.startswith(_OTHERS) else decoded(data)
    if (data and not text) or "\0" in text or _is_binary(text[:_SAMPLE]):
        raise UsageError("export-no-list", file=name)
    check_form(text, name)
    separator, lines = _lines(text, name)
    if not lines:
        raise UsageError("export-empty", file=name)
    known = [score(_headers(line)) for line in lines[:_ROWS]]
    at = known.index(max(known))
    header, below = lines[at], lines[at + 1 :]
    check_quotes(header, below, (separator, text), name)
    check_above(header, lines[:at], name)
    check_second_list(header.cells, ((line.number, line.cells) for line in below), name)
    wide = [line.number for line in below if too_wide(line, header, separator)]
    headers = _headers(header)
    out = {*wide, *(line.number for line in below if same_headers(line.cells, header.cells))}
    rows = [line for line in below if line.number not in out]
    area = Area(name, header.number, 1, max(headers, default=1))
    return ExportFile(name, headers, area, _TextCells(rows), tuple(wide))


def _is_binary(text: str) -> bool:
    """Whether more than a stray sign of it is none that a person can see."""
    return len(text) > 0 and sum(sign < " " and not sign.isspace() for sign in text) > _STRAY * len(text)


def _lines(text: str, name: str) -> tuple[str, list[TextLine]]:
    """The separator and the rows in which something stands."""
    separator, every = text_lines(text)
    found: list[TextLine] = []
    try:
        found += (line for line in every if not line.is_empty)
    except csv.Error as error:
        if not found:
            raise UsageError("export-no-list", file=name) from error
        raise UsageError("export-quote", file=name, line=found[-1].number + 1) from error
    return separator, found


def _headers(line: TextLine) -> dict[int, str]:
    return {column: unbroken(cell) for column, cell in enumerate(line.cells, 1) if cell}


class _TextCells:
    """The rows of a text; every cell is a text, so that nothing fits where a number or a day is asked for."""

    def __init__(self, rows: Sequence[TextLine]) -> None:
        self.rows = [line.cells for line in rows]
        self.index = pd.Index([line.number for line in rows], dtype="int64")

    def read(self, _area: Area, types: Mapping[int, CellType]) -> RawTable:
        """As `Book.read`; a row has the number of its line in a text editor."""
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
        cells = [unbroken(row[at]) if at < len(row) and row[at] else None for row in self.rows]
        return pd.Series(cells, index=self.index, dtype="str")
