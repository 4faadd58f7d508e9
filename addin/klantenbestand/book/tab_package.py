"""The last hand on a workbook of tabs that XlsxWriter has made: rows of large tables, and charts that say it all."""

import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO

from klantenbestand.book.chart_xml import spelled_out
from klantenbestand.book.fast_rows import filled, resized
from klantenbestand.book.tab_plan import SheetPlan

_SHEETS, _TABLES, _CHARTS = "xl/worksheets/sheet{number}.xml", "xl/tables/", "xl/charts/chart"


def finish(
    skeleton: IO[bytes],
    target: Path | IO[bytes],
    large: Mapping[int, SheetPlan],
    sheets: Mapping[str, str],
    *,
    later: bool = False,
) -> None:
    """Copy the skeleton to `target`, finished.

    `large`: number of the sheet (from 1) -> its plan, where the tables have their header and one row of empty cells
    so far; `sheets` maps the names of tabs to those of their sheets, for links. With `later` the tables get their size,
    but the rows are still to come. Parts are not packed: they go on into the workbook of the owner.
    """
    tables = {table.name: table for plan in large.values() for table in plan.tables}
    plans = {_SHEETS.format(number=number): plan for number, plan in large.items() if not later}
    with zipfile.ZipFile(skeleton) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as result:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename in plans:
                _write(result, entry, filled(data, plans[entry.filename], sheets))
            elif entry.filename.startswith(_TABLES):
                result.writestr(entry, resized(data, tables), zipfile.ZIP_STORED)
            else:
                chart = entry.filename.startswith(_CHARTS)
                result.writestr(entry, spelled_out(data) if chart else data, zipfile.ZIP_STORED)


def _write(result: zipfile.ZipFile, entry: zipfile.ZipInfo, pieces: Iterator[bytes | memoryview]) -> None:
    """Write a large sheet piece by piece, packed fast: it is packed again when it goes into the owner's workbook."""
    copy = zipfile.ZipInfo(entry.filename, entry.date_time)
    copy.compress_type = zipfile.ZIP_DEFLATED
    copy._compresslevel = 1  # type: ignore[attr-defined]  # public as compress_level from Python 3.13
    with result.open(copy, "w") as part:
        for piece in pieces:
            part.write(piece)
