"""Buyers of whom all that an export tells stands with one customer, letter for letter: they were taken over before."""

from collections import defaultdict
from collections.abc import Mapping

import pandas as pd

from klantenbestand.reading.phones import phone_key
from klantenbestand.reading.texts import fold
from klantenbestand.steps.import_buyers import NUMBER

_NAME = ("company", "first_name", "initials", "infix", "last_name")
_PHONES = ("phone", "mobile")
_REST = ("street", "house_number", "house_addition", "postcode", "city", "email")
_FOUND_BY = ("street", "postcode", "email", "phones")


def saying_the_same(customers: pd.DataFrame, buyers: pd.DataFrame) -> dict[int, str]:
    """Buyer -> customer number. The names are wholly the same; of the rest all that is told, where *Klanten* has a
    column for it, and at least an address, a mailbox or a telephone number.

    Of more customers that fit it is nobody; but who has no number at the source is the one of whom the least more is
    known: without a number nothing else tells the next time that he was added.
    """
    if customers.empty or buyers.empty:
        return {}
    there = customers[customers["customer"].notna()]
    rest = [key for key in _REST if key in there]
    columns = {key: _folded(there, key) for key in (*_NAME, *rest)}
    phones = _phones(there)
    by_name: dict[str, list[int]] = defaultdict(list)
    for at, parts in enumerate(zip(*(columns[key] for key in _NAME), strict=True)):
        by_name["\t".join(parts)].append(at)
    numbers = there["customer"].tolist()
    told = {key: _folded(buyers, key) for key in (*_NAME, *rest)}
    their_phones = _phones(buyers) if any(key in there for key in _PHONES) else _phones(buyers.iloc[:, :0])
    found = {}
    for place, row in enumerate(buyers.index):
        own: Mapping[str, object] = {key: told[key][place] for key in rest} | {"phones": their_phones[place]}
        name = "\t".join(told[key][place] for key in _NAME)
        if not name.strip() or not any(own.get(key) for key in _FOUND_BY):
            continue
        fits = [
            at
            for at in by_name.get(name, [])
            if their_phones[place] <= phones[at] and all(columns[key][at] == own[key] for key in rest if own[key])
        ]
        if len(fits) > 1 and not buyers.at[row, NUMBER]:
            fits = [min(fits, key=lambda at: (sum(bool(columns[key][at]) for key in rest) + len(phones[at]), -at))]
        if len({numbers[at] for at in fits}) == 1:
            found[int(row)] = str(numbers[fits[0]])
    return found


def _folded(frame: pd.DataFrame, key: str) -> list[str]:
    return [fold(text) for text in frame[key].fillna("")] if key in frame else [""] * len(frame)


def _phones(frame: pd.DataFrame) -> list[frozenset[str]]:
    """The telephone numbers of each row, in one notation."""
    columns = [frame[key].fillna("").tolist() for key in _PHONES if key in frame]
    if not columns:
        return [frozenset() for _ in range(len(frame))]
    return [frozenset(filter(None, map(phone_key, texts))) for texts in zip(*columns, strict=True)]
