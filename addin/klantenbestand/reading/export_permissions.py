"""What the columns of an export say of objections and consents, also of several: the strictest word counts."""

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from klantenbestand.reading.export_programs import NO_MAIL
from klantenbestand.reading.strictest import strictest_consent, strictest_objection
from klantenbestand.words.columns import Column, DataSheet
from klantenbestand.words.sheets import CUSTOMERS

_NO, _MAIL, _EVERYTHING = "nee", "e-mail", "alles"
_STILL_THERE = ("subscribed", "aangemeld", "ingeschreven", "actief", "active", "opt-in", "opted in")
_OBJECTION = "no_advertising"
OBJECTIONS = frozenset({_OBJECTION, NO_MAIL})  # any text in these is one
_STRICTEST: Mapping[str, Callable[[Sequence[object]], str | None]] = {
    _OBJECTION: strictest_objection,
    "email_consent": strictest_consent,
    "phone_consent": strictest_consent,
}


def _no_mail() -> Column:
    """*Geen reclame* where "ja" is meant for mail alone."""
    column = CUSTOMERS[_OBJECTION]
    meant = tuple((typed, _MAIL if means == _EVERYTHING else means) for typed, means in column.synonyms)
    still = tuple((word, _NO) for word in _STILL_THERE)
    return Column(NO_MAIL, column.header, column.kind, choices=column.choices, synonyms=(*meant, *still))


# A column is read by itself, as on a sheet that has no other: several may mean the same.
PERMITTED = DataSheet("customers", CUSTOMERS.name, (*(CUSTOMERS[key] for key in _STRICTEST), _no_mail()))


def with_permissions(customers: pd.DataFrame, said: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """The customers of an export with what other columns say; index = lines of the file.

    `said`: frames with one column of PERMITTED each, or none where it turned out to hold something else.
    """
    made = customers
    for frame in said:
        for name in frame:
            key = _OBJECTION if name == NO_MAIL else str(name)
            words = frame[name].reindex(made.index)
            words = words.mask(words == _NO) if name == NO_MAIL else words  # of other ways nothing is said
            if words.notna().any():
                made = made.assign(**{key: _both(key, made.get(key), words)})
    return made


def _both(key: str, one: "pd.Series[str] | None", other: "pd.Series[str]") -> "pd.Series[str]":
    if one is None:
        return other.astype("str")
    cells = zip(one, other, strict=True)
    words = [_STRICTEST[key]([word for word in pair if not pd.isna(word)]) for pair in cells]
    return pd.Series(words, index=one.index, dtype="str")
