"""The monthly series: which months are full, what they sold, and whether days can be corrected for."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from klantenbestand.analysis.orders import prepare
from klantenbestand.analysis.season_months import month_series, recent_years, year_table
from klantenbestand.words.settings import DEFAULTS, Settings
from typed_frames import purchases

SOLD = """
    | order | date       | customer | amount |
    | 1     | 20-11-2023 | K1       | 10.10  |
    | 2     | 31-01-2024 |          | 20.20  |
    | 3     | 01-02-2024 | K1       | 30.00  |
    | 3     | 05-02-2024 | K1       | -5.00  |
"""


def series(peildatum: date, settings: Settings = DEFAULTS, markdown: str = SOLD):
    return month_series(prepare(purchases(markdown), peildatum, settings))


def test_revenue_and_orders_per_month_from_the_first_to_the_last_sale():
    found = series(date(2024, 6, 1))
    assert found.frame["revenue"].to_dict() == {"2023-11": 10.10, "2023-12": 0, "2024-01": 20.20, "2024-02": 25}
    assert found.frame["orders"].tolist() == [1, 0, 1, 1]
    assert (found.first_month, found.full, found.counted) == (10, 4, 4)


def test_the_month_of_the_first_sale_is_full_and_the_last_one_when_the_peildatum_lets_it():
    assert series(date(2024, 2, 28)).full == 3
    assert series(date(2024, 2, 29)).full == 4


def test_a_month_that_does_not_count_is_marked():
    found = series(date(2024, 2, 29), Settings(excluded_months=("2024-01",)))
    assert found.frame["excluded"].tolist() == [False, False, True, False]
    assert (found.full, found.counted) == (4, 3)


def test_the_label_tells_from_when_there_is_enough():
    assert series(date(2024, 2, 28)).label_after(2) == "2024-03"


def test_few_selling_days_are_not_corrected_for():
    found = series(date(2024, 2, 29))
    assert found.weights is None
    assert found.frame["selling_days"].isna().all()
    assert found.frame["corrected"].tolist() == found.frame["revenue"].tolist()
    assert found.weekdays["weight"].isna().all()
    assert found.weekdays["revenue"].sum() == pytest.approx(55.30)


def test_a_shop_that_sells_daily_has_months_corrected_for_their_selling_days():
    days = pd.date_range("2022-01-01", "2023-12-31")
    frame = pd.DataFrame(
        {"date": days[days.day_of_week < 5], "amount": 100.0}
    )  # closed in the weekend, not on holidays
    found = month_series(prepare(frame, date(2023, 12, 31)))
    assert found.weights is not None
    # Each month the same, but for rounding: only the number of working days differed.
    corrected = found.frame["corrected"]
    assert corrected.max() / corrected.min() - 1 < 1e-9
    assert found.frame["revenue"].max() / found.frame["revenue"].min() > 1.1


def test_the_last_three_years_are_tables_by_calendar_month():
    revenue, complete = recent_years(series(date(2024, 2, 28)))
    assert revenue.columns.tolist() == [2024, 2023, 2022]
    assert revenue.loc[2, 2024] == 25
    assert revenue.loc[11, 2023] == 10.10
    assert np.isnan(revenue.loc[3, 2024])
    assert revenue[2022].isna().all()
    assert complete[2024].tolist() == [True] + [False] * 11
    assert complete.loc[[11, 12], 2023].all()


def test_a_history_without_lines_has_no_months():
    found = series(date(2024, 2, 28), markdown="| date | amount |")
    assert found.frame.empty
    assert (found.full, found.counted) == (0, 0)
    assert year_table(found.begins, found.revenue[:0]).shape == (12, 0)
    assert recent_years(found)[0].isna().all(axis=None)


def _sold_daily(start: str, end: str):
    return pd.DataFrame({"date": pd.date_range(start, end), "amount": 10.0})


def test_a_month_in_which_the_file_begins_halfway_is_shown_and_not_counted():
    found = month_series(prepare(_sold_daily("2023-01-30", "2023-12-31"), date(2023, 12, 31)))
    assert found.frame["complete"].tolist() == [False] + [True] * 11
    assert (found.first_month, found.full, found.counted, len(found.filled)) == (1, 11, 11, 11)
    assert found.revenue[0] == 280
    assert found.label_after(1) == "2024-01"
    revenue, complete = recent_years(found)
    assert revenue.loc[1, 2023] == 20
    assert not complete.loc[1, 2023]
    assert complete.loc[2, 2023]


def test_a_month_in_which_the_shop_opened_after_new_year_is_whole():
    found = month_series(prepare(_sold_daily("2023-01-04", "2023-12-31"), date(2023, 12, 31)))
    assert found.frame["complete"].all()
    assert found.full == 12
