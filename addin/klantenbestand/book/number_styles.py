"""Number formats given to cells of a sheet in a file; all else of how a cell looks stays.

A day in a cell with a format for numbers reads as 46341, a number in one for days as a day.
"""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from klantenbestand.book.format_codes import codes_of, number_of
from klantenbestand.book.ooxml import MAIN, children
from klantenbestand.book.package import Package
from klantenbestand.book.row_edit import Row
from klantenbestand.book.sheet_rewrite import xml_bytes
from klantenbestand.book.sheet_rows import Position, with_rows

_MOST = 65_490  # cell formats that Excel takes
_FIRST_OWN = 164  # numbers of formats below it are Excel's


@dataclass
class NumberStyles:
    """The cell formats of a workbook, and those that are added."""

    package: Package
    _made: dict[tuple[int, str], int] = field(default_factory=dict)
    _root: etree._Element | None = None

    def shown(self, sheet: bytes, formats: Mapping[Position, str]) -> bytes:
        """The sheet in which these cells have these number formats, by their codes."""
        codes = codes_of(self.package)

        def change(row: Row, number: int) -> None:
            for column, cell in row.cells().items():
                style, wanted = int(cell.get("s", "0")), formats.get((number, column))
                if wanted is not None and style < len(codes) and codes[style] != wanted:
                    cell.set("s", str(self._with_code(style, wanted)))

        return with_rows(sheet, {number for number, _ in formats}, change) if formats else sheet

    def edited(self) -> dict[str, bytes]:
        """The part with the formats, if any were added."""
        return {self._part: xml_bytes(self._root)} if self._root is not None and self._made else {}

    @property
    def _part(self) -> str:
        rels = self.package.rels_of(self.package.workbook_part).values()
        return next((rel.target for rel in rels if rel.kind == "styles" and rel.target), "")

    def _with_code(self, style: int, code: str) -> int:
        """The number of a cell format that is as this one but for its code; the same where there is no room."""
        if (style, code) in self._made:
            return self._made[style, code]
        if self._root is None:
            self._root = self.package.xml(self._part)
        home = children(self._root, "cellXfs")[0]
        formats = children(home, "xf")
        if len(formats) >= _MOST:
            return style
        made = deepcopy(formats[style])
        made.set("numFmtId", self._number(self._root, code))
        made.set("applyNumberFormat", "1")
        home.append(made)
        home.set("count", str(len(formats) + 1))
        self._made[style, code] = len(formats)
        return len(formats)

    def _number(self, root: etree._Element, code: str) -> str:
        """The number that a number format has in this workbook, given out where it has none."""
        known = {each.get("formatCode"): each.get("numFmtId", "0") for each in children(root, "numFmts", "numFmt")}
        if code in known or number_of(code) is not None:
            return known.get(code) or str(number_of(code))
        homes = children(root, "numFmts")
        if not homes:
            homes = [etree.Element(f"{{{MAIN}}}numFmts")]
            root.insert(0, homes[0])
        number = str(max([_FIRST_OWN - 1, *(int(each) for each in known.values())]) + 1)
        etree.SubElement(homes[0], f"{{{MAIN}}}numFmt", numFmtId=number, formatCode=code)
        homes[0].set("count", str(len(children(homes[0], "numFmt"))))
        return number
