"""Cells of a data sheet changed one by one in the sheet's XML: rows without a change are not even parsed.

Style, width, validation, comment and everything else of the cell and the sheet stay. A text goes into the cell itself,
a formula that was there goes. A cell of an array formula is not changed: Excel lets nobody do that either.
"""

import re
from collections.abc import Collection, Mapping

from lxml import etree

from klantenbestand.book.ooxml import area_position
from klantenbestand.book.protocol import CellContent
from klantenbestand.book.row_edit import Row
from klantenbestand.book.shared_formulas import without_shared
from klantenbestand.book.sheet_rows import Position, column_styles, ordinary, rows_of, with_dimension, with_rows
from klantenbestand.words.frozen import frozen

_ARRAY = re.compile(rb"""<(?:[\w.-]+:)?f\s[^>]*?t=["'](?:array|dataTable)["'][^>]*>""")
_REF = re.compile(rb"""\sref=["']([A-Z0-9:$]+)["']""")


@frozen
class EditedSheet:
    """The new XML of a sheet, whether a formula went, and the cells that could not be changed (array formulas)."""

    data: bytes
    formula_gone: bool
    refused: tuple[Position, ...]


def set_cells(
    sheet: bytes,
    changes: Mapping[Position, CellContent],
    styles: Mapping[Position, int] | None = None,
    date_1904: bool = False,
) -> EditedSheet:
    """The sheet with these values in its cells (None: emptied); new rows and cells where there were none.

    `styles` are for cells that have no style of their own; without, they take that of their row or column. Raises
    ValueError for what no cell can hold.
    """
    sheet = ordinary(sheet)
    arrays = _arrays(sheet)
    refused = tuple(sorted(position for position in changes if any(_within(position, area) for area in arrays)))
    by_row: dict[int, dict[int, CellContent]] = {}
    for (row, column), content in changes.items():
        if (row, column) not in refused:
            by_row.setdefault(row, {})[column] = content
    known, columns, gone = styles or {}, column_styles(sheet), []

    def change(row: Row, number: int) -> None:
        for column, content in sorted(by_row[number].items()):
            style = known.get((number, column), columns.get(column))
            gone.append(row.set(column, content, style, date_1904))

    sheet = with_rows(without_shared(sheet, by_row), by_row, change)
    filled = [(row, column) for row, cells in by_row.items() for column in cells if cells[column] is not None]
    return EditedSheet(with_dimension(sheet, filled), any(gone), refused)


def with_elements(sheet: bytes, cells: Mapping[Position, etree._Element]) -> bytes:
    """The sheet with these cells, as another sheet of the same workbook has them, in place of what is there."""
    by_row: dict[int, dict[int, etree._Element]] = {}
    for (number, column), cell in cells.items():
        by_row.setdefault(number, {})[column] = cell

    def change(row: Row, number: int) -> None:
        for column, cell in sorted(by_row[number].items()):
            row.replace(column, cell)

    return with_dimension(with_rows(ordinary(sheet), by_row, change), cells)


def without_cells(sheet: bytes, positions: Collection[Position]) -> bytes:
    """The sheet without these cells, their style and all."""
    by_row: dict[int, set[int]] = {}
    for number, column in positions:
        by_row.setdefault(number, set()).add(column)
    there = {place.number for place in rows_of(ordinary(sheet))}

    def change(row: Row, number: int) -> None:
        row.remove(by_row[number])

    return with_rows(ordinary(sheet), by_row.keys() & there, change)


def cells_at(sheet: bytes, positions: Collection[Position]) -> dict[Position, etree._Element]:
    """The cells at these places, as far as there are any."""
    found: dict[Position, etree._Element] = {}

    def look(row: Row, number: int) -> None:
        found.update({(number, column): cell for column, cell in row.cells().items() if (number, column) in positions})

    with_rows(ordinary(sheet), {number for number, _ in positions}, look)
    return found


def styles_of_row(sheet: bytes, number: int) -> dict[int, int]:
    """The styles of the cells of a row, by column."""
    found: dict[int, int] = {}
    with_rows(sheet, [number], lambda row, _number: found.update(row.styles()))
    return found


def _arrays(sheet: bytes) -> list[tuple[int, int, int, int]]:
    """The areas of array formulas over more than one cell."""
    refs = (_REF.search(found[0]) for found in _ARRAY.finditer(sheet))
    areas = [area_position(ref[1].decode()) for ref in refs if ref is not None]
    return [area for area in areas if area[:2] != area[2:]]


def _within(position: Position, area: tuple[int, int, int, int]) -> bool:
    return area[0] <= position[0] <= area[2] and area[1] <= position[1] <= area[3]
