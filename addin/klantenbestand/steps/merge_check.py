"""Whether a merge did what it should and nothing else: what was read before against the workbook read again after.

Revenue, orders and contacts must be equal, to the cent; every cell that is not of a merged customer too.
"""

import pandas as pd

from klantenbestand.analysis.orders import prepare
from klantenbestand.duplicates.merges import Merges
from klantenbestand.duplicates.survivorship import CONSENTS
from klantenbestand.reading.data import Data
from klantenbestand.reading.sheet_data import SheetData
from klantenbestand.steps.outcome import Run
from klantenbestand.words.errors import SafetyError
from klantenbestand.words.frozen import frozen

_STRICT = ("no_advertising", *CONSENTS)


@frozen
class Totals:
    """Revenue in cents, orders, lines of purchases, contacts."""

    cents: int = 0
    orders: int = 0
    purchases: int = 0
    contacts: int = 0


def totals(data: Data, run: Run, merges: Merges | None = None) -> Totals:
    """The totals of a workbook; with `merges` as they are once these are carried out."""
    purchases = None if data.purchases is None else moved(data.purchases.frame, merges)
    contacts = 0 if data.contacts is None else len(data.contacts.frame)
    if purchases is None or not (
        "date" in purchases and ("amount" in purchases or {"quantity", "price"} <= {*purchases})
    ):
        return Totals(purchases=0 if purchases is None else len(purchases), contacts=contacts)
    history = prepare(purchases, run.peildatum, data.settings)
    return Totals(int(history.lines["cents"].sum()), len(history.orders), len(purchases), contacts)


def moved(frame: pd.DataFrame, merges: Merges | None) -> pd.DataFrame:
    """The frame with the customers that go as what they become."""
    if merges is None or "customer" not in frame or not merges.moved:
        return frame
    return frame.assign(customer=frame["customer"].replace(merges.moved))


def check_merged(before: Data, after: Data, merges: Merges, run: Run) -> Totals:
    """The totals after, which are those before. Raises SafetyError where anything is other than it should be."""
    for name in ("purchases", "contacts", "consents", "numbers"):
        one, other = getattr(before, name), getattr(after, name)
        _same_rows(one, other, merges)
    _same_customers(before, after, merges)
    expected, found = totals(before, run, merges), totals(after, run)
    for word, key in (("omzet", "cents"), ("orders", "orders"), ("aankopen", "purchases"), ("contacten", "contacts")):
        if getattr(expected, key) != getattr(found, key):
            raise SafetyError("merge-check-failed", what=word)
    if expected.cents != totals(before, run).cents:
        raise SafetyError("merge-check-failed", what="omzet")
    return found


def _same_rows(before: SheetData | None, after: SheetData | None, merges: Merges) -> None:
    """The rows that were there are there, on the number that they should have; *Nummers* may have more of them."""
    if before is None:
        return
    expected = moved(before.frame, merges)
    is_left = after is not None and not set(after.by_old_number) <= set(before.by_old_number)  # reads right, is not
    if after is None or is_left or not _part(after.frame, expected).equals(expected):
        raise SafetyError("merge-check-failed", what=before.name)


def _part(frame: pd.DataFrame, like: pd.DataFrame) -> pd.DataFrame:
    """The same rows and columns: *Nummers* may have got a column too."""
    return frame.reindex(index=like.index, columns=like.columns)


def _same_customers(before: Data, after: Data, merges: Merges) -> None:
    if before.customers is None or after.customers is None:
        raise SafetyError("merge-check-failed", what="klanten")
    one, other = before.customers.frame, after.customers.frame
    stays = [proposal.survivor.row for proposal in merges.accepted]
    gone = [row for proposal in merges.accepted for row in proposal.group.rows if row not in stays]
    left = one.index.difference(gone, sort=False)
    if len(other) != len(left):
        raise SafetyError("merge-check-failed", what=before.customers.name)
    other = other.set_axis(left)  # rows that left the sheet had others come up in their place, in the same order
    columns = [key for key in one if key in other and key != "referred_by"]
    rest = one.index.difference([*stays, *gone])
    if not one.loc[rest, columns].equals(other.loc[rest, columns]):
        raise SafetyError("merge-check-failed", what=before.customers.name)
    for proposal in merges.accepted:
        for key in (key for key in _STRICT if key in other):
            wanted, found = proposal.survivor[key], other.loc[proposal.survivor.row, key]
            if (found if isinstance(found, str) else None) != wanted:
                raise SafetyError("merge-check-failed", what=key)
