"""Data sheets that are missing, added to a workbook of the owner: his from then on, without a mark of ours."""

from collections.abc import Sequence
from io import BytesIO

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
    made = new_sheets(package, sheets, settings, with_settings=with_settings)
    return with_made(package, made, place_of_new(package))


def new_sheets(package: Package, sheets: Sequence[DataSheet], settings: Settings, *, with_settings: bool) -> Package:
    """A workbook with these sheets only, their tables named so that they can stand in this workbook."""
    from klantenbestand.book.new_sheets import build_new  # brings openpyxl: a tenth of what starting takes

    names = [sheet.name for sheet in sheets] + [SETTINGS_SHEET] * with_settings
    tables = _free_tables(package, names)
    made = build_new(sheets, settings=settings, with_settings=with_settings, table_names=tables)
    return Package(made, package.file)


def place_of_new(package: Package) -> int | None:
    """The position of the sheet before which they come: the first of ours behind the owner's; None for last."""
    infos = sheet_infos(package)
    behind = max((at + 1 for at, info in enumerate(infos) if not info.tab), default=0)
    return behind if behind < len(infos) else None


def with_made(package: Package, made: Package, before: int | None) -> Package:
    """The workbook with all sheets of another one, before that position."""
    change = transplant(package, made, [Placement(sheet.name, before=before) for sheet in made.sheets])
    stream = BytesIO()
    write_change(package, change, stream)
    return Package(stream.getvalue(), package.file)


def _free_tables(package: Package, names: Sequence[str]) -> dict[str, str]:
    """A name for the table of each sheet: tables and names of the owner go before ours."""
    taken = {table.name.casefold() for table in package.tables} | {
        name.name.casefold() for name in package.defined_names
    }
    return {name: next(free for free in candidates(name) if free.casefold() not in taken) for name in names}
