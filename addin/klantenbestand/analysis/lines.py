"""Purchase lines as plain arrays: days, cents, whether it is a return, and codes for what is a name."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from klantenbestand.analysis.number_codes import number_codes
from klantenbestand.analysis.periods import IntArray
from klantenbestand.words.frozen import frozen

BoolArray = NDArray[np.bool_]
LARGEST_AMOUNT = 1e12  # euro; what is larger is a typing error and would spoil exact sums
_NO_DAY = np.iinfo(np.int64).min


@frozen
class LeftOut:
    """How many lines do not count, and why."""

    offers: int = 0
    after_peildatum: int = 0
    without_date: int = 0
    without_amount: int = 0


@frozen
class Lines:
    """The lines that count. Codes are positions in the names beside them, -1 is empty.

    `position` is the row in the frame as it came, `day` counts from 1970-01-01, `cents` of a return are negative.
    """

    position: IntArray
    day: IntArray
    cents: IntArray
    returned: BoolArray
    customer: IntArray
    customers: pd.Index
    number: IntArray
    source: IntArray
    article: IntArray
    articles: pd.Index

    def __len__(self) -> int:
        return len(self.position)

    @property
    def whole(self) -> bool:
        """No row before the last line is left out, so that a line's position is its place among the lines."""
        return not len(self) or int(self.position[-1]) == len(self) - 1


Rows = IntArray | slice


def where(mask: BoolArray) -> Rows:
    """What to index an array with to get the entries of the mask; without a copy where those are all.

    Positions, not the mask: numpy takes ten times as long to pick by a mask of which it cannot guess the next one.
    """
    return slice(None) if mask.all() else np.flatnonzero(mask)


def to_cents(euros: NDArray[np.float64]) -> IntArray:
    """Euro to whole cents, halves away from zero as Excel shows them (2 x 0.345 makes 0.69, 3 x 0.335 makes 1.01)."""
    cents = np.abs(euros)
    cents *= 100
    cents += 0.5 + 1e-7
    np.floor(cents, out=cents)
    return np.copysign(cents, euros, out=cents).astype(np.int64)


def codes(column: pd.Series | None, rows: int) -> tuple[IntArray, pd.Index]:
    """Each value as a position in the different values (text); empty and missing are -1. No column: all -1."""
    if column is None:
        return np.full(rows, -1, dtype=np.int64), pd.Index([], dtype="str")
    places, values = pd.factorize(column)
    names = _as_text(pd.Index(values))
    blank = np.asarray(pc.equal(pc.binary_length(pc.utf8_trim_whitespace(pa.array(names))), 0))
    found = places.astype(np.int64, copy=False)
    if not blank.any():
        return found, names
    moved = np.where(blank, -1, np.cumsum(~blank) - 1)
    return np.where(found >= 0, np.append(moved, -1)[found], -1).astype(np.int64), names[~blank]


def texts(frame: pd.DataFrame, key: str) -> pd.Series:
    """A column as text, '' where it is missing or empty."""
    if key not in frame:
        return pd.Series([""] * len(frame), index=frame.index, dtype="str")
    column = frame[key]
    if not isinstance(column.dtype, pd.StringDtype):
        column = column.astype("str")
    # of the array: of the Series it takes three times as long for a few hundred texts
    return pd.Series(column.array.fillna(""), index=column.index, name=key)


def among(frame: pd.DataFrame, key: str, *words: str) -> BoolArray:
    """Which rows have one of these words in this column; '' stands for empty, as all are where there is no column."""
    found, names = codes(frame.get(key), len(frame))
    return np.array([*(name in words for name in names.tolist()), "" in words])[found]


def worded(places: NDArray[np.integer], words: Sequence[str], index: pd.Index) -> pd.Series:
    """The word at each place as text (making texts of a numpy array of texts takes ten times as long)."""
    return pd.Series(pd.Index(list(words), dtype="str").take(places).array, index=index)


