"""What Excel sees to when cells move up or down: formulas, names, drop-downs, colours, links and tables follow."""

import re
from typing import Any

from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange

_AREA = re.compile(r"(\$?)([A-Z]{1,3})(\$?)([0-9]+)(?::(\$?)([A-Z]{1,3})(\$?)([0-9]+))?")
_LOST = "#REF!"


class Shift:
    """Cells of these columns, from a row on, move so many rows down (below 0: up, over the rows that are deleted)."""

    def __init__(self, sheet: Any, row: int, down: int, columns: tuple[int, int]) -> None:
        self.sheet, self.row, self.down = sheet, row, down
        self.left, self.right = columns

    def row_of(self, row: int, *, is_end: bool = False) -> int:
        """Where a row at an end of a range comes to stand."""
        if row < self.row:
            return row
        if self.down < 0 and row < self.row - self.down:  # deleted: the range ends at what is left
            return self.row - 1 if is_end else self.row
        return row + self.down

    def area(self, top: int, left: int, bottom: int, right: int) -> tuple[int, int, int, int] | None:
        """An area afterwards; None where all of it was deleted. One that is wider does not move."""
        if left < self.left or right > self.right:
            return top, left, bottom, right
        first, last = self.row_of(top), self.row_of(bottom, is_end=True)
        return None if first > last else (first, left, last, right)

    def everywhere(self, workbook: Any) -> None:
        """All that refers to these cells."""
        for sheet in workbook.worksheets:
            for cell in list(sheet._cells.values()):
                if cell.data_type == "f" and isinstance(cell.value, str):
                    cell.value = self.formula(cell.value, sheet.title)
            for defined in sheet.defined_names.values():
                defined.attr_text = self.formula("=" + defined.attr_text, sheet.title)[1:]
        for defined in workbook.defined_names.values():
            defined.attr_text = self.formula("=" + defined.attr_text, "")[1:]
        self._rules()
        for cell in self.sheet._cells.values():
            if cell.hyperlink is not None:
                cell.hyperlink.ref = cell.coordinate
        there = {id(cell.hyperlink) for cell in self.sheet._cells.values() if cell.hyperlink is not None}
        self.sheet._hyperlinks = [link for link in self.sheet._hyperlinks if id(link) in there]

    def _rules(self) -> None:
        kept = []
        for rule in self.sheet.data_validations.dataValidation:
            rule.sqref = self._ranges(rule.sqref)
            kept += [rule] if rule.sqref.ranges else []
        self.sheet.data_validations.dataValidation = kept
        old, self.sheet.conditional_formatting = self.sheet.conditional_formatting, ConditionalFormattingList()
        for each in old:
            ranges = self._ranges(each.sqref)
            for rule in each.rules if ranges.ranges else ():
                self.sheet.conditional_formatting.add(str(ranges), rule)

    def _ranges(self, ranges: Any) -> MultiCellRange:
        made = []
        for each in ranges.ranges:
            area = self.area(each.min_row, each.min_col, each.max_row, each.max_col)
            if area is not None:
                made.append(CellRange(min_row=area[0], min_col=area[1], max_row=area[2], max_col=area[3]))
        return MultiCellRange(made)

    def formula(self, text: str, home: str) -> str:
        """A formula of the sheet `home`."""
        if not text.startswith("="):
            return text
        made = Tokenizer(text)
        for token in made.items:
            if token.type == Token.OPERAND and token.subtype == Token.RANGE:
                token.value = self._reference(token.value, home)
        return str(made.render())

    def _reference(self, text: str, home: str) -> str:
        named, mark, place = text.rpartition("!")
        sheet = named.strip("'").replace("''", "'") if mark else home
        found = _AREA.fullmatch(place)
        if found is None or sheet.casefold() != self.sheet.title.casefold():
            return text
        one = coordinate_to_tuple(found[2] + found[4])
        other = coordinate_to_tuple(found[6] + found[8]) if found[6] else one
        area = self.area(*one, *other)
        if area is None:
            return named + mark + _LOST
        first = f"{found[1]}{get_column_letter(area[1])}{found[3]}{area[0]}"
        last = f":{found[5]}{get_column_letter(area[3])}{found[7]}{area[2]}" if found[6] else ""
        return named + mark + first + last


def moved_tables(
    sheet: Any, row: int, last_row: int, down: int, columns: tuple[int, int]
) -> dict[str, tuple[int, ...]]:
    """Where the tables of a sheet stand afterwards. ValueError where one would be torn."""
    found = {}
    for name in sheet.tables:
        left, top, right, bottom = range_boundaries(sheet.tables[name].ref)
        if bottom < row or right < columns[0] or left > columns[1]:
            continue
        if left < columns[0] or right > columns[1]:
            raise ValueError("this would shift a part of a table")
        if top > (last_row if down < 0 else row - 1):
            found[name] = (top + down, left, bottom + down, right)
        elif top < row and (left, right) == columns and (down > 0 or last_row <= bottom):
            if bottom + down <= top:
                raise ValueError("a table has at least one row")
            found[name] = (top, left, bottom + down, right)
        else:
            raise ValueError("this would shift a part of a table")
    return found
