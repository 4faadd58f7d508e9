"""From result tabs to a workbook that holds only them, made by XlsxWriter; large tables as XML (`fast_rows`).

    written = write_tabs(tabs, path, accent=settings.accent, company=settings.company)

Each sheet carries the hidden mark of its tab. Nothing is parsed: a text stays a text, also "=1+1" and "http://...".
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import IO

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format as XlsxFormat
from xlsxwriter.worksheet import Worksheet

from klantenbestand.book.fast_rows import filled, is_large
from klantenbestand.book.layout import lay_out
from klantenbestand.book.marks import MARK_NAME, Mark
from klantenbestand.book.ooxml import column_letters
from klantenbestand.book.sheet_setup import printed_cells, set_up
from klantenbestand.book.tab_charts import add_chart
from klantenbestand.book.tab_colours import palette
from klantenbestand.book.tab_formats import Formats
from klantenbestand.book.tab_inputs import add_inputs
from klantenbestand.book.tab_measure import row_height
from klantenbestand.book.tab_package import finish
from klantenbestand.book.tab_plan import Cell, ColumnPlan, SheetPlan, Style, TablePlan
from klantenbestand.book.tab_values import clean_text, column_values, jump
from klantenbestand.words.findings import Findings
from klantenbestand.words.frozen import frozen
from klantenbestand.words.settings import DEFAULTS
from klantenbestand.words.tab import Link, Tab
from klantenbestand.words.texts import layout as words

_MADE = datetime(2000, 1, 1, tzinfo=UTC)  # the same tabs give the same bytes
_READS_AS_CELL = re.compile(r"[A-Za-z]{1,3}[0-9]+|[Rr][0-9]*[Cc][0-9]*|[RrCc][0-9]*")
_PRINTED = "_xlnm.Print_Area"
_NO_NAMES: Mapping[str, str] = {}


@frozen
class WrittenTabs:
    """What stands in the workbook, sheet by sheet in the order of the tabs, and what the owner should know of it.

    `rows`: where the rows of large tables were left out, name of the sheet -> what puts them into its XML.
    """

    plans: tuple[SheetPlan, ...]
    findings: Findings
    rows: Mapping[str, Callable[[bytes], Iterator[bytes | memoryview]]] = field(default_factory=dict)


class _Worksheet(Worksheet):  # type: ignore[misc]  # it has no types
    """A sheet that takes formulas as they are.

    XlsxWriter looks in each for some thirty functions of later Excels (in rules 170) to put a prefix before: a fiftieth
    of the time of a step, and it changes a customer's name too, in the text of a link: "FILTER(koffie)".
    """

    def _prepare_formula(self, formula: str, _later_functions: bool = False) -> str:
        return formula.removeprefix("=")


@frozen
class _Page:
    """A sheet being written."""

    plan: SheetPlan
    worksheet: Worksheet
    formats: Formats
    sheets: Mapping[str, str]


def write_tabs(
    tabs: Sequence[Tab],
    target: Path | IO[bytes],
    *,
    accent: str = DEFAULTS.accent,
    company: str = "",
    sheet_names: Mapping[str, str] = _NO_NAMES,
    table_names: Mapping[str, str] = _NO_NAMES,
    later: bool = False,
) -> WrittenTabs:
    """Write the tabs as an .xlsx file; a sheet is named as its tab unless `sheet_names` says else, tables likewise.

    `accent` is "#RRGGBB"; `company` stands at the bottom of every page. What did not fit is in the findings. With
    `later` the rows of large tables are left out, for who changes the sheets before they come in (`WrittenTabs.rows`).
    A workbook of hidden tabs only is no workbook for Excel: its first sheet is written visible.
    """
    plans = tuple(lay_out(tab, sheet_names.get(tab.name, ""), table_names) for tab in tabs)
    skeleton, colours = BytesIO(), palette(accent)
    with xlsxwriter.Workbook(skeleton, {"in_memory": True}) as book:
        book.set_properties({"created": _MADE})
        formats = Formats(book, colours)
        # all sheets first: links and names may point at each of them
        worksheets = [book.add_worksheet(plan.name, _Worksheet) for plan in plans]
        for plan, worksheet in zip(plans, worksheets, strict=True):
            page = _Page(plan, worksheet, formats, sheet_names)
            set_up(worksheet, plan, colours, company)
            _write_cells(page)
            _write_tables(page)
            for chart in plan.charts:
                add_chart(book, worksheet, chart, plan.name, colours)
            book.defined_names.append([_PRINTED, worksheet.index, printed_cells(plan), False])
            # a hidden name on its sheet; define_name() cannot hide, and takes a "!" in the name of a sheet for its end
            book.defined_names.append([MARK_NAME, worksheet.index, Mark(plan.tab.name, plan.tab.version).formula, True])
        _open_on_first_visible(plans, worksheets)
    large = {number: plan for number, plan in enumerate(plans, 1) if is_large(plan)}
    finish(skeleton, target, large, sheet_names, later=later)
    rows = {plan.name: partial(filled, plan=plan, sheets=sheet_names) for plan in large.values() if later}
    return WrittenTabs(plans, Findings.of(finding for plan in plans for finding in plan.findings), rows)


def _open_on_first_visible(plans: Sequence[SheetPlan], worksheets: Sequence[Worksheet]) -> None:
    for plan, worksheet in zip(plans, worksheets, strict=True):
        if plan.tab.hidden:
            worksheet.hide()
    for plan, worksheet in zip(plans, worksheets, strict=True):
        if not plan.tab.hidden:
            worksheet.activate()
            worksheet.set_first_sheet()
            return


_QUIET = (words.AGREES, words.EXPLAINED, words.NO_FORMULA)  # verdicts that do not stand out


def _write_cells(page: _Page) -> None:
    for cell in page.plan.cells:
        _write_cell(page, cell)
        if cell.style is Style.CHECK_VERDICT:
            place = f"${column_letters(cell.column)}${cell.row}"
            loud = ",".join(f'{place}<>"{word}"' for word in _QUIET)
            rule = {
                "type": "formula",
                "criteria": f"=AND({loud})",
                "format": page.formats.disagreement(),
            }
            page.worksheet.conditional_format(cell.row - 1, cell.column - 1, cell.row - 1, cell.last_column - 1, rule)


def _write_cell(page: _Page, cell: Cell) -> None:
    row, column = cell.row - 1, cell.column - 1
    is_formula = bool(cell.formula) or isinstance(cell.value, Link)
    fmt = page.formats.cell(cell.style, cell.format, is_formula)
    if cell.last_column > cell.column:
        page.worksheet.merge_range(row, column, row, cell.last_column - 1, "", fmt)
    if cell.formula:
        page.worksheet.write_formula(row, column, cell.formula, fmt, cell.value)
    elif isinstance(cell.value, Link):
        there = jump(cell.value, page.sheets)
        page.worksheet.write_formula(row, column, "=" + there.formula, fmt, there.label)
    else:
        _write_value(page.worksheet, row, column, cell.value, fmt)


def _write_value(worksheet: Worksheet, row: int, column: int, value: object, fmt: XlsxFormat) -> None:
    """A value outside the tables: a text, a number, a date, or nothing."""
    if isinstance(value, str):
        text = clean_text(value)
        worksheet.write_string(row, column, text, fmt) if text else worksheet.write_blank(row, column, None, fmt)
    elif isinstance(value, pd.Timestamp):
        worksheet.write_datetime(row, column, value.to_pydatetime(), fmt)
    elif isinstance(value, (int, float)) and math.isfinite(value):
        worksheet.write_number(row, column, value, fmt)
    else:
        worksheet.write_blank(row, column, None, fmt)


def _write_tables(page: _Page) -> None:
    """The tables with their rows; where one is large only headers and one empty row, which `fast_rows` fills in."""
    large = is_large(page.plan)
    for table in page.plan.tables:
        _write_table(page, table, large)
    for row, count in enumerate(() if large else page.plan.row_lines, page.plan.header_row):
        if count > 1:
            page.worksheet.set_row(row, row_height(int(count)))


def _write_table(page: _Page, table: TablePlan, large: bool) -> None:
    formats = page.formats
    high_rows = any(column.wraps for column in table.columns)
    for column in table.columns:
        _write_column(page, table, column, formats.column(column, high_rows), large)
    last_row = table.first_row if large else table.last_row
    if _READS_AS_CELL.fullmatch(table.name):  # XlsxWriter knows only some of them
        raise ValueError(f"a table cannot be called {table.name}: that reads as a cell")
    refused = page.worksheet.add_table(
        table.header_row - 1,
        table.first_column - 1,
        last_row - 1,
        table.last_column - 1,
        {
            "name": table.name,
            "style": "Table Style Light 1",
            "banded_rows": False,
            "autofilter": table.filters,
            "columns": [
                {"header": column.header, "header_format": formats.header(column, table.filters)}
                for column in table.columns
            ],
        },
    )
    if refused:
        raise ValueError(f"Excel takes no table {table.name}")
    add_inputs(page.worksheet, table)
    _mark_leads(page, table)
    for first, last in table.heat:
        area = table.first_row - 1, first - 1, table.last_row - 1, last - 1
        page.worksheet.conditional_format(*area, formats.heat_scale())


def _mark_leads(page: _Page, table: TablePlan) -> None:
    """Rows that stand out, by a rule and not by their place: a person may sort the table."""
    if table.table.lead is None:
        return
    source, value = table.table.lead
    own = next(column.column for column in table.columns if column.field.source == source)
    cell = f"${column_letters(own)}{table.first_row}"
    rows = table.first_row - 1, table.last_row - 1
    for column in table.columns:
        area = rows[0], column.column - 1, rows[1], column.column - 1
        lead = {"type": "formula", "criteria": f'={cell}="{value}"', "format": page.formats.lead(column)}
        page.worksheet.conditional_format(*area, lead)
        if column.field.editable:
            other = {"type": "formula", "criteria": f'={cell}<>"{value}"', "format": page.formats.plain_ground()}
            page.worksheet.conditional_format(*area, other)


def _write_column(page: _Page, table: TablePlan, column: ColumnPlan, fmt: XlsxFormat, large: bool) -> None:
    worksheet, at = page.worksheet, column.column - 1
    if large or not table.rows:
        worksheet.write_blank(table.first_row - 1, at, None, fmt)
        return
    values = column_values(table.cells(column), column.field.format, page.sheets)
    numbers = [] if values.numbers is None else values.numbers.tolist()
    texts = [] if values.texts is None else values.texts.to_pylist()
    for position, row in enumerate(range(table.first_row - 1, table.last_row)):
        if numbers and not math.isnan(numbers[position]):
            worksheet.write_number(row, at, numbers[position], fmt)
        elif texts and texts[position] is not None:
            worksheet.write_string(row, at, texts[position], fmt)
        elif position in values.jumps:
            there = values.jumps[position]
            worksheet.write_formula(row, at, "=" + there.formula, fmt, there.label)
        else:
            worksheet.write_blank(row, at, None, fmt)
