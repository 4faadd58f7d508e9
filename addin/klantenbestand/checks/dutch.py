"""Is it a valid Dutch number? One function a kind, on a whole column: distinct values are judged once.

To reject what is valid is worse than to let through what is not: doubt passes.
"""

import re
from collections.abc import Callable

import numpy as np
import pandas as pd
from stdnum import iban
from stdnum.nl import bsn, btw

from klantenbestand.reading.distinct import matches_wholly

# One "@", something before it, a domain with a dot after it: stricter rules refuse addresses that work.
_EMAIL = re.compile(r"[^\s@,;:<>()\[\]\"]+@[^\s@,;:<>()\[\]\"]+\.[^\W\d_]{2,}", re.IGNORECASE)
_POSTCODE = re.compile(r"[1-9]\d{3} ?(?!S[ADS])[A-Z]{2}")
_PHONE_NL = re.compile(r"0\d{9}|0[89]00\d{4}(\d{3})?|14\d{3,4}|1[168]\d{1,4}")
_PHONE_ABROAD = re.compile(r"(\+|00)[1-9]\d{6,14}")
_KVK = re.compile(r"\d{8}(\d{4})?")
_VAT_ABROAD = re.compile(
    r"(AT|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|HR|HU|IE|IT|LT|LU|LV|MT|PL|PT|RO|SE|SI|SK|XI|GB|CH)\w{2,13}"
)
# What nearly all cells of a clean column look like, for a fast look over all of them at once.
PLAIN_EMAIL = r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}"
PLAIN_PHONE = r"0[1-9][0-9]{8}|0[1-9][0-9]-[0-9]{7}|0[1-9][0-9]{2}-[0-9]{6}|06[- ]?[1-9][0-9]{7}"
PLAIN_POSTCODE = r"[1-9][0-9]{3} ?([A-RT-Z][A-Z]|S[BCE-RT-Z])"
_SEPARATORS = re.compile(r"[\s().\-/]")


def on_distinct(values: pd.Series, judge: Callable[[str], bool], plain: str = "") -> "pd.Series[bool]":
    """`judge` of every value, worked out once per distinct one; empty counts as True.

    What wholly matches the regular expression `plain` (RE2: no look-around) is right without asking `judge`.
    """
    codes, different = pd.factorize(values)
    verdicts = np.ones(len(different) + 1, dtype=bool)  # code -1, an empty cell, takes the last one
    texts = pd.Series(different, dtype="str")
    odd = texts[~matches_wholly(texts, plain)] if plain else texts
    verdicts[odd.index] = [judge(text) for text in odd]
    return pd.Series(verdicts[codes], index=values.index, dtype=bool)


def is_email(value: str) -> bool:
    """
    >>> is_email("jan.de-vries+web@example.nl"), is_email("jan@example"), is_email("jan@@example.nl")
    (True, False, False)
    """
    return _EMAIL.fullmatch(value.strip()) is not None


def is_postcode(value: str) -> bool:
    """Dutch form: four digits (the first not 0) and two letters; SA, SD and SS are never issued.

    >>> is_postcode("1234 AB"), is_postcode("1234FI"), is_postcode("0234 AB"), is_postcode("1234 SS")
    (True, True, False, False)
    """
    return _POSTCODE.fullmatch(value.strip().upper()) is not None


def is_phone(value: str) -> bool:
    """Ten digits with a leading 0 (0800 and 0900 may be shorter), or a number abroad with + or 00.

    >>> is_phone("06-12345678"), is_phone("+31 (0)6 12345678"), is_phone("030 12345"), is_phone("0800-1234")
    (True, True, False, True)
    """
    digits = _SEPARATORS.sub("", value.replace("(0)", ""))
    if digits.startswith(("+31", "0031")):
        national = digits.removeprefix("0031").removeprefix("+31")
        return _PHONE_NL.fullmatch("0" + national.removeprefix("0")) is not None
    return _PHONE_NL.fullmatch(digits) is not None or _PHONE_ABROAD.fullmatch(digits) is not None


def is_iban(value: str) -> bool:
    """Country, length and check digits (mod 97).

    >>> is_iban("NL91 ABNA 0417 1643 00"), is_iban("NL92 ABNA 0417 1643 00")
    (True, False)
    """
    return bool(iban.is_valid(value))


def is_kvk(value: str) -> bool:
    """Eight digits (there is no check digit), or twelve with the number of the branch.

    >>> is_kvk("01234567"), is_kvk("1234567")
    (True, False)
    """
    return _KVK.fullmatch(_SEPARATORS.sub("", value)) is not None


def is_vat_id(value: str) -> bool:
    """A Dutch btw-id (NL, nine digits, B, two digits, with a valid check), or one of another country by its form.

    >>> is_vat_id("NL004495445B01"), is_vat_id("NL123B01"), is_vat_id("BE0403170701")
    (True, False, True)
    """
    compact = _SEPARATORS.sub("", value).upper()
    return bool(btw.is_valid(compact)) or _VAT_ABROAD.fullmatch(compact) is not None


def holds_bsn(value: str) -> bool:
    """A btw-number of before 2020 of a person holds his BSN: its first nine digits pass the 11-proef.

    >>> holds_bsn("NL123456782B01"), holds_bsn("NL004495445B01")
    (True, False)
    """
    digits = _SEPARATORS.sub("", value).upper().removeprefix("NL")[:9]
    # A BSN of eight digits is written with one zero in front; two zeros in front is no BSN but a company's number.
    return len(digits) == 9 and not digits.startswith("00") and bool(bsn.is_valid(digits))
