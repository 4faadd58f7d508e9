"""Numbers that are names (customer, order, KvK, IBAN) and postcodes, as text in one notation on all sheets."""

import re

from stdnum import iban
from stdnum.exceptions import ValidationError
from stdnum.nl import postcode

from klantenbestand.reading.distinct import Reader, Reading
from klantenbestand.reading.texts import clean_text, read_text

# RE2: with a digit and without anything that can be repaired; words such as "geen" go to the reader.
PLAIN_CODE = r"[0-9A-Za-z_/#-]*[0-9][0-9A-Za-z_/#-]*"
PLAIN_HOUSE_NUMBER = r"[0-9]{1,5}"
PLAIN_POSTCODE = r"[1-9][0-9]{3} [A-Z]{2}"

# What people type in a cell that they leave open. "0" and "NA" are not among them: both can be real.
_NOTHING = frozenset((
    "-", "--", "---", "—", "–", ".", "..", "?", "??", "nvt", "n.v.t.", "n.v.t", "onbekend", "geen", "leeg",
    "n/a", "n.b.", "nnb", "null", "none", "nan",
))  # fmt: skip
_DECIMALS = re.compile(r"(\d+)[.,]0+")
_SHORTENED = re.compile(r"\d[.,]\d+E[+-]?\d+", re.IGNORECASE)
_DAY_IN_YEAR = re.compile(r"\d{4}-(\d\d)-(\d\d)(?: \d\d:\d\d:\d\d)?")
_NOT_DIGIT = re.compile(r"[\s.\-/]")
_DUTCH_POSTCODE = re.compile(r"(?:NL)?([1-9]\d{3})([A-Z]{2})")


def says_nothing(text: str) -> bool:
    """Whether a cell with this text is meant to be empty.

    >>> says_nothing("n.v.t."), says_nothing("-"), says_nothing("Geen"), says_nothing("0")
    (True, True, True, False)
    """
    return text.casefold() in _NOTHING


def read_code(text: str) -> Reading:
    """A code as typed, without what Excel and exports put round it.

    >>> read_code("32.0")
    Reading(value='32', code='code-decimals', expected='32')
    >>> read_code("0012"), read_code("n.v.t.")
    (Reading(value='0012', code='', expected=''), Reading(value=None, code='cell-says-nothing', expected=''))
    >>> read_code("8,71E+12").code
    'code-shortened'
    """
    reading = read_text(text)
    if reading.value is None:
        return reading
    if says_nothing(reading.value):
        return Reading(None, "cell-says-nothing")
    if _SHORTENED.fullmatch(reading.value):
        return Reading(None, "code-shortened")
    if decimals := _DECIMALS.fullmatch(reading.value):
        return Reading(decimals[1], "code-decimals", decimals[1])
    return reading


def read_house_number(text: str) -> Reading:
    """As a code; but Excel makes of 12-5 the twelfth of May, which is undone.

    >>> read_house_number("2026-05-12 00:00:00")
    Reading(value='12-5', code='house-number-date', expected='12-5')
    """
    if date := _DAY_IN_YEAR.fullmatch(text):
        typed = f"{int(date[2])}-{int(date[1])}"
        return Reading(typed, "house-number-date", typed)
    return read_code(text)


def read_kvk(text: str) -> Reading:
    """Eight digits without dots; Excel may have eaten a leading zero.

    >>> read_kvk("01.23.45.67").value, read_kvk("1234567")
    ('01234567', Reading(value='01234567', code='zero-lost', expected='01234567'))
    """
    reading = read_code(text)
    if reading.value is None:
        return reading
    compact = _NOT_DIGIT.sub("", reading.value.casefold().removeprefix("kvk").lstrip(": "))
    if not compact.isdecimal():
        return reading
    if len(compact) == 7:
        return Reading("0" + compact, "zero-lost", "0" + compact)
    return Reading(compact, reading.code, compact if reading.code else "")


def read_vat_id(text: str) -> Reading:
    """Without dots and spaces, in capitals, the country kept.

    >>> read_vat_id("nl 0044.95.445.B01").value
    'NL004495445B01'
    """
    reading = read_code(text)
    return reading if reading.value is None else reading._replace(value=_NOT_DIGIT.sub("", reading.value).upper())


def read_iban(text: str) -> Reading:
    """Without spaces, in capitals.

    >>> read_iban("nl91 abna 0417 1643 00").value
    'NL91ABNA0417164300'
    """
    reading = read_code(text)
    return reading if reading.value is None else reading._replace(value=iban.compact(reading.value))


def read_postcode(text: str) -> Reading:
    """A Dutch postcode as "1234 AB"; anything else as typed, for it may be foreign.

    >>> read_postcode("1234ab")
    Reading(value='1234 AB', code='postcode-spelling', expected='1234 AB')
    >>> read_postcode("NL-1234 AB").value, read_postcode("B-9000").value, read_postcode("9000.0").value
    ('1234 AB', 'B-9000', '9000')
    """
    reading = read_code(text)
    if reading.value is None:
        return reading
    spelled = dutch_postcode(reading.value)
    if not spelled or spelled == reading.value:
        return reading
    return Reading(spelled, "postcode-spelling", spelled)


def dutch_postcode(text: str) -> str:
    """The postcode in its official spelling, "" where it is not a Dutch one.

    SA, SD and SS were never issued, yet are read: the checks say so.
    """
    try:
        return str(postcode.validate(text))
    except ValidationError:
        parts = _DUTCH_POSTCODE.fullmatch(re.sub(r"[\s.\-]", "", clean_text(text)).upper())
        return f"{parts[1]} {parts[2]}" if parts else ""


CODE_READERS: dict[str, Reader] = {
    "kvk": read_kvk,
    "vat_id": read_vat_id,
    "iban": read_iban,
    "house_number": read_house_number,
    "house_addition": read_house_number,
}
PLAIN_CODES: dict[str, str] = {  # what needs no reading, where that is stricter than a plain code
    "kvk": r"[0-9]{8}",
    "vat_id": r"[A-Z]{2}[0-9A-Z]{2,13}",
    "iban": r"[A-Z]{2}[0-9]{2}[0-9A-Z]{10,30}",
    "house_number": PLAIN_HOUSE_NUMBER,
    "house_addition": r"[0-9A-Za-z]{1,4}",
}
