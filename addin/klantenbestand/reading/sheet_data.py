"""What was read from one sheet: a typed frame that remembers its Excel rows, and the owner's names of its columns."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import pandas as pd

from klantenbestand.book.protocol import Area
from klantenbestand.reading.distinct import Place
from klantenbestand.words.columns import DataSheet


@dataclass(frozen=True, eq=False)  # told apart by identity: what is derived from it is remembered with it
class SheetData:
    """One sheet of the owner as typed data.

    `frame`: index = Excel row numbers, columns = keys of `sheet` that exist, dtypes by `Kind`. `headers` and
    `letters` give for each of them the owner's header and Excel letter; for a column that was made from another
    (`made_from`: key -> key, such as last_name from name) those of that other. `extra`: header -> letter of the
    owner's own columns. `merged`: old customer number -> the number it was merged with, for the rows left out and
    those that left the sheet. `by_old_number`: rows written on such a number, and read as on the customer it became.
    """

    sheet: DataSheet
    name: str
    area: Area
    frame: pd.DataFrame
    headers: Mapping[str, str]
    letters: Mapping[str, str]
    extra: Mapping[str, str] = field(default_factory=dict)
    made_from: Mapping[str, str] = field(default_factory=dict)
    merged: Mapping[str, str] = field(default_factory=dict)
    by_old_number: tuple[int, ...] = ()

    def place(self, key: str) -> Place:
        """Where the cells of a column stand, in the owner's words."""
        return Place(self.name, self.headers[key], self.letters[key])

    def with_frame(self, frame: pd.DataFrame, made_from: Mapping[str, str]) -> "SheetData":
        """The same with another frame; `made_from` names the columns that it has more, or that are no longer typed."""
        made = {**self.made_from, **made_from}
        new = {key: source for key, source in made_from.items() if key not in self.headers}
        return SheetData(
            self.sheet,
            self.name,
            self.area,
            frame[_in_order(self.sheet, set(frame.columns))],
            {**self.headers, **{key: self.headers[source] for key, source in new.items()}},
            {**self.letters, **{key: self.letters[source] for key, source in new.items()}},
            self.extra,
            made,
            self.merged,
            self.by_old_number,
        )


def _in_order(sheet: DataSheet, keys: Collection[str]) -> list[str]:
    """The keys in the order of our columns."""
    return [column.key for column in sheet if column.key in keys]
