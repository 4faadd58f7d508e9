"""Amounts, numbers and rates that stand in a cell as text, in the notations that Dutch files hold."""

import re
from collections.abc import Sequence
from enum import Enum

from klantenbestand.reading.codes import says_nothing
from klantenbestand.reading.distinct import Reader, Reading
from klantenbestand.reading.texts import clean_text

_MINUS = str.maketrans({"−": "-", "–": "-", "—": "-", "\u2012": "-"})
_CURRENCY = re.compile(r"€|\beur(?:o'?s?)?\b\.?", re.IGNORECASE)
_OTHER_CURRENCY = re.compile(r"[$£¥]|\b(?:usd|gbp|chf|dollar|pond)\b", re.IGNORECASE)
_NO_CENTS = re.compile(r"[.,](?:-{1,2}|=)$")  # "12,-" and "12,="
_NUMBER = re.compile(r"\d+(?:[.,' ]\d+)*|[.,]\d+")
_SIGNED = re.compile(r"(?P<open>\()?\s*(?P<before>[-+])?\s*(?P<number>[\d.,' ]*\d)\s*(?P<after>[-+])?\s*(?(open)\))")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}([.,' ])\d{3}(?:\1\d{3})*")  # may be whole, may be three decimals
_UNIT = re.compile(
    r"(?<=\d)\s*(?:x|st|stuks?|keer|pers|personen|mensen|medewerkers?|werknemers?|fte|man|uur|uren|kg|gram|liter|meter|m2|m)\.?$",
    re.IGNORECASE,
)
_SPAN = re.compile(r"^(.*\d)\s*(jaar|jaren|jr|j|maand|maanden|mnd|mnden|m)\.?$", re.IGNORECASE)
_USUAL = re.compile(r"(?:€ ?)?(-?\d+|-?[1-9]\d{0,2}(?:\.\d{3})+),(\d\d?)")  # most of a pasted export, read at once
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?: \d\d:\d\d:\d\d)?")


class Style(Enum):
    """Which sign stands before the decimals in a column."""

    COMMA = ","
    POINT = "."
    UNKNOWN = ""


def style_of(texts: Sequence[str]) -> Style:
    """How this column writes decimals, from the texts that leave no doubt; mixed or silent: unknown.

    >>> style_of(["12,50", "1.234"]), style_of(["12.50", "1,234"]), style_of(["1.234"])
    (<Style.COMMA: ','>, <Style.POINT: '.'>, <Style.UNKNOWN: ''>)
    """
    seen = {_decimal_sign(number.group()) for text in texts for number in _NUMBER.finditer(text)} - {""}
    return Style(seen.pop()) if len(seen) == 1 else Style.UNKNOWN


def _decimal_sign(number: str) -> str:
    """The sign before the decimals where it is beyond doubt, else ""."""
    signs = [sign for sign in number if sign in ".,"]
    if not signs or (len(set(signs)) == 1 and len(signs) > 1) or _THOUSANDS.fullmatch(number):
        return ""
    return signs[-1]


def parse_number(text: str, style: Style = Style.UNKNOWN) -> tuple[float | None, bool]:
    """The number that a text stands for (None: none), and whether another reading was as likely.

    `style` settles "1.234" and "1,234"; without it they are read the Dutch way.

    >>> parse_number("€ 1.234,56"), parse_number("EUR 12,-"), parse_number("(12,50)"), parse_number("12,50-")
    ((1234.56, False), (12.0, False), (-12.5, False), (-12.5, False))
    >>> parse_number("12.50"), parse_number("1,234.56"), parse_number("1 234 567,8"), parse_number("12 euro")
    ((12.5, False), (1234.56, False), (1234567.8, False), (12.0, False))
    >>> parse_number("1.234"), parse_number("1.234", Style.COMMA), parse_number("1.234", Style.POINT)
    ((1234.0, True), (1234.0, False), (1.234, True))
    >>> parse_number("twaalf"), parse_number("12-5")
    ((None, False), (None, False))
    """
    plain = _CURRENCY.sub(" ", clean_text(text).translate(_MINUS)).strip()
    signed = _SIGNED.fullmatch(_NO_CENTS.sub("", plain))
    if not signed or (signed["before"] and signed["after"]):
        return None, False
    number = signed["number"].strip()
    if number[:1] in ".,":
        number = "0" + number
    size, doubtful = _size(number, style)
    if size is None:
        return None, False
    negative = "-" in (signed["before"], signed["after"]) or bool(signed["open"])
    return (-size if negative else size), doubtful


def _size(number: str, style: Style) -> tuple[float | None, bool]:
    """The value of digits with points, commas, spaces and apostrophes; and whether that is doubtful."""
    if not _NUMBER.fullmatch(number):
        return None, False
    grouped = _THOUSANDS.fullmatch(number)
    if grouped:
        sign = grouped[1]
        once = number.count(sign) == 1
        if sign == style.value and once:
            return float(number.replace(sign, ".")), sign == "."
        if sign == "," and once and style is Style.UNKNOWN:
            return float(number.replace(",", ".")), True
        return float(number.replace(sign, "")), sign == "." and once and style is Style.UNKNOWN
    decimal_sign = _decimal_sign(number)
    whole, _, decimals = number.rpartition(decimal_sign) if decimal_sign else (number, "", "")
    if not _is_whole(whole):
        return None, False
    return float(f"{re.sub(r'[^0-9]', '', whole)}.{decimals or 0}"), False


def _is_whole(number: str) -> bool:
    """Digits, or groups of three with one sign between them."""
    return number.isdecimal() or _THOUSANDS.fullmatch(number) is not None


def amount_reader(texts: Sequence[str]) -> Reader:
    """The reader of amounts and counts for a column with these texts."""
    style = style_of(texts)

    def read(text: str) -> Reading:
        if usual := _USUAL.fullmatch(text):
            exact = float(f"{usual[1].replace('.', '')}.{usual[2]}")
            return Reading(exact, "number-as-text", typed_number(exact))
        clean = clean_text(text)
        if not clean or says_nothing(clean):
            return Reading(None, "cell-says-nothing" if clean else "")
        number, doubtful = parse_number(_UNIT.sub("", clean), style)
        if number is None:
            return Reading(None, _why_not(clean))
        return Reading(number, "number-doubtful" if doubtful else "number-as-text", typed_number(number))

    return read


def _why_not(text: str) -> str:
    if _DATE.fullmatch(text):
        return "number-is-date"
    return "amount-other-currency" if _OTHER_CURRENCY.search(text) else "number-unread"


def months_reader(texts: Sequence[str]) -> Reader:
    """The reader of a number of months; "2 jaar" is 24.

    >>> months_reader(())("2 jaar"), months_reader(())("18 mnd").value
    (Reading(value=24.0, code='number-as-text', expected='24'), 18.0)
    """
    read_number = amount_reader(texts)

    def read(text: str) -> Reading:
        span = _SPAN.fullmatch(clean_text(text))
        reading = read_number(span[1] if span else text)
        if reading.value is None or not span or not span[2].casefold().startswith("j"):
            return reading
        return Reading(reading.value * 12, reading.code, typed_number(reading.value * 12))

    return read


def rate_reader(texts: Sequence[str]) -> Reader:
    """The reader of shares: "21%" and "21" are 0.21, and so is "0,21".

    >>> rate_reader(())("21 %"), rate_reader(())("0,09").value, rate_reader(())("9").value
    (Reading(value=0.21, code='number-as-text', expected='21%'), 0.09, 0.09)
    """
    read_number = amount_reader(texts)

    def read(text: str) -> Reading:
        clean = clean_text(text)
        per_cent = clean.endswith("%")
        reading = read_number(clean.removesuffix("%"))
        if reading.value is None:
            return reading
        share = round(reading.value / 100, 6) if per_cent or reading.value > 1 else reading.value
        return Reading(share, reading.code, typed_rate(share))

    return read


def typed_number(number: float) -> str:
    """As a person types it: decimal comma, no thousands, two decimals or more where it has any.

    >>> typed_number(1234.5), typed_number(12.0), typed_number(0.125)
    ('1234,50', '12', '0,125')
    """
    if number.is_integer():
        return f"{number:.0f}"
    exact = f"{number:.10f}".rstrip("0")
    return (exact if len(exact.partition(".")[2]) > 2 else f"{number:.2f}").replace(".", ",")


def typed_rate(share: float) -> str:
    """
    >>> typed_rate(0.21), typed_rate(0.055)
    ('21%', '5,5%')
    """
    return f"{round(share * 100, 4):g}%".replace(".", ",")
