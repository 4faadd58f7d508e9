"""Tables, their filters, and charts in the Excel for tests."""

from collections.abc import Iterator
from copy import deepcopy
from types import SimpleNamespace
from typing import Any

from openpyxl.chart.data_source import AxDataSource, NumDataSource, NumRef
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from xlwings import base_classes

from excel_engine.cells import ExcelError, FakeRange


def copy_tables(source: Any, target: Any) -> None:
    """The tables of a copied sheet; a name that is taken gets a number."""
    taken = {name.casefold() for sheet in target.book.workbook.worksheets for name in sheet.tables}
    for table in source.xl.tables.values():
        made, number = deepcopy(table), 1
        while made.displayName.casefold() in taken:
            number += 1
            made.displayName = made.name = f"{table.displayName}{number}"
        target.xl.add_table(made)


class FakeTables(base_classes.Tables):
    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet

    def __call__(self, key: Any) -> "FakeTable":
        names = list(self.sheet.xl.tables)
        return FakeTable(self.sheet, names[key - 1] if isinstance(key, int) else key)

    def __len__(self) -> int:
        return len(self.sheet.xl.tables)

    def __iter__(self) -> Iterator["FakeTable"]:
        return iter([FakeTable(self.sheet, name) for name in self.sheet.xl.tables])

    def __contains__(self, name: str) -> bool:
        return name in self.sheet.xl.tables

    def add(self, source: Any = None, name: Any = None, table_style_name: Any = None, **options: Any) -> "FakeTable":
        area: FakeRange = source.impl
        self.sheet.grid.check_writable()
        _check_free(self.sheet, area._range, "")
        ref = area.address.replace("$", "")
        taken = {each.casefold() for sheet in self.sheet.book.workbook.worksheets for each in sheet.tables}
        if name.casefold() in taken:
            raise ExcelError("a table of that name exists")
        table = Table(displayName=name, name=name, ref=ref)
        table.tableStyleInfo = TableStyleInfo(name=table_style_name, showRowStripes=True)
        table.tableColumns = [TableColumn(id=at, name=f"Kolom{at}") for at in range(1, area.shape[1] + 1)]
        self.sheet.xl.add_table(table)
        self.sheet.grid.name_columns(table)
        return FakeTable(self.sheet, name)


def _check_free(sheet: Any, area: CellRange, but: str) -> None:
    for name in sheet.xl.tables:
        if name != but and not CellRange(sheet.xl.tables[name].ref).isdisjoint(area):
            raise ExcelError("tables cannot overlap")
    if any(not merged.isdisjoint(area) for merged in sheet.xl.merged_cells.ranges):
        raise ExcelError("a table cannot lie over merged cells")


