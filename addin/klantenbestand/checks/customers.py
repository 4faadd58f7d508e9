"""What is wrong between the columns of *Klanten*: numbers twice, addresses and names with a hole, permissions."""

import pandas as pd

from klantenbestand.checks import dutch
from klantenbestand.checks.masks import column_or_empty, finding, finding_on
from klantenbestand.reading.data import SheetData
from klantenbestand.reading.distinct import is_among
from klantenbestand.words.findings import Finding

_NETHERLANDS = {"", "nl", "nld", "nederland", "netherlands", "the netherlands", "holland"}
# Only these are one person before the law, so that a btw-number of theirs can hold a BSN.
_SOLE_TRADERS = ("eenmanszaak", "zzp", "zzp'er", "zelfstandige")


def check_customers(data: SheetData) -> list[Finding]:
    """The findings of *Klanten* that need more than one cell."""
    frame = data.frame
    return [
        found
        for check in (_number_twice, _no_name, _postcode, _address, _consent, _bsn, _referrer, _nameless_company)
        for found in check(data, frame)
    ]


def _number_twice(data: SheetData, frame: pd.DataFrame) -> list[Finding]:
    numbers = frame["customer"]
    return finding_on(data, "customer", "customer-number-twice", numbers.notna() & numbers.duplicated(keep=False))


def _no_name(data: SheetData, frame: pd.DataFrame) -> list[Finding]:
    named = pd.Series(False, index=frame.index)
    keys = [key for key in ("last_name", "name", "company") if key in frame]
    for key in keys:
        named |= frame[key].notna()
    if not keys or named.all():
        return []
    return finding(data, "name-missing", frame["customer"].notna() & ~named, column=keys[0])


def is_dutch(frame: pd.DataFrame) -> "pd.Series[bool]":
    """Which customers live in the Netherlands: *Land* is empty or says so."""
    country = column_or_empty(frame, "country").fillna("").str.strip().str.casefold()
    return country.isin(_NETHERLANDS)


def _postcode(data: SheetData, frame: pd.DataFrame) -> list[Finding]:
    if "postcode" not in frame:
        return []
    wrong = is_dutch(frame) & ~dutch.on_distinct(frame["postcode"], dutch.is_postcode, dutch.PLAIN_POSTCODE)
    return finding_on(data, "postcode", "postcode-form", wrong)


def _address(data: SheetData, frame: pd.DataFrame) -> list[Finding]:
    """A postcode without a house number cannot be delivered to; with it a street is only comfort."""
    if "postcode" not in frame or "house_number" not in frame:
        return []
    whole = column_or_empty(frame, "address")
    lacks = frame["postcode"].notna() & frame["house_number"].isna() & whole.isna() & is_dutch(frame)
    return finding(data, "house-number-missing", lacks, column="house_number")


def _consent(data: SheetData, frame: pd.DataFrame) -> list[Finding]:
    found: list[Finding] = []
    objection = column_or_empty(frame, "no_advertising")
    unproven = column_or_empty(frame, "consent_date").isna() & column_or_empty(frame, "consent_source").isna()
    for key, channel in (("email_consent", "e-mail"), ("phone_consent", "telefoon")):
        if key not in frame:
            continue
        yes = frame[key] == "ja"
        found += finding_on(data, key, "consent-against-objection", yes & objection.isin([channel, "alles"]))
        found += finding_on(data, key, "consent-without-proof", yes & unproven)
    if "email_consent" in frame and "email" in frame:
        found += finding(
            data, "consent-without-email", (frame["email_consent"] == "ja") & frame["email"].isna(), "email"
        )
    return found


def _bsn(data: SheetData, frame: pd.DataFrame) -> list[Finding]:
    """A business may not keep a BSN (UAVG art. 46); the btw-number of a sole trader from before 2020 holds one."""
    found = [
        Finding("bsn-column", data.name, header)
        for header in data.extra
        if header.casefold().replace("-", "").strip() in {"bsn", "burgerservicenummer", "sofinummer", "sofi"}
    ]
    if "vat_id" in frame:
        form = column_or_empty(frame, "legal_form").fillna("").str.strip().str.casefold()
        person = form.isin(_SOLE_TRADERS) | (column_or_empty(frame, "customer_type") == "particulier")
        leaks = person & frame["vat_id"].notna()
        holds = ~dutch.on_distinct(frame["vat_id"], lambda value: not dutch.holds_bsn(value))
        found += finding(data, "bsn-in-vat", leaks & holds, column="vat_id")
    return found


def _referrer(data: SheetData, frame: pd.DataFrame) -> list[Finding]:
    if "referred_by" not in frame:
        return []
    given = frame["referred_by"].notna()
    found = finding_on(
        data, "referred_by", "referrer-unknown", given & ~is_among(frame["referred_by"], frame["customer"])
    )
    return found + finding_on(data, "referred_by", "referrer-self", given & (frame["referred_by"] == frame["customer"]))


def _nameless_company(data: SheetData, frame: pd.DataFrame) -> list[Finding]:
    """A company without its name: letters and de-duplication miss it."""
    if "customer_type" not in frame or "company" not in frame:
        return []
    nameless = (frame["customer_type"] == "bedrijf") & frame["company"].isna()
    return finding(data, "company-name-missing", nameless, column="company")
