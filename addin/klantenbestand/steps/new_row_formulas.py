"""The formulas that the columns of an Excel table get in new rows: Excel fills them for who types there, and the owner
counts on it."""

from collections.abc import Sequence

from klantenbestand.book.protocol import Book, CellFormula, CellPlace
from klantenbestand.book.shared_formulas import moved_formula
from klantenbestand.reading.sheet_data import SheetData
from klantenbestand.steps.formulas_back import BESIDE, filled_to, is_formula
from klantenbestand.steps.row_identity import columns_of

_NOT_TYPED = ("_xl", "#REF!")  # in the open workbook a newer function is not typed as the file has it


def formulas_of_new(book: Book, sheet: SheetData, rows: Sequence[int]) -> dict[CellPlace, CellFormula]:
    """For rows that come at the end of a sheet (their Excel numbers, ascending) the formulas of the columns that Excel
    fills by itself, as most of the last rows have them; what they give is not known yet."""
    table = next((one for one in book.tables() if one.name == sheet.area.table), None)
    if table is None or not table.formulas or not rows:
        return {}
    known = set(columns_of(sheet).values())
    above = [int(row) for row in sorted(sheet.frame.index) if table.first_row <= row < rows[0]][-BESIDE:]
    contents = book.cells(sheet.name, set(above)) if above else {}
    there = {place: one.text for place, one in contents.items() if isinstance(one, CellFormula) and is_formula(one)}
    made = {}
    for column, own in enumerate(table.formulas, table.first_column):
        here = filled_to(there, above, (rows[0], column)) if own and column in known else []
        common = next((one for one in here if here.count(one) * 2 > len(here)), own if _stays(own, rows[0]) else "")
        if column not in known or not own or any(sign in common for sign in _NOT_TYPED):
            continue
        stays = _stays(common, rows[0])
        for row in rows if common else ():
            text = common if stays else moved_formula(common, (rows[0], column), (row, column))
            made[row, column] = CellFormula(text)
    return made


def _stays(formula: str, row: int) -> bool:
    """Whether it reads the same in every row."""
    return moved_formula(formula, (row, 1), (row + 1, 1)) == formula
