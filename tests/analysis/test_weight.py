"""ABC by hand, the heaviest customers, and dependence on one of them."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given

from histories import histories
from klantenbestand.analysis.end_of_data import data_end
from klantenbestand.analysis.orders import prepare
from klantenbestand.analysis.weight import classes, customer_weight
from typed_frames import purchases

PEILDATUM = date(2024, 12, 31)


@pytest.mark.parametrize(
    ("spent", "letters"),
    [
        ([80, 15, 5], "ABC"),  # exactly 80% and 95%: the smallest sets
        ([79, 16, 5], "AAC"),
        ([50, 30, 10, 5, 5], "AABBC"),
        ([100], "A"),
        ([60, 60, -20], "AAC"),  # of 100 in all
        ([10, -20], "CC"),
        ([0, 0], "CC"),
        ([], ""),
    ],
)
def test_a_is_the_smallest_set_with_80_percent(spent, letters):
    assert "".join("ABC"[place] for place in classes(np.array(spent, dtype=np.int64))) == letters


def test_the_weight_is_that_of_the_window_with_returns_taken_off():
    frame = purchases("""
        | date       | customer | amount | order |
        | 31-12-2023 | K1       | 900    | 1     |
        | 01-01-2024 | K1       | 10     | 2     |
        | 01-02-2024 | K2       | 90     | 3     |
        | 02-02-2024 | K2       | -10    | 3     |
        | 03-02-2024 |          | 110    | 4     |
    """)
    found = customer_weight(prepare(frame, PEILDATUM))
    assert found.frame["revenue"].to_dict() == {"K2": 80, "K1": 10}
    assert found.frame["share"].tolist() == pytest.approx([8 / 9, 1 / 9])
    assert found.frame["cumulative"].iloc[-1] == 1
    assert (found.revenue, found.with_loose, found.customers_80) == (90, 200, 1)
    assert found.largest_share == 0.4
    (note,) = found.thin
    assert (note.code, note.details["customer"], note.details["share"]) == ("revenue-depends-on-one", "K2", "40%")
    assert customer_weight(prepare(frame, PEILDATUM), 36).frame["revenue"].to_dict() == {"K1": 910, "K2": 80}


def test_of_ten_equal_customers_nobody_is_too_heavy():
    rows = "\n".join(f"| 01-06-2024 | K{number} | 10 |" for number in range(10))
    found = customer_weight(prepare(purchases(f"| date | customer | amount |\n{rows}"), PEILDATUM))
    assert found.thin == ()
    assert (found.top10, found.top20, found.customers_80) == (0.1, 0.2, 8)


@given(histories())
def test_the_revenue_of_all_customers_is_that_of_the_lines_to_the_cent(frame):
    bought = prepare(frame, PEILDATUM)
    found = customer_weight(bought, 12 * 80)
    known = bought.lines[bought.lines["day"] <= data_end(bought).day]
    assert round(found.revenue * 100) == known.loc[known["customer"] >= 0, "cents"].sum()
    assert round(found.with_loose * 100) == known["cents"].sum()
    assert np.rint(found.frame["revenue"] * 100).sum() == round(found.revenue * 100)
    assert found.frame["revenue"].is_monotonic_decreasing
    heavy = found.frame[found.frame["abc"] == "A"]["revenue"].sum()
    if found.customers_80:
        assert heavy >= 0.8 * found.revenue - 1e-9
        assert heavy - found.frame["revenue"].iloc[found.customers_80 - 1] < 0.8 * found.revenue + 1e-9
