"""The pandera schema of each data sheet: what may stand in one column. A failing check is named by its finding code.

The frames are typed before (reading parses), so nothing is coerced here: pandera's lazy mode would hide the errors of
a column that fails to coerce.
"""

from collections.abc import Callable
from functools import lru_cache

import pandas as pd
import pandera.pandas as pa

from klantenbestand.checks import dutch
from klantenbestand.words import sheets
from klantenbestand.words.columns import TEXT_KINDS, Column, DataSheet, Kind

FIRST_DAY = pd.Timestamp(1950, 1, 1)  # before this a purchase or contact is a slip of the keyboard
FIRST_BIRTH = pd.Timestamp(1900, 1, 1)
VAT_RATES = (0.0, 0.06, 0.09, 0.19, 0.21)  # 6% until 2018, 19% until 2012


def _valid(code: str, judge: Callable[[str], bool], plain: str = "") -> pa.Check:
    return pa.Check(lambda column: dutch.on_distinct(column, judge, plain), error=code)


def _not_after(code: str, day: pd.Timestamp) -> pa.Check:
    return pa.Check.le(day, error=code)


def _column_checks(sheet: DataSheet, today: pd.Timestamp) -> dict[str, list[pa.Check]]:
    """The checks of this sheet's columns by key."""
    past = [_not_after("date-in-future", today), pa.Check.ge(FIRST_DAY, error="date-long-ago")]
    if sheet is sheets.CUSTOMERS:
        return {
            "email": [_valid("email-form", dutch.is_email, dutch.PLAIN_EMAIL)],
            "phone": [_valid("phone-form", dutch.is_phone, dutch.PLAIN_PHONE)],
            "mobile": [_valid("phone-form", dutch.is_phone, dutch.PLAIN_PHONE)],
            "kvk": [_valid("kvk-form", dutch.is_kvk)],
            "vat_id": [_valid("vat-form", dutch.is_vat_id)],
            "iban": [_valid("iban-form", dutch.is_iban)],
            "birth_date": [
                _not_after("birth-in-future", today),
                pa.Check.ge(FIRST_BIRTH, error="birth-long-ago"),
            ],
            "customer_since": [_not_after("date-in-future", today)],
            "consent_date": [_not_after("date-in-future", today)],
            "last_checked": [_not_after("date-in-future", today)],
            "employees": [pa.Check.ge(0, error="negative-number")],
            "budget": [pa.Check.ge(0, error="negative-number")],
        }
    if sheet is sheets.PURCHASES:
        return {
            "date": past,
            "vat_rate": [pa.Check.isin(VAT_RATES, error="vat-rate-unknown")],
            "lifetime_months": [pa.Check.gt(0, error="lifetime-not-positive")],
            "paid_on": [_not_after("date-in-future", today)],
        }
    if sheet is sheets.CONTACTS:
        return {"date": past}
    if sheet is sheets.CAMPAIGNS:
        return {"costs": [pa.Check.ge(0, error="negative-number")]}
    if sheet is sheets.CONSENTS:
        return {"date": past}
    return {}


def _missing_code(column: Column) -> str | None:
    """The finding for an empty cell in this column, where empty is wrong. Amounts are judged across columns."""
    return f"{column.kind.value}-missing" if column.needed and column.kind is not Kind.AMOUNT else None


@lru_cache(maxsize=32)  # pandera copies each column of a schema deeply, and a step checks up to three times
def schema_of(sheet: DataSheet, today: pd.Timestamp) -> pa.DataFrameSchema:
    """The schema of a sheet's typed frame (index = Excel rows); every column may be absent, others are the owner's.

    The `error` of every check is a finding code. `today` is the peildatum.
    """
    checks = _column_checks(sheet, today)
    columns: dict[str, pa.Column] = {}
    for column in sheet:
        own = list(checks.get(column.key, ()))
        code = _missing_code(column)
        if code:
            own.append(pa.Check(lambda values: values.notna(), error=code, ignore_na=False))
        if column.choices:
            own.append(pa.Check.isin(column.choices, error="choice-unknown"))
        if own:
            dtype = str if column.kind in TEXT_KINDS else None
            columns[column.key] = pa.Column(dtype, checks=own, nullable=True, required=False)
    return pa.DataFrameSchema(columns, name=sheet.name, strict=False)
