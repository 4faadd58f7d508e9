"""Amounts as people and exports write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantenbestand.reading.amounts import (
    Style,
    amount_reader,
    months_reader,
    parse_number,
    rate_reader,
    style_of,
    typed_number,
)
from klantenbestand.words.wording import decimal

CENTS = st.integers(-(10**11), 10**11)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.234,56", 1234.56),
        ("1.234.567,89", 1234567.89),
        ("EUR 12,-", 12.0),
        ("€ 12,--", 12.0),
        ("€ 12,=", 12.0),
        ("€12,50", 12.5),
        ("€\u00a01.234,50", 1234.5),
        ("12,50 EUR", 12.5),
        ("12 euro", 12.0),
        ("12.50", 12.5),
        ("12,5", 12.5),
        ("1,234.56", 1234.56),
        ("1 234,56", 1234.56),
        ("1\u2009234\u202f567,8", 1234567.8),
        ("1'234.50", 1234.5),
        ("(12,50)", -12.5),
        ("-12", -12.0),
        ("- € 12,50", -12.5),
        ("€ -12,50", -12.5),
        ("\u221212,50", -12.5),
        ("12,50-", -12.5),
        ("+3", 3.0),
        (",50", 0.5),
        ("0,125", 0.125),
        ("0.125", 0.125),
        ("007", 7.0),
        ("1.234.567", 1234567.0),
    ],
)
def test_an_amount_is_read_in_every_usual_notation(text: str, number: float) -> None:
    assert parse_number(text) == (number, False)


@pytest.mark.parametrize(
    "text", ["", "twaalf", "12-5", "1.2.3", "1,2,3", "12,34,56", "--5", "1..2", "ca. 10", "10-20", "-(5)-"]
)
def test_what_is_no_amount_is_not_guessed(text: str) -> None:
    assert parse_number(text)[0] is None


@given(CENTS)
def test_what_the_netherlands_writes_comes_back_to_the_cent(cents: int) -> None:
    written = decimal(cents / 100, 2)
    for text in (written, f"€ {written}", f"EUR {written}", written.replace(".", "\u00a0"), f"{written} euro"):
        assert parse_number(text) == (cents / 100, False)


@given(CENTS)
def test_what_an_american_export_writes_comes_back_to_the_cent(cents: int) -> None:
    assert parse_number(f"{cents / 100:,.2f}") == (cents / 100, False)


@given(st.integers(0, 10**9))
def test_an_accountant_writes_a_loss_in_brackets(cents: int) -> None:
    assert parse_number(f"({decimal(cents / 100, 2)})")[0] == -cents / 100


@given(st.floats(-1e9, 1e9, allow_nan=False).map(lambda number: round(number, 4)))
def test_a_number_as_a_person_types_it_is_read_back(number: float) -> None:
    reading = amount_reader(["1,50"])(typed_number(number))
    assert reading.value == number


def test_a_point_before_three_digits_is_judged_by_the_rest_of_the_column() -> None:
    assert parse_number("1.234", style_of(["12,50", "8,95"])) == (1234.0, False)
    assert parse_number("1.234", style_of(["12.50", "8.95"])) == (1.234, True)
    assert parse_number("1.234", style_of(["15", "20"])) == (1234.0, True)
    assert parse_number("1,234", style_of(["12.50", "8.95"])) == (1234.0, False)


def test_a_column_with_both_styles_settles_nothing() -> None:
    assert style_of(["12,50", "12.50"]) is Style.UNKNOWN


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("12,50", 12.5, "number-as-text"),
        ("1.234", 1234.0, "number-doubtful"),
        ("-", None, "cell-says-nothing"),
        ("n.v.t.", None, "cell-says-nothing"),
        ("gratis", None, "number-unread"),
        ("$ 12.50", None, "amount-other-currency"),
        ("2026-05-12 00:00:00", None, "number-is-date"),
        ("3 stuks", 3.0, "number-as-text"),
        ("2x", 2.0, "number-as-text"),
    ],
)
def test_every_outcome_has_its_code(text: str, value: float | None, code: str) -> None:
    reading = amount_reader(["1"])(text)
    assert (reading.value, reading.code) == (value, code)


def test_a_span_is_counted_in_months() -> None:
    read = months_reader(["2 jaar"])
    assert [read(text).value for text in ("2 jaar", "1,5 jr", "18 maanden", "6 mnd.", "12")] == [24, 18, 18, 6, 12]


def test_a_rate_is_a_share_however_it_is_written() -> None:
    read = rate_reader(["21%"])
    assert [read(text).value for text in ("21%", "21 %", "21", "0,21", "9,0%", "0%", "0")] == [
        0.21, 0.21, 0.21, 0.21, 0.09, 0.0, 0.0,
    ]  # fmt: skip
    assert read("21").expected == "21%"
