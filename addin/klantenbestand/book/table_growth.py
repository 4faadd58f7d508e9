"""An Excel table that takes in the rows written directly under it, with its drop-downs and rules, as Excel does."""

import re
from collections.abc import Collection, Iterable

from klantenbestand.book.ooxml import area_position, children, column_letters, parse_xml
from klantenbestand.book.outline import SheetTable
from klantenbestand.book.sheet_rewrite import xml_bytes

_AREAS = re.compile(rb"""(\ssqref=["'])([A-Z0-9: ]+)(?=["'])|(<xm:sqref>)([A-Z0-9: ]+)(?=</xm:sqref>)""")


def grown_to(table: SheetTable, filled: Collection[tuple[int, int]]) -> int:
    """The last row of a table after cells (row, column) were filled: rows that join its end belong to it.

    A table with a row of totals does not grow: that row is in the way.
    """
    rows = {row for row, column in filled if table.first_column <= column <= table.last_column}
    last = table.last_row
    while not table.totals_rows and last + 1 in rows:
        last += 1
    return last


def grown_table(part: bytes, last_row: int) -> bytes:
    """The table part with this last row, its filter too."""
    root = parse_xml(part)
    for element in (root, *children(root, "autoFilter")):
        first_row, first_column, _, last_column = area_position(element.get("ref", ""))
        element.set("ref", f"{column_letters(first_column)}{first_row}:{column_letters(last_column)}{last_row}")
    return xml_bytes(root)


def grown_rules(sheet: bytes, table: SheetTable, last_row: int) -> bytes:
    """The sheet whose validations and conditional formats that end where the table ended go on to its new end."""
    home = sheet.rfind(b"sheetData")

    def longer(match: "re.Match[bytes]") -> bytes:
        areas = (match[2] or match[4]).decode().split()
        return (match[1] or match[3]) + " ".join(_longer(areas, table, last_row)).encode()

    return sheet[:home] + _AREAS.sub(longer, sheet[home:])


def _longer(areas: Iterable[str], table: SheetTable, last_row: int) -> Iterable[str]:
    for area in areas:
        first_row, first_column, end, last_column = area_position(area)
        inside = table.first_column <= first_column and last_column <= table.last_column
        if end == table.last_row and inside and first_row > table.first_row:
            yield f"{column_letters(first_column)}{first_row}:{column_letters(last_column)}{last_row}"
        else:
            yield area
