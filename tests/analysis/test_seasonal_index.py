"""The seasonal index: equal to R's, and what it does at the ends, with growth, with gaps."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from air_passengers import PASSENGERS, R_FIGURE
from klantenbestand.analysis.seasonal_index import (
    by_calendar_month,
    centred_average,
    extended,
    filled,
    per_calendar_month,
    plain_index,
    ratios,
    year_shares,
)

PATTERN = np.array([0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.2, 1.1, 1.0, 0.9, 0.8])  # mean 1


def test_the_index_of_airpassengers_is_that_of_r():
    found = plain_index(np.array(PASSENGERS, dtype=float), 0)
    assert found is not None
    np.testing.assert_allclose(found, R_FIGURE, atol=5.1e-8)  # R prints seven decimals
    np.testing.assert_allclose(found, _decompose(PASSENGERS), rtol=1e-12)


def _decompose(values):
    """The definition, month by month, without any of our functions."""
    level = {t: (sum(values[t - 5 : t + 6]) + (values[t - 6] + values[t + 6]) / 2) / 12 for t in range(6, 138)}
    means = [np.mean([values[t] / level[t] for t in level if t % 12 == month]) for month in range(12)]
    return [mean / np.mean(means) for mean in means]


@given(st.integers(0, 11), st.integers(24, 70), st.floats(0.1, 1e6))
def test_a_pure_pattern_comes_back_whatever_the_first_month_and_the_length(first, length, level):
    values = level * np.resize(np.roll(PATTERN, -first), length)
    found = plain_index(values, first)
    assert found is not None
    np.testing.assert_allclose(found, PATTERN, rtol=1e-9)


def test_under_24_months_or_without_a_level_there_is_no_index():
    assert plain_index(np.ones(23), 0) is None
    assert plain_index(np.zeros(36), 0) is None
    assert plain_index(np.empty(0), 0) is None


def test_the_centred_average_weighs_the_thirteenth_month_half():
    values = np.zeros(13)
    values[0] = 24
    assert centred_average(values)[6] == 1
    assert np.isnan(np.delete(centred_average(values), 6)).all()


def test_the_level_is_carried_on_with_its_mean_growth():
    growing = centred_average(100 * 1.02 ** np.arange(36))
    known = growing[6:-6]
    np.testing.assert_allclose(extended(growing, additive=False)[5] * 1.02, known[0])
    np.testing.assert_allclose(extended(growing, additive=False)[-6] / 1.02, known[-1])
    straight = centred_average(100 + 5 * np.arange(36.0))
    np.testing.assert_allclose(extended(straight, additive=True), 100 + 5 * np.arange(36.0))


def test_ratios_cover_all_months_and_tell_which_rest_on_a_whole_year():
    every, whole = ratios(np.resize(PATTERN, 36) * 1.01 ** np.arange(36), additive=False)
    np.testing.assert_allclose(every, np.resize(PATTERN, 36), rtol=0.01)
    assert np.flatnonzero(np.isnan(whole)).tolist() == [*range(6), *range(30, 36)]
    np.testing.assert_array_equal(whole[6:30], every[6:30])


def test_by_difference_a_month_without_revenue_has_a_ratio_too():
    closed = np.resize([0.0, *[12.0] * 11], 36)  # level 11
    every, _ = ratios(closed, additive=True)
    np.testing.assert_allclose(every, np.resize([0.0, *[12 / 11] * 11], 36))


def test_year_shares_take_out_the_growth_between_two_years():
    straight = 10 + np.arange(24) / 3.0  # grows by 4 a year
    np.testing.assert_allclose(year_shares(straight), np.ones(24))


def test_year_shares_look_at_the_last_24_months_and_weigh_both_years_alike():
    values = np.concatenate([np.full(5, 1e9), 10 * PATTERN, 20 * PATTERN])
    assert year_shares(values).reshape(2, 12).mean(axis=1) == pytest.approx([1, 1])


def test_a_table_by_calendar_month_has_a_row_a_year():
    table = by_calendar_month(np.arange(4.0), 10)
    assert table.shape == (2, 12)
    assert table[0, 10:].tolist() == [0, 1]
    assert table[1, :2].tolist() == [2, 3]
    assert np.isnan(table).sum() == 20


def test_a_month_that_never_occurs_is_missing():
    found = per_calendar_month(np.array([1.0, 2.0, 5.0]), 11, "max")
    assert found[[11, 0, 1]].tolist() == [1, 2, 5]
    assert np.isnan(found).sum() == 9
    assert per_calendar_month(np.arange(24.0), 0, "median").tolist() == [6.0 + month for month in range(12)]


def test_excluded_months_are_filled_from_level_and_season():
    values = 100 + 30 * np.resize(PATTERN, 48)
    gone = np.zeros(48, dtype=bool)
    gone[[20, 21, 22]] = True
    spoiled = np.where(gone, 1.0, values)
    np.testing.assert_allclose(filled(spoiled, gone, 0), values, rtol=0.02)
    np.testing.assert_array_equal(filled(spoiled, np.zeros(48, dtype=bool), 0), spoiled)
    assert filled(np.array([5.0, 0.0, 7.0]), np.array([False, True, False]), 3).tolist() == [5, 6, 7]
