"""Formulas and what they show, of one reading of the file: openpyxl gives one or the other and would read it twice."""

from io import BytesIO
from pathlib import Path
from typing import Any
from unittest.mock import patch

import openpyxl
from openpyxl.worksheet._reader import WorkSheetParser, WorksheetReader

Shown = dict[tuple[int, int], Any]


class _Parser(WorkSheetParser):
    """Keeps what a cell with a formula shows, as openpyxl reads it with `data_only`."""

    shown: Shown

    def parse_cell(self, element: Any) -> dict[str, Any]:
        before = self.col_counter
        cell: dict[str, Any] = super().parse_cell(element)
        if cell["data_type"] == "f":
            self.col_counter, self.data_only = before, True
            self.shown[cell["row"], cell["column"]] = super().parse_cell(element)["value"]
            self.data_only = False
        return cell


def load_with_values(path: Path) -> tuple[Any, dict[str, Shown]]:
    """The workbook of openpyxl, and for each sheet what its cells with a formula show."""
    found: dict[str, Shown] = {}

    class Reader(WorksheetReader):
        def __init__(self, ws: Any, *rest: Any) -> None:
            super().__init__(ws, *rest)
            self.parser.__class__ = _Parser
            self.parser.shown = {}

        def bind_all(self) -> None:
            super().bind_all()
            cells = self.ws._cells
            shown = self.parser.shown.items()
            found[self.ws.title] = {
                place: value for place, value in shown if place in cells and cells[place].data_type == "f"
            }

    with patch("openpyxl.reader.excel.WorksheetReader", Reader):
        book = openpyxl.load_workbook(BytesIO(path.read_bytes()), keep_vba=False, rich_text=False)
    return book, found
