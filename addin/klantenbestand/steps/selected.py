"""Which customers stand on the rows that are selected in Excel, on whatever sheet with a column of customer numbers."""

from dataclasses import replace

import pandas as pd

from klantenbestand.book.ooxml import column_number
from klantenbestand.book.protocol import Area, Book, CellType
from klantenbestand.book.selected_rows import Rows
from klantenbestand.reading.blocks import Block, blocks_of
from klantenbestand.reading.codes import read_code
from klantenbestand.reading.data import Data
from klantenbestand.reading.links import Known, loose
from klantenbestand.reading.texts import fold
from klantenbestand.words.errors import UsageError
from klantenbestand.words.frozen import frozen
from klantenbestand.words.sheets import CUSTOMERS

__all__ = ["Rows", "Selected", "Who", "selected_customers"]

_HEADERS = [fold(name) for name in (CUSTOMERS["customer"].header, *CUSTOMERS["customer"].aliases)]


@frozen
class Who:
    """A customer who is meant: his number as *Klanten* writes it ("" where he has none), and his row there where that
    is known. Two customers may have one number by mistake: then only the row tells them apart."""

    number: str
    row: int | None = None


@frozen
class Selected:
    """Who stands on the selected rows, each once, and how many more stand on rows that are hidden."""

    customers: tuple[Who, ...]
    hidden: int = 0


def selected_customers(book: Book, data: Data, rows: Rows) -> Selected:
    """The customers on these rows, without those on rows that nobody sees; on *Klanten* each by his own row.

    Raises UsageError where none stands there, where all are hidden, or nothing tells which column holds the numbers.
    """
    found: dict[int, Who] = {}
    for area in rows.areas:
        found |= _numbered(book, data, area) | _own_rows(data, area)
    if not found:
        raise UsageError("no-customer-selected")
    seen = [who for row, who in found.items() if row not in rows.hidden]
    if not seen:
        raise UsageError("selection-hidden")
    return Selected(tuple(dict.fromkeys(seen)), len(found) - len(seen))


def _own_rows(data: Data, rows: Rows) -> dict[int, Who]:
    """By Excel row of *Klanten*, with or without a number."""
    customers = data.customers
    if customers is None or rows.sheet != customers.name:
        return {}
    numbers = customers.frame["customer"]
    numbers = numbers[(numbers.index >= rows.first) & (numbers.index <= rows.last)]
    rows_there = zip(map(int, numbers.index), numbers, strict=True)
    return {row: Who("" if pd.isna(number) else str(number), row) for row, number in rows_there}


def _numbered(book: Book, data: Data, rows: Rows) -> dict[int, Who]:
    """By Excel row, of whatever sheet: who has the number there."""
    place = _place(book, data, rows)
    if place is None:
        return {}
    area, column = place
    last = min(rows.last, area.last_row or rows.last)
    wanted = replace(area, header_row=max(rows.first - 1, area.header_row), last_row=last)
    if last <= wanted.header_row:
        return {}
    known = None if data.customers is None else Known.of(data.customers)
    cells = book.read(wanted, {column: CellType.TEXT}).frame[column].dropna()
    numbers = dict(zip(map(int, cells.index), (read_code(cell).value for cell in cells), strict=True))
    return {row: Who(_as_known(known, number)) for row, number in numbers.items() if number}


def _as_known(known: Known | None, number: str) -> str:
    """The number as *Klanten* writes it."""
    if known is None or number in known.numbers:
        return number
    return known.by_form.get(loose(number), number)


def _place(book: Book, data: Data, rows: Rows) -> tuple[Area, int] | None:
    """The table around these rows, and its column with customer numbers."""
    for sheet in data.sheets():
        if sheet.name == rows.sheet and "customer" in sheet.letters and sheet.area.header_row < rows.last:
            return sheet.area, column_number(sheet.letters["customer"])
    blocks = blocks_of(book, rows.sheet, book.tables())
    around = [block for block in blocks if _around(block, rows) and _column(block)]
    if not around:
        return None
    nearest = max(around, key=lambda block: block.area.header_row)
    return nearest.area, _column(nearest)


def _around(block: Block, rows: Rows) -> bool:
    last = block.area.last_row
    return block.area.header_row < rows.last and (last is None or rows.first <= last)


def _column(block: Block) -> int:
    """The column with customer numbers, by the best of its names; 0 without."""
    found = {fold(text): number for number, text in reversed([*block.headers.items()])}
    return next((found[name] for name in _HEADERS if name in found), 0)
