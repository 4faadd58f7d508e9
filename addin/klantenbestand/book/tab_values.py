"""The values of a table as a workbook can hold them, column by column: numbers, texts, or links. Used by every writer.

Dates become serial numbers. A number column may hold texts too (what a person typed there is not lost). Control
characters go, line ends become one line feed, and a text over Excel's limit is cut with "…".
"""

import re
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from klantenbestand.words.frozen import frozen
from klantenbestand.words.tab import Format, Link

MOST_CHARACTERS = 32_767  # UTF-16 units in a cell
_LITERAL = 255  # characters in a text inside a formula
_LONGEST_LABEL = 1_000  # characters; a formula has at most 8,192
_CONTROL = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x{fffe}\x{ffff}]"  # what XML 1.0 cannot hold
_UNCLEAN = r"[\x00-\x08\x0b-\x1f\x{fffe}\x{ffff}]"  # those, and a line end of Windows or an old Mac
_CONTROL_PYTHON = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LARGEST, _SMALLEST = 9.99999999999999e307, 2.2250738585072014e-308  # of a number in Excel, but for its sign and 0
_EPOCH = np.datetime64("1899-12-30", "us")
_DAY = 86_400_000_000  # microseconds
_FIRST_SERIAL = 61.0  # 1 March 1900: before it Excel's days are off by one, or there are none
_DATES = (Format.DATE, Format.MONTH)
_TEXTS = (Format.TEXT, Format.LONG_TEXT, Format.YES_NO)


@frozen
class Jump:
    """A link as a formula without "=", and the text it shows."""

    formula: str
    label: str


@frozen
class Values:
    """A column ready to be written: a cell holds the number, else the text, else the jump, else nothing.

    `numbers`: float64, NaN = none. `texts`: null = none; None where the whole column has no text. `jumps` by position.
    """

    numbers: npt.NDArray[np.float64] | None
    texts: pa.Array | None
    jumps: Mapping[int, Jump]


def column_values(column: "pd.Series", fmt: Format, sheets: Mapping[str, str]) -> Values:
    """The values of a column of a table in this format; `sheets` maps the names of tabs to those of their sheets."""
    if fmt is Format.LINK:
        return _links(column, sheets)
    if fmt in _TEXTS:
        return Values(None, _cleaned(_as_texts(column)), {})
    numbers = _serials(column) if fmt in _DATES else _numbers(column)
    numbers[np.abs(numbers) > _LARGEST] = np.nan
    numbers[np.abs(numbers) < _SMALLEST] = 0.0
    return Values(numbers, _leftover(column, numbers), {})


def clean_text(text: str) -> str:
    """A text as a cell can hold it."""
    text = _CONTROL_PYTHON.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _cut(text.encode("utf-16", "ignore").decode("utf-16"))


def jump(link: Link, sheets: Mapping[str, str]) -> Jump:
    """A link as HYPERLINK formula: those of the file are limited to 65,530 a sheet, formulas are not."""
    sheet = sheets.get(link.sheet, link.sheet).replace("'", "''")
    target, label = _literal(f"#'{sheet}'!{link.cell}"), clean_text(link.label)[:_LONGEST_LABEL] or link.sheet
    return Jump(f"HYPERLINK({target},{_literal(label)})", label)


def _literal(text: str) -> str:
    """A text inside a formula; in pieces where it is longer than Excel allows."""
    pieces = [text[start : start + _LITERAL] for start in range(0, len(text), _LITERAL)] or [""]
    return "&".join('"' + piece.replace('"', '""') + '"' for piece in pieces)


def _cut(text: str) -> str:
    if len(text) <= MOST_CHARACTERS // 2:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * MOST_CHARACTERS:
        return text
    return units[: 2 * (MOST_CHARACTERS - 1)].decode("utf-16-le", "ignore") + "…"


