"""The number formats of cells by their codes, as Excel's own language has them: "General", "0.00", "dd-mm-yyyy"."""

from collections.abc import Collection

from klantenbestand.book.ooxml import children
from klantenbestand.book.package import Package
from klantenbestand.book.protocol import CellPlace
from klantenbestand.book.row_edit import Row
from klantenbestand.book.sheet_rows import column_styles, ordinary, with_rows

# formats that a file names by number alone (ECMA-376, 18.8.30)
_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "m/d/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm",
    21: "h:mm:ss", 22: "m/d/yyyy h:mm", 37: "#,##0 ;(#,##0)", 38: "#,##0 ;[Red](#,##0)", 39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;[Red](#,##0.00)", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip


GENERAL = "General"
DAY = _BUILT_IN[14]  # a day as the computer of the reader writes it


def formats_of(package: Package, sheet: str, places: Collection[CellPlace]) -> dict[CellPlace, str]:
    """The code of each of these cells that has a number format other than General, by itself or by its column."""
    part = next((one.part for one in package.sheets if one.name == sheet and one.kind == "worksheet"), "")
    if not part or not places:
        return {}
    wanted, styles = set(places), dict[CellPlace, int]()

    def look(row: Row, number: int) -> None:
        styles.update({(number, column): int(cell.get("s", "0")) for column, cell in row.cells().items()})

    with package.damage():
        data = ordinary(package.read(part))
        with_rows(data, {row for row, _ in wanted}, look)
        columns = column_styles(data)
        codes = codes_of(package)
    found = {place: styles.get(place, columns.get(place[1], 0)) for place in wanted}
    return {place: codes[style] for place, style in found.items() if style < len(codes) and codes[style] != GENERAL}


def codes_of(package: Package) -> tuple[str, ...]:
    """The code of each cell format of a workbook, by its number."""
    rels = package.rels_of(package.workbook_part).values()
    part = next((rel.target for rel in rels if rel.kind == "styles" and rel.target), "")
    if not part:
        return ()
    styles = package.xml(part)
    own = {
        int(element.get("numFmtId", "-1")): element.get("formatCode", "")
        for element in children(styles, "numFmts", "numFmt")
    }
    numbers = [int(element.get("numFmtId", "0")) for element in children(styles, "cellXfs", "xf")]
    return tuple(own.get(number, _BUILT_IN.get(number, GENERAL)) for number in numbers)


def number_of(code: str) -> int | None:
    """The number by which every workbook knows a format; None for one of its own.

    >>> number_of("General"), number_of("0.00"), number_of("0000000000")
    (0, 2, None)
    """
    return 0 if code == GENERAL else next((number for number, one in _BUILT_IN.items() if one == code), None)
