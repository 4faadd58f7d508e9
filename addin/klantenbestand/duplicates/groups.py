"""From pairs to groups: who is one customer, which groups one question would join, who belongs together.

Never by plain chaining (A is B, B is C, so A is C): two groups join only when no pair between them contradicts.
The outcome does not depend on the order of rows: ties go by customer number.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

import numpy as np

from klantenbestand.duplicates.prepared import Ints, Texts
from klantenbestand.duplicates.verdicts import RELATIONS, Decisions, Verdict
from klantenbestand.words.frozen import frozen

Pair = tuple[int, int]
LARGEST = 60  # rows that one group may have; more is a fault in the data (one number for everyone), not a customer
FAR_SURER = 1_000.0  # times the odds of its rival, what a pair must have to be ticked beside one


@frozen
class Link:
    """What is known of one pair, as in `rules.Decisions`; `rival` when one of the two fits someone else as well."""

    verdict: int
    relation: int
    chance: float
    conflict: bool
    bare: bool = False
    two: bool = False
    rival: bool = False


REFUSED = Link(Verdict.NONE, 0, 0.0, conflict=True, two=True)  # a person said that these are not the same
Known = dict[Pair, Link]
Evaluate = Callable[[Sequence[Pair]], Sequence[Link]]


@frozen
class Linked:
    """Rows (positions) that belong in one group; `pair` is the one that carries it and `chance` its weakest link;
    `together` when only all its rows together show that they are one customer, `rival` as of the pair."""

    rows: tuple[int, ...]
    pair: Pair
    chance: float
    relation: str = ""
    together: bool = False
    rival: bool = False


@dataclass
class Clusters:
    """Sets of rows that can be joined; every row starts alone."""

    of: dict[int, int] = field(default_factory=dict)
    members: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def find(self, row: int) -> int:
        return self.of.get(row, row)

    def rows(self, cluster: int) -> tuple[int, ...]:
        return self.members.get(cluster, (cluster,))

    def join(self, a: int, b: int) -> None:
        rows = tuple(sorted((*self.rows(a), *self.rows(b))))
        for gone in (a, b):
            self.members.pop(gone, None)
        self.members[rows[0]] = rows
        for row in rows:
            self.of[row] = rows[0]


def links(a: Ints, b: Ints, decisions: Decisions) -> Known:
    """The pairs that matter, by their two positions."""
    matter = np.flatnonzero((decisions.verdict > Verdict.NONE) | decisions.conflict)
    values = zip(*(column[matter].tolist() for column in decisions.columns), strict=True)
    return {
        pair: Link(*value)
        for pair, value in zip(zip(a[matter].tolist(), b[matter].tolist(), strict=True), values, strict=True)
    }


def in_order(known: Known, verdict: Verdict, customers: Texts) -> list[Pair]:
    """The pairs with this verdict, surest first; equal ones by customer number, whatever the order of rows."""

    def place(pair: Pair) -> tuple[float, list[str]]:
        return standing(-known[pair].chance, pair, customers)

    return sorted((pair for pair, link in known.items() if link.verdict == verdict), key=place)


def standing(chance: float, pair: Pair, customers: Texts) -> tuple[float, list[str]]:
    """What a pair is put in order by, weakest first: its chance, then its customer numbers."""
    return round(chance, 9), sorted((str(customers[pair[0]]), str(customers[pair[1]])))


def complete(known: Known, groups: Iterable[Sequence[int]], evaluate: Evaluate) -> None:
    """Looks at every pair inside the groups that no key had brought together."""
    missing = []
    for rows in groups:
        ordered = sorted(rows)
        if len(ordered) <= LARGEST:
            missing += [(x, y) for k, x in enumerate(ordered) for y in ordered[k + 1 :] if (x, y) not in known]
    if missing:
        known.update(zip(missing, evaluate(missing), strict=True))


def sure_groups(known: Known, customers: Texts, evaluate: Evaluate) -> tuple[Clusters, list[Linked]]:
    """Groups of rows that are surely one customer; what fits two customers as well becomes a question in `known`."""
    order = in_order(known, Verdict.SURE, customers)
    complete(known, _chained(order), evaluate)
    rivals = _rivals_among(known, order)
    known |= {pair: replace(known[pair], verdict=int(Verdict.QUESTION), rival=True) for pair in rivals}
    order = [pair for pair in order if pair not in rivals]
    clusters, weakest = Clusters(), dict[int, tuple[float, Pair]]()

    def place(link: tuple[float, Pair]) -> tuple[float, list[str]]:
        return standing(*link, customers)

    for pair in order:
        x, y = clusters.find(pair[0]), clusters.find(pair[1])
        if x == y or not free(known, clusters.rows(x), clusters.rows(y), bare=known[pair].bare):
            continue
        weak = [weakest[k] for k in (x, y) if k in weakest]
        clusters.join(x, y)
        weakest[clusters.find(x)] = min([*weak, (known[pair].chance, pair)], key=place)
    return clusters, [Linked(rows, weakest[key][1], weakest[key][0]) for key, rows in clusters.members.items()]


def _rivals_among(known: Known, order: Iterable[Pair]) -> set[Pair]:
    """The sure pairs of which one row surely is a third one too, where that is someone else than the other: the file
    holds the father and the son, and a row that fits both. Only what is far surer than its rival is spared."""
    found = set[Pair]()
    for row, others in _partners(order).items():
        for x, y in combinations(others, 2):
            between = known.get((min(x, y), max(x, y)))
            if between is None or not between.two:
                continue
            left, right = (min(row, x), max(row, x)), (min(row, y), max(row, y))
            ahead = _odds(known[left].chance) / _odds(known[right].chance)
            found |= {pair for pair, lead in ((left, ahead), (right, 1 / ahead)) if lead < FAR_SURER}
    return found


def rivals_of(known: Known, evaluate: Evaluate) -> set[Pair]:
    """The same of all sure pairs, where nobody looked yet at what is between two that fit one row."""
    sure = [pair for pair, link in known.items() if link.verdict == Verdict.SURE]
    complete(known, _partners(sure).values(), evaluate)
    return _rivals_among(known, sure)


def _partners(pairs: Iterable[Pair]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for a, b in pairs:
        found[a].append(b)
        found[b].append(a)
    return found


def _odds(chance: float) -> float:
    """The odds of a chance, of one that is hardly to be told from 0 or 1 the most that can be told."""
    return max(chance, 1e-15) / max(1 - chance, 1e-15)


def questions(known: Known, clusters: Clusters, customers: Texts, evaluate: Evaluate) -> list[Linked]:
    """One question for every two groups that may be one; one for three that all may be one another. First what settles
    most: the chance of a yes times the pairs of rows that it joins."""
    order = in_order(known, Verdict.QUESTION, customers)
    complete(known, [(*clusters.rows(clusters.find(a)), *clusters.rows(clusters.find(b))) for a, b in order], evaluate)
    best: dict[Pair, Pair] = {}
    for pair in order:
        x, y = sorted((clusters.find(pair[0]), clusters.find(pair[1])))
        if x != y and askable(known, clusters.rows(x), clusters.rows(y)):
            best.setdefault((x, y), pair)
    near: dict[int, set[int]] = defaultdict(set)
    for x, y in best:
        near[x].add(y)
        near[y].add(x)
    one = {pair for pair in best if not _are_two(known, clusters, pair)}
    asked, settled = list[Linked](), list[int]()
    done: set[Pair] = set()
    for key, pair in best.items():
        if key in done:
            continue
        cliques = _clique(key, one, near, lambda cluster: min(str(customers[row]) for row in clusters.rows(cluster)))
        done |= {(x, y) for k, x in enumerate(cliques) for y in cliques[k + 1 :]}
        rows = tuple(sorted(row for cluster in cliques for row in clusters.rows(cluster)))
        asked.append(Linked(rows, pair, known[pair].chance, rival=known[pair].rival))
        settled.append(_settles(len(clusters.rows(cluster)) for cluster in cliques))
    worth = [one.chance * pairs for one, pairs in zip(asked, settled, strict=True)]
    return [asked[at] for at in sorted(range(len(asked)), key=lambda at: -round(worth[at], 9))]


def _settles(sizes: Iterable[int]) -> int:
    """How many pairs of rows a question about groups of these sizes settles."""
    each = [*sizes]
    return (sum(each) ** 2 - sum(size * size for size in each)) // 2


def related(known: Known, clusters: Clusters, asked: Iterable[Linked], customers: Texts) -> list[Linked]:
    """Households, and firms with what belongs to them: here chaining is what a household is."""
    together = {(x, y) for group in asked for k, x in enumerate(group.rows) for y in group.rows[k + 1 :]}
    order = [pair for pair in in_order(known, Verdict.RELATED, customers) if pair not in together]
    by_kind: dict[int, list[Pair]] = defaultdict(list)
    for pair in order:
        if clusters.find(pair[0]) != clusters.find(pair[1]):
            by_kind[known[pair].relation].append(pair)
    found = []
    for kind, pairs in sorted(by_kind.items()):
        chained = _chained(pairs)
        first = {row: pair for pair in reversed(pairs) for row in pair}
        for rows in chained:
            whole = sorted({member for row in rows for member in clusters.rows(clusters.find(row))})
            pair = first[min(rows, key=lambda row: (str(customers[row]), row))]
            found.append(Linked(tuple(whole), pair, known[pair].chance, str(RELATIONS[kind])))
    return found


def free(known: Known, left: Sequence[int], right: Sequence[int], *, bare: bool) -> bool:
    """Whether nothing between two groups contradicts, or fits another as well; on a `bare` pair every other one must be
    sure too, for of two of one name at one door a third row may be either."""
    if len(left) + len(right) > LARGEST:
        return False
    between = [*_between(known, left, right)]
    least = Verdict.SURE if bare else Verdict.NONE
    return not any(link.conflict or link.rival or link.verdict < least for link in between)


def askable(known: Known, left: Sequence[int], right: Sequence[int]) -> bool:
    """Whether nothing but the questions themselves contradicts."""
    if len(left) + len(right) > LARGEST:
        return False
    return not any(link.conflict and link.verdict < Verdict.QUESTION for link in _between(known, left, right))


def _between(known: Known, left: Sequence[int], right: Sequence[int]) -> Iterable[Link]:
    for x in left:
        for y in right:
            link = known.get((x, y) if x < y else (y, x))
            if link is not None:
                yield link


def _are_two(known: Known, clusters: Clusters, pair: Pair) -> bool:
    """Whether something between two groups says that they are two."""
    return any(link.two for link in _between(known, clusters.rows(pair[0]), clusters.rows(pair[1])))


def _clique(key: Pair, one: Collection[Pair], near: Mapping[int, set[int]], number: Callable[[int], str]) -> list[int]:
    """The two clusters and every other that may be one with all of them, as far as nothing else was asked better; of
    pairs in `one` alone: what fits father and son is two questions, for neither yes nor no answers both."""
    chosen = list(key)
    for cluster in sorted(near[key[0]] & near[key[1]], key=number) if key in one else ():
        if all((min(cluster, other), max(cluster, other)) in one for other in chosen):
            chosen.append(cluster)
    return sorted(chosen)


def _chained(pairs: Iterable[Pair]) -> list[list[int]]:
    """Rows that are connected by pairs, however far apart."""
    parent: dict[int, int] = {}

    def root(row: int) -> int:
        parent.setdefault(row, row)
        while parent[row] != row:
            parent[row] = parent[parent[row]]
            row = parent[row]
        return row

    for a, b in pairs:
        parent[root(a)] = root(b)
    groups: dict[int, list[int]] = defaultdict(list)
    for row in sorted(parent):
        groups[root(row)].append(row)
    return list(groups.values())
