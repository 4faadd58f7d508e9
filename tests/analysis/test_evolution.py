"""The season over the years: steady, shifting, or too short to see."""

from datetime import date

import numpy as np
import pandas as pd

from air_passengers import monthly_sales
from klantenbestand.analysis.evolution import season_evolution
from klantenbestand.analysis.orders import prepare
from klantenbestand.analysis.season import seasonality

SEASON = np.array([0.8, 0.8, 0.9, 1.0, 1.0, 1.1, 1.2, 1.2, 1.0, 0.9, 0.9, 1.2])


def shop(years: int, december: float = 0.0, noise: float = 0.01) -> pd.DataFrame:
    """Monthly sales; December rises by so much a year."""
    random = np.random.default_rng(2)
    index = np.tile(SEASON, (years, 1))
    index[:, 11] += december * np.arange(years)
    values = 1000 * index.ravel() * np.exp(noise * random.standard_normal(12 * years))
    days = pd.date_range("2015-01-15", periods=12 * years, freq=pd.DateOffset(months=1))
    return pd.DataFrame({"date": days, "amount": values.round(2)})


def found_in(frame: pd.DataFrame):
    return season_evolution(seasonality(prepare(frame, date(2025, 12, 31))))


def test_a_december_that_grows_is_seen():
    found = found_in(shop(9, 0.1))
    assert found.slopes.index[found.slopes["clear"] & (found.slopes["slope"] > 0)].tolist() == [12]
    assert 0.05 < found.slopes.loc[12, "slope"] < 0.1
    assert found.rolling.index.tolist()[0] == "2015-2017"
    assert found.rolling[12].is_monotonic_increasing
    assert np.allclose(found.rolling.mean(axis=1), 1)


def test_a_steady_season_does_not_shift():
    found = found_in(shop(7))
    assert not found.slopes["clear"].any()
    assert found.slopes["slope"].abs().max() < 0.01


def test_air_passengers_summers_grew():
    found = season_evolution(seasonality(prepare(monthly_sales(), date(1960, 12, 31))))
    clear = found.slopes.index[found.slopes["clear"]].tolist()
    assert {7, 8} <= set(clear)  # the known widening of the summer peak
    assert (found.slopes.loc[[7, 8], "low"] > 0).all()
    assert len(found.rolling) == 10


def test_under_five_years_it_is_not_said():
    found = found_in(shop(4))
    assert found.rolling.empty
    assert found.slopes.empty
    (note,) = found.thin
    assert (note.code, note.details["have"], note.details["missing"]) == ("evolution-too-short", 48, 12)
    assert found_in(shop(0)).thin[0].details["have"] == 0
