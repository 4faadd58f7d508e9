# ruff: noqa: E501 -- tables
import numpy as np
import pytest

from duplicates.tables import customers
from klantenbestand.duplicates.compare import compare
from klantenbestand.duplicates.levels import Door, First, Initials, Last, Same
from klantenbestand.duplicates.prepared import prepare

PLACE = "street | house_number | house_addition | postcode | city"


def levels(table: str):
    return compare(prepare(customers(table)), np.array([0]), np.array([1]))


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ("Jan", "Jan", First.EQUAL), ("Johannes", "Hans", First.CALL_NAME), ("Jan", "Hans", First.DIFFERENT), ("Tim", "Tom", First.DIFFERENT),
        ("Jan-Willem", "Jan", First.CALL_NAME), ("Tjeerd", "Tjeerrd", First.SLIP), ("Marieke", "Marijke", First.DIFFERENT), ("Jan", "", First.UNKNOWN),
    ],
)  # fmt: skip
def test_first_names(a, b, level):
    assert levels(f"first_name | last_name\n{a} | Bakker\n{b} | Bakker").first[0] == level


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ("van den Berg", "Berg", Last.EQUAL), ("Jansen", "Janssen", Last.SLIP), ("Meijer", "Meyer", Last.SLIP), ("Vries-Bakker", "Bakker", Last.HALF),
        ("Bakker", "Visser", Last.DIFFERENT),
    ],
)  # fmt: skip
def test_surnames(a, b, level):
    assert levels(f"first_name | last_name\nAnna | {a}\nAnna | {b}").last[0] == level


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ("J.P.", "J.P.", Initials.EQUAL),
        ("J.P.M.", "JP", Initials.START),
        ("J.", "J.P.", Initials.ONE),
        ("J.P.", "J.M.", Initials.DIFFERENT),
    ],
)
def test_initials(a, b, level):
    assert levels(f"initials | last_name\n{a} | Bakker\n{b} | Bakker").initials[0] == level


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ("Kerkstraat | 1 | | 1234 AB | Goes", "Kerkstr. | 1 | | 1234ab | GOES", Door.EQUAL),
        ("Kerkstraat | 1 | | 1234 AB | Goes", "Kerkstraat | 1 | | | Goes", Door.EQUAL),
        ("Kerkstraat | 1 | | 1234 AB | Goes", "Kerkstraat | 1 | | 1243 AB | Goes", Door.SLIP),
        ("Kerkstraat | 1 | A | 1234 AB | Goes", "Kerkstraat | 1 | B | 1234 AB | Goes", Door.NEXT),
        ("Kerkstraat | 1 | | 1234 AB | Goes", "Kerkstraat | 75 | | 1234 AB | Goes", Door.AROUND),
        ("Kerkstraat | 1 | | 1234 AB | Goes", "Dorpsweg | 9 | | 9876 XY | Sneek", Door.DIFFERENT),
        ("Kerkstraat | 1 | | 1234 AB | Goes", " | | | | ", Door.UNKNOWN),
    ],
)
def test_addresses(a, b, level):
    assert levels(f"{PLACE}\n{a}\n{b}").door[0] == level


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [("01-02-1980", "01-02-1980", Same.EQUAL), ("01-02-1980", "02-01-1980", Same.NEAR), ("01-02-1980", "01-02-1981", Same.NEAR),
     ("01-02-1980", "07-09-1951", Same.DIFFERENT), ("01-02-1980", "", Same.UNKNOWN)],
)  # fmt: skip
def test_dates_of_birth(a, b, level):
    assert levels(f"birth_date | last_name\n{a} | B\n{b} | B").born[0] == level


def test_numbers_agree_across_columns_and_show_a_wrong_digit():
    found = levels("phone | mobile\n0301234567 | 0620123456\n06 2012 3456 | ")
    assert (found.mobile[0], found.landline[0]) == (Same.EQUAL, Same.UNKNOWN)
    assert levels("mobile\n0620123456\n0620123457").mobile[0] == Same.NEAR


def test_two_initials_before_one_surname_are_two_mailboxes():
    assert levels("email\nj.bakker@ziggo.nl\np.bakker@ziggo.nl").mail[0] == Same.DIFFERENT
    assert levels("email\njan.bakker@ziggo.nl\njan.baker@ziggo.nl").mail[0] == Same.NEAR
