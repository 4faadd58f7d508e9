"""Which kinds of tick this file gives reason to distrust: those are asked instead.

In one file namesakes share a mailbox, in another fathers and sons of one name live at one door; no rule made beforehand
knows. Two things show it. Dates of birth: pairs are judged as if nobody had one, and per class (see `grounds`) it is
counted how often the dates then tell two people. And for two of one name at one door, about whom nothing else is known:
how often such two turn out to differ in mobile number, mailbox and date of birth where these are known. The worst
classes go until no more than one in a thousand ticks is expected to be wrong, and of those that rest on a name and a
door one in five thousand of all: to make one of two people is far worse than a question, and who knows that his
customers are no fathers and sons says so himself (`words.choices.OneName`).
"""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from klantenbestand.duplicates.grounds import (
    MAIL,
    MOBILE,
    TWINS,
    classes,
    is_alike,
    is_name_and_door,
    is_no_more_than_name_and_door,
    is_of_twins,
    proof_beside,
    rests_on_a_date,
    with_differences,
)
from klantenbestand.duplicates.levels import Door, First, Initials, Last, Levels, Same
from klantenbestand.duplicates.prepared import Flags, Prepared
from klantenbestand.duplicates.rules import decide
from klantenbestand.duplicates.verdicts import Verdict
from klantenbestand.duplicates.weights import HOUSEHOLD, Learned, personal_bits, score
from klantenbestand.words.choices import OneName
from klantenbestand.words.frozen import frozen

ALLOWED = 0.001  # share of all ticks that may be wrong, by what the file shows
_ALLOWED_ON_NAMES = 0.0002  # the same, of what rests on a name and a door
_ALLOWED_AT_ALL = 0.1  # wrong ticks that may be expected in a file too small for that share to mean anything
_ALLOWED_ON_NAMES_AT_ALL = 0.05
_MANY_TWINS = 0.02  # of two people in one household
ONE_INITIAL = HOUSEHOLD["initials"][Initials.ONE][1]  # of two people in one household
_WITHOUT_DIFFERENCE = 0.05  # of two people of one name with one mailbox or mobile, written down in the very same way
_FEWEST_AGAINST = 2  # one contradiction may be a slip of the pen
_BELIEVED = (0.002, 40.0)  # before a witness speaks: as if 0.002 of 40 had been wrong


@frozen
class Witnesses:
    """Per pair, judged without dates of birth: `would` be ticked, both rows `dated`, dates of `two` people.

    `one_name` is the share of two people among pairs of one whole name at one door, by what they share beside it (see
    `grounds.proof_beside`); `ticks` counts firms too. `by_date` are the pairs that rest on initials and a date, which
    twins may have as well; `twins` is how many pairs of twins are seen, by their other initials.
    """

    would: Flags
    dated: Flags
    two: Flags
    kind: npt.NDArray[np.int64]
    one_name: tuple[float, ...]
    ticks: int
    by_date: Flags
    twins: int

    @property
    def hidden_twins(self) -> float:
        """How many more pairs of twins may be expected, with one initial."""
        return self.twins * ONE_INITIAL / (1 - ONE_INITIAL)


def witnesses(prepared: Prepared, levels: Levels, learned: Learned, refused: Flags) -> Witnesses:
    """What dates of birth say of ticks that do without them, and all that is known of pairs of one name at one door;
    `refused` are the pairs of which a person said that they are not the same."""
    blind = replace(levels, born=np.zeros(len(levels), dtype=np.int8))
    persons = ~(prepared.is_firm[levels.a] | prepared.is_firm[levels.b])
    ticked = decide(prepared, blind, score(prepared, blind, learned)).verdict == Verdict.SURE
    at_one_door = (levels.first == First.EQUAL) & (levels.last == Last.EQUAL) & (levels.door >= Door.SLIP)
    pairs = persons & at_one_door
    return Witnesses(
        ticked & persons,
        levels.born != Same.UNKNOWN,
        levels.born == Same.DIFFERENT,
        classes(levels),
        tuple(two_of_one_name(levels.take(pairs), learned, refused[pairs], proof) for proof in range(4)),
        int(ticked.sum()),
        rests_on_a_date(levels) & persons,
        int((is_of_twins(levels) & persons).sum()),
    )


