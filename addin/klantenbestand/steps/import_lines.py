"""Which order lines of an export stand in *Aankopen* already.

A line is paired with one that is there: of the same order and day first the one that says exactly the same, then one
with the same article and one with the same amount, for the owner may have mended the other. So a line that stands in
an order twice on purpose comes twice, and a line that was taken over before comes not at all. A return is never paired
with a purchase, nor a line with one of another customer; but what is exactly the same and came from this source is the
same, also after the owner put it on another customer. Without an order number only what is exactly the same is known.
"""

from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from klantenbestand.reading.exports import amounts
from klantenbestand.reading.links import loose
from klantenbestand.reading.texts import fold
from klantenbestand.words.frozen import frozen

_RETURN, _OFFER = "retour", "offerte"


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

    A row with another *Bron* is the same line only where all of it is the same. Which of equal rows is which does not
    depend on their order.
    """
    row, same = np.zeros(len(lines), dtype=np.int64), np.zeros(len(lines), dtype=bool)
    if there is None or there.empty or lines.empty or "date" not in there:
        return Paired(row, same)
    left, right = _sorted_texts(there, lines, source)
    free, wanted = np.ones(len(left), dtype=bool), np.ones(len(right), dtype=bool)
    at_left, at_right = left.index.to_numpy(dtype=np.int64), right.index.to_numpy(dtype=np.int64)
    index = there.index.to_numpy(dtype=np.int64)
    matching, offers = _Same(left, right), [frame["offer"].to_numpy() for frame in (left, right)]
    for tier in _tiers(left, right):
        found = matching.pairs(_Tier(tier.keys, tier.of_left & free, tier.of_right & wanted))
        free[found[0]] = wanted[found[1]] = False
        row[at_right[found[1]]] = index[at_left[found[0]]]
        alike = offers[0][found[0]] == offers[1][found[1]]
        same[at_right[found[1]]] = alike if {"cents", "article"} <= set(tier.keys) else False
    return Paired(row, same)


@frozen
class _Tier:
    """Lines pair with rows of the same `keys`, as far as they are among these."""

    keys: tuple[str, ...]
    of_left: NDArray[np.bool_]
    of_right: NDArray[np.bool_]


def _tiers(left: pd.DataFrame, right: pd.DataFrame) -> Iterator[_Tier]:
    """What counts as the same, the surest first; each with the same customer, then where one of both says none.

    What came in before is wholly the same as its line, so that the first of these finds it and leaves the rest as they
    were: nothing is new twice.
    """
    exact = ("order", "day", "back", "article", "quantity", "cents")
    from_there = left["of"].isin(["source", "nobody"]).to_numpy(dtype=bool)
    dayless = from_there & (left["day"] == "").to_numpy(dtype=bool)
    numbered, every = (right["order"] != "").to_numpy(dtype=bool), np.ones(len(right), dtype=bool)
    named = [(frame["article"] != "").to_numpy(dtype=bool) for frame in (left, right)]
    alone = [_alone(frame) for frame in (left, right)]
    yield _Tier((*exact, "customer"), from_there, every)
    yield from _of_one_customer(exact, (from_there, numbered), left, right)
    yield _Tier(exact, (left["of"] == "source").to_numpy(dtype=bool), numbered)
    for keys, rows, lines in (
        (("order", "day", "back", "article"), from_there & named[0], numbered & named[1]),
        (("order", "day", "back", "cents"), from_there, numbered),
        # the one line of an invoice, of which neither says what was bought
        (("order", "day", "back"), from_there & ~named[0] & alone[0], numbered & ~named[1] & alone[1]),
        (("order", "back", "article", "quantity", "cents"), dayless, numbered),
    ):
        yield _Tier((*keys, "customer"), rows, lines)
        yield from _of_one_customer(keys, (rows, lines), left, right)
    yield _Tier((*exact, "customer"), ~from_there, every)


def _of_one_customer(
    keys: tuple[str, ...],
    among: tuple[NDArray[np.bool_], NDArray[np.bool_]],
    left: pd.DataFrame,
    right: pd.DataFrame,
) -> Iterator[_Tier]:
    """The same where the row or the line does not say of whom it is."""
    silent = [(frame["customer"] == "").to_numpy(dtype=bool) for frame in (left, right)]
    yield _Tier(keys, among[0] & silent[0], among[1])
    yield _Tier(keys, among[0], among[1] & silent[1])


def _alone(texts: pd.DataFrame) -> NDArray[np.bool_]:
    """Which are the only line of their order and day."""
    return ~texts.duplicated(["order", "day", "back"], keep=False).to_numpy(dtype=bool)


def _sorted_texts(there: pd.DataFrame, lines: pd.DataFrame, source: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Both as texts, sorted by what they say; the index is where they stood. `of`: "source", "nobody" or "other"."""
    # one table of texts for both, so that equal texts are equal numbers
    both = pd.concat([_texts(there), _texts(lines)], ignore_index=True)
    for key, column in (*((key, key) for key in ("order", "article", "quantity", "customer")), ("offer", "status")):
        if column not in there or column not in lines:
            both[key] = ""  # what one of the two never says tells nothing apart
    both["of"] = np.concatenate([_source_of_rows(there, source), np.full(len(lines), "source")])
    left, right = both.iloc[: len(there)], both.iloc[len(there) :].reset_index(drop=True)
    # most of *Aankopen* is of other orders or days, and can be nothing's pair
    left = left[left["order"].isin(right["order"].unique()) & left["day"].isin(["", *right["day"].unique()])]
    keys = [str(key) for key in both if key != "of"]
    # rows that say their source go first: they pair in more ways, and what was taken over is of them
    return left.sort_values(["of", *keys], key=_rank, kind="stable"), right.sort_values(keys, kind="stable")


