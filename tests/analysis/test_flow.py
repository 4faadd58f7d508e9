"""The flow of customers: who is new, stayed, came back, went; and that it adds up whatever the history."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given

from histories import buyers_within, histories
from klantenbestand.analysis.flow import customer_flow
from klantenbestand.analysis.orders import prepare
from klantenbestand.analysis.periods import Period
from typed_frames import purchases

PEILDATUM = date(2024, 5, 15)
BOUGHT = """
    | date       | customer | amount | order |
    | 05-12-2023 | K1       | 10     | 1     |
    | 06-01-2024 | K1       | 10     | 2     |
    | 06-01-2024 | K2       | 10     | 3     |
    | 07-02-2024 | K2       | 10     | 4     |
    | 09-04-2024 | K1       | 10     | 5     |
    | 10-04-2024 | K3       | 10     | 6     |
    | 11-04-2024 | K3       | -10    | 6     |
    | 02-05-2024 |          | 10     | 7     |
"""


def test_each_month_says_who_came_stayed_and_went():
    found = customer_flow(prepare(purchases(BOUGHT), PEILDATUM), Period.MONTH)
    # K3's only order came wholly back: not active. May has losse verkoop only.
    counts = ["active", "new", "retained", "reactivated", "lapsed", "idle"]
    assert {label: row.tolist() for label, row in found[counts].T.items()} == {
        "2023-12": [1, 1, 0, 0, 0, 0],
        "2024-01": [2, 1, 1, 0, 0, 0],
        "2024-02": [1, 0, 1, 0, 1, 1],
        "2024-03": [0, 0, 0, 0, 1, 2],
        "2024-04": [1, 0, 0, 1, 0, 1],
        "2024-05": [0, 0, 0, 0, 1, 2],
    }
    assert found["complete"].tolist() == [True] * 5 + [False]
    assert found["first_of_file"].tolist() == [True] + [False] * 5


def test_quarters_and_years_are_counted_by_themselves():
    found = prepare(purchases(BOUGHT), PEILDATUM)
    quarters, years = customer_flow(found, Period.QUARTER), customer_flow(found, Period.YEAR)
    assert quarters["active"].to_dict() == {"2023-K4": 1, "2024-K1": 2, "2024-K2": 1}
    assert years["retained"].to_dict() == {"2023": 0, "2024": 1}


@given(histories())
@pytest.mark.parametrize("period", list(Period))
def test_the_flow_adds_up_in_every_history(period, frame):
    purchases_ = prepare(frame, PEILDATUM)
    flow = customer_flow(purchases_, period)
    assert (flow["active"] == flow["new"] + flow["retained"] + flow["reactivated"]).all()
    before = flow["active"].shift(fill_value=0)
    assert (flow["lapsed"] == before - flow["retained"]).all()
    assert (flow["idle"] == flow["new"].cumsum() - flow["active"]).all()
    assert (flow[["new", "retained", "reactivated", "lapsed", "idle"]] >= 0).all(axis=None)
    assert flow["new"].sum() == buyers_within(purchases_)


def test_no_purchases_no_flow():
    found = customer_flow(prepare(purchases("| date | customer | amount |"), PEILDATUM), Period.MONTH)
    assert found.empty
    assert "lapsed" in found


def test_a_year_that_the_file_begins_in_november_is_over_but_not_complete():
    days = pd.date_range("2023-11-22", "2024-12-31")
    frame = pd.DataFrame({"date": days, "customer": [f"K{day.day}" for day in days], "amount": 10.0})
    found = customer_flow(prepare(frame, date(2024, 12, 31)), Period.YEAR)
    assert found["complete"].tolist() == [False, True]
    assert found["over"].tolist() == [True, True]
