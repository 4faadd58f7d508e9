"""Which kinds of tick this file gives reason to distrust: those are asked instead.

In one file namesakes share a mailbox, in another fathers and sons of one name live at one door; no rule made beforehand
knows. Dates of birth show it: pairs are judged as if nobody had one, and per class (what the tick would rest on) it is
counted how often the dates then tell two people. The worst classes go until no more than one in a thousand ticks is
expected to be wrong.
"""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from klantenbestand.duplicates.levels import Levels, Same
from klantenbestand.duplicates.prepared import Flags, Prepared
from klantenbestand.duplicates.rules import Verdict, classes, decide
from klantenbestand.duplicates.weights import Learned, score

ALLOWED = 0.001  # share of ticks that may be wrong
_FEWEST_AGAINST = 2  # one contradiction may be a slip of the pen
_BELIEVED = (0.02, 40.0)  # before a witness speaks: as if 0.02 of 40 had been wrong


@dataclass(frozen=True)
class Witnesses:
    """Per pair, judged without dates of birth: `would` be ticked, both rows `dated`, dates of `two` people."""

    would: Flags
    dated: Flags
    two: Flags
    kind: npt.NDArray[np.int64]


def witnesses(prepared: Prepared, levels: Levels, learned: Learned) -> Witnesses:
    """What dates of birth say of ticks that do without them."""
    blind = replace(levels, born=np.zeros(len(levels), dtype=np.int8))
    persons = ~(prepared.is_firm[levels.a] | prepared.is_firm[levels.b])
    would = (decide(prepared, blind, score(prepared, blind, learned)).verdict == Verdict.SURE) & persons
    return Witnesses(would, levels.born != Same.UNKNOWN, levels.born == Same.DIFFERENT, classes(levels))


def distrusted(seen: Witnesses) -> frozenset[int]:
    """The classes to ask about instead of ticking."""
    kinds = np.unique(seen.kind[seen.would])
    undated, shares = [], []
    for kind in kinds:
        of_kind = seen.would & (seen.kind == kind)
        told = float((of_kind & seen.dated).sum())
        against = float((of_kind & seen.dated & seen.two).sum())
        counted = against if against >= _FEWEST_AGAINST else 0.0
        shares.append((counted + _BELIEVED[0]) / (told + _BELIEVED[1]))
        undated.append(float((of_kind & ~seen.dated).sum()))
    wrong = np.asarray(shares) * np.asarray(undated)
    gone: set[int] = set()
    for place in np.argsort(-np.asarray(shares), kind="stable") if len(kinds) else ():
        left = [k for k in range(len(kinds)) if int(kinds[k]) not in gone]
        allowed = max(ALLOWED * float(seen.would.sum()), 0.5)
        if float(wrong[left].sum()) <= allowed:
            break
        gone.add(int(kinds[place]))
    return frozenset(gone)
