"""Questions that were put before and that nobody answered: they stay, whatever else was merged or came in since.

What the file shows of chances changes with every merge. That is no answer: someone may be halfway through the list.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from klantenbestand.duplicates.groups import Clusters, Evaluate, Known, Linked, askable, complete


def with_asked_before(
    known: Known,
    clusters: Clusters,
    asked: Sequence[Linked],
    before: Iterable[Sequence[int]],
    *,
    most: int,
    evaluate: Evaluate,
) -> tuple[list[Linked], int]:
    """The questions to put, and how many are not: those of `before` (rows that one question was about), and of the
    others that may be `asked` today, the first, as long as there are no more than `most`."""
    wanted = dict.fromkeys(frozenset(clusters.find(row) for row in rows) for rows in before)
    open_before = [one for one in wanted if len(one) > 1]
    near: dict[int, list[frozenset[int]]] = defaultdict(list)
    for one in open_before:
        near[min(one)].append(one)
    covered, old, fresh = set[frozenset[int]](), list[Linked](), list[Linked]()
    for question in asked:
        ids = {clusters.find(row) for row in question.rows}
        here = [one for cluster in ids for one in near.get(cluster, ()) if one <= ids]
        covered |= set(here)
        (old if here else fresh).append(question)
    lost = [one for one in open_before if one not in covered]
    complete(known, [[row for cluster in one for row in clusters.rows(cluster)] for one in lost], evaluate)
    kept = [linked for one in lost if (linked := _linked(known, clusters, sorted(one))) is not None]
    whole = [set(one.rows) for one in kept]
    old, kept, fresh = (
        [one for one in part if not any(set(one.rows) < rows for rows in whole)] for part in (old, kept, fresh)
    )
    room = max(most - len(old) - len(kept), 0)
    return [*old, *kept, *fresh[:room]], max(len(fresh) - room, 0)


def _linked(known: Known, clusters: Clusters, ids: Sequence[int]) -> Linked | None:
    """One question about these groups, carried by their likeliest pair; None where something contradicts by now."""
    lots = [clusters.rows(cluster) for cluster in ids]
    if not all(askable(known, left, right) for left, right in combinations(lots, 2)):
        return None
    between = [
        (min(x, y), max(x, y)) for left, right in combinations(lots, 2) for x in left for y in right
    ]  # fmt: skip
    pair = max((pair for pair in between if pair in known), key=lambda pair: known[pair].chance, default=None)
    if pair is None:
        return None
    rows = tuple(sorted(row for lot in lots for row in lot))
    return Linked(rows, pair, known[pair].chance, rival=known[pair].rival)
