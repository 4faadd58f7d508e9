"""What stands beside the name in the boxes of first name and initials."""

import pytest

from duplicates.tables import customers, verdict
from klantenbestand.duplicates.proposals import QUESTION, SURE, find_duplicates

HEAD = "initials | first_name | last_name | street | house_number | postcode | city | mobile | email | birth_date"
HOME = "Kerkstraat | 12 | 1234 AB | Utrecht"
MAIL, MOBILE, BOTH = "| boerderij@gmail.com", "0620123456 |", "0620123456 | boerderij@gmail.com"


def said(one: str, other: str, same: str) -> str:
    return verdict("\n".join((HEAD, *(f"{name} | Zandbrink | {HOME} | {same}" for name in (one, other)))))


@pytest.mark.parametrize("same", [f"{MAIL} |", f"{MOBILE} |", f"{BOTH} |"])
@pytest.mark.parametrize(
    ("senior", "junior"),
    [("| Jan sr.", "| Jan jr."), ("| Jan senior", "| Jan junior"), ("| Jan (sr)", "| Jan II"),
     ("| Jan sr.", "| Jan III"), ("J. sr. |", "J. jr. |"), ("J.P. sen. |", "J.P. jun. |")],
)  # fmt: skip
def test_senior_and_junior_are_two_people_in_whichever_box_it_stands(senior: str, junior: str, same: str):
    assert said(senior, junior, same) == "partner of gezin"


@pytest.mark.parametrize("same", [MAIL, MOBILE, BOTH])
@pytest.mark.parametrize(
    ("one", "other"), [("| Jan", "| Jan jr."), ("J.P. |", "J.P. sr. |"), ("| Jan", "J. jr. | Jan")]
)
def test_one_who_is_junior_and_one_who_does_not_say_are_asked_about_unless_one_birthday_tells(
    one: str, other: str, same: str
):
    rows = (f"{name} | Zandbrink | {HOME} | {same} |" for name in (one, other))
    (group,) = find_duplicates(customers("\n".join((HEAD, *rows)))).groups
    assert group.verdict == QUESTION
    assert "junior of senior bij één van de twee" in group.reason
    assert said(one, other, f"{same} | 01-02-1980") == SURE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("| Dhr. Jan", "| Jan"),
        ("| de heer Jan", "| Jan"),
        ("| Mevr. Anna", "| Anna"),
        ("| Jan jr.", "Dhr. J. jr. | Jan"),
    ],
)
def test_a_salutation_in_the_box_of_the_name_is_no_name(one: str, other: str):
    assert said(one, other, f"{MOBILE} |") == SURE


def test_a_salutation_says_whether_it_is_a_man():
    assert said("Dhr. J. |", "Mevr. J. |", f"{MOBILE} |") == "partner of gezin"
    assert said("Dhr. J. |", "J. |", f"{BOTH} |") == SURE
