"""Typed frames for tests, as reading gives them, from the Markdown tables that stand in the test itself.

The header holds the keys of the columns; dates are dd-mm-jjjj; an empty cell is missing. The index counts from 2, like
the Excel rows of a sheet with its header on the first row.
"""

import pandas as pd

from klantenbestand.words.columns import DataSheet, Kind
from klantenbestand.words.sheets import CONTACTS, CUSTOMERS, PURCHASES
from workbooks import markdown_rows


def typed_frame(sheet: DataSheet, markdown: str) -> pd.DataFrame:
    """The frame of this sheet with the columns that the table has."""
    header, *rows = markdown_rows(markdown)
    index = pd.RangeIndex(2, len(rows) + 2)
    columns = {}
    for position, key in enumerate(header):
        cells = [row[position] if position < len(row) else "" for row in rows]
        columns[key] = _typed(sheet[key].kind, cells, index)
    return pd.DataFrame(columns, index=index)


def _typed(kind: Kind, cells: list[str], index: pd.Index) -> pd.Series:
    if kind is Kind.DATE:
        return pd.Series(pd.to_datetime(cells, format="%d-%m-%Y").astype("datetime64[us]"), index=index)
    if kind in (Kind.AMOUNT, Kind.NUMBER, Kind.RATE):
        return pd.Series([float(cell) if cell else float("nan") for cell in cells], index=index)
    return pd.Series([cell or None for cell in cells], index=index, dtype="str")


def purchases(markdown: str) -> pd.DataFrame:
    return typed_frame(PURCHASES, markdown)


def customers(markdown: str) -> pd.DataFrame:
    return typed_frame(CUSTOMERS, markdown)


def contacts(markdown: str) -> pd.DataFrame:
    return typed_frame(CONTACTS, markdown)
