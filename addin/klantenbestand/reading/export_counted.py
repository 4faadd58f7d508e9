"""The columns with amounts in an export: which of them counts, and what the others say of it."""

from collections.abc import Mapping
from dataclasses import field

import numpy as np
import pandas as pd

from klantenbestand.reading.export_amounts import Costs, Told, amounts, costs, near, orders_of
from klantenbestand.reading.export_beside import TOTALS, Role, holds_rates, read_as, side_of, texts_of
from klantenbestand.reading.export_files import ExportFile
from klantenbestand.reading.export_headers import Columns
from klantenbestand.reading.texts import fold
from klantenbestand.words.frozen import frozen

_OTHER = {"incl": "excl", "excl": "incl"}
_MOSTLY = 0.5
_RATES = (0.21, 0.09)
_CENT = 0.005
_EURO = ("eur", "euro", "€")


@frozen
class Notes:
    """What a person must know of the amounts, by order: counted `once` though it stands on all lines, more than the
    lines `apart` come to, or partly `refunded` (with how much). `currencies`: other ones, with how many lines."""

    once: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    refunded: Mapping[str, float] = field(default_factory=dict)
    currencies: Mapping[str, int] = field(default_factory=dict)


@frozen
class Counted:
    """What the lines cost. `amount` by line, None where quantity and price say it all; `number`: the column that was
    read for it, 0 for none; `side`: "incl", "excl" or ""; `used`: columns that were taken off or held beside it."""

    amount: "pd.Series[float] | None"
    number: int
    side: str
    notes: Notes
    used: tuple[int, ...] = ()


class _Beside:
    """The columns beside ours, read for the lines of an export; each once."""

    def __init__(self, found: ExportFile, columns: Columns, lines: pd.DataFrame) -> None:
        self.found, self.rows, self.roles = found, lines.index, dict(columns.beside)
        own = columns.purchases.get("amount")
        if "amount" in columns.told:
            self.roles = {at: role for at, role in self.roles.items() if role not in (*TOTALS, Role.SUBTOTAL)}
        if own is not None:
            self.roles.setdefault(own, Role.TOTAL)
        self.own = own
        self._read: dict[int, pd.Series[float]] = {}

    def of(self, *roles: Role) -> list[int]:
        """The columns with these roles."""
        return [at for at, role in sorted(self.roles.items()) if role in roles]

    def numbers(self, at: int) -> "pd.Series[float]":
        """What stands in a column."""
        if at not in self._read:
            self._read[at] = read_as(self.found, at).values.reindex(self.rows).astype("float64")
        return self._read[at]

    def first(self, *roles: Role) -> "pd.Series[float]":
        """What stands in the first column with these roles, NaN without."""
        columns = self.of(*roles)
        return self.numbers(columns[0]) if columns else pd.Series(np.nan, index=self.rows)

    def header(self, at: int) -> str:
        return self.found.headers[at]


def counted(found: ExportFile, columns: Columns, lines: pd.DataFrame, unread: frozenset[int]) -> Counted:
    """What each line costs, by all amounts in the file; `unread` as in `Told`."""
    beside = _Beside(found, columns, lines)
    plain = amounts(lines.drop(columns="amount", errors="ignore"))
    if columns.purchases.get("amount") is None and "amount" in lines:
        plain = lines["amount"]  # the price, without a quantity
    made = plain - _discount(beside, plain)
    sides = _sides(beside)
    wanted = _OTHER.get(columns.unwanted, "")
    used = () if made.equals(plain) else tuple(beside.of(Role.DISCOUNT, Role.PERCENT))
    chosen = _chosen(beside, sides, wanted, has_parts=bool(made.notna().any()))
    if chosen is None:
        side = side_of(beside.header(columns.purchases["price"])) if "price" in columns.purchases else ""
        return Counted(None if made.equals(plain) else made, 0, side, Notes(), used)
    role = beside.roles[chosen]
    off = beside.first(Role.ORDER_DISCOUNT)
    of_order = _is_off_once(lines, beside.numbers(chosen), plain, plain - made, beside.first(Role.SHIPPING))
    told = Told(
        beside.numbers(chosen),
        made.mask(of_order, plain),
        plain,
        off.mask(of_order, plain - made),
        beside.first(Role.SHIPPING),
        _tax(beside),
        of_line=role is Role.LINE_TOTAL,
        of_order=role in (Role.ORDER_TOTAL, Role.SUBTOTAL) or columns.once,
        side=sides.get(chosen, ""),
        wanted=wanted,
        unread=unread,
    )
    cost = costs(lines, told)
    is_made = not cost.taken and cost.amount.round(2).equals(plain.round(2))
    side = cost.side or ("" if cost.taken else _side_beside(beside, sides, made))
    return Counted(None if is_made else cost.amount, chosen if cost.taken else 0, side, _notes(lines, cost), used)


def _notes(lines: pd.DataFrame, cost: Costs) -> Notes:
    def orders(rows: pd.Index) -> tuple[str, ...]:
        return tuple(dict.fromkeys(lines.loc[rows, "order"].dropna())) if "order" in lines else ()

    return Notes(orders(cost.once), orders(cost.apart))


def _discount(beside: _Beside, plain: "pd.Series[float]") -> "pd.Series[float]":
    """What goes off each line, as its own column says; never more than the line costs."""
    off = pd.Series(0.0, index=beside.rows)
    for at in beside.of(Role.DISCOUNT, Role.PERCENT):
        share = texts_of(beside.found, at, beside.rows).str.contains("%", regex=False).eq(True)
        share |= beside.roles[at] is Role.PERCENT
        shares = read_as(beside.found, at, "vat_rate").values.reindex(beside.rows) if share.any() else 0.0
        found = beside.numbers(at).mask(share, shares * plain)
        off = off.where(off > 0, found.abs().fillna(0.0))
    return off.where(off <= plain.abs(), 0.0).round(2) * np.sign(plain.fillna(1.0))


