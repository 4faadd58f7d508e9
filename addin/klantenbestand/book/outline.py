"""What workbook.xml, relations and table parts say, as plain values; the same for Strict and ordinary files."""

import posixpath
from collections.abc import Iterator, Mapping

from lxml import etree

from klantenbestand.book import ooxml
from klantenbestand.words.frozen import frozen


@frozen
class Rel:
    """A relation: `target` is a part of this package, spelled as in `names` ("" where it does not exist), or, if
    `external`, what the file says (a web address)."""

    id: str
    type: str
    target: str
    external: bool = False

    @property
    def kind(self) -> str:
        """The last word of the type, the same in Strict and ordinary files: 'worksheet', 'table', 'styles'."""
        return self.type.rpartition("/")[2]


@frozen
class Sheet:
    """A sheet in the owner's order; `position` (from 0, chart sheets count too) is what `localSheetId` means.

    `kind`: worksheet, chartsheet, dialogsheet or xlMacrosheet. `state`: visible, hidden or veryHidden.
    """

    position: int
    name: str
    part: str
    kind: str = "worksheet"
    state: str = "visible"
    sheet_id: int = 0
    rel_id: str = ""


@frozen
class DefinedName:
    """A name of the workbook, or (`position` set) of one sheet. `formula` is without '='."""

    name: str
    formula: str
    position: int | None = None
    hidden: bool = False


@frozen
class SheetTable:
    """An Excel table: rows and columns of its whole range (A = 1), header and totals rows included."""

    name: str
    table_id: int
    sheet: str
    part: str
    first_row: int
    first_column: int
    last_row: int
    last_column: int
    header_rows: int
    totals_rows: int
    headers: tuple[str, ...]
    formulas: tuple[str, ...] = ()  # of its columns, as Excel fills them in a new row; "" for none, () for none at all


def relation_targets(rels: etree._Element, folder: str) -> Iterator[Rel]:
    """The relations of a part that lies in `folder`; targets as a path from the root of the package."""
    for element in ooxml.children(rels, "Relationship"):
        target, external = element.get("Target", ""), element.get("TargetMode") == "External"
        if not external:
            joined = target if target.startswith("/") else posixpath.join(folder, target)
            target = posixpath.normpath(joined.partition("#")[0]).lstrip("/")
        yield Rel(element.get("Id", ""), element.get("Type", ""), target, external)


def sheets_of(workbook: etree._Element, rels: Mapping[str, Rel]) -> tuple[Sheet, ...]:
    """All sheets in order. Raises ValueError where one has no part."""
    elements = ooxml.children(workbook, "sheets", "sheet")
    return tuple(_sheet(position, element, rels) for position, element in enumerate(elements))


def defined_names_of(workbook: etree._Element) -> tuple[DefinedName, ...]:
    """All names in order."""
    return tuple(
        DefinedName(
            name=element.get("name", ""),
            formula=(element.text or "").strip(),
            position=int(element.get("localSheetId", "")) if element.get("localSheetId") else None,
            hidden=ooxml.is_true(element.get("hidden")),
        )
        for element in ooxml.children(workbook, "definedNames", "definedName")
    )


def table_of(table: etree._Element, sheet: str, part: str) -> SheetTable:
    """What a table part says. Raises ValueError where its range is none."""
    first_row, first_column, last_row, last_column = ooxml.area_position(table.get("ref", ""))
    columns = ooxml.children(table, "tableColumns", "tableColumn")
    formulas = tuple(_filled_in(column) for column in columns)
    return SheetTable(
        name=table.get("displayName", "") or table.get("name", ""),
        table_id=int(table.get("id", "0")),
        sheet=sheet,
        part=part,
        first_row=first_row,
        first_column=first_column,
        last_row=last_row,
        last_column=last_column,
        header_rows=int(table.get("headerRowCount", "1")),
        totals_rows=int(table.get("totalsRowCount", "0")),
        headers=tuple(column.get("name", "") for column in columns),
        formulas=formulas if any(formulas) else (),
    )


def _filled_in(column: etree._Element) -> str:
    """The formula of a column of a table; one for an array is no text for a cell by itself."""
    found = ooxml.children(column, "calculatedColumnFormula")
    return "" if not found or ooxml.is_true(found[0].get("array")) else (found[0].text or "").strip()


def _sheet(position: int, element: etree._Element, rels: Mapping[str, Rel]) -> Sheet:
    ids = [element.get(f"{{{space}}}id", "") for space in (ooxml.OFFICE_RELS, ooxml.STRICT_OFFICE_RELS)]
    rel = next((rels[rel_id] for rel_id in ids if rel_id in rels), None)
    if rel is None or not rel.target:
        raise ValueError("a sheet without a part")
    return Sheet(
        position=position,
        name=element.get("name", ""),
        part=rel.target,
        kind=rel.kind,
        state=element.get("state", "visible"),
        sheet_id=int(element.get("sheetId", "0")),
        rel_id=rel.id,
    )
