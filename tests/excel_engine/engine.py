"""Application, workbooks and sheets of the Excel for tests."""

import re
from collections.abc import Iterator
from copy import copy, deepcopy
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import openpyxl
import xlwings as xw
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from xlwings import base_classes

from excel_engine.cells import ExcelError, FakeRange, Grid
from excel_engine.opening import load_with_values
from excel_engine.tables import FakeCharts, FakeTables, copy_tables
from klantenbestand.book.marks import MARK_NAME
from klantenbestand.book.own_drawings import CHART_MARK
from klantenbestand.book.package import Package
from workbooks import edit_parts

_UNFIT = re.compile(r"[\[\]:*?/\\]")
_CONSTANTS = {"#N/A": -2146826246, "#DIV/0!": -2146826281, "#REF!": -2146826265}


class FakeEngine:
    """What xlwings asks of an engine."""

    name = "test"
    type = "desktop"

    def __init__(self, apps: Any = None) -> None:
        self.apps = apps

    @staticmethod
    def prepare_xl_data_element(value: Any, options: Any) -> Any:
        if value is None or value != value:
            return ""
        return value

    @staticmethod
    def clean_value_data(data: Any, datetime_builder: Any, empty_as: Any, number_builder: Any, err_to_str: bool) -> Any:
        names = {code: name for name, code in _CONSTANTS.items()}

        def clean(value: Any) -> Any:
            if value in ("", None):
                return empty_as
            if isinstance(value, int) and not isinstance(value, bool) and value in names:
                return names[value] if err_to_str else None
            return value

        return [[clean(value) for value in row] for row in data]


class FakeApp(base_classes.App):
    """Settings as Excel has them; `log` holds what was set, `fail_after` lets the so-manieth write fail."""

    screen_updating = display_alerts = enable_events = True
    status_bar: Any = False
    cut_copy_mode: Any = False
    engine: Any = None
    pid = hwnd = 1

    def __init__(self) -> None:
        self.engine = FakeEngine()
        self._calculation = "automatic"
        self.open_books: list[FakeBook] = []
        self.clipboard: FakeRange | None = None
        self.calculations: list[str] = []
        self.writes = 0
        self.fail_at: int | None = None

    @property
    def calculation(self) -> str:
        return self._calculation

    @calculation.setter
    def calculation(self, value: str) -> None:
        self.calculations.append(value)
        self._calculation = value

    @property
    def books(self) -> "FakeBooks":
        return FakeBooks(self)

    @property
    def selection(self) -> FakeRange | None:
        sheet = self.open_books[-1].sheets.active
        return sheet.selection

    def activate(self, steal_focus: bool = False) -> None:
        pass

    version = "16.0"

    def calculate(self) -> None:
        """Formulas are calculated when they are read."""

    def wrote(self) -> None:
        """Counts a change; the test may have said which one fails."""
        self.writes += 1
        if self.fail_at is not None and self.writes == self.fail_at:
            self.fail_at = None
            raise ExcelError("Excel is busy")


class FakeApps(base_classes.Apps):
    def __init__(self, app: FakeApp) -> None:
        self.app = app

    def keys(self) -> list[int]:
        return [self.app.pid]

    def __iter__(self) -> Iterator[FakeApp]:
        return iter([self.app])

    def __len__(self) -> int:
        return 1


class FakeBooks(base_classes.Books):
    app: Any = None

    def __init__(self, app: FakeApp) -> None:
        self.app = app

    @property
    def active(self) -> "FakeBook":
        return self.app.open_books[-1]

    def __call__(self, name: Any) -> "FakeBook":
        for book in self.app.open_books:
            if book.name.casefold() == str(name).casefold():
                return book
        raise KeyError(name)

    def __len__(self) -> int:
        return len(self.app.open_books)

    def __iter__(self) -> Iterator["FakeBook"]:
        return iter(self.app.open_books)

    def open(self, fullname: Any, update_links: Any = None, read_only: Any = None, *options: Any) -> "FakeBook":
        path = Path(fullname)
        if any(book.name == path.name for book in self.app.open_books):
            raise ExcelError("a workbook of that name is open")
        book = FakeBook(self.app, path, bool(read_only))
        self.app.open_books.append(book)
        return book


