"""Between which days the purchases are there: up to the peildatum, or where the file ended long before it; and from the
first sale that does not lie far before all others."""

from collections.abc import Iterable
from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from histories import histories
from klantenbestand.analysis.activity import active_customers, active_window
from klantenbestand.analysis.articles import article_sales
from klantenbestand.analysis.basket import basket_size
from klantenbestand.analysis.cohorts import retention
from klantenbestand.analysis.end_of_data import DataEnd, data_end, not_up_to_date, too_early
from klantenbestand.analysis.expectation import expected_purchases
from klantenbestand.analysis.flow import customer_flow
from klantenbestand.analysis.forecast import season_forecast
from klantenbestand.analysis.orders import Purchases, prepare
from klantenbestand.analysis.periods import Period, day_number
from klantenbestand.analysis.regularity import loyalty
from klantenbestand.analysis.returning import churn, repeat_purchases
from klantenbestand.analysis.rhythm import customer_rhythm
from klantenbestand.analysis.season import seasonality
from klantenbestand.analysis.sequence import first_articles
from klantenbestand.analysis.usual import covered_days
from klantenbestand.analysis.weight import customer_weight

PEILDATUM = date(2024, 12, 31)


def sold_on(*days: Iterable[pd.Timestamp], today: date = PEILDATUM) -> Purchases:
    """A sale of 10 euro to K1 on each of these days."""
    every = [day for part in days for day in part]
    return prepare(pd.DataFrame({"date": every, "customer": "K1", "amount": 10.0, "article": "thee"}), today)


def on(*days: str) -> list[pd.Timestamp]:
    return [pd.Timestamp(day) for day in days]


def every_day(first: str, last: str) -> list[pd.Timestamp]:
    return list(pd.date_range(first, last))


def end_of(*days: Iterable[pd.Timestamp], today: date = PEILDATUM) -> str | None:
    """The last day with a sale of a file that ended; None where it is up to date."""
    end = data_end(sold_on(*days, today=today))
    return None if end.up_to_date else str(end.last_date.date())


ENDED = every_day("2022-01-01", "2024-06-12")  # five months and a half before the peildatum


def test_a_file_that_is_up_to_date_ends_on_the_peildatum_also_after_days_without_a_sale():
    today = day_number(pd.Timestamp(PEILDATUM))
    quiet = sold_on(every_day("2022-01-01", "2024-12-10"))
    assert data_end(quiet) == DataEnd(today, today - 21, 0, up_to_date=True, start=day_number(on("2022-01-01")[0]))
    assert not not_up_to_date(quiet)
    assert data_end(sold_on([])) == DataEnd(today, None, 0, up_to_date=True, start=today)


def test_a_file_that_ended_halfway_a_month_ends_on_its_last_sale():
    end = data_end(sold_on(ENDED))
    assert (end.up_to_date, end.late, str(end.date.date()), end.day) == (False, 0, "2024-06-12", end.last)
    (told,) = not_up_to_date(sold_on(ENDED))
    assert told.details == {"last": "12 juni 2024", "days": "202"}


@pytest.mark.parametrize(
    ("late", "told"),
    [
        (on("2024-12-20"), True),
        (on("2024-07-20"), True),  # in a silence that is long enough on both sides
        (on("2024-07-20", "2024-10-01", "2024-12-20"), True),
        (every_day("2024-12-17", "2024-12-20"), False),  # four days are a shop that sells again
    ],
)
def test_a_few_late_days_do_not_move_the_end(late, told):
    assert end_of(ENDED, late) == ("2024-06-12" if told else None)
    if told:
        end = data_end(sold_on(ENDED, late))
        assert end.late == len(late)
        assert not_up_to_date(sold_on(ENDED, late))[0].details["last"] == "12 juni 2024"


@pytest.mark.parametrize("early", [["1999-03-01"], ["1924-06-03", "1999-03-01", "2012-01-01"], ["2021-01-05"]])
def test_a_date_typed_in_the_wrong_year_does_not_make_a_silence_usual(early):
    assert end_of(on(*early), ENDED) == "2024-06-12"
    assert end_of(on(*early), every_day("2022-01-01", "2024-12-10")) is None


