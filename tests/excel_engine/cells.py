"""The cells of a sheet in the Excel for tests, and ranges of them."""

import re
from collections.abc import Iterator
from copy import copy
from datetime import datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any
from weakref import WeakKeyDictionary

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles.numbers import is_date_format
from openpyxl.utils import get_column_letter
from openpyxl.utils import range_boundaries as boundaries_of
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.utils.datetime import from_excel
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.datavalidation import DataValidation
from xlwings import base_classes

from excel_engine.shifting import Shift, moved_tables
from excel_engine.typing_in import ERRORS, LONGEST_IN_BLOCK, TEXT_FORMAT, FormulaText, NotTypeableError, typed

Position = tuple[int, int]
range_boundaries = lru_cache(maxsize=4096)(boundaries_of)  # asked for each cell that is written

_LINK = re.compile(r'=HYPERLINK\(((?:"(?:[^"]|"")*"&?)+),((?:"(?:[^"]|"")*"&?)+)\)')
_SUM = re.compile(r"=SUM\((\w+)\[(\w+)\]\)")
_CELL = re.compile(r"=(\w+)!([A-Z]+[0-9]+)")
_DAY_0 = datetime(1899, 12, 30)  # noqa: DTZ001 - a cell has no time zone
_SITE = re.compile(r"https?://[^/]+")
_PIECE = re.compile(r'"((?:[^"]|"")*)"')
_ERROR_CODES = {"#N/A": -2146826246, "#DIV/0!": -2146826281, "#REF!": -2146826265}


class ExcelError(Exception):
    """What pywin32 and appscript raise when Excel refuses."""


