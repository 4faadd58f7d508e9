"""Where the product keeps what is the owner's but not in his workbook: backups. Per user, and never in a synchronised
folder, because what lies there is sent to another computer."""

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path, PurePath

OVERRIDE = "KLANTENBESTAND_DATA"

_SYNCHRONISED = {
    "OneDrive": ("onedrive",),
    "Dropbox": ("dropbox",),
    "iCloud": ("icloud drive", "iclouddrive", "mobile documents", "com~apple~clouddocs"),
    "Google Drive": ("google drive", "googledrive", "my drive", "mijn drive"),
    "de cloud": ("cloudstorage",),
}
_TOKEN = re.compile(r"[0-9A-F-]{8,40}")
_ONEDRIVE_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")


def data_folder(
    environ: Mapping[str, str] = os.environ, platform: str = sys.platform, home: Path | None = None
) -> Path:
    """The folder of the product for this user; it need not exist yet."""
    if environ.get(OVERRIDE):
        return Path(environ[OVERRIDE])
    home = home or Path.home()
    if platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "Klantenbestand"
    if platform == "darwin":
        return home / "Library" / "Application Support" / "Klantenbestand"
    return Path(environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "klantenbestand"


def backup_folder() -> Path:
    """Where backups of workbooks are kept."""
    return data_folder() / "Backups"


def handover_folder(
    environ: Mapping[str, str] = os.environ, platform: str = sys.platform, home: Path | None = None
) -> Path:
    """Where Excel leaves a copy of the open workbook for us, for the time of one step.

    On a Mac that is Excel's own container: elsewhere it may not write without asking.
    """
    if platform == "darwin" and not environ.get(OVERRIDE):
        return (home or Path.home()) / "Library/Containers/com.microsoft.Excel/Data/Klantenbestand"
    return data_folder(environ, platform, home) / "Overdracht"


def handover_copy(token: str) -> Path | None:
    """The copy of the open workbook that Excel made for this run, None where it could not make one.

    Raises ValueError for a token that no button of ours gives.
    """
    if not _TOKEN.fullmatch(token):
        raise ValueError("not a token")
    folder = handover_folder()
    found = [file for file in folder.glob(f"{token}.xl*") if file.is_file()] if folder.is_dir() else []
    return found[0] if found else None


def synchronised_by(folder: PurePath, environ: Mapping[str, str] = os.environ) -> str:
    """The service that copies this folder to another computer, "" where none is known to.

    >>> from pathlib import PureWindowsPath
    >>> synchronised_by(PureWindowsPath("C:/Users/Jo/OneDrive - Bakkerij Jo/Klanten"), {})
    'OneDrive'
    >>> synchronised_by(PureWindowsPath("C:/Users/Jo/AppData/Local/Klantenbestand"), {})
    ''
    """
    for variable in _ONEDRIVE_VARIABLES:
        root = environ.get(variable)
        if root and folder.is_relative_to(root):
            return "OneDrive"
    parts = [part.casefold() for part in folder.parts]
    for service, beginnings in _SYNCHRONISED.items():
        if any(part.startswith(beginnings) for part in parts):
            return service
    return ""
