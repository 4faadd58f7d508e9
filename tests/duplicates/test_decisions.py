# ruff: noqa: E501 -- tables
import pandas as pd
import pytest

from duplicates.tables import customers
from klantenbestand.duplicates.decisions import Answer, Decision, editable_fields, proposals
from klantenbestand.duplicates.proposals import QUESTION, SURE, Group

FRAME = customers(
    "customer | first_name | last_name | phone | birth_date\n7 | Jan | Bos | 0301234567 | 01-02-1980\n12 | J. | Bos | | 01-02-1980"
)
FIELDS = ("first_name", "last_name", "phone", "birth_date")


def group(verdict=SURE, frame=FRAME):
    return Group(verdict, tuple(frame["customer"]), tuple(frame.index), 1.0, "Zelfde achternaam.")


def one(answer=None, shown=None, verdict=SURE, frame=FRAME, **wanted):
    answers, before = ({"12 + 7": answer} if answer else {}), ({"12 + 7": shown} if shown else {})
    return proposals([group(verdict, frame)], frame, FIELDS, answers, before, **wanted)[0]


def cells(proposal, **typed):
    return {**proposal.values, **typed}


def test_only_what_is_sure_and_new_is_ticked():
    assert one().decision is Decision.MERGE
    assert one(verdict=QUESTION).decision is Decision.OPEN
    assert one(Answer(Decision.OPEN, one().values), one().shown()).decision is Decision.OPEN, "taken off by a person"


def test_a_tick_of_ours_does_not_outlive_what_it_rested_on_and_a_choice_of_a_person_does():
    ticked, asked = one(), one(verdict=QUESTION)
    chosen = Answer(Decision.MERGE, ticked.values)
    assert one(chosen, ticked.shown(), verdict=QUESTION).decision is Decision.OPEN
    assert one(chosen, asked.shown(), verdict=QUESTION).decision is Decision.MERGE
    assert one(chosen, asked.shown()).decision is Decision.MERGE
    for decision in (Decision.DIFFERENT, Decision.LATER):
        assert one(Answer(decision, ticked.values), ticked.shown(), verdict=QUESTION).decision is decision


def test_what_was_asked_is_ticked_later_only_where_the_owner_wants_that():
    nothing = Answer(Decision.OPEN, one().values)
    asked, ticked = one(verdict=QUESTION).shown(), one().shown()
    assert one(nothing, asked).decision is Decision.OPEN
    assert one(nothing, asked, tick_asked=True).decision is Decision.MERGE
    assert one(nothing, ticked, tick_asked=True).decision is Decision.OPEN, "taken off by a person"
    assert one(nothing, asked, verdict=QUESTION, tick_asked=True).decision is Decision.OPEN


def test_our_own_value_follows_the_rows_and_a_typed_one_stays():
    first = one()
    corrected = FRAME.assign(phone=["0309999999", None])
    after = one(Answer(Decision.MERGE, cells(first, first_name="Johan")), first.shown(), frame=corrected)
    assert (after.values["phone"], after.values["first_name"]) == ("0309999999", "Johan")
    assert after.edited == {"first_name"}
    again = one(Answer(Decision.MERGE, after.values), after.shown(), frame=corrected)
    assert (again.values, again.edited) == (after.values, after.edited)


@pytest.mark.parametrize("cell", [None, "-", " - "])
def test_a_cell_that_a_person_emptied_stays_empty(cell):
    first = one()
    after = one(Answer(Decision.MERGE, cells(first, phone=cell)), first.shown())
    assert after.values["phone"] is None
    assert after.edited == {"phone"}


def test_a_typed_value_that_is_taken_back_gives_ours_again():
    first = one()
    typed = one(Answer(Decision.MERGE, cells(first, first_name="Johan")), first.shown())
    back = one(Answer(Decision.MERGE, cells(first, first_name=None)), typed.shown())
    assert back.values["first_name"] == first.values["first_name"]
    assert not back.edited


