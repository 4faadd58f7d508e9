"""P values against tables, and that believing many of them keeps its promise."""

import numpy as np
import pytest

from klantenbestand.analysis.many_tests import benjamini_hochberg, normal_p, two_shares_p


def test_normal_p_values_are_those_of_the_tables():
    assert normal_p([0, 1.959964, -2.575829]) == pytest.approx([1, 0.05, 0.01], abs=1e-6)


def test_two_shares_by_hand():
    # 15 of 100 against 30 of 100: pooled 0.225, se 0.05906, z 2.540, p 0.0111.
    assert two_shares_p(15, 100, 30, 100) == pytest.approx(0.0111, abs=1e-4)


def test_too_few_for_the_normal_distribution_is_no_p_value():
    assert np.isnan(two_shares_p(1, 20, 0, 2000))
    assert np.isnan(two_shares_p(0, 0, 10, 20))


def test_benjamini_and_hochbergs_own_example():
    # Their 15 p values (1995, section 3): the four smallest are believed, Bonferroni would believe three.
    p = np.array([0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719,
                  0.6528, 0.7590, 1.0000])  # fmt: skip
    shuffled = np.random.default_rng(1).permutation(15)
    assert benjamini_hochberg(p[shuffled], 0.05)[np.argsort(shuffled)].tolist() == [True] * 4 + [False] * 11
    assert benjamini_hochberg(np.array([]), 0.05).tolist() == []
    assert not benjamini_hochberg(np.array([0.2, 0.9]), 0.05).any()
