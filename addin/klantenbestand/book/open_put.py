"""What one `put` into the open workbook comes to: which sheets are refilled, which copied in, from what."""

import secrets
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path

from klantenbestand.book.carry import Carried, carry
from klantenbestand.book.layout import lay_out
from klantenbestand.book.old_tabs import OldTabs
from klantenbestand.book.open_columns import AddedColumn, Shortened
from klantenbestand.book.open_contents import SheetState, sheet_state
from klantenbestand.book.open_data import ChangedSheet
from klantenbestand.book.open_links import LinkedCells
from klantenbestand.book.open_own import differs
from klantenbestand.book.open_rows import RowsIn, RowsOut
from klantenbestand.book.open_run import OpenRun, Refill
from klantenbestand.book.open_session import opened, quiet, show
from klantenbestand.book.own_cells import cells_beside
from klantenbestand.book.own_folders import handover_folder
from klantenbestand.book.package import Package
from klantenbestand.book.placement import Placement
from klantenbestand.book.protection import check_sheets
from klantenbestand.book.tab_places import TabPlaces
from klantenbestand.book.tab_plan import SheetPlan
from klantenbestand.book.tab_writer import write_tabs
from klantenbestand.book.tabs_into import tabs_into
from klantenbestand.book.transplant import write_change
from klantenbestand.words.errors import KlantenbestandError, SafetyError, WorkbookError
from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen
from klantenbestand.words.tab import Tab


@frozen
class AddedSheet:
    """A data sheet that is to be copied in from this workbook, before the sheet of that name ("": last)."""

    name: str
    workbook: bytes
    before: str


@frozen
class PutWork:
    """What has to be put: where, and what a person filled in on the tabs that stand there now."""

    package: Package
    old: OldTabs
    places: TabPlaces
    carried: Sequence[Carried]
    added: Sequence[AddedSheet]
    columns: Sequence[AddedColumn] = ()
    changes: Sequence[ChangedSheet] = ()
    shortened: Sequence[Shortened] = ()
    rows: Sequence[RowsOut | RowsIn] = ()
    links: Sequence[LinkedCells] = ()

    def sheet_at(self, position: int | None) -> str:
        """The name of the sheet at this position, "" for none."""
        return "" if position is None else self.package.sheets[position].name


def carried_over(tab: Tab, old: OldTabs) -> Carried:
    """The tab with what a person filled in on the one that stands there now."""
    version = old.version(tab.name)
    if version is None:
        return Carried(tab)
    headers, rows = partial(old.headers, tab.name), partial(old.rows, tab.name)
    return carry(tab, headers, rows, same_layout=version == tab.version)


def with_tabs(package: Package, places: TabPlaces, carried: Sequence[Carried], *, accent: str, company: str) -> Package:
    """What the workbook reads as once these tabs stand in it: a step may read on after it has put its tabs."""
    change, _ = tabs_into(package, places, carried, accent=accent, company=company)
    stream = BytesIO()
    write_change(package, change, stream)
    return Package(stream.getvalue(), package.file)


def check_protection(package: Package, places: TabPlaces, adds: bool, changed_sheets: Collection[str] = ()) -> None:
    """Raises WorkbookError where the structure or a sheet that must change is protected."""
    adds = adds or bool(places.remove) or any(place.replaces is None for place in places.placements)
    if adds and package.is_structure_protected:
        raise WorkbookError("open-structure-protected", file=package.file)
    check_sheets(package, "open-sheet-protected", changed_sheets, places)


