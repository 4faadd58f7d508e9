"""The sheet of a result tab around its cells: widths, heights, what does not scroll, and how it prints."""

from xlsxwriter.utility import quote_sheetname, xl_range, xl_range_abs
from xlsxwriter.worksheet import Worksheet

from klantenbestand.book.tab_colours import Palette
from klantenbestand.book.tab_plan import SheetPlan
from klantenbestand.book.tab_values import clean_text
from klantenbestand.words import look
from klantenbestand.words.tab import Format
from klantenbestand.words.texts import layout as words

_A4 = 9
_MOST_FOOTER = 255  # characters, codes counted
_AS_TEXT = frozenset({Format.TEXT, Format.LONG_TEXT, Format.YES_NO})


def set_up(worksheet: Worksheet, plan: SheetPlan, palette: Palette, company: str) -> None:
    """Everything of a sheet but its cells, tables and charts."""
    for column, width in plan.widths.items():
        worksheet.set_column(column - 1, column - 1, width)
    for row, height in plan.heights.items():
        worksheet.set_row(row - 1, height)
    _fold(worksheet, plan)
    if plan.frozen:
        worksheet.freeze_panes(plan.header_row, plan.frozen_columns)
    worksheet.hide_gridlines(2)
    worksheet.set_tab_color(palette.tab(plan.tab.group))
    _expect_numbers_as_text(worksheet, plan)
    _print(worksheet, plan, company)


def printed_cells(plan: SheetPlan) -> str:
    """The areas that are printed, as a reference; XlsxWriter's own `print_area` takes only one."""
    areas = (
        xl_range_abs(area.first_row - 1, area.first_column - 1, area.last_row - 1, area.last_column - 1)
        for area in plan.printing.areas
    )
    return ",".join(f"{quote_sheetname(plan.name)}!{area}" for area in areas)


def _fold(worksheet: Worksheet, plan: SheetPlan) -> None:
    """Fold the explanation away under the line above it, which carries the plus sign."""
    if plan.folded is None:
        return
    first, last = plan.folded
    worksheet.outline_settings(True, False, True, False)
    worksheet.set_row(first - 2, plan.heights.get(first - 1), None, {"collapsed": True})
    for row in range(first, last + 1):
        worksheet.set_row(row - 1, plan.heights.get(row), None, {"level": 1, "hidden": True})


def _expect_numbers_as_text(worksheet: Worksheet, plan: SheetPlan) -> None:
    """No green corners on customer numbers: they are texts on purpose."""
    areas = [
        xl_range(table.first_row - 1, column.column - 1, table.last_row - 1, column.column - 1)
        for table in plan.tables
        for column in table.columns
        if column.field.format in _AS_TEXT
    ]
    if areas:
        worksheet.ignore_errors({"number_stored_as_text": " ".join(areas)})


def _print(worksheet: Worksheet, plan: SheetPlan, company: str) -> None:
    """A4, one page wide, the header of the tables repeated, below: business, tab, page and date."""
    worksheet.set_paper(_A4)
    if plan.printing.landscape:
        worksheet.set_landscape()
    worksheet.fit_to_pages(1, 0)
    worksheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.75)
    if rows := plan.printing.repeat_rows:
        worksheet.repeat_rows(rows[0] - 1, rows[1] - 1)
    if columns := plan.printing.repeat_columns:
        worksheet.repeat_columns(columns[0] - 1, columns[1] - 1)
    small = f"&9&K{look.MID.removeprefix('#')}"
    parts = (f"&C{small}&A", f"&R{small}{words.PAGE}, &D")
    room = _MOST_FOOTER - sum(map(len, parts)) - len(small) - 2
    worksheet.set_footer(f"&L{small}{_escaped(company, room)}{parts[0]}{parts[1]}")


def _escaped(company: str, room: int) -> str:
    """The name of the business without the codes that "&" would start."""
    name = " ".join(clean_text(company).split())
    while len(name.replace("&", "&&")) > room:
        name = name[:-1]
    return name.replace("&", "&&")
