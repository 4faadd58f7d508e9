"""Which row of a table is which from one run to the next, whatever came in between: a sort, a save, another program."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd

from klantenbestand.words.tab import Link

RowKey = tuple[str | int, ...]


def row_keys(frame: "pd.DataFrame", columns: Sequence[str]) -> list[RowKey]:
    """A key for each row: the values in `columns`, and which row with these values it is (0 for the first)."""
    seen: Counter[tuple[str, ...]] = Counter()
    keys: list[RowKey] = []
    texts = [[key_text(value) for value in frame[column].astype(object)] for column in columns]
    for values in zip(*texts, strict=True):
        keys.append((*values, seen[values]))
        seen[values] += 1
    return keys


def key_text(value: object) -> str:
    """A value as text, the same for what we wrote and for what is read back.

    >>> key_text(5), key_text(5.0), key_text("5"), key_text(None), key_text(float("nan"))
    ('5', '5', '5', '', '')
    >>> key_text(pd.Timestamp("2024-03-01")), key_text(" Jan\\r\\n")
    ('2024-03-01', 'Jan')
    """
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n").strip()
    if is_empty(value):
        return ""
    if isinstance(value, (bool, np.bool_)):
        return "ja" if value else "nee"
    if isinstance(value, (date, np.datetime64)):  # a Timestamp is a date too
        return pd.Timestamp(value).isoformat(timespec="seconds").removesuffix("T00:00:00")
    if isinstance(value, (int, float, np.number)):
        return f"{float(value):.15g}"
    return value.label.strip() if isinstance(value, Link) else str(value)


def is_empty(value: object) -> bool:
    """Whether a cell holds nothing."""
    if isinstance(value, str):
        return not value.strip()
    return value is None or bool(pd.isna(value))  # type: ignore[call-overload]
