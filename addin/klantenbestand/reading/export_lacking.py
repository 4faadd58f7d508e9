"""What an export lacks to be read as orders, told because it would pass for a list of customers; and what a person gave
of its columns that cannot both be."""

import re
from collections.abc import Mapping, Sequence

from klantenbestand.reading.export_headers import Columns, Given, columns_of, meanings
from klantenbestand.reading.texts import fold
from klantenbestand.words.errors import UsageError
from klantenbestand.words.sheets import PURCHASES
from klantenbestand.words.wording import listing

_SHOWN = 12  # headers that an error names
_NEEDED = ("date", "amount")
# Headers of ours that lists of customers have too, for something of the customer.
_SAY_LITTLE = frozenset(
    (
        *("id", "reference", "referentie", "code", "name", "omschrijving", "description", "dienst", "item"),
        *("omzet", "sales", "salesvalue", "revenue", "factuur", "invoice", "netto"),
    )
)
# Beside what is said of a customer (when he was born, how many orders he placed) totals are his, not of an order.
_OF_A_CUSTOMER = re.compile(
    r"besteed|spen[dt]|laatste|eerste|lastorder|lastactive|firstorder|klantsinds|customersince|geboorte|birth|"
    r"(?:aantal|total|nro?f|numberof)(?:orders|bestellingen|aankopen)|orders?count|signup"
)
_LIKE = {
    "date": re.compile(r"dat|day|dag|time|tijd|aangemaakt|created|besteld"),
    "amount": re.compile(r"tota|bedrag|amount|prijs|price|incl|excl|omzet|sum|waarde|value|eur"),
}
_CALLED = {"date": "de datum", "amount": "het bedrag"}
_TOTALS = ("quantity", "amount")


def check_orders(
    lists: Sequence[tuple[Mapping[int, str], Columns]], file: str, given: Given, unwanted: str = ""
) -> None:
    """Raises UsageError where these lists of a file (headers by column, and which of our columns those are) hold orders
    of which the day or the amount is not recognised, and no other list in the file has orders that can be read."""
    if any(columns.purchases for _, columns in lists):
        return
    for headers, columns in lists:
        shown = {column: " ".join(text.split()) for column, text in headers.items() if text.strip()}
        keys = _if_of_orders(shown, given, unwanted)
        telling = _telling(shown, keys)
        missing = [key for key in _NEEDED if key not in keys and not (key == "amount" and "price" in keys)]
        is_list = len(lists) == 1 or columns.holds_customers or bool({"order", "customer"} & set(keys))
        if telling and missing and is_list and len(shown) > 1:
            known = {*keys.values(), *columns.customers.values(), *columns.permissions}
            free = [text for column, text in sorted(shown.items()) if column not in known]
            like = [text for text in free if _LIKE[missing[0]].search(fold(text))]
            raise UsageError(
                "export-orders-lacking",
                file=file,
                missing=listing(_CALLED[key] for key in missing),
                headers=", ".join([shown[column] for column in sorted(shown)][:_SHOWN]),
                example=[*like, *free, f"{_CALLED[missing[0]]} daar".capitalize()][0],
                column=PURCHASES[missing[0]].header,
                telling=shown[telling[0]],
            )


def _if_of_orders(shown: Mapping[int, str], given: Given, unwanted: str) -> dict[str, int]:
    """Our columns of *Aankopen* in an export, whether or not it has all that a list of orders needs: one by one the
    columns of that are left out, with the others beside it."""
    first = max(shown, default=0) + 1
    beside = {f"kb {key}": PURCHASES[key].header for key in ("order", *_NEEDED)}
    told = {**given, **{fold(text): header for text, header in beside.items()}}
    found = dict[str, int]()
    for left_out in beside:
        more = dict(enumerate([text for text in beside if text != left_out], first))
        keys = columns_of({**shown, **more}, told, unwanted).purchases
        found |= {key: column for key, column in keys.items() if column < first}
    return found


def _telling(shown: Mapping[int, str], keys: Mapping[str, int]) -> list[int]:
    """The columns that only a list of orders has."""
    of_customers = any(_OF_A_CUSTOMER.search(fold(text)) for text in shown.values())
    telling = ("order", "article", "price", *(() if of_customers else _TOTALS))
    return [keys[key] for key in telling if key in keys and fold(shown[keys[key]]) not in _SAY_LITTLE]


def check_given(headers: Mapping[int, str], file: str, given: Given) -> None:
    """Raises UsageError where two headers of a file are given for one column: the one would go unnoticed."""
    found = dict[tuple[str, str], str]()
    for text in headers.values():
        for sheet, key in meanings(given.get(fold(text), "")):
            other = found.setdefault((sheet.key, key), text)
            if fold(other) != fold(text):
                names = [" ".join(one.split()) for one in (other, text)]
                raise UsageError(
                    "import-column-twice", file=file, first=names[0], second=names[1], column=sheet[key].header
                )
