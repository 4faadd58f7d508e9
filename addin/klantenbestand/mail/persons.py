"""How a person is written and addressed the Dutch way: name, aanhef, and the first lines of an address.

Sources: Onze Taal (capitals in names; Belgian names exactly as registered), taaladvies.net (vraag 304: aanhef, double
surnames). The gender is never needed: without it the aanhef is neutral (CJEU C-394/23).
"""

import re

from klantenbestand.reading.names import split_surname
from klantenbestand.words.frozen import frozen

# Prefixes that are small after a first name or initials. Others ("El", "Le", "Di") stay as they were typed: whether
# they are small differs from family to family.
_SMALL = frozenset((
    "van", "de", "der", "den", "het", "'t", "ter", "ten", "te", "tot", "in", "op", "aan", "bij", "onder", "over", "uit",
    "uijt", "voor", "von", "vom", "zu", "zum", "zur", "'d", "d'", "s'", "'s", "v.", "vd", "v.d.", "v/d",
))  # fmt: skip
_APOSTROPHES = str.maketrans("’‘`´", "''''")
# The first half of these is no surname by itself: "El-Amrani", "Ait-Ali".
_NOT_ALONE = frozenset((
    "el", "al", "ait", "aït", "ben", "bin", "ibn", "abu", "abd", "abdel", "ould", "st", "sint", "san", "santa",
))  # fmt: skip
_DOUBLE = re.compile(r"\s*[-–]\s*|\s+e/v\s+", re.IGNORECASE)


@frozen
class Person:
    """A row of *Klanten* as far as it says who someone is; missing is empty.

    `name` is the whole name where the sheet does not have it in parts. `belgian`: written exactly as registered.
    """

    gender: str = ""
    initials: str = ""
    first_name: str = ""
    infix: str = ""
    last_name: str = ""
    name: str = ""
    company: str = ""
    is_company: bool = False
    belgian: bool = False


def first_name(person: Person) -> str:
    """The first name; empty where the column only holds initials.

    >>> first_name(Person(first_name="ijsbrand")), first_name(Person(first_name="J.P."))
    ('IJsbrand', '')
    """
    name = person.first_name
    if person.belgian:
        return name
    if "." in name or len(name) == 1:
        return ""
    return _cased(name)


def initials(person: Person) -> str:
    """The initials with full stops, without spaces.

    >>> initials(Person(initials="jp")), initials(Person(initials="Th. J.")), initials(Person(first_name="A."))
    ('J.P.', 'Th.J.', 'A.')
    """
    given = person.initials or ("" if first_name(person) else person.first_name)
    if person.belgian or not given:
        return given
    if "." in given:
        parts = [part.strip() for part in given.split(".") if part.strip()]
        return "".join(f"{part[0].upper()}{part[1:]}." for part in parts)
    letters = given.replace(" ", "")
    if len(letters) <= 4 and (letters.isupper() or letters.islower() or len(letters) == 1):
        return "".join(f"{letter.upper()}." for letter in letters)
    return given


def surname(person: Person, *, alone: bool = False) -> str:
    """The surname with its tussenvoegsel; `alone`: nothing precedes it, so that it starts with a capital.

    >>> surname(Person(infix="Van Der", last_name="Aa")), surname(Person(infix="van der", last_name="Aa"), alone=True)
    ('van der Aa', 'Van der Aa')
    >>> surname(Person(infix="'t", last_name="Hart"), alone=True), surname(Person(last_name="D'Ancona"), alone=True)
    ("'t Hart", "d'Ancona")
    >>> surname(Person(last_name="VAN DEN IJSSEL")), surname(Person(infix="Van der", last_name="Meeren", belgian=True))
    ('van den IJssel', 'Van der Meeren')
    """
    if person.belgian:
        return _joined(person.infix, person.last_name)
    infix, rest = _parts(person)
    if not rest:
        return ""
    return _joined(_with_capital(infix) if alone else infix, _cased(rest))


def full_name(person: Person) -> str:
    """The name as one line, without "de heer": 'Anna van den Berg', else 'A. van den Berg'; of a company its own.

    >>> full_name(Person(first_name="Anna", infix="van den", last_name="Berg")), full_name(Person(company="Kok BV"))
    ('Anna van den Berg', 'Kok BV')
    """
    return _personal_name(person, first_name(person) or initials(person)) or company(person)


def company(person: Person) -> str:
    """The name of the company; where a company has only *Naam*, that one."""
    if person.company:
        return person.company
    return person.name if person.is_company and not person.last_name else ""


