"""The owner's own sheets, new: Klanten, Aankopen, Contacten and the others as Excel tables, and Instellingen.

    data = build_new(MAIN_SHEETS)                             # an empty workbook
    data = build_new((PURCHASES,), with_settings=False)       # only what is missing, to be transplanted
    data = build_new(DATA_SHEETS, {"customers": frame}, Settings(company="Ketel & Kruid"))

Formats, drop-downs and input help reach down to the last row of the sheet; the table grows when one types below it.
"""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from klantenbestand.book import new_styles as styles
from klantenbestand.book.new_package import to_bytes
from klantenbestand.book.new_validations import LAST_ROW, column_validation, setting_validation
from klantenbestand.words import look
from klantenbestand.words.columns import Column, DataSheet
from klantenbestand.words.frozen import frozen
from klantenbestand.words.settings import DEFAULTS, SETTINGS, SettingKind, Settings
from klantenbestand.words.sheets import SETTINGS_SHEET

if TYPE_CHECKING:  # an empty workbook needs no pandas
    import pandas as pd

_OURS = frozenset({"merged_into"})  # columns that a step adds when it needs them
_FROZEN_FIRST = frozenset({"customers"})  # sheets whose first column stays in view
_INSTEAD = {("purchases", "amount"): ("quantity", "price")}  # a needed value that two others can stand in for
# A cell for text would make a text of the number that is typed in it.
_SETTING_FORMATS = {
    SettingKind.INTEGER: "0",
    SettingKind.NUMBER: "General",
    SettingKind.PERCENT: "General",
    SettingKind.DAY: look.DATE,
}
_SETTING_COLUMNS = (("Instelling", 28, look.DARK), ("Waarde", 34, look.DARK), ("Uitleg", 88, look.MID))
SETTING_HEADERS = tuple(header for header, *_ in _SETTING_COLUMNS)


@frozen
class _Place:
    """A column on its sheet."""

    column: Column
    letter: str


def build_new(
    sheets: Sequence[DataSheet],
    rows: Mapping[str, "pd.DataFrame"] | None = None,
    settings: Settings = DEFAULTS,
    *,
    with_settings: bool = True,
    table_names: Mapping[str, str] | None = None,
) -> bytes:
    """A workbook with these data sheets, as the bytes of an .xlsx file; see `new_workbook`."""
    return to_bytes(new_workbook(sheets, rows, settings, with_settings=with_settings, table_names=table_names))


def new_workbook(
    sheets: Sequence[DataSheet],
    rows: Mapping[str, "pd.DataFrame"] | None = None,
    settings: Settings = DEFAULTS,
    *,
    with_settings: bool = True,
    table_names: Mapping[str, str] | None = None,
) -> Workbook:
    """A workbook with these data sheets in this order, then *Instellingen* if `with_settings`.

    `rows` gives, by the key of a sheet, a typed frame (columns = `Column.key`, any order, not all needed; the index is
    not written); a sheet without rows gets one empty row, the least that an Excel table can have. `settings` fills
    *Instellingen*, and its accent and company colour and sign the sheets. `table_names` gives the Excel table of a
    sheet another name than the sheet has.
    """
    workbook = Workbook()
    workbook.remove(workbook.active)
    tables = {name: name for name in (SETTINGS_SHEET, *(sheet.name for sheet in sheets))} | dict(table_names or {})
    for sheet in sheets:
        worksheet = workbook.create_sheet(sheet.name)
        count = _fill_sheet(worksheet, sheet, (rows or {}).get(sheet.key), settings)
        last = get_column_letter(len(columns_of_new(sheet)))
        _table(worksheet, tables[sheet.name], f"A1:{last}{max(count, 1) + 1}")
    if with_settings:
        worksheet = workbook.create_sheet(SETTINGS_SHEET)
        _fill_settings(worksheet, settings)
        _table(worksheet, tables[SETTINGS_SHEET], f"A1:C{len(SETTINGS) + 1}")
    workbook.security = None  # openpyxl writes an empty protection, which reads as one
    workbook.worksheets[0].sheet_view.tabSelected = True
    return workbook


_WIDEST_UPRIGHT = 145  # characters, at two thirds of full size


