"""A workbook of the owner that is closed, or open in the Excel for tests: both are worked on and looked at alike."""

from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl

from excel_engine import Excel
from klantenbestand.book.file_book import FileBook
from klantenbestand.book.open_book import OpenBook
from klantenbestand.book.own_folders import handover_folder

TOKEN = "0123ABCD"


class FileDoor:
    """A closed workbook, changed in place."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def run(self, step: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
        """A step on the workbook."""
        return step(FileBook.open(self.path, in_place=True), *arguments, **options)

    def edit(self, change: Callable[[Any], object]) -> None:
        """A person changes something: `change` gets the workbook of openpyxl."""
        book = openpyxl.load_workbook(self.path)
        change(book)
        book.save(self.path)

    def now(self) -> Path:
        """A file with what stands in the workbook now."""
        return self.path


class OpenDoor:
    """The workbook open in the Excel for tests; a copy is saved before each step, as the add-in does."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.number = 0
        self.open(path)

    def open(self, path: Path) -> None:
        self.excel = Excel()
        self.live = self.excel.open(path)

    def run(self, step: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
        self.excel.save_copy(self.live, handover_folder() / f"{TOKEN}.xlsx")
        with OpenBook.caller(TOKEN) as book:
            return step(book, *arguments, **options)

    def edit(self, change: Callable[[Any], object]) -> None:
        change(self.live.impl.workbook)

    def now(self) -> Path:
        self.number += 1
        return self.excel.save_copy(self.live, self.path.with_name(f"nu {self.number}.xlsx"))

    def save_and_reopen(self) -> None:
        """As on another day."""
        self.excel.save_copy(self.live, self.path)
        self.open(self.path)


def rows_of(door: FileDoor | OpenDoor, sheet: str) -> list[list[Any]]:
    """All cells of a sheet, to its last filled row and column."""
    return all_rows(door, [sheet])[sheet]


def all_rows(door: FileDoor | OpenDoor, sheets: Iterable[str]) -> dict[str, list[list[Any]]]:
    """As `rows_of`, of several sheets at one moment; the other sheets are not read."""
    book = openpyxl.load_workbook(BytesIO(door.now().read_bytes()), read_only=True)
    found = {}
    for sheet in sheets:
        rows = [list(row) for row in book[sheet].iter_rows(values_only=True)]
        width = max((at + 1 for row in rows for at, value in enumerate(row) if value is not None), default=0)
        while rows and not any(value is not None for value in rows[-1]):
            rows.pop()
        found[sheet] = [row[:width] for row in rows]
    return found


def table_areas(door: FileDoor | OpenDoor) -> dict[str, tuple[str, str]]:
    """The tables of the owner: name -> sheet and area."""
    book = openpyxl.load_workbook(door.now())
    return {name: (sheet.title, sheet.tables[name].ref) for sheet in book.worksheets for name in sheet.tables}
