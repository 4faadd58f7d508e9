"""What makes Excel say "We found a problem with some content" and repair a workbook, looked for in the file itself.

`repairs(path)` gives a line for each point found, an empty list for a workbook that Excel opens as it is.
The points are those that no validator tells; it shares no code with the product.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from workbook_parts import X14, Element, M, R, Workbook, area, local, overlap, position

_WORKBOOK_ORDER = (
    *("fileVersion", "fileSharing", "workbookPr", "AlternateContent", "revisionPtr", "absPath", "workbookProtection"),
    *("bookViews", "sheets", "functionGroups", "externalReferences", "definedNames", "calcPr", "oleSize"),
    *("customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes", "webPublishing", "fileRecoveryPr"),
    *("webPublishObjects", "extLst"),
)
_STYLES_ORDER = (
    *("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles"),
    *("colors", "extLst"),
)
_SHEET_ORDER = (
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection"),
    *("protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells"),
    *("phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins"),
    *("pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors"),
    *("smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls"),
    *("webPublishItems", "tableParts", "extLst"),
)
_DXF = ("dxfId", "dataDxfId", "headerRowDxfId", "totalsRowDxfId", "headerRowBorderDxfId", "tableBorderDxfId")
_OF_FORMAT = (("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders"), ("xfId", "cellStyleXfs"))
_CELL_NAME = re.compile(r"[A-Za-z]{1,3}[0-9]+|[Rr][0-9]*[Cc][0-9]*|[RrCc]")
_DUTCH = re.compile(r"\b(ALS|SOM|AANTAL\.ALS|SOMMEN\.ALS|GEMIDDELDE|VERT\.ZOEKEN|AANTALARG|X\.ZOEKEN|EN|OF)\(")
_DYNAMIC = re.compile(r"\b(UNIQUE|FILTER|SORT|SORTBY|SEQUENCE|XLOOKUP|RANDARRAY|VSTACK|LET|LAMBDA)\(")
_IN_QUOTES = re.compile(r'"(?:[^"]|"")*"' + r"|'(?:[^']|'')*'")


def repairs(path: Path, before: Path | None = None) -> list[str]:
    """Everything in this workbook that Excel would repair; with `before` only what was not in that one already."""
    book, known = Workbook(path), repairs(before) if before else []
    found = [f"{name}: {point}" for name, check in _CHECKS.items() for point in check(book)]
    return [point for point in found if point not in known]


def _double(values: Iterable[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


def _out_of_order(element: Element, order: tuple[str, ...]) -> list[str]:
    places = [order.index(name) for child in element if (name := local(child)) in order]
    return [] if places == sorted(places) else [local(child) for child in element]


def _package(book: Workbook) -> Iterator[str]:
    yield from book.broken
    yield from (f"{name} twice in the zip" for name in _double(name.lower() for name in book.entries))
    lower = {name.lower() for name in book.parts}
    for name in book.parts:
        if name.endswith(".rels"):
            folder, file = posixpath.split(name)
            owner = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
            for kind, target in book.rels(owner).values():
                if target and target != "." and target.lower() not in lower and kind != "hyperlink":
                    yield f"{name} points at {target}, which is not there"
            yield from (f"{name}: id {rel_id} twice" for rel_id in _double(rel.get("Id", "") for rel in book.xml[name]))
    yield from _content_types(book)


def _content_types(book: Workbook) -> Iterator[str]:
    types = book.xml["[Content_Types].xml"]
    by_name = [each.get("PartName", "").lower() for each in types if local(each) == "Override"]
    by_suffix = [each.get("Extension", "").lower() for each in types if local(each) == "Default"]
    yield from (f"content type of {name} twice" for name in _double(by_name) + _double(by_suffix))
    present = {"/" + name.lower() for name in book.parts}
    yield from (f"content type of {name}, which is not there" for name in set(by_name) - present)
    for name in present - {"/[content_types].xml"} - set(by_name):
        if not name.endswith("/") and name.rpartition(".")[2] not in by_suffix:
            yield f"no content type for {name}"


def _workbook(book: Workbook) -> Iterator[str]:
    for wrong in (_out_of_order(book.workbook, _WORKBOOK_ORDER), _out_of_order(book.styles, _STYLES_ORDER)):
        if wrong:
            yield f"children out of order: {wrong}"
    names = [sheet.get("name", "") for sheet in book.sheet_elements]
    yield from (f"sheet {name!r} twice" for name in _double(name.casefold() for name in names))
    for name in names:
        if not 0 < len(name) <= 31 or re.search(r"[\[\]:*?/\\]|^'|'$", name):
            yield f"sheet name {name!r}"
    yield from (f"sheetId {each} twice" for each in _double(sheet.get("sheetId", "") for sheet in book.sheet_elements))
    yield from (f"r:id {each} twice" for each in _double(sheet.get(f"{R}id", "") for sheet in book.sheet_elements))
    visible = [sheet.get("state", "visible") == "visible" for sheet in book.sheet_elements]
    for view in book.workbook.iter(f"{M}workbookView"):
        active = int(view.get("activeTab", "0"))
        if active >= len(visible) or not visible[active]:
            yield f"active sheet {active} is not there or hidden"
        if int(view.get("firstSheet", "0")) >= len(visible):
            yield "first sheet is not there"


def _names(book: Workbook) -> Iterator[str]:
    found = book.workbook.findall(f"{M}definedNames/{M}definedName")
    if book.workbook.find(f"{M}definedNames") is not None and not found:
        yield "an empty list of names"
    scoped = [f"{name.get('name', '').casefold()} of {name.get('localSheetId', 'all')}" for name in found]
    yield from (f"{name} twice" for name in _double(scoped))
    sheets = {sheet.get("name", "").casefold() for sheet in book.sheet_elements}
    for name in found:
        scope = name.get("localSheetId")
        if scope is not None and int(scope) >= len(book.sheet_elements):
            yield f"{name.get('name')} of sheet {scope}, which is not there"
        for quoted, plain in re.findall(r"'((?:[^']|'')+)'!|(?<![\w\]'.#])([\w.]+)!", name.text or ""):
            sheet = (quoted.replace("''", "'") or plain).casefold()
            if sheet not in sheets and not any(mark in sheet for mark in "[:"):
                yield f"{name.get('name')} points at sheet {sheet}, which is not there"


def _tables(book: Workbook) -> Iterator[str]:
    every = list(book.all_tables())
    names = [table.get("displayName", "") for _, table in every]
    yield from (f"table {name} twice" for name in _double(name.casefold() for name in names))
    yield from (f"table id {each} twice" for each in _double(table.get("id", "") for _, table in every))
    defined = {
        name.get("name", "").casefold()
        for name in book.workbook.findall(f"{M}definedNames/{M}definedName")
        if name.get("localSheetId") is None
    }
    for name in names:
        if _CELL_NAME.fullmatch(name) or not re.fullmatch(r"[^\W\d][\w.]*|\\[\w.]*", name):
            yield f"table name {name}"
        if name.casefold() in defined:
            yield f"table {name} is a defined name too"
    for sheet, table in every:
        yield from (f"{table.get('displayName')}: {point}" for point in _table(book, sheet, table))


def _table(book: Workbook, sheet: str, table: Element) -> Iterator[str]:
    first_row, first_column, last_row, last_column = place = area(table.get("ref", ""))
    heads, totals = int(table.get("headerRowCount", "1")), int(table.get("totalsRowCount", "0"))
    if last_row - first_row + 1 < 1 + heads + totals:
        yield "no data row"
    for merged in book.sheets[sheet].iter(f"{M}mergeCell"):
        if overlap(place, area(merged.get("ref", ""))):
            yield f"over merged cells {merged.get('ref')}"
    others = [area(other.get("ref", "")) for other in book.tables(sheet) if other is not table]
    yield from (f"over another table {other}" for other in others if overlap(place, other))
    columns = [column.get("name", "") for column in table.iter(f"{M}tableColumn")]
    if len(columns) != last_column - first_column + 1:
        yield f"{len(columns)} columns in {table.get('ref')}"
    yield from (f"header {name!r} twice" for name in _double(name.casefold() for name in columns))
    cells = book.cells(sheet) if heads else {}
    for at, name in enumerate(columns if heads else ()):
        shown = book.text(cells.get((first_row, first_column + at)))
        if shown is None or _unescaped(shown) != _unescaped(name):
            yield f"header cell {shown!r} of column {name!r}"


def _unescaped(name: str) -> str:
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), name).replace("\r\n", "\n")


def _filters(book: Workbook) -> Iterator[str]:
    for name, sheet in book.sheets.items():
        own = [area(each.get("ref", "")) for each in sheet.findall(f"{M}autoFilter")]
        tables = [area(each.get("ref", "")) for table in book.tables(name) for each in table.findall(f"{M}autoFilter")]
        every = own + tables
        for at, place in enumerate(every):
            if any(overlap(place, other) for other in every[at + 1 :]):
                yield f"{name}: two filters on {place}"


def _sheets(book: Workbook) -> Iterator[str]:
    for name, sheet in book.sheets.items():
        wrong = _out_of_order(sheet, _SHEET_ORDER)
        if wrong:
            yield f"{name}: children out of order: {wrong}"
        links = sum(1 for _ in sheet.iter(f"{M}hyperlink"))
        if links > 65_530:
            yield f"{name}: {links} links"
        for validation in sheet.iter(f"{M}dataValidation"):
            formula = validation.findtext(f"{M}formula1") or ""
            if validation.get("type") == "list" and formula.startswith('"') and len(formula) - 2 > 255:
                yield f"{name}: a list of {len(formula) - 2} characters at {validation.get('sqref')}"
        ids = set(book.rels(book.sheet_parts[name])) | _external(book, book.sheet_parts[name])
        for element in sheet.iter():
            wanted = element.get(f"{R}id") if isinstance(element.tag, str) else None
            if wanted is not None and wanted not in ids:
                yield f"{name}: {local(element)} wants relation {wanted}"


def _external(book: Workbook, part: str) -> set[str]:
    folder, name = posixpath.split(part)
    rels = book.xml.get(posixpath.join(folder, "_rels", f"{name}.rels"), ())
    return {rel.get("Id", "") for rel in rels if rel.get("TargetMode") == "External"}


def _cells(book: Workbook) -> Iterator[str]:
    formats = len(book.styles.findall(f"{M}cellXfs/{M}xf")) or 1
    for name, sheet in book.sheets.items():
        rows = [int(row.get("r", "0")) for row in sheet.iter(f"{M}row") if row.get("r")]
        if rows != sorted(set(rows)):
            yield f"{name}: rows out of order or double"
        for row in sheet.iter(f"{M}row"):
            columns = [position(cell.get("r", ""))[1] for cell in row.iter(f"{M}c") if cell.get("r")]
            if columns != sorted(set(columns)):
                yield f"{name}: cells of row {row.get('r')} out of order or double"
        for cell in sheet.iter(f"{M}c"):
            yield from (f"{name}!{cell.get('r')}: {point}" for point in _cell(book, cell, formats))


def _cell(book: Workbook, cell: Element, formats: int) -> Iterator[str]:
    if int(cell.get("s", "0")) >= formats:
        yield f"format {cell.get('s')} of {formats}"
    value = cell.findtext(f"{M}v")
    if cell.get("t") == "s" and int(value or "0") >= len(book.shared):
        yield f"shared text {value} of {len(book.shared)}"
    elif len((book.text(cell) or "").encode("utf-16-le")) > 2 * 32_767:
        yield "a text over 32,767 characters"
    if cell.get("t") in (None, "n") and value and not _is_number(value):
        yield f"number {value!r}"
    formula = cell.find(f"{M}f")
    if formula is None:
        return
    text = _IN_QUOTES.sub("", formula.text or "")
    if ";" in re.sub(r"\{[^}]*\}", "", text) or _DUTCH.search(text):
        yield f"a Dutch formula {formula.text}"
    if _DYNAMIC.search(text) and "metadata" not in book.by_kind.get("sheetMetadata", ""):
        yield f"a dynamic array without metadata: {formula.text}"
    if len(formula.text or "") > 8192:
        yield "a formula over 8,192 characters"


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return "nan" not in text.lower() and "inf" not in text.lower()


def _styles(book: Workbook) -> Iterator[str]:
    sizes = {
        name: len(book.styles.findall(f"{M}{name}/{M}{item}"))
        for name, item in (("fonts", "font"), ("fills", "fill"), ("borders", "border"), ("cellStyleXfs", "xf"))
    }
    for xf in book.styles.iter(f"{M}xf"):
        for attribute, name in _OF_FORMAT:
            if int(xf.get(attribute, "0")) >= max(sizes[name], 1):
                yield f"{attribute} {xf.get(attribute)} of {sizes[name]}"
    for style in book.styles.iter(f"{M}cellStyle"):
        if int(style.get("xfId", "0")) >= sizes["cellStyleXfs"]:
            yield f"named style {style.get('name')} has no format"
    formats = [numbering.get("numFmtId", "") for numbering in book.styles.findall(f"{M}numFmts/{M}numFmt")]
    yield from (f"number format {number} twice" for number in _double(formats))
    known = {int(number) for number in formats}
    for xf in book.styles.findall(f"{M}cellXfs/{M}xf"):
        if int(xf.get("numFmtId", "0")) >= 164 and int(xf.get("numFmtId", "0")) not in known:
            yield f"number format {xf.get('numFmtId')} is not there"


def _differential(book: Workbook) -> Iterator[str]:
    dxfs = len(book.styles.findall(f"{M}dxfs/{M}dxf"))
    users = [*book.sheets.items(), *((table.get("name", ""), table) for _, table in book.all_tables())]
    for name, root in users:
        for element in root.iter(f"{M}*"):
            for attribute in _DXF:
                if int(element.get(attribute, "-1")) >= dxfs:
                    yield f"{name}: {attribute} {element.get(attribute)} of {dxfs}"


def _rules(book: Workbook) -> Iterator[str]:
    for name, sheet in book.sheets.items():
        new = {rule.get("id", ""): rule for rule in sheet.iter(f"{X14}cfRule")}
        asked = {(each.text or "").strip() for rule in sheet.iter(f"{M}cfRule") for each in rule.iter(f"{X14}id")}
        yield from (f"{name}: rule {each} has no partner" for each in asked - set(new))
        for each, rule in new.items():
            if rule.get("type") == "dataBar" and each not in asked:
                yield f"{name}: bar {each} has no partner"


def _chain(book: Workbook) -> Iterator[str]:
    part = book.by_kind.get("calcChain", "")
    if part not in book.xml:
        return
    ids = {sheet.get("sheetId", ""): sheet.get("name", "") for sheet in book.sheet_elements}
    sheet_id = ""
    for cell in book.xml[part]:
        sheet_id = cell.get("i", sheet_id)
        name = ids.get(sheet_id, "")
        found = book.cells(name).get(position(cell.get("r", ""))) if name in book.sheets else None
        if found is None or found.find(f"{M}f") is None:
            yield f"calculation chain names {cell.get('r')} of sheet {sheet_id}"


_CHECKS: dict[str, Callable[[Workbook], Iterator[str]]] = {
    "package": _package,
    "workbook": _workbook,
    "names": _names,
    "tables": _tables,
    "filters": _filters,
    "sheets": _sheets,
    "cells": _cells,
    "styles": _styles,
    "differential": _differential,
    "rules": _rules,
    "chain": _chain,
}
