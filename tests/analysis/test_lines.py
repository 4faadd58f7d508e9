"""Purchase lines as arrays: cents to the cent, what does not count is counted, names keep apart."""

from datetime import UTC, datetime

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantenbestand.analysis.lines import LeftOut, among, codes, days_of, to_cents, typed_lines, where
from typed_frames import purchases

TODAY = 20000


def test_halves_of_cents_go_away_from_zero_as_excel_shows_them():
    euros = np.array([2 * 0.345, 3 * 0.335, -1.005, 1.004, 19.99, 0.0])
    assert to_cents(euros).tolist() == [69, 101, -101, 100, 1999, 0]


@given(st.integers(-(10**12), 10**12))
def test_every_amount_of_whole_cents_comes_back_exactly(cents):
    assert to_cents(np.array([cents / 100])).tolist() == [cents]


def test_an_empty_amount_is_quantity_times_price():
    frame = purchases("""
        | date       | quantity | price | amount |
        | 01-02-2024 | 3        | 2.50  |        |
        | 01-02-2024 | 3        | 2.50  | 6.00   |
        | 01-02-2024 |          | 2.50  |        |
    """)
    lines, left_out = typed_lines(frame, TODAY)
    assert lines.cents.tolist() == [750, 600]
    assert left_out == LeftOut(without_amount=1)


def test_each_line_that_does_not_count_is_counted_once_under_its_reason():
    frame = purchases("""
        | date       | amount | status  |
        | 01-02-2024 | 10     | offerte |
        |            | 10     |         |
        | 01-01-2100 | 10     |         |
        | 01-02-2024 |        |         |
        |            |        | offerte |
        | 01-02-2024 | 10     |         |
    """)
    lines, left_out = typed_lines(frame, TODAY)
    assert left_out == LeftOut(offers=2, after_peildatum=1, without_date=1, without_amount=1)
    assert lines.position.tolist() == [5]


def test_an_amount_too_large_for_exact_sums_does_not_count():
    frame = pd.DataFrame({"date": pd.to_datetime(["2024-01-01"] * 3), "amount": [1e12, float("inf"), 1.0]})
    assert typed_lines(frame, TODAY)[1].without_amount == 2


@pytest.mark.parametrize(
    ("amount", "quantity", "status", "cents"),
    [("10", "1", "retour", -1000), ("-10", "1", "", -1000), ("10", "-1", "", -1000), ("-10", "-1", "retour", -1000)],
)
def test_a_return_counts_negative_whatever_its_sign(amount, quantity, status, cents):
    frame = purchases(f"""
        | date       | amount   | quantity   | status   |
        | 01-02-2024 | {amount} | {quantity} | {status} |
    """)
    lines, _ = typed_lines(frame, TODAY)
    assert (lines.cents.tolist(), lines.returned.tolist()) == ([cents], [True])


def test_the_day_of_the_peildatum_counts():
    frame = pd.DataFrame({"date": [pd.Timestamp(TODAY, unit="D")], "amount": [1.0]})
    assert len(typed_lines(frame, TODAY)[0]) == 1


def test_empty_names_and_spaces_are_no_name():
    found, names = codes(pd.Series(["B", "", "A", None, " ", "B"], dtype="str"), 6)
    assert found.tolist() == [0, -1, 1, -1, -1, 0]
    assert names.tolist() == ["B", "A"]


def test_numbers_of_a_program_become_names():
    assert codes(pd.Series([7.0, float("nan"), 12.0]), 3)[1].tolist() == ["7", "12"]
    assert codes(pd.Series([7, 12]), 2)[1].tolist() == ["7", "12"]


def test_a_missing_column_has_no_names():
    found, names = codes(None, 2)
    assert found.tolist() == [-1, -1]
    assert len(names) == 0


def test_days_ignore_the_time_of_day_and_read_a_programs_dates():
    moments = pd.Series(pd.to_datetime(["1970-01-02 23:59", None]))
    assert days_of(moments).tolist() == [1, np.iinfo(np.int64).min]
    assert days_of(pd.Series(["1970-01-03"])).tolist() == [2]
    assert days_of(pd.Series([datetime(1970, 1, 4, 5, tzinfo=UTC)])).tolist() == [3]


def test_names_that_stand_only_in_lines_that_do_not_count_are_forgotten():
    frame = purchases("""
        | date       | customer | article | amount | status  |
        | 01-02-2024 | K1       | trui    | 10     | offerte |
        | 01-02-2024 | K2       | broek   | 10     |         |
        | 01-02-2024 |          |         | 10     |         |
        | 01-02-2024 | K3       | broek   | 10     |         |
    """)
    lines, _ = typed_lines(frame, TODAY)
    assert (lines.customers.tolist(), lines.customer.tolist()) == (["K2", "K3"], [0, -1, 1])
    assert (lines.articles.tolist(), lines.article.tolist()) == (["broek"], [0, -1, 0])


def test_words_are_found_and_empty_is_a_word_too():
    frame = pd.DataFrame({"direction": pd.array(["uit", None, "in", ""], dtype="str")})
    assert among(frame, "direction", "uit").tolist() == [True, False, False, False]
    assert among(frame, "direction", "", "uit").tolist() == [True, True, False, True]
    assert among(frame, "done", "ja").tolist() == [False] * 4
    assert among(frame, "done", "").tolist() == [True] * 4


def test_what_a_mask_picks_is_picked_by_position():
    assert np.arange(4)[where(np.array([True, False, False, True]))].tolist() == [0, 3]
    assert where(np.array([True, True])) == slice(None)
