"""What the workbook remembers of mailings."""

import pandas as pd

from klantenbestand.book.memory import Memory
from klantenbestand.mail.control import with_control
from klantenbestand.steps.mailing_memory import (
    MAILINGS,
    as_contacts,
    control_groups,
    earlier,
    mailings,
    spelled,
    with_mailing,
)
from mail.test_control import plan_of

PLAN = with_control(plan_of(200), "Lente 2026", 10)


def test_who_got_it_and_who_did_not_come_back_as_they_went_in():
    found = mailings(with_mailing(Memory(), PLAN))
    assert set(found.loc[found["control"], "customer"]) == PLAN.control
    assert set(found.loc[~found["control"], "customer"]) == set(PLAN.people["customer"])
    assert set(found["campaign"]) == {"Lente 2026"}
    assert set(found["date"]) == {pd.Timestamp(PLAN.peildatum)}
    assert set(found.loc[~found["control"], "channel"]) == {"e-mail"}


def test_the_same_mailing_made_again_is_remembered_once():
    once = with_mailing(Memory(), PLAN)
    assert len(with_mailing(once, PLAN).tables[MAILINGS]) == len(once.tables[MAILINGS]) == 200


def test_capitals_do_not_make_another_campaign():
    memory = with_mailing(Memory(), PLAN)
    assert spelled(memory, "LENTE 2026") == "Lente 2026"
    assert earlier(memory, "lente 2026")[0] == PLAN.control
    assert earlier(memory, "Zomer") == earlier(Memory(), "Lente 2026")


def test_a_merged_customer_is_one_and_was_addressed_if_one_of_his_numbers_was():
    memory = with_mailing(Memory(), PLAN)
    held, sent = sorted(PLAN.control)[0], str(PLAN.people["customer"].iloc[0])
    found = mailings(memory, {held: sent})
    assert len(found) == 199
    assert not found.loc[found["customer"] == sent, "control"].any()


def test_nothing_is_remembered_of_a_new_workbook():
    assert mailings(Memory()).empty


def test_a_mailing_stands_in_for_contacts_that_nobody_wrote_down():
    found = mailings(with_mailing(Memory(), PLAN))
    sent = str(PLAN.people["customer"].iloc[0])
    own = pd.DataFrame(
        {
            "customer": [sent, sent],
            "campaign": ["Lente 2026", "Lente 2026"],
            "direction": ["uit", "in"],
            "date": pd.Timestamp("2026-12-01"),
        }
    )
    together = as_contacts(found, own)
    assert len(together) == len(PLAN.people) + 1
    assert (together["customer"] == sent).sum() == 2
    assert len(as_contacts(found, None)) == len(PLAN.people)
    assert as_contacts(mailings(Memory()), own) is own
    assert control_groups(found) == {"Lente 2026": PLAN.control}
