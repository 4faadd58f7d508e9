import doctest

import pandas as pd

from klantenbestand.book import row_keys as module
from klantenbestand.book.row_keys import row_keys
from klantenbestand.words.tab import Link


def test_the_examples_in_the_module_are_true():
    assert doctest.testmod(module).failed == 0


def test_rows_with_the_same_values_are_counted():
    frame = pd.DataFrame({"a": ["x", "x", "y"], "b": [1, 1.0, 1]})
    assert row_keys(frame, ["a", "b"]) == [("x", "1", 0), ("x", "1", 1), ("y", "1", 0)]


def test_a_key_is_the_same_before_it_is_written_and_after_it_is_read_back():
    written = pd.DataFrame(
        {"k": [7, 2.5, pd.Timestamp("2024-02-01"), "regel 1\r\nregel 2", None, True, Link("A", "A1", "naar")]}
    )
    read = pd.DataFrame({"k": ["7", 2.5, pd.Timestamp("2024-02-01"), "regel 1\nregel 2", None, "ja", "naar"]})
    assert row_keys(written, ["k"]) == row_keys(read, ["k"])


def test_numbers_that_are_names_keep_their_zeros():
    frame = pd.DataFrame({"k": ["007", "7"]})
    assert row_keys(frame, ["k"]) == [("007", 0), ("7", 0)]
