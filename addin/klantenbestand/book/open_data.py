"""Cells of the owner's data sheets changed while they are open: only if their rows are still those of the copy."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from klantenbestand.book.cells import CellError, CellReader
from klantenbestand.book.format_codes import GENERAL, formats_of
from klantenbestand.book.number_formats import is_date_format
from klantenbestand.book.open_cells import TEXT_FORMAT, block, read_block, read_formulas, write_block
from klantenbestand.book.open_contents import Content, Formula, Position, as_seen, holds
from klantenbestand.book.open_tables import resize, tables_of
from klantenbestand.book.package import Package
from klantenbestand.book.protocol import CellContent, CellFormula
from klantenbestand.book.row_edit import is_error, serial
from klantenbestand.book.table_growth import grown_to
from klantenbestand.words import look
from klantenbestand.words.errors import SafetyError
from klantenbestand.words.frozen import frozen

if TYPE_CHECKING:
    import xlwings as xw


T = TypeVar("T")


@frozen
class ChangedSheet:
    """Other values for cells of a sheet; `package` is the workbook as it was before them. `formats` are number formats
    that some of the cells must have in the end."""

    sheet: str
    cells: Mapping[Position, CellContent]
    package: Package
    formats: Mapping[Position, str] = field(default_factory=dict)


def change_cells(
    book: "xw.Book", change: ChangedSheet, date_1904: bool, undo: Callable[[Callable[[], None]], None]
) -> None:
    """Write them, and tell `undo` how each is taken back.

    Raises SafetyError where somebody sorted, typed or removed something in these rows since the copy was saved.
    """
    sheet = book.sheets[change.sheet]
    check_rows(sheet, change, date_1904)
    for first, rows in _blocks(change.cells):
        cells = block(sheet, *first, len(rows), len(rows[0]))
        before = as_seen(read_block(cells), read_formulas(cells), date_1904)
        formats = _formats(sheet, change, first, rows)
        undo(_taking_back(sheet, first, before, formats, date_1904))
        _prepare(sheet, first, rows)
        write_block(sheet, first, [[plain_content(each, date_1904) for each in row] for row in rows], date_1904)
    for first, codes in _blocks(change.formats):
        set_formats(sheet, first, codes)
    _grow_tables(sheet, change, undo)


def _blocks(cells: Mapping[Position, T]) -> Iterator[tuple[Position, list[list[T]]]]:
    """The cells as rectangles: a column of many rows is one, and so is a whole row."""
    open_ones: dict[tuple[int, int], tuple[int, list[list[T]]]] = {}
    for row, columns in _by_row(cells).items():
        here = {(run[0], run[-1]): [cells[row, column] for column in run] for run in _runs(columns)}
        for span, (first, rows) in list(open_ones.items()):
            if span not in here or first + len(rows) != row:
                yield (first, span[0]), rows
                del open_ones[span]
        for span, contents in here.items():
            open_ones.setdefault(span, (row, []))[1].append(contents)
    for span, (first, rows) in open_ones.items():
        yield (first, span[0]), rows


def _by_row(cells: Iterable[Position]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for row, column in sorted(cells):
        found.setdefault(row, []).append(column)
    return found


def _runs(columns: Iterable[int]) -> list[list[int]]:
    """
    >>> _runs([1, 2, 4])
    [[1, 2], [4]]
    """
    found: list[list[int]] = []
    for column in columns:
        if found and found[-1][-1] == column - 1:
            found[-1].append(column)
        else:
            found.append([column])
    return found


def plain_content(content: CellContent, date_1904: bool) -> Content:
    """A content as it is written into an open cell."""
    if isinstance(content, CellFormula):
        if content.text == content.shown:  # an error that was typed
            return Formula(content.text, content.text)
        return Formula("=" + content.text, content.shown if is_error(content.shown) else None)
    if isinstance(content, date):
        number = serial(content, date_1904)
        return f"{content:%d-%m-%Y}" if number is None else number
    return content if content != "" else None


def _prepare(sheet: "xw.Sheet", first: Position, rows: Sequence[Sequence[CellContent]]) -> None:
    """A date is shown as one; a number does not become text."""
    for down, row in enumerate(rows):
        for across, content in enumerate(row):
            if isinstance(content, (date, int, float, CellFormula)):
                cell = sheet.range((first[0] + down, first[1] + across))
                if isinstance(content, date) and not is_date_format(str(cell.number_format)):
                    cell.number_format = look.DATE
                elif cell.number_format == TEXT_FORMAT:
                    cell.number_format = GENERAL


def _formats(
    sheet: "xw.Sheet", change: ChangedSheet, first: Position, rows: Sequence[Sequence[object]]
) -> list[list[str]]:
    """The number formats of a block as it stands; of whole rows with several as the copy has them: one call a cell
    takes too long."""
    (top, left), height, width = first, len(rows), len(rows[0])
    whole: str | None = block(sheet, top, left, height, width).number_format
    if whole is not None:
        return [[whole] * width] * height
    places = [[(top + down, left + across) for across in range(width)] for down in range(height)]
    if width == 1:
        return [[str(sheet.range(place).number_format) for place in row] for row in places]
    known = formats_of(change.package, change.sheet, [place for row in places for place in row])
    return [[known.get(place, GENERAL) for place in row] for row in places]


def set_formats(sheet: "xw.Sheet", first: Position, formats: Sequence[Sequence[str]]) -> None:
    """The same code for as many cells of a row as have it, or for the whole block."""
    if len({code for row in formats for code in row}) == 1:
        block(sheet, *first, len(formats), len(formats[0])).number_format = formats[0][0]
        return
    for down, row in enumerate(formats):
        across = 0
        for code, ones in groupby(row):
            length = len(list(ones))
            block(sheet, first[0] + down, first[1] + across, 1, length).number_format = code
            across += length


def _taking_back(
    sheet: "xw.Sheet", first: Position, before: list[list[Content]], formats: list[list[str]], date_1904: bool
) -> Callable[[], None]:
    def take_back() -> None:
        set_formats(sheet, first, formats)
        write_block(sheet, first, before, date_1904)
        set_formats(sheet, first, formats)  # a text that stood in a cell for numbers stays a text there

    return take_back


def _grow_tables(sheet: "xw.Sheet", change: ChangedSheet, undo: Callable[[Callable[[], None]], None]) -> None:
    """A table takes in the rows that were filled directly under it, as it does when a person types there."""
    filled = [place for place, content in change.cells.items() if content is not None]
    live = tables_of(sheet)
    for table in change.package.tables:
        last = grown_to(table, filled)
        if table.sheet == change.sheet and table.name in live and last > table.last_row:
            height = live[table.name].range.shape[0] - 1
            undo(_shrinking(sheet, table.name, height))
            resize(live[table.name], height + last - table.last_row)


def _shrinking(sheet: "xw.Sheet", name: str, height: int) -> Callable[[], None]:
    return lambda: resize(tables_of(sheet)[name], height, keep=True)


def check_rows(sheet: "xw.Sheet", change: ChangedSheet, date_1904: bool) -> None:
    """The touched rows hold what the copy holds; formulas may have been calculated anew."""
    part = next(each.part for each in change.package.sheets if each.name == change.sheet)
    touched = {row for row, _ in change.cells}
    first, last = min(touched), max(touched)
    reader = CellReader(change.package, dates=False)
    copied = {row.number: row.cells for row in reader.rows(part, first=first, last=last)}
    width = max([column for _, column in change.cells] + [column for row in copied.values() for column in row])
    cells = block(sheet, first, 1, last - first + 1, width)
    values, formulas = read_block(cells), read_formulas(cells)
    for row in touched:
        was = copied.get(row, {})
        for column in range(1, width + 1):
            written = formulas[row - first][column - 1]
            if isinstance(written, str) and written.startswith("="):
                continue
            value = was.get(column)
            content = value.text if isinstance(value, CellError) else plain_content(value, date_1904)
            if not holds(content, values[row - first][column - 1], date_1904):
                raise SafetyError("open-changed-meanwhile", sheet=change.sheet)
