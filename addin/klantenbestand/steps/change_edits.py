"""What a step can want changed in the owner's sheets. Sheets by our key ("customers"), columns by our key or by the
header of a column of the owner."""

from collections.abc import Mapping
from dataclasses import field

from klantenbestand.book.protocol import CellContent
from klantenbestand.words.frozen import frozen


class _Any:
    """No old value is given."""


ANY = _Any()


@frozen
class Cell:
    """Another value for one cell of a row that is there.

    `row` is its Excel number as read in this run, or a customer number that occurs once in *Klanten*. `old` is what was
    read there (typed, as in the frame) when the change was decided, where that was in an earlier run: a cell that holds
    something else by now is left alone. `group` names a part of the run that can be taken back by itself. `exact`: the
    content goes in as it is; else a code becomes a number where a number stood. `format` is the number format that the
    cell must have in the end, where Excel gave it another.
    """

    sheet: str
    row: int | str
    column: str
    new: CellContent
    old: object = ANY
    group: str = ""
    exact: bool = False
    format: str = ""


@frozen
class Home:
    """Where a row stood: its Excel number then, and what named the rows above and below it, the nearest first."""

    row: int
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()


@frozen
class NewRow:
    """A row more at the end of a sheet: its columns -> values; the others stay empty, or get what Excel
    fills there in the table of the owner.

    `home`: it comes there, where that can be told and the workbook is open; `at` is the empty row that was made for it
    (0: none). `origin`: the row in which formulas read as they are given (0: any). `formats`: the number formats of its
    cells in the end, by column; `links` as `Book.links` has them.
    """

    sheet: str
    values: Mapping[str, CellContent]
    group: str = ""
    exact: bool = False
    home: Home | None = None
    at: int = 0
    origin: int = 0
    formats: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)


@frozen
class GoneRow:
    """A row that a step once added, taken away again. Its table, which grew by `grew` rows in that run, ends earlier by
    as many rows at its end as are empty then; elsewhere an empty row stays."""

    sheet: str
    row: int
    group: str = ""
    grew: int = 0


@frozen
class LeavingRow:
    """A row that leaves its sheet whole, where the workbook lets it go; else `otherwise` is done with it."""

    sheet: str
    row: int
    otherwise: "Cell | GoneRow"
    group: str = ""


@frozen
class NewColumn:
    """A column that must be there, also where nothing comes in it; a cell or row brings its own columns along."""

    sheet: str
    column: str


@frozen
class GoneColumn:
    """The last column of a sheet, once added by a step, taken away if nothing stands in it any more."""

    sheet: str
    column: str


@frozen
class GoneSheet:
    """A sheet that a step once added, taken away if nothing stands on it but what the step wrote."""

    sheet: str


Edit = Cell | NewRow | LeavingRow | NewColumn | GoneRow | GoneColumn | GoneSheet


def given_old(cell: Cell) -> bool:
    """Whether the old value must be compared."""
    return not isinstance(cell.old, _Any)