class FakeTable(base_classes.Table):
    def __init__(self, sheet: Any, name: str) -> None:
        self.sheet, self._name = sheet, name

    @property
    def table(self) -> Table:
        return self.sheet.xl.tables[self._name]

    @property
    def api(self) -> Any:
        return self.table

    @property
    def parent(self) -> Any:
        return self.sheet

    @property
    def name(self) -> str:
        return self._name

    @property
    def bounds(self) -> tuple[int, int, int, int]:
        left, top, right, bottom = range_boundaries(self.table.ref)
        return top, left, bottom, right

    @property
    def range(self) -> FakeRange:
        return FakeRange(self.sheet, *self.bounds)

    @property
    def header_row_range(self) -> FakeRange:
        top, left, _, right = self.bounds
        return FakeRange(self.sheet, top, left, top, right)

    @property
    def data_body_range(self) -> FakeRange | None:
        top, left, bottom, right = self.bounds
        return FakeRange(self.sheet, top + 1, left, bottom, right) if bottom > top else None

    @property
    def columns(self) -> "FakeColumns":
        return FakeColumns(self)

    @property
    def show_autofilter(self) -> bool:
        return self.table.autoFilter is not None

    @show_autofilter.setter
    def show_autofilter(self, value: bool) -> None:
        self.table.autoFilter = AutoFilter(ref=self.table.ref) if value else None

    @property
    def show_table_style_row_stripes(self) -> bool:
        return bool(self.table.tableStyleInfo.showRowStripes)

    @show_table_style_row_stripes.setter
    def show_table_style_row_stripes(self, value: bool) -> None:
        self.table.tableStyleInfo.showRowStripes = value

    @property
    def autofilter(self) -> "FakeFilter":
        return FakeFilter(self)

    def place(self, top: int, left: int, bottom: int, right: int) -> None:
        """Gives the table another range."""
        self.table.ref = f"{get_column_letter(left)}{top}:{get_column_letter(right)}{bottom}"
        if self.table.autoFilter:
            self.table.autoFilter.ref = self.table.ref

    def resize(self, range: Any) -> None:  # noqa: A002 - xlwings' word
        new: FakeRange = range.impl
        top, left, _, _ = self.bounds
        if new.row != top:
            raise ExcelError("the headers must stay in the same row")
        if new.last_row <= new.row:
            raise ExcelError("a table has at least one row")
        if new._range.isdisjoint(CellRange(self.table.ref)):
            raise ExcelError("the new range must overlap the old one")
        if new.column != left:
            raise ExcelError("columns come and go at the right")
        _check_free(self.sheet, new._range, self._name)
        self.sheet.grid.check_writable()
        while len(self.table.tableColumns) < new.shape[1]:
            at = len(self.table.tableColumns) + 1
            self.table.tableColumns.append(TableColumn(id=at, name=f"Kolom{at}"))
        del self.table.tableColumns[new.shape[1] :]
        self.place(top, left, new.last_row, new.last_column)
        self.sheet.grid.name_columns(self.table)


class FakeColumns(base_classes.TableColumns):
    def __init__(self, table: FakeTable) -> None:
        self.table = table

    def __len__(self) -> int:
        return len(self.table.table.tableColumns)

    def __call__(self, key: Any) -> "FakeColumn":
        return FakeColumn(self.table, key)

    def __iter__(self) -> Iterator["FakeColumn"]:
        return iter([FakeColumn(self.table, at) for at in range(1, len(self) + 1)])

    def add(self, name: str, index: int | None) -> "FakeColumn":
        at = len(self) + 1 if index is None else index
        _shift_right(self.table, at, 1)
        top, left, _, _ = self.table.bounds
        self.table.table.tableColumns.insert(at - 1, TableColumn(id=0, name=name))
        self.table.sheet.grid.cell((top, left + at - 1)).value = name
        self.table.sheet.grid.name_columns(self.table.table)
        return FakeColumn(self.table, at)


class FakeColumn(base_classes.TableColumn):
    def __init__(self, table: FakeTable, at: int) -> None:
        self.table, self.at = table, at

    @property
    def name(self) -> str:
        return str(self.table.table.tableColumns[self.at - 1].name)

    @property
    def index(self) -> int:
        return self.at

    def delete(self) -> None:
        if len(self.table.table.tableColumns) == 1:
            raise ExcelError("the last column")
        _shift_right(self.table, self.at, -1)
        del self.table.table.tableColumns[self.at - 1]
        self.table.sheet.grid.name_columns(self.table.table)


def _shift_right(table: FakeTable, at: int, by: int) -> None:
    """Cells in the rows of the table move aside; a table there must be as high, or it would be torn."""
    top, left, bottom, right = table.bounds
    grid, start = table.sheet.grid, left + at - 1
    grid.check_writable()
    for other in FakeTables(table.sheet):
        other_top, other_left, other_bottom, other_right = other.bounds
        if other.name == table.name or other_left < start or other_bottom < top or other_top > bottom:
            continue
        if (other_top, other_bottom) != (top, bottom):
            raise ExcelError("this would shift a part of a table")
        other.place(other_top, other_left + by, other_bottom, other_right + by)
    cells = grid.sheet._cells
    moving = {place: cells.pop(place) for place in list(cells) if top <= place[0] <= bottom and place[1] >= start}
    for (row, column), cell in moving.items():
        if by > 0 or column > start:
            cell.column = column + by
            cells[row, column + by] = cell
    shown = {place: grid.shown.pop(place) for place in list(grid.shown) if place in moving}
    grid.shown |= {(row, column + by): value for (row, column), value in shown.items()}
    table.place(top, left, bottom, right + by)


