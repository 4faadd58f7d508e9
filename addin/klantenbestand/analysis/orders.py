"""From purchase lines to orders: which lines count, which belong together, where a return belongs."""

from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pandas as pd

from klantenbestand.analysis.grouping import order_of_lines
from klantenbestand.analysis.lines import BoolArray, LeftOut, Lines, codes, typed_lines, where
from klantenbestand.analysis.periods import IntArray, day_number, sorted_keys
from klantenbestand.words.settings import DEFAULTS, Settings

RETURN_ON_ITS_DAY = "op de dag zelf"


@dataclass(frozen=True, eq=False)  # told apart by identity: what is derived from it is remembered with it
class Purchases:
    """The purchase history in the form that all analyses share. Days count from 1970-01-01; money is in cents.

    `customers`: the customer numbers; a customer's code is the position in it, -1 is losse verkoop.
    `lines` (index as in `given`, the Excel rows): customer, order (position in `orders`), day (on which the amount
    counts: of a return as the setting *Retouren tellen* says), cents (returns negative), returned (bool), position
    (row in `given`, from 0).
    `orders` (sorted by customer, day): customer, day, cents (net), returned_cents (0 or negative), lines,
    is_purchase (False where it holds a return and nets 0 or less), told_apart (has a number or a customer),
    first_line (row in `given`, from 0).
    `occasions` (sorted): customer, day; one row for each day on which a customer purchased.
    `given` is the frame as it came, for its other columns (article, channel, ...).
    `article`: code of each line's article: the position in `articles`, -1 = none.
    """

    peildatum: pd.Timestamp
    settings: Settings
    customers: pd.Index
    lines: pd.DataFrame
    orders: pd.DataFrame
    occasions: pd.DataFrame
    given: pd.DataFrame
    left_out: LeftOut
    article: IntArray
    articles: pd.Index
    returned_lines: int = 0
    loose_lines: int = 0  # lines of losse verkoop
    loose_cents: int = 0
    _known: dict[str, tuple[IntArray, pd.Index]] = field(default_factory=dict, init=False, repr=False)

    @property
    def today(self) -> int:
        """The peildatum as day number."""
        return day_number(self.peildatum)

    def labels(self, column: str) -> tuple[IntArray, pd.Index]:
        """A text column of the lines (article_group, channel, ...): a code each line (-1 = empty), and the names."""
        if column not in self._known:
            given = self.given.get(column)
            if given is not None and len(self.lines) < len(given):
                given = given.iloc[self.lines["position"].to_numpy()]
            self._known[column] = codes(given, len(self.lines))
        return self._known[column]


def prepare(purchases: pd.DataFrame, peildatum: date, settings: Settings = DEFAULTS) -> Purchases:
    """Sort out a frame of purchase lines: what counts, what is an order, where returns belong.

    Columns: date and amount (euro; or quantity and price), and if there: customer (missing = losse verkoop), order,
    source, article, status (offerte/opdracht/retour), quantity, price. Raises KeyError without date.

    An order is all lines with the same number, customer and source of which none is more than 31 days after the
    first; without a number, the same customer and day. A return (status retour, or negative) goes to the order with its
    number, else to the customer's last order with that article, else it stands on its own day.
    """
    day = pd.Timestamp(peildatum).normalize()
    lines, left_out = typed_lines(purchases, day_number(day))
    order = order_of_lines(lines)
    orders, order = _order_frame(lines, order)
    return Purchases(
        peildatum=day,
        settings=settings,
        customers=lines.customers,
        lines=_line_frame(purchases, lines, order, orders, settings),
        orders=orders,
        occasions=_occasions(orders),
        given=purchases,
        left_out=left_out,
        article=lines.article,
        articles=lines.articles,
        returned_lines=int(lines.returned.sum()),
        loose_lines=int((lines.customer < 0).sum()),
        loose_cents=int(lines.cents[lines.customer < 0].sum()),
    )


def sums(groups: IntArray, cents: IntArray, size: int) -> IntArray:
    """Cents per group; float64 adds whole numbers exactly up to 90 trillion euro."""
    return np.bincount(groups, weights=cents, minlength=size).astype(np.int64)


