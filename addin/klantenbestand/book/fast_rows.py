"""Tables of more than some dozens of rows: their rows as XML, column by column, put into a workbook with their heads.

The skeleton is made by XlsxWriter with one empty row under each header; that row gives the style of each column, the
rest of the sheet stays as it is. Texts are inline. A third of a microsecond a cell, against 5.5 in XlsxWriter.
"""

import re
from collections.abc import Iterator, Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from klantenbestand.book.ooxml import column_letters
from klantenbestand.book.tab_measure import row_height
from klantenbestand.book.tab_plan import SheetPlan, TablePlan
from klantenbestand.book.tab_values import Jump, Values, column_values
from klantenbestand.words.frozen import frozen

# More in a table of a sheet, and its tables are written this way: from here on it is quicker.
FAST_ROWS = 50
_CHUNK = 8_192  # rows in memory at a time
_TEXT = pa.large_string()
_EXACT = 2.0**53  # whole numbers up to here are exact
_ESCAPES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"))
_LOOKS_ESCAPED = "(_x[0-9a-fA-F]{4}_)"  # Excel would read it as a character
_STYLE = re.compile(rb'<c r="([A-Z]+)[0-9]+" s="([0-9]+)"')


@frozen
class _Column:
    """A column of cells: its letters, the number of its style, and its values."""

    letters: str
    style: str
    values: Values


def is_large(plan: SheetPlan) -> bool:
    """Whether the tables of this sheet are written as XML."""
    return any(table.rows > FAST_ROWS for table in plan.tables)


def resized(data: bytes, tables: Mapping[str, TablePlan]) -> bytes:
    """A table part over all its rows."""
    name = re.search(rb'displayName="([^"]+)"', data)
    table = tables.get(name[1].decode()) if name else None
    if table is None:
        return data
    first, last = column_letters(table.first_column), column_letters(table.last_column)
    return re.sub(rb' ref="[A-Z0-9:]+"', f' ref="{first}{table.header_row}:{last}{table.last_row}"'.encode(), data)


def filled(data: bytes, plan: SheetPlan, sheets: Mapping[str, str]) -> Iterator[bytes | memoryview]:
    """A sheet of the skeleton with its rows, in pieces; its style numbers are those of the row that stands there."""
    first = plan.header_row + 1
    empty = re.search(rb'<row r="%d".*?</row>' % first, data, re.DOTALL)
    if empty is None:
        raise ValueError(f"no row {first} in the skeleton of {plan.name}")
    styles = {letters.decode(): number.decode() for letters, number in _STYLE.findall(empty[0])}
    dimension = rf"\g<1>{plan.last_row}\g<2>".encode()
    yield re.sub(rb'(<dimension ref="[A-Z]+[0-9]+:[A-Z]+)[0-9]+(")', dimension, data[: empty.start()], count=1)
    yield from _rows(plan, styles, sheets)
    yield data[empty.end() :]


def _rows(plan: SheetPlan, styles: Mapping[str, str], sheets: Mapping[str, str]) -> Iterator[memoryview]:
    pieces: list[pa.Array | str]
    tables = [(_columns(table, styles, sheets), max(table.rows, 1)) for table in plan.tables]
    first, count = plan.header_row + 1, max(rows for _, rows in tables)
    for start in range(0, count, _CHUNK):
        size = min(_CHUNK, count - start)
        numbers = pa.array(np.arange(first + start, first + start + size)).cast(_TEXT)
        pieces = ['<row r="', numbers, *_heights(plan, start, size)]
        for columns, rows in tables:
            shown = max(0, min(size, rows - start))
            for column in columns if shown else ():
                pieces += _cells(column, numbers, start, shown)
        yield _bytes(_join([*pieces, "</row>"]))


def _heights(plan: SheetPlan, start: int, size: int) -> list[pa.Array | str]:
    """The end of the tag of each row: with a height where a text wraps."""
    if not len(plan.row_lines):
        return ['">']
    counts = plan.row_lines[start : start + size]
    ends = [f'" ht="{row_height(count):g}" customHeight="1">' for count in range(int(counts.max()) + 1)]
    ends[:2] = ['">', '">']
    return [pa.array(ends, _TEXT).take(pa.array(counts))]


