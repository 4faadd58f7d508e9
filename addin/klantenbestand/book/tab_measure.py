"""How wide and high texts and numbers are on a sheet in Calibri, before any program has drawn them."""

import math
from datetime import date
from functools import lru_cache

import pandas as pd

from klantenbestand.words.tab import Format, Link
from klantenbestand.words.wording import decimal

BASE_SIZE = 11.0  # points of the font that column widths count in
_PIXEL = 0.75  # points
HIGHEST = 408.75  # points that a row can have, in whole pixels
_DIGIT = 7  # pixels of a digit in it, at 96 dots per inch
_CELL_PADDING = 5  # pixels that Excel adds to a column
_SLACK = 1.02  # other programs and bold letters draw wider
_LINE = 1.33  # height of a line for its size in points


class _Pixels(dict[int, int]):
    """Pixels by character code; what is not in it is taken for a capital."""

    def __missing__(self, code: int) -> int:
        return 9


# Of Calibri 11 at 96 dpi. Smaller than 256: translated by it, a text is the bytes of its widths.
_PIXELS = _Pixels(
    (ord(character), pixels)
    for pixels, characters in (
        (3, " '"),
        (4, ",.:;I`ijl’‘·"),
        (5, "!()-J[]frt{}"),
        (6, '"/L\\csz“”'),
        (7, "#$*+0123456789<=>?EFSTYZ^_agkvxy|~€ëéèïöüáç–"),
        (8, "BCKPRXbdehnopqu"),
        (9, "ADGHUV"),
        (10, "&NOQ"),
        (11, "%w"),
        (12, "Mm"),
        (13, "@W…—"),
    )
    for character in characters
)
_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_DECIMALS = {Format.DECIMAL: 1, Format.EURO_CENTS: 2, Format.SHARE_FINE: 1}


@lru_cache(maxsize=10_000)  # headers and the words of explanations come again and again
def text_pixels(text: str, size: float = BASE_SIZE) -> float:
    """The width of the longest line of a text in pixels, at this size in points."""
    widest = max(sum(line.translate(_PIXELS).encode("latin-1")) for line in text.split("\n"))
    return widest * size / BASE_SIZE * _SLACK


def characters(pixels: float) -> float:
    """The column width in characters that holds so many pixels with Excel's own padding."""
    return round((pixels + _CELL_PADDING) / _DIGIT, 2)


def column_pixels(width: float) -> int:
    """The pixels of a column of so many characters."""
    return int(width * _DIGIT + 0.5) + _CELL_PADDING


def lines(text: str, pixels: float, size: float = BASE_SIZE) -> int:
    """How many lines a text takes in a cell of so many pixels; a word that is too long is broken, as Excel does."""
    return sum(_wrapped(paragraph, max(pixels, 1.0), size) for paragraph in text.split("\n"))


def _wrapped(paragraph: str, pixels: float, size: float) -> int:
    count, used, space = 1, 0.0, text_pixels(" ", size)
    for word in paragraph.split(" "):
        width = text_pixels(word, size)
        if used and used + space + width > pixels:
            count, used = count + 1, 0.0
        if width > pixels:
            count += math.ceil(width / pixels) - 1
            width %= pixels
        used += width + (space if used else 0.0)
    return count


def line_height(count: int, size: float) -> float:
    """The height in points of so many lines of this size, in whole pixels."""
    return math.ceil((count * size * _LINE + 1) / _PIXEL) * _PIXEL


def row_height(count: int) -> float:
    """The height in points of a table's row with so many lines of text."""
    return min(line_height(count, BASE_SIZE), HIGHEST)


def shown(value: object, fmt: Format) -> str:
    """A value as Dutch Excel shows it in this format; "" where it is missing."""
    if isinstance(value, Link):
        return value.label
    if pd.isna(value):  # type: ignore[call-overload]
        return ""
    if isinstance(value, date):
        return f"{_MONTHS[value.month - 1]} {value.year}" if fmt is Format.MONTH else value.strftime("%d-%m-%Y")
    if isinstance(value, (int, float)):
        return _number(float(value), fmt)
    return str(value)


def _number(value: float, fmt: Format) -> str:
    if math.isinf(value):
        return ""
    digits = _DECIMALS.get(fmt, 0)
    if fmt in (Format.SHARE, Format.SHARE_FINE):
        return decimal(value * 100, digits) + "%"
    euro = "€ " if fmt in (Format.EURO, Format.EURO_CENTS) else ""
    return ("-" if value < 0 else "") + euro + decimal(abs(value), digits)
