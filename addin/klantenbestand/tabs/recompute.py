"""*Zelf narekenen*: live formulas on the data sheets for the main figures, and what they give today.

The formulas read whole columns with SUMIFS and COUNTIFS, so that they follow when rows are added. They see the cells
as Excel does: an amount or date that stands there as text does not count, and the difference shows it.
"""

import numpy as np
import pandas as pd

from klantenbestand.analysis.lines import days_of
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import day_number
from klantenbestand.analysis.seasonal_index import FloatArray
from klantenbestand.reading.data import Data
from klantenbestand.tabs.recompute_lines import (
    SeenLines,
    all_read,
    any_of,
    as_excel_sees,
    date_formula,
    is_word,
    literal,
)
from klantenbestand.words.sheets import PURCHASES
from klantenbestand.words.tab import Check, Format, live_cell
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import euro, plural

_MOST_TWICE = 3000  # rows of customers


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
    article: str | None = None,
    name: str = "",
) -> tuple[Check, ...]:
    """One check: `value` (euro) beside the sum of the lines from `start` up to and including `end`.

    Offertes are left out and a retour counts negative, whatever its sign. `customers_only`: only lines with a customer;
    `articles_only`: only lines with an article; `customer`: only his; `article`: only of it.
    Empty where the sheet lacks a column for it. `purchases`: what `value` was made from, to tell of returns that count
    on the day of their order, in or out of the period. `name`: of the check.
    """
    lines = as_excel_sees(data, customer, article)
    filled = tuple(
        key for key, only in (("customer", customers_only or customer), ("article", articles_only or article)) if only
    )
    if lines is None or not set(filled) <= set(lines.sheet.letters):
        return ()
    formula = _revenue_formula(lines, start, end, filled)
    ours, theirs = (_counted(each, start, end, filled) for each in (all_read(lines), lines))
    seen = round(_revenue(theirs), 2)
    explained, reasons = float((ours - theirs).sum()) / 100, []
    if explained:
        number = plural(int(np.count_nonzero(ours - theirs)), "regel", "regels")
        amount = euro(explained, cents=True)
        reasons.append(say("recompute.reason", amount=amount, lines=number, sheet=lines.sheet.name))
    moved = 0.0 if purchases is None else _moved(purchases, start, end, filled, customer) / 100
    if moved:
        reasons.append(say("recompute.moved", amount=euro(abs(moved), cents=True)))
    reason = ". ".join(reasons)
    return (
        Check(label, round(value, 2), formula, seen, explained=round(explained + moved, 2), reason=reason, name=name),
    )


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


def _revenue_formula(lines: SeenLines, start: pd.Timestamp | None, end: pd.Timestamp, filled: tuple[str, ...]) -> str:
    amount = lines.reference("amount")
    conditions = [f'{lines.reference("date")},"<"&{date_formula(end + pd.Timedelta(days=1))}']
    if start is not None:
        conditions.append(f'{lines.reference("date")},">="&{date_formula(start)}')
    conditions += [f'{lines.reference(key)},"<>"' for key in filled]
    if lines.only is not None:
        conditions.append(f'{lines.reference("customer")},"={literal(lines.only)}"')
    if lines.article is not None:
        conditions.append(f'{lines.reference("article")},"={literal(lines.article)}"')
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


def _revenue(cents: FloatArray) -> float:
    """What the formula gives, in euro."""
    return float(cents.sum()) / 100


def _counted(lines: SeenLines, start: pd.Timestamp | None, end: pd.Timestamp, filled: tuple[str, ...]) -> FloatArray:
    """The cents of each line, as the formula counts them: 0 of a line that it leaves out."""
    date, amount = lines.date.to_numpy(), lines.euros
    counted = (date <= np.datetime64(end)) & ~np.isnan(amount) & ~lines.is_quoted
    if start is not None:
        counted &= date >= np.datetime64(start)
    for key in filled:
        counted &= lines.sheet.frame[key].notna().to_numpy()
    if lines.only is not None:
        counted &= is_word(lines.customer, lines.only)
    if lines.article is not None:
        counted &= is_word(lines.articles.str.lower(), lines.article.lower())
    cents = np.where(counted, np.round(amount * 100), 0.0)
    return np.where(lines.is_returned | lines.is_negative, -np.abs(cents), cents)


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


def without_formula(label: str, value: float | None, reason: str, shown: Format = Format.EURO_CENTS) -> Check:
    """A figure that no formula can give, and why."""
    return Check(label, value, "", 0, shown, reason=reason)


def quotient(label: str, value: float | None, top: Check, bottom: Check, shown: Format) -> Check:
    """`value` beside one live formula divided by another: those two stand above it and have a name."""
    if not (top.formula and bottom.formula) or value is None:
        is_zero = value is None and bottom.formula and not bottom.value
        return without_formula(label, value, say("recompute.none.zero" if is_zero else "recompute.none.parts"), shown)
    theirs = top.cached / bottom.cached if bottom.cached else 0.0
    whole = bottom.cached + bottom.explained
    explained = (top.cached + top.explained) / whole - theirs if whole and (top.explained or bottom.explained) else 0.0
    above, below = live_cell(top.name), live_cell(bottom.name)
    fine = 0.00005 if shown in (Format.SHARE, Format.SHARE_FINE) else 0.005
    reason = say("recompute.parts") if abs(explained) > fine else ""
    formula = f"=IF({below}=0,0,{above}/{below})"
    return Check(label, value, formula, theirs, shown, fine, explained if reason else 0.0, reason)


def difference(label: str, value: int, wide: Check, narrow: Check) -> Check:
    """`value` beside one live count less another."""
    if not (wide.formula and narrow.formula):
        return without_formula(label, value, (wide if not wide.formula else narrow).reason, Format.COUNT)
    given, explained = wide.cached - narrow.cached, wide.explained - narrow.explained
    reason = say("recompute.parts.cells") if explained else ""
    formula = f"{wide.formula}-({narrow.formula[1:]})"
    return Check(label, value, formula, given, Format.COUNT, explained=explained, reason=reason)
