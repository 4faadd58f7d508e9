"""An objection outlives the row it was made on: whoever comes back by an import is still left alone."""

from datetime import date

import pandas as pd
import pytest

from klantenbestand.mail.channels import Channel
from klantenbestand.mail.objections import (
    EVERYTHING,
    MAILBOX,
    NUMBER,
    PERSON,
    UNDELIVERABLE,
    Objection,
    mailbox_print,
    prints_of,
    with_objections,
)
from klantenbestand.mail.permission import permissions
from klantenbestand.words.sheets import CONSENTS
from typed_frames import customers, typed_frame

TODAY = date(2026, 11, 22)
DAY = date(2026, 3, 1)
ROW = """
| customer | first_name | last_name | street     | house_number | house_addition | postcode | city | phone | mobile | email | email_consent | phone_consent | consent_date |
|----------|------------|-----------|------------|--------------|----------------|----------|------|-------|--------|-------|---------------|---------------|--------------|
| K1       | Anna       | Berkhof   | Kerkstraat | 12           | a              | 4461 AB  | Goes | 0113212345 | 0612345678 | anna@berkhof.nl | ja | ja | {day} |
"""  # noqa: E501


def objections(table: str, what: str) -> list[Objection]:
    return [Objection(one, what, DAY) for one in prints_of(customers(table))[0]]


def codes(table: str, remembered: list[Objection], consents: pd.DataFrame | None = None) -> dict[str, str]:
    answer = permissions(customers(table), list(Channel), TODAY, consents, remembered=remembered)
    return dict(zip(answer["channel"], answer["code"], strict=True))


ALL = {"e-mail": "objection-remembered", "post": "objection-remembered", "telefoon": "objection-remembered"}
NONE = {"e-mail": "", "post": "", "telefoon": ""}


def test_who_comes_back_under_another_number_is_known_again():
    again = ROW.replace("K1 ", "99 ").replace("0612345678", "+31 6 1234 5678").replace("anna@", "ANNA@")
    assert codes(again.format(day="01-01-2026"), objections(ROW.format(day=""), EVERYTHING)) == ALL
    assert codes(again.format(day="01-01-2026"), []) == NONE


@pytest.mark.parametrize("what", ["e-mail", "post", "telefoon"])
def test_an_objection_to_one_channel_is_one_to_that_channel(what):
    found = codes(ROW.format(day="01-01-2026"), objections(ROW.format(day=""), what))
    assert found == NONE | {what: "objection-remembered"}


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (ROW.replace("anna@berkhof.nl", "nieuw@adres.nl"), ALL),  # the same name at the same address
        (ROW.replace("Kerkstraat | 12 ", "Dorpsweg | 3 "), ALL),  # the same mailbox
        (
            ROW.replace("anna@berkhof.nl", "jan@berkhof.nl").replace("Anna", "Jan"),
            {"e-mail": "", "post": "", "telefoon": "objection-remembered"},
        ),  # someone else behind the same telephone number
        (ROW.replace("anna@", "els@").replace("Anna", "Els").replace("0113212345 | 0612345678", "| 0699999999"), NONE),
    ],
)  # fmt: skip
def test_by_what_someone_is_known(changed, told):
    assert codes(changed.format(day="01-01-2026"), objections(ROW.format(day=""), EVERYTHING)) == told


def test_consent_that_was_given_later_lifts_it_and_the_log_does_so_for_its_channel():
    known = objections(ROW.format(day=""), EVERYTHING)
    assert codes(ROW.format(day="02-03-2026"), known) == NONE | {"post": "objection-remembered"}
    assert codes(ROW.format(day="01-03-2026"), known) == ALL, "not on the same day"
    log = typed_frame(CONSENTS, """
        | customer | channel | given   | date       |
        | K1       | post    | gegeven | 02-03-2026 |
        | K1       | e-mail  | gegeven | 01-01-2027 |
    """)  # fmt: skip
    assert codes(ROW.format(day="01-01-2026"), known, log) == ALL | {"post": ""}, "mail: still to come"


def test_mail_that_came_back_is_about_the_address_and_nothing_else():
    known = [Objection(mailbox_print("Anna@berkhof.nl"), UNDELIVERABLE, DAY)]
    assert codes(ROW.format(day="01-01-2026"), known) == NONE | {"e-mail": "email-came-back"}
    assert codes(ROW.replace("anna@", "a@").format(day="01-01-2026"), known) == NONE
    assert codes(ROW.format(day="02-03-2026"), known) == NONE, "he gave it again since"


def test_an_objection_also_holds_for_another_row_with_the_same_mailbox():
    other = "| K2 | | | | | | | | | 0612340000 | Anna@Berkhof.nl | ja | ja | |"
    answer = permissions(
        customers(ROW.format(day="01-01-2026") + other), [Channel.EMAIL], TODAY,
        remembered=[Objection(mailbox_print("anna@berkhof.nl"), "e-mail", DAY)],
    )  # fmt: skip
    assert list(answer["code"]) == ["objection-remembered"] * 2


def test_the_fingerprints_say_of_what_they_are_and_nothing_of_a_row_that_is_empty():
    assert [one.of for one in prints_of(customers(ROW.format(day="")))[0]] == [MAILBOX, NUMBER, NUMBER, PERSON]
    assert prints_of(customers("| customer | email |\n|---|---|\n| K1 | geen |")) == [[]]
    text = repr(prints_of(customers(ROW.format(day=""))))
    assert not any(word in text for word in ("anna", "Berkhof", "4461", "12345"))


def test_of_the_same_objection_the_last_day_counts():
    early, late = (Objection(mailbox_print("a@b.nl"), "e-mail", day) for day in (DAY, TODAY))
    other = Objection(mailbox_print("a@b.nl"), EVERYTHING, DAY)
    assert with_objections([early, other], [late]) == [late, other]
    assert with_objections([late], [early]) == [late]
