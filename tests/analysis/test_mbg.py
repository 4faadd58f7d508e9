"""MBG/NBD: its formulas against integration by hand, and that a fit finds what a simulation was made with."""

import math
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klantenbestand.analysis.mbg import History, Leaving, alive, expected, fit, log_likelihood
from klantenbestand.analysis.orders import prepare
from klantenbestand.analysis.purchase_histories import histories
from repeat_buyers import buyers

MODEL = Leaving(0.525, 6.183, 0.891, 1.614, 0.0)


def integrated(model: Leaving, x: int, tx: float, whole: float, ahead: float) -> tuple[float, float, float]:
    """Likelihood, chance of being alive and expected purchases, by adding up over rates and chances of leaving."""
    rate = np.exp(np.linspace(-25, 4, 1500))
    leave = 1 / (1 + np.exp(-np.linspace(-25, 25, 1000)))  # even steps in log odds
    log_rate = (
        model.r * math.log(model.alpha) - math.lgamma(model.r) + model.r * np.log(rate) - model.alpha * rate
    )  # density x rate: the step is even in the logarithm
    beta = math.lgamma(model.a) + math.lgamma(model.b) - math.lgamma(model.a + model.b)
    log_leave = model.a * np.log(leave) + model.b * np.log1p(-leave) - beta
    weight = np.exp(log_rate[:, None] + log_leave[None, :] + x * np.log(rate)[:, None] + x * np.log1p(-leave)[None, :])
    still = weight * np.exp(-rate * whole)[:, None] * (1 - leave)[None, :]
    gone = weight * np.exp(-rate * tx)[:, None] * leave[None, :]
    step = (29 / 1499) * (50 / 999)
    coming = -np.expm1(-rate[:, None] * leave[None, :] * ahead) / leave[None, :]
    whole_weight = (still + gone).sum()
    return whole_weight * step, still.sum() / whole_weight, (still * coming).sum() / whole_weight


@pytest.mark.parametrize(
    ("x", "tx", "whole", "ahead"), [(0, 0, 30, 52), (2, 10, 39, 39), (5, 30, 31, 26), (20, 12, 20, 104)]
)
def test_likelihood_alive_and_expected_are_those_of_integration(x, tx, whole, ahead):
    likelihood, still, coming = integrated(MODEL, x, tx, whole, ahead)
    history = History.of([x], [tx], [whole])
    assert log_likelihood(history, MODEL.r, MODEL.alpha, MODEL.a, MODEL.b) == pytest.approx(
        math.log(likelihood), abs=1e-5
    )
    assert float(alive(MODEL, x, tx, whole)) == pytest.approx(still, rel=1e-5)
    assert float(expected(MODEL, x, tx, whole, ahead)) == pytest.approx(coming, rel=1e-5)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 1500), st.floats(0, 1), st.floats(0.1, 3000), st.floats(0.1, 3000))
def test_the_expectation_is_finite_and_never_more_than_without_leaving(x, part, whole, ahead):
    value = float(expected(MODEL, x, part * whole if x else 0.0, whole, ahead))
    nobody_leaves = (MODEL.r + x) / (MODEL.alpha + whole) * ahead
    assert 0 <= value <= nobody_leaves * (1 + 1e-9)


def test_a_chance_of_leaving_around_one_is_no_hole():
    around = [float(expected(Leaving(0.5, 6, a, 2, 0.0), 3, 10, 20, 52)) for a in (0.99999, 1.0, 1.00001)]
    assert around[1] == pytest.approx((around[0] + around[2]) / 2, rel=1e-4)


def test_who_was_silent_longer_is_less_alive():
    chances = alive(MODEL, 5, [30, 20, 10], 30)
    assert (np.diff(chances) < 0).all()
    assert float(alive(MODEL, 0, 0, 0)) == pytest.approx(MODEL.b / (MODEL.a + MODEL.b))


def test_equal_histories_are_put_together():
    history = History.of([1, 0, 1, 1], [2, 0, 2, 2], [5, 5, 5, 6])
    assert history.count.tolist() == [1, 2, 1]
    apart = [
        log_likelihood(History.of([x], [tx], [t]), 1, 2, 1, 2) for x, tx, t in [(1, 2, 5)] * 2 + [(0, 0, 5), (1, 2, 6)]
    ]
    assert log_likelihood(history, 1, 2, 1, 2) == pytest.approx(sum(apart))


def test_a_fit_finds_what_the_customers_were_made_with():
    frame = buyers(3000, 720, seed=3)
    found = histories(prepare(frame, date(2023, 12, 21)), int(np.datetime64("2023-12-21", "D").astype(int)))
    model = fit(History.of(found.x, found.tx, found.T))
    assert model.r == pytest.approx(1.2, rel=0.15)
    assert model.alpha == pytest.approx(72 / 7, rel=0.2)
    assert model.a / (model.a + model.b) == pytest.approx(0.8 / 2.8, rel=0.1)
    assert not model.nobody_leaves
    assert model.spread is not None
    assert (np.linalg.eigvalsh(model.spread) > 0).all()


def test_the_prior_keeps_thirty_customers_from_running_away():
    frame = buyers(30, 400, seed=5)
    found = histories(prepare(frame, date(2023, 2, 1)), int(np.datetime64("2023-02-01", "D").astype(int)))
    model = fit(History.of(found.x, found.tx, found.T))
    assert all(1e-2 < value < 1e3 for value in (model.r, model.alpha, model.a, model.b))


def test_where_nobody_leaves_the_plain_fit_says_so():
    random = np.random.default_rng(1)
    rates = random.gamma(3, 0.1, 500)
    x = random.poisson(rates * 100)
    tx = np.where(x > 0, 100 * random.beta(np.maximum(x, 1), 1), 0)
    assert fit(History.of(x, tx, np.full(500, 100.0)), prior=False).nobody_leaves


def test_customers_who_try_once_and_regulars_are_told_apart():
    # Half bought once, at any time in four years; the others every so many weeks until now. There is a second hollow in
    # the likelihood, in which nearly nobody ever leaves.
    random = np.random.default_rng(2)
    whole = random.integers(20, 250, 60).astype(float)
    regular = np.arange(60) % 2 == 0
    x = np.where(regular, random.integers(3, 25, 60), 0)
    last = np.where(regular, np.round(whole * random.uniform(0.8, 1.0, 60)), 0.0)
    model = fit(History.of(x, last, whole))
    assert alive(model, 0, 0.0, 150.0) < 0.2
    assert alive(model, 10, 95.0, 100.0) > 0.9
