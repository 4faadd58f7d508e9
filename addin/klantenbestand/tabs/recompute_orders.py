"""*Zelf narekenen* on orders and buyers: how many there are, what orders brought, the mean and the middle one."""

from dataclasses import replace

import numpy as np
import pandas as pd

from klantenbestand.analysis.basket import Basket
from klantenbestand.analysis.lines import BoolArray, where
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import IntArray, day_number
from klantenbestand.reading.data import Data
from klantenbestand.tabs.recompute import quotient, revenue_checks, without_formula
from klantenbestand.tabs.recompute_keys import MOST_ROWS, Counting, What, Why
from klantenbestand.tabs.recompute_lines import all_read, as_excel_sees
from klantenbestand.words.frozen import frozen
from klantenbestand.words.tab import Check, Format, live_cell
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import count, euro

ORDERS, REVENUE = "orders", "revenue"  # names of checks
_MOST_LINES = 10  # of an order, for the formula of the middle one
_MOST_SIGNS = 8_000  # of a formula in Excel, less some room
_HIGH = 10_000_000  # euro: orders are counted from here, so that they stand above the rows that count for nothing


def basket_checks(data: Data, purchases: Purchases, basket: Basket) -> tuple[Check, ...]:
    """Always four: the orders, what they brought, the mean and the middle one; empty without Datum and Bedrag."""
    number = _orders(data, purchases, basket)
    revenue = _revenue(data, purchases, basket)
    if number is None or revenue is None:
        return ()
    mean = quotient(say("basket.check.mean"), basket.mean, revenue, number, Format.EURO_CENTS)
    return (number, revenue, mean, _median(data, purchases, basket, number))


def customers_checks(
    data: Data,
    purchases: Purchases,
    what: What,
    label: str,
    span: tuple[pd.Timestamp | None, pd.Timestamp],
) -> tuple[Check, ...]:
    """Who bought (`What.BUYERS`) or the days on which customers did (`What.DAYS`), from the first up to and including
    the last day of `span`.

    Empty where the sheet lacks a column for it.
    """
    sheet, (start, end) = data.purchases, span
    if sheet is None or not {"amount", "date", "customer"} <= set(sheet.letters):
        return ()
    first, last = np.iinfo(np.int64).min if start is None else day_number(start), day_number(end)
    days = purchases.occasions
    inside = ((days["day"] >= first) & (days["day"] <= last)).to_numpy()
    if len(sheet.frame) > MOST_ROWS:  # without the work that only a formula needs
        buyers = np.bincount(days["customer"].to_numpy()[inside])
        value = int(inside.sum() if what is What.DAYS else (buyers > 0).sum())
        return (without_formula(label, value, say("recompute.none.rows", most=count(MOST_ROWS)), Format.COUNT),)
    seen = as_excel_sees(data)
    if seen is None:
        return ()
    counted = _keys(days, inside, what)
    on_lines, reasons = _on_lines(purchases, what, (first, last), counted)
    return (_count(label, len(counted), _Counted(Counting(seen, start, end, what), on_lines, reasons)),)


def _on_lines(
    purchases: Purchases, what: What, span: tuple[int, int], counted: IntArray
) -> tuple[int, tuple["_Reason", ...]]:
    """How many the lines alone give, and why that is not what is counted."""
    lines, orders, (first, last) = purchases.lines, purchases.orders, span
    kept = ~lines["returned"].to_numpy() & (lines["customer"].to_numpy() >= 0)
    kept &= (lines["day"].to_numpy() >= first) & (lines["day"].to_numpy() <= last)
    on_lines = _keys(lines, kept, what)
    stays = orders["is_purchase"].to_numpy()[lines["order"].to_numpy()]
    spread = np.setdiff1d(_keys(lines, kept & stays, what), counted)
    back = np.setdiff1d(np.setdiff1d(on_lines, counted), spread)
    moved = len(np.setdiff1d(counted, on_lines)) - len(spread)
    reasons = (_Reason(-len(back), "recompute.count.back"), _Reason(moved, "recompute.count.spread"))
    return len(on_lines), reasons


def _keys(frame: pd.DataFrame, mask: BoolArray, what: What) -> IntArray:
    """The different customers, or customers with a day."""
    customer = frame["customer"].to_numpy()[mask].astype(np.int64)
    return np.unique(customer * 1_000_000 + frame["day"].to_numpy()[mask] if what is What.DAYS else customer)


@frozen
class _Reason:
    """So many more in our count than lines alone would give (negative: fewer), and the words for it."""

    more: int
    key: str

    @property
    def words(self) -> str:
        return say(self.key, count=count(abs(self.more)))


@frozen
class _Counted:
    """What a formula counts, how many there are of it in our reading, and why not all of those are our figure."""

    counting: Counting
    ours: int
    reasons: tuple[_Reason, ...]


def _count(label: str, value: int, counted: _Counted, name: str = "") -> Check:
    """`value` beside a formula; the reasons count only where together they are the whole difference."""
    counting, ours, reasons = counted.counting, counted.ours, counted.reasons
    every = replace(counting, lines=all_read(counting.lines))
    why = counting.impossible() or Why.APART
    for form, formula in () if counting.impossible() else counting.forms():
        if every.given(form) in (ours, every.number()):
            given = counting.given(form)
            moved = _Reason(every.given(form) - given, "recompute.count.cells")
            again = _Reason(ours - every.given(form), "recompute.count.again")
            told = [one for one in (moved, again, *reasons) if one.more]
            explained = sum(one.more for one in told)
            if explained != value - given:
                explained, told = 0, []
            reason = ". ".join(one.words for one in told)
            return Check(label, value, formula, given, Format.COUNT, explained=explained, reason=reason, name=name)
    key = why if why is not Why.APART or counting.what is What.ORDERS else "customers"
    return without_formula(label, value, say(f"recompute.none.{key}", most=count(MOST_ROWS)), Format.COUNT)


