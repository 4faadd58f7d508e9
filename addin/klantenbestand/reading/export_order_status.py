"""Of each line of an export the word that tells what became of its order, from all columns that say something of it."""

import re
from collections.abc import Mapping

import pandas as pd

from klantenbestand.reading.codes import says_nothing
from klantenbestand.reading.export_beside import STATUSES, Role, texts_of
from klantenbestand.reading.export_files import ExportFile
from klantenbestand.reading.export_status import ORDER, Said, is_status, said_as, said_by
from klantenbestand.reading.texts import fold
from klantenbestand.words.frozen import frozen

_CANCELLED, _PAID_BACK = "geannuleerd", "terugbetaald"
# The strictest first; what nobody knows gives way to what is known.
_STRICT = (
    *(Said.UNDONE, Said.PAID_BACK, Said.RETURNED, Said.PARTLY, Said.OFFERED, Said.OPEN, Said.BOUGHT),
    *(Said.UNKNOWN, Said.NOTHING),
)
_PAYMENT = re.compile("pay|paid|betaal|betaling|financial")


@frozen
class StatusTexts:
    """`texts`: the status of each line as it stands there, None where no column tells; `used`: the columns."""

    texts: "pd.Series[str] | None"
    used: tuple[int, ...] = ()


def status_texts(found: ExportFile, own: int | None, beside: Mapping[int, Role], rows: pd.Index) -> StatusTexts:
    """The strictest word of all columns with a status, those `beside` and our `own`.

    An order that is paid is no longer open, whatever another column says.
    """
    columns = {column: role for column, role in beside.items() if role in (*STATUSES, Role.CANCELLED)}
    if own is not None:
        columns.setdefault(own, Role.STATUS)
    told = {}
    for column, role in sorted(columns.items(), key=lambda one: one[0] != own):
        texts = texts_of(found, column, rows)
        if role is Role.CANCELLED:
            told[column] = texts.mask(texts.notna() & ~texts.map(says_nothing, na_action="ignore").eq(True), _CANCELLED)
        elif is_status(texts) or (column == own and "status" in fold(found.headers[column])):
            told[column] = _plain(texts, role)
    payments = {column for column in told if _PAYMENT.search(fold(found.headers[column]))}
    best, ranks = None, pd.Series(len(_STRICT), index=rows)
    for column, texts in told.items():
        weak = bool(payments) and column not in payments
        own_ranks = texts.map(_ranks(texts, weak=weak)).fillna(len(_STRICT)).astype(int)
        best = texts if best is None else best.mask(own_ranks < ranks, texts)
        ranks = ranks.where(ranks <= own_ranks, own_ranks)
    return StatusTexts(best, tuple(told))


def _plain(texts: "pd.Series[str]", role: Role) -> "pd.Series[str]":
    """That an invoice is open makes it no less a purchase; that a parcel has not left says nothing."""
    if role is Role.STATUS:
        return texts
    said = {text: said_as(text) for text in texts.dropna().unique()}
    if role is Role.INVOICE:
        return texts.mask(texts.isin([text for text, one in said.items() if one is Said.OPEN]), ORDER)
    nothing = [text for text, one in said.items() if one in (Said.OPEN, Said.UNKNOWN)]
    return texts.mask(texts.isin(nothing)).astype("str")


def _ranks(texts: "pd.Series[str]", *, weak: bool) -> dict[str, int]:
    """How strict each text is; `weak`: another column tells what is paid, so that "new" here is no reason to wait."""
    ranks = {text: said_as(text) for text in texts.dropna().unique()}
    late = _STRICT.index(Said.UNKNOWN)
    return {text: late if weak and said is Said.OPEN else _STRICT.index(said) for text, said in ranks.items()}


def with_paid_back(lines: pd.DataFrame, paid_back: "pd.Series[bool]", *, invoices: bool) -> pd.DataFrame:
    """The lines with the status that says so where all of it was paid back, and they count as bought."""
    if not paid_back.any():
        return lines
    texts = lines["status"] if "status" in lines else pd.Series(None, index=lines.index, dtype="str")
    weaker = (Said.BOUGHT, Said.PARTLY, Said.UNKNOWN, Said.NOTHING)
    bought = {text for text in texts.dropna().unique() if said_by(text, invoices=invoices) in weaker}
    return lines.assign(
        status=texts.mask(paid_back & (texts.isna() | texts.isin(list(bought))), _PAID_BACK).astype("str")
    )
