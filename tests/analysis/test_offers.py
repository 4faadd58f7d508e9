"""From offerte to opdracht: what belongs together, and what is too little to say."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings

from histories import histories
from klantenbestand.analysis.offers import offer_conversion
from klantenbestand.analysis.orders import prepare
from typed_frames import purchases

PEILDATUM = date(2024, 12, 31)


def test_an_offer_is_accepted_by_number_article_or_amount():
    frame = purchases("""
        | date       | customer | article | amount | order | status   |
        | 01-02-2024 | K1       | dak     | 900    | 1     | offerte  |
        | 01-02-2024 | K1       | goot    | 100    | 1     | offerte  |
        | 11-02-2024 | K1       | dak     | 950    | 1     | opdracht |
        | 01-03-2024 | K2       | dak     | 800    | 2     | offerte  |
        | 31-03-2024 | K2       | dak     | 700    | 9     |          |
        | 01-04-2024 | K3       |         | 500    | 3     | offerte  |
        | 21-04-2024 | K3       |         | 500    | 8     | opdracht |
        | 01-05-2024 | K4       | dak     | 600    | 4     | offerte  |
        | 30-04-2024 | K4       | dak     | 600    | 7     | opdracht |
        | 30-11-2024 | K4       | dak     | 600    | 6     | opdracht |
        | 01-12-2024 | K5       | dak     | 650    | 5     | offerte  |
        | 01-01-2025 | K5       | dak     | 650    | 5     | offerte  |
    """)
    found = offer_conversion(prepare(frame, PEILDATUM))
    assert found.frame[["number", "customer", "amount", "accepted", "how"]].to_numpy().tolist() == [
        ["1", "K1", 1000, True, "ordernummer"],
        ["2", "K2", 800, True, "artikel"],
        ["3", "K3", 500, True, "bedrag"],
        ["4", "K4", 600, False, ""],  # an order before it, and one after 213 days
        ["5", "K5", 650, False, ""],
    ]
    assert found.frame["days"].dropna().tolist() == [10, 30, 20]
    assert (found.judged, found.accepted, found.rate, found.median_days) == (4, 3, 0.75, 20)
    assert found.value_rate == pytest.approx(2300 / 2900)
    assert found.open["number"].tolist() == ["5"]
    assert [note.code for note in found.thin] == ["offers-few"]


def test_where_no_offer_ever_became_an_order_the_way_of_working_is_asked():
    frame = pd.DataFrame({"customer": [f"K{n}" for n in range(20)], "date": "2024-03-01", "amount": 5.0})
    frame = frame.assign(status="offerte")
    found = offer_conversion(prepare(frame, PEILDATUM))
    assert (found.judged, found.rate) == (20, 0)
    assert [note.code for note in found.thin] == ["offers-never-order"]


def test_a_shop_without_offers_has_nothing_to_say():
    found = offer_conversion(prepare(purchases("| date | customer | amount |\n| 01-02-2024 | K1 | 9 |"), PEILDATUM))
    assert found.frame.empty
    assert (found.rate, found.median_days, found.thin) == (None, None, ())


@settings(max_examples=40, deadline=None)
@given(histories())
def test_every_offer_up_to_the_peildatum_is_in_one_quotation(frame):
    found = offer_conversion(prepare(frame, PEILDATUM))
    lines = frame[(frame["status"] == "offerte") & (frame["date"] <= pd.Timestamp(PEILDATUM))]
    assert len(found.frame) <= len(lines)
    assert found.frame["amount"].fillna(0).sum() == pytest.approx(lines["amount"].abs().sum())
    assert found.accepted <= found.judged <= len(found.frame)
    assert (found.frame["days"].dropna() >= 0).all()


def test_a_customer_with_many_offers_and_orders_of_one_article_gets_the_first_order_after_each():
    # Joined, these were 4,000,000 rows.
    days = pd.date_range("2023-01-01", periods=2000, freq="6h").normalize()
    lines = {"customer": "K1", "article": "dak", "amount": 5.0}
    offers = pd.DataFrame({"date": days, "order": [f"F{n}" for n in range(2000)], "status": "offerte", **lines})
    orders = pd.DataFrame({"date": days, "order": [f"O{n}" for n in range(2000)], "status": "opdracht", **lines})
    found = offer_conversion(prepare(pd.concat([offers, orders], ignore_index=True), PEILDATUM))
    assert len(found.frame) == 2000
    assert (found.frame["days"] == 0).all()
    assert (found.frame["how"] == "artikel").all()
