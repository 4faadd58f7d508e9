"""Numbers and dates read as text the way the owner sees them."""

from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantenbestand.book.plain_text import date_text, number_text


@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_a_whole_number_is_its_digits(number: int) -> None:
    assert number_text(float(number)) == str(number)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_there_is_never_an_exponent_and_the_value_is_near(number: float) -> None:
    text = number_text(number)
    assert set(text) <= set("-0123456789.")
    assert abs(Decimal(text) - Decimal(repr(number))) <= max(
        Decimal("5e-10"), abs(Decimal(repr(number))) * Decimal("1e-15")
    )


@pytest.mark.parametrize(
    ("number", "text"),
    [(-0.0, "0"), (1e-12, "0"), (0.5, "0.5"), (100.0, "100"), (29.020000000000003, "29.02"), (1e20, "1" + "0" * 20)],
)
def test_noise_and_trailing_zeros_are_left_out(number: float, text: str) -> None:
    assert number_text(number) == text


@pytest.mark.parametrize(
    ("moment", "date_1904", "text"),
    [
        ("2024-02-01", False, "2024-02-01"),
        ("2024-02-01 13:45", False, "2024-02-01 13:45:00"),
        ("2024-02-01 13:45:30.500", False, "2024-02-01 13:45:30"),
        ("1899-12-31 09:30", False, "09:30:00"),
        ("1899-12-31", False, "1899-12-31"),
        ("1904-01-01 09:30", True, "09:30:00"),
        ("1904-01-01 09:30", False, "1904-01-01 09:30:00"),
    ],
)
def test_a_date_is_written_with_its_time_if_it_has_one(moment: str, date_1904: bool, text: str) -> None:
    assert date_text(datetime.fromisoformat(moment), date_1904) == text
