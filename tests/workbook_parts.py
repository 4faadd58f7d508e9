"""A workbook as the tests read it: zip, XML, relations, cells. Shares no code with the product."""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
X14 = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"
Element = etree._Element


class Workbook:
    """The parts of a workbook and what they say."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            self.entries = archive.namelist()
            self.parts = {name: archive.read(name) for name in self.entries}
        self.broken: list[str] = []
        self.xml: dict[str, Element] = {}
        for name, data in self.parts.items():
            if name.endswith((".xml", ".rels")):
                try:
                    self.xml[name] = etree.fromstring(data, etree.XMLParser(huge_tree=True))
                except etree.XMLSyntaxError as error:
                    self.broken.append(f"{name}: {error}")
        self.workbook_part = next(rel[1] for rel in self.rels("").values() if rel[0] == "officeDocument")
        self.workbook = self.xml[self.workbook_part]
        rels = self.rels(self.workbook_part)
        self.by_kind = dict(rels.values())
        self.styles = self.xml.get(self.by_kind.get("styles", ""), etree.Element(f"{M}styleSheet"))
        self.sheet_elements = self.workbook.findall(f"{M}sheets/{M}sheet")
        self.sheets = {
            sheet.get("name", ""): self.xml[rels[sheet.get(f"{R}id", "")][1]]
            for sheet in self.sheet_elements
            if rels.get(sheet.get(f"{R}id", ""), ("", ""))[0] == "worksheet"
        }
        self.sheet_parts = {
            sheet.get("name", ""): rels[sheet.get(f"{R}id", "")][1]
            for sheet in self.sheet_elements
            if sheet.get(f"{R}id", "") in rels
        }
        self.shared = list(self.xml.get(self.by_kind.get("sharedStrings", ""), []))

    def rels(self, part: str) -> dict[str, tuple[str, str]]:
        """Id -> last word of the type, part that it points at; those within the package."""
        folder, name = posixpath.split(part)
        found = self.xml.get(posixpath.join(folder, "_rels", f"{name}.rels"))
        result = {}
        for rel in found if found is not None else ():
            if rel.get("TargetMode") == "External":
                continue
            target = unquote(rel.get("Target", "")).partition("#")[0]
            full = target if target.startswith("/") else posixpath.join(folder, target)
            result[rel.get("Id", "")] = (rel.get("Type", "").rpartition("/")[2], posixpath.normpath(full).lstrip("/"))
        return result

    def tables(self, sheet: str) -> Iterator[Element]:
        """The tables of a sheet."""
        for kind, part in self.rels(self.sheet_parts[sheet]).values():
            if kind == "table" and part in self.xml:
                yield self.xml[part]

    def all_tables(self) -> Iterator[tuple[str, Element]]:
        for sheet in self.sheets:
            for table in self.tables(sheet):
                yield sheet, table

    def cells(self, sheet: str) -> dict[tuple[int, int], Element]:
        """The cells of a sheet by row and column."""
        return {position(cell.get("r", "")): cell for cell in self.sheets[sheet].iter(f"{M}c") if cell.get("r")}

    def text(self, cell: Element | None) -> str | None:
        """The text of a cell; None where it holds no text."""
        if cell is None:
            return None
        value = cell.findtext(f"{M}v")
        if cell.get("t") == "s" and value is not None:
            return inner_text(self.shared[int(value)])
        if cell.get("t") == "inlineStr":
            return inner_text(cell.find(f"{M}is"))
        return value if cell.get("t") == "str" else None


def inner_text(element: Element | None) -> str:
    return "" if element is None else "".join(t.text or "" for t in element.iter(f"{M}t"))


def position(reference: str) -> tuple[int, int]:
    letters, row = re.fullmatch(r"\$?([A-Z]+)\$?([0-9]+)", reference).groups()  # type: ignore[union-attr]
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(row), column


def area(reference: str) -> tuple[int, int, int, int]:
    first, _, last = reference.partition(":")
    return (*position(first), *position(last or first))


def overlap(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def local(element: Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
