"""*Zelf narekenen*: live formulas on the data sheets for the main figures, and what they give today.

The formulas read whole columns with SUMIFS and COUNTIFS, so that they follow when rows are added. They see the cells
as Excel does: an amount or date that stands there as text does not count, and the difference shows it.
"""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from klantenbestand.analysis.lines import days_of
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import day_number
from klantenbestand.reading.data import Data, SheetData
from klantenbestand.words.columns import Column
from klantenbestand.words.sheets import PURCHASES
from klantenbestand.words.tab import Check, Format
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import euro, plural

_MOST_TWICE = 3000  # rows of customers
_MOST_WORK = 200_000_000  # customers x lines x conditions


@dataclass(frozen=True)
class _Lines:
    """The purchase lines as Excel sees them: text cells are missing, a status is the word in the cell."""

    sheet: SheetData
    amount: pd.Series
    date: pd.Series
    status: pd.Series
    customer: pd.Series
    quantity: pd.Series
    only: str | None = None  # the lines of this customer

    def reference(self, key: str) -> str:
        letter = self.sheet.letters[key]
        name = self.sheet.name.replace("'", "''")
        return f"'{name}'!${letter}:${letter}"


def _as_excel_sees(data: Data, only: str | None = None) -> _Lines | None:
    sheet = data.purchases
    if sheet is None or not {"amount", "date"} <= set(sheet.letters):
        return None
    read_otherwise: dict[str, set[int]] = {}
    for finding in data.findings:
        if finding.sheet == sheet.name and finding.letter:
            read_otherwise.setdefault(finding.letter, set()).update(finding.rows)

    def column(key: str) -> pd.Series:
        if key not in sheet.frame:
            return pd.Series(None, index=sheet.frame.index, dtype="str")
        values: pd.Series = sheet.frame[key]
        rows = read_otherwise.get(sheet.letters[key], set())
        return values.mask(sheet.frame.index.isin(rows)) if rows else values

    numbers = column("quantity") if "quantity" in sheet.frame else sheet.frame["amount"] * float("nan")
    customer = sheet.frame["customer"] if "customer" in sheet.frame else column("customer")
    return _Lines(sheet, column("amount"), column("date"), column("status"), customer, numbers, only)


def revenue_checks(
    data: Data,
    label: str,
    value: float,
    start: pd.Timestamp | None,
    end: pd.Timestamp,
    *,
    customers_only: bool = False,
    articles_only: bool = False,
    purchases: Purchases | None = None,
    customer: str | None = None,
) -> tuple[Check, ...]:
    """One check: `value` (euro) beside the sum of the lines from `start` up to and including `end`.

    Offertes are left out and a retour counts negative, whatever its sign. `customers_only`: only lines with a customer;
    `articles_only`: only lines with an article; `customer`: only his.
    Empty where the sheet lacks a column for it. `purchases`: what `value`
    was made from, to tell of returns that count on the day of their order, in or out of the period.
    """
    lines = _as_excel_sees(data, customer)
    filled = tuple(
        key for key, only in (("customer", customers_only or customer is not None), ("article", articles_only)) if only
    )
    if lines is None or not set(filled) <= set(lines.sheet.letters):
        return ()
    formula = _revenue_formula(lines, start, end, filled)
    seen = round(_revenue(lines, start, end, filled), 2)
    ours, theirs = (_counted(each, start, end, filled) for each in (_all_read(lines), lines))
    otherwise = ours.sub(theirs, fill_value=0)
    explained, reasons = float(otherwise.sum()) / 100, []
    if explained:
        number = plural(int((otherwise != 0).sum()), "regel", "regels")
        amount = euro(explained, cents=True)
        reasons.append(say("recompute.reason", amount=amount, lines=number, sheet=lines.sheet.name))
    moved = 0.0 if purchases is None else _moved(purchases, start, end, filled, customer) / 100
    if moved:
        reasons.append(say("recompute.moved", amount=euro(abs(moved), cents=True)))
    reason = ". ".join(reasons)
    return (Check(label, round(value, 2), formula, seen, explained=round(explained + moved, 2), reason=reason),)


