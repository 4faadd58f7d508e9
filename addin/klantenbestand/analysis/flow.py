"""New, retained, reactivated, lapsed, idle: the customers per period."""

import numpy as np
import pandas as pd

from klantenbestand.analysis.end_of_data import data_end, days_from_start
from klantenbestand.analysis.lines import where
from klantenbestand.analysis.once import once
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import (
    IntArray,
    Period,
    covered_from,
    month_numbers,
    period_frame,
    period_numbers,
    run_starts,
)

COUNTS = ("active", "new", "retained", "reactivated", "lapsed", "idle")


def customer_flow(purchases: Purchases, period: Period) -> pd.DataFrame:
    """The flow per period, from the start of the data to the last with a sale up to its end: see `Activity.flows`.

    active = new + retained + reactivated; lapsed = active in the period before - retained; idle = all known so far -
    active. The file's first period calls everybody new: `first_of_file` marks it.
    """
    frame, customer, number = active_periods(purchases, period)
    if not len(frame):
        return frame.assign(**dict.fromkeys(COUNTS, 0), first_of_file=False)
    size = len(frame)
    follows = np.flatnonzero((customer[1:] == customer[:-1]) & (number[1:] == number[:-1] + 1)) + 1
    active = np.bincount(number, minlength=size)
    new = np.bincount(number[run_starts(customer)], minlength=size)
    retained = np.bincount(number[follows], minlength=size)
    return frame.assign(
        active=active,
        new=new,
        retained=retained,
        reactivated=active - new - retained,
        lapsed=np.append(0, active[:-1]) - retained,
        idle=np.cumsum(new) - active,
        first_of_file=np.arange(size) == 0,
    )


def active_periods(purchases: Purchases, period: Period) -> tuple[pd.DataFrame, IntArray, IntArray]:
    """The periods from the start of the data to the last sale up to its end, and who was active when.

    The frame of `periods.period_frame`; then one entry for each customer (code) and period (position in the frame)
    with a purchase, by customer and period.
    """
    known = _known_periods(purchases)
    if period not in known:
        known[period] = _active_periods(purchases, period)
    return known[period]


@once
def _known_periods(_purchases: Purchases) -> dict[Period, tuple[pd.DataFrame, IntArray, IntArray]]:
    """What was worked out already."""
    return {}


def _active_periods(purchases: Purchases, period: Period) -> tuple[pd.DataFrame, IntArray, IntArray]:
    end = data_end(purchases)
    none = np.empty(0, dtype=np.int64)
    if end.last is None:
        return period_frame(0, -1, period, end.day), none, none
    bounds = np.array([end.start, end.last])
    first, last = period_numbers(month_numbers(bounds), period).tolist()
    customer, month = _active_months(purchases)
    number = period_numbers(month, period) - first
    kept = run_starts(customer, number)
    frame = period_frame(first, last, period, end.day, file_covers_from(purchases))
    return frame, customer[kept], number[kept]


@once
def file_covers_from(purchases: Purchases) -> int | None:
    """The day from which these purchases are whole (`periods.covered_from`); None without any."""
    days = days_from_start(purchases)
    return covered_from(days) if len(days) else None


@once
def _active_months(purchases: Purchases) -> tuple[IntArray, IntArray]:
    """One entry for each customer and month (since January 1970) with a purchase between start and end of the data."""
    customer, day = purchases.occasions["customer"].to_numpy(), purchases.occasions["day"].to_numpy()
    end = data_end(purchases)
    known = where((end.start <= day) & (day <= end.day))
    customer, month = customer[known], month_numbers(day[known])
    kept = run_starts(customer, month)
    return customer[kept].astype(np.int64), month[kept]