class FakeBook(base_classes.Book):
    path: Any = None

    def __init__(self, app: FakeApp, path: Path, read_only: bool = False) -> None:
        self._app, self.path, self.read_only = app, path, read_only
        self.workbook, shown = load_with_values(path)
        self.grids = {sheet.title: Grid(self, sheet, None) for sheet in self.workbook.worksheets}
        for name, grid in self.grids.items():
            grid.shown |= shown[name]

    @property
    def app(self) -> FakeApp:
        return self._app

    @property
    def api(self) -> Any:
        whole = str(self.path)
        return SimpleNamespace(
            FullName=whole,
            SaveCopyAs=lambda path: self.save_copy(Path(path)),
            ReadOnly=self.read_only,
            full_name=SimpleNamespace(get=lambda: whole),
            read_only=SimpleNamespace(get=lambda: self.read_only),
        )

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def fullname(self) -> str:
        return str(self.path)

    @property
    def sheets(self) -> "FakeSheets":
        return FakeSheets(self)

    def close(self) -> None:
        self._app.open_books.remove(self)

    def activate(self) -> None:
        self._app.open_books.remove(self)
        self._app.open_books.append(self)

    def save_copy(self, path: Path) -> None:
        """SaveCopyAs."""
        for grid in self.grids.values():
            grid.settle()
        self.workbook.save(path)
        self._name_charts(path)

    def _name_charts(self, path: Path) -> None:
        """Excel keeps the names of charts, openpyxl does not: ours get theirs back."""
        ours = {sheet.title for sheet in self.workbook.worksheets if MARK_NAME in sheet.defined_names}
        package = Package.open(path)
        drawings = {
            rel.target
            for sheet in package.sheets
            for rel in package.rels_of(sheet.part).values()
            if sheet.name in ours and rel.kind == "drawing"
        }
        if drawings:
            marked = f'name="{CHART_MARK} '.encode()
            edit_parts(
                path, lambda name, data: (name, data.replace(b'name="Chart ', marked) if name in drawings else data)
            )


class FakeSheets(base_classes.Sheets):
    def __init__(self, book: FakeBook) -> None:
        self.book = book

    @property
    def api(self) -> Any:
        return None

    @property
    def active(self) -> "FakeSheet":
        return FakeSheet(self.book, self.book.workbook.active.title)

    def __call__(self, key: Any) -> "FakeSheet":
        names = [sheet.title for sheet in self.book.workbook.worksheets]
        if isinstance(key, int):
            return FakeSheet(self.book, names[key - 1])
        for name in names:
            if name.casefold() == key.casefold():
                return FakeSheet(self.book, name)
        raise KeyError(key)

    def __len__(self) -> int:
        return len(self.book.workbook.worksheets)

    def __iter__(self) -> Iterator["FakeSheet"]:
        return iter([FakeSheet(self.book, sheet.title) for sheet in self.book.workbook.worksheets])

    def __contains__(self, name: str) -> bool:
        return any(sheet.title.casefold() == name.casefold() for sheet in self.book.workbook.worksheets)


