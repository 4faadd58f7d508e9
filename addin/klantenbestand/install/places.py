"""Where things go on the user's computer, computed without Excel, so that it may be closed and this can be looked at
on any system (`--proef`). Paths as in the documentation of Excel and of xlwings."""

import os
import sys
from pathlib import Path

from klantenbestand.book.own_folders import handover_folder
from klantenbestand.words.frozen import frozen

ADDIN = "Klantenbestand.xlam"
CONFIG = "klantenbestand.conf"
SHORTCUT = "Klantenbestand"
QUESTION = "klantenbestand.applescript"  # StepRunner.bas calls it by this name

_SHELL_FOLDERS = r"Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"


@frozen
class Places:
    """Where everything of the add-in is installed.

    `shortcut` is the drop target for a closed workbook, on the desktop. On a Mac `script` is what lets Excel start
    Python, and `question` what asks who else is in the workbook.
    """

    windows: bool
    addin: Path
    config: Path
    handover: Path
    shortcut: Path
    script: Path | None = None
    question: Path | None = None


def places(xlwings_version: str, system: str | None = None, trial: Path | None = None) -> Places:
    """The places of this user; of `system` ("windows" or "mac") below the folder `trial` when that is given."""
    windows = system == "windows" if system else sys.platform == "win32"
    return _windows(trial) if windows else _mac(xlwings_version, trial)


def _windows(trial: Path | None) -> Places:
    home = trial / "Gebruiker" if trial else Path.home()
    roaming = home / "AppData" / "Roaming"
    desktop = home / "Desktop"
    handover = home / "AppData" / "Local" / "Klantenbestand" / "Overdracht"
    if trial is None:
        roaming = Path(os.environ.get("APPDATA") or roaming)
        desktop = _shell_folder("Desktop") or desktop
        handover = handover_folder()
    return Places(
        windows=True,
        # the user's XLSTART is a trusted location, and Excel opens what lies in it at every start
        addin=roaming / "Microsoft" / "Excel" / "XLSTART" / ADDIN,
        config=home / ".klantenbestand" / CONFIG,
        handover=handover,
        shortcut=desktop / f"{SHORTCUT}.lnk",
    )


def _mac(xlwings_version: str, trial: Path | None) -> Places:
    home = trial / "Gebruiker" if trial else Path.home()
    container = home / "Library" / "Containers" / "com.microsoft.Excel" / "Data"
    scripts = home / "Library" / "Application Scripts" / "com.microsoft.Excel"
    office = home / "Library" / "Group Containers" / "UBF8T346G9.Office" / "User Content.localized"
    return Places(
        windows=False,
        addin=office / "Startup.localized" / "Excel" / ADDIN,
        config=container / CONFIG,
        handover=handover_folder() if trial is None else container / "Klantenbestand",
        shortcut=home / "Desktop" / f"{SHORTCUT}.app",
        script=scripts / f"xlwings-{xlwings_version}.applescript",
        question=scripts / QUESTION,
    )


def documents_folder() -> Path:
    """The user's folder for documents; on Windows wherever he moved it (to OneDrive, mostly)."""
    folder = _shell_folder("Personal") or Path.home() / "Documents"
    return folder if folder.is_dir() else Path.home()


def free_name(path: Path) -> Path:
    """`path`, or with a number behind its name when that is taken."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return free


def _shell_folder(name: str) -> Path | None:
    """A folder of the user as Windows' registry has it; None elsewhere."""
    if sys.platform != "win32":
        return None
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _SHELL_FOLDERS) as key:
            value = str(winreg.QueryValueEx(key, name)[0])
    except OSError:
        return None
    return Path(os.path.expandvars(value))
