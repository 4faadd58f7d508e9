# ruff: noqa: E501 -- tables of customers
"""Rows of which no two share enough, and all together do."""

from itertools import product

import numpy as np
import pytest

from duplicates.tables import customers
from klantenbestand.duplicates.compare import compare
from klantenbestand.duplicates.levels import Door, First, Same
from klantenbestand.duplicates.prepared import prepare
from klantenbestand.duplicates.proposals import SURE, Group, find_duplicates
from klantenbestand.duplicates.together import taken_together

HEAD = "gender | initials | first_name | last_name | street | house_number | postcode | city | mobile | email | birth_date\n"
HOME = "Kerkstraat | 12 | 1234 AB | Utrecht"
FAMILIES = [  # fathers and sons of one name: a name and a door alone are asked about here
    f"| | Jan | {name}{end} | Weg{k} | {k + 1} | {1000 + k} AB | Goes | | | {date}"
    for k, (name, end) in enumerate(
        product(("Bakker", "Visser", "Mulder", "Dekker"), ("huis", "beek", "dam", "veld", "oord"))
    )
    for date in (f"{1 + k:02d}-05-1950", f"{28 - k:02d}-09-1981")
]
FULL = f"| J.P. | Jan | Zandbrink | {HOME} | 0620123456 | |"
BETWEEN = f"| J.P. | | Zandbrink | {HOME} | 0620123456 | panda77@ziggo.nl |"
THIRD = f"| | Jan | Zandbrink | {HOME} | | panda77@ziggo.nl |"


def sure(*rows: str) -> list[tuple[int, ...]]:
    """The rows of each ticked group."""
    return [group.rows for group in ticked(*rows)]


def ticked(*rows: str) -> tuple[Group, ...]:
    """The ticked groups of these rows in a file of fathers and sons."""
    return find_duplicates(customers(HEAD + "\n".join((*rows, *FAMILIES)))).with_verdict(SURE)


def test_a_third_row_that_shares_its_name_with_one_and_its_mailbox_with_the_other_is_the_same_customer():
    assert sure(FULL, BETWEEN, THIRD) == [(2, 3, 4)]
    assert sure(BETWEEN, THIRD) == [], "an initial and a mailbox may be of a couple"
    assert sure(FULL, THIRD) == [], "a name and a door may be of father and son"


def test_the_sentence_says_that_it_took_the_other_rows():
    group = ticked(FULL, BETWEEN, THIRD)[0]
    assert group.reason.endswith("; met de andere rijen van de groep erbij is het zeker.")
    assert "andere rijen" not in ticked(FULL, BETWEEN)[0].reason


@pytest.mark.parametrize(
    "third",
    [
        f"| | Joke | Zandbrink | {HOME} | | panda77@ziggo.nl |",
        f"| | Johan | Zandbrinkers | {HOME} | | panda77@ziggo.nl |",
        f"v | | Jan | Zandbrink | {HOME} | | panda77@ziggo.nl |",
    ],
)
def test_what_contradicts_any_row_of_the_group_stays_apart(third: str):
    man = f"m {FULL}"
    assert sure(man, BETWEEN, third) == [(2, 3)]


def test_a_date_of_birth_of_another_keeps_a_row_out_of_the_group():
    dated = BETWEEN + " 01-02-1950"
    assert sure(FULL, dated, THIRD + " 07-09-1981") == [(2, 3)]


def test_the_best_of_each_field_counts_and_a_difference_in_gender_is_one():
    frame = customers(HEAD + "\n".join((FULL, f"m {BETWEEN}", THIRD.replace("| |", "v | |", 1))))
    prepared = prepare(frame)
    levels = compare(prepared, np.array([0, 1]), np.array([2, 2]))
    both = taken_together(levels, np.array([0]))
    assert (int(both.first[0]), int(both.mail[0]), int(both.door[0])) == (First.EQUAL, Same.EQUAL, Door.EQUAL)
    assert int(both.gender[0]) == Same.DIFFERENT
    assert (int(both.a[0]), int(both.b[0])) == (1, 2), "the pair with the mailbox stands for the lot"
    assert [int(level) for level in taken_together(levels, np.array([0, 1])).mail] == [Same.UNKNOWN, Same.EQUAL]
