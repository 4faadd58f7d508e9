"""Small workbooks for tests, written as the Markdown tables that stand in the test itself.

A cell is what it looks like: `12.5` a number, `01-02-2024` a date (shown dd-mm-jjjj), `01-02-2024 13:45` a moment,
`WAAR`/`TRUE` a boolean, `#N/A` an Excel error, `=A1+1` a formula (`=A1+1 -> 13.5` with the value Excel left in it,
`-> ""` for empty text, else 0), all else text. Text that looks like something else is quoted ('0612345678') or, as in
Excel, begins with a quote ('0612345678). An empty cell is not written; '' is a text of length 0.
"""

import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import xlsxwriter

_DATE = re.compile(r"(\d{2})-(\d{2})-(\d{4})(?: (\d{2}):(\d{2})(?::(\d{2}))?)?")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_RULE = re.compile(r":?-+:?")
_BOOLEANS = {"TRUE": True, "WAAR": True, "FALSE": False, "ONWAAR": False}
_ERRORS = ("#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!")


def workbook_from_markdown(
    folder: Path,
    sheets: Mapping[str, str],
    *,
    name: str = "test.xlsx",
    start: str = "A1",
    tables: Mapping[str, str] | None = None,
    options: Mapping[str, object] | None = None,
) -> Path:
    """Write a workbook of these sheets (name -> Markdown table) into `folder` and return its path.

    `start` is the cell of the first header on every sheet. `tables` makes the cells of a sheet an Excel table:
    sheet name -> table name. `options` go to XlsxWriter's Workbook (`{"date_1904": True}`).
    """
    path = folder / name
    with xlsxwriter.Workbook(str(path), {"in_memory": True, **(options or {})}) as workbook:
        for sheet, markdown in sheets.items():
            worksheet = workbook.add_worksheet(sheet)
            rows = markdown_rows(markdown)
            _write_rows(workbook, worksheet, rows, start)
            if tables and sheet in tables:
                _add_table(worksheet, tables[sheet], rows, start)
    return path


def edit_part(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """Change one part of a workbook in place, for what no writer makes; `change` must change it. Returns the path."""
    changed: list[bool] = []

    def one(name: str, data: bytes) -> tuple[str, bytes]:
        if name != part:
            return name, data
        new = change(data)
        changed.append(new != data)
        return name, new

    edit_parts(path, one)
    assert changed == [True], f"nothing changed in {part}"
    return path


def edit_parts(path: Path, change: Callable[[str, bytes], tuple[str, bytes] | None]) -> Path:
    """Change the name and contents of every part in place; None leaves a part out. Returns the path."""
    with zipfile.ZipFile(path) as archive:
        parts = [change(name, archive.read(name)) for name in archive.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in filter(None, parts):
            archive.writestr(name, data)
    return path


def make_strict(path: Path) -> Path:
    """The same workbook in place, as Excel's 'Strict Open XML' spells it. Returns the path."""
    ordinary, strict = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"

    def spelled(name: str, data: bytes) -> tuple[str, bytes]:
        data = data.replace(ordinary + b"spreadsheetml/2006/main", strict + b"spreadsheetml/main")
        return name, data.replace(ordinary + b"officeDocument/2006/", strict + b"officeDocument/")

    return edit_parts(path, spelled)


def markdown_rows(markdown: str) -> list[list[str]]:
    """The cells of a Markdown table, without its rule; `\\|` is a bar within a cell."""
    lines = [line.strip() for line in markdown.strip().splitlines() if line.strip()]
    rows = [[cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line.strip("|"))] for line in lines]
    return [row for row in rows if not all(_RULE.fullmatch(cell) for cell in row)]


def write_cell(workbook: xlsxwriter.Workbook, worksheet: object, row: int, column: int, text: str) -> None:
    """Write one Markdown cell at a position counted from 0, with the type it looks like."""
    write = worksheet  # typed as object: XlsxWriter has no types
    if not text:
        return
    quoted = re.fullmatch(r"(['\"])(.*)\1", text) or re.fullmatch(r"(')(.*)", text)
    date = _DATE.fullmatch(text)
    if quoted:
        write.write_string(row, column, quoted[2])
    elif date:
        day, month, year, *clock = (int(part) if part else 0 for part in date.groups())
        shown = "dd-mm-yyyy hh:mm" if date[4] else "dd-mm-yyyy"
        style = workbook.add_format({"num_format": shown})
        write.write_datetime(row, column, datetime(year, month, day, *clock), style)  # noqa: DTZ001
    elif text in _BOOLEANS:
        write.write_boolean(row, column, _BOOLEANS[text])
    elif text in _ERRORS:
        write.write_formula(row, column, f"={text}", None, text)
    elif _NUMBER.fullmatch(text):
        write.write_number(row, column, float(text))
    elif text.startswith("="):
        formula, _, cached = text.partition(" -> ")
        number = not cached or _NUMBER.fullmatch(cached)
        write.write_formula(row, column, formula, None, float(cached or 0) if number else cached.strip('"'))
    else:
        write.write_string(row, column, text)


def _write_rows(workbook: xlsxwriter.Workbook, worksheet: object, rows: Sequence[Sequence[str]], start: str) -> None:
    first_row, first_column = xlsxwriter.utility.xl_cell_to_rowcol(start)
    for row, cells in enumerate(rows, first_row):
        for column, text in enumerate(cells, first_column):
            write_cell(workbook, worksheet, row, column, text)


def _add_table(worksheet: object, name: str, rows: Sequence[Sequence[str]], start: str) -> None:
    first_row, first_column = xlsxwriter.utility.xl_cell_to_rowcol(start)
    worksheet.add_table(
        first_row,
        first_column,
        first_row + max(len(rows) - 1, 1),
        first_column + len(rows[0]) - 1,
        {"name": name, "columns": [{"header": header} for header in rows[0]], "style": "Table Style Light 1"},
    )
