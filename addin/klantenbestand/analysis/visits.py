"""Who bought which article on which day: the visits that articles' customers, repeats and sequences are made of."""

import numpy as np
from numpy.typing import NDArray

from klantenbestand.analysis.lines import where
from klantenbestand.analysis.once import once
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import IntArray, run_starts
from klantenbestand.words.frozen import frozen


@frozen
class Visits:
    """One entry for each article (code), customer (code) and day on which he bought it, sorted in that sequence.

    `last` marks the last day of that customer with that article. Returned lines and losse verkoop are left out.
    """

    article: IntArray
    customer: IntArray
    day: IntArray
    last: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.article)

    @property
    def follows(self) -> NDArray[np.bool_]:
        """Which entries have an earlier day of the same customer and article just before them."""
        result = np.zeros(len(self), dtype=bool)
        result[1:] = ~self.last[:-1]
        return result


def visited_lines(purchases: Purchases, article: IntArray) -> NDArray[np.bool_]:
    """The lines that are part of a visit: an article (of each line its code, -1 = none) that a customer bought and
    kept."""
    lines, whole = purchases.lines, purchases.orders["is_purchase"].to_numpy()
    keep = (lines["customer"].to_numpy() >= 0) & ~lines["returned"].to_numpy() & (article >= 0)
    return np.asarray(keep if whole.all() else keep & whole[lines["order"].to_numpy()])


@once
def article_visits(purchases: Purchases) -> Visits:
    """The visits of these purchases; orders that came wholly back are none."""
    lines, kept = purchases.lines, visited_lines(purchases, purchases.article)
    none = np.empty(0, dtype=np.int64)
    if not kept.any():
        return Visits(none, none, none, none.astype(bool))
    keep = where(kept)
    day = lines["day"].to_numpy()[keep].astype(np.int64)
    start = int(day.min())
    day_bits, customer_bits = (int(day.max()) - start).bit_length(), len(purchases.customers).bit_length()
    key = (purchases.article[keep] << customer_bits) | lines["customer"].to_numpy()[keep]
    key = (key << day_bits) | (day - start)
    key.sort()
    key = key[run_starts(key)]
    pair, day = key >> day_bits, (key & ((1 << day_bits) - 1)) + start
    customer = pair & ((1 << customer_bits) - 1)
    return Visits(pair >> customer_bits, customer, day, np.append(pair[1:] != pair[:-1], True))
