"""The light markup: what the owner writes becomes blocks; what stands in a cell stays text."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantenbestand.mail import markup
from klantenbestand.mail.markup import Block, Kind, Span, guarded, lines_html, link_target, parse, to_html, to_text
from klantenbestand.mail.values import CLOSE, OPEN, Linked, Marked

TEXT = """Geachte heer Kok,

# Nieuws

Wij zijn **open** op zondag.
Kijk op [onze site](www.example.nl) of https://example.nl/a.
- thee
- koffie
Tot dan!
"""


def test_the_examples_in_the_docstrings_hold():
    assert doctest.testmod(markup).failed == 0


def test_blocks():
    assert parse(TEXT) == (
        Block(Kind.PARAGRAPH, ((Span("Geachte heer Kok,"),),)),
        Block(Kind.HEADING, ((Span("Nieuws"),),)),
        Block(
            Kind.PARAGRAPH,
            (
                (Span("Wij zijn "), Span("open", bold=True), Span(" op zondag.")),
                (
                    Span("Kijk op "),
                    Span("onze site", href="https://www.example.nl"),
                    Span(" of "),
                    Span("example.nl/a", href="https://example.nl/a"),
                    Span("."),
                ),
            ),
        ),
        Block(Kind.LIST, ((Span("thee"),), (Span("koffie"),))),
        Block(Kind.PARAGRAPH, ((Span("Tot dan!"),),)),
    )


def test_as_plain_text():
    assert to_text(parse(TEXT)) == (
        "Geachte heer Kok,\n\nNieuws\n\nWij zijn open op zondag.\n"
        "Kijk op onze site (www.example.nl) of example.nl/a.\n\n- thee\n- koffie\n\nTot dan!"
    )


def test_as_html():
    html = dict(to_html(parse("# Thee & koffie\n\n- **nu** [hier](www.example.nl)"), "#0F766E"))
    assert html["kop"] == ["Thee &amp; koffie"]
    assert html["lijst"] == [
        '<strong>nu</strong> <a href="https://www.example.nl" style="color:#0F766E;text-decoration:underline;">hier</a>'
    ]
    assert lines_html(((Span("a"),), (Span("<b>"),)), "#000000") == "a<br>\n&lt;b&gt;"


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("https://example.nl/x?y=1", "https://example.nl/x?y=1"),
        ("www.example.nl", "https://www.example.nl"),
        ("example.nl/afmelden", "https://example.nl/afmelden"),
        ("mailto:a@example.nl", "mailto:a@example.nl"),
        ("a@example.nl", "mailto:a@example.nl"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("06.12345678", ""),
        ("030 123 45 67", ""),
        ('https://x.nl/"onclick', ""),
        ("a@example.nl?bcc=b@example.nl", ""),
        ("", ""),
    ],
)
def test_only_web_and_mail_addresses_become_links(address, target):
    assert link_target(address) == target


@pytest.mark.parametrize(
    "cell",
    ["**vet**", "[x](http://kwaad.example)", "# kop", "- punt", "http://kwaad.example", "a@b.nl", "<b>", "a * b"],
)
def test_markup_in_a_cell_is_only_text(cell):
    blocks = parse(f"Dag {guarded(cell)}.")
    assert blocks == (Block(Kind.PARAGRAPH, ((Span("Dag "), Span(cell), Span(".")),)),)
    alone = parse(guarded(cell))
    assert alone == (Block(Kind.PARAGRAPH, ((Span(cell),),)),)


@given(st.text(alphabet="ab*[]()#- \n@.:/htps", max_size=30))
def test_no_text_in_a_cell_becomes_bold_or_a_link(cell):
    flat = " ".join(cell.split())
    spans = [
        span for block in parse(f"{guarded(flat)} **en** {guarded(flat)}") for line in block.lines for span in line
    ]
    assert not [span for span in spans if span.href]
    assert [span.text for span in spans if span.bold] == ["en"]


def test_our_own_text_keeps_its_markup_and_addresses_of_the_owner_become_links():
    assert guarded(Marked("**a**")) == "**a**"
    assert parse(guarded(Linked("https://www.example.nl/"))) == (
        Block(Kind.PARAGRAPH, ((Span("www.example.nl", href="https://www.example.nl/"),),)),
    )
    assert guarded(Linked("geen adres")) == f"{OPEN}geen adres{CLOSE}"


def test_a_value_may_be_bold_and_in_a_link():
    assert parse(f"**{guarded('Thee')}** [{guarded('hier')}](www.example.nl)")[0].lines[0] == (
        Span("Thee", bold=True),
        Span(" "),
        Span("hier", href="https://www.example.nl"),
    )


def test_long_lines_wrap_and_addresses_are_not_broken():
    long = "woord " * 30 + "https://example.nl/" + "x" * 90
    lines = to_text(parse(long)).split("\n")
    assert max(len(line) for line in lines[:-1]) <= 72
    assert lines[-1].endswith("x" * 90)
