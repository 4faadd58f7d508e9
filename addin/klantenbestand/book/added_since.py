"""What an owner put on a sheet that a step made: with any of it there the sheet does not go with the step.

It is compared with what the step itself wrote: headers, one table, and a validation and a rule for each column; of
*Instellingen* the settings as they are without an owner.
"""

from collections.abc import Iterator
from functools import partial

from lxml import etree

from klantenbestand.book.cell_contents import contents_of, same_content
from klantenbestand.book.ooxml import area_position, cell_position, children, column_letters, local
from klantenbestand.book.outline import Sheet
from klantenbestand.book.package import Package
from klantenbestand.book.protocol import StaysWhy
from klantenbestand.words.columns import Column
from klantenbestand.words.sheets import DATA_SHEETS

_HEADER_ROW = 1
_RULE = "expression"  # the kind of rule that a new sheet has, for values that are needed
# elements of a sheet that neither a step nor Excel of its own accord writes
_DRAWN = frozenset({"legacyDrawingHF", "picture", "oleObjects", "controls", "webPublishItems", "sparklineGroup"})
_DRAWN_RELS = frozenset({"pivotTable", "slicer", "timeline", "ctrlProp", "control", "oleObject", "image"})


def added_since(package: Package, sheet: Sheet) -> StaysWhy | None:
    """The first thing on a sheet that the step which made it did not write; None where there is none."""
    root = package.xml(sheet.part)
    looks = [
        partial(_note, package, sheet),
        partial(_second_table, package, sheet),
        partial(_drawing, package, sheet, root),
        partial(_name, package, sheet),
    ]
    if _is_settings(package, sheet):
        looks.insert(0, partial(_setting, package, sheet, root))
    else:
        columns = _made_columns(package, sheet)
        looks.insert(0, partial(_cell, package, sheet, root, columns))
        looks += [partial(_rule, root, columns), partial(_look, package, root, columns)]
    return next((found for look in looks if (found := look()) is not None), None)


def _is_settings(package: Package, sheet: Sheet) -> bool:
    from klantenbestand.book.new_sheets import SETTING_HEADERS

    return {*SETTING_HEADERS} <= {*contents_of(package, sheet.name, [_HEADER_ROW]).values()}


def _setting(package: Package, sheet: Sheet, root: etree._Element) -> StaysWhy | None:
    """A cell of *Instellingen* that is not as a new one has it."""
    from klantenbestand.book.new_sheets import SETTING_HEADERS, settings_rows

    made = {
        (row, column): value
        for row, values in enumerate([SETTING_HEADERS, *settings_rows()], _HEADER_ROW)
        for column, value in enumerate(values, 1)
    }
    now = contents_of(package, sheet.name, {row for row, *_ in _cells(root)})
    for row, column in sorted(made.keys() | now.keys()):
        if not same_content(now.get((row, column)), made.get((row, column)), package.date_1904):
            return StaysWhy("cell", f"{column_letters(column)}{row}")
    return None


def _made_columns(package: Package, sheet: Sheet) -> tuple[Column, ...]:
    """The columns that the step made, by what stands in the first row: the owner may have named the tab anew."""
    from klantenbestand.book.new_sheets import columns_of_new  # brings openpyxl: a tenth of what starting takes

    there = set(contents_of(package, sheet.name, [_HEADER_ROW]).values())
    made = [columns_of_new(one) for one in DATA_SHEETS]
    return max(made, key=lambda columns: sum(column.header in there for column in columns))


def _cell(package: Package, sheet: Sheet, root: etree._Element, columns: tuple[Column, ...]) -> StaysWhy | None:
    """A cell that is not a header where the step put it."""
    headers = contents_of(package, sheet.name, [_HEADER_ROW])
    for column in sorted(column for _, column in headers):
        made = columns[column - 1].header if column <= len(columns) else None
        if headers[_HEADER_ROW, column] != made:
            return StaysWhy("cell", f"{column_letters(column)}{_HEADER_ROW}")
    for row, at, cell in _cells(root):
        if row != _HEADER_ROW and any(
            local(each) == "is" or local(each) == "f" or (local(each) == "v" and each.text) for each in cell
        ):
            return StaysWhy("cell", f"{column_letters(at)}{row}")
    return None


def _note(package: Package, sheet: Sheet) -> StaysWhy | None:
    for rel in package.rels_of(sheet.part).values():
        if rel.kind in ("comments", "threadedComment") and rel.target:
            for each in package.xml(rel.target).iter():
                if local(each) in ("comment", "threadedComment"):
                    return StaysWhy("note", each.get("ref", ""))
    return None


