"""The cells of one column as its type: what fits is left alone, what does not is read, repaired or named."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from klantenbestand.book.protocol import CellType
from klantenbestand.reading import choices, codes, emails, phones, texts
from klantenbestand.reading.amounts import amount_reader, months_reader, rate_reader, typed_number, typed_rate
from klantenbestand.reading.dates import birthday_reader, date_reader, is_american
from klantenbestand.reading.distinct import MakeReader, Place, Reading, Readings, alone, read_distinct
from klantenbestand.words.columns import TEXT_KINDS, Column, Kind
from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen
from klantenbestand.words.wording import short_day

_DATE_DTYPE = "datetime64[us]"
_LONG_TEXTS = frozenset({"remarks", "report", "text"})  # line breaks belong in these
_DUTCH_ERRORS = {
    "#N/A": "#N/B", "#VALUE!": "#WAARDE!", "#REF!": "#VERW!", "#DIV/0!": "#DEEL/0!", "#NUM!": "#GETAL!",
    "#NAME?": "#NAAM?", "#NULL!": "#LEEG!", "#SPILL!": "#OVERLOOP!",
}  # fmt: skip
_FIRST_DAY = pd.Timestamp(1900, 1, 2)  # before it a cell holds 0 that is shown as a date
# A year typed in a cell for dates is a day of 1905 to Excel: 1950 is 3 May 1905, 2099 is 29 September 1905.
_YEARS_FROM, _YEARS_TO = pd.Timestamp(1905, 3, 14), pd.Timestamp(1905, 9, 30)
_DAY_0 = pd.Timestamp(1899, 12, 30)
_ENOUGH_DATES = 5  # to tell by their days that Excel swapped day and month
_NO_MISFITS = pd.Series(dtype="str", index=pd.Index([], dtype="int64"))


@frozen
class ColumnRead:
    """A column of a typed frame (index = Excel rows), what was noticed, and which share of its cells was understood."""

    values: pd.Series
    findings: tuple[Finding, ...] = ()
    share_read: float = 1.0


def cell_type(column: Column) -> CellType:
    """How the cells of this column are asked of the book."""
    if column.kind in TEXT_KINDS:
        return CellType.TEXT
    return CellType.DATE if column.kind is Kind.DATE else CellType.NUMBER


def read_column(column: Column, cells: pd.Series, bad: pd.DataFrame, place: Place) -> ColumnRead:
    """The typed values of a column.

    `cells` as the book gives them for `cell_type(column)`, index = Excel rows; `bad` the cells of this column that
    did not fit (columns as `bad_cells`). What cannot be read is missing in the result and has a finding.
    """
    read = {CellType.TEXT: _read_text, CellType.NUMBER: _read_numbers, CellType.DATE: _read_dates}[cell_type(column)]
    if bad.empty:
        return read(column, cells, _NO_MISFITS, place)
    errors, left = bad[bad["is_error"]], bad[~bad["is_error"]]
    misfits = pd.Series(left["raw"].array, index=pd.Index(left["row"]), dtype="str")
    result = read(column, cells, misfits, place)
    if errors.empty:
        return result
    return ColumnRead(result.values, (_error_cells(errors, place), *result.findings), result.share_read)


def _error_cells(errors: pd.DataFrame, place: Place) -> Finding:
    shown = [_DUTCH_ERRORS.get(raw, raw) for raw in errors["raw"]]
    rows = errors["row"].tolist()
    return Finding("cell-error", place.sheet, place.column, place.letter, rows=rows, values=shown)


def _read_text(column: Column, cells: pd.Series, misfits: pd.Series, place: Place) -> ColumnRead:
    make_reader, plain = _text_reader(column)
    if not misfits.empty:  # no kind of book gives any; should one do, they are texts too
        cells = cells.copy()
        cells.loc[misfits.index] = misfits
    readings = read_distinct(cells, make_reader, plain)
    details = {"choices": ", ".join(column.choices)} if column.choices else {}
    return ColumnRead(readings.as_text(), tuple(readings.findings(place, **details)), readings.share_read())


def _text_reader(column: Column) -> tuple[MakeReader, str]:
    """The reader for a column of text, and the pattern of what needs none."""
    if column.choices:
        return alone(choices.choice_reader(column)), choices.plain_choice(column)
    simple: dict[Kind, tuple[Callable[[str], Reading], str]] = {
        Kind.PHONE: (phones.read_phone, phones.PLAIN_PHONE),
        Kind.EMAIL: (emails.read_email, emails.PLAIN_EMAIL),
        Kind.POSTCODE: (codes.read_postcode, codes.PLAIN_POSTCODE),
        Kind.CODE: (
            codes.CODE_READERS.get(column.key, codes.read_code),
            codes.PLAIN_CODES.get(column.key, codes.PLAIN_CODE),
        ),
    }
    if column.kind in simple:
        reader, plain = simple[column.kind]
        return alone(reader), plain
    lines = column.key in _LONG_TEXTS
    return alone(lambda text: texts.read_text(text, lines=lines)), texts.PLAIN_TEXT


def _read_numbers(column: Column, cells: pd.Series, misfits: pd.Series, place: Place) -> ColumnRead:
    values, findings = _as_shares(cells, place) if column.kind is Kind.RATE else (cells, [])
    if misfits.empty:
        return ColumnRead(values, tuple(findings))
    readings = read_distinct(misfits, _number_reader(column))
    values = _with(values, readings, "float64")
    return ColumnRead(values, (*findings, *readings.findings(place)), _share_read(cells, readings))


def _number_reader(column: Column) -> MakeReader:
    if column.kind is Kind.RATE:
        return rate_reader
    return months_reader if column.key == "lifetime_months" else amount_reader


def _as_shares(cells: pd.Series, place: Place) -> tuple[pd.Series, list[Finding]]:
    """21 in a column of rates is 21%."""
    large = cells > 1
    if not large.any():
        return cells, []
    shares = cells.where(~large, (cells / 100).round(6))
    values = [typed_number(value) for value in cells[large]]
    expected = [typed_rate(value) for value in shares[large]]
    rows = cells.index[large].tolist()
    return shares, [Finding("rate-per-cent", place.sheet, place.column, place.letter, rows, values, expected)]


def _read_dates(column: Column, cells: pd.Series, misfits: pd.Series, place: Place) -> ColumnRead:
    days = cells.dt.normalize().astype(_DATE_DTYPE)
    values, findings = _without_impossible_days(days, place)
    if misfits.empty:
        return ColumnRead(values, tuple(findings))
    make_reader = birthday_reader if column.key == "birth_date" else date_reader
    readings = read_distinct(_without_time(misfits), make_reader)
    findings += _perhaps_swapped(values, readings, place) + readings.findings(place)
    return ColumnRead(_with(values, readings, _DATE_DTYPE), tuple(findings), _share_read(cells, readings))


def _without_time(misfits: pd.Series) -> pd.Series:
    """A time of day makes every text different, and is not read: it goes before the texts are counted."""
    if len(misfits) < 1000:
        return misfits
    return misfits.str.replace(r"^(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})[ T]\d{1,2}:\d{2}.*$", r"\1", regex=True)


def _without_impossible_days(days: pd.Series, place: Place) -> tuple[pd.Series, list[Finding]]:
    """Excel shows 0 as a day of 1900 and a mere year as a day of 1905; neither was meant."""
    if not days.min() < _YEARS_TO:
        return days, []
    zero = days < _FIRST_DAY
    years = (days >= _YEARS_FROM) & (days <= _YEARS_TO)
    findings = []
    if zero.any():
        values = [short_day(day) for day in days[zero]]
        rows = days.index[zero].tolist()
        findings.append(Finding("cell-says-nothing", place.sheet, place.column, place.letter, rows, values))
    if years.any():
        typed = ((days[years] - _DAY_0) // pd.Timedelta(days=1)).astype(str).tolist()
        rows = days.index[years].tolist()
        findings.append(Finding("date-year-only", place.sheet, place.column, place.letter, rows, typed))
    return days.mask(zero | years), findings


def _perhaps_swapped(days: pd.Series, readings: Readings, place: Place) -> list[Finding]:
    """An American export opened in a Dutch Excel: 12/25/2024 stays text, and 03/04/2024 becomes 3 April.

    The real dates then have no day after the twelfth. They are left as they are: a person must look.
    """
    if not is_american(readings.texts):
        return []
    filled = days.dropna()
    if len(filled) < _ENOUGH_DATES or (filled.dt.day > 12).any():
        return []
    shown = filled.dt.strftime("%d-%m-%Y").tolist()
    swapped = filled.dt.strftime("%m-%d-%Y").tolist()
    rows = filled.index.tolist()
    return [Finding("dates-perhaps-swapped", place.sheet, place.column, place.letter, rows, shown, swapped)]


def _with(values: pd.Series, readings: Readings, dtype: str) -> pd.Series:
    """The column with the misfits that could be read put in their rows."""
    positions = values.index.get_indexer(readings.cells.index)
    filled = values.to_numpy(copy=True)
    filled[positions] = readings.as_type(dtype).to_numpy()
    return pd.Series(filled, index=values.index, dtype=dtype)


def _share_read(cells: pd.Series, readings: Readings) -> float:
    """Of the filled cells, fitting ones included."""
    fitting, misfits = int(cells.notna().sum()), len(readings.cells)
    if not fitting + misfits:
        return 1.0
    return (fitting + readings.share_read() * misfits) / (fitting + misfits)


def all_missing(column: Column, index: pd.Index) -> pd.Series:
    """An empty column of the type that this column has in a typed frame."""
    if column.kind in TEXT_KINDS:
        return pd.Series(None, index=index, dtype="str")
    if column.kind is Kind.DATE:
        return pd.Series(pd.NaT, index=index, dtype=_DATE_DTYPE)
    return pd.Series(np.nan, index=index, dtype="float64")
