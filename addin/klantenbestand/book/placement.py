"""Where one of our sheets goes in the owner's workbook, and what of a person comes along on it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field

from lxml import etree

from klantenbestand.book.outline import DefinedName
from klantenbestand.book.own_drawings import OwnDrawings
from klantenbestand.book.sheet_rows import Position
from klantenbestand.words.frozen import frozen

Rows = Callable[[bytes], Iterator[bytes | memoryview]]


@frozen
class Placement:
    """Where a sheet of the workbook of tabs goes, under the name it has there.

    `replaces`: position of our old sheet in the owner's workbook; else it comes before the sheet at position `before`,
    or last. `names` hold on the sheet, beside those it brings along (its mark). `rows` puts the rows into the XML of a
    sheet that came without (`WrittenTabs.rows`). `cells` and `drawings` are a person's, of the sheet that it replaces.
    """

    sheet: str
    names: tuple[DefinedName, ...] = ()
    hidden: bool = False
    replaces: int | None = None
    before: int | None = None
    rows: Rows | None = None
    cells: Mapping[Position, etree._Element] = field(default_factory=dict)
    drawings: OwnDrawings = field(default_factory=OwnDrawings)