def _kept(frame: pd.DataFrame, key: str, keep: BoolArray) -> tuple[IntArray, pd.Index]:
    """The codes of the kept rows, and only the names that they use (to mask text first takes far longer)."""
    found, names = codes(frame.get(key), len(frame))
    if keep.all():
        return found, names
    found = found[keep]
    used = np.bincount(found + 1, minlength=len(names) + 1)[1:] > 0
    if used.all():
        return found, names
    return np.append(np.cumsum(used) - 1, -1)[found], names[used]


def _order_numbers(frame: pd.DataFrame) -> IntArray:
    column = frame.get("order")
    quick = None if column is None else number_codes(column)
    return codes(column, len(frame))[0] if quick is None else quick


def _as_text(values: pd.Index) -> pd.Index:
    """Names as text; a number that pandas made a float (12.0) is the name '12'."""
    if isinstance(values.dtype, pd.StringDtype):
        return values
    plain = [int(value) if isinstance(value, float) and value.is_integer() else value for value in values.tolist()]
    return pd.Index([str(value) for value in plain], dtype="str")


def days_of(column: pd.Series) -> IntArray:
    """Dates as days since 1970-01-01; a missing one is the smallest integer."""
    dates = column if pd.api.types.is_datetime64_any_dtype(column) else pd.to_datetime(column, errors="coerce")
    if isinstance(dates.dtype, pd.DatetimeTZDtype):
        dates = dates.dt.tz_localize(None)
    days: IntArray = dates.to_numpy().astype("datetime64[D]").view(np.int64)
    return days


def numbers(frame: pd.DataFrame, key: str) -> NDArray[np.float64]:
    """A column as numbers, NaN where it is missing or none."""
    if key not in frame:
        return np.full(len(frame), np.nan)
    return np.asarray(pd.to_numeric(frame[key], errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan))


def _is_status(frame: pd.DataFrame, status: str) -> BoolArray:
    if "status" not in frame:
        return np.zeros(len(frame), dtype=bool)
    return np.asarray((frame["status"] == status).to_numpy(dtype=bool, na_value=False))


@frozen
class Counting:
    """Of each row its day, its amount, and whether it counts; `left_out` says why others do not."""

    day: IntArray
    euros: NDArray[np.float64]
    keep: BoolArray
    left_out: LeftOut


def counting(frame: pd.DataFrame, today: int) -> Counting:
    """Which rows of the frame count, up to and including day `today`."""
    amount = numbers(frame, "amount")
    euros, bare = amount, np.isnan(amount)
    if bare.any():
        euros = np.where(bare, numbers(frame, "quantity") * numbers(frame, "price"), amount)
    days = days_of(frame["date"])
    offer = _is_status(frame, "offerte")
    no_date = ~offer & (days == _NO_DAY)
    future = ~offer & (days > today)
    no_amount = ~(offer | no_date | future) & ~(np.abs(euros) < LARGEST_AMOUNT)
    left_out = LeftOut(int(offer.sum()), int(future.sum()), int(no_date.sum()), int(no_amount.sum()))
    return Counting(days, euros, ~(offer | no_date | future | no_amount), left_out)


def typed_lines(frame: pd.DataFrame, today: int) -> tuple[Lines, LeftOut]:
    """The lines of the frame that count, up to and including day `today`, and how many do not."""
    found = counting(frame, today)
    days, euros, keep, left_out = found.day, found.euros, found.keep, found.left_out
    rows = where(keep)
    returned = (_is_status(frame, "retour") | (euros < 0) | (numbers(frame, "quantity") < 0))[rows]
    cents, back = to_cents(euros[rows]), np.flatnonzero(returned)
    cents[back] = -np.abs(cents[back])
    customer, customers = _kept(frame, "customer", keep)
    article, articles = _kept(frame, "article", keep)
    return Lines(
        position=np.flatnonzero(keep),
        day=days[rows],
        cents=cents,
        returned=returned,
        customer=customer,
        customers=customers,
        number=_order_numbers(frame)[rows],
        source=codes(frame.get("source"), len(frame))[0][rows],
        article=article,
        articles=articles,
    ), left_out
