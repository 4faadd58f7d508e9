"""The size of baskets: which orders count, their spread in numbers that Excel gives too, the trend."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from histories import histories
from klantenbestand.analysis.basket import basket_size
from klantenbestand.analysis.end_of_data import data_end
from klantenbestand.analysis.orders import prepare
from klantenbestand.analysis.periods import Period
from klantenbestand.analysis.trend import theil_sen
from klantenbestand.words.settings import Settings
from typed_frames import purchases

PEILDATUM = date(2024, 12, 31)


def basket(markdown: str):
    return basket_size(prepare(purchases(markdown), PEILDATUM))


def of_amounts(amounts: list[float]):
    numbers = [str(number) for number in range(len(amounts))]
    frame = pd.DataFrame({"date": pd.Timestamp("2024-01-01"), "amount": amounts, "order": numbers})
    return basket_size(prepare(frame, PEILDATUM))


ORDERS = """
    | order | date       | customer | amount | status  |
    | 1     | 01-02-2024 | K1       | 10     |         |
    | 1     | 01-02-2024 | K1       | 20     |         |
    | 2     | 01-02-2024 | K1       | 50     |         |
    | 3     | 01-03-2024 |          | 70     |         |
    | 4     | 01-03-2024 | K2       | 90     |         |
    | 4     | 09-03-2024 | K2       | -90    |         |
    | 5     | 01-03-2024 | K2       | 999    | offerte |
    |       | 01-03-2024 |          | 5      |         |
