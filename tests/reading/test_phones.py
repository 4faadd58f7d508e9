"""Telephone numbers: as typed for people, in one form to compare."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantenbestand.reading.phones import phone_key, read_phone

DUTCH = st.from_regex(r"[1-9][0-9]{8}", fullmatch=True)


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("612345678", "0612345678", "zero-lost"),
        ("301234567", "0301234567", "zero-lost"),
        ("612345678.0", "0612345678", "zero-lost"),
        ("31612345678", "+31612345678", "zero-lost"),
        ("06-12345678", "06-12345678", ""),
        ("+31 6 1234 5678", "+31 6 1234 5678", ""),
        ("0032 471 23 45 67", "0032 471 23 45 67", ""),
        ("0800-1234", "0800-1234", ""),
        ("06-12345678 (na zes uur)", "06-12345678 (na zes uur)", ""),
        (" 06 12345678\u00a0", "06 12345678", "text-spaces"),
        ("geen", None, "cell-says-nothing"),
    ],
)
def test_a_number_stays_as_typed_unless_excel_ate_its_start(text: str, value: str | None, code: str) -> None:
    assert (read_phone(text).value, read_phone(text).code) == (value, code)


@given(DUTCH)
def test_all_notations_of_one_number_have_one_key(digits: str) -> None:
    notations = [
        digits,
        f"0{digits}",
        f"0{digits[:2]}-{digits[2:]}",
        f"0{digits[0]} {digits[1:5]} {digits[5:]}",
        f"(0{digits[:2]}) {digits[2:]}",
        f"+31{digits}",
        f"+31 (0){digits}",
        f"+31 (0) {digits[:1]} {digits[1:]}",
        f"+310{digits}",
        f"0031-{digits}",
        f"31{digits}",
        f"0{digits} / 020-7654321",
        f"0{digits} (privé)",
    ]
    assert {phone_key(text) for text in notations} == {f"31{digits}"}


@given(DUTCH, DUTCH)
def test_two_numbers_have_two_keys(one: str, other: str) -> None:
    assert (phone_key(f"0{one}") == phone_key(f"0{other}")) == (one == other)


@pytest.mark.parametrize("text", ["", "geen", "?", "12", "bellen na 5"])
def test_where_there_is_no_number_there_is_no_key(text: str) -> None:
    assert phone_key(text) == ""


def test_a_foreign_number_keeps_its_country() -> None:
    assert phone_key("+32 471 23 45 67") == phone_key("0032471234567") == "32471234567"
    assert phone_key("0471 23 45 67", country="32") == "32471234567"
