"""Who may be approached through what: the strictest word counts, and every no has a reason."""

import doctest
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantenbestand.mail import permission
from klantenbestand.mail.channels import Channel
from klantenbestand.mail.permission import deliverable, permissions
from klantenbestand.words.sheets import CONSENTS
from klantenbestand.words.texts.mail import REASONS
from typed_frames import contacts, customers, typed_frame

TODAY = date(2026, 11, 22)


def test_the_examples_in_the_docstrings_hold():
    assert doctest.testmod(permission).failed == 0


def codes(table: str, channel: Channel, **others: pd.DataFrame | None) -> list[str]:
    """The code of each row, "" where it is allowed."""
    answer = permissions(customers(table), [channel], TODAY, **others)
    assert list(answer["allowed"]) == [code == "" for code in answer["code"]]
    assert list(answer["reason"]) == [REASONS[code] for code in answer["code"]]
    return list(answer["code"])


EMAIL = """
| customer | email | email_consent | no_advertising | merged_into |
|---|---|---|---|---|
| 1 | a@example.nl | ja | | |
| 2 | b@example.nl | ja | nee | |
| 3 | c@example.nl | ja | post | |
| 4 | d@example.nl | ja | e-mail | |
| 5 | e@example.nl | ja | alles | |
| 6 | f@example.nl | nee | | |
| 7 | g@example.nl | | | |
| 8 | | ja | | |
| 9 | geen adres | ja | | |
| 10 | h@example.nl | ja | | 1 |
| | i@example.nl | ja | | |
| 12 | E@Example.NL | ja | | |
| 13 | f@example.nl | ja | telefoon | |
"""


def test_email_asks_for_a_yes_an_address_and_no_objection():
    assert codes(EMAIL, Channel.EMAIL) == [
        "",
        "",
        "",  # objected to post only
        "objection",
        "objection",
        "consent-no",
        "consent-unknown",
        "no-email",
        "bad-email",
        "merged",
        "no-number",
        "objection-same-address",  # the mailbox of 5, who wants nothing
        "objection-same-address",  # the mailbox of 6, who said no
    ]


def test_an_objection_on_a_merged_row_still_counts_for_its_mailbox():
    table = """
| customer | email | email_consent | no_advertising | merged_into |
|---|---|---|---|---|
| 1 | a@example.nl | ja | | |
| 2 | a@example.nl | ja | alles | 1 |
"""
    assert codes(table, Channel.EMAIL) == ["objection-same-address", "merged"]


POST = """
| customer | last_name | company | street | house_number | postcode | city | no_advertising | email_consent |
|---|---|---|---|---|---|---|---|---|
| 1 | Kok | | Plein | 1 | 3511 AB | Utrecht | | nee |
| 2 | Kok | | Plein | 1 | 3511 AB | Utrecht | e-mail | |
| 3 | Kok | | Plein | 1 | 3511 AB | Utrecht | post | |
| 4 | Kok | | Plein | 1 | 3511 AB | Utrecht | alles | ja |
| 5 | Kok | | Plein | | 3511 AB | Utrecht | | |
| 6 | | | Plein | 1 | 3511 AB | Utrecht | | |
| 7 | | Kok BV | Plein | 1 | 3511 AB | Utrecht | | |
"""


def test_post_asks_for_a_name_an_address_and_no_objection():
    assert codes(POST, Channel.POST) == ["", "", "objection", "objection", "no-address", "no-name", ""]


def log(table: str) -> pd.DataFrame:
    return typed_frame(CONSENTS, "| customer | channel | given | date | valid_until |\n|---|---|---|---|---|\n" + table)


ONE = "| customer | email | email_consent |\n|---|---|---|\n| 1 | a@example.nl | {consent} |"


