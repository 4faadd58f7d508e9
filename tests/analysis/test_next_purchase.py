"""A next date only where the shop's own window is narrow, and only while that window is open."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from histories import histories
from klantenbestand.analysis.next_purchase import next_purchases
from klantenbestand.analysis.orders import prepare

PEILDATUM = date(2024, 12, 31)


def shop(spread: float, customers: int = 40, gaps: int = 8, seed: int = 1, last: int = 10) -> pd.DataFrame:
    """Customers who come about every 30 days; `spread` is the deviation of the logarithm of a gap."""
    random = np.random.default_rng(seed)
    rows = []
    for number in range(customers):
        own = np.maximum(np.rint(30 * np.exp(spread * random.standard_normal(gaps))), 1)
        days = np.cumsum(own[::-1])
        moments = [pd.Timestamp(PEILDATUM) - pd.Timedelta(days=last + float(back)) for back in (0, *days)]
        rows += [(f"K{number}", moment) for moment in moments]
    return pd.DataFrame(rows, columns=["customer", "date"]).assign(amount=10.0)


def test_regular_customers_get_a_date_with_its_window():
    found = next_purchases(prepare(shop(0.15), PEILDATUM))
    window = found.windows.loc["vast"]
    assert (window["customers"], window["dated"]) == (40, True)
    assert window["low"] == pytest.approx(np.exp(-1.28 * 0.15), abs=0.12)
    assert window["high"] == pytest.approx(np.exp(1.28 * 0.15), abs=0.15)
    row = found.frame.iloc[0]
    assert row["from"] <= row["expected"] <= row["until"]
    assert abs((row["expected"] - pd.Timestamp("2025-01-20")).days) <= 6
    assert (row["basis"], found.thin) == ("eigen", ())


def test_irregular_customers_get_none():
    found = next_purchases(prepare(shop(1.2, 60), PEILDATUM))
    assert not found.windows["dated"].any()
    assert found.frame.empty
    assert [note.code for note in found.thin] == ["next-date-unreliable"]


def test_who_is_silent_for_longer_than_the_window_gets_no_date():
    frame = pd.concat([shop(0.1), shop(0.1, 1, last=80).replace({"customer": {"K0": "stil"}})])
    found = next_purchases(prepare(frame, PEILDATUM))
    assert "stil" not in found.frame.index
    assert len(found.frame) == 40


def test_three_gaps_are_indicative_and_two_are_none():
    frame = pd.concat(
        [
            shop(0.1),
            shop(0.1, 1, 3, seed=2).replace({"customer": {"K0": "drie"}}),
            shop(0.1, 1, 2, seed=2).replace({"customer": {"K0": "twee"}}),
        ]
    )
    found = next_purchases(prepare(frame, PEILDATUM))
    assert found.frame.loc["drie", "basis"] == "indicatief"
    assert "twee" not in found.frame.index


def test_under_20_customers_no_window_is_measured():
    found = next_purchases(prepare(shop(0.1, 19), PEILDATUM))
    assert np.isnan(found.windows.loc["vast", "low"])
    assert found.frame.empty


@given(histories())
def test_any_history_is_taken(frame):
    found = next_purchases(prepare(frame, PEILDATUM))
    assert found.frame.empty
    assert len(found.windows) == 3
