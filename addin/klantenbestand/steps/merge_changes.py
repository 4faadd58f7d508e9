"""Which cells change when customers are merged: what the survivor gets, who is marked, what moves along with them."""

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from klantenbestand.book.ooxml import column_number
from klantenbestand.book.protocol import Book, CellContent, CellType
from klantenbestand.book.row_edit import MOST_CHARACTERS
from klantenbestand.duplicates.decisions import Proposal
from klantenbestand.duplicates.merges import Left, Merges
from klantenbestand.reading.data import Data
from klantenbestand.reading.merged_numbers import SOURCE
from klantenbestand.reading.sheet_data import SheetData
from klantenbestand.steps.change_edits import Cell, Edit, LeavingRow, NewRow
from klantenbestand.steps.change_plan import code
from klantenbestand.words.columns import Kind
from klantenbestand.words.sheets import CUSTOMERS

MERGED, REMARKS, REFERRED = "merged_into", "remarks", "referred_by"


def that_fit(merges: Merges) -> Merges:
    """Without the groups of which the joined remarks, or another text, do not fit in one cell."""
    long = [one for one in merges.accepted if not all(map(_fits, _values(one)))]
    left = [Left(one.key, "long", one.group.customers) for one in long]
    return Merges(tuple(one for one in merges.accepted if one not in long), (*merges.left, *left))


def _values(one: Proposal) -> Iterator[object]:
    return (one.values.get(choice.key, choice.value) for choice in one.survivor.choices)


def _fits(value: object) -> bool:
    return not isinstance(value, str) or len(value.encode("utf-16-le")) // 2 <= MOST_CHARACTERS


def changes_of(book: Book, data: Data, merges: Merges, *, may_leave: bool = True) -> list[Edit]:
    """All that changes in *Klanten*, *Aankopen*, *Contacten*, *Toestemmingen* and *Nummers*. The rows that go leave
    *Klanten* where they can and may; else they are marked."""
    changes: list[Edit] = []
    customers = data.customers
    assert customers is not None
    numeric = _numbers_as_numbers(book, customers, ["customer", *_code_keys(customers)])
    forms = {one.survivor.customer: one.survivor.row in numeric["customer"] for one in merges.accepted}
    for one in merges.accepted:
        into = code(one.survivor.customer, as_number=forms[one.survivor.customer])
        gone = [row for row in one.group.rows if row != one.survivor.row]
        marks = [Cell("customers", row, MERGED, into, group=one.key) for row in gone]
        changes += (
            [LeavingRow("customers", row, mark, one.key) for row, mark in zip(gone, marks, strict=True)]
            if may_leave
            else marks
        )
        _survivor(changes, customers, one, numeric)
    groups = {number: one.key for one in merges.accepted for number in one.group.customers}
    _referred(changes, customers, merges, numeric.get(REFERRED, set()))
    for sheet in (data.purchases, data.contacts, data.consents, data.numbers):
        if sheet is not None and "customer" in sheet.frame:
            _moved(changes, book, sheet, merges.moved, groups)
    return changes


def _survivor(changes: list[Edit], customers: SheetData, one: Proposal, numeric: Mapping[str, set[int]]) -> None:
    """The fields of the row that stays, as far as they become something else."""
    row = one.survivor.row
    for choice in one.survivor.choices:
        key = choice.key
        if key in ("customer", MERGED, REFERRED) or not (key == REMARKS or _has_cell(customers, key)):
            continue
        value = one.values.get(key, choice.value)
        old = customers.frame.at[row, key] if key in customers.frame else None
        if _none(old) == _none(value):
            continue
        as_number = key in numeric and (row in numeric[key] or choice.row in numeric[key])
        changes.append(Cell("customers", row, key, _content(key, value, as_number=as_number), group=one.key))


def _referred(changes: list[Edit], customers: SheetData, merges: Merges, numeric: set[int]) -> None:
    """Who was brought by a customer that goes, was brought by the one that it becomes; nobody brings himself."""
    if not _has_cell(customers, REFERRED):
        return
    stays = {one.survivor.row: one for one in merges.accepted}
    goes = {row for one in merges.accepted for row in one.group.rows} - set(stays)
    groups = {number: one.key for one in merges.accepted for number in one.group.customers}
    for row, old in _by_row(customers.frame[REFERRED]):
        if row in goes:
            continue
        new = _referrer(customers, stays[row]) if row in stays else old
        new = merges.moved.get(new, new) if new else new
        if new != old:
            group = stays[row].key if row in stays else groups[str(old)]
            content = code(new, as_number=row in numeric) if new else None
            changes.append(Cell("customers", row, REFERRED, content, group=group))


def _by_row(values: "pd.Series[str]") -> Iterator[tuple[int, str | None]]:
    for row, value in zip(values.index, values, strict=True):
        yield int(row), None if pd.isna(value) else str(value)


def _referrer(customers: SheetData, one: Proposal) -> str | None:
    """Who brought any of these rows, that of the one that stays first."""
    rows = sorted(one.group.rows, key=lambda row: row != one.survivor.row)
    named = [_none(customers.frame.at[row, REFERRED]) for row in rows]
    return next((str(number) for number in named if number and number not in one.group.customers), None)


def _moved(
    changes: list[Edit], book: Book, sheet: SheetData, moved: Mapping[str, str], groups: Mapping[str, str]
) -> None:
    """The rows of customers that go, on the number of the one that each becomes."""
    given = sheet.frame["customer"]
    given = given[given.isin(list(moved))]
    if given.empty:
        return
    numeric = _numbers_as_numbers(book, sheet, ["customer"])["customer"]
    for row, old in _by_row(given):
        new = code(moved[str(old)], as_number=row in numeric)
        changes.append(Cell(sheet.sheet.key, row, "customer", new, group=groups[str(old)]))


def new_numbers(merges: Merges, day: pd.Timestamp) -> list[Edit]:
    """The rows for *Nummers*: the old numbers."""
    groups = {number: one.key for one in merges.accepted for number in one.group.customers}
    return [
        NewRow(
            "numbers",
            {"source": SOURCE, "number_at_source": old, "customer": new, "valid_from": day.date()},
            group=groups[old],
        )
        for old, new in merges.moved.items()
    ]


def _has_cell(customers: SheetData, key: str) -> bool:
    return key in customers.headers and customers.made_from.get(key, key) == key


def _code_keys(customers: SheetData) -> Iterator[str]:
    """Columns of codes, of which a cell may hold a number."""
    return (column.key for column in CUSTOMERS if column.kind is Kind.CODE and _has_cell(customers, column.key))


def _numbers_as_numbers(book: Book, sheet: SheetData, keys: Sequence[str]) -> dict[str, set[int]]:
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
    return code(str(value), as_number=as_number)


def _none(value: object) -> object:
    return None if value is None or pd.isna(value) else value  # type: ignore[call-overload]
