"""All checks on what was read: per column, per sheet, across sheets; with the findings of reading itself."""

from collections.abc import Iterable
from typing import TypeGuard

import pandas as pd

from klantenbestand.checks.across import check_across
from klantenbestand.checks.columns import check_columns
from klantenbestand.checks.contacts import check_campaigns, check_contacts, check_numbers
from klantenbestand.checks.customers import check_customers
from klantenbestand.checks.purchases import check_purchases
from klantenbestand.reading.data import Data, SheetData
from klantenbestand.words import sheets
from klantenbestand.words.findings import Finding, Findings, Severity
from klantenbestand.words.texts import FINDINGS

_OWN_CHECKS = {
    sheets.CUSTOMERS.key: check_customers,
    sheets.PURCHASES.key: check_purchases,
    sheets.CONTACTS.key: check_contacts,
    sheets.CAMPAIGNS.key: check_campaigns,
    sheets.NUMBERS.key: check_numbers,
}
_ORDER = list(Severity)


def check(data: Data, peildatum: pd.Timestamp) -> Findings:
    """Everything that is wrong in the workbook, worst first; an empty cell that reading could not read counts once."""
    found = [Finding("no-rows-yet", sheet.name) for sheet in (data.customers, data.purchases) if _is_empty(sheet)]
    for sheet in data.sheets():
        found += check_columns(sheet, peildatum)
        if sheet.sheet.key in _OWN_CHECKS and all(column.key in sheet.frame for column in sheet.sheet.needed[:1]):
            found += _OWN_CHECKS[sheet.sheet.key](sheet)
    found += check_across(data)
    return Findings.of(in_order([*data.findings, *_without_unreadable(found, data.findings)]))


def _is_empty(sheet: SheetData | None) -> TypeGuard[SheetData]:
    return sheet is not None and sheet.frame.empty


def in_order(found: Iterable[Finding]) -> list[Finding]:
    """By severity, then by sheet and kind as they came."""
    return sorted(found, key=lambda item: _ORDER.index(FINDINGS[item.code].severity))


def _without_unreadable(found: Iterable[Finding], reading: Findings) -> list[Finding]:
    """Leave out "missing" for the cells that hold something which could not be read: that is said already."""
    unreadable: dict[tuple[str, str], set[int]] = {}
    for item in reading:
        if FINDINGS[item.code].severity is Severity.ERROR:
            unreadable.setdefault((item.sheet, item.letter), set()).update(item.rows)
    kept = (
        _without_rows(item, unreadable.get((item.sheet, item.letter), set()))
        if item.code.endswith("-missing")
        else item
        for item in found
    )
    return [item for item in kept if item is not None]


def _without_rows(item: Finding, rows: set[int]) -> Finding | None:
    if not rows or not item.rows:
        return item
    keep = [position for position, row in enumerate(item.rows) if row not in rows]
    if not keep:
        return None
    return Finding(
        item.code,
        item.sheet,
        item.column,
        item.letter,
        rows=tuple(item.rows[position] for position in keep),
        values=tuple(item.values[position] for position in keep) if item.values else (),
        expected=tuple(item.expected[position] for position in keep) if item.expected else (),
        details=item.details,
    )
