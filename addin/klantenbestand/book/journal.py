"""What a step changed in the owner's sheets, one JSON object a line, kept beside the backups of his workbook.

Each line names its row by sheet and key (never by place), the column by its header, and the old and the new value.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path

from klantenbestand.book.backups import folder_of
from klantenbestand.book.safe_write import write_file

SUFFIX = ".jsonl"


@dataclass(frozen=True)
class Entry:
    """One changed cell. `run` says which run and `group` which part of it can be taken back alone; `key` names the row
    (the customer number, or order and line); `old` and `new` are as they stand in the cell, None for an empty one."""

    group: str
    sheet: str
    row: int
    key: str
    column: str
    old: object
    new: object


def write_journal(workbook: Path, step: str, now: datetime, entries: Iterable[Entry]) -> Path:
    """Keeps what this run changed; the first line names the step. Raises SafetyError as `write_file`."""
    folder = folder_of(workbook)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    lines = [{"step": step, "moment": now.isoformat(timespec="seconds")}, *(asdict(entry) for entry in entries)]
    text = "".join(json.dumps(line, ensure_ascii=False, default=_plain) + "\n" for line in lines)
    path = folder / f"{workbook.stem[:60].rstrip(' .')} {now:%Y-%m-%d %H%M%S} {step}{SUFFIX}"
    write_file(path, lambda stream: stream.write(text.encode("utf-8", "surrogatepass")))
    return path


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, (date, datetime)) else str(value)
