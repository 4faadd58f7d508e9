"""For *Zelf narekenen*: counting different orders, buyers, or days with a purchase, by a formula that stays quick.

Excel has no count of different values that every version knows. Three forms of SUMPRODUCT give it, in this order:
FREQUENCY on the number as a number (whatever the order of the rows), the rows on which another number begins (where the
lines of an order stand together), and MATCH (each row against all others: only on few rows). A COUNTIFS for each of 300
customers with all spellings of a status took LibreOffice ten minutes; these take it a second on 20,000 lines.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property

import numpy as np
import pandas as pd

from klantenbestand.analysis.lines import BoolArray, codes, days_of
from klantenbestand.analysis.once import once
from klantenbestand.analysis.periods import IntArray
from klantenbestand.reading.data import SheetData
from klantenbestand.tabs.recompute_lines import SeenLines, any_of, date_formula
from klantenbestand.words.frozen import frozen
from klantenbestand.words.sheets import PURCHASES

MOST_ROWS = 30_000
_MOST_COMPARED = 25_000_000  # of texts, for MATCH
_SPARE = 1_000  # rows below the last one, for lines that are added
_MOST_DIGITS = 15  # of a number in Excel
_NO_DAY = np.iinfo(np.int64).min
_DAY_DIGITS = 5  # of a date as a number, from 1927 to 2173
_NUMBER = re.compile(r"(\D*)(\d+)")


class What(StrEnum):
    """What is counted."""

    ORDERS = "orders"
    DAYS = "days"  # on which a customer bought
    BUYERS = "buyers"


class Form(StrEnum):
    """How a formula counts."""

    NUMBERS = "numbers"  # FREQUENCY on numbers
    BEGINS = "begins"  # rows on which another one begins
    MATCHED = "matched"  # each against all others


class Why(StrEnum):
    """Why there is no formula."""

    ROWS = "rows"
    APART = "apart"  # the lines of an order, or customer numbers are no digits
    BROKEN = "broken"


@frozen
class Counting:
    """What is counted in the lines from `start` up to and including `end`.

    Only lines that bought something count: no offerte, no retour.
    """

    lines: SeenLines
    start: pd.Timestamp | None
    end: pd.Timestamp
    what: What = What.ORDERS
    each_line: bool = False  # neither number nor customer tells orders apart: each line is one

    @cached_property
    def counted(self) -> pd.Series:
        """Which lines count."""
        seen, date = self.lines, self.lines.date.to_numpy()
        counted = seen.adds & (date <= np.datetime64(self.end))
        if self.start is not None:
            counted &= date >= np.datetime64(self.start)
        named = np.full(len(counted), self.each_line)
        for key in self._told_apart:
            named |= seen.sheet.frame[key].notna().to_numpy()
        return pd.Series(counted & named, index=seen.date.index)

    @property
    def _told_apart(self) -> tuple[str, ...]:
        if self.each_line:
            return ()
        keys = ("order", "customer") if self.what is What.ORDERS else ("customer",)
        return tuple(key for key in keys if key in self.lines.sheet.letters)

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The columns that tell orders apart: as few as do it in these lines."""
        frame = self.lines.sheet.frame
        if self.what is What.BUYERS:
            return ("customer",)
        bare = frame["order"].isna()[self.counted] if "order" in frame else pd.Series(dtype=bool)
        by_day = bool(bare.all())
        if self.what is What.DAYS or (by_day and "customer" in frame):
            return ("customer", "day")
        known = tuple(key for key in ("order", "customer", "source") if key in self.lines.sheet.letters)
        blank = ("blank day",) if bare.any() else ()
        if blank or len(known) < 2:
            return (*known, *blank)
        wanted = self.number(known)
        for size in range(1, len(known)):
            if self.number(known[:size]) == wanted:
                return known[:size]
        return known

    def number(self, parts: tuple[str, ...] = ()) -> int:
        """How many different ones there are."""
        parts = parts or self.parts
        if parts not in self._numbers:
            each = np.bincount(_keys(self.lines.sheet, parts)[self.counted.to_numpy()])
            self._numbers[parts] = int(np.count_nonzero(each))
        return self._numbers[parts]

    @cached_property
    def _numbers(self) -> dict[tuple[str, ...], int]:
        """What was counted already."""
        return {}

    @cached_property
    def last_row(self) -> int:
        """The last row of the formula."""
        return min(int(self.lines.sheet.frame.index.max()) + _SPARE, 1_048_576)

    def impossible(self) -> Why | None:
        """Why no formula can count here."""
        letters = self.lines.sheet.letters
        if len(self.lines.amount) > MOST_ROWS:
            return Why.ROWS
        if self.lines.broken & {letters[part] for part in self.parts if part in letters}:
            return Why.BROKEN
        return None

    def given(self, form: Form) -> int:
        """What the formula of that form gives on these lines."""
        if self.each_line:
            return int(self.counted.sum())
        return int((self.counted & self.begins()).sum()) if form is Form.BEGINS else self.number()

    def forms(self) -> Iterator[tuple[Form, str]]:
        """The forms that these lines can be counted with, the best first."""
        first, last = self.lines.sheet.area.header_row + 1, self.last_row
        counted = self.condition(first, last)
        if self.each_line:
            yield Form.BEGINS, f"=SUMPRODUCT({counted}*1)"
            return
        number = self._as_number(first, last)
        if number:
            # Who does not count is 0, and falls in the class of the empty rows below: 1, the smallest there is.
            yield Form.NUMBERS, f"=SUMPRODUCT(1*(FREQUENCY({counted}*{number},1*{number})>0))-1"
        here, above = self.joined(first, last), self.joined(first - 1, last - 1)
        yield Form.BEGINS, f"=SUMPRODUCT({counted}*ISNUMBER(1/({here}<>{above})))"
        if len(self.counted) ** 2 <= _MOST_COMPARED and not self._has_wildcards():
            own, row = f"{counted}&{here}", f"ROW({self._cells('date', first, last)})"
            yield Form.MATCHED, f"=SUMPRODUCT({counted}*(MATCH({own},{own},0)={row}-{first - 1}))"

    def begins(self) -> BoolArray:
        """For each line whether the row above holds another order."""
        key, rows = _keys(self.lines.sheet, self.parts), self.counted.index.to_numpy()
        same = np.zeros(len(key), dtype=bool)
        same[1:] = (key[1:] == key[:-1]) & (np.diff(rows) == 1)
        return np.asarray(~same)

    def _has_wildcards(self) -> bool:
        """Whether MATCH would take a sign in what tells orders apart for any text."""
        frame = self.lines.sheet.frame
        return any(frame[part].str.contains(r"[*?~]").any() for part in self.parts if part in frame)

    def _cells(self, key: str, first: int, last: int) -> str:
        return self.lines.cells(key, first, last)

    def condition(self, first: int, last: int) -> str:
        """1 for each row that counts; ISNUMBER(1/...) so that an error in a cell does not spoil the whole."""
        date, amount = self._cells("date", first, last), self._cells("amount", first, last)
        tests = [f"ISNUMBER({date})", f"ISNUMBER(1/({date}<{date_formula(self.end + pd.Timedelta(days=1))}))"]
        if self.start is not None:
            tests.append(f"ISNUMBER(1/({date}>={date_formula(self.start)}))")
        tests += [f"ISNUMBER({amount})", self.adds(first, last)]
        filled = "+".join(f'({self._cells(key, first, last)}<>"")' for key in self._told_apart)
        if filled:
            tests.append(f"ISNUMBER(1/({filled}))")
        return "*".join(tests)

    def adds(self, first: int, last: int) -> str:
        """1 for each row with an amount of 0 or more that is no offerte or retour."""
        letters = self.lines.sheet.letters
        tests = [f"ISNUMBER(1/({self._cells('amount', first, last)}>=0))"]
        if "status" in letters:
            others = any_of(PURCHASES["status"], "offerte", "retour")
            tests.append(f"ISNA(MATCH({self._cells('status', first, last)},{others},0))")
        if "quantity" in letters:
            tests.append(f"(1-ISNUMBER(1/({self._cells('quantity', first, last)}<0)))")
        return "*".join(tests)

    def joined(self, first: int, last: int) -> str:
        """What tells orders apart, for each of these rows."""
        pieces = []
        for part in self.parts:
            key = "date" if part in ("day", "blank day") else part
            cells = self._cells(key, first, last)
            if part == "day":
                cells = f"LEFT({cells},{_DAY_DIGITS})"  # without the time
            elif part == "blank day":
                cells = f'REPT(LEFT({cells},{_DAY_DIGITS}),1*({self._cells("order", first, last)}=""))'
            pieces.append(cells)
        joined = '&"|"&'.join(pieces)
        return joined if len(pieces) > 1 else f'{joined}&""'

    def _as_number(self, first: int, last: int) -> str:
        """The order or the customer with the day as one number; empty where their numbers do not lend themselves."""
        key = self.parts[0]
        if self.parts not in (("order",), ("customer",), ("customer", "day")) or self.lines.is_read_otherwise(key):
            return ""
        days = _DAY_DIGITS * (len(self.parts) - 1)
        prefix, digits = _numbered(self.lines.sheet, key)
        if not 0 < digits < _MOST_DIGITS - days:
            return ""
        cells = self._cells(key, first, last)
        # The 1 before it keeps 007 apart from 7, and from the 0 of who does not count.
        number = f'"1"&MID({cells},{prefix + 1},{_MOST_DIGITS})' if prefix else f'"1"&{cells}'
        if days:
            # A date that stands there as text does not count; its fourth format makes it 0 and not an error.
            date = f"LEFT({self._cells('date', first, last)},{_DAY_DIGITS})"
            number += f'&TEXT({date},"{"0" * _DAY_DIGITS};0;0;\\0")'
        return f"({number})"


