"""Who was addressed and what counts as a response."""

from datetime import date

import pandas as pd
import pytest

from klantenbestand.analysis.addressed import addressed_customers
from klantenbestand.analysis.orders import prepare
from typed_frames import contacts, purchases

BOUGHT = purchases("""
    | date       | customer | amount | campaign |
    | 01-01-2024 | K1       | 364    |          |
    | 15-03-2024 | K1       | 20     |          |
    | 16-03-2024 | K2       | 30     |          |
    | 01-05-2024 | K3       | 40     | lente    |
    | 01-02-2024 | K4       | 50     | lente    |
    | 05-03-2024 | K5       | 60     |          |
""")
TALKED = contacts("""
    | date       | customer | channel | direction | campaign | response  |
    | 01-03-2024 | K1       | brief   | uit       | lente    |           |
    | 01-03-2024 | K2       | brief   | uit       | lente    |           |
    | 01-03-2024 | K3       | brief   | uit       | lente    |           |
    | 01-03-2024 | K4       | brief   |           | lente    | afgemeld  |
    | 01-03-2024 | K9       | brief   | uit       | lente    |           |
    | 04-03-2024 | K9       | bezoek  | uit       | lente    |           |
    | 02-03-2024 | K9       | brief   | in        | lente    | afgemeld  |
    | 01-03-2024 | K5       | brief   | in        | lente    |           |
    | 01-03-2024 | K5       | brief   | uit       |          |           |
    | 01-01-2025 | K5       | brief   | uit       | later    |           |
""")


def test_a_response_is_a_purchase_within_the_window_or_with_the_name():
    found = addressed_customers(prepare(BOUGHT, date(2024, 12, 31)), TALKED)
    shown = pd.DataFrame({"responded": found.responded, "spent": found.spent, "contacts": found.contacts})
    shown.index = pd.Index(found.customer)
    assert shown["responded"].to_dict() == {"K1": True, "K2": False, "K3": True, "K4": False, "K9": False}
    assert shown["spent"].to_dict() == {"K1": 20, "K2": 0, "K3": 0, "K4": 0, "K9": 0}
    assert shown.loc["K9", "contacts"] == 2
    assert found.names.tolist() == ["lente"]
    assert found.unsubscribed.tolist() == [False, False, False, True, True]
    assert found.code[-1] == -1
    # K1 spent 364 euro in the 364 days before: 15 euro in 15 days.
    assert found.usual[0] == pytest.approx(15)
    assert found.until[4] - found.first[4] == 17  # 14 days after the visit, three days later


def test_a_window_that_is_not_over_is_marked():
    found = addressed_customers(prepare(BOUGHT, date(2024, 3, 14)), TALKED)
    assert not found.over.any()
    assert addressed_customers(prepare(BOUGHT, date(2024, 3, 18)), TALKED).over.all()


def test_without_contacts_nobody_was_addressed():
    found = prepare(BOUGHT, date(2024, 12, 31))
    assert len(addressed_customers(found, None)) == 0
    assert len(addressed_customers(found, TALKED.drop(columns="campaign"))) == 0


@pytest.mark.parametrize(
    ("second", "gains"), [("10-03-2024", (0, 20)), ("01-03-2024", (10, 10)), ("16-03-2024", (20, 0))]
)
def test_a_purchase_is_the_gain_of_one_campaign_the_last_to_reach_the_customer(second, gains):
    bought = BOUGHT[BOUGHT["amount"] == 20]
    talked = contacts(f"""
        | date       | customer | channel | campaign |
        | 01-03-2024 | K1       | brief   | lente    |
        | {second}   | K1       | brief   | mei      |
    """)
    found = addressed_customers(prepare(bought, date(2024, 12, 31)), talked)
    assert found.spent.tolist() == [20, 20 if second != "16-03-2024" else 0]  # each of them answers for itself
    assert found.gain.tolist() == pytest.approx(list(gains), abs=1.2)  # less what he spends usually
    assert found.gain.sum() <= 20


def test_the_gain_of_one_campaign_alone_is_what_was_spent_less_what_is_usual():
    found = addressed_customers(prepare(BOUGHT, date(2024, 12, 31)), TALKED)
    assert found.gain.tolist() == pytest.approx((found.spent - found.usual).tolist())
