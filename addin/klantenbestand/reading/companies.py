"""Tells a company from a person by its name, and reads the legal form from it."""

import re

_FORMS = {
    "bv": r"b\.?\s?v\.?|bvba|b\.v\.b\.a\.",
    "nv": r"n\.?\s?v\.?",
    "vof": r"v\.?\s?o\.?\s?f\.?",
    "cv": r"c\.?\s?v\.?",
}
# A form counts behind another word: "B.V. Jansen" is a person with two initials.
_BEHIND = re.compile(
    r"(?<=[\w)'&.])\s(?:" + "|".join(f"(?P<{form}>{written})" for form, written in _FORMS.items()) + r")(?![\w'])",
    re.IGNORECASE,
)
_WORDS = {
    "vennootschap onder firma": "vof",
    "stichting": "stichting",
    "vereniging": "vereniging",
    "coöperatie": "coöperatie",
    "cooperatie": "coöperatie",
    "coöperatieve": "coöperatie",
    "maatschap": "maatschap",
    "eenmanszaak": "eenmanszaak",
}
_FORM_WORD = re.compile(rf"(?<!\w)(?:{'|'.join(_WORDS)})(?!\w)")
_COMPANY = re.compile(
    r"(?<!\w)(?:holding|beheer|groep|group|gmbh|ltd|inc|llc|sprl|firma|fa\.|gebr\.|gebroeders|gemeente|provincie|"
    r"universiteit|ziekenhuis|museum|restaurant|hotel|caf[eé]|garage|advocaten|notariaat|makelaar(?:s|dij)|"
    r"accountants?|consultancy|consulting|services?|solutions|trading|transport|logisti(?:cs|ek)|verhuur|schoonmaak|"
    r"webshop|bakkerij|slagerij|kapsalon|studio|atelier|galerie|apotheek|drogisterij|bloemisterij|hoveniers)(?!\w)|"
    r"(?:bedrijf|bedrijven|bureau|kantoor|praktijk|techniek)(?!\w)|"
    r"(?<=[^\W\d_]{3})(?:winkel|handel|bouw|school|vereniging|fonds|centrum)(?!\w)|"
    r"(?:[&+]|\ben)\s*(?:zn|zonen|zoon|co|partners|dochters)\b"
)


def legal_form(name: str) -> str:
    """The legal form that a company's name shows, in small letters; "" where it shows none.

    >>> legal_form("Bakkerij Jansen B.V."), legal_form("De Vries & Zn. VOF"), legal_form("Stichting Het Vogelhuis")
    ('bv', 'vof', 'stichting')
    >>> legal_form("B.V. Jansen"), legal_form("Schildersbedrijf Kok")
    ('', '')
    """
    folded = name.casefold()
    if any(word in folded for word in _WORDS) and (word := _FORM_WORD.search(folded)):
        return _WORDS[word.group()]
    form = _BEHIND.search(name)
    return form.lastgroup or "" if form else ""


def is_company(name: str) -> bool:
    """Whether a name is that of a company rather than of a person.

    >>> is_company("Garage De Boer"), is_company("Jansen & Zn"), is_company("Timmerbedrijf Kok")
    (True, True, True)
    >>> is_company("J. te Winkel"), is_company("B.V. Jansen"), is_company("Anna Bakker")
    (False, False, False)
    """
    return bool(legal_form(name)) or _COMPANY.search(name.casefold()) is not None
