"""The workbook of the self-test: what runs on it, as behind a button, and what is expected of it."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from klantenbestand.book.open_book import OpenBook
from klantenbestand.book.open_copy import open_copy
from klantenbestand.book.open_lock import RunLock
from klantenbestand.book.open_native import save_copy
from klantenbestand.words.tab import Tab

if TYPE_CHECKING:
    import xlwings as xw

TAB = "Zelftest"


class WrongError(Exception):
    """Excel did something else than we count on; the message says what."""


class Bench:
    """The workbook in which everything is tried."""

    def __init__(self, book: "xw.Book", path: Path) -> None:
        self.book = book
        self.path = path

    def run(self, work: Callable[[OpenBook], object]) -> None:
        """Save a copy as the add-in does, and let `work` use it."""
        copy = self.path.with_name("Zelftest kopie.xlsx")
        save_copy(self.book, self.path, copy)
        try:
            lock = RunLock()
            lock.take(datetime.now(UTC).astimezone())
            with OpenBook(self.book, open_copy(self.book, copy.read_bytes()), lock) as opened:
                work(opened)
        finally:
            copy.unlink()

    def put(self, tab: Tab) -> None:
        self.run(lambda opened: opened.put([tab]))

    @property
    def sheet(self) -> "xw.Sheet":
        return self.book.sheets[TAB]

    def rows(self) -> list[list[object]]:
        """The cells of the table, headers first."""
        found: list[list[object]] = self.sheet.tables[TAB].range.options(ndim=2).value
        return found


def expect(what: str, found: object, wanted: object) -> None:
    """Raises WrongError where it is something else."""
    if found != wanted:
        raise WrongError(f"{what}: {found!r}, verwacht {wanted!r}")
