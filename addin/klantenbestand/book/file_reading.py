"""Reading a closed workbook: its sheets and tables, and an area as typed columns with true Excel row numbers."""

from collections.abc import Mapping
from threading import Lock

import pandas as pd

from klantenbestand.book.area_reading import AreaReader
from klantenbestand.book.cells import CellReader
from klantenbestand.book.fast_reading import FastReader
from klantenbestand.book.marks import marks_of
from klantenbestand.book.outline import Sheet
from klantenbestand.book.own_tables import OwnTables
from klantenbestand.book.package import Package
from klantenbestand.book.protocol import Area, CellType, PeekRow, RawTable, SheetInfo, TableInfo
from klantenbestand.words.errors import WorkbookError


class FileReader:
    """What `Book` promises of reading, for a file. Safe for several threads, such as one a sheet."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._cells = CellReader(package)
        fast = FastReader(package)
        self._areas = AreaReader(package, fast, self._cells)
        self._own = OwnTables(package, fast, self._cells)
        self._peeked: dict[tuple[str, int], tuple[PeekRow, ...]] = {}
        self._lock = Lock()

    def sheets(self) -> tuple[SheetInfo, ...]:
        """All worksheets in order, ours too; no chart sheets."""
        marks = marks_of(self._package.defined_names)
        infos = []
        for sheet in self._worksheets():
            mark = marks.get(sheet.position)
            visible = sheet.state == "visible"
            infos.append(SheetInfo(sheet.name, visible, mark.tab if mark else "", mark.version if mark else 0))
        return tuple(infos)

    def tables(self) -> tuple[TableInfo, ...]:
        """All Excel tables."""
        return tuple(
            TableInfo(
                name=table.name,
                sheet=table.sheet,
                first_row=table.first_row,
                last_row=table.last_row,
                first_column=table.first_column,
                last_column=table.last_column,
                totals_rows=table.totals_rows,
                header_rows=table.header_rows,
                formulas=table.formulas,
            )
            for table in self._package.tables
        )

    def peek(self, sheet: str, rows: int = 60) -> tuple[PeekRow, ...]:
        """The first non-empty rows of a sheet. Raises WorkbookError."""
        with self._lock:
            if (sheet, rows) not in self._peeked:
                found = self._cells.rows(self._sheet(sheet).part, limit=rows)
                self._peeked[sheet, rows] = tuple(
                    PeekRow(row.number, {column: self._cells.text(value) for column, value in row.cells.items()})
                    for row in found
                )
            return self._peeked[sheet, rows]

    def read(self, area: Area, types: Mapping[int, CellType]) -> RawTable:
        """The cells of the columns in `types`. Raises WorkbookError where the sheet is missing or damaged."""
        return self._areas.read(area, self._sheet(area.sheet).part, types)

    def own_table(self, tab: str, table: str) -> pd.DataFrame | None:
        """A table of one of our tabs as it stands now; None where the tab or the table is not there."""
        ours = {sheet.name for sheet in self.sheets() if sheet.tab == tab}
        found = next((each for each in self._package.tables if each.sheet in ours and each.name == table), None)
        return None if found is None else self._own.read(found, self._sheet(found.sheet).part)

    def _worksheets(self) -> tuple[Sheet, ...]:
        return tuple(sheet for sheet in self._package.sheets if sheet.kind == "worksheet")

    def _sheet(self, name: str) -> Sheet:
        for sheet in self._worksheets():
            if sheet.name == name:
                return sheet
        raise WorkbookError("sheet-missing", sheet=name)
