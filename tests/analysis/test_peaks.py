"""Busy months: above 105 every year, or by the interval where there are five years."""

import numpy as np

from klantenbestand.analysis.peaks import Peak, busy_months

INDEX = np.array([0.8, 0.8, 0.9, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.1, 1.2, 1.3])


def test_a_busy_month_was_above_105_every_year():
    by_year = np.tile(INDEX, (3, 1))
    by_year[1, 9] = 1.04  # October once below: not busy
    assert busy_months(INDEX, by_year, None) == (Peak(12, 1.3, 3, 3, 3), Peak(11, 1.2, 3, 3, 3))


def test_years_that_do_not_count_are_left_out_of_the_words():
    by_year = np.tile(INDEX, (3, 1))
    by_year[0, 11] = np.nan
    (first, *_) = busy_months(INDEX, by_year, None)
    assert first == Peak(12, 1.3, 2, 2, 2)


def test_with_five_years_the_interval_decides():
    by_year = np.tile(INDEX, (5, 1))
    by_year[1, 9] = 1.0
    low = np.where(INDEX > 1.15, 1.06, 0.9)
    low[9] = 1.051
    assert [(peak.month, peak.years_above) for peak in busy_months(INDEX, by_year, low)] == [(12, 5), (11, 5), (10, 4)]


def test_a_flat_year_has_no_busy_months():
    assert busy_months(np.ones(12), np.ones((4, 12)), None) == ()
