"""A workbook of openpyxl as bytes: the same contents give the same bytes, on every computer and every day."""

import io
import re
import zipfile

from lxml import etree
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from klantenbestand.book import ooxml
from klantenbestand.book.new_validations import LAST_ROW
from klantenbestand.words import look

_MOMENT = (1980, 1, 1, 0, 0, 0)  # the first that a zip can hold
_FIRST = "[Content_Types].xml"
_CORE = "docProps/core.xml"
_STYLES = "xl/styles.xml"
_FONT_ORDER = ("b", "i", "strike", "u", "vertAlign", "sz", "color", "name", "family", "charset", "scheme")
# Below the header a height is what the text needs today, not a choice: without the mark it follows the text.
_CUSTOM_HEIGHT = re.compile(rb'(<row r="(?!1")\d+" ht="[\d.]+") customHeight="1"')
_CREATOR = "Klantenbestand"
# Without a moment of making: it would be the one thing that differs between two runs.
_CORE_XML = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    f"<dc:creator>{_CREATOR}</dc:creator></cp:coreProperties>"
)


def to_bytes(workbook: Workbook) -> bytes:
    """The file. Columns in text format do not get the green corners that Excel gives digits there."""
    raw = io.BytesIO()
    workbook.save(raw)
    ignored = {
        f"xl/worksheets/sheet{position}.xml": _text_columns(sheet)
        for position, sheet in enumerate(workbook.worksheets, 1)
    }
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        for name in sorted(source.namelist(), key=lambda name: (name != _FIRST, name)):
            data = source.read(name)
            if name == _CORE:
                data = _CORE_XML.encode()
            elif name == _STYLES:
                data = _order_fonts(data)
            elif name in ignored:
                data = _ignore(_CUSTOM_HEIGHT.sub(rb"\1", data), ignored[name])
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # else it tells Windows from the others
            target.writestr(entry, data)
    return out.getvalue()


def _text_columns(sheet: Worksheet) -> str:
    """The ranges below the header of the columns in text format."""
    letters = [letter for letter, column in sheet.column_dimensions.items() if column.number_format == look.TEXT]
    return " ".join(f"{letter}2:{letter}{LAST_ROW}" for letter in letters)


def _order_fonts(styles_xml: bytes) -> bytes:
    """The styles with the parts of each font in the order of the schema: Excel takes any, validators do not."""
    root = ooxml.parse_xml(styles_xml)
    for font in root.iter("{*}font"):
        font[:] = sorted(font, key=lambda part: _FONT_ORDER.index(etree.QName(part).localname))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _ignore(sheet_xml: bytes, ranges: str) -> bytes:
    """The sheet with `ignoredErrors` (openpyxl has none) at its place: after the page set-up, before the tables."""
    if not ranges:
        return sheet_xml
    element = f'<ignoredErrors><ignoredError sqref="{ranges}" numberStoredAsText="1"/></ignoredErrors>'
    before, tables, after = sheet_xml.rpartition(b"<tableParts")
    if not tables:
        raise ValueError("a data sheet without a table")
    return before + element.encode() + tables + after
