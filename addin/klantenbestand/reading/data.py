"""The whole workbook as typed data, with everything that was repaired or could not be read on the way."""

from collections.abc import Collection, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from klantenbestand.book.protocol import Book
from klantenbestand.reading.fill import fill_customers, fill_purchases
from klantenbestand.reading.links import Known, link, without_guests
from klantenbestand.reading.merged_numbers import on_who_stayed, referred_by_who_stayed, with_left
from klantenbestand.reading.settings import read_settings
from klantenbestand.reading.sheet_data import SheetData
from klantenbestand.reading.sheet_reading import SheetRead, read_sheet
from klantenbestand.reading.sheets import Candidate, find_sheets
from klantenbestand.reading.texts import fold
from klantenbestand.words.findings import Finding, Findings
from klantenbestand.words.settings import DEFAULTS, Settings
from klantenbestand.words.sheets import CONSENTS, CONTACTS, CUSTOMERS, DATA_SHEETS, NUMBERS, PURCHASES

__all__ = ["Data", "SheetData", "read_data"]

_LINKED = (PURCHASES, CONTACTS, CONSENTS, NUMBERS)
_THREADS = 2  # reading a sheet is mostly native code that lets another thread run


@dataclass(frozen=True, eq=False)  # told apart by identity: what is derived from it is remembered with it
class Data:
    """The data sheets of a workbook that can be used; None where one is absent or lacks a needed column.

    `lacking`: sheet key -> headers of the needed columns that a sheet by that name lacks. `merged`: old customer
    number -> the number it was merged with, for the rows of *Klanten* that were left out or have left it.
    """

    customers: SheetData | None = None
    purchases: SheetData | None = None
    contacts: SheetData | None = None
    campaigns: SheetData | None = None
    consents: SheetData | None = None
    numbers: SheetData | None = None
    settings: Settings = DEFAULTS
    findings: Findings = field(default_factory=Findings)
    lacking: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def sheets(self) -> Iterator[SheetData]:
        """The sheets that are there, in our order."""
        for sheet in DATA_SHEETS:
            data = getattr(self, sheet.key)
            if data is not None:
                yield data

    @property
    def merged(self) -> Mapping[str, str]:
        """Old customer number -> the number it was merged with."""
        return self.customers.merged if self.customers else {}


def read_data(book: Book, only: Collection[str] = ()) -> Data:
    """All data sheets of the workbook as typed frames, and what was noticed while reading.

    `only`: no more than the sheets with these keys (and *Nummers*), for who must be quick; the others are None then.
    Raises WorkbookError where the book itself cannot be read.
    """
    settings = read_settings(book)
    found = find_sheets(book, settings.settings)
    reads = _read_sheets(
        book, {key: one for key, one in found.sheets.items() if not only or key in {*only, NUMBERS.key}}
    )
    findings = [*settings.findings, *found.findings]
    findings += [finding for read in reads.values() for finding in read.findings]
    sheets = {key: read.data for key, read in reads.items()}
    sheets, made = _completed(sheets)
    findings += made
    findings += _about_vat(sheets.get(PURCHASES.key), settings.settings)
    if not sheets.get(CUSTOMERS.key) and not sheets.get(PURCHASES.key):
        findings = [one for one in findings if not one.code.endswith("-sheet-missing")]  # one sentence for all
        findings.append(Finding("no-customer-data"))
    return Data(**sheets, settings=settings.settings, findings=Findings.of(findings), lacking=found.lacking)


def _read_sheets(book: Book, chosen: Mapping[str, Candidate]) -> dict[str, SheetRead]:
    by_key = {sheet.key: sheet for sheet in DATA_SHEETS}
    # The purchases are by far the largest: they start first, the others share the second thread.
    order = sorted(chosen, key=lambda key: key != PURCHASES.key)
    with ThreadPoolExecutor(_THREADS) as pool:
        waiting = {key: pool.submit(read_sheet, book, by_key[key], chosen[key]) for key in order}
    return {key: waiting[key].result() for key in chosen}


def _completed(sheets: Mapping[str, SheetData]) -> tuple[dict[str, SheetData], list[Finding]]:
    """The sheets with split names and addresses, and with customer numbers as *Klanten* writes them."""
    completed, findings = dict(sheets), []
    customers = completed.get(CUSTOMERS.key)
    if customers:
        customers = completed[CUSTOMERS.key] = with_left(customers, completed.get(NUMBERS.key))
    known = Known.of(customers) if customers else None
    if purchases := completed.get(PURCHASES.key):
        purchases, unpriced = fill_purchases(purchases)
        completed[PURCHASES.key], guests = without_guests(purchases, known)
        findings += unpriced + guests
    if customers is None or known is None:
        return completed, findings
    linked, found = link(fill_customers(customers), known, "referred_by")
    completed[CUSTOMERS.key] = referred_by_who_stayed(linked)
    findings += found
    for sheet in _LINKED:
        if sheet.key in completed:
            linked, found = link(completed[sheet.key], known)
            completed[sheet.key] = linked if sheet is NUMBERS else on_who_stayed(linked, customers)
            findings += found
    return completed, findings


def _about_vat(purchases: SheetData | None, settings: Settings) -> list[Finding]:
    """A header that says "incl" while the settings say "exclusief btw", or the other way round."""
    if purchases is None or "amount" not in purchases.headers:
        return []
    header = fold(purchases.headers["amount"])
    says = "inclusief btw" if "incl" in header else "exclusief btw" if "excl" in header else settings.amounts
    if says == settings.amounts:
        return []
    place = purchases.place("amount")
    details = {"says": says, "setting": settings.amounts}
    return [Finding("amount-other-vat", place.sheet, place.column, place.letter, details=details)]
