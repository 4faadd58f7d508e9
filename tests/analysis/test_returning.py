"""Repeat purchases, returning customers and churn are three things, each with its window."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given

from histories import histories
from klantenbestand.analysis.activity import active_customers
from klantenbestand.analysis.end_of_data import data_end
from klantenbestand.analysis.orders import prepare
from klantenbestand.analysis.returning import churn, repeat_purchases
from klantenbestand.words.settings import Settings
from typed_frames import purchases

PEILDATUM = date(2024, 12, 31)
BOUGHT = purchases("""
    | date       | customer | amount | order |
    | 31-12-2023 | K1       | 10     | 1     |
    | 01-01-2024 | K1       | 10     | 2     |
    | 01-01-2024 | K2       | 10     | 3     |
    | 01-01-2024 | K2       | 10     | 4     |
    | 31-12-2024 | K3       | 10     | 5     |
    | 01-06-2023 | K4       | 10     | 6     |
    | 01-06-2022 | K5       | 10     | 7     |
""")


def test_repeat_purchases_and_returning_customers_are_kept_apart():
    found = repeat_purchases(prepare(BOUGHT, PEILDATUM))
    assert (found.start, found.end) == (pd.Timestamp("2024-01-01"), pd.Timestamp("2024-12-31"))
    # K1, K2 and K3 bought in 2024; K2 twice; K1 bought before.
    assert (found.customers, found.repeaters, found.returning) == (3, 1, 1)
    assert found.rate == pytest.approx(1 / 3)
    assert found.whole
    assert [note.code for note in found.thin] == ["repeat-few-customers"]


def test_an_earlier_window_does_not_know_what_came_later():
    found = repeat_purchases(prepare(BOUGHT, PEILDATUM), 12, pd.Timestamp("2023-12-31"))
    assert (found.customers, found.repeaters, found.returning) == (2, 0, 0)  # K1 and K4


def test_churn_counts_who_was_active_and_stayed_away():
    found = prepare(BOUGHT, PEILDATUM, Settings(active_months=12))
    gone = churn(found, active_customers(found).window)
    # On 31 December 2023 K1 (that day) and K4 (June) were active, K5 (June 2022) no longer; K4 stayed away.
    assert (gone.start, gone.active_before, gone.gone) == (pd.Timestamp("2024-01-01"), 2, 1)
    assert gone.rate == 0.5
    assert [note.code for note in gone.thin] == ["churn-few-customers"]


def test_churn_says_when_the_file_is_too_short():
    frame = BOUGHT[BOUGHT["date"] >= "2024-01-01"]
    found = prepare(frame, PEILDATUM)
    gone = churn(found, active_customers(found).window)
    assert (gone.active_before, gone.rate, gone.interval) == (0, None, None)
    assert [note.code for note in gone.thin] == ["churn-too-short"]
    assert not repeat_purchases(found).whole


@given(histories())
def test_the_parts_never_exceed_the_whole(frame):
    found = prepare(frame, date(2024, 6, 30))
    again = repeat_purchases(found)
    assert again.repeaters <= again.customers
    assert again.returning <= again.customers <= found.occasions["customer"].nunique()
    gone = churn(found, active_customers(found).window, 6)
    assert gone.gone <= gone.active_before
    assert (gone.rate is None) == (gone.active_before == 0)
    everything, known = repeat_purchases(found, 12 * 80), found.occasions["day"] <= data_end(found).day
    assert everything.returning == 0
    assert everything.customers == found.occasions.loc[known, "customer"].nunique()
