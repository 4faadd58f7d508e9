"""Customers written as a small table in the test itself; columns are keys of *Klanten*, an empty cell is missing."""

import pandas as pd

from klantenbestand.duplicates.proposals import Duplicates, find_duplicates
from klantenbestand.words.columns import Kind
from klantenbestand.words.sheets import CUSTOMERS


def customers(table: str) -> pd.DataFrame:
    """A frame as reading gives it, from lines of cells with bars between them; the first row stands in Excel row 2."""
    lines = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    frame = pd.DataFrame(lines[1:], columns=lines[0], index=pd.RangeIndex(2, len(lines) + 1))
    if "customer" not in frame:
        frame.insert(0, "customer", [str(number) for number in range(1, len(lines))])
    return typed(frame)


def typed(frame: pd.DataFrame) -> pd.DataFrame:
    """Text as str and dates as datetime64, empty as missing."""
    frame = frame.copy()
    for key in frame.columns:
        if CUSTOMERS[str(key)].kind == Kind.DATE:
            frame[key] = pd.to_datetime(frame[key].replace("", None), format="%d-%m-%Y").astype("datetime64[us]")
        else:
            frame[key] = frame[key].replace("", None).astype("str")
    return frame


def verdict(table: str) -> str:
    """What the engine says of the first two rows: the verdict, for relations their kind, "" where it says nothing."""
    return between(find_duplicates(customers(table)), 2, 3)


def between(found: Duplicates, a: int, b: int) -> str:
    """What was said of two Excel rows."""
    for group in found.groups:
        if a in group.rows and b in group.rows:
            return group.relation or group.verdict
    return ""
