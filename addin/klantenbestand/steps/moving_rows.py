"""Rows of the owner that leave their sheet, or come back to where they stood: before anything else of a run changes.

Only an open workbook lets rows go (`Book.remove_rows`); where one stays, the edit is made that was meant for that.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from klantenbestand.book.moved_rows import NewRow as NewNumber
from klantenbestand.book.moved_rows import insertion, removal
from klantenbestand.book.protocol import Book, CellContent, CellPlace
from klantenbestand.reading.data import read_data
from klantenbestand.reading.sheet_data import SheetData
from klantenbestand.steps.change_edits import Cell, Edit, GoneRow, LeavingRow, NewRow
from klantenbestand.steps.change_plan import LeftRow, Plan, SheetPlan, Stay
from klantenbestand.steps.row_identity import columns_of, row_texts
from klantenbestand.steps.row_places import AT_END, homes_of, place_of
from klantenbestand.words.errors import WorkbookError


def with_rows_moved(book: Book, plan: Plan, edits: Sequence[Edit]) -> list[Edit]:
    """The edits that are left to be made, their rows as they are numbered once rows left and came back."""
    edits = _gaps_closed(book, plan, edits)
    leaving = [edit for edit in edits if isinstance(edit, LeavingRow)]
    left: list[Edit] = [edit for edit in edits if not isinstance(edit, LeavingRow)]
    for key in dict.fromkeys(edit.sheet for edit in leaving):
        left = _leave(book, plan, {edit.row: edit for edit in leaving if edit.sheet == key}, left)
    for key in dict.fromkeys(edit.sheet for edit in left if isinstance(edit, NewRow) and edit.home):
        left = _return(book, plan, key, left)
    return left


def _gaps_closed(book: Book, plan: Plan, edits: Sequence[Edit]) -> list[Edit]:
    """Rows of a step that are taken away from among others leave their list, where they would leave an empty one."""
    made = list(edits)
    for key in dict.fromkeys(edit.sheet for edit in edits if isinstance(edit, GoneRow)):
        sheet, gone = plan.sheet(key), {edit.row for edit in edits if isinstance(edit, GoneRow) and edit.sheet == key}
        last = max((int(row) for row in row_texts(book, sheet).frame.index if row not in gone), default=0)
        for at, edit in enumerate(edits):
            if isinstance(edit, GoneRow) and edit.sheet == key and edit.row < last:
                made[at] = LeavingRow(key, edit.row, edit, edit.group)
    return made


def _leave(book: Book, plan: Plan, wanted: Mapping[int, LeavingRow], edits: list[Edit]) -> list[Edit]:
    key = next(iter(wanted.values())).sheet
    sheet, names = plan.sheet(key), row_texts(book, plan.sheet(key))
    contents = _contents(book, sheet, wanted)
    places = [(row, column) for row, cells in contents.items() for column in cells]
    formats = book.number_formats(sheet.name, places)
    links = book.links(sheet.name, contents)
    named = set(columns_of(sheet).values())
    unnamed = {row: "column" for row, cells in contents.items() if not cells.keys() <= named}
    stay = {**unnamed, **book.remove_rows(sheet.area, [row for row in wanted if row not in unnamed])}
    gone = [row for row in sorted(wanted) if row not in stay]
    homes, new_number = homes_of(names, gone), removal(gone)
    plan.sheets.setdefault(key, SheetPlan()).left = [
        LeftRow(homes[row], wanted[row].group, contents[row], _of_row(formats, row), _of_row(links, row))
        for row in gone
    ]
    told = {row: why for row, why in stay.items() if not isinstance(wanted[row].otherwise, GoneRow)}
    plan.stays += [Stay(key, new_number(row) or row, why) for row, why in sorted(told.items())]
    edits = [*(wanted[row].otherwise for row in sorted(stay)), *edits]
    return _renumbered(book, plan, key, edits, new_number) if gone else edits


def _of_row(texts: Mapping[CellPlace, str], row: int) -> dict[int, str]:
    """By column."""
    return {at[1]: text for at, text in texts.items() if at[0] == row}


def _contents(book: Book, sheet: SheetData, rows: Collection[int]) -> dict[int, dict[int, CellContent]]:
    """What stands in these rows of a table: row -> column -> content."""
    found: dict[int, dict[int, CellContent]] = {row: {} for row in rows}
    for (row, column), content in book.cells(sheet.name, rows).items():
        if sheet.area.first_column <= column <= sheet.area.last_column:
            found[row][column] = content
    return found


def _return(book: Book, plan: Plan, key: str, edits: list[Edit]) -> list[Edit]:
    """Room for rows where they stood, as far as that can still be told; the others come at the end."""
    sheet = plan.sheet(key)
    names, totals = row_texts(book, sheet), _totals_row(book, sheet)
    back = [(edit.home, at) for at, edit in enumerate(edits) if isinstance(edit, NewRow) and edit.home]
    places = {at: place_of(names, home) for home, at in sorted(back, key=lambda one: one[0].row)}
    before = _room(book, sheet, places, totals)
    homes = {at for row, ones in before.items() for at in ones if places[at] == row}
    if key == "customers":  # of which it is said
        plan.at_end += sum(place is None or (place != AT_END and at not in homes) for at, place in places.items())
    if not before:
        return edits
    new_number = insertion({row: len(ones) for row, ones in before.items()})
    made = list(edits)
    for row, ones in before.items():
        for nth, at in enumerate(ones):
            edit = edits[at]
            if isinstance(edit, NewRow):
                made[at] = replace(edit, at=(new_number(row) or row) - len(ones) + nth)
    return _renumbered(book, plan, key, made, new_number)


def _room(book: Book, sheet: SheetData, places: Mapping[int, int | None], totals: int) -> dict[int, list[int]]:
    """Before which rows room was made for which rows: where they stood, else above the totals of their table."""
    wanted: dict[int, list[int]] = {}
    for at, place in places.items():
        if place or totals:
            wanted.setdefault(place or totals, []).append(at)
    for one in (wanted, {totals: list(places)} if totals else {}):
        if one and book.insert_rows(sheet.area, {row: len(ones) for row, ones in one.items()}):
            return one
    if totals:
        raise WorkbookError("no-room-above-totals", sheet=sheet.name)
    return {}


def _totals_row(book: Book, sheet: SheetData) -> int:
    """The row of totals at the end of a table, under which nothing can come; 0 without one."""
    return next((one.last_row for one in book.tables() if one.name == sheet.area.table and one.totals_rows), 0)


def _renumbered(book: Book, plan: Plan, key: str, edits: Sequence[Edit], new_row: NewNumber) -> list[Edit]:
    """The edits with the numbers that the rows of this sheet have now."""
    plan.data = read_data(book)

    def renumbered(edit: Edit) -> Edit:
        if isinstance(edit, (Cell, GoneRow)) and edit.sheet == key and isinstance(edit.row, int):
            return replace(edit, row=new_row(edit.row) or edit.row)
        return edit

    return [renumbered(edit) for edit in edits]
