"""A control group: drawn from who would have got the mailing, or refused in words."""

from dataclasses import replace

import pandas as pd

from klantenbestand.mail.control import with_control
from klantenbestand.mail.readme import Written, readme
from klantenbestand.words.texts import finding_sentences
from mail.example_plan import example_plan


def plan_of(people: int):
    """The newsletter to so many people, on rows 2, 4, 6, ..., and one on row 3 who may not be approached."""
    plan = example_plan(channels=["e-mail", "post"])
    rows = range(2, 2 + 2 * people, 2)
    numbers = [f"K{number}" for number in range(people)]
    frame = pd.DataFrame({"customer": numbers, "name": "Jansen", "channel": "e-mail"}, index=pd.Index(rows, name="row"))
    left_out = pd.DataFrame(
        {"customer": ["X"], "name": ["Bakker"], "e-mail": ["objection"], "post": ["objection"]},
        index=pd.Index([3], name="row"),
    )
    return replace(plan, people=frame, left_out=left_out)


def test_a_tenth_gets_nothing_with_the_reason_and_the_rest_gets_it():
    plan = plan_of(300)
    made = with_control(plan, "lente", 10)
    assert (len(made.control), len(made.people), made.selected) == (30, 270, plan.selected)
    assert set(made.people["customer"]) | made.control == set(plan.people["customer"])
    assert made.reasons() == {
        "controlegroep: door het lot niet benaderd": 30,
        "heeft bezwaar gemaakt tegen reclame": 1,
    }
    assert made.left_out.index.is_monotonic_increasing
    assert made.campaign == "lente"
    assert len(made.findings) == len(plan.findings)


def test_the_draw_is_the_same_again_and_another_for_another_campaign():
    plan = plan_of(300)
    assert with_control(plan, "lente", 10).control == with_control(plan, "lente", 10).control
    assert with_control(plan, "lente", 10).control != with_control(plan, "zomer", 10).control


def test_fewer_than_twenty_is_refused_with_what_would_do():
    made = with_control(plan_of(100), "lente", 10)
    assert (len(made.people), made.control) == (100, frozenset())
    (finding,) = [one for one in made.findings if one.code.startswith("mail-control")]
    what, todo = finding_sentences(finding)
    assert "10% van 100 klanten is 10" in what
    assert "Kies 20% of meer" in todo
    assert len(with_control(plan_of(100), "lente", 20).control) == 20


def test_too_few_customers_for_any_control_group():
    (finding,) = [one for one in with_control(plan_of(39), "lente", 50).findings if "control" in one.code]
    assert finding.code == "mail-control-impossible"
    assert with_control(plan_of(40), "lente", 50).control
    assert with_control(plan_of(0), "lente", 10).findings.with_code("mail-control-impossible")


def test_who_was_kept_out_stays_out_and_who_got_it_is_not_drawn():
    plan = plan_of(300)
    first = with_control(plan, "lente", 10)
    gone = frozenset(first.people["customer"])
    again = with_control(plan, "lente", 20, first.control, gone)
    assert again.control == first.control
    assert with_control(plan, "lente", 0, first.control, gone).control == first.control


def test_the_note_in_the_folder_says_not_to_approach_them_otherwise():
    text = readme(with_control(plan_of(300), "lente", 10), Written(270, 0, 31, 0)).decode("utf-8-sig")
    assert "30 klanten uit uw keuze krijgen deze mailing niet" in text
    assert "campagne 'lente'" in text
    assert "CONTROLEGROEP" not in readme(plan_of(300), Written(300, 0, 1, 0)).decode("utf-8-sig")