class FakeSheet(base_classes.Sheet):
    def __init__(self, book: FakeBook, name: str) -> None:
        self._book = book
        self.grid = book.grids[name]
        self.xl = self.grid.sheet

    @property
    def api(self) -> Any:
        return self.xl

    @property
    def book(self) -> FakeBook:
        return self._book

    @property
    def selection(self) -> FakeRange:
        first = self.grid.selected
        return FakeRange(self, *first)

    @property
    def name(self) -> str:
        return str(self.xl.title)

    @name.setter
    def name(self, value: str) -> None:
        self.check_structure()
        if not 0 < len(value) <= 31 or _UNFIT.search(value) or value[0] == "'" or value[-1] == "'":
            raise ExcelError(f"not the name of a sheet: {value}")
        if value.casefold() == "history":
            raise ExcelError("a reserved name")
        if value.casefold() != self.name.casefold() and value in self._book.sheets:
            raise ExcelError("a sheet of that name exists")
        self._book.grids[value] = self._book.grids.pop(self.name)
        self.xl.title = value

    @property
    def index(self) -> int:
        return self._book.workbook.worksheets.index(self.xl) + 1

    @property
    def names(self) -> "FakeNames":
        return FakeNames(self)

    @property
    def visible(self) -> bool:
        return bool(self.xl.sheet_state == "visible")

    @visible.setter
    def visible(self, value: bool) -> None:
        self.check_structure()
        others = [sheet for sheet in self._book.workbook.worksheets if sheet is not self.xl]
        if not value and not any(sheet.sheet_state == "visible" for sheet in others):
            raise ExcelError("a workbook needs a visible sheet")
        self.xl.sheet_state = "visible" if value else "hidden"

    def range(self, arg1: Any, arg2: Any = None) -> FakeRange:
        if isinstance(arg1, FakeRange):
            return FakeRange(self, arg1.row, arg1.column, arg2.last_row, arg2.last_column)
        if isinstance(arg1, str):
            first, _, last = arg1.replace("$", "").partition(":")
            start = openpyxl.utils.cell.coordinate_to_tuple(first)
            return FakeRange(self, *start, *openpyxl.utils.cell.coordinate_to_tuple(last or first))
        return FakeRange(self, *arg1, *(arg2 or arg1))

    def activate(self) -> None:
        if not self.visible:
            raise ExcelError("a hidden sheet cannot be activated")
        self._book.activate()
        self._book.workbook.active = self._book.workbook.worksheets.index(self.xl)

    @property
    def used_range(self) -> FakeRange:
        return FakeRange(self, *self.grid.used())

    @property
    def tables(self) -> FakeTables:
        return FakeTables(self)

    @property
    def charts(self) -> FakeCharts:
        return FakeCharts(self)

    @property
    def page_setup(self) -> Any:
        return FakePageSetup(self.xl)

    def check_structure(self) -> None:
        security = self._book.workbook.security
        if security is not None and security.lockStructure:
            raise ExcelError("the structure is protected")

    def delete(self) -> None:
        self.check_structure()
        others = [sheet for sheet in self._book.workbook.worksheets if sheet is not self.xl]
        if not any(sheet.sheet_state == "visible" for sheet in others):
            raise ExcelError("a workbook needs a visible sheet")
        self._book.app.wrote()
        del self._book.grids[self.name]
        self._book.workbook.remove(self.xl)

    def copy(self, before: Any, after: Any) -> None:
        target = before or after
        book: FakeBook = target.book
        target.check_structure()
        book.app.wrote()
        at = book.workbook.worksheets.index(target.xl) + (before is None)
        name, number = self.name, 1
        while name in book.sheets:
            number += 1
            name = f"{self.name[:27]} ({number})"
        made = book.workbook.create_sheet(name, book.workbook._sheets.index(target.xl) + (before is None))
        assert book.workbook.worksheets.index(made) == at
        book.grids[name] = Grid(book, made, None)
        _copy_sheet(self, FakeSheet(book, name))
        FakeSheet(book, name).visible and FakeSheet(book, name).activate()


class FakePageSetup(base_classes.PageSetup):
    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet

    @property
    def print_area(self) -> Any:
        return self._sheet.print_area

    @print_area.setter
    def print_area(self, value: Any) -> None:
        self._sheet.print_area = value


