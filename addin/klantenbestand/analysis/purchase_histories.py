"""The purchase histories that the expectation is fitted on, as they were known on a day, and the season ahead of it."""

import numpy as np
import pandas as pd

from klantenbestand.analysis.end_of_data import data_end
from klantenbestand.analysis.lines import where
from klantenbestand.analysis.mbg import History, Leaving
from klantenbestand.analysis.mbg import fit as fit_mbg
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import IntArray, day_number, month_numbers, run_starts
from klantenbestand.analysis.season import season_of, seasonality
from klantenbestand.analysis.season_months import month_series, month_series_until
from klantenbestand.analysis.seasonal_index import FloatArray
from klantenbestand.words.frozen import frozen

WEEK = 7.0
MOST_FITTED = 3000  # customers; more of them change the parameters by less than the season does
_SEED = 20240101


@frozen
class Histories:
    """Of everybody who bought up to a day (codes): repeat purchases, the last and the watched time in weeks."""

    customer: IntArray
    x: IntArray
    tx: FloatArray
    T: FloatArray

    def fitted(self, *, prior: bool = True) -> Leaving:
        """The parameters of these customers; of over 3,000 of them, drawn at random (always the same)."""
        keep = drawn(np.arange(len(self.x)), MOST_FITTED)
        return fit_mbg(History.of(self.x[keep], self.tx[keep], self.T[keep]), prior=prior)


def histories(purchases: Purchases, end: int) -> Histories:
    """The histories from the start of the data up to and including day `end`."""
    customer, day = purchases.occasions["customer"].to_numpy(), purchases.occasions["day"].to_numpy()
    known = where((data_end(purchases).start <= day) & (day <= end))
    customer, day = customer[known], day[known]
    starts = run_starts(customer)
    counts = np.diff(np.append(starts, len(customer)))
    first, last = day[starts].astype(np.int64), day[starts + counts - 1].astype(np.int64)
    return Histories(customer[starts].astype(np.int64), counts - 1, (last - first) / WEEK, (end - first) / WEEK)


def season_factor(purchases: Purchases, end: int, months: int) -> float:
    """The mean seasonal index of the months ahead, against that of the months behind; 1 without a proven season.

    Only what was sold up to `end` is looked at.
    """
    whole = end >= (data_end(purchases).last or end)
    series = month_series(purchases) if whole else month_series_until(purchases, end)
    season = seasonality(purchases) if whole else season_of(series)
    if not season.proven or season.index is None:
        return 1.0
    index = np.array(season.index)
    first, last = series.begins, month_numbers(np.array([end]))[0]
    behind = index[np.arange(first, last + 1) % 12].mean()
    return float(index[np.arange(last + 1, last + 1 + months) % 12].mean() / behind) if behind > 0 else 1.0


def drawn(places: IntArray, most: int) -> IntArray:
    """So many of the places at most, drawn at random, always the same."""
    if len(places) <= most:
        return places
    return np.asarray(np.random.default_rng(_SEED).choice(places, most, replace=False))


def date_of(day: int) -> pd.Timestamp:
    """The date of a day number."""
    return pd.Timestamp(day, unit="D")


def months_on(day: int, months: int) -> int:
    """The day number so many months later (or earlier)."""
    return day_number(date_of(day) + pd.DateOffset(months=months))
