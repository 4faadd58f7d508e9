"""The facts of a pair: one small level per field; 0 always means that at least one of the two does not say."""

from collections.abc import Sequence
from dataclasses import fields
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from klantenbestand.duplicates.prepared import Codes, Flags, Ints
from klantenbestand.words.frozen import frozen

Level = npt.NDArray[np.int8]


class Same(IntEnum):
    """Levels of a plain field."""

    UNKNOWN = 0
    DIFFERENT = 1
    NEAR = 2
    EQUAL = 3


class First(IntEnum):
    """First names: MAIL when one of the two stands only in an e-mail address."""

    UNKNOWN = 0
    DIFFERENT = 1
    MAIL_DIFFERENT = 2
    SLIP = 3
    CALL_NAME = 4
    MAIL_EQUAL = 5
    EQUAL = 6


class Last(IntEnum):
    """Surnames: HALF when one half of a double name is the other's name."""

    UNKNOWN = 0
    DIFFERENT = 1
    SLIP = 2
    HALF = 3
    EQUAL = 4


class Initials(IntEnum):
    """Initials: START when one row has fewer than the other, ONE when only the first letter can be compared; UNLIKE
    when the initials of one are not those of the other's first name, which with a call name need not mean anything."""

    UNKNOWN = 0
    DIFFERENT = 1
    UNLIKE = 2
    ONE = 3
    START = 4
    EQUAL = 5


class Door(IntEnum):
    """Addresses: AROUND is the same postcode or street, NEXT the same number with another addition, SLIP the same but
    for a slip."""

    UNKNOWN = 0
    DIFFERENT = 1
    AROUND = 2
    NEXT = 3
    SLIP = 4
    EQUAL = 5


@frozen
class Levels:
    """A level per field for each pair (`a`, `b` are positions).

    `hinted`: a row hints at someone else, with another first name in its mailbox. `generation` is NEAR where only one
    says that he is junior or senior.
    `mail_slip`: one mailbox with a letter wrong, which nobody chooses beside another's; not the same name elsewhere.
    `two_names`: first names a slip apart that may well be two names (see `persons.two_names`).
    `family_mail`: the same mailbox, of a household, an office or someone else (fam.jansen@, info@, Anja's).
    `alike`: the two rows say the same, letter for letter.
    """

    a: Ints
    b: Ints
    last: Level
    first: Level
    swapped: Flags
    two_names: Flags
    initials: Level
    generation: Level
    hinted: Flags
    gender: Level
    born: Level
    door: Level
    landline: Level
    mobile: Level
    mail: Level
    own_mail: Flags
    mail_slip: Flags
    family_mail: Flags
    iban: Level
    kvk: Level
    vat: Level
    site: Level
    company: Level
    form: Level
    alike: Flags

    def __len__(self) -> int:
        return len(self.a)

    @property
    def unnamed(self) -> Flags:
        """Whether first names do not speak: not both known, or one taken from the very mailbox that the two share."""
        return np.asarray((self.first == First.UNKNOWN) | (self.first == First.MAIL_EQUAL) & (self.mail == Same.EQUAL))

    def take(self, chosen: Flags | Ints) -> "Levels":
        """The levels of some of the pairs."""
        return Levels(**{f.name: getattr(self, f.name)[chosen] for f in fields(self)})

    @classmethod
    def joined(cls, parts: Sequence["Levels"]) -> "Levels":
        """The levels of several lots of pairs, one after the other."""
        return cls(**{f.name: np.concatenate([getattr(part, f.name) for part in parts]) for f in fields(cls)})


def same(x: Codes | Ints, y: Codes | Ints) -> Level:
    """EQUAL or DIFFERENT by code."""
    return np.where((x < 0) | (y < 0), Same.UNKNOWN, np.where(x == y, Same.EQUAL, Same.DIFFERENT)).astype(np.int8)
