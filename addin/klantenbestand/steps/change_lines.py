"""What a run changed, as lines of the journal and as lines for *Logboek*."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

import pandas as pd

from klantenbestand.book.journal import CellLine, ColumnLine, Journal, RowLine, SheetLine
from klantenbestand.book.number_formats import from_serial
from klantenbestand.book.plain_text import number_text
from klantenbestand.book.protocol import Book, CellContent, CellFormula, CellPlace
from klantenbestand.book.row_keys import key_text
from klantenbestand.reading.data import Data
from klantenbestand.reading.sheet_data import SheetData
from klantenbestand.steps.change_plan import LeftRow, Plan, SheetPlan
from klantenbestand.steps.formula_marks import cells_named, heads_of, key_of, sheets_of
from klantenbestand.steps.row_identity import columns_of, printed_columns, row_texts
from klantenbestand.tabs.logboek import LoggedCell
from klantenbestand.words.columns import Kind
from klantenbestand.words.errors import SafetyError
from klantenbestand.words.sheets import DATA_SHEETS

_SHEETS = {sheet.key: sheet for sheet in DATA_SHEETS}
_NAMED_BY = ("order", "number_at_source", "date", "campaign")  # what tells rows of one customer apart, for a person


def journal_of(book: Book, plan: Plan, after: Data, journal: Journal) -> Journal:
    """The journal of a plan that was carried out; `after` is the workbook read again. Raises SafetyError."""
    sheets: list[SheetLine] = []
    rows: list[RowLine] = []
    for key, changed in plan.sheets.items():
        if changed.cells or changed.left:
            sheet: SheetData | None = getattr(after, key)
            if sheet is None:
                raise SafetyError("change-check-failed", what=_SHEETS[key].name)
            told = _Told(book, plan, sheet)
            sheets.append(told.line)
            rows += told.rows()
    columns = [ColumnLine(*column) for column in plan.added_columns]
    columns += [ColumnLine(*column, removed=True) for column in plan.gone_columns]
    names = {line.key: line.name for line in sheets}
    olds = [(row, cell.old) for row in rows for cell in row.cells]
    formulas = [(names[row.sheet], row.row, old.text) for row, old in olds if isinstance(old, CellFormula)]
    counted = {name for sheet, _, text in formulas for name in (sheet, *sheets_of(text))}
    cells = {key_of(text, row): cells_named(book, text, sheet, row) for sheet, row, text in formulas}
    return replace(
        journal,
        sheets=tuple(sheets),
        rows=tuple(rows),
        columns=tuple(columns),
        added_sheets=tuple(plan.added_sheets),
        heads={**heads_of(book, after, counted), **{key: one for key, one in cells.items() if one}} if counted else {},
    )


class _Told:
    """The changed rows of one sheet as it is now."""

    def __init__(self, book: Book, plan: Plan, sheet: SheetData) -> None:
        key, self.date_1904 = sheet.sheet.key, book.date_1904
        self.sheet, self.before = sheet, getattr(plan.data, key)
        self.plan: SheetPlan = plan.sheets[key]
        self.touched = sorted({row for row, _ in self.plan.cells})
        self.stays = [row for row in self.touched if row not in self.plan.gone_rows]
        self.contents = self.plan.after
        texts = row_texts(book, sheet)
        if not set(self.stays) <= set(texts.frame.index):
            raise SafetyError("change-check-failed", what=sheet.name)
        stays = set(self.stays)
        printed = printed_columns(sheet, {at: each for at, each in self.contents.items() if at[0] in stays})
        self.identities = texts.identities(texts.naming)
        wanted = {self.identities[row] for row in self.stays}
        self.alike = [row for row, identity in self.identities.items() if identity in wanted]
        self.prints = texts.prints(self.alike, printed)
        ends = next((one.last_row for one in book.tables() if one.name == sheet.area.table), 0)
        self.line = SheetLine(key, sheet.name, texts.naming, printed, max(ends - self.plan.ends, 0))

    def rows(self) -> Iterator[RowLine]:
        by_print, by_name = _grouped(self.prints), _grouped({row: self.identities[row] for row in self.alike})
        sheets = [self.sheet] if self.before is None else [self.before, self.sheet]  # a column may have gone
        columns = {column: name for sheet in sheets for name, column in columns_of(sheet).items()}
        by_row: dict[int, list[int]] = {}
        for row, column in sorted(self.plan.cells):
            by_row.setdefault(row, []).append(column)
        for left in self.plan.left:
            yield self._left(left, columns)
        for row in self.touched:
            cells = tuple(self._cell((row, column), columns[column]) for column in by_row[row])
            line = RowLine(self.sheet.sheet.key, row, self._name(row), cells)
            if row in self.plan.gone_rows:
                yield replace(line, removed=True)
                continue
            yield replace(
                line,
                identity=self.identities[row],
                print=self.prints[row],
                nth=by_print[self.prints[row]].index(row),
                count=len(by_print[self.prints[row]]),
                alike=len(by_name[self.identities[row]]),
                added=row in self.plan.new_rows,
            )

    def _left(self, left: LeftRow, columns: Mapping[int, str]) -> RowLine:
        """A row that left its sheet."""
        assert self.before is not None
        cells = tuple(
            CellLine(name, header, content, None, left.group, left.formats.get(column, ""))
            for column, content in sorted(left.contents.items())
            if (name := columns.get(column)) is not None
            for header in [self.before.headers.get(name, name.removeprefix("="))]
        )
        home = left.home
        return RowLine(
            self.sheet.sheet.key,
            home.row,
            _called(self.sheet.sheet.key, cells, home.row, self.date_1904),
            cells,
            removed=True,
            above=home.above,
            below=home.below,
            links={columns[at]: link for at, link in left.links.items() if at in columns},
        )

    def _cell(self, place: CellPlace, column: str) -> CellLine:
        headers = self.sheet.headers if self.before is None else {**self.before.headers, **self.sheet.headers}
        header = headers.get(column, column.removeprefix("="))
        old, new = self.plan.before.get(place), self.contents.get(place)
        return CellLine(column, header, old, new, self.plan.groups[place], self.plan.had.get(place, ""))

    def _name(self, row: int) -> str:
        """What a person calls the row, by what stood in it before."""
        frame = self.before.frame if self.before is not None and row in self.before.frame.index else self.sheet.frame
        if row not in frame.index:
            return f"rij {row}"
        customer = key_text(frame.at[row, "customer"]) if "customer" in frame else ""
        if self.sheet.sheet.key == "customers":
            return customer
        told = next((key_text(frame.at[row, key]) for key in _NAMED_BY if key in frame), "")
        return f"{customer} / {told}" if customer else told


def _called(sheet: str, cells: Sequence[CellLine], row: int, date_1904: bool) -> str:
    """What a person calls a row that left."""
    texts = {cell.column: shown(cell.old, _is_day(sheet, cell.column), date_1904) for cell in cells}
    customer = key_text(next((cell.old for cell in cells if cell.column == "customer"), None))
    told = "" if sheet == "customers" else next((texts[key] for key in _NAMED_BY if texts.get(key)), "")
    return " / ".join(filter(None, [customer, told])) or f"rij {row}"


def _grouped(texts: Mapping[int, tuple[str, ...]]) -> dict[tuple[str, ...], list[int]]:
    groups: dict[tuple[str, ...], list[int]] = {}
    for row, text in texts.items():
        groups.setdefault(text, []).append(row)
    return groups


def log_cells(journal: Journal, now: datetime, date_1904: bool) -> list[LoggedCell]:
    """The changed cells for *Logboek*, in words; not the formulas of a new row, which nobody chose."""
    names = {sheet.key: sheet.name for sheet in journal.sheets}
    moment = f"{now:%d-%m-%Y %H:%M}"
    told = []
    for row in journal.rows:
        for cell in row.cells:
            if row.added and isinstance(cell.new, CellFormula) and cell.new.shown is None:
                continue
            is_day = _is_day(row.sheet, cell.column)
            old, new = shown(cell.old, is_day, date_1904), shown(cell.new, is_day, date_1904)
            told.append(LoggedCell(moment, journal.step, names[row.sheet], row.name, cell.header, old, new))
    return told


def _is_day(sheet: str, column: str) -> bool:
    columns = _SHEETS[sheet].by_key
    return column in columns and columns[column].kind is Kind.DATE


def shown(content: CellContent, is_day: bool, date_1904: bool) -> str:
    """What a person sees in a cell, near enough to know it by."""
    if isinstance(content, CellFormula):
        return shown(content.shown, is_day, date_1904)
    if content is None or isinstance(content, str):
        return content or ""
    if isinstance(content, bool):
        return "WAAR" if content else "ONWAAR"
    if not isinstance(content, (int, float)):
        return pd.Timestamp(content).strftime("%d-%m-%Y")
    day = from_serial(content, date_1904) if is_day else None
    return number_text(content).replace(".", ",") if day is None else f"{day:%d-%m-%Y}"
