"""The button *Nieuw*: an empty workbook, or the sheets that are missing added to the owner's own.

In his own workbook that is a run like any other that changes something of his: `ongedaan` takes the sheets away again,
but for those on which something stands by then.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from klantenbestand.book.file_book import FileBook
from klantenbestand.book.journal import Journal, new_run
from klantenbestand.book.memory import memory_tab, read_memory
from klantenbestand.book.new_book import new_book
from klantenbestand.book.protocol import Book
from klantenbestand.book.safe_write import write_file
from klantenbestand.reading.data import read_data
from klantenbestand.steps.changing import kept_journal
from klantenbestand.steps.checked import Checked
from klantenbestand.steps.outcome import Outcome, Run, base_json
from klantenbestand.steps.placing import place
from klantenbestand.steps.run_memory import with_run
from klantenbestand.tabs.start import added_lines, first_start
from klantenbestand.words.columns import DataSheet
from klantenbestand.words.errors import SafetyError, UsageError
from klantenbestand.words.findings import Findings
from klantenbestand.words.sheets import DATA_SHEETS, MAIN_SHEETS, SETTINGS_KEY, SETTINGS_SHEET
from klantenbestand.words.texts.steps import done
from klantenbestand.words.wording import listing

STEP = "nieuw"
_SUFFIX = ".xlsx"


def nieuw(
    path: Path, run: Run, extra: Sequence[str] = (), *, target: Path | None = None, in_place: bool = False
) -> Outcome:
    """An empty workbook at `path`; if one is there, that one with the sheets it lacks, as every step writes it.

    `extra` names optional sheets that are wanted too. Raises UsageError for a name that is none of ours.
    """
    path = new_path(path)
    if path.exists():
        book = FileBook.open(path, target=target, in_place=in_place, progress=run.progress)
        return add_missing(book, run, extra)
    sheets = _wanted(extra)
    create(path, new_book(sheets, first_start()))
    return _outcome(run, [done("created", path=path)], Findings(), path=path, names=[sheet.name for sheet in sheets])


def add_missing(book: Book, run: Run, extra: Sequence[str] = ()) -> Outcome:
    """Add the sheets that the workbook lacks, with *Start*; what stands there is not touched.

    A sheet whose name is taken by something that we cannot use is not added, and said so.
    """
    sheets = _wanted(extra)
    run.progress("Werkmap lezen", 0.05)
    data = read_data(book)
    taken = {info.name.casefold(): info.name for info in book.sheets()}
    missing = [sheet for sheet in sheets if getattr(data, sheet.key) is None]
    added = [sheet for sheet in missing if sheet.name.casefold() not in taken]
    stuck = [taken[sheet.name.casefold()] for sheet in missing if sheet not in added]
    with_settings = SETTINGS_SHEET.casefold() not in taken
    names = [sheet.name for sheet in added] + [SETTINGS_SHEET] * with_settings
    findings = Findings.of(finding for finding in data.findings if finding.sheet in stuck)
    if names:
        book.add_sheets(added, data.settings, with_settings=with_settings)
        keys = [sheet.key for sheet in added] + [SETTINGS_KEY] * with_settings
        moment = run.now.isoformat(timespec="seconds")
        journal = Journal(new_run(), STEP, moment, added_sheets=tuple(keys))
        memory = memory_tab(with_run(read_memory(book), journal.run, STEP, run.now))
        with kept_journal(book, journal, run):
            findings = place(book, run, STEP, [memory], checked=Checked(data, findings), to_do=added_lines(names))
    messages = [done("added", sheets=listing(names))] if names else []
    messages += [done("added.not", sheets=listing(stuck))] if stuck else []
    path = book.target if isinstance(book, FileBook) and names else None
    messages += [done("result", path=path)] if path else []
    return _outcome(run, messages or [done("added.none")], findings, path=path, names=names, stuck=stuck)


def new_path(path: Path) -> Path:
    """Where a new workbook goes: `path`, ending in .xlsx. Raises UsageError where it ends in something else."""
    if not path.suffix:
        return path.with_name(f"{path.name}{_SUFFIX}")
    if not path.exists() and path.suffix.lower() != _SUFFIX:
        raise UsageError("new-other-kind", file=path.name)
    return path


def create(path: Path, contents: bytes) -> None:
    """Write a new file whole or not at all; SafetyError where there is one by that name."""
    _check_free(path)
    write_file(path, lambda stream: stream.write(contents), lambda: _check_free(path))


def _check_free(path: Path) -> None:
    if path.exists():
        raise SafetyError("new-exists", file=path.name)


def _wanted(extra: Sequence[str]) -> list[DataSheet]:
    """The sheets that every workbook gets and those asked for, in their order."""
    asked = {name.casefold() for name in extra}
    known = {sheet.name.casefold() for sheet in DATA_SHEETS}
    if asked - known:
        raise UsageError("new-sheet-unknown", name=min(asked - known), names=", ".join(s.name for s in DATA_SHEETS))
    return [sheet for sheet in DATA_SHEETS if sheet in MAIN_SHEETS or sheet.name.casefold() in asked]


def _outcome(
    run: Run,
    messages: Sequence[str],
    findings: Findings,
    *,
    path: Path | None,
    names: Sequence[str],
    stuck: Sequence[str] = (),
) -> Outcome:
    json: dict[str, Any] = base_json(STEP, run, findings)
    json |= {"toegevoegd": list(names), "niet_toegevoegd": list(stuck), "bestand": str(path) if path else None}
    return Outcome(STEP, findings, tuple(messages), json)
