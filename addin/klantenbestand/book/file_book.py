"""A closed workbook as a `Book`: read from its file, our tabs put into it or into a result beside it.

book = FileBook.open(Path("Klanten.xlsx"))                  # result in "Klanten - resultaat.xlsx"
book = FileBook.open(path, target=Path("Uit.xlsx"))         # result there
book = FileBook.open(path, in_place=True)                   # the workbook itself, after a backup
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from klantenbestand.book.added_columns import room_beside, with_column
from klantenbestand.book.backups import backup
from klantenbestand.book.carry import Carried, carry
from klantenbestand.book.cell_links import followed, with_addresses, with_links
from klantenbestand.book.changed_cells import with_cells
from klantenbestand.book.journal import fingerprint
from klantenbestand.book.old_tabs import with_earlier_tabs
from klantenbestand.book.opening import load_file
from klantenbestand.book.package import Package, write_refusal
from klantenbestand.book.package_view import PackageView, ReadsPackage
from klantenbestand.book.protection import check_sheets
from klantenbestand.book.protocol import (
    NO_FORMATS,
    Area,
    CellChanges,
    CellPlace,
    PutResult,
    StaysWhy,
)
from klantenbestand.book.raw_zip import ZipTooLargeError
from klantenbestand.book.result_file import (
    ELSEWHERE,
    changed_from,
    check_result,
    earlier_result,
    is_result,
    made_from,
    result_mark,
    result_path,
)
from klantenbestand.book.rows_stay import RowsStay
from klantenbestand.book.safe_write import check_target, write_file
from klantenbestand.book.same_contents import is_same_for_owner
from klantenbestand.book.tab_places import plan_places, with_dropped
from klantenbestand.book.tabs_into import tabs_into
from klantenbestand.book.taken_away import (
    can_drop_column,
    sheets_that_stay,
    shorter_by,
    with_shorter_table,
    without_column,
)
from klantenbestand.book.transplant import Change, write_change
from klantenbestand.words.columns import DataSheet
from klantenbestand.words.errors import SafetyError
from klantenbestand.words.findings import Finding, Findings
from klantenbestand.words.settings import DEFAULTS, Settings
from klantenbestand.words.tab import Tab

Progress = Callable[[str, float], None]
_PROTECTED = "sheet-protected"


class FileBook(ReadsPackage, RowsStay):
    """A workbook of the owner that is closed. Reading changes nothing; every `put` is written to `target` at once."""

    def __init__(self, path: Path, target: Path | None = None, progress: Progress | None = None) -> None:
        """`target` None: the workbook itself."""
        self.path = path
        self.target = path if target is None else target
        self.in_place = target is None
        self._progress = progress or (lambda _words, _share: None)
        package = Package.open(path)
        # what stands at the target as far as we know: his workbook, a result of ours, or nothing
        self._there = package if self.in_place else earlier_result(path, self.target)
        # the state of the workbook from which the result goes on: what a step changed in it is not in the workbook
        self._changed = "" if self._there is None else changed_from(self._there)
        self._source = package.data
        self._is_overtaken = not self.in_place and bool(self._changed) and self._changed != fingerprint(self._source)
        if self._there is not None and not self._is_overtaken and (self._changed or made_from(self._there, package)):
            package = self._there
        self._earlier = self._there if self._there is not package else None
        self._is_backed_up = False
        self._dropped: list[str] = []
        self.backed_up: Path | None = None  # where the state before this run is kept
        self._use(package)

    @classmethod
    def open(
        cls,
        path: Path | str,
        *,
        target: Path | str | None = None,
        in_place: bool = False,
        progress: Progress | None = None,
    ) -> "FileBook":
        """The workbook in a file. Raises WorkbookError where it cannot be read.

        `target` is a file, or a folder for "<naam> - resultaat.xlsx"; whether it may be written is seen at `put`.
        """
        source = Path(path)
        goal = None if in_place else result_path(source, Path(target) if target is not None else None)
        return cls(source, goal, progress)

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def place(self) -> Path:
        return self.target

    @property
    def contents(self) -> bytes | None:
        """What stands in the target as far as we know, byte for byte; None where there is none."""
        return None if self._there is None else self._there.data

    def check(self) -> None:
        """Raises what `put` would raise, as far as it can be seen beforehand."""
        refusal = write_refusal(self._package)
        if refusal is not None:
            raise refusal
        if not self.in_place:
            check_result(self.path, self.target, self._there)
        if self._is_overtaken:
            raise SafetyError("result-holds-changes", result=self.target.name, file=self.path.name)
        check_target(self.target.resolve())

    def add_sheets(self, sheets: Sequence[DataSheet], settings: Settings, *, with_settings: bool) -> None:
        """As `Book`."""
        from klantenbestand.book.added_sheets import with_sheets  # brings openpyxl: a tenth of what starting takes

        self.check()
        self._change(with_sheets(self._package, sheets, settings, with_settings=with_settings))

    def add_column(self, area: Area, header: str) -> int:
        """A column more directly to the right of a table, written by the next `put`; returns its number.

        Raises WorkbookError where something stands there.
        """
        self.check()
        check_sheets(self._package, _PROTECTED, [area.sheet])
        column = room_beside(self._reader, area, header)
        self._change(with_column(self._package, area, header))
        return column

    def set_cells(
        self, changes: CellChanges, formats: Mapping[str, Mapping[CellPlace, str]] = NO_FORMATS
    ) -> Mapping[str, Sequence[CellPlace]]:
        """Other values for cells of data sheets (`changed_cells.with_cells`), written by the next `put`; what comes
        back are the cells that could not be changed. Raises as `put`."""
        self.check()
        check_sheets(self._package, _PROTECTED, changes)
        links = {sheet: followed(self._package, sheet, cells) for sheet, cells in changes.items()}
        changed = with_cells(self._package, changes, formats)
        package = changed.package
        for sheet, wanted in links.items():
            package = with_addresses(package, sheet, wanted)
        self._change(package)
        return changed.refused

    def set_links(self, area: Area, links: Mapping[CellPlace, str]) -> None:
        """As `Book`."""
        self.check()
        check_sheets(self._package, _PROTECTED, [area.sheet])
        self._change(with_links(self._package, area, links))

    def end_earlier(self, area: Area, rows: Collection[int], most: int) -> None:
        """As `Book`."""
        self._change(with_shorter_table(self._package, area, shorter_by(self._package, area, rows, most)))

    def drop_column(self, area: Area, column: int) -> bool:
        """As `Book`."""
        can_go = can_drop_column(self._package, area, column)
        if can_go:
            self._change(without_column(self._package, area, column))
        return can_go

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
        """As `Book`. `accent` and `company` are settings; `activate` names the tab to open on."""
        self.check()
        carried = [self._carried(tab) for tab in tabs]
        if self._earlier is not None:
            self._use(with_earlier_tabs(self._package, self._earlier, [*(tab.name for tab in tabs), *remove]))
        places = with_dropped(plan_places(self._package, tabs, remove), self._package, self._dropped)
        check_sheets(self._package, _PROTECTED, (), places)
        self._progress("Tabs opmaken", 0.85)
        change, findings = tabs_into(
            self._package,
            places,
            carried,
            accent=accent,
            company=company,
            activate=activate,
            book_names=() if self.in_place and not self._changed else (result_mark(self._changed),),
        )
        self._progress("Werkmap schrijven", 0.92)
        self._write(change)
        self._dropped = []
        return PutResult(places.sheets, Findings.of((*places.findings, *findings, *self._notes(change))))

    def restore(self, data: bytes) -> None:
        """These bytes in place of what stands in the target now, of which a backup is kept. Raises as `put`."""
        self.check()
        self._back_up()
        write_file(self.target, lambda stream: stream.write(data), self._still_the_same)
        self._there, self._earlier = Package.open(self.target), None
        self._changed = changed_from(self._there)
        self._use(self._there)

    def settle(self) -> None:
        """After a step was taken back: where nothing that is the owner's is another than in his workbook any more, the
        next step goes on from that again, also when he changed it meanwhile."""
        goes_on = not self.in_place and self._changed == fingerprint(self._source)
        if goes_on and is_same_for_owner(self._package, Package(self._source, self.path.name), self._dropped):
            self._changed = ""

    def _carried(self, tab: Tab) -> Carried:
        """The tab with what a person filled in on the one that stands there now."""
        version = self._old.version(tab.name)
        if version is None:
            return Carried(tab)
        headers, rows = partial(self._old.headers, tab.name), partial(self._old.rows, tab.name)
        return carry(tab, headers, rows, same_layout=version == tab.version)

    def _change(self, package: Package) -> None:
        """Goes on with this, in which more than our tabs is another: the next step must go on from it too."""
        if not self._changed and not self.in_place:
            self._changed = fingerprint(self._source)
        elif not self._changed and is_result(package):
            self._changed = ELSEWHERE
        self._use(package)

    def _use(self, package: Package) -> None:
        """Goes on with this as the owner's workbook."""
        self._seen = PackageView(package, self._earlier)

    def _view(self) -> PackageView:
        return self._seen

    def _back_up(self) -> None:
        if self._there is not None and not self._is_backed_up:
            self.backed_up = backup(self.target, self._there.data, datetime.now(UTC).astimezone())
            self._is_backed_up = True

    def _write(self, change: Change) -> None:
        self._back_up()
        owner = self._package
        try:
            write_file(self.target, lambda stream: write_change(owner, change, stream), self._still_the_same)
        except ZipTooLargeError as error:
            raise SafetyError("result-too-large", file=self.target.name) from error
        self._there, self._earlier = Package.open(self.target), None
        self._use(self._there)

    def _still_the_same(self) -> None:
        """Raises SafetyError where somebody else wrote the target since it was read."""
        now = load_file(self.target) if self.target.exists() else None
        if now != (self._there.data if self._there is not None else None):
            raise SafetyError("file-changed-meanwhile", file=self.target.name)

    def _notes(self, change: Change) -> list[Finding]:
        notes = []
        if self._package.is_structure_protected:
            notes.append(Finding("structure-protected"))
        if change.plain_formats:
            notes.append(Finding("formats-full", details={"count": change.plain_formats}))
        return notes
