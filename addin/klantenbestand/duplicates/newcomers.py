"""New rows against the file before they are added to it: who of them is a customer already?"""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from klantenbestand.duplicates.groups import REFUSED, links, rivals_of
from klantenbestand.duplicates.proposals import QUESTION, RELATED, SURE, learned_engine
from klantenbestand.duplicates.reasons import reason
from klantenbestand.duplicates.verdicts import RELATIONS, Verdict
from klantenbestand.words.frozen import frozen

_NAMES = {Verdict.SURE: SURE, Verdict.QUESTION: QUESTION, Verdict.RELATED: RELATED}


@frozen
class Newcomer:
    """A new row (`row`: its index in the new rows) that is, may be or belongs with someone.

    `other` is that one's row: in *Klanten*, or among the new rows where `both_new`; `customer` the number there ("" for
    none). `verdict`, `score`, `reason` and `relation` as of `proposals.Group`.
    """

    row: int
    verdict: str
    customer: str
    other: int
    both_new: bool
    score: float
    reason: str
    relation: str = ""


def newcomers(
    customers: pd.DataFrame, new: pd.DataFrame, known_no: Iterable[tuple[str, str]] = ()
) -> tuple[Newcomer, ...]:
    """Of each new row what it may be the same as, surest first; rows that are nobody known are not in it.

    Both frames as for `find_duplicates`, with or without the same columns; their indexes may overlap. Two new rows that
    may be one are reported once, with the later as the newcomer. A new row without a number takes part.
    """
    both = pd.concat([customers, new], ignore_index=True)
    first = len(customers)
    if not len(new):
        return ()
    engine, every, _ = learned_engine(both, known_no)
    levels = every.take(np.asarray((every.a >= first) | (every.b >= first)))
    decisions = engine.decide(levels)
    known = links(levels.a, levels.b, decisions) | dict.fromkeys(engine.refused, REFUSED)
    rivals = rivals_of(known, engine.evaluate)
    found = []
    for k in np.flatnonzero(decisions.verdict > Verdict.NONE):
        a, b = int(levels.a[k]), int(levels.b[k])
        if (a, b) in engine.refused:
            continue
        both_new = a >= first
        is_rival = (a, b) in rivals
        verdict = QUESTION if is_rival else _NAMES[Verdict(int(decisions.verdict[k]))]
        relation = str(RELATIONS[int(decisions.relation[k])])
        found.append(
            Newcomer(
                row=int(new.index[b - first]),
                verdict=verdict,
                customer=str(engine.prepared.customers[a]),
                other=int(new.index[a - first]) if both_new else int(customers.index[a]),
                both_new=both_new,
                score=round(float(decisions.chance[k]), 4),
                reason=reason(levels, int(k), verdict, relation, rival=is_rival),
                relation=relation,
            )
        )
    place = {row: at for at, row in enumerate(new.index)}
    order = list(_NAMES.values())
    return tuple(sorted(found, key=lambda one: (place[one.row], order.index(one.verdict), -one.score, one.customer)))
