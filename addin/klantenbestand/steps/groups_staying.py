"""Groups of a merge that are not taken back, or not carried out again, in part: all of one, or nothing of it.

Half a group leaves purchases with a customer who is not there, or loses an objection that was written down in between.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

import pandas as pd

from klantenbestand.book.cell_contents import same_content
from klantenbestand.book.journal import CellLine, Journal, RowLine
from klantenbestand.book.memory import read_memory
from klantenbestand.book.protocol import Book, CellContent
from klantenbestand.book.row_keys import is_empty, key_text
from klantenbestand.duplicates.fingerprint import fingerprints
from klantenbestand.duplicates.survivorship import CONSENTS
from klantenbestand.reading.data import Data
from klantenbestand.reading.sheet_data import SheetData
from klantenbestand.reading.strictest import strictest_consent, strictest_objection
from klantenbestand.steps.duplicate_memory import shown_before
from klantenbestand.steps.row_identity import columns_of, row_texts
from klantenbestand.steps.undo_groups import MERGED, became, groups_of, number_it_becomes, numbers_in_use, same_mark
from klantenbestand.words.frozen import frozen

TAKEN, GONE, CHANGED = "undo-number-taken", "undo-row-gone", "undo-row-changed"
NOBODY, CONSENT, RENUMBERED = "undo-survivor-gone", "undo-consent", "undo-survivor-renumbered"
STRANGER, MARKED = "undo-survivor-changed", "undo-mark-changed"
_CUSTOMERS = "customers"
_OBJECTION = "no_advertising"


@frozen
class GroupStays:
    """A group that stays as it is, because of this row of the journal; `code` of the finding."""

    group: str
    row: RowLine
    code: str


def groups_that_stay(
    book: Book, data: Data, journal: Journal, wanted: Callable[[CellLine], bool]
) -> tuple[GroupStays, ...]:
    """The groups of which something in *Klanten* has become another, so that they stay whole; each row once."""
    found = [GroupStays(group, row, TAKEN) for group, row in numbers_in_use(book, data, journal, wanted)]
    if data.customers is not None and "customer" in data.customers.frame:
        look = _again if journal.undoes else _back
        rows = [row for row in journal.rows if row.sheet == _CUSTOMERS and any(wanted(cell) for cell in row.cells)]
        found += [] if journal.undoes else _renumbered(data, journal, rows)
        found += look(_Now(book, data.customers, journal), [row for row in rows if row.cells[0].group])
    return tuple({(one.group, one.row.name): one for one in reversed(found)}.values())


class _Now:
    """*Klanten* as it is now."""

    def __init__(self, book: Book, customers: SheetData, journal: Journal) -> None:
        self.book, self.customers = book, customers
        self.texts = row_texts(book, customers)
        self.becomes = number_it_becomes(journal)
        self.shown = shown_before(read_memory(book))
        line = next((one for one in journal.sheets if one.key == _CUSTOMERS), None)
        self.naming = () if line is None else line.naming
        self.printed = () if line is None else line.printed
        self.by_name: dict[tuple[str, ...], list[int]] = {}
        for row, name in self.texts.identities(self.naming).items():
            self.by_name.setdefault(name, []).append(row)

    def rows_with(self, number: str) -> pd.DataFrame:
        """The rows that count, with this number."""
        return self.customers.frame[self.customers.frame["customer"] == number]

    def is_who_he_was(self, number: str, group: str) -> bool:
        """Whether a customer is, in all that tells who he is, as he was when this group was last put on *Dubbelen*."""
        rows, shown = self.rows_with(number).index, self.shown.get(group)
        return shown is not None and set(fingerprints(self.customers.frame, rows).values()) == {shown.rows.get(number)}

    def is_there(self, line: RowLine) -> bool:
        """Whether a row with that name is there."""
        return bool(self.by_name.get(line.identity))

    def is_unchanged(self, line: RowLine) -> bool:
        """Whether a row holds in every cell what it held; a column that is gone or has another name says nothing."""
        known = [at for at, column in enumerate(self.printed) if column in self.texts.frame]
        prints = self.texts.prints(self.by_name.get(line.identity, ()), self.printed).values()
        return any(all(now[at] == line.print[at] for at in known) for now in prints)

    def has_cells(self, line: RowLine) -> bool:
        """Whether the changed cells of a row hold what the run left in them."""
        return self._some_row(line, [(cell.column, (cell.new,)) for cell in line.cells])

    def has_mark(self, line: RowLine, mark: CellLine) -> bool:
        """Whether a row is marked as the run left it, or as it was before."""
        return self._some_row(line, [(mark.column, (mark.new, mark.old))], same_mark)

    def _same(self, one: CellContent, other: CellContent) -> bool:
        return same_content(one, other, self.book.date_1904)

    def _some_row(
        self,
        line: RowLine,
        wanted: Sequence[tuple[str, tuple[CellContent, ...]]],
        same: Callable[[CellContent, CellContent], bool] | None = None,
    ) -> bool:
        """Whether a row of that name holds in each of these columns one of the contents; a column that is gone says
        nothing."""
        rows, columns = self.by_name.get(line.identity, ()), columns_of(self.customers)
        contents = self.book.cells(self.customers.name, rows)

        def holds(row: int, column: str, any_of: tuple[CellContent, ...]) -> bool:
            content = contents.get((row, columns[column]))
            return any((same or self._same)(content, one) for one in any_of)

        known = [(column, any_of) for column, any_of in wanted if column in columns]
        return any(all(holds(row, *one) for one in known) for row in rows)


def _renumbered(data: Data, journal: Journal, rows: list[RowLine]) -> Iterator[GroupStays]:
    """Groups of a merge of which he who stayed has another number by now: what moved to him is not found any more."""
    assert data.customers is not None
    there, lines = set(data.customers.frame["customer"]), {row.name: row for row in rows}
    for group in groups_of(journal):
        for number, into in became(journal, group).items():
            if number in lines and into not in there and _is_lost(data, journal, group, into):
                yield GroupStays(group, lines[number], RENUMBERED)


def _is_lost(data: Data, journal: Journal, group: str, number: str) -> bool:
    """Whether a sheet on which this group put a number has it nowhere any more."""
    touched = {row.sheet for row in journal.rows if any(cell.group == group for cell in row.cells)} - {_CUSTOMERS}
    frames = [one.frame for one in data.sheets() if one.sheet.key in touched and "customer" in one.frame]
    return any(number not in set(frame["customer"]) for frame in frames)


def _back(now: _Now, rows: list[RowLine]) -> Iterator[GroupStays]:
    """Groups of a merge: a row that stayed, marked, must be there to come back, with that mark or with none."""
    for row in (row for row in rows if not row.removed):
        for cell in (cell for cell in row.cells if cell.column == MERGED and key_text(cell.new)):
            if not now.is_there(row):
                yield GroupStays(cell.group, row, GONE)
            elif not now.has_mark(row, cell):
                yield GroupStays(cell.group, row, MARKED)


def _again(now: _Now, rows: list[RowLine]) -> Iterator[GroupStays]:
    """Groups that an undo brought back: what goes again must be what came back, and its objections must be kept."""
    lines = {row.name: row for row in rows}
    for row in rows:
        group = row.cells[0].group
        goes = row.added or any(cell.column == MERGED and is_empty(cell.new) for cell in row.cells)
        if not now.is_there(row):
            yield GroupStays(group, row, GONE)
        elif not (now.is_unchanged(row) if goes else now.has_cells(row)):
            yield GroupStays(group, row, CHANGED)
        elif goes and (into := _becomes(now, row)):
            if len(now.rows_with(into)) != 1:
                yield GroupStays(group, row, NOBODY)
            elif not now.is_who_he_was(into, group):
                yield GroupStays(group, row, STRANGER)
            elif not _keeps_consent(now, row, into, lines):
                yield GroupStays(group, row, CONSENT)


def _becomes(now: _Now, row: RowLine) -> str:
    """The number of the customer in whom one goes up again, "" where that is not known: then he stays."""
    mark = next((cell.old for cell in row.cells if cell.column == MERGED), None)
    return key_text(mark) or key_text(now.becomes.get(row.name))


def _keeps_consent(now: _Now, row: RowLine, into: str, lines: Mapping[str, RowLine]) -> bool:
    """Whether what a customer who goes again objects to, or refuses, will stand with the one who stays."""
    goes, stays = now.rows_with(row.name), now.rows_with(into)
    frame = now.customers.frame
    if goes.empty:
        return True
    written = {cell.column for cell in lines[into].cells} if into in lines else set()
    for key in (key for key in (_OBJECTION, *CONSENTS) if key in frame and key not in written):
        his, other = goes[key].iloc[0], stays[key].iloc[0]
        strictest = strictest_objection if key == _OBJECTION else strictest_consent
        told = strictest([value for value in (his, other) if not is_empty(value)])
        if not is_empty(his) and told != (None if is_empty(other) else other) and told != "ja":
            return False
    return True
