"""The plan: everyone once, through a permitted channel, or left out with the reason."""

import pandas as pd
import pytest

from klantenbestand.mail.channels import Channel
from klantenbestand.mail.plan import plan_mailing
from klantenbestand.mail.templates import load_mailing
from klantenbestand.words.errors import TemplateError, UsageError
from klantenbestand.words.settings import DEFAULTS, Settings
from klantenbestand.words.texts import FINDINGS, finding_sentences
from mail.example_plan import HEADERS, SETTINGS, TODAY, example_customers, example_overview, example_plan
from mail.own_mailings import loaded
from typed_frames import customers


def codes(plan) -> list[str]:
    for finding in plan.findings:
        assert finding_sentences(finding)
    return [finding.code for finding in plan.findings]


def test_who_gets_what_and_who_nothing():
    plan = example_plan()
    assert plan.people.reset_index().to_numpy().tolist() == [
        [2, "10001", "Anna van den Berg", "e-mail"],
        [3, "10002", "J. Kok", "post"],
        [5, "10004", "Zoë de Wit", "e-mail"],
        [7, "10006", "Els Van der Meeren", "post"],  # she prefers a letter
        [9, "10008", "=1+1 -Kwaad", "e-mail"],
    ]
    assert plan.left_out.reset_index().to_numpy().tolist() == [
        [4, "10003", "Jansen", "same-address", ""],  # the mailbox of 10001
        [6, "10005", "Piet Nooit", "objection", "objection"],
        [8, "10007", "", "consent-unknown", "no-address"],
    ]
    assert (plan.selected, plan.count(Channel.EMAIL), plan.count(Channel.POST)) == (8, 3, 2)
    assert plan.reasons() == {
        "zelfde adres al aangeschreven": 1,
        "heeft bezwaar gemaakt tegen reclame": 1,
        "geen toestemming bekend": 1,
    }


def test_one_channel_only():
    plan = example_plan(channels=[Channel.POST])
    assert list(plan.people["customer"]) == ["10001", "10002", "10003", "10006", "10008"]
    assert list(plan.left_out.columns) == ["customer", "name", "post"]


def test_a_selection_on_both_sheets():
    assert list(example_plan(selection="Orders > 3").people["customer"]) == ["10001"]
    assert list(example_plan(selection="Plaats = Antwerpen").people["customer"]) == ["10006"]
    assert list(example_plan(selection="Status is niet meer actief of Land = België").people["customer"]) == [
        "10002", "10006",
    ]  # fmt: skip
    with pytest.raises(UsageError):
        example_plan(selection="Gewicht > 3")


def test_the_selection_of_the_mailing_holds_unless_another_is_given(tmp_path):
    mailing = loaded(tmp_path, {"mailing.toml": 'selectie = "Orders > 3"'})
    assert list(example_plan(mailing).people["customer"]) == ["10001"]
    assert example_plan(mailing).selection == "Orders > 3"
    assert example_plan(mailing, selection="").selected == 8


def test_the_order_of_channels_decides_for_who_has_no_preference(tmp_path):
    mailing = loaded(tmp_path, {"mailing.toml": 'kanalen = ["post", "e-mail"]'})
    people = example_plan(mailing).people
    assert dict(zip(people["customer"], people["channel"], strict=True))["10001"] == "post"
    assert dict(zip(people["customer"], people["channel"], strict=True))["10004"] == "e-mail"  # objected to post


TWICE = """
| customer | initials | last_name | street | house_number | postcode | city | email | email_consent | merged_into |
|---|---|---|---|---|---|---|---|---|---|
| 1 | J. | Kok | Plein | 1 | 3511 AB | Utrecht | j@example.nl | ja | |
| 2 | J. | Kok | Plein | 1 | 3511 ab | Utrecht | | | |
| 3 | E. | Kok | Plein | 1 | 3511 AB | Utrecht | | | |
| 4 | E. | Kok | Plein | 1 | 3511 AB | Utrecht | j@example.nl | ja | |
| 5 | J. | Kok | Plein | 1 | 3511 AB | Utrecht | | | 1 |
"""


def test_the_same_person_twice_gets_one_message_and_his_partner_her_own():
    plan = example_plan(customers=customers(TWICE))
    assert plan.people.reset_index().to_numpy().tolist() == [[2, "1", "J. Kok", "e-mail"], [4, "3", "E. Kok", "post"]]
    assert list(plan.left_out["customer"]) == ["2", "4"]  # 5 is merged away: not counted at all
    assert plan.reasons() == {"geen toestemming bekend": 1, "zelfde adres al aangeschreven": 1}
    assert list(plan.left_out["post"]) == ["same-address", ""]


def test_what_instellingen_lack_is_said_only_for_channels_in_use():
    assert codes(example_plan()) == ["mail-no-unsubscribe"]
    assert codes(example_plan(settings=DEFAULTS)) == [
        "mail-no-sender", "mail-no-company", "mail-no-letterhead", "mail-no-unsubscribe",
    ]  # fmt: skip
    assert codes(example_plan(settings=DEFAULTS, channels=["post"])) == ["mail-no-company", "mail-no-letterhead"]
    assert codes(
        example_plan(settings=Settings(unsubscribe="bel Jan", company="x", email="a@x.nl"), channels=["e-mail"])
    ) == ["mail-bad-unsubscribe"]
    assert FINDINGS["mail-no-sender"].severity == "let op"


def test_nobody_is_said():
    assert codes(example_plan(selection="Orders > 99")) == ["mail-nobody-selected"]
    assert codes(example_plan(selection="Klantnummer = 10005")) == ["mail-nobody"]
    assert codes(example_plan(selection="Plaats = Atlantis")) == ["filter-value-unseen", "mail-nobody-selected"]


def test_a_template_that_cannot_be_filled_in_stops_the_plan(tmp_path):
    with pytest.raises(TemplateError):
        example_plan(loaded(tmp_path, {"tekst.txt": "{{ plaats|euro }}"}))


def test_a_wrong_letter_of_the_owner_stops_the_plan_when_letters_are_made(tmp_path):
    mailing = loaded(tmp_path, {"brief.docx": b"geen Word"})
    with pytest.raises(TemplateError):
        example_plan(mailing)
    assert example_plan(mailing, channels=["e-mail"]).count(Channel.EMAIL) == 4


@pytest.mark.parametrize("overview", [pd.DataFrame(), example_overview().set_index("customer"), example_overview()])
def test_the_overview_may_be_keyed_by_column_or_index_or_be_missing(overview):
    mailing = load_mailing("nieuwsbrief")
    plan = plan_mailing(mailing, example_customers(), overview, HEADERS, settings=SETTINGS, peildatum=TODAY)
    assert plan.selected == 8
    first = next(plan.recipients(Channel.EMAIL))
    assert str(first.values["orders"]) == ("4" if len(overview) else "")


def test_a_sheet_without_customers_is_a_plan_for_nobody():
    plan = example_plan(customers=example_customers().iloc[:0])
    assert (plan.selected, len(plan.people), plan.reasons()) == (0, 0, {})
    assert codes(plan) == ["mail-no-customers"]


def test_recipients_come_with_row_number_name_address_and_values():
    anna, zoe, _ = example_plan().recipients(Channel.EMAIL)
    assert (anna.row, anna.customer, anna.name, anna.email) == (2, "10001", "Anna van den Berg", "anna@example.nl")
    assert (anna.values["omzet"], anna.values["aanhef"]) == (1234.5, "Geachte mevrouw Van den Berg,")
    assert zoe.values["aanhef"] == "Geachte Zoë de Wit,"
