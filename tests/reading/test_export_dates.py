"""Dates with strokes: day first or month first."""

from datetime import date

import pandas as pd
import pytest

from klantenbestand.reading.export_dates import month_came_first, turned, two_ways

TODAY = date(2026, 11, 15)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (["2026-02-11", "2026-05-11"], True),  # 2 and 5 November
        (["2026-12-11"], True),  # 11 December is still to come, 12 November was
        (["2026-12-12"], False),
        (["2026-11-02", "2026-11-05"], False),  # close together as it is
        (["2026-02-01", "2026-06-01", "2026-10-01"], False),  # an invoice every so many months; January is long ago
        (["2026-02-11"], False),  # nothing tells
        (["2026-01-01", "2026-12-12"], False),
    ],
)
def test_the_month_came_first_where_only_that_makes_sense(days, expected):
    assert month_came_first(pd.Series(pd.to_datetime(days)), TODAY) == expected


def test_turning_twice_is_turning_back():
    days = pd.Series(pd.to_datetime(["2026-02-11", "2026-05-04", None, "2026-05-30"])).astype("datetime64[us]")
    assert turned(turned(days)).equals(days)
    assert turned(days).dt.strftime("%m-%d").tolist()[:2] == ["11-02", "04-05"]


def test_a_date_that_can_be_read_in_one_way_tells_of_all():
    assert two_ways(["11/02/2026", "13/02/2026"]) == ""
    assert two_ways(["5/5/2026", "x"]) == ""
