"""Which customers stand on the rows that are selected in Excel, on whatever sheet with a column of customer numbers."""

from dataclasses import dataclass, replace

from klantenbestand.book.ooxml import column_number
from klantenbestand.book.protocol import Area, Book, CellType
from klantenbestand.reading.blocks import Block, blocks_of
from klantenbestand.reading.codes import read_code
from klantenbestand.reading.data import Data
from klantenbestand.reading.links import Known, loose
from klantenbestand.reading.texts import fold
from klantenbestand.words.errors import UsageError
from klantenbestand.words.sheets import CUSTOMERS

_HEADERS = [fold(name) for name in (CUSTOMERS["customer"].header, *CUSTOMERS["customer"].aliases)]
_MOST_ROWS = 10_000  # a whole column may be selected


@dataclass(frozen=True)
class Rows:
    """Rows of a sheet, by their Excel numbers."""

    sheet: str
    first: int
    last: int


def selected_customers(book: Book, data: Data, rows: Rows) -> list[str]:
    """The customer numbers on these rows as *Klanten* writes them, each once.

    Raises UsageError where none stands there, or nothing tells which column holds them.
    """
    area, column = _place(book, data, rows)
    last = min(rows.last, rows.first + _MOST_ROWS - 1, area.last_row or rows.last)
    wanted = replace(area, header_row=max(rows.first - 1, area.header_row), last_row=last)
    cells = book.read(wanted, {column: CellType.TEXT}).frame[column].dropna() if last > wanted.header_row else ()
    numbers = [reading.value for reading in map(read_code, cells) if reading.value]
    if not numbers:
        raise UsageError("no-customer-selected")
    return list(dict.fromkeys(as_known(data, number) for number in numbers))


def as_known(data: Data, number: str) -> str:
    """The number as *Klanten* writes it."""
    if data.customers is None:
        return number
    known = Known.of(data.customers)
    return number if number in known.numbers else known.by_form.get(loose(number), number)


def _place(book: Book, data: Data, rows: Rows) -> tuple[Area, int]:
    """The table around these rows, and its column with customer numbers."""
    for sheet in data.sheets():
        if sheet.name == rows.sheet and "customer" in sheet.letters and sheet.area.header_row < rows.last:
            return sheet.area, column_number(sheet.letters["customer"])
    blocks = blocks_of(book, rows.sheet, book.tables())
    around = [block for block in blocks if _around(block, rows) and _column(block)]
    if not around:
        raise UsageError("no-customer-selected")
    nearest = max(around, key=lambda block: block.area.header_row)
    return nearest.area, _column(nearest)


def _around(block: Block, rows: Rows) -> bool:
    last = block.area.last_row
    return block.area.header_row < rows.last and (last is None or rows.first <= last)


def _column(block: Block) -> int:
    """The column with customer numbers, by the best of its names; 0 without."""
    found = {fold(text): number for number, text in reversed([*block.headers.items()])}
    return next((found[name] for name in _HEADERS if name in found), 0)
