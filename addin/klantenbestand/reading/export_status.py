"""What the status of an order in an export says: bought, not gone through, paid back, a return, or unknown.

A shop shows all orders, also those that never became a purchase; those are left out. An order that was bought and
paid back comes as its line and the line that takes it back, so that what the owner earned is right whether or not he
took the order over before.
"""

import re
from collections.abc import Mapping
from dataclasses import field
from enum import Enum

import numpy as np
import pandas as pd

from klantenbestand.reading.choices import choice_reader
from klantenbestand.reading.codes import says_nothing
from klantenbestand.reading.texts import clean_text, fold
from klantenbestand.words.frozen import frozen
from klantenbestand.words.sheets import PURCHASES

RETURN, OFFER, ORDER = "retour", "offerte", "opdracht"


class Said(Enum):
    """What a status says of a line."""

    NOTHING = "nothing"
    BOUGHT = "bought"
    OFFERED = "offered"
    RETURNED = "returned"  # this line is one of a return
    PAID_BACK = "paid back"  # this line was bought, and is so no more
    PARTLY = "partly"
    UNDONE = "undone"  # no purchase, or not yet
    OPEN = "open"  # not paid: of an invoice that is a purchase, of a web shop it is none
    UNKNOWN = "unknown"


# As shops (WooCommerce, Shopify, Lightspeed, Magento, bol), Mollie, Moneybird and Dutch programs write them, folded.
_WORDS: Mapping[Said, str] = {
    Said.BOUGHT: (
        "voltooid afgehandeld gereed klaar complete shipped delivered fulfilled verstuurd bezorgd opgehaald "
        "afgeleverd gefactureerd invoiced succeeded paidout paymentreceived partiallypaid deelsbetaald "
        "gedeeltelijkbetaald authorized pendingpayout uitbetaald late telaat overdue reminded herinnerd "
        "scheduled uncollectible oninbaar sent verkocht verkoop sale sold partiallyshipped deelsverzonden "
        "inverwerking verwerkt wordtverzonden aangemaand afgerekend voldaan geautoriseerd completedshipped "
        "processingawaitingshipment awaitingshipment shipment ontvangen ingepakt captured settled"
    ),
    Said.PAID_BACK: (
        "refunded terugbetaald volledigterugbetaald fullyrefunded geretourneerd returned retourontvangen "
        "chargedback chargeback teruggeboekt gecrediteerd"
    ),
    Said.PARTLY: (
        "partiallyrefunded deelsterugbetaald gedeeltelijkterugbetaald deelsgeretourneerd partiallyreturned "
        "deelsgeannuleerd gedeeltelijkgeannuleerd partiallycancelled partiallycanceled"
    ),
    Said.RETURNED: "refund terugbetaling creditfactuur retouren creditnote",
    Said.UNDONE: (
        "cancelled canceled geannuleerd annulering cancelledbycustomer geannuleerddoorklant failed mislukt "
        "voided void onhold indewacht expired verlopen abandoned verlaten concept draft checkoutdraft "
        "autodraft trash prullenbak rejected geweigerd afgekeurd afgewezen declined denied verwijderd deleted "
        "paymenterror pendingreview fraud holded paymentreview betalingmislukt nietafgerekend nietvoltooid "
        "afgebroken testbestelling testorder proforma"
    ),
    Said.OPEN: (
        "pending pendingpayment unpaid onbetaald nietbetaald open openstaand wachtopbetaling "
        "wachtendopbetaling inafwachting inafwachtingvanbetaling awaitingpayment nogtebetalen tebetalen new "
        "nieuw vervallen nietvervallen wachtopbetalingdebiteur wachtenopbetaling processingawaitingpayment"
    ),
}
_SAID = {word: said for said, words in _WORDS.items() for word in words.split()}
_AS_READ = {OFFER: Said.OFFERED, ORDER: Said.BOUGHT, RETURN: Said.RETURNED}
_BRACKETS = re.compile(r"\([^)]*\)")
_PREFIX = "wc"  # WooCommerce: wc-completed
_CENT = 0.005
_LEAST = 0.1  # with fewer words that say something of an order, it is no status


@frozen
class Statuses:
    """What statuses made of the lines of an export. `undone`: the lines that are no purchase (as `Export.lines`, status
    as it stands there); `unknown`: the words nobody knows, with how many lines, which count as bought; `partly`: the
    orders of which a part was paid back, nobody knows which."""

    undone: pd.DataFrame = field(default_factory=pd.DataFrame)
    unknown: Mapping[str, int] = field(default_factory=dict)
    partly: tuple[str, ...] = ()


