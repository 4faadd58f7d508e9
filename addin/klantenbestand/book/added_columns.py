"""A column more at the end of a table of the owner, with the header dressed as its neighbour; nothing else changes."""

from dataclasses import replace
from io import BytesIO

from lxml import etree

from klantenbestand.book.cell_edit import set_cells, styles_of_row
from klantenbestand.book.file_reading import FileReader
from klantenbestand.book.ooxml import MAIN, area_position, children, column_letters, parse_xml
from klantenbestand.book.outline import SheetTable
from klantenbestand.book.package import Package
from klantenbestand.book.protocol import Area, CellType
from klantenbestand.book.sheet_rewrite import xml_bytes
from klantenbestand.book.transplant import Change, write_change
from klantenbestand.words.errors import WorkbookError

_LAST_COLUMN = 16_384


def room_beside(reader: FileReader, area: Area, header: str) -> int:
    """The number of the column directly to the right of an area; WorkbookError where something stands there."""
    column = area.last_column + 1
    beside = replace(area, first_column=column, last_column=column)
    heads = [row for row in reader.peek(area.sheet) if row.row == area.header_row]
    if any(column in row.cells for row in heads) or len(reader.read(beside, {column: CellType.TEXT}).frame):
        raise WorkbookError("no-room-for-column", sheet=area.sheet, column=column_letters(column), header=header)
    return column


def with_column(package: Package, area: Area, header: str) -> Package:
    """The workbook with a column directly to the right of the area, which must be free; an Excel table takes it in.

    Raises WorkbookError where there is no room for it.
    """
    column = area.last_column + 1
    sheet = next((one for one in package.sheets if one.name == area.sheet and one.kind == "worksheet"), None)
    if sheet is None:
        raise WorkbookError("sheet-missing", sheet=area.sheet)
    own = next((one for one in package.tables if one.sheet == area.sheet and one.name == area.table), None)
    if column > _LAST_COLUMN or _is_taken(package, area, own, column) or (own and not own.header_rows):
        raise WorkbookError("no-room-for-column", sheet=area.sheet, column=column_letters(column), header=header)
    data = package.read(sheet.part)
    style = styles_of_row(data, area.header_row).get(area.last_column)
    styles = {} if style is None else {(area.header_row, column): style}
    edited = {sheet.part: set_cells(data, {(area.header_row, column): header}, styles).data}
    if own is not None:
        edited[own.part] = _wider(package.read(own.part), header)
    stream = BytesIO()
    write_change(package, Change(edited), stream)
    return Package(stream.getvalue(), package.file)


def _is_taken(package: Package, area: Area, own: SheetTable | None, column: int) -> bool:
    """Whether the column runs through another table."""
    last = area.last_row or (own.last_row if own else area.header_row)
    return any(
        one.first_column <= column <= one.last_column and one.first_row <= last and one.last_row >= area.header_row
        for one in package.tables
        if one.sheet == area.sheet and one is not own
    )


def _wider(part: bytes, header: str) -> bytes:
    """The table part with this column behind the others, its filter too."""
    root = parse_xml(part)
    for element in (root, *children(root, "autoFilter")):
        first_row, first_column, last_row, last_column = area_position(element.get("ref", ""))
        end = f"{column_letters(last_column + 1)}{last_row}"
        element.set("ref", f"{column_letters(first_column)}{first_row}:{end}")
    columns = children(root, "tableColumns")[0]
    known = children(columns, "tableColumn")
    number = max(int(one.get("id", "0")) for one in known) + 1
    etree.SubElement(columns, f"{{{MAIN}}}tableColumn", id=str(number), name=header)
    columns.set("count", str(len(known) + 1))
    return xml_bytes(root)
