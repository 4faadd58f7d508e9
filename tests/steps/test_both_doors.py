"""A step leaves the same workbook behind whether that was open in Excel or closed: every cell of the example."""

import math
import shutil
from datetime import UTC, date, datetime

import openpyxl
import pytest

from excel_engine import Excel
from klantenbestand.book.file_book import FileBook
from klantenbestand.book.open_book import OpenBook
from klantenbestand.book.own_folders import handover_folder
from klantenbestand.shipped import shipped
from klantenbestand.steps.analyseren import analyseren
from klantenbestand.steps.controleren import controleren
from klantenbestand.steps.outcome import Run

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore:.*xtension.* is not supported")]

RUN = Run(peildatum=date(2026, 3, 2), now=datetime(2026, 3, 2, 9, tzinfo=UTC))
MOST_WRITES = 350  # of the second analysis, ten tabs with some 60 tables refilled: each write is a call to Excel


def cells(book):
    return {
        sheet.title: {
            cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None
        }
        for sheet in book.worksheets
    }


def same(one, other):
    """Our two writers write 16 and 17 digits of a number; Excel tells 15 apart."""
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=1e-14)
    return one == other


def tables(book):
    return {name: (sheet.title, sheet.tables[name].ref) for sheet in book.worksheets for name in sheet.tables}


def test_every_cell_and_table_is_the_same_in_both(tmp_path):
    opened, closed = tmp_path / "Open.xlsx", tmp_path / "Dicht.xlsx"
    for path in (opened, closed):
        shutil.copy(shipped("sample_data") / "Voorbeeld.xlsx", path)
    excel = Excel()
    live = excel.open(opened)
    for step in (controleren, analyseren, analyseren):
        before = excel.app.writes
        excel.save_copy(live, handover_folder() / "0123ABCD.xlsx")
        with OpenBook.caller("0123ABCD") as book:
            outcome = step(book, RUN)
        assert excel.app.writes - before < MOST_WRITES
        assert outcome.json == step(FileBook.open(closed, in_place=True), RUN).json
    left = [openpyxl.load_workbook(path) for path in (excel.save_copy(live, tmp_path / "Uit.xlsx"), closed)]
    one, other = map(cells, left)
    assert {sheet: found.keys() for sheet, found in one.items()} == {
        sheet: found.keys() for sheet, found in other.items()
    }
    assert not [(sheet, at) for sheet in one for at in one[sheet] if not same(one[sheet][at], other[sheet][at])]
    assert tables(left[0]) == tables(left[1])
