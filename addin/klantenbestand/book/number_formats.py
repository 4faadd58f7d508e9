"""Which cell formats of a workbook show a number as a date or a time: a cell itself holds only the number."""

import re
from datetime import datetime, timedelta

from klantenbestand.book import ooxml
from klantenbestand.book.package import Package

# what a built-in format shows, by its fixed number: dates and times (ECMA-376, 18.8.30)
_BUILT_IN = frozenset({*range(14, 23), 45, 46, 47})
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.')
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_BRACKETS = re.compile(r"\[[^\]]*\]")
_DATE_LETTER = re.compile(r"[dmyhs]", re.IGNORECASE)

_DAY_0 = datetime(1899, 12, 30)  # noqa: DTZ001 - a cell has no time zone
_DAYS_1904 = 1462
_MILLISECONDS = 86_400_000


def date_styles(package: Package) -> frozenset[int]:
    """The style numbers (`s` of a cell) whose number format shows a date, a time or a duration."""
    rels = package.rels_of(package.workbook_part).values()
    part = next((rel.target for rel in rels if rel.kind == "styles" and rel.target), "")
    if not part:
        return frozenset()
    styles = package.xml(part)
    shows_date = {
        int(element.get("numFmtId", "-1")): is_date_format(element.get("formatCode", ""))
        for element in ooxml.children(styles, "numFmts", "numFmt")
    }
    formats = [int(element.get("numFmtId", "0")) for element in ooxml.children(styles, "cellXfs", "xf")]
    return frozenset(at for at, number in enumerate(formats) if shows_date.get(number, number in _BUILT_IN))


def is_date_format(code: str) -> bool:
    """Whether a number format, as the file spells it (always English), shows a date, a time or a duration.

    >>> is_date_format("dd\\\\-mm\\\\-yyyy"), is_date_format('0.00" meter"'), is_date_format("[h]:mm")
    (True, False, True)
    """
    first = _LITERAL.sub("", code).partition(";")[0]
    return bool(_ELAPSED.search(first) or _DATE_LETTER.search(_BRACKETS.sub("", first)))


def from_serial(number: float, date_1904: bool) -> datetime | None:
    """The moment that a date number stands for, to the millisecond; None outside the years 1 to 9999.

    Day 60 of 1900 is a 29 February that never was, so the days before it shift by one, as in Excel.

    >>> from_serial(45323.5, date_1904=False)
    datetime.datetime(2024, 2, 1, 12, 0)
    """
    days = number + _DAYS_1904 if date_1904 else number
    days = days if days >= 60 else days + 1
    try:
        return _DAY_0 + timedelta(milliseconds=round(days * _MILLISECONDS))
    except (OverflowError, ValueError):
        return None
