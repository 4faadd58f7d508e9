"""Months, quarters and years as numbers: labels, first days, which are complete."""

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from klantenbestand.analysis.periods import (
    Period,
    covered_from,
    day_number,
    labels,
    month_numbers,
    period_frame,
    period_numbers,
    run_starts,
    sorted_keys,
    sorted_positions,
)


def test_labels_of_a_day_before_and_after_1970():
    months = month_numbers(np.array([day_number(pd.Timestamp("2024-05-31")), day_number(pd.Timestamp("1969-12-31"))]))
    assert labels(months, Period.MONTH) == ["2024-05", "1969-12"]
    assert labels(period_numbers(months, Period.QUARTER), Period.QUARTER) == ["2024-K2", "1969-K4"]
    assert labels(period_numbers(months, Period.YEAR), Period.YEAR) == ["2024", "1969"]


def test_a_period_that_ends_on_the_peildatum_is_complete():
    month = int(month_numbers(np.array([day_number(pd.Timestamp("2024-04-01"))]))[0])
    for peildatum, complete in (("2024-04-29", [False]), ("2024-04-30", [True]), ("2024-05-01", [True])):
        frame = period_frame(month, month, Period.MONTH, day_number(pd.Timestamp(peildatum)))
        assert frame["complete"].tolist() == complete
    assert frame["start"].tolist() == [pd.Timestamp("2024-04-01")]
    assert frame.index.tolist() == ["2024-04"]


def _days(*dates):
    return np.array([day_number(pd.Timestamp(date)) for date in dates])


def test_a_file_that_begins_halfway_a_period_does_not_hold_it_whole():
    daily = np.arange(day_number(pd.Timestamp("2023-01-30")), day_number(pd.Timestamp("2023-04-30")))
    month = int(month_numbers(daily)[0])
    today, covered = day_number(pd.Timestamp("2023-04-29")), covered_from(daily)
    months = period_frame(month, month + 3, Period.MONTH, today, covered)
    assert months["over"].tolist() == [True, True, True, False]
    assert months["complete"].tolist() == [False, True, True, False]
    quarters = period_frame(month // 3, month // 3 + 1, Period.QUARTER, today, covered)
    assert quarters["over"].tolist() == [True, False]
    assert quarters["complete"].tolist() == [False, False]


def test_a_few_days_closed_or_a_sale_once_a_month_do_not_make_a_period_begin_halfway():
    assert covered_from(np.arange(100, 200)) == 100 - 7  # sales every day: a week may be holidays
    assert covered_from(_days("2023-01-15", "2023-02-15", "2023-03-15")) <= _days("2023-01-01")[0]
    assert covered_from(_days("2023-03-15", "2023-01-15", "2023-01-15", "2023-02-15")) <= _days("2023-01-01")[0]
    assert covered_from(np.array([100])) == 100 - 7


def test_no_periods_make_an_empty_frame():
    assert period_frame(0, -1, Period.YEAR, 0).empty
    assert month_numbers(np.array([], dtype=np.int64)).tolist() == []


@given(arrays.arrays(np.int64, st.integers(0, 50), elements=st.sampled_from([0, 1, 2, 3, 2**62])))
def test_positions_sort_and_keep_the_sequence_of_equal_keys(keys):
    assert sorted_positions(keys).tolist() == sorted(range(len(keys)), key=lambda place: keys[place])


def test_runs_begin_where_any_of_the_arrays_changes():
    assert run_starts(np.array([1, 1, 2, 2]), np.array([5, 5, 5, 6])).tolist() == [0, 2, 3]
    assert run_starts(np.array([7.5])).tolist() == [0]
    assert run_starts(np.array([], dtype=np.int64)).tolist() == []


def test_sorted_keys_come_with_their_positions_also_where_they_are_too_large_to_pack():
    for keys in (np.array([3, 1, 3, 0]), np.array([2**62, 1, 2**62, 0])):
        positions, in_order = sorted_keys(keys)
        assert positions.tolist() == [3, 1, 0, 2]
        assert in_order.tolist() == sorted(keys.tolist())
