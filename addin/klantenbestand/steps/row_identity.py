"""Which row of a data sheet is which, weeks later and however the owner sorted: by all that stands in it, else by the
columns that name it. In doubt it is none: to change the wrong row is worse than to leave one alone."""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

import pandas as pd

from klantenbestand.book.journal import RowLine, SheetLine
from klantenbestand.book.ooxml import column_number
from klantenbestand.book.protocol import Book, CellContent, CellFormula, CellPlace, CellType
from klantenbestand.reading.sheet_data import SheetData
from klantenbestand.words.frozen import frozen

# the columns that name a row of each sheet
_NAMING: Mapping[str, tuple[str, ...]] = {
    "customers": ("customer",),
    "purchases": ("order", "date", "customer"),
    "contacts": ("date", "customer"),
    "campaigns": ("campaign",),
    "consents": ("customer", "date"),
    "numbers": ("source", "number_at_source"),
}
_UNIQUE = ("customers",)  # where one row has a name
_OWN = "="  # before the header of a column of the owner
_SIZE = 3  # bytes of the print of one cell


@frozen
class RowTexts:
    """All rows of a sheet as texts: index = Excel row, columns as `columns_of`; an empty cell is ""."""

    sheet: str
    frame: pd.DataFrame

    @property
    def naming(self) -> tuple[str, ...]:
        """The columns that name a row."""
        return tuple(column for column in _NAMING[self.sheet] if column in self.frame)

    def identities(self, columns: Sequence[str]) -> dict[int, tuple[str, ...]]:
        """What names each row: the texts in these columns, without one that is gone."""
        known = [column for column in columns if column in self.frame]
        texts = zip(*(self.frame[column] for column in known), strict=True) if known else iter(())
        return {int(row): tuple(map(str, text)) for row, text in zip(self.frame.index, texts, strict=bool(known))}

    def prints(self, rows: Collection[int], columns: Sequence[str]) -> dict[int, tuple[str, ...]]:
        """A short text for each cell of these rows in these columns; "" in a column that is gone."""
        part = self.frame.reindex(columns=list(columns)).loc[list(rows)]
        return {int(row): tuple(map(_print, cells)) for row, cells in zip(part.index, part.to_numpy(), strict=True)}


def row_texts(book: Book, sheet: SheetData) -> RowTexts:
    """The rows of a sheet as they stand now, those that were merged away too."""
    columns = columns_of(sheet)
    raw = book.read(sheet.area, dict.fromkeys(columns.values(), CellType.TEXT)).frame
    frame = pd.DataFrame({name: raw[column] for name, column in columns.items()}, index=raw.index)
    return RowTexts(sheet.sheet.key, frame.astype(object).fillna(""))


def columns_of(sheet: SheetData) -> dict[str, int]:
    """The columns that stand on a sheet and their numbers: our key, or the header of the owner with "=" before it."""
    own = {_OWN + header: letter for header, letter in sheet.extra.items()}
    typed = {key: letter for key, letter in sheet.letters.items() if sheet.made_from.get(key, key) == key}
    return {name: column_number(letter) for name, letter in {**typed, **own}.items()}


def column_named(name: str) -> str:
    """The column of the owner with this header, as `columns_of` has it."""
    return _OWN + name


def is_own(column: str) -> bool:
    """Whether this is a column of the owner."""
    return column.startswith(_OWN)


def printed_columns(sheet: SheetData, contents: Mapping[CellPlace, CellContent]) -> tuple[str, ...]:
    """The columns without a formula in these cells: what a formula gives may differ tomorrow."""
    calculated = {column for (_, column), content in contents.items() if isinstance(content, CellFormula)}
    return tuple(name for name, column in columns_of(sheet).items() if column not in calculated)


def found_again(
    texts: RowTexts, lines: Sequence[RowLine], sheet: SheetLine, wanted_lines: Collection[int]
) -> dict[int, int]:
    """Where rows of a journal stand now: position in `lines` -> Excel row; left out where that is not certain.

    `lines` are all rows of the sheet in the journal, `wanted_lines` the positions of those to find: the others were
    taken back already.
    """
    wanted = {line.identity for line in lines}
    identities = texts.identities(sheet.naming)
    alike: dict[tuple[str, ...], list[int]] = {}
    for row, identity in identities.items():
        if identity in wanted:
            alike.setdefault(identity, []).append(row)
    prints = texts.prints([row for rows in alike.values() for row in rows], sheet.printed)
    found: dict[int, int] = {}
    for identity, positions in _grouped(lines).items():
        rows = alike.get(identity, [])
        same = _unchanged([(at, lines[at]) for at in positions], rows, prints, wanted_lines)
        found |= same
        left = [row for row in rows if row not in set(same.values())]
        for at in positions:
            if at in wanted_lines and at not in found and len(rows) == lines[at].alike:
                one = _edited(lines[at], left, prints, by_name=texts.sheet in _UNIQUE)
                if one is not None:
                    found[at] = one
                    left.remove(one)
    return found


def _grouped(lines: Sequence[RowLine]) -> dict[tuple[str, ...], list[int]]:
    groups: dict[tuple[str, ...], list[int]] = {}
    for at, line in enumerate(lines):
        groups.setdefault(line.identity, []).append(at)
    return groups


def _unchanged(
    lines: Iterable[tuple[int, RowLine]],
    rows: Sequence[int],
    prints: Mapping[int, tuple[str, ...]],
    wanted: Collection[int],
) -> dict[int, int]:
    """The rows of which every cell is what it was. Of rows that are wholly alike the order tells which is which, or it
    does not matter: where all were changed in the same way."""
    by_print: dict[tuple[str, ...], list[tuple[int, RowLine]]] = {}
    for at, line in lines:
        by_print.setdefault(line.print, []).append((at, line))
    found: dict[int, int] = {}
    for text, ones in by_print.items():
        here = [row for row in rows if prints[row] == text]
        if len(here) == ones[0][1].count:
            found |= {at: here[line.nth] for at, line in ones if at in wanted}
        elif len(ones) == ones[0][1].count and len({_old(line) for _, line in ones}) == 1:
            found |= dict(zip([at for at, _ in ones if at in wanted], here, strict=False))
    return found


def _old(line: RowLine) -> str:
    return repr([(cell.column, cell.old) for cell in line.cells])


def _edited(line: RowLine, rows: Sequence[int], prints: Mapping[int, tuple[str, ...]], *, by_name: bool) -> int | None:
    """The row in which the owner changed something since: the only one by that name, else the one that is near."""
    if by_name:
        return rows[0] if len(rows) == 1 and line.alike == 1 else None
    near = [row for row in rows if _is_near(prints[row], line.print)]
    return near[0] if len(near) == 1 else None


def _is_near(now: Sequence[str], then: Sequence[str]) -> bool:
    """Whether one cell is another, or cells that were empty were filled."""
    other = [old for new, old in zip(now, then, strict=True) if new != old]
    return len(other) == 1 or not any(other)


@lru_cache(100_000)
def _print(cell: object) -> str:
    if not isinstance(cell, str) or not cell:
        return ""
    return hashlib.blake2s(cell.encode("utf-8", "surrogatepass"), digest_size=_SIZE).hexdigest()
