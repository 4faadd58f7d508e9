"""Order numbers get the codes that factorize gives, or are left to it."""

from unittest.mock import patch

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantenbestand.analysis import number_codes as module
from klantenbestand.analysis.number_codes import number_codes


@pytest.fixture(autouse=True)
def _also_for_few():
    with patch.object(module, "_FEW", 1):
        yield


def column(values: list[str | None]) -> pd.Series:
    return pd.Series(values, dtype="str")


@pytest.mark.parametrize(
    "values", [["12", "7", "12", "9"], ["WEB-007", "WEB-007", "WEB-001"], ["007", "010", "007"], ["0", "10", "0"]]
)
def test_numbers_with_one_beginning_get_codes_by_first_appearance(values):
    found = number_codes(column(values))
    assert found is not None
    assert found.tolist() == pd.factorize(column(values))[0].tolist()


@pytest.mark.parametrize(
    "values",
    [
        ["7", "07"],  # two texts, one number
        ["12", None],
        ["12", ""],
        ["A1", "B1"],
        ["A1", "A1b"],
        ["0x1F", "0x1f"],
        ["-1", "+1"],
        ["1" * 19, "2"],
        ["1", "999999999999"],
        ["\u0663", "3"],  # a three in Arabic digits
    ],
)
def test_other_texts_are_left_to_factorize(values):
    assert number_codes(column(values)) is None


def test_a_column_of_numbers_is_no_text():
    assert number_codes(pd.Series([1.0, 2.0])) is None


@given(st.lists(st.text("01 -A٣", max_size=3) | st.none(), min_size=1, max_size=12))
def test_codes_are_those_of_factorize_or_none(values):
    found = number_codes(column(values))
    assert found is None or np.array_equal(found, pd.factorize(column(values))[0])
