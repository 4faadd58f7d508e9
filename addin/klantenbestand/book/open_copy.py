"""The copy of an open workbook that the add-in saved: taken over from where Excel left it, and kept as the backup."""

import hashlib
from contextlib import suppress
from datetime import datetime
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from klantenbestand.book.backups import backup
from klantenbestand.book.open_native import full_name, is_read_only
from klantenbestand.book.opening import load_file
from klantenbestand.book.own_folders import data_folder, handover_copy
from klantenbestand.book.package import Package
from klantenbestand.words.errors import WorkbookError
from klantenbestand.words.frozen import frozen

if TYPE_CHECKING:
    import xlwings as xw

_UNSAVED = ".xlsx"  # what a workbook becomes that has no name of a file yet


@frozen
class OpenCopy:
    """What the open workbook was when the button was pressed. `place` names it among the backups: its own path, or
    one that stands for its web address; `path` is where it lies on this computer, None where it does not."""

    name: str
    package: Package
    place: Path
    path: Path | None = None
    read_only: bool = False

    def keep(self, now: datetime) -> Path:
        """Keeps the copy as a backup of the workbook; raises SafetyError where that cannot be done."""
        return backup(self.place, self.package.data, now)


def taken_over(book: "xw.Book", token: str) -> OpenCopy:
    """The copy with this token, which then goes from the folder that Excel may write to.

    Raises WorkbookError where there is none, or none that can be read.
    """
    try:
        file = handover_copy(token)
    except ValueError as error:
        raise WorkbookError("open-no-copy", file=book.name) from error
    if file is None:
        raise WorkbookError("open-no-copy", file=book.name)
    try:
        data = load_file(file)
    finally:
        with suppress(OSError):  # a virus scanner may hold it; the next installation clears the folder
            file.unlink()
    return open_copy(book, data)


def open_copy(book: "xw.Book", data: bytes) -> OpenCopy:
    """The open workbook with these contents."""
    whole, name = full_name(book), book.name
    path = None if is_web_address(whole) or not _is_absolute(whole) else Path(whole)
    return OpenCopy(name, Package(data, name), path or _stand_in(whole, name), path, is_read_only(book))


def is_web_address(name: str) -> bool:
    """Whether a workbook is open from OneDrive or SharePoint: then nobody can see who else has it open.

    >>> is_web_address("https://d.docs.live.net/1/Klanten.xlsx"), is_web_address("C:/Jo/Klanten.xlsx")
    (True, False)
    """
    return "://" in name


def _is_absolute(name: str) -> bool:
    """A workbook that was never saved has a name only."""
    return PureWindowsPath(name).is_absolute() or PurePosixPath(name).is_absolute()


def _stand_in(whole: str, name: str) -> Path:
    """A path that nobody has, the same each time for the same workbook."""
    number = hashlib.sha256(whole.casefold().encode("utf-8", "surrogatepass")).hexdigest()[:8]
    stand_in = data_folder() / "web" / number / name
    return stand_in if stand_in.suffix else stand_in.with_name(name + _UNSAVED)