def _rank(texts: pd.Series) -> pd.Series:
    return texts.map({"source": 0, "nobody": 1, "other": 2}) if texts.name == "of" else texts


def _source_of_rows(there: pd.DataFrame, source: str) -> NDArray[np.str_]:
    """Of each row whether it is of this source, of another, or nobody says."""
    if "source" not in there:
        return np.full(len(there), "nobody")
    codes, texts = pd.factorize(there["source"].fillna(""))
    words = {"": "nobody", fold(source): "source"}
    return np.array([words.get(fold(text), "other") for text in texts], dtype="<U6")[codes]


def _texts(lines: pd.DataFrame) -> pd.DataFrame:
    """What tells lines apart, as texts; "" for nothing."""
    amount, quantity = amounts(lines), lines["quantity"] if "quantity" in lines else pd.Series(1.0, index=lines.index)
    back = (amount < 0) | (quantity < 0)
    back |= _is(lines, _RETURN)
    return pd.DataFrame(
        {
            "order": _folded(lines, "order", loose),
            "day": lines["date"].dt.strftime("%Y-%m-%d").fillna("").astype("str"),
            "back": np.where(back, "1", "0"),
            "article": _folded(lines, "article", fold),
            "quantity": quantity.abs().fillna(1.0).round(4).astype("str"),
            "cents": (amount.abs() * 100).round().fillna(-1).astype("int64").astype("str"),
            "customer": _folded(lines, "customer", loose),
            "offer": np.where(_is(lines, _OFFER), "1", "0"),
        }
    )


def _is(lines: pd.DataFrame, status: str) -> "pd.Series[bool]":
    if "status" not in lines:
        return pd.Series(False, index=lines.index)
    return lines["status"].eq(status).fillna(False).astype(bool)


def _folded(lines: pd.DataFrame, key: str, how: object) -> pd.Series:
    if key not in lines:
        return pd.Series("", index=lines.index, dtype="str")
    codes, texts = pd.factorize(lines[key].fillna(""))
    assert callable(how)
    return pd.Series([how(text.lstrip("#")) for text in texts], dtype="str").take(codes).set_axis(lines.index)


class _Same:
    """Numbers for what is the same in some columns of both tables; each is made once."""

    def __init__(self, left: pd.DataFrame, right: pd.DataFrame) -> None:
        self._both = pd.concat([left, right], ignore_index=True)
        self._parting = len(left)
        self._codes: dict[tuple[str, ...], NDArray[np.int64]] = {}

    def pairs(self, tier: "_Tier") -> tuple[NDArray[np.int64], NDArray[np.int64]]:
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


def customers_of_orders(there: pd.DataFrame | None, lines: pd.DataFrame, source: str) -> pd.Series:
    """Of each line the customer on whom its order stands in *Aankopen* already, with the same *Bron*; NaN without."""
    nobody = pd.Series(None, index=lines.index, dtype="str")
    if there is None or not {"source", "order", "customer"} <= set(there) or "order" not in lines:
        return nobody
    known = there[(_source_of_rows(there, source) == "source") & there["customer"].notna()]
    orders = _folded(known, "order", loose) + "\n" + known["date"].astype("str")
    by_order = dict(zip(orders, known["customer"], strict=True))
    wanted = _folded(lines, "order", loose) + "\n" + lines["date"].astype("str")
    return wanted.map(by_order).astype("str")


def still_bought(there: pd.DataFrame | None, undone: pd.DataFrame, source: str) -> tuple[str, ...]:
    """The orders of lines that did not go through, and stand in *Aankopen* as bought."""
    if there is None or undone.empty or "order" not in undone or "date" not in undone:
        return ()
    bought = there[~_is(there, _OFFER)] if "status" in there else there
    nobodys = undone[undone["date"].notna()].drop(columns=["status", "customer"], errors="ignore")
    found = nobodys[~paired(bought, nobodys, source).is_new]
    return tuple(dict.fromkeys(str(order) for order in found["order"].dropna()))
