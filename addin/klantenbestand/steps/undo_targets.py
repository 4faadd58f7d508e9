"""Which run is taken back: the last one, the one with a group, or, to carry a step out again, the last undo."""

from collections.abc import Iterable
from contextlib import suppress

from klantenbestand.book.file_book import FileBook
from klantenbestand.book.journal import (
    ColumnLine,
    Journal,
    JournalDamagedError,
    JournalMissingError,
    find_journal,
    fingerprint,
    journals_elsewhere,
    journals_of,
    state_before,
)
from klantenbestand.book.memory import read_memory
from klantenbestand.book.protocol import Book
from klantenbestand.steps.run_memory import UNDO, PastRun, last_runs, last_undo, past_runs
from klantenbestand.steps.undo_groups import builds_on, groups_of
from klantenbestand.words.errors import SafetyError, UsageError
from klantenbestand.words.frozen import frozen
from klantenbestand.words.texts.steps import done
from klantenbestand.words.wording import listing


@frozen
class Target:
    """The run to take back, the group of it ("" for all), and its journal. `again`: it is an undo itself, so that the
    run it took back (`told`) is carried out again."""

    run: PastRun
    journal: Journal
    told: PastRun
    group: str = ""
    again: bool = False

    def tell(self, key: str) -> str:
        """A sentence about it."""
        kind = ".again" if self.again else ".group" if self.group else ""
        return done(f"{key}{kind}", step=self.told.step, moment=self.told.when, group=self.group)


def last_target(book: Book, group: str) -> Target | None:
    """The last run that can be taken back, or the one with this group. Raises SafetyError, UsageError."""
    runs = last_runs(read_memory(book))
    if not group:
        return Target(runs[0], journal_of_run(book, runs[0]), runs[0]) if runs else None
    later: list[tuple[PastRun, Journal, list[str]]] = []
    for run in runs:
        journal = journal_of_run(book, run)
        live = [one for one in groups_of(journal) if one not in run.undone]
        found = next((one for one in live if _squeezed(one) == _squeezed(group)), None)
        if found is not None:
            _refuse_under_later(later, journal, found)
            return Target(run, journal, run, found)
        later.append((run, journal, live))
    known = [one for *_, live in later for one in live]
    if not known:
        raise UsageError("undo-no-groups", group=group)
    raise UsageError("undo-group-unknown", group=group, groups=listing(known))


def made_by_another(book: Book, target: Target, sheet: str, column: str) -> bool:
    """Whether another run of the step that is taken back made the column (our keys) in which this one wrote too."""
    same = (one for one in past_runs(read_memory(book)) if one.step == target.told.step and one.run != target.told.run)
    for one in () if target.again else same:
        with suppress(JournalMissingError, JournalDamagedError):
            if ColumnLine(sheet, column) in find_journal(book.place, one.run).columns:
                return True
    return False


def _refuse_under_later(later: Iterable[tuple[PastRun, Journal, list[str]]], journal: Journal, group: str) -> None:
    """Raises UsageError where a later run, the last one first, went on with what this group had changed: what it moved
    could not be told apart any more."""
    for run, other, groups in later:
        first = builds_on(other, groups, journal, group)
        if first:
            raise UsageError("undo-group-later", group=group, later=first, step=run.step, moment=run.when)


def _squeezed(group: str) -> str:
    """A group as it is compared: capitals and spaces do not count."""
    return "".join(group.split()).casefold()


def again_target(book: Book) -> Target | None:
    """The undo that was the last thing to happen. After one that gave back the bytes of before nothing in the workbook
    tells of it, but its journal does. Raises SafetyError where that one cannot be carried out again: never another."""
    memory = read_memory(book)
    undo, restoring = last_undo(memory), _restoring(book, past_runs(memory))
    if restoring is not None and (undo is None or restoring.moment >= _moment(book, undo)):
        now = fingerprint(book.contents) if isinstance(book, FileBook) else ""
        if restoring.written == now and state_before(restoring) is not None:
            return _restored_again(book, restoring)
        if undo is not None or restoring == next(journals_of(book.place), None):
            raise SafetyError("undo-again-lost")
    if undo is None:
        return None
    told = next(one for one in past_runs(memory) if one.run == undo.undoes[0])
    return Target(undo, journal_of_run(book, undo), told, again=True)


def _restoring(book: Book, known: Iterable[PastRun]) -> Journal | None:
    """The newest undo that gave back the bytes of before: *Geheugen* does not know it, and it changed no cell. A file
    that has another name or folder by now is known by its bytes."""
    runs = {one.run for one in known}

    def gave_bytes(one: Journal) -> bool:
        return one.step == UNDO and bool(one.written) and one.run not in runs and not one.rows and not one.memory

    own = next((one for one in journals_of(book.place) if gave_bytes(one)), None)
    now = fingerprint(book.contents) if isinstance(book, FileBook) else ""
    if not now or (own is not None and own.written == now):
        return own
    return next((one for one in journals_elsewhere(book.place, UNDO) if gave_bytes(one) and one.written == now), own)


def _restored_again(book: Book, undo: Journal) -> Target | None:
    """An undo that gave back bytes, to be taken back; None where it took back an undo itself."""
    try:
        of = find_journal(book.place, undo.undoes)
    except (JournalMissingError, JournalDamagedError) as error:
        raise SafetyError("undo-again-lost") from error
    if of.step == UNDO:
        return None
    told = PastRun(of.run, of.step, of.moment[:16].replace("T", " "))
    return Target(PastRun(undo.run, UNDO, undo.moment), undo, told, again=True)


def _moment(book: Book, run: PastRun) -> str:
    """When a run was, to the second where its journal is here."""
    try:
        return find_journal(book.place, run.run).moment
    except (JournalMissingError, JournalDamagedError):
        return run.moment.replace(" ", "T")


def journal_of_run(book: Book, run: PastRun) -> Journal:
    """What a run changed. Raises SafetyError where that is not known here."""
    try:
        return find_journal(book.place, run.run)
    except JournalMissingError as error:
        raise SafetyError("undo-no-journal", step=run.step, moment=run.when) from error
    except JournalDamagedError as error:
        raise SafetyError("undo-damaged", step=run.step, moment=run.when, file=error.args[0]) from error
