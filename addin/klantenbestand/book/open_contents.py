"""What the cells of a tab must hold once it stands in the open workbook, and whether they do."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date, datetime, timedelta
from decimal import Decimal

import pandas as pd

from klantenbestand.book.row_edit import serial
from klantenbestand.book.tab_formats import NUMBER_CODES
from klantenbestand.book.tab_plan import Cell, SheetPlan, Style, TablePlan
from klantenbestand.book.tab_values import clean_text, column_values, jump
from klantenbestand.words import look
from klantenbestand.words.frozen import frozen
from klantenbestand.words.tab import Format, Link

Position = tuple[int, int]

DAYS_1904 = 1462  # between the first days of the two kinds of workbook
_DAY_0 = datetime(1899, 12, 30)  # noqa: DTZ001 - a cell has no time zone
_DATES = (Format.DATE, Format.MONTH)
_CURRENCY = 0.000051  # Excel for Windows hands out amounts in euro with four decimals


@frozen
class Formula:
    """A formula in Excel's file language, "=" first; `shown` is what it must show, None where only Excel knows."""

    text: str
    shown: str | None = None


Content = str | float | Formula | None


@frozen
class TableState:
    """A table as it must stand: `columns` holds a column of contents for each header, all equally long, one row at
    least. `formats`: header -> column on the sheet from which formats are taken; others keep theirs. `title` stands
    above its first column, over `title_width` columns."""

    name: str
    headers: tuple[str, ...]
    columns: tuple[tuple[Content, ...], ...]
    formats: Mapping[str, int]
    filters: bool = False
    wraps: bool = False  # has texts that take more than one line
    text_columns: frozenset[str] = frozenset()  # headers of the columns whose cells are text cells by these formats
    title: str = ""
    title_width: int = 1

    @property
    def height(self) -> int:
        return len(self.columns[0])

    def rows(self) -> list[list[Content]]:
        return [list(row) for row in zip(*self.columns, strict=True)]


@frozen
class SheetState:
    """A sheet as it must stand: cells above the tables (`head`, up to row `head_rows` and column `head_columns`), the
    tables with their header in the row below and their titles in the last row of the head, and sizes; empty `heights`:
    as on the sheet that formats come from. `not_text`: cells of the head that hold a text but get a format for numbers;
    None where formats are not known."""

    head: Mapping[Position, Content]
    head_rows: int
    head_columns: int
    tables: tuple[TableState, ...] = ()
    heights: Mapping[int, float] = field(default_factory=dict)
    widths: Mapping[int, float] = field(default_factory=dict)
    folded: tuple[int, int] | None = None
    not_text: frozenset[Position] | None = None

    @property
    def header_row(self) -> int:
        return self.head_rows + 1

    @property
    def plain_rows(self) -> int:
        """The rows of the head that are not those of titles, which stand where the tables do."""
        return self.head_rows - any(table.title for table in self.tables)


def sheet_state(plan: SheetPlan, sheets: Mapping[str, str], date_1904: bool) -> SheetState:
    """What a planned tab must hold; `sheets` maps the names of tabs to those of their sheets."""
    last = plan.header_row - 1 if plan.tables else max((cell.row for cell in plan.cells), default=1)
    cells = [cell for cell in plan.cells if cell.style is not Style.TABLE_TITLE]
    titles = {cell.column: cell for cell in plan.cells if cell.style is Style.TABLE_TITLE}
    return SheetState(
        head={(cell.row, cell.column): content for cell, content in _head(cells, sheets, date_1904)},
        head_rows=last,
        head_columns=max((max(cell.column, cell.last_column) for cell in cells), default=1),
        tables=tuple(_table_state(table, titles, sheets, date_1904) for table in plan.tables),
        heights=plan.heights,
        widths=plan.widths,
        folded=plan.folded,
        not_text=frozenset(
            (cell.row, cell.column)
            for cell in cells
            if isinstance(cell.value, str) and not cell.formula and NUMBER_CODES[cell.format] != look.TEXT
        ),
    )


def _head(cells: Iterable[Cell], sheets: Mapping[str, str], date_1904: bool) -> Iterator[tuple[Cell, Content]]:
    for cell in cells:
        if cell.formula:
            yield cell, Formula(cell.formula)
        elif isinstance(cell.value, Link):
            there = jump(cell.value, sheets)
            yield cell, Formula("=" + there.formula, there.label)
        else:
            yield cell, single(cell.value, date_1904)


def single(value: object, date_1904: bool) -> Content:
    if isinstance(value, str):
        return clean_text(value) or None
    if isinstance(value, (pd.Timestamp, date)):
        return None if pd.isna(value) else serial(value, date_1904)
    return float(value) if isinstance(value, (int, float)) and -1e308 < value < 1e308 else None


