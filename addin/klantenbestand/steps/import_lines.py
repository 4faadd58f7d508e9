"""Which order lines of an export stand in *Aankopen* already.

A line is paired with one that is there: of the same order and day first the one that says exactly the same, then one
with the same article and one with the same amount, for the owner may have mended the other. So a line that stands in
an order twice on purpose comes twice, and a line that was taken over before comes not at all. A return is never paired
with a purchase, nor a line with one of another customer; but what is exactly the same and came from this source is the
same, also after the owner put it on another customer. Where one of both has no order number, only what is exactly the
same and of the same known customer is one line; a row of another source never is. What is left is looked up in the
whole orders that are there (`import_standing`).
"""

from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from klantenbestand.reading.exports import amounts
from klantenbestand.steps.import_line_texts import (
    NOBODY,
    OFFER,
    OTHER,
    RETURN,
    SOURCE,
    folded,
    has_status,
    line_texts,
    order_key,
    source_of_rows,
)
from klantenbestand.steps.import_same import Same, Tier
from klantenbestand.steps.import_standing import SOLD, Standing, among_orders
from klantenbestand.words.frozen import frozen

_CENT = 0.005


@frozen
class Paired:
    """Of each line of an export the row of *Aankopen* that it is, 0 for none; whether the two say the same; and a note
    of `import_standing` where there is something to say of it, "" for nothing."""

    row: NDArray[np.int64]
    same: NDArray[np.bool_]
    note: NDArray[np.str_]

    @property
    def is_new(self) -> NDArray[np.bool_]:
        """Which lines are not there yet."""
        return np.equal(self.row, 0)


def paired(there: pd.DataFrame | None, lines: pd.DataFrame, source: str) -> Paired:
    """The lines of an export of `source` against *Aankopen* (both frames by key, customers as *Klanten* has them).

    A row with another *Bron* is the same line only where all of it is the same, the order number too. Which of equal
    rows is which does not depend on their order.
    """
    row, same = np.zeros(len(lines), dtype=np.int64), np.zeros(len(lines), dtype=bool)
    note = np.full(len(lines), "", dtype="<U8")
    if there is None or there.empty or lines.empty or "date" not in there:
        return Paired(row, same, note)
    every, wanted = line_texts(there, lines, source)
    left, right = _sorted(_possible(every, wanted), wanted)
    at_left, at_right = left.index.to_numpy(dtype=np.int64), right.index.to_numpy(dtype=np.int64)
    index = there.index.to_numpy(dtype=np.int64)
    place, exact = _by_line(left, right)
    found = np.flatnonzero(place >= 0)
    row[at_right[found]] = index[at_left[place[found]]]
    offers = [frame["offer"].to_numpy() for frame in (left, right)]
    alike = offers[0][place[found]] == offers[1][found]
    same[at_right[found]] = exact[found] & alike
    sold = (offers[0][place[found]] == "1") & (offers[1][found] == "0")
    note[at_right[found[sold]]] = SOLD
    free = np.ones(len(every), dtype=bool)
    free[at_left[place[found]]] = False
    more = among_orders(Standing(every, wanted, free, np.equal(row, 0)))
    at = np.flatnonzero(more.place >= 0)
    row[at] = index[more.place[at]]
    note[more.note != ""] = more.note[more.note != ""]
    return Paired(row, same, note)


