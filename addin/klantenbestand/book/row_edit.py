"""One row of a sheet's XML with other contents in some of its cells; whatever else stands in the row stays."""

import math
import re
from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import TypeGuard

from lxml import etree

from klantenbestand.book.ooxml import MAIN, cell_position, children, column_letters, is_true, parse_xml
from klantenbestand.book.protocol import CellContent, CellFormula

MOST_CHARACTERS = 32_767  # in a cell
_EXACT = 1e15  # whole numbers below this are the same as digits

_DAY_0 = datetime(1899, 12, 30)  # noqa: DTZ001 - a cell has no time zone
_DAYS_1904 = 1462
_FALSE_LEAP_DAY = 60  # Excel counts 29 February 1900, which was not
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ERROR = re.compile(r"#[A-Z]+[A-Z_]*(?:/[0A])?[!?]?")
_OF_VALUE = ("t", "cm", "vm")  # what says how the old value was meant


class Row:
    """A row of a sheet, to be changed cell by cell. `declarations` are the name spaces of the sheet's root."""

    def __init__(self, data: bytes, declarations: bytes, number: int) -> None:
        self._root = parse_xml(b"<sheet" + declarations + b">" + data + b"</sheet>")
        self._row = self._root[0]
        self._number = number

    def cells(self) -> dict[int, etree._Element]:
        """The cells by column."""
        return self._cells()

    def replace(self, column: int, cell: etree._Element) -> None:
        """Puts this cell in place of what is there; its reference must be that of its new place."""
        old = self._cells().get(column)
        if old is None:
            old = self._insert(column)
        self._row.replace(old, cell)

    def remove(self, columns: Collection[int]) -> None:
        """Takes these cells out."""
        for column, cell in self._cells().items():
            cell.set("r", f"{column_letters(column)}{self._number}")  # its place may follow from its neighbours
            if column in columns:
                self._row.remove(cell)

    def styles(self) -> dict[int, int]:
        """The styles of the cells that have one, by column."""
        return {column: int(cell.get("s", "0")) for column, cell in self._cells().items() if cell.get("s")}

    def dress(self, column: int, style: int) -> None:
        """Gives a cell this style."""
        cell = self._cells().get(column)
        (self._insert(column) if cell is None else cell).set("s", str(style))

    def formulas(self) -> dict[int, etree._Element]:
        """The formulas by column."""
        return {column: formula for column, cell in self._cells().items() for formula in children(cell, "f")}

    def set(self, column: int, content: CellContent, style: int | None = None, date_1904: bool = False) -> bool:
        """Puts a value in a cell, which keeps its style; a new one takes the row's, else `style`, as does one without.
        Whether a formula went."""
        cell = self._cells().get(column)
        if cell is None:
            if content is None:
                return False
            cell = self._insert(column)
            if is_true(self._row.get("customFormat")) and self._row.get("s"):
                cell.set("s", self._row.get("s", ""))
        if style is not None and cell.get("s") is None:
            cell.set("s", str(style))
        had_formula = bool(children(cell, "f"))
        for child in list(cell):
            cell.remove(child)
        cell.text = None
        for attribute in _OF_VALUE:
            if attribute in cell.attrib:
                del cell.attrib[attribute]
        _fill(cell, content, date_1904)
        return had_formula

    def data(self) -> bytes:
        """The row as it stands in a sheet."""
        whole = etree.tostring(self._root, encoding="UTF-8")
        return whole[whole.index(b">") + 1 : whole.rindex(b"</")]

    def _cells(self) -> dict[int, etree._Element]:
        column, found = 0, {}
        for cell in children(self._row, "c"):
            reference = cell.get("r")
            column = cell_position(reference)[1] if reference else column + 1
            found[column] = cell
        return found

    def _insert(self, column: int) -> etree._Element:
        cells = self._cells()
        made = etree.Element(f"{{{MAIN}}}c", r=f"{column_letters(column)}{self._number}")
        after = [cell for at, cell in cells.items() if at > column]
        for at, cell in cells.items():
            if cell.get("r") is None:  # its place followed from its neighbours
                cell.set("r", f"{column_letters(at)}{self._number}")
        if after:
            after[0].addprevious(made)
        elif cells:
            list(cells.values())[-1].addnext(made)
        else:
            self._row.insert(0, made)
        if "spans" in self._row.attrib:
            del self._row.attrib["spans"]  # says from which to which column there are cells; may be left out
        return made