def addressee(person: Person, tone: str = "formeel") -> tuple[str, ...]:
    """The first lines of an address; none where there is no name.

    >>> addressee(Person(gender="v", initials="A.", infix="van den", last_name="Berg"))
    ('Mevrouw A. van den Berg',)
    >>> addressee(Person(gender="m", initials="J", last_name="Kok", company="Kok BV", is_company=True))
    ('Kok BV', 'T.a.v. de heer J. Kok')
    """
    formal = tone == "formeel"
    given = (initials(person) or first_name(person)) if formal else (first_name(person) or initials(person))
    name = _personal_name(person, given)
    title = _TITLES.get(person.gender, "") if formal and person.last_name else ""
    firm = company(person)
    if firm:
        return (firm, f"T.a.v. {_joined(title, name)}") if name and name != firm else (firm,)
    return (_joined(title[:1].upper() + title[1:], name),) if name else ()


def salutation(person: Person, tone: str = "formeel") -> str:
    """The aanhef with its comma. Double surnames: only the first; no initials, no titles.

    >>> salutation(Person(gender="v", first_name="Anna", infix="van der", last_name="Berg-de Wit"))
    'Geachte mevrouw Van der Berg,'
    >>> salutation(Person(infix="van der", last_name="Aa")), salutation(Person(company="Kok BV", is_company=True))
    ('Geachte heer of mevrouw Van der Aa,', 'Geachte heer, mevrouw,')
    >>> salutation(Person(first_name="Anna", last_name="Berg"), "informeel")
    'Beste Anna,'
    """
    word = "Geachte" if tone == "formeel" else "Beste"
    name = first_surname(person)
    if tone != "formeel" and first_name(person):
        return f"Beste {first_name(person)},"
    if not name:
        return "Geachte heer, mevrouw," if tone == "formeel" else "Goedendag,"
    if person.gender == "x" and (first_name(person) or initials(person)):
        # Who chose x is no "heer of mevrouw": the whole name is what taaladvies.net recommends.
        return f"{word} {full_name(person)},"
    title = {"m": "heer", "v": "mevrouw"}.get(person.gender, "heer of mevrouw")
    return f"{word} {title} {name},"


def first_surname(person: Person) -> str:
    """The surname for the aanhef: of 'Jansen-de Vries' only 'Jansen', with a capital.

    >>> first_surname(Person(last_name="Jongsma-van der Sluis")), first_surname(Person(last_name="El-Amrani"))
    ('Jongsma', 'El-Amrani')
    """
    whole = surname(person, alone=True)
    if person.belgian:  # a hyphen is part of the registered name there, not the name of a husband
        return whole
    first = _DOUBLE.split(whole)[0]
    return whole if first.lower() in _NOT_ALONE or len(first) < 2 else first


_TITLES = {"m": "de heer", "v": "mevrouw"}


def _personal_name(person: Person, given: str) -> str:
    if person.last_name:
        return _joined(given, surname(person, alone=not given))
    if person.name and not person.is_company:
        return person.name if person.belgian else _cased(person.name)
    return given


def _parts(person: Person) -> tuple[str, str]:
    """Tussenvoegsel (small where we know it) and the rest of the surname, also where both stand in *Achternaam*."""
    infix, rest = person.infix.translate(_APOSTROPHES), person.last_name.translate(_APOSTROPHES)
    if not infix:
        infix, rest = split_surname(rest)
    if not infix and re.match(r"d'\w", rest, re.IGNORECASE):
        infix, rest = rest[:2], rest[2:]
    small = (word.lower() if word.lower() in _SMALL else word for word in infix.split())
    return " ".join(small), rest


def _with_capital(infix: str) -> str:
    return infix if infix.startswith(("'", "d'")) else infix[:1].upper() + infix[1:]


def _joined(first: str, second: str) -> str:
    if first.endswith("'") and second and first.lower() not in {"'t", "'s"}:
        return f"{first}{second}"
    return f"{first} {second}".strip()


def _cased(text: str) -> str:
    """A name typed wholly in capitals or wholly small gets capitals; what a person chose himself stays.

    >>> _cased("JANSEN-DE VRIES"), _cased("o'neill"), _cased("Ijsbrand"), _cased("McDonald"), _cased("van IJsselstein")
    ('Jansen-de Vries', "O'Neill", 'IJsbrand', 'McDonald', 'van IJsselstein')
    """
    if (text.isupper() or text.islower()) and len(text) > 1:
        text = re.sub(r"[^\W\d_]+(?:'(?=s\b))?", _capital, text.lower())
    return re.sub(r"\bIj(?=[^\W\d_])", "IJ", text)


def _capital(match: re.Match[str]) -> str:
    word = match.group()
    before = match.string[: match.start()]
    if word in _SMALL and before.endswith(("-", " ")):
        return word
    if before.endswith("'") and word in {"t", "s"}:
        return word
    return f"IJ{word[2:]}" if word.startswith("ij") else word[0].upper() + word[1:]
