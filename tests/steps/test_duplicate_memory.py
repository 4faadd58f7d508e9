"""What was refused, kept pair by pair: when it holds, what follows a merge, and that nothing is kept twice."""

from datetime import date

from klantenbestand.book.memory import Memory
from klantenbestand.steps.duplicate_memory import (
    Refusal,
    after_merging,
    refusals,
    still_refused,
    taken_back,
    with_new,
    with_refusals,
)

DAY = date(2026, 11, 15)


def said(left, right, prints=("a", "b"), group="") -> Refusal:
    return Refusal(group or f"{left} + {right}", (left, right), prints, DAY)


def test_a_no_holds_of_the_rows_it_was_said_of_and_while_one_is_gone():
    one = said("K1", "K3")
    assert still_refused([one], {"K1": "a", "K3": "b"}) == [one]
    assert still_refused([one], {"K1": "a", "K3": "c"}) == []
    assert still_refused([one], {"K1": "a"}) == [one]


def test_a_no_that_was_taken_back_holds_of_no_rows_and_stays_in_the_memory():
    kept = taken_back([said("K1", "K3"), said("K2", "K4")], {"K1 + K3"})
    assert [one.pair for one in kept] == [("K1", "K3"), ("K2", "K4")]
    for prints in ({"K1": "a", "K3": "b"}, {"K1": ""}, {}):
        assert [one.pair for one in still_refused(kept, prints)] == [("K2", "K4")]
    assert refusals(with_refusals(Memory(), kept)) == kept


def test_taking_back_takes_every_no_to_these_two_and_leaves_one_line():
    kept = taken_back([said("K1", "K3"), said("K1", "K3", ("a", "c"), "K1 + K3 + K9")], {"K1 + K3"})
    assert kept == [said("K1", "K3", ("", ""))]


def test_a_new_no_takes_the_place_of_one_that_was_taken_back_and_stands_beside_one_of_other_rows():
    new = said("K1", "K3", ("a", "c"))
    assert with_new([said("K1", "K3", ("", ""))], [new]) == [new]
    assert with_new([said("K1", "K3")], [new]) == [said("K1", "K3"), new]
    assert with_new([new], [said("K1", "K3", ("a", "c"), "another group")]) == [new]


BEFORE, AFTER = {"K1": "one", "K3": "three"}, {"K1": "both"}


def merged(*found: Refusal) -> list[Refusal]:
    """Where K3 went up in K1, whose row became another by that."""
    return after_merging(found, {"K3": "K1"}, BEFORE, AFTER)


def test_what_was_refused_follows_whoever_goes_and_whoever_stays_and_ends_between_them():
    assert merged(said("K3", "K5", ("three", "five"))) == [said("K1", "K5", ("both", "five"), "K3 + K5")]
    assert merged(said("K1", "K5", ("one", "five"))) == [said("K1", "K5", ("both", "five"))]
    assert merged(said("K0", "K3", ("zero", "three"))) == [said("K0", "K1", ("zero", "both"), "K0 + K3")]
    assert merged(said("K1", "K3", ("", "")), said("K2", "K5")) == [said("K2", "K5")]


def test_merging_makes_nothing_hold_that_did_not():
    for one in (said("K3", "K5", ("older", "five")), said("K1", "K5", ("older", "five")), said("K3", "K5", ("", ""))):
        (followed,) = merged(one)
        assert followed.pair == ("K1", "K5")
        assert still_refused([followed], {"K1": "both", "K5": "five"}) == []


def test_what_was_refused_of_both_is_kept_once():
    both = merged(said("K1", "K5", ("one", "five")), said("K3", "K5", ("three", "five")))
    assert both == [said("K1", "K5", ("both", "five"))]
