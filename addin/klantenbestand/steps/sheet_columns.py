"""The columns of a sheet of the owner as a step names them, and how the codes in them are written."""

import pandas as pd

from klantenbestand.book.protocol import Book, CellType
from klantenbestand.reading.sheet_data import SheetData
from klantenbestand.steps.row_identity import column_named, columns_of


def column_on(sheet: SheetData, column: str) -> int | None:
    """The number of a column that stands on the sheet."""
    columns = columns_of(sheet)
    return columns.get(column, columns.get(column_named(column)))


def known_column(sheet: SheetData, column: str) -> int:
    """The same. Raises KeyError for a column that is not there."""
    found = column_on(sheet, column)
    if found is None:
        raise KeyError(column)
    return found


class Written:
    """How the codes on a sheet are written; each column is looked at once, however many rows come."""

    def __init__(self, book: Book, sheet: SheetData) -> None:
        self.book, self.sheet = book, sheet
        self.columns: dict[str, int] = {}
        self.numbers: dict[str, bool] = {}

    def column(self, key: str) -> int:
        """The number of a column. Raises KeyError for one that nobody knows."""
        if key not in self.columns:
            self.columns[key] = known_column(self.sheet, key)
        return self.columns[key]

    def as_numbers(self, key: str) -> bool:
        """Whether the codes in a column are numbers to Excel, as its last row has it."""
        if key not in self.numbers:
            column = self.column(key)
            numbers = self.book.read(self.sheet.area, {column: CellType.NUMBER}).frame[column]
            texts = self.book.read(self.sheet.area, {column: CellType.TEXT}).frame[column].dropna()
            self.numbers[key] = len(texts) > 0 and not pd.isna(numbers.get(texts.index[-1]))
        return self.numbers[key]
