"""What buyers are called beside customers of the file."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
import pandas as pd

from klantenbestand.duplicates.called import Called, called, recognised
from klantenbestand.duplicates.levels import Level
from klantenbestand.duplicates.prepared import Flags, Ints
from klantenbestand.words.frozen import frozen
from klantenbestand.words.sheets import CUSTOMERS

Pair = tuple[int, str]  # a buyer and a customer number


@frozen
class Names:
    """How alike buyers and customers are called, by pair."""

    levels: Mapping[Pair, Called]

    @classmethod
    def of(cls, customers: pd.DataFrame, frame: pd.DataFrame, pairs: Iterable[Pair]) -> "Names":
        """Compared for these pairs; `customers` of *Klanten*, `frame` of `Buyers`. Of more rows with one number the one
        most like him counts."""
        found: dict[Pair, Called] = {}
        for pair, level in _compared(customers, frame, pairs, called):
            found[pair] = max(Called(int(level)), found.get(pair, Called.OTHERWISE))
        return cls(found)

    def level(self, buyer: int, customer: str) -> Called:
        """UNTOLD for who has no row in *Klanten*."""
        return self.levels.get((buyer, customer), Called.UNTOLD)


def recognised_pairs(customers: pd.DataFrame, frame: pd.DataFrame, pairs: Iterable[Pair]) -> set[Pair]:
    """Those who may be one person whose surname changed (see `called.recognised`)."""
    return {pair for pair, found in _compared(customers, frame, pairs, recognised) if found}


def _compared(
    customers: pd.DataFrame,
    frame: pd.DataFrame,
    pairs: Iterable[Pair],
    how: Callable[[pd.DataFrame, Ints, Ints], Level | Flags],
) -> list[tuple[Pair, int]]:
    wanted, numbers = list(dict.fromkeys(pairs)), customers["customer"]
    rows: dict[str, list[int]] = defaultdict(list)
    for at in np.flatnonzero(numbers.isin({number for _, number in wanted})):
        rows[str(numbers.iloc[at])].append(int(at))
    asked = [(row, number, at) for row, number in wanted for at in rows.get(number, [])]
    if not asked:
        return []
    buyers, there = sorted({row for row, _, _ in asked}), sorted({at for _, _, at in asked})
    parts = (frame.loc[buyers], customers.iloc[there])
    both = pd.concat([part[[key for key in CUSTOMERS.by_key if key in part]] for part in parts], ignore_index=True)
    left, right = _places(buyers, 0), _places(there, len(buyers))
    a = np.asarray([left[row] for row, _, _ in asked], dtype=np.int64)
    b = np.asarray([right[at] for _, _, at in asked], dtype=np.int64)
    return [((row, number), int(one)) for (row, number, _), one in zip(asked, how(both, a, b).tolist(), strict=True)]


def _places(rows: Sequence[int], first: int) -> dict[int, int]:
    return {row: first + at for at, row in enumerate(rows)}
