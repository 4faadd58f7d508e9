"""The beginning of every step: read the workbook and check what was read."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from klantenbestand.analysis.lines import counting
from klantenbestand.analysis.periods import day_number
from klantenbestand.analysis.silences import span
from klantenbestand.book.naming import sheet_name
from klantenbestand.book.protocol import Book, SheetInfo
from klantenbestand.checks.masks import finding_on
from klantenbestand.checks.run import check, in_order
from klantenbestand.checks.schemas import FIRST_DAY
from klantenbestand.reading.data import Data, SheetData, read_data
from klantenbestand.steps.outcome import Run
from klantenbestand.tabs import controle
from klantenbestand.tabs.start import duplicate_lines, findings_lines, missing_lines
from klantenbestand.words.findings import Finding, Findings
from klantenbestand.words.frozen import frozen
from klantenbestand.words.tab import Link, Tab
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import day


@frozen
class Checked:
    """What stands in the workbook, and everything that is wrong with it, worst first."""

    data: Data
    findings: Findings

    @property
    def rows(self) -> int:
        """How many data rows were looked at."""
        return sum(len(sheet.frame) for sheet in self.data.sheets())


def read_and_check(book: Book, run: Run) -> Checked:
    """Read all data sheets and check them. Raises WorkbookError where the workbook cannot be read."""
    run.progress("Werkmap lezen", 0.05)
    data = read_data(book)
    run.progress("Gegevens controleren", 0.4)
    peildatum = pd.Timestamp(run.peildatum)
    found, early = check(data, peildatum), _too_early(data.purchases, peildatum)
    return Checked(data, Findings.of(in_order([*found, *early])) if early else found)


def _too_early(purchases: SheetData | None, peildatum: pd.Timestamp) -> list[Finding]:
    """The rows of which the date lies far before all others, of those that count in the analyses and by their rule;
    older ones than the checks of a column take for a date are told by those."""
    if purchases is None or "date" not in purchases.frame:
        return []
    today = day_number(peildatum)
    found = counting(purchases.frame, today)
    if not found.keep.any():
        return []
    start, _ = span(np.unique(found.day[found.keep]), today)
    dates = purchases.frame["date"]
    odd = found.keep & (found.day < start) & (dates >= FIRST_DAY).to_numpy()
    return finding_on(purchases, "date", "date-far-before", pd.Series(odd, index=dates.index)) if odd.any() else []


def findings_tab(checked: Checked, run: Run) -> Tab:
    """The tab *Controle* of these findings."""
    return controle.controle(checked.findings, checked.rows, say("period.today", peildatum=day(run.peildatum)))


def to_do_lines(book: Book, checked: Checked, *, with_duplicates: bool = True) -> list[str | Link]:
    """For *Start*: which sheets are missing, what to correct, and which duplicates wait on their tab as it stands
    (not `with_duplicates`: for who puts that tab anew)."""
    data = checked.data
    absent = [name for name, sheet in (("Klanten", data.customers), ("Aankopen", data.purchases)) if sheet is None]
    sheets = book.sheets()
    return [
        *missing_lines(absent),
        *findings_lines(checked.findings, sheet_name(sheets, controle.NAME)),
        *(_duplicates_left(book, sheets) if with_duplicates else ()),
    ]


def _duplicates_left(book: Book, sheets: Sequence[SheetInfo]) -> list[str | Link]:
    if not any(sheet.tab == "Dubbelen" for sheet in sheets):
        return []
    # only here: the whole room of the duplicates comes with it
    from klantenbestand.tabs import dubbelen, dubbelen_answers

    waiting = dubbelen_answers.waiting(book.own_table(dubbelen.NAME, dubbelen.NAME))
    return duplicate_lines(*waiting, sheet_name(sheets, dubbelen.NAME))
