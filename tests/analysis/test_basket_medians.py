"""The median of some orders: its rank bounds by hand, and wider where few customers placed many orders."""

import numpy as np
import pytest

from klantenbestand.analysis.basket_medians import Buyers, differs, middles, others_at
from klantenbestand.analysis.special import t_quantile


def both(amount: list[float], code: list[int], own: list[int]):
    return middles(np.array(amount), Buyers.of(np.array(code)), np.array(own))


def test_orders_of_nobody_known_are_each_on_their_own():
    amount = [float(n) for n in range(1, 61)]
    own, other = both(amount, [0] * 60, list(range(0, 60, 3)))
    assert (own.median, other.median) == (29.5, 31.0)  # 1, 4, 7, ... 58, and 2, 3, 5, 6, ... 60
    assert own.reach == pytest.approx((20 / 4 * 20 / 19) ** 0.5)
    # 20 values, 10 - 2.093 x 2.294 = 5.2: the sixth and the fifteenth (95.9% by the binomial distribution).
    assert own.freedom == 19
    assert t_quantile(19.0) == pytest.approx(2.093, abs=1e-3)
    assert own.bounds() == (16.0, 43.0)


def test_ten_equal_orders_of_each_customer_are_worth_one():
    amount = [float(n) for n in range(1, 41) for _ in range(10)]
    code = [n for n in range(1, 41) for _ in range(10)]
    own, _ = both(amount, code, list(range(200)))  # the twenty who spend least
    # Each of 20 customers is wholly below the middle or above it: they vary as 20 numbers of 5 or -5 do.
    assert own.reach == pytest.approx((10 * 10 * 20 / 4 * 20 / 19) ** 0.5)
    assert own.freedom == 19
    alone, _ = both(amount, [0] * 400, list(range(200)))
    assert alone.reach == pytest.approx((200 / 4 * 200 / 199) ** 0.5)
    assert own.bounds()[0] < alone.bounds()[0] < alone.bounds()[1] < own.bounds()[1]


def test_the_others_are_those_that_are_left():
    assert others_at(np.array([0, 3, 4]))(np.arange(4)).tolist() == [1, 2, 5, 6]
    own, other = both([1.0, 2, 3, 4, 5, 6], [1, 1, 2, 2, 3, 3], [0, 1])
    assert (own.size, own.median, other.size, other.median) == (2, 1.5, 4, 4.5)
    assert (own.freedom, other.freedom) == (1, 1)


def test_clear_differences_have_a_sign_and_the_stricter_the_fewer():
    amount = sorted([*np.linspace(10, 20, 30), *np.linspace(18, 40, 30)])
    own = [place for place, value in enumerate(amount) if value in set(np.linspace(18, 40, 30))]
    one, other = both(amount, [0] * 60, own)
    assert (differs(one, other, 0.05), differs(other, one, 0.05)) == (1, -1)
    assert differs(one, other, 1e-12) == 0
    alike = both([5.0] * 60, [0] * 60, list(range(30)))
    assert differs(*alike, 0.05) == 0


def test_orders_of_a_customer_that_differ_are_worth_no_more_than_orders_of_nobody_known():
    amount = [float(n) for n in range(1, 81)]
    code = [*range(1, 41), *range(1, 41)]  # each of 40 customers one order below the middle and one above it
    own = [*range(20), *range(40, 60)]
    found, _ = both(amount, code, own)
    assert found.reach == pytest.approx((40 / 4) ** 0.5)


def test_the_others_are_as_uncertain_where_the_middle_of_all_is_not_theirs():
    amount = [float(n) for n in range(1, 61)]
    _, other = both(amount, [0] * 60, list(range(20)))
    # Of the 40 others 10 are below the middle of all: as far apart as 40 orders are at their own middle.
    assert other.reach == pytest.approx((40 / 4 * 40 / 39) ** 0.5)
