"""Telephone numbers as typed, with the zero that Excel ate put back; and one normal form to compare them by."""

import re

from klantenbestand.reading.codes import read_code
from klantenbestand.reading.distinct import Reading

PLAIN_PHONE = r"(0[1-9]|\+[1-9])[0-9 ()\-]{7,}"

_ZERO_LOST = re.compile(r"[1-9]\d{8}")  # a Dutch number has nine digits after its zero
_PLUS_LOST = re.compile(r"31[1-9]\d{8}")
_NUMBER = re.compile(r"\+?[\d(][\d\s()./\-]{5,}")
_OPTIONAL_ZERO = re.compile(r"\(\s*0\s*\)")
_NOT_DIGIT = re.compile(r"\D")


def read_phone(text: str) -> Reading:
    """The number as typed; one that lost its leading zero or plus in Excel gets it back.

    >>> read_phone("612345678")
    Reading(value='0612345678', code='zero-lost', expected='0612345678')
    >>> read_phone("31612345678").value, read_phone("06 - 1234 5678").value
    ('+31612345678', '06 - 1234 5678')
    """
    reading = read_code(text)
    if reading.value is None:
        return reading
    if _ZERO_LOST.fullmatch(reading.value):
        return Reading("0" + reading.value, "zero-lost", "0" + reading.value)
    if _PLUS_LOST.fullmatch(reading.value):
        return Reading("+" + reading.value, "zero-lost", "+" + reading.value)
    return reading


def phone_key(text: str, country: str = "31") -> str:
    """The number in one notation to compare by: country and digits; "" where there is no number.

    Of two numbers in one cell the first counts; words after it do not. `country` is the calling code of a number
    that starts with a single 0.

    >>> phone_key("06-1234 5678"), phone_key("0031 (0)6 12345678"), phone_key("612345678")
    ('31612345678', '31612345678', '31612345678')
    >>> phone_key("+32 471 23 45 67"), phone_key("010-1234567 (werk) / 06-12345678"), phone_key("geen")
    ('32471234567', '31101234567', '')
    """
    number = _NUMBER.search(_OPTIONAL_ZERO.sub("", text))
    if not number:
        return ""
    first = number.group().split("/")[0]
    written = first if len(_NOT_DIGIT.sub("", first)) >= 7 else number.group()
    digits = _NOT_DIGIT.sub("", written)
    if written.startswith("+"):
        return _without_trunk_zero(digits)
    if digits.startswith("00"):
        return _without_trunk_zero(digits[2:])
    if digits.startswith("0"):
        return country + digits[1:]
    return country + digits if len(digits) == 9 else digits


def _without_trunk_zero(digits: str) -> str:
    """+31 06... is often typed, though the zero does not belong there."""
    return "31" + digits[2:].lstrip("0") if digits.startswith("310") else digits
