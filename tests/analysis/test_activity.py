"""Who is active today, by which window, and which period fits the rhythm."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given

from histories import histories
from klantenbestand.analysis.activity import (
    PeriodOrigin,
    Status,
    WindowOrigin,
    active_customers,
)
from klantenbestand.analysis.orders import prepare
from klantenbestand.analysis.periods import Period
from klantenbestand.words.settings import DEFAULTS, Settings
from typed_frames import purchases

PEILDATUM = date(2024, 12, 31)


def regulars(gaps: list[int], purchases_each: int = 11, last: str = "2024-12-01") -> pd.DataFrame:
    """One customer for each gap, who bought every so many days, the last time on `last`."""
    rows = [
        {"customer": f"K{number}", "date": pd.Timestamp(last) - pd.Timedelta(days=gap * back), "amount": 10.0}
        for number, gap in enumerate(gaps)
        for back in range(purchases_each)
    ]
    return pd.DataFrame(rows)


def activity(frame: pd.DataFrame, settings: Settings = DEFAULTS):
    return active_customers(prepare(frame, PEILDATUM, settings))


def test_the_window_is_the_95th_percentile_of_the_gaps_in_whole_months():
    # 100 gaps: 90 of 30 days, 10 of 70: the 95th percentile is 70 days, 3 months of 30.44 days.
    window = activity(regulars([30] * 9 + [70])).window
    assert (window.months, window.days, window.origin, window.gaps) == (3, 91, WindowOrigin.GAPS, 100)
    assert window.p95 == 70


def test_under_50_gaps_the_window_is_12_months_and_says_why():
    found = activity(regulars([30] * 4, 13))
    assert (found.window.months, found.window.days, found.window.origin) == (12, 365, WindowOrigin.FEW_GAPS)
    (note,) = (finding for finding in found.thin if finding.code == "window-few-gaps")
    assert note.details == {"have": 48, "need": 50, "missing": 2}


def test_a_window_over_half_the_history_falls_back_to_12_months():
    # Fifty customers who came back once after 100 days: 4 months of 30.44 days are over half of 100 days.
    found = activity(regulars([100] * 50, 2))
    assert (found.window.months, found.window.origin) == (12, WindowOrigin.SHORT_HISTORY)
    assert "window-short-history" in {finding.code for finding in found.thin}


def test_the_window_is_never_longer_than_24_months():
    found = activity(regulars([900] * 20, 4))
    assert (found.window.months, found.window.origin) == (24, WindowOrigin.GAPS)


def test_the_owner_overrules_the_window():
    window = activity(regulars([30] * 10), Settings(active_months=6)).window
    assert (window.months, window.days, window.origin) == (6, 183, WindowOrigin.SETTING)


def test_the_last_day_of_the_window_is_active_and_the_day_before_it_not():
    frame = purchases("""
        | date       | customer | amount |
        | 01-01-2024 | K1       | 10     |
        | 31-12-2023 | K2       | 10     |
    """)
    found = activity(frame)  # 12 months are 365 days; 2024 has 366
    assert found.customers["recency_days"].to_dict() == {"K1": 365, "K2": 366}
    assert found.customers["status"].to_dict() == {"K1": Status.ACTIVE, "K2": Status.LAPSED}
    assert (found.active_now, found.at_risk_now, found.lapsed_now) == (1, 0, 1)


def test_silence_of_more_than_twice_the_own_rhythm_is_at_risk():
    frame = pd.concat([regulars([30] * 9), regulars([30], last="2024-10-01").assign(customer="stil")])
    found = activity(frame, Settings(active_months=12))
    assert found.customers.loc["stil", "status"] == Status.AT_RISK  # 91 days silent, rhythm 30
    assert set(found.customers.drop("stil")["status"]) == {Status.ACTIVE}
    assert (found.active_now, found.at_risk_now) == (10, 1)


def test_at_risk_is_not_said_where_the_rhythm_is_not_known():
    frame = purchases("""
        | date       | customer | amount |
        | 01-06-2024 | K1       | 10     |
        | 11-06-2024 | K1       | 10     |
        | 01-07-2024 | K2       | 10     |
    """)
    assert activity(frame).at_risk_now == 0


@pytest.mark.parametrize(
    ("gap", "period", "edge"),
    [
        (20, Period.MONTH, False),
        (45, Period.MONTH, True),
        (46, Period.QUARTER, True),
        (60, Period.QUARTER, False),
        (135, Period.QUARTER, True),
        (136, Period.YEAR, True),
        (200, Period.YEAR, False),
    ],
)
def test_the_period_follows_the_median_gap(gap, period, edge):
    choice = activity(regulars([gap] * 20, 3)).choice
    assert (choice.period, choice.at_edge, choice.origin) == (period, edge, PeriodOrigin.THREE_PURCHASES)
    assert (choice.median_gap, choice.customers, choice.shares[period]) == (gap, 20, 1)


def test_with_few_regulars_all_who_came_back_choose_the_period():
    frame = pd.concat([regulars([20] * 19, 3), regulars([100] * 21, 2).replace({"customer": r"^K"}, "L", regex=True)])
    found = activity(frame)
    assert (found.choice.origin, found.choice.period) == (PeriodOrigin.REPEATERS, Period.QUARTER)
    assert found.choice.shares == pytest.approx({Period.MONTH: 19 / 40, Period.QUARTER: 21 / 40, Period.YEAR: 0})


def test_the_setting_chooses_the_period_and_the_rule_stays_visible():
    choice = activity(regulars([20] * 20, 3), Settings(period="jaar")).choice
    assert (choice.period, choice.computed, choice.origin) == (Period.YEAR, Period.MONTH, PeriodOrigin.SETTING)


def test_a_shop_where_nobody_came_back_is_shown_per_quarter():
    found = activity(regulars([20] * 5, 1))
    assert (found.choice.period, found.choice.origin) == (Period.QUARTER, PeriodOrigin.NO_REPEATERS)
    assert found.flow is found.flows[Period.QUARTER]
    assert {finding.code for finding in found.thin} == {"window-few-gaps", "period-no-repeaters"}


def test_only_losse_verkoop_says_that_customer_numbers_are_missing():
    found = activity(purchases("| date | customer | amount |\n| 31-12-2024 | | 10 |"))
    assert [finding.code for finding in found.thin] == ["no-customer-purchases"]
    assert (found.active_now, len(found.customers)) == (0, 0)


@pytest.mark.parametrize(
    ("last", "told"),
    # Of ten gaps of 60 days: 30 days to wait, known as 20 gaps at random are: 600 (0.002^(-1/20) - 1) = 218.7 days.
    [("2024-05-27", False), ("2024-05-26", True)],
)
def test_a_shop_silent_for_far_longer_than_its_pauses_is_told_that_purchases_are_missing(last, told):
    notes = {finding.code for finding in activity(regulars([60] * 10, last=last)).thin}  # see test_end_of_data
    assert ("purchases-not-up-to-date" in notes) == told


def test_a_month_without_sales_is_nothing_to_tell():
    notes = {finding.code for finding in activity(regulars([1], 30, last="2024-11-30")).thin}
    assert "purchases-not-up-to-date" not in notes


@given(histories())
def test_every_buyer_has_one_status(frame):
    found = activity(frame)
    statuses = found.customers["status"].value_counts()
    assert found.active_now == statuses.get("actief", 0) + statuses.get("dreigt weg", 0)
    assert found.lapsed_now == statuses.get("niet meer actief", 0)
    assert found.active_now + found.lapsed_now == len(found.customers)
