"""Which column of an export is which of ours: the same words as on the sheets, and what well-known programs add."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace

from klantenbestand.reading.export_beside import Role, roles
from klantenbestand.reading.export_programs import CREATED, LAST_RESORT, PERMISSIONS, PROGRAMS
from klantenbestand.reading.headers import lacking, match_headers
from klantenbestand.reading.texts import fold
from klantenbestand.words.columns import DataSheet
from klantenbestand.words.frozen import frozen
from klantenbestand.words.sheets import CUSTOMERS, PURCHASES

Given = Mapping[str, str]  # folded header of the export -> header of one of our columns, as a person gave it; "": none

# "Billing Street" (Shopify), "Factuur plaats", "Klant e-mail": tried without the first word where the whole is unknown
_WHOSE = re.compile(r"^(?:billing|invoice|factuur(?:adres)?|klant|customer|besteller|koper)[\s:_.-]+", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^)]*\)")
_BUYERS = re.compile(r"\((?:billing|eur)\)", re.IGNORECASE)
_VAT, _WITH_OR_WITHOUT = ("btw", "vat"), ("incl", "excl")  # beside Totaal incl. btw, "Btw" is an amount
_SHOPIFY_LINE, _SHOPIFY_ORDER = "lineitemname", "name"  # beside the one, the other is the number of the order
_OF_AN_ORDER = ("order", "article", "quantity", "price")  # without any of these a date and an amount say little
_ANY_NUMBER = frozenset({"id", "reference", "referentie"})  # of an order, or of a customer
_OF_A_PERMISSION = ("no_advertising", "email_consent", "phone_consent")
_OF_A_PERSON = ("name", "last_name", "company", "email")
# Of a list of orders these say something about the order, and nothing about the customer.
_OF_THE_ORDER = frozenset({"customer", "relation", "source", "customer_since", "remarks", "invoice", "last_checked"})
_NO_COLUMN = ("merged_into",)


@frozen
class Columns:
    """Our columns in an export, by key with their number (A = 1): of *Aankopen* and of *Klanten*. `exact`: keys of
    which our own word stands there; `left`: the headers that are none of ours, in order. `once`: what goes for
    all lines of an order stands on its first line only. `permissions`: columns that tell of an objection or consent
    besides those in `customers`, by number: a key of *Klanten* or NO_MAIL. `beside`: what tells of the orders, by
    number, as far as no person said what it is; `told`: keys of *Aankopen* of which a person said the header;
    `unwanted` as in `match_headers`."""

    purchases: Mapping[str, int]
    customers: Mapping[str, int]
    exact: frozenset[str]
    left: tuple[str, ...]
    once: bool = False
    permissions: Mapping[int, str] = field(default_factory=dict)
    beside: Mapping[int, Role] = field(default_factory=dict)
    told: frozenset[str] = frozenset()
    unwanted: str = ""

    @property
    def known(self) -> int:
        """How many columns of the export are ours."""
        return len({*self.purchases.values(), *self.customers.values(), *self.permissions})

    @property
    def tells_of_customers(self) -> bool:
        """Whether it says who the customers are, or what those with a number object to."""
        told = bool(self.permissions) or any(key in self.customers for key in _OF_A_PERMISSION)
        return self.holds_customers or ("customer" in self.purchases and told)

    @property
    def holds_customers(self) -> bool:
        """Whether it says who the customers are."""
        return any(key in self.customers for key in _OF_A_PERSON)

    def with_names(self) -> "Columns":
        """The same where the column with the number of the customer turned out to hold his name."""
        number = self.purchases["customer"]
        purchases = {key: column for key, column in self.purchases.items() if key != "customer"}
        customers = {key: column for key, column in self.customers.items() if key != "customer"}
        return replace(self, purchases=purchases, customers={**customers, "name": number})


def columns_of(texts: Mapping[int, str], given: Given, unwanted: str = "") -> Columns:
    """The columns of an export with these headers. `unwanted` as in `match_headers`."""
    texts = {column: " ".join(text.split()) for column, text in texts.items()}
    told = _given(texts, given)
    rest = {column: text for column, text in texts.items() if column not in told and given.get(fold(text)) != ""}
    permissions = _permissions(rest)
    rest = {column: text for column, text in rest.items() if column not in permissions}
    if any(word in fold(text) for text in texts.values() for word in _WITH_OR_WITHOUT):
        rest = {column: text for column, text in rest.items() if fold(text) not in _VAT}
    orders, exact = _orders(rest, told, unwanted)
    if not orders:
        customers, more = _matched(CUSTOMERS, rest)
    else:
        rest = {column: text for column, text in rest.items() if column not in orders.values()}
        customers, more = _matched(CUSTOMERS, rest)
        customers = {key: column for key, column in customers.items() if key not in _OF_THE_ORDER}
        customers |= {"customer": orders["customer"]} if "customer" in orders else {}
    customers |= {key: column for column, keys in told.items() for sheet, key in keys if sheet is CUSTOMERS}
    permissions |= _rivals({column: text for column, text in rest.items() if column not in customers.values()})
    taken = {*orders.values(), *customers.values(), *permissions}
    left = tuple(text for column, text in sorted(texts.items()) if column not in taken)
    others = {*customers.values(), *permissions} - {orders.get("customer")}
    beside = {column: role for column, role in roles(texts, given).items() if orders and column not in others}
    by_person = frozenset(key for keys in told.values() for sheet, key in keys if sheet is PURCHASES)
    once = _is_shopify(texts.values())
    return Columns(orders, customers, exact | more, left, once, permissions, beside, by_person, unwanted)


def _permissions(texts: Mapping[int, str]) -> dict[int, str]:
    """The columns with a word of a program for an objection or a consent, by number."""
    words = {
        column: [fold(one) for bare in (text, _BRACKETS.sub(" ", text)) for one in (bare, _WHOSE.sub("", bare))]
        for column, text in texts.items()
    }
    told = {column: next((word for word in of if word in PERMISSIONS), "") for column, of in words.items()}
    return {column: PERMISSIONS[word] for column, word in told.items() if word}


def _rivals(texts: Mapping[int, str]) -> dict[int, str]:
    """The columns that say the same as one that was taken, of an objection or a consent: the strictest word counts."""
    found: dict[int, str] = {}
    for headers in (texts, {column: _WHOSE.sub("", text) for column, text in texts.items()}):
        match = match_headers(CUSTOMERS, headers)
        same = {**match.rivals, **{column: key for key, column in match.columns.items()}}
        found |= {column: key for column, key in same.items() if key in _OF_A_PERMISSION and column not in found}
    return found


def _orders(
    texts: Mapping[int, str], told: Mapping[int, list[tuple[DataSheet, str]]], unwanted: str
) -> tuple[dict[str, int], frozenset[str]]:
    """The columns of *Aankopen*, where the list is one of orders."""
    found, exact = _matched(PURCHASES, texts, unwanted)
    found |= {key: column for column, keys in told.items() for sheet, key in keys if sheet is PURCHASES}
    of_an_order = {key: fold(texts.get(found[key], "")) for key in _OF_AN_ORDER if key in found}
    created = fold(texts.get(found.get("date", 0), "")) in CREATED
    if lacking(PURCHASES, found) or not of_an_order or (created and set(of_an_order.values()) <= _ANY_NUMBER):
        return {}, frozenset()
    return found, exact


def _matched(sheet: DataSheet, texts: Mapping[int, str], unwanted: str = "") -> tuple[dict[str, int], frozenset[str]]:
    """By what a program calls it, by the whole header, without the word that says whose it is, then by a program's
    words that say little."""
    found = _by_program(sheet, texts, unwanted, PROGRAMS, {})
    skipped = {*_NO_COLUMN, *(("amount",) if _is_shopify(texts.values()) and "amount" not in found else ())}
    whole = {column: text for column, text in texts.items() if column not in found.values()}
    first = match_headers(sheet, whole, unwanted)
    found |= {key: column for key, column in first.columns.items() if key not in {*found, *skipped}}
    rest = {column: _WHOSE.sub("", text) for column, text in texts.items() if column not in found.values()}
    rest = {column: text for column, text in rest.items() if text != texts[column]}
    more = match_headers(sheet, rest, unwanted).columns.items()
    found |= {key: column for key, column in more if key not in {*found, *skipped, "customer"}}
    skipped |= {"amount"} if {"quantity", "price"} <= set(found) else set()
    taken = {**dict.fromkeys(skipped, 0), **found}  # there is no column 0
    return {**_by_program(sheet, texts, unwanted, LAST_RESORT, taken), **found}, first.exact


def _by_program(
    sheet: DataSheet,
    texts: Mapping[int, str],
    unwanted: str,
    words: Mapping[DataSheet, Mapping[str, str]],
    taken: Mapping[str, int],
) -> dict[str, int]:
    """The columns by what programs call them, as far as neither they nor their key are `taken`; the first word of the
    list first, one with `unwanted` in it last."""
    ranks = {word: rank for rank, word in enumerate(words[sheet])}
    spoken = []
    for column, text in texts.items():
        word = next((word for word in (fold(text), fold(_BUYERS.sub(" ", text))) if word in ranks), "")
        if word and column not in taken.values():
            spoken.append((unwanted != "" and unwanted in word, ranks[word], column, words[sheet][word]))
    found: dict[str, int] = {}
    for _, _, column, key in sorted(spoken):
        if key not in taken:
            found.setdefault(key, column)
    return found


def _is_shopify(texts: Iterable[str]) -> bool:
    """Its *Total* is of the order, with the postage; its *Name* the number of the order."""
    return _SHOPIFY_LINE in {fold(text) for text in texts}


def _given(texts: Mapping[int, str], given: Given) -> dict[int, list[tuple[DataSheet, str]]]:
    """What a person gave, by column; of Shopify that *Name* is the order."""
    known = {_SHOPIFY_ORDER: PURCHASES["order"].header} if _is_shopify(texts.values()) else {}
    told: dict[int, list[tuple[DataSheet, str]]] = {}
    for column, text in texts.items():
        if wanted := {**known, **given}.get(fold(text)):
            told[column] = list(meanings(wanted))
    return told


def meanings(header: str) -> Iterator[tuple[DataSheet, str]]:
    """The columns of *Klanten* and *Aankopen* that are called so.

    >>> [(sheet.name, key) for sheet, key in meanings("e-mail")], list(meanings("Kleur"))
    ([('Klanten', 'email')], [])
    """
    for sheet in (CUSTOMERS, PURCHASES):
        for column in sheet:
            if fold(column.header) == fold(header) and column.key not in _NO_COLUMN:
                yield sheet, column.key
