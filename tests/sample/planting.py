"""How a mistake gets into the example: one cell each, in a row of its own, remembered with the finding it must give."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from klantenbestand.words.sheets import DATA_SHEETS

Row = dict[str, Any]
Rows = dict[str, list[Row]]
Where = Callable[[Row], Any]

SHEETS = {sheet.key: sheet for sheet in DATA_SHEETS}


@dataclass(frozen=True)
class ExcelError:
    """An error value: written as such, not as text."""

    text: str


@dataclass
class Mistake:
    """A planted mistake; `row` is the Excel row. `code` is "" where the program must understand without a word."""

    sheet: str
    header: str
    value: Any
    code: str
    what: str
    target: Row = field(repr=False)
    row: int = 0


class Planter:
    """Plants mistakes in rows that hold none yet."""

    def __init__(self, rows: Rows, rng: random.Random) -> None:
        self.rows, self.rng = rows, rng
        self.planted: list[Mistake] = []
        self._used: set[int] = set()

    def cell(self, sheet: str, key: str, value: Any, code: str, what: str, where: Where, told: str = "") -> Row:
        """Change the cell `key` of some row that fits `where`; the finding is told of that column, or of `told`."""
        row = self.rng.choice([row for row in self.rows[sheet] if id(row) not in self._used and where(row)])
        row[key] = value(row) if callable(value) else value
        self.note(sheet, row, told or key, code, what)
        return row

    def note(self, sheet: str, row: Row, key: str, code: str, what: str) -> None:
        """Remember what is wrong with a row that was made so."""
        self.keep(row)
        self.planted.append(Mistake(SHEETS[sheet].name, SHEETS[sheet][key].header, row.get(key), code, what, row))

    def keep(self, row: Row) -> None:
        """Let no mistake come into this row."""
        self._used.add(id(row))

    def numbered(self) -> list[Mistake]:
        """All mistakes with their Excel rows, in the order of the workbook."""
        names = [sheet.name for sheet in DATA_SHEETS]
        at = {id(row): position for rows in self.rows.values() for position, row in enumerate(rows, 2)}
        for mistake in self.planted:
            mistake.row = at[id(mistake.target)]
        return sorted(self.planted, key=lambda mistake: (names.index(mistake.sheet), mistake.row))
