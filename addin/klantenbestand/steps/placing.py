"""The end of every step that makes tabs: *Start* and *Logboek* with them, into the workbook in one go."""

from collections.abc import Sequence

from klantenbestand.book.protocol import Book
from klantenbestand.steps.checked import Checked
from klantenbestand.steps.outcome import Run, counts_by_word, in_words
from klantenbestand.tabs import logboek, start
from klantenbestand.words.findings import Findings
from klantenbestand.words.tab import Link, Tab
from klantenbestand.words.texts.steps import counts_sentence


def place(
    book: Book,
    run: Run,
    step: str,
    tabs: Sequence[Tab],
    *,
    checked: Checked,
    to_do: Sequence[str | Link],
    cells: Sequence[logboek.LoggedCell] = (),
    conclusion: str = "",
    remove: Sequence[str] = (),
    front: str = start.NAME,
) -> Findings:
    """Put the tabs, *Start* and *Logboek* into the workbook; returns the findings with those of placing.

    `cells` are those of the owner that this run changed (`changing.py`); `conclusion` is what stands on top of
    *Start* ("": which step was done last); `remove` names tabs of ours that go; `front` is the tab to end on ("": the
    owner stays where he is).

    Raises WorkbookError or SafetyError where the workbook may not be written; then nothing was.
    """
    log = logboek.logboek(
        book.own_table(logboek.NAME, logboek.NAME),
        step,
        now=run.now,
        peildatum=run.peildatum,
        counts=counts_by_word(checked.findings),
        tabs=[tab.name for tab in tabs if not tab.hidden],
        earlier_cells=book.own_table(logboek.NAME, logboek.CELLS),
        cells=cells,
    )
    run.progress("Tabs in de werkmap zetten", 0.8)
    settings = checked.data.settings
    result = book.put(
        [start.after_step(step, run.peildatum, to_do, conclusion), *tabs, log],
        remove,
        accent=settings.accent,
        company=settings.company,
        activate=front,
    )
    run.progress("Klaar", 1.0)
    return checked.findings + result.findings


def said(checked: Findings, placed: Findings) -> tuple[str, ...]:
    """How many findings stand on *Controle*, and those of placing the tabs in words: they came after it was made."""
    return (counts_sentence(counts_by_word(checked)), *in_words(placed.items[len(checked) :]))
