"""Splits a whole name the Dutch way: initials, first name, tussenvoegsel, surname; or tells that it is a company."""

import re
from dataclasses import replace

from klantenbestand.reading.companies import is_company, legal_form
from klantenbestand.reading.texts import clean_text
from klantenbestand.words.frozen import frozen

_INFIX_WORDS = frozenset((
    "van", "von", "vom", "v.", "vd", "v.d.", "v/d", "v.d", "d.", "de", "den", "der", "het", "'t", "'s", "d'", "te",
    "ten", "ter", "tot", "tho", "toe", "op", "in", "aan", "uit", "uijt", "onder", "over", "bij", "voor", "achter",
    "boven", "du", "des", "la", "le", "les", "lo", "di", "da", "do", "dos", "das", "del", "della", "degli", "zu", "zum",
    "zur", "dem", "am", "auf", "af", "el", "al", "ben", "bin", "ibn", "bint", "abu", "ait", "aït", "oulad", "vander",
    "vanden", "vande",
))  # fmt: skip
# With a capital these still are a tussenvoegsel ("Van Damme", "DE VRIES"); "Ben" or "Al" would be a first name.
_WITH_CAPITAL = _INFIX_WORDS - {"ben", "al", "am", "do", "da", "di", "lo", "des", "toe", "abu", "bin", "d."}
# Words that begin a surname: always, and behind initials or "Fam." ("F. Ben Ali"; "Ben Ali" is called Ben)
_BEGIN_SURNAME = frozenset(("oude", "olde", "klein", "kleine", "groot", "grote", "nieuwe", "lutke", "lütke", "schulte"))
_BEGIN_BEHIND = _BEGIN_SURNAME | {"ben", "bin", "abu", "al", "da", "di", "lo"}
_TITLES = frozenset(
    (
        "drs",
        "dr",
        "ir",
        "ing",
        "mr",
        "prof",
        "ds",
        "jhr",
        "jkvr",
        "bc",
        "lic",
        "zr",
        "pater",
        "em",
        "b.sc",
        "m.sc",
        "ph.d",
    )
)
_DEGREES = frozenset(
    ("MSc", "BSc", "MA", "BA", "LLM", "LLB", "MBA", "RA", "AA", "RB", "RC", "PhD", "MD", "AAG", "BEng")
)
_SALUTATION = re.compile(
    r"(?:(?:geachte|beste|t\.?\s?a\.?\s?v\.?|aan)\s+)?(?:"
    r"(?P<m>(?:de\s+)?(?:heer|hr|dhr)(?![\w',])\.?)|(?P<v>(?:mevrouw|mevr|mw|mejuffrouw|mej|mrs|ms|miss)(?![\w',])\.?)|"
    r"(?P<f>(?:de\s+)?(?:familie|fam|erven)(?![\w',])\.?))\s*(?:(?:/|&|\+|en\b|of\b)\s*)?",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?:(?:IJ|[A-ZÀ-Þ][a-z]{0,3})\.-?)+[A-Z]?|[A-ZÀ-Þ]|IJ")
_BARE_INITIALS = re.compile(r"[A-Z]{2}|[B-DF-HJ-NP-TV-XZ]{2,4}")
_GLUED = re.compile(r"(?<=\b[A-Z]\.)(?=[^\W\d_']{2,}(?![^\W\d_'.]))")
_NICKNAME = re.compile(r"\s*\(([^)]*)\)\s*")
_HYPHEN = re.compile(r"\s*-\s+|\s+-\s*")
# The great majority, read at once: "Anna Jansen", "J.P. van der Berg".
_PLAIN = re.compile(
    r"(?:(?P<initials>(?:[A-Z]\.)+)|(?P<first>[A-ZÀ-Þ][a-zß-ÿ]+)) "
    r"(?P<infix>(?:(?:van|de|der|den|ten|ter|te|in|'t|el|op) )*)(?P<last>[A-ZÀ-Þ][a-zß-ÿ]+)"
)


