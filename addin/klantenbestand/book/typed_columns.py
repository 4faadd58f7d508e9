"""One column as the fast reader gives it, made into what `CellType` promises, and the cells that do not fit."""

from collections.abc import Callable, Sequence
from datetime import datetime

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from klantenbestand.book.fast_reading import Refused
from klantenbestand.book.plain_text import date_text, number_text
from klantenbestand.book.protocol import bad_cells
from klantenbestand.book.scan import TypedCells
from klantenbestand.words.frozen import frozen

Mask = npt.NDArray[np.bool_]

# what fastexcel makes of a date, and of a number with more digits than it holds, in a column of text
_MADE_TEXT = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?$|^-?[0-9]{17,}$"
_MADE_TEXT_LENGTH = 17
_NUMBER = r"^-?[0-9]+(\.[0-9]+)?$"
_CUT_NUMBER = r"\.[0-9]{9}$"  # fastexcel's texts have nine decimals at most
_MOMENT = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?)?$"


@frozen
class Strings:
    """A column read as text: `values` from Excel row `first_row` on, and which cells hold text or a boolean."""

    values: pa.Array
    first_row: int
    typed: TypedCells

    def is_text(self) -> Mask:
        """Which of the values were typed as text, or are a boolean."""
        return self._mask(self.typed.text) | self._mask(self.typed.boolean)

    def positions(self, rows: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Where these Excel rows are in `values`, those outside left out."""
        at = rows - self.first_row
        return at[(at >= 0) & (at < len(self.values))]

    def _mask(self, rows: npt.NDArray[np.int64]) -> Mask:
        mask = np.zeros(len(self.values), dtype=bool)
        mask[self.positions(rows)] = True
        return mask


@frozen
class TypedColumn:
    """`values` (a pandas or numpy array) of the type asked for, and where the cells stand that do not fit it."""

    values: pd.api.extensions.ExtensionArray | npt.NDArray[np.generic]
    misfits: Mask
    raw: pa.Array

    def bad(self, column: int, first_row: int, refused: Sequence[Refused]) -> pd.DataFrame:
        """The cells that do not fit, as `protocol.bad_cells` describes them."""
        rows = np.flatnonzero(self.misfits) + first_row
        texts = bad_cells(
            rows, np.full(len(rows), column), self.raw.filter(pa.array(self.misfits)), [False] * len(rows)
        )
        if not refused:
            return texts
        others = bad_cells(
            [cell.row for cell in refused],
            [column] * len(refused),
            [cell.raw for cell in refused],
            [cell.is_error for cell in refused],
        )
        return pd.concat([texts, others], ignore_index=True) if len(texts) else others


def text_column(values: pa.Array, first_row: int, typed: Callable[[], TypedCells], date_1904: bool) -> TypedColumn:
    """Text as typed; numbers and dates in plain form. `typed` is asked only when a text may be a date's or number's."""
    values = _without_empty(values)
    long = np.flatnonzero(_numpy(pc.greater_equal(pc.binary_length(values), _MADE_TEXT_LENGTH)))
    if len(long):
        made = _numpy(pc.match_substring_regex(values.take(pa.array(long)), _MADE_TEXT))
        if made.any():
            suspects = np.zeros(len(values), dtype=bool)
            suspects[long[made]] = True
            suspects &= ~Strings(values, first_row, typed()).is_text()
            values = _in_plain_form(values, suspects, date_1904)
    return TypedColumn(_pandas_text(values), np.zeros(len(values), dtype=bool), values)


def float_column(values: pa.Array) -> TypedColumn:
    """A column in which nothing was typed as text."""
    numbers = values.to_numpy(zero_copy_only=False)
    return TypedColumn(numbers, np.zeros(len(numbers), dtype=bool), pa.nulls(len(numbers), pa.string()))


def moment_column(values: pa.Array) -> TypedColumn:
    """A column in which everything is shown as a date."""
    stamps = np.asarray(values.cast(pa.timestamp("us")).to_numpy(zero_copy_only=False), dtype="datetime64[us]")
    return TypedColumn(stamps, np.zeros(len(stamps), dtype=bool), pa.nulls(len(stamps), pa.string()))


def number_column(
    strings: Strings, exact: Callable[[], tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]], date_1904: bool
) -> TypedColumn:
    """A column of numbers among which are texts. `exact` gives all numbers to the last digit, if that is needed."""
    values = _without_empty(strings.values)
    filled = ~_numpy(values.is_null())
    is_number = filled & ~strings.is_text()
    digits = _numpy(pc.match_substring_regex(values, _NUMBER)) & is_number
    numbers = np.full(len(values), np.nan)
    chosen = values.filter(pa.array(digits))
    numbers[digits] = chosen.cast(pa.float64()).to_numpy()
    if _numpy(pc.match_substring_regex(chosen, _CUT_NUMBER)).any():
        rows, precise = exact()
        inside = (rows >= strings.first_row) & (rows < strings.first_row + len(values))
        at = rows[inside] - strings.first_row
        numbers[at] = np.where(digits[at], precise[inside], numbers[at])
    return TypedColumn(numbers, filled & ~digits, _in_plain_form(values, is_number & ~digits, date_1904))


def date_column(strings: Strings) -> TypedColumn:
    """A column of dates; what was typed as text, and a number that is not shown as a date, does not fit."""
    values = _without_empty(strings.values)
    filled = ~_numpy(values.is_null())
    moments = filled & ~strings.is_text()
    stamps = np.full(len(values), np.datetime64("NaT", "us"))
    parsed = _timestamps(values.filter(pa.array(moments)))
    if parsed is None:
        moments &= _numpy(pc.match_substring_regex(values, _MOMENT))
        parsed = _timestamps(values.filter(pa.array(moments)))
    if parsed is None:  # among them one that does not exist, such as 31 February by another program
        texts = values.filter(pa.array(moments)).to_pandas()
        parsed = pd.to_datetime(texts, format="ISO8601", errors="coerce").to_numpy(dtype="datetime64[us]")
    stamps[moments] = parsed
    return TypedColumn(stamps, filled & np.isnat(stamps), values)


def _timestamps(values: pa.Array) -> npt.NDArray[np.datetime64] | None:
    try:
        return np.asarray(values.cast(pa.timestamp("us")))
    except pa.ArrowInvalid:
        return None


def _without_empty(values: pa.Array) -> pa.Array:
    empty = pc.equal(values, "")
    return pc.if_else(empty, None, values) if pc.any(empty).as_py() else values


def _in_plain_form(values: pa.Array, chosen: Mask, date_1904: bool) -> pa.Array:
    """The values with those chosen, which fastexcel made of dates and long numbers, as `plain_text` writes them."""
    if not chosen.any():
        return values
    mask = pa.array(chosen)
    coded = values.filter(mask).dictionary_encode()  # dates repeat: each is worded once
    plain = pa.array([_plain_form(text, date_1904) for text in coded.dictionary.to_pylist()], pa.string())
    return pc.replace_with_mask(values, mask, plain.take(coded.indices))


def _plain_form(text: str, date_1904: bool) -> str:
    if ":" in text:
        return date_text(datetime.fromisoformat(text), date_1904)
    try:
        return number_text(float(text))
    except ValueError:
        return text


def _numpy(mask: pa.Array) -> Mask:
    return np.asarray(mask.fill_null(False).to_numpy(zero_copy_only=False), dtype=bool)


def _pandas_text(values: pa.Array) -> pd.api.extensions.ExtensionArray:
    texts: pd.api.extensions.ExtensionArray = pd.array(values, dtype="str")
    return texts
