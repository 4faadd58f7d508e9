"""A sheet of our workbook of tabs made fit for the owner's: his style numbers, texts in the cells themselves.

Cells are rewritten as text, as XlsxWriter, openpyxl, Excel and LibreOffice write them, because a tab may have a million
of them; in XML no text can look like the start of a cell, `<` is always escaped. What stands around them is parsed, and
so is a sheet that is spelled in another way.
"""

import re
from collections.abc import Sequence

from lxml import etree

from klantenbestand.book.ooxml import MAIN, children, parse_xml
from klantenbestand.book.styles_merge import StyleMap

_CELL_STYLE = re.compile(rb'(<c r="[A-Z]+[0-9]+" s=")([0-9]+)')
_ROW_STYLE = re.compile(rb'(<row [^<>]*? s=")([0-9]+)')
_SHARED = re.compile(rb' t="s"><v>([0-9]+)</v></c>')
# a cell or a shared text that the patterns above would miss
_ODD_CELL = re.compile(rb'<c(?:>| (?!r="[A-Z]+[0-9]+"(?: s="[0-9]+")?(?: t="[A-Za-z]+")?(?:>|/>)))')
_ODD_SHARED = re.compile(rb' t="s">(?!<v>[0-9]+</v></c>)')
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
    parts = _split(data)
    head, rows, tail = parts or (b"", b"", b"")
    root = parse_xml(head + _EMPTY + tail if parts else data)
    for view in children(root, "sheetViews", "sheetView"):
        if selected:
            view.set("tabSelected", "1")
        elif "tabSelected" in view.attrib:
            del view.attrib["tabSelected"]
    for column in children(root, "cols", "col"):
        _renumber(column, "style", styles.cells)
    for element in root.iter(f"{{{MAIN}}}*"):
        _renumber(element, "dxfId", styles.differential)
    if not parts:
        _rewrite_cells(root, styles.cells, strings)
        return xml_bytes(root)
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


def _split(data: bytes) -> tuple[bytes, bytes, bytes] | None:
    """What stands before, between and after the rows; None where the sheet is spelled in another way."""
    head, opened, rest = data.partition(b"<sheetData>")
    if not opened:
        head, empty, tail = data.partition(_EMPTY)
        return (head, b"", tail) if empty else None
    rows, closed, tail = rest.rpartition(b"</sheetData>")
    odd = not closed or b"<![CDATA[" in rows or _ODD_CELL.search(rows) or _ODD_SHARED.search(rows)
    return None if odd else (head, rows, tail)


def _rewrite_cells(root: etree._Element, cells: Sequence[int], strings: Sequence[bytes]) -> None:
    for row in children(root, "sheetData", "row"):
        _renumber(row, "s", cells)
        for cell in children(row, "c"):
            _renumber(cell, "s", cells)
            for attribute in {"cm", "vm"} & set(cell.attrib):
                del cell.attrib[attribute]  # they name things in the workbook that the sheet comes from
            if cell.get("t") == "s":
                number = int(next(iter(children(cell, "v"))).text or "0")
                made = parse_xml(b'<c xmlns="%s"' % MAIN.encode() + strings[number])
                cell.set("t", "inlineStr")
                cell[:] = list(made)


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
