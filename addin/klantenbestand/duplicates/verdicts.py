"""What may be said of a pair of customers, and what was."""

from enum import IntEnum, StrEnum

from klantenbestand.duplicates.levels import Level
from klantenbestand.duplicates.prepared import Flags
from klantenbestand.duplicates.weights import Bits
from klantenbestand.words.frozen import frozen


class Verdict(IntEnum):
    """What a pair is, from nothing to surely one customer."""

    NONE = 0
    RELATED = 1
    QUESTION = 2
    SURE = 3


class Relation(StrEnum):
    """How two customers that are not the same belong together; what the owner sees."""

    NONE = ""
    HOUSEHOLD = "partner of gezin"
    OWN_FIRM = "privé en zakelijk"
    HOLDING = "holding"
    BRANCH = "vestiging"


RELATIONS = tuple(Relation)


@frozen
class Decisions:
    """Per pair: verdict, kind of relation (position in RELATIONS), chance of being one customer, whether something
    contradicts so plainly that no third row may bring the two into one group, whether a tick has no more than a name
    and a door to rest on, and whether the contradiction is of two customers whom the file both knows: not a surname
    alone, which is as often a maiden name."""

    verdict: Level
    relation: Level
    chance: Bits
    conflict: Flags
    bare: Flags
    two: Flags

    @property
    def columns(self) -> tuple[Level | Bits | Flags, ...]:
        """The fields, in order."""
        return tuple(getattr(self, name) for name in ("verdict", "relation", "chance", "conflict", "bare", "two"))
