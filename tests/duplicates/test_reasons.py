"""The one sentence that says why."""

from itertools import permutations

import numpy as np

from duplicates.tables import customers
from klantenbestand.duplicates.compare import compare
from klantenbestand.duplicates.prepared import prepare
from klantenbestand.duplicates.proposals import SURE, find_duplicates
from klantenbestand.duplicates.reasons import reason

HEAD = "initials | first_name | last_name | street | house_number | postcode | city | email"
HOME = "Kerkstraat | 12 | 1234 AB | Utrecht"
FIRMS = "customer | company | street | house_number | postcode | city | mobile | email | kvk"


def told(one: str, other: str, **how: bool) -> str:
    table = "\n".join((HEAD, *(f"{name} | {HOME} | {mail}" for name, mail in (one.split("; "), other.split("; ")))))
    return reason(compare(prepare(customers(table)), np.array([0]), np.array([1])), 0, SURE, **how)


def test_what_is_sure_by_other_rows_is_not_doubted_in_the_same_sentence():
    pair = "| Jan | Zandbrink; ", "| Jan | Zandbrink; "
    assert told(*pair, together=True, bare=True).endswith("met de andere rijen van de groep erbij is het zeker.")
    assert told(*pair, bare=True).endswith("kijk even of dit niet twee familieleden met dezelfde naam zijn.")


def test_one_name_is_not_said_of_rows_of_which_one_has_only_an_initial():
    sentence = told("| Jan | Zandbrink; ", "J. | | Zandbrink; jan.zandbrink@ziggo.nl", bare=True)
    assert sentence.endswith("kijk even of dit niet twee familieleden met dezelfde voorletter zijn.")


def test_the_sentence_of_a_group_does_not_depend_on_the_order_of_rows():
    rows = (
        f"1 | Zandbrink Transport | {HOME} | 0620123456 | info@zandbrink.nl | 12345678",
        f"2 | Zandbrink Transport | {HOME} | 0620123456 | |",
        f"3 | Zandbrink Transport | {HOME} | | info@zandbrink.nl |",
        f"4 | Zandbrink Transport | {HOME} | | | 12345678",
    )
    found = [find_duplicates(customers("\n".join((FIRMS, *order)))).groups for order in permutations(rows)]
    assert len({(group.verdict, group.score, group.reason) for (group,) in found}) == 1