@frozen
class Name:
    """The parts of a name as typed; "" where a part is not there. `gender` is m, v or "" from the salutation.

    A company has only `company` and `legal_form`.
    """

    initials: str = ""
    first_name: str = ""
    infix: str = ""
    last_name: str = ""
    gender: str = ""
    company: str = ""
    legal_form: str = ""


def split_name(text: str) -> Name:
    """The parts of a name that stands in one cell.

    >>> split_name("Jan de Vries")
    Name(initials='', first_name='Jan', infix='de', last_name='Vries', gender='', company='', legal_form='')
    >>> name = split_name("Berg, mevr. drs. A.M. (Annie) van der")
    >>> name.initials, name.first_name, name.infix, name.last_name, name.gender
    ('A.M.', 'Annie', 'van der', 'Berg', 'v')
    >>> name = split_name("E. van 't Hoff-in 't Veld"); name.infix, name.last_name
    ("van 't", "Hoff-in 't Veld")
    >>> split_name("Anna Jansen-van der Berg").last_name, split_name("Bakkerij Jansen B.V.").legal_form
    ('Jansen-van der Berg', 'bv')
    >>> [split_name(text).last_name for text in ("K. Oude Hof", "Fam. Ben Ali", "Ben Ali", "Jan Klein Gunnewiek")]
    ['Oude Hof', 'Ben Ali', 'Ali', 'Klein Gunnewiek']
    """
    clean = clean_text(text)
    end, gender = salutation(clean)
    is_family = end > 0 and not gender
    rest = clean[end:].strip(" ,")
    if not end and is_company(rest):
        return Name(company=rest, legal_form=legal_form(rest))
    plain = _PLAIN.fullmatch(rest)
    if plain and not any(_is_part(plain[part] or "", is_family=is_family) for part in ("first", "last")):
        return Name(plain["initials"] or "", plain["first"] or "", plain["infix"].strip(), plain["last"], gender)
    nickname = _NICKNAME.search(rest)
    rest = _HYPHEN.sub("-", _GLUED.sub(" ", _NICKNAME.sub(" ", rest))).strip(" ,")
    name = _from_surname_first(rest) if "," in rest else _from_tokens(rest.split(), is_family=is_family)
    if nickname and nickname[1].isalpha() and nickname[1][0].isupper():
        name = replace(name, first_name=nickname[1])
    return replace(name, gender=gender or name.gender)


def _is_part(word: str, *, is_family: bool) -> bool:
    """Whether a word with a capital may be no name by itself (a tussenvoegsel, a title, the begin of a surname), so
    that the whole needs a closer look."""
    folded = word.casefold()
    begins = _BEGIN_BEHIND if is_family else _BEGIN_SURNAME
    return folded in _WITH_CAPITAL | _TITLES | begins or folded in ("jr", "sr", "junior", "senior")


def split_surname(text: str) -> tuple[str, str]:
    """Tussenvoegsel and surname of a cell that holds only those.

    >>> split_surname("van der Berg"), split_surname("Garcia Lopez"), split_surname("De Vries")
    (('van der', 'Berg'), ('', 'Garcia Lopez'), ('De', 'Vries'))
    """
    tokens = clean_text(text).split()
    count = _infix_length(tokens, 0)
    return " ".join(tokens[:count]), " ".join(tokens[count:])


def salutation(text: str) -> tuple[int, str]:
    """How long the salutation at the start is, and the gender it shows ("" for two people or a family)."""
    end, genders = 0, []
    while match := _SALUTATION.match(text, end):
        genders.append(match.lastgroup or "")
        end = match.end()
    return end, genders[0] if len(genders) == 1 and genders[0] in "mv" else ""


def _from_surname_first(text: str) -> Name:
    """ "Berg, J. van der", "Vries, de, Jan", "Jan Vries, de"; words behind a comma that are no part of a name go."""
    surname, _, rest = text.partition(",")
    end, gender = salutation(rest.strip())
    tokens = _without_titles(rest.strip()[end:].replace(",", " ").split())
    infix = [token for token in tokens if token.casefold() in _INFIX_WORDS and not _INITIALS.fullmatch(token)]
    given = [token for token in tokens if token not in infix and (token[0].isupper() or "." in token)]
    if not infix and not given:
        return _from_tokens(surname.split())
    if infix and not given and len(surname.split()) > 1:
        before = _from_tokens(surname.split())
        return replace(before, infix=" ".join(infix)) if not before.infix else before
    own_infix, last_name = split_surname(surname)
    initials, first_name = _given(given)
    return Name(initials, first_name, " ".join(infix) or own_infix, last_name, gender)


