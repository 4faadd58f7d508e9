"""The few questions about an open workbook that xlwings has no word for, asked of Excel itself: on Windows the COM
object behind `api`, on a Mac the AppleScript one. Nothing else in the product uses `api`."""

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import xlwings as xw

# name in COM -> name in xlwings' AppleScript dictionary; a test reads it there
WORDS = {
    "FullName": "full_name",
    "ReadOnly": "read_only",
    "Values": "series_values",
    "XValues": "xvalues",
}


def full_name(book: "xw.Book", platform: str = sys.platform) -> str:
    """Path or web address of the workbook. `Book.fullname` would look for settings on the sheets of the owner."""
    return str(_get(book.api, "FullName", platform))


def is_read_only(book: "xw.Book", platform: str = sys.platform) -> bool:
    """Whether Excel opened it so that it cannot be saved under its own name."""
    return bool(_get(book.api, "ReadOnly", platform))


def save_copy(book: "xw.Book", own: Path, copy: Path, platform: str = sys.platform) -> None:
    """Saves a copy as the add-in's SaveCopyAs does; AppleScript has no such word, so there the workbook itself (`own`)
    is saved and its file copied. For workbooks that are ours: the self-test."""
    if platform == "darwin":
        book.save()
        shutil.copy(own, copy)
    else:
        book.api.SaveCopyAs(str(copy))


def point_series(series: Any, categories: "xw.Range", values: "xw.Range", platform: str = sys.platform) -> None:
    """Lets a series of a chart show these cells."""
    for word, cells in (("XValues", categories), ("Values", values)):
        if platform == "darwin":
            getattr(series.api, WORDS[word]).set(cells.api)
        else:
            setattr(series.api, word, cells.api)


def _get(native: Any, word: str, platform: str) -> Any:
    return getattr(native, WORDS[word]).get() if platform == "darwin" else getattr(native, word)
