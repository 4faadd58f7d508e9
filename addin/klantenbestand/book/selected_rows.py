"""Which cells a person selected in Excel, as the rows and columns of one or, with Ctrl, several areas."""

import re

from klantenbestand.book.ooxml import column_number
from klantenbestand.book.opening import load_file
from klantenbestand.book.own_folders import handover_copy
from klantenbestand.book.package import Package
from klantenbestand.book.sheet_rows import hidden_rows, ordinary
from klantenbestand.words.errors import UsageError
from klantenbestand.words.frozen import frozen

_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_CORNER = re.compile(r"\$?([A-Z]*)\$?([0-9]*)")
_SURE = 220  # characters: Excel leaves out areas of an address that would be longer than 255


@frozen
class Rows:
    """Rows of a sheet, by their Excel numbers, and the columns that were selected in them; `more` are the other areas
    of the same selection, `hidden` the rows of the sheet that nobody sees."""

    sheet: str
    first: int
    last: int
    columns: tuple[int, int] = (1, _LAST_COLUMN)
    more: tuple["Rows", ...] = ()
    hidden: frozenset[int] = frozenset()

    @property
    def areas(self) -> tuple["Rows", ...]:
        """All areas, in the order in which they were selected."""
        return self, *self.more


def rows_at(sheet: str, address: str) -> Rows:
    """The areas of an address as Excel writes it: $A$2:$C$3,$E$7, $A:$B or $2:$4.

    Raises UsageError where it is so long that Excel may have left areas out.
    """
    if len(address) > _SURE:
        raise UsageError("selection-too-loose")
    first, *more = (_area(sheet, part.strip()) for part in re.split("[,;]", address))
    return Rows(sheet, first.first, first.last, first.columns, tuple(more))


def _area(sheet: str, address: str) -> Rows:
    corners = [_CORNER.fullmatch(corner) for corner in address.split(":")]
    (left, top), (right, bottom) = ((found[1], found[2]) if found else ("", "") for found in (corners[0], corners[-1]))
    columns = (column_number(left) if left else 1, column_number(right) if right else _LAST_COLUMN)
    return Rows(sheet, int(top or 1), int(bottom or _LAST_ROW), columns)


def hidden_in_copy(token: str, sheet: str) -> frozenset[int]:
    """The rows of a sheet that are hidden, by a person or by a filter, in the copy that Excel saved for this run; none
    where there is no copy. Raises WorkbookError where it cannot be read."""
    file = handover_copy(token)
    if file is None:
        return frozenset()  # whoever opens the workbook says so
    package = Package(load_file(file), file.name)
    with package.damage():
        parts = [one.part for one in package.sheets if one.name == sheet and one.kind == "worksheet"]
        return hidden_rows(ordinary(package.read(parts[0]))) if parts else frozenset()
