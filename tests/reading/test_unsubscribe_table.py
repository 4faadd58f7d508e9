"""What the columns of a list tell: both ways, and the gravest first."""

import doctest

import pytest

from klantenbestand.reading import unsubscribe_table
from klantenbestand.reading.unsubscribe_table import Why
from klantenbestand.reading.unsubscribes import read_text_list
from klantenbestand.words.errors import UsageError

LEFT, COMPLAINT, BACK = Why.UNSUBSCRIBED, Why.COMPLAINT, Why.CAME_BACK


def whys(header: str, *rows: str, name: str = "export.csv") -> list[Why | None]:
    """Why each row is on the list, in the order of the rows; None for who stays."""
    lines = [f"a{number}@x.example,{row}" for number, row in enumerate(rows)]
    found = read_text_list("\n".join((f"Email,{header}", *lines)), name)
    by_email = {one.email: one.why for one in found.entries}
    return [by_email.get(f"a{number}@x.example") for number in range(len(rows))]


def test_the_export_of_hubspot():
    header = "Record ID,Unsubscribed from all email,Email hard bounce reason,Opted out of email: Marketing"
    assert whys(
        header, "1,true,,", "2,false,,false", "3,,UNKNOWN_USER,", "4,,,true", "5,,,", "6,,SPAM,", "7,,MAILBOX_FULL,",
        "8,true,OTHER,",
    ) == [LEFT, None, BACK, LEFT, None, BACK, None, LEFT]  # fmt: skip


@pytest.mark.parametrize(
    "header",
    [
        "Is unsubscribed",
        "OptOut e-mail",
        "Opted out: Campaigns",
        "Afgemeld voor mail",
        "Uitgeschreven?",
        "Unsubscribed",
    ],
)
@pytest.mark.parametrize(("yes", "no"), [("true", "false"), ("1", "0"), ("Ja", "Nee"), ("yes", ""), ("WAAR", "ONWAAR")])
def test_a_flag_says_yes_and_no(header, yes, no):
    assert whys(header, yes, no, yes) == [LEFT, None, LEFT]


def test_an_empty_flag_is_nobody():
    assert whys("Opted out,Naam", ",Jan", ",Els") == [None, None]


@pytest.mark.parametrize("header", ["bounce_type", "Bounce type", "BounceType"])
def test_a_hard_bounce_came_back_and_a_soft_one_did_not(header):
    assert whys(header, "Hard", "Soft", "", "hard", "Permanent", "None") == [BACK, None, None, BACK, BACK, None]


def test_a_status_and_the_type_of_the_bounce_belong_together():
    assert whys("Status,Bounce type", "bounced,Hard", "bounced,Soft", "unsubscribed,Soft", "active,") == [
        BACK, None, LEFT, None,
    ]  # fmt: skip
    assert whys("Type", "Hard", "Soft", "hardware") == [BACK, None, None]


def test_hard_bounces_that_are_counted_and_bounces_that_are_just_counted():
    assert whys("Hard bounces,Status", "1,", "0,", "12,") == [BACK, None, BACK]
    assert whys("Bounces,Status", "4,", "0,", "12,") == [None, None, None]


def test_the_date_of_an_unsubscription_is_one():
    assert whys("Afgemeld op", "05-03-2026", "") == [LEFT, None]


def test_a_reason_does_not_hide_what_the_name_of_the_file_says():
    assert whys("Reden", "te vaak", "", "spam", name="afmeldingen.csv") == [LEFT, LEFT, COMPLAINT]
    assert whys("Reden van afmelding,Status", "te vaak,", ",") == [LEFT, None]


def test_not_unsubscribed_is_still_subscribed():
    assert whys("Afmeldstatus", "Niet afgemeld", "Afgemeld", "Not unsubscribed") == [None, LEFT, None]


def test_the_examples_in_the_docstrings_hold():
    assert doctest.testmod(unsubscribe_table).failed == 0


def test_a_status_in_codes_tells_nobody_what_it_means():
    with pytest.raises(UsageError) as stopped:
        whys("Name,Status", "Jo,2", "An,1", "Bo,3")
    assert stopped.value.code == "list-does-not-say"


def test_a_code_that_is_the_same_for_all_does_not_speak_against_the_name_of_the_file():
    assert whys("Status", "2", "2", name="unsubscribed.csv") == [LEFT, LEFT]
    assert whys("Status", "2", "1", name="unsubscribed.csv") == [None, None], "who of them, it does not say"
