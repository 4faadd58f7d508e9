"""What makes a whole list unreadable though every line of it reads: a quote that took other lines into its cell, a
second list further down, a page of the web or lines that stand in quotes as a whole."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from klantenbestand.reading.export_programs import LAST_RESORT, PROGRAMS
from klantenbestand.reading.text_files import TextLine, unbroken
from klantenbestand.reading.texts import fold
from klantenbestand.words.errors import UsageError
from klantenbestand.words.sheets import CUSTOMERS, PURCHASES

_WIDE = 4  # columns from which on so many separators in one cell are no accident
_FEWEST, _MOSTLY = 2, 0.5  # headers by which a line is one of headers, and their share of it
_DIGIT = re.compile(r"\d|@")  # a day, an amount, an address: no header
_SEPARATORS = ";,\t|"


def check_form(text: str, name: str) -> None:
    """Raises UsageError where a text is no list but a page of the web, or what programs hand each other."""
    begin = text.lstrip()[:1]
    if begin in ("<", "{", "["):
        raise UsageError("export-no-csv", file=name, what="een webpagina of XML" if begin == "<" else "JSON")


def check_quotes(header: TextLine, below: Sequence[TextLine], how: tuple[str, str], name: str) -> None:
    """Raises UsageError where a quote that is never closed, or by the quote of another cell, took whole lines into one
    cell; or where every line stands in quotes. `how`: the separator, and the text."""
    (separator, text), width = how, len(header.cells)
    if width == 1 and any(sign in header.cells[0] for sign in _SEPARATORS):
        raise UsageError("export-no-csv", file=name, what="een lijst waarvan elke regel tussen aanhalingstekens staat")
    data = re.compile(re.escape(separator) + r"(?! )")  # behind one in a sentence comes a space
    for line in below:
        broken = [cell.splitlines() for cell in line.cells if "\n" in cell or "\r" in cell]
        if not broken:
            continue
        swallowed = len(line.cells) != width and width >= _WIDE and _any_whole(broken, separator, width)
        taken = any(_holds_lines(parts, data, width) for parts in broken)
        open_end = line is below[-1] and text.count('"') % 2 == 1
        if swallowed or taken or open_end:
            raise UsageError("export-quote", file=name, line=line.number)


def _any_whole(broken: Iterable[Sequence[str]], separator: str, width: int) -> bool:
    return any(part.count(separator) >= width - 1 for parts in broken for part in parts)


def _holds_lines(parts: Sequence[str], data: "re.Pattern[str]", width: int) -> bool:
    """Whether a cell of several lines has for each line break as many separators as a line of the list."""
    found = sum(len(data.findall(part)) for part in parts)
    return len(parts) > 1 and width > 1 and found >= (width - 1) * (len(parts) - 1)


def same_headers(line: Sequence[str], header: Sequence[str]) -> bool:
    """Whether a line says the same as the headers, whatever its case and the empty cells behind it."""
    return line[0].casefold() == header[0].casefold() and _folded(line) == _folded(header)


def check_second_list(headers: Sequence[str], lines: Iterable[tuple[int, Sequence[str]]], name: str) -> None:
    """Raises UsageError where one of these lines (with its number) holds headers again, but others: what stands below
    it would be read under the wrong ones."""
    for number, cells in lines:
        if _is_another(cells, headers, _FEWEST):
            raise UsageError("export-second-header", file=name, line=number, headers=_shown(cells))


def check_above(header: TextLine, above: Sequence[TextLine], name: str) -> None:
    """Raises UsageError where, lines of a list between, other headers stand above these: that list would be lost."""
    if any(_is_another(line.cells, header.cells, _FEWEST + 1) for line in above[:-1]):
        raise UsageError("export-second-header", file=name, line=header.number, headers=_shown(header.cells))


def _is_another(cells: Sequence[str], headers: Sequence[str], fewest: int) -> bool:
    """Whether these cells are headers, but not these."""
    filled, known = [cell for cell in cells if cell], _known_words()
    if len(filled) < fewest or any(_DIGIT.search(cell) and fold(cell) not in known for cell in filled):
        return False
    words = {word for word in map(fold, filled) if word in known or word in map(fold, headers)}
    return len(words) >= fewest and len(words) > _MOSTLY * len(filled) and not same_headers(cells, headers)


def _shown(cells: Sequence[str]) -> str:
    return ", ".join(unbroken(cell) for cell in cells if cell)


def _folded(cells: Sequence[str]) -> list[str]:
    folded = [fold(cell) for cell in cells]
    while folded and not folded[-1]:
        folded.pop()
    return folded


@cache
def _known_words() -> frozenset[str]:
    """What a column of ours is called, by an owner or a program."""
    own = {
        fold(word) for sheet in (CUSTOMERS, PURCHASES) for column in sheet for word in (column.header, *column.aliases)
    }
    programs: list[Mapping[str, str]] = [*PROGRAMS.values(), *LAST_RESORT.values()]
    return frozenset(own | {word for words in programs for word in words} - {""})
