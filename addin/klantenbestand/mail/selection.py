"""Which rows a selection takes: the conditions of filter_language.py on columns named by their Dutch headers."""

import operator
from collections.abc import Callable, Mapping
from typing import Any as AnyType

import pandas as pd

from klantenbestand.mail.checking import nearest, unknown
from klantenbestand.mail.filter_language import All, Any, Comparison, Condition, Not, Operator, parse
from klantenbestand.reading.amounts import parse_number
from klantenbestand.reading.dates import parse_date
from klantenbestand.reading.texts import fold
from klantenbestand.words.errors import UsageError
from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen

_SIGNS: dict[Operator, Callable[[AnyType, AnyType], AnyType]] = {
    Operator.EQUAL: operator.eq,
    Operator.UNEQUAL: operator.ne,
    Operator.LESS: operator.lt,
    Operator.LESS_EQUAL: operator.le,
    Operator.MORE: operator.gt,
    Operator.MORE_EQUAL: operator.ge,
}
_EQUAL = frozenset({Operator.EQUAL, Operator.UNEQUAL})
_TEXT_ONLY = frozenset({Operator.HOLDS, Operator.STARTS})
_MOST_SHOWN = 12


@frozen
class Selection:
    """Which rows are chosen, and what the owner should know of his selection (a value that occurs nowhere)."""

    mask: "pd.Series[bool]"
    findings: tuple[Finding, ...] = ()


def select(frame: pd.DataFrame, headers: Mapping[str, str], text: str) -> Selection:
    """The rows of `frame` that the selection `text` takes; without text all.

    `headers`: the Dutch header of each column that may be named, and its name in `frame`. UsageError where the text
    cannot be read, names a column that is not there, or compares with a value of another kind. A missing cell equals
    nothing; so `<>` takes it.
    """
    if not text.strip():
        return Selection(pd.Series(True, index=frame.index))
    findings: list[Finding] = []
    mask = _mask(parse(text), _Columns(frame, headers), findings)
    return Selection(mask, tuple(findings))


@frozen
class _Columns:
    frame: pd.DataFrame
    headers: Mapping[str, str]

    def named(self, name: str) -> tuple[str, pd.Series]:
        """The header as it stands on the tab, and the column."""
        for header, source in self.headers.items():
            if fold(header) == fold(name) and source in self.frame:
                return header, self.frame[source]
        raise unknown(UsageError, "filter-unknown-column", name, list(self.headers))


def _mask(condition: Condition, columns: _Columns, findings: list[Finding]) -> "pd.Series[bool]":
    match condition:
        case Not(inner):
            return ~_mask(inner, columns, findings)
        case All(parts):
            return pd.concat([_mask(part, columns, findings) for part in parts], axis=1).all(axis=1)
        case Any(parts):
            return pd.concat([_mask(part, columns, findings) for part in parts], axis=1).any(axis=1)
        case Comparison():
            return _compared(condition, columns, findings)


def _compared(asked: Comparison, columns: _Columns, findings: list[Finding]) -> "pd.Series[bool]":
    header, cells = columns.named(asked.column)
    if asked.operator is Operator.EMPTY or (asked.operator in _EQUAL and not asked.value):
        return ~_is_empty(cells) if asked.operator is Operator.UNEQUAL else _is_empty(cells)
    if pd.api.types.is_bool_dtype(cells.dtype):
        return cells.astype(bool).eq(_yes(asked, header)) ^ (_equality(asked, header) is Operator.UNEQUAL)
    if pd.api.types.is_numeric_dtype(cells.dtype):
        return _filled(asked, cells, _number(_without_words(asked, header), header))
    if pd.api.types.is_datetime64_any_dtype(cells.dtype):
        return _filled(asked, cells.dt.normalize(), _day(_without_words(asked, header), header))
    return _text(asked, header, cells.astype("str").str.strip(), findings)


def _is_empty(cells: pd.Series) -> "pd.Series[bool]":
    empty = cells.isna()
    if not (pd.api.types.is_numeric_dtype(cells.dtype) or pd.api.types.is_datetime64_any_dtype(cells.dtype)):
        empty |= cells.astype("str").str.strip().eq("").fillna(True)
    return empty.astype(bool)


def _filled(asked: Comparison, cells: pd.Series, value: object) -> "pd.Series[bool]":
    answer: pd.Series[bool] = _SIGNS[asked.operator](cells, value)
    return answer | cells.isna() if asked.operator is Operator.UNEQUAL else answer & cells.notna()


def _text(asked: Comparison, header: str, texts: pd.Series, findings: list[Finding]) -> "pd.Series[bool]":
    wanted, cells = asked.value.casefold(), texts.str.casefold()
    if asked.operator is Operator.HOLDS:
        return cells.str.contains(wanted, regex=False, na=False).astype(bool)
    if asked.operator is Operator.STARTS:
        return cells.str.startswith(wanted, na=False).astype(bool)
    sign = _equality(asked, header, "filter-text-order")
    if asked.said_not and cells.eq(f"niet {wanted}").any():
        # 'Status is niet meer actief' names a value; read as "is niet" it would take nearly everyone.
        sign, wanted = Operator.EQUAL, f"niet {wanted}"
    same = cells.eq(wanted).fillna(False).astype(bool)
    if not same.any():
        findings.append(_unseen(asked.value, header, texts))
    return same if sign is Operator.EQUAL else ~same


def _unseen(value: str, header: str, texts: pd.Series) -> Finding:
    """The value occurs nowhere: what does, the nearest first."""
    known = [str(text) for text in texts.dropna().value_counts().index if text]
    near = nearest(value, known)
    shown = ([near] if near else []) + [text for text in known if text != near]
    more = ", ..." if len(shown) > _MOST_SHOWN else ""
    details = {"field": header, "text": value, "known": ", ".join(shown[:_MOST_SHOWN]) + more}
    return Finding("filter-value-unseen", details=details)


def _equality(asked: Comparison, header: str, code: str = "filter-not-yes-no") -> Operator:
    if asked.operator not in _EQUAL:
        raise UsageError(code, field=header, text=asked.value, operator=asked.operator.value)
    return asked.operator


def _without_words(asked: Comparison, header: str) -> str:
    if asked.operator in _TEXT_ONLY:
        raise UsageError("filter-not-text", field=header)
    return asked.value


def _number(text: str, header: str) -> float:
    share = text.endswith("%")
    number, _ = parse_number(text.removesuffix("%").strip())
    if number is None:
        raise UsageError("filter-not-number", field=header, text=text)
    return number / 100 if share else number


def _day(text: str, header: str) -> pd.Timestamp:
    day, _ = parse_date(text)
    if day is None:
        raise UsageError("filter-not-date", field=header, text=text)
    return pd.Timestamp(day)


def _yes(asked: Comparison, header: str) -> bool:
    meaning = {"ja": True, "waar": True, "nee": False, "onwaar": False}.get(asked.value.casefold())
    if meaning is None:
        raise UsageError("filter-not-yes-no", field=header, text=asked.value)
    return meaning
