"""What dates of birth and numbers of a whole file make of the ticks."""

import pandas as pd
import pytest

from duplicates.tables import typed
from klantenbestand.duplicates.proposals import QUESTION, SURE, Duplicates, find_duplicates
from klantenbestand.duplicates.trust import ALLOWED
from klantenbestand.words.choices import OneName

BORN = ("1{}-05-1950", "2{}-08-1981")
NUMBERS = ("0620{:03d}111", "0659{:03d}888")


def house(k: int, **known: str) -> dict[str, str]:
    """Somebody at a door of his own; the same for the same `k`."""
    return {
        "first_name": ["Jan", "Piet", "Anna", "Els"][k % 4],
        "last_name": f"Zandbrink{chr(97 + k % 26)}{chr(97 + k // 26)}huis",
        "street": f"Straat{k}",
        "house_number": str(k + 1),
        "postcode": f"{1000 + k} AB",
        "city": "Goes",
        **known,
    }


def frame(rows: list[dict[str, str]]) -> pd.DataFrame:
    """Customers 0, 1, ... from Excel row 2 on."""
    made = pd.DataFrame(rows, index=range(2, len(rows) + 2)).fillna("")
    made.insert(0, "customer", [str(k) for k in range(len(made))])
    return typed(made)


def couples(
    count: int, two_people: int, dated: bool = True, undated_each: int = 2, one_name: OneName = OneName.BY_FILE
) -> Duplicates:
    """So many pairs of one name at one door, one in `undated_each` without dates; of the first `two_people` the dates
    are a generation apart."""
    rows = []
    for k in range(count):
        date = f"{1 + k % 28:02d}-{1 + k % 12:02d}-{1940 + k % 40}" if dated and k % undated_each != 1 else ""
        other = f"{1 + (k + 5) % 28:02d}-{1 + (k + 3) % 12:02d}-{1970 + k % 30}" if k < two_people else date
        rows += [house(k, birth_date=date), house(k, birth_date=other)]
    return find_duplicates(frame(rows), questions_per_100=100, one_name=one_name)


def test_where_dates_agree_every_pair_is_ticked_and_the_estimate_says_so():
    found = couples(300, 0, undated_each=10)
    assert len(found.with_verdict(SURE)) == 300
    assert (found.estimate.witnesses, found.estimate.contradicted) == (270, 0)
    assert found.estimate.expected == 0
    assert found.estimate.at_most == pytest.approx(30 * 0.0110, abs=0.02)  # nobody of 270: at most 11 in 1,000
    assert "niet meer dan 1" in found.estimate.sentence


def test_what_rests_on_a_name_is_ticked_where_the_dates_of_others_agree():
    # Of 180 pairs with two dates none are two people: of twenty others a tenth of one, at most, is expected.
    found = couples(200, 0, undated_each=10)
    assert len(found.with_verdict(SURE)) == 200


def test_what_rests_on_a_name_is_asked_where_more_than_one_tick_in_five_thousand_may_be_wrong_by_it():
    # Of 200 pairs with two dates none are two people: of a hundred others some 0.15 are expected, of 300 ticks in all.
    assert len(couples(300, 0, undated_each=3).with_verdict(SURE)) == 200
    assert len(find_duplicates(frame([house(k) for k in range(6) for _ in range(2)])).with_verdict(SURE)) == 0


def test_what_rests_on_a_name_is_asked_where_nothing_tells_how_often_two_of_one_name_are_two_people():
    found = couples(100, 0, dated=False)
    assert (len(found.with_verdict(SURE)), len(found.with_verdict(QUESTION))) == (0, 100)


@pytest.mark.parametrize(("one_name", "ticked"), [(OneName.MERGE, 90 + 100), (OneName.ASK, 90)])
def test_the_owner_says_himself_what_stands_ready_for_two_of_one_name_at_one_door(one_name: OneName, ticked: int):
    found = couples(200, 20, one_name=one_name)  # of the dated hundred ten are fathers and sons
    assert len(found.with_verdict(SURE)) == ticked
    few = couples(6, 0, dated=False, one_name=one_name)
    assert len(few.with_verdict(SURE)) == (6 if one_name == OneName.MERGE else 0)


def test_what_the_owner_wants_ticked_takes_nothing_from_other_ticks_and_gives_nothing_to_them():
    families = [house(k, birth_date=BORN[son].format(k % 9)) for k in range(20) for son in range(2)]
    bare = [house(k) for k in range(20, 50) for _ in range(2)]
    new_number = [
        house(k, email=f"bos{k}@ziggo.nl", mobile=NUMBERS[son].format(k)) for k in range(50, 60) for son in range(2)
    ]
    one_number = [house(k, mobile=NUMBERS[0].format(k)) for k in range(60, 70) for _ in range(2)]
    rows = frame([*families, *bare, *new_number, *one_number])
    found = find_duplicates(rows, questions_per_100=100, one_name=OneName.MERGE)
    ticked = {min(group.rows) - 2 for group in found.with_verdict(SURE)}
    assert ticked == {*range(40, 100, 2), *range(120, 140, 2)}


