"""The difference of two groups that chance made: as sure as few buyers allow, Student's t where many buy."""

import numpy as np
import pytest

from klantenbestand.analysis.shuffled_groups import SHUFFLES, Difference, difference
from klantenbestand.analysis.special import t_quantile


def spent(buyers: int, size: int, amount: float = 40.0) -> np.ndarray:
    return np.array([amount] * buyers + [0.0] * (size - buyers))


def test_the_middle_is_the_difference_of_the_means():
    found = difference([(np.array([2.0, 3, 4, 2, 4]), np.array([0.5, 1.0, 1.0, 1.5]))])
    assert found.middle == 2
    # Variances 1 and 1/6, of both together (4 x 1 + 3 x 1/6) / 7 = 0.642857; the larger one of each group counts.
    assert found.error == pytest.approx((1 / 5 + 0.642857 / 4) ** 0.5)


def test_a_control_group_in_which_nobody_of_few_bought_proves_nothing():
    # Of 200 bought 10, of 20 kept out nobody: one buyer is expected there, and none is what chance gives 1 in 3 times.
    found = difference([(spent(10, 200), spent(0, 20))])
    low, high = found.bounds()
    assert found.middle == 2
    assert low < 0 < high


def test_a_clear_difference_is_found():
    low, high = difference([(spent(80, 200), spent(10, 100))]).bounds()
    assert 0 < low < 40 * 0.3 < high


def test_with_many_even_amounts_the_bounds_are_those_of_students_t():
    random = np.random.default_rng(4)
    one, other = random.normal(50, 10, 4000), random.normal(50, 10, 4000)
    found = difference([(one, other)])
    reach = np.diff(found.bounds())[0] / 2
    assert reach == pytest.approx(t_quantile(7998.0) * (200 / 4000) ** 0.5, rel=0.05)


def test_a_smaller_share_outside_gives_wider_bounds_also_beyond_what_was_drawn():
    found = difference([(spent(80, 200), spent(10, 100))])
    lows = [found.bounds(outside)[0] for outside in (0.1, 0.05, 0.01, 0.001, 0.00001)]
    assert len(found.shuffled) == SHUFFLES
    assert lows == sorted(lows, reverse=True)
    assert len(set(lows)) == 5


def test_several_pairs_count_by_the_size_of_their_first_group_and_are_shuffled_each_alone():
    large, small = (spent(90, 300), spent(30, 300)), (spent(0, 100), spent(0, 100))
    found = difference([large, small])
    assert found.middle == pytest.approx(40 * 0.2 * 0.75)
    # Where all months differ and groups do not, the months are no difference: everybody of a pair spent the same.
    alike = difference([(spent(50, 50, 10.0), spent(50, 50, 10.0)), (spent(50, 50, 90.0), spent(50, 50, 90.0))])
    assert (alike.middle, alike.error) == (0, 0)


def test_what_cannot_be_known_is_nan():
    assert np.isnan(difference([]).bounds()).all()
    assert np.isnan(difference([(np.array([1.0]), spent(1, 20))]).middle)
    nobody = difference([(spent(0, 200), spent(0, 20))])  # nobody bought: nothing is known of what a buyer would bring
    assert nobody.middle == 0
    assert np.isnan(nobody.bounds()).all()


def test_the_same_groups_give_the_same_bounds():
    pair = (spent(30, 200), spent(3, 40))
    assert difference([pair]).bounds() == difference([pair]).bounds()


def test_no_effect_is_called_one_in_about_one_of_twenty_cases_where_few_buy():
    random = np.random.default_rng(8)
    said = []
    for _ in range(200):
        one, other = (np.where(random.random(size) < 0.05, random.lognormal(3.5, 0.8, size), 0) for size in (600, 60))
        low, high = difference([(one, other)]).bounds()
        said.append(low > 0 or high < 0)
    assert np.mean(said) <= 0.1  # Student's t says so of 21 in 100


def test_each_bound_comes_from_its_own_tail_of_what_chance_gave():
    skewed = np.arange(-500.0, 1499.0)  # 1,999 values, further above 0 than below
    low, high = Difference(10.0, 2.0, skewed).bounds()  # the fiftieth from each end
    assert (low, high) == pytest.approx((10 - 2 * 1449, 10 + 2 * 451), abs=0.001)


def test_the_error_of_several_pairs_is_that_of_their_weighted_mean():
    random = np.random.default_rng(5)
    pairs = [(random.normal(50, spread, 2000), random.normal(50, spread, 2000)) for spread in (5, 20)]
    each = [difference([pair]).error for pair in pairs]
    both = difference(pairs)
    assert both.error == pytest.approx((each[0] ** 2 / 4 + each[1] ** 2 / 4) ** 0.5)
    assert both.shuffled.std() == pytest.approx(1, abs=0.1)  # in errors