def _order_frame(lines: Lines, order: IntArray) -> tuple[pd.DataFrame, IntArray]:
    """One row an order, sorted by customer and day; and the new position of each line's order."""
    size = int(order.max()) + 1 if len(order) else 0
    single = size == len(lines)  # an order a line
    day = _order_days(lines, order, size)
    alike = single and bool((np.diff(order) > 0).all())  # and they are numbered alike
    first = np.empty(0 if alike else size, dtype=np.int64)
    if not alike:
        first[order[::-1]] = np.arange(len(lines) - 1, -1, -1)  # the last one written, the first in the sheet, stays
    sequence, customer, day = _by_customer_and_day(lines.customer if alike else lines.customer[first], day)
    place = np.empty(size, dtype=np.int64)
    place[sequence] = np.arange(size)
    order, first = (place, sequence) if alike else (place[order], first[sequence])
    cents = lines.cents[first] if single else sums(order, lines.cents, size)
    rows = np.flatnonzero(lines.returned)
    returned = np.zeros(size, dtype=bool)
    returned[order[rows]] = True
    frame = pd.DataFrame(
        {
            "customer": customer.astype(np.int32),
            "day": day.astype(np.int32),
            "cents": cents,
            "returned_cents": sums(order[rows], lines.cents[rows], size),
            "lines": np.ones(size, np.int32) if single else np.bincount(order, minlength=size).astype(np.int32),
            "is_purchase": ~(returned & (cents <= 0)),
            "told_apart": _told_apart(customer, lines, first),
            "first_line": first.astype(np.int32) if lines.whole else lines.position[first].astype(np.int32),
        },
        copy=False,
    )
    return frame, order


def _told_apart(customer: IntArray, lines: Lines, first: IntArray) -> BoolArray:
    """Which orders, given their first lines, have a customer or a number."""
    told = customer >= 0
    loose = np.flatnonzero(~told)
    told[loose] = lines.number[first[loose]] >= 0
    return told


def _order_days(lines: Lines, order: IntArray, size: int) -> IntArray:
    """The first day of each order; on which something was bought, if anything was."""
    day = np.full(size, np.iinfo(np.int64).max)
    if size == len(lines):  # an order a line
        day[order] = lines.day
        return day
    if not lines.returned.any():
        np.minimum.at(day, order, lines.day)
        return day
    bought = ~lines.returned
    np.minimum.at(day, order[bought], lines.day[bought])
    only_returned = day == np.iinfo(np.int64).max
    back = lines.returned & only_returned[order]
    np.minimum.at(day, order[back], lines.day[back])
    return day


def _by_customer_and_day(customer: IntArray, day: IntArray) -> tuple[IntArray, IntArray, IntArray]:
    """The positions that sort the orders by customer and day, and both in that sequence."""
    if not len(day):
        return day, customer, day
    start = int(day.min())
    bits = (int(day.max()) - start).bit_length()
    sequence, key = sorted_keys(((customer + 1) << bits) | (day - start))
    return sequence, (key >> bits) - 1, (key & ((1 << bits) - 1)) + start


def _line_frame(
    given: pd.DataFrame, lines: Lines, order: IntArray, orders: pd.DataFrame, settings: Settings
) -> pd.DataFrame:
    day = lines.day
    if settings.returns != RETURN_ON_ITS_DAY and lines.returned.any():
        day = np.where(lines.returned, orders["day"].to_numpy()[order], day)
    return pd.DataFrame(
        {
            "customer": lines.customer.astype(np.int32),
            "order": order.astype(np.int32),
            "day": day.astype(np.int32),
            "cents": lines.cents,
            "returned": lines.returned,
            "position": lines.position.astype(np.int32),
        },
        index=given.index if len(lines) == len(given) else given.index[lines.position],
        copy=False,
    )


def _occasions(orders: pd.DataFrame) -> pd.DataFrame:
    counts = where(orders["is_purchase"].to_numpy() & (orders["customer"].to_numpy() >= 0))
    customer = orders["customer"].to_numpy()[counts]
    day = orders["day"].to_numpy()[counts]
    new = np.ones(len(day), dtype=bool)
    new[1:] = (customer[1:] != customer[:-1]) | (day[1:] != day[:-1])
    new = np.flatnonzero(new)
    return pd.DataFrame({"customer": customer[new], "day": day[new]}, copy=False)
