"""What stands with everybody is nobody's own."""

import pandas as pd
import pytest

from duplicates.tables import typed
from klantenbestand.duplicates.placeholders import (
    MOST_AT_A_DOOR,
    MOST_SURNAMES,
    most_at_a_date,
    without_placeholders,
)
from klantenbestand.duplicates.prepared import MISSING, prepare
from klantenbestand.duplicates.proposals import SURE, find_duplicates

NAMES = [f"Zandbrink{letter}huis" for letter in "abcdefghijklmnopqrstuvwxyz"]


def ticked(count: int, surnames: int, **known: str) -> int:
    """How many groups are ticked of so many customers called J. or Jan with so many surnames, each at a door of his own
    if none is known."""
    rows = [
        {
            "first_name": "Jan",
            "last_name": NAMES[k % surnames],
            "street": f"Straat{k}",
            "house_number": str(k + 1),
            "postcode": f"{1000 + k} AB",
            "city": f"Stad{chr(97 + k % 26)}",
            **known,
        }
        for k in range(count)
    ]
    frame = pd.DataFrame(rows, index=range(2, count + 2))
    frame.insert(0, "customer", [f"K{k}" for k in range(count)])
    return len(find_duplicates(typed(frame)).with_verdict(SURE))


@pytest.mark.parametrize(
    "known",
    [
        {"email": "shop2@winkel.nl"},
        {"mobile": "0653123456"},
        {"phone": "0653123456"},
        {"phone": "0318123456"},
        {"birth_date": "01-01-1980"},
        {"iban": "NL91ABNA0417164300"},
    ],
    ids=" ".join,
)
def test_what_stands_with_more_surnames_than_a_household_has_makes_nobody_the_same(known: dict[str, str]):
    assert ticked(2 * (MOST_SURNAMES + 1), MOST_SURNAMES + 1, **known) == 0


@pytest.mark.parametrize("known", [{"email": "shop2@winkel.nl"}, {"mobile": "0653123456"}])
def test_what_stands_with_as_many_as_a_household_may_have_still_tells(known: dict[str, str]):
    assert ticked(2 * MOST_SURNAMES, MOST_SURNAMES, **known) > 0


def test_a_date_of_birth_may_stand_with_more_where_more_customers_have_one():
    assert most_at_a_date(0) == MOST_SURNAMES
    assert most_at_a_date(44_000) == MOST_SURNAMES + 5 * 2  # two a day are born, and five times as many is odd


def test_of_a_mailbox_of_everybody_the_part_before_the_at_sign_says_nothing_either():
    rows = [
        {"last_name": NAMES[at], "email": "shop2@winkel.nl" if at <= MOST_SURNAMES else "shop2@ergens.nl"}
        for at in range(MOST_SURNAMES + 2)
    ]
    prepared = without_placeholders(prepare(typed(pd.DataFrame(rows))))
    assert prepared.local.codes.tolist() == [MISSING] * (MOST_SURNAMES + 1) + [prepared.local.codes[-1]]
    assert prepared.local.text(MOST_SURNAMES + 1) == "shop2"


@pytest.mark.parametrize("known", [{"email": "jan77@ziggo.nl"}, {"mobile": "0653123456"}])
def test_what_two_rows_share_is_still_somebodys_own(known: dict[str, str]):
    assert ticked(2, 1, **known) == 1


def test_at_an_address_of_everybody_namesakes_are_not_ticked():
    at_home = {"street": "Kerkstraat", "house_number": "1", "postcode": "1234 AB", "city": "Ede"}
    count = MOST_AT_A_DOOR + 1
    rows = [{"first_name": "Jan", "last_name": f"{NAMES[k % 26]}{k // 26}", **at_home} for k in range(count)]
    frame = pd.DataFrame([*rows, rows[0]], index=range(2, count + 3))
    frame.insert(0, "customer", [f"K{k}" for k in range(count + 1)])
    assert not find_duplicates(typed(frame)).with_verdict(SURE)
    few = pd.concat([frame.iloc[:1], frame.iloc[-1:]])
    assert len(find_duplicates(typed(few)).with_verdict(SURE)) == 1


@pytest.mark.parametrize("name", ["Diverse debiteuren", "Balieverkoop", "Particulier", "Onbekend", "n.v.t."])
@pytest.mark.parametrize("key", ["last_name", "company"])
def test_what_is_sold_over_the_counter_is_nobody(name: str, key: str):
    at_home = {"street": "Kerkstraat", "house_number": "1", "postcode": "1234 AB", "city": "Ede", "phone": "0318123456"}
    frame = pd.DataFrame([{key: name, **at_home}] * 4, index=range(2, 6))
    frame.insert(0, "customer", [f"K{at}" for at in range(4)])
    assert find_duplicates(typed(frame)).with_verdict(SURE) == ()


@pytest.mark.parametrize("known", [{"email": "vve@smitbeheer.nl"}, {"iban": "NL91ABNA0417164300"}], ids=" ".join)
def test_what_stands_with_many_firms_of_one_contact_is_none_of_theirs(known: dict[str, str]):
    rows = [
        {"company": f"VvE {name}", "initials": "J.", "last_name": "Smit", "city": "Utrecht", **known}
        for name in NAMES[:8]
    ]
    frame = pd.DataFrame([*rows, rows[0]], index=range(2, 11))
    frame.insert(0, "customer", [f"K{at}" for at in range(9)])
    prepared = without_placeholders(prepare(typed(frame)))
    assert set(prepared.mail.codes) | set(prepared.iban.codes) == {MISSING}
    staff = without_placeholders(prepare(typed(frame.assign(company="Smit Beheer", last_name=[*NAMES[:8], NAMES[0]]))))
    assert {*staff.mail.codes, *staff.iban.codes} == {MISSING, 0}
