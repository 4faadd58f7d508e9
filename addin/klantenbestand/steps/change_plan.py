"""What a step wants changed in the owner's sheets, as cells: rows found, room made, old values compared."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from klantenbestand.book.cell_contents import same_content
from klantenbestand.book.format_codes import GENERAL
from klantenbestand.book.protocol import Book, CellContent, CellFormula, CellPlace, CellType, StaysWhy
from klantenbestand.book.row_keys import key_text
from klantenbestand.book.shared_formulas import moved_formula
from klantenbestand.reading.data import Data, read_data
from klantenbestand.reading.sheet_data import SheetData
from klantenbestand.steps.change_edits import (
    Cell,
    Edit,
    GoneColumn,
    GoneRow,
    GoneSheet,
    Home,
    NewColumn,
    NewRow,
    given_old,
)
from klantenbestand.steps.new_row_formulas import formulas_of_new
from klantenbestand.steps.row_identity import columns_of
from klantenbestand.steps.sheet_columns import Written, column_on, known_column
from klantenbestand.words.columns import Kind
from klantenbestand.words.errors import WorkbookError
from klantenbestand.words.frozen import frozen
from klantenbestand.words.sheets import DATA_SHEETS

_SHEETS = {sheet.key: sheet for sheet in DATA_SHEETS}
_LONGEST_NUMBER = 15  # digits that a number cell holds exactly


@frozen
class LeftRow:
    """A row that left its sheet: where it stood, and what its cells held, by column; `links` as `Book.links`."""

    home: Home
    group: str
    contents: Mapping[int, CellContent]
    formats: Mapping[int, str]
    links: Mapping[int, str] = field(default_factory=dict)


@frozen
class Stay:
    """A row that could not leave its sheet (our key), as it is numbered now, and why (`words.texts.rows`)."""

    sheet: str
    row: int
    why: str


@dataclass
class SheetPlan:
    """The edits of one sheet as places. `before` is what the touched rows held, `after` what they hold once the cells
    are changed; `ends` is the last row of its table,
    0 without one."""

    cells: dict[CellPlace, CellContent] = field(default_factory=dict)
    groups: dict[CellPlace, str] = field(default_factory=dict)
    before: Mapping[CellPlace, CellContent] = field(default_factory=dict)
    after: Mapping[CellPlace, CellContent] = field(default_factory=dict)
    formats: dict[CellPlace, str] = field(default_factory=dict)  # that cells must have in the end
    had: Mapping[CellPlace, str] = field(default_factory=dict)  # that they had
    links: dict[CellPlace, str] = field(default_factory=dict)  # of rows that come back
    new_rows: set[int] = field(default_factory=set)
    gone_rows: set[int] = field(default_factory=set)
    ends: int = 0
    most_fewer: int = 0  # rows that the table may give up
    left: list[LeftRow] = field(default_factory=list)

    def set(self, place: CellPlace, content: CellContent, group: str) -> None:
        self.cells[place] = content
        self.groups[place] = group

    def fill(self, formulas: Mapping[CellPlace, CellContent], rows: Mapping[int, NewRow]) -> None:
        """What the owner's columns get in new rows, where nothing stands or comes."""
        for place, content in formulas.items():
            if place not in self.cells and self.before.get(place) is None:
                self.set(place, content, rows[place[0]].group)


@dataclass
class Plan:
    """What changes in the workbook, by our key of the sheet; `left` are the edits that do not fit any more. Of columns
    (with their sheet) and sheets our keys."""

    data: Data
    sheets: dict[str, SheetPlan] = field(default_factory=dict)
    added_columns: list[tuple[str, str]] = field(default_factory=list)
    added_sheets: list[str] = field(default_factory=list)
    gone_columns: list[tuple[str, str]] = field(default_factory=list)
    gone_sheets: list[str] = field(default_factory=list)
    left: list[Cell] = field(default_factory=list)
    stays: list[Stay] = field(default_factory=list)
    at_end: int = 0  # rows that came back, but not where they stood
    sheets_stay: dict[str, StaysWhy] = field(default_factory=dict)  # by name
    gaps: dict[str, list[int]] = field(default_factory=dict)  # by name of the sheet: rows left empty in its list

    def sheet(self, key: str) -> SheetData:
        """A sheet that is there."""
        found: SheetData | None = getattr(self.data, key)
        if found is None:
            raise WorkbookError("change-sheet-missing", sheet=_SHEETS[key].name)
        return found


def fill_plan(book: Book, plan: Plan, edits: Sequence[Edit]) -> Plan:
    """The edits as places in the workbook, with the sheets and columns that they need.

    Raises WorkbookError where there is no room, KeyError for a column that nobody knows.
    """
    _make_room(book, plan, edits)
    plan.gone_columns = [(edit.sheet, edit.column) for edit in edits if isinstance(edit, GoneColumn)]
    plan.gone_sheets = [edit.sheet for edit in edits if isinstance(edit, GoneSheet)]
    for key in dict.fromkeys(edit.sheet for edit in edits if isinstance(edit, (Cell, NewRow, GoneRow))):
        _plan_sheet(book, plan, key, [edit for edit in edits if edit.sheet == key])
    return plan


