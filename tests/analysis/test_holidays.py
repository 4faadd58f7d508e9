"""Dutch holidays: the official days of some years, and the odd ones."""

from datetime import date

from klantenbestand.analysis.holidays import dutch_holidays, easter


def days(year: int) -> set[str]:
    return {f"{day:%d-%m}" for day in dutch_holidays(year)}


def test_the_holidays_of_2024_as_the_government_lists_them():
    assert days(2024) == {"01-01", "31-03", "01-04", "27-04", "09-05", "19-05", "20-05", "25-12", "26-12"}


def test_bevrijdingsdag_is_a_holiday_every_fifth_year():
    assert "05-05" in days(2025)
    assert not {"05-05"} & (days(2023) | days(2024) | days(2026))


def test_koningsdag_moves_off_a_sunday_and_was_koninginnedag_before_2014():
    assert "26-04" in days(2014)
    assert "27-04" in days(2023)
    assert "30-04" in days(2013)
    assert "29-04" in days(2006)


def test_easter_of_the_earliest_and_latest_years():
    assert easter(1818) == date(1818, 3, 22)
    assert easter(2008) == date(2008, 3, 23)
    assert easter(2038) == date(2038, 4, 25)
    assert all(easter(year).weekday() == 6 for year in range(1900, 2100))
