"""Cells of one column as its type."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from klantenbestand.book.protocol import CellType, bad_cells
from klantenbestand.reading.columns import ColumnRead, all_missing, cell_type, read_column
from klantenbestand.reading.distinct import Place
from klantenbestand.words.columns import TEXT_KINDS, Column, Kind
from klantenbestand.words.findings import Finding
from klantenbestand.words.sheets import CUSTOMERS, DATA_SHEETS, PURCHASES

PLACE = Place("Aankopen", "Kolom", "C")


def read(
    column: Column, *cells: object, bad: dict[int, str] | None = None, errors: dict[int, str] | None = None
) -> ColumnRead:
    """The column read from these cells, the first on row 2; `bad` and `errors` by row."""
    dtype = {CellType.TEXT: "str", CellType.NUMBER: "float64", CellType.DATE: "datetime64[us]"}[cell_type(column)]
    series = pd.Series(list(cells), index=range(2, 2 + len(cells)), dtype=dtype)
    every = {**(bad or {}), **(errors or {})}
    flags = [row in (errors or {}) for row in every]
    frame = bad_cells(list(every), [3] * len(every), list(every.values()), flags)
    return read_column(column, series, frame, PLACE)


def only(result: ColumnRead) -> Finding:
    (finding,) = result.findings
    return finding


def test_clean_cells_pass_unchanged_and_unmentioned() -> None:
    result = read(PURCHASES["amount"], 1.5, np.nan, -2.0)
    assert result.values.to_dict() == pytest.approx({2: 1.5, 3: np.nan, 4: -2.0}, nan_ok=True)
    assert result.findings == ()


def test_an_amount_as_text_is_read_in_its_own_row_with_a_tip() -> None:
    result = read(PURCHASES["amount"], 1.5, np.nan, 3.0, bad={3: "€ 1.234,56"})
    assert result.values.tolist() == [1.5, 1234.56, 3.0]
    tip = only(result)
    assert (tip.code, tip.sheet, tip.column, tip.letter) == ("number-as-text", "Aankopen", "Kolom", "C")
    assert (tip.rows, tip.values, tip.expected) == ([3], ["€ 1.234,56"], ["1234,56"])


def test_a_cell_that_cannot_be_read_stays_empty_and_is_named() -> None:
    result = read(PURCHASES["amount"], 1.5, np.nan, bad={3: "tien"})
    assert np.isnan(result.values[3])
    assert (only(result).code, only(result).values) == ("number-unread", ["tien"])
    assert result.share_read == 0.5


def test_an_error_of_excel_is_shown_as_a_dutch_excel_shows_it() -> None:
    result = read(PURCHASES["amount"], np.nan, errors={2: "#VALUE!"})
    assert (only(result).code, only(result).rows, only(result).values) == ("cell-error", [2], ["#WAARDE!"])


def test_dates_lose_their_time_of_day() -> None:
    result = read(PURCHASES["date"], pd.Timestamp(2025, 2, 1, 13, 45))
    assert result.values.tolist() == [pd.Timestamp(2025, 2, 1)]


def test_a_date_as_text_is_read_with_a_tip_that_can_be_typed() -> None:
    result = read(PURCHASES["date"], pd.NaT, pd.NaT, bad={2: "1 februari 2025", 3: "45689"})
    assert result.values.tolist() == [pd.Timestamp(2025, 2, 1), pd.Timestamp(2025, 2, 1)]
    assert [(one.code, one.expected) for one in result.findings] == [
        ("date-as-text", ["01-02-2025"]),
        ("date-serial", ["01-02-2025"]),
    ]


def test_a_whole_column_of_texts_with_times_is_read() -> None:
    texts = {row: f"{row % 28 + 1}-2-2025 {row % 24:02d}:{row % 60:02d}" for row in range(2, 2002)}
    result = read(PURCHASES["date"], *[pd.NaT] * 2000, bad=texts)
    assert result.values.tolist() == [pd.Timestamp(2025, 2, row % 28 + 1) for row in range(2, 2002)]
    assert only(result).rows == list(range(2, 2002))


def test_zero_shown_as_a_date_is_empty_and_a_year_is_no_day() -> None:
    """Excel shows 0 as 0-1-1900; 2015 in a cell for dates is day 2015, 7 July 1905."""
    result = read(
        CUSTOMERS["customer_since"], pd.Timestamp(1899, 12, 30), pd.Timestamp(1905, 7, 7), pd.Timestamp(2020, 1, 1)
    )
    assert result.values.notna().tolist() == [False, False, True]
    assert {one.code: one.values for one in result.findings} == {
        "cell-says-nothing": ["30-12-1899"],
        "date-year-only": ["2015"],
    }


def test_an_american_export_in_a_dutch_excel_is_recognised_by_its_days() -> None:
    """Excel made days of what it could read day-first; only what has a day above twelve is still text."""
    real = [pd.Timestamp(2025, day, month) for month, day in ((3, 4), (5, 6), (7, 8), (9, 10), (11, 12))]
    result = read(PURCHASES["date"], *real, pd.NaT, bad={7: "12/25/2025"})
    assert [one.code for one in result.findings] == ["dates-perhaps-swapped", "date-american"]
    swapped = result.findings[0]
    assert (swapped.rows[0], swapped.values[0], swapped.expected[0]) == (2, "03-04-2025", "04-03-2025")
    assert result.values[7] == pd.Timestamp(2025, 12, 25)


def test_days_above_twelve_prove_that_the_dates_are_right() -> None:
    real = [pd.Timestamp(2025, 1, day) for day in (3, 14, 5, 26, 7)]
    result = read(PURCHASES["date"], *real, pd.NaT, bad={7: "12/25/2025"})
    assert [one.code for one in result.findings] == ["date-american"]


def test_twenty_one_in_a_column_of_rates_is_twenty_one_per_cent() -> None:
    result = read(PURCHASES["vat_rate"], 0.21, 21.0, 9.0, np.nan, bad={5: "21%"})
    assert result.values.tolist() == [0.21, 0.21, 0.09, 0.21]
    assert {one.code: (one.rows, one.expected) for one in result.findings} == {
        "rate-per-cent": ([3, 4], ["21%", "9%"]),
        "number-as-text": ([5], ["21%"]),
    }


def test_line_breaks_stay_in_remarks_and_go_elsewhere() -> None:
    assert read(CUSTOMERS["remarks"], "een\ntwee").findings == ()
    assert only(read(CUSTOMERS["city"], "Den\nHaag")).code == "text-line-break"


def test_a_choice_that_is_unknown_names_the_choices() -> None:
    finding = only(read(CUSTOMERS["gender"], "m", "misschien"))
    assert (finding.code, finding.rows, finding.details["choices"]) == ("choice-unread", [3], "m, v, x")


@pytest.mark.parametrize("column", [column for sheet in DATA_SHEETS for column in sheet], ids=lambda column: column.key)
def test_every_column_of_every_sheet_gets_the_type_of_its_kind(column: Column) -> None:
    empty = all_missing(column, pd.Index([2, 3]))
    result = read_column(column, empty, bad_cells(), PLACE)
    expected = "str" if column.kind in TEXT_KINDS else "datetime64[us]" if column.kind is Kind.DATE else "float64"
    assert result.values.dtype == expected
    assert result.findings == ()
    assert result.share_read == 1.0


def test_a_birthday_of_45_was_in_1945() -> None:
    result = read(CUSTOMERS["birth_date"], pd.NaT, bad={2: "1-2-45"})
    assert result.values[2].date() == date(1945, 2, 1)
