"""What a run changed, as lines of the journal and as lines for *Logboek*."""

from collections.abc import Iterable, Mapping
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
from klantenbestand.steps.change_plan import Plan
from klantenbestand.steps.row_identity import RowTexts, columns_of, printed_headers, row_texts
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
    for key, cells in plan.cells.items():
        if not cells:
            continue
        sheet: SheetData | None = getattr(after, key)
        if sheet is None:
            raise SafetyError("change-check-failed", what=_SHEETS[key].name)
        texts = row_texts(book, sheet)
        contents = book.cells(sheet.name, {row for row, _ in cells})
        printed = printed_headers(sheet, contents)
        sheets.append(SheetLine(key, sheet.name, texts.identity, printed))
        rows += _rows(plan, sheet, texts, contents, printed)
    columns = tuple(ColumnLine(key, header) for key, header in plan.columns)
    return replace(journal, sheets=tuple(sheets), rows=tuple(rows), columns=columns, added_sheets=tuple(plan.sheets))


def _rows(
    plan: Plan, sheet: SheetData, texts: RowTexts, contents: Mapping[CellPlace, CellContent], printed: tuple[str, ...]
) -> Iterable[RowLine]:
    key = sheet.sheet.key
    cells, before, groups = plan.cells[key], plan.before[key], plan.groups[key]
    touched = sorted({row for row, _ in cells})
    if not set(touched) <= set(texts.frame.index):  # a row that is wholly empty by now is the only one to be missing
        raise SafetyError("change-check-failed", what=sheet.name)
    identities = texts.identities(texts.identity)
    alike = identities.index[identities.isin(set(identities.loc[touched]))]
    prints = texts.prints([int(row) for row in alike], printed)
    same: dict[str, list[int]] = {}
    for row, text in prints.items():
        same.setdefault(text, []).append(row)
    names = dict(zip(map(int, identities.index), identities, strict=True))
    headers = {column: header for header, column in columns_of(sheet).items()}
    keys = {header: name for name, header in sheet.headers.items() if sheet.made_from.get(name, name) == name}
    for row in touched:
        lines = tuple(
            CellLine(
                keys.get(headers[column], ""), headers[column], before.get((row, column)),
                contents.get((row, column)), groups[row, column],
            )
            for column in sorted(column for at, column in cells if at == row)
        )  # fmt: skip
        yield RowLine(
            sheet=key,
            row=row,
            name=_name(plan, sheet, row),
            identity=names[row],
            print=prints[row],
            nth=same[prints[row]].index(row),
            count=len(same[prints[row]]),
            cells=lines,
            added=row in plan.new_rows[key],
        )


def _name(plan: Plan, sheet: SheetData, row: int) -> str:
    """What a person calls the row, by what stood in it before."""
    old = getattr(plan.data, sheet.sheet.key)
    frame = old.frame if old is not None and row in old.frame.index else sheet.frame
    if row not in frame.index:
        return f"rij {row}"
    customer = key_text(frame.at[row, "customer"]) if "customer" in frame else ""
    if sheet.sheet.key == "customers":
        return customer
    told = next((key_text(frame.at[row, key]) for key in _NAMED_BY if key in frame), "")
    return f"{customer} / {told}" if customer else told


def log_cells(journal: Journal, now: datetime, date_1904: bool) -> list[LoggedCell]:
    """The changed cells for *Logboek*, in words."""
    names = {sheet.key: sheet.name for sheet in journal.sheets}
    moment = f"{now:%d-%m-%Y %H:%M}"
    told = []
    for row in journal.rows:
        for cell in row.cells:
            is_day = _is_day(row.sheet, cell.key)
            old, new = _text(cell.old, is_day, date_1904), _text(cell.new, is_day, date_1904)
            told.append(LoggedCell(moment, journal.step, names[row.sheet], row.name, cell.header, old, new))
    return told


def _is_day(sheet: str, key: str) -> bool:
    columns = _SHEETS[sheet].by_key
    return key in columns and columns[key].kind is Kind.DATE


def _text(content: CellContent, is_day: bool, date_1904: bool) -> str:
    if isinstance(content, CellFormula):
        return _text(content.shown, is_day, date_1904)
    if content is None or isinstance(content, str):
        return content or ""
    if isinstance(content, bool):
        return "WAAR" if content else "ONWAAR"
    if not isinstance(content, (int, float)):
        return pd.Timestamp(content).strftime("%d-%m-%Y")
    day = from_serial(content, date_1904) if is_day else None
    return number_text(content).replace(".", ",") if day is None else f"{day:%d-%m-%Y}"
