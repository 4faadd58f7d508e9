"""Cell formats for days that are written into a sheet: a day in a cell with a format for numbers reads as 46341."""

from collections.abc import Collection
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from klantenbestand.book.number_formats import date_styles
from klantenbestand.book.ooxml import children
from klantenbestand.book.package import Package
from klantenbestand.book.row_edit import Row
from klantenbestand.book.sheet_rewrite import xml_bytes
from klantenbestand.book.sheet_rows import Position, with_rows

_SHORT_DAY = "14"  # Excel's own number for a day as the computer of the reader writes it (ECMA-376, 18.8.30)
_MOST = 65_490  # cell formats that Excel takes


@dataclass
class DayStyles:
    """The cell formats of a workbook, and those that are added to show days."""

    package: Package
    _made: dict[int, int] = field(default_factory=dict)
    _root: etree._Element | None = None

    def shown(self, sheet: bytes, places: Collection[Position]) -> bytes:
        """The sheet in which these cells, which hold days, show them as such; all else of their format stays."""
        known = date_styles(self.package)

        def change(row: Row, number: int) -> None:
            for column, cell in row.cells().items():
                style = int(cell.get("s", "0"))
                if (number, column) in places and style not in known:
                    cell.set("s", str(self._with_day(style)))

        return with_rows(sheet, {number for number, _ in places}, change) if places else sheet

    def edited(self) -> dict[str, bytes]:
        """The part with the formats, if any were added."""
        return {} if self._root is None or not self._made else {self._part: xml_bytes(self._root)}

    @property
    def _part(self) -> str:
        rels = self.package.rels_of(self.package.workbook_part).values()
        return next((rel.target for rel in rels if rel.kind == "styles" and rel.target), "")

    def _with_day(self, style: int) -> int:
        """The number of a format that is as this one, but for days; the same where there is no room for it."""
        if style in self._made:
            return self._made[style]
        if self._root is None and self._part:
            self._root = self.package.xml(self._part)
        home = [] if self._root is None else children(self._root, "cellXfs")
        formats = children(home[0], "xf") if home else []
        if style >= len(formats) or len(formats) >= _MOST:
            return style
        made = deepcopy(formats[style])
        made.set("numFmtId", _SHORT_DAY)
        made.set("applyNumberFormat", "1")
        home[0].append(made)
        home[0].set("count", str(len(formats) + 1))
        self._made[style] = len(formats)
        return len(formats)
