"""Writing a file so that whatever happens (a crash, a full disk, Excel in between) the old file is still whole."""

import errno
import os
import secrets
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from klantenbestand.words.errors import SafetyError

LONGEST_PATH = 218  # characters that Excel for Windows opens (Excel specifications and limits)

_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
_ATTEMPTS = 5  # a virus scanner or indexer may hold a file for a moment
_PAUSE = 0.1  # seconds


def write_file(
    target: Path, write: Callable[[IO[bytes]], object], before_replace: Callable[[], None] | None = None
) -> None:
    """Lets `write` fill a file beside `target`, which then takes its place in one move.

    `before_replace` is the last moment to raise. Raises SafetyError (open in Excel, disk full, folder read-only, path
    too long); `target` is then what it was and nothing is left beside it.
    """
    target = target.resolve()  # of a link the file behind it is written, the link stays
    check_target(target)
    beside = target.with_name(f"~kb{secrets.token_hex(4)}.tmp")
    try:
        with _words(target):
            with beside.open("xb") as stream:
                write(stream)
                stream.flush()
                os.fsync(stream.fileno())
            if target.exists():
                shutil.copymode(target, beside)
        if before_replace is not None:
            before_replace()
        check_target(target)
        _replace(beside, target)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def check_target(target: Path) -> None:
    """Raises SafetyError where it can be seen beforehand that `target` cannot or must not be written."""
    if sys.platform == "win32" and len(str(target)) > LONGEST_PATH:
        raise SafetyError("path-too-long", file=target.name, limit=LONGEST_PATH)
    if target.is_dir():
        raise SafetyError("target-is-folder", file=target.name)
    if not target.parent.is_dir():
        raise SafetyError("target-folder-missing", folder=target.parent)
    if is_open_elsewhere(target):
        raise SafetyError("file-open-elsewhere", file=target.name)
    if target.exists() and not os.access(target, os.W_OK):
        raise SafetyError("file-read-only", file=target.name)


def is_open_elsewhere(file: Path) -> bool:
    """Whether a spreadsheet program has this file open: Excel and LibreOffice leave a small file beside it, and on
    Windows nobody else may write to it."""
    if any(file.with_name(lock).exists() for lock in (f"~${file.name}", f".~lock.{file.name}#")):
        return True
    if sys.platform == "win32" and file.exists():
        try:
            with file.open("r+b"):
                return False
        except PermissionError:
            return os.access(file, os.W_OK)  # not when it is only marked read-only
    return False


def _replace(beside: Path, target: Path) -> None:
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            beside.replace(target)
            return
        except PermissionError as error:
            if attempt == _ATTEMPTS:
                raise SafetyError("file-open-elsewhere", file=target.name) from error
            time.sleep(_PAUSE * attempt)
        except OSError as error:
            raise _error(error, target) from error


@contextmanager
def _words(target: Path) -> Iterator[None]:
    """What the disk says, as an error with words."""
    try:
        yield
    except OSError as error:
        raise _error(error, target) from error


def _error(error: OSError, target: Path) -> SafetyError:
    if error.errno in _FULL:
        return SafetyError("disk-full", folder=target.parent)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return SafetyError("folder-read-only", folder=target.parent)
    if error.errno == errno.ENAMETOOLONG:
        return SafetyError("path-too-long", file=target.name, limit=LONGEST_PATH)
    return SafetyError("write-failed", file=target.name, reason=error.strerror or type(error).__name__)
