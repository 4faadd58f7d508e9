"""The rows of *Klanten* that go, whole and under the owner's headers, for the tab *Samengevoegd*."""

from collections.abc import Mapping

import pandas as pd

from klantenbestand.book.ooxml import column_letters
from klantenbestand.book.protocol import Book, CellType
from klantenbestand.duplicates.merges import Merges
from klantenbestand.reading.sheet_data import SheetData
from klantenbestand.tabs.samengevoegd import DAY, INTO
from klantenbestand.words.columns import Kind
from klantenbestand.words.sheets import CUSTOMERS
from klantenbestand.words.tab import Format

_FORMATS = {Kind.DATE: Format.DATE, Kind.AMOUNT: Format.EURO_CENTS, Kind.NUMBER: Format.COUNT}


def rows_that_go(
    book: Book, customers: SheetData, merges: Merges, day: pd.Timestamp
) -> tuple[pd.DataFrame, dict[str, Format]]:
    """The rows with DAY and INTO in front, and the formats by header. What could not be read stands as it was typed."""
    into = {
        row: number
        for one in merges.accepted
        for row, number in ((row, one.survivor.customer) for row in one.group.rows)
        if row != one.survivor.row
    }
    return whole_rows(book, customers, into, day)


def whole_rows(
    book: Book, customers: SheetData, into: Mapping[int, str], day: pd.Timestamp
) -> tuple[pd.DataFrame, dict[str, Format]]:
    """As `rows_that_go`, for Excel rows and what each goes up in. Days in the owner's own columns stay days."""
    rows = sorted(into)
    area = customers.area
    numbers = range(area.first_column, area.last_column + 1)
    raw = book.read(area, dict.fromkeys(numbers, CellType.TEXT)).frame.reindex(rows).astype(object)
    days = book.read(area, dict.fromkeys(numbers, CellType.DATE)).frame.reindex(rows).astype(object)
    raw = days.where(days.notna(), raw)
    known = {letter: key for key, letter in customers.letters.items() if customers.made_from.get(key, key) == key}
    extra = {letter: header for header, letter in customers.extra.items()}
    frame = {DAY: pd.Series(day, index=rows), INTO: pd.Series(into, dtype=object)}
    formats = {DAY: Format.DATE, INTO: Format.TEXT}
    for number in numbers:
        letter = column_letters(number)
        key = known.get(letter)
        header = customers.headers[key] if key else extra.get(letter, "")
        if not header or key == "merged_into" or header in frame:
            continue
        typed = customers.frame.loc[rows, key].astype(object) if key and key in customers.frame else raw[number]
        frame[header] = typed.where(typed.notna(), raw[number])
        if key:
            formats[header] = _FORMATS.get(CUSTOMERS[key].kind, Format.TEXT)
    return pd.DataFrame(frame, index=rows, dtype=object), formats