def _from_tokens(every: list[str], *, is_family: bool = False) -> Name:
    """ "J.P. van der Berg": given names up to the surname; `is_family`: of a household."""
    tokens = _without_titles(every)
    if not tokens:
        return Name(last_name=" ".join(every))
    if _is_surname_first(tokens):
        return _from_surname_first(f"{' '.join(tokens[:-1])}, {tokens[-1]}")
    start = _surname_start(tokens, is_family=is_family)
    count = _infix_length(tokens, start)
    initials, first_name = _given(tokens[:start])
    return Name(initials, first_name, " ".join(tokens[start : start + count]), " ".join(tokens[start + count :]))


def _is_surname_first(tokens: list[str]) -> bool:
    """Whether a surname stands before its initials without a comma: "JANSSEN P", "de Vries J.P."; not "Jan P."."""
    if len(tokens) < 2 or not _INITIALS.fullmatch(tokens[-1]) or _INITIALS.fullmatch(tokens[0]):
        return False
    name = "".join(tokens[:-1])
    return tokens[-1].count(".") > 1 or (name.isupper() and len(name) > 1) or _infix_length(tokens, 0) > 0


def _without_titles(tokens: list[str]) -> list[str]:
    start = 0
    while start < len(tokens) - 1 and tokens[start].rstrip(".").casefold() in _TITLES:
        start += 1
    end = len(tokens)
    while end - start > 1 and tokens[end - 1].rstrip(".") in _DEGREES:
        end -= 1
    return tokens[start:end]


def _surname_start(tokens: list[str], *, is_family: bool) -> int:
    """Where the surname with its tussenvoegsel begins: at the first tussenvoegsel, a double name, or the last word; at
    the word before it that begins a surname."""
    for position, token in enumerate(tokens[:-1]):
        if _infix_length(tokens, position):
            return position
        if "-" in token and token.rpartition("-")[2].casefold() in _INFIX_WORDS:
            return position
    is_suffix = tokens[-1].rstrip(".").casefold() in ("jr", "sr", "junior", "senior")
    start = max(len(tokens) - (2 if is_suffix else 1), 0)
    if start:
        is_behind = is_family if start == 1 else all(_INITIALS.fullmatch(token) for token in tokens[: start - 1])
        start -= tokens[start - 1].casefold() in (_BEGIN_BEHIND if is_behind else _BEGIN_SURNAME)
    return start


def _infix_length(tokens: list[str], start: int) -> int:
    """How many words from `start` are a tussenvoegsel; the surname itself must follow."""
    end = start
    while end < len(tokens) - 1 and _is_infix(tokens[end], first=end == start):
        end += 1
    return end - start


def _is_infix(token: str, *, first: bool) -> bool:
    folded = token.casefold()
    if token == folded or not first:
        return folded in _INFIX_WORDS
    return folded in _WITH_CAPITAL and not _INITIALS.fullmatch(token)


def _given(tokens: list[str]) -> tuple[str, str]:
    """Initials (with points) and first names among what stands before the surname."""
    initials = [token for token in tokens if _INITIALS.fullmatch(token) or _BARE_INITIALS.fullmatch(token)]
    first_names = [token for token in tokens if token not in initials]
    return "".join(_with_points(token) for token in initials), " ".join(first_names)


def _with_points(initials: str) -> str:
    """
    >>> _with_points("JP"), _with_points("J.P"), _with_points("Th."), _with_points("IJ")
    ('J.P.', 'J.P.', 'Th.', 'IJ.')
    """
    if "." in initials:
        return initials if initials.endswith(".") else initials + "."
    return "IJ." if initials == "IJ" else "".join(f"{letter}." for letter in initials)
