"""Finds duplicate customers: the room's entry. Proposals only; a person decides."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial

import numpy as np
import pandas as pd

from klantenbestand.duplicates import groups as grouping
from klantenbestand.duplicates.asked import with_asked_before
from klantenbestand.duplicates.candidates import candidates
from klantenbestand.duplicates.compare import compare
from klantenbestand.duplicates.estimate import Estimate, estimate
from klantenbestand.duplicates.grounds import classes, is_name_and_door
from klantenbestand.duplicates.groups import Link, Linked, Pair
from klantenbestand.duplicates.levels import Levels
from klantenbestand.duplicates.placeholders import without_placeholders
from klantenbestand.duplicates.prepared import Ints, Prepared, prepare
from klantenbestand.duplicates.reasons import reason
from klantenbestand.duplicates.rules import decide, decide_plainly
from klantenbestand.duplicates.together import File, completed
from klantenbestand.duplicates.trust import Witnesses, distrusted, witnesses
from klantenbestand.duplicates.verdicts import Decisions, Verdict
from klantenbestand.duplicates.weights import Learned, fitted, learn, score
from klantenbestand.words.choices import OneName
from klantenbestand.words.frozen import frozen

SURE, QUESTION, RELATED = "zeker dubbel", "vraag", "hoort bij elkaar"
QUESTIONS_PER_100 = 3.0
FEWEST_QUESTIONS = 5  # in a list of a hundred nobody minds five
CHUNK = 400_000  # pairs compared at once: what keeps 100,000 customers within the memory


@frozen
class Group:
    """Rows that are or may be one customer, or belong together.

    `verdict` is SURE, QUESTION or RELATED; `rows` are Excel rows, `customers` their numbers in the same order; `score`
    the chance (0-1) that the weakest link of the group is one customer; `reason` one Dutch sentence with what speaks
    for and against; `relation` how they belong together ("" unless RELATED); `shares_number`: another row of the file,
    not of this group, has a number of these. A group that is asked about holds whole
    groups that are sure: "yes" joins all of it.
    """

    verdict: str
    customers: tuple[str, ...]
    rows: tuple[int, ...]
    score: float
    reason: str
    relation: str = ""
    shares_number: bool = False

    @property
    def is_numbered(self) -> bool:
        """Whether each row has a customer number of its own: without one nothing tells later which row was meant."""
        return not self.shares_number and all(self.customers) and len(set(self.customers)) == len(self.customers)


@frozen
class Duplicates:
    """All proposals, surest first; `left_out` is how many weaker questions were not asked."""

    groups: tuple[Group, ...]
    estimate: Estimate
    left_out: int = 0

    def with_verdict(self, verdict: str) -> tuple[Group, ...]:
        """The groups with SURE, QUESTION or RELATED."""
        return tuple(group for group in self.groups if group.verdict == verdict)


@frozen
class Engine:
    """The file made comparable and what was learned from it."""

    prepared: Prepared
    learned: Learned
    dutch: bool
    refused: frozenset[Pair]
    distrusted: frozenset[int]

    def judge(self, a: Ints, b: Ints) -> tuple[Levels, Decisions]:
        """Levels and verdicts of pairs of positions."""
        levels = compare(self.prepared, a, b, self.dutch)
        return levels, self.decide(levels)

    def decide(self, levels: Levels) -> Decisions:
        """The verdicts on compared pairs."""
        scores = score(self.prepared, levels, self.learned)
        return decide(self.prepared, levels, scores, self.distrusted) if self.dutch else decide_plainly(scores)

    def evaluate(self, pairs: Sequence[Pair]) -> list[Link]:
        """What is known of pairs of positions."""
        places = np.asarray(pairs, dtype=np.int64)
        _, found = self.judge(places[:, 0], places[:, 1])
        return [Link(*values) for values in zip(*(column.tolist() for column in found.columns), strict=True)]


def find_duplicates(
    customers: pd.DataFrame,
    known_no: Iterable[tuple[str, str]] = (),
    *,
    dutch: bool = True,
    questions_per_100: float = QUESTIONS_PER_100,
    fewest_questions: int = FEWEST_QUESTIONS,
    one_name: OneName = OneName.BY_FILE,
    asked_before: Iterable[Collection[str]] = (),
) -> Duplicates:
    """Proposals for a frame of *Klanten* (columns by key of `words.sheets.CUSTOMERS`, index = Excel rows).

    `known_no` are pairs of customer numbers of which someone said that they are not the same: never proposed again.
    `dutch` false leaves out every Dutch rule (names, households, firms): pairs more likely than not. A missing column
    counts as empty. Rows without a customer number take part; their number is "". `one_name`: what the owner wants
    done with two of one name at one door. `asked_before` are the customer numbers of questions that wait for an answer:
    they are put again, before others; no more is asked than so many per hundred rows, or than
    `fewest_questions` where that is more.
    """
    engine, levels, seen = learned_engine(customers, known_no, dutch=dutch, one_name=one_name)
    most = max(math.ceil(questions_per_100 * len(customers) / 100), fewest_questions)
    return _proposals(engine, levels, seen, most, asked_before)


def learned_engine(
    customers: pd.DataFrame,
    known_no: Iterable[tuple[str, str]] = (),
    *,
    dutch: bool = True,
    one_name: OneName = OneName.BY_FILE,
) -> tuple[Engine, Levels, Witnesses]:
    """The file made comparable and learned from, its candidate pairs compared, and what its dates of birth say."""
    prepared = without_placeholders(prepare(customers)) if dutch else prepare(customers, dutch)
    a, b = candidates(prepared, dutch)
    parts = [compare(prepared, a[k : k + CHUNK], b[k : k + CHUNK], dutch) for k in range(0, len(a), CHUNK)]
    levels = Levels.joined(parts) if parts else compare(prepared, a, b, dutch)
    learned = learn(prepared, levels)
    learned = learned if dutch else fitted(prepared, levels, learned)
    refused = positions_of(prepared, known_no)
    numbered = np.asarray([x * len(prepared) + y for x, y in refused], dtype=np.int64)
    seen = witnesses(prepared, levels, learned, np.isin(levels.a * len(prepared) + levels.b, numbered))
    doubted = distrusted(seen, learned, one_name) if dutch else frozenset[int]()
    return Engine(prepared, learned, dutch, refused, doubted), levels, seen


def positions_of(prepared: Prepared, known_no: Iterable[tuple[str, str]]) -> frozenset[Pair]:
    """The pairs that were refused, as positions; a number that is gone is left out."""
    refused = [*known_no]
    places = _places(prepared) if refused else {}
    return frozenset(
        (min(x, y), max(x, y)) for a, b in refused for x in places.get(a, ()) for y in places.get(b, ()) if x != y
    )


def _places(prepared: Prepared) -> Mapping[str, Sequence[int]]:
    """The positions of each customer number."""
    places: dict[str, list[int]] = {}
    for position, customer in enumerate(prepared.customers):
        places.setdefault(str(customer), []).append(position)
    return places


def _proposals(
    engine: Engine,
    levels: Levels,
    seen: Witnesses,
    most: int,
    asked_before: Iterable[Collection[str]] = (),
) -> Duplicates:
    prepared = engine.prepared
    decisions = engine.decide(levels)
    known = grouping.links(levels.a, levels.b, decisions)
    known |= dict.fromkeys(engine.refused, grouping.REFUSED)

    evaluate = engine.evaluate
    clusters, sure = grouping.sure_groups(known, prepared.customers, evaluate)
    apart = _joined(sure)
    if engine.dutch:
        compared = partial(compare, prepared)
        sure = completed(known, clusters, sure, File(prepared.customers, compared, engine.decide, evaluate))
    asked = grouping.questions(known, clusters, prepared.customers, evaluate)
    before = _rows_of(prepared, asked_before)
    asked, left_out = with_asked_before(known, clusters, asked, before, most=most, evaluate=evaluate)
    related = grouping.related(known, clusters, asked, prepared.customers)
    found = [
        *_groups(engine, sure, SURE), *_groups(engine, asked, QUESTION), *_groups(engine, related, RELATED),
    ]  # fmt: skip
    trust = estimate(seen, engine.distrusted, decisions.verdict == Verdict.SURE, _joined(sure) - apart)
    return Duplicates(tuple(found), trust, left_out)


def _rows_of(prepared: Prepared, groups: Iterable[Collection[str]]) -> list[list[int]]:
    """The positions of the customers of each group, where each number stands once."""
    groups = [*groups]
    places = _places(prepared) if groups else {}
    found = [[places.get(number, ()) for number in group] for group in groups]
    return [[rows[0] for rows in group] for group in found if all(len(rows) == 1 for rows in group)]


def _joined(groups: Sequence[Linked]) -> int:
    """How many rows go when each group becomes one."""
    return sum(len(group.rows) - 1 for group in groups)


def _groups(engine: Engine, linked: Sequence[Linked], verdict: str) -> list[Group]:
    """The groups with their reasons, surest first."""
    if not linked:
        return []
    prepared = engine.prepared
    pairs = np.asarray([group.pair for group in linked], dtype=np.int64)
    levels, decisions = engine.judge(pairs[:, 0], pairs[:, 1])
    on_name = np.asarray([is_name_and_door(int(kind)) for kind in classes(levels)], dtype=bool)
    bare = decisions.bare if verdict == SURE else on_name & (verdict == QUESTION)
    made, bearers = [], Counter(prepared.customers.tolist())
    for place, group in enumerate(linked):
        rows = sorted(group.rows, key=lambda row: int(prepared.index[row]))
        made.append(
            Group(
                verdict=verdict,
                customers=tuple(str(prepared.customers[row]) for row in rows),
                rows=tuple(int(prepared.index[row]) for row in rows),
                score=round(float(decisions.chance[place]), 4),
                reason=_sentence(levels, place, verdict, group, bare=bool(bare[place])),
                relation=group.relation,
                shares_number=any(bearers[prepared.customers[row]] > 1 for row in rows),
            )
        )
    return sorted(made, key=lambda group: (-group.score, group.customers))


def _sentence(levels: Levels, place: int, verdict: str, group: Linked, *, bare: bool) -> str:
    return reason(levels, place, verdict, group.relation, together=group.together, bare=bare, rival=group.rival)
