"""What the add-in hands over for one run, by a token: a mark that Python came up, a copy of the workbook, and words."""

import time
import unicodedata
from contextlib import suppress

from klantenbestand.book.own_folders import handover_folder

_OLD = 24 * 3600  # seconds after which a copy that was left behind goes
_LISTS = ".txt"  # what the installer left there for the add-in to read
_DIGITS = frozenset("0123456789ABCDEF-")


def take_mark(token: str) -> None:
    """Takes away the mark by which the add-in sees that Python came up. Raises ValueError for what is no token."""
    if not token or set(token) - _DIGITS:
        raise ValueError("not a token")
    with suppress(OSError):
        handover_folder().joinpath(f"{token}.start").unlink(missing_ok=True)


def clear_handover(token: str) -> None:
    """Removes the copy of this run, and what an earlier one that crashed left behind."""
    folder = handover_folder()
    for file in folder.iterdir() if folder.is_dir() else ():
        with suppress(OSError):
            own = file.stem == token
            if own or (file.suffix != _LISTS and time.time() - file.stat().st_mtime > _OLD):
                file.unlink()


def words_of(digits: str) -> str:
    """The words that the add-in wrote as hexadecimal digits; a Mac spells file names with loose accents.

    >>> words_of("004A006F")
    'Jo'
    """
    return unicodedata.normalize("NFC", bytes.fromhex(digits).decode("utf-16-be"))
