"""A number is a date because of its format only, so formats must be told apart."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from klantenbestand.book.number_formats import date_styles, from_serial, is_date_format
from klantenbestand.book.package import Package


@pytest.mark.parametrize(
    "code",
    ["dd-mm-yyyy", "d/m/yy", "yyyy\\-mm\\-dd;@", "[$-413]d mmmm yyyy;@", "hh:mm", "[h]:mm", "[ss]", "mm:ss.0",
     'dddd "de" d', "m/d/yy h:mm AM/PM", "[Red]dd-mm", "_-dd"],
)  # fmt: skip
def test_dates_times_and_durations(code: str) -> None:
    assert is_date_format(code)


@pytest.mark.parametrize(
    "code",
    ["General", "0", "0.00", "#,##0.00", "@", '0" dagen"', "[Red]0;[Blue]-0", "0.00E+00", "# ?/?", "[$€-413] #,##0.00",
     '"d"0', "0\\d", "_d0", "0*y", '[>=100]0;"dag" d', "[Magenta]0", ""],
)  # fmt: skip
def test_numbers_and_texts(code: str) -> None:
    assert not is_date_format(code)


def test_styles_of_dates_are_found_built_in_or_not(tmp_path: Path) -> None:
    path = tmp_path / "stijlen.xlsx"
    codes = ["General", "dd-mm-yyyy", "0.00", 14, 22, 4, "[h]:mm"]  # style 0 is General, then these in order of use
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet()
        for row, code in enumerate(codes[1:]):
            sheet.write_number(row, 0, 1, workbook.add_format({"num_format": code}))
    assert date_styles(Package.open(path)) == {1, 3, 4, 6}


@given(st.dates(date(1900, 3, 1), date(9999, 12, 31)), st.integers(0, 86_399))
def test_a_serial_number_is_the_days_since_the_start(day: date, seconds: int) -> None:
    moment = datetime(day.year, day.month, day.day) + timedelta(seconds=seconds)  # noqa: DTZ001
    days = (day - date(1899, 12, 30)).days + seconds / 86_400
    assert from_serial(days, date_1904=False) == moment
    assert from_serial(days - 1462, date_1904=True) == moment if days >= 1462 else True


@pytest.mark.parametrize(("serial", "moment"), [(1, "1900-01-01"), (59, "1900-02-28"), (61, "1900-03-01")])
def test_the_day_that_never_was_shifts_the_days_before_it(serial: int, moment: str) -> None:
    assert from_serial(serial, date_1904=False) == datetime.fromisoformat(moment)


@pytest.mark.parametrize("serial", [1e10, -1e9, float("inf"), float("nan")])
def test_a_number_too_large_for_a_date_is_none(serial: float) -> None:
    assert from_serial(serial, date_1904=False) is None
