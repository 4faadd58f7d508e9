"""One `put` into the open workbook: sheets refilled, copied in, taken away; or, when anything fails, all of it undone.

What only makes the workbook larger is done first, what takes away last; each thing done leaves behind how to undo it.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from klantenbestand.book.carry import Carried
from klantenbestand.book.marks import MARK_NAME, Mark
from klantenbestand.book.ooxml import column_letters
from klantenbestand.book.open_cells import block
from klantenbestand.book.open_charts import follow_tables
from klantenbestand.book.open_columns import AddedColumn, Shortened, add_column, shorten
from klantenbestand.book.open_contents import Position, SheetState, TableState
from klantenbestand.book.open_data import ChangedSheet, change_cells
from klantenbestand.book.open_filters import KeptFilter, clear_filters, headers_of, set_filters
from klantenbestand.book.open_links import LinkedCells, link_cells
from klantenbestand.book.open_own import in_live_order, with_own_formulas
from klantenbestand.book.open_rows import RowsIn, RowsOut, open_gaps, take_out
from klantenbestand.book.open_session import opened
from klantenbestand.book.open_sheet import fill, refill, state_of
from klantenbestand.book.open_tables import align_columns, tables_of
from klantenbestand.book.own_cells import AREA_NAME
from klantenbestand.book.tab_plan import SheetPlan
from klantenbestand.words.errors import NotRestoredError
from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen
from klantenbestand.words.wording import listing

if TYPE_CHECKING:
    import xlwings as xw


_PRINT_TITLES = "print_titles"  # Excel's own name for the rows on every page


@frozen
class Refill:
    """A tab that stands there: its sheet, what it must hold, what a person wrote, and what `check` finds wrong.

    `check` is asked with what the sheet holds now; it raises where that is not what was in the copy.
    """

    sheet: str
    plan: SheetPlan
    state: SheetState
    carried: Carried
    leave: Sequence[Position]
    check: Callable[[SheetState], None]


@dataclass
class OpenRun:
    """A run on an open workbook; `backup` is the copy of it as it was before."""

    book: "xw.Book"
    backup: Path
    date_1904: bool
    findings: list[Finding] = field(default_factory=list)
    sheet: str = ""  # the one that is being written, for who reads the error
    _undo: list[Callable[[], None]] = field(default_factory=list)

    def refill(self, source: "xw.Sheet", tab: Refill) -> None:
        """Make a sheet of ours hold what it must, in place."""
        self.sheet = tab.sheet
        sheet = self.book.sheets[tab.sheet]
        filters = clear_filters(sheet.tables)
        self._undo.append(lambda: self._filter(tab.sheet, filters))
        before = state_of(sheet, self.date_1904)
        before = replace(before, head_columns=max(before.head_columns, tab.state.head_columns))
        tab.check(before)
        self._undo.append(lambda: self._restore(tab.sheet, before, tab.leave))
        state = self._with_own(sheet, tab)
        refill(sheet, source, state, self.date_1904, tab.leave)
        heights = {table.name: table.height for table in before.tables}
        self.findings += follow_tables(sheet, tab.plan.charts, tables_of(sheet), heights)
        _set_area(sheet, tab.plan, state)
        _set_mark(sheet, Mark(tab.plan.tab.name, tab.plan.tab.version))
        self._set_filters(sheet, filters)

    def change(self, change: ChangedSheet) -> None:
        """Other values for cells of a data sheet."""
        with self._unfiltered(change.sheet):
            change_cells(self.book, change, self.date_1904, self._undo.append)

    def widen(self, added: AddedColumn) -> None:
        """A column more at the end of a table of the owner."""
        with self._unfiltered(added.area.sheet):
            add_column(self.book, added, self._undo.append)

    def move_rows(self, change: RowsOut | RowsIn) -> None:
        """Rows of a table of the owner that go, or room for some."""
        with self._unfiltered(change.area.sheet):
            if isinstance(change, RowsOut):
                take_out(self.book, change, self.date_1904, self.backup, self._undo.append)
            else:
                open_gaps(self.book, change, self._undo.append)

    def shorten(self, change: Shortened) -> None:
        """A table of the owner that gives up rows or a column in which nothing stands."""
        with self._unfiltered(change.area.sheet):
            shorten(self.book, change, self._undo.append)

    @contextmanager
    def _unfiltered(self, name: str) -> Iterator[None]:
        """A sheet of the owner without filters meanwhile; what is taken back later is taken back without them too."""
        self.sheet = name
        sheet = self.book.sheets[name]
        filters = clear_filters(sheet.tables)
        self._undo.append(lambda: self._filter(name, filters))
        yield
        self._set_filters(sheet, filters)
        self._undo.append(lambda: _show_all(self.book.sheets[name]))

    def copy_in(self, source: "xw.Sheet", name: str, before: str, hidden: bool) -> "xw.Sheet":
        """A sheet of another workbook, before the one of that name or after all; returns the copy."""
        self.sheet = name
        source.visible = True  # Excel copies no very hidden sheet, and names the copy of a hidden one oddly
        sheets = self.book.sheets
        copy = source.copy(before=sheets[before]) if before else source.copy(after=sheets[-1])
        self._undo.append(copy.delete)
        if copy.name != name:
            copy.name = name
        if hidden:
            copy.visible = False
        return copy

    def fill_copy(self, sheet: "xw.Sheet", plan: SheetPlan, state: SheetState) -> None:
        """Write and check the cells of a copied tab once more: its live formulas, and that all came across."""
        fill(sheet, state, self.date_1904)
        _set_mark(sheet, Mark(plan.tab.name, plan.tab.version))
        if plan.tab.hidden:
            sheet.visible = False

    def finish(self, unmark: Sequence[str], remove: Sequence[str]) -> None:
        """What takes away, at the very end: marks of sheets that are the owner's from now on, and sheets of ours."""
        for name in unmark:
            self.sheet = name
            for mark in [each for each in self.book.sheets[name].names if _is(each.name, MARK_NAME)]:
                mark.delete()
        for name in remove:
            self.sheet = name
            self.book.sheets[name].delete()

    def link(self, change: LinkedCells) -> None:
        """Links in cells of a data sheet, when nothing else can fail any more."""
        lost = link_cells(self.book, change, self.date_1904)
        if lost:
            self.findings.append(Finding("open-link-lost", sheet=change.sheet, details={"cells": listing(lost)}))

    def take_back(self) -> None:
        """Undo all that was done, the last first. Raises NotRestoredError where that does not succeed either."""
        try:
            with ExitStack() as stack:  # each is tried, whatever happens to the others
                for step in self._undo:
                    stack.callback(step)
                self._undo = []
        except Exception as error:
            raise NotRestoredError("open-not-restored", sheet=self.sheet, backup=self.backup) from error

    def _set_filters(self, sheet: "xw.Sheet", filters: Sequence[KeptFilter]) -> None:
        for lost in set_filters(sheet.tables, filters):
            details = {"table": lost.table, "header": lost.header}
            self.findings.append(Finding("open-filter-lost", sheet=sheet.name, details=details))

    def _filter(self, name: str, filters: Sequence[KeptFilter]) -> None:
        set_filters(self.book.sheets[name].tables, filters)

    def _restore(self, name: str, state: SheetState, leave: Sequence[Position]) -> None:
        clear_filters(self.book.sheets[name].tables)
        with opened(self.book, self.backup) as copy:
            refill(self.book.sheets[name], copy.sheets[name], state, self.date_1904, leave)

    def _with_own(self, sheet: "xw.Sheet", tab: Refill) -> SheetState:
        """The state with the columns that a person added where and as he made them."""
        live = tables_of(sheet)
        plans = {plan.name: plan for plan in tab.plan.tables}
        tables = [
            in_live_order(each, headers_of(live[each.name]), tab.carried.own.get(plans[each.name].table.name, ()))
            if each.name in live
            else each
            for each in tab.state.tables
        ]
        align_columns(sheet, {each.name: each.headers for each in tables})
        live = tables_of(sheet)

        def with_formulas(state: TableState) -> TableState:
            name = plans[state.name].table.name
            return with_own_formulas(live[state.name], state, tab.carried, name, tab.state.header_row + 1)

        made = tuple(with_formulas(each) if each.name in live else each for each in tables)
        return replace(tab.state, tables=made)


