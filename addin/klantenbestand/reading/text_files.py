"""Text as a program exported it: the bytes as text, and the text as rows, whatever it is coded and separated by."""

import csv
import re
from collections.abc import Sequence

_SEPARATORS = ";,\t|"
_HEAD = 20  # lines by which the separator is chosen


def decoded(data: bytes) -> str:
    """The text in UTF-8, UTF-16 with its mark, or else Windows-1252 (an older Excel, a Dutch mail program).

    >>> decoded("José".encode("cp1252")), decoded(b"\\xef\\xbb\\xbfa"), decoded("é".encode("utf-16"))
    ('José', 'a', 'é')
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def text_rows(text: str) -> list[list[str]]:
    """The cells of a text with separators, row by row; wholly empty rows are left out.

    >>> text_rows('naam;plaats\\n"Jansen; Piet";Goes')
    [['naam', 'plaats'], ['Jansen; Piet', 'Goes']]
    >>> text_rows("sep=,\\na,b"), text_rows("een\\n\\ntwee")
    ([['a', 'b']], [['een'], ['twee']])
    """
    told = re.match(r"\s*sep=(.)\s*(?:\r\n|\r|\n)", text, re.IGNORECASE)
    body = text[told.end() :] if told else text
    lines = re.split(r"\r\n|\r|\n", body)
    separator = told[1] if told else _separator([line for line in lines if line.strip()][:_HEAD])
    rows = csv.reader(lines, delimiter=separator)
    return [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]


def _separator(lines: Sequence[str]) -> str:
    """The sign that occurs in most of the first lines, and there most often."""
    bare = [re.sub(r'"[^"]*"', "", line) for line in lines]
    return max(
        _SEPARATORS, key=lambda sign: (sum(sign in line for line in bare), sum(line.count(sign) for line in bare))
    )
