"""The little of Office Open XML that all of `book/` shares: namespaces, a safe parser, cell references."""

import re

from lxml import etree

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE_RELS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


class UnsafeXmlError(Exception):
    """The XML is not well formed, or carries a DOCTYPE (which no workbook has: entities could read other files)."""


def parse_xml(data: bytes) -> etree._Element:
    """The root of a part, parsed afresh (the caller may change it), without entities, DTD or network.

    Raises UnsafeXmlError.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnsafeXmlError(str(error)) from error
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]  # the stubs do not know it
        raise UnsafeXmlError("DOCTYPE")
    return root


def local(element: etree._Element) -> str:
    """The name of an element without its namespace, which differs in Strict files; "" of a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: etree._Element, *path: str) -> list[etree._Element]:
    """The elements below `element` along a path of local names: `children(workbook, "sheets", "sheet")`."""
    found = [element]
    for name in path:
        found = [child for parent in found for child in parent.iterchildren(f"{{*}}{name}")]
    return found


def is_true(value: str | None) -> bool:
    """Whether an XML boolean attribute is set."""
    return value in ("1", "true")


def column_number(letters: str) -> int:
    """A = 1, Z = 26, AA = 27, XFD = 16384."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """1 = A; the opposite of `column_number`."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_position(reference: str) -> tuple[int, int]:
    """Row and column of 'B7' or '$B$7': (7, 2). Raises ValueError."""
    match = _CELL.fullmatch(reference)
    if match is None:
        raise ValueError(f"not a cell reference: {reference!r}")
    return int(match[2]), column_number(match[1])


def area_position(reference: str) -> tuple[int, int, int, int]:
    """First row, first column, last row, last column of 'B7:D9' or 'B7'. Raises ValueError."""
    first, _, last = reference.partition(":")
    first_row, first_column = cell_position(first)
    last_row, last_column = cell_position(last or first)
    return first_row, first_column, last_row, last_column
