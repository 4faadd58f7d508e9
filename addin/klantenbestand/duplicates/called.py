"""Whether two rows that something from elsewhere puts together (one customer number, one mailbox) are called the same.

A number or a mailbox is of more people than one: a couple, an office, the counter. What someone is called decides.
"""

from enum import IntEnum

import numpy as np
import pandas as pd

from klantenbestand.duplicates.compare import compare
from klantenbestand.duplicates.firms import Company
from klantenbestand.duplicates.levels import Door, First, Initials, Last, Level, Levels, Same
from klantenbestand.duplicates.placeholders import without_placeholders
from klantenbestand.duplicates.prepared import Flags, Ints, prepare

_NAME = ("company", "initials", "first_name", "infix", "last_name")
_FIRST_NAMES = (First.EQUAL, First.CALL_NAME, First.SLIP)


class Called(IntEnum):
    """OTHERWISE: these are two customers. ELSEWHERE: called the same or nothing, and reached otherwise: a namesake,
    or someone who moved. UNTOLD: it may be one or two, as where one of them has no name."""

    OTHERWISE = 0
    ELSEWHERE = 1
    UNTOLD = 2
    THE_SAME = 3


def called(customers: pd.DataFrame, a: Ints, b: Ints) -> Level:
    """A `Called` for each pair of positions in a frame of *Klanten* (as for `find_duplicates`).

    THE_SAME needs a firm that is written the same at no other address, or a surname with the first name, with all
    initials of two or more, or in the very same words. A surname or one initial is also of others: it needs an
    address, telephone number or mailbox that is not another's.
    """
    if not len(a):
        return np.zeros(0, dtype=np.int8)
    levels, words = compare(without_placeholders(prepare(customers)), a, b), _words(customers)
    met, named = _is_met(levels), (words[a] != "") & (words[b] != "")
    one_place = (levels.door == Door.UNKNOWN) | (levels.door >= Door.SLIP)  # else it may be a branch
    otherwise = _is_other_firm(levels) | _is_other_person(levels)
    # a firm and a person of whom nothing says that he is of that firm
    otherwise |= named & (levels.company == Company.ONE) & (levels.last == Last.UNKNOWN) & ~met
    person, unlike = levels.company == Company.NONE, _is_reached_otherwise(levels)
    same = (_is_same_person(levels) & person) | (levels.company == Company.EQUAL) & one_place
    by_words = (words[a] == words[b]) & named & person
    same |= by_words & ~unlike & ((levels.initials != Initials.UNKNOWN) | met)
    otherwise |= ~same & named & person & (levels.first == First.UNKNOWN) & unlike
    elsewhere = unlike & (person & ~one_place | ~named)
    # Kees here and Bakker there, or Bakker here and there
    half = (levels.first == First.UNKNOWN) & (levels.initials == Initials.UNKNOWN)
    elsewhere |= named & person & half & ~one_place & ~met
    return np.select(
        [otherwise, elsewhere, same], [Called.OTHERWISE, Called.ELSEWHERE, Called.THE_SAME], Called.UNTOLD
    ).astype(np.int8)


def recognised(customers: pd.DataFrame, a: Ints, b: Ints) -> Flags:
    """Whether two rows may be one person whose name changed: a mailbox, mobile or day of birth of his own, and no other
    first name."""
    if not len(a):
        return np.zeros(0, dtype=bool)
    levels = compare(without_placeholders(prepare(customers)), a, b)
    own = (levels.mobile == Same.EQUAL) | (levels.mail == Same.EQUAL) | (levels.born == Same.EQUAL)
    return np.asarray(own & ~np.isin(levels.first, (First.DIFFERENT, First.MAIL_DIFFERENT)))


def _is_other_firm(levels: Levels) -> Flags:
    other = np.isin(levels.company, (Company.DIFFERENT, Company.AKIN, Company.HOLDING))
    return np.asarray(
        other | (levels.form == Same.DIFFERENT) | (levels.kvk == Same.DIFFERENT) | (levels.vat == Same.DIFFERENT)
    )


def _is_other_person(levels: Levels) -> Flags:
    """Of one firm the contacts may change; a person may not."""
    spelled = np.isin(levels.first, _FIRST_NAMES)
    met = (levels.mobile == Same.EQUAL) | (levels.mail == Same.EQUAL) | (levels.born == Same.EQUAL)
    person = (
        ((levels.last == Last.DIFFERENT) & ~levels.swapped)
        | np.isin(levels.first, (First.DIFFERENT, First.MAIL_DIFFERENT))
        | (~spelled & (levels.initials == Initials.DIFFERENT))
        | (~spelled & (levels.initials == Initials.UNLIKE) & ~met)
        | ((levels.first != First.EQUAL) & (levels.gender == Same.DIFFERENT))
        | levels.two_names
        | (levels.generation == Same.DIFFERENT)
        | (levels.born == Same.DIFFERENT)
    )
    return np.asarray(person & (levels.company <= Company.ONE))


def _is_same_person(levels: Levels) -> Flags:
    several = (levels.first == First.UNKNOWN) & np.isin(levels.initials, (Initials.EQUAL, Initials.START))
    named = (levels.last == Last.EQUAL) & ((levels.first == First.EQUAL) | several)
    return np.asarray(named & (levels.generation != Same.NEAR) & np.isin(levels.born, (Same.UNKNOWN, Same.EQUAL)))


def _is_reached_otherwise(levels: Levels) -> Flags:
    """All that is a person's own, a mobile or a mailbox, is another's, and nothing else is shared."""
    differ = (levels.mobile == Same.DIFFERENT) | (levels.mail == Same.DIFFERENT)
    own = (levels.mobile == Same.EQUAL) | (levels.mail == Same.EQUAL) | (levels.born == Same.EQUAL)
    return np.asarray(differ & ~own)


def _is_met(levels: Levels) -> Flags:
    """Something else that two namesakes do not share."""
    numbers = (levels.mobile == Same.EQUAL) | (levels.landline == Same.EQUAL) | (levels.mail == Same.EQUAL)
    return np.asarray(numbers | (levels.door == Door.EQUAL))


def _words(customers: pd.DataFrame) -> np.ndarray:
    """The whole name as it is written, in small letters."""
    words = pd.Series("", index=customers.index, dtype="str")
    for key in (key for key in _NAME if key in customers):
        words += "\t" + customers[key].fillna("").str.strip().str.casefold()
    return words.str.strip("\t").to_numpy(dtype=object)
