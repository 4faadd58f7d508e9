"""Which silences chance explains, and what lies far before all other sales."""

import numpy as np
import pandas as pd
import pytest

from klantenbestand.analysis.silences import far_before, longest_silence


def days(*parts):
    """The day numbers of these dates, rising."""
    every = pd.DatetimeIndex([day for part in parts for day in pd.to_datetime(part)])
    return np.unique(every.to_numpy().astype("datetime64[D]").astype(np.int64))


DAILY = pd.date_range("2022-01-03", "2024-12-20")


def test_the_longest_silence_is_that_of_regular_irregular_and_closed_shops():
    day = np.arange(1000)
    assert longest_silence(day) == 31  # never shorter
    assert longest_silence(day[(day < 500) | (day > 540)]) == 1.25 * 42
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
