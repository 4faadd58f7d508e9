"""The button *Laatste stap ongedaan maken*: takes back the last step that changed the owner's data, to the cell.

Where nothing changed since in a file, the bytes of before return. Else every row is found by what stands in it, and
what the owner changed since is left alone and named. Which steps there are stands in the workbook itself (*Geheugen*),
what they changed in their journals on this computer, found by the name of the run: the workbook may have moved.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from klantenbestand.book.file_book import FileBook
from klantenbestand.book.journal import (
    Journal,
    fingerprint,
    new_run,
    state_before,
)
from klantenbestand.book.memory import read_memory
from klantenbestand.book.protocol import Book
from klantenbestand.reading.data import Data
from klantenbestand.steps.change_edits import Cell, GoneColumn, GoneRow, LeavingRow, NewRow
from klantenbestand.steps.changing import Changed, Finish, change, kept_journal
from klantenbestand.steps.checked import Checked, read_and_check
from klantenbestand.steps.duplicate_memory import REFUSED
from klantenbestand.steps.nieuw import STEP as NEW
from klantenbestand.steps.outcome import Outcome, Run, base_json, in_words
from klantenbestand.steps.row_words import about_rows
from klantenbestand.steps.run_memory import UNDO, joined, last_runs, last_undo
from klantenbestand.steps.samenvoegen import STEP as MERGE
from klantenbestand.steps.sheets_away import away_line, gone_line, sheets_away
from klantenbestand.steps.undo_groups import MERGED, groups_of
from klantenbestand.steps.undo_lost import lost_memory
from klantenbestand.steps.undo_targets import Target, again_target, journal_of_run, last_target, made_by_another
from klantenbestand.steps.undoing import NO_FORMULA, Inverse, Left, inverse
from klantenbestand.steps.undone import undone
from klantenbestand.words.errors import SafetyError
from klantenbestand.words.findings import Finding, Findings
from klantenbestand.words.frozen import frozen
from klantenbestand.words.sheets import DATA_SHEETS
from klantenbestand.words.texts.changing import SHEET_STAYS
from klantenbestand.words.texts.steps import done
from klantenbestand.words.wording import listing, plural

STEP = UNDO
Ask = Callable[[Sequence[str]], bool]
_NAMED = 20  # of what stays, in the plan
_KINDS = (
    (Cell, "undo.plan.cells", "cel", "cellen"),
    ((GoneRow, LeavingRow), "undo.plan.rows", "rij", "rijen"),
    (NewRow, "undo.plan.back", "rij", "rijen"),
)


@frozen
class Chosen:
    """A run to take back, what that comes to, and what is said before the plan."""

    target: Target
    made: Inverse
    before: tuple[str, ...] = ()


def ongedaan(book: Book, run: Run, ask: Ask | None = None, *, group: str = "", again: bool = False) -> Outcome:
    """Take back the last run that changed data, or one group of it; `again` takes back the last undo.

    `ask` is shown the plan first. Where nothing of the run can be put back, nothing is written and the run stays to be
    taken back; whoever can be asked is offered the run before it. Raises SafetyError where the journal is not there or
    damaged, UsageError where no run has that group; nothing is written then. `json["bestand"]` is None where nothing
    was.
    """
    target = again_target(book) if again else last_target(book, group)
    if target is None:
        nothing = done("undo.no-again") if again else lost_memory(book) or done("undo.nothing")
        return _outcome(run, Findings(), [nothing], None)
    before = _bytes_before(book, target)
    if before is not None and isinstance(book, FileBook):
        return _restored(book, run, target, before, ask)
    if again and target.told.step == NEW:
        return _outcome(run, Findings(), [done("undo.again.new")], None)
    data = read_and_check(book, run).data
    made = _inverse(book, data, target)
    if not _is_stuck(target, made):
        return _taken_back(book, run, data, Chosen(target, made), ask)
    stays = [target.tell("undo.stuck"), *_left_lines(made)]
    earlier = None if group or again else _earlier(book, data, target)
    if earlier is not None and ask is None:
        stays.append(done("undo.stuck.unasked"))
    elif earlier is not None:
        return _taken_back(book, run, data, replace(earlier, before=(*stays, done("undo.stuck.earlier"))), ask)
    return _outcome(run, _findings(made.left), stays, None, made)


def _inverse(book: Book, data: Data, target: Target) -> Inverse:
    made = inverse(book, data, target.journal, target.group, target.run.undone)
    column = GoneColumn("customers", MERGED)  # it goes if nothing stands in it any more
    has_marks = data.customers is not None and MERGED in data.customers.headers
    if has_marks and column not in made.edits and made_by_another(book, target, column.sheet, column.column):
        made.edits.append(column)
    return made


def _is_stuck(target: Target, made: Inverse) -> bool:
    """Whether nothing can be put back while something stays: a column or sheet that was added is not taken then."""
    remembered = bool(target.journal.memory) and not target.group and not made.groups_that_stay
    return bool(made.left) and not remembered and not any(made.count("", kind) for kind, *_ in _KINDS)


def _earlier(book: Book, data: Data, last: Target) -> Chosen | None:
    """The latest run before this one of which something can be put back; None where there is none to find."""
    runs = last_runs(read_memory(book))
    for one in runs[[each.run for each in runs].index(last.run.run) + 1 :]:
        try:
            target = Target(one, journal_of_run(book, one), one)
        except SafetyError:
            return None
        made = _inverse(book, data, target)
        if not _is_stuck(target, made):
            return Chosen(target, made)
    return None


def _taken_back(book: Book, run: Run, data: Data, chosen: Chosen, ask: Ask | None) -> Outcome:
    target, made = chosen.target, chosen.made
    plan = [*chosen.before, target.tell("undo.plan"), *_plan(data, target, made)]
    if ask is not None and not ask(plan):
        return _outcome(run, Findings(), [done("merge.declined")], None)

    def finish(after: Checked) -> Finish:
        if isinstance(book, FileBook):
            book.settle()
        left = _findings(made.left)
        return undone(book, run, data, after, made=made, journal=target.journal, group=target.group, left=left)

    changed = change(
        book,
        run,
        STEP,
        data,
        made.edits,
        finish=finish,
        undoes=(target.run.run, _groups_taken(target, made)),
        groups_stay=made.groups_that_stay,
    )
    messages = [] if ask is not None else plan
    messages += [target.tell("undo.done"), *(in_words(_findings(made.left)) if ask is not None else ())]
    messages += [*_gone_again(changed, made), *_at_end(changed), *_gaps(changed), *_sheets_that_stay(changed, made)]
    messages += gone_line([name for name in sheets_away(data, made) if name not in changed.sheets_stay])
    messages += in_words(changed.placed)
    messages += [] if book.in_place else [done("merge.copy")]
    return _outcome(run, changed.findings, messages, target, made)


def _groups_taken(target: Target, made: Inverse) -> str:
    """The groups that are taken back, "" for all: those that stay can still be taken back later."""
    if target.group or target.again or not made.groups_that_stay:
        return target.group
    left = {*made.groups_that_stay, *target.run.undone}
    return joined(one for one in groups_of(target.journal) if one not in left)


def _gone_again(changed: Changed, made: Inverse) -> list[str]:
    """What became of rows that were merged away once more."""
    number, customers = made.count("customers", LeavingRow), changed.after.data.customers
    return about_rows(customers.name, number, changed.stays) if number and customers is not None else []


def _at_end(changed: Changed) -> list[str]:
    """That rows came back elsewhere than where they stood."""
    number, customers = changed.at_end, changed.after.data.customers
    if not number or customers is None:
        return []
    key = "undo.done.end" if number == 1 else "undo.done.end.more"
    return [done(key, sheet=customers.name, rows=plural(number, "rij", "rijen"))]


def _gaps(changed: Changed) -> list[str]:
    """That a row which went stands empty among those that stay."""
    return [
        done("undo.done.gap" if len(rows) == 1 else "undo.done.gap.more", sheet=name, rows=listing(map(str, rows)))
        for name, rows in changed.gaps.items()
    ]


def _sheets_that_stay(changed: Changed, made: Inverse) -> list[str]:
    """That sheets which the run made stay; of those with rows that stay it is said already."""
    named = {one.sheet for one in made.left}
    return [
        done("undo.done.sheet", sheet=name, why=SHEET_STAYS[why.code].format(where=why.where))
        for name, why in changed.sheets_stay.items()
        if name not in named
    ]


def has_runs(book: Book) -> bool:
    """Whether there is anything in this workbook to take back, or to carry out again."""
    memory = read_memory(book)
    return bool(last_runs(memory)) or last_undo(memory) is not None


def _bytes_before(book: Book, target: Target) -> bytes | None:
    """The file as it was before the run, where nothing happened to it since."""
    if not isinstance(book, FileBook) or not book.in_place or target.group:
        return None
    same = target.journal.written and target.journal.written == fingerprint(book.contents)
    return state_before(target.journal) if same and not target.run.undone else None


def _restored(book: FileBook, run: Run, target: Target, before: bytes, ask: Ask | None) -> Outcome:
    """The bytes of before in place of what stands there."""
    plan = [target.tell("undo.plan"), target.tell("undo.plan.bytes")]
    if ask is not None and not ask(plan):
        return _outcome(run, Findings(), [done("merge.declined")], None)
    moment = run.now.isoformat(timespec="seconds")
    with kept_journal(book, Journal(new_run(), STEP, moment, undoes=target.run.run), run):
        book.restore(before)
    run.progress("Klaar", 1.0)
    said = [target.tell("undo.done"), target.tell("undo.done.bytes")]
    # the ticks of then are in these bytes too; elsewhere `undone` puts what was taken apart on Later
    said += [done("undo.done.bytes.ticked")] if target.told.step == MERGE and not target.again else []
    return _outcome(run, Findings(), said, target)


def _plan(data: Data, target: Target, made: Inverse) -> list[str]:
    """What will be done, for a person to read before it is."""
    lines = []
    for sheet in DATA_SHEETS:
        found = getattr(data, sheet.key)
        name = sheet.name if found is None else found.name
        for kind, key, word, words in _KINDS:
            number = made.count(sheet.key, kind)
            if number:
                lines.append(done(key, sheet=name, number=plural(number, word, words)))
    lines += away_line(sheets_away(data, made))
    if any(line.word != REFUSED for line in target.journal.memory) and not target.group:
        lines.append(done("undo.plan.memory"))
    return [*(lines or [done("undo.plan.none")]), *_left_lines(made)]


def _left_lines(made: Inverse) -> list[str]:
    """What stays as it is, by cell or row."""
    if not made.left:
        return []
    lines = [done("undo.plan.left", count=plural(len(made.left), "keer", "keer"))]
    lines += [_left_line(one) for one in made.left[:_NAMED]]
    return [*lines, *([done("undo.plan.left.more", count=len(made.left) - _NAMED)] if len(made.left) > _NAMED else ())]


def _left_line(one: Left) -> str:
    if one.group:
        return done(f"undo.plan.left.group.{one.code}", sheet=one.sheet, row=one.row, group=one.group)
    key = "undo.plan.left.formula" if one.code == NO_FORMULA else "undo.plan.left.one"
    return done(key, sheet=one.sheet, row=one.row, header=f", {one.header}" if one.header else "")


def _findings(left: Iterable[Left]) -> Findings:
    """What stays as it is, by row."""
    rows: dict[tuple[str, str, str, str], list[str]] = {}
    for one in left:
        code = one.code or ("undo-changed" if one.changed else "undo-gone")
        rows.setdefault((code, one.sheet, one.row, one.group), []).append(one.header)
    return Findings.of(
        Finding(
            code,
            sheet,
            details={
                "row": row,
                "group": group,
                "what": listing(f"'{header}'" for header in headers if header) or "de rij",
            },
        )
        for (code, sheet, row, group), headers in rows.items()
    )


def _outcome(
    run: Run, findings: Findings, messages: Sequence[str], target: Target | None, made: Inverse | None = None
) -> Outcome:
    json: dict[str, Any] = {
        **base_json(STEP, run, findings),
        "teruggedraaid": target and {"stap": target.told.step, "moment": target.told.when, "groep": target.group},
        "opnieuw": target is not None and target.again,
        "cellen": made.count("", Cell) if made else 0,
        "gebleven": [
            {"tab": one.sheet, "rij": one.row, "kolom": one.header, "door_u_veranderd": one.changed}
            for one in (made.left if made else ())
        ],
        "bestand": None,
    }
    return Outcome(STEP, findings, tuple(messages), json)
