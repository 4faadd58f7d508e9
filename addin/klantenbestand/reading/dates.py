"""Dates that stand in a cell as text or as a bare number, in Dutch order and words and in those of exports."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from klantenbestand.reading.codes import says_nothing
from klantenbestand.reading.distinct import Reader, Reading
from klantenbestand.reading.texts import clean_text, fold
from klantenbestand.words.frozen import frozen
from klantenbestand.words.wording import MONTHS, WEEKDAYS, short_day

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_EXCEL_DAY_0 = date(1899, 12, 30)
_LAST_SERIAL = 73_415  # 31 December 2100
_ENGLISH = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_ABBREVIATED = {"mrt": 3, "maa": 3, "febr": 2, "sept": 9}
_MONTH_OF = (
    {name: number for names in (MONTHS, _ENGLISH) for number, name in enumerate(names, 1)}
    | {name[:3]: number for names in (MONTHS, _ENGLISH) for number, name in enumerate(names, 1)}
    | _ABBREVIATED
)
_DAYS = (*WEEKDAYS, "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(
    rf"^(?:op\s+)?(?:{'|'.join(_DAYS)}|ma|di|wo|do|vr|za|zo|mon|tue|wed|thu|fri|sat|sun)\b[.,]?\s+", re.IGNORECASE
)
TIME = r"(?:[ T]|,? om |, )\d{1,2}[:.]\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[AaPp][Mm]|uur|Z|UTC|[+-]\d{2}:?\d{2})?$"
_TIME = re.compile(TIME)

_SEPARATOR = r"\s*[-/.\s]\s*"
_YEAR = r"(?P<year>'\d{2}|\d{4}|\d{2})"
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})\s*[-/.]\s*(?P<month>\d{1,2})\s*[-/.]\s*(?P<day>\d{1,2})")
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})")
_COMPACT_DAY_FIRST = re.compile(r"(?P<day>\d{2})(?P<month>\d{2})(?P<year>(?:19|20)\d{2})")
_DAY_FIRST = re.compile(rf"(?P<day>\d{{1,2}}){_SEPARATOR}(?P<month>\d{{1,2}}){_SEPARATOR}{_YEAR}")
_WORDS = re.compile(rf"(?P<day>\d{{1,2}})(?:e|ste|de|st|nd|rd|th)?[-/.\s]*(?P<word>[^\W\d_]+)\.?,?[-/.\s]*{_YEAR}")
_WORD_FIRST = re.compile(rf"(?P<word>[^\W\d_]+)\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}")
_MONTH_ONLY = re.compile(rf"(?:(?P<word>[^\W\d_]+)\.?[-/.\s]*{_YEAR}|(?P<month>\d{{1,2}})\s*[-/]\s*(?P<full>\d{{4}}))")
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?")
_ZEROS = re.compile(r"[0/.\-]+")


@frozen
class Notation:
    """How a column writes its dates.

    `american`: of 03-04-2025 the month comes first. A year of two digits up to `last_short_year` is of this century.
    `first_serial`: from which number on a bare number can be a day as Excel counts them (18264 is 1 January 1950).
    """

    american: bool = False
    last_short_year: int = 49
    first_serial: int = 18_264


_DUTCH = Notation()


class Parsed(NamedTuple):
    """A date and the finding that goes with it: `day` None where there is none."""

    day: date | None
    code: str


def parse_date(text: str, notation: Notation = _DUTCH) -> Parsed:
    """The day that a text or bare number stands for; its time of day is left out.

    >>> [parse_date(text).day.isoformat() for text in ("1 februari 2024", "01-02-24", "1 feb. '24", "20240201")]
    ['2024-02-01', '2024-02-01', '2024-02-01', '2024-02-01']
    >>> [parse_date(text).day.isoformat() for text in ("do 1-2-2024 14:30", "2024-02-01T23:00:00Z", "45323", "45323.6")]
    ['2024-02-01', '2024-02-01', '2024-02-01', '2024-02-01']
    >>> parse_date("31-02-2024"), parse_date("12/25/2024").code, parse_date("2015")
    (Parsed(day=None, code='date-impossible'), 'date-american', Parsed(day=None, code='date-year-only'))
    >>> parse_date("maart 2024").day.isoformat(), parse_date("maart 2024").code, parse_date("volgende week").code
    ('2024-03-01', 'date-month-only', 'date-unread')
    """
    plain = _WEEKDAY.sub("", _TIME.sub("", clean_text(text))).strip(" ,")
    if plain.isdecimal() and len(plain) == 4 and _FIRST_YEAR <= int(plain) <= _LAST_YEAR:
        return Parsed(None, "date-year-only")
    serial = _SERIAL.fullmatch(plain)
    if serial and notation.first_serial <= int(serial[1]) <= _LAST_SERIAL:
        return Parsed(_EXCEL_DAY_0 + timedelta(days=int(serial[1])), "date-serial")
    for pattern in (_YEAR_FIRST, _COMPACT, _COMPACT_DAY_FIRST, _DAY_FIRST, _WORDS, _WORD_FIRST):
        if parts := pattern.fullmatch(plain):
            american = notation.american and pattern is _DAY_FIRST
            return _from_parts(parts.groupdict(), american, notation.last_short_year)
    if parts := _MONTH_ONLY.fullmatch(plain):
        return _from_month(parts.groupdict(), notation.last_short_year)
    return Parsed(None, "date-unread")


def _from_parts(parts: dict[str, str], american: bool, last_short_year: int) -> Parsed:
    month = _month(parts["word"]) if "word" in parts else int(parts["month"])
    if not month:
        return Parsed(None, "date-unread")
    day, year = int(parts["day"]), _year(parts["year"], last_short_year)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return Parsed(None, "date-unread")
    if american:
        day, month = month, day
    elif month > 12 >= day and "word" not in parts:
        american, day, month = True, month, day  # 12/25/2024 can be read in one way only
    try:
        return Parsed(date(year, month, day), "date-american" if american else "date-as-text")
    except ValueError:
        return Parsed(None, "date-impossible")


def _from_month(parts: dict[str, str | None], last_short_year: int) -> Parsed:
    """The first day of a month without a day."""
    month = _month(parts["word"]) if parts["word"] else int(parts["month"] or 0)
    year = _year(parts["year"] or parts["full"] or "", last_short_year)
    if not 1 <= month <= 12 or not _FIRST_YEAR <= year <= _LAST_YEAR:
        return Parsed(None, "date-unread")
    return Parsed(date(year, month, 1), "date-month-only")


def _month(word: str) -> int:
    """1 to 12, or 0 where the word is no month."""
    return _MONTH_OF.get(fold(word), 0)


def _year(digits: str, last_short_year: int) -> int:
    number = int(digits.removeprefix("'"))
    if len(digits) == 4 and digits.isdecimal():
        return number
    return number + (2000 if number <= last_short_year else 1900)


def is_american(texts: Sequence[str]) -> bool:
    """Whether a column writes the month first: 13 or more occurs in second place, and never in first.

    >>> is_american(["03/04/2025", "12/25/2024"]), is_american(["25/12/2024", "12/25/2024"])
    (True, False)
    """
    pairs = [
        (int(parts["day"]), int(parts["month"]))
        for parts in (_DAY_FIRST.fullmatch(_TIME.sub("", text.strip())) for text in texts)
        if parts
    ]
    return any(second > 12 for _, second in pairs) and all(first <= 12 for first, _ in pairs)


def date_reader(texts: Sequence[str], usual: Notation = _DUTCH) -> Reader:
    """The reader of dates for a column with these texts; values are `datetime.date`."""
    notation = replace(usual, american=is_american(texts))

    def read(text: str) -> Reading:
        clean = clean_text(text)
        if not clean:
            return Reading(None)
        if says_nothing(clean) or _ZEROS.fullmatch(clean):  # 00-00-0000 and 0: an export's way to say empty
            return Reading(None, "cell-says-nothing")
        day, code = parse_date(clean, notation)
        return Reading(day, code, short_day(day) if day else "")

    return read


def birthday_reader(texts: Sequence[str]) -> Reader:
    """As `date_reader`; '45 is 1945, for who was born in 2045 is no customer yet, and 10000 is 18 May 1927."""
    return date_reader(texts, Notation(last_short_year=15, first_serial=10_000))
