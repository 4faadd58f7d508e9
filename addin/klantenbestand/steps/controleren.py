"""The button *Controleren*: find what is wrong and put it on *Controle*; changes nothing in the owner's sheets."""

from klantenbestand.book.protocol import Book
from klantenbestand.steps.checked import findings_tab, read_and_check, to_do_lines
from klantenbestand.steps.outcome import Outcome, Run, base_json
from klantenbestand.steps.placing import place, said

STEP = "controleren"


def controleren(book: Book, run: Run) -> Outcome:
    """Check the workbook and put *Controle*, *Start* and *Logboek* into it."""
    checked = read_and_check(book, run)
    to_do = to_do_lines(book, checked)
    tab = findings_tab(checked, run)
    findings = place(book, run, STEP, [tab], checked=checked, to_do=to_do, front=tab.name)
    json = base_json(STEP, run, findings)
    return Outcome(STEP, findings, said(checked.findings, findings), json)
