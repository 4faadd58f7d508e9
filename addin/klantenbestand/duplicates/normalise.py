# ruff: noqa: E501 -- tables of spellings
"""One cell of a customer made comparable: what does not tell two customers apart goes, what does stays.

Every function takes and returns text and can be read on its own; `prepared` applies them to a whole file.
"""

import re
import unicodedata
from typing import NamedTuple

from klantenbestand.duplicates.names import FILLERS, INFIXES, KNOWN_NAMES, LEGAL_FORMS, NOBODYS_NAMES

_NOT_WORD = re.compile(r"[^a-z0-9\- ]+")
_NOT_LETTER = re.compile(r"[^\w\- ]+|_+")
_ACCENT = re.compile("[\u0300-\u036f]+")
_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "ı": "i", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE"}
)  # fmt: skip
_BORN = re.compile(r"\b(?:geb|geboren|ev|e/v|e\.v|echtgenote van|echtg|wed|weduwe van)\b\.?")
GENERATION = {
    **dict.fromkeys(("sr", "sen", "senior"), "sr"),
    **dict.fromkeys(("jr", "jun", "junior", "ii"), "jr"),
    "iii": "iii",
}
_SON_OF = re.compile(r"[a-z]{1,5}zn")  # Klaas Bakker Pzn: Klaas, son of P.
_SOUNDS = tuple(
    (re.compile(old), new)
    for old, new in (
        ("sch", "sg"), ("ch", "g"), ("ph", "f"), ("th", "t"), ("dt", "t"), ("ck", "k"), ("qu", "kw"), ("eij|ij|ei|ey|y", "i"),
        ("ou|au", "o"), ("uy|ui", "u"), ("ae", "a"), ("oe", "o"), ("ks", "x"), ("c(?=[eiy])", "s"), ("c", "k"), ("z", "s"), ("v", "f"),
        ("d$", "t"), (r"(.)\1+", r"\1"), ("(?<=.)h", ""),
    )
)  # fmt: skip
_ONE_WORD = {"zoon": "zn", "zonen": "zn", "zoons": "zn", "zns": "zn", "gebroeders": "gebr", "dochters": "dochter"}
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


def plain(text: str) -> str:
    """Small letters without accents, digits, hyphens and single spaces; letters of other scripts as they are.

    >>> plain(" Cafe\u0301 d'Hôte-B.V. "), plain("Иван Петров"), plain("محمد")
    ('cafe dhote-bv', 'иван петров', 'محمد')
    """
    if text.isascii():
        return " ".join(_NOT_WORD.sub("", text.lower()).split())
    return " ".join(_NOT_LETTER.sub("", unaccented(text).lower()).split())


def unaccented(text: str) -> str:
    """Letters without accents, whatever the script.

    >>> unaccented("Işıl Łucja-Ærø"), unaccented("Ελένη")
    ('Isil Lucja-AEro', 'Ελενη')
    """
    return _ACCENT.sub("", unicodedata.normalize("NFKD", text.translate(_LETTERS)))


class Surname(NamedTuple):
    """`whole` without prefix; `first` and `second` the halves of a double name; `generation` sr, jr or whose son."""

    whole: str
    first: str
    second: str
    generation: str


def surname_of(text: str, dutch: bool = True) -> Surname:
    """
    >>> surname_of("van den Berg").whole, surname_of("Berg, v.d.").whole, surname_of("VAN DER SLUIS-de Jong")[:3]
    ('berg', 'berg', ('sluisjong', 'sluis', 'jong'))
    >>> surname_of("Diverse debiteuren").whole
    ''
    >>> surname_of("de Vries geb. Bakker")[1:3], surname_of("Jansen jr.").generation, surname_of("Bakker Pzn.")[::3]
    (('vries', 'bakker'), 'jr', ('bakker', 'pzn'))
    """
    if not dutch:
        return Surname(plain(text).replace(" ", "").replace("-", ""), "", "", "")
    lower = _BORN.sub("-", text.lower().split(",")[0] if "," in text else text.lower())
    lower = lower.replace("v.d.", "van der ").replace("v/d", "van der ").replace("'t", "t ").replace("d'", "")
    parts, generation = [], ""
    for half in plain(lower.replace(".", " ")).split("-"):
        words = half.split()
        said = {word: _generation(word) for word in words[1:]}
        generation = next(filter(None, said.values()), generation)
        words = [*words[:1], *(word for word in words[1:] if not said[word])]
        while len(words) > 1 and words[0] in INFIXES:
            words = words[1:]
        while len(words) > 1 and words[-1] in INFIXES:
            words = words[:-1]
        if words:
            parts.append("".join(words))
    if "".join(parts) in NOBODYS_NAMES:
        return Surname("", "", "", "")
    first, second = (parts[0], parts[1]) if len(parts) > 1 else ("", "")
    return Surname("".join(parts), first, second, generation)


