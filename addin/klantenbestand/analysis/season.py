"""Which months are busy: revenue per month, seasonal index, and whether it is more than chance."""

from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from klantenbestand.words.findings import Finding


class Method(StrEnum):
    """How the index was made."""

    RATIO = "ratio"  # month against the centred 12-month average around it (36 full months or more)
    DIFFERENCE = "difference"  # the same by subtraction, because a month had no revenue
    SHARE = "share"  # month against its year, detrended, over the last 24 months: indicative, not tested


@dataclass(frozen=True)
class Peak:
    """A busy month (1..12): its index (1 = average), in how many of the years it was above 1.05 and in the top 3."""

    month: int
    index: float
    years: int
    years_above: int
    years_in_top3: int


@dataclass(frozen=True)
class Season:
    """The answer of `seasonality`; money in euro, indices with mean 1 (January first), shares of 1.

    `months` (index '2024-01', from the first to the last sale): start, complete, excluded (by the setting), revenue,
    orders, selling_days (weighted; NaN where not corrected), corrected (revenue at an average number of selling days).
    `recent` (index 1..12): revenue per month, columns = the last year with sales and the two before (ints, newest
    first); NaN where there is no data (before the first sale, after the last). `recent_complete`: same shape, bool.
    `revenue_table` and `ratio_table` (index 1..12, columns = years): revenue, and the month against its surroundings.
    `index`: corrected for selling days; `low`, `high`: smallest and largest ratio of each month over the years.
    `index_plain`: uncorrected, as published seasonal factors: ratio to the centred 2x12 average, mean per month, over
    all full months. Each None where there is too little data (`thin` says what is missing).
    `p`: chance of such differences without any season (permutation test; None when not tested).
    `weekdays` (index 1 = Monday..7): revenue, days, weight (1 = average day). `holiday_weight`: the share of its normal
    revenue that a Dutch holiday brings; None where `corrected_for_days` is False.
    """

    months: pd.DataFrame
    recent: pd.DataFrame
    recent_complete: pd.DataFrame
    revenue_table: pd.DataFrame
    ratio_table: pd.DataFrame | None
    full_months: int
    method: Method | None
    index: tuple[float, ...] | None
    low: tuple[float, ...] | None
    high: tuple[float, ...] | None
    index_plain: tuple[float, ...] | None
    p: float | None
    permutations: int
    peaks: tuple[Peak, ...]
    corrected_for_days: bool
    weekdays: pd.DataFrame
    holiday_weight: float | None
    thin: tuple[Finding, ...]

    @property
    def proven(self) -> bool:
        """Tested, and differences as these would occur at most 1 in 20 times without a season."""
        return self.p is not None and self.p <= 0.05
