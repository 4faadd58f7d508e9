"""What tells order lines apart, as texts: those of *Aankopen* and those of an export, in one form."""

import re
from collections.abc import Callable, Collection

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from klantenbestand.reading.exports import amounts
from klantenbestand.reading.links import loose
from klantenbestand.reading.texts import fold

RETURN, OFFER = "retour", "offerte"
SOURCE, NOBODY, OTHER = "source", "nobody", "other"
_SIGN_AFTER_LETTERS = re.compile(r"(?<=[^\W\d_])[\W_]+(?=\d)")


def order_key(number: str) -> str:
    """An order number without capitals, spaces around it, a # before it, and the zeros before a plain number. Signs
    count: a till counts 1-11 and 11-1.

    >>> order_key(" #0012"), order_key("w-1"), order_key("1-11"), order_key("000")
    ('12', 'w-1', '1-11', '0')
    """
    bare = number.strip().lstrip("#").strip().casefold()
    return (bare.lstrip("0") or "0") if bare.isdecimal() else bare


def near_key(number: str) -> str:
    """The same without a sign between letters and a number: W-1 and W 1 may well be W1.

    >>> near_key("#W-1"), near_key("1-11")
    ('w1', '1-11')
    """
    return _SIGN_AFTER_LETTERS.sub("", order_key(number))


def line_texts(there: pd.DataFrame, lines: pd.DataFrame, source: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Both as texts, each with their places 0, 1, ... as index. `of`: SOURCE, NOBODY or OTHER is what a row says of
    where it came from; `made`: a line that takes back what was paid back."""
    # one table of texts for both, so that equal texts are equal numbers
    # what one of the two never says tells nothing apart
    signs = [key for key in ("quantity", "status") if key in there and key in lines]
    both = pd.concat([_texts(one, signs) for one in (there, lines)], ignore_index=True)
    for key, column in (*((key, key) for key in ("article", "quantity", "customer")), ("offer", "status")):
        if column not in there or column not in lines:
            both[key] = ""
    if "order" not in there:
        both["order"] = both["near"] = both["loose"] = ""
    both["of"] = np.concatenate([source_of_rows(there, source), np.full(len(lines), SOURCE)])
    made = np.asarray(lines.index, dtype=np.int64) < 0
    both["made"] = np.concatenate([np.zeros(len(there), dtype=bool), made])
    return both.iloc[: len(there)], both.iloc[len(there) :].reset_index(drop=True)


def source_of_rows(there: pd.DataFrame, source: str) -> NDArray[np.str_]:
    """Of each row whether it is of this source, of another, or nobody says."""
    if "source" not in there:
        return np.full(len(there), NOBODY)
    codes, texts = pd.factorize(there["source"].fillna(""))
    words = {"": NOBODY, fold(source): SOURCE}
    return np.array([words.get(fold(text), OTHER) for text in texts], dtype="<U6")[codes]


def _texts(lines: pd.DataFrame, signs: Collection[str]) -> pd.DataFrame:
    """What tells lines apart, as texts; "" for nothing. `signs`: what besides the amount tells that one came back."""
    amount, quantity = amounts(lines), lines["quantity"] if "quantity" in lines else pd.Series(1.0, index=lines.index)
    back = amount < 0
    back |= (quantity < 0) & ("quantity" in signs)
    back |= has_status(lines, RETURN) & ("status" in signs)
    return pd.DataFrame(
        {
            "order": folded(lines, "order", order_key),
            "near": folded(lines, "order", near_key),
            "loose": folded(lines, "order", loose),
            "day": lines["date"].dt.strftime("%Y-%m-%d").fillna("").astype("str"),
            "back": np.where(back, "1", "0"),
            "article": folded(lines, "article", fold),
            "quantity": quantity.abs().fillna(1.0).round(4).astype("str"),
            "cents": (amount.abs() * 100).round().fillna(-1).astype("int64").astype("str"),
            "customer": folded(lines, "customer", loose),
            "offer": np.where(has_status(lines, OFFER), "1", "0"),
        }
    )


def has_status(lines: pd.DataFrame, status: str) -> "pd.Series[bool]":
    """Which lines have this status."""
    if "status" not in lines:
        return pd.Series(False, index=lines.index)
    return lines["status"].eq(status).fillna(False).astype(bool)


def folded(lines: pd.DataFrame, key: str, how: Callable[[str], str]) -> pd.Series:
    """A column of texts in the form that `how` makes of each; "" where there is none."""
    if key not in lines:
        return pd.Series("", index=lines.index, dtype="str")
    codes, texts = pd.factorize(lines[key].fillna(""))
    return pd.Series([how(text) if text else "" for text in texts], dtype="str").take(codes).set_axis(lines.index)
