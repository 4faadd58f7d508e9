"""The season as a whole: published numbers, the way of working by how much history there is, and what it refuses."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from air_passengers import R_FIGURE, monthly_sales
from histories import histories
from klantenbestand.analysis.end_of_data import data_end
from klantenbestand.analysis.orders import prepare
from klantenbestand.analysis.season import Method, seasonality
from klantenbestand.words.settings import DEFAULTS, Settings
from klantenbestand.words.texts import finding_sentences

PATTERN = np.array([0.7, 0.8, 0.9, 1.0, 1.0, 1.0, 0.9, 0.8, 0.9, 1.1, 1.2, 1.7])


def shop(months: int, first: str = "2021-01-01", noise: float = 0.02, pattern: np.ndarray = PATTERN) -> pd.DataFrame:
    """A sale every day, as large as the pattern says, with noise from month to month."""
    generator = np.random.default_rng(8)
    starts = pd.date_range(first, periods=months + 1, freq="MS")
    days = pd.date_range(starts[0], starts[-1], inclusive="left")
    monthly = np.exp(noise * generator.normal(size=months))
    number = (days.year - starts[0].year) * 12 + days.month - starts[0].month
    return pd.DataFrame({"date": days, "amount": 10 * pattern[days.month - 1] * monthly[number]})


def season(frame: pd.DataFrame, peildatum: date = date(2030, 1, 1), settings: Settings = DEFAULTS):
    return seasonality(prepare(frame, peildatum, settings))


def test_the_plain_index_of_airpassengers_is_that_of_r_and_its_season_is_proven():
    found = season(monthly_sales(), date(1960, 12, 31))
    np.testing.assert_allclose(found.index_plain, R_FIGURE, atol=5.1e-8)
    assert (found.full_months, found.years, found.method, found.p) == (144, 12, Method.RATIO, 0.0005)
    assert found.proven
    assert [peak.month for peak in found.peaks] == [7, 8, 6]
    assert (found.peaks[0].years, found.peaks[0].years_above) == (12, 12)
    assert "season-few-selling-days" in {finding.code for finding in found.thin}


def test_a_later_peildatum_adds_no_empty_months():
    assert season(monthly_sales()).index_plain == season(monthly_sales(), date(1960, 12, 31)).index_plain


def test_a_month_that_is_not_over_does_not_count():
    found = season(monthly_sales(), date(1960, 12, 30))
    assert found.full_months == 143
    assert not found.recent_complete.loc[12, 1960]
    assert found.recent.loc[12, 1960] == 432


def test_three_years_are_tested_and_their_peaks_said_in_years():
    found = season(shop(36))
    assert (found.method, found.years, found.full_months) == (Method.RATIO, 3, 36)
    assert found.proven
    assert found.interval_low is None
    # In November and December every year lies above 105; October's 1.1 too, with so little noise.
    assert [(peak.month, peak.years_above, peak.years) for peak in found.peaks] == [(12, 3, 3), (11, 3, 3), (10, 3, 3)]
    assert found.peaks[0].years_in_top3 == 3
    np.testing.assert_allclose(found.index, PATTERN, rtol=0.06)
    assert sum(found.index) == pytest.approx(12)
    low, index, high = (np.array(values) for values in (found.low, found.index, found.high))
    assert ((low <= index + 1e-12) & (index <= high + 1e-12)).all()
    assert found.ratio_table is not None
    assert found.ratio_table.notna().all(axis=None)
    assert found.thin == ()


def test_five_years_have_intervals():
    found = season(shop(60))
    assert found.interval_low is not None
    assert found.interval_high is not None
    assert all(low <= high for low, high in zip(found.interval_low, found.interval_high, strict=True))
    assert found.interval_low[11] > 1.5


def test_24_to_35_months_are_indicative_and_not_tested():
    found = season(shop(30), date(2023, 7, 1))
    assert (found.method, found.p, found.years, found.permutations) == (Method.SHARE, None, 2, 0)
    np.testing.assert_allclose(found.index, PATTERN, rtol=0.06)
    (note,) = found.thin
    assert note.code == "season-indicative"
    assert note.details["until"] == "december 2023"  # 36 months from January 2021
    assert not found.proven
    assert found.peaks[0].month == 12
    assert found.index_plain is not None


def test_under_24_months_there_is_no_index_and_it_says_from_when():
    found = season(shop(23), date(2022, 12, 1))
    assert (found.index, found.index_plain, found.p, found.method, found.ratio_table) == (None, None, None, None, None)
    (note,) = found.thin
    assert dict(note.details) == {"have": 23, "need": 24, "missing": 1, "until": "december 2022"}
    assert "december 2022" in " ".join(finding_sentences(note))
    assert found.recent.columns.tolist() == [2022, 2021, 2020]


def test_a_shop_without_a_season_has_no_busy_months():
    found = season(shop(48, noise=0.1, pattern=np.ones(12)))
    assert not found.proven
    assert found.peaks == ()
    assert found.index is not None


def test_a_month_of_holidays_every_year_is_taken_by_difference():
    closed = PATTERN.copy()
    closed[7] = 0
    frame = shop(48, pattern=closed)
    found = season(frame[frame["amount"] > 0])
    assert found.method is Method.DIFFERENCE
    assert found.index is not None
    assert found.index[7] == pytest.approx(0, abs=0.05)
    assert found.proven


def test_excluded_months_change_nothing_where_they_were_as_always_and_save_the_index_where_not():
    frame = shop(48)
    closed = frame["date"].between("2022-11-01", "2022-12-31")
    spoiled = frame.assign(amount=frame["amount"].where(~closed, 1.0))
    honest = season(frame)
    saved = season(spoiled, settings=Settings(excluded_months=("2022-11", "2022-12")))
    np.testing.assert_allclose(saved.index, honest.index, rtol=0.03)
    assert np.isnan(saved.ratio_table.loc[12, 2022])
    assert saved.peaks[0].years == 3
    assert abs(season(spoiled).index[11] - honest.index[11]) > 0.2


def test_a_calendar_month_that_never_counts_leaves_no_index():
    found = season(shop(36), settings=Settings(excluded_months=("2021-05", "2022-05", "2023-05", "2024-05")))
    assert found.index is None
    found = season(shop(40), settings=Settings(excluded_months=("2021-05", "2022-05", "2023-05")))
    assert found.index is None
    assert [finding.code for finding in found.thin] == ["season-no-level"]


def test_without_sales_there_is_nothing_but_that():
    found = season(pd.DataFrame({"date": pd.to_datetime([]), "amount": []}))
    assert [finding.code for finding in found.thin] == ["no-sales"]
    assert found.months.empty
    assert found.index_plain is None


@given(histories())
def test_all_tables_hold_the_revenue_of_the_sheet_to_the_cent(frame):
    purchases = prepare(frame, date(2024, 12, 31))
    found = seasonality(purchases)
    end, lines = data_end(purchases), purchases.lines
    since = lines[lines["day"] >= end.start]
    cents = int(since["cents"].sum())
    assert round(found.months["revenue"].sum() * 100) == cents
    assert round(float(found.revenue_table.sum().sum()) * 100) == cents
    known = since[since["day"] <= end.day]
    year = known["day"].to_numpy().astype("datetime64[D]").astype("datetime64[Y]").astype(int) + 1970
    recent = int(known["cents"].to_numpy()[year >= year.max() - 2].sum()) if len(year) else 0
    assert round(float(found.recent.sum().sum()) * 100) == recent


def test_two_days_of_a_first_month_do_not_make_january_a_quiet_month():
    frame = pd.DataFrame({"date": pd.date_range("2022-01-30", "2025-12-31"), "amount": 10.0})
    found = seasonality(prepare(frame, date(2025, 12, 31)))
    assert found.full_months == 47
    assert found.low is not None
    assert found.low[0] > 0.9
    # The uncorrected index counts the month of the first sale as full, as agreed; the centred average never uses it.
    assert found.index_plain is not None
