"""The revenue of the coming 12 months, with a band made of the errors that the same forecast made before.

Theta method (Assimakopoulos and Nikolopoulos, International Journal of Forecasting 16 (2000), 521-530): the level of
the last months, smoothed, with half of the straight trend, times the season where there is one. Simple, hard to beat.
"""

import numpy as np
import pandas as pd

from klantenbestand.analysis.lines import BoolArray
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import Period, labels
from klantenbestand.analysis.permutation import permutation_p
from klantenbestand.analysis.season_months import MonthSeries, month_series, too_few_months
from klantenbestand.analysis.seasonal_index import FloatArray, per_calendar_month, ratios, year_shares
from klantenbestand.analysis.selling_days import days_per_month
from klantenbestand.analysis.special import t_quantile
from klantenbestand.analysis.thin import MONTHS_FOR_FORECAST, MONTHS_FOR_TEST, WIDEST_WINDOW
from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen
from klantenbestand.words.wording import period as in_words
from klantenbestand.words.wording import share

AHEAD = 12
LEAST_LEARNED = 24  # months that a forecast of the back-test must have before it
MOST_TRIED = 24
OUTSIDE = 0.2  # of the band
_WEIGHTS = (1.0, 0.5, 0.0)
_SMOOTHING = np.arange(0.05, 1.0, 0.05)
SURE = 0.05
TOO_SHORT = "forecast-too-short", "forecast-too-short-past"


@frozen
class Forecast:
    """The answer of `season_forecast`; money in euro.

    `months` (index '2026-01', the twelve after the last full month): expected, low, high (80% band). `total`,
    `total_low`, `total_high`: of these twelve months together. All empty or None where it is refused.
    `weight`: how much the method counts beside the same month of last year: 1, a half or 0, whichever was closest in
    the back-test. `tried`: how many earlier forecasts were made for it (from 24 months on, at most the last 24 with a
    year after them, and those with less). `error`: their mean absolute error of a month, as a share; `naive_error`:
    that of 'the same month of last year'.
    `past` (index = month; the last twelve full months): expected (as forecast a year ago), actual.
    """

    months: pd.DataFrame
    total: float | None
    total_low: float | None
    total_high: float | None
    weight: float
    tried: int
    error: float | None
    naive_error: float | None
    past: pd.DataFrame
    thin: tuple[Finding, ...]


