"""Which lines are one order, and to which order a return belongs."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from klantenbestand.analysis.lines import BoolArray, Lines, where
from klantenbestand.analysis.periods import IntArray, sorted_positions

LONGEST_ORDER = 31  # days after its first line; the same number later is another order


def order_of_lines(lines: Lines) -> IntArray:
    """The order of each line, as a number from 0 (in no particular sequence)."""
    order = np.full(len(lines), -1, dtype=np.int64)
    key = _number_keys(lines)
    bought = ~lines.returned
    numbered = where(bought & (key >= 0))
    order[numbered] = _by_number(key[numbered], lines.day[numbered])
    _add(order, bought & (key < 0), lambda: _same_day(lines))
    if lines.returned.any():
        _attach_by_number(order, lines, key)
        _attach_by_article(order, lines)
        _attach_by_day(order, lines, key)
        alone = order < 0
        _add(order, alone & (key >= 0), lambda: key * _span(lines) + _offset(lines))
        _add(order, alone & (key < 0), lambda: _same_day(lines))
    return order


def _add(order: IntArray, mask: BoolArray, keys: Callable[[], IntArray]) -> None:
    """Give the lines of the mask, if any, new orders: one for each different key."""
    rows = np.flatnonzero(mask)
    if len(rows):
        order[rows] = pd.factorize(keys()[rows])[0] + order.max() + 1


def _offset(lines: Lines) -> IntArray:
    return lines.day - (lines.day.min() if len(lines) else 0)


def _span(lines: Lines) -> int:
    return int(_offset(lines).max()) + 1 if len(lines) else 1


def _number_keys(lines: Lines) -> IntArray:
    """Number, customer and source as one small number; -1 without an order number."""
    key = np.full(len(lines), -1, dtype=np.int64)
    if (lines.number >= 0).any():
        has = where(lines.number >= 0)
        customers, sources = len(lines.customers) + 1, int(lines.source.max()) + 2
        owner = (lines.customer + 1) * sources + lines.source + 1
        number, owner = lines.number[has], owner[has]
        one = np.empty(int(number.max()) + 1, dtype=np.int64)
        one[number] = owner
        alone = bool((one[number] == owner).all())  # as nearly always: each number is of one customer and source
        key[has] = number if alone else pd.factorize(number * customers * sources + owner)[0]
    return key


def _same_day(lines: Lines) -> IntArray:
    """A key for lines without number: customer and day; each line of losse verkoop is one by itself."""
    own = -1 - np.arange(len(lines), dtype=np.int64)
    return np.where(lines.customer >= 0, lines.customer * _span(lines) + _offset(lines), own)


def _by_number(key: IntArray, day: IntArray) -> IntArray:
    """One order a key, but lines more than 31 days after the first of an order begin another."""
    order = key.copy()
    size = int(key.max()) + 1 if len(key) else 0
    late = np.flatnonzero(_too_late(order, day, size))
    while len(late):
        moved, _ = pd.factorize(order[late])
        order[late] = moved + size
        size += int(moved.max()) + 1
        late = late[_too_late(order[late], day[late], size)]
    used = np.bincount(order, minlength=size) > 0
    return order if used.all() else (np.cumsum(used) - 1)[order]


def _too_late(order: IntArray, day: IntArray, size: int) -> BoolArray:
    """Which lines are more than 31 days after the first of their order."""
    first = np.full(size, np.iinfo(np.int64).max)
    np.minimum.at(first, order, day)
    return np.asarray(day > first[order] + LONGEST_ORDER)


def _last_before(keys: IntArray, days: IntArray, key: IntArray, day: IntArray, span: int) -> IntArray:
    """For each (key, day) the position in (keys, days) of the same key with the latest day not after it; else -1.

    Of several on that day, the last one in the sheet.
    """
    place = keys * span + days
    sequence = sorted_positions(place)
    found = np.searchsorted(place[sequence], key * span + day, side="right") - 1
    candidate = sequence[np.maximum(found, 0)]
    return np.where((found >= 0) & (keys[candidate] == key), candidate, -1)


def _attach(order: IntArray, lines: Lines, key: IntArray, back: BoolArray) -> None:
    """Put each return of the mask in the last order, not after it, that holds a bought line with the same key."""
    returns = np.flatnonzero(back & (order < 0) & (key >= 0))
    if not len(returns):
        return
    bought = np.flatnonzero(~lines.returned & (key >= 0))
    bought = bought[pd.Index(key[bought]).isin(key[returns])]  # sorting a million lines for a few returns is slow
    if not len(bought):
        return
    days = _offset(lines)
    line = _last_before(key[bought], days[bought], key[returns], days[returns], _span(lines))
    order[returns[line >= 0]] = order[bought[line[line >= 0]]]


def _attach_by_number(order: IntArray, lines: Lines, key: IntArray) -> None:
    _attach(order, lines, key, lines.returned)


def _attach_by_article(order: IntArray, lines: Lines) -> None:
    known = (lines.customer >= 0) & (lines.article >= 0)
    articles = int(lines.article.max()) + 1 if len(lines) else 0
    _attach(order, lines, np.where(known, lines.customer * articles + lines.article, -1), lines.returned)


def _attach_by_day(order: IntArray, lines: Lines, key: IntArray) -> None:
    """A return without number joins what the customer bought that day without number."""
    same_day = np.where((key < 0) & (lines.customer >= 0), _same_day(lines), -1)
    _attach(order, lines, same_day, lines.returned)
