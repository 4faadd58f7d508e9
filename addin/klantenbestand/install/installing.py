"""Puts the add-in in its places and takes it away again; needs no Excel and no rights of an administrator."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from klantenbestand.book.safe_write import write_file
from klantenbestand.install.config import config_bytes, config_text
from klantenbestand.install.places import Places
from klantenbestand.install.shortcut import made_shortcut, make_shortcut
from klantenbestand.install.vba_modules import xlwings_folder
from klantenbestand.install.xlam import build_xlam
from klantenbestand.mail.templates import list_mailings
from klantenbestand.shipped import shipped
from klantenbestand.words.errors import InstallError, SafetyError
from klantenbestand.words.frozen import frozen

TEMPLATES = "sjablonen.txt"


@frozen
class Part:
    """Something that is installed: its word in the texts, and where it is."""

    name: str
    path: Path


def install(where: Places, interpreter: Path) -> list[Part]:
    """Writes everything; what stood there of an earlier version is replaced.

    Raises InstallError or SafetyError. Everything is built before anything is written.
    """
    addin = build_xlam()
    config = config_bytes(config_text(where, interpreter), windows=where.windows)
    _write(where.addin, addin)
    _make_folder(where.handover, mode=0o700)
    write_template_list(where.handover, windows=where.windows)
    if where.script is not None:
        _write(where.script, xlwings_folder().joinpath(where.script.name).read_bytes())
    if where.question is not None:
        _write(where.question, shipped("vba", where.question.name).read_bytes().replace(b"\r\n", b"\n"))
    _write(where.config, config)
    shortcut = make_shortcut(where, interpreter)
    return [*_parts(where), Part("shortcut", shortcut)]


def remove(where: Places) -> list[Part]:
    """Takes away what `install` wrote; returns what was there. Backups and the log are the owner's and stay.

    xlwings' AppleScript stays too: another add-in of xlwings may use the same one.
    """
    shortcut = made_shortcut(where)
    parts = [part for part in _parts(where) if part.name != "script" and part.path.exists()]
    parts += [Part("shortcut", shortcut)] if shortcut else []
    for part in parts:
        try:
            if part.path.is_dir():
                shutil.rmtree(part.path)
            else:
                part.path.unlink()
        except PermissionError as error:
            raise InstallError("install-excel-open") from error
    if where.windows:
        with suppress(OSError):  # only when nothing of the user stands in it
            where.config.parent.rmdir()
    return parts


def missing(where: Places) -> Iterator[Part]:
    """What ought to be there and is not."""
    yield from (part for part in _parts(where) if not part.path.exists())
    if made_shortcut(where) is None:
        yield Part("shortcut", where.shortcut)


def write_template_list(folder: Path, *, windows: bool, beside: Path | None = None) -> None:
    """The names of the templates for the drop-down of the ribbon; on a Mac also the owner's, beside his workbook."""
    names = [mailing.name for mailing in list_mailings(beside)]
    encoding, newline = ("cp1252", "\r\n") if windows else ("mac_roman", "\n")
    known = [name for name in names if name.encode(encoding, "ignore").decode(encoding) == name]
    folder.joinpath(TEMPLATES).write_text("".join(f"{name}\n" for name in known), encoding=encoding, newline=newline)


def _parts(where: Places) -> list[Part]:
    parts = [Part("addin", where.addin), Part("config", where.config), Part("handover", where.handover)]
    scripts = {"script": where.script, "question": where.question}
    return parts + [Part(name, path) for name, path in scripts.items() if path is not None]


def _make_folder(path: Path, mode: int = 0o777) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True, mode=mode)
    except OSError as error:
        raise InstallError("install-folder-unwritable", folder=path) from error


def _write(path: Path, data: bytes) -> None:
    _make_folder(path.parent)
    try:
        write_file(path, lambda stream: stream.write(data))
    except SafetyError as error:
        if error.code == "file-open-elsewhere":
            raise InstallError("install-excel-open") from error
        if error.code == "folder-read-only":
            raise InstallError("install-folder-unwritable", folder=path.parent) from error
        raise
