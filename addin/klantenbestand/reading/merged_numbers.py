"""Customer numbers that became another: of rows marked in *Klanten*, and of rows that left it, as *Nummers* tells."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from klantenbestand.reading.distinct import is_among
from klantenbestand.reading.sheet_data import SheetData

SOURCE = "samengevoegd"  # in *Nummers*, of the number of a row that was merged into another

_NEEDED = {"source", "number_at_source", "customer"}


def with_left(customers: SheetData, numbers: SheetData | None) -> SheetData:
    """The customers that also know what the numbers became of which the row is no longer there.

    A number that stands in *Klanten* (again) is nobody else's.
    """
    if numbers is None or not set(numbers.frame.columns) >= _NEEDED or "customer" not in customers.frame:
        return customers
    frame = numbers.frame[numbers.frame["source"].str.strip().str.casefold() == SOURCE]
    frame = frame.dropna(subset=["number_at_source", "customer"])
    there = set(customers.frame["customer"].dropna()) | set(customers.merged)
    left = {
        old: new
        for old, new in zip(frame["number_at_source"].tolist(), frame["customer"].tolist(), strict=True)
        if old not in there and old != new
    }
    return replace(customers, merged={**left, **customers.merged}) if left else customers


def followed(number: str, merged: Mapping[str, str]) -> str:
    """What a customer number has become, for one whose row was merged into another."""
    seen: set[str] = set()
    while number in merged and number not in seen:
        seen.add(number)
        number = merged[number]
    return number


def on_who_stayed(sheet: SheetData, customers: SheetData) -> SheetData:
    """The rows of a sheet that were written on a number that was merged away, on the customer that it became."""
    if "customer" not in sheet.frame or not customers.merged:
        return sheet
    stays = set(customers.frame["customer"].dropna())
    became = {old: new for old in customers.merged if (new := followed(old, customers.merged)) in stays}
    given = sheet.frame["customer"]
    is_old = is_among(given, pd.Series(list(became), dtype="str"))
    if not is_old.any():
        return sheet
    moved = given.map(lambda number: became.get(number, number), na_action="ignore").astype("str")
    rows = tuple(int(row) for row in given.index[is_old])
    return replace(sheet.with_frame(sheet.frame.assign(customer=moved), {}), by_old_number=rows)
