"""Which silences chance explains, and what lies far before all other sales."""

import numpy as np
import pandas as pd
import pytest

from klantenbestand.analysis.silences import ended, far_before, longest_silence, span


def days(*parts):
    """The day numbers of these dates, rising."""
    every = pd.DatetimeIndex([day for part in parts for day in pd.to_datetime(part)])
    return np.unique(every.to_numpy().astype("datetime64[D]").astype(np.int64))


DAILY = pd.date_range("2022-01-03", "2024-12-20")


def test_the_longest_silence_is_that_of_regular_irregular_and_closed_shops():
    day = np.arange(1000)
    assert longest_silence(day) == 31  # never shorter
    assert longest_silence(day[(day < 500) | (day > 540)]) == 2 * 42  # holidays
    weeks = np.delete(np.arange(150), np.arange(100, 106))
    assert longest_silence(7 * weeks) == 1.25 * 49  # a pause of seven weeks where others are one
    # Of gaps of 30 days: 15 days to wait on average, known as 66 gaps at random are: 66 (0.002^(-1/66) - 1) = 6.52.
    assert longest_silence(np.arange(0, 991, 30)) == pytest.approx(15 * 6.52, abs=0.1)
    assert longest_silence(np.array([5])) == 31


@pytest.mark.parametrize(
    "early",
    [["1999-03-14"], ["1924-06-03", "1999-03-14", "2012-01-01"], ["2012-01-22", "2012-01-23"], ["2020-11-20"]],
)
def test_a_few_days_of_years_before_lie_far_before(early):
    assert far_before(days(early, DAILY)) == len(early)
    monthly = pd.date_range("2022-01-03", "2024-12-20", freq="30D")
    assert far_before(days(early, monthly)) == len(early)


def test_four_days_are_no_slip_and_without_odd_days_there_are_none():
    assert far_before(days(["1999-03-14", "1999-03-15", "1999-04-01", "1999-05-01"], DAILY)) == 0
    assert far_before(days(DAILY)) == 0
    assert far_before(days(["2024-01-01"])) == 0


@pytest.mark.parametrize(
    "first",
    [
        ["2021-02-01"],  # tried once, and opened eleven months later
        ["2021-02-01", "2021-03-12", "2021-06-30"],
        ["2020-12-19", "2020-12-20"],  # a Christmas fair, and the next year's
    ],
)
def test_a_shop_that_starts_slowly_keeps_its_first_year(first):
    assert far_before(days(first, DAILY)) == 0


def test_nor_does_one_that_grows_or_sells_seldom_lose_its_first_sales():
    grows = ["2019-05-01", "2019-12-10", "2020-11-30"], pd.date_range("2021-03-01", "2021-12-31", freq="60D")
    assert far_before(days(*grows, DAILY)) == 0
    twice_a_year = pd.date_range("2015-01-01", "2024-12-20", freq="180D")
    assert far_before(days(["2013-06-01"], twice_a_year)) == 0  # 579 days: longer than usual, and not by far
    summers = [pd.date_range(f"{year}-06-01", f"{year}-08-31") for year in (2022, 2023, 2024)]
    assert far_before(days(["2021-06-15", "2021-08-01"], *summers)) == 0


def test_a_handful_of_days_does_not_tell_what_is_far():
    assert far_before(days(["1999-03-14"], DAILY[:9])) == 0
    assert far_before(days(["1999-03-14"], DAILY[:10])) == 1


def test_what_is_usual_is_taken_from_the_first_years():
    closed_later = pd.date_range("2010-01-01", "2016-12-31"), pd.date_range("2019-01-01", "2024-12-31")
    assert far_before(days(["2008-06-01"], *closed_later)) == 1  # two years of silence, but long after
    assert far_before(days(["2008-06-01"], closed_later[0][::400], closed_later[1])) == 0


def day(text):
    return int(days([text])[0])


@pytest.mark.parametrize(
    ("length", "before"), [(100, 500), (100, 800), (180, 200), (365, 200), (365, 400), (730, 200), (730, 800)]
)
def test_an_early_and_a_late_date_together_hide_no_end(length, before):
    sold = np.arange(1000, 1000 + length)
    odd = np.concatenate(([1000 - before], sold, [1000 + length + 230]))
    assert ended(odd, 1000 + length + 260) == sold[-1]


def test_the_first_day_on_which_purchases_are_missing_is_the_32nd_without_a_sale():
    each_day = np.arange(1000)
    assert [ended(each_day, 999 + silent) for silent in (31, 32)] == [None, 999]


def test_so_few_late_days_are_hardly_chance_where_that_is_less_than_one_in_20():
    # A sale each 40 days: 10 in the last year, so in 190 days 5.2 were to be expected, and in 165 days 4.5. At most one
    # of those comes in 6.2 exp(-5.2) = 3.4% and 5.5 exp(-4.5) = 6.0% of such shops.
    sold = np.arange(0, 1081, 40)
    late = np.append(sold, 1080 + 150)
    assert [ended(late, 1080 + silent) for silent in (165, 190)] == [None, 1080]


def test_a_shop_with_yearly_holidays_is_not_called_ended_in_longer_ones():
    open_days = np.delete(np.arange(730), np.r_[200:235, 565:615])  # five weeks closed, and seven the year after
    until = open_days[open_days < 565]
    assert ended(until, 614) is None
    assert ended(until, 640) == 564  # twice the holidays of before


def test_a_yearly_market_has_not_ended_between_two():
    fairs = days(["2023-08-04", "2023-08-05", "2023-08-06"], pd.date_range("2024-08-02", periods=12))
    assert span(fairs, day("2024-10-20")) == (day("2023-08-04"), None)