def test_nor_one_of_the_year_before_in_a_short_file():
    year = every_day("2023-06-01", "2024-06-12")
    assert end_of(on("2022-06-20"), year) == "2024-06-12"
    assert end_of(on("2022-06-20", "2022-07-01", "2022-08-01", "2022-09-01"), year) is None  # four days are no slip


def test_a_pause_of_years_ago_does_not_make_a_silence_usual():
    closed = every_day("2019-01-01", "2019-06-30"), every_day("2020-01-01", "2024-06-12")
    assert end_of(*closed) == "2024-06-12"
    lately = every_day("2022-01-01", "2023-06-01"), every_day("2023-12-15", "2024-06-12")
    assert end_of(*lately) is None  # it was closed for six months a year ago as well


def test_a_shop_of_one_season_is_up_to_date_in_the_other():
    summers = [every_day(f"{year}-05-01", f"{year}-09-15") for year in (2022, 2023, 2024)]
    assert end_of(*summers) is None
    assert end_of(*summers, today=date(2025, 4, 20)) is None
    assert end_of(*summers, today=date(2026, 2, 28)) == "2024-09-15"


def test_a_shop_that_sells_once_a_month_is_told_after_four_months_and_its_last_month_was_full():
    monthly = list(pd.date_range("2021-01-01", "2024-08-01", freq="MS"))
    assert end_of(monthly) == "2024-08-01"
    assert str(data_end(sold_on(monthly)).date.date()) == "2024-08-31"  # the next sale came 31 days after the last
    assert end_of(monthly, today=date(2024, 10, 15)) is None


@pytest.mark.parametrize(("gap", "wait"), [(1, 0), (5, 0), (8, 0), (9, 8), (30, 29)])  # a week of nothing is nothing
def test_the_data_last_until_the_day_before_the_next_sale_where_that_is_over_a_week(gap, wait):
    found = data_end(sold_on(pd.date_range("2021-01-01", "2024-01-31", freq=f"{gap}D")))
    assert not found.up_to_date
    assert found.day - found.last == wait


def test_one_late_sale_is_too_few_in_a_shop_that_sells_monthly_and_two_are_not_in_one_that_hardly_does():
    seldom = list(pd.date_range("2021-01-05", "2024-05-20", freq="15D"))
    last = str(seldom[-1].date())
    assert end_of(seldom, on("2024-12-10")) == last  # 15 were to be expected: a tenth of them is one and a half
    assert end_of(seldom[:-14], on("2024-12-10")) == str(seldom[-15].date())
    rarer = list(pd.date_range("2021-01-05", "2024-06-12", freq="25D"))
    assert end_of(rarer, on("2024-12-10")) == str(rarer[-1].date())  # of 8, and no tenth of them is one
    rare = list(pd.date_range("2021-01-05", "2024-05-20", freq="45D"))
    assert end_of(rare, on("2024-12-01", "2024-12-10")) is None  # of 6: one time in fifteen chance does it


def test_what_was_to_be_expected_is_that_of_the_last_year():
    often_once, since = (
        every_day("2014-01-01", "2018-12-31"),
        list(pd.date_range("2019-03-01", "2024-03-01", freq="60D")),
    )
    assert end_of(often_once, since, on("2024-11-15", "2024-12-01", "2024-12-20")) is None


def test_a_handful_of_days_does_not_tell_what_was_to_be_expected():
    assert end_of(every_day("2024-09-01", "2024-09-09"), on("2024-12-20")) is None
    assert end_of(every_day("2024-09-01", "2024-09-10"), on("2024-12-20")) == "2024-09-10"


def test_no_period_that_ends_after_the_data_is_full_or_over():
    purchases = sold_on(ENDED, on("2024-12-20"))
    for period, last, part in (
        (Period.MONTH, "2024-05", "2024-06"),
        (Period.QUARTER, "2024-K1", "2024-K2"),
        (Period.YEAR, "2023", "2024"),
    ):
        flow = customer_flow(purchases, period)
        assert flow.index[flow["complete"]][-1] == last
        assert flow.index[-1] == part  # who bought after the end is in no period
        baskets = basket_size(purchases).per_period[period]
        assert baskets.index[baskets["complete"]][-1] == last
    followed = retention(purchases).counts.iloc[0]
    assert (followed[28], np.isnan(followed[29])) == (1, True)  # May, and June that is not over
    season = seasonality(purchases)
    assert season.months.index[season.months["complete"]][-1] == "2024-05"
    assert season.full_months == 29
    assert season.recent.loc[6, 2024] == 120
    assert season.recent.loc[7:, 2024].isna().all()  # nothing is known of them, which is not nothing sold
    assert article_sales(purchases).months == 29


