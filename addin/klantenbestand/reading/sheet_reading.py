"""Reads one recognised sheet: the area's cells, column by column, to a typed frame with findings."""

from collections.abc import Collection, Mapping
from typing import Protocol

import pandas as pd

from klantenbestand.book.ooxml import column_letters
from klantenbestand.book.protocol import Area, CellType, RawTable
from klantenbestand.reading.columns import ColumnRead, cell_type, read_column
from klantenbestand.reading.distinct import Place
from klantenbestand.reading.headers import Headers, near_misses
from klantenbestand.reading.rivals import rivals_that_count, with_rivals
from klantenbestand.reading.rows import repeated_headers, sum_row, total_rows
from klantenbestand.reading.sheet_data import SheetData
from klantenbestand.reading.sheets import Candidate
from klantenbestand.reading.texts import fold
from klantenbestand.words.columns import Column, DataSheet, Kind
from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen

_MERGED = "merged_into"
# Of a column that was recognised by an alias, less than this share understood means that it holds something else.
_LEAST_READ = 0.1
_FREE_KINDS = frozenset({Kind.TEXT, Kind.CODE, Kind.PHONE, Kind.EMAIL, Kind.POSTCODE})


class Cells(Protocol):
    """Where the cells of a sheet come from: a workbook, or a list that a program exported."""

    def read(self, area: Area, types: Mapping[int, CellType], /) -> RawTable:
        """As `Book.read`."""


@frozen
class SheetRead:
    """A sheet as read, and what was noticed on it."""

    data: SheetData
    findings: tuple[Finding, ...]


def read_sheet(book: Cells, sheet: DataSheet, choice: Candidate) -> SheetRead:
    """The typed data of a sheet. Rows that were merged away, totals and repeated headers are left out."""
    headers, area = choice.fit.headers, choice.fit.block.area
    beside = rivals_that_count(headers)
    wanted = {number: key for key, number in headers.columns.items()} | beside
    raw = book.read(area, {number: cell_type(sheet[key]) for number, key in wanted.items()})
    raw, dropped = _data_rows(sheet, choice.name, headers, raw)
    columns: dict[str, pd.Series] = {}
    aside: dict[int, str] = {}
    findings = dropped
    bad, none = dict(iter(raw.bad.groupby("column"))) if len(raw.bad) else {}, raw.bad.iloc[:0]
    for column in (column for column in sheet if column.key in headers.columns):
        number = headers.columns[column.key]
        place = Place(choice.name, headers.text(column.key), column_letters(number))
        read = read_column(column, raw.frame[number], bad.get(number, none), place)
        if _means_otherwise(column, headers, read):
            aside[number] = headers.texts[number]
            findings.append(_finding("column-other-meaning", place, {"name": column.header}))
        else:
            columns[column.key] = read.values
            findings += read.findings
    counted = with_rivals(sheet, headers, columns, raw, choice.name)
    findings = [*_about_headers(sheet, choice.name, headers, counted.rivals), *findings, *counted.findings]
    frame = pd.DataFrame(counted.columns, index=raw.frame.index).dropna(how="all")
    if below := sum_row(sheet, frame):
        frame = frame.drop(index=below)
        findings.append(Finding("row-total", choice.name, rows=below))
    frame, merged = _without_merged(frame)
    return SheetRead(_as_data(sheet, choice, frame, {**headers.extra, **aside}, merged), tuple(findings))


def _as_data(
    sheet: DataSheet, choice: Candidate, frame: pd.DataFrame, extra: Mapping[int, str], merged: Mapping[str, str]
) -> SheetData:
    headers = choice.fit.headers
    keys = [column.key for column in sheet if column.key in frame]
    own: dict[str, str] = {}
    for number, text in sorted(extra.items()):
        own.setdefault(" ".join(text.split()), column_letters(number))
    return SheetData(
        sheet,
        choice.name,
        choice.fit.block.area,
        frame,
        {key: headers.text(key) for key in keys},
        {key: column_letters(headers.columns[key]) for key in keys},
        own,
        merged=merged,
    )


def _means_otherwise(column: Column, headers: Headers, read: ColumnRead) -> bool:
    """Whether a column with an alias as header turns out to hold something else, such as ja/nee under "Betaald"."""
    by_alias = column.key not in headers.exact and not column.needed and column.kind not in _FREE_KINDS
    return by_alias and read.share_read < _LEAST_READ


def _data_rows(sheet: DataSheet, name: str, headers: Headers, raw: RawTable) -> tuple[RawTable, list[Finding]]:
    """The table without rows that are no data, and a tip for those."""
    totals, again = total_rows(sheet, headers, raw), repeated_headers(sheet, headers, raw)
    findings = [
        Finding(code, name, rows=rows) for code, rows in (("row-total", totals), ("row-header-again", again)) if rows
    ]
    if not findings:
        return raw, []
    out = [*totals, *again]
    return RawTable(raw.frame.drop(index=out), raw.bad[~raw.bad["row"].isin(out)]), findings


def _without_merged(frame: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, str]]:
    """The rows that were not merged into another, and old number -> new number of those that were."""
    if _MERGED not in frame or not frame[_MERGED].notna().any():
        return frame, {}
    gone = frame[frame[_MERGED].notna()]
    old = gone[gone["customer"].notna()]
    return frame[frame[_MERGED].isna()], dict(zip(old["customer"], old[_MERGED], strict=True))


def _about_headers(sheet: DataSheet, name: str, headers: Headers, counted: Collection[int]) -> list[Finding]:
    """Headers that occur twice, that mean the same as another (those that count too have a finding already), or that
    are nearly one of ours."""
    found = []
    for number, key in sorted((number, key) for number, key in headers.rivals.items() if number not in counted):
        place = Place(name, " ".join(headers.texts[number].split()), column_letters(number))
        twice = fold(headers.texts[number]) == fold(headers.texts[headers.columns[key]])
        details = {"read": headers.text(key), "letter": column_letters(headers.columns[key]), "name": sheet[key].header}
        found.append(_finding("header-twice" if twice else "header-rival", place, details))
    for key, number in near_misses(sheet, headers).items():
        place = Place(name, " ".join(headers.texts[number].split()), column_letters(number))
        found.append(_finding("header-near", place, {"name": sheet[key].header}))
    return found


def _finding(code: str, place: Place, details: Mapping[str, object]) -> Finding:
    return Finding(code, place.sheet, place.column, place.letter, details=details)
