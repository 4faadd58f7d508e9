"""Who is active: per month, quarter and year, and today; the window that makes it so, and the period to look at."""

from collections.abc import Mapping
from enum import StrEnum

import numpy as np
import pandas as pd

from klantenbestand.analysis.end_of_data import days_from_start, not_up_to_date, too_early
from klantenbestand.analysis.flow import customer_flow
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import Period
from klantenbestand.analysis.quantiles import counted_percentiles
from klantenbestand.analysis.rhythm import Rhythm, customer_rhythm, rhythm_frame
from klantenbestand.analysis.thin import (
    CUSTOMERS_FOR_PERIOD,
    GAPS_FOR_SURE_WINDOW,
    GAPS_FOR_WINDOW,
    too_thin,
)
from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen

DAYS_A_MONTH = 30.44
DEFAULT_MONTHS = 12
MOST_MONTHS = 24
MONTHLY_GAP, QUARTERLY_GAP = 45, 135  # days: up to here per month, up to here per quarter, above per year
EDGE = 0.15
AT_RISK_FACTOR = 2  # silent for longer than twice the own rhythm
FEW_OCCASIONS = 3  # purchases; with more a customer has a rhythm of his own, whatever the others do


class WindowOrigin(StrEnum):
    """Where the window for "actief" comes from."""

    GAPS = "gaps"  # 95 of 100 gaps between two purchases were not longer
    FEW_GAPS = "few-gaps"  # fewer than 50 gaps: 12 months
    SHORT_HISTORY = "short-history"  # the gaps ask for over half the history: 12 months
    SETTING = "setting"  # the owner's own number of months


@frozen
class Window:
    """Who bought at most `days` before the peildatum is active. `p95`: of the gaps, in days; None without gaps."""

    months: int
    days: int
    origin: WindowOrigin
    gaps: int
    p95: float | None


class PeriodOrigin(StrEnum):
    """Where the choice of the period comes from."""

    THREE_PURCHASES = "three-purchases"  # the median gap of customers with 3 or more purchases
    REPEATERS = "repeaters"  # fewer than 20 of those: of all with 2 or more
    NO_REPEATERS = "no-repeaters"  # nobody came back: per quarter
    SETTING = "setting"


@frozen
class PeriodChoice:
    """The period that fits the purchase rhythm. `median_gap` in days over `customers` customers.

    `at_edge`: within 15% of the border with another period. `shares` of those customers that buy per month, quarter
    and year. `computed` is the period by the rule, also where the setting overruled it.
    """

    period: Period
    origin: PeriodOrigin
    median_gap: float | None
    customers: int
    at_edge: bool
    shares: Mapping[Period, float]
    computed: Period


class Status(StrEnum):
    """How a customer stands today, as the owner sees it."""

    ACTIVE = "actief"
    AT_RISK = "dreigt weg"
    LAPSED = "niet meer actief"
    NONE = "nog geen aankoop"


@frozen
class Activity:
    """The answer of `active_customers`.

    `flows`: per period a frame, index = label ('1997-01', '1997-K1', '1997'), from the first to the last period with
    a sale up to the end of the data: start (date), complete (bool), active, new, retained, reactivated, lapsed, idle
    (ints), first_of_file (bool: its `new` are customers who were known at the start of the file).
    `customers` (index = customer number, one row a buyer): first, last (dates), occasions, median_gap (days, NaN with
    one purchase), shrunk_gap (days; own gaps pulled to the shop's; NaN where nobody came back), recency_days, status.
    `active_now` counts status actief and dreigt weg together; `at_risk_now` the latter.
    """

    flows: Mapping[Period, pd.DataFrame]
    choice: PeriodChoice
    window: Window
    customers: pd.DataFrame
    active_now: int
    at_risk_now: int
    lapsed_now: int
    thin: tuple[Finding, ...]

    @property
    def risk_known(self) -> bool:
        """Whether of anybody it can be told that he stays away for long: see `_silent`."""
        return self.window.gaps >= GAPS_FOR_WINDOW or bool((self.customers["occasions"] > FEW_OCCASIONS).any())

    @property
    def flow(self) -> pd.DataFrame:
        """The flow per chosen period."""
        return self.flows[self.choice.period]


def active_customers(purchases: Purchases) -> Activity:
    """The customers per month, quarter and year, and who is active on the peildatum."""
    rhythm, window = customer_rhythm(purchases), active_window(purchases)
    choice = _choice(rhythm, purchases.settings.period)
    customers = rhythm_frame(rhythm, purchases.customers)
    recency = purchases.today - rhythm.last
    active = recency <= window.days
    at_risk = active & _silent(rhythm, recency)
    customers["recency_days"] = recency
    words = pd.Index([Status.LAPSED.value, Status.ACTIVE.value, Status.AT_RISK.value], dtype="str")
    customers["status"] = words.take(active.astype(np.int64) + at_risk).array
    return Activity(
        flows={period: customer_flow(purchases, period) for period in Period},
        choice=choice,
        window=window,
        customers=customers,
        active_now=int(active.sum()),
        at_risk_now=int(at_risk.sum()),
        lapsed_now=int((~active).sum()),
        thin=(*not_up_to_date(purchases), *too_early(purchases), *_thin(rhythm, window, choice)),
    )


