"""What a step wants changed in the owner's sheets, as cells: rows found, room made, old values compared."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from klantenbestand.book.cell_contents import same_content
from klantenbestand.book.protocol import Book, CellContent, CellFormula, CellPlace, CellType
from klantenbestand.book.row_keys import key_text
from klantenbestand.reading.data import Data, read_data
from klantenbestand.reading.sheet_data import SheetData
from klantenbestand.steps.row_identity import columns_of
from klantenbestand.words.columns import Kind
from klantenbestand.words.errors import WorkbookError
from klantenbestand.words.sheets import DATA_SHEETS

_SHEETS = {sheet.key: sheet for sheet in DATA_SHEETS}
_LONGEST_NUMBER = 15  # digits that a number cell holds exactly


class _Any:
    """No old value is given."""


ANY = _Any()


@dataclass(frozen=True)
class Cell:
    """Another value for one cell of a row that is there.

    `sheet` is our key of the sheet ("customers"); `row` its Excel number as read in this run, or a customer number
    that occurs once in *Klanten*; `column` our key, or the header of a column of the owner. `old` is what was read
    there (typed, as in the frame) when the change was decided, where that was in an earlier run: a cell that holds
    something else by now is left alone. `group` names a part of the run that can be taken back by itself.
    """

    sheet: str
    row: int | str
    column: str
    new: CellContent
    old: object = ANY
    group: str = ""


@dataclass(frozen=True)
class NewRow:
    """A row more at the end of a sheet: our keys of its columns -> values; the others stay empty."""

    sheet: str
    values: Mapping[str, CellContent]
    group: str = ""


Edit = Cell | NewRow


@dataclass
class Plan:
    """The edits as places. `cells`: our key of the sheet -> place -> content; `groups` likewise. `before` is what the
    touched rows held. `left` are the edits that do not fit any more."""

    data: Data
    cells: dict[str, dict[CellPlace, CellContent]] = field(default_factory=dict)
    groups: dict[str, dict[CellPlace, str]] = field(default_factory=dict)
    before: dict[str, Mapping[CellPlace, CellContent]] = field(default_factory=dict)
    new_rows: dict[str, set[int]] = field(default_factory=dict)
    columns: list[tuple[str, str]] = field(default_factory=list)  # sheet and header of those that were added
    sheets: list[str] = field(default_factory=list)  # that were added
    left: list[Cell] = field(default_factory=list)

    def sheet(self, key: str) -> SheetData:
        """A sheet that is there."""
        found: SheetData | None = getattr(self.data, key)
        if found is None:
            raise WorkbookError("change-sheet-missing", sheet=_SHEETS[key].name)
        return found


def planned(book: Book, data: Data, edits: Sequence[Edit]) -> Plan:
    """The edits as places in the workbook, with the sheets and columns that they need.

    Raises WorkbookError where there is no room, KeyError for a column that nobody knows.
    """
    plan = _with_room(book, data, edits)
    found = [(edit, _row_of(plan, edit)) for edit in edits if isinstance(edit, Cell)]
    for key in dict.fromkeys(edit.sheet for edit in edits):
        rows = {row for edit, row in found if edit.sheet == key and row is not None}
        new = [edit for edit in edits if isinstance(edit, NewRow) and edit.sheet == key]
        first = _free_row(book, plan.sheet(key), len(new)) if new else 0
        plan.new_rows[key] = set(range(first, first + len(new)))
        plan.before[key] = book.cells(plan.sheet(key).name, rows | plan.new_rows[key])
        for place, more in enumerate(new, first):
            _add_row(book, plan, more, place)
    for edit, row in found:
        if row is None or not _still_fits(plan, edit, row):
            plan.left.append(edit)
        else:
            _add_cell(plan, edit, row)
    _drop_unchanged(plan, book.date_1904)
    return plan


def _with_room(book: Book, data: Data, edits: Sequence[Edit]) -> Plan:
    """The workbook with the sheets and columns that are needed, read again where they came."""
    plan = Plan(data)
    for key in dict.fromkeys(edit.sheet for edit in edits if isinstance(edit, NewRow)):
        if getattr(plan.data, key) is None:
            sheet = _SHEETS[key]
            if sheet.name.casefold() in {info.name.casefold() for info in book.sheets()}:
                raise WorkbookError("change-sheet-unusable", sheet=sheet.name)
            book.add_sheets([sheet], data.settings, with_settings=False)
            plan.data = read_data(book)
            plan.sheets.append(plan.sheet(key).name)
    for key, column in dict.fromkeys(_wanted_columns(edits)):
        sheet_data = plan.sheet(key)
        if column in sheet_data.extra or (column in sheet_data.headers and _has_cell(sheet_data, column)):
            continue
        if column in sheet_data.headers:
            raise KeyError(f"{key}.{column} is made from another column")
        header = _SHEETS[key][column].header
        book.add_column(sheet_data.area, header)
        plan.columns.append((key, header))
        plan.data = read_data(book)
    return plan


def _wanted_columns(edits: Sequence[Edit]) -> Iterator[tuple[str, str]]:
    for edit in edits:
        if isinstance(edit, Cell):
            yield edit.sheet, edit.column
        else:
            yield from ((edit.sheet, key) for key, value in edit.values.items() if value is not None)


def _row_of(plan: Plan, edit: Cell) -> int | None:
    """The Excel row of an edit, None where it is not there exactly once."""
    if isinstance(edit.row, int):
        return edit.row
    numbers = plan.sheet(edit.sheet).frame["customer"]
    rows = numbers.index[numbers == edit.row]
    return int(rows[0]) if len(rows) == 1 else None


def _still_fits(plan: Plan, edit: Cell, row: int) -> bool:
    if isinstance(edit.old, _Any):
        return True
    sheet = plan.sheet(edit.sheet)
    if edit.column not in sheet.frame:
        return key_text(plan.before[edit.sheet].get((row, _column(sheet, edit.column)))) == key_text(edit.old)
    return row in sheet.frame.index and key_text(sheet.frame.at[row, edit.column]) == key_text(edit.old)


def _add_cell(plan: Plan, edit: Cell, row: int) -> None:
    sheet = plan.sheet(edit.sheet)
    place = (row, _column(sheet, edit.column))
    old = plan.before[edit.sheet].get(place)
    is_number = isinstance(old, (int, float)) or (isinstance(old, CellFormula) and isinstance(old.shown, (int, float)))
    plan.cells.setdefault(edit.sheet, {})[place] = as_written(sheet, edit.column, edit.new, as_number=is_number)
    plan.groups.setdefault(edit.sheet, {})[place] = edit.group


def _add_row(book: Book, plan: Plan, edit: NewRow, row: int) -> None:
    sheet = plan.sheet(edit.sheet)
    for key, value in edit.values.items():
        if value is not None:
            place = (row, _column(sheet, key))
            numbers = isinstance(value, str) and value.isdecimal() and _holds_numbers(book, sheet, key)
            plan.cells.setdefault(edit.sheet, {})[place] = as_written(sheet, key, value, as_number=numbers)
            plan.groups.setdefault(edit.sheet, {})[place] = edit.group


def _drop_unchanged(plan: Plan, date_1904: bool) -> None:
    for key, cells in plan.cells.items():
        before = plan.before[key]
        for place in [place for place, new in cells.items() if same_content(before.get(place), new, date_1904)]:
            del cells[place]


def as_written(sheet: SheetData, column: str, value: CellContent, *, as_number: bool) -> CellContent:
    """A value as the cell gets it: a code is a number where a number stood (`as_number`), else text."""
    is_code = column in sheet.sheet.by_key and sheet.sheet[column].kind is Kind.CODE
    return code(value, as_number=as_number) if is_code and isinstance(value, str) else value


def code(number: str, *, as_number: bool) -> CellContent:
    """A code as text, or as the number that it reads as.

    >>> code("0012", as_number=True), code("12", as_number=True), code("12", as_number=False)
    ('0012', 12, '12')
    """
    is_plain = number.isdecimal() and number.isascii() and len(number) <= _LONGEST_NUMBER
    return int(number) if as_number and is_plain and not number.startswith("0") else number


def _free_row(book: Book, sheet: SheetData, count: int) -> int:
    """The first of so many rows directly under the last one in which anything stands. Raises WorkbookError."""
    columns = range(sheet.area.first_column, sheet.area.last_column + 1)
    filled = book.read(sheet.area, dict.fromkeys(columns, CellType.TEXT)).frame.index
    first = max([sheet.area.header_row, *map(int, filled[-1:])]) + 1
    rows = range(first, first + count)
    table = next((one for one in book.tables() if one.name == sheet.area.table), None)
    last = None if table is None else table.last_row - table.totals_rows
    in_the_way = [
        place
        for place, content in book.cells(sheet.name, rows).items()
        if place[1] in columns and not (isinstance(content, CellFormula) and last is not None and place[0] <= last)
    ]
    if in_the_way or (table is not None and table.totals_rows and last is not None and rows[-1] > last):
        raise WorkbookError("no-room-for-row", sheet=sheet.name, row=first)
    return first


def _holds_numbers(book: Book, sheet: SheetData, key: str) -> bool:
    """Whether the codes in a column are numbers to Excel, as its last row has it."""
    column = _column(sheet, key)
    numbers = book.read(sheet.area, {column: CellType.NUMBER}).frame[column]
    texts = book.read(sheet.area, {column: CellType.TEXT}).frame[column].dropna()
    return len(texts) > 0 and not pd.isna(numbers.get(texts.index[-1]))


def _column(sheet: SheetData, column: str) -> int:
    header = sheet.headers.get(column, column)
    return columns_of(sheet)[header]


def _has_cell(sheet: SheetData, key: str) -> bool:
    return sheet.made_from.get(key, key) == key
