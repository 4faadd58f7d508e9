"""A sheet of our workbook of tabs made fit for the owner's: his style numbers, texts in the cells themselves.

Cells are rewritten as text, as XlsxWriter and openpyxl write them, because a tab may have a million of them;
in XML no text can look like the start of a cell, `<` is always escaped. What stands around the cells is parsed.
"""

import re
from collections.abc import Sequence

from lxml import etree

from klantenbestand.book.ooxml import MAIN, children, parse_xml
from klantenbestand.book.styles_merge import StyleMap

_CELL_STYLE = re.compile(rb'(<c r="[A-Z]+[0-9]+" s=")([0-9]+)')
_ROW_STYLE = re.compile(rb'(<row [^<>]*? s=")([0-9]+)')
_SHARED = re.compile(rb' t="s"><v>([0-9]+)</v></c>')
_STRING = re.compile(rb"<si>(.*?)</si>|<si/>", re.DOTALL)
_EMPTY = b"<sheetData/>"
_TABLE_FORMATS = (
    "dataDxfId",
    "headerRowDxfId",
    "totalsRowDxfId",
    "headerRowBorderDxfId",
    "tableBorderDxfId",
    "totalsRowBorderDxfId",
)


def inline_strings(shared: bytes) -> list[bytes]:
    """The contents of the cells that refer to each shared string, ready to stand behind ` t=`."""
    return [b' t="inlineStr"><is>' + (inner or b"<t></t>") + b"</is></c>" for inner in _STRING.findall(shared)]


def rewritten_sheet(data: bytes, styles: StyleMap, strings: Sequence[bytes], selected: bool = False) -> bytes:
    """The sheet for its new home; `selected` where it is the sheet that the workbook opens on."""
    head, rows, tail = _split(data)
    root = parse_xml(head + _EMPTY + tail)
    for view in children(root, "sheetViews", "sheetView"):
        if selected:
            view.set("tabSelected", "1")
        elif "tabSelected" in view.attrib:
            del view.attrib["tabSelected"]
    for column in children(root, "cols", "col"):
        _renumber(column, "style", styles.cells)
    for element in root.iter(f"{{{MAIN}}}*"):
        _renumber(element, "dxfId", styles.differential)
    head, _, tail = xml_bytes(root).partition(_EMPTY)
    if not rows:
        return head + _EMPTY + tail
    rows = _with_inline_strings(_with_styles(rows, styles.cells), strings)
    return b"".join((head, b"<sheetData>", rows, b"</sheetData>", tail))


def rewritten_table(data: bytes, styles: StyleMap, number: int) -> bytes:
    """A table part with a number of its own and the owner's format numbers."""
    root = parse_xml(data)
    root.set("id", str(number))
    for element in root.iter(f"{{{MAIN}}}*"):
        for attribute in (*_TABLE_FORMATS, "dxfId"):
            _renumber(element, attribute, styles.differential)
    return xml_bytes(root)


def xml_bytes(root: etree._Element) -> bytes:
    """A part as a file."""
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)


def _split(data: bytes) -> tuple[bytes, bytes, bytes]:
    head, opened, rest = data.partition(b"<sheetData>")
    if not opened:
        head, _, tail = data.partition(_EMPTY)
        return head, b"", tail
    rows, _, tail = rest.rpartition(b"</sheetData>")
    return head, rows, tail


def _with_styles(rows: bytes, cells: Sequence[int]) -> bytes:
    if all(number == position for position, number in enumerate(cells)):
        return rows
    numbers = {str(position).encode(): str(number).encode() for position, number in enumerate(cells)}
    for pattern in (_CELL_STYLE, _ROW_STYLE):
        rows = pattern.sub(lambda match: match[1] + numbers[match[2]], rows)
    return rows


def _with_inline_strings(rows: bytes, strings: Sequence[bytes]) -> bytes:
    pieces = _SHARED.split(rows)
    pieces[1::2] = [strings[int(number)] for number in pieces[1::2]]
    return b"".join(pieces)


def _renumber(element: etree._Element, attribute: str, numbers: Sequence[int]) -> None:
    value = element.get(attribute)
    if value is not None:
        element.set(attribute, str(numbers[int(value)]))