def _moved(
    purchases: Purchases, start: pd.Timestamp | None, end: pd.Timestamp, filled: tuple[str, ...], only: str | None
) -> int:
    """The cents that count in the period on the day of the order, and not on their own, less the other way round."""
    lines = purchases.lines
    own = days_of(purchases.given["date"])[lines["position"].to_numpy()]
    low, high = np.iinfo(np.int64).min if start is None else day_number(start), day_number(end)
    kept = np.ones(len(lines), dtype=bool)
    if "customer" in filled:
        kept &= lines["customer"].to_numpy() >= 0
    if only is not None:
        kept &= lines["customer"].to_numpy() == purchases.customers.get_indexer(pd.Index([only]))[0]
    if "article" in filled:
        kept &= purchases.article >= 0
    day, cents = lines["day"].to_numpy(), lines["cents"].to_numpy()
    inside = [cents[kept & (days >= low) & (days <= high)].sum() for days in (day, own)]
    return int(inside[0] - inside[1])


def _all_read(lines: _Lines) -> _Lines:
    """The lines with the cells that Excel does not see as we read them, and Aantal x Prijs where there is no Bedrag."""
    frame = lines.sheet.frame
    status, quantity = frame.get("status", lines.status), frame.get("quantity", lines.quantity)
    amount = frame["amount"]
    if {"quantity", "price"} <= set(frame):
        amount = amount.fillna(frame["quantity"] * frame["price"])
    return replace(lines, amount=amount, date=frame["date"], status=status, quantity=quantity)


def _revenue_formula(lines: _Lines, start: pd.Timestamp | None, end: pd.Timestamp, filled: tuple[str, ...]) -> str:
    amount = lines.reference("amount")
    conditions = [f'{lines.reference("date")},"<"&{_date(end + pd.Timedelta(days=1))}']
    if start is not None:
        conditions.append(f'{lines.reference("date")},">="&{_date(start)}')
    conditions += [f'{lines.reference(key)},"<>"' for key in filled]
    if lines.only is not None:
        conditions.append(f'{lines.reference("customer")},"={_literal(lines.only)}"')
    where = ",".join(conditions)
    # Only numbers below the largest there is: an error such as #N/A would make the whole sum an error.
    where = f'{amount},"<1E+300",{where}'
    formula = f"=SUMIFS({amount},{where})"
    turned = f'{amount},">0"'  # what came back counts negative, whatever its sign
    if "status" in lines.sheet.letters:
        status = lines.reference("status")
        quoted, returned = (f"{status},{any_of(PURCHASES['status'], each)}" for each in ("offerte", "retour"))
        formula += f"-SUMPRODUCT(SUMIFS({amount},{where},{quoted}))"
        formula += f"-2*SUMPRODUCT(SUMIFS({amount},{where},{turned},{returned}))"
    if "quantity" in lines.sheet.letters:  # a negative Aantal is a return too
        turned += f',{lines.reference("quantity")},"<0"'
        formula += f"-2*SUMIFS({amount},{where},{turned})"
        if "status" in lines.sheet.letters:  # those are counted above
            both = f"{lines.reference('status')},{any_of(PURCHASES['status'], 'offerte', 'retour')}"
            formula += f"+2*SUMPRODUCT(SUMIFS({amount},{where},{turned},{both}))"
    return formula


def any_of(column: Column, *choices: str) -> str:
    """A condition that holds for every spelling of these choices; it makes an array, for SUMPRODUCT to add up."""
    return "{" + ",".join(f'"{typed}"' for typed in column.spellings(*choices)) + "}"


def _literal(text: str) -> str:
    """The text in a condition: without its wildcards, and with its quotes doubled."""
    for sign in "~*?":
        text = text.replace(sign, f"~{sign}")
    return text.replace('"', '""')


def _date(day: pd.Timestamp) -> str:
    return f"DATE({day.year},{day.month},{day.day})"


def _revenue(lines: _Lines, start: pd.Timestamp | None, end: pd.Timestamp, filled: tuple[str, ...]) -> float:
    """What that formula gives, in euro, summed in cents."""
    return float(_counted(lines, start, end, filled).sum()) / 100


