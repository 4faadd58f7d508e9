"""Rows of a table as keys and values for `--json`."""

from collections.abc import Mapping
from typing import Any

import pandas as pd


def json_rows(frame: pd.DataFrame, names: Mapping[str, str]) -> list[dict[str, Any]]:
    """One object a row; `names`: column -> key, in that order. What is missing is null, a whole column too.

    >>> json_rows(pd.DataFrame({"a": [1, 2], "b": ["x", None]}), {"b": "naam", "a": "aantal"})
    [{'naam': 'x', 'aantal': 1}, {'naam': None, 'aantal': 2}]
    """
    part = frame.reindex(columns=list(names)).rename(columns=dict(names)).astype(object)
    rows = part.to_dict("records")
    return [{str(key): None if pd.isna(value) else value for key, value in row.items()} for row in rows]
