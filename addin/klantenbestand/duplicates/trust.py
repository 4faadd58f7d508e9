"""Which kinds of tick this file gives reason to distrust: those are asked instead.

In one file namesakes share a mailbox, in another fathers and sons of one name live at one door; no rule made beforehand
knows. Two things show it. Dates of birth: pairs are judged as if nobody had one, and per class (see `grounds`) it is
counted how often the dates then tell two people. And for two of one name at one door, about whom nothing else is known:
how often such two turn out to differ in mobile number, mailbox and date of birth where these are known. The worst
classes go until no more than one in five thousand ticks is expected to be wrong.
"""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from klantenbestand.duplicates.grounds import TWINS, classes, rests_on_name_and_door
from klantenbestand.duplicates.levels import Door, First, Last, Levels, Same
from klantenbestand.duplicates.prepared import Flags, Prepared
from klantenbestand.duplicates.rules import Verdict, decide
from klantenbestand.duplicates.weights import Learned, personal_bits, score
from klantenbestand.words.frozen import frozen

ALLOWED = 0.0002  # share of ticks that may be wrong, by what the file shows
_ALLOWED_AT_ALL = 0.25  # wrong ticks that may be expected in a file too small for that share to mean anything
_CERTAINTY = 0.9
_MANY_TWINS = 0.02  # of two people in one household
_FEWEST_AGAINST = 2  # one contradiction may be a slip of the pen
_BELIEVED = (0.002, 40.0)  # before a witness speaks: as if 0.002 of 40 had been wrong


@frozen
class Witnesses:
    """Per pair, judged without dates of birth: `would` be ticked, both rows `dated`, dates of `two` people.

    `one_name` is the share of two people among pairs of one whole name at one door.
    """

    would: Flags
    dated: Flags
    two: Flags
    kind: npt.NDArray[np.int64]
    one_name: float


def witnesses(prepared: Prepared, levels: Levels, learned: Learned) -> Witnesses:
    """What dates of birth say of ticks that do without them."""
    blind = replace(levels, born=np.zeros(len(levels), dtype=np.int8))
    persons = ~(prepared.is_firm[levels.a] | prepared.is_firm[levels.b])
    would = (decide(prepared, blind, score(prepared, blind, learned)).verdict == Verdict.SURE) & persons
    return Witnesses(
        would,
        levels.born != Same.UNKNOWN,
        levels.born == Same.DIFFERENT,
        classes(levels),
        two_of_one_name(levels, learned, persons),
    )


def distrusted(seen: Witnesses, learned: Learned) -> frozenset[int]:
    """The classes to ask about instead of ticking."""
    kinds = np.unique(seen.kind[seen.would])
    undated, shares = [], []
    for kind in kinds:
        of_kind = seen.would & (seen.kind == kind)
        told = float((of_kind & seen.dated).sum())
        against = float((of_kind & seen.dated & seen.two).sum())
        counted = against if against >= _FEWEST_AGAINST else 0.0
        share = (counted + _BELIEVED[0]) / (told + _BELIEVED[1])
        shares.append(share)
        undated.append(float((of_kind & ~seen.dated).sum()))
    same = [rests_on_name_and_door(int(kind)) for kind in kinds]
    worst = max([seen.one_name, *(share for share, one in zip(shares, same, strict=True) if one)])
    shares = [worst if one else share for share, one in zip(shares, same, strict=True)]
    wrong = np.asarray(shares) * np.asarray(undated)
    gone = {TWINS} if learned.household["born"][Same.EQUAL][1] > _MANY_TWINS else set[int]()
    for place in np.argsort(-np.asarray(shares), kind="stable") if len(kinds) else ():
        left = [k for k in range(len(kinds)) if int(kinds[k]) not in gone]
        allowed = max(ALLOWED * float(seen.would.sum()), _ALLOWED_AT_ALL)
        if float(wrong[left].sum()) <= allowed:
            break
        gone.add(int(kinds[place]))
    return frozenset(gone)


def two_of_one_name(levels: Levels, learned: Learned, persons: Flags) -> float:
    """The share of two people (father and son) among pairs of one whole name at one door, worked out from whether their
    mobile number, mailbox and date of birth agree where both are known.

    The most that is believable with nine chances in ten: a file that shows little leaves room for more than it shows.
    """
    pairs = persons & (levels.first == First.EQUAL) & (levels.last == Last.EQUAL) & (levels.door >= Door.SLIP)
    against = np.exp2(-np.clip(personal_bits(levels.take(pairs), learned), -40, 40))
    shares = np.logspace(-4, -1, 60)
    likely = np.asarray([np.log(share * against + 1 - share).sum() for share in shares])
    weight = np.exp(likely - likely.max())
    return float(np.interp(_CERTAINTY, np.cumsum(weight) / weight.sum(), shares))
