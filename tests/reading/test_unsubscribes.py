"""Lists of unsubscribes and bounces as mailing services hand them over, and addresses as people paste them."""

import doctest
import zipfile
from datetime import date
from io import BytesIO

import pytest

from klantenbestand.reading import pasted_addresses, text_files
from klantenbestand.reading.unsubscribe_table import Why
from klantenbestand.reading.unsubscribes import Entry, Unsubscribes, read_cells, read_text_list, read_unsubscribes
from klantenbestand.words.errors import UsageError

LEFT, COMPLAINT, BACK = Why.UNSUBSCRIBED, Why.COMPLAINT, Why.CAME_BACK
DAY = date(2026, 3, 5)

MAILCHIMP_LEFT = """\
"Email Address","First Name","MEMBER_RATING","OPTIN_TIME","LAST_CHANGED","LEID","EUID","UNSUB_TIME","UNSUB_CAMPAIGN_TITLE","UNSUB_CAMPAIGN_ID","UNSUB_REASON","UNSUB_REASON_OTHER"
"Jan@Voorbeeld.example","Jan","2","2024-01-02 10:00:00","2026-03-05 12:33:11","123","abc","2026-03-05 12:33:11","Lente","x","NO_LONGER_INTERESTED",""
"els@voorbeeld.example","Els","2","2024-01-02 10:00:00","2026-03-05 12:33:11","124","abd","2026-03-05 12:33:11","Lente","x","SPAM",""
"""  # noqa: E501
MAILCHIMP_BACK = """\
"Email Address","First Name","OPTIN_TIME","LAST_CHANGED","LEID","EUID","CLEAN_TIME","CLEAN_CAMPAIGN_TITLE"
"weg@voorbeeld.example","Weg","2024-01-02 10:00:00","2026-03-05 12:33:11","125","abe","2026-03-05 08:00:00","Lente"
"""
MAILCHIMP_THERE = """\
"Email Address","First Name","OPTIN_TIME","LAST_CHANGED","LEID","EUID"
"blijft@voorbeeld.example","Blijft","2024-01-02 10:00:00","2026-03-05 12:33:11","126","abf"
"""
LAPOSTA = """\
E-mailadres;Voornaam;Status;Datum status
jan@voorbeeld.example;José;Afgemeld;05-03-2026 12:33
weg@voorbeeld.example;Weg;Opgeschoond;06-03-2026 08:00
blijft@voorbeeld.example;Bé;Actief;01-01-2024 10:00
nog@voorbeeld.example;Nog;Niet bevestigd;01-01-2024 10:00
"""
MAILERLITE = """\
Subscriber,Status,Sent,Opens,Subscribed,Unsubscribed,Bounced
jan@voorbeeld.example,unsubscribed,12,3,2024-01-02 10:00:00,2026-03-05 12:33:11,
els@voorbeeld.example,junk,12,3,2024-01-02 10:00:00,2026-03-05 12:33:11,
weg@voorbeeld.example,bounced,12,0,2024-01-02 10:00:00,,2026-03-05 08:00:00
blijft@voorbeeld.example,active,12,3,2024-01-02 10:00:00,,
"""
BREVO_LOG = """\
st_text,ts,sub,frm,email,tag,mid,link
Hard bounce,05-03-2026 08:00:00,Lente,winkel@voorbeeld.example,weg@voorbeeld.example,,1,
Soft bounce,05-03-2026 08:00:00,Lente,winkel@voorbeeld.example,vol@voorbeeld.example,,2,
Unsubscribed,05-03-2026 12:33:11,Lente,winkel@voorbeeld.example,jan@voorbeeld.example,,3,
Complaint,05-03-2026 12:33:11,Lente,winkel@voorbeeld.example,els@voorbeeld.example,,4,
Delivered,05-03-2026 12:33:11,Lente,winkel@voorbeeld.example,blijft@voorbeeld.example,,5,
"""
BREVO_CONTACTS = """\
EMAIL;VOORNAAM;EMAIL_BLACKLISTED;MODIFIED_AT
jan@voorbeeld.example;Jan;1;2026-03-05
blijft@voorbeeld.example;Bé;0;2026-03-05
"""


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (
            MAILCHIMP_LEFT, "unsubscribed_members_export_1.csv",
            ([("jan", LEFT, DAY), ("els", COMPLAINT, DAY)], 0, "Mailchimp"),
        ),
        (MAILCHIMP_BACK, "cleaned_members_export_1.csv", ([("weg", BACK, DAY)], 0, "Mailchimp")),
        (MAILCHIMP_THERE, "subscribed_members_export_1.csv", ([], 1, "Mailchimp")),
        (
            LAPOSTA, "laposta export.csv",
            ([("jan", LEFT, DAY), ("weg", BACK, date(2026, 3, 6))], 2, "Laposta"),
        ),
        (
            MAILERLITE, "subscribers.csv",
            ([("jan", LEFT, DAY), ("els", COMPLAINT, DAY), ("weg", BACK, DAY)], 1, "MailerLite"),
        ),
        (
            BREVO_LOG, "logs.csv",
            ([("weg", BACK, DAY), ("jan", LEFT, DAY), ("els", COMPLAINT, DAY)], 2, "Brevo"),
        ),
        (BREVO_CONTACTS, "contacts.csv", ([("jan", LEFT, DAY)], 1, "Brevo")),
        ("E-mail;Naam\njan@voorbeeld.example;Jan\n;Leeg\n", "afmeldingen.csv", ([("jan", LEFT, None)], 0, "")),
        ("Naam\tContact\nJan\tjan@voorbeeld.example\n", "uitgeschreven.csv", ([("jan", LEFT, None)], 0, "")),
        ("email\nweg@voorbeeld.example\n", "hard bounces maart.csv", ([("weg", BACK, None)], 0, "")),
        ("email\nblijft@voorbeeld.example\n", "subscribed.csv", ([], 1, "")),
    ],
)  # fmt: skip
@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_the_lists_of_mailing_services(text, name, expected, coding):
    found = read_unsubscribes(text.replace("\n", "\r\n").encode(coding), name)
    people, passed_over, service = expected
    assert found.entries == tuple(Entry(f"{who}@voorbeeld.example", why, day) for who, why, day in people)
    assert (found.passed_over, found.service) == (passed_over, service)


