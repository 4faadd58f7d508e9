"""Which row of a data sheet is which, weeks later and however the owner sorted: by all that stands in it, else by the
columns that name it."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import pandas as pd

from klantenbestand.book.ooxml import column_number
from klantenbestand.book.protocol import Book, CellContent, CellFormula, CellPlace, CellType
from klantenbestand.reading.sheet_data import SheetData

# the columns that name a row of each sheet
_NAMING: Mapping[str, tuple[str, ...]] = {
    "customers": ("customer",),
    "purchases": ("order", "date", "customer"),
    "contacts": ("date", "customer", "channel", "subject"),
    "campaigns": ("campaign",),
    "consents": ("customer", "channel", "date"),
    "numbers": ("source", "number_at_source"),
}


@dataclass(frozen=True)
class RowTexts:
    """All rows of a sheet as texts: index = Excel row, columns = headers; an empty cell is ""."""

    frame: pd.DataFrame
    identity: tuple[str, ...]  # the headers that name a row

    def identities(self, headers: tuple[str, ...]) -> "pd.Series":
        """What names each row: the texts under these headers, those that are gone left out."""
        known = [header for header in headers if header in self.frame]
        return pd.Series(list(map(tuple, self.frame[known].to_numpy())), index=self.frame.index, dtype=object)

    def prints(self, rows: Collection[int], headers: tuple[str, ...]) -> dict[int, str]:
        """A short text for all that stands under these headers, for each of these rows."""
        if not set(headers) <= set(self.frame.columns):
            return {}
        part = self.frame.loc[list(rows), list(headers)]
        return {int(row): _print(cells) for row, cells in zip(part.index, part.to_numpy(), strict=True)}


def row_texts(book: Book, sheet: SheetData) -> RowTexts:
    """The rows of a sheet as they stand now, those that were merged away too."""
    columns = columns_of(sheet)
    raw = book.read(sheet.area, dict.fromkeys(columns.values(), CellType.TEXT)).frame
    frame = pd.DataFrame({header: raw[column] for header, column in columns.items()}, index=raw.index)
    keys = [key for key in _NAMING[sheet.sheet.key] if key in sheet.headers and sheet.made_from.get(key, key) == key]
    return RowTexts(frame.astype(object).fillna(""), tuple(sheet.headers[key] for key in keys))


def columns_of(sheet: SheetData) -> dict[str, int]:
    """The columns of a sheet that stand on it: header -> number."""
    typed = {
        sheet.headers[key]: letter for key, letter in sheet.letters.items() if sheet.made_from.get(key, key) == key
    }
    return {header: column_number(letter) for header, letter in {**typed, **sheet.extra}.items()}


def printed_headers(sheet: SheetData, contents: Mapping[CellPlace, CellContent]) -> tuple[str, ...]:
    """The headers of the columns without a formula in these cells: what a formula gives may differ tomorrow."""
    calculated = {column for (_, column), content in contents.items() if isinstance(content, CellFormula)}
    return tuple(header for header, column in columns_of(sheet).items() if column not in calculated)


def _print(cells: Collection[object]) -> str:
    text = "\x1f".join(str(cell) for cell in cells)
    return hashlib.blake2s(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
