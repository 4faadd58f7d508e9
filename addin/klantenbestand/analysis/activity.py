"""Who is active: per month, quarter and year, and today; the window that makes it so, and the period to look at."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from klantenbestand.analysis.periods import Period
from klantenbestand.words.findings import Finding


class WindowOrigin(StrEnum):
    """Where the window for "actief" comes from."""

    GAPS = "gaps"  # 95 of 100 customers who came back did so within it
    FEW_GAPS = "few-gaps"  # fewer than 50 gaps: 12 months
    SHORT_HISTORY = "short-history"  # the gaps ask for over half the history: 12 months
    SETTING = "setting"  # the owner's own number of months


@dataclass(frozen=True)
class Window:
    """Who bought within `days` before the peildatum is active. `p95` in days; None without gaps."""

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


@dataclass(frozen=True)
class PeriodChoice:
    """The period that fits the purchase rhythm. `median_gap` in days over `customers` customers.

    `at_edge`: within 15% of the border with another period. `shares` of those customers that buy per month, quarter
    and year. `computed` is the period by the rule where the setting overruled it (else the same).
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


@dataclass(frozen=True)
class Activity:
    """The answer of `active_customers`.

    `flows`: per period a frame, index = label ('1997-01', '1997-K1', '1997'), from the first to the last period with
    a sale: start (date), complete (bool), active, new, retained, reactivated, lapsed, idle (ints), first_of_file (bool:
    its `new` are customers who were known at the start of the file).
    `customers` (index = customer number, one row a buyer): first, last (dates), occasions, recency_days, median_gap
    (days, NaN with one purchase), shrunk_gap (days; own gaps pulled to the shop's; NaN without), status.
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
    def flow(self) -> pd.DataFrame:
        """The flow per chosen period."""
        return self.flows[self.choice.period]
