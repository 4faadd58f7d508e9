"""What is wrong within one column: the failures of the pandera schema as findings."""

import pandas as pd

from klantenbestand.checks.schemas import schema_of
from klantenbestand.reading.data import SheetData
from klantenbestand.words.findings import Finding


def check_columns(data: SheetData, peildatum: pd.Timestamp) -> list[Finding]:
    """One finding for each column and kind of mistake, with all its rows and raw values.

    The checks of the schema are asked one by one: its `validate` says the same in five times the time, most of it for a
    frame of all failures.
    """
    columns = schema_of(data.sheet, peildatum).columns
    found = []
    for key in (key for key in columns if key in data.frame):
        values = data.frame[key]
        for check in columns[key].checks:
            wrong = check(values).failure_cases
            if wrong is not None:
                found.append(_finding(data, key, check.error, wrong.sort_index()))
    return found


def _finding(data: SheetData, key: str, code: str, wrong: pd.Series) -> Finding:
    return Finding(
        code=code,
        sheet=data.name,
        column=data.headers[key],
        letter=data.letters[key],
        rows=tuple(wrong.index.tolist()),
        values=tuple(as_typed(wrong)),
    )


def as_typed(values: pd.Series) -> list[object]:
    """The values as a person reads them: dates dd-mm-jjjj, numbers with a decimal comma, empty as ''."""
    if pd.api.types.is_datetime64_any_dtype(values):
        return list(values.dt.strftime("%d-%m-%Y").fillna(""))
    if pd.api.types.is_float_dtype(values):
        return [dutch_number(value) for value in values]
    return list(values.fillna("").astype(str))


def dutch_number(value: float) -> str:
    """1234.5 -> '1234,50'; whole numbers without decimals; empty as ''."""
    if pd.isna(value):
        return ""
    return f"{value:.0f}" if float(value).is_integer() else f"{value:.2f}".replace(".", ",")
