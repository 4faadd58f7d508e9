"""Who comes back and who goes: repeat purchases, returning customers and churn, over a stated window.

Three figures that other programs mix up, kept apart and each with its own window.
"""

import numpy as np
import pandas as pd

from klantenbestand.analysis.activity import Window
from klantenbestand.analysis.counted import own_orders
from klantenbestand.analysis.end_of_data import data_end
from klantenbestand.analysis.intervals import wilson
from klantenbestand.analysis.lines import where
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import IntArray, day_number
from klantenbestand.analysis.thin import CUSTOMERS_FOR_SHARE, too_thin
from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen

Interval = tuple[float, float] | None
_FAR_PAST = -(10**9)


@frozen
class Repeat:
    """The answer of `repeat_purchases`: the window `start`..`end` (dates, both included) and its customers.

    `customers`: with at least one order in the window; `repeaters`: with at least two in it; `rate` (herhaalaankoop)
    = repeaters / customers. `returning` (terugkerende klanten): those of `customers` who had bought before the window
    began; `returning_share` = returning / customers. Intervals are Wilson's of 95%; None without customers.
    `whole`: the file reaches back to before the window, so that who is returning could be seen.
    """

    start: pd.Timestamp
    end: pd.Timestamp
    customers: int
    repeaters: int
    rate: float | None
    rate_interval: Interval
    returning: int
    returning_share: float | None
    returning_interval: Interval
    whole: bool
    thin: tuple[Finding, ...]


@frozen
class Churn:
    """The answer of `churn`: who was active on the day before `start` and bought nothing from `start` to `end`.

    `active_before`: with a last purchase at most the activity window (`window_days`) before; `gone` of them did not buy
    again by `end`; `rate` = gone / active_before with Wilson's 95% `interval`; None where nobody was active.
    """

    start: pd.Timestamp
    end: pd.Timestamp
    window_days: int
    active_before: int
    gone: int
    rate: float | None
    interval: Interval
    thin: tuple[Finding, ...]


def repeat_purchases(purchases: Purchases, months: int = 12, end: pd.Timestamp | None = None) -> Repeat:
    """Repeat purchases and returning customers over the `months` up to and including `end` (None: of the data)."""
    last = data_end(purchases).date if end is None else end.normalize()
    start = _start(last, months)
    orders = own_orders(purchases)
    customer, day = orders.customer, orders.day
    since, until = day_number(start), day_number(last)
    number = np.bincount(customer[where((day >= since) & (day <= until))], minlength=len(purchases.customers))
    earlier = np.zeros(len(purchases.customers), dtype=bool)
    earlier[customer[where(day < since)]] = True
    size, repeaters = int((number > 0).sum()), int((number > 1).sum())
    returning = int((earlier & (number > 0)).sum())
    return Repeat(
        start=start,
        end=last,
        customers=size,
        repeaters=repeaters,
        rate=_share(repeaters, size),
        rate_interval=wilson(repeaters, size),
        returning=returning,
        returning_share=_share(returning, size),
        returning_interval=wilson(returning, size),
        whole=_reaches(purchases, since),
        thin=_few("repeat-few-customers", size),
    )


def churn(purchases: Purchases, window: Window, months: int = 12) -> Churn:
    """Of those who were active `months` before the end of the data: how many bought nothing since, up to that day."""
    end = data_end(purchases)
    start = _start(end.date, months)
    since = day_number(start)
    before = _last_days(purchases, since)
    active = before >= since - 1 - window.days
    after = np.zeros(len(before), dtype=bool)
    customer, day = purchases.occasions["customer"].to_numpy(), purchases.occasions["day"].to_numpy()
    after[customer[where((day >= since) & (day <= end.day))]] = True
    size, gone = int(active.sum()), int((active & ~after).sum())
    if _reaches(purchases, since):
        thin = _few("churn-few-customers", size)
    else:
        thin = (Finding("churn-too-short", details={"months": months}),)
    return Churn(
        start=start,
        end=end.date,
        window_days=window.days,
        active_before=size,
        gone=gone,
        rate=_share(gone, size),
        interval=wilson(gone, size),
        thin=thin,
    )


def _last_days(purchases: Purchases, before: int) -> IntArray:
    """The last purchase day of each customer code before that day; far in the past without one."""
    customer, day = purchases.occasions["customer"].to_numpy(), purchases.occasions["day"].to_numpy()
    earlier = where(day < before)
    last = np.full(len(purchases.customers), _FAR_PAST, dtype=np.int64)
    last[customer[earlier]] = day[earlier]  # days rise per customer, and the last one written stays
    return last


def _start(end: pd.Timestamp, months: int) -> pd.Timestamp:
    """The first day of the `months` that end on `end`: 12 months to 31 December begin on 1 January."""
    return end + pd.Timedelta(days=1) - pd.DateOffset(months=months)


def _reaches(purchases: Purchases, since: int) -> bool:
    return data_end(purchases).start < since


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _few(code: str, size: int) -> tuple[Finding, ...]:
    return () if size >= CUSTOMERS_FOR_SHARE else (too_thin(code, size, CUSTOMERS_FOR_SHARE),)
