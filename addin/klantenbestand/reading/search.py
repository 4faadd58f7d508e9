"""Which customers a person means by what he types: a number, e-mail, telephone, postcode with house number, or name."""

import re
from collections.abc import Callable, Sequence
from itertools import dropwhile

import numpy as np
import pandas as pd

from klantenbestand.reading.codes import dutch_postcode
from klantenbestand.reading.links import loose
from klantenbestand.reading.phones import phone_key
from klantenbestand.reading.texts import clean_text, fold

_PHONE = re.compile(r"\+?[\d\s()./\-]{6,}")
_LEAST_LETTERS = 4  # of a name written as one word
_LEAST_DIGITS = 6  # of the end of a telephone number, without the area code
_PLACE = re.compile(r"([1-9]\d{3}\s?[A-Za-z]{2})(?![^\W\d_])[\s,]*(?:(\d{1,5})(?!\d)[\s\-/]*(\w*))?.*")
# As it stands on an envelope: a street maybe, house number, addition, and then the postcode.
_ENVELOPE = re.compile(r"(?:.*\D)?(\d{1,5})[\s\-/]*([A-Za-z]\w{0,3})?[\s,]+([1-9]\d{3}\s?[A-Za-z]{2})(?![^\W\d_]).*")
_NAMES = ("company", "first_name", "initials", "infix", "last_name", "name")
_NOT, _BEGUN, _WHOLE = range(3)  # how well a word fits
_TITLES = frozenset({"dhr", "de", "heer", "hr", "meneer", "mevr", "mevrouw", "mw", "mej", "fam", "familie"})
_WHO = (("company",), ("name",), ("first_name", "infix", "last_name"), ("initials", "infix", "last_name"))
_WORD = re.compile(r"[^\W_]+")


def find_customers(customers: pd.DataFrame, wanted: str) -> list[int]:
    """The Excel rows of *Klanten* (`customers`: its typed frame) that fit best; [] where none does.

    What is a customer number is no telephone number and no name; of names, those that are wholly so go before those
    that begin so; a name typed as one word ("vandam") or with dhr or mevrouw before it is looked for last. Capitals,
    accents and signs do not count.
    """
    text = clean_text(wanted)
    if not fold(text):
        return []
    ways: tuple[Callable[[pd.DataFrame, str], list[int]], ...]
    ways = (_by_number, _by_email, _by_place, _by_phone, _by_name, _by_joined_name)
    return next((rows for way in ways if (rows := way(customers, text))), [])


def same_address(customers: pd.DataFrame, row: int) -> list[int]:
    """The other rows with the same postcode, house number and addition; [] where the address is not complete."""
    keys = [key for key in ("postcode", "house_number", "house_addition") if key in customers]
    if not {"postcode", "house_number"} <= set(keys):
        return []
    own = customers.loc[row, keys]
    if pd.isna(own["postcode"]) or pd.isna(own["house_number"]):
        return []
    same = pd.Series(True, index=customers.index)
    for key in keys:
        cells = customers[key].fillna("").str.casefold()
        same &= cells.eq("" if pd.isna(own[key]) else str(own[key]).casefold())
    return [found for found in _rows(same) if found != row]


def _by_number(customers: pd.DataFrame, text: str) -> list[int]:
    if "customer" not in customers:
        return []
    numbers = customers["customer"]
    exact = _rows(numbers.eq(text))
    if exact or not any(sign.isdigit() for sign in text):
        return exact
    form = loose(text)
    known = numbers.dropna()
    return [int(row) for row, number in zip(known.index, known, strict=True) if loose(number) == form]


def _by_email(customers: pd.DataFrame, text: str) -> list[int]:
    if "@" not in text or "email" not in customers:
        return []
    emails = customers["email"].str.casefold()
    return _rows(emails.eq(text.casefold())) or _rows(emails.str.contains(text.casefold(), regex=False))


