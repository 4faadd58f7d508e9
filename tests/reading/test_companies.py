"""A company and a person told apart by name."""

import pytest

from klantenbestand.reading.companies import is_company, legal_form


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Jansen BV", "bv"),
        ("Jansen B.V.", "bv"),
        ("jansen b.v. i.o.", "bv"),
        ("Jansen Bouw B.V. Utrecht", "bv"),
        ("De Vries N.V.", "nv"),
        ("Kok & Zn. V.O.F.", "vof"),
        ("Kok vof", "vof"),
        ("Kok Beheer C.V.", "cv"),
        ("Stichting De Linde", "stichting"),
        ("Maatschap Kok en De Boer", "maatschap"),
        ("Coöperatie De Kring U.A.", "coöperatie"),
        ("Garage De Boer", ""),
        ("Schilder & Zonen", ""),
        ("Administratiekantoor Kok", ""),
        ("Kok Holding", ""),
    ],
)
def test_a_company_is_known_by_its_form_or_its_trade(name: str, form: str) -> None:
    assert is_company(name)
    assert legal_form(name) == form


@pytest.mark.parametrize(
    "name", ["B.V. Jansen", "N.V. de Boer", "Anna Bakker", "J. te Winkel", "Piet Bouwman", "C.V. Visser", "A. Stichter"]
)
def test_a_person_with_such_initials_or_such_a_surname_stays_a_person(name: str) -> None:
    assert not is_company(name)
