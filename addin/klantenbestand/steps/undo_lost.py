"""That the workbook does not know any more what was changed in it, and where it is kept as it was before that."""

from klantenbestand.book.journal import Journal, journals_of
from klantenbestand.book.memory import read_memory
from klantenbestand.book.protocol import Book
from klantenbestand.steps.run_memory import UNDO, PastRun, past_runs
from klantenbestand.tabs import logboek
from klantenbestand.words.texts.steps import done


def lost_memory(book: Book) -> str:
    """The sentence, where *Geheugen* is gone or empty while *Logboek* has a run of which the journal is here; else "".

    By *Logboek*: in a workbook that is as it was before its first run, there never was anything to remember.
    """
    log = book.own_table(logboek.NAME, logboek.NAME)
    if log is None or past_runs(read_memory(book)):
        return ""
    moment, step = (field.header for field in logboek.FIELDS[:2])
    if not {moment, step} <= {*log.columns}:
        return ""
    logged = {(str(one[moment]), str(one[step])) for one in log[[moment, step]].to_dict("records")}
    for journal in journals_of(book.place):
        run = _past(journal)
        if journal.step != UNDO and (run.when, journal.step) in logged:
            kept = journal.path.with_name(journal.backup) if journal.path and journal.backup else None
            return _sentence(run, "" if kept is None or not kept.is_file() else str(kept))
    return ""


def _past(journal: Journal) -> PastRun:
    return PastRun(journal.run, journal.step, journal.moment[:16].replace("T", " "))


def _sentence(run: PastRun, kept: str) -> str:
    where = done("undo.lost.backup", path=kept) if kept else done("undo.lost.no-backup")
    return done("undo.lost", step=run.step, moment=run.when, where=where)