class Grid:
    """The cells of one sheet, what its formulas show, and the state of its tables' filters."""

    def __init__(self, book: Any, sheet: Any, values: Any) -> None:
        self.book, self.sheet = book, sheet
        self.shown: dict[Position, Any] = {}
        self.filters: dict[str, dict[int, dict[str, Any]]] = {}
        self.selected = (1, 1, 1, 1)
        for place, cell in list(sheet._cells.items()):
            if cell.data_type == "f" and values is not None:
                self.shown[place] = values.cell(*place).value

    def check_writable(self) -> None:
        if self.sheet.protection.sheet:
            raise ExcelError("the sheet is protected")
        self.book.app.wrote()

    def check_unfiltered(self) -> None:
        if any(self.filters.values()):
            raise ExcelError("rows are hidden by a filter: what is pasted or written there goes astray")

    def cell(self, place: Position) -> Cell:
        return self.sheet.cell(*place)

    def put(self, place: Position, value: Any) -> None:
        cell = self.sheet._cells.get(place)
        if isinstance(cell, MergedCell):
            return  # Excel drops it
        if cell is None and value in (None, ""):
            return
        cell = self.cell(place)
        try:
            content, number_format = typed(value, cell.number_format)
        except NotTypeableError as error:
            raise ExcelError(str(error)) from error
        self.shown.pop(place, None)
        if isinstance(content, FormulaText):
            self.shown[place] = self._calculated(content)
        cell.number_format = number_format
        cell.value = content
        if isinstance(content, str) and not isinstance(content, FormulaText):
            cell.data_type = "e" if content in ERRORS and number_format != TEXT_FORMAT else "s"
        self._header_changed(place)

    def _calculated(self, formula: str) -> Any:
        link = _LINK.fullmatch(formula)
        if link:
            return "".join(piece.replace('""', '"') for piece in _PIECE.findall(link[2]))
        outside = re.findall(r"(?:'((?:[^']|'')+)'|([A-Za-z_]\w*))!", re.sub(r'"[^"]*"', "", formula))
        there = {sheet.title for sheet in self.book.workbook.worksheets}
        if any((quoted.replace("''", "'") or plain) not in there for quoted, plain in outside):
            return "#REF!"
        return 0.0

    def _header_changed(self, place: Position) -> None:
        for table in self.sheet.tables.values():
            left, top, right, _ = range_boundaries(table.ref)
            if place[0] == top and left <= place[1] <= right:
                self.name_columns(table)

    def name_columns(self, table: Any) -> None:
        """A header is a text, not empty, unlike all others in its table."""
        left, top, right, _ = range_boundaries(table.ref)
        seen: set[str] = set()
        for at, column in enumerate(range(left, right + 1)):
            cell = self.cell((top, column))
            name = str(cell.value) if cell.value is not None else f"Kolom{at + 1}"
            while name.casefold() in seen:
                name += "2"
            seen.add(name.casefold())
            if cell.value != name:
                cell.value = name
            table.tableColumns[at].name = name
        for at, column in enumerate(table.tableColumns, 1):
            column.id = at

    def value(self, place: Position) -> Any:
        """As COM hands it out."""
        cell = self.sheet._cells.get(place)
        if cell is None or isinstance(cell, MergedCell):
            return None
        value = self._live(place, cell) if cell.data_type == "f" else cell.value
        if isinstance(value, str) and value in ERRORS and (cell.data_type in ("e", "f")):
            return _ERROR_CODES[value]
        if isinstance(value, (time, timedelta)):  # openpyxl's; to COM a time of day is on the day 0
            return _DAY_0 + (value if isinstance(value, timedelta) else datetime.combine(_DAY_0, value) - _DAY_0)
        if isinstance(value, str):
            return value.replace("_x000D_", "\r")
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return value
        if is_date_format(cell.number_format) and value >= 1:
            return from_excel(value, self.book.workbook.epoch)
        return Decimal(str(round(value, 4))) if "€" in cell.number_format else float(value)

    def _live(self, place: Position, cell: Cell) -> Any:
        """The value of the few kinds of formulas that are calculated here; of others what they showed."""
        text = str(getattr(cell.value, "text", cell.value))
        if found := _SUM.fullmatch(text):
            for grid in self.book.grids.values():
                if found[1] in grid.sheet.tables:
                    table = grid.sheet.tables[found[1]]
                    left, top, right, bottom = range_boundaries(table.ref)
                    column = [grid.value((top, at)) for at in range(left, right + 1)].index(found[2]) + left
                    return sum(float(grid.value((row, column)) or 0) for row in range(top + 1, bottom + 1))
            return "#REF!"
        if found := _CELL.fullmatch(text):
            return (
                self.book.grids[found[1]].value(coordinate_to_tuple(found[2]))
                if found[1] in self.book.grids
                else "#REF!"
            )
        return self.shown.get(place)

    def formula(self, place: Position) -> Any:
        cell = self.sheet._cells.get(place)
        if cell is None or isinstance(cell, MergedCell) or cell.value is None:
            return ""
        if cell.data_type == "f":
            return str(getattr(cell.value, "text", cell.value))
        return f"{cell.value:.15g}" if isinstance(cell.value, float) else str(cell.value)

    def used(self) -> tuple[int, int, int, int]:
        places = [place for place, cell in self.sheet._cells.items() if cell.value is not None or cell.has_style]
        if not places:
            return 1, 1, 1, 1
        rows, columns = [row for row, _ in places], [column for _, column in places]
        return min(rows), min(columns), max(rows), max(columns)

    def copy_cell(self, place: Position, target: "Grid", there: Position, *, formats_only: bool = False) -> None:
        source = self.sheet._cells.get(place)
        cell = target.sheet._cells.get(there)
        if isinstance(source, MergedCell) or isinstance(cell, MergedCell):
            return
        cell = target.cell(there)
        if source is None:
            cell.style = "Normal"
            return
        _dress(source, cell)
        if not formats_only:
            cell.value = source.value
            cell.data_type = source.data_type
            if place in self.shown:
                target.shown[there] = self.shown[place]

    def move(self, area: tuple[int, int, int, int], down: int) -> None:
        """Moves all cells of these columns from the first row of the area on, up or down."""
        top, left, _, right = area
        cells = self.sheet._cells
        moving = {place: cells.pop(place) for place in list(cells) if place[0] >= top and left <= place[1] <= right}
        shown = {place: self.shown.pop(place) for place in list(self.shown) if place in moving}
        for (row, column), cell in moving.items():
            if down < 0 and row < top - down:
                continue  # deleted
            cell.row = row + down
            cells[row + down, column] = cell
        for (row, column), value in shown.items():
            if not (down < 0 and row < top - down):
                self.shown[row + down, column] = value

    def settle(self) -> None:
        """Before saving."""
        for table in self.sheet.tables.values():
            self.name_columns(table)