def _generation(word: str) -> str:
    """Which of two of one name someone is by a word behind his surname; "" where it says nothing of that."""
    return word if _SON_OF.fullmatch(word) else GENERATION.get(word, "")


def first_name_of(text: str) -> str:
    """A first name in letters and hyphens; nothing where only initials were typed in its box.

    >>> first_name_of("Geert Jan"), first_name_of("J.P."), first_name_of("René"), first_name_of("JP")
    ('geert-jan', '', 'rene', '')
    """
    letters = sum(sign.isalpha() for sign in text)
    if letters < (2 if text.lower() != text.upper() else 1) or (letters <= 2 * text.count(".") + 1 and "." in text):
        return ""
    if letters <= 3 and text.isascii() and text.isupper() and not _VOWELS.search(text.lower()):
        return ""
    name = plain(text.replace(".", " ")).replace(" ", "-").strip("-")
    return "" if name.replace("-", "") in NOBODYS_NAMES else name


def own_name_of(first_name: str, surname: str) -> str:
    """The first name in letters; where a surname with its prefix stands in the box, without that prefix.

    >>> own_name_of("de Vries", "Jan"), own_name_of("van den Berg", "Els"), own_name_of("De Anne", "Bakker")
    ('vries', 'berg', 'de-anne')
    """
    name = first_name_of(first_name)
    swapped = "-" in name and name.split("-")[0] in INFIXES and plain(surname) in KNOWN_NAMES
    return surname_of(first_name).whole if swapped else name


def initials_of(initials: str, first_name: str) -> str:
    """The initials in small letters, from their own column, else from what stands for the first name.

    >>> initials_of("J.P.", ""), initials_of("JPM", "Jan"), initials_of("Th.M.", ""), initials_of("", "Geert-Jan"), initials_of("", "A.B.")
    ('jp', 'jpm', 'tm', 'gj', 'ab')
    """
    for text in (initials, first_name):
        clean = unaccented(text.strip())
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


def company_of(text: str) -> str:
    """The words that make the name of a firm, without legal form and small words.

    >>> company_of("Bakkerij de Vries B.V."), company_of("De Bakkerij v. Jansen & Zn, v.o.f."), company_of("Jansen en Zonen")
    ('bakkerij vries', 'bakkerij jansen zn', 'jansen zn')
    """
    words = [word for word in words_of_firm(text) if word not in LEGAL_FORMS and word not in FILLERS]
    return "" if "".join(words) in NOBODYS_NAMES else " ".join(words)


def words_of_firm(text: str) -> list[str]:
    """All words of a firm's name, letters with dots as one.

    >>> words_of_firm("Stichting De Kring"), words_of_firm("Smit & Zn. V.O.F.")
    (['stichting', 'de', 'kring'], ['smit', 'zn', 'vof'])
    """
    joined = re.sub(r"\b(?:[a-z]\.)+(?:[a-z]\b)?", lambda match: match[0].replace(".", ""), text.lower())
    return [_ONE_WORD.get(word, word) for word in plain(re.sub(r"[.&+/,()\-]", " ", joined)).split()]


def code_of(text: str) -> str:
    """A code in capitals and digits only: IBAN, KvK, btw-id, postcode."""
    return "".join(sign for sign in text.upper() if sign.isalnum())
