"""Cells read one by one, with all that a cell can be: for a look at the top of a sheet, for our own tables, and for
the sheet that the fast reader cannot take. About ten times slower than that one, and the standard it is tested by.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from functools import cache, cached_property
from typing import NamedTuple

from lxml import etree

from klantenbestand.book import ooxml
from klantenbestand.book.number_formats import date_styles, from_serial
from klantenbestand.book.package import Package
from klantenbestand.book.plain_text import date_text, number_text
from klantenbestand.book.shared_strings import rich_text, shared_strings, unescaped
from klantenbestand.words.frozen import frozen


@frozen
class CellError:
    """An Excel error: '#N/A', '#DIV/0!'."""

    text: str


CellValue = str | float | bool | datetime | CellError


@frozen
class Row:
    """A row with its Excel number and its cells that are not empty, by column (A = 1)."""

    number: int
    cells: Mapping[int, CellValue]


class _RawCell(NamedTuple):  # a tuple is made in a fifth of the time of a frozen dataclass
    column: int
    kind: str
    style: int
    text: str


class CellReader:
    """The typed cells of the sheets of one workbook; without `dates` a date or a time of day is its number."""

    def __init__(self, package: Package, *, dates: bool = True) -> None:
        self._package, self._dates = package, dates

    def rows(
        self,
        part: str,
        *,
        first: int = 1,
        last: int | None = None,
        columns: Collection[int] | None = None,
        limit: int | None = None,
    ) -> list[Row]:
        """The rows of a sheet that have a value, from row `first` to `last`, the first `limit` of them, in `columns`.

        Raises WorkbookError where the sheet is damaged.
        """
        wanted = None if columns is None else frozenset(columns)
        raw: list[tuple[int, list[_RawCell]]] = []
        with self._package.damage():
            for number, element in self._row_elements(part, first, last):
                cells = list(_raw_cells(element, wanted))
                if cells:
                    raw.append((number, cells))
                if limit is not None and len(raw) >= limit:
                    break
            return list(self._resolved(raw))

    def text(self, value: CellValue) -> str:
        """How the value reads in a column of text, as `CellType.TEXT` says; of an error its name."""
        if isinstance(value, CellError):
            return value.text
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, datetime):
            return date_text(value, self._package.date_1904)
        return value if isinstance(value, str) else number_text(value)

    @cached_property
    def _date_styles(self) -> frozenset[int]:
        return date_styles(self._package) if self._dates else frozenset()

    def _row_elements(self, part: str, first: int, last: int | None) -> Iterator[tuple[int, etree._Element]]:
        number = 0
        with self._package.stream(part) as stream:
            events = etree.iterparse(
                stream, tag="{*}row", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
            )
            for _, element in events:
                number = int(element.get("r", str(number + 1)))
                if last is not None and number > last:
                    return
                if number >= first:
                    yield number, element
                element.clear()
                while (before := element.getprevious()) is not None:  # what was read must not fill the memory
                    before.getparent().remove(before)

    def _resolved(self, raw: list[tuple[int, list[_RawCell]]]) -> Iterator[Row]:
        numbers = {int(cell.text) for _, cells in raw for cell in cells if cell.kind == "s"}
        strings = shared_strings(self._package, numbers)
        for number, cells in raw:
            values = {cell.column: self._value(cell, strings) for cell in cells}
            filled = {column: value for column, value in values.items() if value != ""}
            if filled:
                yield Row(number, filled)

    def _value(self, cell: _RawCell, strings: Mapping[int, str]) -> CellValue:
        if cell.kind == "s":
            return strings.get(int(cell.text), "")
        if cell.kind == "b":
            return cell.text.strip() not in ("0", "false")
        if cell.kind == "e":
            return CellError(cell.text)
        if cell.kind == "d":
            return _iso_value(cell.text)
        return self._number(cell) if cell.kind in ("", "n") else cell.text

    def _number(self, cell: _RawCell) -> CellValue:
        try:
            number = float(cell.text)
        except ValueError:
            return cell.text
        moment = from_serial(number, self._package.date_1904) if cell.style in self._date_styles else None
        return number if moment is None else moment


def _raw_cells(row: etree._Element, wanted: frozenset[int] | None) -> Iterator[_RawCell]:
    column = 0
    for element in row.iterchildren("{*}c"):
        reference = element.get("r")
        column = _column(reference.rstrip("0123456789")) if reference else column + 1
        if wanted is None or column in wanted:
            kind = element.get("t", "")
            text = _raw_text(element, kind)
            if text:
                yield _RawCell(column, kind, int(element.get("s", "0")), text)


@cache
def _column(letters: str) -> int:
    return ooxml.cell_position(f"{letters}1")[1]


def _raw_text(cell: etree._Element, kind: str) -> str:
    for child in cell.iterchildren("{*}is" if kind == "inlineStr" else "{*}v"):
        if kind == "inlineStr":
            return rich_text(child)
        text = child.text or ""
        return unescaped(text) if kind == "str" else text
    return ""


def _iso_value(text: str) -> CellValue:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return text
