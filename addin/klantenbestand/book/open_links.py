"""Clickable addresses put in cells of the owner's open workbook, as they stood there before their row left.

Excel has no word in xlwings to take a link away again, so links come when all else is done, and none of them can fail a
run: what Excel does not take is named.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from klantenbestand.book.cell_links import NO_LINK, same_address
from klantenbestand.book.open_cells import read_block, write_block
from klantenbestand.book.protocol import CellPlace
from klantenbestand.book.sheet_rows import cell_name
from klantenbestand.words.frozen import frozen

if TYPE_CHECKING:
    import xlwings as xw


@frozen
class LinkedCells:
    """The addresses for cells of a sheet, "" for one that must not look like a link; `models`: a cell that looks
    as it must."""

    sheet: str
    links: Mapping[CellPlace, str]
    models: Mapping[CellPlace, CellPlace]


def link_cells(book: "xw.Book", change: LinkedCells, date_1904: bool) -> list[str]:
    """Makes them links; returns the names of the cells of which Excel did not."""
    sheet, failed = book.sheets[change.sheet], []
    for place, address in sorted(change.links.items()):
        try:
            if address == NO_LINK:
                _dress(sheet, place, change.models.get(place))
            else:
                link_cell(sheet, place, address, date_1904)
        except Exception:  # whatever COM or AppleScript raise; the cell itself is right
            failed += [cell_name(place)] if address != NO_LINK else []
    return failed


def link_cell(sheet: "xw.Sheet", place: CellPlace, address: str, date_1904: bool) -> None:
    """Makes one cell a link that shows what stands in it. Raises ValueError where Excel made another of it."""
    cell = sheet.range(place)
    text, code = read_block(cell)[0][0], str(cell.number_format)
    cell.add_hyperlink(address, text_to_display=str(text or ""), screen_tip="")
    if str(cell.number_format) != code:
        cell.number_format = code
    if read_block(cell)[0][0] != text:
        write_block(sheet, place, [[text]], date_1904)
        cell.number_format = code
    if not same_address(str(cell.hyperlink), address):
        raise ValueError(address)


def _dress(sheet: "xw.Sheet", place: CellPlace, model: CellPlace | None) -> None:
    """As the cell `model`, but for its number format."""
    if model is not None:
        cell = sheet.range(place)
        code = str(cell.number_format)
        sheet.range(model).copy()
        cell.paste("formats")
        cell.number_format = code
