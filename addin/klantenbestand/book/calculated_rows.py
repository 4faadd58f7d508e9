"""Lists in which Excel calculates something from the place of a row: when a row goes, all below it become another.

Customer numbers that a formula gives must stay what they are: purchases and contacts are found by them.
"""

import re
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from html import unescape

from klantenbestand.book.file_reading import FileReader
from klantenbestand.book.marks import marks_of
from klantenbestand.book.ooxml import column_number
from klantenbestand.book.outline import Sheet
from klantenbestand.book.own_objects import parts_of_owner
from klantenbestand.book.package import Package
from klantenbestand.book.protocol import Area
from klantenbestand.book.row_references import EVERY_ROW, Bonds, spans_of
from klantenbestand.book.sheet_rows import ordinary
from klantenbestand.words.columns import DataSheet
from klantenbestand.words.sheets import CUSTOMERS, DATA_SHEETS

KEY, PLACE = "key", "place"

_FORMULA = re.compile(rb'<c r="([A-Z]+)([0-9]+)"[^>]*><f[^>]*?(?:/>|>([^<]*)</f>)')
_BY_PLACE = re.compile(r"(?<![\w.])(?:ROW|OFFSET|INDIRECT|CELL)\(", re.IGNORECASE)
_STRING, _BRACKETS = re.compile(r'"[^"]*"'), re.compile(r"\[[^\[\]]*\]")
_ENDS = re.compile(r"([\w.$\x01)]*):([\w.$\x01]*\(?)")
_CELL = re.compile(r"\$?[A-Z]{0,3}\$?[0-9]{0,7}", re.IGNORECASE)
_NOT_WORD = re.compile(r"[\W_]+")


def hold_calculated(package: Package, reader: FileReader, area: Area, bonds: Bonds) -> None:
    """Holds all rows of an area where a customer number, or what stands in its rows, is calculated from places."""
    if any(_has_key_formula(package, reader, sheet, area) for sheet in _sheets_of_owner(package)):
        bonds.hold_until(EVERY_ROW, KEY)
    own = next(one for one in package.sheets if one.name == area.sheet and one.kind == "worksheet")
    names = _names_by_place(package)
    columns = range(area.first_column, area.last_column + 1)
    for column, _, formula in _formulas(package, own, area.header_row, _last_row(package, own, area.header_row)):
        if column in columns and (by_place(formula) or (names is not None and names.search(formula))):
            bonds.hold_until(EVERY_ROW, PLACE)
            return


@lru_cache(10_000)
def by_place(formula: str) -> bool:
    """Whether a formula gives something else once rows above it are gone, although it names none of them.

    >>> by_place('"K"&ROW()-1'), by_place("ROWS(L[[#Headers],[Nr]]:L[[#This Row],[Nr]])"), by_place("OFFSET(A2,-1,0)")
    (True, True, True)
    >>> by_place('SUM(L[[#This Row],[A]:[C]])&"ROW("'), by_place("VLOOKUP(A2,Blad!$A:$C,3)"), by_place("ROWS(A2:B9)")
    (False, False, False)
    """
    bare = _STRING.sub('""', formula)
    if _BY_PLACE.search(bare):
        return True
    while "[" in bare and (less := _BRACKETS.sub("\x01", bare)) != bare:
        bare = less
    return any(not (_CELL.fullmatch(one) and _CELL.fullmatch(other)) for one, other in _ENDS.findall(bare))


def is_key_header(text: object) -> bool:
    """Whether a column of *Klanten* with this header holds customer numbers.

    >>> is_key_header("klant-nummer"), is_key_header("Klantnaam"), is_key_header(None)
    (True, False, False)
    """
    return isinstance(text, str) and _folded(text) in _spellings(CUSTOMERS, "customer")


def _folded(text: str) -> str:
    return _NOT_WORD.sub("", text.casefold())


@cache
def _spellings(sheet: DataSheet, key: str) -> frozenset[str]:
    return frozenset(_folded(one) for one in (sheet[key].header, *sheet[key].aliases))


def _sheets_of_owner(package: Package) -> Iterator[Sheet]:
    own = set(parts_of_owner(package, marks_of(package.defined_names)))
    yield from (one for one in package.sheets if one.kind == "worksheet" and one.part in own)


def _has_key_formula(package: Package, reader: FileReader, sheet: Sheet, area: Area) -> bool:
    """Whether a sheet that is read by us has a formula among its customer numbers."""
    if b"<f" not in ordinary(package.read(sheet.part)):
        return False
    for line in reader.peek(sheet.name):
        headers = {_folded(text): column for column, text in line.cells.items()}
        kinds = [CUSTOMERS] if sheet.name == area.sheet else _kinds(sheet.name, headers)
        keys = {headers[each] for kind in kinds for each in _spellings(kind, "customer") if each in headers}
        last = _last_row(package, sheet, line.row) if keys else 0
        if keys and any(column in keys for column, _, _ in _formulas(package, sheet, line.row, last)):
            return True
    return False


def _kinds(name: str, headers: Collection[str]) -> list[DataSheet]:
    """Which of our sheets one may be, by its name or by the columns that it has."""
    found = []
    for sheet in DATA_SHEETS:
        if "customer" in sheet.by_key:
            needed = [column.key for column in sheet if column.needed or column.key == "customer"]
            names = {_folded(one) for one in (sheet.name, *sheet.aliases)}
            if _folded(name) in names or all(_spellings(sheet, key) & set(headers) for key in needed):
                found.append(sheet)
    return found


def _last_row(package: Package, sheet: Sheet, header_row: int) -> int:
    """Where the table below these headers ends, without its totals."""
    tables = [one for one in package.tables if one.sheet == sheet.name and one.first_row == header_row]
    return max((one.last_row - one.totals_rows for one in tables), default=EVERY_ROW)


def _formulas(package: Package, sheet: Sheet, above: int, last: int) -> Iterator[tuple[int, int, str]]:
    """Column, row and text of the formulas below a row; "" for one that was filled down from another."""
    for found in _FORMULA.finditer(ordinary(package.read(sheet.part))):
        if above < int(found[2]) <= last:
            text = unescape((found[3] or b"").decode("utf-8", "replace"))
            yield column_number(found[1].decode()), int(found[2]), text


def _names_by_place(package: Package) -> "re.Pattern[str] | None":
    """Names of the owner that stand for something else in each row."""
    found = [
        re.escape(one.name)
        for one in package.defined_names
        if by_place(one.formula) or any(not span.fixed for span in spans_of(one.formula))
    ]
    return re.compile(rf"(?<![\w.])(?:{'|'.join(found)})(?![\w.(])", re.IGNORECASE) if found else None
