# ruff: noqa: E501 -- tables of spellings
"""One cell of a customer made comparable: what does not tell two customers apart goes, what does stays.

Every function takes and returns text and can be read on its own; `prepared` applies them to a whole file.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from klantenbestand.duplicates.names import FILLERS, FREE_PROVIDERS, INFIXES, KNOWN_NAMES, LEGAL_FORMS, ROLE_BOXES

_NOT_WORD = re.compile(r"[^a-z0-9\- ]+")
_BORN = re.compile(r"\b(?:geb|geboren|ev|e/v|e\.v|echtgenote van|echtg|wed|weduwe van)\b\.?")
_GENERATION = {
    "sr": "sr",
    "senior": "sr",
    "jr": "jr",
    "junior": "jr",
    "sen": "sr",
    "jun": "jr",
    "ii": "jr",
    "iii": "jr",
}
_SOUNDS = tuple(
    (re.compile(old), new)
    for old, new in (
        ("sch", "sg"), ("ch", "g"), ("ph", "f"), ("th", "t"), ("dt", "t"), ("ck", "k"), ("qu", "kw"), ("eij|ij|ei|ey|y", "i"),
        ("ou|au", "o"), ("uy|ui", "u"), ("ae", "a"), ("oe", "o"), ("ks", "x"), ("c(?=[eiy])", "s"), ("c", "k"), ("z", "s"), ("v", "f"),
        ("d$", "t"), (r"(.)\1+", r"\1"), ("(?<=.)h", ""),
    )
)  # fmt: skip
_VOWELS = re.compile("[aeiou]")
_STREET_SHORT = tuple(
    (re.compile(old), new)
    for old, new in (
        (r"str\b\.?", "straat"), (r"ln\b\.?", "laan"), (r"pln?\b\.?", "plein"), (r"\bburg\b\.?", "burgemeester"), (r"\bdr\b\.?", "dokter"),
        (r"\bprof\b\.?", "professor"), (r"\bst\b\.?", "sint"), (r"\bpr\b\.?", "prins"), (r"\bkon\b\.?", "koningin"),
    )
)  # fmt: skip
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "huis": "hs", "beg": "bg", "begane grond": "bg"}
_NUMBER = re.compile(r"(\d+)\s*[-/ ]?\s*(.*)")
_PLACEHOLDER_NUMBERS = frozenset({"31612345678", "31600000000", "31123456789", "31201234567", "31101234567"})
_DOMAIN_SLIPS = {
    "gmial.com": "gmail.com", "gmail.nl": "gmail.com", "gmai.com": "gmail.com", "gmal.com": "gmail.com", "googlemail.com": "gmail.com",
    "gmail.con": "gmail.com", "hotmial.com": "hotmail.com", "hotmail.con": "hotmail.com", "hotmai.com": "hotmail.com", "outlok.com": "outlook.com",
}  # fmt: skip
# providers long enough that one letter wrong is no other domain
_LONG_PROVIDERS = tuple(sorted(name for name in FREE_PROVIDERS if len(name) >= 9))


def plain(text: str) -> str:
    """Small letters without accents, digits, hyphens and single spaces.

    >>> plain(" Cafe\u0301 d'Hôte-B.V. ")
    'cafe dhote-bv'
    """
    if not text.isascii():
        text = text.replace("ß", "ss").replace("ø", "o").replace("ı", "i").replace("ł", "l")
        text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return " ".join(_NOT_WORD.sub("", text.lower()).split())


class Surname(NamedTuple):
    """`whole` without prefix; `first` and `second` the halves of a double name; `generation` sr or jr."""

    whole: str
    first: str
    second: str
    generation: str


def surname_of(text: str, dutch: bool = True) -> Surname:
    """
    >>> surname_of("van den Berg").whole, surname_of("Berg, v.d.").whole, surname_of("VAN DER SLUIS-de Jong")[:3]
    ('berg', 'berg', ('sluisjong', 'sluis', 'jong'))
    >>> surname_of("de Vries geb. Bakker")[1:3], surname_of("Jansen jr.").generation
    (('vries', 'bakker'), 'jr')
    """
    if not dutch:
        return Surname(plain(text).replace(" ", "").replace("-", ""), "", "", "")
    lower = _BORN.sub("-", text.lower().split(",")[0] if "," in text else text.lower())
    lower = lower.replace("v.d.", "van der ").replace("v/d", "van der ").replace("'t", "t ").replace("d'", "")
    parts, generation = [], ""
    for half in plain(lower.replace(".", " ")).split("-"):
        words = half.split()
        generation = next((_GENERATION[word] for word in words[1:] if word in _GENERATION), generation)
        words = [word for place, word in enumerate(words) if place == 0 or word not in _GENERATION]
        while len(words) > 1 and words[0] in INFIXES:
            words = words[1:]
        while len(words) > 1 and words[-1] in INFIXES:
            words = words[:-1]
        if words:
            parts.append("".join(words))
    first, second = (parts[0], parts[1]) if len(parts) > 1 else ("", "")
    return Surname("".join(parts), first, second, generation)


def first_name_of(text: str) -> str:
    """A first name in letters and hyphens; nothing where only initials were typed in its box.

    >>> first_name_of("Geert Jan"), first_name_of("J.P."), first_name_of("René"), first_name_of("JP")
    ('geert-jan', '', 'rene', '')
    """
    letters = sum(sign.isalpha() for sign in text)
    if letters < 2 or (letters <= 2 * text.count(".") + 1 and "." in text):
        return ""
    if letters <= 3 and text.isupper() and not _VOWELS.search(text.lower()):
        return ""
    return plain(text.replace(".", " ")).replace(" ", "-").strip("-")


def initials_of(initials: str, first_name: str) -> str:
    """The initials in small letters, from their own column, else from what stands for the first name.

    >>> initials_of("J.P.", ""), initials_of("JPM", "Jan"), initials_of("Th.M.", ""), initials_of("", "Geert-Jan"), initials_of("", "A.B.")
    ('jp', 'jpm', 'tm', 'gj', 'ab')
    """
    for text in (initials, first_name):
        clean = unicodedata.normalize("NFKD", text.strip()).encode("ascii", "ignore").decode()
        if not any(sign.isalpha() for sign in clean):
            continue
        if "." in clean or " " in clean or "-" in clean:
            return "".join(word[0] for word in re.split(r"[.\s\-]+", clean.lower()) if word and word[0].isalpha())
        letters = "".join(sign for sign in clean if sign.isalpha())
        if text is first_name and first_name_of(text):
            return letters[0].lower()
        return (letters if letters.isupper() or len(letters) <= 2 else letters[0]).lower()
    return ""


def sound(word: str) -> str:
    """How a Dutch name sounds, so that Meijer is Meyer and Thijs is Tijs.

    >>> sound("meijer") == sound("meyer"), sound("schmidt") == sound("smit"), sound("marieke") == sound("marijke")
    (True, False, False)
    """
    for pattern, new in _SOUNDS:
        word = pattern.sub(new, word)
    return word


def skeleton(word: str) -> str:
    """First letter and the next consonants of a sound: a key that most slips of the finger leave alone."""
    heard = sound(word)
    return heard[:1] + _VOWELS.sub("", heard[1:])[:4]


def street_of(text: str) -> str:
    """
    >>> street_of("Burg. Jansenstr."), street_of("Lange Voorhout")
    ('burgemeesterjansenstraat', 'langevoorhout')
    """
    lower = text.lower()
    for pattern, new in _STREET_SHORT:
        lower = pattern.sub(new, lower)
    return plain(lower).replace(" ", "").replace("-", "")


def number_of(number: str, addition: str) -> tuple[str, str]:
    """House number and addition apart, whoever typed them into one box.

    >>> number_of("12-A", ""), number_of("12", "a"), number_of("7 II", ""), number_of("", "")
    (('12', 'a'), ('12', 'a'), ('7', '2'), ('', ''))
    """
    match = _NUMBER.match(number.strip())
    if not match:
        return "", ""
    rest = plain(f"{match[2]} {addition}").replace("-", "").strip()
    return match[1].lstrip("0"), _ROMAN.get(rest, rest.replace(" ", ""))


def number_key(key: str) -> str:
    """A telephone number to compare by (of `reading.phones.phone_key`), nothing where it is a placeholder.

    >>> number_key("31612345678"), number_key("31655555555"), number_key("31620123456")
    ('', '', '31620123456')
    """
    if key in _PLACEHOLDER_NUMBERS or len(key) < 8 or len(set(key[-8:])) <= 1:
        return ""
    return key


def is_mobile(key: str) -> bool:
    """Whether a Dutch number is of one person rather than of one house."""
    return key.startswith("316") or not key.startswith("31")


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
    """
    local, at, domain = text.strip().lower().rpartition("@")
    if not at or not local or "." not in domain:
        return NO_MAILBOX
    local = local.split("+")[0]
    words = [word for word in re.split(r"[._\-\d]+", local) if word]
    joined = re.sub(r"[._\-]", "", local)
    domain = _provider(domain)
    if not joined:
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


def company_of(text: str) -> str:
    """The words that make the name of a firm, without legal form and small words.

    >>> company_of("Bakkerij de Vries B.V."), company_of("De Bakkerij v. Jansen & Zn, v.o.f.")
    ('bakkerij vries', 'bakkerij v jansen zn')
    """
    return " ".join(word for word in words_of_firm(text) if word not in LEGAL_FORMS and word not in FILLERS)


def words_of_firm(text: str) -> list[str]:
    """All words of a firm's name, letters with dots as one.

    >>> words_of_firm("Stichting De Kring"), words_of_firm("Smit & Zn. V.O.F.")
    (['stichting', 'de', 'kring'], ['smit', 'zn', 'vof'])
    """
    joined = re.sub(r"\b(?:[a-z]\.)+(?:[a-z]\b)?", lambda match: match[0].replace(".", ""), text.lower())
    return plain(re.sub(r"[.&+/,()\-]", " ", joined)).split()


def code_of(text: str) -> str:
    """A code in capitals and digits only: IBAN, KvK, btw-id, postcode."""
    return "".join(sign for sign in text.upper() if sign.isalnum())
