"""What both kinds of `Book` answer from the bytes of a workbook: the closed file, and the copy of an open one."""

from collections.abc import Collection, Mapping
from functools import cached_property

import pandas as pd

from klantenbestand.book.cell_contents import contents_of
from klantenbestand.book.cell_links import links_of
from klantenbestand.book.file_reading import FileReader
from klantenbestand.book.format_codes import formats_of
from klantenbestand.book.old_tabs import OldTabs
from klantenbestand.book.package import Package
from klantenbestand.book.protocol import (
    Area,
    CellContent,
    CellPlace,
    CellType,
    PeekRow,
    RawTable,
    SheetInfo,
    TableInfo,
)
from klantenbestand.words.frozen import frozen


@frozen
class PackageView:
    """A workbook's bytes, and what reads them. `earlier` is a result whose tabs go before those in `package`."""

    package: Package
    earlier: Package | None = None

    @cached_property
    def reader(self) -> FileReader:
        return FileReader(self.package)

    @cached_property
    def old(self) -> OldTabs:
        return OldTabs([self.package] if self.earlier is None else [self.earlier, self.package])


class ReadsPackage:
    """The reading half of a `Book`, over what `_view` answers. Reading changes nothing."""

    def _view(self) -> PackageView:
        """What stands in the workbook by now."""
        raise NotImplementedError

    @property
    def _package(self) -> Package:
        return self._view().package

    @property
    def _reader(self) -> FileReader:
        return self._view().reader

    @property
    def _old(self) -> OldTabs:
        return self._view().old

    @property
    def date_1904(self) -> bool:
        return self._package.date_1904

    def sheets(self) -> tuple[SheetInfo, ...]:
        return self._reader.sheets()

    def tables(self) -> tuple[TableInfo, ...]:
        return self._reader.tables()

    def peek(self, sheet: str, rows: int = 60) -> tuple[PeekRow, ...]:
        return self._reader.peek(sheet, rows)

    def read(self, area: Area, types: Mapping[int, CellType]) -> RawTable:
        return self._reader.read(area, types)

    def cells(self, sheet: str, rows: Collection[int]) -> Mapping[CellPlace, CellContent]:
        return contents_of(self._package, sheet, rows)

    def number_formats(self, sheet: str, places: Collection[CellPlace]) -> Mapping[CellPlace, str]:
        return formats_of(self._package, sheet, places)

    def links(self, sheet: str, rows: Collection[int]) -> Mapping[CellPlace, str]:
        return links_of(self._package, sheet, rows)

    def own_table(self, tab: str, table: str) -> pd.DataFrame | None:
        """As `Book`; what stands in an earlier result goes before what stands in the workbook it was made from."""
        return self._old.rows(tab, table)