def _plan_sheet(book: Book, plan: Plan, key: str, edits: Sequence[Edit]) -> None:
    sheet, found = plan.sheet(key), [(edit, _row_of(plan, edit)) for edit in edits if isinstance(edit, Cell)]
    new = [edit for edit in edits if isinstance(edit, NewRow)]
    gone = {edit.row: edit.group for edit in edits if isinstance(edit, GoneRow)}
    most = max((edit.grew for edit in edits if isinstance(edit, GoneRow)), default=0)
    at_end = [edit for edit in new if not edit.at]
    first = _free_row(book, sheet, len(at_end)) if at_end else 0
    places = [*((edit.at, edit) for edit in new if edit.at), *enumerate(at_end, first)]
    made = plan.sheets.setdefault(key, SheetPlan())
    made.new_rows, made.gone_rows, made.most_fewer = {row for row, _ in places}, set(gone), most
    made.ends = next((one.last_row for one in book.tables() if one.name == sheet.area.table), 0)
    made.before = book.cells(sheet.name, {*gone, *made.new_rows, *(row for _, row in found if row is not None)})
    for row, column in made.before:
        if row in gone and sheet.area.first_column <= column <= sheet.area.last_column:
            made.set((row, column), None, gone[row])
    written = Written(book, sheet)
    for row, more in places:
        _add_row(written, sheet, made, more, row)
    made.fill(formulas_of_new(book, sheet, [row for row, edit in places if not (edit.at or edit.exact)]), dict(places))
    for edit, at in found:
        if at is None or not _still_fits(sheet, made, edit, at):
            plan.left.append(edit)
        else:
            _add_cell(sheet, made, edit, at)
    for place, content in list(made.cells.items()):
        if same_content(made.before.get(place), content, book.date_1904):
            del made.cells[place]
    made.formats = {place: code for place, code in made.formats.items() if place in made.cells}
    made.had = book.number_formats(sheet.name, made.cells)


def _make_room(book: Book, plan: Plan, edits: Sequence[Edit]) -> None:
    """The sheets and columns that are needed; the workbook is read again where they came."""
    for key in dict.fromkeys(edit.sheet for edit in edits if isinstance(edit, NewRow)):
        if getattr(plan.data, key) is None:
            sheet = _SHEETS[key]
            if sheet.name.casefold() in {info.name.casefold() for info in book.sheets()}:
                raise WorkbookError("change-sheet-unusable", sheet=sheet.name)
            book.add_sheets([sheet], plan.data.settings, with_settings=False)
            plan.data = read_data(book)
            plan.added_sheets.append(key)
    for key, column in dict.fromkeys(_wanted_columns(edits)):
        found = plan.sheet(key)
        if column_on(found, column) is not None:
            continue
        if column in found.headers:
            raise KeyError(f"{key}.{column} is made from another column")
        book.add_column(found.area, _SHEETS[key][column].header)
        plan.added_columns.append((key, column))
        plan.data = read_data(book)


def _wanted_columns(edits: Sequence[Edit]) -> Iterator[tuple[str, str]]:
    for edit in edits:
        if isinstance(edit, (Cell, NewColumn)):
            yield edit.sheet, edit.column
        elif isinstance(edit, NewRow):
            yield from ((edit.sheet, key) for key, value in edit.values.items() if value is not None)


def _row_of(plan: Plan, edit: Cell) -> int | None:
    """The Excel row of an edit, None where it is not there exactly once."""
    if isinstance(edit.row, int):
        return edit.row
    numbers = plan.sheet(edit.sheet).frame["customer"]
    rows = numbers.index[numbers == edit.row]
    return int(rows[0]) if len(rows) == 1 else None


def _still_fits(sheet: SheetData, plan: SheetPlan, edit: Cell, row: int) -> bool:
    if not given_old(edit):
        return True
    if edit.column not in sheet.frame:
        return key_text(plan.before.get((row, known_column(sheet, edit.column)))) == key_text(edit.old)
    return row in sheet.frame.index and key_text(sheet.frame.at[row, edit.column]) == key_text(edit.old)


def _add_cell(sheet: SheetData, plan: SheetPlan, edit: Cell, row: int) -> None:
    place = (row, known_column(sheet, edit.column))
    old = plan.before.get(place)
    is_number = isinstance(old, (int, float)) or (isinstance(old, CellFormula) and isinstance(old.shown, (int, float)))
    content = edit.new if edit.exact else as_written(sheet, edit.column, edit.new, as_number=is_number)
    plan.set(place, content, edit.group)
    if edit.format:
        plan.formats[place] = edit.format


def _add_row(written: Written, sheet: SheetData, plan: SheetPlan, edit: NewRow, row: int) -> None:
    for column, value in edit.values.items():
        if value is None:
            continue
        content: CellContent = value
        if not edit.exact and isinstance(value, str) and value.isdecimal():
            content = as_written(sheet, column, value, as_number=written.as_numbers(column))
        place = (row, written.column(column))
        content = _from_origin(content, edit, place)
        plan.set(place, content, edit.group)
        code_there = edit.formats.get(column, GENERAL)
        if edit.home is not None or code_there != GENERAL:
            plan.formats[place] = code_there
    there = columns_of(sheet) if edit.links else {}
    plan.links.update({(row, there[column]): link for column, link in edit.links.items() if column in there})


def _from_origin(content: CellContent, edit: NewRow, place: CellPlace) -> CellContent:
    """A formula of a row that comes back, as it reads in the row where it stands now."""
    if not isinstance(content, CellFormula) or content.text == content.shown or edit.origin in (0, place[0]):
        return content
    return replace(content, text=moved_formula(content.text, (edit.origin, place[1]), place))


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


def has_room(book: Book, sheet: SheetData, count: int) -> bool:
    """Whether so many rows fit under the last one of a sheet."""
    try:
        _free_row(book, sheet, count)
    except WorkbookError:
        return False
    return True


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
