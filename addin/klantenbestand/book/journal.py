"""What a run changed in the owner's sheets, kept beside the backups of his workbook, so that it can be taken back.

One JSON object a line. Every row is named by what stands in it (`RowLine.identity`, `print`), never by its place alone:
the owner may sort, insert and delete afterwards. Contents are exact: a day is its number, a formula its text.
"""

import hashlib
import json
import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from klantenbestand.book.backups import folder_of, made_folder
from klantenbestand.book.own_folders import backup_folder
from klantenbestand.book.protocol import CellContent, CellFormula
from klantenbestand.book.safe_write import write_file
from klantenbestand.words.frozen import frozen

SUFFIX = ".jsonl"
KEPT = 200  # of one workbook; a journal is small, a backup is not

_VERSION = 2


class JournalMissingError(Exception):
    """There is no journal of a run on this computer."""


class JournalDamagedError(Exception):
    """A journal that cannot be read; says its file."""


@frozen
class CellLine:
    """One changed cell: its column as `row_identity.columns_of` names it, its header, and what it held. `format` is the
    number format that it had, "" for General."""

    column: str
    header: str
    old: CellContent
    new: CellContent
    group: str = ""
    format: str = ""


@frozen
class RowLine:
    """A row with changed cells as it stood after the run: `sheet` is our key of the sheet, `row` its Excel number then.

    `name` is for a person ("K3 / O2"). `identity` are the texts of the columns that name a row of this sheet, `print`
    stands for all its cells; it was the `nth` (from 0) of `count` rows with that print and of `alike` rows with that
    identity. `added`: the run made it; `removed`: it took it away (then it has no identity). `above` and `below`, of a
    row that left whole: what named the rows around it, the nearest first; `row` is its number before the run then.
    `links` of such a row: by column the address of a link, "" for a cell that did not look like one (`Book.links`).
    """

    sheet: str
    row: int
    name: str
    cells: tuple[CellLine, ...]
    identity: tuple[str, ...] = ()
    print: tuple[str, ...] = ()
    nth: int = 0
    count: int = 0
    alike: int = 0
    added: bool = False
    removed: bool = False
    above: tuple[str, ...] | None = None
    below: tuple[str, ...] = ()
    links: Mapping[str, str] = field(default_factory=dict)


@frozen
class SheetLine:
    """A sheet that was changed: our key, its name, the columns of `RowLine.identity` and `print`, and by how many rows
    its table grew."""

    key: str
    name: str
    naming: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()
    grew: int = 0


@frozen
class ColumnLine:
    """A column that was added to a sheet (our keys of both), or taken away."""

    sheet: str
    column: str
    removed: bool = False


@frozen
class MemoryLine:
    """Rows that went from a table of *Geheugen* and rows that came, as header -> text."""

    word: str
    gone: tuple[Mapping[str, str], ...]
    came: tuple[Mapping[str, str], ...]


@frozen
class Journal:
    """All that one run changed. `undoes`: the run (and group) that this one took back. `written` and `before` are
    fingerprints of the file after and before, "" where not known; `backup` is the name of the copy of before. `heads`:
    of each tab that an old formula names, and its own, the number of its row of headers and the texts in that row."""

    run: str
    step: str
    moment: str
    sheets: tuple[SheetLine, ...] = ()
    rows: tuple[RowLine, ...] = ()
    columns: tuple[ColumnLine, ...] = ()
    added_sheets: tuple[str, ...] = ()  # our keys
    memory: tuple[MemoryLine, ...] = ()
    undoes: str = ""
    group: str = ""
    written: str = ""
    before: str = ""
    backup: str = ""
    heads: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    path: Path | None = field(default=None, compare=False)

    @property
    def cells(self) -> int:
        """How many cells of the owner changed."""
        return sum(len(row.cells) for row in self.rows)


def new_run() -> str:
    """A name for a run that no other run has."""
    return secrets.token_hex(6)


def fingerprint(data: bytes | None) -> str:
    """What tells one state of a file from another; "" for none."""
    return "" if data is None else hashlib.sha256(data).hexdigest()


def write_journal(place: Path, journal: Journal, now: datetime) -> Path:
    """Keeps what a run is about to change in the workbook that is kept under `place`. Raises SafetyError."""
    folder = made_folder(place)
    name = f"{place.stem[:60].rstrip(' .')} {now:%Y-%m-%d %H%M%S} {journal.step} {journal.run}{SUFFIX}"
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in _lines(journal))
    write_file(folder / name, lambda stream: stream.write(text.encode("utf-8", "surrogatepass")))
    for old in sorted(folder.glob(f"*{SUFFIX}"))[:-KEPT]:
        with suppress(OSError):
            old.unlink()
    return folder / name


def finish_journal(path: Path, written: str, before: str, backup: Path | None) -> None:
    """Adds, once the workbook is written, what tells that nothing changed since."""
    line = {"kind": "done", "written": written, "before": before, "backup": backup.name if backup else ""}
    with suppress(OSError), path.open("a", encoding="utf-8") as stream:
        stream.write(json.dumps(line, ensure_ascii=False) + "\n")