def distrusted(seen: Witnesses, learned: Learned, one_name: OneName = OneName.BY_FILE) -> frozenset[int]:
    """The classes to ask about instead of ticking; those of one name at one door as the owner wants, if he does."""
    kinds = [int(kind) for kind in np.unique(seen.kind[seen.would])]
    shares, undated = _shares(seen, kinds)
    allowed = max(ALLOWED * seen.ticks, _ALLOWED_AT_ALL)
    many_twins = learned.household["born"][Same.EQUAL][1] > _MANY_TWINS or seen.hidden_twins > allowed
    gone = {TWINS} if many_twins else set[int]()
    given = [is_name_and_door(kind) and one_name != OneName.BY_FILE for kind in kinds]
    if one_name == OneName.ASK:
        gone |= {kind for kind, is_given in zip(kinds, given, strict=True) if is_given}
    wrong = np.where(given, 0.0, shares * undated)
    bare = np.asarray([is_no_more_than_name_and_door(kind) for kind in kinds], dtype=bool)
    too_many = float(wrong[bare].sum()) > max(_ALLOWED_ON_NAMES * seen.ticks, _ALLOWED_ON_NAMES_AT_ALL)
    for place in np.argsort(-shares, kind="stable"):
        if not given[place] and (too_many & bare[place] or float(wrong.sum()) > allowed):
            gone.add(kinds[place])
            wrong[place] = 0.0
    return frozenset(gone)


def _shares(seen: Witnesses, kinds: Sequence[int]) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Per class the share of two people that is expected, and how many ticks have no two dates to tell."""
    shares, undated = np.zeros(len(kinds)), np.zeros(len(kinds))
    for place, kind in enumerate(kinds):
        of_kind = seen.would & (seen.kind == kind)
        against = float((of_kind & seen.dated & seen.two).sum())
        counted = against if against >= _FEWEST_AGAINST else 0.0
        shares[place] = (counted + _BELIEVED[0]) / (float((of_kind & seen.dated).sum()) + _BELIEVED[1])
        undated[place] = (of_kind & ~seen.dated).sum()
    bare = np.asarray([is_no_more_than_name_and_door(kind) for kind in kinds], dtype=bool)
    beside = np.asarray([seen.one_name[proof_beside(kind)] if proof_beside(kind) else 0.0 for kind in kinds])
    shares = np.where(bare, max([seen.one_name[0], *shares[bare]]), np.maximum(shares, beside))
    for place in (place for place, kind in enumerate(kinds) if is_alike(kind)):
        like = [share for share, kind in zip(shares, kinds, strict=True) if kind == with_differences(kinds[place])]
        shares[place] = _WITHOUT_DIFFERENCE * max([float(beside[place]), *like])
    return shares, undated


def two_of_one_name(levels: Levels, learned: Learned, refused: Flags, proof: int = 0) -> float:
    """The share of two people (father and son) expected among these pairs of one whole name at one door, worked out
    from whether their mobile number, mailbox and date of birth agree where both are known; of those that share a
    `proof` alone, from the rest of these.

    Before anything is seen a share of one in ten thousand is as likely as one in ten (evenly by order of magnitude).
    Who shares a mailbox or mobile is seldom two people and can be as often as not: there the middle of what is likely
    counts, for a mean would be what nobody has seen.
    """
    shared = [name for name, bit in (("mail", MAIL), ("mobile", MOBILE)) if proof & bit]
    those = np.all(
        [np.ones(len(levels), dtype=bool), *(getattr(levels, name) == Same.EQUAL for name in shared)], axis=0
    )
    bits = personal_bits(levels.take(those), learned, without=shared)
    against = np.exp2(-np.where(refused[those], -40.0, np.clip(bits, -40, 40)))
    ratio = math.prod(two / one for one, two in (learned.household[name][Same.EQUAL] for name in shared))
    shares = np.logspace(math.log10(1e-4 * ratio), math.log10(0.5), 60) if proof else np.logspace(-4, -1, 60)
    likely = np.asarray([np.log(share * against + 1 - share).sum() for share in shares])
    weight = np.exp(likely - likely.max())
    weight /= weight.sum()
    return float(np.interp(0.5, np.cumsum(weight), shares) if proof else (weight * shares).sum())
