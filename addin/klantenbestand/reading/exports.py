"""An export as typed rows: its order lines and what it says of the customers, with what could not be read by line."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from klantenbestand.book.ooxml import column_letters
from klantenbestand.reading.blocks import Block, Fit
from klantenbestand.reading.export_files import ExportFile, open_export
from klantenbestand.reading.export_headers import Columns, Given, columns_of
from klantenbestand.reading.fill import fill_customers, fill_purchases
from klantenbestand.reading.headers import Headers
from klantenbestand.reading.sheet_data import SheetData
from klantenbestand.reading.sheet_reading import read_sheet
from klantenbestand.reading.sheets import Candidate, How
from klantenbestand.reading.texts import fold
from klantenbestand.words.columns import DataSheet
from klantenbestand.words.errors import UsageError
from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen
from klantenbestand.words.sheets import CUSTOMERS, PURCHASES

_SHOWN = 12  # headers that an error names
_MOSTLY = 0.5
_CENT = 0.005
_NOTHING = "cell-says-nothing"


@frozen
class Unread:
    """A cell of an export that could not be read; `key` is our column, on the sheet of ours with the key `sheet`."""

    line: int
    header: str
    value: str
    sheet: str
    key: str


@frozen
class Export:
    """What stands in an export. `lines`: its order lines (columns of *Aankopen*), `customers`: the same rows as
    customers (columns of *Klanten*); None where it holds none. Index = lines of the file. `incomplete` are lines
    without a day or an amount that can be read. `left` are the headers that were not taken over; `says` "inclusief
    btw" or "exclusief btw", where the header of the amounts does; `headers` are all that stand there."""

    file: str
    lines: pd.DataFrame | None
    customers: pd.DataFrame | None
    incomplete: tuple[int, ...] = ()
    unread: tuple[Unread, ...] = ()
    left: tuple[str, ...] = ()
    says: str = ""
    headers: tuple[str, ...] = ()


def read_export(path: Path, given: Given, unwanted: str = "") -> Export:
    """What stands in this file; `given` and `unwanted` as in `columns_of`.

    Raises UsageError where it cannot be read or is no list of orders or customers.
    """
    found = open_export(path, lambda headers: columns_of(headers, given, unwanted).known)
    columns = columns_of(found.headers, given, unwanted)
    if columns.purchases and _holds_names(found, columns):
        columns = columns.with_names()
    if not columns.purchases and not columns.holds_customers:
        headers = [" ".join(text.split()) for _, text in sorted(found.headers.items())]
        raise UsageError("export-unknown", file=path.name, headers=", ".join(headers[:_SHOWN]), first=headers[0])
    left, unread = [*columns.left], list[Unread]()
    lines = customers = None
    if columns.purchases:
        sheet = _read(found, PURCHASES, columns, left, unread)
        lines = fill_purchases(sheet)[0].frame
        lines = _on_all_lines(lines) if columns.once else lines
        if amount_is_of_order(lines):
            lines = lines.drop(columns="amount")
            left.append(sheet.headers["amount"])
    if columns.holds_customers:
        customers = fill_customers(_read(found, CUSTOMERS, columns, left, unread)).frame
    return Export(
        path.name,
        lines,
        customers,
        () if lines is None else tuple(int(row) for row in lines.index[~is_complete(lines)]),
        tuple(sorted(unread, key=lambda one: (one.line, one.header))),
        tuple(dict.fromkeys(left)),
        _vat(found.headers, columns),
        tuple(found.headers.values()),
    )


def _read(found: ExportFile, sheet: DataSheet, columns: Columns, left: list[str], unread: list[Unread]) -> SheetData:
    """The columns of one of our sheets; what turned out to hold something else comes in `left`."""
    ours = columns.purchases if sheet is PURCHASES else columns.customers
    texts = {number: found.headers[number] for number in ours.values()}
    headers = Headers(texts, ours, {}, columns.exact)
    fit = Fit(True, False, 1.0, Block(found.area, texts), headers)
    read = read_sheet(found.cells, sheet, Candidate(How.CONTENT, found.area.sheet, fit))
    left += read.data.extra
    keys = {column_letters(number): key for key, number in ours.items()}
    for finding in read.findings:
        if finding.letter in keys and keys[finding.letter] in read.data.frame:
            unread += _unread(finding, sheet, keys[finding.letter], read.data.frame)
    return read.data


