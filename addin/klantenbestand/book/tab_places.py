"""Where our tabs go in the owner's workbook, and under which names: his own sheets, tables and names go before ours."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import field, replace

from klantenbestand.book.carry import LEFT
from klantenbestand.book.marks import MARK_NAME, Mark, marks_of
from klantenbestand.book.naming import sheet_name
from klantenbestand.book.outline import DefinedName, SheetTable
from klantenbestand.book.own_objects import cannot_be_removed, cannot_be_replaced
from klantenbestand.book.package import Package
from klantenbestand.book.placement import Placement
from klantenbestand.book.protocol import SheetInfo
from klantenbestand.book.table_names import beginnings, candidates, is_ours, table_named
from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen
from klantenbestand.words.tab import TAB_ORDER, Tab

_TRIED = 10  # names with a number behind them that an old table of ours may have


@frozen
class TabPlaces:
    """`sheets`: tab -> the name of its sheet. `tables`: table -> the name it gets. `old`: tab -> the mark of the sheet
    that it replaces. `remove`: positions of our sheets that go; `unmark`: of those that are the owner's from now on."""

    sheets: Mapping[str, str]
    tables: Mapping[str, str]
    placements: tuple[Placement, ...]
    old: Mapping[str, Mark] = field(default_factory=dict)
    remove: tuple[int, ...] = ()
    unmark: tuple[int, ...] = ()
    findings: tuple[Finding, ...] = ()


def sheet_infos(package: Package) -> tuple[SheetInfo, ...]:
    """All sheets in order, chart sheets too: each occupies its name."""
    marks = marks_of(package.defined_names)
    return tuple(
        SheetInfo(sheet.name, sheet.state == "visible", mark.tab if mark else "", mark.version if mark else 0)
        for sheet in package.sheets
        for mark in (marks.get(sheet.position),)
    )


def plan_places(package: Package, tabs: Sequence[Tab], remove: Sequence[str] = ()) -> TabPlaces:
    """Places for the tabs, after ours named in `remove` are gone.

    A tab that stands there keeps its place and the names of sheet and tables, also those that the owner gave them.
    New ones come behind all sheets of the owner, so that no sum over a range of sheets takes them in. A sheet of ours
    on which a person put what cannot come along (`own_objects`) is left to him.
    """
    wanted = [*(tab.name for tab in tabs), *remove]
    made = {tab.name: [table.name for table in tab.tables] for tab in tabs}
    infos, left = _without_left(package, sheet_infos(package), {tab: made.get(tab, ()) for tab in wanted})
    infos, in_use = _without_used(package, infos, remove)
    positions = {tab: _position(infos, tab) for tab in wanted}
    gone = tuple(position for tab in remove if (position := positions[tab]) is not None)
    stay = any(info.visible for at, info in enumerate(infos) if at not in gone)
    if not stay and all(tab.hidden for tab in tabs):
        gone = ()  # Excel opens no workbook without a visible sheet
    sheets = {tab.name: sheet_name(infos, tab.name) for tab in tabs}
    marks = marks_of(package.defined_names)
    old = {tab.name: position for tab in tabs if (position := positions[tab.name]) is not None}
    names = _TableNames(package, [*old.values(), *gone])
    tables = {table: name for tab in tabs for table, name in names.of(tab, old.get(tab.name)).items()}
    found = (
        *(Finding("own-tab-left", details={"tab": package.sheets[at].name}) for at in left),
        *(Finding("own-tab-in-use", details={"tab": package.sheets[at].name}) for at in in_use),
        *(
            Finding("sheet-name-taken", details={"tab": name, "name": sheet})
            for name, sheet in sheets.items()
            if name not in old and sheet != name
        ),
        *names.findings,
    )
    placements = tuple(_placement(infos, gone, tab, sheets[tab.name], old.get(tab.name)) for tab in _in_order(tabs))
    was = {tab: marks[at] for tab, at in old.items()}
    return TabPlaces(sheets, tables, placements, was, gone, (*left, *in_use), found)


def with_dropped(places: TabPlaces, package: Package, names: Collection[str]) -> TabPlaces:
    """The places where these sheets, which are not tabs of ours, go as well."""
    positions = tuple(sheet.position for sheet in package.sheets if sheet.name in names)
    return replace(places, remove=(*places.remove, *positions)) if positions else places


