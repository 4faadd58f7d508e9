"""The .eml: read back by Python's own parser it says what was meant, whatever was in the cells."""

import email
import email.policy
from datetime import date
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantenbestand.mail.eml import Envelope, mail_address, mail_bytes
from klantenbestand.mail.render import Mail

DAY = date(2026, 11, 22)
MAIL = Mail("Nieuws – café", "Dag Zoë,\n\n€ 12,50 = veel\n.\nFrom hier\n", "<p>Dag Zoë, € 12,50 = veel</p>\n")
ENVELOPE = Envelope(DAY, "hallo@tuinhuis.example", "Tuinhuis De Linde", "<https://www.x.nl/af>")
HEADERS = [
    "From", "To", "Subject", "Date", "List-Unsubscribe", "X-Unsent", "Message-ID", "MIME-Version", "Content-Type",
]  # fmt: skip


def read_back(data: bytes) -> EmailMessage:
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def made(mail: Mail = MAIL, to_name: str = "Zoë de Wit", envelope: Envelope = ENVELOPE) -> bytes:
    return mail_bytes(mail, "zoe@example.nl", to_name, envelope, "0123abc")


def test_it_reads_back_as_it_was_meant():
    message = read_back(made())
    assert not message.defects
    assert list(message.keys()) == HEADERS
    assert message["From"] == "Tuinhuis De Linde <hallo@tuinhuis.example>"
    assert message["To"] == "Zoë de Wit <zoe@example.nl>"
    assert message["Subject"] == "Nieuws – café"
    assert message["Date"].datetime.date() == DAY
    assert message["List-Unsubscribe"] == "<https://www.x.nl/af>"
    assert message["Message-ID"] == "<0123abc@tuinhuis.example>"
    assert message["X-Unsent"] == "1"
    assert message.get_content_type() == "multipart/alternative"
    text, html = message.iter_parts()
    assert (text.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    assert text.get_content().replace("\r\n", "\n").strip("\n") == MAIL.text.strip("\n")
    assert html.get_content().replace("\r\n", "\n").strip("\n") == MAIL.html.strip("\n")


def test_without_a_sender_it_is_a_draft_without_from():
    message = read_back(made(envelope=Envelope(DAY)))
    assert message["From"] is None
    assert message["List-Unsubscribe"] is None
    assert message["X-Unsent"] == "1"
    assert message["Message-ID"] == "<0123abc@klantenbestand.invalid>"


def test_lines_end_as_mail_wants_and_are_short_and_plain():
    data = made(Mail("x" * 200, "é" * 500 + "\n" + "woord " * 200, "<p>" + "ü" * 500 + "</p>"), "ë" * 100)
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert b"\r" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) <= 78
    assert data.isascii()


ODD = st.text(alphabet='aé\r\n\x00\x0b\u2028:<>@",;=?()\\ \u202e王', max_size=40)


@given(ODD, ODD, ODD)
def test_no_name_or_subject_can_add_a_header(to_name, from_name, subject):
    envelope = Envelope(DAY, "hallo@tuinhuis.example", f"{from_name}\r\nBcc: x@kwaad.example", "<https://www.x.nl/af>")
    mail = Mail(f"{subject}\r\n\r\nBcc: x@kwaad.example", "tekst", "<p>tekst</p>")
    message = read_back(made(mail, f"{to_name}\nBcc: x@kwaad.example", envelope))
    assert list(message.keys()) == HEADERS
    assert [address.addr_spec for address in message["To"].addresses] == ["zoe@example.nl"]
    assert [address.addr_spec for address in message["From"].addresses] == ["hallo@tuinhuis.example"]
    assert len(list(message.iter_parts())) == 2


@given(st.text(alphabet="a-=_\r\n\tklantenbestand.é", max_size=80))
def test_no_text_can_end_a_part(text):
    odd = f"{text}\n--=_klantenbestand--\n{text}"
    parts = list(read_back(made(Mail("s", odd, odd))).iter_parts())
    assert len(parts) == 2
    for part in parts:
        assert part.get_content().splitlines()[: len(odd.splitlines())] == odd.splitlines()


def test_an_address_that_is_none_is_refused():
    for wrong in ("a@b.nl\r\nBcc: x@y.nl", "a b@c.nl\n"):
        with pytest.raises(ValueError, match="invalid"):
            mail_address("x", wrong)


def test_a_lone_return_is_the_end_of_a_line():
    part = next(iter(read_back(made(Mail("s", "een\r\rtwee\r\ndrie", "<p></p>"))).iter_parts()))
    assert part.get_content().splitlines() == ["een", "", "twee", "drie"]