@pytest.mark.parametrize(
    ("consent", "lines", "code"),
    [
        ("ja", "| 1 | e-mail | gegeven | 01-01-2024 | |", ""),
        ("ja", "| 1 | e-mail | ingetrokken | 01-01-2024 | |", "consent-withdrawn"),
        ("ja", "| 1 | e-mail | ingetrokken | | |", "consent-withdrawn"),
        ("ja", "| 1 | e-mail | ingetrokken | 01-01-2024 | |\n| 1 | e-mail | gegeven | 01-01-2025 | |", ""),
        # the order of the rows does not matter, only the day
        ("ja", "| 1 | e-mail | gegeven | 01-01-2025 | |\n| 1 | e-mail | ingetrokken | 01-01-2024 | |", ""),
        # on the same day the strictest
        (
            "ja",
            "| 1 | e-mail | ingetrokken | 01-01-2025 | |\n| 1 | e-mail | gegeven | 01-01-2025 | |",
            "consent-withdrawn",
        ),
        ("ja", "| 1 | e-mail | ingetrokken | | |\n| 1 | e-mail | gegeven | 01-01-2025 | |", "consent-withdrawn"),
        ("ja", "| 1 | e-mail | gegeven | 01-01-2024 | 21-11-2026 |", "consent-expired"),
        ("ja", "| 1 | e-mail | gegeven | 01-01-2024 | 22-11-2026 |", ""),
        ("ja", "| 1 | e-mail | gegeven | 01-01-2027 | |", ""),  # not yet: says nothing
        ("ja", "| 1 | telefoon | ingetrokken | 01-01-2024 | |", ""),
        ("ja", "| 2 | e-mail | ingetrokken | 01-01-2024 | |", ""),
        ("", "| 1 | e-mail | gegeven | 01-01-2024 | |", "consent-only-in-log"),
        ("nee", "| 1 | e-mail | gegeven | 01-01-2024 | |", "consent-no"),
    ],
)  # fmt: skip
def test_the_last_word_in_toestemmingen_counts_when_it_is_stricter(consent, lines, code):
    assert codes(ONE.format(consent=consent), Channel.EMAIL, consents=log(lines)) == [code]


def test_a_withdrawal_for_post_stops_letters():
    consents = log("| 1 | post | ingetrokken | 01-01-2024 | |")
    assert codes(POST, Channel.POST, consents=consents)[:2] == ["consent-withdrawn", ""]


LEFT = "| customer | date | channel | response |\n|---|---|---|---|\n"
RETURNED = """
| customer | email | email_consent | consent_date |
|---|---|---|---|
| 1 | a@example.nl | ja | |
| 2 | b@example.nl | ja | 01-03-2025 |
| 3 | c@example.nl | ja | 01-01-2025 |
"""


def test_who_unsubscribed_in_contacten_gets_nothing_until_he_consents_again():
    told = contacts(LEFT + "\n".join(f"| {number} | 01-02-2025 | e-mail | afgemeld |" for number in (1, 2, 3)))
    assert codes(RETURNED, Channel.EMAIL, contacts=told) == ["unsubscribed", "", "unsubscribed"]


@pytest.mark.parametrize(
    ("channel", "stops_mail", "stops_post"),
    [
        ("e-mail", True, False),
        ("brief", False, True),
        ("telefoon", False, False),
        ("webformulier", True, True),
        ("", True, True),
    ],
)
def test_unsubscribing_counts_for_the_channel_it_was_said_through(channel, stops_mail, stops_post):
    told = contacts(LEFT + f"| 1 | 01-02-2025 | {channel} | afgemeld |")
    mail = ONE.format(consent="ja")
    assert (codes(mail, Channel.EMAIL, contacts=told) == ["unsubscribed"]) is stops_mail
    assert (codes(POST, Channel.POST, contacts=told)[0] == "unsubscribed") is stops_post


def test_other_answers_stop_nothing():
    told = contacts(LEFT + "| 1 | 01-02-2025 | e-mail | geen |\n| | 01-02-2025 | e-mail | afgemeld |")
    assert codes(ONE.format(consent="ja"), Channel.EMAIL, contacts=told) == [""]


def test_a_sheet_with_only_numbers_allows_nothing_and_does_not_fall_over():
    table = "| customer |\n|---|\n| 1 |"
    assert codes(table, Channel.EMAIL) == ["consent-unknown"]
    assert codes(table, Channel.POST) == ["no-address"]


