"""From a mask over the rows of a sheet to a finding."""

import pandas as pd

from klantenbestand.checks.columns import as_typed
from klantenbestand.reading.data import SheetData
from klantenbestand.words.findings import Finding


def column_or_empty(frame: pd.DataFrame, key: str) -> pd.Series:
    """The column, or one without any value where the sheet lacks it."""
    return frame[key] if key in frame else pd.Series(None, index=frame.index, dtype="str")


def finding(
    data: SheetData,
    code: str,
    mask: "pd.Series[bool]",
    column: str = "",
    expected: pd.Series | None = None,
    **details: object,
) -> list[Finding]:
    """One finding for the rows where `mask` holds, without values (they are empty or personal); none if none."""
    if not mask.any():
        return []
    rows = data.frame.index[mask]
    return [
        Finding(
            code,
            data.name,
            data.headers.get(column, ""),
            data.letters.get(column, ""),
            rows=tuple(int(row) for row in rows),
            expected=tuple(as_typed(expected.loc[rows])) if expected is not None else (),
            details=details,
        )
    ]


def finding_on(
    data: SheetData,
    column: str,
    code: str,
    mask: "pd.Series[bool]",
    expected: pd.Series | None = None,
    **details: object,
) -> list[Finding]:
    """As `finding`, with the values of `column` in those rows."""
    return [
        Finding(
            item.code,
            item.sheet,
            item.column,
            item.letter,
            item.rows,
            values=tuple(as_typed(data.frame[column].loc[list(item.rows)])),
            expected=item.expected,
            details=item.details,
        )
        for item in finding(data, code, mask, column, expected, **details)
    ]
