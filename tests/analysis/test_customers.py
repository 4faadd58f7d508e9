"""Klantoverzicht: one row a customer, whole, and adding up to the sheet."""

from datetime import date

import numpy as np
import pandas as pd
from hypothesis import given

from histories import histories
from klantenbestand.analysis.activity import active_customers
from klantenbestand.analysis.customers import customer_overview
from klantenbestand.analysis.orders import prepare
from typed_frames import contacts, customers, purchases

PEILDATUM = date(2024, 12, 31)
BOUGHT = """
    | order | date       | customer | article | quantity | amount |
    | 1     | 01-02-2022 | K1       | trui    | 1        | 60.10  |
    | 2     | 01-03-2024 | K1       | muts    | 2        | 10.05  |
    | 3     | 31-03-2024 | K1       | muts    | 1        | 5.00   |
    | 4     | 01-11-2024 | K2       | trui    | 1        | 60.00  |
    | 4     | 05-11-2024 | K2       | trui    | 1        | -60.00 |
    | 5     | 01-12-2024 | K9       | broek   | 1        | 80.00  |
    | 6     | 01-12-2024 | K9       | broek   | 1        | 20.00  |
    | 7     | 11-12-2024 | K9       | broek   | 1        | 20.00  |
    | 8     | 12-12-2024 |          | trui    | 1        | 99.00  |
"""


def overview(bought: str = BOUGHT, known: str | None = None, talked: str | None = None):
    found = prepare(purchases(bought), PEILDATUM)
    return customer_overview(
        found,
        active_customers(found),
        None if known is None else customers(known),
        None if talked is None else contacts(talked),
    )


def test_a_row_says_all_about_a_customer():
    found = overview(talked="| date | customer | subject |\n| 02-12-2024 | K1 | levering |")
    assert found.years == (2024, 2023, 2022)
    assert found.thin == ()
    assert found.frame.loc["K1"].drop("rhythm_days").to_dict() == {
        "in_customers": False,
        "relation": "klant",
        "status": "actief",
        "first": pd.Timestamp("2022-02-01"),
        "last": pd.Timestamp("2024-03-31"),
        "recency_days": 275,
        "rhythm_basis": "eigen",
        "revenue": 75.15,
        "revenue_0": 15.05,
        "revenue_1": 0,
        "revenue_2": 60.10,
        "orders": 3,
        "basket": 25.05,
        "articles": 2,
        "pieces": 4,
        "favourite": "muts",
        "last_contact": pd.Timestamp("2024-12-02"),
        "last_subject": "levering",
        "follow_up_date": pd.NaT,
        "follow_up": "",
    }
    assert found.frame.loc["K1", "rhythm_days"] == (759 + 30) / 2


def test_two_purchase_days_are_indicative_and_one_has_no_rhythm():
    frame = overview().frame
    assert (frame.loc["K9", "rhythm_basis"], frame.loc["K9", "rhythm_days"]) == ("indicatief", 10)
    assert (frame.loc["K2", "rhythm_basis"], frame.loc["K2", "status"]) == ("", "nog geen aankoop")


def test_who_sent_everything_back_has_no_purchase_but_his_articles_were_seen():
    row = overview().frame.loc["K2"]
    assert (row["orders"], row["revenue"], row["relation"]) == (0, 0, "prospect")
    assert np.isnan(row["basket"])
    assert pd.isna(row["first"])


def test_customers_of_the_sheet_come_first_in_their_order_with_or_without_purchases():
    found = overview(
        known="""
            | customer | relation |
            | K7       |          |
            | K1       | prospect |
            |          | klant    |
            | K8       | klant    |
            | K1       | klant    |
            | K2       |          |
        """
    ).frame
    assert found.index.tolist() == ["K7", "K1", "K8", "K2", "K9"]
    assert found["in_customers"].tolist() == [True] * 4 + [False]
    assert found["relation"].tolist() == ["prospect", "prospect", "klant", "prospect", "klant"]
    assert (found.loc["K7", "status"], found.loc["K7", "orders"], found.loc["K7", "revenue"]) == (
        "nog geen aankoop",
        0,
        0,
    )
    assert np.isnan(found.loc["K7", "recency_days"])
    assert found.loc["K7", "favourite"] == ""


def test_without_purchases_all_customers_are_still_there():
    found = overview("| date | customer | amount |", known="| customer |\n| K1 |")
    assert found.frame["status"].tolist() == ["nog geen aankoop"]
    assert found.years == (2024, 2023, 2022)
    assert [finding.code for finding in found.thin] == ["no-own-rhythm"]
    assert overview("| date | customer | amount |").frame.empty


@given(histories())
def test_revenue_and_orders_add_up_to_those_of_customers_in_the_sheet(frame):
    found = prepare(frame, PEILDATUM)
    ours = customer_overview(found, active_customers(found), pd.DataFrame({"customer": ["K3", "K8"]})).frame
    named = found.lines["customer"] >= 0
    assert round(ours["revenue"].sum() * 100) == int(found.lines.loc[named, "cents"].sum())
    bought = found.orders[found.orders["is_purchase"] & (found.orders["customer"] >= 0)]
    assert ours["orders"].sum() == len(bought)
    assert round((ours["basket"] * ours["orders"]).sum() * 100) == int(bought["cents"].sum())
    assert ours.index.is_unique
    assert set(found.customers) | {"K3", "K8"} == set(ours.index)
    assert ((ours["status"] == "nog geen aankoop") == (ours["orders"] == 0)).all()