def test_the_answer_keeps_the_excel_rows_and_has_a_row_a_channel():
    answer = permissions(customers(EMAIL), list(Channel), TODAY)
    assert list(answer.index) == [*range(2, 15)] * len(Channel)
    assert set(answer["channel"]) == {"e-mail", "post", "telefoon"}


@given(
    st.sampled_from(["", "ja", "nee"]),
    st.sampled_from(["", "nee", "post", "e-mail", "telefoon", "alles"]),
    st.sampled_from(["", "gegeven", "ingetrokken"]),
)
def test_nobody_is_mailed_without_a_yes_or_against_a_no(consent, objection, word):
    table = (
        "| customer | email | email_consent | no_advertising |\n|---|---|---|---|\n"
        f"| 1 | a@example.nl | {consent} | {objection} |"
    )
    consents = log(f"| 1 | e-mail | {word} | 01-01-2024 | |") if word else None
    allowed = codes(table, Channel.EMAIL, consents=consents) == [""]
    assert allowed == (consent == "ja" and objection not in {"e-mail", "alles"} and word != "ingetrokken")


@pytest.mark.parametrize(
    ("address", "as_sent"),
    [
        ("jan.de-vries+web@example.nl", "jan.de-vries+web@example.nl"),
        ("o'neill@example.nl", "o'neill@example.nl"),
        (" jan@example.nl ", "jan@example.nl"),
        ("jan@sub.example.co.uk", "jan@sub.example.co.uk"),
        ("jan@bäckerei.example", "jan@xn--bckerei-5wa.example"),
        ("jan@example", ""),
        ("jan@@example.nl", ""),
        ("jan@exa mple.nl", ""),
        ("jan.@example.nl", ""),
        ("jan@example.nl\nBcc: x@example.nl", ""),
        ("a@example.nl,b@example.nl", ""),
        ('"jan kok"@example.nl', ""),
        ("zoë@example.nl", ""),
        ("=1+1@example.nl", ""),
        ("+31@example.nl", ""),
        ("-jan@example.nl", ""),
        ("@example.nl", ""),
        ("", ""),
        ("a@" + "b" * 64 + ".nl", ""),
        ("a@" + "é" * 70 + ".nl", ""),
    ],
)
def test_addresses_that_can_stand_in_a_mail(address, as_sent):
    assert deliverable(address) == as_sent


CALLED = """
| customer | customer_type | legal_form | phone | mobile | phone_consent | no_advertising |
|---|---|---|---|---|---|---|
| 1 | particulier | | 0113212345 | | ja | |
| 2 | particulier | | | 0612345678 | | |
| 3 | bedrijf | B.V. | 0113212345 | | | |
| 4 | bedrijf | eenmanszaak | 0113212345 | | | |
| 5 | bedrijf | vof | 0113212345 | | | |
| 6 | bedrijf | stichting | 0113212345 | | nee | |
| 7 | bedrijf | bv | 0113212345 | | | telefoon |
| 8 | particulier | | 0113212345 | | ja | alles |
| 9 | particulier | | 0113212345 | | ja | e-mail |
| 10 | particulier | | | | ja | |
| 11 | particulier | bv | 0113212345 | | | |
"""


def test_calling_asks_for_consent_of_natural_persons_and_of_their_firms():
    no = "phone-consent-unknown"
    expected = ["", no, "", no, no, "phone-consent-no", "objection", "objection", "", "no-phone", no]
    assert codes(CALLED, Channel.PHONE) == expected


def test_the_log_and_an_unsubscription_count_for_calling_too():
    log = typed_frame(CONSENTS, """
        | customer | channel  | given       | date       |
        | 1        | telefoon | ingetrokken | 01-01-2026 |
        | 2        | telefoon | gegeven     | 01-01-2026 |
        | 3        | e-mail   | ingetrokken | 01-01-2026 |
    """)  # fmt: skip
    left = contacts("""
        | date       | customer | channel  | response |
        | 01-02-2026 | 9        | e-mail   | afgemeld |
        | 01-02-2026 | 3        | telefoon | afgemeld |
    """)
    found = codes(CALLED, Channel.PHONE, consents=log, contacts=left)
    assert found[:3] == ["consent-withdrawn", "consent-only-in-log", "unsubscribed"]
    assert found[8] == "", "only mail"
