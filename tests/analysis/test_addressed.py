"""Who was addressed and what counts as a response."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from klantenbestand.analysis.addressed import addressed_customers
from klantenbestand.analysis.orders import prepare
from typed_frames import contacts, purchases

BOUGHT = purchases("""
    | date       | customer | amount | campaign |
    | 01-01-2023 | K1       | 5      |          |
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
    bought = BOUGHT[BOUGHT["amount"].isin([5, 20])]
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
    assert found.gain.tolist() == pytest.approx((found.spent - found.usual).tolist(), nan_ok=True)
    assert np.isnan(found.gain).tolist() == [False, False, False, True, False]  # K4 was a customer for a month


def monthly(first: str, last: str, amount: float = 30.0, customer: str = "K1") -> pd.DataFrame:
    day = pd.date_range(first, last, freq="30D")
    return pd.DataFrame({"customer": customer, "date": day, "amount": amount})


def letter(day: str) -> pd.DataFrame:
    return pd.DataFrame({"customer": ["K1"], "date": pd.Timestamp(day), "channel": "brief", "campaign": "lente"})


def test_what_is_usual_rests_on_the_days_that_the_file_and_the_customer_cover():
    others = monthly("2020-01-01", "2024-12-31", customer="K2")
    young = monthly("2024-01-01", "2024-12-31")  # 30 euro each 30 days: a euro a day, 15 in a window of 15
    for bought in (young, pd.concat([others, young])):
        found = addressed_customers(prepare(bought, date(2024, 12, 31)), letter("2024-06-30"))
        # The second purchase is on 31 January; up to 29 June 6 are in 180 or so days.
        assert found.usual[0] == pytest.approx(15, rel=0.03)


def test_with_few_days_of_history_it_is_not_known_what_is_usual():
    bought = prepare(monthly("2024-01-01", "2024-12-31"), date(2024, 12, 31))
    assert np.isnan(addressed_customers(bought, letter("2024-04-01")).usual[0])  # 90 days after the day of the first
    assert not np.isnan(addressed_customers(bought, letter("2024-04-02")).usual[0])


def test_klant_sinds_tells_how_long_the_history_is():
    old = monthly("2020-01-01", "2024-12-31", customer="K2")
    bought = prepare(pd.concat([old, monthly("2024-03-01", "2024-12-31")]), date(2024, 12, 31))

    def usual(since: str) -> float:
        customers = pd.DataFrame({"customer": ["K1"], "customer_since": [pd.Timestamp(since)]})
        return float(addressed_customers(bought, letter("2024-04-15"), customers=customers).usual[0])

    assert usual("2021-01-01") == pytest.approx(60 / 364 * 15)  # 1 and 31 March, in the whole year before
    assert usual("2024-01-01") == pytest.approx(60 / 105 * 15)
    assert np.isnan(usual("2024-03-01"))
    assert np.isnan(addressed_customers(bought, letter("2024-04-15")).usual[0])


def test_what_is_usual_goes_with_the_season_that_is_shown():
    days = pd.date_range("2020-01-01", "2024-12-31", freq="D")
    amount = np.where(days.month == 12, 30.0, 10.0)  # December sells three times as much
    bought = prepare(pd.DataFrame({"customer": "K1", "date": days, "amount": amount}), date(2024, 12, 31))
    found = addressed_customers(bought, letter("2024-12-05"))
    assert found.spent[0] == 15 * 30
    assert found.usual[0] == pytest.approx(15 * 30, rel=0.05)
    flat = prepare(pd.DataFrame({"customer": "K1", "date": days, "amount": 10.0}), date(2024, 12, 31))
    assert addressed_customers(flat, letter("2024-12-05")).usual[0] == pytest.approx(150)


@pytest.mark.parametrize(
    ("sent", "known"), [("2023-12-01", False), ("2024-03-01", True), ("2024-08-20", True), ("2024-11-01", False)]
)
def test_a_window_outside_the_days_of_the_file_is_not_over(sent, known):
    # A sale each 30 days from 1 January to 27 September: the file is taken to reach to 30 days around.
    found = addressed_customers(prepare(monthly("2024-01-01", "2024-10-01"), date(2024, 12, 31)), letter(sent))
    assert (found.covered.tolist(), found.over.tolist()) == ([known], [known])
