"""Actiecode and Aangebracht door, counted."""

from datetime import date

import pandas as pd
from hypothesis import given

from histories import histories
from klantenbestand.analysis.brought_in import promo_codes, referrals
from klantenbestand.analysis.orders import prepare
from typed_frames import customers, purchases

PEILDATUM = date(2024, 12, 31)


def test_each_code_with_its_orders_and_new_customers():
    found = prepare(
        purchases("""
        | date       | customer | amount | order | promo_code |
        | 01-01-2024 | K1       | 10     | 1     |            |
        | 01-02-2024 | K1       | 20     | 2     | LENTE      |
        | 01-02-2024 | K1       | 5      | 2     | LENTE      |
        | 02-02-2024 | K2       | 30     | 3     | LENTE      |
        | 02-02-2024 | K2       | 7      | 3     |            |
        | 03-02-2024 |          | 40     | 4     | LENTE      |
        | 05-02-2024 | K3       | 50     | 5     | WELKOM     |
        | 06-02-2024 | K3       | -50    | 5     | WELKOM     |
    """),
        PEILDATUM,
    )
    table = promo_codes(found)
    assert table.index.tolist() == ["LENTE"]  # the only order with WELKOM came wholly back
    assert table.loc["LENTE", ["orders", "customers", "new_customers", "revenue", "basket"]].tolist() == [
        3,
        2,
        1,
        102,
        34,
    ]
    assert table.loc["LENTE", "last"] == pd.Timestamp("2024-02-03")
    assert promo_codes(prepare(purchases("| date | customer | amount |"), PEILDATUM)).empty


def test_who_brought_in_whom():
    found = prepare(
        purchases("""
        | date       | customer | amount |
        | 01-01-2024 | K2       | 10     |
        | 01-02-2024 | K3       | 20     |
        | 01-03-2024 | K5       | 99     |
    """),
        PEILDATUM,
    )
    table = referrals(
        found,
        customers("""
        | customer | referred_by |
        | K1       |             |
        | K2       | K1          |
        | K3       | K1          |
        | K4       | K1          |
        | K5       | K5          |
        | K6       | K2          |
    """),
    )
    assert table.loc["K1"].tolist() == [3, 2, 30]
    assert table.loc["K2"].tolist() == [1, 0, 0]
    assert "K5" not in table.index
    assert referrals(found, None).empty


@given(histories())
def test_the_revenue_of_a_code_is_that_of_its_orders(frame):
    found = prepare(frame.assign(promo_code=frame["article"]), PEILDATUM)
    table = promo_codes(found)
    assert (table["customers"] <= table["orders"]).all()
    assert (table["new_customers"] <= table["customers"]).all()
    assert (table["first"] <= table["last"]).all()