def test_the_last_days_without_a_sale_of_a_file_that_is_up_to_date_leave_its_month_full():
    purchases = sold_on(every_day("2022-01-01", "2024-12-10"))
    assert seasonality(purchases).full_months == 36
    assert customer_flow(purchases, Period.YEAR)["complete"].tolist() == [True] * 3


def test_revenue_of_after_the_end_changes_no_index_and_no_forecast():
    day = pd.DataFrame({"date": every_day("2020-01-01", "2024-06-12")})
    day["amount"] = 10 + 5 * np.sin(day["date"].dt.month / 2)
    late = pd.concat([day, pd.DataFrame({"date": on("2024-11-03"), "amount": 5000.0})], ignore_index=True)
    as_it_was, found = (prepare(frame, PEILDATUM) for frame in (day, late))
    assert seasonality(found).index == seasonality(as_it_was).index
    pd.testing.assert_frame_equal(season_forecast(found).months, season_forecast(as_it_was).months)
    assert season_forecast(found).months.index[0] == "2024-06"
    pd.testing.assert_frame_equal(seasonality(found).weekdays, seasonality(as_it_was).weekdays)


def test_twelve_months_are_those_up_to_the_end():
    rows = [("stays", f"{year}-{month:02d}-05") for year in (2022, 2023) for month in range(1, 13)]
    rows += [("stays", f"2024-{month:02d}-05") for month in range(1, 7)]
    rows += [("left", f"2022-{month:02d}-06") for month in range(6, 13)] + [("left", "2023-05-20")]
    rows += [("new", "2024-06-01"), ("new", "2024-06-12"), ("stranger", "2024-12-20"), ("left", "2024-12-21")]
    loose = [("", str(day.date())) for day in ENDED]
    frame = pd.DataFrame([*rows, *loose], columns=["customer", "date"]).assign(amount=10.0)
    purchases = prepare(frame.assign(date=pd.to_datetime(frame["date"])), PEILDATUM)
    again = repeat_purchases(purchases)
    assert (str(again.start.date()), str(again.end.date())) == ("2023-06-13", "2024-06-12")
    assert (again.customers, again.repeaters, again.returning) == (2, 2, 1)
    gone = churn(purchases, active_window(purchases))
    assert (str(gone.start.date()), str(gone.end.date()), gone.active_before, gone.gone) == (
        "2023-06-13", "2024-06-12", 2, 1
    )  # fmt: skip
    weight = customer_weight(purchases)
    assert (str(weight.start.date()), str(weight.end.date())) == ("2023-06-13", "2024-06-12")
    assert weight.frame["revenue"].to_dict() == {"stays": 120.0, "new": 20.0}
    assert weight.with_loose == 120 + 20 + 366 * 10


def test_a_campaign_of_after_the_end_is_not_covered_by_a_late_order():
    assert covered_days(sold_on(ENDED, on("2024-12-20")))[1] == day_number(pd.Timestamp("2024-06-12"))
    assert covered_days(sold_on(every_day("2022-01-01", "2024-12-29")))[1] == day_number(pd.Timestamp(PEILDATUM))


def with_early(early: Iterable[pd.Timestamp], customer: str = "K9", since: str = "2022-01-01") -> Purchases:
    """One customer of 24 buys each day, in turn; and there is a sale of 500 euro on each of the early days."""
    shop = pd.DataFrame({"date": every_day(since, "2024-12-29")})
    number = shop.index % 24
    shop = shop.assign(customer=[f"K{one}" for one in 20 + number], amount=10.0 + shop["date"].dt.month)
    odd = pd.DataFrame({"date": list(early), "customer": customer, "amount": 500.0})
    return prepare(pd.concat([shop, odd], ignore_index=True).assign(article="thee"), PEILDATUM)


