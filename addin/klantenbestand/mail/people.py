"""From a row of *Klanten* to a person, an address, and the values of the fields."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from klantenbestand.mail.addresses import Address, is_belgian, postal_lines
from klantenbestand.mail.fields import FIELDS, Origin
from klantenbestand.mail.persons import Person, addressee, company, first_name, full_name, salutation, surname
from klantenbestand.mail.values import as_value, clean

_PERSON = ("gender", "initials", "first_name", "infix", "last_name", "name", "company", "customer_type", "country")
_ADDRESS = (
    "street", "house_number", "house_addition", "address", "postcode", "city", "country", "postal_address",
)  # fmt: skip
_USED = tuple(dict.fromkeys((*_PERSON, *_ADDRESS, "email", "customer")))

Record = Mapping[str, str]


def records(customers: pd.DataFrame) -> Iterator[dict[str, str]]:
    """Each row's name, address, e-mail and number as clean text ("" = missing), in the order of the frame."""
    nothing = [""] * len(customers)
    columns = [[clean(value) for value in customers[key].tolist()] if key in customers else nothing for key in _USED]
    for values in zip(*columns, strict=True):
        yield dict(zip(_USED, values, strict=True))


def person_of(record: Record) -> Person:
    """Who a row is about."""
    return Person(
        gender=record["gender"],
        initials=record["initials"],
        first_name=record["first_name"],
        infix=record["infix"],
        last_name=record["last_name"],
        name=record["name"],
        company="" if record["customer_type"] == "particulier" else record["company"],
        is_company=record["customer_type"] == "bedrijf",
        belgian=is_belgian(record["country"]),
    )


def address_of(record: Record) -> Address:
    """Where a row's letters go."""
    return Address(**{key: record[key] for key in _ADDRESS})


def letter_lines(record: Record, tone: str) -> tuple[str, ...]:
    """Name and address below each other, as on an envelope."""
    return (*addressee(person_of(record), tone), *postal_lines(address_of(record)))


def personal_values(record: Record, tone: str) -> dict[str, Any]:
    """The values of the fields of Origin.PERSON."""
    person = person_of(record)
    return {
        "aanhef": salutation(person, tone),
        "naam": full_name(person),
        "voornaam": first_name(person),
        "achternaam": surname(person),
        "bedrijfsnaam": company(person),
        "adres": "\n".join(letter_lines(record, tone)),
    }


def cell_values(customers: pd.DataFrame, overview: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """The values of the fields from *Klanten* and *Klantoverzicht* (index = customer number) for each row in order.

    What a frame lacks is empty for everyone.
    """
    found = overview.reindex(customers["customer"]) if "customer" in customers else overview.reindex(customers.index)
    names, columns = [], []
    for field in FIELDS:
        if field.origin in {Origin.CUSTOMER, Origin.OVERVIEW}:
            frame = customers if field.origin is Origin.CUSTOMER else found
            cells = frame[field.key].tolist() if field.key in frame else [None] * len(customers)
            names.append(field.name)
            columns.append([as_value(cell) for cell in cells])
    for values in zip(*columns, strict=True):
        yield dict(zip(names, values, strict=True))