def find_journal(place: Path, run: str) -> Journal:
    """The journal of a run, wherever the workbook was when it ran and whatever its name was then.

    Raises JournalMissingError, JournalDamagedError.
    """
    own = folder_of(place)
    folders = [own, *(sorted(backup_folder().iterdir()) if backup_folder().is_dir() else [])]
    for folder in folders:
        for path in folder.glob(f"* {run}{SUFFIX}") if folder.is_dir() else ():
            return read_journal(path)
    raise JournalMissingError(run)


def journals_of(place: Path) -> Iterator[Journal]:
    """The journals of the workbook that is kept under `place`, the last first; those that are damaged left out."""
    for path in sorted(folder_of(place).glob(f"*{SUFFIX}"), reverse=True):
        with suppress(JournalDamagedError):
            yield read_journal(path)


def journals_elsewhere(place: Path, step: str) -> Iterator[Journal]:
    """The journals of a step in workbooks that were kept under another place: this one may have been among them."""
    own, home = folder_of(place), backup_folder()
    for folder in sorted(home.iterdir()) if home.is_dir() else ():
        for path in (
            sorted(folder.glob(f"* {step} *{SUFFIX}"), reverse=True) if folder.is_dir() and folder != own else ()
        ):
            with suppress(JournalDamagedError):
                yield read_journal(path)


def state_before(journal: Journal) -> bytes | None:
    """The workbook byte for byte as it was before a run; None where that copy is gone."""
    if journal.path is None or not journal.backup or not journal.before:
        return None
    try:
        data = journal.path.with_name(journal.backup).read_bytes()
    except OSError:
        return None
    return data if fingerprint(data) == journal.before else None


def read_journal(path: Path) -> Journal:
    """The journal in a file. Raises JournalDamagedError."""
    try:
        text = path.read_text(encoding="utf-8", errors="surrogatepass")
        lines = [json.loads(line) for line in text.split("\n") if line]  # a text may hold what ends a line elsewhere
        return replace(_journal(lines), path=path)
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise JournalDamagedError(path) from error


def _lines(journal: Journal) -> list[dict[str, Any]]:
    head = {"kind": "run", "version": _VERSION, "run": journal.run, "step": journal.step, "moment": journal.moment}
    lines = [
        head | {"undoes": journal.undoes, "group": journal.group, "rows": len(journal.rows), "heads": journal.heads}
    ]
    lines += [{"kind": "sheet", **vars(sheet)} for sheet in journal.sheets]
    lines += [{"kind": "column", **vars(column)} for column in journal.columns]
    lines += [{"kind": "new sheet", "key": key} for key in journal.added_sheets]
    lines += [{"kind": "memory", "word": one.word, "gone": one.gone, "came": one.came} for one in journal.memory]
    lines += [{"kind": "row", **vars(row), "cells": [_coded_cell(cell) for cell in row.cells]} for row in journal.rows]
    return lines


def _journal(lines: Sequence[dict[str, Any]]) -> Journal:
    head = lines[0]
    if head["version"] != _VERSION:
        raise ValueError(head["version"])
    kinds: dict[str, list[dict[str, Any]]] = {}
    for line in lines:
        kinds.setdefault(line.pop("kind"), []).append(line)
    rows = tuple(_row(line) for line in kinds.get("row", ()))
    if len(rows) != head["rows"]:
        raise ValueError("rows missing")
    done = kinds.get("done", [{"written": "", "before": "", "backup": ""}])[-1]
    return Journal(
        run=head["run"],
        step=head["step"],
        moment=head["moment"],
        sheets=tuple(
            SheetLine(**{**line, "naming": tuple(line["naming"]), "printed": tuple(line["printed"])})
            for line in kinds.get("sheet", ())
        ),
        rows=rows,
        columns=tuple(ColumnLine(**line) for line in kinds.get("column", ())),
        added_sheets=tuple(line["key"] for line in kinds.get("new sheet", ())),
        memory=tuple(
            MemoryLine(line["word"], tuple(line["gone"]), tuple(line["came"])) for line in kinds.get("memory", ())
        ),
        undoes=head["undoes"],
        group=head["group"],
        heads={name: tuple(texts) for name, texts in head.get("heads", {}).items()},
        **done,
    )


def _row(line: dict[str, Any]) -> RowLine:
    cells = tuple(
        CellLine(
            each["column"], each["header"], _content(each["old"]), _content(each["new"]), each["group"], each["format"]
        )
        for each in line.pop("cells")
    )
    above = None if line.get("above") is None else tuple(line["above"])
    texts = {key: tuple(line.get(key, ())) for key in ("identity", "print", "below")}
    return RowLine(**{**line, **texts, "above": above}, cells=cells)


def _coded_cell(cell: CellLine) -> dict[str, Any]:
    return {**vars(cell), "old": _coded(cell.old), "new": _coded(cell.new)}


def _coded(content: CellContent) -> object:
    if isinstance(content, CellFormula):
        return {"formula": content.text, "shown": content.shown}
    return content  # never a date: as read from the workbook those are numbers


def _content(coded: Any) -> CellContent:
    if isinstance(coded, dict):
        return CellFormula(coded["formula"], coded["shown"])
    if coded is None or isinstance(coded, (str, int, float)):
        return coded
    raise TypeError(type(coded))
