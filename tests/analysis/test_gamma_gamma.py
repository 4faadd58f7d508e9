"""Gamma-Gamma at the published parameters, and a fit that finds what a simulation was made with."""

import numpy as np
import pytest

from klantenbestand.analysis.gamma_gamma import Spending, expected_value, fit, log_likelihood

CDNOW = Spending(6.24957, 3.74422, 15.44352, -4055.9177)


@pytest.mark.parametrize(
    ("x", "mean", "value"),
    # Customers 1, 2, 3 and 6 of the CDNOW sample, as the manual of lifetimes prints them.
    [(2, 22.35, 24.658619), (1, 11.77, 18.911489), (0, 0, 35.170981), (7, 73.74, 71.462843)],
)
def test_the_published_expected_order_values(x, mean, value):
    assert float(expected_value(CDNOW, x, mean)) == pytest.approx(
        value, rel=1e-4
    )  # its parameters were 6.25, 3.74, 15.44


def test_an_unknown_customer_spends_the_mean():
    assert CDNOW.mean == pytest.approx(35.1706, abs=1e-3)
    assert Spending(2, 1.0, 3, 0).mean is None


def test_a_fit_finds_the_parameters():
    random = np.random.default_rng(1)
    rate = random.gamma(3.7, 1 / 15.4, 6000)
    x = random.integers(1, 12, 6000).astype(float)
    mean = random.gamma(6.2 * x) / (rate * x)
    found = fit(x, mean)
    assert (found.p, found.q, found.v) == pytest.approx((6.2, 3.7, 15.4), rel=0.12)
    assert found.mean == pytest.approx(mean @ x / x.sum(), rel=0.05)
    assert found.fit >= log_likelihood(x, mean, 6.2, 3.7, 15.4)


def test_the_expectation_lies_between_the_own_mean_and_that_of_all():
    values = expected_value(CDNOW, [1, 5, 100], [100, 100, 100])
    assert (np.diff(values) > 0).all()
    assert CDNOW.mean < values[0] < values[2] < 100
