"""Regularity, clumpiness, loyalty and seniority of hand-made customers."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from klantenbestand.analysis.activity import active_customers
from klantenbestand.analysis.orders import prepare
from klantenbestand.analysis.periods import Period
from klantenbestand.analysis.regularity import (
    Bond,
    Regularity,
    bonds,
    clumped,
    clumpiness,
    clumpiness_limit,
    gap_variation,
    loyalty,
    regularity,
    seniority,
)
from klantenbestand.analysis.rhythm import customer_rhythm
from klantenbestand.words.settings import Settings

PEILDATUM = date(2024, 12, 31)


def bought(**days: list[str]):
    rows = [{"customer": name, "date": pd.Timestamp(day), "amount": 5.0} for name, own in days.items() for day in own]
    return prepare(pd.DataFrame(rows), PEILDATUM, Settings(active_months=6))


def days_after(start: str, *gaps: int) -> list[str]:
    moments = pd.Timestamp(start) + pd.to_timedelta(np.cumsum([0, *gaps]), unit="D")
    return [str(moment.date()) for moment in moments]


def test_the_variation_of_gaps_by_hand():
    found = bought(
        even=days_after("2024-01-01", 30, 30, 30, 30),
        some=days_after("2024-01-01", 10, 20, 30, 40),  # mean 25, sd sqrt(500/3) = 12.91: 0.516
        wild=days_after("2024-01-01", 1, 1, 1, 97),  # mean 25, sd 48: 1.92
        few=days_after("2024-01-01", 30, 30, 30),
    )
    variation = gap_variation(customer_rhythm(found))
    assert variation == pytest.approx([0, 0.5164, 1.92, float("nan")], nan_ok=True, abs=1e-4)
    words = list(Regularity)
    assert [words[place] for place in regularity(variation)] == ["vast", "redelijk vast", "onregelmatig", ""]


def test_clumpiness_of_even_and_of_clumped_events():
    even = clumpiness(np.array([10, 20, 30]), np.array([0]), np.array([3]), np.array([39]))
    assert even == pytest.approx([0], abs=1e-12)
    # Two events on days 1 and 2 of 9: parts .1 .1 .8: 1 + (2 x .1 ln .1 + .8 ln .8)/ln 3 = .4183
    two = clumpiness(np.array([1, 2]), np.array([0]), np.array([2]), np.array([9]))
    assert two == pytest.approx([0.4183], abs=1e-4)


def test_random_days_reach_the_published_limit():
    # Zhang, Bradlow and Small: 5 in 100 random histories of 6 events in 30 days are above .257.
    random = np.random.default_rng(2)
    days = np.sort(np.argsort(random.random((4000, 30)), axis=1)[:, :6] + 1, axis=1)
    drawn = clumpiness(days.ravel(), np.arange(4000) * 6, np.full(4000, 6), np.full(4000, 30))
    assert np.percentile(drawn, 95) == pytest.approx(0.257, abs=0.01)


def test_the_limit_is_passed_by_1_in_20_random_histories_of_many_days():
    random = np.random.default_rng(2)
    days = np.sort(random.integers(1, 2001, (4000, 6)), axis=1)
    drawn = clumpiness(days.ravel(), np.arange(4000) * 6, np.full(4000, 6), np.full(4000, 2000))
    assert np.mean(drawn > clumpiness_limit(6)) == pytest.approx(0.05, abs=0.015)


def test_a_burst_is_clumped_and_a_rhythm_is_not():
    found = bought(
        burst=[*days_after("2024-01-01", 1, 1, 1, 1, 1, 1), "2024-12-01"],
        steady=days_after("2024-01-01", *[50] * 7),
    )
    value, more = clumped(found, customer_rhythm(found))
    assert more.tolist() == [True, False]
    assert value[0] > 0.5 > 0.1 > value[1]


def test_loyalty_is_the_share_of_full_periods_since_the_first_purchase():
    found = bought(
        each=[f"2024-{month:02d}-05" for month in range(1, 13)],
        half=["2023-01-01", *[f"2024-{month:02d}-05" for month in range(1, 7)]],
        new=["2024-10-05", "2024-10-09", "2024-12-05"],  # October, November, December: 2 of 3
    )
    rhythm = customer_rhythm(found)
    assert loyalty(found, rhythm, Period.MONTH) == pytest.approx([1, 0.5, 2 / 3])
    assert loyalty(found, rhythm, Period.QUARTER) == pytest.approx([1, 0.5, 1])
    assert loyalty(found, rhythm, Period.YEAR) == pytest.approx([1, 1, 1])
    assert seniority(rhythm, found.today) == pytest.approx([361 / 30.44, 730 / 30.44, 87 / 30.44])


def test_the_month_that_is_not_over_does_not_count():
    rows = pd.DataFrame({"customer": ["K"] * 2, "date": ["2024-11-20", "2024-12-10"], "amount": 5.0})
    found = prepare(rows, date(2024, 12, 30))
    assert loyalty(found, customer_rhythm(found), Period.MONTH).tolist() == [1]  # November only
    newest = prepare(rows.iloc[1:], date(2024, 12, 30))
    assert np.isnan(loyalty(newest, customer_rhythm(newest), Period.MONTH)).all()


def test_once_and_gone_is_an_eendagsvlieg_and_years_of_coming_a_trouwe_klant():
    found = bought(
        once=["2024-01-01"],
        fresh=["2024-12-01"],
        loyal=["2023-12-01", "2024-06-01", "2024-12-01"],
        young=["2024-10-01", "2024-11-01", "2024-12-01"],
        gone=["2022-01-01", "2022-06-01", "2023-06-01"],
    )
    rhythm = customer_rhythm(found)
    said = bonds(rhythm, active_customers(found).customers["status"])
    assert [list(Bond)[place] for place in said] == ["eendagsvlieg", "", "trouwe klant", "", ""]
