"""Groups of a merge that are taken back by themselves: which can be, and what a number that goes again becomes."""

from collections import Counter
from collections.abc import Callable, Collection

from klantenbestand.book.journal import CellLine, Journal, RowLine
from klantenbestand.book.protocol import Book, CellContent, CellFormula
from klantenbestand.book.row_keys import key_text
from klantenbestand.reading.data import Data
from klantenbestand.reading.sheet_data import SheetData
from klantenbestand.steps.row_identity import row_texts

MERGED = "merged_into"
_CUSTOMERS, _NUMBERS, _NUMBER = "customers", "numbers", "customer"


def groups_of(journal: Journal) -> list[str]:
    """The groups of a run, in its order."""
    return list(dict.fromkeys(cell.group for row in journal.rows for cell in row.cells if cell.group))


def builds_on(later: Journal, groups: Collection[str], journal: Journal, group: str) -> str:
    """Which of these groups of a later run changed what this `group` of an earlier one had changed, "" for none: it
    merged the customer who stayed into another, or changed the same cell of a customer."""
    stayed, cells = set(became(journal, group).values()), _customer_cells(journal, group)
    for one in groups:
        if stayed & became(later, one).keys() or cells & _customer_cells(later, one):
            return one
    return ""


def numbers_in_use(
    book: Book, data: Data, journal: Journal, wanted: Callable[[CellLine], bool]
) -> list[tuple[str, RowLine]]:
    """The groups of which a number that would come back is of another row of *Klanten* by now, with the row of the
    journal. One whose mark the owner took off himself is no other row."""
    customers = data.customers
    if customers is None or _NUMBER not in customers.frame:
        return []
    there = set(customers.frame[_NUMBER].dropna())
    back = [
        (cell.group, row)
        for row in journal.rows
        if row.sheet == _CUSTOMERS and row.name in there
        for cell in row.cells
        if cell.group and wanted(cell) and (_left_whole(row) or _marks(cell))
    ]
    if not back:
        return []
    texts = row_texts(book, customers).frame
    rows_of = Counter(map(str, texts[_NUMBER])) if _NUMBER in texts else Counter[str]()
    found = {
        (group, row.name): row
        for group, row in back
        if _left_whole(row) or rows_of[next(iter(row.identity), "")] > row.alike
    }
    return [(group, row) for (group, _), row in found.items()]


def marked_rows(book: Book, customers: SheetData) -> dict[str, int]:
    """The rows of *Klanten* that are marked as merged into another, by number."""
    if MERGED not in customers.headers or _NUMBER not in customers.headers:
        return {}
    texts = row_texts(book, customers).frame
    marked = texts.index.difference(customers.frame.index)
    return {str(texts.at[row, _NUMBER]): int(row) for row in marked if texts.at[row, MERGED]}


def number_it_becomes(undo: Journal) -> dict[str, CellContent]:
    """For the journal of the undo of a merge: the numbers that it brought back, and what each becomes once more."""
    found: dict[str, CellContent] = {}
    for row in undo.rows:
        cells = {cell.column: cell for cell in row.cells}
        if row.sheet == _NUMBERS and row.removed and {_NUMBER, "number_at_source"} <= cells.keys():
            found[key_text(cells["number_at_source"].old)] = cells[_NUMBER].old
        elif row.sheet != _CUSTOMERS and _NUMBER in cells and cells[_NUMBER].new is not None:
            found.setdefault(key_text(cells[_NUMBER].new), cells[_NUMBER].old)
    return {number: into for number, into in found.items() if number and into is not None}


def became(journal: Journal, group: str) -> dict[str, str]:
    """The numbers that went up in another with this group, and that other."""
    found: dict[str, str] = {}
    for row in journal.rows:
        cells = {cell.column: cell for cell in row.cells if cell.group == group}
        if row.sheet == _CUSTOMERS and MERGED in cells:
            found[row.name] = key_text(cells[MERGED].new)
        elif row.sheet != _CUSTOMERS and _NUMBER in cells:
            old = cells["number_at_source"].new if row.added and "number_at_source" in cells else cells[_NUMBER].old
            found[key_text(old)] = key_text(cells[_NUMBER].new)
    return {old: new for old, new in found.items() if old and new}


def _customer_cells(journal: Journal, group: str) -> set[tuple[str, str]]:
    rows = (row for row in journal.rows if row.sheet == _CUSTOMERS)
    return {(row.name, cell.column) for row in rows for cell in row.cells if cell.group == group}


def _left_whole(row: RowLine) -> bool:
    return row.removed and row.above is not None


def _marks(cell: CellLine) -> bool:
    return cell.column == MERGED and not key_text(cell.old) and bool(key_text(cell.new))


def same_mark(one: CellContent, other: CellContent) -> bool:
    """Whether two marks name one customer, as a number or as text, in capitals or not.

    >>> same_mark(1001.0, "1001"), same_mark("K1 ", "k1"), same_mark("K1", "K5"), same_mark("", None)
    (True, True, False, True)
    """
    if isinstance(one, CellFormula) or isinstance(other, CellFormula):
        return isinstance(one, CellFormula) and isinstance(other, CellFormula) and one.text == other.text
    return key_text(one).casefold() == key_text(other).casefold()
