"""The objections that the workbook remembers, as a table of *Geheugen*: fingerprints only."""

from collections.abc import Iterable
from datetime import date

import pandas as pd

from klantenbestand.book import memory as on_tab
from klantenbestand.book.memory import Memory
from klantenbestand.book.protocol import Book
from klantenbestand.book.row_keys import key_text
from klantenbestand.mail.objections import Objection, Print

WORD = "bezwaren"
_OF, _PRINT, _WHAT, _DAY, _SOURCE = _COLUMNS = ("Soort", "Vingerafdruk", "Bezwaar", "Datum", "Bron")


def objections_of(book: Book) -> list[Objection]:
    """Everything that is remembered, without reading the rest of the memory."""
    table = book.own_table(on_tab.NAME, f"{on_tab.NAME}_{WORD}")
    return [] if table is None else _objections(table.reindex(columns=list(_COLUMNS)))


def objections_in(memory: Memory) -> list[Objection]:
    """Those in a memory that was read."""
    return _objections(memory.table(WORD, _COLUMNS))


def _objections(table: pd.DataFrame) -> list[Objection]:
    found = []
    for line in table.to_dict("records"):
        of, text, what = (key_text(line[key]) for key in (_OF, _PRINT, _WHAT))
        day = pd.to_datetime(line[_DAY], errors="coerce")
        if of and text and what:  # without a day it is no less one: nothing lifts it
            known = date.max if pd.isna(day) else day.date()
            found.append(Objection(Print(of, text), what, known, key_text(line[_SOURCE])))
    return found


def with_objections_of(memory: Memory, objections: Iterable[Objection]) -> Memory:
    """The memory with these in place of those that were there."""
    lines = [
        (one.print.of, one.print.text, one.what, pd.NaT if one.day == date.max else pd.Timestamp(one.day), one.source)
        for one in objections
    ]
    return memory.with_table(WORD, pd.DataFrame(lines, columns=list(_COLUMNS)))
