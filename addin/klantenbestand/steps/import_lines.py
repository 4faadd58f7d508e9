"""Which order lines of an export stand in *Aankopen* already.

A line is paired with one that is there: of the same order and day first the one that says exactly the same, then one
with the same article, the same amount, and any other, for the owner may have mended it. So a line that stands in an
order twice on purpose comes twice, and a line that was taken over before comes not at all. A return is never paired
with a purchase. Without an order number only what is exactly the same is known.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from klantenbestand.reading.exports import amounts
from klantenbestand.reading.links import loose
from klantenbestand.reading.texts import fold
from klantenbestand.words.frozen import frozen

_RETURN = "retour"


@frozen
class Paired:
    """Of each line of an export the row of *Aankopen* that it is, 0 for none; and whether the two say the same."""

    row: NDArray[np.int64]
    same: NDArray[np.bool_]

    @property
    def is_new(self) -> NDArray[np.bool_]:
        """Which lines are not there yet."""
        return np.equal(self.row, 0)


def paired(there: pd.DataFrame | None, lines: pd.DataFrame, source: str) -> Paired:
    """The lines of an export of `source` against *Aankopen* (both frames by key, customers as *Klanten* has them).

    A row with another *Bron* is the same line only where all of it is the same.
    """
    row, same = np.zeros(len(lines), dtype=np.int64), np.zeros(len(lines), dtype=bool)
    if there is None or there.empty or lines.empty or "date" not in there:
        return Paired(row, same)
    from_there = _of_source(there, source)
    # one table of texts for both, so that equal texts are equal numbers
    both = pd.concat([_texts(there), _texts(lines)], ignore_index=True)
    for key in ("order", "article", "quantity", "customer"):
        if key not in there or key not in lines:
            both[key] = ""  # what one of the two never says tells nothing apart
    left, right = both.iloc[: len(there)], both.iloc[len(there) :]
    index = there.index.to_numpy(dtype=np.int64)
    free = np.ones(len(there), dtype=bool)
    exact = ("order", "day", "back", "article", "quantity", "cents")
    numbered = (right["order"] != "").to_numpy(dtype=bool)
    dayless = (left["day"] == "").to_numpy(dtype=bool)
    for keys, of_there, of_lines in (
        (exact, from_there, numbered),
        ((*exact, "customer"), from_there, ~numbered),
        (("order", "day", "back", "article"), from_there, numbered),
        (("order", "day", "back", "cents"), from_there, numbered),
        (("order", "day", "back"), from_there, numbered),
        (("order", "back", "article", "quantity", "cents"), from_there & dayless, numbered),
        ((*exact, "customer"), ~from_there, np.ones(len(lines), dtype=bool)),
    ):
        found = _pairs(left, right, keys, of_there & free, of_lines & (row == 0))
        free[found[0]] = False
        row[found[1]] = index[found[0]]
        same[found[1]] = "cents" in keys and "article" in keys
    return Paired(row, same)


def _of_source(there: pd.DataFrame, source: str) -> NDArray[np.bool_]:
    """The rows that are of this source, or of which nobody says."""
    if "source" not in there:
        return np.ones(len(there), dtype=bool)
    codes, texts = pd.factorize(there["source"].fillna(""))
    fits = np.array([fold(text) in ("", fold(source)) for text in texts], dtype=bool)
    return fits[codes]


def _texts(lines: pd.DataFrame) -> pd.DataFrame:
    """What tells lines apart, as texts; "" for nothing."""
    amount, quantity = amounts(lines), lines["quantity"] if "quantity" in lines else pd.Series(1.0, index=lines.index)
    back = (amount < 0) | (quantity < 0)
    if "status" in lines:
        back |= lines["status"].eq(_RETURN).fillna(False).astype(bool)
    return pd.DataFrame(
        {
            "order": _folded(lines, "order", loose),
            "day": lines["date"].dt.strftime("%Y-%m-%d").fillna("").astype("str"),
            "back": np.where(back, "1", "0"),
            "article": _folded(lines, "article", fold),
            "quantity": quantity.abs().fillna(1.0).round(4).astype("str"),
            "cents": (amount.abs() * 100).round().fillna(-1).astype("int64").astype("str"),
            "customer": _folded(lines, "customer", loose),
        }
    )


def _folded(lines: pd.DataFrame, key: str, how: object) -> pd.Series:
    if key not in lines:
        return pd.Series("", index=lines.index, dtype="str")
    codes, texts = pd.factorize(lines[key].fillna(""))
    assert callable(how)
    return pd.Series([how(text.lstrip("#")) for text in texts], dtype="str").take(codes).set_axis(lines.index)


def _pairs(
    left: pd.DataFrame,
    right: pd.DataFrame,
    keys: Sequence[str],
    of_left: NDArray[np.bool_],
    of_right: NDArray[np.bool_],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Positions left and right that pair: the first with the first of the same keys, the second with the second."""
    at_left, at_right = np.flatnonzero(of_left), np.flatnonzero(of_right)
    tables = []
    for frame, at in ((left, at_left), (right, at_right)):
        table = frame.iloc[at][list(keys)].reset_index(drop=True)
        tables.append(table.assign(nth=table.groupby(list(keys), sort=False).cumcount(), at=at))
    found = tables[0].merge(tables[1], on=[*keys, "nth"])
    return found["at_x"].to_numpy(dtype=np.int64), found["at_y"].to_numpy(dtype=np.int64)


def customers_of_orders(there: pd.DataFrame | None, lines: pd.DataFrame, source: str) -> pd.Series:
    """Of each line the customer on whom its order stands in *Aankopen* already, with the same *Bron*; NaN without."""
    nobody = pd.Series(None, index=lines.index, dtype="str")
    if there is None or not {"source", "order", "customer"} <= set(there) or "order" not in lines:
        return nobody
    known = there[_of_source(there, source) & there["source"].notna() & there["customer"].notna()]
    orders = _folded(known, "order", loose) + "\n" + known["date"].astype("str")
    by_order = dict(zip(orders, known["customer"], strict=True))
    wanted = _folded(lines, "order", loose) + "\n" + lines["date"].astype("str")
    return wanted.map(by_order).astype("str")
