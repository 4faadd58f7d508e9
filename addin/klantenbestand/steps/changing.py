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

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import field, replace

from klantenbestand.book.cell_contents import same_content
from klantenbestand.book.file_book import FileBook
from klantenbestand.book.journal import Journal, fingerprint, finish_journal, new_run, write_journal
from klantenbestand.book.memory import Memory, memory_tab, read_memory
from klantenbestand.book.protocol import Book, CellType, StaysWhy
from klantenbestand.reading.data import Data, read_data
from klantenbestand.reading.sheet_data import SheetData
from klantenbestand.steps.change_edits import ANY, Cell, Edit, GoneColumn, GoneRow, GoneSheet, LeavingRow, NewRow
from klantenbestand.steps.change_lines import journal_of, log_cells
from klantenbestand.steps.change_plan import Plan, SheetPlan, Stay, fill_plan
from klantenbestand.steps.checked import Checked, findings_tab, read_and_check, to_do_lines
from klantenbestand.steps.moving_rows import with_rows_moved
from klantenbestand.steps.outcome import Run
from klantenbestand.steps.placing import place
from klantenbestand.steps.row_identity import columns_of
from klantenbestand.steps.run_memory import memory_lines, with_run
from klantenbestand.words.errors import NotRestoredError, SafetyError
from klantenbestand.words.findings import Finding, Findings
from klantenbestand.words.frozen import frozen
from klantenbestand.words.sheets import SETTINGS_KEY, SETTINGS_SHEET
from klantenbestand.words.tab import Link, Tab

__all__ = [
    "ANY",
    "Cell",
    "Changed",
    "Edit",
    "Finish",
    "GoneColumn",
    "GoneRow",
    "GoneSheet",
    "LeavingRow",
    "NewRow",
    "change",
    "standard",
]


@frozen
class Finish:
    """What stands in the workbook besides the changed cells: tabs made again, lines for *Start*, what to remember
    (None: as it was), findings of the step that are on no tab, and tabs of ours that go."""

    tabs: Sequence[Tab] = ()
    to_do: Sequence[str | Link] = ()
    memory: Memory | None = None
    findings: Findings = field(default_factory=Findings)
    remove: Sequence[str] = ()


@frozen
class Changed:
    """What became of it: the workbook as it is now, all findings, the cells that changed, the edits that were left
    alone because their row or its value is another by now, and whether anything was written at all."""

    after: Checked
    findings: Findings
    cells: int
    left: tuple[Cell, ...]
    written: bool
    stays: tuple[Stay, ...] = ()  # rows that could not leave their sheet
    at_end: int = 0  # rows that came back, but not where they stood
    sheets_stay: Mapping[str, StaysWhy] = field(default_factory=dict)  # made by the run that is taken back
    gaps: Mapping[str, Sequence[int]] = field(default_factory=dict)  # rows left empty in the list of a sheet

    @property
    def own(self) -> Findings:
        """The findings of this change only, without those of checking the whole workbook."""
        return Findings.of([*self.findings.with_code("change-left"), *self.placed])

    @property
    def placed(self) -> Findings:
        """The findings of writing: what became of tabs, filters and links. They stand on no tab."""
        return Findings.of(self.findings.items[len(self.after.findings) :])


def change(
    book: Book,
    run: Run,
    step: str,
    data: Data,
    edits: Sequence[Edit],
    *,
    finish: Callable[[Checked], Finish],
    verify: Callable[[Data, Data], object] | None = None,
    undoes: tuple[str, str] = ("", ""),
    groups_stay: Collection[str] = (),
) -> Changed:
    """Change the owner's data; `data` is the workbook as the step read it in this run.

    `finish` gets the workbook as it is after the changes, with a finding for each edit that was left alone; `verify`
    may raise where before and after do not fit. Without anything to change in cells or memory nothing is written.
    Raises WorkbookError where there is no room or the workbook may not be written, SafetyError where the check fails;
    nothing is written then. `undoes` and `groups_stay` are for `ongedaan` (`run_memory.with_run`).
    """
    run.progress("Gegevens wijzigen", 0.45)
    plan = Plan(data)
    plan = fill_plan(book, plan, with_rows_moved(book, plan, edits))
    _set(book, plan)
    run.progress("Nakijken", 0.5)
    after = read_and_check(book, run)
    if verify is not None:
        verify(data, after.data)
    after = Checked(after.data, after.findings + Findings.of(_left(plan, edit) for edit in plan.left))
    done, memory = finish(after), read_memory(book)
    wanted = memory if done.memory is None else done.memory
    name = new_run()
    moment = run.now.isoformat(timespec="seconds")
    empty = Journal(name, step, moment, memory=memory_lines(memory, wanted), undoes=undoes[0], group=undoes[1])
    journal = journal_of(book, plan, after.data, empty)
    checked = Checked(after.data, after.findings + done.findings)
    if not journal.cells and not journal.memory and not undoes[0]:
        return Changed(checked, checked.findings, 0, tuple(plan.left), written=False)
    done = replace(
        done, tabs=[*done.tabs, memory_tab(with_run(wanted, name, step, run.now, undoes, stays=groups_stay))]
    )
    findings = _written(book, run, journal, checked, done)
    left, stays = tuple(plan.left), tuple(plan.stays)
    return Changed(
        checked, findings, journal.cells, left, True, stays, plan.at_end, sheets_stay=plan.sheets_stay, gaps=plan.gaps
    )


