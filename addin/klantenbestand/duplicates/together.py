"""Rows that complete one another: a sure group taken together, against one more row or another group.

Jan de Vries with a mobile number, and J. de Vries with that number and a mailbox, are one customer. A third row, Jan de
Vries at the same door with that mailbox, shares too little with either of them and enough with both. Two groups are
judged by the same rules as two rows, on the best that any row of one shares with any row of the other; what contradicts
between any two of their rows still keeps them apart.
"""

from collections.abc import Callable, Sequence
from dataclasses import fields
from itertools import product

import numpy as np
import numpy.typing as npt

from klantenbestand.duplicates.groups import LARGEST, Clusters, Evaluate, Known, Linked, Pair, complete, free, standing
from klantenbestand.duplicates.levels import Levels, Same
from klantenbestand.duplicates.prepared import Ints, Texts
from klantenbestand.duplicates.verdicts import Decisions, Verdict
from klantenbestand.words.frozen import frozen

ROUNDS = 4  # a group that grew may have become enough for the next row
_ONCE_IS_ENOUGH = ("generation", "gender", "initials", "kvk", "vat", "form")  # once different is different
_OF_ONE_PAIR = ("a", "b", "swapped")


@frozen
class File:
    """The file: numbers of its `customers` by position, how two rows are `compared`, levels `decided`, pairs judged."""

    customers: Texts
    compared: Callable[[Ints, Ints], Levels]
    decided: Callable[[Levels], Decisions]
    evaluate: Evaluate


def taken_together(levels: Levels, starts: Ints) -> Levels:
    """One row of levels for each lot of pairs; a lot begins at each of `starts` and ends where the next begins.

    The best of every field; of what must never differ (gender, initials, KvK) the difference. Where a mailbox is the
    same, that pair of rows stands for the lot.
    """
    lots = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(levels))))
    standing = np.lexsort((-levels.mail.astype(np.int64), lots))[starts]
    found: dict[str, npt.NDArray[np.generic]] = {}
    for name in (field.name for field in fields(Levels)):
        values = getattr(levels, name)
        best = values[standing] if name in _OF_ONE_PAIR else np.maximum.reduceat(values, starts)
        if name in _ONCE_IS_ENOUGH:
            differs = np.logical_or.reduceat(values == Same.DIFFERENT, starts)
            best = np.where(differs, values.dtype.type(Same.DIFFERENT), best)
        found[name] = best
    return Levels(**found)  # type: ignore[arg-type]


def completed(known: Known, clusters: Clusters, sure: Sequence[Linked], file: File) -> list[Linked]:
    """The `sure` groups, grown with the rows and groups that only all their rows together show to be the same customer.

    Changes `clusters` to match, and looks up what `known` lacks.
    """
    carried = {clusters.find(group.rows[0]): (group.chance, group.pair, False) for group in sure}
    for _ in range(ROUNDS):
        near = _near(known, clusters)
        complete(known, [(*clusters.rows(x), *clusters.rows(y)) for x, y in near], file.evaluate)
        near = [(x, y) for x, y in near if free(known, clusters.rows(x), clusters.rows(y), bare=False)]
        joins = _joins(near, clusters, file) if near else []
        grown: set[int] = set()
        for chance, pair, x, y in joins:
            if {x, y} & grown:
                continue
            links = [carried.pop(k)[:2] for k in (x, y) if k in carried]
            clusters.join(x, y)
            grown |= {x, y, clusters.find(x)}
            weakest = min([*links, (chance, pair)], key=lambda link: standing(link[0], link[1], file.customers))
            carried[clusters.find(x)] = (*weakest, True)
        if not grown:
            break
    return [Linked(clusters.rows(key), pair, chance, together=grew) for key, (chance, pair, grew) in carried.items()]


def _near(known: Known, clusters: Clusters) -> list[Pair]:
    """Two groups of which some pair of rows is at least worth a question, one of them of more than one row."""
    found = set()
    for (a, b), link in known.items():
        x, y = clusters.find(a), clusters.find(b)
        if link.verdict >= Verdict.QUESTION and x != y:
            sizes = len(clusters.rows(x)), len(clusters.rows(y))
            if max(sizes) > 1 and sum(sizes) <= LARGEST:
                found.add((min(x, y), max(x, y)))
    return sorted(found)


def _joins(near: Sequence[Pair], clusters: Clusters, file: File) -> list[tuple[float, Pair, int, int]]:
    """The groups that are one customer by all that their rows share: chance, the pair of rows that stands for them, and
    the two groups; surest first, equal ones by customer number."""

    def numbers(pair: Pair) -> list[str]:
        return sorted(str(file.customers[row]) for row in pair)

    lots = [sorted(product(clusters.rows(x), clusters.rows(y)), key=numbers) for x, y in near]
    starts = np.cumsum([0, *(len(lot) for lot in lots[:-1])])
    places = np.sort(np.asarray([pair for lot in lots for pair in lot], dtype=np.int64), axis=1)
    levels = taken_together(file.compared(places[:, 0], places[:, 1]), starts)
    decisions = file.decided(levels)
    enough = (decisions.verdict == Verdict.SURE) & ~decisions.bare & ~decisions.conflict
    found = [
        (float(decisions.chance[k]), (int(levels.a[k]), int(levels.b[k])), *near[k])
        for k in np.flatnonzero(enough).tolist()
    ]
    return sorted(found, key=lambda join: (-round(join[0], 9), numbers(join[1])))
