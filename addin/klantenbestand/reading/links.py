"""Customer numbers on other sheets that are written otherwise than in *Klanten*: 12 there, 0012 here."""

import re
from collections.abc import Mapping
from functools import cached_property

import numpy as np
import pandas as pd

from klantenbestand.reading.distinct import is_among
from klantenbestand.reading.sheet_data import SheetData
from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen

_SIGNS = re.compile(r"[\s.\-_/]+")


def loose(number: str) -> str:
    """A customer number without capitals, signs and leading zeros.

    >>> loose("0012"), loose("K-007"), loose("k 007"), loose("000")
    ('12', 'k007', 'k007', '0')
    """
    bare = _SIGNS.sub("", number.casefold())
    return bare.lstrip("0") or bare[:1]


@frozen
class Known:
    """The customer numbers as *Klanten* writes them, those of rows that were merged away included."""

    numbers: pd.Index

    @classmethod
    def of(cls, customers: SheetData) -> "Known":
        """Those of the sheet *Klanten*."""
        own = pd.Index(customers.frame["customer"].dropna(), dtype="str")
        return cls(own.append(pd.Index(list(customers.merged), dtype="str")).unique())

    @cached_property
    def by_form(self) -> Mapping[str, str]:
        """Loose form -> number, where one number alone has that form."""
        found: dict[str, str] = {}
        doubtful = set()
        for number in self.numbers:
            form = loose(number)
            if found.setdefault(form, number) != number:
                doubtful.add(form)
        return {form: number for form, number in found.items() if form not in doubtful}


def link(data: SheetData, known: Known, key: str = "customer") -> tuple[SheetData, list[Finding]]:
    """The sheet with each customer number as *Klanten* writes it, and a finding for those that differed.

    A number that stands in *Klanten* exactly so is left alone; so is one that could be two customers there (both 12
    and 0012 exist), or none.
    """
    if key not in data.frame:
        return data, []
    given = data.frame[key]
    if (is_among(given, known.numbers.to_series()) | given.isna()).all():
        return data, []
    codes, numbers = pd.factorize(given)
    typed = pd.Series(numbers, dtype="str")
    strange = np.flatnonzero(~is_among(typed, known.numbers.to_series()).to_numpy(dtype=bool)).tolist()
    meant = {position: known.by_form.get(loose(typed[position])) for position in strange}
    meant = {position: number for position, number in meant.items() if number is not None}
    if not meant:
        return data, []
    spelled = typed.copy()
    spelled.loc[list(meant)] = list(meant.values())
    where = np.isin(codes, list(meant))
    column = pd.Series(pd.array([*spelled, None], dtype="str").take(codes), index=data.frame.index)
    place = data.place(key)
    finding = Finding(
        "customer-other-spelling",
        place.sheet,
        place.column,
        place.letter,
        rows=data.frame.index[where].tolist(),
        values=data.frame.loc[where, key].tolist(),
        expected=column[where].tolist(),
    )
    return data.with_frame(data.frame.assign(**{key: column}), {}), [finding]


def without_guests(purchases: SheetData, known: Known | None) -> tuple[SheetData, list[Finding]]:
    """Web shops give who buys without an account the number 0: losse verkoop, unless *Klanten* has a customer 0."""
    if "customer" not in purchases.frame or (known is not None and "0" in known.numbers):
        return purchases, []
    given = purchases.frame["customer"]
    guests = (given == "0").fillna(False).astype(bool)
    if not guests.any():
        return purchases, []
    place = purchases.place("customer")
    rows = given.index[guests].tolist()
    finding = Finding("customer-zero", place.sheet, place.column, place.letter, rows=rows, values=["0"] * len(rows))
    return purchases.with_frame(purchases.frame.assign(customer=given.mask(guests)), {}), [finding]
