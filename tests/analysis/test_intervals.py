"""Intervals: published values, and that they hold what they promise."""

import numpy as np
import pytest

from klantenbestand.analysis.intervals import median_interval, wilson, wilson_bounds


@pytest.mark.parametrize(
    ("hits", "size", "low", "high"),
    # Newcombe, Statistics in Medicine 17 (1998), table I: method 3 (score, no continuity correction).
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_gives_the_published_bounds(hits, size, low, high):
    assert wilson(hits, size) == pytest.approx((low, high), abs=5e-5)


def test_all_and_none_reach_the_end_exactly():
    low, high = wilson_bounds([0, 7], [7, 7])
    assert (low[0], high[1]) == (0, 1)
    assert wilson(0, 0) is None
    assert np.isnan(wilson_bounds([0], [0])).all()


@pytest.mark.parametrize("size", [1, 2, 20, 21])
def test_the_median_interval_equals_that_of_drawing_all_values(size):
    values = np.random.default_rng(3).gamma(2, 30, size)
    drawn = np.median(np.random.default_rng(4).choice(values, (40_000, size)), axis=1)
    wanted = np.percentile(drawn, [2.5, 97.5])
    assert median_interval(values, 40_000) == pytest.approx(tuple(wanted), rel=0.03)


def test_the_median_interval_holds_the_median_as_often_as_it_says():
    generator = np.random.default_rng(5)
    inside = 0
    for _ in range(400):
        low, high = median_interval(generator.exponential(1, 30), 400)
        inside += low <= np.log(2) <= high
    assert 0.91 <= inside / 400 <= 0.98


def test_the_same_values_give_the_same_interval():
    assert median_interval(np.arange(30.0)) == median_interval(np.arange(30.0))