def _columns(table: TablePlan, styles: Mapping[str, str], sheets: Mapping[str, str]) -> list[_Column]:
    columns = []
    for column in table.columns:
        letters = column_letters(column.column)
        values = column_values(table.cells(column), column.field.format, sheets)
        columns.append(_Column(letters, styles[letters], values))
    return columns


def _cells(column: _Column, numbers: pa.Array, start: int, shown: int) -> list[pa.Array | str]:
    """The cells of a column in a chunk, as pieces to be joined; nothing beside the rows that the table lacks."""
    head, tail = f'<c r="{column.letters}', f'" s="{column.style}"'
    contents = _contents(column.values, start, shown)
    if shown == len(numbers):
        return [head, numbers, tail, contents]
    cells = _join([head, numbers.slice(0, shown), tail, contents])
    return [pa.concat_arrays([cells, pa.array([""] * (len(numbers) - shown), _TEXT)])]


def _contents(values: Values, start: int, shown: int) -> pa.Array:
    """What follows the style of each cell up to its end."""
    found: list[pa.Array] = []
    if values.numbers is not None and len(values.numbers):
        found.append(_join(["><v>", _digits(values.numbers[start : start + shown]), "</v></c>"]))
    if values.texts is not None and len(values.texts):
        found.append(_inline(values.texts.slice(start, shown)))
    if values.jumps:
        found.append(pa.array([_formula(values.jumps.get(at)) for at in range(start, start + shown)], _TEXT))
    if not found:
        return pa.array(["/>"] * shown, _TEXT)
    return pc.coalesce(*found, pa.scalar("/>", _TEXT))


def _digits(numbers: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> pa.Array:
    """The shortest digits that are the number, null where there is none."""
    missing = np.isnan(numbers)
    whole = np.where(missing, 0.0, numbers)
    if (whole == np.trunc(whole)).all() and (np.abs(whole) < _EXACT).all():
        return pa.array(whole.astype(np.int64), mask=missing).cast(_TEXT)
    return pa.array(numbers, mask=missing).cast(_TEXT)


def _inline(texts: pa.Array) -> pa.Array:
    escaped = _escaped(texts)
    plain = _join([' t="inlineStr"><is><t>', escaped, "</t></is></c>"])
    has_edge = pc.less(pc.binary_length(pc.utf8_trim_whitespace(texts)), pc.binary_length(texts))
    if not pc.any(has_edge).as_py():
        return plain
    kept = _join([' t="inlineStr"><is><t xml:space="preserve">', escaped, "</t></is></c>"])
    return pc.if_else(has_edge, kept, plain)


def _escaped(texts: pa.Array) -> pa.Array:
    run = bytes(_bytes(texts))  # one look over all of them: most columns hold none of these
    for sign, entity in _ESCAPES:
        if sign.encode() in run:
            texts = pc.replace_substring(texts, sign, entity)
    if b"_x" in run:
        texts = pc.replace_substring_regex(texts, _LOOKS_ESCAPED, r"_x005F\1")
    return texts


def _formula(jump: Jump | None) -> str | None:
    if jump is None:
        return None
    formula, label = (_escape(text) for text in (jump.formula, jump.label))
    return f' t="str"><f>{formula}</f><v>{label}</v></c>'


def _escape(text: str) -> str:
    for sign, entity in _ESCAPES:
        text = text.replace(sign, entity)
    return text


def _join(pieces: list[pa.Array | str]) -> pa.Array:
    """Texts beside each other, row by row; null where a piece is null."""
    parts = [pa.scalar(piece, _TEXT) if isinstance(piece, str) else piece for piece in pieces]
    return pc.binary_join_element_wise(*parts, pa.scalar("", _TEXT))


def _bytes(rows: pa.Array) -> memoryview:
    """The texts of an array as one run of bytes, without copying them."""
    offsets = np.frombuffer(rows.buffers()[1], dtype=np.int64)[rows.offset : rows.offset + len(rows) + 1]
    return memoryview(rows.buffers()[2])[int(offsets[0]) : int(offsets[-1])]