def standard(book: Book, run: Run) -> Callable[[Checked], Finish]:
    """The end of a step that has no tab of its own: *Controle* anew, and what there is to do."""
    return lambda after: Finish([findings_tab(after, run)], to_do_lines(book, after))


def _written(book: Book, run: Run, journal: Journal, checked: Checked, done: Finish) -> Findings:
    """The journal, and then the workbook with the tabs; without the one not the other."""
    cells = log_cells(journal, run.now, book.date_1904)
    with kept_journal(book, journal, run):
        return place(
            book,
            run,
            journal.step,
            done.tabs,
            checked=checked,
            to_do=done.to_do,
            cells=cells,
            remove=done.remove,
            front="",  # he is at work in his rows
        )


@contextmanager
def kept_journal(book: Book, journal: Journal, run: Run) -> Iterator[None]:
    """Around what writes the workbook: the journal comes first, and goes again where the workbook is as it was."""
    before = fingerprint(book.contents) if isinstance(book, FileBook) else ""
    path = write_journal(book.place, journal, run.now)
    try:
        yield
    except BaseException as error:
        if not isinstance(error, NotRestoredError):
            path.unlink(missing_ok=True)
        raise
    after = fingerprint(book.contents) if isinstance(book, FileBook) else ""
    finish_journal(path, after, before, book.backed_up)


def _left(plan: Plan, edit: Cell) -> Finding:
    """An edit that does not fit any more."""
    sheet = plan.sheet(edit.sheet)
    column = sheet.headers.get(edit.column, edit.column)
    return Finding("change-left", sheet.name, details={"row": edit.row, "what": column})


def _set(book: Book, plan: Plan) -> None:
    """Changes the cells, not yet on disk, and compares all that stands in these rows. Raises SafetyError."""
    names = {key: plan.sheet(key).name for key, changed in plan.sheets.items() if changed.cells}
    for key in names:
        if plan.sheets[key].links:
            book.set_links(plan.sheet(key).area, plan.sheets[key].links)
    cells = {name: plan.sheets[key].cells for key, name in names.items()}
    refused = book.set_cells(cells, {name: plan.sheets[key].formats for key, name in names.items()})
    if refused:
        raise SafetyError("change-cells-refused", sheet=next(iter(refused)))
    for key, name in names.items():
        wanted = {**plan.sheets[key].before, **plan.sheets[key].cells}
        found = plan.sheets[key].after = book.cells(name, {row for row, _ in wanted})
        for at in wanted.keys() | found.keys():
            if not same_content(wanted.get(at), found.get(at), book.date_1904):
                raise SafetyError("change-check-failed", what=name)
    _take_away(book, plan)


def _take_away(book: Book, plan: Plan) -> None:
    """Rows at the end of tables, columns and sheets that hold nothing any more; what must stay, stays."""
    for key, changed in plan.sheets.items():
        if changed.gone_rows:
            sheet = plan.sheet(key)
            book.end_earlier(sheet.area, _empty_at_end(book, sheet, changed), changed.most_fewer)
            gaps = _gaps(book, sheet, changed.gone_rows)
            plan.gaps.update({sheet.name: gaps} if gaps else {})
    columns, sheets = [], []
    for key, column in plan.gone_columns:
        now = getattr(read_data(book), key)
        number = columns_of(now).get(column)
        if number is not None and _is_empty(book, now, number) and book.drop_column(now.area, number):
            columns.append((key, column))
    for key in plan.gone_sheets:
        names = _settings_sheet(book) if key == SETTINGS_KEY else [plan.sheet(key).name]
        stays = book.drop_sheets(names)
        plan.sheets_stay.update(stays)
        sheets += [] if stays else [key]
    plan.gone_columns, plan.gone_sheets = columns, sheets


def _settings_sheet(book: Book) -> list[str]:
    """*Instellingen* by its name in this workbook, if it is there."""
    return [info.name for info in book.sheets() if info.name.casefold() == SETTINGS_SHEET.casefold()]


def _empty_at_end(book: Book, sheet: SheetData, changed: SheetPlan) -> set[int]:
    """Of the last rows of its table, as many as it may give up, those in which nothing stands."""
    rows = set(range(changed.ends - changed.most_fewer + 1, changed.ends + 1))
    columns = range(sheet.area.first_column, sheet.area.last_column + 1)
    return rows - {row for row, column in book.cells(sheet.name, rows) if column in columns}


def _gaps(book: Book, sheet: SheetData, gone: Collection[int]) -> list[int]:
    """Of these rows, those above another one of the list: they stand empty in it, for rows do not move up."""
    table = next((one for one in book.tables() if one.name == sheet.area.table), None)
    columns = dict.fromkeys(range(sheet.area.first_column, sheet.area.last_column + 1), CellType.TEXT)
    filled = {int(row) for row in book.read(sheet.area, columns).frame.index}
    last = max((row for row in filled if table is None or row <= table.last_row), default=0)
    return sorted(row for row in gone if row < last and row not in filled)


def _is_empty(book: Book, sheet: SheetData, column: int) -> bool:
    return book.read(sheet.area, {column: CellType.TEXT}).frame.empty
