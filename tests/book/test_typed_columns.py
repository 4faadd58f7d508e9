"""A column of texts becomes what was asked for; what does not fit is masked, with its text."""

from datetime import datetime

import numpy as np
import pyarrow as pa
import pytest

from klantenbestand.book.fast_reading import Refused
from klantenbestand.book.scan import TypedCells
from klantenbestand.book.typed_columns import Strings, date_column, float_column, number_column, text_column

NONE = np.array([], dtype="int64")


def typed(text: tuple[int, ...] = (), boolean: tuple[int, ...] = ()) -> TypedCells:
    return TypedCells(np.array(text, dtype="int64"), np.array(boolean, dtype="int64"))


def strings(values: list[str | None], first_row: int = 2, **kinds: tuple[int, ...]) -> Strings:
    return Strings(pa.array(values, pa.string()), first_row, typed(**kinds))


def not_asked() -> TypedCells:
    pytest.fail("the file was searched without need")


def test_short_text_needs_no_search() -> None:
    column = text_column(pa.array(["007", None, "", "Van der Berg-Jansen, mr."]), 2, not_asked, date_1904=False)
    assert [None if value != value else value for value in column.values] == [
        "007",
        None,
        None,
        "Van der Berg-Jansen, mr.",
    ]
    assert not column.misfits.any()


def test_what_looks_made_of_a_date_or_number_is_looked_up() -> None:
    made = ["2024-02-01 00:00:00", "2024-02-01 10:30:00.500", "12345678901234569216"]
    column = text_column(pa.array([*made, *made]), 2, lambda: typed(text=(5, 6, 7)), date_1904=False)
    assert list(column.values) == ["2024-02-01", "2024-02-01 10:30:00", "12345678901234570000", *made]


def test_numbers_are_taken_only_from_cells_that_hold_numbers() -> None:
    column = number_column(
        strings(["1", "1", "true", None, "-2.5", "2024-02-01 00:00:00"], text=(3, 99, 1), boolean=(4,)),
        lambda: pytest.fail("the digits were looked up without need"),
        date_1904=False,
    )
    np.testing.assert_equal(column.values, np.array([1, np.nan, np.nan, np.nan, -2.5, np.nan]))
    bad = column.bad(7, 2, [Refused(5, "#N/A", is_error=True)])
    assert list(bad.itertuples(index=False, name=None)) == [
        (3, 7, "1", False),
        (4, 7, "true", False),
        (7, 7, "2024-02-01", False),
        (5, 7, "#N/A", True),
    ]


def test_numbers_that_were_cut_are_looked_up() -> None:
    rows, values = np.array([1, 2, 3, 4, 9]), np.array([7.0, 1 / 3, 5.0, 1 / 7, 9.0])
    column = number_column(
        strings(["0.333333333", "5", "0.142857143"], text=(4,)), lambda: (rows, values), date_1904=False
    )
    np.testing.assert_equal(column.values, np.array([1 / 3, 5.0, np.nan]))


@pytest.mark.parametrize("odd", [None, "45292", "2024-02-31 00:00:00", "2024", "20240131"])
def test_dates_are_parsed_beside_anything(odd: str | None) -> None:
    column = date_column(
        strings(["2024-02-01 00:00:00", "2024-02-01T10:30:00.500", "2024-02-03", odd, "x", ""], text=(6,))
    )
    stamps = [stamp.item() for stamp in column.values[:3]]
    assert stamps == [datetime.fromisoformat(text) for text in ("2024-02-01", "2024-02-01T10:30:00.5", "2024-02-03")]
    assert np.isnat(column.values[3:]).all()
    assert list(column.misfits[:3]) == [False] * 3
    assert list(column.misfits[3:]) == [odd is not None, True, False]
    assert column.values.dtype == "datetime64[us]"


def test_a_column_of_numbers_alone_has_no_misfits() -> None:
    column = float_column(pa.array([1.5, None]))
    np.testing.assert_equal(column.values, np.array([1.5, np.nan]))
    assert len(column.bad(1, 2, [])) == 0