def _by_line(left: pd.DataFrame, right: pd.DataFrame) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Of each line the place of its row, -1 for none; and whether they agree in article and amount."""
    place, exact = np.full(len(right), -1, dtype=np.int64), np.zeros(len(right), dtype=bool)
    free, matching = np.ones(len(left), dtype=bool), Same(left, right)
    for tier in _tiers(left, right):
        rows, lines = matching.pairs(Tier(tier.keys, tier.of_left & free, tier.of_right & (place < 0)))
        free[rows] = False
        place[lines] = rows
        exact[lines] = {"cents", "article"} <= set(tier.keys)
    return place, exact


def _tiers(left: pd.DataFrame, right: pd.DataFrame) -> Iterator[Tier]:
    """What counts as the same, the surest first; each with the same customer, then where one of both says none.

    What came in before is wholly the same as its line, so that the first of these finds it and leaves the rest as they
    were: nothing is new twice.
    """
    alike = ("day", "back", "article", "quantity", "cents")
    exact = ("order", *alike)
    from_there = left["of"].isin([SOURCE, NOBODY]).to_numpy(dtype=bool)
    dayless = from_there & (left["day"] == "").to_numpy(dtype=bool)
    numbered, every = _says(right, "order"), np.ones(len(right), dtype=bool)
    named = [_says(frame, "article") for frame in (left, right)]
    alone = [_alone(frame) for frame in (left, right)]
    yield Tier((*exact, "customer"), from_there, every)
    yield from _of_one_customer(exact, (from_there, numbered), left, right)
    yield Tier(exact, (left["of"] == SOURCE).to_numpy(dtype=bool), numbered)
    yield Tier(("near", *alike, "customer"), from_there, numbered)
    for keys, rows, lines in (
        (("order", "day", "back", "article"), from_there & named[0], numbered & named[1]),
        (("order", "day", "back", "cents"), from_there, numbered),
        # the one line of an invoice, of which neither says what was bought
        (("order", "day", "back"), from_there & ~named[0] & alone[0], numbered & ~named[1] & alone[1]),
        (("order", "back", "article", "quantity", "cents"), dayless, numbered),
    ):
        yield Tier((*keys, "customer"), rows, lines)
        yield from _of_one_customer(keys, (rows, lines), left, right)
    # without a number the article and the customer must be known
    known = [_says(frame, "customer") & one for frame, one in zip((left, right), named, strict=True)]
    yield Tier((*alike, "customer"), from_there & known[0], ~numbered & known[1])
    yield Tier((*exact, "customer"), ~from_there, numbered)


def _of_one_customer(
    keys: tuple[str, ...],
    among: tuple[NDArray[np.bool_], NDArray[np.bool_]],
    left: pd.DataFrame,
    right: pd.DataFrame,
) -> Iterator[Tier]:
    """The same where the row or the line does not say of whom it is."""
    silent = [~_says(frame, "customer") for frame in (left, right)]
    yield Tier(keys, among[0] & silent[0], among[1])
    yield Tier(keys, among[0], among[1] & silent[1])


def _says(texts: pd.DataFrame, key: str) -> NDArray[np.bool_]:
    return (texts[key] != "").to_numpy(dtype=bool)


def _alone(texts: pd.DataFrame) -> NDArray[np.bool_]:
    """Which are the only line of their order and day."""
    return ~texts.duplicated(["order", "day", "back"], keep=False).to_numpy(dtype=bool)


def _possible(left: pd.DataFrame, right: pd.DataFrame) -> pd.DataFrame:
    """Most of *Aankopen* is of other orders or days, and can be nothing's pair."""
    of_orders = left["near"].isin(right["near"].unique()) | bool((right["order"] == "").any())
    return left[of_orders & left["day"].isin(["", *right["day"].unique()])]


def _sorted(left: pd.DataFrame, right: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Both sorted by what they say; the index is where they stood."""
    keys = [str(key) for key in right if key not in ("of", "made")]
    # rows that say their source go first: they pair in more ways, and what was taken over is of them
    return left.sort_values(["of", *keys], key=_rank, kind="stable"), right.sort_values(keys, kind="stable")


def _rank(texts: pd.Series) -> pd.Series:
    return texts.map({SOURCE: 0, NOBODY: 1, OTHER: 2}) if texts.name == "of" else texts


def still_bought(there: pd.DataFrame | None, undone: pd.DataFrame, source: str) -> tuple[str, ...]:
    """The orders of lines that did not go through, and stand in *Aankopen* as bought and not taken back."""
    if there is None or undone.empty or "order" not in undone or "date" not in undone:
        return ()
    bought = there[~has_status(there, OFFER)]
    nobodys = undone[undone["date"].notna()].drop(columns=["status", "customer"], errors="ignore")
    found = nobodys[~paired(bought, nobodys, source).is_new]
    orders = {order_key(str(order)): str(order) for order in found["order"].dropna()}
    if not orders:
        return ()
    of_source = bought[source_of_rows(bought, source) != OTHER]
    amount = amounts(of_source).where(~has_status(of_source, RETURN), -amounts(of_source).abs())
    left = amount.groupby(folded(of_source, "order", order_key)).sum()
    return tuple(order for key, order in orders.items() if left.get(key, 1.0) > _CENT)
