"""What stands on our own tabs once a run was taken back: those that show the owner's data are made again."""

from collections.abc import Sequence

import pandas as pd

from klantenbestand.book.journal import Journal
from klantenbestand.book.memory import read_memory
from klantenbestand.book.protocol import Book
from klantenbestand.book.row_keys import key_text
from klantenbestand.reading.data import Data
from klantenbestand.steps.change_edits import Cell, Edit, LeavingRow
from klantenbestand.steps.changing import Finish
from klantenbestand.steps.checked import Checked, findings_tab, to_do_lines
from klantenbestand.steps.dubbelen import proposal_lines, proposal_tabs
from klantenbestand.steps.duplicate_memory import REFUSED, SHOWN
from klantenbestand.steps.merge_memory import came_and_went, memory_back, not_ticked
from klantenbestand.steps.merged_rows import whole_rows
from klantenbestand.steps.outcome import Run
from klantenbestand.steps.proposing import decisions, propose, remembered
from klantenbestand.steps.undoing import Inverse
from klantenbestand.tabs import dubbelen, samengevoegd
from klantenbestand.words.findings import Findings
from klantenbestand.words.tab import Tab
from klantenbestand.words.texts.steps import done
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import day

_FRESH = ("Start", "Controle", "Dubbelen", "Samengevoegd", "Logboek", "Geheugen")


def undone(
    book: Book, run: Run, data: Data, after: Checked, *, made: Inverse, journal: Journal, group: str, left: Findings
) -> Finish:
    """The tabs and the memory after a run was taken back: `data` is the workbook before that, `after` it is now; `made`
    is what was done, of this `group` alone ("": of all), `left` says what was not taken back."""
    came, went = came_and_went(data, after.data)
    joined = {data.merged.get(number, number) for number in came} | {after.data.merged.get(one, one) for one in went}
    memory = memory_back(read_memory(book), journal.memory, came | went | joined, whole=not (group or journal.group))
    shown = Checked(after.data, after.findings + left)
    tabs, remove = _merged(book, run, data, after, made)
    ours = {info.tab for info in book.sheets()}
    stale = [done("undo.stale")] if ours - {"", *_FRESH} else []
    if dubbelen.NAME not in ours or after.data.customers is None:
        to_do = to_do_lines(book, shown)
        return Finish([findings_tab(shown, run), *tabs], [*to_do, *stale], memory, left, remove)
    decided = decisions(book, after.data.customers, memory, run)
    proposed = propose(book, after.data.customers, after.data.settings, run, decided.remembered)
    proposed = not_ticked(proposed, came)
    now = remembered(proposed)
    memory = memory.with_table(REFUSED, now.tables[REFUSED]).with_table(SHOWN, now.tables[SHOWN])
    to_do = proposal_lines(book, shown, proposed)
    return Finish([*proposal_tabs(run, shown, proposed), *tabs], [*to_do, *stale], memory, left, remove)


def _merged(book: Book, run: Run, data: Data, after: Checked, made: Inverse) -> tuple[list[Tab], tuple[str, ...]]:
    """*Samengevoegd* without who stands in *Klanten* again, whole, and with who goes again, or that the tab goes."""
    edits = made.edits
    earlier = book.own_table(samengevoegd.NAME, samengevoegd.NAME)
    marks = (edit for edit in edits if isinstance(edit, Cell) and edit.column == "merged_into" and edit.new is not None)
    into = {edit.row: key_text(edit.new) for edit in marks if isinstance(edit.row, int)}
    into |= _leave_again(data, edits)
    if (earlier is None and not into) or data.customers is None or after.data.customers is None:
        return [], ()
    header = data.customers.headers["customer"]
    if earlier is not None and header in earlier:
        back = set(after.data.customers.frame["customer"]) - made.incomplete
        earlier = earlier[~earlier[header].map(key_text).isin(back)]
    gone, formats = whole_rows(book, data.customers, into, pd.Timestamp(run.peildatum))
    if gone.empty and (earlier is None or earlier.dropna(how="all").empty):
        return [], (samengevoegd.NAME,)
    period = say("period.today", peildatum=day(run.peildatum))
    return [samengevoegd.samengevoegd(earlier, gone, formats, period, [samengevoegd.DAY, header])], ()


def _leave_again(data: Data, edits: Sequence[Edit]) -> dict[int, str]:
    """The rows that leave *Klanten* once more, and the number that each goes up in."""
    marks = {edit.row: edit.otherwise for edit in edits if isinstance(edit, LeavingRow) and edit.sheet == "customers"}
    frame = None if data.customers is None else data.customers.frame
    return {
        row: key_text(mark.new)
        for row, mark in marks.items()
        if isinstance(mark, Cell) and frame is not None and row in frame.index
    }
