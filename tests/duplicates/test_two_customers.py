"""Rows that show themselves that they are of two customers: never ticked, alone nor where couples are rare."""

import pytest

from duplicates.tables import customers
from klantenbestand.duplicates.proposals import QUESTION, SURE, find_duplicates

PERSON = "first_name | initials | last_name | street | house_number | postcode | city | email | mobile | birth_date"
FIRM = "company | initials | last_name | street | house_number | postcode | city | email | kvk | iban"
HOME = "Weg | 1 | 3701 AB | Zeist"
OFFICE = "Kantoorweg | 5 | 3542 AB | Utrecht"

PERSONS = {
    "a third row brings no two of other initials together": [
        f"Jan | J.P. | Wolters | {HOME} | wolters@ziggo.nl | |",
        f"Jan | J.M. | Wolters | {HOME} | wolters@ziggo.nl | |",
        f"Jan | | Wolters | {HOME} | wolters@ziggo.nl | |",
    ],
    "brother and sister on the mobile of their parents": [
        f"Lars | | Tolk | {HOME} | tolk@ziggo.nl | 0612312312 |",
        f"Lara | | Tolk | {HOME} | tolk@ziggo.nl | 0612312312 |",
    ],
    "members of a club with its mailbox": [
        "Jan | | Bos | Weg | 1 | 3701 AB | Zeist | bridgezeist@gmail.com | |",
        "Jan | | Vos | Weg | 2 | 3701 AB | Zeist | bridgezeist@gmail.com | |",
    ],
    "students with the mobile of their landlord": [
        f"Tim | | Bos | {HOME} | | 0612312312 |",
        f"Tim | | Wolters | {HOME} | | 0612312312 |",
    ],
    "a mailbox of nobody": [
        "Jan | | Bos | Weg | 1 | 3701 AB | Zeist | onbekend@onbekend.nl | |",
        "Jan | | Bos | Laan | 7 | 4811 AB | Breda | onbekend@onbekend.nl | |",
    ],
    "father and son, thirty years apart": [
        f"Jan | | Wolters | {HOME} | wolters@ziggo.nl | 0612312312 | 03-05-1948",
        f"Jan | | Wolters | {HOME} | wolters@ziggo.nl | 0612312312 | 03-05-1978",
    ],
    "father and son, next to each other": [
        "Klaas | | Hofstra | Zuiderweg | 12 | 9101 AB | Dokkum | | |",
        "Klaas | | Hofstra | Zuiderweg | 14 | 9101 AB | Dokkum | | |",
    ],
    "father and son, at 4 and 4a": [
        "Klaas | | Hofstra | Zuiderweg | 4 | 9101 AB | Dokkum | | |",
        "Klaas | | Hofstra | Zuiderweg | 4a | 9101 AB | Dokkum | | |",
    ],
    "sons of two fathers": [
        f"Klaas | | Bakker Azn | {HOME} | bakker@hetnet.nl | |",
        f"Klaas | | Bakker Pzn. | {HOME} | bakker@hetnet.nl | |",
    ],
    "the second and the third of one name": [
        f"Jan | | Jansen II | {HOME} | jansen@hetnet.nl | 0612312312 |",
        f"Jan | | Jansen III | {HOME} | jansen@hetnet.nl | 0612312312 |",
    ],
}
FIRMS = {
    "a third row brings no firm in two towns together": [
        "Bruna | J. | Smit | Markt | 1 | 3741 AB | Baarn | bruna@smitboeken.nl | |",
        "Bruna | J. | Smit | Plein | 9 | 3701 AB | Zeist | bruna@smitboeken.nl | |",
        "Bruna | J. | Smit | | | | | bruna@smitboeken.nl | |",
    ],
    "a third row fits two KvK numbers": [
        f"Jansen Bouw | | | {OFFICE} | | 12345678 |",
        f"Jansen Bouw | | | {OFFICE} | | 87654321 |",
        f"Jansen Bouw | | | {OFFICE} | | |",
    ],
    "a third row fits two legal forms": [
        f"Jansen Bouw BV | | | {OFFICE} | | |",
        f"Jansen Bouw VOF | | | {OFFICE} | | |",
        f"Jansen Bouw | | | {OFFICE} | | |",
    ],
    "houses of one manager": [
        f"VvE Beukenhof | J. | Smit | {OFFICE} | vve@smitbeheer.nl | | NL91ABNA0417164300",
        f"VvE Berkenhof | J. | Smit | {OFFICE} | vve@smitbeheer.nl | | NL91ABNA0417164300",
    ],
    "halves of a town": [
        f"Wijkteam Zuidoost | J. | Smit | {OFFICE} | smit@wijken.nl | |",
        f"Wijkteam Zuidwest | J. | Smit | {OFFICE} | smit@wijken.nl | |",
    ],
    "towers of one owner": [
        f"Kantoor Toren1 | J. | Smit | {OFFICE} | smit@torens.nl | |",
        f"Kantoor Toren2 | J. | Smit | {OFFICE} | smit@torens.nl | |",
    ],
    "a series": [
        f"Maas Vastgoed II B.V. | J. | Smit | {OFFICE} | | |",
        f"Maas Vastgoed III B.V. | J. | Smit | {OFFICE} | | |",
    ],
    "the first of a series": [
        f"Maas Vastgoed I B.V. | | | {OFFICE} | | |",
        f"Maas Vastgoed B.V. | | | {OFFICE} | | |",
    ],
    "persons in the box of the firm": [
        f"Anna Visser | | | {OFFICE} | visser4@ziggo.nl | |",
        f"Anne Visser | | | {OFFICE} | visser4@ziggo.nl | |",
    ],
    "two shops of one owner": [
        "Kaashuis | J. | Smit | Markt | 1 | 3741 AB | Baarn | smit@kaashuis.nl | | NL91ABNA0417164300",
        "Kaashuis | J. | Smit | Plein | 9 | 3701 AB | Zeist | smit@kaashuis.nl | | NL91ABNA0417164300",
    ],
}
SINGLES = [
    f"Jan | | Zand{chr(97 + at // 26)}{chr(97 + at % 26)}brink | Straat{at} | {at + 1} | {1000 + at} AB | Goes | "
    f"jan{at}@ziggo.nl | 06201{at:05d} |"
    for at in range(400)
]


@pytest.mark.parametrize("among", [0, 400])
@pytest.mark.parametrize("rows", PERSONS.values(), ids=PERSONS.keys())
def test_two_persons_are_not_ticked(rows: list[str], among: int):
    found = find_duplicates(customers("\n".join((PERSON, *rows, *SINGLES[:among]))))
    assert not any({2, 3} <= set(group.rows) for group in found.with_verdict(SURE))


@pytest.mark.parametrize("rows", FIRMS.values(), ids=FIRMS.keys())
def test_two_firms_are_not_ticked(rows: list[str]):
    for order in (rows, rows[::-1]):
        assert find_duplicates(customers("\n".join((FIRM, *order)))).with_verdict(SURE) == ()


def test_who_fits_two_firms_is_asked_about():
    groups = find_duplicates(customers("\n".join((FIRM, *FIRMS["a third row fits two KvK numbers"])))).groups
    assert any(4 in group.rows and "andere klant" in group.reason for group in groups)
    (group,) = find_duplicates(customers("\n".join((FIRM, *FIRMS["a third row fits two legal forms"])))).groups
    assert (group.verdict, group.rows) == (QUESTION, (2, 3, 4))
