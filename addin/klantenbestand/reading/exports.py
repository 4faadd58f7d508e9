"""An export as typed rows: its order lines and what it says of the customers, with what could not be read by line."""

from dataclasses import field, replace
from pathlib import Path

import numpy as np
import pandas as pd

from klantenbestand.reading.export_amounts import amounts, is_complete
from klantenbestand.reading.export_counted import Notes, counted, currencies_of, holds_btw_amounts, refunded
from klantenbestand.reading.export_dates import day_in_two_ways
from klantenbestand.reading.export_files import ExportFile, check_sheet, open_exports
from klantenbestand.reading.export_headers import Columns, Given, columns_of
from klantenbestand.reading.export_lacking import check_given, check_orders
from klantenbestand.reading.export_lists import lists_among, same_orders
from klantenbestand.reading.export_order_status import status_texts, with_paid_back
from klantenbestand.reading.export_orders import buyers_on_all_lines, dayless, of_whole_order, on_all_lines
from klantenbestand.reading.export_permissions import OBJECTIONS, PERMITTED, with_permissions
from klantenbestand.reading.export_reading import Unread, read_ours
from klantenbestand.reading.export_status import Statuses, with_statuses
from klantenbestand.reading.export_totals import total_rows
from klantenbestand.reading.fill import fill_customers, fill_purchases
from klantenbestand.reading.texts import fold
from klantenbestand.words.errors import UsageError
from klantenbestand.words.frozen import frozen
from klantenbestand.words.sheets import CUSTOMERS, PURCHASES

__all__ = ["Export", "Unread", "amounts", "read_exports"]

_SHOWN = 12  # headers that an error names
_MOSTLY = 0.5
_INVOICE = ("factuur", "invoice")
_SIDES = {"incl": "inclusief btw", "excl": "exclusief btw"}


