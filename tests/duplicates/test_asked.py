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


def test_of_two_questions_of_before_one_inside_the_other_only_the_larger_is_put():
    assert put([], [(0, 1), (0, 1, 2)]) == ([(0, 1, 2)], 0)
    assert put([], [(0, 1, 2), (1, 2)]) == ([(0, 1, 2)], 0)
    assert put([], [(0, 1), (1, 2)]) == ([(0, 1), (1, 2)], 0), "neither holds the other"


def asked_again(before, known, clusters=None):
    """The one question of before, of which the file asks nothing any more."""
    (found,), _ = with_asked_before(dict(known), clusters or Clusters(), [], [before], most=9, evaluate=nothing)
    return found


def link(chance):
    return Link(int(Verdict.NONE), 0, chance, conflict=False)


def test_it_is_carried_by_its_likeliest_pair_whichever_row_comes_first():
    known = {(0, 5): link(0.2), (2, 5): link(0.6), (0, 2): link(0.3)}
    for before in ((0, 2, 5), (5, 2, 0)):
        found = asked_again(before, known)
        assert (found.pair, found.chance) == ((2, 5), 0.6)
    clusters = Clusters()
    clusters.join(1, 6)  # the rows of one customer on either side of another
    found = asked_again((1, 4), {(4, 6): link(0.7), (1, 4): link(0.4)}, clusters)
    assert (found.rows, found.pair, found.chance) == ((1, 4, 6), (4, 6), 0.7)


def test_a_question_of_today_that_holds_one_of_before_stands_for_it_by_whichever_row_it_is_found():
    assert put([question(0, 1), question(2, 3)], [(3, 2)], most=1) == ([(2, 3)], 1)
    clusters = Clusters()
    clusters.join(2, 7)
    wider = Linked((0, 2, 7), (0, 7), 0.5)
    assert put([wider], [(7, 0)], most=0, clusters=clusters) == ([(0, 2, 7)], 0)


def test_what_became_one_row_is_not_looked_up_as_a_question():
    """A question of which both rows are one group by now must not stand for another one of that group."""
    clusters = Clusters()
    clusters.join(0, 1)
    asked = [Linked((0, 1, 2), (0, 2), 0.5)]
    assert put(asked, [(0, 1)], most=0, clusters=clusters) == ([], 1)
