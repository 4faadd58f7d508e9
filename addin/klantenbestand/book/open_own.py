"""What a person wrote on a tab that is about to be refilled: columns he added stay where he put them, with formulas."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from klantenbestand.book.carry import Carried
from klantenbestand.book.ooxml import cell_position
from klantenbestand.book.open_cells import block, read_formulas
from klantenbestand.book.open_contents import Content, Formula, Position, TableState, single
from klantenbestand.book.open_filters import headers_of
from klantenbestand.book.package import Package
from klantenbestand.book.shared_formulas import moved_formula

if TYPE_CHECKING:
    import xlwings as xw

_PLAIN_CELL = re.compile(rb'<c r="([A-Z]+[0-9]+)"(?: s="0")?(?: t="[A-Za-z]+")?>(?!</c>)')


def in_live_order(state: TableState, live: Sequence[str], own: Sequence[str]) -> TableState:
    """The table with the columns that a person added at the side of the column where he put them."""
    headers = [header for header in state.headers if header not in own]
    for at, header in enumerate(live):
        if header in own and header in state.headers:
            before = live[at - 1] if at else None
            headers.insert(headers.index(before) + 1 if before in headers else len(headers), header)
    headers += [header for header in state.headers if header not in headers]
    columns = dict(zip(state.headers, state.columns, strict=True))
    formats = {header: column for header, column in state.formats.items() if not (header in own and header in live)}
    return replace(state, headers=tuple(headers), columns=tuple(columns[header] for header in headers), formats=formats)


def with_own_formulas(
    table: "xw.main.Table", state: TableState, carried: Carried, name: str, first_row: int
) -> TableState:
    """The table with the formulas of the columns that a person added, each in the row where its key is now.

    `name` is what we call the table, `first_row` where its rows will begin. To be asked before rows are lost.
    """
    origins = carried.origins.get(name, ())
    live, cells = headers_of(table), table.range
    columns = dict(zip(state.headers, state.columns, strict=True))
    for header in carried.own.get(name, ()):
        if header not in live or header not in columns:
            continue
        column = cells.column + live.index(header)
        formulas = [row[0] for row in read_formulas(block(table.parent, cells.row, column, cells.shape[0], 1))]
        places = [origin[1] if origin is not None and origin[0] == name else 0 for origin in origins]
        columns[header] = tuple(
            _content(value, formulas, place - cells.row, (place, column), first_row + at)
            for at, (value, place) in enumerate(zip(columns[header], places or [0] * state.height, strict=True))
        )
    return replace(state, columns=tuple(columns[header] for header in state.headers))


def _content(value: Content, formulas: Sequence[object], at: int, origin: Position, row: int) -> Content:
    formula = formulas[at] if 0 < at < len(formulas) else None
    if not isinstance(formula, str) or not formula.startswith("=") or formula == value:
        return value
    return Formula("=" + moved_formula(formula[1:], origin, (row, origin[1])))


def differs(copied: pd.DataFrame, live: TableState, header_row: int, personal: Sequence[str], date_1904: bool) -> bool:
    """Whether a person changed something in these columns since the copy was saved."""
    columns = dict(zip(live.headers, live.columns, strict=True))
    if any(header in copied and header not in columns for header in personal):
        return True
    rows = {
        int(row) - header_row - 1: record for row, record in zip(copied.index, copied.to_dict("records"), strict=True)
    }
    if any(not 0 <= at < live.height for at in rows):
        return True
    return any(
        not _same(rows.get(at, {}).get(header), columns[header][at], date_1904)
        for header in personal
        if header in copied and header in columns
        for at in range(live.height)
    )


def _same(copied: object, live: Content, date_1904: bool) -> bool:
    if isinstance(live, Formula):
        return True
    if isinstance(live, bool):
        return copied == ("WAAR" if live else "ONWAAR")
    before = single(copied, date_1904)
    if isinstance(before, float) and isinstance(live, (int, float)):
        return abs(before - live) < 1e-5
    return before == live or (before in (None, "") and live in (None, ""))


def loose_cells(package: Package, part: str, tables: Sequence[tuple[int, int, int, int]]) -> Mapping[Position, None]:
    """The cells beside tables that have no format at all: we never write such a cell, so the owner did."""
    places = (cell_position(found[1].decode()) for found in _PLAIN_CELL.finditer(package.read(part)))
    return {
        place: None
        for place in places
        if not any(top <= place[0] <= bottom and left <= place[1] <= right for top, left, bottom, right in tables)
    }