def _by_place(customers: pd.DataFrame, text: str) -> list[int]:
    """By postcode, with or without the house number and addition, behind it or before it."""
    place, envelope = _PLACE.fullmatch(text), _ENVELOPE.fullmatch(text)
    postcode, number, addition = place.groups() if place else envelope.group(3, 1, 2) if envelope else ("", "", "")
    if not postcode or "postcode" not in customers:
        return []
    there = customers["postcode"].eq(dutch_postcode(postcode))
    if number and "house_number" in customers:
        there &= customers["house_number"].eq(number)
        if addition and "house_addition" in customers:
            added = there & customers["house_addition"].fillna("").map(fold).eq(fold(addition))
            return _rows(added) or _rows(there)
    return _rows(there)


def _by_phone(customers: pd.DataFrame, text: str) -> list[int]:
    """By a whole telephone number, in whatever notation, or by its last digits."""
    if not _PHONE.fullmatch(text):
        return []
    key = phone_key(text)
    digits = re.sub(r"\D", "", text)
    numbers = [_phone_keys(customers[column], digits) for column in ("phone", "mobile") if column in customers]
    whole = sorted({row for keys in numbers for row in _rows(keys.eq(key))}) if key else []
    if whole or len(digits) < _LEAST_DIGITS or digits.startswith("0"):
        return whole
    return sorted({row for keys in numbers for row in _rows(keys.str.endswith(digits))})


def _phone_keys(column: "pd.Series[str]", digits: str) -> "pd.Series[str]":
    """Of those numbers that end as this one does; the others are not looked at closely."""
    ends = column.str.replace(r"\D", "", regex=True).str.endswith(digits[-_LEAST_DIGITS:])
    likely = column[ends.fillna(False).astype(bool)]
    return pd.Series([phone_key(number) for number in likely], index=likely.index, dtype="str")


def _by_name(customers: pd.DataFrame, text: str) -> list[int]:
    """Every word typed is a word of the name, or the beginning of one."""
    words = [fold(word) for word in _WORD.findall(text)]
    columns = [customers[key] for key in _NAMES if key in customers]
    if not columns or not words:
        return []
    best = np.zeros((len(customers), len(words)), dtype=np.int8)
    for column in columns:
        codes, texts = pd.factorize(column)
        fits = np.array([_fits(words, name) for name in texts] + [[_NOT] * len(words)], dtype=np.int8)
        np.maximum(best, fits[codes], out=best)  # code -1, an empty cell, is the last one
    worst = best.min(axis=1)
    rows = customers.index.to_numpy()
    return [int(row) for row in (rows[worst == _WHOLE] if (worst == _WHOLE).any() else rows[worst == _BEGUN])]


def _by_joined_name(customers: pd.DataFrame, text: str) -> list[int]:
    """As by name, but without a title before it, or else with the words of the name written together."""
    words = [fold(word) for word in _WORD.findall(text)]
    bare = [*dropwhile(_TITLES.__contains__, words)]
    if bare and bare != words and (rows := _by_name(customers, " ".join(bare))):
        return rows
    typed = "".join(bare)
    if len(typed) < _LEAST_LETTERS:
        return []
    fits = pd.Series(False, index=customers.index)
    for keys in _WHO:
        columns = [customers[key].fillna("") for key in keys if key in customers]
        names = map(" ".join, zip(*columns, strict=True)) if columns else ()
        fits |= pd.Series([_joined(typed, name) for name in names] or False, index=customers.index)
    return _rows(fits)


def _joined(typed: str, name: str) -> bool:
    """Whether the words of the name, from one of them on, begin so when written together."""
    words = [fold(word) for word in _WORD.findall(name)]
    return any("".join(words[at:]).startswith(typed) for at in range(len(words)))


def _fits(words: Sequence[str], name: str) -> list[int]:
    """How well each typed word fits a word of this name."""
    there = [fold(word) for word in _WORD.findall(name)]
    return [
        _WHOLE if word in there else _BEGUN if any(one.startswith(word) for one in there) else _NOT for word in words
    ]


def _rows(mask: pd.Series) -> list[int]:
    return [int(row) for row in mask.index[mask.fillna(False).astype(bool)]]
