"""Data sheets that are missing, added to a workbook of the owner: his from then on, without a mark of ours."""

from collections.abc import Sequence
from io import BytesIO

from klantenbestand.book.new_sheets import build_new
from klantenbestand.book.package import Package
from klantenbestand.book.placement import Placement
from klantenbestand.book.tab_places import sheet_infos
from klantenbestand.book.table_names import candidates
from klantenbestand.book.transplant import transplant, write_change
from klantenbestand.words.columns import DataSheet
from klantenbestand.words.settings import Settings
from klantenbestand.words.sheets import SETTINGS_SHEET


def with_sheets(package: Package, sheets: Sequence[DataSheet], settings: Settings, *, with_settings: bool) -> Package:
    """The workbook with these sheets, empty, behind those of the owner and before ours; *Instellingen* if asked for.

    Their names must be free; a table whose name is taken gets another one. Nothing of the owner changes.
    """
    names = [sheet.name for sheet in sheets] + [SETTINGS_SHEET] * with_settings
    tables = _free_tables(package, names)
    made = build_new(sheets, settings=settings, with_settings=with_settings, table_names=tables)
    infos = sheet_infos(package)
    behind = max((at + 1 for at, info in enumerate(infos) if not info.tab), default=0)
    before = behind if behind < len(infos) else None
    change = transplant(package, Package(made, package.file), [Placement(name, before=before) for name in names])
    stream = BytesIO()
    write_change(package, change, stream)
    return Package(stream.getvalue(), package.file)


def _free_tables(package: Package, names: Sequence[str]) -> dict[str, str]:
    """A name for the table of each sheet: tables and names of the owner go before ours."""
    taken = {table.name.casefold() for table in package.tables} | {
        name.name.casefold() for name in package.defined_names
    }
    return {name: next(free for free in candidates(name) if free.casefold() not in taken) for name in names}
