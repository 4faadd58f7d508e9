"""Addresses that stand in one cell, split the Dutch way."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantenbestand.reading.addresses import Address, split_address, split_house_number, split_postcode


@pytest.mark.parametrize(
    ("text", "street", "number", "addition"),
    [
        ("Kerkstraat 12", "Kerkstraat", "12", ""),
        ("Kerkstraat 12a", "Kerkstraat", "12", "a"),
        ("Kerkstraat 12-A", "Kerkstraat", "12", "A"),
        ("Kerkstraat 56bis", "Kerkstraat", "56", "bis"),
        ("Kerkstraat 12/3", "Kerkstraat", "12", "3"),
        ("Kerkstraat 12 (achter)", "Kerkstraat", "12", "(achter)"),
        ("Kerkstraat 12 2e etage", "Kerkstraat", "12", "2e etage"),
        ("Kerkstraat 12 3hg", "Kerkstraat", "12", "3hg"),
        ("Kerkstraat 12 1-hoog", "Kerkstraat", "12", "1-hoog"),
        ("Kerkstraat 12 unit 4B", "Kerkstraat", "12", "unit 4B"),
        ("Kerkstraat 5 bus 3", "Kerkstraat", "5", "bus 3"),
        ("Kerkstraat nr. 12", "Kerkstraat", "12", ""),
        ("Kerkstr.12", "Kerkstr.", "12", ""),
        ("Dorpsstraat 5 hs", "Dorpsstraat", "5", "hs"),
        ("1e Helmersstraat 12 II", "1e Helmersstraat", "12", "II"),
        ("Straat van 1940-1945 12-2", "Straat van 1940-1945", "12", "2"),
        ("Plein 1944 7a", "Plein 1944", "7", "a"),
        ("Plein 1944", "Plein 1944", "", ""),
        ("Plein '40-'45 12", "Plein '40-'45", "12", ""),
        ("Laan van 12 apostelen 5", "Laan van 12 apostelen", "5", ""),
        ("5 mei plein 12", "5 mei plein", "12", ""),
        ("Veldweg 40-45", "Veldweg", "40", "45"),
        ("Rijksweg 1950", "Rijksweg", "1950", ""),
        ("Postbus 123", "Postbus", "123", ""),
        ("Postbus 1944", "Postbus", "1944", ""),
        ("Van 't Hoffstraat 12-3-B", "Van 't Hoffstraat", "12", "3-B"),
        ("K.P. van der Mandelelaan 41-43", "K.P. van der Mandelelaan", "41", "43"),
        ("Kanaal Z.Z. 12", "Kanaal Z.Z.", "12", ""),
        ("12, Rue Haute", "Rue Haute", "12", ""),
        ("Huize Rust", "Huize Rust", "", ""),
        ("", "", "", ""),
    ],
)
def test_street_number_and_addition_come_apart(text: str, street: str, number: str, addition: str) -> None:
    assert split_address(text) == Address(street, number, addition)


@pytest.mark.parametrize(
    ("text", "postcode", "city"),
    [
        ("Kerkstraat 5, 1234 AB Utrecht", "1234 AB", "Utrecht"),
        ("Kerkstraat 5 1234ab Utrecht", "1234 AB", "Utrecht"),
        ("Kerkstraat 5, 1234 AB", "1234 AB", ""),
        ("Kerkstraat 5, 1234 AB 's-Gravenhage", "1234 AB", "'s-Gravenhage"),
        ("Kerkstraat 5\n1234 AB  Alphen aan den Rijn", "1234 AB", "Alphen aan den Rijn"),
        ("Kerkstraat 5, Utrecht", "", "Utrecht"),
        ("Kerkstraat 5, 1000 Bruxelles", "1000", "Bruxelles"),
        ("Kerkstraat 5, 40210 Düsseldorf", "40210", "Düsseldorf"),
    ],
)
def test_postcode_and_place_behind_the_street_are_found(text: str, postcode: str, city: str) -> None:
    assert split_address(text) == Address("Kerkstraat", "5", "", postcode, city)


STREETS = st.sampled_from(
    [
        "Kerkstraat",
        "1e Helmersstraat",
        "Plein 1944",
        "Straat van 1940-1945",
        "Laan van Meerdervoort",
        "'t Zand",
        "Postbus",
    ]
)
ADDITIONS = st.sampled_from(["", "a", " II", "-2", " hs", "bis", " bus 3", " 2e etage", "-B"])


@given(STREETS, st.integers(1, 999), ADDITIONS, st.sampled_from(["", ", 1234 AB Utrecht", " 1234AB Utrecht"]))
def test_putting_an_address_together_and_splitting_it_gives_its_parts(
    street: str, number: int, addition: str, behind: str
) -> None:
    found = split_address(f"{street} {number}{addition}{behind}")
    assert (found.street, found.number, found.addition) == (street, str(number), addition.strip(" -"))
    assert found.city == ("Utrecht" if behind else "")


@given(
    st.from_regex(r"[A-Za-z.' ]{1,15}( [0-9]{1,5})?([ -][A-Za-z0-9]{1,4})?(, [1-9][0-9]{3} ?[A-Z]{2})?", fullmatch=True)
)
def test_no_letter_or_digit_is_lost_by_splitting(text: str) -> None:
    found = split_address(text)
    left = "".join((found.street, found.number, found.addition, found.postcode, found.city))

    def signs(written: str) -> list[str]:
        return sorted(re.sub(r"[^0-9a-z]", "", re.sub(r"(?i)\b(nr|no)\b", "", written).casefold()))

    assert signs(left) == signs(text)


def test_a_house_number_and_its_addition_in_one_cell_come_apart() -> None:
    cells = ["12", "12a", "12-2", "12 bis", "12 - 14", "123456", "t.o. 4", "woonboot 3"]
    assert [split_house_number(cell) for cell in cells] == [
        ("12", ""), ("12", "a"), ("12", "2"), ("12", "bis"), ("12", "14"), ("", ""), ("", ""), ("", ""),
    ]  # fmt: skip


def test_a_postcode_and_its_place_in_one_cell_come_apart() -> None:
    assert split_postcode("3511ab Utrecht") == ("3511 AB", "Utrecht")
    assert split_postcode("3511 AB 's-Hertogenbosch") == ("3511 AB", "'s-Hertogenbosch")
    assert split_postcode("3511 AB") == ("3511 AB", "")
    assert split_postcode("Utrecht") == ("", "")
