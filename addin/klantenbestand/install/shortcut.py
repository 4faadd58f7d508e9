"""The icon Klantenbestand on the desktop: a closed workbook dropped on it goes through the file door (`drop`).

The way for who may not start Python from Excel. On Windows a shortcut to python.exe itself, not a .cmd: cmd.exe would
run what follows an & in the name of the file. On a Mac an AppleScript application.
"""

import subprocess
import sys
from pathlib import Path
from typing import Any

from klantenbestand.install.places import Places
from klantenbestand.words.errors import InstallError
from klantenbestand.words.texts.install import sentence

ARGUMENTS = "-B -P -m klantenbestand.drop"  # -P: a random.py beside what is dropped is not Python's own

_MAC_SCRIPT = """on open droppedFiles
    set shellLine to quoted form of "{python}" & " {arguments}"
    repeat with droppedFile in droppedFiles
        set shellLine to shellLine & " " & quoted form of POSIX path of droppedFile
    end repeat
    tell application "Terminal"
        activate
        do script shellLine
    end tell
end open

on run
    set sentence to "{words}"
    set theAnswer to display dialog sentence buttons {{"{more}", "OK"}} default button 2 with title "Klantenbestand"
    if button returned of theAnswer is "{more}" then
        set shellLine to quoted form of "{python}" & " {arguments}"
        tell application "Terminal"
            activate
            do script shellLine
        end tell
    end if
end run
"""


def make_shortcut(where: Places, interpreter: Path) -> Path:
    """Makes the icon; returns what was made. Where the system is another one (`--proef`): a text that tells what it
    would be. Raises InstallError where it cannot be made."""
    where.shortcut.parent.mkdir(parents=True, exist_ok=True)
    try:
        if where.windows:
            return _windows(where.shortcut, interpreter)
        return _mac(where.shortcut, interpreter)
    except (OSError, subprocess.SubprocessError) as error:
        raise InstallError("install-shortcut-failed", reason=type(error).__name__) from error


def made_shortcut(where: Places) -> Path | None:
    """The icon that is there, in one of its forms."""
    return next((path for path in (where.shortcut, _text_of(where)) if path.exists()), None)


def mac_script(interpreter: Path) -> str:
    """The source of the application on a Mac."""
    path = str(interpreter).replace("\\", "\\\\").replace('"', '\\"')
    return _MAC_SCRIPT.format(python=path, arguments=ARGUMENTS, words=sentence("drop.none"), more=sentence("drop.more"))


def _text_of(where: Places) -> Path:
    return where.shortcut.with_suffix(".lnk.txt" if where.windows else ".applescript")


def _windows(path: Path, interpreter: Path) -> Path:
    if sys.platform != "win32":
        text = path.with_suffix(".lnk.txt")
        text.write_text(f"Doel: {interpreter}\nArgumenten: {ARGUMENTS}\n", encoding="utf-8")
        return text
    from win32com.client import Dispatch  # comes with xlwings

    link: Any = Dispatch("WScript.Shell").CreateShortcut(str(path))
    link.TargetPath = str(interpreter)
    link.Arguments = ARGUMENTS
    link.Description = "Sleep hier uw werkmap op"
    link.Save()
    return path


def _mac(path: Path, interpreter: Path) -> Path:
    source = path.with_suffix(".applescript")
    source.write_text(mac_script(interpreter), encoding="utf-8")
    if sys.platform != "darwin":
        return source
    subprocess.run(  # noqa: S603 - paths of our own
        ["/usr/bin/osacompile", "-o", str(path), str(source)], check=True, capture_output=True
    )
    source.unlink()
    return path
