"""Rows of an export that are no sale but the total of other rows, or the btw in it.

A till writes a total below each day, an invoice below its lines. Such a row is known by its word where the number of
the order should stand; or by its word, or by having nothing but an amount, where that amount is the sum of other rows.
"""

import re
from collections.abc import Callable

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from klantenbestand.words.wording import MONTHS, SHORT_MONTHS, WEEKDAYS

_CENT = 0.005
_MOST_VAT = 0.25  # of what it is over
_WORD = re.compile(r"[^\W\d_]+")
_TOTALS = frozenset(["totaal", "totalen", "total", "totals"])
_OF = frozenset(
    ("eind", "sub", "dag", "week", "maand", "jaar", "kwartaal", "factuur", "order", "grand", "daily", "day")
)
_WHOLE = frozenset(one + total for one in _OF for total in _TOTALS) | _TOTALS
_VAT = frozenset(("btw", "vat", "omzetbelasting"))
_BESIDE = frozenset(
    (
        *("incl", "excl", "inclusief", "exclusief", "btw", "vat", "te", "betalen", "bedrag", "eur", "euro", "van"),
        *("dag", "week", "maand", "per", "factuur", "order", "hoog", "laag", "tarief", "over", "op", "t", "m", "tm"),
        *MONTHS,
        *SHORT_MONTHS,
        *WEEKDAYS,
    )
)
_TEXTS = ("order", "article", "customer", "remarks")


def total_rows(lines: pd.DataFrame, amount: "pd.Series[float]") -> NDArray[np.bool_]:
    """Which of these order lines are totals of others, or the btw in them; `amount` of each.

    >>> told = {"order": ["1", "2", "Dagtotaal"], "date": pd.to_datetime(["2026-11-10"] * 3)}
    >>> total_rows(pd.DataFrame(told), pd.Series([10.0, 20.0, 30.0])).tolist()
    [False, False, True]
    """
    total, vat, bare = _with_word(lines, _TEXTS, is_total), _with_word(lines, _TEXTS, _is_vat), _bare(lines)
    said = total | vat | bare
    if not said.any():
        return said
    sale = ~said & (np.asarray(lines.index) >= 0)  # a line that takes back is none of the export
    cost: NDArray[np.floating] = amount.fillna(0.0).to_numpy(dtype=float)
    vat &= np.array(
        [0 < own <= _MOST_VAT * whole for own, whole in zip(cost, _of_order(lines, cost * sale), strict=True)]
    )
    equal = _is_sum(lines, cost, sale) | _is_sum(lines, cost, sale | vat)
    return _with_word(lines, ("order",), is_total) | vat | ((total | bare) & equal)


def is_total(text: str) -> bool:
    """Whether a text is the word for a total, and says nothing else.

    >>> [is_total(text) for text in ("Dagtotaal 10-11-2026", "Totaal incl. btw", "Grand Total", "Total Care", "Thee")]
    [True, True, True, False, False]
    """
    words = [word.casefold() for word in _WORD.findall(text)]
    first = 2 if len(words) > 1 and words[0] in _OF and words[1] in _TOTALS else 1
    return bool(words) and (first == 2 or words[0] in _WHOLE) and _BESIDE.issuperset(words[first:])


def _is_vat(text: str) -> bool:
    words = [word.casefold() for word in _WORD.findall(text)]
    return bool(words) and words[0] in _VAT and _BESIDE.issuperset(words)


def _with_word(lines: pd.DataFrame, keys: tuple[str, ...], is_word: Callable[[str], bool]) -> NDArray[np.bool_]:
    found = np.zeros(len(lines), dtype=bool)
    for key in (key for key in keys if key in lines):
        words = [text for text in lines[key].dropna().unique() if is_word(str(text))]
        found |= lines[key].isin(words).to_numpy(dtype=bool) if words else False
    return found


def _bare(lines: pd.DataFrame) -> NDArray[np.bool_]:
    """Rows with nothing but a day and an amount, where the others say of what or of whom they are."""
    keys = [key for key in ("order", "article", "customer") if key in lines]
    if not {"order", "article"} & set(keys):
        return np.zeros(len(lines), dtype=bool)
    return lines[keys].isna().all(axis=1).to_numpy(dtype=bool)


def _of_order(lines: pd.DataFrame, cost: NDArray[np.floating]) -> NDArray[np.floating]:
    """Of each line what its order costs; of one without an order what all of them do."""
    if "order" not in lines:
        return np.full(len(lines), cost.sum())
    made = pd.Series(cost, index=lines.index).groupby(lines["order"].fillna("")).transform("sum").to_numpy(dtype=float)
    return np.where(lines["order"].isna(), cost.sum(), made)


def _is_sum(lines: pd.DataFrame, cost: NDArray[np.floating], summed: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which cost as much as the lines above them, or all of them: of their order, else of their day or of the file."""
    one = pd.Series(np.zeros(len(lines), dtype=np.int64), index=lines.index)
    day = lines["date"].astype("str").fillna("") if "date" in lines else one
    order = lines["order"].fillna("") if "order" in lines else one.astype("str").str[:0]
    numbers = pd.Series(order.to_numpy()[summed]).unique()
    within = (order.isin(numbers) & (order != "")).to_numpy(dtype=bool)
    found = np.zeros(len(lines), dtype=bool)
    amounts, count = pd.Series(cost * summed, index=lines.index), pd.Series(summed, index=lines.index).astype("int64")
    for groups, among in ((order, within), (day, ~within), (one, ~within)):
        for how in ("cumsum", "sum"):
            sums, many = (side.groupby(groups).transform(how).to_numpy(dtype=float) for side in (amounts, count))
            found |= among & (np.abs(sums - cost) < _CENT) & (many > 0)
    return found
