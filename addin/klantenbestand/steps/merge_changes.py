"""Which cells change when customers are merged: what the survivor gets, who is marked, what moves along with them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from klantenbestand.book.file_book import FileBook
from klantenbestand.book.journal import Entry
from klantenbestand.book.ooxml import column_number
from klantenbestand.book.protocol import Area, CellType
from klantenbestand.book.row_edit import CellContent
from klantenbestand.duplicates.decisions import Proposal
from klantenbestand.duplicates.merges import Merges
from klantenbestand.reading.data import Data
from klantenbestand.reading.sheet_data import SheetData
from klantenbestand.words.columns import Kind
from klantenbestand.words.sheets import CUSTOMERS, NUMBERS

MERGED, REMARKS, REFERRED = "merged_into", "remarks", "referred_by"
SOURCE = "samengevoegd"
Cells = dict[tuple[int, int], CellContent]
_LONGEST_NUMBER = 15  # digits that a number cell holds exactly


@dataclass
class Changes:
    """The cells by sheet, and the same for the journal."""

    cells: dict[str, Cells] = field(default_factory=dict)
    told: list[Entry] = field(default_factory=list)

    def set(self, sheet: SheetData, key: str, about: "_About", old: object, new: CellContent) -> None:
        """One cell of a column that the sheet has; `old` is what stood there."""
        self.cells.setdefault(sheet.name, {})[(about.row, column_number(sheet.letters[key]))] = new
        told = Entry(about.group, sheet.name, about.row, about.named, sheet.headers[key], _none(old), new)
        self.told.append(told)


@dataclass(frozen=True)
class _About:
    """A row that changes: its Excel row, what names it from run to run, and the group of duplicates it is for."""

    row: int
    named: str
    group: str


def needed_columns(customers: SheetData, merges: Merges) -> list[str]:
    """Columns that *Klanten* lacks and the merges need."""
    needed = [] if MERGED in customers.headers else [MERGED]
    has_remark = any(
        choice.key == REMARKS and choice.value for one in merges.accepted for choice in one.survivor.choices
    )
    return needed + ([REMARKS] if has_remark and REMARKS not in customers.headers else [])


def changes_of(book: FileBook, data: Data, merges: Merges) -> Changes:
    """All cells that change in *Klanten*, *Aankopen*, *Contacten*, *Toestemmingen* and *Nummers*."""
    changes, customers = Changes(), data.customers
    assert customers is not None
    numeric = _numbers_as_numbers(book, customers, ["customer", *_code_keys(customers)])
    forms = {one.survivor.customer: one.survivor.row in numeric["customer"] for one in merges.accepted}
    for one in merges.accepted:
        _survivor(changes, customers, one, numeric)
        for row, number in zip(one.group.rows, one.group.customers, strict=True):
            if row != one.survivor.row:
                into = _code(one.survivor.customer, as_number=forms[one.survivor.customer])
                changes.set(customers, MERGED, _About(row, number, one.key), None, into)
    groups = {number: one.key for one in merges.accepted for number in one.group.customers}
    _referred(changes, customers, merges, numeric.get(REFERRED, set()))
    for sheet in (data.purchases, data.contacts, data.consents, data.numbers):
        if sheet is not None and "customer" in sheet.frame:
            _moved(changes, book, sheet, merges.moved, groups)
    return changes


def _survivor(changes: Changes, customers: SheetData, one: Proposal, numeric: Mapping[str, set[int]]) -> None:
    """The fields of the row that stays, as far as they become something else."""
    row = one.survivor.row
    about = _About(row, one.survivor.customer, one.key)
    for choice in one.survivor.choices:
        key = choice.key
        if key in ("customer", MERGED, REFERRED) or not _has_cell(customers, key):
            continue
        value = one.values.get(key, choice.value)
        old = customers.frame.at[row, key] if key in customers.frame else None
        if _none(old) == _none(value):
            continue
        as_number = key in numeric and (row in numeric[key] or choice.row in numeric[key])
        changes.set(customers, key, about, old, _content(key, value, as_number=as_number))


def _referred(changes: Changes, customers: SheetData, merges: Merges, numeric: set[int]) -> None:
    """Who was brought by a customer that goes, was brought by the one that it becomes; nobody brings himself."""
    if not _has_cell(customers, REFERRED):
        return
    stays = {one.survivor.row: one for one in merges.accepted}
    goes = {row for one in merges.accepted for row in one.group.rows} - set(stays)
    groups = {number: one.key for one in merges.accepted for number in one.group.customers}
    for row, old in _by_row(customers.frame[REFERRED]):
        if row in goes:
            continue
        named = str(customers.frame.at[row, "customer"])
        new = _referrer(customers, stays[row]) if row in stays else old
        new = merges.moved.get(new, new) if new else new
        if new != old:
            group = stays[row].key if row in stays else groups[str(old)]
            content = _code(new, as_number=row in numeric) if new else None
            changes.set(customers, REFERRED, _About(row, named, group), old, content)


def _by_row(values: "pd.Series[str]") -> Iterator[tuple[int, str | None]]:
    for row, value in zip(values.index, values, strict=True):
        yield int(row), None if pd.isna(value) else str(value)


def _referrer(customers: SheetData, one: Proposal) -> str | None:
    """Who brought any of these rows, that of the one that stays first."""
    rows = sorted(one.group.rows, key=lambda row: row != one.survivor.row)
    named = [_none(customers.frame.at[row, REFERRED]) for row in rows]
    return next((str(number) for number in named if number and number not in one.group.customers), None)


def _moved(
    changes: Changes, book: FileBook, sheet: SheetData, moved: Mapping[str, str], groups: Mapping[str, str]
) -> None:
    """The rows of customers that go, on the number of the one that each becomes."""
    given = sheet.frame["customer"]
    given = given[given.isin(list(moved))]
    if given.empty:
        return
    numeric = _numbers_as_numbers(book, sheet, ["customer"])["customer"]
    name = next((key for key in ("order", "number_at_source", "date") if key in sheet.frame), "customer")
    for row, old in _by_row(given):
        number = str(old)
        named = f"{number} / {_none(sheet.frame.at[row, name]) or ''}"
        new = _code(moved[number], as_number=row in numeric)
        changes.set(sheet, "customer", _About(row, named, groups[number]), number, new)


def new_numbers(data: Data, book: FileBook, merges: Merges, day: pd.Timestamp) -> Cells:
    """The rows for *Nummers*: the old numbers, under what stands there."""
    sheet = data.numbers
    assert sheet is not None
    cells: Cells = {}
    for row, (old, new) in enumerate(merges.moved.items(), _last_row(book, sheet.area) + 1):
        values: dict[str, CellContent] = {
            "source": SOURCE,
            "number_at_source": old,
            "customer": new,
            "valid_from": day.date(),
        }
        for key in (column.key for column in NUMBERS if column.key in sheet.headers):
            cells[(row, _column(sheet, key))] = values[key]
    return cells


def _last_row(book: FileBook, area: Area) -> int:
    """The last row of a table in which anything stands, totals too."""
    types = dict.fromkeys(range(area.first_column, area.last_column + 1), CellType.TEXT)
    return max([area.header_row, *(int(row) for row in book.read(area, types).frame.index)])


def _has_cell(customers: SheetData, key: str) -> bool:
    return key in customers.headers and customers.made_from.get(key, key) == key


def _code_keys(customers: SheetData) -> Iterator[str]:
    """Columns of codes, of which a cell may hold a number."""
    return (column.key for column in CUSTOMERS if column.kind is Kind.CODE and _has_cell(customers, column.key))


def _numbers_as_numbers(book: FileBook, sheet: SheetData, keys: Sequence[str]) -> dict[str, set[int]]:
    """For each column the Excel rows in which a number stands and no text of digits: what replaces it is one too."""
    columns = {key: _column(sheet, key) for key in dict.fromkeys(keys)}
    raw = book.read(sheet.area, dict.fromkeys(columns.values(), CellType.NUMBER)).frame
    return {key: {int(row) for row in raw.index[raw[column].notna()]} for key, column in columns.items()}


def _column(sheet: SheetData, key: str) -> int:
    return column_number(sheet.letters[key])


def _content(key: str, value: object, *, as_number: bool) -> CellContent:
    """A value as a cell holds it."""
    if _none(value) is None:
        return None
    if isinstance(value, pd.Timestamp):
        return value.date()
    if CUSTOMERS[key].kind in (Kind.AMOUNT, Kind.NUMBER):
        return float(str(value))
    return _code(str(value), as_number=as_number)


def _code(number: str, *, as_number: bool) -> CellContent:
    is_plain = (
        number.isdecimal() and number.isascii() and len(number) <= _LONGEST_NUMBER and number.lstrip("0") == number
    )
    return int(number) if as_number and is_plain else number


def _none(value: object) -> object:
    return None if value is None or pd.isna(value) else value  # type: ignore[call-overload]