def _is_off_once(
    lines: pd.DataFrame,
    value: "pd.Series[float]",
    plain: "pd.Series[float]",
    off: "pd.Series[float]",
    shipping: "pd.Series[float]",
) -> "pd.Series[bool]":
    """Of which lines the discount is that of the order: the same on all, and once off it comes to the total."""
    groups = orders_of(lines)
    whole = plain.groupby(groups).transform("sum") - off
    same = off.round(2).groupby(groups).transform("nunique") == 1
    first = value.groupby(groups).transform("first")
    comes_to = near(first, whole) | near(first, whole + shipping.fillna(0.0))
    return same & (off.abs() > 0) & comes_to & groups.duplicated(keep=False)


def _tax(beside: _Beside) -> "pd.Series[float]":
    """The btw beside the amounts; NaN where it is a rate."""
    found = beside.first(Role.TAX)
    return found * np.nan if holds_rates(found) else found


def _sides(beside: _Beside) -> dict[int, str]:
    """Of each amount whether it is with btw: by its header, by the btw beside it, or by the other that says so."""
    columns = beside.of(*TOTALS, Role.SUBTOTAL)
    sides = {at: side_of(beside.header(at)) for at in columns}
    tax = _tax(beside)
    for less in columns:
        for more in columns:
            pairs = near(beside.numbers(less) + tax, beside.numbers(more)) & (tax != 0)
            if less != more and _mostly(pairs, tax.notna() & (tax != 0)):
                sides[less], sides[more] = sides[less] or "excl", sides[more] or "incl"
    for at in columns:
        total = beside.numbers(at)
        is_total = beside.roles[at] in (Role.TOTAL, Role.ORDER_TOTAL) and "tota" in fold(beside.header(at))
        for rate in _RATES if not sides[at] else ():
            if _mostly(near(total * rate, tax), tax.notna() & (tax != 0)):
                sides[at] = "excl"
        says = set(sides.values())
        if not sides[at] and is_total and ((says == {"", "excl"}) or (tax.notna() & (tax != 0)).any()):
            sides[at] = "incl"
    return sides


def _mostly(which: "pd.Series[bool]", among: "pd.Series[bool]") -> bool:
    return bool(among.any()) and float((which & among).sum()) > _MOSTLY * float(among.sum())


def _chosen(beside: _Beside, sides: Mapping[int, str], wanted: str, *, has_parts: bool) -> int | None:
    """The column that counts: of a line before one of an order, what *Aankopen* wants before what it does not."""
    columns = beside.of(*TOTALS)
    columns += [at for at in beside.of(Role.SUBTOTAL) if not columns or sides[at] == wanted != ""]

    def rank(at: int) -> tuple[bool, int, bool, bool, int]:
        side = 1 if not wanted or not sides[at] else 0 if sides[at] == wanted else 2
        of_order = beside.roles[at] in (Role.ORDER_TOTAL, Role.SUBTOTAL)
        return of_order and has_parts, side, beside.roles[at] is not Role.LINE_TOTAL, at != beside.own, at

    return min(columns, key=rank, default=None)


def _side_beside(beside: _Beside, sides: Mapping[int, str], made: "pd.Series[float]") -> str:
    """What quantity times price is, by an amount beside it that is the same."""
    for at, side in sides.items():
        if side and _mostly(near(beside.numbers(at), made), made.notna()):
            return side
    return ""


def holds_btw_amounts(found: ExportFile, columns: Columns) -> bool:
    """Whether what was taken for *Btw-tarief* holds amounts."""
    at = columns.purchases.get("vat_rate")
    return at is not None and columns.beside.get(at) is Role.TAX and not holds_rates(read_as(found, at).values)


def currencies_of(found: ExportFile, columns: Columns, rows: pd.Index) -> dict[str, int]:
    """The currencies that are no euro, with how many lines."""
    column = next((at for at, role in sorted(columns.beside.items()) if role is Role.CURRENCY), None)
    if column is None:
        return {}
    texts = texts_of(found, column, rows).str.strip()
    others = texts[texts.notna() & ~texts.str.casefold().isin(_EURO)]
    return {str(text): int(count) for text, count in others[others != ""].value_counts(sort=False).items()}


def refunded(
    found: ExportFile, columns: Columns, lines: pd.DataFrame, amount: "pd.Series[float]"
) -> tuple["pd.Series[bool]", dict[str, float]]:
    """Of each line whether all of it was paid back, as a column with the amount of that says; and of the orders of
    which a part was, how much. The same on all lines of an order is of the order."""
    none = pd.Series(False, index=lines.index)
    back = _Beside(found, columns, lines).first(Role.REFUNDED).abs()
    if not (back > 0).any():
        return none, {}
    groups = orders_of(lines)
    of_order = back.where(back > 0).round(2).groupby(groups).transform("nunique") == 1
    whole = amount.groupby(groups).transform("sum").where(of_order, amount)
    back = back.groupby(groups).transform("max").where(of_order, back)
    all_of_it = (back > 0) & (back >= whole - _CENT)
    part = (back > 0) & ~all_of_it
    if "order" not in lines:
        return all_of_it, {}
    first = part & (~groups.duplicated() | ~of_order)
    told = back[first].groupby(lines.loc[first, "order"]).sum()
    return all_of_it, {str(order): float(value) for order, value in told.items()}