def serial(moment: date, date_1904: bool) -> float | None:
    """The number that a date is in a cell; None for one that Excel does not know.

    >>> serial(date(2024, 2, 1), False), serial(datetime(2024, 2, 1, 12), False), serial(date(1899, 1, 1), False)
    (45323, 45323.5, None)
    """
    if not isinstance(moment, datetime):
        moment = datetime(moment.year, moment.month, moment.day)  # noqa: DTZ001 - a cell has no time zone
    days = (moment.replace(tzinfo=None) - _DAY_0) / timedelta(days=1)
    if date_1904:
        days -= _DAYS_1904
    elif days <= _FALSE_LEAP_DAY:
        days -= 1
    if days < (0 if date_1904 else 1):
        return None
    return int(days) if days == int(days) else days


def is_error(content: object) -> TypeGuard[str]:
    """Whether this is the name of an error of Excel.

    >>> is_error("#N/A"), is_error("#DEEL/0!"), is_error("#1 van de straat")
    (True, True, False)
    """
    return isinstance(content, str) and _ERROR.fullmatch(content) is not None


def _fill(cell: etree._Element, content: CellContent, date_1904: bool) -> None:
    if isinstance(content, CellFormula):
        _fill_formula(cell, content)
        return
    if isinstance(content, date):
        number = serial(content, date_1904)
        content = f"{content:%d-%m-%Y}" if number is None else number
    if content is None or content == "":
        return
    if isinstance(content, str):
        _fill_text(cell, content)
        return
    if not math.isfinite(content):
        raise ValueError(f"not a number that a cell can hold: {content}")
    if isinstance(content, bool):
        cell.set("t", "b")
    etree.SubElement(cell, f"{{{MAIN}}}v").text = _digits(content)


def _fill_formula(cell: etree._Element, formula: CellFormula) -> None:
    """The formula and what it gave; of an error that was typed the error alone."""
    if formula.text != formula.shown:
        etree.SubElement(cell, f"{{{MAIN}}}f").text = formula.text
    shown = formula.shown
    if shown is None:
        return
    if isinstance(shown, str):
        cell.set("t", "e" if is_error(shown) else "str")
    elif isinstance(shown, bool):
        cell.set("t", "b")
    etree.SubElement(cell, f"{{{MAIN}}}v").text = shown if isinstance(shown, str) else _digits(shown)


def _digits(number: float) -> str:
    """As Excel writes it: a whole number without ".0", which other programs take for another text.

    >>> _digits(103.0), _digits(12.5), _digits(True), _digits(1e300)
    ('103', '12.5', '1', '1e+300')
    """
    is_whole = isinstance(number, int) or (number.is_integer() and abs(number) < _EXACT)
    return str(int(number)) if is_whole else repr(number)


def _fill_text(cell: etree._Element, text: str) -> None:
    text = _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(text.encode("utf-16-le")) // 2 > MOST_CHARACTERS:
        raise ValueError(f"longer than {MOST_CHARACTERS} characters")
    cell.set("t", "inlineStr")
    element = etree.SubElement(etree.SubElement(cell, f"{{{MAIN}}}is"), f"{{{MAIN}}}t")
    element.text = _LOOKS_ESCAPED.sub("_x005F_", text)
    if text != text.strip() or "\n" in text:
        element.set(_SPACE, "preserve")
