"""Rows of an area that are no data: totals below or between, and a header row that is printed again on each page."""

import pandas as pd

from klantenbestand.book.protocol import RawTable
from klantenbestand.reading.distinct import matches_wholly
from klantenbestand.reading.headers import Headers
from klantenbestand.words.columns import TEXT_KINDS, Column, DataSheet, Kind

# For RE2.
_TOTAL = (
    r" *([Ss]ub|SUB|[Ee]ind|EIND)?[ -]?([Tt]ota(al|len|ls?)|TOTA(AL|LEN|LS?)|[Ss]om|SOM|[Ss]aldo|SALDO)"
    r"( [Gg]eneraal)?( *:.*)? *"
)
_CENT = 0.005


def total_rows(sheet: DataSheet, headers: Headers, raw: RawTable) -> list[int]:
    """The Excel rows that hold a total: the word in a text cell, and nothing where each row needs something."""
    if raw.frame.empty:
        return []
    key = _key_column(sheet, headers)
    if key is None:
        return []
    number = headers.columns[key.key]
    bad = _misfits(raw, number)
    words = bad.loc[matches_wholly(bad["raw"], _TOTAL), "row"].tolist() if len(bad) else []
    cells = raw.frame[number]
    if key.kind in TEXT_KINDS:
        words += cells.index[matches_wholly(cells, _TOTAL)].tolist()
    empty = raw.frame.index[cells.isna()].difference(pd.Index(bad["row"]))
    if len(empty) and len(empty) < len(raw.frame):
        words += _with_word(raw.frame.loc[empty], sheet, headers)
    return sorted(set(words)) if len(set(words)) < len(raw.frame) else []


def repeated_headers(sheet: DataSheet, headers: Headers, raw: RawTable) -> list[int]:
    """The Excel rows in which the header of the most important column stands again."""
    key = _key_column(sheet, headers)
    if key is None:
        return []
    number, text = headers.columns[key.key], headers.texts[headers.columns[key.key]]
    bad = _misfits(raw, number)
    rows = set(bad.loc[bad["raw"] == text, "row"]) if len(bad) else set()
    if key.kind in TEXT_KINDS:
        rows |= set(raw.frame.index[(raw.frame[number] == text).fillna(False).astype(bool)])
    return sorted(rows)


def _misfits(raw: RawTable, column: int) -> pd.DataFrame:
    return raw.bad[raw.bad["column"] == column] if len(raw.bad) else raw.bad


def _key_column(sheet: DataSheet, headers: Headers) -> Column | None:
    """The first needed column that is there: no row of data lacks it on purpose."""
    return next((column for column in sheet.needed if column.key in headers.columns), None)


def _with_word(rows: pd.DataFrame, sheet: DataSheet, headers: Headers) -> list[int]:
    found: set[int] = set()
    for key, number in headers.columns.items():
        if sheet[key].kind in TEXT_KINDS:
            found |= set(rows.index[matches_wholly(rows[number], _TOTAL)])
    return list(found)


def sum_row(sheet: DataSheet, frame: pd.DataFrame) -> list[int]:
    """The last row of a typed frame, where it holds numbers only and an amount in it is the sum of the column above."""
    numbers = [column.key for column in sheet if column.key in frame and column.kind in (Kind.AMOUNT, Kind.NUMBER)]
    if len(frame) < 3 or any(pd.notna(frame[key].array[-1]) for key in frame if key not in numbers):
        return []
    for key in numbers:
        above = frame[key].iloc[:-1]
        if sheet[key].kind is Kind.AMOUNT and abs(frame[key].iloc[-1] - above.sum()) < _CENT and above.count() > 1:
            return [int(frame.index[-1])]
    return []