def _orders(data: Data, purchases: Purchases, basket: Basket) -> Check | None:
    label = say("basket.check.orders")
    if data.purchases is not None and len(data.purchases.frame) > MOST_ROWS:
        return without_formula(label, basket.orders, say("recompute.none.rows", most=count(MOST_ROWS)), Format.COUNT)
    seen = as_excel_sees(data)
    if seen is None:
        return None
    counting = Counting(seen, None, purchases.peildatum, each_line=basket.lines_as_orders)
    lines, orders = purchases.lines, purchases.orders
    bought = np.unique(lines["order"].to_numpy()[~lines["returned"].to_numpy()])
    told_apart = orders["told_apart"].to_numpy()[bought] | basket.lines_as_orders
    back = _Reason(-int((told_apart & ~orders["is_purchase"].to_numpy()[bought]).sum()), "recompute.count.back")
    return _count(label, basket.orders, _Counted(counting, int(told_apart.sum()), (back,)), ORDERS)


def _revenue(data: Data, purchases: Purchases, basket: Basket) -> Check | None:
    """What the orders brought: all lines, but for orders that came back whole and lines that cannot be told apart."""
    label = say("basket.check.revenue")
    found = revenue_checks(data, label, basket.revenue, None, purchases.peildatum)
    if not found:
        return None
    orders = purchases.orders
    cents, is_purchase = orders["cents"].to_numpy(), orders["is_purchase"].to_numpy()
    loose = is_purchase & ~orders["told_apart"].to_numpy() & (not basket.lines_as_orders)
    reason, explained = found[0].reason, found[0].explained
    for part, key in ((~is_purchase, "recompute.orders.back"), (loose, "recompute.orders.loose")):
        amount = int(cents[where(part)].sum()) / 100
        if amount:
            said = say(key, amount=euro(abs(amount), cents=True))
            reason, explained = f"{reason}. {said}" if reason else said, explained - amount
    return replace(found[0], explained=round(explained, 2), reason=reason, name=REVENUE)


def _median(data: Data, purchases: Purchases, basket: Basket, number: Check) -> Check:
    """The middle order: the lines of an order are added up as far as they stand below its first line."""
    label = say("basket.check.median")

    def none(why: Why) -> Check:
        return without_formula(label, basket.median, say(f"recompute.none.median.{why}", most=count(MOST_ROWS)))

    seen = as_excel_sees(data)
    if seen is None or not number.formula or len(seen.amount) > MOST_ROWS:
        return none(Why.ROWS)
    if seen.is_read_otherwise("amount") or basket.median is None:
        return none(Why.BROKEN)
    counting = Counting(seen, None, purchases.peildatum, each_line=basket.lines_as_orders)
    begins = counting.begins() | basket.lines_as_orders
    block = np.cumsum(begins)
    most = int(np.bincount(block).max())
    starts = counting.counted.to_numpy() & begins
    if most > _MOST_LINES or (int(starts.sum()) != counting.number() and not basket.lines_as_orders):
        return none(Why.APART)
    formula = _median_formula(counting, most, basket.lines_as_orders)
    cents = (seen.amount.where(_brings(counting)).fillna(0) * 100).round().to_numpy()
    sums = np.bincount(block, weights=cents)[block][starts]
    theirs = float(np.median(sums)) / 100 if len(sums) else 0.0
    if len(formula) > _MOST_SIGNS:
        return none(Why.APART)
    explained = round(basket.median - theirs, 4)
    known = bool(purchases.returned_lines) and abs(explained) > 0.005
    reason = say("recompute.median.returns") if known else ""
    return Check(label, basket.median, formula, theirs, explained=explained if known else 0.0, reason=reason)


def _brings(counting: Counting) -> pd.Series:
    """The lines that add to an order: no offerte, no retour."""
    seen = counting.lines
    keep = (seen.amount > 0).fillna(False) & ~seen.status.isin(["offerte", "retour"])
    result: pd.Series = keep & ~(seen.quantity < 0).fillna(False)
    return result


def _median_formula(counting: Counting, most: int, each_line: bool) -> str:
    first, last = counting.lines.sheet.area.header_row + 1, counting.last_row
    here = counting.joined(first, last)
    parts = []
    for below in range(most):
        rows = first + below, last + below
        adds = f"{counting.lines.cells('amount', *rows)}*{counting.adds(*rows)}"
        parts.append(f"({counting.joined(*rows)}={here})*{adds}" if below else adds)
    begins = "1" if each_line else f"ISNUMBER(1/({here}<>{counting.joined(first - 1, last - 1)}))"
    orders = f"{counting.condition(first, last)}*{begins}*({_HIGH}+{'+'.join(parts)})"
    return f"=SUMPRODUCT(LARGE({orders},INT(({live_cell(ORDERS)}+{{1,2}})/2)))/2-{_HIGH}"