class FakeFilter(base_classes.AutoFilter):
    """Criteria are kept; that one is active is enough for the test."""

    def __init__(self, table: FakeTable) -> None:
        self.table = table
        self._active = table.sheet.grid.filters.setdefault(table.name, {})

    @property
    def criteria(self) -> list[dict[str, Any]]:
        return [
            self._active.get(field, base_classes.empty_autofilter_criteria(field))
            for field in range(1, len(self.table.table.tableColumns) + 1)
        ]

    def _set(self, field: int, kind: str, **values: Any) -> None:
        self._active[field] = base_classes.empty_autofilter_criteria(field, kind) | values

    def apply_values(self, field: int, values: Any) -> None:
        self._set(field, "values", values=list(values))

    def apply_comparison(self, field: int, operator: Any, value1: Any, value2: Any) -> None:
        self._set(field, "comparison", operator=operator, value1=value1, value2=value2)

    def apply_top_items(self, field: int, count: int) -> None:
        self._set(field, "top_items", count=count)

    def apply_unknown(self, field: int) -> None:
        """A filter by colour, which only a person can set."""
        self._set(field, "unknown")

    def clear(self, field: int | None) -> None:
        self._active.clear()


class FakeCharts(base_classes.Charts):
    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet

    def __len__(self) -> int:
        return len(self.sheet.xl._charts)

    def __call__(self, key: int) -> "FakeChart":
        return FakeChart(self.sheet, self.sheet.xl._charts[key - 1])

    def __iter__(self) -> Iterator["FakeChart"]:
        return iter([FakeChart(self.sheet, chart) for chart in self.sheet.xl._charts])


class FakeChart(base_classes.Chart):
    def __init__(self, sheet: Any, chart: Any) -> None:
        self.sheet, self.chart = sheet, chart

    @property
    def title(self) -> str:
        paragraphs = self.chart.title.tx.rich.p if self.chart.title else []
        return "".join(run.t for paragraph in paragraphs for run in paragraph.r or [])

    @property
    def series(self) -> "FakeSeriesCollection":
        return FakeSeriesCollection(self)


class FakeSeriesCollection(base_classes.ChartSeriesCollection):
    def __init__(self, chart: FakeChart) -> None:
        self.all = [series for part in chart.chart._charts for series in part.series]

    def __len__(self) -> int:
        return len(self.all)

    def __call__(self, key: int) -> "FakeSeries":
        return FakeSeries(self.all[key - 1])

    def __iter__(self) -> Iterator["FakeSeries"]:
        return iter([FakeSeries(series) for series in self.all])


class FakeSeries(base_classes.ChartSeries):
    def __init__(self, series: Any) -> None:
        self.xl = series

    @property
    def name(self) -> str:
        return str(self.xl.tx.v if self.xl.tx.v is not None else self.xl.tx.strRef.f)

    @name.setter
    def name(self, value: str) -> None:
        self.xl.tx.v = value

    @property
    def api(self) -> Any:
        return _NativeSeries(self.xl)


class _NativeSeries:
    """As COM and as AppleScript have it."""

    def __init__(self, series: Any) -> None:
        object.__setattr__(self, "_series", series)

    def __setattr__(self, word: str, cells: FakeRange) -> None:
        reference = f"'{cells.sheet.name}'!{cells.address}"
        if word == "Values":
            self._series.val = NumDataSource(numRef=NumRef(f=reference))
        elif word == "XValues":
            self._series.cat = AxDataSource(numRef=NumRef(f=reference))
        else:
            raise ExcelError(word)

    @property
    def series_values(self) -> Any:
        return SimpleNamespace(set=lambda cells: setattr(self, "Values", cells))

    @property
    def xvalues(self) -> Any:
        return SimpleNamespace(set=lambda cells: setattr(self, "XValues", cells))
