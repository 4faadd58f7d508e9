"""What went wrong within the program, in a file that may be sent to the makers: no names, no values, no paths of the
user; only kinds of errors and places in the code."""

import traceback
from datetime import datetime
from pathlib import Path

from klantenbestand import __version__
from klantenbestand.book.own_folders import data_folder

_NAME = "klantenbestand.log"
_LARGEST = 200_000  # bytes; the older half goes then
_PLACES = ("klantenbestand", "site-packages", "lib", "Lib")


def log_file() -> Path:
    """Where the log is; it need not exist yet."""
    return data_folder() / _NAME


def write_error(error: BaseException, step: str, now: datetime) -> Path:
    """Adds an error to the log; returns its place. The text of the error is left out: it may hold a name."""
    path = log_file()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    old = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    if len(old) > _LARGEST:
        old = old[-_LARGEST // 2 :].partition("\n\n")[2]
    path.write_text(old + error_lines(error, step, now), encoding="utf-8")
    return path


def error_lines(error: BaseException, step: str, now: datetime) -> str:
    """The entry of an error, and of what it came from."""
    lines = [f"{now:%Y-%m-%d %H:%M:%S} {step}, klantenbestand {__version__}"]
    cause: BaseException | None = error
    while cause is not None:
        lines.append(f"  {type(cause).__module__}.{type(cause).__qualname__}")
        for frame in traceback.extract_tb(cause.__traceback__):
            lines.append(f"    {_place(frame.filename)}:{frame.lineno} {frame.name}")
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines) + "\n\n"


def _place(filename: str) -> str:
    """The file within its package: what stands before it is a folder of the user."""
    parts = Path(filename).parts
    for place in _PLACES:
        if place in parts:
            last = len(parts) - 1 - parts[::-1].index(place)
            return "/".join(parts[last:])
    return parts[-1] if parts else ""
