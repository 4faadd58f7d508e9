# ruff: noqa: E501 -- tables
"""Finding a customer by what a person types while the telephone rings."""

import pytest

from klantenbestand.book.file_book import FileBook
from klantenbestand.reading.data import read_data
from klantenbestand.reading.search import find_customers, same_address
from workbooks import workbook_from_markdown

CUSTOMERS = """
| Klantnummer | Bedrijfsnaam   | Voornaam | Tussenvoegsel | Achternaam  | Straat     | Huisnummer | Toevoeging | Postcode | Plaats | Telefoon     | Mobiel       | E-mail           |
|-------------|----------------|----------|---------------|-------------|------------|------------|------------|----------|--------|--------------|--------------|------------------|
| '0012'      |                | José     | van der       | Berg        | Kerkstraat | 12         | A          | 4461 AB  | Goes   | '0113212345' | '0612345678' | jose@berg.nl     |
| 13          |                | Anna     | van der       | Berg        | Kerkstraat | 12         | a          | 4461 AB  | Goes   |              | +31687654321 | anna@berg.nl     |
| 14          | Bakkerij Kroon | Piet     |               | Bergsma     | Dorpsweg   | 12         |            | 4461 AB  | Goes   | '0113212399' |              | info@kroon.nl    |
| K-15        |                | Els      |               | 't Hart     | Dorpsweg   | 3          |            | 4463 XA  | Goes   |              |              | els.hart@home.nl |
"""


@pytest.fixture(scope="module")
def customers(tmp_path_factory):
    path = workbook_from_markdown(tmp_path_factory.mktemp("book"), {"Klanten": CUSTOMERS})
    return read_data(FileBook.open(path)).customers.frame


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("0012", ["0012"]),
        ("12", ["0012"]),  # as someone reads it aloud
        ("k15", ["K-15"]),
        ("13", ["13"]),
        ("JOSE@BERG.NL", ["0012"]),
        ("@berg.nl", ["0012", "13"]),
        ("0612345678", ["0012"]),
        ("+31 6 12345678", ["0012"]),
        ("06-87 65 43 21", ["13"]),
        ("212399", ["14"]),  # without the area code
        ("4461ab 12", ["0012", "13", "14"]),
        ("4461 AB 12a", ["0012", "13"]),
        ("4463 XA, 3", ["K-15"]),
        ("4463xa3", ["K-15"]),  # all in one
        ("4461AB12a", ["0012", "13"]),
        ("4463 xab 3", []),  # no postcode
        ("12 4461AB", ["0012", "13", "14"]),
        ("12a, 4461 ab", ["0012", "13"]),
        ("Kerkstraat 12-A, 4461 AB Goes", ["0012", "13"]),
        ("Dorpsweg 12, 4461AB  Goes", ["0012", "13", "14"]),
        ("Kerkstraat 14 4461 AB", []),
        ("14461 AB", []),  # the digits before it make it no postcode
        ("4463xa", ["K-15"]),
        ("jose", ["0012"]),
        ("van der berg", ["0012", "13"]),
        ("Berg, Anna", ["13"]),
        ("berg", ["0012", "13"]),  # not Bergsma: two are wholly so
        ("bergs", ["14"]),
        ("kroon", ["14"]),
        ("'t hart", ["K-15"]),
        ("thart", ["K-15"]),
        ("els 'thart", ["K-15"]),
        ("vanderberg", ["0012", "13"]),
        ("vander", ["0012", "13"]),
        ("dhr van der Berg", ["0012", "13"]),
        ("mevr. Bergs", ["14"]),
        ("bakkerijkroon", ["14"]),
        ("eber", []),  # not in the middle of a word
        ("9999 ZZ 1", []),
        ("jansen", []),
        ("0600000000", []),
        ("?", []),
        ("", []),
    ],
)
def test_a_customer_is_found_by_what_is_typed(customers, typed, numbers):
    assert customers.loc[find_customers(customers, typed), "customer"].tolist() == numbers


def test_who_lives_at_the_same_address(customers):
    rows = {number: row for row, number in customers["customer"].items()}
    assert same_address(customers, rows["0012"]) == [rows["13"]]
    assert same_address(customers, rows["14"]) == []
    assert same_address(customers.drop(columns="postcode"), rows["0012"]) == []
