"""The user's configuration for the add-in: which Python it starts, and where Excel leaves its copies.

Lines `"KEY","VALUE"` as the VBA reads them, in the code page of the system; folders of the user written as %VARIABLE%
(Windows) or $HOME (Mac), so that the file is plain ASCII also for a user called José.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from klantenbestand.install.places import Places
from klantenbestand.words.errors import InstallError

_VARIABLES = ("APPDATA", "LOCALAPPDATA", "USERPROFILE")  # APPDATA before what it lies in


def config_text(where: Places, interpreter: Path, environ: Mapping[str, str] = os.environ) -> str:
    """The lines of the file."""
    values = {
        "INTERPRETER_WIN" if where.windows else "INTERPRETER_MAC": portable(interpreter, where.windows, environ),
        "OVERDRACHT": portable(where.handover, where.windows, environ),
        # else a random.py beside the workbook would run in place of Python's own
        "ADD_WORKBOOK_TO_PYTHONPATH": "false",
    }
    ending = "\r\n" if where.windows else "\n"
    return "".join(f'"{key}","{value}"{ending}' for key, value in values.items())


def config_bytes(text: str, *, windows: bool) -> bytes:
    """The text as the VBA of that system reads it. Raises InstallError where its code page lacks a letter."""
    encoding = ("mbcs" if sys.platform == "win32" else "cp1252") if windows else "mac_roman"
    try:
        return text.encode(encoding, "strict")
    except UnicodeEncodeError as error:
        line = text[: error.start].rpartition("\n")[2] + text[error.start :].partition("\n")[0]
        path = line.partition('","')[2].strip('"\r')
        raise InstallError("install-path-unwritable", path=path, letters=text[error.start : error.end]) from error


def read_config(path: Path, *, windows: bool) -> dict[str, str]:
    """What stands in the file now; empty where it is not there."""
    if not path.is_file():
        return {}
    encoding = ("mbcs" if sys.platform == "win32" else "cp1252") if windows else "mac_roman"
    pairs = (line.split('","') for line in path.read_text(encoding, errors="replace").splitlines())
    return {pair[0].strip('"'): pair[1].strip('"') for pair in pairs if len(pair) == 2}


def portable(path: Path, windows: bool, environ: Mapping[str, str] = os.environ) -> str:
    """The path with the user's own folder as a variable.

    >>> portable(Path("/Users/jo/x/python"), False, {"HOME": "/Users/jo"})
    '$HOME/x/python'
    """
    for variable in _VARIABLES if windows else ("HOME",):
        root = environ.get(variable)
        if root and path.is_relative_to(root):
            rest = path.relative_to(root)
            return f"%{variable}%\\{rest}" if windows else f"$HOME/{rest.as_posix()}"
    return str(path)
