"""A sheet while it is laid out: the cells so far, the next free row, and how much room a text has."""

from klantenbestand.book.layout_tables import FIRST_COLUMN
from klantenbestand.book.tab_measure import (
    BASE_SIZE,
    HIGHEST,
    characters,
    column_pixels,
    line_height,
    lines,
    shown,
    text_pixels,
)
from klantenbestand.book.tab_plan import Cell, Style
from klantenbestand.words.tab import Format, Link

_EXCEL_WIDTH = 8.43  # characters of a column that nobody set
_WIDEST_FIGURE = 280  # pixels that a text among the key figures may ask for
_INSET = 6  # pixels of a cell that a text cannot use


class Sheet:
    """Cells, widths and heights; `row` is the next free one, `head_end` the last column for running text."""

    def __init__(self, widths: dict[int, float], head_end: int) -> None:
        self.cells: list[Cell] = []
        self.widths = widths
        self.heights: dict[int, float] = {}
        self.row = 1
        self.head_end = head_end

    def put(self, cell: Cell) -> None:
        """Place a cell."""
        self.cells.append(cell)

    def next(self) -> None:
        """Go to the next row."""
        self.row += 1

    def skip(self, rows: int, height: float) -> None:
        """Leave so many rows empty, each of this height."""
        for row in range(self.row, self.row + rows):
            self.heights[row] = height
        self.row += rows

    def height(self, row: int, points: float) -> None:
        """Give a row a height, unless it has a larger one."""
        self.heights[row] = min(max(points, self.heights.get(row, 0.0)), HIGHEST)

    def text(
        self,
        value: str | Link,
        style: Style,
        *,
        first: int = FIRST_COLUMN,
        last: int = 0,
        size: float = BASE_SIZE,
        air: float = 0.0,
    ) -> None:
        """A text over columns `first` to `last` (else the head) in the next free row, made as high as it needs."""
        last = last or self.head_end
        self.put(Cell(self.row, first, value, style, last))
        words = value.label if isinstance(value, Link) else value
        self.height(self.row, line_height(self.lines(words, first, last, size), size) + air)
        self.next()

    def lines(self, text: str, first: int, last: int, size: float = BASE_SIZE) -> int:
        """How many lines a text takes over these columns."""
        return lines(text, self.pixels(first, last) - _INSET, size)

    def pixels(self, first: int, last: int) -> int:
        """The width of these columns together."""
        return sum(column_pixels(self._width(column)) for column in range(first, last + 1))

    def widen(self, first: int, last: int, value: object, fmt: Format, size: float) -> None:
        """Widen the last of these columns where a value of this size would not fit them; a long text shrinks."""
        wanted = text_pixels(shown(value, fmt), size)
        if isinstance(value, str):
            wanted = min(wanted, _WIDEST_FIGURE)
        missing = wanted + 2 * _INSET - self.pixels(first, last)
        if missing > 0:
            self.widths[last] = characters(column_pixels(self._width(last)) + missing)

    def column_at(self, first: int, pixels: int) -> tuple[int, int]:
        """The column that lies so many pixels to the right of the left edge of `first`, and the rest."""
        column = first
        while pixels >= column_pixels(self._width(column)):
            pixels -= column_pixels(self._width(column))
            column += 1
        return column, pixels

    def _width(self, column: int) -> float:
        return self.widths.get(column, _EXCEL_WIDTH)