def _show_all(sheet: "xw.Sheet") -> None:
    clear_filters(sheet.tables)


def _set_mark(sheet: "xw.Sheet", mark: Mark) -> None:
    """The hidden name that says which of our tabs this is; it came along with the copy, its version may be older."""
    wanted = "=" + mark.formula
    found = next((name for name in sheet.names if _is(name.name, MARK_NAME)), None)
    if found is None:
        sheet.names.add(MARK_NAME, wanted)
    elif found.refers_to != wanted:
        found.refers_to = wanted


def _set_area(sheet: "xw.Sheet", plan: SheetPlan, state: SheetState) -> None:
    """What is ours on the sheet now, for who reads it as a file, and what is printed."""
    ends = [table.range.last_cell for table in sheet.tables]
    row = max([state.head_rows, *(end.row for end in ends)])
    column = max([state.head_columns, *(end.column for end in ends)])
    quoted = "'" + sheet.name.replace("'", "''") + "'"
    repeated = [f"{quoted}!${first}:${last}" for first, last in filter(None, [plan.printing.repeat_rows])]
    for name in sheet.names:
        if _is(name.name, AREA_NAME):
            name.refers_to = f"={quoted}!$A$1:${column_letters(column)}${row}"
        elif _is(name.name, _PRINT_TITLES) and repeated and not plan.printing.repeat_columns:
            name.refers_to = "=" + repeated[0]
    if (plan.last_row, plan.last_column) == (row, column) and plan.printing.areas:
        areas = [(area.first_row, area.first_column, area.last_row, area.last_column) for area in plan.printing.areas]
    else:
        areas = [(1, 1, row, column)]
    sheet.page_setup.print_area = ",".join(
        block(sheet, top, left, bottom - top + 1, right - left + 1).address for top, left, bottom, right in areas
    )


def _is(name: str, wanted: str) -> bool:
    """A name of a sheet carries the name of that sheet in front."""
    return name.rpartition("!")[2].casefold() == wanted