def _counted(lines: _Lines, start: pd.Timestamp | None, end: pd.Timestamp, filled: tuple[str, ...]) -> pd.Series:
    """The cents of each line that the formula counts."""
    counted = lines.date.notna() & (lines.date <= end) & lines.amount.notna() & (lines.status != "offerte").fillna(True)
    if start is not None:
        counted &= lines.date >= start
    for key in filled:
        counted &= lines.sheet.frame[key].notna()
    if lines.only is not None:
        counted &= (lines.customer == lines.only).fillna(False)
    cents = (lines.amount[counted] * 100).round()
    returned = (lines.status[counted] == "retour").fillna(False).astype(bool) | (lines.quantity[counted] < 0)
    return cents.where(~returned, -cents.abs())


def customers_check(data: Data, label: str, value: int) -> tuple[Check, ...]:
    """`value` beside the number of different customers in *Klanten*, without rows that were merged with another.

    Counting each number once takes Excel a comparison of every row with every other: left out above 3,000 rows with
    numbers that stand there twice.
    """
    customers = data.customers
    if customers is None or "customer" not in customers.letters:
        return ()
    numbers = customers.frame["customer"].dropna()
    name, letter = customers.name.replace("'", "''"), customers.letters["customer"]
    first, last = customers.area.header_row + 1, int(customers.frame.index.max()) if len(customers.frame) else 0
    twice = bool(numbers.duplicated().any())
    if numbers.empty or (twice and last - first > _MOST_TWICE):
        return ()
    own = f"'{name}'!${letter}${first}:${letter}${last}"
    left = ""
    if data.merged and "merged_into" in customers.letters:
        gone = f"'{name}'!${customers.letters['merged_into']}${first}:${customers.letters['merged_into']}${last}"
        left = f'*({gone}="")'
    once = f'/COUNTIF({own},{own}&"")' if twice else ""
    formula = f'=SUMPRODUCT(1*({own}<>""){left}{once})'  # 1*: a sum of TRUE alone is 0 in Excel
    return (Check(label, value, formula, int(numbers.nunique()), Format.COUNT),)


def buyers_check(data: Data, label: str, value: int, start: pd.Timestamp, end: pd.Timestamp) -> tuple[Check, ...]:
    """`value` beside the number of customers of *Klanten* with a line in a period that brought money.

    The formula counts lines above 0 that are no offerte or retour; it cannot see that an order came back whole.
    It is a COUNTIFS for each customer: left out where that would keep Excel busy.
    """
    lines = _as_excel_sees(data)
    customers = data.customers
    if lines is None or customers is None or not {"customer"} <= set(lines.sheet.letters) & set(customers.letters):
        return ()
    numbers = customers.frame["customer"].dropna()
    twice = numbers.duplicated().any()

    def buyers(seen: _Lines) -> int:
        counted = seen.date.between(start, end) & (seen.amount > 0) & ~seen.status.isin(["offerte", "retour"])
        return int(numbers.drop_duplicates().isin(seen.customer[counted]).sum())

    conditions = [
        f'{lines.reference("date")},">="&{_date(start)}',
        f'{lines.reference("date")},"<"&{_date(end + pd.Timedelta(days=1))}',
        f'{lines.reference("amount")},">0"',
    ]
    if "status" in lines.sheet.letters:
        others = PURCHASES["status"].spellings("offerte", "retour")
        conditions += [f'{lines.reference("status")},"<>{typed}"' for typed in others]
    work = len(numbers) * (len(lines.amount) * len(conditions) + (len(numbers) if twice else 0))
    if work > _MOST_WORK or numbers.empty:
        return ()
    name, letter = customers.name.replace("'", "''"), customers.letters["customer"]
    own = f"'{name}'!${letter}${numbers.index.min()}:${letter}${numbers.index.max()}"
    once = f'/COUNTIF({own},{own}&"")' if twice else ""  # a number on two rows is one customer
    bought = f"COUNTIFS({lines.reference('customer')},{own},{','.join(conditions)})>0"
    formula = f'=SUMPRODUCT(({own}<>"")*({bought}){once})'
    seen = buyers(lines)
    return (Check(label, value, formula, seen, Format.COUNT, explained=buyers(_all_read(lines)) - seen),)
