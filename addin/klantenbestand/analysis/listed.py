"""Which row of *Klanten* each customer of the purchases has, looked up once for all that compare customers."""

from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd

from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import IntArray


@dataclass(frozen=True)
class Listed:
    """`rows`: the frame of *Klanten* with each number once (its first row). `place`: the position in it of each
    customer code, -1 = not there."""

    rows: pd.DataFrame
    place: IntArray


_known: WeakKeyDictionary[Purchases, tuple[pd.DataFrame, Listed]] = WeakKeyDictionary()


def listed(purchases: Purchases, customers: pd.DataFrame) -> Listed:
    """The customers of the purchases in this typed frame of *Klanten*, which must have the column customer."""
    if purchases in _known and _known[purchases][0] is customers:
        return _known[purchases][1]
    numbers = customers["customer"]
    rows = customers[numbers.notna() & ~numbers.duplicated()]
    place = np.asarray(pd.Index(rows["customer"]).get_indexer(purchases.customers), dtype=np.int64)
    found = Listed(rows, place)
    _known[purchases] = (customers, found)
    return found