"""


def test_orders_of_customers_and_of_losse_verkoop_with_a_number_count_net():
    found = basket(ORDERS)
    assert (found.orders, found.revenue, found.mean, found.median) == (3, 150, 50, 50)
    assert (found.smallest, found.largest) == (30, 70)
    assert found.sd == pytest.approx(20)  # of 30, 50, 70
    assert found.lines_per_order == pytest.approx(4 / 3)
    assert (found.loose_lines_left_out, found.lines_as_orders) == (1, False)


def test_without_numbers_and_customers_each_line_is_an_order_and_it_says_so():
    found = basket("| date | amount |\n| 01-02-2024 | 10 |\n| 01-02-2024 | 20 |")
    assert (found.orders, found.lines_as_orders, found.loose_lines_left_out) == (2, True, 0)


def test_quartiles_are_those_of_excel():
    # Excel: =PERCENTILE({1;2;4;8;16};0,1) and so on.
    found = of_amounts([16, 1, 4, 2, 8])
    assert [found.p10, found.p25, found.median, found.p75, found.p90] == pytest.approx([1.4, 2, 4, 8, 12.8])


def test_one_order_has_no_spread():
    found = of_amounts([12.5])
    assert (found.mean, found.median, found.p10, found.sd) == (12.5, 12.5, 12.5, None)


def test_the_histogram_has_round_steps_and_an_open_end():
    found = of_amounts([5.0] * 10 + [24.99] * 50 + [25.0] * 35 + [49.99, 50, 900, 900, 1000])
    # The 95th value of 100 is 25.00: a tenth of it is 2.50, rounded up to steps of 5 euro.
    assert found.histogram["low"].tolist() == [0, 5, 10, 15, 20, 25, 30]
    assert found.histogram["high"].tolist()[:-1] == [5, 10, 15, 20, 25, 30]
    assert np.isnan(found.histogram["high"].iloc[-1])
    assert found.histogram["orders"].tolist() == [0, 10, 0, 0, 50, 35, 5]
    assert found.histogram["share"].sum() == pytest.approx(1)


def test_the_histogram_of_equal_amounts_has_no_open_end():
    found = of_amounts([100.0] * 30)
    assert found.histogram["high"].notna().all()
    assert found.histogram["orders"].sum() == 30


def test_months_without_orders_stay_empty():
    found = basket("""
        | order | date       | amount |
        | 1     | 01-01-2024 | 10     |
        | 2     | 31-01-2024 | 20     |
        | 3     | 01-01-2024 | 60     |
        | 4     | 01-03-2024 | 5      |
    """).per_period[Period.MONTH]
    assert found["orders"].to_dict() == {"2024-01": 3, "2024-02": 0, "2024-03": 1}
    assert found["median"].tolist()[::2] == [20, 5]
    assert found["mean"].iloc[0] == 30
    assert found.loc["2024-02", ["mean", "median"]].isna().all()


def growing(months: int) -> pd.DataFrame:
    starts = pd.date_range("2022-01-01", periods=months, freq="MS")
    return pd.DataFrame(
        {"date": starts, "amount": 20 + 0.5 * np.arange(months), "order": [str(number) for number in range(months)]}
    )


def test_the_trend_is_per_month_over_full_months():
    found = basket_size(prepare(growing(30), date(2024, 6, 15)))  # June 2024, the 30th month, is not full
    assert found.trend is not None
    assert (found.trend.points, found.trend.slope, found.trend.direction) == (29, pytest.approx(0.5), 1)


def test_baskets_that_grow_towards_the_end_of_every_year_are_no_growth():
    frame = growing(36)
    noise = np.random.default_rng(2).uniform(0.95, 1.05, 36)
    part_of_year = 1 + 0.05 * frame["date"].dt.month
    for months in (24, 36):  # up to December, where a line through all months rises
        part = frame.assign(amount=(20 * part_of_year * noise).round(2)).head(months)
        assert theil_sen(np.arange(float(months)), part["amount"].to_numpy()).direction == 1
        found = basket_size(prepare(part, date(2024, 12, 31)))
        assert found.trend is not None
        assert found.trend.direction == 0


def test_months_that_do_not_count_by_the_setting_are_left_out_of_the_trend():
    frame = growing(48).assign(amount=20.0 + 0.02 * np.arange(48))
    closed = frame["date"].dt.year == 2025  # a year of small orders, in which the shop was half closed
    spoiled = frame.assign(amount=frame["amount"].mask(closed, 5.0))
    left_out = tuple(f"2025-{month:02}" for month in range(1, 13))
    as_it_is = basket_size(prepare(spoiled, date(2025, 12, 31))).trend
    found = basket_size(prepare(spoiled, date(2025, 12, 31), Settings(excluded_months=left_out)))
    assert as_it_is is not None
    assert found.trend is not None
    assert (as_it_is.direction, found.trend.direction) == (0, 1)
    assert (found.trend.points, found.trend.slope) == (36, pytest.approx(0.02))
    assert found.excluded.nonzero()[0].tolist() == list(range(36, 48))


def test_months_that_do_not_count_are_no_history_for_the_trend():
    found = basket_size(prepare(growing(24), PEILDATUM, Settings(excluded_months=("2022-05",))))
    assert found.trend is None
    assert [dict(finding.details)["have"] for finding in found.thin if finding.code == "trend-few-months"] == [23]


def test_a_year_is_too_short_to_tell_growth_from_season():
    assert basket_size(prepare(growing(23), PEILDATUM)).trend is None
    assert basket_size(prepare(growing(24), PEILDATUM)).trend is not None


def test_under_24_full_months_it_says_from_when():
    found = basket_size(prepare(growing(11), PEILDATUM))
    assert found.trend is None
    assert {finding.code: dict(finding.details) for finding in found.thin} == {
        "basket-few-orders": {"have": 11, "need": 20, "missing": 9},
        "trend-few-months": {"have": 11, "need": 24, "missing": 13},
    }


def test_without_orders_there_is_nothing_to_say_but_that():
    found = basket("| order | date | amount |\n| 1 | 01-01-2024 | -10 |")
    assert (found.orders, found.revenue, found.mean, found.median, found.sd, found.trend) == (
        0,
        0,
        None,
        None,
        None,
        None,
    )
    assert found.histogram.empty
    assert [finding.code for finding in found.thin] == ["no-orders"]


@given(histories())
def test_every_order_is_in_one_bar_and_one_period_and_adds_up(frame):
    purchases_ = prepare(frame, PEILDATUM)
    found = basket_size(purchases_)
    assert found.histogram["orders"].sum() == found.orders
    orders = purchases_.orders[purchases_.orders["is_purchase"]]
    early = orders[(orders["told_apart"] | found.lines_as_orders) & (orders["day"] < data_end(purchases_).start)]
    for table in found.per_period.values():
        assert table["orders"].sum() == found.orders - len(early)
        assert round(table["revenue"].sum() * 100) == round(found.revenue * 100) - early["cents"].sum()


@given(histories())
def test_spread_and_medians_are_those_of_numpy(frame):
    purchases_ = prepare(frame, PEILDATUM)
    found = basket_size(purchases_)
    if not found.orders or found.lines_as_orders:
        return
    orders = purchases_.orders[purchases_.orders["is_purchase"] & purchases_.orders["told_apart"]]
    euros = orders["cents"] / 100
    expected = np.percentile(euros, [0, 10, 25, 50, 75, 90, 100])
    ours = [found.smallest, found.p10, found.p25, found.median, found.p75, found.p90, found.largest]
    np.testing.assert_allclose(ours, expected)
    months = orders["day"].to_numpy().astype("datetime64[D]").astype("datetime64[M]").astype(str)
    since = (orders["day"] >= data_end(purchases_).start).to_numpy()  # periods begin where the data do
    medians = euros[since].groupby(months[since]).median()
    np.testing.assert_allclose(found.per_period[Period.MONTH]["median"].dropna(), medians)