def _keys(sheet: SheetData, parts: tuple[str, ...]) -> IntArray:
    """What the formula compares, a number from 0 on for each line: equal ones are equal texts."""
    known = _known_joined(sheet)
    if parts not in known:
        key = np.zeros(len(sheet.frame), dtype=np.int64)
        for part in parts:
            own = _part_keys(sheet, part)
            key = pd.factorize(key * (int(own.max(initial=-1)) + 2) + own + 1)[0].astype(np.int64)
        known[parts] = key
    return known[parts]


@once
def _known_joined(_sheet: SheetData) -> dict[tuple[str, ...], IntArray]:
    """What `_keys` worked out already."""
    return {}


def _part_keys(sheet: SheetData, part: str) -> IntArray:
    """Of each line which text or day it has, as a number; capitals are all one to Excel, and empty is -1."""
    known = _known_keys(sheet)
    if part not in known:
        if part in ("day", "blank day"):
            day = days_of(sheet.frame["date"])
            day = np.where(day == _NO_DAY, -1, day - min(int(day[day > _NO_DAY].min(initial=0)), 0))
            known[part] = day if part == "day" else np.where(sheet.frame["order"].isna(), day, -1)
        else:
            known[part] = codes(sheet.frame[part].str.lower(), len(sheet.frame))[0]
    return known[part]


@once
def _known_keys(_sheet: SheetData) -> dict[str, IntArray]:
    """What was worked out already."""
    return {}


def _numbered(sheet: SheetData, key: str) -> tuple[int, int]:
    """How many signs stand before the digits, the same in all cells, and how many digits at most; (0, 0) where digits
    do not tell the cells apart."""
    known = _known_numbered(sheet)
    if key not in known:
        texts = pd.Series(sheet.frame[key].dropna().unique(), dtype="str")
        found = [_NUMBER.fullmatch(text) for text in texts.tolist()]
        prefixes = {match.group(1) for match in found if match}
        longest = max((len(match.group(2)) for match in found if match), default=0)
        known[key] = (len(prefixes.pop()), longest) if None not in found and len(prefixes) == 1 else (0, 0)
    return known[key]


@once
def _known_numbered(_sheet: SheetData) -> dict[str, tuple[int, int]]:
    """What `_numbered` worked out already."""
    return {}
