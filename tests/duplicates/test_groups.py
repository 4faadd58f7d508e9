from dataclasses import replace

import numpy as np

from klantenbestand.duplicates.groups import Link, questions, related, sure_groups
from klantenbestand.duplicates.verdicts import Verdict

NUMBERS = np.array(["a", "b", "c", "d"], dtype=object)


def link(verdict: Verdict, chance: float = 0.9, conflict: bool = False, relation: int = 0) -> Link:
    return Link(int(verdict), relation, chance, conflict)


def nothing(pairs):
    return [link(Verdict.NONE, 0.0) for _ in pairs]


def test_a_chain_without_contradiction_is_one_group():
    known = {(0, 1): link(Verdict.SURE), (1, 2): link(Verdict.SURE)}
    assert [group.rows for group in sure_groups(known, NUMBERS, nothing)[1]] == [(0, 1, 2)]


def test_a_chain_breaks_at_its_weakest_link_where_its_ends_contradict():
    known = {
        (0, 1): link(Verdict.SURE, 0.99),
        (1, 2): link(Verdict.SURE, 0.95),
        (0, 2): link(Verdict.NONE, 0.01, conflict=True),
    }
    assert [group.rows for group in sure_groups(known, NUMBERS, nothing)[1]] == [(0, 1)]


def test_the_ends_of_a_chain_are_looked_at_though_no_key_brought_them_together():
    known = {(0, 1): link(Verdict.SURE, 0.99), (1, 2): link(Verdict.SURE, 0.95)}
    groups = sure_groups(known, NUMBERS, lambda pairs: [link(Verdict.NONE, 0.01, conflict=True) for _ in pairs])[1]
    assert [group.rows for group in groups] == [(0, 1)]


def test_a_question_about_a_group_holds_the_group():
    known = {(0, 1): link(Verdict.SURE), (1, 2): link(Verdict.QUESTION, 0.5)}
    clusters, _ = sure_groups(known, NUMBERS, nothing)
    assert [group.rows for group in questions(known, clusters, NUMBERS, nothing)] == [(0, 1, 2)]


def test_three_that_may_all_be_one_are_one_question_and_a_chain_is_two():
    pairs = [(0, 1), (1, 2), (0, 2)]
    known = {pair: link(Verdict.QUESTION, 0.5) for pair in pairs}
    clusters, _ = sure_groups(known, NUMBERS, nothing)
    assert [group.rows for group in questions(known, clusters, NUMBERS, nothing)] == [(0, 1, 2)]
    del known[(0, 2)]
    assert sorted(group.rows for group in questions(known, clusters, NUMBERS, nothing)) == [(0, 1), (1, 2)]


def test_a_row_that_fits_two_who_are_not_the_same_is_a_question_about_each():
    refused, household = link(Verdict.NONE, 0.0, True), link(Verdict.RELATED, 0.96, True, 1)
    for between in (replace(one, two=True) for one in (refused, household)):
        known = {(0, 2): link(Verdict.SURE, 0.999), (1, 2): link(Verdict.SURE, 0.9995), (0, 1): between}
        clusters, sure = sure_groups(known, NUMBERS, nothing)
        assert sure == []
        asked = questions(known, clusters, NUMBERS, nothing)
        assert sorted((one.rows, one.rival) for one in asked) == [((0, 2), True), ((1, 2), True)]


def test_a_row_that_fits_two_who_may_be_two_is_a_question_about_each_and_so_are_these():
    known = {(0, 2): link(Verdict.SURE, 0.999), (1, 2): link(Verdict.SURE, 0.9995)}
    known[(0, 1)] = replace(link(Verdict.QUESTION, 0.6, True), two=True)
    clusters, sure = sure_groups(known, NUMBERS, nothing)
    assert sure == []
    assert sorted(one.rows for one in questions(known, clusters, NUMBERS, nothing)) == [(0, 1), (0, 2), (1, 2)]


def test_what_is_far_surer_than_its_rival_is_ticked():
    known = {
        (0, 2): link(Verdict.SURE, 0.95),
        (1, 2): link(Verdict.SURE, 0.999999),
        (0, 1): replace(link(Verdict.NONE, 0.0, True), two=True),
    }
    assert [group.rows for group in sure_groups(known, NUMBERS, nothing)[1]] == [(1, 2)]


def test_a_household_is_one_group_however_it_hangs_together():
    known = {(0, 1): link(Verdict.RELATED, 0.0, True, 1), (1, 2): link(Verdict.RELATED, 0.0, True, 1)}
    clusters, _ = sure_groups(known, NUMBERS, nothing)
    assert [(group.rows, group.relation) for group in related(known, clusters, [], NUMBERS)] == [
        ((0, 1, 2), "partner of gezin")
    ]


def test_on_a_bare_pair_every_other_pair_must_be_sure_too():
    bare = Link(int(Verdict.SURE), 0, 0.99, False, bare=True)
    known = {(0, 1): bare, (1, 2): link(Verdict.SURE, 0.95), (0, 2): link(Verdict.QUESTION, 0.5)}
    assert [group.rows for group in sure_groups(known, NUMBERS, nothing)[1]] == [(0, 1, 2)]
    known[(1, 2)] = bare
    assert [group.rows for group in sure_groups(known, NUMBERS, nothing)[1]] == [(0, 1)]


def test_what_settles_most_is_asked_first():
    known = {(0, 1): link(Verdict.SURE), (1, 2): link(Verdict.QUESTION, 0.6), (3, 4): link(Verdict.QUESTION, 0.9)}
    numbers = np.array(["a", "b", "c", "d", "e"], dtype=object)
    clusters, _ = sure_groups(known, numbers, nothing)
    assert [group.rows for group in questions(known, clusters, numbers, nothing)] == [(0, 1, 2), (3, 4)]
