"""A copy of the owner's workbook as it was before we changed it; the last ten of each workbook are kept."""

import hashlib
import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from klantenbestand.book.own_folders import backup_folder, synchronised_by
from klantenbestand.book.safe_write import write_file
from klantenbestand.words.errors import SafetyError

KEPT = 10

_LONGEST = 60  # characters of the workbook's name, because Excel opens no path over 218


def backup(workbook: Path, data: bytes, now: datetime) -> Path:
    """Keeps `data`, what stands in `workbook` now, under its name and this moment; older ones than the last ten go.

    Raises SafetyError where that cannot be done; then nothing else may be changed either.
    """
    folder = made_folder(workbook)
    copy = _free(folder, workbook, now)
    write_file(copy, lambda stream: stream.write(data))
    for old in backups_of(workbook)[:-KEPT]:
        with suppress(OSError):  # open in Excel: the next run takes it
            old.unlink()
    return copy


def made_folder(workbook: Path) -> Path:
    """The folder with the backups of a workbook, made where it was not there. Raises SafetyError where it cannot be, or
    lies where it is sent to another computer."""
    folder = folder_of(workbook)
    service = synchronised_by(folder)
    if service:
        raise SafetyError("backup-synchronised", folder=folder, service=service)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise SafetyError("backup-folder", folder=folder) from error
    return folder


def backups_of(workbook: Path) -> list[Path]:
    """The backups of a workbook, oldest first."""
    folder = folder_of(workbook)
    if not folder.is_dir():
        return []
    mine = [file for file in folder.iterdir() if file.suffix.lower() == workbook.suffix.lower()]
    return sorted(mine, key=_age)


def _age(copy: Path) -> tuple[str, int]:
    """By its moment; of the same second by the number behind it, the first has none."""
    moment, _, number = copy.stem.rpartition(" (") if copy.stem.endswith(")") else (copy.stem, "", "1)")
    digits = number.removesuffix(")")
    return (moment, int(digits)) if digits.isdigit() else (copy.stem, 1)


def folder_of(workbook: Path) -> Path:
    """The folder with the backups of one workbook: workbooks of the same name elsewhere have another."""
    place = os.path.normcase(workbook.resolve())
    number = hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return backup_folder() / f"{_name(workbook)} {number}"


def _name(workbook: Path) -> str:
    return workbook.stem[:_LONGEST].rstrip(" .")


def _free(folder: Path, workbook: Path, now: datetime) -> Path:
    """A name after all those of the same second, also where the first of them are gone."""
    stem = f"{_name(workbook)} {now:%Y-%m-%d %H%M%S}"
    numbers = [number for moment, number in map(_age, folder.glob(f"*{workbook.suffix}")) if moment == stem]
    return folder / (f"{stem} ({max(numbers) + 1}){workbook.suffix}" if numbers else f"{stem}{workbook.suffix}")
