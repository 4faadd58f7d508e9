"""The Excel in which a button was pressed: messages, questions, the status bar, opening a workbook.

Apart from `OpenBook`, because it must also speak when the workbook cannot be read.
"""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from klantenbestand.book.open_copy import is_web_address
from klantenbestand.book.open_native import full_name
from klantenbestand.book.open_session import show
from klantenbestand.book.selected_rows import Rows, rows_at

if TYPE_CHECKING:
    import xlwings as xw

TITLE = "Klantenbestand"


class ExcelWindow:
    """The window of Excel with the workbook whose button was pressed."""

    def __init__(self, book: "xw.Book") -> None:
        self._book = book
        self._app = book.app

    @classmethod
    def caller(cls) -> "ExcelWindow":
        """The one from which RunPython was called."""
        import xlwings as xw

        return cls(xw.Book.caller())

    def tell(self, words: str, *, serious: bool = False) -> None:
        """Shows a message and waits for OK."""
        self.clear()
        self._app.alert(words, TITLE, "ok", "critical" if serious else "info")

    def ask(self, question: str) -> bool:
        """Asks a question; whether the answer was yes."""
        return bool(self._app.alert(question, TITLE, "yes_no", "info") == "yes")

    def show(self, words: str, share: float) -> None:
        """Progress, in the status bar: `share` from 0 to 1."""
        with suppress(Exception):  # nothing that is said in passing may stop a run
            self._app.status_bar = f"{TITLE}: {words} ({share:.0%})" if share < 1 else False

    def clear(self) -> None:
        """Gives the status bar back to Excel."""
        self._app.status_bar = False

    @property
    def folder(self) -> Path | None:
        """The folder of the workbook on this computer; None in the cloud, or never saved."""
        whole = full_name(self._book)
        path = Path(whole)
        return None if is_web_address(whole) or not path.is_absolute() else path.parent

    @property
    def is_new(self) -> bool:
        """Whether the workbook was never saved and nothing stands in it."""
        whole = full_name(self._book)
        if is_web_address(whole) or Path(whole).is_absolute():
            return False
        sheets = list(self._book.sheets)
        return all(sheet.used_range.address == "$A$1" and sheet.range("A1").value is None for sheet in sheets)

    @property
    def selected(self) -> Rows | None:
        """The selected cells, with all their areas; None where no cells are selected.

        The range that xlwings gives counts the first area only; its address names them all. Raises UsageError where
        there are too many of them.
        """
        cells = self._app.selection
        return None if cells is None else rows_at(cells.sheet.name, cells.address)

    def select(self, sheet: str, row: int, column: int) -> bool:
        """Puts the cursor in a cell; whether that could be: not on a sheet that is hidden."""
        with suppress(Exception):  # Excel is busy: what was written is written
            if show(self._book, sheet):
                self._book.sheets[sheet].range((row, column)).select()
                return True
        return False

    def open(self, path: Path) -> None:
        """Opens another workbook in this Excel."""
        self._app.books.open(path)
