"""What every room above may ask of a workbook, open in Excel or closed on disk. Only `book/` knows which."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import field
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from klantenbestand.words.columns import DataSheet
from klantenbestand.words.findings import Findings
from klantenbestand.words.frozen import frozen
from klantenbestand.words.settings import DEFAULTS, Settings
from klantenbestand.words.tab import Tab


class CellType(StrEnum):
    """How the cells of a column are asked for; what does not fit goes to `RawTable.bad` with its raw text."""

    # TEXT: str column exactly as typed; a number becomes its plain digits ("32", "12.5"), a boolean "true"/"false",
    # a date "YYYY-MM-DD" (with " HH:MM:SS" where it has a time)
    TEXT = "text"
    NUMBER = "number"  # float64 column
    DATE = "date"  # datetime64[us] column


@frozen
class SheetInfo:
    """A worksheet in the owner's order. `tab` is the name of our result tab it holds, "" where it is the owner's."""

    name: str
    visible: bool = True
    tab: str = ""
    version: int = 0


@frozen
class Area:
    """A table on a sheet: Excel row of the header, first and last data row, first and last column (A = 1).

    `last_row` None: until the data stops (a long run of empty rows). `table` names the Excel table, if it is one.
    """

    sheet: str
    header_row: int
    first_column: int
    last_column: int
    last_row: int | None = None
    table: str = ""


@frozen
class TableInfo:
    """An Excel table (ListObject) of the owner or of ours: its whole range, header and totals included.

    `header_rows` 0: its header row is switched off, `first_row` is data. `formulas`: what Excel fills in a new
    row, in its file language, by column; "" where nothing, () where nowhere.
    """

    name: str
    sheet: str
    first_row: int
    last_row: int
    first_column: int
    last_column: int
    totals_rows: int = 0
    header_rows: int = 1
    formulas: tuple[str, ...] = ()


@frozen
class PeekRow:
    """One non-empty row at the top of a sheet: its Excel row and the cell texts by column (A = 1)."""

    row: int
    cells: Mapping[int, str]


def bad_cells(
    rows: ArrayLike = (), columns: ArrayLike = (), raw: ArrayLike = (), errors: ArrayLike = ()
) -> pd.DataFrame:
    """Cells that did not fit their column's type, as one frame (a pasted export has a million of them).

    Columns `row` and `column` (int64, Excel numbers, A = 1), `raw` (str: what stands there, such as '1.234,56' or
    '#N/A'), `is_error` (bool: an Excel error). Without arguments: no such cell. Index 0, 1, 2, ... without meaning.
    """
    return pd.DataFrame(
        {
            "row": np.asarray(rows, dtype="int64"),
            "column": np.asarray(columns, dtype="int64"),
            "raw": pd.Series(raw, dtype="str"),
            "is_error": np.asarray(errors, dtype="bool"),
        }
    )


@frozen
class RawTable:
    """The cells of an area. `frame`: index = Excel row numbers (wholly empty rows left out), columns = Excel column
    numbers (A = 1) of those asked for, dtypes as `CellType` says; empty cells are missing (NaN, NaT), a text of
    length 0 too. `bad`: the cells that do not fit, missing in `frame`, as `bad_cells` describes, by row and column.

    A number or a boolean in a DATE column is bad too, with its digits ('45292', '20240131') as raw: what it means
    is for the reading room.
    """

    frame: pd.DataFrame
    bad: pd.DataFrame = field(default_factory=bad_cells)


@frozen
class CellFormula:
    """A formula in a cell in Excel's file language, without "=", and what it gave when it was last calculated.

    An error such as '#N/A' is its own name in both, also where it was typed.
    """

    text: str
    shown: str | float | bool | None = None


# What a cell holds: text, number, yes or no, day (it reads back as its number), formula; None for nothing.
CellContent = str | float | bool | date | CellFormula | None
CellPlace = tuple[int, int]  # Excel row and column, A = 1
CellChanges = Mapping[str, Mapping[CellPlace, CellContent]]  # sheet -> place -> what must stand there


NO_FORMATS: Mapping[str, Mapping[CellPlace, str]] = MappingProxyType({})


@frozen
class StaysWhy:
    """Why a sheet does not go (`words.texts.changing.SHEET_STAYS`), and what it is about: a cell, a table."""

    code: str
    where: str = ""


@frozen
class PutResult:
    """What became of the tabs: the sheet name each got (mostly its own), and what the owner should know."""

    sheet_names: Mapping[str, str]
    findings: Findings


class Book(Protocol):
    """A workbook of the owner. Reading never changes it; only `put` writes: our tabs, and what was changed before it.

    What a step changes in the owner's sheets goes through `steps/changing.py`, which keeps a journal of it.
    """

    @property
    def name(self) -> str:
        """The file name without folder."""

    @property
    def place(self) -> Path:
        """The file that `put` changes, by whose name backups and journals are kept; it need not exist."""

    @property
    def in_place(self) -> bool:
        """Whether `put` changes the owner's own workbook; else it writes a copy beside it."""

    @property
    def backed_up(self) -> Path | None:
        """Where the state from before the first `put` of this run is kept; None where nothing was overwritten."""

    @property
    def date_1904(self) -> bool:
        """Whether day 0 of the workbook is 1 January 1904."""

    def sheets(self) -> tuple[SheetInfo, ...]:
        """All worksheets in order, ours too."""

    def tables(self) -> tuple[TableInfo, ...]:
        """All Excel tables."""

    def peek(self, sheet: str, rows: int = 60) -> tuple[PeekRow, ...]:
        """The first non-empty rows of a sheet, with their true Excel row numbers."""

    def read(self, area: Area, types: Mapping[int, CellType]) -> RawTable:
        """The cells of the columns in `types`."""

    def cells(self, sheet: str, rows: Collection[int]) -> Mapping[CellPlace, CellContent]:
        """All filled cells of these rows exactly as they stand: texts as typed, days as numbers, formulas."""

    def own_table(self, tab: str, table: str) -> pd.DataFrame | None:
        """A table of one of our tabs as it stands now, with what a person filled in; None where it is not there.

        Columns are the headers, values as text (`str`), numbers as float, dates as datetime; index = Excel rows.
        """

    def add_sheets(self, sheets: Sequence[DataSheet], settings: Settings, *, with_settings: bool) -> None:
        """Add these data sheets, empty, and *Instellingen* if asked for; their names must be free.

        They are the owner's from then on. In a file they are written by the next `put`. Raises as `put`.
        """

    def add_column(self, area: Area, header: str) -> int:
        """A column more directly to the right of a table, written by the next `put`; returns its number.

        Raises WorkbookError where something stands there, else as `put`.
        """

    def number_formats(self, sheet: str, places: Collection[CellPlace]) -> Mapping[CellPlace, str]:
        """The number formats of cells that have another than General, by their codes."""

    def links(self, sheet: str, rows: Collection[int]) -> Mapping[CellPlace, str]:
        """The addresses of the clickable e-mail and web addresses in these rows that say what stands in their cell; ""
        for a cell that is not dressed as a link, in a column in which there are links."""

    def set_links(self, area: Area, links: Mapping[CellPlace, str]) -> None:
        """Links (as `links`) for cells of rows that are still empty, with the next `put`. In an open workbook one that
        cannot be made is named, and no reason to take all back. Raises as `put`."""

    def set_cells(
        self, changes: CellChanges, formats: Mapping[str, Mapping[CellPlace, str]] = NO_FORMATS
    ) -> Mapping[str, Sequence[CellPlace]]:
        """Other contents for cells of data sheets, written by the next `put`; reading gives them at once. A table
        takes in the rows that are filled directly under it. `formats`: number formats that some cells must have in the
        end; else a cell gets another only where a day or, in Excel, a text needs it.

        What comes back are the cells that cannot be changed, because an array formula stands there. Raises as `put`.
        """

    def remove_rows(self, area: Area, rows: Collection[int]) -> Mapping[int, str]:
        """Take rows out of a table at the next `put`; reading is without them at once, and those below are numbered
        anew. To be asked before anything else changes in this run. What comes back are the rows that stay, each with
        the reason (`words.texts.rows`): in a file all of them. Raises as `put`."""

    def insert_rows(self, area: Area, gaps: Mapping[int, int]) -> bool:
        """Put so many empty rows before each of these rows of a table, at the next `put`; reading has them at once. To
        be asked before anything else changes in this run. Whether that can be: else nothing happens. Raises as `put`.
        """

    def end_earlier(self, area: Area, rows: Collection[int], most: int) -> None:
        """The Excel table of an area gives up, of these rows that hold nothing any more, those at its end: `most` rows
        at the most. Written by the next `put`."""

    def drop_column(self, area: Area, column: int) -> bool:
        """Take away the last column of an area, under which nothing stands; written by the next `put`. Whether it went:
        not where a formula of the owner names it."""

    def drop_sheets(self, names: Sequence[str]) -> Mapping[str, StaysWhy]:
        """Take away data sheets that a step made, at the next `put`; returns those that stay because something of the
        owner stands on them or refers to them."""

    def put(
        self,
        tabs: Sequence[Tab],
        remove: Sequence[str] = (),
        *,
        accent: str = DEFAULTS.accent,
        company: str = "",
        activate: str = "",
    ) -> PutResult:
        """Put result tabs into the workbook (replacing ours of that name), take away ours named in `remove`.

        `accent` and `company` (for the footer) are settings; `activate` names the tab to open on.

        Atomic: after an error the workbook is what it was. A file is written to its target. Raises WorkbookError or
        SafetyError where the workbook may not be written.
        """