def columns_of_new(sheet: DataSheet) -> tuple[Column, ...]:
    """The columns of a new sheet in their order: those shown first, so that a block pasted over them stays whole."""
    usable = [column for column in sheet if column.key not in _OURS]
    return tuple(sorted(usable, key=lambda column: not column.shown))


def _fill_sheet(worksheet: Worksheet, sheet: DataSheet, frame: "pd.DataFrame | None", settings: Settings) -> int:
    """Everything but the table; returns the number of rows."""
    places = [_Place(column, get_column_letter(at)) for at, column in enumerate(columns_of_new(sheet), 1)]
    for place in places:
        header = worksheet[f"{place.letter}1"]
        _header(header, place.column.header, place.column.needed, settings.accent)
        header.alignment = styles.header_alignment(place.column)
        _column(worksheet, place)
        unique = sheet.key == "customers" and place.column.key == "customer"
        worksheet.add_data_validation(column_validation(place.column, place.letter, unique))
    _fold(worksheet, places)
    count = _write(worksheet, places, frame)
    _attention(worksheet, sheet, places)
    _view(worksheet, "B2" if sheet.key in _FROZEN_FIRST else "A2", settings.accent)
    shown = sum(worksheet.column_dimensions[place.letter].width for place in places if place.column.shown)
    _print(worksheet, settings.company, upright=shown <= _WIDEST_UPRIGHT)
    return count


def _header(cell: Cell, text: str, needed: bool, accent: str) -> None:
    cell.value = text
    cell.font = styles.header_font(needed)
    cell.fill = styles.header_fill(needed, accent)
    cell.alignment = styles.header_alignment()
    cell.border = styles.header_border()


def _column(worksheet: Worksheet, place: _Place) -> None:
    """Width and format of a whole column."""
    dimension = worksheet.column_dimensions[place.letter]
    longest_word = max(len(word) for word in place.column.header.split())
    dimension.width = max(place.column.width, longest_word + styles.ROOM_FOR_BUTTON)
    dimension.number_format = styles.number_format(place.column.kind)
    dimension.alignment = styles.alignment(place.column)
    dimension.font = styles.cell_font()


def _fold(worksheet: Worksheet, places: Sequence[_Place]) -> None:
    """Group the columns that are not shown, and fold the group."""
    folded = [place for place in places if not place.column.shown]
    if not folded:
        return
    for place in folded:
        dimension = worksheet.column_dimensions[place.letter]
        dimension.outlineLevel, dimension.hidden = 1, True
    worksheet.column_dimensions[get_column_letter(len(places) + 1)].collapsed = True
    worksheet.column_dimensions.max_outline = 1  # openpyxl counts only after it has written the number


def _write(worksheet: Worksheet, places: Sequence[_Place], frame: "pd.DataFrame | None") -> int:
    """Write the rows; returns how many there were. An empty cell is left out: the column has its format."""
    if frame is None:
        return 0
    for at, place in enumerate(places, 1):
        style = worksheet.column_dimensions[place.letter]._style
        for row, value in enumerate(_values(frame, place.column.key), 2):
            if value is not None and value != "":
                cell = worksheet.cell(row, at)
                _put(cell, value, style)
                _room(worksheet, cell, place.column.width)
    return len(frame)


def _values(frame: "pd.DataFrame", key: str) -> Iterable[object]:
    if key not in frame.columns:
        return ()
    column = frame[key]
    return list(column.astype(object).where(column.notna(), None))


def _put(cell: Cell, value: object, style: object) -> None:
    """Write a value as what it is: text stays text, also when it begins with "="."""
    cell._style = copy(style)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"


def _room(worksheet: Worksheet, cell: Cell, width: float) -> None:
    """Make the row high enough for a text that wraps."""
    height = styles.text_height(str(cell.value), width) if cell.alignment.wrap_text else 0.0
    if height > styles.LINE_HEIGHT:
        row = worksheet.row_dimensions[cell.row]
        row.height = max(row.height or 0.0, height)


