# ruff: noqa: E501
"""Of several rows of one customer: which value stands in each field, what is kept beside it, what a person must decide.

Per field, not per row: valid over invalid, then most recently checked, then most frequent, then most complete. What
belongs together survives together: an address comes whole from one row. Nothing is invented and nothing is lost.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
from stdnum import iban as iban_rules
from stdnum.nl import btw, postcode

from klantenbestand.duplicates.mailboxes import mailbox_of
from klantenbestand.duplicates.normalise import code_of, plain
from klantenbestand.reading.phones import phone_key
from klantenbestand.reading.strictest import strictest_consent, strictest_objection
from klantenbestand.words.frozen import frozen
from klantenbestand.words.sheets import CUSTOMERS
from klantenbestand.words.texts.duplicates import ALSO

Value = object  # str, float, Timestamp, or None where the field stays empty
Records = dict[int, dict[str, Value]]  # by Excel row; None where a cell is empty
ADDRESS = ("street", "house_number", "house_addition", "address", "postcode", "city", "country")
SURNAME = ("infix", "last_name", "name")
BLOCKS = (ADDRESS, SURNAME)
CRITICAL = ("birth_date", "kvk", "vat_id", "iban")
REACH = ("phone", "mobile", "email")
CONSENTS = ("email_consent", "phone_consent")
_KEEP_APART = ("customer", "merged_into", "consent_date", "consent_source", "remarks", "no_advertising", *CONSENTS)


@frozen
class Choice:
    """What will stand in one field: `value` from Excel row `row` (None: made from several), `others` the values that
    lose; `ask` when a person must choose because critical values contradict."""

    key: str
    value: Value
    row: int | None
    others: tuple[Value, ...] = ()
    ask: bool = False


@frozen
class Survivor:
    """The row that stays and what will stand in it, in the order of the sheet's columns."""

    row: int
    customer: str
    choices: tuple[Choice, ...]

    def __getitem__(self, key: str) -> Value:
        return next(choice.value for choice in self.choices if choice.key == key)

    @property
    def ask(self) -> tuple[str, ...]:
        """The fields that nobody may fill in but a person."""
        return tuple(choice.key for choice in self.choices if choice.ask)


def records_of(rows: pd.DataFrame) -> Records:
    """Rows of *Klanten* cell by cell: for who has many groups to go through, once for all of them."""
    return {
        int(row): {str(key): _or_none(value) for key, value in cells.items()}
        for row, cells in zip(rows.index, rows.to_dict("records"), strict=True)
    }


def survivor_of(records: Records) -> Survivor:
    """What becomes of these rows of *Klanten*, as of `records_of`; at least one.

    The row that stays is the most complete one, of equals the customer of longest standing.
    """
    there = next(iter(records.values()))
    keys = [column.key for column in CUSTOMERS if column.key in there]
    stays = min(records, key=lambda row: _standing(records, row))
    made = {choice.key: choice for choice in _all_choices(records, keys)}
    made = _with_losers(made)
    order = [column.key for column in CUSTOMERS if column.key in made]
    return Survivor(stays, str(records[stays].get("customer") or ""), tuple(made[key] for key in order))


def _or_none(value: Any) -> Value:
    return None if pd.isna(value) or not str(value).strip() else value


def _standing(records: Records, row: int) -> tuple[int, str, str, int]:
    """Most complete first, then customer for longest, then by number."""
    record = records[row]
    filled = sum(value is not None for value in record.values())
    return -filled, str(record.get("customer_since") or "9999"), str(record.get("customer") or ""), row


def _all_choices(records: Records, keys: Sequence[str]) -> list[Choice]:
    in_block = {key for block in BLOCKS for key in block}
    choices = [_field(records, key) for key in keys if key not in {*in_block, *_KEEP_APART}]
    for block in BLOCKS:
        choices += _block(records, [key for key in block if key in keys])
    choices += _consents(records, keys)
    if "no_advertising" in keys:
        choices.append(Choice("no_advertising", strictest_objection(_filled(records, "no_advertising")), None))
    if "remarks" in keys:
        texts = dict.fromkeys(str(text).strip() for text in _filled(records, "remarks"))
        choices.append(Choice("remarks", "; ".join(texts) or None, None))
    return choices


def _filled(records: Records, key: str) -> list[Value]:
    return [value for _, value in sorted((row, record[key]) for row, record in records.items()) if value is not None]


def _field(records: Records, key: str) -> Choice:
    values = _filled(records, key)
    if not values:
        return Choice(key, None, None)
    if key in ("customer_since", "last_checked"):
        return Choice(key, sorted(values, key=str)[0 if key == "customer_since" else -1], None)
    if key == "relation":
        return Choice(key, "klant" if "klant" in values else values[0], None)
    if key == "interests":
        parts = [part.strip() for text in values for part in str(text).split(",")]
        return Choice(key, ", ".join(dict.fromkeys(part for part in parts if part)), None)
    return _best(records, key)


