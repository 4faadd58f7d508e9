"""A mail as an .eml file: text and HTML, UTF-8, to one person, as a draft that a mail program can send.

Every header goes through `email` with the SMTP policy, which refuses line breaks and encodes what is not ASCII. Body
and headers are put together by hand, and headers that are the same for everyone are made once: that is several times
as fast as an EmailMessage each.
"""

import binascii
from datetime import UTC, date, datetime, time
from email.headerregistry import Address
from email.policy import SMTP
from functools import lru_cache

from klantenbestand.mail.render import Mail
from klantenbestand.mail.values import clean

# "=_" never occurs in quoted-printable text, so no body can hold it.
_BOUNDARY = "=_klantenbestand"
_MIME = f'MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="{_BOUNDARY}"\r\n\r\n'.encode()
_LONGEST_NAME = 120


class Envelope:
    """What is the same in all mails of a mailing: sender, day, and how to opt out.

    `sender` is a deliverable address, "" for a draft without From; `list_unsubscribe` the whole value of that header,
    "" for none.
    """

    def __init__(self, day: date, sender: str = "", sender_name: str = "", list_unsubscribe: str = "") -> None:
        self.domain = sender.rpartition("@")[2] or "klantenbestand.invalid"
        before = [_header("From", mail_address(sender_name, sender))] if sender else []
        # Drafts get the real time from the program that sends them; noon keeps the day the same in all of Europe.
        after = [_header("Date", datetime.combine(day, time(12), UTC))]
        if list_unsubscribe:
            after.append(_header("List-Unsubscribe", list_unsubscribe))
        after.append(_header("X-Unsent", "1"))  # Outlook opens it as a draft with a button to send
        self.before, self.after = b"".join(before), b"".join(after)


def mail_bytes(mail: Mail, to: str, to_name: str, envelope: Envelope, unique: str) -> bytes:
    """The .eml of one person. `to` is a deliverable address; `unique` makes the Message-ID, without personal data."""
    parts = (
        envelope.before,
        _header("To", mail_address(to_name, to)),
        _subject(mail.subject),
        envelope.after,
        _header("Message-ID", f"<{unique}@{envelope.domain}>"),
        _MIME,
        _part("plain", mail.text),
        _part("html", mail.html),
        f"--{_BOUNDARY}--\r\n".encode(),
    )
    return b"".join(parts)


def mail_address(name: str, address: str) -> Address:
    """Name and address for a header; the name on one line."""
    local, _, domain = address.rpartition("@")
    return Address(clean(name)[:_LONGEST_NAME], local, domain)


def _header(name: str, value: object) -> bytes:
    return SMTP.fold_binary(*SMTP.header_store_parse(name, value))


@lru_cache(maxsize=256)
def _subject(text: str) -> bytes:
    return _header("Subject", clean(text))


def _part(subtype: str, text: str) -> bytes:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    body = binascii.b2a_qp(lines.encode("utf-8"), istext=True)
    head = (
        f"--{_BOUNDARY}\r\n"
        f'Content-Type: text/{subtype}; charset="utf-8"\r\n'
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
    )
    return head.encode() + body.replace(b"\n", b"\r\n") + b"\r\n"
