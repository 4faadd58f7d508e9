"""The workbook that is open in Excel as a `Book`: read from the copy that the add-in saved of it, written by xlwings.

with OpenBook.caller(token, progress) as book:      # behind a button; token names the copy (own_folders.handover_copy)
    step(book, ...)

The copy is the backup too. Nothing is read from the open sheets but what is about to be overwritten there.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from klantenbestand.book.added_columns import room_beside, with_column
from klantenbestand.book.added_sheets import new_sheets, place_of_new, with_made
from klantenbestand.book.cell_contents import contents_of
from klantenbestand.book.cell_links import followed, models_of, with_addresses, with_links
from klantenbestand.book.changed_cells import with_cells
from klantenbestand.book.open_columns import AddedColumn, Shortened
from klantenbestand.book.open_copy import OpenCopy, taken_over
from klantenbestand.book.open_data import ChangedSheet
from klantenbestand.book.open_links import LinkedCells
from klantenbestand.book.open_lock import RunLock
from klantenbestand.book.open_put import (
    AddedSheet,
    PutWork,
    carried_over,
    check_protection,
    with_tabs,
    write_tabs_into,
)
from klantenbestand.book.open_rows import RowsIn, RowsOut
from klantenbestand.book.open_run import OpenRun
from klantenbestand.book.package import Package, write_refusal
from klantenbestand.book.package_view import PackageView, ReadsPackage
from klantenbestand.book.protocol import (
    NO_FORMATS,
    Area,
    CellChanges,
    CellPlace,
    PutResult,
    StaysWhy,
)
from klantenbestand.book.row_plan import planned_gaps, planned_removal
from klantenbestand.book.tab_places import plan_places, with_dropped
from klantenbestand.book.taken_away import (
    can_drop_column,
    sheets_that_stay,
    shorter_by,
    with_shorter_table,
    without_column,
)
from klantenbestand.words.columns import DataSheet
from klantenbestand.words.errors import WorkbookError
from klantenbestand.words.findings import Findings
from klantenbestand.words.settings import DEFAULTS, Settings
from klantenbestand.words.tab import Tab

if TYPE_CHECKING:
    import xlwings as xw

Progress = Callable[[str, float], None]


class OpenBook(ReadsPackage):
    """A workbook of the owner that is open in Excel. One run at a time; `close` (or `with`) ends it."""

    in_place = True

    def __init__(self, book: "xw.Book", copy: OpenCopy, lock: RunLock, progress: Progress | None = None) -> None:
        """`book` as it is open, `copy` as it was saved a moment ago, `lock` as this run holds it."""
        self._book = book
        self._copy = copy
        self._lock = lock
        self._progress = progress or (lambda _words, _share: None)
        self._seen = PackageView(copy.package)
        self._model: Callable[[], Package] | None = None
        self._added: list[AddedSheet] = []
        self._rows: list[RowsOut | RowsIn] = []
        self._columns: list[AddedColumn] = []
        self._changes: list[ChangedSheet] = []
        self._shortened: list[Shortened] = []
        self._links: list[LinkedCells] = []
        self._dropped: list[str] = []
        self._kept: Path | None = None

    @classmethod
    def caller(cls, token: str, progress: Progress | None = None) -> "OpenBook":
        """The workbook whose button was pressed. Raises WorkbookError where no copy of it could be saved or read,
        SafetyError while another run is busy."""
        import xlwings as xw

        lock = RunLock()
        lock.take(datetime.now(UTC).astimezone())
        try:
            book = xw.Book.caller()
            return cls(book, taken_over(book, token), lock, progress)
        except BaseException:
            lock.free()
            raise

    def __enter__(self) -> "OpenBook":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the run: the next click is welcome."""
        self._lock.free()

    @property
    def name(self) -> str:
        return self._copy.name

    @property
    def place(self) -> Path:
        return self._copy.place

    @property
    def backed_up(self) -> Path | None:
        return self._kept

    def check(self) -> None:
        """Raises what `put` would raise, as far as it can be seen beforehand."""
        if self._copy.read_only:
            raise WorkbookError("open-read-only", file=self.name)
        refusal = write_refusal(self._package)
        if refusal is not None and refusal.code != "file-strict":  # Excel itself writes what it opened
            raise refusal

    def add_sheets(self, sheets: Sequence[DataSheet], settings: Settings, *, with_settings: bool) -> None:
        """As `Book`; Excel gets them at the next `put`."""
        self.check()
        package = self._package
        made = new_sheets(package, sheets, settings, with_settings=with_settings)
        before = place_of_new(package)
        name = "" if before is None else package.sheets[before].name
        self._added += [AddedSheet(sheet.name, made.data, name) for sheet in made.sheets]
        self._use(with_made(package, made, before))

    def add_column(self, area: Area, header: str) -> int:
        """As `Book`."""
        self.check()
        column = room_beside(self._reader, area, header)
        package = with_column(self._package, area, header)
        self._columns.append(AddedColumn(area, header))
        self._use(package)
        return column

    def set_cells(
        self, changes: CellChanges, formats: Mapping[str, Mapping[CellPlace, str]] = NO_FORMATS
    ) -> Mapping[str, Sequence[CellPlace]]:
        """Other values for cells of data sheets (`changed_cells.with_cells`), written by the next `put`; what comes
        back are the cells that could not be changed. Raises as `put`."""
        self.check()
        before = self._package
        links = {sheet: followed(before, sheet, cells) for sheet, cells in changes.items()}
        changed = with_cells(before, changes, formats)
        package = changed.package
        for sheet, cells in changes.items():
            left = set(changed.refused.get(sheet, ()))
            written = {place: content for place, content in cells.items() if place not in left}
            if written:
                self._changes.append(ChangedSheet(sheet, written, before, formats.get(sheet, {})))
            if links[sheet]:
                self._links.append(LinkedCells(sheet, links[sheet], {}))
                package = with_addresses(package, sheet, links[sheet])
        self._use(package)
        return changed.refused

    def set_links(self, area: Area, links: Mapping[CellPlace, str]) -> None:
        """As `Book`; Excel gets them when all else is done."""
        self.check()
        before = self._package
        models = {place: (model.row, model.column) for place, model in models_of(before, area, links).items()}
        self._use(with_links(before, area, links))
        self._links.append(LinkedCells(area.sheet, links, models))

    def remove_rows(self, area: Area, rows: Collection[int]) -> Mapping[int, str]:
        """As `Book`."""
        self._check_first()
        plan = planned_removal(self._package, self._reader, area, rows)
        if plan.work is not None:
            self._rows.append(plan.work)
            self._use(plan.package)
        return plan.stay

    def insert_rows(self, area: Area, gaps: Mapping[int, int]) -> bool:
        """As `Book`."""
        self._check_first()
        plan = planned_gaps(self._package, self._reader, area, gaps)
        if plan is not None:
            self._rows.append(plan[0])
            self._use(plan[1])
        return plan is not None

    def end_earlier(self, area: Area, rows: Collection[int], most: int) -> None:
        """As `Book`."""
        fewer = shorter_by(self._package, area, rows, most)
        if fewer:
            self._shortened.append(Shortened(area, fewer_rows=fewer))
            self._use(with_shorter_table(self._package, area, fewer))

    def drop_column(self, area: Area, column: int) -> bool:
        """As `Book`."""
        package = self._package
        if not can_drop_column(package, area, column):
            return False
        header = contents_of(package, area.sheet, [area.header_row]).get((area.header_row, column), "")
        self._shortened.append(Shortened(area, column=column, header=str(header)))
        self._use(without_column(package, area, column))
        return True

    def drop_sheets(self, names: Sequence[str]) -> Mapping[str, StaysWhy]:
        """As `Book`."""
        stays = sheets_that_stay(self._package, names)
        self._dropped += [name for name in names if name not in stays]
        return stays

    def put(
        self,
        tabs: Sequence[Tab],
        remove: Sequence[str] = (),
        *,
        accent: str = DEFAULTS.accent,
        company: str = "",
        activate: str = "",
    ) -> PutResult:
        """As `Book`. A tab that stands there is refilled in place, a missing one is copied in."""
        self.check()
        package, old = self._package, self._old
        places = with_dropped(plan_places(package, tabs, remove), package, self._dropped)
        carried = [carried_over(tab, old) for tab in tabs]
        touched = {each.sheet for each in self._changes}
        touched |= {each.area.sheet for each in (*self._columns, *self._rows)}
        check_protection(package, places, bool(self._added), touched)
        self._progress("Reservekopie bewaren", 0.82)
        backup = self._kept = self._kept or self._copy.keep(datetime.now(UTC).astimezone())
        self._progress("Tabs opmaken", 0.85)
        run = OpenRun(self._book, backup, package.date_1904)
        todo = (self._added, self._columns, self._changes, self._shortened, self._rows, self._links)
        work = PutWork(package, old, places, carried, *todo)
        findings = write_tabs_into(run, work, accent=accent, company=company, activate=activate)
        self._added, self._columns, self._changes, self._shortened, self._rows, self._links = [], [], [], [], [], []
        self._dropped = []
        self._model = lambda: with_tabs(package, places, carried, accent=accent, company=company)
        return PutResult(places.sheets, Findings.of((*places.findings, *findings)))

    def _check_first(self) -> None:
        """Rows come and go before all else, which names them by where they stand then."""
        self.check()
        if self._columns or self._changes or self._shortened:
            raise ValueError("rows come and go first")

    def _view(self) -> PackageView:
        """What stands in the workbook: the copy, and after a `put` what that made of it."""
        if self._model is not None:
            make, self._model = self._model, None
            self._use(make())
        return self._seen

    def _use(self, package: Package) -> None:
        """Goes on with this as what stands in the workbook."""
        self._seen = PackageView(package)
