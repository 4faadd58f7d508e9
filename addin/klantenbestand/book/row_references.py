"""Rows that formulas name one by one: what points at a row that is taken out becomes #VERW! for ever.

A range gives way where a row is taken out of its middle, and takes it in again where it is put back there; it does not
at its first and last row. So a row at an end of any range that is written out stays where it is. Names of columns
(`Klanten[Plaats]`, `B:B`) do not name rows.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape, unescape

from klantenbestand.book.marks import marks_of
from klantenbestand.book.ooxml import column_number
from klantenbestand.book.own_objects import parts_of_owner
from klantenbestand.book.package import Package
from klantenbestand.book.protocol import Area
from klantenbestand.words.frozen import frozen

NAMED, POSITION = "named", "position"
EVERY_ROW = 1 << 21

_REACH = 26  # behind the name of a sheet: "'!$XFD$1048576:$XFD$1048576"

_CELLS = (
    r"\$?(?P<c1>[A-Z]{1,3})(?P<f1>\$?)(?P<r1>[0-9]{1,7})"
    r"(?::\$?(?P<c2>[A-Z]{1,3})(?P<f2>\$?)(?P<r2>[0-9]{1,7}))?(?![\w(.!])"
)
_ROWS = r"(?P<f3>\$?)(?P<r3>[0-9]{1,7}):\$?(?P<r4>[0-9]{1,7})(?![\w(.!])"
_COLUMNS = r"(?P<columns>\$?[A-Z]{1,3}:\$?[A-Z]{1,3})(?![\w(.!])"
_PLACE = rf"(?:{_CELLS}|{_ROWS})"
_IN_FORMULA = re.compile(rf"(?<![\w.$:!\]])(?P<sheet>(?:'(?:[^']|'')+'|[\w.:\[\]]+)!)?{_PLACE}", re.ASCII)
_STRING, _BRACKETS = re.compile(r'"[^"]*"'), re.compile(r"\[[^\[\]]*\]")
_CELL_FORMULA = re.compile(rb'<c r="([A-Z]+)([0-9]+)"[^>]*><f([^>]*?)(?:/>|>([^<]*)</f>)')
_SHARED = re.compile(rb'ref="([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)"')
_PIVOT = re.compile(rb"<(?:\w+:)?worksheetSource\s[^>]*>")
_FILTER = "_xlnm._filterdatabase"  # Excel's own, follows its filter


@frozen
class Span:
    """Cells that a formula names: rows, columns, whether its rows are fixed ($), and its sheet ("" for the same)."""

    first: int
    last: int
    first_column: int
    last_column: int
    fixed: bool
    sheet: str = ""


@dataclass
class Bonds:
    """Why rows must stay: `rows` by themselves; `until`: all rows down to this one."""

    rows: dict[int, str] = field(default_factory=dict)
    until: dict[str, int] = field(default_factory=dict)

    def hold(self, row: int, why: str) -> None:
        """This row must stay."""
        self.rows.setdefault(row, why)

    def hold_until(self, row: int, why: str) -> None:
        """This row and all above it must stay where they are: rows below may still go."""
        self.until[why] = max(self.until.get(why, 0), row)

    def why(self, row: int) -> str:
        """Why this row must stay, "" where it need not."""
        return self.rows.get(row) or self.moving(row)

    def moving(self, row: int) -> str:
        """Why nothing can come or go at this row, "" where it can."""
        return next((why for why, last in self.until.items() if row <= last), "")


@lru_cache(10_000)
def spans_of(formula: str) -> tuple[Span, ...]:
    """The cells that a formula names by row.

    >>> spans_of('SUM(B2:B$9)+Lijst!$A$1')[0], len(spans_of('tbl[[#This Row],[A1]]&"C3"&LOG10(2)'))
    (Span(first=2, last=9, first_column=2, last_column=2, fixed=False, sheet=''), 0)
    """
    bare = _STRING.sub('""', formula)
    while "[" in bare and (less := _BRACKETS.sub("", bare)) != bare:
        bare = less
    return tuple(_span(found, found["sheet"] or "") for found in _IN_FORMULA.finditer(bare.upper()))


def _span(found: "re.Match[str]", sheet: str = "") -> Span:
    sheet = sheet.rstrip("!").strip("'").replace("''", "'")
    if found["r1"] is None:
        rows = sorted((int(found["r3"]), int(found["r4"])))
        return Span(rows[0], rows[1], 1, 16_384, bool(found["f3"]), sheet)
    rows = sorted((int(found["r1"]), int(found["r2"] or found["r1"])))
    columns = sorted((column_number(found["c1"]), column_number(found["c2"] or found["c1"])))
    fixed = bool(found["f1"]) and (found["r2"] is None or bool(found["f2"]))
    return Span(rows[0], rows[1], columns[0], columns[1], fixed, sheet)


def can_return(formula: str, row: int, area: Area) -> bool:
    """Whether a formula that is written back into a row reads as it did: of cells it names those of its own row, and
    fixed ones that do not move along with the rows of the table."""
    if "_xl" in formula.casefold() or "#REF!" in formula:
        return False

    def stays(span: Span) -> bool:
        if span.sheet and span.sheet != area.sheet.upper():
            return span.fixed
        return (span.first == span.last == row) or (span.fixed and span.last <= area.header_row)

    return all(stays(span) for span in spans_of(formula))


class References:
    """Adds to `bonds` what the formulas, names, charts, links and pivot tables of the owner say of rows of an area
    that ends at row `last`."""

    def __init__(self, package: Package, area: Area, last: int, bonds: Bonds) -> None:
        self.package, self.area, self.last, self.bonds = package, area, last, bonds
        name = area.sheet
        both = rf"(?<![\w.\]]){re.escape(name)}!|'{re.escape(name.replace(chr(39), chr(39) * 2))}'!"
        self.named = re.compile(rf"(?P<text>[\"#])?(?:{both})(?:{_PLACE}|{_COLUMNS})?", re.IGNORECASE | re.ASCII)
        self.name = re.compile("|".join({re.escape(name), re.escape(name.replace("'", "''"))}), re.IGNORECASE)
        tables = rf"|(?<![\w.]){re.escape(area.table)}\[" if area.table else ""
        self.at_place = re.compile(
            rf"(?<![\w.])(?P<function>INDEX|OFFSET)\((?P<cells>(?:{both}{tables})[^,()]*),\s*(?:[1-9]|ROWS?\()",
            re.IGNORECASE,
        )
        self.wide = re.compile(rf"(?<![\w.\]])'?{re.escape(name)}:[^!<>\"]*!", re.IGNORECASE)

    def look(self) -> None:
        """All of it."""
        ours = marks_of(self.package.defined_names)
        for name in self.package.defined_names:
            if name.position not in ours and name.name.casefold() != _FILTER:
                self._text(name.formula)
                self._by_position(name.formula)
        own = next(one.part for one in self.package.sheets if one.name == self.area.sheet)
        for part in {own, *parts_of_owner(self.package, ours)}:
            data = self.package.read(part)
            if self._is_named_in(data):
                self._xml(data)
            if b"INDEX(" in data or b"OFFSET(" in data:
                self._by_position(_plain_text(data))
            if part == own:
                self._own_formulas(data)
        for rel in self.package.rels_of(self.package.workbook_part).values():
            if rel.kind == "pivotCacheDefinition" and rel.target:
                self._pivot(self.package.read(rel.target))

    def _is_named_in(self, data: bytes) -> bool:
        """A quick look: sheets of purchases are large."""
        name = escape(self.area.sheet, quote=False).casefold()
        lower = data.lower() if name.isascii() else data.decode("utf-8", "replace").casefold().encode()
        return any(each.encode() in lower for each in {name, name.replace("'", "''")})

    def _xml(self, data: bytes) -> None:
        """All that names the sheet in an XML part."""
        self._text(_plain_text(data))
        for found in _CELL_FORMULA.finditer(data) if b't="shared"' in data else ():
            height = _height(found[3])
            if height > 1:
                self._filled_down(unescape(found[4].decode("utf-8", "replace")), height, own_row=0)

    def _text(self, text: str) -> None:
        """The places where the sheet is named; of the same words once (a million lines may look up a customer)."""
        seen: set[str] = set()
        for found in self.name.finditer(text):
            around = text[max(found.start() - 2, 0) : found.end() + _REACH]
            if around not in seen:
                seen.add(around)
                self._words(around)

    def _by_position(self, text: str) -> None:
        """A formula that asks for the fifth row gets another customer once one above it is gone."""
        for found in self.at_place.finditer(text):
            spans = spans_of(found["cells"])
            if found["function"].upper() == "OFFSET" or not spans or spans[0].last > spans[0].first:
                self.bonds.hold_until(EVERY_ROW, POSITION)

    def _words(self, text: str) -> None:
        if self.wide.search(text):
            self.bonds.hold_until(EVERY_ROW, NAMED)
        for found in self.named.finditer(text):
            if found["columns"]:
                continue
            if found["r1"] is None and found["r3"] is None:
                if found["text"]:  # the rest of the name is made by the formula
                    self.bonds.hold_until(EVERY_ROW, NAMED)
                continue
            span = _span(found)
            if found["text"]:  # a text does not follow what it names
                self._until(span.last)
            else:
                self._hold(span)

    def _own_formulas(self, data: bytes) -> None:
        """Formulas on the sheet itself, which need not name it."""
        for found in _CELL_FORMULA.finditer(data):
            if found[4]:
                formula, row = unescape(found[4].decode("utf-8", "replace")), int(found[2])
                self._filled_down(formula, _height(found[3]), own_row=row, same_sheet=True)

    def _filled_down(self, formula: str, height: int, *, own_row: int, same_sheet: bool = False) -> None:
        own = self.area.sheet.upper()
        for span in spans_of(formula):
            if span.sheet != own and not (same_sheet and not span.sheet):
                continue
            inside = self.area.first_column <= span.first_column and span.last_column <= self.area.last_column
            if span.first == span.last == own_row and not span.fixed and inside:
                continue
            for down in range(1 if span.fixed else height):
                self._hold(Span(span.first + down, span.last + down, span.first_column, span.last_column, span.fixed))

    def _hold(self, span: Span) -> None:
        """The rows at the ends of a range stay; a range that is wider than the table does not move with its rows."""
        area = self.area
        if span.last_column < area.first_column or span.first_column > area.last_column:
            return
        if area.first_column <= span.first_column and span.last_column <= area.last_column:
            self.bonds.hold(span.first, NAMED)
            self.bonds.hold(span.last, NAMED)
        elif span.first > area.header_row + 1 or span.last < self.last:
            self._until(span.last)

    def _until(self, row: int) -> None:
        if row > self.area.header_row:
            self.bonds.hold_until(row, NAMED)

    def _pivot(self, data: bytes) -> None:
        for found in _PIVOT.findall(data):
            text = unescape(found.decode("utf-8", "replace"))
            sheet, ref = re.search(r'\ssheet="([^"]*)"', text), re.search(r'\sref="([^"]*)"', text)
            if sheet and ref and sheet[1].casefold() == self.area.sheet.casefold():
                for span in spans_of(ref[1]):
                    self._hold(span)


def _plain_text(data: bytes) -> str:
    """The text of an XML part as a formula reads."""
    text = data.decode("utf-8", "replace")
    if "&" in text:
        text = text.replace("&quot;", '"').replace("&apos;", "'").replace("&amp;", "&")
    return text


def _height(attributes: bytes) -> int:
    """Over how many rows a formula was filled down that others share."""
    found = _SHARED.search(attributes) if b"shared" in attributes else None
    return int(found[4]) - int(found[2]) + 1 if found else 1


def shifted(formula: str, sheet: str, new_row: dict[int, int]) -> str:
    """A formula on a sheet whose rows got other numbers.

    >>> shifted('B7&"B7"&Lijst!B7', "Klanten", {7: 6})
    'B6&"B7"&Lijst!B7'
    """
    return "".join(
        piece if piece.startswith('"') else _IN_FORMULA.sub(lambda found: _renumbered(found, sheet, new_row), piece)
        for piece in re.split(r'("[^"]*")', formula)
    )


def _renumbered(found: "re.Match[str]", sheet: str, new_row: dict[int, int]) -> str:
    named = (found["sheet"] or "").rstrip("!").strip("'").replace("''", "'")
    if named and named.casefold() != sheet.casefold():
        return found[0]
    text = found[0]
    for group in ("r4", "r3", "r2", "r1"):
        if found[group] is not None:
            start, end = found.start(group) - found.start(), found.end(group) - found.start()
            text = text[:start] + str(new_row.get(int(found[group]), int(found[group]))) + text[end:]
    return text


def rows_named(package: Package, area: Area, last: int, bonds: Bonds) -> None:
    """Adds to `bonds` the rows of an area, which ends at row `last`, that something of the owner names."""
    References(package, area, last, bonds).look()
