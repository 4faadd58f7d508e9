"""fastexcel with our own types: the only module that knows it. Rows and columns come back with their Excel numbers."""

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import Lock
from typing import Literal

import fastexcel
import pyarrow as pa
import pyarrow.compute as pc

from klantenbestand.book.number_formats import from_serial
from klantenbestand.book.package import Package
from klantenbestand.book.plain_text import date_text, number_text
from klantenbestand.words.frozen import frozen

FastType = Literal["string", "float"]

# It says in English, on stderr, that it found no type for a column; what was found is checked by `scan` anyway.
logging.getLogger("fastexcel").setLevel(logging.ERROR)

_ERRORS = {
    "Div0": "#DIV/0!",
    "NA": "#N/A",
    "Name": "#NAME?",
    "Null": "#NULL!",
    "Num": "#NUM!",
    "Ref": "#REF!",
    "Value": "#VALUE!",
    "GettingData": "#GETTING_DATA",
}
# how the refused cell stands in the detail of an error: Error(NA), DateTime(ExcelDateTime { value: 45323.0, ...,
# and String("NA"): words such as this one do not count when fastexcel finds the type of a column
_REFUSED = re.compile(r"got '(?:Error\((\w+)\)|DateTime\(ExcelDateTime \{ value: ([^,]+),|String\(\"([^\"\\]+)\"\))")

_EMPTY_TEXT = "got 'String(\"\")'"  # of a formula that gives ""


class FastReadError(Exception):
    """fastexcel cannot take this sheet: an error value it does not know, XML that is odd or broken."""


@frozen
class Refused:
    """A cell that could not be given in the type asked for, with what stands there as text."""

    row: int
    raw: str
    is_error: bool


@frozen
class Loaded:
    """Columns by Excel number, each one value a row from `first_row` on; a column that the sheet lacks is left out."""

    first_row: int
    height: int
    columns: Mapping[int, pa.Array]
    refused: Mapping[int, list[Refused]]

    @property
    def has_zero_or_one(self) -> bool:
        """Whether a column of numbers has a 0 or a 1, which may be what fastexcel makes of FALSE and TRUE."""
        numbers = (values for values in self.columns.values() if pa.types.is_floating(values.type))
        return any(bool(pc.any(pc.is_in(values, pa.array([0.0, 1.0]))).as_py()) for values in numbers)


class FastReader:
    """Reads sheets of one workbook, also from several threads: each takes a reader of its own from a pool.

    A reader that was used is kept, because opening one means parsing all shared strings.
    """

    def __init__(self, package: Package) -> None:
        self._package = package
        self._idle: list[fastexcel.ExcelReader] = []
        self._lock = Lock()

    def load(self, sheet: str, first_row: int, rows: int | None, types: Mapping[int, FastType | None]) -> Loaded:
        """The columns in `types` from `first_row` on, at most `rows` of them; those without type (None) in the one
        that all their cells have, or as text where they differ. Raises FastReadError.
        """
        with self._reader() as reader:
            try:
                loaded = reader.load_sheet(
                    sheet,
                    header_row=None,  # with skip_rows as a number: count from row 1, whatever row the data begins on
                    skip_rows=first_row - 1,
                    n_rows=rows,
                    use_columns=lambda column: column.absolute_index + 1 in types,
                    dtypes={column - 1: kind for column, kind in types.items() if kind},
                    schema_sample_rows=None,
                )
            except fastexcel.InvalidParametersError:  # nothing stands as far down as first_row
                return Loaded(first_row, 0, {}, {})
            batch, errors = loaded.to_arrow_with_errors()
        numbers = {column.index: column.absolute_index + 1 for column in loaded.selected_columns}
        columns = dict(zip(numbers.values(), batch.columns, strict=True))
        return Loaded(first_row, batch.num_rows, columns, self._refused(errors, numbers))

    @contextmanager
    def _reader(self) -> Iterator[fastexcel.ExcelReader]:
        with self._lock:
            reader = self._idle.pop() if self._idle else None
        try:
            reader = reader or fastexcel.read_excel(self._package.data)
            yield reader
        except fastexcel.FastExcelError as error:
            raise FastReadError(str(error)) from error
        except BaseException as error:
            if type(error).__name__ == "PanicException":  # of Rust; no Exception, and it has no importable name
                raise FastReadError(str(error)) from error
            raise
        with self._lock:
            self._idle.append(reader)

    def _refused(self, errors: fastexcel.CellErrors | None, numbers: Mapping[int, int]) -> dict[int, list[Refused]]:
        found: dict[int, list[Refused]] = {}
        for error in errors.errors if errors else ():
            if _EMPTY_TEXT in error.detail:
                continue
            row, index = error.position
            found.setdefault(numbers[index], []).append(self._refusal(row + 1, error.detail))
        return found

    def _refusal(self, row: int, detail: str) -> Refused:
        match = _REFUSED.search(detail)
        if match is None:
            raise FastReadError(detail)
        if match[1]:
            return Refused(row, _ERRORS[match[1]], is_error=True)
        if match[3]:
            return Refused(row, match[3], is_error=False)
        date_1904 = self._package.date_1904
        moment = from_serial(float(match[2]), date_1904)
        return Refused(row, date_text(moment, date_1904) if moment else number_text(float(match[2])), is_error=False)
