"""The end of every step that makes tabs: *Start* and *Logboek* with them, into the workbook in one go."""

from collections.abc import Sequence

from klantenbestand.book.protocol import Book
from klantenbestand.steps.outcome import Run, counts_by_word
from klantenbestand.tabs import logboek, start
from klantenbestand.words.findings import Findings
from klantenbestand.words.tab import Link, Tab


def place(
    book: Book,
    run: Run,
    step: str,
    tabs: Sequence[Tab],
    *,
    findings: Findings,
    to_do: Sequence[str | Link],
    remove: Sequence[str] = (),
) -> Findings:
    """Put the tabs, *Start* and *Logboek* into the workbook; returns the findings with those of placing.

    Raises WorkbookError or SafetyError where the workbook may not be written; then nothing was.
    """
    log = logboek.logboek(
        book.own_table(logboek.NAME, logboek.NAME),
        step,
        now=run.now,
        peildatum=run.peildatum,
        counts=counts_by_word(findings),
        tabs=[tab.name for tab in tabs],
    )
    run.progress("Tabs in de werkmap zetten", 0.8)
    result = book.put([start.after_step(step, run.peildatum, to_do), *tabs, log], remove)
    run.progress("Klaar", 1.0)
    return findings + result.findings
