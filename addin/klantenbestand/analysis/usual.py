"""What a customer usually spends in given days: from the days that the file and the customer cover, with the season."""

import numpy as np
import pandas as pd

from klantenbestand.analysis.end_of_data import data_end
from klantenbestand.analysis.flow import file_covers_from
from klantenbestand.analysis.lines import days_of
from klantenbestand.analysis.listed import positions
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import IntArray, month_numbers
from klantenbestand.analysis.season import seasonality
from klantenbestand.analysis.seasonal_index import FloatArray
from klantenbestand.analysis.spans import spans
from klantenbestand.words.frozen import frozen

EARLIER_DAYS = 364  # before the contact, for what a customer buys usually
HISTORY_DAYS = 91  # of these that must exist: a quarter of a year, 13 whole weeks
_NEVER = np.iinfo(np.int64).max


def covered_days(purchases: Purchases) -> tuple[int, int]:
    """The first and last day of which the file is taken to hold all sales (see `covered_from`; mirrored at the end);
    the last is at most the end of the data, and before the first where there are no sales."""
    end, begins = data_end(purchases), file_covers_from(purchases)
    if end.last is None or begins is None:
        return purchases.today, purchases.today - 1
    return begins, min(end.day, end.last + end.start - begins)


@frozen
class Usual:
    """What customers usually spend, as seen on one day each.

    `rate`: euro a day of average season; NaN with under `HISTORY_DAYS` days of history. `seasons`: running sum of the
    season's factor of each day, from day `low` on.
    """

    rate: FloatArray
    seasons: FloatArray
    low: int

    def spent(self, since: IntArray, until: IntArray) -> FloatArray:
        """Euro that each usually spends from `since` up to and including `until`, at the time of year of those days."""
        return np.asarray(self.rate * (self.seasons[until + 1 - self.low] - self.seasons[since - self.low]))


def usual_spending(
    purchases: Purchases, who: tuple[IntArray, pd.Series], since: IntArray, until: int, customers: pd.DataFrame | None
) -> Usual:
    """What each customer spent on average before his day `since`; to be asked for days up to `until`.

    `who`: the code of each (-1 who never bought) and his customer number, for *Klant sinds* in `customers`. The history
    is at most `EARLIER_DAYS` long and begins where the file does, or the day after the customer's first purchase: with
    that purchase in it, a new customer would seem to buy more than he does. Where *Klant sinds* is before his first
    purchase it begins there.
    """
    code, numbers = who
    begin = np.maximum(since - EARLIER_DAYS, covered_days(purchases)[0])
    begin = np.maximum(begin, _joined(purchases, code, numbers, since, customers))
    low = int(min(begin.min(initial=until), since.min(initial=until)))
    factor = season_factors(purchases, low, until)
    seasons = np.append(0.0, np.cumsum(factor))
    known = since - begin >= HISTORY_DAYS
    start = np.where(known, begin, since)  # who joined after it has no days
    weight = seasons[since - low] - seasons[start - low]
    earlier = spans(purchases).spent(code, start, since - 1)
    rate = np.full(len(code), np.nan)
    np.divide(earlier, weight, out=rate, where=known & (weight > 0))
    return Usual(rate, seasons, low)


def season_factors(purchases: Purchases, low: int, high: int) -> FloatArray:
    """The index of the month of each day `low`..`high`; 1 where no season is shown by its test."""
    days = np.arange(low, high + 1)
    season = seasonality(purchases)
    if not season.proven or season.index is None:
        return np.ones(len(days))
    return np.asarray(np.maximum(np.array(season.index), 0.0)[month_numbers(days) % 12])


def _joined(
    purchases: Purchases, code: IntArray, numbers: pd.Series, since: IntArray, customers: pd.DataFrame | None
) -> IntArray:
    """The first day of each as a customer; for who bought nothing before `since` and has no *Klant sinds*: long ago."""
    first = np.full(len(purchases.customers) + 1, _NEVER)  # the last one for code -1
    occasions = purchases.occasions
    np.minimum.at(first, occasions["customer"].to_numpy(), occasions["day"].to_numpy())
    bought = first[code]
    given = np.full(len(code), _NEVER)
    if customers is not None and {"customer", "customer_since"} <= set(customers):
        known = customers[["customer", "customer_since"]].dropna().drop_duplicates("customer")
        place = positions(pd.Index(known["customer"].astype("str")), pd.Index(numbers))
        day = np.append(days_of(known["customer_since"]), _NEVER)
        given = day[place]
    after = np.where(bought < since, bought + 1, np.iinfo(np.int64).min)
    return np.asarray(np.where(given < np.minimum(bought, since), given, after))
