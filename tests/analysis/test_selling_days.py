"""Selling days: what weekdays and holidays bring, and how many a month had."""

import numpy as np
import pandas as pd
import pytest

from klantenbestand.analysis.periods import day_number, month_numbers
from klantenbestand.analysis.selling_days import days_per_month, holiday_mask, selling_days, weekday_numbers

FIRST = day_number(pd.Timestamp("2023-01-01"))
DAYS = np.arange(FIRST, FIRST + 365 + 366)
SHOP = np.array([0, 100, 100, 100, 100, 200, 0])  # closed on Monday and Sunday, twice as much on Saturday


def revenue(holiday_share: float = 0.0) -> np.ndarray:
    ordinary = SHOP[weekday_numbers(DAYS)]
    return np.where(holiday_mask(FIRST, int(DAYS[-1])), ordinary * holiday_share, ordinary).astype(np.int64)


def test_weekdays_are_counted_from_monday():
    days = pd.date_range("2024-01-01", periods=7)  # a Monday
    assert weekday_numbers(np.array([day_number(day) for day in days])).tolist() == [0, 1, 2, 3, 4, 5, 6]


def test_weights_are_the_revenue_of_a_weekday_against_the_average_day():
    found = selling_days(revenue(), FIRST)
    np.testing.assert_allclose(found.weight / found.weight[1], SHOP / 100)
    assert (found.weight * found.days).sum() == pytest.approx(found.days.sum())
    assert found.holiday_weight == 0


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_a_holiday_weighs_what_it_brings(share):
    assert selling_days(revenue(share), FIRST).holiday_weight == pytest.approx(share)


def test_a_month_has_its_own_selling_days():
    weights = selling_days(revenue(), FIRST)
    months = month_numbers(np.array([day_number(pd.Timestamp("2024-04-01")), day_number(pd.Timestamp("2024-05-01"))]))
    # April 2024: 5 Tuesdays, 4 each of Wednesday to Friday, 4 Saturdays of which Koningsdag is lost: 17 + 2 x 3.
    # May 2024: 4 Tuesdays, 5 Wednesdays, 5 Thursdays of which Hemelvaart is lost, 5 Fridays, 4 Saturdays: 18 + 2 x 4.
    found = days_per_month(weights, months) / weights.weight[1]
    assert found == pytest.approx([23, 26])


def test_a_history_without_revenue_weighs_all_days_alike():
    found = selling_days(np.zeros(30, dtype=np.int64), FIRST)
    assert found.weight.tolist() == [1] * 7
    assert found.holiday_weight == 0
