"""The owner's workbook with other values in cells of his data sheets, everything else as it was."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from klantenbestand.book.cell_edit import set_cells, styles_of_row
from klantenbestand.book.content_types import declare
from klantenbestand.book.day_styles import DayStyles
from klantenbestand.book.ooxml import children
from klantenbestand.book.outline import Sheet
from klantenbestand.book.package import Package
from klantenbestand.book.protocol import CellChanges, CellContent
from klantenbestand.book.relations import rels_part
from klantenbestand.book.sheet_rewrite import xml_bytes
from klantenbestand.book.sheet_rows import Position
from klantenbestand.book.table_growth import grown_rules, grown_table, grown_to
from klantenbestand.book.transplant import Change, calculation_chain, write_change
from klantenbestand.book.workbook_xml import calculate_on_load
from klantenbestand.words.errors import WorkbookError


@dataclass(frozen=True)
class ChangedCells:
    """The new package, and the cells by sheet that could not be changed because an array formula stands there."""

    package: Package
    refused: Mapping[str, tuple[Position, ...]]


def with_cells(package: Package, changes: CellChanges) -> ChangedCells:
    """The workbook with these values: sheet -> (row, column) -> value, None for an empty cell.

    A table takes in the rows that are filled directly under it. Raises WorkbookError where a sheet is missing,
    ValueError for a value that no cell can hold.
    """
    sheets = {sheet.name: sheet for sheet in package.sheets if sheet.kind == "worksheet"}
    edited: dict[str, bytes] = {}
    refused: dict[str, tuple[Position, ...]] = {}
    formula_gone, days = False, DayStyles(package)
    for name, cells in changes.items():
        if name not in sheets:
            raise WorkbookError("sheet-missing", sheet=name)
        if cells:
            parts, left, gone = _edited_sheet(package, sheets[name], cells, days)
            edited |= parts
            formula_gone |= gone
            if left:
                refused[name] = left
    if not edited:
        return ChangedCells(package, refused)
    edited |= days.edited()
    root = package.xml(package.workbook_part)
    calculate_on_load(root)
    edited[package.workbook_part] = xml_bytes(root)
    chain = calculation_chain(package) if formula_gone else ""
    stream = BytesIO()
    write_change(package, Change({**edited, **_without_part(package, chain)}, {chain} - {""}), stream)
    return ChangedCells(Package(stream.getvalue(), package.file), refused)


def _edited_sheet(
    package: Package, sheet: Sheet, cells: Mapping[Position, CellContent], days: DayStyles
) -> tuple[dict[str, bytes], tuple[Position, ...], bool]:
    """The changed parts of one sheet, the cells refused, and whether a formula went."""
    data = package.read(sheet.part)
    filled = [position for position, content in cells.items() if content is not None]
    tables = [table for table in package.tables if table.sheet == sheet.name]
    growing = [(table, last) for table in tables if (last := grown_to(table, filled)) > table.last_row]
    styles: dict[Position, int] = {}
    for table, last in growing:
        above = styles_of_row(data, table.last_row)
        rows = range(table.last_row + 1, last + 1)
        styles |= {(row, column): above[column] for row, column in filled if row in rows and column in above}
    done = set_cells(data, cells, styles, package.date_1904)
    left = set(done.refused)
    dated = {place for place, content in cells.items() if isinstance(content, date) and place not in left}
    parts = {sheet.part: days.shown(done.data, dated)}
    for table, last in growing:
        parts[table.part] = grown_table(package.read(table.part), last)
        parts[sheet.part] = grown_rules(parts[sheet.part], table, last)
    return parts, done.refused, done.formula_gone


def _without_part(package: Package, part: str) -> dict[str, bytes]:
    """The parts that name a part of the workbook, without it."""
    if not part:
        return {}
    rels = package.find(rels_part(package.workbook_part))
    root, types = package.xml(rels), package.xml(package.find("[Content_Types].xml"))
    gone = {rel_id for rel_id, rel in package.rels_of(package.workbook_part).items() if rel.target == part}
    for element in children(root, "Relationship"):
        if element.get("Id") in gone:
            root.remove(element)
    declare(types, {}, {part})
    return {rels: xml_bytes(root), package.find("[Content_Types].xml"): xml_bytes(types)}
