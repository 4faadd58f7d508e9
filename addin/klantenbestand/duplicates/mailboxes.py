# ruff: noqa: E501
"""E-mail addresses made comparable: which mailbox it is, whose, and whether more than one person reads it."""

import re
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from klantenbestand.duplicates.names import FREE_PROVIDERS, KNOWN_NAMES, NOBODYS_BOXES, ROLE_BOXES

_DOMAIN_SLIPS = {
    "gmial.com": "gmail.com", "gmail.nl": "gmail.com", "gmai.com": "gmail.com", "gmal.com": "gmail.com", "googlemail.com": "gmail.com",
    "gmail.con": "gmail.com", "hotmial.com": "hotmail.com", "hotmail.con": "hotmail.com", "hotmai.com": "hotmail.com", "outlok.com": "outlook.com",
}  # fmt: skip
# providers long enough that one letter wrong is no other domain
_LONG_PROVIDERS = tuple(sorted(name for name in FREE_PROVIDERS if len(name) >= 9))


class Mailbox(NamedTuple):
    """`whole` to compare by, `local` without dots, `domain`, `first` a first name in it, `shared` a role or family box."""

    whole: str
    local: str
    domain: str
    first: str
    shared: bool


NO_MAILBOX = Mailbox("", "", "", "", False)


def mailbox_of(text: str) -> Mailbox:
    """
    >>> mailbox_of("Jan.de-Vries+shop@googlemail.com")
    Mailbox(whole='jandevries@gmail.com', local='jandevries', domain='gmail.com', first='jan', shared=False)
    >>> mailbox_of("info@bakker.nl")[2:], mailbox_of("fam.bakker@ziggo.nl").shared, mailbox_of("els")
    (('bakker.nl', '', True), True, Mailbox(whole='', local='', domain='', first='', shared=False))
    >>> mailbox_of("bertenloes12@gmail.com").shared, mailbox_of("ruben.dekker@gmail.com").shared
    (True, False)
    >>> mailbox_of("geen@mail.nl").whole, mailbox_of("no-reply@bakker.nl").domain
    ('', '')
    """
    local, at, domain = text.strip().lower().rpartition("@")
    if not at or not local or "." not in domain:
        return NO_MAILBOX
    local = local.split("+")[0]
    words = [word for word in re.split(r"[._\-\d]+", local) if word]
    joined = re.sub(r"[._\-]", "", local)
    domain = _provider(domain)
    if not joined or joined in NOBODYS_BOXES:
        return NO_MAILBOX
    family = joined.startswith(("fam", "gezin")) or "en" in words[1:-1] or "familie" in joined or _of_two(words)
    shared = family or words[0] in ROLE_BOXES if words else True
    first = next((word for word in words if word in KNOWN_NAMES), "") if len(words) > 1 or not shared else ""
    box = joined if domain == "gmail.com" else local  # only there dots mean nothing
    return Mailbox(f"{box}@{domain}", joined, domain, "" if shared else first, shared)


@lru_cache(maxsize=100_000)
def _provider(domain: str) -> str:
    """The provider that was meant where one letter is wrong.

    >>> _provider("gmial.com"), _provider("hotmil.com"), _provider("planten.nl"), _provider("home.nl")
    ('gmail.com', 'hotmail.com', 'planten.nl', 'home.nl')
    """
    if domain in FREE_PROVIDERS or domain in _DOMAIN_SLIPS:
        return _DOMAIN_SLIPS.get(domain, domain)
    return next((known for known in _LONG_PROVIDERS if OSA.distance(domain, known, score_cutoff=1) == 1), domain)


def _of_two(words: list[str]) -> bool:
    """Whether two people stand in a mailbox: bertenloes, jan-enria."""
    text = "".join(words)
    cuts = (k for k in range(2, len(text) - 3) if text[k : k + 2] == "en")
    return any(text[:k] in KNOWN_NAMES and text[k + 2 :] in KNOWN_NAMES for k in cuts)


def own_domain(domain: str, website: str) -> str:
    """The domain that is a firm's own; nothing for the mail providers that everyone uses.

    >>> own_domain("gmail.com", "https://www.Bakker.nl/winkel"), own_domain("bakker.nl", ""), own_domain("ziggo.nl", "")
    ('bakker.nl', 'bakker.nl', '')
    """
    site = re.sub(r"^(https?://)?(www\d?\.)?", "", website.strip().lower()).split("/")[0]
    for found in (site, domain):
        if "." in found and found not in FREE_PROVIDERS:
            return found
    return ""


def first_in_mail(email: str, surname: str) -> str:
    """A known first name that an e-mail address shows, beside the surname or between dots; "" for shared boxes.

    >>> first_in_mail("jandevries@kpn.nl", "vries"), first_in_mail("els.bakker@x.nl", "smit"), first_in_mail("jdevries@kpn.nl", "vries")
    ('jan', 'els', '')
    """
    box = mailbox_of(email)
    if box.first and box.first != surname:
        return box.first
    if not surname or box.shared or surname not in box.local:
        return ""
    rest = "".join(sign for sign in box.local.split(surname)[0] if sign.isalpha())
    for prefix in ("", "van", "vande", "vander", "vanden", "de", "den", "der", "ter", "ten", "vant", "el", "opden"):
        name = rest.removesuffix(prefix) if rest.endswith(prefix) else ""
        if len(name) > 2 and name in KNOWN_NAMES:  # adkwaakveen may be A. d'Kwaakveen
            return name
    return ""