def test_what_contradicts_is_asked_until_a_person_says_it():
    frame = FRAME.assign(birth_date=pd.to_datetime(["1980-02-01", "1980-02-04"]))
    first = one(frame=frame)
    assert first.asks == ("birth_date",)
    assert not first.is_ready
    after = one(
        Answer(Decision.MERGE, cells(first, birth_date=frame["birth_date"].iloc[0])), first.shown(), frame=frame
    )
    assert after.asks == ()
    assert after.is_ready


def test_a_tick_on_what_was_sure_does_not_stay_when_the_rows_changed_and_it_is_a_question_now():
    first = one()
    changed = FRAME.assign(last_name=["Bos", "Bosch"])
    answer = Answer(Decision.MERGE, first.values)
    assert one(answer, first.shown(), QUESTION, changed).decision is Decision.OPEN
    assert one(answer, first.shown(), SURE, changed).decision is Decision.MERGE


def test_a_name_in_one_column_is_shown_only_where_it_has_no_parts():
    assert editable_fields(customers("customer | name\n1 | Jan Bos"), []) == ("name",)
    assert editable_fields(customers("customer | name | last_name\n1 | Jan Bos | Bos"), []) == ("last_name",)
    assert editable_fields(customers("customer | name | last_name\n1 | Jan Bos | Bos"), ["last_name"]) == ("name",)


GROWN = customers(
    "customer | first_name | last_name | phone | birth_date\n7 | Jan | Bos | 0301234567 | 01-02-1980\n"
    "12 | J. | Bos | | 01-02-1980\n3 | Jan | Bos | | 01-02-1980"
)


def grown(answer, shown, verdict=SURE, frame=GROWN, **wanted):
    """The group with a third row, after an answer on the first two."""
    return proposals([group(verdict, frame)], frame, FIELDS, {"12 + 7": answer}, {"12 + 7": shown}, **wanted)[0]


def test_a_third_row_does_not_undo_what_a_person_decided():
    first = one()
    assert grown(Answer(Decision.MERGE, first.values), first.shown()).decision is Decision.MERGE, "our own tick"
    for said, stays in (
        (Decision.LATER, Decision.LATER),
        (Decision.OPEN, Decision.OPEN),
        (Decision.DIFFERENT, Decision.OPEN),
    ):
        assert grown(Answer(said, first.values), first.shown()).decision is stays
    typed = grown(Answer(Decision.MERGE, cells(first, phone="0309999999")), first.shown())
    assert (typed.decision, typed.values["phone"], typed.edited) == (Decision.OPEN, "0309999999", {"phone"})


def test_what_was_typed_for_some_stays_away_where_another_survives():
    first = one()
    older = GROWN.assign(street=["Laan", None, "Kade"], city=["Goes", None, "Goes"], email=[None, None, "jan@bos.nl"])
    after = grown(Answer(Decision.MERGE, cells(first, phone="0309999999")), first.shown(), frame=older)
    assert after.survivor.customer == "3"
    assert (after.decision, after.edited) == (Decision.OPEN, frozenset())


def test_a_question_that_grew_to_what_is_sure_is_ticked_only_where_the_owner_wants_that():
    asked = one(verdict=QUESTION)
    nothing = Answer(Decision.OPEN, asked.values)
    assert grown(nothing, asked.shown()).decision is Decision.OPEN
    assert grown(nothing, asked.shown(), tick_asked=True).decision is Decision.MERGE
    assert grown(Answer(Decision.MERGE, asked.values), asked.shown(), QUESTION).decision is Decision.OPEN


def test_of_several_groups_in_one_the_most_careful_answer_counts_whichever_row_came():
    pair, other = FRAME, GROWN.loc[[2, 4]]
    first = proposals([group(SURE, pair), group(QUESTION, other)], GROWN, FIELDS, {}, {})
    shown = {one.key: one.shown() for one in first}
    for said, stays in (((Decision.LATER, Decision.OPEN), Decision.LATER), ((Decision.MERGE,) * 2, Decision.MERGE)):
        for order in (said, said[::-1]):
            answers = {one.key: Answer(word, one.values) for one, word in zip(first, order, strict=True)}
            assert proposals([group(SURE, GROWN)], GROWN, FIELDS, answers, shown)[0].decision is stays


