"""What a journal says, the other way round: the edits that bring back what was, found by what stands in the rows now.

A cell that the owner changed since is left alone, and so is one of which the row is not certain; both are named.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from klantenbestand.book.cell_contents import same_content
from klantenbestand.book.format_codes import GENERAL
from klantenbestand.book.journal import CellLine, Journal, RowLine, SheetLine
from klantenbestand.book.protocol import Book, CellContent, CellFormula, CellPlace
from klantenbestand.book.row_keys import key_text
from klantenbestand.reading.data import Data
from klantenbestand.reading.merged_numbers import SOURCE
from klantenbestand.reading.sheet_data import SheetData
from klantenbestand.steps.change_edits import (
    Cell,
    Edit,
    GoneColumn,
    GoneRow,
    GoneSheet,
    Home,
    LeavingRow,
    NewColumn,
    NewRow,
)
from klantenbestand.steps.formulas_back import FormulasBack
from klantenbestand.steps.groups_staying import groups_that_stay
from klantenbestand.steps.row_identity import columns_of, found_again, is_own, row_texts
from klantenbestand.steps.undo_groups import MERGED, groups_of, marked_rows, number_it_becomes, same_mark
from klantenbestand.words.frozen import frozen

NO_COLUMN, NO_FORMULA = "undo-column-gone", "undo-formula"


@frozen
class Left:
    """A cell (or, without `header`, a row) that stays as it is: the owner changed it since (`changed`), or its row or
    column is not there any more, or not certain. `group`: all of that group stays, for the reason `code`."""

    sheet: str
    row: str
    header: str
    changed: bool
    group: str = ""
    code: str = ""


@dataclass
class Inverse:
    """The edits that take a run back, and what stays."""

    edits: list[Edit] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    leaving: dict[int, str] = field(default_factory=dict)  # rows of *Klanten* that go once more, by number

    @property
    def incomplete(self) -> frozenset[str]:
        """The names of rows of which something could not be put back because its column is gone."""
        return frozenset(one.row for one in self.left if one.code == NO_COLUMN)

    @property
    def groups_that_stay(self) -> tuple[str, ...]:
        """The groups of which nothing is taken back."""
        return tuple(dict.fromkeys(one.group for one in self.left if one.group))

    def count(self, sheet: str, kind: type | tuple[type, ...]) -> int:
        """How many edits of a kind there are on a sheet (our key), or ("") on all."""
        return sum(sheet in ("", edit.sheet) and isinstance(edit, kind) for edit in self.edits)


def inverse(book: Book, data: Data, journal: Journal, group: str = "", undone: Collection[str] = ()) -> Inverse:
    """The edits that take a journal back: all of it but the groups in `undone`, or this `group` alone. Some groups stay
    whole (`groups_that_stay`)."""
    made = Inverse()
    stays: set[str] = set()

    def wanted(cell: CellLine) -> bool:
        chosen = cell.group == group if group else cell.group not in undone or not cell.group
        return chosen and cell.group not in stays

    held_back = groups_that_stay(book, data, journal, wanted)
    names = {line.key: line.name for line in journal.sheets}
    made.left += [Left(names[one.row.sheet], one.row.name, "", True, one.group, one.code) for one in held_back]
    stays |= {one.group for one in held_back}
    for line in journal.sheets:
        lines = [row for row in journal.rows if row.sheet == line.key]
        chosen = {
            at: replace(row, cells=tuple(cell for cell in row.cells if wanted(cell))) for at, row in enumerate(lines)
        }
        chosen = {at: row for at, row in chosen.items() if row.cells}
        sheet: SheetData | None = getattr(data, line.key)
        back = [row for row in chosen.values() if row.removed]
        formulas = FormulasBack(book, data, sheet, journal.heads)
        _rows_back(made, _unmarked(book, sheet, made, back), line.name, formulas)
        chosen = {at: row for at, row in chosen.items() if not row.removed}
        if sheet is None:
            made.left += _all_left(line.name, chosen.values())
        elif chosen:
            rows = _SheetBack(formulas, sheet, line, made, number_it_becomes(journal))
            rows.take_back(lines, chosen, _removed(journal, line))
    if not group or set(groups_of(journal)) <= {group, *undone}:
        gone = [one for one in journal.columns if one.removed and getattr(data, one.sheet)]
        made.edits[:0] = [NewColumn(one.sheet, one.column) for one in reversed(gone)]
        added = [one for one in journal.columns if not one.removed]
        made.edits += [GoneColumn(one.sheet, one.column) for one in reversed(added) if getattr(data, one.sheet)]
        held = {row.sheet for row in journal.rows for cell in row.cells if cell.group in stays}
        made.edits += [GoneSheet(key) for key in journal.added_sheets if getattr(data, key) and key not in held]
    made.edits += _numbers_again(made)
    return made


def _numbers_again(made: Inverse) -> list[Edit]:
    """The rows of *Nummers* for who leaves once more, where there was none to take away when he came back: else nothing
    would tell who he is."""
    known = {key_text(edit.values.get("number_at_source")) for edit in made.edits if isinstance(edit, NewRow)}
    return [
        NewRow("numbers", {"source": SOURCE, "number_at_source": name, "customer": key_text(into)}, group=edit.group)
        for edit in made.edits
        if isinstance(edit, LeavingRow) and isinstance(edit.otherwise, Cell)
        for name, into in [(made.leaving[edit.row], edit.otherwise.new)]
        if name not in known
    ]


def _removed(journal: Journal, line: SheetLine) -> set[str]:
    return {one.column for one in journal.columns if one.removed and one.sheet == line.key}


def _all_left(name: str, rows: Iterable[RowLine]) -> list[Left]:
    """Every cell of these rows; of a row that the run added the row."""
    return [
        Left(name, row.name, header, False)
        for row in rows
        for header in ([""] if row.added else [cell.header for cell in row.cells])
    ]


def _unmarked(book: Book, sheet: SheetData | None, made: Inverse, rows: Sequence[RowLine]) -> list[RowLine]:
    """The rows that must come back, without those that are marked only: they left, came back and could not leave again.
    Of these the mark goes."""
    marked = marked_rows(book, sheet) if sheet is not None and any(row.above is not None for row in rows) else {}
    for row in rows:
        if row.above is not None and row.name in marked:
            made.edits.append(Cell(row.sheet, marked[row.name], MERGED, None, group=row.cells[0].group, exact=True))
    return [row for row in rows if row.above is None or row.name not in marked]


def _rows_back(made: Inverse, rows: Sequence[RowLine], name: str, formulas: FormulasBack) -> None:
    """Rows that went, again; not where the owner put one of that number back himself."""
    sheet = formulas.sheet
    numbers = set() if sheet is None or "customer" not in sheet.frame else set(sheet.frame["customer"].dropna())
    for back in formulas.rows(rows):
        row = back.line
        if row.sheet == "customers" and row.above is not None and row.name in numbers:
            made.left.append(Left(name, row.name, "", True))
        else:
            made.edits.append(_new_row(row, sheet))
            lost = [cell.header for cell in row.cells if _has_no_place(cell, sheet)]
            made.left += [Left(name, row.name, header, False, code=NO_COLUMN) for header in lost]
            made.left += [Left(name, row.name, cell.header, False, code=NO_FORMULA) for cell in back.shown]


def _has_no_place(cell: CellLine, sheet: SheetData | None) -> bool:
    """Whether a cell of a row that comes back stood in a column of the owner that is gone or has another name now."""
    return sheet is not None and is_own(cell.column) and cell.column not in columns_of(sheet)


def _new_row(row: RowLine, sheet: SheetData | None) -> NewRow:
    """A row that was taken away, again; a column of the owner that is gone by now does not come back with it."""
    there = {} if sheet is None else columns_of(sheet)
    cells = [cell for cell in row.cells if cell.column in there or not is_own(cell.column)]
    home = None if row.above is None else Home(row.row, row.above, row.below)
    formats = {cell.column: cell.format or GENERAL for cell in cells}
    values = {cell.column: cell.old for cell in cells}
    edit = NewRow(row.sheet, values, group=row.cells[0].group, exact=True, home=home, origin=row.row)
    return replace(edit, formats=formats, links=row.links)


class _SheetBack:
    """The rows of one sheet."""

    def __init__(
        self,
        formulas: FormulasBack,
        sheet: SheetData,
        line: SheetLine,
        made: Inverse,
        becomes: Mapping[str, CellContent],
    ) -> None:
        self.formulas, self.book = formulas, formulas.book
        self.sheet, self.line, self.made, self.becomes = sheet, line, made, becomes
        self.columns = columns_of(sheet)

    def take_back(self, lines: Sequence[RowLine], chosen: Mapping[int, RowLine], returning: Collection[str]) -> None:
        """`lines` are all rows of the journal, `chosen` those to take back by position, with the cells to take back;
        `returning` are columns that the run took away."""
        staying = [(at, line) for at, line in enumerate(lines) if not line.removed]
        positions = {at: position for position, (at, _) in enumerate(staying)}
        texts = row_texts(self.book, self.sheet)
        found = found_again(texts, [line for _, line in staying], self.line, {positions[at] for at in chosen})
        rows = {at: found[positions[at]] for at in chosen if positions[at] in found}
        contents = self.book.cells(self.sheet.name, set(rows.values()))
        by_row: dict[int, dict[CellPlace, CellContent]] = {}
        for place, content in contents.items():
            by_row.setdefault(place[0], {})[place] = content
        for at, row in chosen.items():
            if at not in rows:
                self.made.left += _all_left(self.sheet.name, [row])
            elif row.added:
                self._added(row, rows[at], by_row.get(rows[at], {}))
            else:
                self._changed(row, rows[at], by_row.get(rows[at], {}), returning)

    def _added(self, row: RowLine, at: int, now: Mapping[CellPlace, CellContent]) -> None:
        """A row that the run made goes, unless the owner wrote in it since."""
        wrote = {(at, self.columns[cell.column]): cell.new for cell in row.cells if cell.column in self.columns}
        area = range(self.sheet.area.first_column, self.sheet.area.last_column + 1)
        own = [place for place, content in now.items() if place[1] in area and not isinstance(content, CellFormula)]
        same = all(self._still(now.get(place), new) for place, new in wrote.items())
        group, is_same = row.cells[0].group, same and set(own) <= set(wrote)
        came_back = row.sheet == "customers" and group != ""  # after it was merged away
        if came_back and row.name in self.becomes:
            mark = Cell(row.sheet, at, MERGED, self.becomes[row.name], group=group, exact=True)
            self.made.edits.append(LeavingRow(row.sheet, at, mark, group) if is_same else mark)
            self.made.leaving[at] = row.name
        elif is_same and not came_back:
            self.made.edits.append(GoneRow(row.sheet, at, group, self.line.grew))
        if not is_same or (came_back and row.name not in self.becomes):
            self.made.left.append(Left(self.sheet.name, row.name, "", not is_same))

    def _still(self, there: CellContent, new: CellContent) -> bool:
        """Whether a cell of a row holds what it held; a formula reads otherwise where the owner put in a column."""
        both = isinstance(there, CellFormula) and isinstance(new, CellFormula)
        return both or same_content(there, new, self.book.date_1904)

    def _changed(self, row: RowLine, at: int, now: Mapping[CellPlace, CellContent], returning: Collection[str]) -> None:
        for cell in row.cells:
            column = self.columns.get(cell.column)
            if column is None and cell.column in returning:
                self.made.edits.append(Cell(row.sheet, at, cell.column, cell.old, group=cell.group, exact=True))
                continue
            if column is None:
                self.made.left.append(Left(self.sheet.name, row.name, cell.header, False, code=NO_COLUMN))
                continue
            there = now.get((at, column))
            marked = cell.column == MERGED and same_mark(there, cell.new)
            if marked or same_content(there, cell.new, self.book.date_1904):
                old, fits = self.formulas.cell(cell.old, (row.row, column), (at, column))
                if not fits:
                    self.made.left.append(Left(self.sheet.name, row.name, cell.header, False, code=NO_FORMULA))
                code = cell.format or GENERAL
                self.made.edits.append(Cell(row.sheet, at, cell.column, old, group=cell.group, exact=True, format=code))
            elif not same_content(there, cell.old, self.book.date_1904):
                self.made.left.append(Left(self.sheet.name, row.name, cell.header, True))