def _attention(worksheet: Worksheet, sheet: DataSheet, places: Sequence[_Place]) -> None:
    """Pale amber where a row is begun and a needed value is not there."""
    letters = {place.column.key: place.letter for place in places}
    anything = f"COUNTA($A2:${places[-1].letter}2)>0"
    for column in sheet.needed:
        letter = letters[column.key]
        missing = [f"LEN(TRIM({letter}2))=0", anything]
        others = [letters[key] for key in _INSTEAD.get((sheet.key, column.key), ())]
        if others:
            missing.append(f"OR({','.join(f'LEN({other}2)=0' for other in others)})")
        rule = Rule(type="expression", dxf=styles.attention(), formula=[f"AND({','.join(missing)})"])
        worksheet.conditional_formatting.add(f"{letter}2:{letter}{LAST_ROW}", rule)


def _table(worksheet: Worksheet, name: str, ref: str) -> None:
    table = Table(displayName=name, name=name, ref=ref)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False, showColumnStripes=False)
    worksheet.add_table(table)


def _view(worksheet: Worksheet, frozen: str, tab_colour: str) -> None:
    worksheet.freeze_panes = frozen
    worksheet.row_dimensions[1].height = styles.HEADER_HEIGHT
    worksheet.sheet_properties.tabColor = styles.colour(tab_colour)


def _print(worksheet: Worksheet, company: str, *, upright: bool = False) -> None:
    """A4, one page wide, header repeated, footer with business, tab, page and date; lying, or upright where the columns
    can be read so: more than twice as many rows on a page."""
    orientation = "portrait" if upright else "landscape"
    worksheet.page_setup.orientation, worksheet.page_setup.paperSize = orientation, worksheet.PAPERSIZE_A4
    worksheet.page_setup.fitToWidth, worksheet.page_setup.fitToHeight = 1, 0
    worksheet.sheet_properties.pageSetUpPr.fitToPage = True
    worksheet.print_title_rows = "1:1"
    margins = worksheet.page_margins
    margins.left = margins.right = 0.5
    margins.top, margins.bottom, margins.header, margins.footer = 0.6, 0.75, 0.3, 0.4
    footer = worksheet.oddFooter
    footer.left.text = company.replace("&", "&&") or None
    footer.center.text, footer.right.text = "&A", "Pagina &P van &N, &D"
    for part in (footer.left, footer.center, footer.right):
        part.size, part.color = 9, look.MID.removeprefix("#")


def settings_rows(settings: Settings = DEFAULTS) -> list[tuple[str, Any, str]]:
    """What stands on *Instellingen* under its header: of each setting its name, its value ("", None: empty) and what it
    does."""
    values = [getattr(settings, setting.key) for setting in SETTINGS]
    shown = [", ".join(value) if isinstance(value, tuple) else value for value in values]
    return [(setting.name, value, setting.explanation) for setting, value in zip(SETTINGS, shown, strict=True)]


def _fill_settings(worksheet: Worksheet, settings: Settings) -> None:
    """One row a setting: its name, the value (empty where there is none) and what it does."""
    for at, (header, width, _) in enumerate(_SETTING_COLUMNS, 1):
        _header(worksheet.cell(1, at), header, at <= 2, settings.accent)
        worksheet.column_dimensions[get_column_letter(at)].width = width
    worksheet.column_dimensions["B"].number_format = look.TEXT
    for row, (setting, texts) in enumerate(zip(SETTINGS, settings_rows(settings), strict=True), 2):
        for at, text in enumerate(texts, 1):
            _setting_cell(worksheet.cell(row, at), text, _SETTING_COLUMNS[at - 1][2])
        worksheet.cell(row, 2).number_format = _SETTING_FORMATS.get(setting.kind, look.TEXT)
        worksheet.row_dimensions[row].height = 5 + styles.text_height(setting.explanation, _SETTING_COLUMNS[2][1])
        worksheet.add_data_validation(setting_validation(setting, f"B{row}"))
    _view(worksheet, "A2", look.MID)
    _print(worksheet, settings.company)


def _setting_cell(cell: Cell, text: object, code: str) -> None:
    cell.font, cell.border = styles.cell_font(code=code), styles.row_line()
    cell.alignment = Alignment(horizontal="left", vertical="center", wrap_text=True)
    cell.number_format = look.TEXT
    if text not in ("", None):
        cell.value = text
