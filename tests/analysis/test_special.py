"""The special functions against exact values and against the standard library."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantenbestand.analysis.special import betainc, betaln, gammaln, hyp2f1, t_quantile


@given(st.floats(1e-6, 1e8))
def test_log_gamma_equals_the_standard_library(x):
    assert float(gammaln(x)) == pytest.approx(math.lgamma(x), rel=1e-12, abs=1e-12)


@given(st.floats(0.01, 500), st.floats(0.01, 500))
def test_log_beta_is_made_of_three_log_gammas(a, b):
    wanted = math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)
    assert float(betaln(a, b)) == pytest.approx(wanted, rel=1e-9, abs=1e-10)


@pytest.mark.parametrize(
    ("a", "b", "c", "z", "value"),
    [
        (1, 1, 2, 0.5, 2 * math.log(2)),  # -ln(1 - z)/z
        (1, 1, 2, 0.999, -math.log(0.001) / 0.999),
        (0.5, 1, 1.5, 0.25, math.atanh(0.5) / 0.5),
        (0.5, 0.5, 1.5, 0.25, math.asin(0.5) / 0.5),
        (-2.5, 3, 3, 0.3, 0.7**2.5),  # (1 - z)^-a
        (-3, 2, 4, 0.9, 1 - 3 * 2 / 4 * 0.9 + 3 * 2 * 2 * 3 / (4 * 5 * 2) * 0.81 - 6 * 24 / (4 * 5 * 6 * 6) * 0.729),
        (2, -0.2, 300, 0.0, 1.0),
    ],
)
def test_gauss_series_equals_closed_forms(a, b, c, z, value):
    assert float(hyp2f1(a, b, c, z)) == pytest.approx(value, rel=1e-10)


def test_gauss_series_of_many_entries_is_that_of_each():
    z = np.array([0.1, 0.5, 0.99])
    assert hyp2f1(0.7, -0.2, 3.5, z).tolist() == [float(hyp2f1(0.7, -0.2, 3.5, value)) for value in z]


@pytest.mark.parametrize(
    ("freedom", "value"), [(1, 12.706205), (2, 4.302653), (5, 2.570582), (30, 2.042272), (1000, 1.962339)]
)
def test_students_t_is_that_of_the_tables(freedom, value):
    assert t_quantile(freedom) == pytest.approx(value, abs=1e-6)


def test_students_t_for_a_band_of_80_percent():
    assert t_quantile(1, 0.2) == pytest.approx(3.077684, abs=1e-6)
    assert t_quantile(1e6, 0.2) == pytest.approx(1.281552, abs=1e-5)


def test_the_incomplete_beta_function():
    assert betainc(2, 3, 0.4) == pytest.approx(0.5248, abs=1e-12)  # 1 - (0.6^4 + 4 x 0.4 x 0.6^3)
    assert betainc(5, 1, 0.9) == pytest.approx(0.9**5, rel=1e-12)
    assert (betainc(2, 3, 0), betainc(2, 3, 1)) == (0, 1)
