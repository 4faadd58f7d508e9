"""The monthly series that the season is made of: revenue, orders, selling days, and which months count."""

import numpy as np
import pandas as pd

from klantenbestand.analysis.counted import Days, daily
from klantenbestand.analysis.end_of_data import data_end
from klantenbestand.analysis.lines import BoolArray
from klantenbestand.analysis.once import once
from klantenbestand.analysis.orders import Purchases, sums
from klantenbestand.analysis.periods import (
    Period,
    covered_from,
    first_days,
    labels,
    month_numbers,
    period_frame,
)
from klantenbestand.analysis.seasonal_index import FloatArray, by_calendar_month, filled
from klantenbestand.analysis.selling_days import SellingDays, days_per_month, selling_days
from klantenbestand.analysis.thin import SELLING_DAYS_A_MONTH, too_thin
from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen
from klantenbestand.words.wording import period as in_words


@frozen
class MonthSeries:
    """Revenue per month (euro) from the first month that the file covers whole to that of the last sale.

    `today` is the day on which it was known; `first` is the number of the first month since January 1970; `skipped`
    (0 or 1) is whether the file begins halfway the month before. The first `full` months are full;
    of those, `counted` are not excluded by the setting. `filled` are the full months, corrected for selling days, with
    excluded ones filled in from the others. `frame` has every month with sales, the skipped one too. `weights`
    is None where sales stand on too few days to correct.
    """

    today: int
    first: int
    skipped: int
    revenue: FloatArray
    full: int
    counted: int
    excluded: BoolArray
    filled: FloatArray
    frame: pd.DataFrame
    weights: SellingDays | None
    weekdays: pd.DataFrame

    @property
    def begins(self) -> int:
        """The month of the first sale: that of the first row of `frame`, since January 1970."""
        return self.first - self.skipped

    @property
    def first_month(self) -> int:
        """The calendar month of the first value, 0 = January."""
        return self.first % 12

    def label_after(self, months: int) -> str:
        """The label of the month with which so many more months are full."""
        return labels(np.array([self.first + self.full - 1 + months]), Period.MONTH)[0]


def too_few_months(codes: tuple[str, str], series: MonthSeries, need: int) -> Finding:
    """The finding of the first code, with the month after which there are enough; of the second where that is over."""
    label = series.label_after(need - series.counted)
    now = labels(month_numbers(np.array([series.today])), Period.MONTH)[0]
    code = codes[int(label < now)]
    return too_thin(code, series.counted, need, until=in_words(label))


@once
def month_series(purchases: Purchases) -> MonthSeries:
    """The series of these purchases; all lines from the start of the data on count."""
    end = data_end(purchases)
    return _series(daily(purchases).since(end.start), end.day, purchases.today, purchases.settings.excluded_months)


def month_series_until(purchases: Purchases, end: int) -> MonthSeries:
    """The series as it was known on day `end`."""
    days = daily(purchases).until(end).since(data_end(purchases).start)
    return _series(days, end, end, purchases.settings.excluded_months)


def _series(days: Days, end: int, today: int, excluded_months: tuple[str, ...]) -> MonthSeries:
    a_day, first_day = days.cents, days.first
    month = month_numbers(np.arange(first_day, first_day + len(a_day)))
    first, last = (int(month[0]), int(month[-1])) if len(a_day) else (0, -1)
    covered = covered_from(first_day + np.flatnonzero(days.lines)) if len(a_day) else None
    frame = period_frame(first, last, Period.MONTH, end, covered)
    full, skipped = int(frame["complete"].sum()), int(covered is not None and _first_day(first) < covered)
    whole = slice(skipped, skipped + full)
    revenue = sums(month - first, a_day, len(frame)) / 100
    weights = selling_days(days.until(end).cents, first_day) if len(a_day) else None
    weekdays = _weekday_frame(weights)
    sold_on = np.bincount((month - first)[a_day != 0], minlength=len(frame))
    if not full or np.median(sold_on[whole]) < SELLING_DAYS_A_MONTH:
        weights, weekdays = None, weekdays.assign(weight=np.nan)
    selling = np.full(len(frame), np.nan) if weights is None else days_per_month(weights, np.arange(first, last + 1))
    corrected = revenue if weights is None else revenue * selling[whole].mean() / np.maximum(selling, 1e-9)
    excluded = np.asarray(frame.index.isin(excluded_months))
    return MonthSeries(
        today=today,
        first=first + skipped,
        skipped=skipped,
        revenue=revenue[skipped:],
        full=full,
        counted=int((~excluded[whole]).sum()),
        excluded=excluded[skipped:],
        filled=filled(corrected[whole], excluded[whole], (first + skipped) % 12),
        frame=frame.assign(
            excluded=excluded,
            revenue=revenue,
            orders=sums(month - first, days.orders, len(frame)),
            selling_days=selling,
            corrected=corrected,
        ),
        weights=weights,
        weekdays=weekdays,
    )


def _first_day(month: int) -> int:
    return int(first_days(np.array([month]), Period.MONTH)[0])


def _weekday_frame(weights: SellingDays | None) -> pd.DataFrame:
    index = pd.RangeIndex(1, 8, name="weekday")
    if weights is None:
        return pd.DataFrame({"revenue": 0.0, "days": 0, "weight": np.nan}, index=index)
    return pd.DataFrame({"revenue": weights.revenue / 100, "days": weights.days, "weight": weights.weight}, index=index)


def year_table(first: int, values: FloatArray) -> pd.DataFrame:
    """The values of the months from `first` on (since January 1970): index = calendar month 1..12, columns = years.

    NaN without a value.
    """
    table = by_calendar_month(values, first % 12) if len(values) else np.empty((0, 12))
    start = 1970 + first // 12
    years = pd.Index(range(start, start + len(table)), name="year")
    return pd.DataFrame(table.T, index=pd.RangeIndex(1, 13, name="month"), columns=years)


def recent_years(series: MonthSeries) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Revenue per calendar month of the last year with sales and the two before, newest first; and which are full.

    NaN for months after the one in which the data end: there is no revenue of them, not none.
    """
    known = int(series.frame["over"].sum()) + 1
    revenue, complete = (
        year_table(series.begins, series.frame[name].to_numpy(dtype=np.float64)[:known])
        for name in ("revenue", "complete")
    )
    last = int(revenue.columns[-1]) if len(series.frame) else 1970
    years = [last, last - 1, last - 2]
    return revenue.reindex(columns=years), complete.reindex(columns=years).fillna(0).astype(bool)
