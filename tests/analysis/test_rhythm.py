"""The rhythm of customers: own gaps, their median, and the gap shrunk to the shop's."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from histories import histories
from klantenbestand.analysis.orders import prepare
from klantenbestand.analysis.rhythm import customer_rhythm, rhythm_frame
from typed_frames import purchases

PEILDATUM = date(2024, 12, 31)


def rhythm(markdown: str) -> pd.DataFrame:
    found = prepare(purchases(markdown), PEILDATUM)
    return rhythm_frame(customer_rhythm(found), found.customers)


BOUGHT = """
    | date       | customer | amount |
    | 01-01-2024 | K1       | 10     |
    | 11-01-2024 | K1       | 10     |
    | 11-01-2024 | K1       | 10     |
    | 31-01-2024 | K1       | 10     |
    | 01-03-2024 | K2       | 10     |
    | 01-02-2024 | K3       | 10     |
    | 11-02-2024 | K3       | 10     |
"""


def test_gaps_are_between_days_on_which_one_bought():
    found = rhythm(BOUGHT)
    assert found["occasions"].to_dict() == {"K1": 3, "K2": 1, "K3": 2}
    assert found["median_gap"]["K1"] == 15  # of 10 and 20
    assert found["median_gap"]["K3"] == 10
    assert np.isnan(found["median_gap"]["K2"])
    assert found["first"]["K1"] == pd.Timestamp("2024-01-01")
    assert found["last"]["K1"] == pd.Timestamp("2024-01-31")


def test_the_shrunk_gap_weighs_the_shop_as_three_gaps():
    found = rhythm(BOUGHT)
    shop = (2 * np.log(10) + np.log(20)) / 3
    assert found["shrunk_gap"]["K1"] == pytest.approx(np.exp((np.log(10) + np.log(20) + 3 * shop) / 5))
    assert found["shrunk_gap"]["K2"] == pytest.approx(np.exp(shop))


def test_without_anyone_who_came_back_there_is_no_rhythm():
    found = rhythm("| date | customer | amount |\n| 01-01-2024 | K1 | 10 |")
    assert found["shrunk_gap"].isna().all()
    assert found["median_gap"].isna().all()


@given(histories())
def test_the_rhythm_equals_what_pandas_says_customer_by_customer(frame):
    found = prepare(frame, PEILDATUM)
    ours = rhythm_frame(customer_rhythm(found), found.customers)
    names = found.customers.take(found.occasions["customer"]) if len(found.occasions) else pd.Index([], dtype="str")
    by_name = pd.Series(found.occasions["day"].to_numpy(), index=names).groupby(level=0)
    assert ours["occasions"].to_dict() == by_name.size().to_dict()
    medians = by_name.apply(lambda days: days.diff().median())
    np.testing.assert_array_equal(ours["median_gap"].to_numpy(), medians.reindex(ours.index).to_numpy(dtype=float))
