"""Columns of an export that come in no column of ours, but tell what its amounts are and what became of its orders."""

import re
from collections.abc import Iterable, Mapping
from enum import Enum

import pandas as pd

from klantenbestand.book.ooxml import column_letters
from klantenbestand.book.protocol import CellType
from klantenbestand.reading.columns import ColumnRead, cell_type, read_column
from klantenbestand.reading.distinct import Place
from klantenbestand.reading.export_files import ExportFile
from klantenbestand.reading.texts import fold
from klantenbestand.words.sheets import PURCHASES


class Role(Enum):
    """What a column says. A total is of a line, of the whole order, or the header leaves that open."""

    STATUS = "status"
    DELIVERY = "delivery"  # a status of the parcel: that it has not left says nothing of the purchase
    INVOICE = "invoice"  # a status of an invoice: one that is not paid yet is a purchase
    CANCELLED = "cancelled"  # filled: the order was cancelled
    REFUNDED = "refunded"
    DISCOUNT = "discount"
    PERCENT = "percent"  # a discount as a share
    ORDER_DISCOUNT = "order discount"
    SHIPPING = "shipping"
    TAX = "tax"
    CURRENCY = "currency"
    SUBTOTAL = "subtotal"
    LINE_TOTAL = "line total"
    ORDER_TOTAL = "order total"
    TOTAL = "total"


TOTALS = (Role.LINE_TOTAL, Role.TOTAL, Role.ORDER_TOTAL)
STATUSES = (Role.STATUS, Role.DELIVERY, Role.INVOICE)

_NOT_OF_AN_ORDER = (
    r"(?!.*(?:klant|customer|debiteur|relatie|nieuwsbrief|newsletter|mail|lead|consent|voorraad|stock|lidmaat))"
)
# Of the folded header; the first that fits counts.
_SAID: tuple[tuple[Role, str], ...] = (
    (Role.CANCELLED, r"(?:cancell?ed|geannuleerd)(?:at|on|op)|(?:datum|date)(?:annulering|geannuleerd|cancell?ed)|"
                     r"(?:cancell?(?:ed|ation)|annulerings?|annuleer)(?:datum|date)"),
    (Role.INVOICE, _NOT_OF_AN_ORDER + r"(?=.*status).*(?:factuur|invoice).*"),
    (Role.DELIVERY, _NOT_OF_AN_ORDER + r"(?=.*stat).*(?:fulfil|shipp|shipment|verzend|lever|delivery|track|bezorg).*"),
    (Role.STATUS, _NOT_OF_AN_ORDER + r"(?:.*status.*|(?:order|bestel|payment|betaal)?(?:state|staat))"),
    (Role.REFUNDED, r"(?!.*(?:reden|reason|datum|date|method|aantal|quantity|qty|note|count))"
                    r".*(?:refund|terugbetaald|terugbetaling|teruggestort).*(?<!at|op|id|by)"),
    (Role.ORDER_DISCOUNT, r"(?:order|cart|totale?|bestel)(?:korting|discount)(?:amount|bedrag|total)?|"
                          r"(?:korting|discount)(?:totaal|total|amount)"),
    (Role.DISCOUNT, r"(?:line|lineitem|regel|item|artikel|product)?(?:korting|discount)(?:s?bedrag|ineuro|eur)?"),
    (Role.SHIPPING, r"(?:order)?(?:shipping|postage|porto|verzendkosten|verzending|bezorgkosten)"
                    r"(?:costs?|total|amount|kosten)?"),
    (Role.TAX, r"(?:order)?(?:total(?:e)?|totaal)?(?:btw|vat|tax|taxes)(?:bedrag|amount|total|totaal)?"),
    (Role.CURRENCY, r"(?:order)?(?:currency|valuta|munt|muntsoort)(?:code)?"),
)  # fmt: skip
# The same without what it says of btw or euro
_SIDE = re.compile(r"(?:(?:in|ex)cl(?:usief|usive|uding)?|zonder|met)(?:de)?(?:btw|vat|tax|belasting)?")
_EURO = re.compile(r"(?:in)?eur(?:o)?$")
_AMOUNTS: tuple[tuple[Role, str], ...] = (
    (Role.SUBTOTAL, r"(?:order)?subtota+l(?:amount|order)?"),
    (Role.LINE_TOTAL, r"(?:order)?(?:line|regel)(?:total|totaal|amount|bedrag|prijs)|itemtotal|totaal(?:per)?regel"),
    (Role.ORDER_TOTAL, r"(?:order|bestel(?:ling)?|factuur|invoice)(?:total|totaal|(?:totaal)?bedrag|(?:total)?amount)|"
                       r"totaa?l(?:order|bestelling|factuur)|grandtotal(?:purchased|base)?"),
    (Role.TOTAL, r"total|totaal|totaalbedrag|totaalprijs|totalprice|bedrag|amount|totalamount"),
)  # fmt: skip
_PERCENT = ("%", "procent", "percent")
_RATES = frozenset({0, 0.06, 0.09, 0.21, 6, 9, 21})


def roles(texts: Mapping[int, str], skipped: Iterable[str] = ()) -> dict[int, Role]:
    """What the columns with these headers say, by number; `skipped` are folded headers of which a person said more.

    >>> [role.value for role in roles({1: "Payment Status", 2: "Cancelled at", 3: "Regel totaal incl. btw"}).values()]
    ['status', 'cancelled', 'line total']
    >>> roles({1: "Klantstatus", 2: "Refunded at", 3: "Kortingscode", 4: "State of mind"})
    {}
    """
    skipped = set(skipped)
    found = {column: _role(text) for column, text in texts.items() if fold(text) not in skipped}
    return {column: role for column, role in found.items() if role is not None}


def _role(text: str) -> Role | None:
    word = fold(text)
    role = next((role for role, form in _SAID if re.fullmatch(form, word)), None)
    discount = role in (Role.DISCOUNT, Role.ORDER_DISCOUNT) or (
        role is None and ("korting" in word or "discount" in word)
    )
    if discount and any(sign in text.casefold() for sign in _PERCENT):
        return Role.PERCENT
    if role is not None:
        return role
    bare = _EURO.sub("", _SIDE.sub("", word))
    return next((role for role, form in _AMOUNTS if re.fullmatch(form, bare)), None)


def side_of(text: str) -> str:
    """What a header says of btw: "incl", "excl" or "".

    >>> side_of("Totaalprijs inclusief btw"), side_of("Totaal (ex btw)"), side_of("Totaal")
    ('incl', 'excl', '')
    """
    word = fold(text)
    without = "excl" in word or "exbtw" in word or "zonderbtw" in word
    return "excl" if without else "incl" if "incl" in word or "metbtw" in word else ""


def read_as(found: ExportFile, number: int, key: str = "amount") -> ColumnRead:
    """The cells of one column of the file, as our column `key` of *Aankopen* reads them."""
    raw = found.cells.read(found.area, {number: cell_type(PURCHASES[key])})
    place = Place(found.area.sheet, " ".join(found.headers[number].split()), column_letters(number))
    return read_column(PURCHASES[key], raw.frame[number], raw.bad, place)


def texts_of(found: ExportFile, number: int, rows: pd.Index) -> "pd.Series[str]":
    """The cells of one column as they stand there, of these rows."""
    return found.cells.read(found.area, {number: CellType.TEXT}).frame[number].reindex(rows).astype("str")


def holds_rates(values: "pd.Series[float]") -> bool:
    """Whether what is called *Btw* holds rates, and no amounts."""
    return set(values.dropna().round(4).unique()) <= _RATES
