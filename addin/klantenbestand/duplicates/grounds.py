"""What a tick would rest on: the class of a pair, by which a file is asked what it shows of such ticks."""

import numpy as np
import numpy.typing as npt

from klantenbestand.duplicates.levels import Door, First, Initials, Last, Levels, Same
from klantenbestand.duplicates.prepared import Flags

TWINS = -1  # a class of its own: initials and a date of birth, where twins are customers
_HOME, _DOUBT_AT_HOME = 8, 24  # bits of a class
MAIL, MOBILE = 1, 2  # proofs
_ALIKE = 256  # the two rows say the same in all, letter for letter
_WHOLE_NAME = (First.EQUAL, First.MAIL_EQUAL)


def classes(levels: Levels) -> npt.NDArray[np.int64]:
    """What a tick would rest on, dates of birth left aside: kind of first name, the same home or not, the proofs.

    Half a proof is a mobile number or mailbox with one sign wrong, or the same account; a mailbox that is like another
    is none: father and son of one name choose like addresses. A doubt is a number or mailbox that differs. Rows with a
    whole name and a proof that differ in nothing at all are a class of their own: a list that was read in twice.
    """
    several = (levels.first == First.UNKNOWN) & (levels.initials >= Initials.START)
    name = np.where(several, 7, levels.first).astype(np.int64)
    home = (levels.door >= Door.SLIP) | (levels.landline == Same.EQUAL) | levels.family_mail
    proof = MAIL * ((levels.mail == Same.EQUAL) & ~levels.family_mail) + MOBILE * (levels.mobile == Same.EQUAL)
    half = ((levels.mobile == Same.NEAR) | (levels.iban == Same.EQUAL) | levels.mail_slip) & (proof == 0)
    doubt = (levels.mail == Same.DIFFERENT) | (levels.mobile == Same.DIFFERENT) | (levels.iban == Same.DIFFERENT)
    alike = levels.alike & (levels.first == First.EQUAL) & home & (proof > 0)
    return np.asarray(alike * _ALIKE + name * 32 + doubt * 16 + home * 8 + half * 4 + proof, dtype=np.int64)


def rests_on_a_date(levels: Levels) -> Flags:
    """Whether a pair has initials, a home and a date of birth, and no more: so have twins with one initial."""
    home = (levels.door >= Door.SLIP) | ((levels.landline == Same.EQUAL) & (levels.door <= Door.AROUND))
    numbered = (levels.mobile == Same.EQUAL) | (levels.mail == Same.EQUAL)
    return np.asarray((levels.first == First.UNKNOWN) & home & (levels.born == Same.EQUAL) & ~numbered)


def is_of_twins(levels: Levels) -> Flags:
    """Whether a pair of whom no two first names are known shows twins: one surname, door and date, other initials."""
    one_name = (levels.first == First.UNKNOWN) & (levels.last >= Last.SLIP) & (levels.initials == Initials.DIFFERENT)
    return np.asarray(one_name & (levels.door >= Door.SLIP) & (levels.born == Same.EQUAL))


def is_name_and_door(kind: int) -> bool:
    """Whether a tick of this class rests on one whole name at one door, and nothing else can be compared."""
    return kind // 32 == First.EQUAL and kind % 32 == _HOME


def proof_beside(kind: int) -> int:
    """What a tick of this class rests on beside one whole name at one door: MAIL, MOBILE, both, or 0 (also where the
    class is another, or a number speaks against)."""
    kind = with_differences(kind)
    return kind % 4 if kind // 32 in _WHOLE_NAME and kind % 32 - kind % 4 == _HOME else 0


def is_alike(kind: int) -> bool:
    """Whether the rows of a tick of this class differ in nothing at all."""
    return kind >= _ALIKE


def with_differences(kind: int) -> int:
    """The class of ticks that rest on the same, of rows that differ in something."""
    return kind % _ALIKE


def is_no_more_than_name_and_door(kind: int) -> bool:
    """Whether a tick of this class is worth no more than one whole name at one door.

    Also where one number speaks for and another against: as likely as a man with a new mobile number are a father and
    a son who share a mailbox.
    """
    return kind // 32 in _WHOLE_NAME and kind % 32 in (_HOME, _DOUBT_AT_HOME + MAIL, _DOUBT_AT_HOME + MOBILE)
