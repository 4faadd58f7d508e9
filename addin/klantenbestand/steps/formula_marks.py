"""What a formula counts on: the tabs, tables and columns that it names. Excel keeps a formula right that stands in a
cell; one that is put back after the owner inserted a column or named a tab anew would say something else."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from klantenbestand.book.ooxml import column_number
from klantenbestand.book.protocol import Book, CellContent, CellFormula, TableInfo
from klantenbestand.book.row_references import spans_of
from klantenbestand.reading.data import Data

Heads = Mapping[str, tuple[str, ...]]  # name of a tab -> the number of its row of headers, and the texts in that row

_STRING, _BRACKETS = re.compile(r'"[^"]*"'), re.compile(r"\[([^\[\]]*)\]")
_SHEET = r"(?:'(?P<quoted>(?:[^']|'')+)'|(?<![\w.\]])(?P<plain>[\w.]+))!"
_NAMED = re.compile(_SHEET)
_COLUMNS = re.compile(rf"(?:{_SHEET})?\$?(?<![\w.])[A-Z]{{1,3}}:\$?(?P<last>[A-Z]{{1,3}})(?![\w(.!])", re.ASCII)
_OTHER_FILE = re.compile(r"(?<![\w.\]])\[[0-9]+\][^\[\]!]*!")
_TABLE = re.compile(r"(?<![\w.])([^\W\d][\w.]*)\[")
_ESCAPED = re.compile(r"'(.)")
_MOST = 200  # rows of cells of which it is remembered what they hold
_TOP = 60  # rows at the top of a tab in which its headers stand


def heads_of(book: Book, data: Data, names: Iterable[str]) -> Heads:
    """What stands at the top of the columns of these tabs (in capitals), as far as they are there."""
    wanted = {name.upper() for name in names}
    rows = {sheet.name: sheet.area.header_row for sheet in data.sheets()}
    return {
        one.name: head for one in book.sheets() if one.name.upper() in wanted if (head := _head(book, one.name, rows))
    }


def _head(book: Book, name: str, rows: Mapping[str, int]) -> tuple[str, ...]:
    top = book.peek(name, max(_TOP, rows.get(name, 0)))
    wanted = [one for one in top if one.row == rows.get(name)] or [one for one in top if len(one.cells) > 1] or top
    if not wanted:
        return ()
    cells = wanted[0].cells
    return (str(wanted[0].row), *(cells.get(column, "") for column in range(1, max(cells) + 1)))


def cells_named(book: Book, formula: str, sheet: str, row: int) -> tuple[str, ...] | None:
    """What the cells hold that a formula in this row of a tab names one by one, but for those of its own row: nobody
    sees of a row that was put in among them. None where they are not there, or too many to look at."""
    own, names = sheet.upper(), {one.name.upper(): one.name for one in book.sheets()}
    outside = [one for one in spans_of(formula) if one.sheet not in ("", own) or {one.first, one.last} != {row}]
    if any((one.sheet or own) not in names or one.last - one.first > _MOST for one in outside):
        return None
    found: list[str] = []
    for one in outside:
        contents = book.cells(names[one.sheet or own], range(one.first, one.last + 1))
        cells = sorted(at for at in contents if one.first_column <= at[1] <= one.last_column)
        found.append(" ".join(f"{at[0] - one.first},{at[1] - one.first_column}={_text(contents[at])}" for at in cells))
    return tuple(found)


def _text(content: CellContent) -> str:
    return str(content.shown if isinstance(content, CellFormula) else content)


def key_of(formula: str, row: int) -> str:
    """Under which name the cells that a formula in this row names are kept among the heads."""
    return f"={formula.upper()}@{row}"


def sheets_of(formula: str) -> set[str]:
    """The tabs of this workbook that a formula names, in capitals.

    >>> sorted(sheets_of("SUM(Aankopen!$C:$C,'Mijn ''oude'' lijst'!A1,[1]Blad1!A1)"))
    ['AANKOPEN', "MIJN 'OUDE' LIJST"]
    """
    names = [found["quoted"] or found["plain"] for found in _NAMED.finditer(_STRING.sub("", formula))]
    return {name.replace("''", "'").upper() for name in names if not name.startswith("[")}


class Structure:
    """The workbook now, to tell whether a formula of before may be written into it."""

    def __init__(self, book: Book, data: Data, before: Heads) -> None:
        """`before`: the tabs as they were when the formula stood there."""
        self.before = {name.upper(): head for name, head in before.items()}
        self.book, self.data = book, data

    @cached_property
    def now(self) -> Heads:
        """The tabs as they are now."""
        return {name.upper(): head for name, head in heads_of(self.book, self.data, self.before).items()}

    @cached_property
    def tables(self) -> dict[str, set[str]]:
        """The columns of each table."""
        return {one.name.casefold(): _columns(self.book, one) for one in self.book.tables()}

    def holds(self, formula: str, sheet: str, row: int, moved: str, to: int) -> bool:
        """Whether all that a formula in this row of a tab names is still there, each column where it was, and in cells
        outside its row what stood there; in the row `to` it reads as `moved`."""
        cells = cells_named(self.book, moved, sheet, to)
        if cells is None or (cells and cells != self.before.get(key_of(formula, row))):
            return False
        if _OTHER_FILE.search(_STRING.sub("", formula)):
            return False
        reach = dict.fromkeys({sheet.upper(), *sheets_of(formula)}, 0) | _reach(formula, sheet)
        return all(self._same(name, last) for name, last in reach.items()) and self._has_tables(formula)

    def _same(self, name: str, last: int) -> bool:
        before, now = self.before.get(name), self.now.get(name)
        return before is not None and now is not None and before[: last + 1] == now[: last + 1]

    def _has_tables(self, formula: str) -> bool:
        """Whether there are tables and columns with these names: Excel takes no formula with another."""
        bare = _STRING.sub('""', formula)
        if "[" not in bare:
            return True
        columns = {_ESCAPED.sub(r"\1", name.strip().removeprefix("@").strip()) for name in _BRACKETS.findall(bare)}
        named = {name.casefold() for name in columns if name and not name.startswith("#")}
        known = {name for names in self.tables.values() for name in names}
        return {name.casefold() for name in _TABLE.findall(bare)} <= self.tables.keys() and named <= known


def _columns(book: Book, table: TableInfo) -> set[str]:
    top = book.peek(table.sheet, table.first_row)
    return {text.casefold() for one in top if one.row == table.first_row for text in one.cells.values()}


def _reach(formula: str, sheet: str) -> dict[str, int]:
    """The last column that a formula names of each tab (in capitals).

    >>> _reach("B3&Lijst!$C:$F&SUM(Lijst!A1:B2)&'Mijn lijst'!ZZ9&LOG10(2)", "Klanten") == {
    ...     "KLANTEN": 2, "LIJST": 6, "MIJN LIJST": 702}
    True
    """
    spans = [(one.sheet or sheet.upper(), one.last_column) for one in spans_of(formula)]
    bare = _BRACKETS.sub("", _BRACKETS.sub("", _STRING.sub('""', formula))).upper()
    for found in _COLUMNS.finditer(bare):
        name = (found["quoted"] or found["plain"] or sheet).replace("''", "'")
        spans.append((name.upper(), column_number(found["last"])))
    reach: dict[str, int] = {}
    for name, last in spans:
        reach[name] = max(reach.get(name, 0), last)
    return reach