def _silent(rhythm: Rhythm, recency: np.ndarray) -> np.ndarray:
    """Longer silent than twice the own rhythm, for customers of whom a rhythm can be told."""
    told = (len(rhythm.gaps) >= GAPS_FOR_WINDOW) | (rhythm.occasions > FEW_OCCASIONS)
    return np.asarray(told & (recency > AT_RISK_FACTOR * rhythm.shrunk_gap))


def active_window(purchases: Purchases) -> Window:
    """How long after a purchase somebody is still active, from the gaps between purchases or the owner's setting."""
    rhythm = customer_rhythm(purchases)
    gaps = len(rhythm.gaps)
    p95 = counted_percentiles(rhythm.gaps, 95)[0] if gaps else None

    def window(months: int, origin: WindowOrigin) -> Window:
        return Window(months, round(months * DAYS_A_MONTH), origin, gaps, p95)

    if purchases.settings.active_months:
        return window(purchases.settings.active_months, WindowOrigin.SETTING)
    if p95 is None or gaps < GAPS_FOR_WINDOW:
        return window(DEFAULT_MONTHS, WindowOrigin.FEW_GAPS)
    found = window(min(max(int(np.ceil(p95 / DAYS_A_MONTH)), 1), MOST_MONTHS), WindowOrigin.GAPS)
    days = days_from_start(purchases)
    if found.days > int(days[-1] - days[0]) / 2:
        return window(DEFAULT_MONTHS, WindowOrigin.SHORT_HISTORY)
    return found


def _class_of(gap: float) -> Period:
    if gap <= MONTHLY_GAP:
        return Period.MONTH
    return Period.QUARTER if gap <= QUARTERLY_GAP else Period.YEAR


def _choice(rhythm: Rhythm, setting: str) -> PeriodChoice:
    gaps = rhythm.median_gap[rhythm.occasions >= 3]
    origin = PeriodOrigin.THREE_PURCHASES
    if len(gaps) < CUSTOMERS_FOR_PERIOD:
        gaps, origin = rhythm.median_gap[rhythm.occasions >= 2], PeriodOrigin.REPEATERS
    if len(gaps):
        median: float | None = float(np.median(gaps))
        computed = _class_of(float(np.median(gaps)))
        monthly, quarterly = float(np.mean(gaps <= MONTHLY_GAP)), float(np.mean(gaps <= QUARTERLY_GAP))
    else:
        median, computed, monthly, quarterly, origin = None, Period.QUARTER, 0.0, 0.0, PeriodOrigin.NO_REPEATERS
    return PeriodChoice(
        period=computed if setting not in tuple(Period) else Period(setting),
        origin=origin if setting not in tuple(Period) else PeriodOrigin.SETTING,
        median_gap=median,
        customers=len(gaps),
        at_edge=median is not None and any(abs(median / edge - 1) <= EDGE for edge in (MONTHLY_GAP, QUARTERLY_GAP)),
        shares={
            Period.MONTH: monthly,
            Period.QUARTER: quarterly - monthly,
            Period.YEAR: 1 - quarterly if len(gaps) else 0.0,
        },
        computed=computed,
    )


def _thin(rhythm: Rhythm, window: Window, choice: PeriodChoice) -> tuple[Finding, ...]:
    if not len(rhythm.customer):
        return (Finding("no-customer-purchases"),)
    found = []
    if window.origin is WindowOrigin.FEW_GAPS:
        found.append(too_thin("window-few-gaps", window.gaps, GAPS_FOR_WINDOW))
    elif window.origin is WindowOrigin.SHORT_HISTORY:
        found.append(Finding("window-short-history", details={"p95": round(window.p95 or 0), "months": window.months}))
    elif window.origin is WindowOrigin.GAPS and window.gaps < GAPS_FOR_SURE_WINDOW:
        found.append(too_thin("window-uncertain", window.gaps, GAPS_FOR_SURE_WINDOW, months=window.months))
    if choice.origin is PeriodOrigin.REPEATERS:
        found.append(too_thin("period-few-customers", choice.customers, CUSTOMERS_FOR_PERIOD))
    elif choice.origin is PeriodOrigin.NO_REPEATERS:
        found.append(Finding("period-no-repeaters"))
    return tuple(found)
