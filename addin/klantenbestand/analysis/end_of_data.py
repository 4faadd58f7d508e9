"""The end of the data: up to which day the purchases can be trusted to be there. One notion for every analysis.

Of a file that is up to date that is the peildatum: days without a sale just before it are days on which nothing was
sold. Where the shop sold nothing for far longer than chance and its own pauses explain, purchases are missing: then it
is the last day with a sale before that (of a shop that seldom sells: the day before the next one usually came), and no
period that ends later is full.
"""

from math import exp

import numpy as np
import pandas as pd

from klantenbestand.analysis.counted import daily, sale_days
from klantenbestand.analysis.once import once
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import LEAST_USUAL, IntArray
from klantenbestand.analysis.thin import SILENT_DAYS
from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen
from klantenbestand.words.wording import count
from klantenbestand.words.wording import day as in_words

NOT_UP_TO_DATE = "purchases-not-up-to-date"  # the finding of a file that ends long before the peildatum
_YEAR = 365
_LOOKED_AT = 3 * _YEAR  # days: pauses of longer ago say nothing about now
_LONGER = 1.25  # times the longest pause of those years
_CHANCE = 0.002  # of a silence as long as this, in a shop that sells as this one did
_FEW_DAYS = 3  # days with a sale on their own, before or after all others: mistyped, or the start of what is missing
_FEW_BY_CHANCE = 0.05  # of so few days with a sale since, had the shop gone on as before
_DAYS_TO_COMPARE = 10  # days with a sale that tell what was to be expected


@frozen
class DataEnd:
    """`day`: the last day of which all sales are taken to be there. `last`: the last day with a sale up to it; None
    without any. `late`: lines after it, which count in totals but in no period and no forecast. `up_to_date`: `day` is
    the peildatum."""

    day: int
    last: int | None
    late: int
    up_to_date: bool

    @property
    def date(self) -> pd.Timestamp:
        """`day` as a date."""
        return pd.Timestamp(self.day, unit="D")

    @property
    def last_date(self) -> pd.Timestamp:
        """`last` as a date; without sales `day`."""
        return pd.Timestamp(self.day if self.last is None else self.last, unit="D")


@once
def data_end(purchases: Purchases) -> DataEnd:
    """Up to which day these purchases are there."""
    days = sale_days(purchases)
    if not len(days):
        return DataEnd(purchases.today, None, 0, up_to_date=True)
    ended = _ended(days, purchases.today)
    if ended is None:
        return DataEnd(purchases.today, int(days[-1]), 0, up_to_date=True)
    by_day = daily(purchases)
    day = min(ended + _usual_wait(days[days <= ended]), purchases.today)
    return DataEnd(day, ended, int(by_day.lines[ended - by_day.first + 1 :].sum()), up_to_date=False)


def not_up_to_date(purchases: Purchases) -> tuple[Finding, ...]:
    """What to tell where purchases are missing: customers look lapsed, and the figures run to the end of the data."""
    end = data_end(purchases)
    if end.up_to_date:
        return ()
    details = {"last": in_words(end.last_date), "days": count((purchases.peildatum - end.last_date).days)}
    return (Finding(NOT_UP_TO_DATE, details=details),)


def _ended(days: IntArray, today: int) -> int | None:
    """The day on which the sales on these days (rising) end, where that is long before `today`; else None."""
    days = _without_early(days)
    for late in range(min(_FEW_DAYS, len(days) - 1), -1, -1):
        before = days[: len(days) - late]
        last = int(before[-1])
        if late and not _are_few(late, before, today - last):
            continue
        if (int(days[-late]) if late else today) - last > longest_silence(before):
            return last
    return None


def _usual_wait(days: IntArray) -> int:
    """For how many days after a sale there usually is none, where that is over a week; else 0."""
    gaps = np.diff(days[days > days[-1] - _LOOKED_AT])
    usual = int(np.median(gaps)) - 1 if len(gaps) else 0
    return usual if usual > LEAST_USUAL else 0


def _without_early(days: IntArray) -> IntArray:
    """Without a few days that lie far before all others: a date typed in the wrong year."""
    for early in range(_FEW_DAYS, 0, -1):
        rest = days[early:]
        if len(rest) >= _DAYS_TO_COMPARE and int(rest[0] - days[early - 1]) > longest_silence(rest):
            return rest
    return days


def longest_silence(days: IntArray) -> float:
    """After how many days without a sale a shop that sold on these days (rising) must have sold something.

    Longer than its longest pause of the last three years, and longer than chance makes it in 2 of 1,000 shops: the
    forward wait from a random day is mean(gap^2) / (2 mean(gap)) on average (length-biased sampling; Cox, Renewal
    Theory (1962), 5.3), taken as exponential and as known from so many gaps as would have that spread.
    """
    gaps = np.diff(days[days > days[-1] - _LOOKED_AT]).astype(np.float64)
    if not len(gaps):
        return float(SILENT_DAYS)
    total, squares = float(gaps.sum()), float(gaps @ gaps)
    wait, known = squares / (2 * total), 2 * total**2 / squares
    by_chance = wait * known * float(_CHANCE ** (-1 / known) - 1)
    return max(float(SILENT_DAYS), _LONGER * float(gaps.max()), by_chance)


def _are_few(late: int, before: IntArray, silent: int) -> bool:
    """Whether a shop that went on as before would hardly ever have so few days with a sale in the `silent` ones."""
    if len(before) < _DAYS_TO_COMPARE:
        return False
    last = int(before[-1])
    year = before[before > last - _YEAR]
    expected = silent * len(year) / min(_YEAR, last - int(before[0]) + 1)
    term = chance = exp(-expected)  # Poisson
    for number in range(1, late + 1):
        term *= expected / number
        chance += term
    return chance < _FEW_BY_CHANCE
