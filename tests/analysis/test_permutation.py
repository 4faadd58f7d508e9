"""The permutation test: finds a season in three years, rarely finds one in noise; and intervals over the years."""

import numpy as np

from air_passengers import PASSENGERS
from klantenbestand.analysis.permutation import PERMUTATIONS, interval_over_years, permutation_p, shift_p

NONE = np.zeros(36, dtype=bool)
# 85 to 125, as the measurements in the docstring.
PATTERN = 1 + 0.2 * np.sin(2 * np.pi * (np.arange(12) - 3) / 12)


def noise(generator: np.random.Generator, size: int = 36) -> np.ndarray:
    return np.exp(0.12 * generator.normal(size=size))


def test_airpassengers_has_a_season_as_sure_as_the_permutations_can_say():
    assert permutation_p(np.array(PASSENGERS, dtype=float), np.zeros(144, dtype=bool)) == 1 / (PERMUTATIONS + 1)


def test_noise_is_called_a_season_in_about_1_of_20_files():
    generator = np.random.default_rng(1)
    found = [permutation_p(100 * noise(generator), NONE) <= 0.05 for _ in range(200)]
    assert 0.01 <= np.mean(found) <= 0.09


def test_three_years_of_a_real_pattern_are_found_in_most_files():
    generator = np.random.default_rng(2)
    found = [permutation_p(np.resize(PATTERN, 36) * noise(generator), NONE) <= 0.05 for _ in range(60)]
    assert np.mean(found) >= 0.7


def test_growth_is_no_season():
    growing = 100 * 1.05 ** np.arange(36) * noise(np.random.default_rng(3))
    assert permutation_p(growing, NONE) > 0.05


def test_months_that_do_not_count_do_not_matter():
    generator = np.random.default_rng(5)
    values = np.resize(PATTERN, 36) * noise(generator)
    gone = NONE.copy()
    gone[[14, 15]] = True
    assert permutation_p(values, gone) <= 0.05


def test_months_without_revenue_can_be_tested():
    closed = np.resize([0.0, *[12.0] * 11], 36) + np.random.default_rng(6).normal(size=36)
    assert permutation_p(closed, NONE) <= 0.05


def test_the_same_file_gives_the_same_chance_every_time():
    values = noise(np.random.default_rng(7))
    assert permutation_p(values, NONE) == permutation_p(values, NONE)


def test_the_interval_over_years_holds_the_mean_and_is_a_point_where_years_agree():
    years = np.tile(np.linspace(0.5, 1.5, 12), (6, 1))
    years[:, 3] = [0.8, 0.9, 1.0, 1.1, 1.2, np.nan]
    low, high = interval_over_years(years, median=False)
    others = np.delete(np.arange(12), 3)
    np.testing.assert_allclose(low[others], years[0, others])
    np.testing.assert_allclose(high[others], years[0, others])
    assert 0.8 < low[3] < 1.0 < high[3] < 1.2


def test_the_same_pattern_every_year_is_called_shifting_in_about_1_of_20_files():
    generator = np.random.default_rng(6)
    for years in (6, 9):
        found = [shift_p(PATTERN * noise(generator, 12 * years).reshape(years, 12)) for _ in range(200)]
        assert 0.01 <= np.mean([p is not None and p <= 0.05 for p in found]) <= 0.09


def test_a_pattern_that_moves_a_month_a_year_shifts_and_one_in_turns_does_not():
    moving = np.array([np.roll(PATTERN, year) for year in range(6)])
    assert shift_p(moving) == 2 / 720  # no other order but the reverse moves as much
    to_and_fro = np.array([np.roll(PATTERN, 3 * (year % 2)) for year in range(7)])
    p = shift_p(to_and_fro)
    assert p is not None
    assert p > 0.5


def test_a_shift_is_not_looked_for_in_four_whole_years():
    table = np.ones((6, 12))
    table[0, 0] = table[5, 11] = np.nan
    assert shift_p(table) is None
    assert shift_p(np.ones((5, 12))) == 1
