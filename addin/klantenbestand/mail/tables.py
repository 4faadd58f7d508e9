"""The lists as CSV for Dutch Excel and mailing services: semicolon, UTF-8 with mark, CRLF, and no formulas.

A text that a spreadsheet would read as a formula (it starts with = + - @ or a tab) gets an apostrophe in front, and is
counted, so that 'Lees mij.txt' can say so. Only texts: numbers and dates are written by us. No telephone numbers are in
these lists, for a mailing does not need them; e-mail addresses that start with such a sign are refused before
(permission.py), because an apostrophe would make another address of them.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

from klantenbestand.mail.values import clean, is_missing
from klantenbestand.reading.amounts import typed_number
from klantenbestand.words.frozen import frozen
from klantenbestand.words.wording import short_day

_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "|", "%")


@frozen
class Csv:
    """The bytes of a list, and how many texts got an apostrophe."""

    data: bytes
    apostrophes: int


def csv_of(headers: Sequence[str], rows: Iterable[Sequence[object]]) -> Csv:
    """A list with these headers."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow(headers)
    count = 0
    for row in rows:
        cells = [_cell(value) for value in row]
        count += sum(marked for _, marked in cells)
        writer.writerow([text for text, _ in cells])
    return Csv(target.getvalue().encode("utf-8-sig"), count)


def _cell(value: object) -> tuple[str, bool]:
    """The text of a cell, and whether it got an apostrophe."""
    if is_missing(value):
        return "", False
    if isinstance(value, date):
        return short_day(value), False
    if isinstance(value, int | float):
        return typed_number(float(value)), False
    text = clean(value)
    return (f"'{text}", True) if text.startswith(_STARTS_FORMULA) else (text, False)
