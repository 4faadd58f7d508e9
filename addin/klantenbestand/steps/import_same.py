"""Which rows of two tables say the same in some columns, each row once."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from klantenbestand.words.frozen import frozen


@frozen
class Tier:
    """Lines pair with rows of the same `keys`, as far as they are among these."""

    keys: tuple[str, ...]
    of_left: NDArray[np.bool_]
    of_right: NDArray[np.bool_]


class Same:
    """Numbers for what is the same in some columns of both tables; each is made once."""

    def __init__(self, left: pd.DataFrame, right: pd.DataFrame) -> None:
        self._both = pd.concat([left, right], ignore_index=True)
        self._parting = len(left)
        self._codes: dict[tuple[str, ...], NDArray[np.int64]] = {}

    def pairs(self, tier: Tier) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Positions left and right that pair: the first with the first of the same, the second with the second."""
        at = np.flatnonzero(tier.of_left), np.flatnonzero(tier.of_right)
        if not len(at[0]) or not len(at[1]):
            return at[0][:0], at[1][:0]
        codes = self._of(tier.keys)
        most = max(len(one) for one in at)
        sides = (codes[: self._parting][at[0]], codes[self._parting :][at[1]])
        # the how manieth of its kind makes each number unique on its side
        left, right = (side * most + pd.Series(side).groupby(side).cumcount().to_numpy() for side in sides)
        _, first, second = np.intersect1d(left, right, assume_unique=True, return_indices=True)
        return at[0][first], at[1][second]

    def _of(self, keys: tuple[str, ...]) -> NDArray[np.int64]:
        if keys not in self._codes:
            own = pd.factorize(self._both[keys[-1]])[0].astype(np.int64)
            if len(keys) > 1:
                own = pd.factorize(self._of(keys[:-1]) * (int(own.max()) + 1) + own)[0].astype(np.int64)
            self._codes[keys] = own
        return self._codes[keys]
