"""What a step added to the sheets of the owner, out again: rows at the end of a table, a column, a whole sheet."""

import re
from collections.abc import Collection, Mapping
from html import escape
from io import BytesIO

from klantenbestand.book.added_since import added_since
from klantenbestand.book.cell_edit import without_cells
from klantenbestand.book.marks import marks_of
from klantenbestand.book.ooxml import area_position, children, column_letters
from klantenbestand.book.outline import Sheet, SheetTable
from klantenbestand.book.own_objects import parts_of_owner, references
from klantenbestand.book.package import Package
from klantenbestand.book.protocol import Area, StaysWhy
from klantenbestand.book.sheet_rewrite import xml_bytes
from klantenbestand.book.table_growth import grown_rules, grown_table
from klantenbestand.book.transplant import Change, write_change


def shorter_by(package: Package, area: Area, rows: Collection[int], most: int) -> int:
    """By how many rows, `most` at the most, the table of an area can end earlier because these rows are empty now."""
    table = table_of(package, area)
    if table is None or table.totals_rows:
        return 0
    fewer = 0
    while fewer < most and table.last_row - fewer in rows and table.last_row - fewer > table.first_row + 1:
        fewer += 1
    return fewer


def with_shorter_table(package: Package, area: Area, fewer: int) -> Package:
    """The workbook in which the table of an area ends so many rows earlier; what stood there must be empty."""
    table = table_of(package, area)
    if table is None or not fewer:
        return package
    part, last = _sheet(package, area.sheet).part, table.last_row - fewer
    columns = range(table.first_column, table.last_column + 1)
    gone = {(row, column) for row in range(last + 1, table.last_row + 1) for column in columns}
    sheet = grown_rules(without_cells(package.read(part), gone), table, last)
    return _with(package, {part: sheet, table.part: grown_table(package.read(table.part), last)})


def can_drop_column(package: Package, area: Area, column: int) -> bool:
    """Whether the last column of an area can go: nothing of the owner refers to it by its name."""
    table = table_of(package, area)
    if column != (table.last_column if table else area.last_column) or column <= area.first_column:
        return False
    if table is None:
        return True
    header = children(package.xml(table.part), "tableColumns", "tableColumn")[-1].get("name", "")
    return not _is_named(package, re.escape(f"[{header}]"), but=table.part)


def without_column(package: Package, area: Area, column: int) -> Package:
    """The workbook without the last column of an area, under whose header nothing stands."""
    part = _sheet(package, area.sheet).part
    edited = {part: without_cells(package.read(part), {(area.header_row, column)})}
    table = table_of(package, area)
    if table is not None:
        edited[table.part] = _narrower(package, table)
    return _with(package, edited)


def sheets_that_stay(package: Package, names: Collection[str]) -> dict[str, StaysWhy]:
    """Those of these sheets, made by a step, that cannot go without a loss for the owner, and why."""
    found = {name: _why_it_stays(package, name) for name in names}
    return {name: why for name, why in found.items() if why is not None}


def _why_it_stays(package: Package, name: str) -> StaysWhy | None:
    """What of the owner stands on it, or which formula, chart or name of his would break; or nothing else is to see."""
    sheet = _sheet(package, name)
    tables = [table.name for table in package.tables if table.sheet == name]
    seen = [one for one in package.sheets if one.state == "visible" and one.name != name]
    own_parts = {rel.target for rel in package.rels_of(sheet.part).values()} | {sheet.part}
    if not seen:
        return StaysWhy("only")
    if _is_named(package, references(name, tables), but=own_parts, but_sheet=sheet.position):
        return StaysWhy("named")
    return added_since(package, sheet)


def table_of(package: Package, area: Area) -> SheetTable | None:
    """The Excel table of an area."""
    return next((one for one in package.tables if one.sheet == area.sheet and one.name == area.table), None)


def _is_named(package: Package, pattern: str, *, but: str | Collection[str], but_sheet: int = -1) -> bool:
    """Whether a formula of the owner says this."""
    wanted = re.compile(pattern.encode(), re.IGNORECASE)
    ours = marks_of(package.defined_names)
    formulas = [name.formula for name in package.defined_names if name.position not in {*ours, but_sheet}]
    if any(wanted.search(escape(formula, quote=False).encode()) for formula in formulas):
        return True
    leave = {but} if isinstance(but, str) else set(but)
    return any(wanted.search(package.read(part)) for part in parts_of_owner(package, ours) if part not in leave)


def _narrower(package: Package, table: SheetTable) -> bytes:
    root = package.xml(table.part)
    for element in (root, *children(root, "autoFilter")):
        first_row, first_column, last_row, last_column = area_position(element.get("ref", ""))
        end = f"{column_letters(last_column - 1)}{last_row}"
        element.set("ref", f"{column_letters(first_column)}{first_row}:{end}")
    columns = children(root, "tableColumns")[0]
    known = children(columns, "tableColumn")
    columns.remove(known[-1])
    columns.set("count", str(len(known) - 1))
    return xml_bytes(root)


def _sheet(package: Package, name: str) -> Sheet:
    return next(one for one in package.sheets if one.name == name and one.kind == "worksheet")


def _with(package: Package, edited: Mapping[str, bytes]) -> Package:
    stream = BytesIO()
    write_change(package, Change(edited), stream)
    return Package(stream.getvalue(), package.file)