def test_a_row_without_an_address_is_named():
    text = "E-mail;Naam\njan@voorbeeld.example;Jan\n;Leeg\nonzin;X\n-;Streep\n"
    assert read_text_list(text, everyone=True).unread == ("Leeg", "onzin", "-, Streep")
    stays = read_text_list("E-mail;Afgemeld\njan@voorbeeld.example;ja\nonzin;nee\n")
    assert (stays.unread, stays.passed_over) == ((), 1), "who did not unsubscribe need not be looked for"


def test_all_addresses_in_a_cell_count():
    found = read_text_list('E-mail;Naam\n"jan@voorbeeld.example, els@voorbeeld.example; p@x";Samen\n', everyone=True)
    assert [one.email[:3] for one in found.entries] == ["jan", "els"]
    assert found.unread == ("p@x",)


def test_a_first_row_with_a_mistyped_address_is_no_header():
    found = read_text_list("jan@voorbeeld;Jan\nels@voorbeeld.example;Els\n", everyone=True)
    assert [one.email for one in found.entries] == ["els@voorbeeld.example"]
    assert found.unread == ("jan@voorbeeld;Jan",)


def test_selected_cells_row_by_row():
    found = read_cells([["E-mail", "Naam"], ["jan@voorbeeld.example", "Jan"], ["els@voorbeeld", "Els"], ["", "Piet"]])
    assert [one.email for one in found.entries] == ["jan@voorbeeld.example"]
    assert found.unread == ("els@voorbeeld", "Piet")


def test_the_whole_zip_of_mailchimp():
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("subscribed_members_export_1.csv", MAILCHIMP_THERE)
        archive.writestr("unsubscribed_members_export_1.csv", MAILCHIMP_LEFT)
        archive.writestr("cleaned_members_export_1.csv", MAILCHIMP_BACK)
    found = read_unsubscribes(stream.getvalue(), "export.zip")
    assert [(one.email.partition("@")[0], one.why) for one in found.entries] == [
        ("jan", LEFT), ("els", COMPLAINT), ("weg", BACK),
    ]  # fmt: skip
    assert (found.passed_over, found.service) == (1, "Mailchimp")


