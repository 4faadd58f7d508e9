"""The owner's workbook with other values in cells of his data sheets, everything else as it was."""

from collections.abc import Mapping
from datetime import date
from io import BytesIO

from klantenbestand.book.cell_edit import cells_at, set_cells, styles_of_row
from klantenbestand.book.content_types import declare
from klantenbestand.book.format_codes import DAY
from klantenbestand.book.number_formats import date_styles
from klantenbestand.book.number_styles import NumberStyles
from klantenbestand.book.ooxml import children
from klantenbestand.book.outline import Sheet
from klantenbestand.book.package import Package
from klantenbestand.book.protocol import NO_FORMATS, CellChanges, CellContent
from klantenbestand.book.relations import rels_part
from klantenbestand.book.sheet_rewrite import xml_bytes
from klantenbestand.book.sheet_rows import Position
from klantenbestand.book.table_growth import grown_rules, grown_table, grown_to
from klantenbestand.book.transplant import Change, calculation_chain, write_change
from klantenbestand.book.workbook_xml import calculate_on_load
from klantenbestand.words.errors import WorkbookError
from klantenbestand.words.frozen import frozen


@frozen
class ChangedCells:
    """The new package, and the cells by sheet that could not be changed because an array formula stands there."""

    package: Package
    refused: Mapping[str, tuple[Position, ...]]


def with_cells(
    package: Package, changes: CellChanges, formats: Mapping[str, Mapping[Position, str]] = NO_FORMATS
) -> ChangedCells:
    """The workbook with these values: sheet -> (row, column) -> value, None for an empty cell.

    A table takes in the rows that are filled directly under it. `formats` are number formats for some of the cells; a
    day gets one by itself. Raises WorkbookError where a sheet is missing, ValueError for a value that no cell can hold.
    """
    sheets = {sheet.name: sheet for sheet in package.sheets if sheet.kind == "worksheet"}
    edited: dict[str, bytes] = {}
    refused: dict[str, tuple[Position, ...]] = {}
    formula_gone, styles = False, NumberStyles(package)
    for name, cells in changes.items():
        if name not in sheets:
            raise WorkbookError("sheet-missing", sheet=name)
        if cells:
            parts, left, gone = _edited_sheet(package, sheets[name], cells, formats.get(name, {}), styles)
            edited |= parts
            formula_gone |= gone
            if left:
                refused[name] = left
    if not edited:
        return ChangedCells(package, refused)
    edited |= styles.edited()
    root = package.xml(package.workbook_part)
    calculate_on_load(root)
    edited[package.workbook_part] = xml_bytes(root)
    chain = calculation_chain(package) if formula_gone else ""
    stream = BytesIO()
    write_change(package, Change({**edited, **_without_part(package, chain)}, {chain} - {""}), stream)
    return ChangedCells(Package(stream.getvalue(), package.file), refused)


def _edited_sheet(
    package: Package,
    sheet: Sheet,
    cells: Mapping[Position, CellContent],
    formats: Mapping[Position, str],
    number_styles: NumberStyles,
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
    shown = {**_of_days(package, done.data, cells), **formats}
    shown = {place: code for place, code in shown.items() if place not in left}
    parts = {sheet.part: number_styles.shown(done.data, shown)}
    for table, last in growing:
        parts[table.part] = grown_table(package.read(table.part), last)
        parts[sheet.part] = grown_rules(parts[sheet.part], table, last)
    return parts, done.refused, done.formula_gone


def _of_days(package: Package, sheet: bytes, cells: Mapping[Position, CellContent]) -> dict[Position, str]:
    """A format for each day in a cell that does not show days."""
    days, known = {place for place, content in cells.items() if isinstance(content, date)}, date_styles(package)
    there = cells_at(sheet, days) if days else {}
    return {place: DAY for place, cell in there.items() if int(cell.get("s", "0")) not in known}


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
