"""Whether what the owner wrote is the same in two workbooks, however their parts spell it."""

from collections.abc import Collection

from klantenbestand.book.cell_contents import contents_of, same_content
from klantenbestand.book.format_codes import formats_of
from klantenbestand.book.marks import marks_of
from klantenbestand.book.outline import Sheet
from klantenbestand.book.package import Package
from klantenbestand.book.sheet_rows import ordinary, rows_of


def is_same_for_owner(one: Package, other: Package, without: Collection[str] = ()) -> bool:
    """Whether his sheets, tables and cells are the same, with their number formats; `without` are sheets of `one` that
    go."""
    mine, his = [sheet for sheet in _own(one) if sheet.name not in without], _own(other)
    if [sheet.name for sheet in mine] != [sheet.name for sheet in his]:
        return False
    pairs, names = list(zip(mine, his, strict=True)), {sheet.name for sheet in mine}
    areas = [
        {(table.name, table.sheet, table.first_row, table.last_row, table.last_column) for table in each.tables}
        for each in (one, other)
    ]
    if len({frozenset(area for area in each if area[1] in names) for each in areas}) > 1:
        return False
    return all(_is_same_sheet(one, here, other, there) for here, there in pairs if here.kind == "worksheet")


def _own(package: Package) -> list[Sheet]:
    ours = marks_of(package.defined_names)
    return [sheet for sheet in package.sheets if sheet.position not in ours]


def _is_same_sheet(one: Package, here: Sheet, other: Package, there: Sheet) -> bool:
    if one.read(here.part) == other.read(there.part):
        return True
    found = []
    for package, sheet in ((one, here), (other, there)):
        rows = {place.number for place in rows_of(ordinary(package.read(sheet.part)))}
        contents = contents_of(package, sheet.name, rows)
        found.append((contents, formats_of(package, sheet.name, contents)))
    (mine, formats), (his, codes) = found
    return (
        mine.keys() == his.keys()
        and all(same_content(mine[place], his[place], one.date_1904) for place in mine)
        and formats == codes
    )