@pytest.mark.parametrize(
    "text",
    [
        "Jan@Voorbeeld.example\nels@voorbeeld.example",
        "Jan Jansen <jan@voorbeeld.example>; Els <els@voorbeeld.example>.",
        "jan@voorbeeld.example, ELS@voorbeeld.example, jan@voorbeeld.example",
        "Graag geen mail meer aan (jan@voorbeeld.example) en mailto:els@voorbeeld.example.",
    ],
)
def test_pasted_addresses(text):
    assert [(one.email, one.why) for one in read_text_list(text, everyone=True).entries] == [
        ("jan@voorbeeld.example", LEFT), ("els@voorbeeld.example", LEFT),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Email;Naam\njan@voorbeeld.example;Jan\n", "klanten.csv"),
        ("email\njan@voorbeeld.example\n", "adressen.csv"),
        ("jan@voorbeeld.example\nels@voorbeeld.example", "adressen.txt"),
        ("jan@voorbeeld.example;afgemeld\nels@voorbeeld.example;actief\n", "x.csv"),
        ("Email;unsubscribe_url\njan@voorbeeld.example;https://x.example/1\n", "klanten.csv"),
        ("Email;Bounces\njan@voorbeeld.example;3\n", "klanten.csv"),
    ],
)
def test_where_nothing_tells_who_unsubscribed_nobody_is(text, name):
    with pytest.raises(UsageError, match="list-does-not-say"):
        read_text_list(text, name)
    assert read_text_list(text, name, everyone=True).entries, "the owner may say that all of them did"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Email;Naam\njan@voorbeeld.example;Jan\n", "subscribers.csv"),
        ("jan@voorbeeld.example", "subscribed_segment.csv"),
        ("Email;Naam\njan@voorbeeld.example;Jan\n", "actieve abonnees.csv"),
        ("Email;Naam\njan@voorbeeld.example;Jan\n", "soft bounces.csv"),
        ("Email;Bounce type\njan@voorbeeld.example;Soft\n", "bounces.csv"),
    ],
)
def test_a_list_of_who_stays_is_a_list_on_which_nobody_unsubscribed(text, name):
    found = read_text_list(text, name)
    assert (found.entries, found.passed_over) == ((), 1)


@pytest.mark.parametrize(
    ("header", "name"), [("Afgemeld", "x.csv"), ("email", "afmeldingen.csv"), ("Unsubscribed", "")]
)
def test_the_header_or_the_name_of_the_file_tells_it(header, name):
    found = read_text_list(f"{header}\njan@voorbeeld.example\n", name)
    assert [one.why for one in found.entries] == [LEFT]


def test_of_the_same_address_the_gravest_reason_and_its_last_day_count():
    text = """\
    email;status;datum
    jan@voorbeeld.example;bounced;07-03-2026
    jan@voorbeeld.example;unsubscribed;05-03-2026
    jan@voorbeeld.example;unsubscribed;06-03-2026
    """
    assert read_text_list(text).entries == (Entry("jan@voorbeeld.example", LEFT, date(2026, 3, 6)),)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "list-without-addresses"),
        (b"naam;plaats\nJan;Goes", "list-without-addresses"),
        (b"\x00\x01\x02" * 9, "list-without-addresses"),
        (b"PK\x03\x04kapot", "list-is-workbook"),
    ],
)
def test_what_is_no_list_is_refused(data, code):
    with pytest.raises(UsageError, match=code):
        read_unsubscribes(data, "x.csv")


def test_a_workbook_is_no_list(tmp_path):
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    with pytest.raises(UsageError, match="list-is-workbook"):
        read_unsubscribes(stream.getvalue(), "lijst.xlsx")


def test_nothing_is_lost_of_a_long_list():
    text = "email;status\n" + "".join(f"a{number}@voorbeeld.example;afgemeld\n" for number in range(5000))
    found = read_text_list(text)
    assert len(found.entries) == 5000
    assert found == Unsubscribes(found.entries, is_list=True)


def test_the_examples_in_the_docstrings_hold():
    assert doctest.testmod(text_files).failed == 0
    assert doctest.testmod(pasted_addresses).failed == 0
