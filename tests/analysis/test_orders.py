"""Orders: what they come to, when they count, and that not a cent is lost."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from histories import histories
from klantenbestand.analysis.orders import prepare
from klantenbestand.words.settings import Settings
from typed_frames import purchases

PEILDATUM = date(2024, 12, 31)
RETURNED = """
    | order | date       | customer | article | amount | status |
    | 1     | 01-02-2024 | K1       | trui    | 60     |        |
    | 2     | 01-03-2024 | K1       | broek   | 40     |        |
    | 2     | 15-04-2024 | K1       | broek   | 40     | retour |
    | C1    | 16-04-2024 | K1       | trui    | -20    |        |
    |       | 17-04-2024 |          |         | 0      |        |
"""


def _dates(days) -> list[str]:
    return [str(day) for day in np.asarray(days).astype("datetime64[D]")]


def test_orders_are_net_and_a_wholly_returned_one_is_no_purchase():
    found = prepare(purchases(RETURNED), PEILDATUM).orders
    assert found["customer"].tolist() == [-1, 0, 0]
    assert _dates(found["day"]) == ["2024-04-17", "2024-02-01", "2024-03-01"]
    assert found["cents"].tolist() == [0, 4000, 0]
    assert found["returned_cents"].tolist() == [0, -2000, -4000]
    assert found["lines"].tolist() == [1, 2, 2]
    # An order of exactly 0 without a return (a gift) is a purchase.
    assert found["is_purchase"].tolist() == [True, True, False]
    assert found["told_apart"].tolist() == [False, True, True]


def test_a_return_counts_on_the_day_of_its_order():
    lines = prepare(purchases(RETURNED), PEILDATUM).lines
    assert _dates(lines["day"]) == ["2024-02-01", "2024-03-01", "2024-03-01", "2024-02-01", "2024-04-17"]
    assert lines.index.tolist() == [2, 3, 4, 5, 6]


def test_with_the_setting_a_return_counts_on_its_own_day_but_still_undoes_its_order():
    found = prepare(purchases(RETURNED), PEILDATUM, Settings(returns="op de dag zelf"))
    assert _dates(found.lines["day"])[2:4] == ["2024-04-15", "2024-04-16"]
    assert found.orders["is_purchase"].tolist() == [True, True, False]


def test_occasions_are_days_on_which_a_customer_purchased():
    found = prepare(
        purchases("""
            | order | date       | customer | amount |
            | 1     | 01-02-2024 | K2       | 10     |
            | 2     | 01-02-2024 | K2       | 20     |
            | 3     | 01-01-2024 | K2       | 20     |
            | 4     | 01-02-2024 |          | 30     |
            | 5     | 01-02-2024 | K1       | -30    |
        """),
        PEILDATUM,
    )
    assert found.occasions["customer"].tolist() == [0, 0]
    assert _dates(found.occasions["day"]) == ["2024-01-01", "2024-02-01"]
    assert found.customers.tolist() == ["K2", "K1"]


def test_losse_verkoop_is_counted_apart():
    found = prepare(purchases(RETURNED.replace("| 0  ", "| 7.50 ")), PEILDATUM)
    assert (found.loose_lines, found.loose_cents, found.returned_lines) == (1, 750, 2)


def test_labels_give_other_columns_of_the_lines_that_count():
    frame = purchases("""
        | date       | amount | channel | status  |
        | 01-02-2024 | 10     | winkel  | offerte |
        | 01-02-2024 | 10     | web     |         |
        | 01-02-2024 | 10     |         |         |
    """)
    found = prepare(frame, PEILDATUM)
    codes, names = found.labels("channel")
    assert (codes.tolist(), names.tolist()) == ([0, -1], ["web"])
    assert found.labels("campaign")[0].tolist() == [-1, -1]


def test_a_program_needs_only_customer_date_and_amount():
    frame = pd.DataFrame(
        {"customer": [7, 7, 8], "date": ["2024-01-01", "2024-01-01", "2024-01-02"], "amount": [1, 2, 3]}
    )
    found = prepare(frame, PEILDATUM)
    assert found.orders["cents"].tolist() == [300, 300]
    assert found.customers.tolist() == ["7", "8"]


def test_nothing_in_nothing_out():
    found = prepare(purchases("| order | date | customer | amount |"), PEILDATUM)
    assert len(found.lines) == len(found.orders) == len(found.occasions) == 0
    assert found.today == 20088


def test_the_frame_that_came_is_not_changed():
    frame = purchases(RETURNED)
    before = frame.copy(deep=True)
    prepare(frame, PEILDATUM)
    pd.testing.assert_frame_equal(frame, before)


@given(histories())
@pytest.mark.parametrize("returns", ["bij de order", "op de dag zelf"])
def test_orders_and_lines_hold_every_cent_of_the_sheet(returns, frame):
    found = prepare(frame, PEILDATUM, Settings(returns=returns))
    counts = (frame["date"] <= pd.Timestamp(PEILDATUM)) & frame["amount"].notna() & (frame["status"] != "offerte")
    used = frame[counts]
    signed = used["amount"].where(used["status"] != "retour", -used["amount"].abs())
    expected = int((signed * 100).round().sum())
    assert int(found.orders["cents"].sum()) == int(found.lines["cents"].sum()) == expected
    assert int(found.orders["lines"].sum()) == len(found.lines) == len(used)
    out = found.left_out
    assert len(frame) == len(used) + out.offers + out.after_peildatum + out.without_date + out.without_amount


@given(histories())
def test_an_order_has_one_customer_and_lies_in_the_history(frame):
    found = prepare(frame, PEILDATUM)
    owner = found.orders["customer"].to_numpy()[found.lines["order"].to_numpy()]
    assert (owner == found.lines["customer"].to_numpy()).all()
    assert (np.diff(found.orders["customer"].to_numpy()) >= 0).all()
    by_customer = found.orders.groupby("customer")["day"]
    assert by_customer.apply(lambda days: days.is_monotonic_increasing).all()


@given(histories())
def test_sorting_the_sheet_changes_no_order(frame):
    # Without returns: of two orders of one day that both hold the article, a return takes the one further down.
    bought = frame[(frame["status"] != "retour") & ~(frame["amount"] < 0)]
    found, again = prepare(bought, PEILDATUM), prepare(bought.sample(frac=1, random_state=1), PEILDATUM)
    columns = ["customer", "day", "cents", "lines", "is_purchase"]

    def facts(purchases):
        names = purchases.customers.append(pd.Index(["losse verkoop"]))
        named = purchases.orders.assign(customer=names.take(purchases.orders["customer"]))
        return named[columns].sort_values(columns).to_numpy().tolist()

    assert facts(found) == facts(again)
