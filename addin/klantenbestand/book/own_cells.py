"""Cells that a person wrote on a tab of ours: beside its tables, and in columns that he added to them.

They come along to the new version of the tab as they stand in the file, with formula and format. What stood beside our
tables keeps its place; where something of ours stands there now, all of it moves to the right of the tab.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy

from lxml import etree

from klantenbestand.book.carry import Carried
from klantenbestand.book.cell_edit import cells_at
from klantenbestand.book.ooxml import area_position, cell_position, children, column_letters
from klantenbestand.book.outline import DefinedName, SheetTable
from klantenbestand.book.package import Package
from klantenbestand.book.shared_formulas import full_formula, moved_formula
from klantenbestand.book.sheet_rows import Position, cell_name
from klantenbestand.book.tab_plan import SheetPlan
from klantenbestand.book.table_names import table_named

Cells = Mapping[Position, etree._Element]

AREA_NAME = (
    "_klantenbestand_gebied"  # a hidden name of the sheet: what we wrote, as a reference, so that it moves along
)
MOST_ROWS = 10_000  # of a table whose added columns come along with formula and format; of larger ones the values do

# filled cells: of these columns or rows, and those without a format
_FILLED = rb'<c r="(%s)"[^<>]*(?<!/)>(?!</c>)'
_PLAIN = re.compile(rb'<c r="([A-Z]+[0-9]+)"(?: s="0")?(?: t="[A-Za-z]+")?>(?!</c>)')
_GAP = 2  # columns between our tab and what moves to the right of it


def area_name(plan: SheetPlan) -> DefinedName:
    """The name that remembers what is ours on a sheet."""
    sheet = plan.name.replace("'", "''")
    last = f"${column_letters(plan.last_column)}${plan.last_row}"
    return DefinedName(AREA_NAME, f"'{sheet}'!$A$1:{last}", hidden=True)


def own_cells(package: Package, position: int, carried: Carried, plan: SheetPlan) -> dict[Position, etree._Element]:
    """The person's cells on our old sheet at `position`, each at the place that it gets on the new one (`plan`)."""
    sheet = package.sheets[position]
    columns = dict(_in_columns(carried, plan, [table for table in package.tables if table.sheet == sheet.name]))
    beside = cells_beside(package, position)
    if not columns and not beside:
        return {}
    data = package.read(sheet.part)
    away = _way(beside, plan)
    places = {(row, column + away): (row, column) for row, column in beside}
    cells = cells_at(data, {*columns.values(), *places.values()})
    moved = {target: _moved(data, cells[source], source, target) for target, source in places.items()}
    for target, source in columns.items():
        if source in cells:
            # to the row where its key is now; in a formula the columns stay those that they were
            cell = _moved(data, cells[source], source, (target[0], source[1]))
            cell.set("r", cell_name(target))
            moved[target] = cell
    return moved


def _in_columns(carried: Carried, plan: SheetPlan, tables: Iterable[SheetTable]) -> Iterator[tuple[Position, Position]]:
    """New and old place of each cell in a column that a person added."""
    for table in plan.tables:
        origins = carried.origins.get(table.table.name, ())
        if not origins or len(origins) > MOST_ROWS:
            continue
        old = {name: table_named(list(tables), plan.tab.name, name) for name in {each[0] for each in origins if each}}
        for header in carried.own[table.table.name]:
            column = table.column(header).column
            for row, origin in enumerate(origins, table.first_row):
                found = old.get(origin[0]) if origin else None
                if origin and found and header in found.headers:
                    yield (row, column), (origin[1], found.first_column + found.headers.index(header))


def cells_beside(package: Package, position: int) -> list[Position]:
    """The filled cells on our sheet at `position`, beside its tables, that are not ours: outside of what we wrote, or
    inside but without any format."""
    sheet, area = package.sheets[position], _own_area(package, position)
    data = package.read(sheet.part)
    found = [match[1] for match in _PLAIN.finditer(data)]
    if area is not None:
        right, below = _columns_after(area[3]) + rb"[0-9]+", rb"[A-Z]+" + _rows_after(area[2])
        found += [match[1] for place in (right, below) for match in re.finditer(_FILLED % place, data)]
    tables = [table for table in package.tables if table.sheet == sheet.name]
    areas = [(table.first_row, table.first_column, table.last_row, table.last_column) for table in tables]
    places = sorted({cell_position(reference.decode()) for reference in found})
    return [place for place in places if not any(_within(place, each) for each in areas)]


def _columns_after(column: int) -> bytes:
    """A pattern for the letters of all columns to the right of this one."""
    letters = column_letters(column)
    return _greater(letters, "Z", "[A-Z]", 3)


def _rows_after(row: int) -> bytes:
    """A pattern for the numbers of all rows below this one."""
    return _greater(str(row), "9", "[0-9]", 7)


def _greater(text: str, last: str, any_one: str, longest: int) -> bytes:
    """A pattern for what comes after `text`: longer ones, and those as long with a later letter or digit somewhere."""
    longer = f"{any_one}{{{len(text) + 1},{longest}}}" if len(text) < longest else "(?!)"
    later = (
        f"{text[:at]}[{chr(ord(letter) + 1)}-{last}]{any_one}{{{len(text) - at - 1}}}"
        for at, letter in enumerate(text)
        if letter != last
    )
    return f"(?:{'|'.join((*later, longer))})".encode()


def _own_area(package: Package, position: int) -> tuple[int, int, int, int] | None:
    for name in package.defined_names:
        if name.position == position and name.name.casefold() == AREA_NAME:
            try:
                return area_position(name.formula.rpartition("!")[2])
            except ValueError:  # #REF!: the owner removed all of it
                return None
    return None


def _way(beside: Iterable[Position], plan: SheetPlan) -> int:
    """How many columns what stood beside must go to the right so that none of it lies on something of ours."""
    taken = [(table.header_row, table.first_column, table.last_row, table.last_column) for table in plan.tables]
    taken += [(cell.row, cell.column, cell.row, max(cell.last_column, cell.column)) for cell in plan.cells]
    places = list(beside)
    if not any(_within(place, area) for place in places for area in taken):
        return 0
    return plan.last_column + _GAP - min(column for _, column in places)


def _moved(data: bytes, cell: etree._Element, source: Position, target: Position) -> etree._Element:
    """A cell for another place, with its formula written out and filled to there."""
    moved = deepcopy(cell)
    moved.set("r", cell_name(target))
    for formula in children(moved, "f"):
        text = full_formula(data, formula, source)
        kind = formula.get("t")
        formula.attrib.clear()
        formula.text = moved_formula(text, source, target)
        if kind == "array":
            formula.set("t", "array")
            formula.set("ref", cell_name(target))
    return moved


def _within(position: Position, area: tuple[int, int, int, int]) -> bool:
    return area[0] <= position[0] <= area[2] and area[1] <= position[1] <= area[3]
