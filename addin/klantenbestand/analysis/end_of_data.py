"""The first and last day of the data: between which the purchases are taken to be there. One notion for all analyses.

The end of a file that is up to date is the peildatum: days without a sale just before it are days on which nothing was
sold. Where the shop sold nothing for far longer than chance and its own pauses explain, purchases are missing: then it
is the last day with a sale before that (of a shop that seldom sells: the day before the next one usually came), and no
period that ends later is full. The start is the first day with a sale; where a few sales lie far before all others (a
date typed in a wrong year), the first of those others. Such sales count in totals and with their customers, and stretch
no calendar: no period before the start exists.
"""

import numpy as np
import pandas as pd

from klantenbestand.analysis.counted import daily, sale_days
from klantenbestand.analysis.once import once
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import LEAST_USUAL, IntArray
from klantenbestand.analysis.silences import LOOKED_AT, span
from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen
from klantenbestand.words.wording import count, plural
from klantenbestand.words.wording import day as in_words

NOT_UP_TO_DATE = "purchases-not-up-to-date"  # the finding of a file that ends long before the peildatum
TOO_EARLY = "purchases-too-early"  # the finding of a few sales far before all others


@frozen
class DataEnd:
    """`day`: the last day of which all sales are taken to be there. `last`: the last day with a sale up to it; None
    without any. `late`: lines after it, which count in totals but in no period and no forecast. `up_to_date`: `day` is
    the peildatum. `start`: the first day with a sale that is not far before all others; without sales the peildatum.
    `early`: lines before it, which count as the late ones do."""

    day: int
    last: int | None
    late: int
    up_to_date: bool
    start: int
    early: int = 0

    @property
    def date(self) -> pd.Timestamp:
        """`day` as a date."""
        return pd.Timestamp(self.day, unit="D")

    @property
    def start_date(self) -> pd.Timestamp:
        """`start` as a date."""
        return pd.Timestamp(self.start, unit="D")

    @property
    def last_date(self) -> pd.Timestamp:
        """`last` as a date; without sales `day`."""
        return pd.Timestamp(self.day if self.last is None else self.last, unit="D")


@once
def data_end(purchases: Purchases) -> DataEnd:
    """Between which days these purchases are there."""
    days, today = sale_days(purchases), purchases.today
    if not len(days):
        return DataEnd(today, None, 0, up_to_date=True, start=today)
    by_day, (start, last) = daily(purchases), span(days, today)
    early = int(by_day.lines[: start - by_day.first].sum())
    if last is None:
        return DataEnd(today, int(days[-1]), 0, up_to_date=True, start=start, early=early)
    late = int(by_day.lines[last - by_day.first + 1 :].sum())
    return DataEnd(last + _usual_wait(days[days <= last]), last, late, up_to_date=False, start=start, early=early)


@once
def days_from_start(purchases: Purchases) -> IntArray:
    """The different days with a line from the start of the data on, rising."""
    days = sale_days(purchases)
    return days[np.searchsorted(days, data_end(purchases).start) :]


def too_early(purchases: Purchases) -> tuple[Finding, ...]:
    """What to tell where a few sales lie far before all others: a date may be wrong; and where the figures begin."""
    end = data_end(purchases)
    if not end.early:
        return ()
    details = {"lines": plural(end.early, "regel", "regels"), "start": in_words(end.start_date)}
    return (Finding(TOO_EARLY, details=details),)


def not_up_to_date(purchases: Purchases) -> tuple[Finding, ...]:
    """What to tell where purchases are missing: customers look lapsed, and the figures run to the end of the data."""
    end = data_end(purchases)
    if end.up_to_date:
        return ()
    details = {"last": in_words(end.last_date), "days": count((purchases.peildatum - end.last_date).days)}
    return (Finding(NOT_UP_TO_DATE, details=details),)


def _usual_wait(days: IntArray) -> int:
    """For how many days after a sale there usually is none, where that is over a week; else 0."""
    gaps = np.diff(days[days > days[-1] - LOOKED_AT])
    usual = int(np.median(gaps)) - 1 if len(gaps) else 0
    return usual if usual > LEAST_USUAL else 0
