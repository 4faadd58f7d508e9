"""Names that stand in one cell, split the Dutch way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantenbestand.reading.names import Name, split_name, split_surname


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jansen", Name(last_name="Jansen")),
        ("Anna Jansen", Name(first_name="Anna", last_name="Jansen")),
        ("Anna Maria Jansen", Name(first_name="Anna Maria", last_name="Jansen")),
        ("Jan de Vries", Name(first_name="Jan", infix="de", last_name="Vries")),
        ("Jan van der Berg", Name(first_name="Jan", infix="van der", last_name="Berg")),
        ("J.P. van der Berg", Name(initials="J.P.", infix="van der", last_name="Berg")),
        ("J.P.van der Berg", Name(initials="J.P.", infix="van der", last_name="Berg")),
        ("JP de Vries", Name(initials="J.P.", infix="de", last_name="Vries")),
        ("J P de Vries", Name(initials="J.P.", infix="de", last_name="Vries")),
        ("Th. Jansen", Name(initials="Th.", last_name="Jansen")),
        ("JANSSEN P", Name(initials="P.", last_name="JANSSEN")),
        ("de Vries J.P.", Name(initials="J.P.", infix="de", last_name="Vries")),
        ("VAN DER BERG A.", Name(initials="A.", infix="VAN DER", last_name="BERG")),
        ("Jan P.", Name(first_name="Jan", last_name="P.")),
        ("K. Oude Luttikhuis", Name(initials="K.", last_name="Oude Luttikhuis")),
        ("F. Ben Yahia", Name(initials="F.", last_name="Ben Yahia")),
        ("Dhr. Ben Bakker", Name(first_name="Ben", last_name="Bakker", gender="m")),
        ("IJ. de Boer", Name(initials="IJ.", infix="de", last_name="Boer")),
        ("IJsbrand de Boer", Name(first_name="IJsbrand", infix="de", last_name="Boer")),
        ("A. in 't Veld", Name(initials="A.", infix="in 't", last_name="Veld")),
        ("A. in \u2019t Veld", Name(initials="A.", infix="in 't", last_name="Veld")),
        ("Mohammed el Hamdaoui", Name(first_name="Mohammed", infix="el", last_name="Hamdaoui")),
        ("El Hamdaoui", Name(infix="El", last_name="Hamdaoui")),
        ("Ed van 't Hoff-in 't Veld", Name(first_name="Ed", infix="van 't", last_name="Hoff-in 't Veld")),
        ("ten Berge-van der Meulen", Name(infix="ten", last_name="Berge-van der Meulen")),
        ("Anna Jansen-van der Berg", Name(first_name="Anna", last_name="Jansen-van der Berg")),
        ("Els Boer - de Wit", Name(first_name="Els", last_name="Boer-de Wit")),
        ("Jan-Peter Balkenende", Name(first_name="Jan-Peter", last_name="Balkenende")),
        ("Patsy Van der Meeren", Name(first_name="Patsy", infix="Van der", last_name="Meeren")),
        ("De Vries", Name(infix="De", last_name="Vries")),
        ("Jan d'Hondt", Name(first_name="Jan", last_name="d'Hondt")),
        ("Ben de Jong", Name(first_name="Ben", infix="de", last_name="Jong")),
        ("Ben Jansen", Name(first_name="Ben", last_name="Jansen")),
        ("P. v.d. Berg", Name(initials="P.", infix="v.d.", last_name="Berg")),
        ("H. v/d Laan", Name(initials="H.", infix="v/d", last_name="Laan")),
        ("Jan Jansen jr.", Name(first_name="Jan", last_name="Jansen jr.")),
        ("P. (Piet) Jansen", Name(initials="P.", first_name="Piet", last_name="Jansen")),
        ("Jan en Anna Jansen", Name(first_name="Jan en Anna", last_name="Jansen")),
        # surname first
        ("Berg, J. van der", Name(initials="J.", infix="van der", last_name="Berg")),
        ("Vries, de, Jan", Name(first_name="Jan", infix="de", last_name="Vries")),
        ("van der Berg, Jan", Name(first_name="Jan", infix="van der", last_name="Berg")),
        ("Mieke Berg, van den", Name(first_name="Mieke", infix="van den", last_name="Berg")),
        ("A.M. Berg, van den", Name(initials="A.M.", infix="van den", last_name="Berg")),
        ("Berg, van den", Name(infix="van den", last_name="Berg")),
        ("Jansen, P. (Piet)", Name(initials="P.", first_name="Piet", last_name="Jansen")),
        ("Jansen, B.V.", Name(initials="B.V.", last_name="Jansen")),
        ("Jan Jansen, directeur", Name(first_name="Jan", last_name="Jansen")),
        # salutations and titles
        ("de heer drs. J.P. de Vries", Name(initials="J.P.", infix="de", last_name="Vries", gender="m")),
        ("Dhr. Jansen", Name(last_name="Jansen", gender="m")),
        ("Mw. A. Jansen", Name(initials="A.", last_name="Jansen", gender="v")),
        ("Dekker, mevr. M.", Name(initials="M.", last_name="Dekker", gender="v")),
        ("Dhr. en mevr. Jansen", Name(last_name="Jansen")),
        ("Fam. de Boer", Name(infix="de", last_name="Boer")),
        ("T.a.v. mevrouw J. Smit", Name(initials="J.", last_name="Smit", gender="v")),
        ("Mr. P. Pieters", Name(initials="P.", last_name="Pieters")),  # a lawyer, and of either sex
        ("Piet Jansen MSc", Name(first_name="Piet", last_name="Jansen")),
        ("Heer, de", Name(infix="de", last_name="Heer")),
        # companies
        ("Jansen B.V.", Name(company="Jansen B.V.", legal_form="bv")),
        ("Bakkerij De Vries", Name(company="Bakkerij De Vries")),
        ("B.V. Jansen", Name(initials="B.V.", last_name="Jansen")),
        ("mevrouw Bakker", Name(last_name="Bakker", gender="v")),
    ],
)
def test_a_name_falls_apart_in_its_parts(text: str, name: Name) -> None:
    assert split_name(text) == name


FIRST = st.sampled_from(["Anna", "Jan-Peter", "IJsbrand", "J.P.", "Th.", "A."])
INFIX = st.sampled_from(["", "van", "van der", "de", "in 't", "van 't", "ten", "el", "op den", "von der", "de la"])
LAST = st.sampled_from(["Jansen", "Berg", "Hoff-in 't Veld", "Jansen-van der Berg", "Vries", "IJzerman", "d'Ancona"])


@given(FIRST, INFIX, LAST)
def test_putting_a_name_together_and_splitting_it_gives_its_parts(first: str, infix: str, last: str) -> None:
    name = split_name(" ".join(part for part in (first, infix, last) if part))
    assert (name.initials or name.first_name, name.infix, name.last_name) == (first, infix, last)


@given(FIRST, INFIX, LAST)
def test_the_order_of_a_phone_book_gives_the_same_parts(first: str, infix: str, last: str) -> None:
    name = split_name(f"{last}, {first} {infix}".strip())
    assert (name.initials or name.first_name, name.infix, name.last_name) == (first, infix, last)


@given(st.text(st.sampled_from("abJV .,'-()&de"), max_size=20))
def test_any_text_at_all_is_split_without_a_hitch(text: str) -> None:
    name = split_name(text)
    assert all(value == value.strip() for value in vars(name).values())


def test_a_surname_keeps_all_its_words() -> None:
    assert split_surname("Garcia Lopez") == ("", "Garcia Lopez")
    assert split_surname("van den Berg van Saparoea") == ("van den", "Berg van Saparoea")
    assert split_surname("van") == ("", "van")