def test_a_row_that_leaves_does_not_undo_it_either():
    whole = proposals([group(SURE, GROWN)], GROWN, FIELDS, {}, {})[0]
    answers, shown = {whole.key: Answer(Decision.LATER, whole.values)}, {whole.key: whole.shown()}
    assert proposals([group()], FRAME, FIELDS, answers, shown)[0].decision is Decision.LATER


def test_what_is_said_of_a_question_says_nothing_of_the_sure_group_in_it():
    sure, question = proposals([group(), group(QUESTION, GROWN)], GROWN, FIELDS, {}, {})
    shown = {one.key: one.shown() for one in (sure, question)}
    answers = {sure.key: Answer(Decision.MERGE, sure.values), question.key: Answer(Decision.LATER, question.values)}
    fourth = GROWN.assign(customer=["7", "12", "9"])
    assert proposals([group(SURE, fourth)], fourth, FIELDS, answers, shown)[0].decision is Decision.MERGE


def test_what_was_refused_once_is_never_ticked_by_us():
    assert proposals([group()], FRAME, FIELDS, {}, {}, once_refused=[("12", "7")])[0].decision is Decision.OPEN


def test_a_yes_on_a_question_holds_of_the_rows_as_they_were_and_on_what_is_surely_one_by_now():
    asked = one(verdict=QUESTION)
    yes, changed = Answer(Decision.MERGE, asked.values), FRAME.assign(phone=["0309999999", None])
    assert one(yes, asked.shown(), QUESTION).decision is Decision.MERGE
    assert one(yes, asked.shown(), QUESTION, changed).decision is Decision.OPEN
    assert one(yes, asked.shown(), SURE, changed).decision is Decision.MERGE
    assert one(Answer(Decision.LATER, asked.values), asked.shown(), QUESTION, changed).decision is Decision.LATER


def test_a_yes_on_what_was_refused_once_holds_of_the_rows_as_they_were():
    shown = one(once_refused=[("12", "7")])
    yes, changed = Answer(Decision.MERGE, shown.values), FRAME.assign(phone=["0309999999", None])
    assert one(yes, shown.shown(), once_refused=[("12", "7")]).decision is Decision.MERGE
    assert one(yes, shown.shown(), SURE, changed, once_refused=[("12", "7")]).decision is Decision.OPEN


def test_the_setting_does_not_tick_what_was_refused_once_nor_what_holds_it():
    asked = one(verdict=QUESTION)
    nothing = Answer(Decision.OPEN, asked.values)
    wanted = {"tick_asked": True, "once_refused": [("12", "7")]}
    assert one(nothing, asked.shown(), **wanted).decision is Decision.OPEN
    assert grown(nothing, asked.shown(), **wanted).decision is Decision.OPEN


def test_a_tick_that_was_taken_off_stays_off_whatever_the_owner_wants_of_questions():
    ticked = one()
    nothing = Answer(Decision.OPEN, ticked.values)
    assert one(nothing, ticked.shown(), tick_asked=True).decision is Decision.OPEN
    assert grown(nothing, ticked.shown(), tick_asked=True).decision is Decision.OPEN


def test_what_was_typed_in_the_largest_of_several_groups_goes_before_the_others():
    fourth = customers(
        "customer | first_name | last_name | phone | birth_date\n7 | Jan | Bos | 0301234567 | 01-02-1980\n"
        "12 | J. | Bos | | 01-02-1980\n3 | Jan | Bos | | 01-02-1980\n9 | Jan | Bos | | 01-02-1980"
    )
    small, large = proposals(
        [group(SURE, fourth.loc[[2, 3]]), group(QUESTION, fourth.loc[[2, 4, 5]])], fourth, FIELDS, {}, {}
    )
    for order in ((small, large), (large, small)):
        answers = {
            one.key: Answer(Decision.OPEN, cells(one, phone="0300000002" if one is small else "0300000003"))
            for one in order
        }
        whole = proposals([group(SURE, fourth)], fourth, FIELDS, answers, {one.key: one.shown() for one in order})[0]
        assert whole.values["phone"] == "0300000003"