def test_more_than_a_slip_of_the_pen_makes_a_kind_of_tick_a_question():
    def pairs(two: int) -> Duplicates:
        dated = [
            house(k, mobile=NUMBERS[0].format(k), birth_date=BORN[son and k < two].format(k % 9))
            for k in range(40)
            for son in range(2)
        ]
        silent = [house(k, mobile=NUMBERS[0].format(k)) for k in range(40, 80) for _ in range(2)]
        return find_duplicates(frame(dated + silent), questions_per_100=100)

    assert len(pairs(1).with_verdict(SURE)) == 39 + 40
    assert len(pairs(4).with_verdict(SURE)) == 36


def test_the_reason_says_where_a_tick_or_a_question_rests_on_a_name_and_an_address_alone():
    sure = couples(200, 0, undated_each=10).with_verdict(SURE)
    told = {("geboortedatum" in group.reason, "familieleden met dezelfde naam" in group.reason) for group in sure}
    assert told == {(True, False), (False, True)}
    asked = couples(100, 0, dated=False).with_verdict(QUESTION)
    assert all("familieleden met dezelfde naam" in group.reason for group in asked)


def test_what_the_owner_refused_tells_of_other_pairs_of_one_name_at_one_door():
    rows = [house(k) for k in range(3) for _ in range(2)]
    assert len(find_duplicates(frame(rows)).with_verdict(SURE)) == 3  # so few are ticked without a witness
    said = find_duplicates(frame(rows), [("0", "1"), ("2", "3")], questions_per_100=100)
    assert (len(said.with_verdict(SURE)), len(said.with_verdict(QUESTION))) == (0, 1)


@pytest.mark.parametrize("one_mobile", [True, False])
def test_one_name_and_one_mailbox_at_one_door_are_asked_where_fathers_and_sons_share_one(one_mobile: bool):
    numbered = [
        house(k, email=f"hoeve{k}@ziggo.nl", mobile=NUMBERS[son * (not one_mobile)].format(k))
        for k in range(60)
        for son in range(2)
    ]
    silent = [house(k, email=f"hoeve{k}@ziggo.nl") for k in range(60, 100) for _ in range(2)]
    found = find_duplicates(frame(numbered + silent), questions_per_100=100)
    ticked = [group for group in found.with_verdict(SURE) if min(group.rows) >= 2 + 120]
    assert len(ticked) == (40 if one_mobile else 0)


def twice(count: int, **known: str) -> list[dict[str, str]]:
    """A list that was read in two times: rows that differ in nothing."""
    return [house(k, **known, email=f"zandbrink{k}x@ziggo.nl") for k in range(count) for _ in range(2)]


@pytest.mark.parametrize("count", [5, 60, 400])
def test_a_list_that_was_read_in_twice_is_ticked_however_long_it_is(count: int):
    assert len(find_duplicates(frame(twice(count))).with_verdict(SURE)) == count


def test_rows_that_differ_in_nothing_are_asked_where_fathers_and_sons_have_one_mailbox():
    families = [
        house(k, birth_date=born.format(k % 9 + 1), email=f"zandbrink{k}x@ziggo.nl")
        for k in range(100, 140)
        for born in BORN
    ]
    found = find_duplicates(frame([*twice(60), *families]))
    assert {group.verdict for group in found.groups if max(group.rows) < 120} == {QUESTION}


def test_where_fathers_and_sons_share_a_name_what_rests_on_the_name_is_asked():
    found = couples(200, 20)
    assert len(found.with_verdict(SURE)) == 90  # of the dated pairs those whose dates agree
    assert len(found.with_verdict(QUESTION)) >= 100
    assert ALLOWED < 20 / 200


def test_without_dates_there_is_no_estimate():
    estimate = couples(60, 0, dated=False).estimate
    assert (estimate.expected, estimate.at_most) == (None, None)
    assert "kijk ze zelf na" in estimate.sentence


def club(twins: int, other_initials: int) -> Duplicates:
    """200 members with initials and a date, each twice, 100 with a mobile number; beside them so many pairs of twins
    with one initial, and so many with two."""
    rows = []
    for k in range(200 + twins + other_initials):
        born = f"{1 + k % 28:02d}-{1 + k % 12:02d}-{1940 + k % 60}"
        member = house(k, first_name="", initials="A.", birth_date=born)
        number = {"mobile": f"0620{k:03d}111", "initials": "A.B."} if k < 100 else {}
        rows += [{**member, **number}, {**member, **number}] if k < 200 else [member]
        if k >= 200:
            rows.append({**member, "initials": "B." if k >= 200 + twins else "A."})
    return find_duplicates(frame(rows), questions_per_100=100)


def test_ticks_that_rest_on_initials_and_a_date_are_not_promised_to_be_right():
    found = club(1, 0)
    assert len(found.with_verdict(SURE)) == 201  # the twins among them: nothing shows that they are two
    assert found.estimate.witnesses == 100
    assert found.estimate.at_most == pytest.approx(1.0)
    assert "niet meer dan 1" in found.estimate.sentence


def test_twins_are_seen_by_their_other_initials():
    found = club(1, 4)  # of five pairs of twins about one has one initial
    assert len(found.with_verdict(SURE)) == 100, "those with a mobile number"
    assert len(found.with_verdict(QUESTION)) == 100 + 1 + 4