def season_forecast(purchases: Purchases) -> Forecast:
    """The coming 12 months, or why they would be invented."""
    series = month_series(purchases)
    values, missing = series.filled, series.excluded[: series.full]
    if not len(series.frame):
        return _refused(Finding("no-sales"))
    if series.counted < MONTHS_FOR_FORECAST:
        return _refused(too_few_months(TOO_SHORT, series, MONTHS_FOR_FORECAST))
    if _labels(series, series.full)[-1] < f"{purchases.peildatum:%Y-%m}":
        return _refused(Finding("forecast-past", details={"last": in_words(series.label_after(0))}))
    if (values <= 0).any():
        return _refused(Finding("forecast-no-level"))
    tried = _tried(values, missing, series.first_month)
    weight = tried.best()
    errors = tried.errors(weight)
    # The best of three looks better than it is: the band is that of the method before there was a choice, or wider.
    every = (errors, tried.errors(1.0))
    spread = max(float(np.sqrt(np.nanmean(one**2))) for one in every) * t_quantile(max(len(errors) // 4, 2), OUTSIDE)
    error = float(np.nanmean(np.abs(np.expm1(-errors))))
    if np.exp(2 * spread) > WIDEST_WINDOW:
        return _refused(Finding("forecast-too-uncertain", details={"error": share(error)}))
    days = _selling_factor(series, series.full, AHEAD)
    expected = _mixed(ahead(values, missing, series.first_month), values[-AHEAD:], weight) * days
    totals = [tried.totals(one) for one in (weight, 1.0)]
    whole = max(float(np.sqrt(np.mean(one**2))) for one in totals)
    whole *= t_quantile(max(len(totals[0]) / AHEAD, 1), OUTSIDE)
    months = pd.DataFrame(
        {"expected": expected, "low": expected * np.exp(-spread), "high": expected * np.exp(spread)},
        index=_labels(series, series.full),
    )
    total = float(expected.sum())
    # The total is no less sure than its months, if all of them were off to one side.
    reach = min(whole, spread)
    return Forecast(
        months=months,
        total=total,
        total_low=total * float(np.exp(-reach)),
        total_high=total * float(np.exp(reach)),
        weight=weight,
        tried=len(errors),
        error=error,
        naive_error=float(np.nanmean(np.abs(np.expm1(-tried.errors(0.0))))),
        past=_past(series, values, missing, weight),
        thin=(),
    )


def ahead(values: FloatArray, missing: BoolArray, first: int) -> FloatArray:
    """The twelve months after these (24 or more, above 0); `first` is the calendar month of the first, 0 = January."""
    index = _index(values, missing, first)
    season = index[(first + np.arange(len(values) + AHEAD)) % 12]
    plain = values / season[: len(values)]
    place = np.arange(len(plain)) - (len(plain) - 1) / 2
    slope = float(place @ plain) / float(place @ place)  # of the straight line by least squares
    weight, level = _smoothed(plain)
    steps = np.arange(AHEAD) + (1 - (1 - weight) ** len(plain)) / weight
    forecast = (level + slope / 2 * steps) * season[len(values) :]
    return np.asarray(np.maximum(forecast, 0.05 * values.min()))


def _smoothed(plain: FloatArray) -> tuple[float, float]:
    """The smoothing weight with the smallest errors one month ahead, and the level it ends on."""
    levels = np.full(len(_SMOOTHING), plain[:3].mean())
    squares = np.zeros(len(_SMOOTHING))
    for value in plain:
        miss = value - levels
        squares += miss**2
        levels = levels + _SMOOTHING * miss
    best = int(squares.argmin())
    return float(_SMOOTHING[best]), float(levels[best])


def _index(values: FloatArray, missing: BoolArray, first: int) -> FloatArray:
    """The seasonal index, all 1 where chance would do."""
    years = len(values) // 12
    tail = slice(len(values) - 12 * years, None)
    if permutation_p(values[tail], missing[tail]) > SURE:
        return np.ones(12)
    if len(values) < MONTHS_FOR_TEST:
        every, start = year_shares(values), (first + len(values) - 24) % 12
    else:
        every, start = ratios(values, additive=False)[1], first
    index = per_calendar_month(np.where(missing[-len(every) :], np.nan, every), start)
    return np.ones(12) if np.isnan(index).any() else np.asarray(index / index.mean())


@frozen
class _Tried:
    """Earlier forecasts, a row an origin, a column a month ahead; NaN where it has not happened or does not count."""

    made: FloatArray
    last_year: FloatArray
    actual: FloatArray

    def errors(self, weight: float) -> FloatArray:
        """The logarithm of actual / forecast."""
        return np.asarray(np.log(self.actual / _mixed(self.made, self.last_year, weight)))

    def totals(self, weight: float) -> FloatArray:
        """The same of whole years, of the origins that have a year after them."""
        whole = slice(len(self.actual) - AHEAD + 1)
        actual = self.actual[whole]
        made = np.where(np.isnan(actual), np.nan, _mixed(self.made, self.last_year, weight)[whole])
        return np.asarray(np.log(np.nansum(actual, axis=1) / np.nansum(made, axis=1)))

    def best(self) -> float:
        """The weight that was closest to what happened; the forecast's own at a tie."""
        return min(_WEIGHTS, key=lambda weight: float(np.nanmean(np.abs(self.errors(weight)))))


def _mixed(made: FloatArray, last_year: FloatArray, weight: float) -> FloatArray:
    return np.asarray(made**weight * last_year ** (1 - weight))


def _tried(values: FloatArray, missing: BoolArray, first: int) -> _Tried:
    size = len(values)
    origins = range(max(LEAST_LEARNED, size - AHEAD - MOST_TRIED + 1), size)
    known = np.append(np.where(missing, np.nan, values), np.full(AHEAD, np.nan))
    return _Tried(
        made=np.array([ahead(values[:origin], missing[:origin], first) for origin in origins]),
        last_year=np.array([values[origin - AHEAD : origin] for origin in origins]),
        actual=np.array([known[origin : origin + AHEAD] for origin in origins]),
    )


def _past(series: MonthSeries, values: FloatArray, missing: BoolArray, weight: float) -> pd.DataFrame:
    origin = series.full - AHEAD
    made = _mixed(ahead(values[:origin], missing[:origin], series.first_month), values[origin - AHEAD : origin], weight)
    made = made * _selling_factor(series, origin, AHEAD)
    return pd.DataFrame({"expected": made, "actual": series.revenue[origin : series.full]}, _labels(series, origin))


def _selling_factor(series: MonthSeries, start: int, months: int) -> FloatArray:
    """The selling days of these months (from position `start`) against the average of the full months."""
    if series.weights is None:
        return np.ones(months)
    ahead_ = days_per_month(series.weights, np.arange(series.first + start, series.first + start + months))
    return np.asarray(ahead_ / series.frame["selling_days"].to_numpy()[series.skipped :][: series.full].mean())


def _labels(series: MonthSeries, start: int) -> pd.Index:
    numbers = np.arange(series.first + start, series.first + start + AHEAD)
    return pd.Index(labels(numbers, Period.MONTH), name="period", dtype="str")


def _refused(finding: Finding) -> Forecast:
    months = pd.DataFrame(columns=["expected", "low", "high"], dtype=np.float64)
    past = pd.DataFrame(columns=["expected", "actual"], dtype=np.float64)
    return Forecast(months, None, None, None, 1.0, 0, None, None, past, (finding,))
