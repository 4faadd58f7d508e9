"""BG/NBD at the published parameters of the CDNOW sample (Fader, Hardie and Lee 2005; numbers as printed by BTYD)."""

import pytest

from klantenbestand.analysis.bg import alive, expected, expected_new, fit, log_likelihood
from klantenbestand.analysis.mbg import History, Leaving

CDNOW = Leaving(0.2425945, 4.4136019, 0.7929199, 2.4258881, -9582.429)


def test_what_a_new_customer_buys_in_a_year():
    assert expected_new(CDNOW, 52) == pytest.approx(1.444004, abs=1e-5)


def test_the_published_customer():
    assert float(expected(CDNOW, 26, 30.857, 31, 52)) == pytest.approx(25.75659, rel=5e-5)
    assert float(alive(CDNOW, 26, 30.857, 31)) == pytest.approx(0.9688523, rel=2e-6)


@pytest.mark.parametrize(("x", "value"), [(10, 0.3474606), (15, 0.04283391), (20, 0.004158973), (25, 0.0003583685)])
def test_more_purchases_and_then_silence_mean_less_to_come(x, value):
    assert float(expected(CDNOW, x, 20, 39, 52)) == pytest.approx(value, rel=1e-4)  # from parameters of three decimals


def test_one_purchase_is_always_alive():
    assert float(alive(CDNOW, 0, 0, 500)) == 1


def test_the_fit_is_where_the_likelihood_is_highest():
    history = History.of(
        [0, 1, 2, 3, 0, 5, 1, 0, 2], [0, 9, 20, 30, 0, 36, 2, 0, 4], [39, 38, 37, 39, 30, 39, 30, 35, 33]
    )
    found = fit(history)
    for r, alpha in ((1.02, 1), (0.98, 1), (1, 1.02), (1, 0.98)):
        assert log_likelihood(history, found.r * r, found.alpha * alpha, found.a, found.b) <= found.fit + 1e-9