def _unread(finding: Finding, sheet: DataSheet, key: str, frame: pd.DataFrame) -> Iterator[Unread]:
    """The cells of a finding that came out empty, though something stood there."""
    if finding.code == _NOTHING:
        return
    empty = set(frame.index[frame[key].isna()])
    for row, value in zip(finding.rows, finding.values, strict=False):
        if row in empty:
            yield Unread(int(row), finding.column, str(value), sheet.key, key)


def is_complete(lines: pd.DataFrame) -> NDArray[np.bool_]:
    """Which order lines have a day, and an amount or what it is made of."""
    return (lines["date"].notna() & amounts(lines).notna()).to_numpy(dtype=bool)


def amounts(lines: pd.DataFrame) -> "pd.Series[float]":
    """What each line costs: its amount, else quantity times price; NaN where neither stands there."""
    nothing = pd.Series(np.nan, index=lines.index)
    made = (lines["quantity"] * lines["price"]).round(2) if {"quantity", "price"} <= set(lines) else nothing
    return lines["amount"].fillna(made) if "amount" in lines else made


def _on_all_lines(lines: pd.DataFrame) -> pd.DataFrame:
    """What stands on the first line of an order only, on all its lines."""
    if "order" not in lines:
        return lines
    keys = [key for key in ("date", "status", "promo_code", "paid_on") if key in lines]
    first = lines.groupby("order")[keys].transform("first")
    return lines.assign(**{key: lines[key].fillna(first[key]) for key in keys})


def amount_is_of_order(lines: pd.DataFrame) -> bool:
    """Whether *Bedrag* is the total of the order: told on one of its lines, or the same on all, while quantity and
    price say what each line costs (WooCommerce, Shopify).

    >>> two = {"order": ["1", "1"], "quantity": [1.0, 2.0], "price": [5.0, 10.0]}
    >>> amount_is_of_order(pd.DataFrame({**two, "amount": [25.0, 25.0]}))
    True
    >>> amount_is_of_order(pd.DataFrame({**two, "amount": [25.0, None]}))
    True
    >>> amount_is_of_order(pd.DataFrame({**two, "amount": [5.0, 18.0]}))
    False
    """
    if not {"order", "quantity", "price", "amount"} <= set(lines):
        return False
    with_parts = lines[lines["order"].notna() & lines["quantity"].notna() & lines["price"].notna()]
    many = with_parts[with_parts["order"].duplicated(keep=False)]
    if many.empty:
        return False
    whole = (many["quantity"] * many["price"]).groupby(many["order"]).transform("sum")
    own = many["quantity"] * many["price"]
    silent = many["amount"].isna()
    as_total = ((many["amount"] - own).abs() > _CENT) & ((many["amount"] - whole) > -whole.abs() * _MOSTLY)
    same = many.groupby("order")["amount"].transform("nunique") == 1
    return bool(((silent | as_total) & same).mean() > _MOSTLY)


def _holds_names(found: ExportFile, columns: Columns) -> bool:
    """Whether what is called *Klant* is a name: hardly any digit in it, and no other column has a name."""
    if "customer" not in columns.purchases or columns.holds_customers:
        return False
    only = replace(columns, purchases={"customer": columns.purchases["customer"]})
    numbers = _read(found, PURCHASES, only, [], []).frame.get("customer")
    filled = pd.Series(dtype="str") if numbers is None else numbers.dropna()
    return bool(len(filled)) and float(filled.str.contains(r"\d").mean()) < _MOSTLY


def _vat(headers: Mapping[int, str], columns: Columns) -> str:
    """What the header of the amounts says about btw."""
    header = fold(headers[columns.purchases["amount"]]) if "amount" in columns.purchases else ""
    return "inclusief btw" if "incl" in header else "exclusief btw" if "excl" in header else ""
