"""Rows that show themselves that they are of two customers: never ticked, alone nor where couples are rare."""

import pytest

from duplicates.tables import between, customers
from klantenbestand.duplicates.groups import LARGEST
from klantenbestand.duplicates.newcomers import newcomers
from klantenbestand.duplicates.proposals import QUESTION, SURE, find_duplicates
from klantenbestand.duplicates.single import check_row

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
    "neighbours with the mailbox of one of their club": [
        "Jan | | Bos | Weg | 1 | 3701 AB | Zeist | jan.bridge@gmail.com | |",
        "Jan | | Vos | Weg | 2 | 3701 AB | Zeist | jan.bridge@gmail.com | |",
    ],
    "two dates in one month, on the mailbox of the family": [
        f"Jan | | Wolters | {HOME} | wolters@ziggo.nl | | 03-05-1978",
        f"Jan | | Wolters | {HOME} | wolters@ziggo.nl | | 28-05-1978",
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
    "a man and a woman in the box of the firm": [
        f"Karim Aydin | | | {OFFICE} | aydin4@ziggo.nl | |",
        f"Karima Aydin | | | {OFFICE} | aydin4@ziggo.nl | |",
    ],
    "short names of houses": [
        f"Huize Beuk | J. | Smit | {OFFICE} | smit@huizen.nl | |",
        f"Huize Berk | J. | Smit | {OFFICE} | smit@huizen.nl | |",
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


@pytest.mark.parametrize(
    ("mailbox", "is_ticked"), [("jotterveen55@outlook.com", True), ("anjaotterveen@home.nl", False)]
)
def test_a_mailbox_that_names_someone_else_of_the_house_is_nobodys_proof(mailbox: str, is_ticked: bool):
    """In a file that shows couples of whom each has a mailbox of his own."""
    couples = [
        f"{name} | | {single.split(' | ')[2]} | Straat{at} | {at + 1} | {1000 + at} AB | Goes | {name}{at}@ziggo.nl | |"
        for at, single in enumerate(SINGLES)
        for name in ("Els", "Piet")
    ]
    twice = [line for line in SINGLES for _ in range(2)]
    rows = [f"Jasper | J. | Otterveen | {HOME} | {mailbox} | |", f" | J. | Otterveen | {HOME} | {mailbox} | |"]
    found = find_duplicates(customers("\n".join((PERSON, *rows, *couples, *twice))))
    assert (between(found, 2, 3) == SURE) is is_ticked


@pytest.mark.parametrize("rows", FIRMS.values(), ids=FIRMS.keys())
def test_two_firms_are_not_ticked(rows: list[str]):
    for order in (rows, rows[::-1]):
        assert find_duplicates(customers("\n".join((FIRM, *order)))).with_verdict(SURE) == ()


def test_who_fits_two_firms_is_asked_about():
    groups = find_duplicates(customers("\n".join((FIRM, *FIRMS["a third row fits two KvK numbers"])))).groups
    assert any(4 in group.rows and "andere klant" in group.reason for group in groups)
    groups = find_duplicates(customers("\n".join((FIRM, *FIRMS["a third row fits two legal forms"])))).groups
    assert {(group.verdict, group.rows) for group in groups} >= {(QUESTION, (2, 4)), (QUESTION, (3, 4))}


FATHER_AND_SON = [
    f"Jan | | Hofstra | {HOME} | hofstra@ziggo.nl | | {born}" for born in ("03-05-1955", "07-09-1985", "")
]
TWO_FIRMS = FIRMS["a third row fits two KvK numbers"]


@pytest.mark.parametrize(("head", "rows"), [(PERSON, FATHER_AND_SON), (FIRM, TWO_FIRMS)])
def test_one_row_that_fits_two_is_asked_about_with_each_also_when_it_is_typed_or_comes_in(head: str, rows: list[str]):
    frame = customers("\n".join((head, *rows)))
    typed = [(group.verdict, group.rows, group.reason) for group in check_row(frame, 4)]
    incoming = [(one.verdict, (4, one.other), one.reason) for one in newcomers(frame.iloc[:2], frame.iloc[2:])]
    for found in (typed, incoming):
        assert [(verdict, places) for verdict, places, _ in found] == [(QUESTION, (4, 2)), (QUESTION, (4, 3))]
    assert all("andere klant" in reason for _, _, reason in typed)


def test_a_row_that_fits_two_of_whom_a_person_said_that_they_are_not_the_same_is_asked_about():
    rows = [f"Jan | | Hofstra | {HOME} | jan@hofstra.nl | 0612312312 |"] * 3
    frame = customers("\n".join((PERSON, *rows)))
    refused = [(str(frame["customer"][2]), str(frame["customer"][3]))]
    assert {group.verdict for group in check_row(frame, 4)} == {SURE}
    assert {group.verdict for group in check_row(frame, 4, refused)} == {QUESTION}
    assert {one.verdict for one in newcomers(frame.iloc[:2], frame.iloc[2:], refused)} == {QUESTION}


ASKED = {
    "another trade name with one KvK-nummer": [
        f"Garage Smit | | | {OFFICE} | | 12345678 |",
        f"Autobedrijf De Hoek | | | {OFFICE} | | 12345678 |",
    ],
    "a firm of which one row lacks the name": [
        f" | J. | Smit | {OFFICE} | jsmit@smitbouw.nl | 12345678 |",
        f"Smit Bouw | J. | Smit | {OFFICE} | jsmit@smitbouw.nl | 12345678 |",
    ],
}


@pytest.mark.parametrize("rows", ASKED.values(), ids=ASKED.keys())
def test_a_firm_under_another_name_or_none_is_asked_about(rows: list[str]):
    frame = customers("\n".join((FIRM, *rows))).assign(customer_type="bedrijf")
    assert between(find_duplicates(frame), 2, 3) == QUESTION


def test_a_firm_of_which_one_row_lacks_the_name_is_asked_about_whoever_its_contact_surely_is():
    head = "company | customer_type | first_name | last_name | street | house_number | postcode | city | mobile"
    rows = (f"{name} | bedrijf | Jan | Smit | {HOME} | 0612341234" for name in ("", "Smit Bouw"))
    assert between(find_duplicates(customers("\n".join((head, *rows)))), 2, 3) == QUESTION


def test_who_differ_in_date_of_birth_and_mobile_number_are_no_question_on_a_mailbox_of_the_family():
    rows = (
        f"Arie | | Verbeek | {HOME} | verbeek48@ziggo.nl | {mobile} | {born}"
        for mobile, born in (("0612341234", "05-11-1947"), ("0698769876", "20-08-1988"))
    )
    assert between(find_duplicates(customers("\n".join((PERSON, *rows)))), 2, 3) == "partner of gezin"


def test_prefixes_in_the_name_of_a_firm_are_written_in_many_ways():
    names = ("Garage van den Berg", "Garage v.d. Berg", "Garage vd Berg")
    frame = customers("\n".join((FIRM, *(f"{name} | | | {OFFICE} | | |" for name in names))))
    assert [group.rows for group in find_duplicates(frame).with_verdict(SURE)] == [(2, 3, 4)]


@pytest.mark.parametrize("known", ["email", "mobile"])
def test_a_customer_who_stands_there_a_hundred_times_is_found_and_again_when_the_first_are_merged(known: str):
    value = {"email": "jan@zandbrink.nl", "mobile": "0612312312"}[known]
    frame = customers("\n".join((f"first_name | last_name | {known}", *[f"Jan | Zandbrink | {value}"] * 100)))
    (group,) = find_duplicates(frame).with_verdict(SURE)
    assert len(group.rows) == LARGEST
    (rest,) = find_duplicates(frame.drop(index=list(group.rows[1:]))).with_verdict(SURE)
    assert len(rest.rows) == 100 - LARGEST + 1
