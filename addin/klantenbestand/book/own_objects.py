"""Why a tab of ours cannot be replaced or removed: what a person put on it, and what of his refers to it."""

import re
from collections.abc import Collection, Iterator
from html import escape  # not that of xml.sax, which brings ssl and http along

from klantenbestand.book.marks import marks_of
from klantenbestand.book.own_cells import cells_beside
from klantenbestand.book.own_drawings import own_drawings
from klantenbestand.book.package import Package
from klantenbestand.book.relations import reachable

# kinds of relations of a sheet: notes and talks hang on cells that may have gone, the others on the sheet as it is
_KINDS = (
    *("comments", "threadedComment", "pivotTable", "slicer", "timeline", "ctrlProp", "control", "oleObject", "package"),
    *("image", "customProperty"),
)


def cannot_be_replaced(package: Package, position: int, ours: int) -> bool:
    """Whether our sheet at this position holds notes, a pivot table, a slicer, form controls, an embedded document, a
    background picture, or more tables than the `ours` that we made."""
    rels = package.rels_of(package.sheets[position].part).values()
    tables = [rel for rel in rels if rel.kind == "table"]
    return any(rel.kind in _KINDS for rel in rels) or len(tables) > ours


def cannot_be_removed(package: Package, position: int) -> bool:
    """Whether a person also wrote or drew on our sheet at this position, or his formulas, charts or names refer to it:
    they would be broken for ever."""
    sheet = package.sheets[position]
    if cells_beside(package, position) or own_drawings(package, sheet.part, has_charts=False).anchors:
        return True
    ours = marks_of(package.defined_names)
    tables = [table.name for table in package.tables if table.sheet == sheet.name]
    pattern = re.compile(references(sheet.name, tables).encode(), re.IGNORECASE)
    names = [name.formula for name in package.defined_names if name.position not in ours]
    if any(pattern.search(escape(formula, quote=False).encode()) for formula in names):
        return True
    return any(pattern.search(package.read(part)) for part in parts_of_owner(package, ours))


def references(sheet: str, tables: Collection[str]) -> str:
    """What a formula in XML says that refers to a sheet or to one of its tables."""
    quoted = re.escape(escape(sheet.replace("'", "''"), quote=False))
    found = [rf"(?<![\w.]){re.escape(escape(sheet, quote=False))}!", rf"'{quoted}'!", rf"&apos;{quoted}&apos;!"]
    return "|".join([*found, *(rf"(?<![\w.]){re.escape(table)}\[" for table in tables)])


def parts_of_owner(package: Package, ours: Collection[int]) -> Iterator[str]:
    """His sheets and what hangs on them."""
    sheets = [sheet.part for sheet in package.sheets if sheet.position not in ours]
    marked = [sheet.part for sheet in package.sheets if sheet.position in ours]
    for part in sorted(reachable(package, sheets, closed=[*marked, package.workbook_part])):
        if part.endswith(".xml"):
            yield part
