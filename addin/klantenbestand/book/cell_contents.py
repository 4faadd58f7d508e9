"""What the cells of some rows hold exactly, to be compared and to be put back later: nothing is read into them."""

from collections.abc import Collection, Mapping

from lxml import etree

from klantenbestand.book.ooxml import children
from klantenbestand.book.package import Package
from klantenbestand.book.protocol import CellContent, CellFormula, CellPlace
from klantenbestand.book.row_edit import Row, serial
from klantenbestand.book.shared_formulas import full_formula
from klantenbestand.book.shared_strings import rich_text, shared_strings, unescaped
from klantenbestand.book.sheet_rows import ordinary, with_rows
from klantenbestand.words.errors import WorkbookError

_SHARED = "s"


def contents_of(package: Package, sheet: str, rows: Collection[int]) -> dict[CellPlace, CellContent]:
    """All filled cells of these rows. Raises WorkbookError where the sheet is missing or damaged."""
    found = next((one for one in package.sheets if one.name == sheet and one.kind == "worksheet"), None)
    if found is None:
        raise WorkbookError("sheet-missing", sheet=sheet)
    cells: dict[CellPlace, etree._Element] = {}

    def look(row: Row, number: int) -> None:
        cells.update({(number, column): cell for column, cell in row.cells().items()})

    with package.damage():
        data = ordinary(package.read(found.part))
        with_rows(data, set(rows), look)
        numbers = {int(_value(cell)) for cell in cells.values() if cell.get("t") == _SHARED and _value(cell)}
        strings = shared_strings(package, numbers)
        read = {place: _content(data, cell, place, strings) for place, cell in cells.items()}
    return {place: content for place, content in read.items() if content is not None and content != ""}


def same_content(one: CellContent, other: CellContent, date_1904: bool) -> bool:
    """Whether two contents are the same in a cell; of a formula what it gives may differ.

    >>> from datetime import date
    >>> same_content(date(2024, 2, 1), 45323.0, False), same_content("", None, False), same_content("7", 7.0, False)
    (True, True, False)
    """
    one, other = _plain(one, date_1904), _plain(other, date_1904)
    if isinstance(one, CellFormula) or isinstance(other, CellFormula):
        return isinstance(one, CellFormula) and isinstance(other, CellFormula) and one.text == other.text
    if isinstance(one, bool) or isinstance(other, bool) or isinstance(one, str) or isinstance(other, str):
        return type(one) is type(other) and one == other
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 1e-12 * max(1.0, abs(one))


def _plain(content: CellContent, date_1904: bool) -> str | float | bool | CellFormula | None:
    """As a cell holds it."""
    if isinstance(content, str):
        return content.replace("\r\n", "\n").replace("\r", "\n") or None
    if content is None or isinstance(content, (bool, int, float, CellFormula)):
        return content
    number = serial(content, date_1904)
    return f"{content:%d-%m-%Y}" if number is None else number


def _content(
    sheet: bytes, cell: etree._Element, place: CellPlace, strings: Mapping[int, str]
) -> str | float | bool | CellFormula | None:
    value = _shown(cell, strings)
    formulas = children(cell, "f")
    if formulas:
        return CellFormula(full_formula(sheet, formulas[0], place), value)
    return CellFormula(str(value), value) if cell.get("t") == "e" else value


def _shown(cell: etree._Element, strings: Mapping[int, str]) -> str | float | bool | None:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return "".join(rich_text(text) for text in children(cell, "is"))
    text = _value(cell)
    if not text:
        return None
    if kind == _SHARED:
        return strings.get(int(text), "")
    if kind == "b":
        return text.strip() not in ("0", "false")
    if kind == "n":
        return float(text)
    return unescaped(text) if kind == "str" else text


def _value(cell: etree._Element) -> str:
    return next((value.text or "" for value in children(cell, "v")), "")
