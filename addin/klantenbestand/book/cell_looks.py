"""How cells look but for their number format: what cannot be given back to a row that is put in anew."""

from collections.abc import Collection
from dataclasses import field

from lxml import etree

from klantenbestand.book.ooxml import children
from klantenbestand.book.package import Package
from klantenbestand.book.sheet_rows import column_styles, ordinary, rows_of, with_rows
from klantenbestand.words.frozen import frozen

_PARTS = (("fontId", "fonts", "font"), ("fillId", "fills", "fill"), ("borderId", "borders", "border"))
_OF_LINKS = ("8", "9")  # Excel's own styles Hyperlink and Followed Hyperlink


@frozen
class Look:
    """A font and the rest, as texts that are the same for what looks the same. `is_link`: the font is the one that
    Excel itself gives to a cell with a link."""

    font: str = ""
    rest: str = ""
    is_link: bool = field(default=False, compare=False)


class RowLooks:
    """How the cells of some rows of a sheet look."""

    def __init__(self, package: Package, sheet: str, rows: Collection[int]) -> None:
        data = ordinary(package.read(sheet_part(package, sheet)))
        self.looks, self.by_column = looks_of(package), column_styles(data)
        self.by_row: dict[int, dict[int, int]] = {}
        there = {place.number for place in rows_of(data)}
        with_rows(data, there & set(rows), lambda row, number: self.by_row.update({number: row.styles()}))

    def style(self, row: int, column: int) -> int:
        """The number of the format of a cell."""
        return self.by_row.get(row, {}).get(column, self.by_column.get(column, 0))

    def look(self, row: int, column: int) -> Look:
        """The look of a cell."""
        style = self.style(row, column)
        return self.looks[style] if style < len(self.looks) else Look()


def sheet_part(package: Package, sheet: str) -> str:
    """The part of a worksheet that is there."""
    return next(one.part for one in package.sheets if one.name == sheet and one.kind == "worksheet")


def looks_of(package: Package) -> tuple[Look, ...]:
    """The look of each cell format of a workbook, by its number."""
    rels = package.rels_of(package.workbook_part).values()
    part = next((rel.target for rel in rels if rel.kind == "styles" and rel.target), "")
    if not part:
        return ()
    styles = package.xml(part)
    known = {key: [_text(one) for one in children(styles, *path)] for key, *path in _PARTS}

    def text(xf: etree._Element, key: str) -> str:
        number = int(xf.get(key, "0"))
        return known[key][number] if number < len(known[key]) else ""

    own = children(styles, "cellStyleXfs", "xf")
    named = children(styles, "cellStyles", "cellStyle")
    of_links = {int(one.get("xfId", "0")) for one in named if one.get("builtinId") in _OF_LINKS}
    fonts = {number: text(own[number], "fontId") for number in of_links if number < len(own)}

    def look(xf: etree._Element) -> Look:
        font = text(xf, "fontId")
        rest = "|".join([text(xf, "fillId"), text(xf, "borderId"), *map(_text, children(xf, "alignment"))])
        return Look(font, rest, fonts.get(int(xf.get("xfId", "0"))) == font)

    return tuple(look(xf) for xf in children(styles, "cellXfs", "xf"))


def _text(element: etree._Element) -> str:
    return etree.tostring(element, method="c14n", with_tail=False).decode()