# For each workbook that was copied into, and each that was copied from: what its styles are called there.
_KNOWN: WeakKeyDictionary[Any, WeakKeyDictionary[Any, dict[Any, Any]]] = WeakKeyDictionary()


def _dress(source: Any, cell: Any) -> None:
    """Gives `cell` the looks of `source`; taking them over part by part is done once for each style."""
    ours, theirs = cell.parent.parent, source.parent.parent
    if ours is theirs:
        cell._style = copy(source._style)
        return
    known = _KNOWN.setdefault(ours, WeakKeyDictionary()).setdefault(theirs, {})
    style = tuple(source._style)
    if style not in known:
        for part in ("font", "border", "fill", "alignment", "protection"):
            setattr(cell, part, copy(getattr(source, part)))
        cell.number_format = source.number_format
        known[style] = copy(cell._style)
    cell._style = copy(known[style])


class FakeRange(base_classes.Range):
    row = column = 0
    options: Any = None

    def __init__(self, sheet: Any, row: int, column: int, last_row: int | None = None, last_column: int | None = None):
        self.sheet, self.row, self.column = sheet, row, column
        self.last_row, self.last_column = last_row or row, last_column or column
        self.options = {}
        if row < 1 or column < 1 or self.last_row < row or self.last_column < column:
            raise ExcelError("no such cells")

    @property
    def grid(self) -> Grid:
        grid: Grid = self.sheet.grid
        return grid

    @property
    def api(self) -> Any:
        return self

    @property
    def coords(self) -> Any:
        return (self.sheet, self.row, self.column, *self.shape)

    @property
    def shape(self) -> tuple[int, int]:
        return self.last_row - self.row + 1, self.last_column - self.column + 1

    @property
    def address(self) -> str:
        first = f"${get_column_letter(self.column)}${self.row}"
        last = f"${get_column_letter(self.last_column)}${self.last_row}"
        return first if first == last else f"{first}:{last}"

    def __len__(self) -> int:
        return self.shape[0] * self.shape[1]

    def __bool__(self) -> bool:
        return True

    def __call__(self, row: int, column: int | None = None) -> "FakeRange":
        if column is None:
            row, column = (row - 1) // self.shape[1] + 1, (row - 1) % self.shape[1] + 1
        return FakeRange(self.sheet, self.row + row - 1, self.column + column - 1)

    @property
    def places(self) -> list[Position]:
        return [
            (row, column)
            for row in range(self.row, self.last_row + 1)
            for column in range(self.column, self.last_column + 1)
        ]

    def _block(self, of: Any) -> Any:
        if self.shape == (1, 1):
            return of((self.row, self.column))
        return tuple(
            tuple(of((row, column)) for column in range(self.column, self.last_column + 1))
            for row in range(self.row, self.last_row + 1)
        )

    @property
    def raw_value(self) -> Any:
        return self._block(self.grid.value)

    @raw_value.setter
    def raw_value(self, data: Any) -> None:
        self.grid.check_writable()
        self.grid.check_unfiltered()
        for place, value in self._spread(data):
            self.grid.put(place, value)

    @property
    def formula(self) -> Any:
        return self._block(self.grid.formula)

    @formula.setter
    def formula(self, data: Any) -> None:
        self.raw_value = data

    def _spread(self, data: Any) -> Iterator[tuple[Position, Any]]:
        if not isinstance(data, (list, tuple)):
            for place in self.places:
                yield place, data
            return
        rows = data if isinstance(data[0], (list, tuple)) else [data]
        if (len(rows), len(rows[0])) != self.shape or any(len(row) != len(rows[0]) for row in rows):
            raise ExcelError("not the shape of the range")
        for place, value in zip(self.places, [value for row in rows for value in row], strict=True):
            if isinstance(value, str) and len(value) > LONGEST_IN_BLOCK and len(self) > 1:
                raise ExcelError("too long for a block")
            yield place, value

    @property
    def number_format(self) -> Any:
        sheet = self.sheet.xl
        found = {sheet._cells[place].number_format if place in sheet._cells else "General" for place in self.places}
        return found.pop() if len(found) == 1 else None

    @number_format.setter
    def number_format(self, value: str) -> None:
        self.grid.check_writable()
        for place in self.places:
            self.grid.cell(place).number_format = value

    @property
    def hyperlink(self) -> str:
        """As Excel keeps it: it puts a slash behind the name of a site."""
        link = self.sheet.xl._cells[self.row, self.column].hyperlink if self._is_there else None
        if link is None:
            raise ExcelError("The cell doesn't seem to contain a hyperlink!")
        return str(link.target or "")

    def add_hyperlink(self, address: str, text_to_display: str | None = None, screen_tip: str | None = None) -> None:
        """The cell gets the text, and the font (no more) of the style that Excel has for links."""
        if len(self) > 1:
            raise ExcelError("one cell at a time here")
        self.grid.check_writable()
        cell = self.grid.cell((self.row, self.column))
        self.grid.put((self.row, self.column), text_to_display)
        content, kind = cell.value, cell.data_type
        sheet = self.sheet.xl
        sheet._hyperlinks = [one for one in sheet._hyperlinks if one is not cell.hyperlink]
        cell.hyperlink = address + "/" if _SITE.fullmatch(address) else address
        cell.hyperlink.tooltip = screen_tip or None
        cell.value, cell.data_type = content, kind
        kept = {part: copy(getattr(cell, part)) for part in ("border", "fill", "alignment", "protection")}
        code = cell.number_format
        cell.style = "Hyperlink"
        for part, value in kept.items():
            setattr(cell, part, value)
        cell.number_format = code

    @property
    def _is_there(self) -> bool:
        return (self.row, self.column) in self.sheet.xl._cells

    def clear_contents(self) -> None:
        self._check_merges()
        self.grid.check_writable()
        for place in self.places:
            self.grid.put(place, None)

    def clear_formats(self) -> None:
        self.grid.check_writable()
        for place in self.places:
            if place in self.sheet.xl._cells:
                self.grid.cell(place).style = "Normal"

    def clear(self) -> None:
        self._check_merges()
        for table in self.sheet.xl.tables.values():
            if not CellRange(table.ref).isdisjoint(self._range):
                raise ExcelError("cells of a table are not cleared with their formats here")
        self.grid.check_writable()
        for place in self.places:
            self.sheet.xl._cells.pop(place, None)
            self.grid.shown.pop(place, None)

    @property
    def _range(self) -> CellRange:
        return CellRange(min_col=self.column, min_row=self.row, max_col=self.last_column, max_row=self.last_row)

    def _check_merges(self) -> None:
        for area in self.sheet.xl.merged_cells.ranges:
            if not area.isdisjoint(self._range) and not area.issubset(self._range):
                raise ExcelError("cannot do that to a part of a merged cell")

    def unmerge(self) -> None:
        self.grid.check_writable()
        for area in list(self.sheet.xl.merged_cells.ranges):
            if not area.isdisjoint(self._range):
                self.sheet.xl.unmerge_cells(str(area))

    def copy(self, destination: Any = None) -> None:
        if destination is not None:
            raise ExcelError("copying cells brings charts along: paste formats")
        self.sheet.book.app.clipboard = self
        self.sheet.book.app.cut_copy_mode = "copy"

    def paste(
        self, paste: Any = None, operation: Any = None, skip_blanks: bool = False, transpose: bool = False
    ) -> None:
        source = self.sheet.book.app.clipboard
        if source is None:
            raise ExcelError("nothing was copied")
        self.grid.check_writable()
        self.grid.check_unfiltered()
        height, width = source.shape
        if self.shape[0] % height or self.shape[1] % width:
            raise ExcelError("not the size of what was copied")
        if any(not area.isdisjoint(self._range) for area in self.sheet.xl.merged_cells.ranges):
            raise ExcelError("merged cells must be of the same size")
        if paste == "validation":
            self._paste_validation(source)
        elif paste == "formats":
            self._paste_formats(source)
        else:
            raise ExcelError(f"this is not how {paste} are pasted here")

    def _paste_formats(self, source: "FakeRange") -> None:
        height, width = source.shape
        for row, column in self.places:
            origin = (source.row + (row - self.row) % height, source.column + (column - self.column) % width)
            source.grid.copy_cell(origin, self.grid, (row, column), formats_only=True)
        if self.shape == source.shape:
            for area in list(source.sheet.xl.merged_cells.ranges):
                if area.issubset(source._range):
                    moved = CellRange(area.coord)
                    moved.shift(self.column - source.column, self.row - source.row)
                    self.sheet.xl.merge_cells(moved.coord)

    def _paste_validation(self, source: "FakeRange") -> None:
        for at in range(source.shape[1]):
            place = f"{get_column_letter(source.column + at)}{source.row}"
            for rule in source.sheet.xl.data_validations.dataValidation:
                if place in rule:
                    new = copy(rule)
                    first = f"{get_column_letter(self.column + at)}{self.row}"
                    last = f"{get_column_letter(self.column + at)}{self.last_row}"
                    made = DataValidation(type=new.type, formula1=new.formula1, allow_blank=True)
                    made.add(f"{first}:{last}")
                    self.sheet.xl.add_data_validation(made)

    def insert(self, shift: Any = None, copy_origin: Any = None) -> None:
        if shift != "down":
            raise ExcelError("only down")
        self._shift(self.row, self.shape[0])

    def delete(self, shift: Any = None) -> None:
        if shift != "up":
            raise ExcelError("only up")
        for name in list(self.sheet.xl.tables):
            if CellRange(self.sheet.xl.tables[name].ref).issubset(self._range):
                del self.sheet.xl.tables[name]
        self._shift(self.row, -self.shape[0])

    def _shift(self, row: int, down: int) -> None:
        self.grid.check_writable()
        columns = (self.column, self.last_column)
        try:
            tables = moved_tables(self.sheet.xl, row, self.last_row, down, columns)
        except ValueError as error:
            raise ExcelError(str(error)) from error
        for area in list(self.sheet.xl.merged_cells.ranges):
            if area.max_row >= row and not (area.max_col < self.column or area.min_col > self.last_column):
                raise ExcelError("merged cells are in the way")
        if tables:
            self.grid.check_unfiltered()
        shift = Shift(self.sheet.xl, row, down, columns)
        self.grid.move((row, self.column, self.last_row, self.last_column), down)
        for name, (top, left, bottom, right) in tables.items():
            table = self.sheet.xl.tables[name]
            table.ref = f"{get_column_letter(left)}{top}:{get_column_letter(right)}{bottom}"
            if table.autoFilter:
                table.autoFilter.ref = table.ref
        shift.everywhere(self.sheet.book.workbook)
        if down > 0:
            self._dress_new(row, tables)

    def _dress_new(self, row: int, tables: dict[str, tuple[int, ...]]) -> None:
        """New cells look as those above them; in a column of a table with a formula they get that."""
        for place in self.places if row > 1 else ():
            self.grid.copy_cell((row - 1, place[1]), self.grid, place, formats_only=True)
        for name, (top, left, _, _) in tables.items():
            for at, column in enumerate(self.sheet.xl.tables[name].tableColumns):
                formula = column.calculatedColumnFormula
                for line in range(row, self.last_row + 1) if formula and top < row else ():
                    self.grid.put((line, left + at), "=" + formula.attr_text)

    @property
    def row_height(self) -> Any:
        heights = {self.sheet.xl.row_dimensions[row].height for row in range(self.row, self.last_row + 1)}
        return heights.pop() if len(heights) == 1 else None

    @row_height.setter
    def row_height(self, value: float) -> None:
        for row in range(self.row, self.last_row + 1):
            self.sheet.xl.row_dimensions[row].height = value
            self.sheet.xl.row_dimensions[row].hidden = False

    @property
    def row_hidden(self) -> Any:
        found = {bool(self.sheet.xl.row_dimensions[row].hidden) for row in range(self.row, self.last_row + 1)}
        return found.pop() if len(found) == 1 else None

    @row_hidden.setter
    def row_hidden(self, value: bool) -> None:
        for row in range(self.row, self.last_row + 1):
            self.sheet.xl.row_dimensions[row].hidden = value

    @property
    def column_width(self) -> float:
        return float(self.sheet.xl.column_dimensions[get_column_letter(self.column)].width)

    @column_width.setter
    def column_width(self, value: float) -> None:
        self.sheet.xl.column_dimensions[get_column_letter(self.column)].width = value

    def autofit(self, axis: Any = None) -> None:
        for row in range(self.row, self.last_row + 1):
            self.sheet.xl.row_dimensions[row].height = None

    def select(self) -> None:
        if self.sheet.book.sheets.active.name != self.sheet.name:
            raise ExcelError("only cells of the active sheet can be selected")
        self.grid.selected = (self.row, self.column, self.last_row, self.last_column)
