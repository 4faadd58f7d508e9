"""Our tabs as they stand in the owner's workbook and in an earlier result of it, with what a person filled in."""

from collections.abc import Sequence
from functools import cached_property
from io import BytesIO

import pandas as pd

from klantenbestand.book.file_reading import FileReader
from klantenbestand.book.marks import marks_of
from klantenbestand.book.naming import sheet_name
from klantenbestand.book.outline import SheetTable
from klantenbestand.book.package import Package
from klantenbestand.book.placement import Placement
from klantenbestand.book.protocol import SheetInfo
from klantenbestand.book.tab_places import before, rank, sheet_infos
from klantenbestand.book.table_names import table_named
from klantenbestand.book.transplant import transplant, write_change


class OldTabs:
    """Finds tables of our tabs in workbooks, of which the first goes before the others."""

    def __init__(self, packages: Sequence[Package]) -> None:
        self._packages = packages
        self._readers = [FileReader(package) for package in packages]

    def version(self, tab: str) -> int | None:
        """The version of the layout of a tab; None where it is not there."""
        for package in self._packages:
            for mark in marks_of(package.defined_names).values():
                if mark.tab == tab:
                    return mark.version
        return None

    def headers(self, tab: str, table: str) -> Sequence[str] | None:
        """The headers of a table, without reading its rows; None where it is not there."""
        found = self._find(tab, table)
        return None if found is None else found[1].headers

    def rows(self, tab: str, table: str) -> pd.DataFrame | None:
        """The table as it stands there; columns are the headers, index = Excel rows."""
        found = self._find(tab, table)
        return None if found is None else self._readers[found[0]].own_table(tab, found[1].name)

    @cached_property
    def _infos(self) -> Sequence[Sequence[SheetInfo]]:
        """The sheets of each workbook."""
        return [sheet_infos(package) for package in self._packages]

    def _find(self, tab: str, name: str) -> tuple[int, SheetTable] | None:
        for at, (package, infos) in enumerate(zip(self._packages, self._infos, strict=True)):
            sheet = sheet_name(infos, tab)
            if any(info.name == sheet and info.tab == tab for info in infos):
                tables = [table for table in package.tables if table.sheet == sheet]
                found = table_named(tables, tab, name)
                if found is not None:
                    return at, found
        return None


def with_earlier_tabs(package: Package, earlier: Package, without: Sequence[str]) -> Package:
    """The workbook with the tabs of ours from an earlier result of it, but for those that will be made anew.

    A tab for which there is no place under its name stays away: it is in the backup of that result.
    """
    here, there = sheet_infos(package), sheet_infos(earlier)
    ours = {mark.tab for mark in marks_of(earlier.defined_names).values()}
    wanted = [tab for tab in sorted(ours, key=rank) if tab not in without]
    placements = []
    for tab in wanted:
        name = sheet_name(there, tab)
        replaces = next((at for at, info in enumerate(here) if info.tab == tab and info.name == name), None)
        if replaces is not None or name.casefold() not in {info.name.casefold() for info in here}:
            hidden = not next(info.visible for info in there if info.name == name)
            placements.append(Placement(name, hidden=hidden, replaces=replaces, before=before(here, (), tab)))
    placements = [place for place in placements if not _clashes(package, earlier, place)]
    if not placements:
        return package
    stream = BytesIO()
    write_change(package, transplant(package, earlier, placements), stream)
    return Package(stream.getvalue(), package.file)


def _clashes(package: Package, earlier: Package, place: Placement) -> bool:
    """Whether a table of the tab has a name that is taken by now."""
    stay = [table for table in package.tables if table.sheet != place.sheet or place.replaces is None]
    taken = {table.name.casefold() for table in stay} | {name.name.casefold() for name in package.defined_names}
    return any(table.name.casefold() in taken for table in earlier.tables if table.sheet == place.sheet)