def _best(records: Records, key: str) -> Choice:
    compact = {row: compacted(key, record[key]) for row, record in records.items() if record[key] is not None}
    row = max(compact, key=lambda row: (_rank(records, row, [key], _often(compact, row)), compact[row], -row))
    others = {
        compact[other]: records[other][key] for other in sorted(compact, reverse=True) if compact[other] != compact[row]
    }
    losers = tuple(others[name] for name in sorted(others))
    return Choice(key, records[row][key], row, losers, bool(losers) and key in CRITICAL)


def _block(records: Records, keys: Sequence[str]) -> list[Choice]:
    """All fields of the block from the row where the block is best."""
    whole = {row: " ".join(compacted(key, record[key]) for key in keys) for row, record in records.items()}
    whole = {row: text for row, text in whole.items() if text.strip()}
    if not whole:
        return [Choice(key, None, None) for key in keys]
    row = max(whole, key=lambda row: (_rank(records, row, keys, _often(whole, row)), whole[row], -row))
    others = [records[other] for other in sorted(whole) if whole[other] != whole[row]]
    losers = {key: dict.fromkeys(record[key] for record in others if record[key] is not None) for key in keys}
    return [Choice(key, records[row][key], row, tuple(losers[key])) for key in keys]


def _often(compact: Mapping[int, str], row: int) -> int:
    return list(compact.values()).count(compact[row])


def _rank(records: Records, row: int, keys: Sequence[str], often: int) -> tuple[bool, bool, str, int, int]:
    """Valid, findable (an address with its postcode), recent, frequent, complete: in that order."""
    record = records[row]
    valid = all(record[key] is None or is_valid(key, str(record[key])) for key in keys)
    findable = "postcode" not in keys or record["postcode"] is not None
    return (
        valid,
        findable,
        str(record.get("last_checked") or ""),
        often,
        sum(len(str(record[key] or "")) for key in keys),
    )


def is_valid(key: str, value: str) -> bool:
    """Whether a value can be what its column holds; a column without rule holds anything.

    >>> is_valid("postcode", "1234 AB"), is_valid("postcode", "0234 AB"), is_valid("email", "jan@"), is_valid("kvk", "12345678")
    (True, False, False, True)
    """
    rule = _VALID.get(key)
    return rule is None or rule(value)


_VALID: Mapping[str, Callable[[str], bool]] = {
    "postcode": lambda text: bool(postcode.is_valid(text)) or not text[:1].isdigit(),
    "email": lambda text: bool(mailbox_of(text).whole),
    "phone": lambda text: 10 <= len(phone_key(text)) <= 15,
    "mobile": lambda text: 10 <= len(phone_key(text)) <= 15,
    "iban": lambda text: bool(iban_rules.is_valid(text, check_country=False)),
    "vat_id": lambda text: bool(btw.is_valid(text)),
    "kvk": lambda text: len(code_of(text)) == 8 and code_of(text).isdigit(),
}


def compacted(key: str, value: Value) -> str:
    """The value of a column without what does not make it another one: "+31 6 ..." is the number "06...".

    >>> compacted("mobile", "+31 6 12345678") == compacted("mobile", "06-12345678"), compacted("city", None)
    (True, '')
    """
    if value is None:
        return ""
    if key in ("phone", "mobile"):
        return phone_key(str(value)) or plain(str(value))
    if key in ("iban", "kvk", "vat_id", "postcode"):
        return code_of(str(value))
    return str(value).strip().lower() if key in ("email", "birth_date") else plain(str(value))


def _consents(records: Records, keys: Sequence[str]) -> list[Choice]:
    """Both consents, with the date and the source of a row that says what now stands there, the latest."""
    results = {key: strictest_consent(_filled(records, key)) for key in CONSENTS if key in keys}
    said = {key: value for key, value in results.items() if value is not None}
    fits = [row for row, record in records.items() if said and all(record[key] == value for key, value in said.items())]
    fits = fits or [row for row, record in records.items() if any(record[key] == value for key, value in said.items())]
    latest = max(fits, key=lambda row: (str(records[row].get("consent_date") or ""), -row), default=None)
    proof = [key for key in ("consent_date", "consent_source") if key in keys]
    return [
        *(Choice(key, value, None) for key, value in results.items()),
        *(Choice(key, None if latest is None else records[latest][key], latest) for key in proof),
    ]


def _with_losers(made: Mapping[str, Choice]) -> dict[str, Choice]:
    """Losing telephone numbers go to the other telephone column if it is free, else to *Opmerkingen*; e-mail too."""
    result, left = dict(made), list[str]()
    kept = {phone_key(str(made[key].value)) for key in ("phone", "mobile") if key in made and made[key].value}
    for key in (key for key in REACH if key in made):
        for loser in made[key].others:
            number = phone_key(str(loser)) if key != "email" else ""
            free = [
                other for other in ("phone", "mobile") if number and other in result and result[other].value is None
            ]
            if number and number in kept:
                continue
            if free:
                result[free[0]] = Choice(free[0], loser, None)
            else:
                left.append(ALSO[key].format(value=loser))
            kept.add(number)
    if left:
        before = [str(made["remarks"].value)] if "remarks" in made and made["remarks"].value else []
        result["remarks"] = Choice("remarks", "; ".join([*before, *dict.fromkeys(left)]), None)
    return result
