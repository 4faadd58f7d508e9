"""Whether a row of *Klanten* is still what it was when a person judged it, without keeping what stood in it."""

import hashlib
from collections.abc import Iterable

import pandas as pd

_LENGTH = 16  # hexadecimal digits
# What rows are compared by; when a purchase date or a remark changes, a decision still holds.
COMPARED = (
    *("customer_type", "company", "gender", "initials", "first_name", "infix", "last_name", "name", "street"),
    *("house_number", "house_addition", "address", "postcode", "city", "phone", "mobile", "email", "birth_date"),
    *("kvk", "vat_id", "iban"),
)


def fingerprints(customers: pd.DataFrame, rows: Iterable[int]) -> dict[int, str]:
    """A fingerprint of what each of these Excel rows of *Klanten* is compared by. An empty column changes nothing."""
    keys = [key for key in COMPARED if key in customers]
    wanted = list(dict.fromkeys(rows))
    records = customers.loc[wanted, keys].astype(object).to_dict("records")
    return {
        row: fingerprint(f"{key}={value}" for key, value in record.items() if not pd.isna(value))
        for row, record in zip(wanted, records, strict=True)
    }


def fingerprint(texts: Iterable[str]) -> str:
    """A short fingerprint of texts, the same on every computer.

    >>> fingerprint(["a", "b"]) == fingerprint(["a", "b"]) != fingerprint(["ab"])
    True
    """
    whole = "\x1f".join(" ".join(str(text).split()) for text in texts)
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
