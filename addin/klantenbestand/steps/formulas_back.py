"""The formulas of a row that comes back, as the rows around it have them by then: the owner may have put in columns, or
named a tab anew, and Excel moved along only what stood there."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from klantenbestand.book.protocol import Book, CellContent, CellFormula, CellPlace
from klantenbestand.book.shared_formulas import moved_formula
from klantenbestand.reading.sheet_data import SheetData

_STRING = re.compile(r'"[^"]*"')
_NAMED = re.compile(r"(?:'((?:[^']|'')+)'|(?<![\w.\]])([\w.]+))!")


@dataclass(frozen=True)
class Around:
    """Formulas for places, and the names of the tabs there are, in capitals."""

    formulas: Mapping[CellPlace, str] = field(default_factory=dict)
    sheets: frozenset[str] = frozenset()


def formulas_around(book: Book, sheet: SheetData, rows: Collection[int]) -> Around:
    """What the formulas above these rows, else below them, read as when they are filled to there."""
    there = sorted(int(row) for row in sheet.frame.index if row not in rows)
    beside = {
        row: [*[one for one in there if one > row][:1], *[one for one in there if one < row][-1:]] for row in rows
    }
    contents = book.cells(sheet.name, {one for ones in beside.values() for one in ones})
    formulas = {
        (row, column): moved_formula(content.text, (one, column), (row, column))
        for row, ones in beside.items()
        for one in ones
        for (at, column), content in contents.items()
        if at == one and isinstance(content, CellFormula) and content.text != content.shown
    }
    return Around(formulas, frozenset(one.name.upper() for one in book.sheets()))


def formula_back(content: CellContent, origin: CellPlace, place: CellPlace, around: Around) -> CellContent:
    """What stood at `origin` as it reads at `place`; only rows with the formula of their column ever leave. Where no
    row around has that any more, and the formula names a tab that is gone, what it gave: Excel would ask for a file."""
    if not isinstance(content, CellFormula) or content.text == content.shown:
        return content
    here = around.formulas.get(place)
    if here is None and not _sheets_of(content.text) <= around.sheets:
        return content.shown
    return replace(content, text=here or moved_formula(content.text, origin, place))


def _sheets_of(formula: str) -> set[str]:
    """The tabs of this workbook that a formula names, in capitals.

    >>> sorted(_sheets_of("SUM(Aankopen!$C:$C,'Mijn ''oude'' lijst'!A1,[1]Blad1!A1)"))
    ['AANKOPEN', "MIJN 'OUDE' LIJST"]
    """
    names = _NAMED.findall(_STRING.sub("", formula))
    return {(quoted.replace("''", "'") or plain).upper() for quoted, plain in names if not quoted.startswith("[")}
