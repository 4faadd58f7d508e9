"""For *Zelf narekenen*: the purchase lines as Excel sees them, and the pieces that formulas on them are made of."""

from dataclasses import dataclass, replace

import pandas as pd

from klantenbestand.analysis.once import once
from klantenbestand.reading.data import Data, SheetData
from klantenbestand.words.columns import Column


@dataclass(frozen=True)
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

    def is_read_otherwise(self, key: str) -> bool:
        """Whether we read a cell of the column otherwise than it stands there."""
        return self.sheet.letters[key] in self.read_otherwise


def as_excel_sees(data: Data, only: str | None = None, article: str | None = None) -> SeenLines | None:
    """The lines, or to count those of one customer or article; None without purchases that have Datum and Bedrag."""
    seen = _seen(data)
    return seen if seen is None else replace(seen, only=only, article=article)


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
