import doctest
from datetime import date, datetime

import pytest

from klantenbestand.book import row_edit
from klantenbestand.book.row_edit import serial


def test_the_examples_in_the_module_are_true():
    assert doctest.testmod(row_edit).failed == 0


@pytest.mark.parametrize(
    ("moment", "number"),
    [
        (date(1900, 1, 1), 1),
        (date(1900, 2, 28), 59),
        (date(1900, 3, 1), 61),  # Excel counts 29 February 1900, which was not
        (date(2024, 2, 29), 45351),
        (date(1899, 12, 31), None),
    ],
)
def test_a_date_is_the_number_that_excel_shows_as_that_date(moment, number):
    assert serial(moment, date_1904=False) == number


def test_of_old_macs_days_are_counted_from_1904():
    assert serial(date(1904, 1, 1), date_1904=True) == 0
    assert serial(date(2024, 2, 29), date_1904=True) == 45351 - 1462
    assert serial(date(1903, 12, 31), date_1904=True) is None


def test_a_time_of_day_is_a_part_of_a_day():
    assert serial(datetime(2024, 2, 29, 18, 0), date_1904=False) == 45351.75  # noqa: DTZ001 - a cell has no time zone
