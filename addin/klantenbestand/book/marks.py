"""The mark on each of our result tabs: a hidden name of that sheet, `_klantenbestand`, worth a text: "Seizoen|1".

A name of a sheet goes along when the sheet is renamed, moved or copied, and Excel, LibreOffice and openpyxl save it;
the names of parts and sheets, in contrast, may be anybody's.
"""

import re
from collections.abc import Iterable, Mapping

from klantenbestand.book.outline import DefinedName
from klantenbestand.words.frozen import frozen

MARK_NAME = "_klantenbestand"
CHART_MARK = "Klantenbestand: "  # how the names of our charts begin, to tell them from those a person adds
_VALUE = re.compile(r'=?\s*"((?:[^"]|"")+)\|([0-9]{1,6})"')


@frozen
class Mark:
    """Which of our tabs a sheet holds, and the version of its layout."""

    tab: str
    version: int

    @property
    def formula(self) -> str:
        """The value of the name as a file spells it, without '='.

        >>> Mark("Seizoen", 1).formula
        '"Seizoen|1"'
        """
        tab = self.tab.replace('"', '""')
        return f'"{tab}|{self.version}"'


def parse_mark(formula: str) -> Mark | None:
    """The mark in the value of a name; None where it is something else.

    >>> parse_mark('="Klantoverzicht|12"')
    Mark(tab='Klantoverzicht', version=12)
    >>> parse_mark("Blad1!$A$1")
    """
    match = _VALUE.fullmatch(formula.strip())
    return Mark(match[1].replace('""', '"'), int(match[2])) if match else None


def marks_of(names: Iterable[DefinedName]) -> Mapping[int, Mark]:
    """The marks by position of the sheet (from 0). A name of the whole workbook marks nothing, whatever its value."""
    found = (
        (name.position, parse_mark(name.formula))
        for name in names
        if name.name.casefold() == MARK_NAME and name.position is not None
    )
    return {position: mark for position, mark in found if position is not None and mark is not None}
