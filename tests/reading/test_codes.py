"""Numbers that are names, and postcodes."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantenbestand.reading import codes
from klantenbestand.reading.distinct import alone, read_distinct


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("0012", "0012", ""),
        ("K-007/2", "K-007/2", ""),
        ("32.0", "32", "code-decimals"),
        ("32,00", "32", "code-decimals"),
        ("3.2", "3.2", ""),
        ("8,71E+12", None, "code-shortened"),
        ("8.71236E+15", None, "code-shortened"),
        ("12E5", "12E5", ""),
        (" 12\u00a0", "12", "text-spaces"),
        ("-", None, "cell-says-nothing"),
        ("Onbekend", None, "cell-says-nothing"),
        ("NA", "NA", ""),
        ("0", "0", ""),
        ("Webshop 2", "Webshop 2", ""),
    ],
)
def test_a_code_stays_as_typed_but_for_what_excel_and_exports_add(text: str, value: str | None, code: str) -> None:
    assert (codes.read_code(text).value, codes.read_code(text).code) == (value, code)


@given(st.lists(st.from_regex(r"[0-9A-Za-z ./,+_#E-]{1,9}", fullmatch=True), min_size=1, max_size=5))
def test_a_code_that_is_called_plain_needs_no_reading(texts: list[str]) -> None:
    cells = pd.Series(texts, dtype="str")
    for reader, plain in [
        (codes.read_code, codes.PLAIN_CODE),
        (codes.read_house_number, codes.PLAIN_HOUSE_NUMBER),
        (codes.read_postcode, codes.PLAIN_POSTCODE),
        *((codes.CODE_READERS[key], codes.PLAIN_CODES[key]) for key in codes.CODE_READERS),
    ]:
        fast = read_distinct(cells, alone(reader), plain).as_text()
        pd.testing.assert_series_equal(fast, read_distinct(cells, alone(reader)).as_text())


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("1234 AB", "1234 AB", ""),
        ("1234ab", "1234 AB", "postcode-spelling"),
        ("1234  a b", "1234 AB", "postcode-spelling"),
        ("NL-1234 AB", "1234 AB", "postcode-spelling"),
        ("1234.AB", "1234 AB", "postcode-spelling"),
        ("1234 SS", "1234 SS", ""),  # never issued: for the checks
        ("1234ss", "1234 SS", "postcode-spelling"),
        ("9000", "9000", ""),
        ("B-9000", "B-9000", ""),
        ("40210", "40210", ""),
        ("SW1A 1AA", "SW1A 1AA", ""),
        ("0234 AB", "0234 AB", ""),
    ],
)
def test_a_dutch_postcode_gets_its_spelling_and_a_foreign_one_is_left_alone(text: str, value: str, code: str) -> None:
    assert (codes.read_postcode(text).value, codes.read_postcode(text).code) == (value, code)


@pytest.mark.parametrize(
    ("reader", "text", "value"),
    [
        (codes.read_kvk, "01 23 45 67", "01234567"),
        (codes.read_kvk, "KvK: 01234567", "01234567"),
        (codes.read_kvk, "1234567", "01234567"),
        (codes.read_kvk, "aangevraagd", "aangevraagd"),
        (codes.read_vat_id, "NL 0044.95.445.B.01", "NL004495445B01"),
        (codes.read_vat_id, "be 0403.170.701", "BE0403170701"),
        (codes.read_iban, "nl91 ABNA 0417 1643 00", "NL91ABNA0417164300"),
        (codes.read_house_number, "2026-05-12", "12-5"),
        (codes.read_house_number, "12-5", "12-5"),
        (codes.read_house_number, "12.0", "12"),
    ],
)
def test_official_numbers_come_in_one_notation(reader: object, text: str, value: str) -> None:
    assert reader(text).value == value


def test_only_an_eaten_zero_of_a_kvk_number_is_a_finding() -> None:
    assert codes.read_kvk("1234567").code == "zero-lost"
    assert codes.read_kvk("01.23.45.67").code == ""
