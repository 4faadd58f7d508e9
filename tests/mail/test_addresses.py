"""The lines of an address as PostNL wants them."""

import doctest

import pytest

from klantenbestand.mail import addresses
from klantenbestand.mail.addresses import Address, country_name, is_belgian, postal_lines, street_line


def test_the_examples_in_the_docstrings_hold():
    assert doctest.testmod(addresses).failed == 0


HOME = Address(street="Oudegracht", house_number="12", postcode="3511AB", city="Utrecht")


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        ({}, ("Oudegracht 12", "3511 AB  UTRECHT")),
        ({"city": "'s-Hertogenbosch"}, ("Oudegracht 12", "3511 AB  'S-HERTOGENBOSCH")),
        ({"city": "IJmuiden"}, ("Oudegracht 12", "3511 AB  IJMUIDEN")),
        ({"country": "Nederland"}, ("Oudegracht 12", "3511 AB  UTRECHT")),
        ({"street": "", "house_number": "", "address": "Oudegracht 12 bis"}, ("Oudegracht 12 bis", "3511 AB  UTRECHT")),
        ({"postcode": ""}, ()),
        ({"postcode": "351 AB"}, ()),
        ({"city": ""}, ()),
        ({"house_number": ""}, ()),  # a street without a number cannot be delivered
        ({"postal_address": "Postbus 12, 3500 AC Utrecht"}, ("Postbus 12", "3500 AC  UTRECHT")),
        ({"postal_address": "Postbus 12\n3500ac utrecht"}, ("Postbus 12", "3500 AC  UTRECHT")),
        ({"postal_address": "Postbus 12 3500 AC  Utrecht"}, ("Postbus 12", "3500 AC  UTRECHT")),
        ({"postal_address": "Postbus 12"}, ()),  # a box has a postcode of its own: the visiting one would be wrong
        ({"postal_address": "3500 AC Utrecht"}, ()),
    ],
)
def test_lines_in_the_netherlands(changes, lines):
    assert postal_lines(Address(**{**vars(HOME), **changes})) == lines


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        (
            Address(street="Meir", house_number="5", postcode="2000", city="Antwerpen", country="België"),
            ("Meir 5", "2000 ANTWERPEN", "BELGIË"),
        ),
        (
            Address(address="Hauptstraße 5", postcode="47533", city="Kleve", country="de"),
            ("Hauptstraße 5", "47533 KLEVE", "DUITSLAND"),
        ),
        (Address(street="Strandvägen", city="Visby", country="Zweden"), ("Strandvägen", "VISBY", "ZWEDEN")),
        (Address(street="Meir", country="BE"), ()),
        (
            Address(postal_address="PB 5, 2000 Antwerpen", country="BE"),
            ("PB 5", "2000 Antwerpen", "BELGIË"),
        ),
    ],
)
def test_abroad_the_country_stands_last_in_capitals(address, lines):
    assert postal_lines(address) == lines


@pytest.mark.parametrize(
    ("number", "addition", "line"),
    [("12", "A", "Plein 12A"), ("12", "bis", "Plein 12 bis"), ("12", "2", "Plein 12-2"), ("12", "-2", "Plein 12-2"),
     ("12", "", "Plein 12"), ("12", "2-hoog", "Plein 12 2-hoog")],
)  # fmt: skip
def test_the_addition_behind_the_number(number, addition, line):
    assert street_line(Address(street="Plein", house_number=number, house_addition=addition)) == line


def test_countries():
    assert [country_name(text) for text in ("", "NL", "Nederland", "BE", "België", "Finland")] == [
        "", "", "", "België", "België", "Finland",
    ]  # fmt: skip
    assert is_belgian("belgium")
    assert not is_belgian("")
