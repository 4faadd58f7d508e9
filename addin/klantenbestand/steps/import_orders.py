"""On whom the orders of buyers stand in *Aankopen* already."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from klantenbestand.reading.data import Data
from klantenbestand.reading.texts import fold
from klantenbestand.steps.import_buyers import GUEST, Buyers, Taken
from klantenbestand.steps.import_lines import paired
from klantenbestand.steps.import_rows import with_signs


def standing_orders(data: Data, taken: Sequence[Taken], buyers: Buyers) -> tuple[dict[int, set[str]], frozenset[int]]:
    """The customers on whom lines of each buyer stand already, and the buyers of whom every line stands there.

    Only lines with an order number, that say exactly the same: a till that begins again gives a number to another.
    """
    found: dict[int, set[str]] = {}
    there = None if data.purchases is None else data.purchases.frame
    more, some = set[int](), set[int]()
    for one, of_line in zip(taken, buyers.of_line, strict=True):
        lines = one.export.lines
        if lines is None or there is None or "order" not in lines or "order" not in there:
            more |= set(of_line.tolist())
            continue
        numbered = lines["order"].notna().to_numpy(dtype=bool)
        pairs = paired(there, with_signs(data.purchases, lines).drop(columns="customer", errors="ignore"), one.source)
        stands = numbered & pairs.same & ~pairs.is_new & _is_of(there, pairs.row, one.source)
        more |= set(of_line[~stands].tolist())
        some |= set(of_line[stands].tolist())
        customers = there["customer"].reindex(pairs.row[stands]) if "customer" in there else pd.Series(dtype="str")
        for buyer, customer in zip(of_line[stands].tolist(), customers, strict=False):
            if isinstance(customer, str):
                found.setdefault(int(buyer), set()).add(customer)
    return found, frozenset(some - more - {GUEST})


def _is_of(there: pd.DataFrame, rows: np.ndarray, source: str) -> np.ndarray:
    """Which of these rows are of this source."""
    if "source" not in there:
        return np.zeros(len(rows), dtype=bool)
    return (there["source"].reindex(rows).fillna("").map(fold) == fold(source)).to_numpy(dtype=bool)
