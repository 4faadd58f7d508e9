"""Which rows of a table in an open workbook go, or where some come, and how the workbook reads then."""

from collections.abc import Collection, Mapping

from klantenbestand.book.calculated_rows import hold_calculated
from klantenbestand.book.file_reading import FileReader
from klantenbestand.book.moved_rows import insertion, removal, with_moved
from klantenbestand.book.open_rows import RowsIn, RowsOut
from klantenbestand.book.package import Package
from klantenbestand.book.protocol import Area, CellType
from klantenbestand.book.row_bonds import ODD, bonds_of
from klantenbestand.book.taken_away import table_of
from klantenbestand.words.frozen import frozen


@frozen
class Removal:
    """What is to be done in Excel (None: nothing), the workbook as it reads then, and why some rows stay."""

    work: RowsOut | None
    package: Package
    stay: Mapping[int, str]


def planned_removal(package: Package, reader: FileReader, area: Area, rows: Collection[int]) -> Removal:
    """Rows of an area taken out as far as they can be."""
    last = _last_row(package, reader, area)
    if not rows:
        return Removal(None, package, {})
    bonds = bonds_of(package, area, last, rows)
    hold_calculated(package, reader, area, bonds)
    stay = {row: why for row in rows if (why := bonds.why(row) or ("" if row <= last else ODD))}
    going = tuple(sorted(set(rows) - set(stay)))
    if len(going) == last - area.header_row:  # a table keeps a row
        stay, going = {going[0]: ODD, **stay}, going[1:]
    if not going:
        return Removal(None, package, stay)
    after = with_moved(package, area, last, removal(going))
    return Removal(RowsOut(area, last, going, package), after, stay)


def planned_gaps(
    package: Package, reader: FileReader, area: Area, gaps: Mapping[int, int]
) -> tuple[RowsIn, Package] | None:
    """Empty rows before these rows of an area; None where something would be torn from its row."""
    last = _last_row(package, reader, area)
    if not gaps or min(gaps) <= area.header_row or max(gaps) > last:
        return None
    bonds = bonds_of(package, area, last, gaps)
    hold_calculated(package, reader, area, bonds)
    if bonds.moving(min(gaps)):
        return None
    return RowsIn(area, last, gaps, package), with_moved(package, area, last, insertion(gaps))


def _last_row(package: Package, reader: FileReader, area: Area) -> int:
    """Where an area ends, a row of totals included."""
    table = table_of(package, area)
    if table is not None:
        return table.last_row
    columns = range(area.first_column, area.last_column + 1)
    rows = reader.read(area, dict.fromkeys(columns, CellType.TEXT)).frame.index
    return max([area.header_row, *map(int, rows[-1:])])
