"""Workbooks for the tests of reading: Markdown tables, written to a real file and read by the real reader."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from klantenbestand.book.file_reading import FileReader
from klantenbestand.book.package import Package
from klantenbestand.book.protocol import Book
from workbooks import workbook_from_markdown


def book_of(sheets: Mapping[str, str], **options: object) -> Book:
    """A workbook of these sheets (name -> Markdown table); options as `workbook_from_markdown`."""
    with TemporaryDirectory() as folder:
        path = workbook_from_markdown(Path(folder), sheets, **options)
        return FileReader(Package.open(path))
