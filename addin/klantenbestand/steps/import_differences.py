"""What an export says otherwise of a customer who is in *Klanten* already; nothing of it is written over."""

from collections.abc import Iterator, Mapping

import pandas as pd

from klantenbestand.book.row_keys import is_empty
from klantenbestand.reading.data import Data
from klantenbestand.reading.phones import phone_key
from klantenbestand.reading.texts import fold
from klantenbestand.steps.import_buyers import Buyers
from klantenbestand.steps.import_matching import Matched
from klantenbestand.words.columns import Kind
from klantenbestand.words.frozen import frozen
from klantenbestand.words.sheets import CUSTOMERS
from klantenbestand.words.wording import short_day

OTHER, EMPTY = "import-other-value", "import-new-value"
_DOOR = ("street", "house_number", "house_addition", "postcode", "city")
_PHONES = ("phone", "mobile")
_COMPARED = ("email", "birth_date", "kvk", "vat_id", "iban", *_DOOR)
_USED = (*_COMPARED, *_PHONES)


@frozen
class Difference:
    """Of a customer (his row and number in *Klanten*) a cell of `key` that holds `old` ("" for nothing) where `source`
    has `new`; `code` of the finding."""

    buyer: int
    row: int
    number: str
    key: str
    old: str
    new: str
    source: str
    code: str


def differences(data: Data, buyers: Buyers, found: Matched) -> list[Difference]:
    """All of them, by customer."""
    if data.customers is None:
        return []
    frame = data.customers.frame
    numbers = frame["customer"].dropna()
    alone = numbers[~numbers.duplicated(keep=False)]
    rows = {str(number): int(row) for row, number in zip(alone.index, alone, strict=True)}
    places = {buyer: row for buyer in sorted(found.known) if (row := rows.get(found.numbers[buyer])) is not None}
    keys = [key for key in _USED if key in frame]
    known = frame.loc[list(dict.fromkeys(places.values())), keys]
    customers = dict(zip(known.index, known.to_dict("records"), strict=True))
    told = []
    for buyer, row in places.items():
        for key, old, new, code in _between(buyers.values(buyer), {str(key): x for key, x in customers[row].items()}):
            told.append(Difference(buyer, row, found.numbers[buyer], key, old, new, buyers.source(buyer), code))
    return told


def _between(told: Mapping[str, object], customer: Mapping[str, object]) -> Iterator[tuple[str, str, str, str]]:
    """Column, what stands there, what the export says and the code, for each column that differs."""
    moved = any(_differs(told.get(key), customer.get(key)) for key in ("postcode", "street", "house_number"))
    for key in _COMPARED:
        old, new = _text(key, customer.get(key)), _text(key, told.get(key))
        if not new or fold(old) == fold(new) or (key in _DOOR and old and not moved):
            continue
        yield key, old, new, OTHER if old else EMPTY
    known = {phone_key(_text(key, customer.get(key))) for key in _PHONES}
    for key in _PHONES:
        old, new = _text(key, customer.get(key)), _text(key, told.get(key))
        if new and phone_key(new) not in known:
            yield key, old, new, OTHER if old else EMPTY


def _differs(one: object, other: object) -> bool:
    return not is_empty(one) and not is_empty(other) and fold(str(one)) != fold(str(other))


def _text(key: str, value: object) -> str:
    if is_empty(value):
        return ""
    is_day = CUSTOMERS[key].kind is Kind.DATE and isinstance(value, pd.Timestamp)
    return short_day(value) if is_day and isinstance(value, pd.Timestamp) else str(value)
