"""The columns of an export that are ours, as typed rows, with the cells that could not be read."""

from collections.abc import Iterator

import pandas as pd

from klantenbestand.book.ooxml import column_letters
from klantenbestand.reading.blocks import Block, Fit
from klantenbestand.reading.export_files import ExportFile
from klantenbestand.reading.export_headers import Columns
from klantenbestand.reading.headers import Headers
from klantenbestand.reading.sheet_data import SheetData
from klantenbestand.reading.sheet_reading import read_sheet
from klantenbestand.reading.sheets import Candidate, How
from klantenbestand.words.columns import DataSheet
from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen
from klantenbestand.words.sheets import PURCHASES

_NOTHING = "cell-says-nothing"


@frozen
class Unread:
    """A cell of an export that could not be read; `key` is our column, on the sheet of ours with the key `sheet`."""

    line: int
    header: str
    value: str
    sheet: str
    key: str


def read_ours(
    found: ExportFile, sheet: DataSheet, columns: Columns, left: list[str], unread: list[Unread]
) -> SheetData:
    """The columns of one of our sheets; what turned out to hold something else comes in `left`."""
    ours = columns.purchases if sheet is PURCHASES else columns.customers
    texts = {number: found.headers[number] for number in ours.values()}
    headers = Headers(texts, ours, {}, columns.exact)
    fit = Fit(True, False, 1.0, Block(found.area, texts), headers)
    read = read_sheet(found.cells, sheet, Candidate(How.CONTENT, found.area.sheet, fit))
    left += read.data.extra
    keys = {column_letters(number): key for key, number in ours.items()}
    for finding in read.findings:
        if finding.letter in keys and keys[finding.letter] in read.data.frame:
            unread += _unread(finding, sheet, keys[finding.letter], read.data.frame)
    return read.data


def _unread(finding: Finding, sheet: DataSheet, key: str, frame: pd.DataFrame) -> Iterator[Unread]:
    """The cells of a finding that came out empty, though something stood there."""
    if finding.code == _NOTHING:
        return
    empty = set(frame.index[frame[key].isna()])
    for row, value in zip(finding.rows, finding.values, strict=False):
        if row in empty:
            yield Unread(int(row), finding.column, str(value), sheet.key, key)
