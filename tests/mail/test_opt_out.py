"""How to opt out, and who sent it, in every message."""

import pytest

from klantenbestand.mail.channels import Channel
from klantenbestand.mail.markup import parse, plain, to_text
from klantenbestand.mail.opt_out import address_line, footer_lines, opt_out_line, opt_out_of
from klantenbestand.words.settings import Settings
from mail.example_plan import SETTINGS


@pytest.mark.parametrize(
    ("settings", "header"),
    [
        (Settings(unsubscribe="www.x.nl/af"), "<https://www.x.nl/af>"),
        (Settings(unsubscribe="af@x.nl"), "<mailto:af@x.nl?subject=afmelden>"),
        (Settings(unsubscribe="www.x.nl/af", email="a@x.nl"), "<https://www.x.nl/af>"),
        (Settings(email="a@x.nl"), "<mailto:a@x.nl?subject=afmelden>"),
        (Settings(unsubscribe="vraag het Jan"), ""),
        (Settings(unsubscribe="javascript:alert(1)"), ""),
        (Settings(), ""),
    ],
)
def test_what_mail_programs_are_told(settings, header):
    assert opt_out_of(settings).header == header


@pytest.mark.parametrize(
    ("settings", "mail", "letter"),
    [
        (
            Settings(unsubscribe="https://www.x.nl/af", email="a@x.nl"),
            "Liever geen berichten meer van ons? U meldt zich af via www.x.nl/af.",
            "Liever geen post meer van ons? Laat het ons weten via www.x.nl/af.",
        ),
        (
            Settings(email="a@x.nl", phone="030 1"),
            "Liever geen berichten meer van ons? Antwoord op deze mail met 'afmelden'.",
            "Liever geen post meer van ons? Laat het ons weten via a@x.nl.",
        ),
        (
            Settings(phone="030 1"),
            "Liever geen berichten meer van ons? Antwoord op deze mail met 'afmelden'.",
            "Liever geen post meer van ons? Laat het ons weten via 030 1.",
        ),
        (
            Settings(company="De Linde", street="Plein 1", postcode="3511 AB", city="Utrecht"),
            "Liever geen berichten meer van ons? Antwoord op deze mail met 'afmelden'.",
            "Liever geen post meer van ons? Laat het ons weten via De Linde, Plein 1, 3511 AB Utrecht.",
        ),
        (
            Settings(),
            "Liever geen berichten meer van ons? Antwoord op deze mail met 'afmelden'.",
            "Liever geen post meer van ons? Laat het ons weten.",
        ),
    ],
)
def test_the_afmeldregel(settings, mail, letter):
    assert to_text(parse(opt_out_line(settings, Channel.EMAIL)), 200) == mail
    assert to_text(parse(opt_out_line(settings, Channel.POST)), 200) == letter


def test_the_lines_below_a_mail():
    assert [plain(line) for line in footer_lines(SETTINGS)] == [
        "Lindelaan 8, 3511 AB Utrecht",
        "030 123 45 67 · hallo@tuinhuis.example · www.tuinhuis.example",
        "KvK 01234567",
    ]
    assert footer_lines(Settings()) == ()
    assert [plain(line) for line in footer_lines(Settings(phone="030 1"))] == ["030 1"]
    assert address_line(Settings(city="Utrecht")) == "Utrecht"