def _second_table(package: Package, sheet: Sheet) -> StaysWhy | None:
    tables = [table for table in package.tables if table.sheet == sheet.name]
    return StaysWhy("table", tables[-1].name) if len(tables) > 1 else None


def _drawing(package: Package, sheet: Sheet, root: etree._Element) -> StaysWhy | None:
    rels = package.rels_of(sheet.part).values()
    anchors = [len(package.xml(rel.target)) for rel in rels if rel.kind == "drawing" and rel.target]
    drawn = any(anchors) or any(rel.kind in _DRAWN_RELS for rel in rels)
    if drawn or any(local(each) in _DRAWN for each in root.iter()):
        return StaysWhy("drawing")
    return StaysWhy("link") if children(root, "hyperlinks", "hyperlink") else None


def _rule(root: etree._Element, columns: tuple[Column, ...]) -> StaysWhy | None:
    """A validation or a rule for formats of another kind than a new sheet has in that column, or beside it."""
    from klantenbestand.book.new_validations import column_validation

    validations = {
        at: {column_validation(column, "A", unique).type or "none" for unique in (False, column.key == "customer")}
        for at, column in enumerate(columns, 1)
    }
    rules = {at: {_RULE} for at, column in enumerate(columns, 1) if column.needed}
    for each in root.iter():
        if local(each) == "dataValidation":
            known, kinds = validations, {each.get("type", "none")}
        elif local(each) == "conditionalFormatting":
            known, kinds = rules, {rule.get("type", "") for rule in children(each, "cfRule")}
        else:
            continue
        for at in _columns_of(each):
            if not known.get(at, set()).issuperset(kinds):
                return StaysWhy("rule", column_letters(at))
    return None


def _columns_of(rule: etree._Element) -> Iterator[int]:
    """The columns of a validation or rule; the newer kinds have their area in an element."""
    areas = rule.get("sqref") or " ".join(each.text or "" for each in children(rule, "sqref"))
    for area in areas.split():
        _, first, _, last = area_position(area)
        yield from range(first, last + 1)


def _name(package: Package, sheet: Sheet) -> StaysWhy | None:
    """A name of the sheet, but for those that Excel gives itself."""
    for name in package.defined_names:
        if name.position == sheet.position and not name.hidden and not name.name.startswith("_xlnm."):
            return StaysWhy("name", name.name)
    return None


def _look(package: Package, root: etree._Element, columns: tuple[Column, ...]) -> StaysWhy | None:
    """Colours and merged cells."""
    merged = next((each.get("ref", "") for each in children(root, "mergeCells", "mergeCell")), None)
    if merged is not None:
        return StaysWhy("look", merged.partition(":")[0])
    coloured = _coloured_formats(package)
    for row, at, cell in _cells(root):
        is_header = row == _HEADER_ROW and at <= len(columns)
        if not is_header and cell.get("s", "0") in coloured:
            return StaysWhy("look", f"{column_letters(at)}{row}")
    for each in children(root, "sheetData", "row"):
        if each.get("customFormat") in ("1", "true") and each.get("s", "0") in coloured and each.get("r") != "1":
            return StaysWhy("look", f"A{each.get('r', '')}")
    for each in children(root, "cols", "col"):
        if each.get("style", "0") in coloured:
            return StaysWhy("look", f"{column_letters(int(each.get('min', '1')))}{_HEADER_ROW}")
    return None


def _coloured_formats(package: Package) -> set[str]:
    """The numbers of the cell formats with a ground."""
    part = next((rel.target for rel in package.rels_of(package.workbook_part).values() if rel.kind == "styles"), "")
    if not part:
        return set()
    root = package.xml(part)
    fills = children(root, "fills", "fill")
    plain = {
        str(at) for at, fill in enumerate(fills) if at < 2 or all(_is_plain(each) for each in fill)
    }  # the first two are Excel's own
    formats = enumerate(children(root, "cellXfs", "xf"))
    return {str(at) for at, each in formats if each.get("fillId", "0") not in plain}


def _is_plain(fill: etree._Element) -> bool:
    return local(fill) == "patternFill" and fill.get("patternType", "none") == "none"


def _cells(root: etree._Element) -> Iterator[tuple[int, int, etree._Element]]:
    """Row, column and element of the cells that a sheet has in its file, empty ones too."""
    row = 0
    for line in children(root, "sheetData", "row"):
        row, column = int(line.get("r", row + 1)), 0
        for cell in children(line, "c"):
            column = cell_position(cell.get("r", ""))[1] if cell.get("r") else column + 1
            yield row, column, cell
