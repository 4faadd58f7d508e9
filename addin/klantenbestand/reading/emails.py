"""E-mail addresses: what surrounds them when they are pasted comes off."""

import re

from klantenbestand.reading.codes import says_nothing
from klantenbestand.reading.distinct import Reading
from klantenbestand.reading.texts import clean_text

PLAIN_EMAIL = r"[a-z0-9._+\-]+@[a-z0-9.\-]+[a-z]"

_ADDRESS = re.compile(r"[^\s@,;:<>()\[\]\"'|]+@[^\s@,;:<>()\[\]\"'|]+")
_SPACE_ROUND_SIGN = re.compile(r"\s*([@.])\s*")


def read_email(text: str) -> Reading:
    """The address in small letters, without "mailto:", name, brackets or a sign behind it.

    >>> read_email("mailto:Info@Example.nl;")
    Reading(value='info@example.nl', code='email-spelling', expected='info@example.nl')
    >>> read_email("Jan@example.nl"), read_email("Jan Jansen <jan@example.nl>").value
    (Reading(value='jan@example.nl', code='', expected=''), 'jan@example.nl')
    >>> read_email("jan@example.nl; els@example.nl")
    Reading(value='jan@example.nl', code='email-more-than-one', expected='jan@example.nl')
    >>> read_email("jan at example.nl")
    Reading(value='jan at example.nl', code='', expected='')
    """
    clean = clean_text(text)
    if not clean or says_nothing(clean):
        return Reading(None)
    addresses = _addresses(clean)
    if not addresses:
        return Reading(clean)  # the checks say what is wrong with it
    address = addresses[0]
    if len(set(addresses)) > 1:
        return Reading(address, "email-more-than-one", address)
    if address == text.casefold():
        return Reading(address)  # capitals in an address mean nothing
    return Reading(address, "email-spelling", address)


def _addresses(text: str) -> list[str]:
    found = _ADDRESS.findall(text.casefold()) or _ADDRESS.findall(_SPACE_ROUND_SIGN.sub(r"\1", text.casefold()))
    return [address.rstrip(".'") for address in found]
