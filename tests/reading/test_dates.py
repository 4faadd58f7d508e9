"""Dates as people and exports write them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantenbestand.reading.dates import Notation, birthday_reader, date_reader, is_american, parse_date
from klantenbestand.words.wording import MONTHS, WEEKDAYS

DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))
FIRST = date(2024, 2, 1)


@pytest.mark.parametrize(
    "text",
    [
        "1 februari 2024",
        "1 Februari 2024",
        "01-02-24",
        "1-2-2024",
        "1/2/2024",
        "01.02.2024",
        "1 - 2 - 2024",
        "1 feb. 2024",
        "1 feb '24",
        "1-feb-24",
        "1 febr 2024",
        "1e februari 2024",
        "do 1 februari 2024",
        "donderdag 1 februari 2024",
        "op donderdag 1-2-2024",
        "February 1, 2024",
        "1st February 2024",
        "2024-02-01",
        "2024/02/01",
        "20240201",
        "01022024",
        "1-2-2024 14:30",
        "1-2-2024 14:30:05",
        "1-2-2024 om 14.30 uur",
        "1/2/2024 2:30 PM",
        "2024-02-01T14:30:00",
        "2024-02-01T23:30:00Z",
        "2024-02-01 14:30:00.123+01:00",
        "45323",
        "45323.6042",
        " 1\u00a0februari 2024 ",
    ],
)
def test_the_first_of_february_is_read_in_every_usual_notation(text: str) -> None:
    assert parse_date(text).day == FIRST


@given(DAYS)
def test_a_day_written_in_any_dutch_notation_is_that_day(day: date) -> None:
    month = MONTHS[day.month - 1]
    for text in (
        f"{day:%d-%m-%Y}",
        f"{day.day}-{day.month}-{day.year}",
        f"{day:%d/%m/%y}",
        f"{day:%d.%m.%Y}",
        f"{day.day} {month} {day.year}",
        f"{day.day} {month[:3]}. '{day:%y}",
        f"{day.day}-{month[:3]}-{day:%y}",
        f"{WEEKDAYS[day.weekday()]} {day.day} {month} {day.year}",
        f"{WEEKDAYS[day.weekday()][:2]} {day:%d-%m-%Y} 9:05",
        f"{day:%Y-%m-%d}",
        f"{day:%Y%m%d}",
        f"{day.isoformat()}T00:00:00Z",
        f"{(day - date(1899, 12, 30)).days}",
    ):
        assert parse_date(text).day == day, text


@given(DAYS)
def test_an_american_column_gives_its_days_back(day: date) -> None:
    assert parse_date(f"{day:%m/%d/%Y}", Notation(american=True)).day == day


@given(DAYS)
def test_what_is_expected_is_what_a_person_may_type(day: date) -> None:
    reading = date_reader([])(f"{day.day} {MONTHS[day.month - 1]} {day.year}")
    assert parse_date(reading.expected).day == reading.value == day


@pytest.mark.parametrize("text", ["31-02-2024", "30 februari 2023", "32-1-2024", "2023-02-29", "0-1-2024"])
def test_a_day_that_does_not_exist_is_said_to_be_impossible(text: str) -> None:
    assert parse_date(text) == (None, "date-impossible")


@pytest.mark.parametrize("text", ["volgende week", "12", "12-5", "1 foo 2024", "123456", "1-2-3-4", "99999", "week 12"])
def test_what_is_no_date_is_not_guessed(text: str) -> None:
    assert parse_date(text) == (None, "date-unread")


def test_a_year_is_no_date_and_a_month_is_its_first_day() -> None:
    assert parse_date("2015") == (None, "date-year-only")
    assert parse_date("maart 2024") == (date(2024, 3, 1), "date-month-only")
    assert parse_date("mrt '24") == (date(2024, 3, 1), "date-month-only")
    assert parse_date("03-2024") == (date(2024, 3, 1), "date-month-only")


def test_two_digits_of_a_year_mean_the_nearest_century() -> None:
    assert parse_date("1-2-49").day == date(2049, 2, 1)
    assert parse_date("1-2-50").day == date(1950, 2, 1)
    assert birthday_reader([])("1-2-45").value == date(1945, 2, 1)
    assert birthday_reader([])("1-2-10").value == date(2010, 2, 1)


def test_a_number_is_a_day_only_within_reason() -> None:
    assert parse_date("18263").day is None  # 31 December 1949
    assert parse_date("18264").day == date(1950, 1, 1)
    assert parse_date("73415").day == date(2100, 12, 31)
    assert birthday_reader([])("10000").value == date(1899, 12, 30) + timedelta(days=10_000)


def test_a_column_is_american_only_when_its_days_prove_it() -> None:
    assert is_american(["03/04/2025", "12/25/2024"])
    assert not is_american(["03/04/2025", "04/05/2025"])
    assert not is_american(["25/12/2024", "12/25/2024"])
    assert not is_american(["12 mei 2024", "2024-12-25"])


def test_in_an_american_column_the_doubtful_days_follow_the_others() -> None:
    read = date_reader(["03/04/2025", "12/25/2024"])
    assert read("03/04/2025") == (date(2025, 3, 4), "date-american", "04-03-2025")


def test_one_american_day_in_a_dutch_column_is_read_and_pointed_out() -> None:
    read = date_reader(["25-12-2024", "12/25/2024", "3-4-2025"])
    assert read("12/25/2024") == (date(2024, 12, 25), "date-american", "25-12-2024")
    assert read("3-4-2025") == (date(2025, 4, 3), "date-as-text", "03-04-2025")


@pytest.mark.parametrize("text", ["-", "onbekend", "00-00-0000", "0000-00-00", "0"])
def test_a_date_that_says_nothing_is_an_empty_cell(text: str) -> None:
    assert date_reader([])(text).code == "cell-says-nothing"
