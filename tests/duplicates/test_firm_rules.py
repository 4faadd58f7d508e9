"""Which firms at one address are one customer."""

import pytest

from duplicates.tables import between, customers
from klantenbestand.duplicates.proposals import QUESTION, SURE, Group, find_duplicates

HEAD = "company | legal_form | street | house_number | postcode | city | phone | email | kvk"
HOME = "Kerkstraat | 12 | 1234 AB | Utrecht"


def said(*rows: str) -> tuple[Group, ...]:
    return find_duplicates(customers("\n".join((HEAD, *rows)))).groups


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Stichting De Kring |", "De Kring B.V. |"),
        ("Vereniging Oranje |", "Stichting Oranje |"),
        ("Coöperatie Zuivel U.A. |", "Zuivel B.V. |"),
        ("Smit Bouw B.V. |", "Smit Bouw VOF |"),
        ("Smit Bouw N.V. |", "Smit Bouw C.V. |"),
        ("Smit Bouw | eenmanszaak", "Smit Bouw | bv"),
        ("Smit Bouw | Maatschap", "Smit Bouw B.V. |"),
        ("Molenhof | VvE", "Vereniging Molenhof |"),
        ("Smit Bouw | commanditaire vennootschap", "Smit Bouw B.V. |"),
        ("Smit Bouw BVBA |", "Stichting Smit Bouw |"),
        ("Smit Bouw SPRL |", "Stichting Smit Bouw |"),
    ],
)
def test_two_legal_forms_of_one_name_are_asked_about_with_that_as_the_reason(a: str, b: str):
    rows = (f"{firm} | {HOME} | 0301234567 | info@kring.nl |" for firm in (a, b))
    (group,) = said(*rows)
    assert group.verdict == QUESTION
    assert "een andere rechtsvorm" in group.reason


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Smit Bouw B.V. |", "Smit Bouw |"),
        ("Smit Bouw BV | bv", "Smit Bouw | besloten vennootschap"),
        ("Smit Bouw V.O.F. |", "Smit Bouw | Vennootschap onder firma"),
        ("Smit Bouw bvba |", "Smit Bouw B.V. |"),
    ],
)
def test_one_legal_form_in_two_notations_or_on_one_side_only_says_nothing(a: str, b: str):
    (group,) = said(*(f"{firm} | {HOME} | | |" for firm in (a, b)))
    assert group.verdict == SURE
    assert "rechtsvorm" not in group.reason


def test_a_row_without_a_legal_form_does_not_join_two_of_different_forms():
    firms = ("Smit Bouw B.V. |", "Smit Bouw |", "Smit Bouw V.O.F. |")
    found = said(*(f"{firm} | {HOME} | 0301234567 | |" for firm in firms))
    assert not any(group.verdict == SURE and {2, 4} <= set(group.rows) for group in found)


@pytest.mark.parametrize(
    ("a", "b"),
    [("Dekker Bouw", "Bekker Bouw"), ("Kaya Advies", "Maya Advies"), ("VvE Molenhof", "VvE Molenhoek")],
)
@pytest.mark.parametrize(("kvk", "verdict"), [("", QUESTION), ("12345678", SURE)])
def test_a_letter_in_the_name_of_firms_in_one_building_with_one_telephone_is_asked(
    a: str, b: str, kvk: str, verdict: str
):
    rows = (f"{firm} | | {HOME} | 0301234567 | info@beheer.nl | {kvk}" for firm in (a, b))
    found = find_duplicates(customers("\n".join((HEAD, *rows))))
    assert between(found, 2, 3) == verdict
