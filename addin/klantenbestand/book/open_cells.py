"""Contents written into cells of an open sheet so that Excel reads no more into them than they say, and read back.

Excel takes a text for a number, a date or a formula where it looks like one, unless the cell is a text cell ("@"), and
a quote at the start of a text for a sign to itself. Every block is one write and one read; what reads back otherwise
is written once more in a text cell; what then still differs is an error.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from klantenbestand.book.ooxml import column_letters
from klantenbestand.book.open_contents import Content, Formula, Position, holds
from klantenbestand.words.errors import SafetyError

if TYPE_CHECKING:
    import xlwings as xw

TEXT_FORMAT = "@"

_GENERAL = "General"
_LONGEST_IN_BLOCK = 8000  # characters; Excel refuses a block with a text over 8,203
_QUOTE = "'"


def read_block(cells: "xw.Range") -> list[list[Any]]:
    """The values of a range, always as rows; errors as text."""
    rows: list[list[Any]] = cells.options(ndim=2, err_to_str=True).value
    return rows


def read_formulas(cells: "xw.Range") -> list[list[Any]]:
    """The formulas (constants as they are typed) of a range, always as rows."""
    found: Any = cells.formula
    if not isinstance(found, (list, tuple)):
        return [[found]]
    if found and not isinstance(found[0], (list, tuple)):
        one_row = cells.shape[0] == 1
        return [list(found)] if one_row else [[each] for each in found]
    return [list(row) for row in found]


def write_block(
    sheet: "xw.Sheet",
    place: Position,
    rows: Sequence[Sequence[Content]],
    date_1904: bool,
    text_cells: Collection[int] = (),
) -> None:
    """Write these rows with their first cell at `place`. Raises SafetyError ("open-write-differs").

    `text_cells` are the positions (from 0) of columns where every text goes into a text cell for certain.
    """
    row, column = place
    cells = block(sheet, row, column, len(rows), len(rows[0]))
    for across in set(range(len(rows[0]))) - set(text_cells):
        _make_text_cells(sheet, row, column + across, [isinstance(line[across], str) for line in rows])
    _write(sheet, cells, place, rows)
    different = _different(cells, place, rows, date_1904)
    if any(_is_quoted(rows[at[0] - row][at[1] - column]) for at in different):  # 't Hooft: Excel kept the quote
        doubled = [[_QUOTE + str(each) if _is_quoted(each) else each for each in line] for line in rows]
        _write(sheet, cells, place, doubled)
        different = _different(cells, place, rows, date_1904)
    for at in different:
        _write_again(sheet, at, rows[at[0] - row][at[1] - column], date_1904)


def _write(sheet: "xw.Sheet", cells: "xw.Range", place: Position, rows: Sequence[Sequence[Content]]) -> None:
    cells.value = [[_plain(content) for content in line] for line in rows]
    for at, content in _apart(rows, *place):
        _write_apart(sheet.range(at), content)


def _is_quoted(content: Content) -> bool:
    return isinstance(content, str) and content.startswith(_QUOTE)


def block(sheet: "xw.Sheet", row: int, column: int, height: int, width: int) -> "xw.Range":
    """The cells of that size, from there on."""
    return sheet.range((row, column), (row + height - 1, column + width - 1))


def _plain(content: Content) -> str | float | None:
    if isinstance(content, Formula) or (isinstance(content, str) and len(content) > _LONGEST_IN_BLOCK):
        return None
    return content


def _apart(rows: Sequence[Sequence[Content]], row: int, column: int) -> Iterator[tuple[Position, str | list[str]]]:
    """What is not written with the block: runs of formulas down a column, and texts that are too long for one."""
    for across in range(len(rows[0])):
        run: list[str] = []
        for down, content in enumerate([line[across] for line in rows] + [None]):
            if isinstance(content, Formula):
                run.append(content.text)
                continue
            if run:
                yield (row + down - len(run), column + across), run
                run = []
            if isinstance(content, str) and len(content) > _LONGEST_IN_BLOCK:
                yield (row + down, column + across), content


def _write_apart(first: "xw.Range", content: str | list[str]) -> None:
    if isinstance(content, str):
        first.value = content
    elif len(content) == 1:
        first.formula = content[0]
    else:
        first.resize(len(content), 1).formula = [[text] for text in content]


def _make_text_cells(sheet: "xw.Sheet", row: int, column: int, is_text: Sequence[bool]) -> None:
    """Every cell of a column that gets a text is a text cell."""
    if any(is_text) and block(sheet, row, column, len(is_text), 1).number_format != TEXT_FORMAT:
        for first, length in runs(is_text):
            cells = block(sheet, row + first, column, length, 1)
            if cells.number_format != TEXT_FORMAT:
                cells.number_format = TEXT_FORMAT


def runs(flags: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Start and length of each run of True."""
    start = None
    for at, flag in enumerate([*flags, False]):
        if flag and start is None:
            start = at
        elif not flag and start is not None:
            yield start, at - start
            start = None


def _different(
    cells: "xw.Range", place: Position, rows: Sequence[Sequence[Content]], date_1904: bool
) -> list[Position]:
    (row, column), seen = place, read_block(cells)
    return [
        (row + down, column + across)
        for down, line in enumerate(rows)
        for across, content in enumerate(line)
        if not holds(content, seen[down][across], date_1904)
    ]


def _write_again(sheet: "xw.Sheet", place: Position, content: Content, date_1904: bool) -> None:
    """One cell once more: a text in a text cell, a number in one that is none."""
    cell = sheet.range(place)
    if isinstance(content, str):
        cell.number_format = TEXT_FORMAT
        cell.value = content
    elif isinstance(content, (int, float)) and cell.number_format == TEXT_FORMAT:
        cell.number_format = _GENERAL
        cell.value = content
    if not holds(content, read_block(cell)[0][0], date_1904):
        name = f"{column_letters(place[1])}{place[0]}"
        raise SafetyError("open-write-differs", sheet=sheet.name, cell=name)
