"""What Excel makes of a value that is assigned to a cell, as if it were typed there."""

# ruff: noqa: DTZ001 - a cell has no time zone

import re
from datetime import date, datetime

TEXT_FORMAT = "@"
LONGEST_IN_BLOCK = 8203
MOST_CHARACTERS = 32_767
ERRORS = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A")

_COLUMN = re.compile(r"\[(?:[^\[\]]|\[[^\[\]]*\])*\]")  # of a table: [[#This Row],[Omzet]]
_NUMBER = re.compile(r"([+-]?)(?:€ ?|\$ ?)?(\d[\d,]*\.?\d*|\.\d+)(?:[eE]([+-]?\d+))?( ?%)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{2,4})")
_YEAR_FIRST = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})")
_SHORT_DATE = re.compile(r"(\d{1,2})[-/](\d{1,2})")
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
_BOOLEANS = {"TRUE": True, "FALSE": False, "WAAR": True, "ONWAAR": False}


class NotTypeableError(Exception):
    """Excel refuses it: error 1004."""


class FormulaText(str):
    """A formula, "=" first."""

    __slots__ = ()


def typed(value: object, number_format: str) -> tuple[object, str]:
    """What stands in the cell afterwards, and its number format."""
    if value is None or value == "":
        return None, number_format
    if isinstance(value, datetime):
        return _serial(value), number_format if number_format != "General" else "m/d/yyyy"
    if isinstance(value, bool):
        return value, number_format
    if isinstance(value, (int, float)):
        # a number put into a text cell becomes its digits
        return (f"{value:.15g}" if number_format == TEXT_FORMAT else float(value)), number_format
    if not isinstance(value, str):
        raise NotTypeableError(f"no cell holds a {type(value).__name__}")
    if len(value.encode("utf-16-le")) // 2 > MOST_CHARACTERS:
        raise NotTypeableError("longer than a cell")
    text = value.replace("\r\n", "\n")
    if text.startswith("'"):  # the prefix character, also in a text cell
        return text[1:] or None, number_format
    return (text, number_format) if number_format == TEXT_FORMAT else _parsed(text, number_format)


def _parsed(text: str, number_format: str) -> tuple[object, str]:
    plain = text.strip()
    if plain in ERRORS:
        return plain, number_format
    if plain.upper() in _BOOLEANS:
        return _BOOLEANS[plain.upper()], number_format
    for parse in (_number, _moment):
        found = parse(plain, number_format)
        if found is not None:
            return found
    if plain[:1] in ("=", "+", "-", "@") and len(plain) > 1:
        return _formula(plain), number_format
    return text, number_format


def _formula(plain: str) -> FormulaText:
    body = plain[1:] if plain[0] in "=@" else plain
    if (
        not body
        or body.count("(") != body.count(")")
        or body[-1] in "+-*/=(,"
        or " " in _COLUMN.sub("", body).strip().split('"')[0]
    ):
        raise NotTypeableError(f"not a formula: {plain[:20]}")
    return FormulaText("=" + body.lstrip("+"))


def _number(plain: str, number_format: str) -> tuple[object, str] | None:
    found = _NUMBER.fullmatch(plain)
    if not found:
        return None
    number = float(found[2].replace(",", "") + ("e" + found[3] if found[3] else ""))
    if found[1] == "-":
        number = -number
    if found[4]:
        return number / 100, "0%" if number_format == "General" else number_format
    return number, number_format


def _moment(plain: str, number_format: str) -> tuple[object, str] | None:
    shown = number_format if number_format != "General" else "m/d/yyyy"
    try:
        if found := _YEAR_FIRST.fullmatch(plain):
            return _serial(datetime(int(found[1]), int(found[2]), int(found[3]))), shown
        if found := _DAY_FIRST.fullmatch(plain):
            year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
            month, day = int(found[1]), int(found[2])  # through COM and AppleScript Excel reads as an American
            month, day = (day, month) if month > 12 else (month, day)
            return _serial(datetime(year, month, day)), shown
        if found := _SHORT_DATE.fullmatch(plain):
            return _serial(datetime(2024, int(found[1]), int(found[2]))), "d-mmm"
    except ValueError:
        return None
    if found := _TIME.fullmatch(plain):
        return (int(found[1]) * 3600 + int(found[2]) * 60 + int(found[3] or 0)) / 86400, "h:mm"
    return None


def _serial(moment: datetime | date) -> float:
    return (datetime(moment.year, moment.month, moment.day) - datetime(1899, 12, 30)).days + (
        (moment.hour * 3600 + moment.minute * 60 + moment.second) / 86400 if isinstance(moment, datetime) else 0.0
    )