def _placement(
    infos: Sequence[SheetInfo], gone: Collection[int], tab: Tab, sheet: str, replaces: int | None
) -> Placement:
    mark = DefinedName(MARK_NAME, Mark(tab.name, tab.version).formula, hidden=True)
    return Placement(sheet, (mark,), tab.hidden, replaces, before(infos, gone, tab.name))


def _in_order(tabs: Sequence[Tab]) -> list[Tab]:
    return sorted(tabs, key=lambda tab: rank(tab.name))


def _without_left(
    package: Package, infos: Sequence[SheetInfo], made: Mapping[str, Sequence[str]]
) -> tuple[tuple[SheetInfo, ...], tuple[int, ...]]:
    """The sheets, those of these tabs that are left to the owner counted as his, and their positions.

    `made`: tab -> the names of the tables that it will have.
    """
    left = []
    for tab, names in made.items():
        position = _position(infos, tab)
        if position is not None:
            tables = [table for table in package.tables if table.sheet == infos[position].name]
            ours = [table for table in tables if is_ours(table, (tab, *names))]
            main = next((name for name in names if name.casefold() in beginnings(tab)), "")
            is_renamed = bool(main) and table_named(ours, tab, main) is None
            if cannot_be_replaced(package, position, len(ours) + is_renamed):
                left.append(position)
    return tuple(replace(info, tab="") if at in left else info for at, info in enumerate(infos)), tuple(left)


def _position(infos: Sequence[SheetInfo], tab: str) -> int | None:
    """The position of the sheet that holds a tab of ours, None where there is none."""
    name = sheet_name(infos, tab)
    return next((at for at, info in enumerate(infos) if info.tab == tab and info.name == name), None)


def before(infos: Sequence[SheetInfo], gone: Collection[int], tab: str) -> int | None:
    """The first of our tabs at the end of the workbook that comes after this one, None where there is none."""
    start = max((at + 1 for at, info in enumerate(infos) if not info.tab), default=0)
    later = [at for at in range(start, len(infos)) if at not in gone and rank(infos[at].tab) > rank(tab)]
    return min(later, default=None)


def rank(tab: str) -> int:
    """The place of a tab among ours; the same for all that we do not know."""
    return TAB_ORDER.index(tab) if tab in TAB_ORDER else len(TAB_ORDER)


def _without_used(
    package: Package, infos: Sequence[SheetInfo], remove: Sequence[str]
) -> tuple[tuple[SheetInfo, ...], tuple[int, ...]]:
    """As `_without_left`, for tabs to be removed that something of the owner stands on or refers to."""
    positions = [position for tab in remove if (position := _position(infos, tab)) is not None]
    used = tuple(position for position in positions if cannot_be_removed(package, position))
    return tuple(replace(info, tab="") if at in used else info for at, info in enumerate(infos)), used


class _TableNames:
    """Deals out names of tables: those of the owner's tables and of his defined names are taken."""

    def __init__(self, package: Package, ours: Collection[int]) -> None:
        sheets = {package.sheets[position].name: position for position in ours}
        self._old: dict[int, list[SheetTable]] = {position: [] for position in ours}
        self._taken = {name.name.casefold() for name in package.defined_names}
        for table in package.tables:
            if table.sheet in sheets:
                self._old[sheets[table.sheet]].append(table)
            else:
                self._taken.add(table.name.casefold())
        self.findings: list[Finding] = []

    def of(self, tab: Tab, position: int | None) -> dict[str, str]:
        """The name of each table of a tab and of the table with what no longer has a place in it."""
        old = list(self._old[position]) if position is not None else []
        names = {}
        for table in tab.tables:
            found = table_named([each for each in old if each.name.casefold() not in self._taken], tab.name, table.name)
            kept = found.name if found is not None else ""
            names[table.name] = kept or self._free(table.name)
            if not kept and names[table.name] != table.name:
                self.findings.append(
                    Finding("table-name-taken", details={"table": table.name, "name": names[table.name]})
                )
            left = next(
                (each.name for each in old if each.name.casefold() == (names[table.name] + LEFT).casefold()), ""
            )
            names[table.name + LEFT] = left or self._free(names[table.name] + LEFT)
            self._taken |= {names[table.name].casefold(), names[table.name + LEFT].casefold()}
            old = [each for each in old if each.name not in (names[table.name], left)]
        return names

    def _free(self, name: str) -> str:
        return next(candidate for candidate in candidates(name) if candidate.casefold() not in self._taken)
