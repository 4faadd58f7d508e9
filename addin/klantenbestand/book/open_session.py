"""Excel while we write: it does not draw, calculate, ask or run macros of the owner; afterwards it is as it was."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from klantenbestand.words.sheets import START_SHEET

if TYPE_CHECKING:
    import xlwings as xw

_QUIET: dict[str, Any] = {
    "screen_updating": False,
    "display_alerts": False,
    "enable_events": False,
    "calculation": "manual",
}


@contextmanager
def quiet(book: "xw.Book") -> Iterator[list[str]]:
    """Restores settings of Excel, the active sheet and the selection, whatever happens inside.

    Yields a list that names, on leaving, the settings that Excel did not take back: what was done is done by then, and
    nothing here may make a run of it that failed.
    """
    app = book.app
    before = {name: getattr(app, name) for name in _QUIET}
    front, selection = book.sheets.active, app.selection
    sheet, is_chart = front.name, front.name not in _names(book)
    cells = "" if selection is None else selection.address
    left: list[str] = []
    try:
        for name, value in _QUIET.items():
            setattr(app, name, value)
        yield left
    finally:
        with suppress(Exception):
            app.cut_copy_mode = False
        if is_chart:
            with suppress(Exception):
                bring_to_front(front)
        else:
            _return_to(book, sheet, cells)
        for name, value in reversed(before.items()):
            try:
                setattr(app, name, value)
            except Exception:  # Excel is busy, or gone
                left.append(name)


def _return_to(book: "xw.Book", sheet: str, cells: str) -> None:
    """Back to where the owner was: by name and address, for his rows may have gone, and the sheet too."""
    with suppress(Exception):
        if sheet not in _names(book):
            show(book, START_SHEET)  # it went with this run; where there is no such tab, Excel chooses
        elif show(book, sheet) and cells:
            book.sheets[sheet].range(cells).select()  # an address of very many areas is too long to go back to


def show(book: "xw.Book", sheet: str) -> bool:
    """Makes a sheet the active one, if it is there and the owner did not hide it; whether it is."""
    with suppress(Exception):
        if sheet in _names(book) and book.sheets[sheet].visible:
            bring_to_front(book.sheets[sheet])
            return True
    return False


def _names(book: "xw.Book") -> set[str]:
    """The worksheets; a sheet that is a chart is none."""
    return {each.name for each in book.sheets}


def bring_to_front(sheet: "xw.Sheet") -> None:
    """Makes a sheet the active one. `Sheet.activate` would also ask whether this Excel is the foremost program, and
    raise where it is not: that is no reason to call a run a failure."""
    sheet.book.impl.activate()
    sheet.impl.activate()


@contextmanager
def opened(book: "xw.Book", path: Path) -> Iterator["xw.Book"]:
    """Another workbook in the same Excel, for reading; closed again without a question."""
    other = book.app.books.open(path, update_links=False, read_only=True, add_to_mru=False)
    try:
        yield other
    finally:
        other.close()