def _cleaned(texts: pa.Array) -> pa.Array:
    """What `clean_text` does, for a whole column at once."""
    if _any(pc.match_substring_regex(texts, _UNCLEAN)):
        texts = pc.replace_substring_regex(texts, "\r\n?", "\n")
        texts = pc.replace_substring_regex(texts, _CONTROL, "")
    lengths = pc.min_max(pc.utf8_length(texts)).as_py()
    if (lengths["max"] or 0) > MOST_CHARACTERS // 2:
        texts = pa.array([None if text is None else _cut(text) for text in texts.to_pylist()], pa.large_string())
    return pc.if_else(pc.equal(texts, ""), pa.scalar(None, texts.type), texts) if lengths["min"] == 0 else texts


def _any(mask: pa.Array) -> bool:
    return bool(pc.any(mask).as_py())


def _as_texts(column: "pd.Series") -> pa.Array:
    """Texts with null for what is missing; a number becomes its digits, a boolean ja or nee."""
    if isinstance(column.dtype, pd.StringDtype):
        array = pa.array(column.array, from_pandas=True)
        if isinstance(array, pa.ChunkedArray):
            array = array.combine_chunks()
        return array.cast(pa.large_string())
    if isinstance(column.dtype, pd.CategoricalDtype):
        return _as_texts(column.astype("str"))
    return pa.array([_text(value) for value in column.astype(object)], pa.large_string())


def _text(value: object) -> str | None:
    if pd.isna(value):  # type: ignore[call-overload]
        return None
    if isinstance(value, str):
        return value.encode("utf-16", "ignore").decode("utf-16")
    if isinstance(value, (bool, np.bool_)):
        return "ja" if value else "nee"
    if isinstance(value, (pd.Timestamp, np.datetime64)):
        return pd.Timestamp(value).strftime("%d-%m-%Y")
    if isinstance(value, (float, np.floating)):
        return None if np.isinf(value) else f"{value:.15g}"
    return str(value)


def _numbers(column: "pd.Series") -> npt.NDArray[np.float64]:
    if isinstance(column.dtype, (pd.StringDtype, pd.CategoricalDtype)):
        return np.full(len(column), np.nan)
    if isinstance(column.dtype, np.dtype) and column.dtype.kind in "iufb":
        return column.to_numpy(dtype=np.float64, copy=True)
    return np.array(pd.to_numeric(_without_texts(column), errors="coerce"), dtype=np.float64)


def _serials(column: "pd.Series") -> npt.NDArray[np.float64]:
    """Days since 30 December 1899, with the time of day as fraction."""
    dates = pd.to_datetime(_without_texts(column), errors="coerce") if column.dtype == object else column
    if not pd.api.types.is_datetime64_any_dtype(dates):
        return np.full(len(column), np.nan)
    stamps = dates.to_numpy(dtype="datetime64[us]")
    serials = (stamps - _EPOCH).astype(np.int64) / _DAY
    serials[np.isnat(stamps) | (serials < _FIRST_SERIAL)] = np.nan
    return serials


def _without_texts(column: "pd.Series") -> "pd.Series":
    """A text that looks like a number or a date is still a text: nothing is parsed here."""
    if column.dtype != object:
        return column
    values = [None if isinstance(value, str) else value for value in column]
    return pd.Series(values, index=column.index, dtype=object)


def _leftover(column: "pd.Series", numbers: npt.NDArray[np.float64]) -> pa.Array | None:
    """The texts of a number column where it holds something that is no number; infinities are left out."""
    if isinstance(column.dtype, np.dtype) and column.dtype.kind in "iufb":  # nothing else can stand in it
        return None
    lost = np.isnan(numbers)
    if lost.any():
        lost &= pd.notna(column.array)
    if not lost.any():
        return None
    texts = _cleaned(_as_texts(column))
    return pc.if_else(pa.array(lost), texts, pa.scalar(None, texts.type))


def _links(column: "pd.Series", sheets: Mapping[str, str]) -> Values:
    """Links as jumps; a text in such a column stays a text."""
    values = list(column.astype(object))
    jumps = {at: jump(value, sheets) for at, value in enumerate(values) if isinstance(value, Link)}
    rest = pa.array([None if at in jumps else _text(value) for at, value in enumerate(values)], pa.large_string())
    return Values(None, _cleaned(rest) if rest.null_count < len(rest) else None, jumps)