def said_by(text: str, *, invoices: bool) -> Said:
    """What one status says; `invoices`: the list is one of invoices.

    >>> [said_by(text, invoices=False).value for text in ("wc-on-hold", "Betaald", "partially_refunded", "xyz")]
    ['undone', 'bought', 'partly', 'unknown']
    >>> said_by("Openstaand", invoices=True).value, said_by("Openstaand", invoices=False).value
    ('bought', 'undone')
    """
    said = said_as(text)
    if said is Said.OPEN:
        return Said.BOUGHT if invoices else Said.UNDONE
    return said


def said_as(text: str) -> Said:
    """The same, but OPEN where it depends on the list what that means.

    >>> said_as("Betaald (iDEAL)").value, said_as("pending").value
    ('bought', 'open')
    """
    if says_nothing(clean_text(text)):
        return Said.NOTHING
    said = Said.NOTHING
    for form in (text, _BRACKETS.sub(" ", text)):
        word = fold(clean_text(form))
        if not word:
            continue
        short = word.removeprefix(_PREFIX) if fold(form).startswith(_PREFIX) else word
        said = _SAID.get(word) or _SAID.get(short) or _as_read(form, word, short)
        if said is not Said.UNKNOWN:
            return said
    return said


def _as_read(text: str, word: str, short: str) -> Said:
    """By the words that *Aankopen* itself understands."""
    read = choice_reader(PURCHASES["status"])
    value = read(text).value or (read(short).value if short != word else None)
    return _AS_READ.get(str(value), Said.UNKNOWN)


def is_status(texts: "pd.Series[str]") -> bool:
    """Whether a column of texts says of orders what became of them."""
    told = [said_by(text, invoices=False) for text in texts.dropna().unique()]
    told = [said for said in told if said is not Said.NOTHING]
    return bool(told) and sum(said is not Said.UNKNOWN for said in told) >= _LEAST * len(told)


def with_statuses(lines: pd.DataFrame, amount: "pd.Series[float]", *, invoices: bool) -> tuple[pd.DataFrame, Statuses]:
    """Order lines of which "status" is as it stands in the export, with the words of *Aankopen*; `amount` of each.

    What was bought and paid back gets a line that takes it back besides, with minus its own number in the index.
    """
    texts = lines["status"]
    meanings = {text: said_by(text, invoices=invoices) for text in texts.dropna().unique()}
    said = pd.Series([meanings.get(text, Said.NOTHING) for text in texts], index=lines.index, dtype=object)
    unknown = texts[said == Said.UNKNOWN].value_counts(sort=False)
    orders = lines["order"] if "order" in lines else pd.Series(None, index=lines.index, dtype="str")
    partly = tuple(dict.fromkeys(orders[said == Said.PARTLY].dropna()))
    undone = lines[said == Said.UNDONE]
    paid_back = said == Said.PAID_BACK
    if "quantity" in lines:
        amount = amount.mask(paid_back & (lines["quantity"] < 0), -amount.abs())
    whole = _whole(lines, amount, paid_back)
    returned = paid_back & (amount < 0) & (whole < _CENT)
    back = paid_back & (whole > _CENT) & (amount != 0) & amount.notna() & lines["date"].notna()
    words = {Said.OFFERED: OFFER, Said.RETURNED: RETURN, Said.UNKNOWN: None, Said.NOTHING: None}
    status = said.map(lambda one: words.get(one, ORDER)).mask(returned, RETURN).astype("str")
    if "amount" in lines:
        lines = lines.assign(amount=lines["amount"].mask(paid_back & lines["amount"].notna(), amount))
    kept = lines.assign(status=status)[said != Said.UNDONE]
    again = _taken_back(kept[back[kept.index]], amount)
    made = pd.concat([kept, again]) if len(again) else kept
    return made, Statuses(undone, {str(word): int(count) for word, count in unknown.items()}, partly)


def _whole(lines: pd.DataFrame, amount: "pd.Series[float]", paid_back: "pd.Series[bool]") -> "pd.Series[float]":
    """What the lines of an order that were paid back come to: nothing or less where they hold the return themselves.
    In an order that comes to more a line below zero is a discount, which is taken back with the rest."""
    whole = amount.where(paid_back)
    return (
        whole.groupby(lines["order"]).transform("sum").where(lines["order"].notna(), whole)
        if "order" in lines
        else whole
    )


def _taken_back(lines: pd.DataFrame, amount: "pd.Series[float]") -> pd.DataFrame:
    """The lines that take these back."""
    made = lines.assign(status=RETURN, amount=-amount[lines.index])
    if "quantity" in made:
        made["quantity"] = -made["quantity"].abs()
    return made.set_axis(pd.Index(-np.asarray(lines.index, dtype=np.int64)))
