"""Where the product keeps what is the owner's but not in his workbook: backups. Per user, and never in a synchronised
folder, because what lies there is sent to another computer."""

import os
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
