"""The trend of an article: Kendall's S by counting pairs, and when it is not tested at all."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klantenbestand.analysis.article_trend import (
    seasonal_kendall,
    seasonal_slope,
    states,
    trends,
    year_blocks,
    year_change,
)

SEASON = 10 + 5 * np.sin(np.arange(12) / 12 * 2 * np.pi)


def kendall_by_hand(table: np.ndarray) -> tuple[float, float]:
    """S and its variance, one pair at a time."""
    total, variance = 0.0, 0.0
    for month in range(12):
        own = [value for value in table[:, month] if not np.isnan(value)]
        n = len(own)
        total += sum(np.sign(own[j] - own[i]) for i in range(n) for j in range(i + 1, n))
        ties = sum(t * (t - 1) * (2 * t + 5) for t in np.unique(own, return_counts=True)[1])
        variance += (n * (n - 1) * (2 * n + 5) - ties) / 18
    return total, variance


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(st.none(), st.integers(0, 4)), min_size=36, max_size=36))
def test_kendall_counts_pairs_of_the_same_month_with_ties_and_gaps(values):
    table = np.array([np.nan if value is None else float(value) for value in values]).reshape(1, 3, 12)
    total, z = seasonal_kendall(table)
    wanted, variance = kendall_by_hand(table[0])
    assert total[0] == wanted
    assert z[0] == pytest.approx((wanted - np.sign(wanted)) / np.sqrt(variance) if variance else 0)


def test_three_falling_years_by_hand():
    # Each month 3 pairs, all down: S = -36; variance 12 x 3 x 2 x 11 / 18 = 44; z = -35 / sqrt(44) = -5.276.
    table = np.stack([SEASON * 3, SEASON * 2, SEASON])[None]
    total, z = seasonal_kendall(table)
    assert (total[0], z[0]) == (-36, pytest.approx(-5.2764, abs=1e-4))
    assert seasonal_slope(table)[0] == pytest.approx(-np.median(SEASON))


def test_the_newest_months_make_whole_years():
    table = year_blocks(np.arange(1.0, 27)[None])
    assert table.shape == (1, 3, 12)
    assert np.isnan(table[0, 0, :10]).all()
    assert table[0, 0, 10:].tolist() == [1, 2]
    assert table[0, 2].tolist() == list(range(15, 27))
    assert year_blocks(np.zeros((2, 100))).shape == (2, 5, 12)


def test_a_season_is_no_trend_and_a_fall_is():
    units = np.stack([np.tile(SEASON, 3), np.concatenate([SEASON * 2, SEASON * 1.5, SEASON])])
    direction, p, yearly = trends(units, np.array([True, True]))
    assert direction.tolist() == [0, -1]
    assert p[0] == 1
    assert p[1] < 1e-6
    assert yearly[1] == pytest.approx(-0.5 * np.median(SEASON) / (1.5 * SEASON.mean()), rel=1e-9)


def test_what_is_not_tested_has_no_direction():
    units = np.concatenate([SEASON * 2, SEASON * 1.5, SEASON])[None]
    direction, p, yearly = trends(units, np.array([False]))
    assert direction.tolist() == [0]
    assert np.isnan([p[0], yearly[0]]).all()


def test_new_rare_and_interrupted_articles_are_not_tested():
    steady = np.full(36, 10.0)
    stopped, short, winter = steady.copy(), steady.copy(), np.tile([20.0] * 4 + [0.0] * 8, 3)
    stopped[-3:] = 0
    short[10:12] = 0  # two months only
    units = np.stack([steady, stopped, short, winter, np.full(36, 2.9), steady])
    sold = np.array([36, 36, 36, 36, 36, 23])
    since = np.zeros(6, dtype=bool)
    assert states(units, sold, since).tolist() == ["tested", "stopped", "tested", "tested", "few", "new"]


def test_what_is_sold_again_did_not_stop():
    stopped, back = np.full(36, 10.0), np.full(36, 10.0)
    stopped[-3:] = back[2:5] = 0
    units, sold = np.stack([stopped, stopped, back, back]), np.full(4, 36)
    since = np.array([False, True, False, True])
    assert states(units, sold, since).tolist() == ["stopped", "interrupted", "interrupted", "interrupted"]


def test_a_gap_before_the_years_that_are_tested_does_not_count():
    long_ago = np.full(80, 10.0)
    long_ago[:20] = [10, 10, *[0] * 18]
    assert states(long_ago[None], np.array([80]), np.array([True])).tolist() == ["tested"]


def test_a_year_against_the_year_before():
    assert year_change(np.repeat([[10.0, 8.0]], 12, axis=1))[0] == pytest.approx(-0.2)
    assert np.isnan(year_change(np.ones((1, 23)))).all()
    assert np.isnan(year_change(np.concatenate([np.zeros((1, 12)), np.ones((1, 12))], axis=1))).all()
    gap = np.concatenate([np.full((1, 12), 10.0), np.full((1, 12), 5.0)], axis=1)
    gap[0, 0] = np.nan  # an excluded month goes out of both years
    assert year_change(gap)[0] == pytest.approx(-0.5)
