"""Our tabs put into the package of a workbook, with what a person wrote and drew on their old versions."""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

from klantenbestand.book.carry import Carried
from klantenbestand.book.date_system import as_1904
from klantenbestand.book.outline import DefinedName
from klantenbestand.book.own_cells import area_name, own_cells
from klantenbestand.book.own_drawings import own_drawings
from klantenbestand.book.package import Package
from klantenbestand.book.placement import Placement
from klantenbestand.book.tab_places import TabPlaces
from klantenbestand.book.tab_writer import WrittenTabs, write_tabs
from klantenbestand.book.transplant import Change, transplant
from klantenbestand.words.findings import Findings


def tabs_into(
    package: Package,
    places: TabPlaces,
    carried: Sequence[Carried],
    *,
    accent: str,
    company: str,
    activate: str = "",
    book_names: Sequence[DefinedName] = (),
) -> tuple[Change, Findings]:
    """The change that puts the tabs at their places, and what the owner should know of how they were written.

    `activate` names the tab to open on; `book_names` are names of the whole workbook to add.
    """
    stream = BytesIO()
    tabs = [each.tab for each in carried]
    written = write_tabs(
        [as_1904(tab) for tab in tabs] if package.date_1904 else tabs,
        stream,
        accent=accent,
        company=company,
        sheet_names=places.sheets,
        table_names=places.tables,
        later=True,
    )
    by_sheet = {places.sheets[each.tab.name]: each for each in carried}
    change = transplant(
        package,
        Package(stream.getvalue(), package.file),
        [_with_own(package, place, by_sheet[place.sheet], written) for place in places.placements],
        places.remove,
        activate=places.sheets.get(activate, ""),
        book_names=book_names,
        unmark=places.unmark,
    )
    return change, written.findings


def _with_own(package: Package, place: Placement, carried: Carried, written: WrittenTabs) -> Placement:
    """The place of a tab with what a person wrote and drew on its old version, and the rows that were left out."""
    plan = next(plan for plan in written.plans if plan.name == place.sheet)
    place = replace(place, names=(*place.names, area_name(plan)), rows=written.rows.get(place.sheet))
    if place.replaces is None:
        return place
    return replace(
        place,
        cells=own_cells(package, place.replaces, carried, plan),
        drawings=own_drawings(package, package.sheets[place.replaces].part, bool(plan.charts)),
    )
