"""Histories as they were known on a day."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from klantenbestand.analysis.orders import prepare
from klantenbestand.analysis.periods import day_number
from klantenbestand.analysis.purchase_histories import date_of, drawn, histories, months_on, season_factor
from typed_frames import purchases

BOUGHT = purchases("""
    | date       | customer | amount |
    | 01-01-2024 | K1       | 10     |
    | 01-01-2024 | K1       | 10     |
    | 15-01-2024 | K1       | 10     |
    | 05-02-2024 | K1       | 10     |
    | 08-01-2024 | K2       | 10     |
    | 01-03-2024 | K3       | 10     |
""")


def test_repeat_purchases_the_last_and_the_watched_time_in_weeks():
    found = histories(prepare(BOUGHT, date(2024, 12, 31)), day_number(pd.Timestamp("2024-01-29")))
    assert found.x.tolist() == [1, 0]
    assert found.tx.tolist() == [2, 0]
    assert found.T.tolist() == [4, 3]
    assert found.customer.tolist() == [0, 1]


def test_many_customers_are_drawn_always_the_same():
    assert drawn(np.arange(10), 10).tolist() == list(range(10))
    some = drawn(np.arange(10_000), 500)
    assert len(set(some.tolist())) == 500
    assert some.tolist() == drawn(np.arange(10_000), 500).tolist()


def test_months_on_and_back():
    day = day_number(pd.Timestamp("2024-08-31"))
    assert date_of(months_on(day, 6)) == pd.Timestamp("2025-02-28")
    assert date_of(months_on(day, -6)) == pd.Timestamp("2024-02-29")


def seasonal(end: str) -> pd.DataFrame:
    """December sells three times as much, a little every day."""
    days = pd.date_range("2020-01-01", end)
    amount = np.where(days.month == 12, 30.0, 10.0) + np.arange(len(days)) % 7
    return pd.DataFrame({"date": days, "amount": amount, "customer": "K"})


def test_the_season_ahead_is_that_of_the_months_to_come():
    found = prepare(seasonal("2024-06-30"), date(2024, 6, 30))
    end = day_number(pd.Timestamp("2024-06-30"))
    assert season_factor(found, end, 6) > 1.1
    assert season_factor(found, end, 12) == pytest.approx(1, abs=0.03)
    early = day_number(pd.Timestamp("2022-12-31"))
    assert season_factor(found, early, 6) < 0.95  # only what was sold up to then is looked at
    assert season_factor(found, day_number(pd.Timestamp("2021-06-30")), 6) == 1  # 18 months prove no season