def test_the_data_start_on_the_first_sale_that_is_not_far_before_all_others():
    usual, found = data_end(with_early([])), data_end(with_early(on("1999-03-14", "1999-03-14", "2012-01-22")))
    assert (usual.start_date, usual.early) == (pd.Timestamp("2022-01-01"), 0)
    assert (found.start_date, found.early) == (pd.Timestamp("2022-01-01"), 3)  # lines, on two days
    assert not too_early(with_early([]))
    (told,) = too_early(with_early(on("1999-03-14")))
    assert told.details == {"lines": "1 regel", "start": "1 januari 2022"}
    slow = data_end(with_early(on("2021-02-01", "2021-06-30")))
    assert (slow.start_date, slow.early) == (pd.Timestamp("2021-02-01"), 0)


def test_of_a_file_that_ended_late_sales_do_not_hide_an_early_one():
    found = data_end(sold_on(on("1999-03-14"), ENDED, on("2024-11-03")))
    assert (found.early, found.late, found.up_to_date) == (1, 1, False)
    assert (str(found.start_date.date()), str(found.last_date.date())) == ("2022-01-01", "2024-06-12")


@pytest.mark.parametrize("customer", ["K9", "K20"])  # one who bought nothing else, and one who did
def test_a_sale_far_before_all_others_changes_no_figure_per_period(customer):
    usual, found = with_early([]), with_early(on("1999-03-14"), customer)
    for period in Period:
        pd.testing.assert_frame_equal(customer_flow(found, period), customer_flow(usual, period))
        pd.testing.assert_frame_equal(basket_size(found).per_period[period], basket_size(usual).per_period[period])
        pd.testing.assert_frame_equal(retention(found, period).counts, retention(usual, period).counts)
    assert basket_size(found).trend == basket_size(usual).trend
    assert (seasonality(found).index, seasonality(found).full_months) == (seasonality(usual).index, 36)
    pd.testing.assert_frame_equal(seasonality(found).months, seasonality(usual).months)
    pd.testing.assert_frame_equal(seasonality(found).weekdays, seasonality(usual).weekdays)
    pd.testing.assert_frame_equal(season_forecast(found).months, season_forecast(usual).months)
    assert covered_days(found) == covered_days(usual)
    pd.testing.assert_frame_equal(expected_purchases(found).frame, expected_purchases(usual).frame)
    sold, as_it_was = article_sales(found), article_sales(usual)
    assert (sold.months, sold.frame["units_12"].tolist()) == (36, as_it_was.frame["units_12"].tolist())


def test_and_stays_in_the_totals():
    usual, found = with_early([]), with_early(on("1999-03-14"))
    assert basket_size(found).revenue == basket_size(usual).revenue + 500
    assert article_sales(found).frame["revenue"].sum() == article_sales(usual).frame["revenue"].sum() + 500
    assert "K9" in active_customers(found).customers.index


def test_what_the_file_is_too_short_for_stays_so():
    short = with_early(on("1999-03-14"), since="2024-04-01")
    assert not repeat_purchases(short).whole
    assert {one.code for one in churn(short, active_window(short)).thin} == {"churn-too-short"}
    assert "expectation-too-short" in {one.code for one in expected_purchases(short).thin}
    early = first_articles(short, active_window(short)).overall
    assert early["customers"] == 0  # all of them came in the file's first month
    rhythm = customer_rhythm(short)
    assert np.nanmax(loyalty(short, rhythm, Period.MONTH)[rhythm.customer != short.customers.get_loc("K9")]) == 1


@given(histories())
def test_the_end_is_a_day_with_a_sale_or_later_and_not_after_the_peildatum(frame):
    purchases = prepare(frame, date(2025, 1, 15))
    end = data_end(purchases)
    days = purchases.lines["day"]
    assert end.start <= (end.day if end.last is None else end.last) <= end.day <= purchases.today
    assert end.early == int((days < end.start).sum())
    assert (end.last is None) == days.empty
    if end.last is not None:
        assert end.last in set(days)
        assert end.late == int((days > end.last).sum())
        if end.up_to_date:
            assert (end.day, end.late) == (purchases.today, 0)
