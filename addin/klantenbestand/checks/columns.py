"""What is wrong within one column: the failures of the pandera schema as findings."""

import pandas as pd
import pandera.pandas as pa

from klantenbestand.checks.schemas import schema_of
from klantenbestand.reading.data import SheetData
from klantenbestand.words.findings import Finding


def check_columns(data: SheetData, peildatum: pd.Timestamp) -> list[Finding]:
    """One finding for each column and kind of mistake, with all its rows and raw values."""
    try:
        schema_of(data.sheet, peildatum).validate(data.frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        return _findings(data, errors.failure_cases)
    return []


def _findings(data: SheetData, failures: pd.DataFrame) -> list[Finding]:
    found = []
    for (key, code), cases in failures.groupby(["column", "check"], sort=False):
        rows = cases["index"].astype(int).sort_values()
        found.append(
            Finding(
                code=str(code),
                sheet=data.name,
                column=data.headers[str(key)],
                letter=data.letters[str(key)],
                rows=tuple(rows),
                values=tuple(as_typed(data.frame.loc[rows, str(key)])),
            )
        )
    return found


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
