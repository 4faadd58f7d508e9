"""What is wrong between the sheets: customers and campaigns that are not there, sales without a customer."""

import pandas as pd

from klantenbestand.checks.masks import finding_on
from klantenbestand.reading.data import Data, SheetData
from klantenbestand.reading.distinct import is_among
from klantenbestand.words.findings import Finding


def check_across(data: Data) -> list[Finding]:
    """The findings that need two sheets."""
    found = _loose_sales(data.purchases)
    for sheet in (data.purchases, data.contacts, data.consents, data.numbers):
        found += _unknown_customers(sheet, data.customers)
    for sheet in (data.purchases, data.contacts):
        found += _unknown_campaigns(sheet, data.campaigns)
    return found


def _unknown_customers(sheet: SheetData | None, customers: SheetData | None) -> list[Finding]:
    if sheet is None or customers is None or "customer" not in sheet.frame or "customer" not in customers.frame:
        return []
    given = sheet.frame["customer"]
    merged = pd.Series(list(customers.merged), dtype="str")
    known = pd.concat([customers.frame["customer"], merged])
    return finding_on(sheet, "customer", "customer-unknown", given.notna() & ~is_among(given, known))


def _unknown_campaigns(sheet: SheetData | None, campaigns: SheetData | None) -> list[Finding]:
    if sheet is None or campaigns is None or "campaign" not in sheet.frame or "campaign" not in campaigns.frame:
        return []
    given = sheet.frame["campaign"]
    known = campaigns.frame["campaign"].str.casefold()
    return finding_on(sheet, "campaign", "campaign-unknown", given.notna() & ~is_among(given.str.casefold(), known))


def _loose_sales(purchases: SheetData | None) -> list[Finding]:
    """Sales without a customer are no mistake: one line with their share of the lines."""
    if purchases is None or "customer" not in purchases.frame or purchases.frame.empty:
        return []
    loose = int(purchases.frame["customer"].isna().sum())
    if not loose:
        return []
    share = round(100 * loose / len(purchases.frame))
    return [
        Finding(
            "loose-sales",
            purchases.name,
            purchases.headers["customer"],
            purchases.letters["customer"],
            details={"lines": loose, "share": share or "minder dan 1"},
        )
    ]
