"""Excel while we write: it does not draw, calculate, ask or run macros of the owner; afterwards it is as it was."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import xlwings as xw

_QUIET: dict[str, Any] = {
    "screen_updating": False,
    "display_alerts": False,
    "enable_events": False,
    "calculation": "manual",
}


@contextmanager
def quiet(book: "xw.Book") -> Iterator[None]:
    """Restores settings of Excel, the active sheet and the selection, whatever happens inside."""
    app = book.app
    with ExitStack() as after:
        for name, value in _QUIET.items():
            after.callback(setattr, app, name, getattr(app, name))
            setattr(app, name, value)
        selection = app.selection
        after.callback(_return_to, book, book.sheets.active.name, "" if selection is None else selection.address)
        after.callback(setattr, app, "cut_copy_mode", False)
        yield


def _return_to(book: "xw.Book", sheet: str, cells: str) -> None:
    """Back to where the owner was: by name and address, for his rows may have gone, and the sheet too."""
    if sheet not in {each.name for each in book.sheets}:
        return
    bring_to_front(book.sheets[sheet])
    if cells:
        with suppress(Exception):  # an address of very many areas is too long to go back to
            book.sheets[sheet].range(cells).select()


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
