"""Names and aanhef, against the examples of Onze Taal and taaladvies.net."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantenbestand.mail import persons
from klantenbestand.mail.persons import Person, addressee, first_name, full_name, initials, salutation, surname

WORDS = st.text(alphabet="abcdeijnvABCDEIJNV -'.é", max_size=12)


def test_the_examples_in_the_docstrings_hold():
    assert doctest.testmod(persons).failed == 0


@pytest.mark.parametrize(
    ("infix", "last_name", "after", "alone"),
    [
        ("van den", "Berg", "van den Berg", "Van den Berg"),
        ("Van Den", "Berg", "van den Berg", "Van den Berg"),
        ("", "van den Berg", "van den Berg", "Van den Berg"),
        ("", "VAN DER SLUIS", "van der Sluis", "Van der Sluis"),
        ("'t", "Hart", "'t Hart", "'t Hart"),
        ("’t", "Hart", "'t Hart", "'t Hart"),
        ("in 't", "Veld", "in 't Veld", "In 't Veld"),
        ("d'", "Ancona", "d'Ancona", "d'Ancona"),
        ("", "D'Ancona", "d'Ancona", "d'Ancona"),
        ("El", "Amrani", "El Amrani", "El Amrani"),  # not ours to make small
        ("", "Le Blanc", "Le Blanc", "Le Blanc"),
        ("", "O'Neill", "O'Neill", "O'Neill"),
        ("", "de Wit", "de Wit", "De Wit"),
        ("", "Op", "Op", "Op"),  # the whole surname, no prefix
        ("", "IJzerman", "IJzerman", "IJzerman"),
        ("", "ijzerman", "IJzerman", "IJzerman"),
        ("", "Ijzerman", "IJzerman", "IJzerman"),  # what Excel's BEGINLETTERS makes of it
        ("", "jansen-de vries", "Jansen-de Vries", "Jansen-de Vries"),
    ],
)
def test_a_tussenvoegsel_is_small_after_a_name_and_starts_with_a_capital_alone(infix, last_name, after, alone):
    person = Person(infix=infix, last_name=last_name)
    assert surname(person) == after
    assert surname(person, alone=True) == alone


def test_belgian_names_are_written_exactly_as_registered():
    patsy = Person(gender="v", first_name="Patsy", infix="Van der", last_name="Meeren", belgian=True)
    assert full_name(patsy) == "Patsy Van der Meeren"
    assert salutation(patsy) == "Geachte mevrouw Van der Meeren,"
    small = Person(gender="m", first_name="jan", infix="de", last_name="SMET-Maes", belgian=True)
    assert (full_name(small), salutation(small)) == ("jan de SMET-Maes", "Geachte heer de SMET-Maes,")


@pytest.mark.parametrize(
    ("person", "formal", "informal"),
    [
        (Person(gender="v", first_name="Anna", last_name="Jansen"), "Geachte mevrouw Jansen,", "Beste Anna,"),
        (Person(gender="m", initials="J.P.", last_name="Jansen"), "Geachte heer Jansen,", "Beste heer Jansen,"),
        (
            Person(infix="van der", last_name="Aa"),
            "Geachte heer of mevrouw Van der Aa,",
            "Beste heer of mevrouw Van der Aa,",
        ),
        (
            Person(gender="x", first_name="Sam", infix="de", last_name="Wit"),
            "Geachte Sam de Wit,",
            "Beste Sam,",
        ),
        (Person(gender="x", last_name="Wit"), "Geachte heer of mevrouw Wit,", "Beste heer of mevrouw Wit,"),
        (Person(), "Geachte heer, mevrouw,", "Goedendag,"),
        (Person(first_name="Anna"), "Geachte heer, mevrouw,", "Beste Anna,"),
        (Person(company="Kok BV", is_company=True), "Geachte heer, mevrouw,", "Goedendag,"),
        (
            Person(gender="m", last_name="Kok", company="Kok BV", is_company=True),
            "Geachte heer Kok,",
            "Beste heer Kok,",
        ),
        (Person(name="Bakkerij Jansen", is_company=True), "Geachte heer, mevrouw,", "Goedendag,"),
        (Person(gender="v", first_name="A.", last_name="Jansen"), "Geachte mevrouw Jansen,", "Beste mevrouw Jansen,"),
    ],
)
def test_the_aanhef(person, formal, informal):
    assert salutation(person) == formal
    assert salutation(person, "informeel") == informal


@pytest.mark.parametrize(
    ("last_name", "in_aanhef"),
    [
        ("Jansen-de Vries", "Jansen"),
        ("Jongsma - van der Sluis", "Jongsma"),
        ("van der Berg-Kok", "Van der Berg"),
        ("El-Amrani", "El-Amrani"),
        ("Ait-Ali", "Ait-Ali"),
    ],
)
def test_of_a_double_surname_only_the_first_is_in_the_aanhef_and_both_in_the_address(last_name, in_aanhef):
    person = Person(gender="v", initials="A.", last_name=last_name)
    assert salutation(person) == f"Geachte mevrouw {in_aanhef},"
    assert addressee(person) == (f"Mevrouw A. {surname(person)}",)


@pytest.mark.parametrize(
    ("given", "shown"),
    [("J.P.", "J.P."), ("j p", "J.P."), ("JP", "J.P."), ("Th. J.", "Th.J."), ("j.", "J."), ("Jan", "Jan"), ("", "")],
)
def test_initials_have_full_stops_and_no_spaces(given, shown):
    assert initials(Person(initials=given)) == shown


def test_initials_in_the_column_of_the_first_name_are_no_first_name():
    person = Person(first_name="J.P.", last_name="Kok")
    assert (first_name(person), initials(person), full_name(person)) == ("", "J.P.", "J.P. Kok")


def test_the_first_lines_of_an_address():
    berg = Person(gender="v", first_name="Anna", initials="A.M.", infix="van den", last_name="Berg")
    assert addressee(berg) == ("Mevrouw A.M. van den Berg",)
    assert addressee(berg, "informeel") == ("Anna van den Berg",)
    assert addressee(Person(last_name="Kok")) == ("Kok",)
    assert addressee(Person()) == ()
    firm = Person(company="Kok & Zn. BV", is_company=True)
    assert addressee(firm) == ("Kok & Zn. BV",)
    contact = Person(gender="m", initials="J", infix="'t", last_name="Hart", company="Kok BV", is_company=True)
    assert addressee(contact) == ("Kok BV", "T.a.v. de heer J. 't Hart")


def test_the_name_of_a_company_is_never_changed():
    assert addressee(Person(company="van den BERG it", is_company=True)) == ("van den BERG it",)


@given(WORDS, WORDS, WORDS, WORDS, st.sampled_from(["", "m", "v", "x"]), st.booleans(), st.booleans())
def test_every_person_has_an_aanhef_on_one_line(initial, first, infix, last, gender, is_company, belgian):
    person = Person(gender, initial.strip(), first.strip(), infix.strip(), last.strip(), "", "", is_company, belgian)
    for tone in ("formeel", "informeel"):
        aanhef = salutation(person, tone)
        assert aanhef.endswith(",")
        assert aanhef.startswith(("Geachte ", "Beste ", "Goedendag"))
        addressee(person, tone)
