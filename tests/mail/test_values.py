"""An empty cell prints nothing, and no value brings a line break or a control character along."""

import doctest
import unicodedata
from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantenbestand.mail import values
from klantenbestand.mail.values import CLOSE, EMPTY, OPEN, as_value, clean, is_missing, printable

MISSING = [None, float("nan"), np.float64("nan"), pd.NaT, pd.NA, EMPTY]


def test_the_examples_in_the_docstrings_hold():
    assert doctest.testmod(values).failed == 0


@pytest.mark.parametrize("value", MISSING, ids=repr)
def test_what_is_missing_prints_nothing(value):
    assert is_missing(value)
    assert clean(value) == ""
    assert str(printable(as_value(value))) == ""


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (3.0, 3),
        (3.5, 3.5),
        (np.int64(3), 3),
        (pd.Timestamp("2026-01-03"), date(2026, 1, 3)),
        (" Jan \n Kok ", "Jan Kok"),
        (True, True),
    ],
)
def test_cells_become_plain_values(cell, value):
    got = as_value(cell)
    assert got == value
    assert type(got) is type(value)


def test_an_empty_number_compares_with_nothing_and_counts_as_no():
    assert not EMPTY
    assert not any([EMPTY > 3, EMPTY < 3, EMPTY >= 0, EMPTY <= 0])
    assert str(EMPTY + 1) == str(2 * EMPTY) == str(EMPTY / 2) == ""


@given(st.text())
def test_a_clean_text_has_one_line_and_no_signs_that_do_not_show(text):
    cleaned = clean(text)
    assert len(cleaned.splitlines()) <= 1
    assert cleaned == " ".join(cleaned.split())
    assert OPEN not in cleaned
    assert CLOSE not in cleaned
    assert not {unicodedata.category(sign) for sign in cleaned} & {"Cc", "Cs", "Co"}
    assert clean(cleaned) == cleaned


def test_letters_of_all_languages_stay():
    assert clean("Zoë Öz Łukasz 王芳 'ʼt") == "Zoë Öz Łukasz 王芳 'ʼt"


@given(
    st.one_of(
        st.none(), st.floats(), st.integers(), st.booleans(), st.dates(), st.text(alphabet="abc"), st.just(pd.NaT)
    )
)
def test_nothing_prints_as_nan_or_none(value):
    assert str(printable(as_value(value))).casefold() not in {"nan", "none", "nat", "inf", "-inf", "<na>"}
