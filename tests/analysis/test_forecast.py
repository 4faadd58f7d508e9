"""The coming 12 months: right where the past repeats itself, refused where it would be invented."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from air_passengers import monthly_sales
from histories import histories
from klantenbestand.analysis.forecast import ahead, season_forecast
from klantenbestand.analysis.orders import prepare
from klantenbestand.words.settings import DEFAULTS, Settings

SEASON = np.array([0.8, 0.8, 0.9, 1.0, 1.0, 1.1, 1.2, 1.2, 1.0, 0.9, 0.9, 1.2])
PEILDATUM = date(2024, 12, 31)


def shop(values: np.ndarray) -> pd.DataFrame:
    """These monthly sales, the last in December 2024."""
    days = pd.date_range(end="2024-12-01", periods=len(values), freq="MS") + pd.Timedelta(days=14)
    return pd.DataFrame({"date": days, "amount": values.round(2)})


def noisy(years: int, noise: float, seed: int = 1) -> np.ndarray:
    random = np.random.default_rng(seed)
    return 1000 * np.tile(SEASON, years) * np.exp(noise * random.standard_normal(12 * years))


def found_in(values: np.ndarray, settings: Settings = DEFAULTS):
    return season_forecast(prepare(shop(values), PEILDATUM, settings))


def test_a_year_that_repeats_itself_is_forecast_exactly():
    made = ahead(np.tile(SEASON, 4) * 1000, np.zeros(48, dtype=bool), 0)
    assert made == pytest.approx(SEASON * 1000, rel=1e-6)


def test_the_forecast_has_a_band_and_its_back_test():
    found = found_in(noisy(5, 0.05))
    assert found.months.index.tolist()[0] == "2025-01"
    assert len(found.months) == 12
    assert found.months["expected"].to_numpy() == pytest.approx(SEASON * 1000, rel=0.12)
    assert (found.months["low"] < found.months["expected"]).all()
    assert found.total == pytest.approx(found.months["expected"].sum())
    assert found.total_low < 12_000 < found.total_high
    assert found.tried == 35
    assert found.error < 0.1
    assert found.past.index.tolist() == [f"2024-{month:02d}" for month in range(1, 13)]
    assert found.past["actual"].sum() == pytest.approx(noisy(5, 0.05)[-12:].round(2).sum())


def test_air_passengers_are_forecast_better_than_by_last_year():
    found = season_forecast(prepare(monthly_sales(), date(1960, 12, 31)))
    assert found.error < found.naive_error
    assert found.total > 5714  # 1960 had 5,714 (x 1000) and every year grew
    inside = (found.past["actual"] / found.past["expected"] - 1).abs()
    assert inside.mean() < 0.06


def test_the_band_holds_the_total_about_as_often_as_it_says():
    hits = []
    for seed in range(20):
        values = noisy(6, 0.1, seed)
        found = found_in(values[:-12])
        hits.append(found.total_low <= values[-12:].sum() <= found.total_high)
    assert 0.6 <= np.mean(hits) <= 1


def test_less_than_three_years_are_refused():
    found = found_in(noisy(3, 0.05)[1:])
    assert (found.months.empty, found.total) == (True, None)
    (note,) = found.thin
    assert (note.code, note.details["missing"], note.details["until"]) == ("forecast-too-short", 1, "januari 2025")
    assert found_in(np.array([])).thin[0].code == "no-sales"


def test_a_month_without_revenue_is_refused():
    values = noisy(4, 0.05)
    values[20] = -5
    assert found_in(values).thin[0].code == "forecast-no-level"


def test_a_wild_past_is_refused_and_says_how_wild():
    found = found_in(noisy(4, 1.2))
    (note,) = found.thin
    assert note.code == "forecast-too-uncertain"
    assert note.details["error"].endswith("%")


def test_a_closed_month_does_not_spoil_the_forecast():
    values = noisy(5, 0.03)
    values[50] = 10.0
    open_again = found_in(values, Settings(excluded_months=("2024-03",)))
    assert open_again.months.loc["2025-03", "expected"] == pytest.approx(900, rel=0.12)


@given(histories())
def test_any_history_is_forecast_or_refused(frame):
    found = season_forecast(prepare(frame, date(2025, 1, 31)))
    assert (found.total is None) == bool(found.thin)
    assert (len(found.months) == 12) == (not found.thin)
