"""Customer numbers that became another: of rows marked in *Klanten*, and of rows that left it, as *Nummers* tells."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from klantenbestand.reading.distinct import is_among
from klantenbestand.reading.links import Known, loose
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
    known = Known(pd.Index([*there, *(set(frame["number_at_source"]) - there)], dtype="str"))
    left = {
        old: new
        for old, typed in zip(frame["number_at_source"].tolist(), frame["customer"].tolist(), strict=True)
        if old not in there and old != (new := _meant(typed, known))
    }
    return replace(customers, merged={**left, **customers.merged}) if left else customers


def _meant(number: str, known: Known) -> str:
    """A number as *Klanten* writes it: who types 0012 anew gets 12."""
    return number if number in known.numbers else known.by_form.get(loose(number), number)


def followed(number: str, merged: Mapping[str, str]) -> str:
    """What a customer number has become, for one whose row was merged into another."""
    seen: set[str] = set()
    while number in merged and number not in seen:
        seen.add(number)
        number = merged[number]
    return number


def referred_by_who_stayed(customers: SheetData) -> SheetData:
    """The customers of whom the one who brought them was merged away, brought by the customer that it became."""
    if "referred_by" not in customers.frame or not customers.merged:
        return customers
    brought = customers.frame["referred_by"].map(lambda number: followed(number, customers.merged), na_action="ignore")
    brought = brought.astype("str")
    moved = brought.ne(customers.frame["referred_by"]) & brought.eq(
        customers.frame["customer"]
    )  # nobody brings himself
    return replace(customers, frame=customers.frame.assign(referred_by=brought.mask(moved.fillna(False).astype(bool))))


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
