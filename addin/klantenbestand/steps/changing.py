"""How a step changes the owner's data. Every step that does so goes through `change`, and only through it:

    changed = change(
        book, run, "contact", checked.data,
        [NewRow("contacts", {"date": run.peildatum, "customer": "K12", "channel": "telefoon", "subject": "offerte"}),
         Cell("customers", "K12", "no_advertising", "alles")],
        finish=lambda after: Finish([findings_tab(after, run)], to_do_lines(book, after)),  # `standard(book, run)`
    )

Rows are found and old values compared; a sheet or column that lacks is added; the cells are changed, read again and
compared; the journal is written, and then the workbook, with *Start*, *Logboek*, *Geheugen* and the tabs that the step
hands over. All of it, or nothing: no journal without the change, no change without a journal. `ongedaan` takes it back
from that journal, whatever the step was.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from klantenbestand.book.cell_contents import same_content
from klantenbestand.book.file_book import FileBook
from klantenbestand.book.journal import Journal, fingerprint, finish_journal, new_run, write_journal
from klantenbestand.book.memory import Memory, memory_tab, read_memory
from klantenbestand.book.protocol import Book
from klantenbestand.reading.data import Data
from klantenbestand.steps.change_lines import journal_of, log_cells
from klantenbestand.steps.change_plan import ANY, Cell, Edit, NewRow, Plan, planned
from klantenbestand.steps.checked import Checked, findings_tab, read_and_check, to_do_lines
from klantenbestand.steps.outcome import Run
from klantenbestand.steps.placing import place
from klantenbestand.steps.run_memory import memory_lines, with_run
from klantenbestand.words.errors import SafetyError
from klantenbestand.words.findings import Finding, Findings
from klantenbestand.words.tab import Link, Tab

__all__ = ["ANY", "Cell", "Changed", "Edit", "Finish", "NewRow", "change", "standard"]


@dataclass(frozen=True)
class Finish:
    """What stands in the workbook besides the changed cells: tabs made again, lines for *Start*, what to remember
    (None: as it was), and findings of the step that are on no tab."""

    tabs: Sequence[Tab] = ()
    to_do: Sequence[str | Link] = ()
    memory: Memory | None = None
    findings: Findings = field(default_factory=Findings)


@dataclass(frozen=True)
class Changed:
    """What became of it: the workbook as it is now, all findings, the cells that changed, the edits that were left
    alone because their row or its value is another by now, and whether anything was written at all."""

    after: Checked
    findings: Findings
    cells: int
    left: tuple[Cell, ...]
    written: bool


def change(
    book: Book,
    run: Run,
    step: str,
    data: Data,
    edits: Sequence[Edit],
    *,
    finish: Callable[[Checked], Finish],
    verify: Callable[[Data, Data], object] | None = None,
) -> Changed:
    """Change the owner's data; `data` is the workbook as the step read it in this run.

    `finish` gets the workbook as it is after the changes, with a finding for each edit that was left alone; `verify`
    may raise where before and after do not fit. Without anything to change in cells or memory nothing is written.
    Raises WorkbookError where there is no room or the workbook may not be written, SafetyError where the check fails;
    nothing is written then.
    """
    run.progress("Gegevens wijzigen", 0.45)
    plan = planned(book, data, edits)
    _set(book, plan)
    run.progress("Nakijken", 0.5)
    after = read_and_check(book, run)
    if verify is not None:
        verify(data, after.data)
    after = Checked(after.data, after.findings + Findings.of(_left(plan, edit) for edit in plan.left))
    done, memory = finish(after), read_memory(book)
    wanted = memory if done.memory is None else done.memory
    name = new_run()
    empty = Journal(name, step, run.now.isoformat(timespec="seconds"), memory=memory_lines(memory, wanted))
    journal = journal_of(book, plan, after.data, empty)
    checked = Checked(after.data, after.findings + done.findings)
    if not journal.cells and not journal.memory:
        return Changed(checked, checked.findings, 0, tuple(plan.left), written=False)
    tabs = [*done.tabs, memory_tab(with_run(wanted, name, step, run.now))]
    findings = written(book, run, journal, tabs, checked=checked, to_do=done.to_do)
    return Changed(checked, findings, journal.cells, tuple(plan.left), written=True)


def standard(book: Book, run: Run) -> Callable[[Checked], Finish]:
    """The end of a step that has no tab of its own: *Controle* anew, and what there is to do."""
    return lambda after: Finish([findings_tab(after, run)], to_do_lines(book, after))


def written(
    book: Book, run: Run, journal: Journal, tabs: Sequence[Tab], *, checked: Checked, to_do: Sequence[str | Link]
) -> Findings:
    """The journal, and then the workbook with these tabs; without the one not the other."""
    before = fingerprint(book.contents) if isinstance(book, FileBook) else ""
    path = write_journal(book.place, journal, run.now)
    try:
        cells = log_cells(journal, run.now, book.date_1904)
        findings = place(book, run, journal.step, tabs, checked=checked, to_do=to_do, cells=cells)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    after = fingerprint(book.contents) if isinstance(book, FileBook) else ""
    finish_journal(path, after, before, book.backed_up)
    return findings


def _left(plan: Plan, edit: Cell) -> Finding:
    """An edit that does not fit any more."""
    sheet = plan.sheet(edit.sheet)
    column = sheet.headers.get(edit.column, edit.column)
    return Finding("change-left", sheet.name, details={"row": edit.row, "what": column})


def _set(book: Book, plan: Plan) -> None:
    """Changes the cells, not yet on disk, and compares all that stands in these rows. Raises SafetyError."""
    names = {key: plan.sheet(key).name for key, cells in plan.cells.items() if cells}
    refused = book.set_cells({names[key]: plan.cells[key] for key in names})
    if refused:
        raise SafetyError("change-cells-refused", sheet=next(iter(refused)))
    for key, name in names.items():
        wanted = {**plan.before[key], **plan.cells[key]}
        found = book.cells(name, {row for row, _ in wanted})
        for at in wanted.keys() | found.keys():
            if not same_content(wanted.get(at), found.get(at), book.date_1904):
                raise SafetyError("change-check-failed", what=name)
