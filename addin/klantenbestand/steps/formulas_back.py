"""The formulas of cells that are put back, as they must read by then: the owner may have put in columns, or named a tab
anew, and Excel moved along only the formulas that stood there."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from klantenbestand.book.journal import CellLine, RowLine
from klantenbestand.book.protocol import Book, CellContent, CellFormula, CellPlace
from klantenbestand.book.row_references import can_return
from klantenbestand.book.shared_formulas import moved_formula
from klantenbestand.reading.data import Data
from klantenbestand.reading.sheet_data import SheetData
from klantenbestand.steps.change_edits import Home
from klantenbestand.steps.formula_marks import Heads, Structure
from klantenbestand.steps.row_identity import columns_of, row_texts
from klantenbestand.steps.row_places import place_of
from klantenbestand.words.frozen import frozen

BESIDE = 3  # rows on each side of which the formulas are looked at


@frozen
class BackRow:
    """A row as it can come back, and its cells that get what their formula gave, for the formula fits no more."""

    line: RowLine
    shown: tuple[CellLine, ...] = ()


class FormulasBack:
    """Formulas of before for a sheet as it is now (None: it is gone); `heads` are those of the journal."""

    def __init__(self, book: Book, data: Data, sheet: SheetData | None, heads: Heads) -> None:
        self.book, self.sheet = book, sheet
        self.columns = {} if sheet is None else columns_of(sheet)
        self.structure = Structure(book, data, heads)

    def rows(self, lines: Sequence[RowLine]) -> list[BackRow]:
        """Rows that left, with formulas as their column has them by then: only rows with the formula of their column
        ever leave. Where the rows around have none, or none alike, the row has its own, if that still fits."""
        wanted = {
            at: Home(line.row, line.above or (), line.below)
            for at, line in enumerate(lines)
            if any(is_formula(cell.old) for cell in line.cells)
        }
        beside = self._beside(wanted)
        found = self._formulas({row for rows in beside.values() for row in rows})
        made = []
        for at, line in enumerate(lines):
            shown = list[CellLine]()
            cells = tuple(self._in_row(cell, line.row, beside.get(at, ()), found, shown) for cell in line.cells)
            made.append(BackRow(replace(line, cells=cells), tuple(shown)))
        return made

    def cell(self, content: CellContent, origin: CellPlace, place: CellPlace) -> tuple[CellContent, bool]:
        """What stood in a cell of a row that is there, as it reads in its place now, and whether that is so: of a
        formula that fits no more it is what it gave."""
        if not isinstance(content, CellFormula) or content.text == content.shown or self.sheet is None:
            return content, True
        text = content.text if origin == place else moved_formula(content.text, origin, place)
        if self.structure.holds(content.text, self.sheet.name, origin[0], text, place[0]):
            return replace(content, text=text), True
        rows = _nearest(place[0], self._rows(), but=place[0])
        here = filled_to(self._formulas(rows), rows, place)
        is_sure = text in here and can_return(text, place[0], self.sheet.area)
        return (replace(content, text=text), True) if is_sure else (content.shown, False)

    def _in_row(
        self,
        cell: CellLine,
        row: int,
        beside: Iterable[int],
        found: Mapping[CellPlace, str],
        shown: list[CellLine],
    ) -> CellLine:
        content, column = cell.old, self.columns.get(cell.column)
        if not isinstance(content, CellFormula) or content.text == content.shown or self.sheet is None:
            return cell
        here = [] if column is None else filled_to(found, beside, (row, column))
        common = next((one for one in here if here.count(one) * 2 > len(here)), "")
        text = content.text if content.text in here else common
        if text and can_return(text, row, self.sheet.area):
            return replace(cell, old=replace(content, text=text))
        if self.structure.holds(content.text, self.sheet.name, row, content.text, row):
            return cell
        shown.append(cell)
        return replace(cell, old=content.shown)

    def _beside(self, homes: Mapping[int, Home]) -> dict[int, list[int]]:
        """The rows around the place to which each row comes back, the nearest first."""
        if not homes or self.sheet is None:
            return {}
        texts, rows = row_texts(self.book, self.sheet), self._rows()
        places = {at: place_of(texts, home) for at, home in homes.items()}
        return {at: _nearest(place or rows[-1] + 1, rows) if rows else [] for at, place in places.items()}

    def _rows(self) -> list[int]:
        return [] if self.sheet is None else sorted(int(row) for row in self.sheet.frame.index)

    def _formulas(self, rows: Collection[int]) -> dict[CellPlace, str]:
        if self.sheet is None or not rows:
            return {}
        contents = self.book.cells(self.sheet.name, set(rows))
        return {place: one.text for place, one in contents.items() if isinstance(one, CellFormula) and is_formula(one)}


def is_formula(content: CellContent) -> bool:
    """An error that was typed is its own text."""
    return isinstance(content, CellFormula) and content.text != content.shown


def _nearest(row: int, rows: Sequence[int], but: int = 0) -> list[int]:
    above = [one for one in rows if one < row][-BESIDE:]
    below = [one for one in rows if one >= row and one != but][:BESIDE]
    return sorted([*above, *below], key=lambda one: abs(one - row))


def filled_to(found: Mapping[CellPlace, str], rows: Iterable[int], place: CellPlace) -> list[str]:
    """The formulas of these rows in this column, as they read when they are filled to this place."""
    row, column = place
    return [
        text if one == row else moved_formula(text, (one, column), place)
        for one in rows
        if (text := found.get((one, column))) is not None
    ]
