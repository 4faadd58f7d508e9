# ruff: noqa: E501 -- tables of levels and words
"""Why a pair was proposed, in one Dutch sentence: what speaks for, and what speaks against."""

from klantenbestand.duplicates.firms import Company
from klantenbestand.duplicates.levels import Door, First, Initials, Last, Levels, Same
from klantenbestand.words.texts import duplicates as texts

_FOR: tuple[tuple[str, int, str], ...] = (
    ("company", Company.EQUAL, "company-equal"), ("company", Company.TYPO, "company-slip"), ("company", Company.SLIP, "company-slip"), ("company", Company.PART, "company-part"),
    ("first", First.EQUAL, "first-equal"), ("first", First.CALL_NAME, "first-call-name"), ("first", First.SLIP, "first-slip"),
    ("first", First.MAIL_EQUAL, "first-in-mail"), ("initials", Initials.EQUAL, "initials-equal"),
    ("initials", Initials.START, "initials-equal"), ("initials", Initials.ONE, "initial-equal"), ("last", Last.EQUAL, "last-equal"),
    ("last", Last.SLIP, "last-slip"), ("last", Last.HALF, "last-half"), ("born", Same.EQUAL, "born-equal"), ("born", Same.NEAR, "born-near"),
    ("mobile", Same.EQUAL, "mobile-equal"), ("mobile", Same.NEAR, "mobile-near"), ("mail", Same.EQUAL, "mail-equal"),
    ("mail", Same.NEAR, "mail-near"), ("door", Door.EQUAL, "door-equal"), ("door", Door.SLIP, "door-slip"), ("landline", Same.EQUAL, "landline-equal"),
    ("iban", Same.EQUAL, "iban-equal"), ("kvk", Same.EQUAL, "kvk-equal"), ("vat", Same.EQUAL, "vat-equal"),
)  # fmt: skip
_AGAINST: tuple[tuple[str, int, str], ...] = (
    ("company", Company.HOLDING, "company-holding"), ("company", Company.AKIN, "company-different"),
    ("company", Company.DIFFERENT, "company-different"), ("company", Company.ONE, "company-one"),
    ("first", First.DIFFERENT, "first-different"), ("first", First.MAIL_DIFFERENT, "first-mail-different"),
    ("initials", Initials.DIFFERENT, "initials-different"), ("initials", Initials.UNLIKE, "initials-unlike"), ("last", Last.DIFFERENT, "last-different"),
    ("generation", Same.DIFFERENT, "generation-different"), ("gender", Same.DIFFERENT, "gender-different"),
    ("generation", Same.NEAR, "generation-one"), ("born", Same.DIFFERENT, "born-different"), ("door", Door.DIFFERENT, "door-different"), ("door", Door.AROUND, "door-around"),
    ("door", Door.NEXT, "door-next"), ("mobile", Same.DIFFERENT, "mobile-different"), ("mail", Same.DIFFERENT, "mail-different"),
    ("landline", Same.DIFFERENT, "landline-different"), ("iban", Same.DIFFERENT, "iban-different"), ("kvk", Same.DIFFERENT, "kvk-different"),
    ("vat", Same.DIFFERENT, "vat-different"), ("form", Same.DIFFERENT, "form-different"),
)  # fmt: skip
_NAMED_FIRST = {"initials-equal", "initial-equal"}


def reason(
    levels: Levels,
    place: int,
    verdict: str,
    relation: str = "",
    *,
    together: bool = False,
    bare: bool = False,
    rival: bool = False,
) -> str:
    """The sentence for the pair at `place` of the levels; `together` when it took other rows of the group to be sure,
    `bare` when a tick has no more than a name and a door to rest on (the pair alone: a group may have more), `rival`
    when a row fits someone else as well.

    "Zelfde voornaam, achternaam en mobiel nummer; wel een ander adres."
    """
    pros = _said(levels, place, _FOR)
    cons = _said(levels, place, _AGAINST)
    if levels.first[place] > First.UNKNOWN:
        pros = [code for code in pros if code not in _NAMED_FIRST]
    if levels.swapped[place]:
        pros.insert(0, "swapped")
    same = [texts.SAME[code] for code in pros if code in texts.SAME]
    other = [texts.ALIKE[code] for code in pros if code in texts.ALIKE]
    sentence = ", ".join([*([f"{texts.SAME_WORD} {_listed(same)}"] if same else []), *other])
    against = _listed([texts.AGAINST[code] for code in cons])
    template = texts.REASONS[relation or verdict]
    text = template.format(pros=sentence or texts.LITTLE, cons=against)
    if against and not relation:
        text += texts.BUT.format(cons=against)
    if rival:
        text += texts.RIVAL
    if together:
        text += texts.TOGETHER
    elif bare and not rival:
        text += texts.BARE if levels.first[place] == First.EQUAL else texts.BARE_INITIAL
    return text[:1].upper() + text[1:] + "."


def _said(levels: Levels, place: int, table: tuple[tuple[str, int, str], ...]) -> list[str]:
    return [code for name, level, code in table if int(getattr(levels, name)[place]) == level]


def _listed(words: list[str]) -> str:
    return " en ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
