"""The rows of a sheet's XML found without parsing the others, and the sheet with some of them changed."""

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from klantenbestand.book.ooxml import area_position, column_letters, parse_xml
from klantenbestand.book.row_edit import Row
from klantenbestand.book.sheet_rewrite import xml_bytes
from klantenbestand.words.frozen import frozen

Position = tuple[int, int]  # row and column, from 1

_ENCODING = re.compile(rb"""<\?xml[^>]*?encoding=["']([\w-]+)["']""")
_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?worksheet(?=[\s>])([^>]*)>")
_SHEET_DATA = re.compile(rb"<((?:[A-Za-z_][\w.-]*:)?)sheetData\s*(/?)>")
_ROW = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?row(?=[\s/>])([^>]*)>")
_NUMBER = re.compile(rb"""\sr\s*=\s*["']([0-9]+)["']""")
_DIMENSION = re.compile(rb"""(<(?:[\w.-]+:)?dimension\s[^>]*?ref=["'])([A-Z0-9:]+)""")
_COLUMN = re.compile(rb"<(?:[\w.-]+:)?col(?=\s)[^>]*>")
_ATTRIBUTE = re.compile(rb"""\s(min|max|style)=["']([0-9]+)["']""")
_HIDDEN = re.compile(rb"""\shidden\s*=\s*["'](?:1|true)["']""")
_ODD = (b"<![CDATA[", b"<!--", b"\0")


@frozen
class RowPlace:
    """Where a row stands in the XML; `start` is `end` for one that is still to come there."""

    number: int
    start: int
    end: int


def ordinary(sheet: bytes) -> bytes:
    """The sheet in UTF-8, without comments and sections in which `<row` would be text."""
    declared = _ENCODING.search(sheet[:200])
    if (declared is None or declared[1].lower() == b"utf-8") and not any(mark in sheet for mark in _ODD):
        return sheet
    root = parse_xml(sheet)
    etree.strip_tags(root, etree.Comment)
    return xml_bytes(root)


def with_rows(sheet: bytes, numbers: Iterable[int], change: Callable[[Row, int], None]) -> bytes:
    """The sheet with these rows changed, made where they were missing."""
    root, home = _ROOT.search(sheet), _SHEET_DATA.search(sheet)
    if root is None or home is None:
        raise ValueError("not a worksheet")
    if home[2]:  # <sheetData/>
        opened = b"<%ssheetData></%ssheetData>" % (home[1], home[1])
        return with_rows(sheet[: home.start()] + opened + sheet[home.end() :], numbers, change)
    pieces, done = [], 0
    for place in _located(sheet, home, sorted(numbers)):
        old = sheet[place.start : place.end] or b'<%srow r="%d"/>' % (home[1], place.number)
        row = Row(old, root[1], place.number)
        change(row, place.number)
        pieces += [sheet[done : place.start], row.data()]
        done = place.end
    return b"".join((*pieces, sheet[done:]))


def rows_of(sheet: bytes) -> Iterator[RowPlace]:
    """The rows of a sheet; one without a number follows the one before."""
    home = _SHEET_DATA.search(sheet)
    if home is None or home[2]:
        return
    closing, number, at = b"</%srow>" % home[1], 0, home.end()
    while (found := _ROW.search(sheet, at)) is not None:
        said = _NUMBER.search(found[1])
        number = int(said[1]) if said else number + 1
        at = found.end()
        if not found[1].endswith(b"/"):
            at = sheet.index(closing, at) + len(closing)
        yield RowPlace(number, found.start(), at)


def around_rows(sheet: bytes) -> tuple[bytes, bytes, bytes]:
    """What stands before the rows, the rows with the element around them, and what stands behind it."""
    home = _SHEET_DATA.search(sheet)
    if home is None:
        raise ValueError("not a worksheet")
    closing = b"</%ssheetData>" % home[1]
    end = home.end() if home[2] else sheet.rindex(closing) + len(closing)
    return sheet[: home.start()], sheet[home.start() : end], sheet[end:]


def hidden_rows(sheet: bytes) -> frozenset[int]:
    """The rows of an ordinary sheet that are hidden, by a person or by a filter."""
    if _HIDDEN.search(sheet) is None:
        return frozenset()
    heads = ((place.number, _ROW.match(sheet, place.start)) for place in rows_of(sheet))
    return frozenset(number for number, head in heads if head is not None and _HIDDEN.search(head[1]))


def _located(sheet: bytes, home: "re.Match[bytes]", numbers: Iterable[int]) -> Iterator[RowPlace]:
    """Where each of these rows stands, or would stand."""
    waiting, end = deque(numbers), home.end()
    for place in rows_of(sheet):
        while waiting and waiting[0] < place.number:
            yield RowPlace(waiting.popleft(), place.start, place.start)
        if waiting and waiting[0] == place.number:
            waiting.popleft()
            yield place
        if not waiting:
            return
        end = place.end
    for number in waiting:
        yield RowPlace(number, end, end)


def column_styles(sheet: bytes) -> dict[int, int]:
    """The style of each column that has one."""
    head = sheet[: found.start()] if (found := _SHEET_DATA.search(sheet)) else b""
    styles: dict[int, int] = {}
    for element in _COLUMN.findall(head):
        said = {name: int(value) for name, value in _ATTRIBUTE.findall(element)}
        if b"style" in said:
            for column in range(said.get(b"min", 1), said.get(b"max", 0) + 1):
                styles[column] = said[b"style"]
    return styles


def with_dimension(sheet: bytes, filled: Iterable[Position]) -> bytes:
    """The sheet that says truly from where to where there are cells, which some readers believe."""
    said = _DIMENSION.search(sheet, 0, 1 << 16)
    if said is None:
        return sheet
    first_row, first_column, last_row, last_column = area_position(said[2].decode())
    for row, column in filled:
        first_row, first_column = min(first_row, row), min(first_column, column)
        last_row, last_column = max(last_row, row), max(last_column, column)
    reference = f"{cell_name((first_row, first_column))}:{cell_name((last_row, last_column))}".encode()
    return sheet[: said.start(2)] + reference + sheet[said.end(2) :]


def cell_name(position: Position) -> str:
    """The name of a cell: (7, 2) is B7."""
    return f"{column_letters(position[1])}{position[0]}"
