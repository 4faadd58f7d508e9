"""Rows of a table as keys and values for `--json`."""

from collections.abc import Mapping
from typing import Any

import pandas as pd


def json_rows(frame: pd.DataFrame, names: Mapping[str, str]) -> list[dict[str, Any]]:
    """One object a row; `names`: column -> key, in that order. What is missing is null, a whole column too.

    >>> json_rows(pd.DataFrame({"a": [1, 2], "b": ["x", None]}), {"b": "naam", "a": "aantal"})
    [{'naam': 'x', 'aantal': 1}, {'naam': None, 'aantal': 2}]
    """
    columns = [_values(frame[name]) if name in frame else [None] * len(frame) for name in names]
    return [dict(zip(names.values(), row, strict=True)) for row in zip(*columns, strict=True)]


def _values(column: pd.Series) -> list[Any]:
    missing = column.isna().tolist()
    return [None if gone else value for gone, value in zip(missing, column.tolist(), strict=True)]
