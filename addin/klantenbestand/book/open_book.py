"""The workbook that is open in Excel as a `Book`: read from the copy that the add-in saved of it, written by xlwings.

with OpenBook.caller(token, progress) as book:      # behind a button; token names the copy (own_folders.handover_copy)
    step(book, ...)

The copy is the backup too. Nothing is read from the open sheets but what is about to be overwritten there.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING

import pandas as pd

from klantenbestand.book.file_reading import FileReader
from klantenbestand.book.old_tabs import OldTabs
from klantenbestand.book.open_copy import OpenCopy, taken_over
from klantenbestand.book.open_lock import RunLock
from klantenbestand.book.package import Package
from klantenbestand.book.protocol import Area, CellType, PeekRow, RawTable, SheetInfo, TableInfo

if TYPE_CHECKING:
    import xlwings as xw

Progress = Callable[[str, float], None]


class OpenBook:
    """A workbook of the owner that is open in Excel. One run at a time; `close` (or `with`) ends it."""

    def __init__(self, book: "xw.Book", copy: OpenCopy, lock: RunLock, progress: Progress | None = None) -> None:
        """`book` as it is open, `copy` as it was saved a moment ago, `lock` as this run holds it."""
        self._book = book
        self._copy = copy
        self._lock = lock
        self._progress = progress or (lambda _words, _share: None)
        self._use(copy.package)

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

    def sheets(self) -> tuple[SheetInfo, ...]:
        return self._reader.sheets()

    def tables(self) -> tuple[TableInfo, ...]:
        return self._reader.tables()

    def peek(self, sheet: str, rows: int = 60) -> tuple[PeekRow, ...]:
        return self._reader.peek(sheet, rows)

    def read(self, area: Area, types: Mapping[int, CellType]) -> RawTable:
        return self._reader.read(area, types)

    def own_table(self, tab: str, table: str) -> pd.DataFrame | None:
        return self._old.rows(tab, table)

    def _use(self, package: Package) -> None:
        """Goes on with this as what stands in the workbook."""
        self._package = package
        self._reader = FileReader(package)
        self._old = OldTabs([package])