def write_tabs_into(run: OpenRun, work: PutWork, *, accent: str, company: str, activate: str) -> list[Finding]:
    """Do it all, or nothing: after an error the workbook is what it was. Raises SafetyError."""
    front = work.places.sheets.get(activate, "")
    with quiet(run.book) as left:
        try:
            _check_sheets(run, work)
            for sheet in work.added:
                with _file(sheet.workbook) as path, opened(run.book, path) as source:
                    run.copy_in(source.sheets[sheet.name], sheet.name, sheet.before, hidden=False)
            for rows in work.rows:
                run.move_rows(rows)
            for column in work.columns:
                run.widen(column)
            for change in work.changes:
                run.change(change)
            for shorter in work.shortened:
                run.shorten(shorter)
            findings = _put_tabs(run, work, accent, company)
            places = work.places
            run.finish([work.sheet_at(at) for at in places.unmark], [work.sheet_at(at) for at in places.remove])
        except BaseException as error:
            run.take_back()
            if isinstance(error, KlantenbestandError) or not isinstance(error, Exception):
                raise
            raise SafetyError("open-write-failed", sheet=run.sheet) from error
        for links in work.links:
            run.link(links)
    if front:
        show(run.book, front)
    kept = [Finding("open-settings-left")] if left else []
    return [*findings, *run.findings, *kept]


def _check_sheets(run: OpenRun, work: PutWork) -> None:
    """The sheets that are touched are those of the copy: nobody renamed or removed one meanwhile."""
    there = {sheet.name for sheet in run.book.sheets}
    for sheet in work.package.sheets:
        is_added = any(sheet.name == each.name for each in work.added)
        if sheet.kind == "worksheet" and (sheet.name in there) == is_added:
            raise SafetyError("open-changed-meanwhile", sheet=sheet.name)


def _put_tabs(run: OpenRun, work: PutWork, accent: str, company: str) -> list[Finding]:
    if not work.carried:
        return []
    stream, places = BytesIO(), work.places
    written = write_tabs(
        [_without_formulas(each.tab) for each in work.carried],
        stream,
        accent=accent,
        company=company,
        sheet_names=places.sheets,
        table_names=places.tables,
    )
    by_sheet = {places.sheets[each.tab.name]: each for each in work.carried}
    with _file(stream.getvalue()) as path, opened(run.book, path) as source:
        for place in places.placements:
            carried = by_sheet[place.sheet]
            plan = lay_out(carried.tab, place.sheet, places.tables)
            state = sheet_state(plan, places.sheets, run.date_1904)
            if place.replaces is None:
                sheet = run.copy_in(source.sheets[place.sheet], place.sheet, work.sheet_at(place.before), place.hidden)
                run.fill_copy(sheet, plan, state)
            else:
                run.refill(source.sheets[place.sheet], _refill(work, place, carried, plan, state))
    return list(written.findings)


def _refill(work: PutWork, place: Placement, carried: Carried, plan: SheetPlan, state: SheetState) -> Refill:
    position = place.replaces or 0
    name = work.sheet_at(position)
    return Refill(
        sheet=name,
        plan=plan,
        state=state,
        carried=carried,
        leave=cells_beside(work.package, position),
        check=_checker(work, name, carried, plan),
    )


def _checker(work: PutWork, name: str, carried: Carried, plan: SheetPlan) -> Callable[[SheetState], None]:
    """Raises SafetyError where a person filled in something since the copy was saved: it would be lost."""

    def check(now: SheetState) -> None:
        live = {table.name: table for table in now.tables}
        for each in plan.tables:
            copied = work.old.rows(carried.tab.name, each.table.name)
            if copied is None:
                continue
            editable = [column.header for column in each.columns if column.field.editable]
            personal = [*editable, *carried.own.get(each.table.name, ())]
            table = live.get(each.name)
            if table is None or differs(copied, table, now.header_row, personal, work.package.date_1904):
                raise SafetyError("open-changed-meanwhile", sheet=name)

    return check


def _without_formulas(tab: Tab) -> Tab:
    """The tab for a workbook of its own: formulas that point at data sheets would be broken there."""
    return replace(tab, checks=tuple(replace(check, formula=check.formula and "=0") for check in tab.checks))


@contextmanager
def _file(data: bytes) -> Iterator[Path]:
    """A workbook in a file that Excel may open without asking, for as long as it is needed."""
    folder = handover_folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / f"kb{secrets.token_hex(6)}.xlsx"
    path.write_bytes(data)
    try:
        yield path
    finally:
        with suppress(OSError):  # held by a virus scanner: the next installation clears the folder
            path.unlink()