def _table_state(plan: TablePlan, titles: Mapping[int, Cell], sheets: Mapping[str, str], date_1904: bool) -> TableState:
    columns, title = [], titles.get(plan.columns[0].column)
    for column in plan.columns:
        shift = DAYS_1904 if date_1904 and column.field.format in _DATES else 0
        columns.append(_column(plan.cells(column), column.field.format, sheets, shift) or (None,))
    return TableState(
        name=plan.name,
        headers=tuple(column.header for column in plan.columns),
        columns=tuple(columns),
        formats={column.header: column.column for column in plan.columns},
        filters=plan.filters,
        wraps=any(column.wraps for column in plan.columns),
        text_columns=frozenset(
            column.header for column in plan.columns if NUMBER_CODES[column.field.format] == look.TEXT
        ),
        title=clean_text(str(title.value)) if title is not None else "",
        title_width=max(title.last_column - title.column + 1, 1) if title is not None else 1,
    )


def _column(cells: "pd.Series", fmt: Format, sheets: Mapping[str, str], shift: int) -> tuple[Content, ...]:
    values = column_values(cells, fmt, sheets)
    contents: list[Content] = [None] * len(cells)
    if values.texts is not None:
        contents = values.texts.to_pylist()
    if values.numbers is not None:
        for at, number in enumerate(values.numbers.tolist()):
            if not math.isnan(number):
                contents[at] = number - shift
    for at, there in values.jumps.items():
        contents[at] = Formula("=" + there.formula, there.label)
    return tuple(contents)


def holds(content: Content, seen: object, date_1904: bool) -> bool:
    """Whether what was read from a cell is what had to be written there.

    >>> holds("007", 7.0, False), holds("007", "007", False), holds(45323.0, datetime(2024, 2, 1), False)
    (False, True, True)
    >>> holds(None, "", False), holds(0.1, Decimal("0.1"), False), holds(Formula("=A1"), "#REF!", False)
    (True, True, False)
    >>> holds(0.5, datetime(1899, 12, 30, 12), False), holds("een\\r\\ntwee", "een\\ntwee", False)
    (True, True)
    """
    if isinstance(content, Formula):
        if content.shown is not None:
            return holds(content.shown, seen, date_1904)
        return not _is_error(seen) and seen != content.text
    if content is None:
        return seen is None or seen == ""
    if isinstance(content, str):
        return isinstance(seen, str) and _lines(seen) == _lines(content)
    if isinstance(content, bool):
        return seen is content
    return _is_number(content, seen, date_1904)


def _is_number(content: float, seen: object, date_1904: bool) -> bool:
    if isinstance(seen, Decimal):
        return abs(float(seen) - content) <= _CURRENCY
    if isinstance(seen, datetime):
        moment = seen.replace(tzinfo=None)
        return any(  # a second
            number is not None and abs(number - content) < 1e-5
            for number in (serial(moment, date_1904), _days(moment, date_1904))
        )
    if isinstance(seen, bool) or not isinstance(seen, (int, float)):
        return False
    return abs(seen - content) <= 1e-12 * max(1.0, abs(content))


def _days(moment: datetime, date_1904: bool) -> float:
    """The number of a moment as Excel for Windows hands it out: a time of day is on 30 December 1899, and there was no
    29 February 1900.

    >>> _days(datetime(1899, 12, 30, 12), False), _days(datetime(2024, 2, 1), False)
    (0.5, 45323.0)
    """
    return (moment - _DAY_0) / timedelta(days=1) - (DAYS_1904 if date_1904 else 0)


def _is_error(seen: object) -> bool:
    return isinstance(seen, str) and seen.startswith("#") and seen.rstrip("!?").isupper()


def _lines(text: str) -> str:
    """Excel for Mac may hand out another kind of line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def as_seen(
    values: Sequence[Sequence[object]], formulas: Sequence[Sequence[object]], date_1904: bool
) -> list[list[Content]]:
    """Cells as they were read, to be written again: the formula where there is one, else the value."""
    return [
        [_again(value, formula, date_1904) for value, formula in zip(row, written, strict=True)]
        for row, written in zip(values, formulas, strict=True)
    ]


def _again(value: object, formula: object, date_1904: bool) -> Content:
    if isinstance(formula, str) and formula.startswith("=") and formula != value:
        return Formula(formula)
    if isinstance(value, datetime):
        return _days(value.replace(tzinfo=None), date_1904)
    if isinstance(value, bool):
        return value
    if value is None or isinstance(value, str):
        return value or None
    return float(value)  # type: ignore[arg-type]
