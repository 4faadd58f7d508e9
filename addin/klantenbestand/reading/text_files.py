"""Text as a program exported it: the bytes as text, and the text as rows, whatever it is coded and separated by."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from klantenbestand.words.frozen import frozen

_SEPARATORS = ";,\t|"
_HEAD = 20  # lines by which the separator is chosen
_BREAK = re.compile(r"\s*(?:\r\n|\r|\n)\s*")
_TOLD = re.compile(r"\s*sep=(.)\s*?(?:\r\n|\r|\n)", re.IGNORECASE)
_PARTED = re.compile(r"-?\d+,\d\d")
_SAMPLE = 4000  # bytes by which UTF-16 without its mark is known
_LETTERS = 0.8  # of a text in our letters at least this share of the other bytes is zero, and of the one hardly any


def decoded(data: bytes) -> str:
    """The text in UTF-8, UTF-16 (with its mark, or plainly so), or else Windows-1252 (an older Excel, a Dutch mail
    program).

    >>> decoded("José".encode("cp1252")), decoded(b"\\xef\\xbb\\xbfa"), decoded("é".encode("utf-16"))
    ('José', 'a', 'é')
    >>> decoded("Bon;Prijs".encode("utf-16-le")), decoded("Bon;Prijs".encode("utf-16-be"))
    ('Bon;Prijs', 'Bon;Prijs')
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if coding := _unmarked(data[:_SAMPLE]):
        return data.decode(coding, "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _unmarked(data: bytes) -> str:
    """Which UTF-16 these bytes are, "" for none."""
    if b"\0" not in data or len(data) < len("ab") * 2:
        return ""
    even, odd = (data[start::2].count(0) / len(data[start::2]) for start in (0, 1))
    if odd > _LETTERS and even < 1 - _LETTERS:
        return "utf-16-le"
    return "utf-16-be" if even > _LETTERS and odd < 1 - _LETTERS else ""


@frozen
class TextLine:
    """A row of a text: the line on which it begins, as a text editor counts, and its cells with their line breaks."""

    number: int
    cells: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not any(self.cells)


def text_lines(text: str) -> tuple[str, Iterator[TextLine]]:
    """The separator of a text and its rows, one by one; the iterator raises csv.Error where a cell has no end.

    >>> sign, lines = text_lines('sep=;\\na;b\\n\\n"c\\nd";e\\nf\\n')
    >>> sign, [(one.number, one.cells) for one in lines]
    (';', [(2, ('a', 'b')), (3, ()), (4, ('c\\nd', 'e')), (6, ('f',))])
    """
    told = _TOLD.match(text)
    body = text[told.end() :] if told else text
    above = len(_broken(text[: told.end()])) - 1 if told else 0
    separator = told[1] if told else _separator([line for line in _broken(body) if line.strip()][:_HEAD])
    return separator, _lines(body, separator, above)


def _broken(text: str) -> list[str]:
    return re.split(r"\r\n|\r|\n", text)


def _lines(body: str, separator: str, above: int) -> Iterator[TextLine]:
    if '="' in body:
        body = re.sub(rf'(^|{re.escape(separator)})="([^"\r\n]*)"', r'\1"\2"', body, flags=re.MULTILINE)
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=separator)
    begins = 1 + above
    for cells in reader:
        yield TextLine(begins, tuple(cell.strip() for cell in cells))
        begins = 1 + above + reader.line_num


def text_rows(text: str) -> list[list[str]]:
    """The cells of a text with separators, row by row; wholly empty rows are left out, a line break is a space.

    >>> text_rows('naam;plaats\\n"Jansen; Piet";Goes')
    [['naam', 'plaats'], ['Jansen; Piet', 'Goes']]
    >>> text_rows("sep=,\\na,b"), text_rows("een\\n\\ntwee"), text_rows('a;"thee\\nen koffie"')
    ([['a', 'b']], [['een'], ['twee']], [['a', 'thee en koffie']])
    """
    return [[unbroken(cell) for cell in line.cells] for line in text_lines(text)[1] if not line.is_empty]


def unbroken(cell: str) -> str:
    """A cell with a space for each line break, and without what programs put around a text for Excel's sake.

    >>> unbroken("Dorpsstraat 1\\r\\n1234 AB"), unbroken('="0012"')
    ('Dorpsstraat 1 1234 AB', '0012')
    """
    if cell.startswith('="') and cell.endswith('"') and len(cell) > len('=""'):
        cell = cell[2:-1].replace('""', '"')
    return _BREAK.sub(" ", cell) if "\n" in cell or "\r" in cell else cell


def too_wide(line: TextLine, header: TextLine, separator: str) -> bool:
    """Whether a row holds more than there are headers for: 15,50 without quotes between commas.

    Empty cells at its end are no more, unless two of its cells look like one such amount.

    >>> header = TextLine(1, ("Bon", "Bedrag"))
    >>> [too_wide(TextLine(2, cells), header, ",") for cells in (("1", "15", "50"), ("1", "15.50", ""))]
    [True, False]
    """
    width = len(header.cells)
    while separator == "," and width and not header.cells[width - 1]:
        width -= 1  # between other signs an owner may have written beside the list, in Excel
    if len(line.cells) <= width:
        return False
    parted = separator == "," and len(line.cells) > len(header.cells)
    return any(line.cells[width:]) or (
        parted and any(_PARTED.fullmatch(f"{one},{other}") for one, other in pairwise(line.cells))
    )


def _separator(lines: Sequence[str]) -> str:
    """The sign that occurs in most of the first lines, and there most often."""
    bare = [re.sub(r'"[^"]*"', "", line) for line in lines]
    return max(
        _SEPARATORS, key=lambda sign: (sum(sign in line for line in bare), sum(line.count(sign) for line in bare))
    )
