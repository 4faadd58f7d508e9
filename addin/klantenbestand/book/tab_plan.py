"""What stands where on the sheet of a result tab, as plain data: made by `layout`, turned into cells by a writer.

Rows and columns are Excel's: 1 is the first row, column 1 is A. Widths in characters of Calibri 11, heights in points.
"""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

import numpy as np
import numpy.typing as npt
import pandas as pd

from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen
from klantenbestand.words.tab import Chart, Field, Format, Link, Tab, Table


class Style(StrEnum):
    """What a cell outside the tables is, which decides how it looks."""

    TITLE = "title"
    BACK = "back"  # the link to Start
    PERIOD = "period"
    CONCLUSION = "conclusion"
    WARNING = "warning"
    FIGURE = "figure"
    FIGURE_LABEL = "figure label"
    CHANGE = "change"
    CHANGE_GOOD = "change good"
    CHANGE_WARN = "change warn"
    HEADING = "heading"
    LINE = "line"
    LINK_LINE = "link line"
    ENTRY = "entry"
    SMALL_HEADING = "small heading"
    DEFINITION = "definition"
    HINT = "hint"
    CHECK_HEADER = "check header"
    CHECK_HEADER_RIGHT = "check header right"
    CHECK_LABEL = "check label"
    CHECK_VALUE = "check value"
    CHECK_VERDICT = "check verdict"
    TABLE_TITLE = "table title"
    PLACEHOLDER_TITLE = "placeholder title"
    PLACEHOLDER = "placeholder"


@frozen
class Cell:
    """One cell outside the tables; merged to the right up to `last_column` where that is more than `column`.

    A text value is written as text, a `Link` as a HYPERLINK formula. With a `formula`, `value` is its cached value.
    """

    row: int
    column: int
    value: str | float | pd.Timestamp | Link | None
    style: Style
    last_column: int = 0
    format: Format = Format.TEXT
    formula: str = ""


@frozen
class ColumnPlan:
    """A column of a table: its unique header, its place, and whether its texts are so long that they wrap."""

    field: Field
    header: str
    column: int
    width: float
    wraps: bool


@frozen
class TablePlan:
    """An Excel table: `name` is unique in the workbook, `rows` of its frame are written (the rest did not fit).

    `heat`: first and last column of each range with one colour scale.
    """

    table: Table
    name: str
    header_row: int
    columns: tuple[ColumnPlan, ...]
    rows: int
    filters: bool
    heat: tuple[tuple[int, int], ...] = ()

    @property
    def first_row(self) -> int:
        """The first data row."""
        return self.header_row + 1

    @property
    def last_row(self) -> int:
        """The last data row; an empty frame has one empty row, the least that an Excel table may have."""
        return self.header_row + max(self.rows, 1)

    @property
    def first_column(self) -> int:
        return self.columns[0].column

    @property
    def last_column(self) -> int:
        return self.columns[-1].column

    def cells(self, column: ColumnPlan) -> "pd.Series":
        """What is written in a column."""
        cells = self.table.frame[column.field.source]
        return cells if len(cells) == self.rows else cells.iloc[: self.rows]

    def column(self, header: str) -> ColumnPlan:
        """The column of a field by the header that its field has; KeyError where there is none."""
        for column in self.columns:
            if column.field.header == header:
                return column
        raise KeyError(header)


@frozen
class ChartPlan:
    """A chart on rows `first_row` to `last_row` of a table; it hangs in a cell, so many pixels to the right."""

    chart: Chart
    table: TablePlan
    row: int
    column: int
    offset: int
    first_row: int
    last_row: int


@frozen
class PrintArea:
    """A rectangle of cells."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@frozen
class Printing:
    """How a sheet is printed: the `areas`, each one page wide; on every page rows `repeat_rows` (the titles and headers
    of the tables) and columns `repeat_columns` (what names the rows of a table in several areas), first and last."""

    areas: tuple[PrintArea, ...]
    landscape: bool
    repeat_rows: tuple[int, int] | None = None
    repeat_columns: tuple[int, int] | None = None


@frozen
class SheetPlan:
    """A whole sheet. Columns and rows that are not in `widths` and `heights` keep Excel's own size.

    `row_lines`: how many lines of text the rows below `header_row` need, empty where one is enough for all. `folded`:
    first and last row of a group that is folded away. `header_row`: of the tables (0 where there are none). Where
    `frozen`, what stands above and in it does not scroll, nor do the first `frozen_columns` of the sheet.
    """

    tab: Tab
    name: str
    cells: tuple[Cell, ...]
    tables: tuple[TablePlan, ...]
    charts: tuple[ChartPlan, ...]
    widths: Mapping[int, float]
    heights: Mapping[int, float]
    printing: Printing
    last_row: int
    last_column: int
    header_row: int = 0
    row_lines: npt.NDArray[np.int64] = field(default_factory=lambda: np.empty(0, np.int64))
    frozen: bool = False
    frozen_columns: int = 0
    folded: tuple[int, int] | None = None
    findings: tuple[Finding, ...] = ()