@frozen
class Export:
    """What stands in an export. `lines`: its order lines (columns of *Aankopen*), `customers`: the same rows as
    customers (columns of *Klanten*); None where it holds none. Index = lines of the file; minus that number is the line
    that takes back what was paid back. `incomplete` are lines without a day or an amount that can be read, `wide` those
    with more cells than headers; both stay out, `wide` in `lines` and `customers` too. `left` are the headers that were
    not taken over, `tabs_left` the sheets; `says` "inclusief btw" or "exclusief btw", where the header of the amounts
    does; `headers` are all that stand there; `statuses` what became of lines by their status; `totals` are rows that
    are the sum of others, which stay out; `two_ways` is one of its days where each can be read with the day or the
    month first, `months_first` how it was read; `notes` what a person must know of the amounts."""

    file: str
    lines: pd.DataFrame | None
    customers: pd.DataFrame | None
    incomplete: tuple[int, ...] = ()
    unread: tuple[Unread, ...] = ()
    left: tuple[str, ...] = ()
    says: str = ""
    headers: tuple[str, ...] = ()
    wide: tuple[int, ...] = ()
    tabs_left: tuple[str, ...] = ()
    statuses: Statuses = field(default_factory=Statuses)
    totals: tuple[int, ...] = ()
    two_ways: str = ""
    months_first: bool = False
    notes: Notes = field(default_factory=Notes)

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands below its headers."""
        frames = (self.lines, self.customers, self.statuses.undone)
        return not self.wide and all(frame is None or frame.empty for frame in frames)


def read_exports(path: Path, given: Given, unwanted: str = "") -> list[Export]:
    """What stands in this file, for each list in it; `given` and `unwanted` as in `columns_of`.

    Raises UsageError where it cannot be read, is no list of orders or customers, or nothing stands below the headers.
    """
    found = open_exports(path, lambda headers: columns_of(headers, given, unwanted).known)
    for one in found:
        check_given(one.headers, path.name, given)
    every = [_columns(one, given, unwanted) for one in found]
    check_orders(
        [(one.headers, columns) for one, columns in zip(found, every, strict=True)], path.name, given, unwanted
    )
    chosen = lists_among(every)
    if not chosen:
        best = max(range(len(every)), key=lambda at: every[at].known)
        headers = [" ".join(text.split()) for _, text in sorted(found[best].headers.items())]
        raise UsageError("export-unknown", file=path.name, headers=", ".join(headers[:_SHOWN]), first=headers[0])
    for at in chosen:
        check_sheet(found[at])
    exports = {found[at].sheet: _export(found[at], every[at]) for at in chosen}
    filled = {sheet: export for sheet, export in exports.items() if not export.is_empty}
    if not filled:
        raise UsageError("export-no-rows", file=path.name)
    left = {one.sheet: "" for one in found if one.sheet not in filled}
    left |= dict.fromkeys(found[0].hidden, " (verborgen tab)")
    costs = {sheet: None if one.lines is None else amounts(one.lines) for sheet, one in filled.items()}
    again = same_orders({sheet: (one.lines, one.customers, costs[sheet]) for sheet, one in filled.items()})
    left |= {sheet: f" (zelfde orders als {other})" for sheet, other in again.items()}
    made: list[Export] = []
    for sheet, export in filled.items():
        parts = _without_orders(export, filled[again[sheet]].lines) if sheet in again else [export]
        name = f"{path.name}, tab {sheet}" if len(filled) > 1 else path.name
        made += [replace(part, file=name) for part in parts]
    return [replace(made[0], tabs_left=tuple(sheet + why for sheet, why in left.items())), *made[1:]]


def _without_orders(export: Export, other: pd.DataFrame | None) -> list[Export]:
    """The customers of an export, and its lines as far as `other` does not tell of their orders."""
    assert export.lines is not None
    assert other is not None
    parts = (
        [replace(export, lines=None, incomplete=(), statuses=Statuses(), notes=Notes())]
        if export.customers is not None
        else []
    )
    lines = export.lines[~export.lines["order"].isin(other["order"].dropna())]
    if len(lines):
        rest = tuple(line for line in export.incomplete if line in lines.index)
        parts.append(replace(export, lines=lines, incomplete=rest, statuses=Statuses(), notes=Notes()))
    return parts


def _columns(found: ExportFile, given: Given, unwanted: str) -> Columns:
    columns = columns_of(found.headers, given, unwanted)
    return columns.with_names() if columns.purchases and _holds_names(found, columns) else columns


def _export(found: ExportFile, columns: Columns) -> Export:
    left, unread = [*columns.left], list[Unread]()
    customers, totals = None, tuple[int, ...]()
    told = _lines(found, columns, left, unread) if columns.purchases else _Lines()
    lines, statuses = told.frame, told.statuses
    if lines is not None:
        summed = total_rows(lines, amounts(lines))
        totals, lines = tuple(int(row) for row in lines.index[summed]), lines[~summed]
    if columns.tells_of_customers:
        customers = _customers(found, columns, left, unread)
        if lines is not None:
            customers = customers.reindex(np.abs(lines.index)).set_axis(lines.index)
            if len(told.dayless):
                customers = buyers_on_all_lines(customers, lines["order"], told.dayless)
    gone = {*statuses.undone.index, *totals}
    return Export(
        found.name,
        lines,
        customers,
        () if lines is None else tuple(int(row) for row in lines.index[~is_complete(lines)]),
        tuple(sorted((one for one in unread if one.line not in gone), key=lambda one: (one.line, one.header))),
        tuple(dict.fromkeys(left)),
        _SIDES.get(told.side, ""),
        tuple(found.headers.values()),
        found.wide,
        statuses=statuses,
        totals=totals,
        two_ways=day_in_two_ways(found, columns.purchases.get("date")),
        notes=told.notes,
    )


def _customers(found: ExportFile, columns: Columns, left: list[str], unread: list[Unread]) -> pd.DataFrame:
    """The rows as customers, with what all columns for it say of objections and consents."""
    customers = fill_customers(read_ours(found, CUSTOMERS, columns, left, unread)).frame
    said = []
    for number, key in columns.permissions.items():
        only = replace(columns, customers={key: number}, exact=OBJECTIONS)
        said.append(read_ours(found, PERMITTED, only, left, unread).frame)
    rows = pd.Index(sorted({int(row) for frame in (customers, *said) for row in frame.index}), dtype="int64")
    return with_permissions(customers.reindex(rows), said)


@frozen
class _Lines:
    """The order lines, what became of them by their status, and what their amounts are. `dayless`: lines of which the
    day stands on another line of the order."""

    frame: pd.DataFrame | None = None
    statuses: Statuses = field(default_factory=Statuses)
    notes: Notes = field(default_factory=Notes)
    side: str = ""
    dayless: pd.Index = field(default_factory=lambda: pd.Index([]))


def _lines(found: ExportFile, columns: Columns, left: list[str], unread: list[Unread]) -> _Lines:
    """The order lines with what each costs, and what became of them."""
    sheet = read_ours(found, PURCHASES, columns, left, unread)
    lines = fill_purchases(sheet)[0].frame
    told = status_texts(found, columns.purchases.get("status"), columns.beside, lines.index)
    if told.texts is not None:
        lines = lines.assign(status=of_whole_order(lines, told.texts))
        unread[:] = [one for one in unread if one.key != "status"]
        used = {" ".join(found.headers[number].split()) for number in told.used}
        left[:] = [text for text in left if text not in used]
    alone = dayless(lines, {one.line for one in unread if one.key == "date"})
    lines = on_all_lines(lines, alone | columns.once)
    lines, side, notes = _with_amounts(found, columns, lines, left, unread)
    paid_back, part = refunded(found, columns, lines, amounts(lines))
    notes = replace(notes, refunded=part, currencies=currencies_of(found, columns, lines.index))
    if told.texts is None and not paid_back.any():
        return _Lines(lines, Statuses(), notes, side, lines.index[alone])
    header = fold(found.headers[columns.purchases["order"]]) if "order" in columns.purchases else ""
    invoices = "due_date" in columns.purchases or any(word in header for word in _INVOICE)
    lines = with_paid_back(lines, paid_back, invoices=invoices)
    lines, statuses = with_statuses(lines, amounts(lines), invoices=invoices)
    return _Lines(lines, statuses, notes, side, alone.index[alone])


def _with_amounts(
    found: ExportFile, columns: Columns, lines: pd.DataFrame, left: list[str], unread: list[Unread]
) -> tuple[pd.DataFrame, str, Notes]:
    """The lines with what each costs, whether that is with btw, and what is to be said of it."""
    own = columns.purchases.get("amount", 0)
    silent = frozenset(one.line for one in unread if one.key == "amount")
    cost = counted(found, columns, lines, silent)
    if cost.amount is None:
        lines = lines.drop(columns="amount", errors="ignore") if own else lines
    else:
        lines = lines.assign(amount=cost.amount)
    if own and cost.number != own:
        left.append(" ".join(found.headers[own].split()))
        unread[:] = [one for one in unread if one.key != "amount"]
    used = {" ".join(found.headers[number].split()) for number in (cost.number, *cost.used) if number not in (0, own)}
    left[:] = [text for text in left if text not in used]
    if "vat_rate" in lines and holds_btw_amounts(found, columns):
        lines = lines.drop(columns="vat_rate")
        left.append(" ".join(found.headers[columns.purchases["vat_rate"]].split()))
    return lines, cost.side, cost.notes


def _holds_names(found: ExportFile, columns: Columns) -> bool:
    """Whether what is called *Klant* is a name: hardly any digit in it, and no other column has a name."""
    if "customer" not in columns.purchases or columns.holds_customers:
        return False
    only = replace(columns, purchases={"customer": columns.purchases["customer"]})
    numbers = read_ours(found, PURCHASES, only, [], []).frame.get("customer")
    filled = pd.Series(dtype="str") if numbers is None else numbers.dropna()
    return bool(len(filled)) and float(filled.str.contains(r"\d").mean()) < _MOSTLY