def _copy_sheet(source: FakeSheet, target: FakeSheet) -> None:
    here, there = source.xl, target.xl
    others = {sheet.title for sheet in source.book.workbook.worksheets} - {source.name}
    for (row, column), cell in list(here._cells.items()):
        if isinstance(cell.value, str) and cell.data_type == "f":
            outside = re.findall(r"'?([^'!(,=]+)'?!", re.sub(r'"[^"]*"', "", cell.value))
            if source.book is not target.book and outside:
                raise ExcelError(f"a formula would point into the other workbook: {cell.value} {others}")
        _ = source.grid.copy_cell((row, column), target.grid, (row, column))
    for area in here.merged_cells.ranges:
        there.merge_cells(str(area))
    for number, row in here.row_dimensions.items():
        there.row_dimensions[number].height = row.height
        there.row_dimensions[number].hidden = row.hidden
        there.row_dimensions[number].outlineLevel = row.outlineLevel
    for letter, column in here.column_dimensions.items():
        there.column_dimensions[letter].width = column.width
    there.data_validations = deepcopy(here.data_validations)
    there.conditional_formatting = deepcopy(here.conditional_formatting)
    there.sheet_properties = copy(here.sheet_properties)
    there.sheet_state = here.sheet_state
    there.freeze_panes = here.freeze_panes
    if here.print_area:
        there.print_area = [area.rpartition("!")[2] for area in str(here.print_area).split(",")]
    for name, defined in here.defined_names.items():
        there.defined_names[name] = copy(defined)
    copy_tables(source, target)
    there._charts = [deepcopy(chart) for chart in here._charts]


class FakeNames(base_classes.Names):
    """The names of a sheet, with the sheet's name in front."""

    def __init__(self, sheet: FakeSheet) -> None:
        self.sheet = sheet

    def snapshot(self) -> list[tuple[str, "FakeName"]]:
        return [(name.name, name) for name in (FakeName(self.sheet, key) for key in self.sheet.xl.defined_names)]

    def __call__(self, key: Any) -> "FakeName":
        return self.snapshot()[key - 1][1] if isinstance(key, int) else FakeName(self.sheet, key)

    def __len__(self) -> int:
        return len(self.sheet.xl.defined_names)

    def contains(self, key: str) -> bool:
        return key in self.sheet.xl.defined_names

    def add(self, name: str, refers_to: str) -> "FakeName":
        assert refers_to.startswith("=")
        self.sheet.xl.defined_names[name] = DefinedName(name, attr_text=refers_to[1:])
        return FakeName(self.sheet, name)


class FakeName(base_classes.Name):
    def __init__(self, sheet: FakeSheet, key: str) -> None:
        self.sheet, self.key = sheet, key

    @property
    def name(self) -> str:
        quoted = self.sheet.name if self.sheet.name.isidentifier() else f"'{self.sheet.name}'"
        return f"{quoted}!{self.key}"

    @property
    def refers_to(self) -> str:
        return "=" + str(self.sheet.xl.defined_names[self.key].attr_text)

    @refers_to.setter
    def refers_to(self, value: str) -> None:
        assert value.startswith("=")
        self.sheet.xl.defined_names[self.key].attr_text = value[1:]

    def delete(self) -> None:
        del self.sheet.xl.defined_names[self.key]


class Excel:
    """An Excel with open workbooks."""

    def __init__(self) -> None:
        self.app = FakeApp()
        engine = xw.Engine(impl=FakeEngine(FakeApps(self.app)))
        xw.engines.add(engine)
        engine.activate()

    def open(self, path: Path, *, read_only: bool = False) -> xw.Book:
        """Opens a workbook; it is the caller of `xw.Book.caller()` from then on."""
        book = xw.Book(impl=FakeBooks(self.app).open(path, read_only=read_only))
        book.set_mock_caller()
        return book

    def save_copy(self, book: xw.Book, path: Path) -> Path:
        """What the add-in does before a step: SaveCopyAs."""
        path.parent.mkdir(parents=True, exist_ok=True)
        book.impl.save_copy(path)
        return path


def name_of(row: int, column: int) -> str:
    return f"{get_column_letter(column)}{row}"
