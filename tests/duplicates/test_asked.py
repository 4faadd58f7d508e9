from duplicates.tables import customers
from klantenbestand.duplicates.asked import with_asked_before
from klantenbestand.duplicates.groups import Clusters, Link, Linked
from klantenbestand.duplicates.proposals import QUESTION, find_duplicates
from klantenbestand.duplicates.verdicts import Verdict


def nothing(pairs):
    return [Link(int(Verdict.NONE), 0, 0.1, conflict=False) for _ in pairs]


def question(a, b, chance=0.5):
    return Linked((a, b), (a, b), chance)


def put(asked, before, most=9, known=None, clusters=None):
    known = {one.pair: Link(int(Verdict.QUESTION), 0, one.chance, conflict=False) for one in asked} | (known or {})
    found, left = with_asked_before(known, clusters or Clusters(), asked, before, most=most, evaluate=nothing)
    return [one.rows for one in found], left


def test_what_was_asked_is_asked_again_though_the_file_gives_it_less_chance_now():
    assert put([question(0, 1)], []) == ([(0, 1)], 0)
    assert put([question(0, 1)], [(2, 3)]) == ([(2, 3), (0, 1)], 0)
    assert put([question(0, 1)], [(1, 0)]) == ([(0, 1)], 0)


def test_what_was_asked_before_goes_before_what_is_asked_for_the_first_time():
    assert put([question(0, 1), question(2, 3)], [(2, 3), (4, 5)], most=2) == ([(2, 3), (4, 5)], 1)


def test_what_contradicts_by_now_or_is_one_group_by_now_is_no_question():
    refused = {(0, 1): Link(int(Verdict.NONE), 0, 0.0, conflict=True)}
    assert put([], [(0, 1)], known=refused) == ([], 0)
    clusters = Clusters()
    clusters.join(0, 1)
    assert put([], [(0, 1)], clusters=clusters) == ([], 0)


def test_a_question_takes_in_a_smaller_one_about_the_same():
    assert put([question(0, 1)], [(0, 1, 2)]) == ([(0, 1, 2)], 0)


NOTHING = {"questions_per_100": 0, "fewest_questions": 0}


def test_customers_that_were_asked_about_stay_a_question():
    frame = customers(
        """first_name | last_name | street | house_number | postcode | city
        Jan | Zandbrink | Kerkstraat | 12 | 1234 AB | Goes
        Jan | Zandbrink | Dorpsweg | 3 | 9876 XY | Sneek
        Els | Berkman | Laan | 8 | 4462 AB | Goes"""
    )
    assert find_duplicates(frame, **NOTHING).with_verdict(QUESTION) == ()
    before = [("1", "2"), ("3", "gone")]
    asked = find_duplicates(frame, **NOTHING, asked_before=before).with_verdict(QUESTION)
    assert [group.customers for group in asked] == [("1", "2")]
    assert find_duplicates(frame, [("1", "2")], asked_before=before).with_verdict(QUESTION) == ()
