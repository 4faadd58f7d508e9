"""Theil-Sen: the slope, its interval by Sen's ranks, and what it makes of noise."""

import numpy as np
import pytest

from klantenbestand.analysis.trend import Trend, carried_over, kendall_variance, seasonal_theil_sen, theil_sen

SEASON = np.array([20.0, 20, 20, 20, 20, 20, 20, 20, 20, 22, 26, 30])


def test_a_straight_line_has_its_slope_and_a_narrow_interval():
    found = theil_sen(np.arange(12.0), 3 + 2 * np.arange(12.0))
    assert (found.slope, found.low, found.high, found.points) == (2, 2, 2, 12)
    assert found.direction == 1


def test_one_odd_month_does_not_bend_it():
    values = 3 + 2 * np.arange(12.0)
    values[5] = 500
    assert theil_sen(np.arange(12.0), values).slope == 2


def test_the_interval_takes_the_ranks_of_sen():
    # Squares of 0..11: the 66 slopes are i + j for all pairs. Var(S) = 12 x 11 x 29 / 18 = 212.67, C = 1.959964 x
    # 14.583 = 28.58; M1 = (66 - 28.58) / 2 = 18.7, M2 = (66 + 28.58) / 2 = 47.3: the 19th and 48th of them.
    slopes = sorted(i + j for i in range(12) for j in range(i))
    found = theil_sen(np.arange(12.0), np.arange(12.0) ** 2)
    assert (found.slope, found.low, found.high) == (11, slopes[18], slopes[47])


def test_equal_values_lower_the_variance_of_s():
    # Twelve values: 12 x 11 x 29 / 18; six zeros and six ones take off 2 x 6 x 5 x 17 / 18.
    x = np.arange(12.0)
    assert kendall_variance(x, x) == pytest.approx(12 * 11 * 29 / 18)
    assert kendall_variance(x, np.resize([0.0, 1.0], 12)) == pytest.approx(156)


@pytest.mark.parametrize(("low", "high", "direction"), [(0.1, 0.2, 1), (-0.2, -0.1, -1), (-0.1, 0.1, 0), (0, 1, 0)])
def test_the_direction_needs_an_interval_without_0(low, high, direction):
    assert Trend((low + high) / 2, low, high, 12).direction == direction


def test_the_interval_misses_a_flat_trend_in_about_1_of_20_noises():
    generator = np.random.default_rng(4)
    found = [theil_sen(np.arange(24.0), generator.normal(size=24)).direction != 0 for _ in range(400)]
    assert 0.02 <= np.mean(found) <= 0.08


@pytest.mark.parametrize("first", range(12))
def test_a_season_is_no_growth_wherever_the_file_begins(first):
    month = np.arange(first, first + 30)
    values = SEASON[month % 12] + np.random.default_rng(first).normal(0, 0.5, 30)
    assert seasonal_theil_sen(month, values).direction == 0


def test_growth_beside_a_season_is_its_slope_a_month():
    month = np.arange(24)
    found = seasonal_theil_sen(month, SEASON[month % 12] + 0.5 * month)
    assert (found.slope, found.low, found.high, found.points) == pytest.approx((0.5, 0.5, 0.5, 24))


def test_the_seasonal_interval_takes_the_ranks_of_hirsch_and_gilbert():
    # Two years: 12 slopes of 0, 1, ... 11 a year. Var(S) = 12 x 2 x 1 x 9 / 18 = 12, C = 1.959964 x 3.464 = 6.79;
    # (12 - 6.79) / 2 = 2.6 and (12 + 6.79) / 2 = 9.4: the 3rd and the 10th of them.
    steps = [0.0, 11, 1, 10, 2, 9, 3, 8, 4, 7, 5, 6]  # no month like the one before it
    found = seasonal_theil_sen(np.arange(24), np.concatenate([np.zeros(12), steps]))
    assert (found.slope * 12, found.low * 12, found.high * 12) == pytest.approx((5.5, 2, 9))


def runs_of_months(size: int, alike: float, years: int) -> np.ndarray:
    """So many series without a trend in which each month is so much like the one before it."""
    random, series = np.random.default_rng(11), np.zeros((size, 12 * years))
    series[:, 0] = random.normal(size=size)
    for month in range(1, 12 * years):
        series[:, month] = alike * series[:, month - 1] + (1 - alike**2) ** 0.5 * random.normal(size=size)
    return series


@pytest.mark.parametrize("years", [2, 3, 5])
def test_good_and_bad_months_that_come_in_runs_are_no_trend(years):
    series = np.exp(3 + 0.2 * runs_of_months(300, 0.6, years))
    found = [seasonal_theil_sen(np.arange(12 * years), one).direction != 0 for one in series]
    assert np.mean(found) <= 0.09  # without: 0.17 to 0.24


def test_months_on_their_own_lose_little_and_years_and_seasons_are_no_likeness():
    alone = carried_over(np.exp(runs_of_months(300, 0.0, 3)).reshape(300, 3, 12))
    assert (alone >= 1).all()
    assert np.median(alone) < 1.3
    steps = np.exp(np.arange(3.0))[:, None] * SEASON[None, :]
    assert carried_over(steps[None])[0] == 1
    gaps = np.where(np.arange(36).reshape(3, 12) < 5, np.nan, steps)
    assert np.isfinite(carried_over(gaps[None])).all()
    assert carried_over(np.full((1, 2, 12), np.nan))[0] == 1


def test_the_seasonal_interval_misses_a_flat_trend_in_about_1_of_20_noises():
    generator = np.random.default_rng(5)
    found = [seasonal_theil_sen(np.arange(36), generator.normal(size=36)).direction != 0 for _ in range(400)]
    assert 0.01 <= np.mean(found) <= 0.08
