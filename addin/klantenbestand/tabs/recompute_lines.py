"""For *Zelf narekenen*: the purchase lines as Excel sees them, and the pieces that formulas on them are made of."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from klantenbestand.analysis.lines import BoolArray
from klantenbestand.analysis.once import once
from klantenbestand.analysis.seasonal_index import FloatArray
from klantenbestand.reading.data import Data, SheetData
from klantenbestand.words.columns import Column


@dataclass(frozen=True, eq=False)  # told apart by identity: what is derived from it is remembered with it
class SeenLines:
    """The purchase lines as Excel sees them: text cells are missing, a status is the word in the cell."""

    sheet: SheetData
    amount: pd.Series
    date: pd.Series
    status: pd.Series
    customer: pd.Series
    quantity: pd.Series
    articles: pd.Series
    only: str | None = None  # the lines of this customer
    article: str | None = None  # the lines of this article
    read_otherwise: frozenset[str] = frozenset()  # letters of columns with a cell that we read otherwise than it stands
    broken: frozenset[str] = frozenset()  # letters of columns with an error in a cell

    def reference(self, key: str) -> str:
        """The whole column."""
        letter = self.sheet.letters[key]
        return f"{self._sheet}!${letter}:${letter}"

    def cells(self, key: str, first: int, last: int) -> str:
        """Only those rows of it."""
        letter = self.sheet.letters[key]
        return f"{self._sheet}!${letter}${first}:${letter}${last}"

    @property
    def _sheet(self) -> str:
        name = self.sheet.name.replace("'", "''")
        return f"'{name}'"

    @cached_property
    def euros(self) -> FloatArray:
        """The amount of each line, NaN where there is none."""
        return _as_numbers(self.amount)

    @cached_property
    def is_negative(self) -> BoolArray:
        """Which lines have an Aantal below 0."""
        return np.asarray(_as_numbers(self.quantity) < 0)

    @cached_property
    def is_quoted(self) -> BoolArray:
        """Which lines are an offerte."""
        return is_word(self.status, "offerte")

    @cached_property
    def is_returned(self) -> BoolArray:
        """Which lines are a retour by their status."""
        return is_word(self.status, "retour")

    @cached_property
    def adds(self) -> BoolArray:
        """Which lines add to an order: an amount of 0 or more, no offerte, no retour."""
        return (self.euros >= 0) & ~(self.is_quoted | self.is_returned | self.is_negative)

    def is_read_otherwise(self, key: str) -> bool:
        """Whether we read a cell of the column otherwise than it stands there."""
        return self.sheet.letters[key] in self.read_otherwise


def as_excel_sees(data: Data, only: str | None = None, article: str | None = None) -> SeenLines | None:
    """The lines, or to count those of one customer or article; None without purchases that have Datum and Bedrag."""
    seen = _seen(data)
    return seen if seen is None or (only is None and article is None) else replace(seen, only=only, article=article)


@once
def _seen(data: Data) -> SeenLines | None:
    sheet = data.purchases
    if sheet is None or not {"amount", "date"} <= set(sheet.letters):
        return None
    read_otherwise: dict[str, set[int]] = {}
    broken = set()
    for finding in data.findings:
        if finding.sheet == sheet.name and finding.letter:
            broken |= {finding.letter} if finding.code == "cell-error" else set()
            read_otherwise.setdefault(finding.letter, set()).update(finding.rows)

    def column(key: str) -> pd.Series:
        if key not in sheet.frame:
            return pd.Series(None, index=sheet.frame.index, dtype="str")
        values: pd.Series = sheet.frame[key]
        rows = read_otherwise.get(sheet.letters[key], set())
        return values.mask(sheet.frame.index.isin(rows)) if rows else values

    numbers = column("quantity") if "quantity" in sheet.frame else sheet.frame["amount"] * float("nan")
    customer = sheet.frame["customer"] if "customer" in sheet.frame else column("customer")
    return SeenLines(
        sheet,
        column("amount"),
        column("date"),
        column("status"),
        customer,
        numbers,
        column("article"),
        read_otherwise=frozenset(read_otherwise),
        broken=frozenset(broken),
    )


def _as_numbers(column: pd.Series) -> FloatArray:
    return column.to_numpy(dtype=np.float64, na_value=np.nan)


def is_word(column: pd.Series, word: str) -> BoolArray:
    """Which cells hold this text."""
    return np.asarray(column.eq(word).to_numpy(dtype=bool, na_value=False))


@once
def all_read(lines: SeenLines) -> SeenLines:
    """The lines with the cells that Excel does not see as we read them, and Aantal x Prijs where there is no Bedrag."""
    frame = lines.sheet.frame
    status, quantity = frame.get("status", lines.status), frame.get("quantity", lines.quantity)
    articles, amount = frame.get("article", lines.articles), _amount(lines.sheet)
    return replace(lines, amount=amount, date=frame["date"], status=status, quantity=quantity, articles=articles)


@once
def _amount(sheet: SheetData) -> pd.Series:
    amount: pd.Series = sheet.frame["amount"]
    if {"quantity", "price"} <= set(sheet.frame):
        amount = amount.fillna(sheet.frame["quantity"] * sheet.frame["price"])
    return amount


def any_of(column: Column, *choices: str) -> str:
    """A condition that holds for every spelling of these choices; it makes an array, for SUMPRODUCT to add up."""
    return "{" + ",".join(f'"{typed}"' for typed in column.spellings(*choices)) + "}"


def literal(text: str) -> str:
    """The text in a condition: without its wildcards, and with its quotes doubled."""
    for sign in "~*?":
        text = text.replace(sign, f"~{sign}")
    return text.replace('"', '""')


def date_formula(day: pd.Timestamp) -> str:
    """The day in a formula."""
    return f"DATE({day.year},{day.month},{day.day})"
