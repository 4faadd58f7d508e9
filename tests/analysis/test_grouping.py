"""Which lines are one order, and where a return belongs."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantenbestand.analysis.grouping import LONGEST_ORDER, order_of_lines
from klantenbestand.analysis.lines import typed_lines
from typed_frames import purchases


def orders(markdown: str) -> list[list[int]]:
    """The Excel rows of each order, in the sequence of their first row."""
    frame = purchases(markdown)
    lines, _ = typed_lines(frame, 40000)
    found: dict[int, list[int]] = {}
    for number, row in zip(order_of_lines(lines).tolist(), frame.index[lines.position].tolist(), strict=True):
        found.setdefault(number, []).append(row)
    return sorted(found.values())


def test_lines_with_one_number_are_one_order():
    assert orders("""
        | order | date       | customer | amount |
        | 1     | 01-02-2024 | K1       | 10     |
        | 2     | 01-02-2024 | K1       | 20     |
        | 1     | 05-02-2024 | K1       | 30     |
    """) == [[2, 4], [3]]


def test_one_number_with_another_customer_or_source_is_another_order():
    assert orders("""
        | order | date       | customer | source | amount |
        | 1     | 01-02-2024 | K1       | web    | 10     |
        | 1     | 01-02-2024 | K2       | web    | 20     |
        | 1     | 01-02-2024 | K1       | kassa  | 30     |
        | 1     | 01-02-2024 |          | web    | 40     |
        | 1     | 01-02-2024 |          | web    | 50     |
    """) == [[2], [3], [4], [5, 6]]


def test_a_number_used_again_more_than_31_days_later_is_another_order():
    assert orders("""
        | order | date       | customer | amount |
        | 1     | 01-01-2024 | K1       | 10     |
        | 1     | 01-02-2024 | K1       | 20     |
        | 1     | 02-02-2024 | K1       | 30     |
        | 1     | 04-03-2024 | K1       | 30     |
        | 1     | 05-03-2024 | K1       | 30     |
    """) == [[2, 3], [4, 5], [6]]


@given(st.lists(st.integers(0, 400), min_size=1, max_size=30))
def test_no_order_is_longer_than_31_days_and_the_next_one_starts_after_that(days):
    frame = purchases("| order | date | amount |\n" + "\n".join("| 1 | 01-01-2024 | 1 |" for _ in days))
    frame["date"] = np.array(days).astype("datetime64[D]").astype("datetime64[us]")
    lines, _ = typed_lines(frame, 40000)
    order = order_of_lines(lines)
    spans = sorted((min(group), max(group)) for group in _groups(order, days))
    assert all(last - first <= LONGEST_ORDER for first, last in spans)
    assert all(later[0] > earlier[0] + LONGEST_ORDER for earlier, later in itertools.pairwise(spans))


def _groups(order, days):
    return [[day for day, number in zip(days, order, strict=True) if number == one] for one in set(order.tolist())]


def test_without_a_number_a_customers_day_is_an_order_and_losse_verkoop_stands_alone():
    assert orders("""
        | order | date       | customer | amount |
        |       | 01-02-2024 | K1       | 10     |
        |       | 01-02-2024 | K1       | 20     |
        |       | 02-02-2024 | K1       | 30     |
        |       | 01-02-2024 |          | 40     |
        |       | 01-02-2024 |          | 50     |
        | 7     | 01-02-2024 | K1       | 60     |
    """) == [[2, 3], [4], [5], [6], [7]]


def test_a_return_goes_to_the_order_with_its_number_also_months_later():
    assert orders("""
        | order | date       | customer | article | amount |
        | 1     | 01-02-2024 | K1       | trui    | 10     |
        | 2     | 01-03-2024 | K1       | trui    | 10     |
        | 1     | 01-06-2024 | K1       | trui    | -10    |
    """) == [[2, 4], [3]]


def test_a_credit_number_goes_to_the_last_earlier_order_with_that_article():
    assert orders("""
        | order | date       | customer | article | amount |
        | 1     | 01-02-2024 | K1       | trui    | 10     |
        | 2     | 01-03-2024 | K1       | trui    | 10     |
        | 3     | 01-04-2024 | K1       | broek   | 10     |
        | 4     | 01-07-2024 | K1       | trui    | 10     |
        | 5     | 01-03-2024 | K2       | trui    | 10     |
        | C9    | 01-06-2024 | K1       | trui    | -10    |
    """) == [[2], [3, 7], [4], [5], [6]]


@pytest.mark.parametrize("article", ["muts", ""])
def test_a_return_of_nothing_known_stands_alone(article):
    assert orders(f"""
        | order | date       | customer | article   | amount |
        | 1     | 01-02-2024 | K1       | trui      | 10     |
        | C9    | 01-02-2024 | K1       | {article} | -10    |
    """) == [[2], [3]]


def test_a_return_does_not_go_to_a_later_order():
    assert orders("""
        | order | date       | customer | article | amount |
        | 1     | 02-02-2024 | K1       | trui    | 10     |
        | C9    | 01-02-2024 | K1       | trui    | -10    |
    """) == [[2], [3]]


def test_a_return_without_number_joins_the_same_day_when_its_article_was_never_bought():
    assert orders("""
        | date       | customer | article | amount |
        | 01-01-2024 | K1       | trui    | 10     |
        | 01-02-2024 | K1       | broek   | 20     |
        | 01-02-2024 | K1       | muts    | -5     |
        | 01-02-2024 | K1       | trui    | -10    |
        | 01-02-2024 |          | broek   | -10    |
    """) == [[2, 5], [3, 4], [6]]


def test_returns_of_one_credit_note_stay_together():
    assert orders("""
        | order | date       | customer | amount |
        | C1    | 01-02-2024 | K1       | -10    |
        | C1    | 01-02-2024 | K1       | -20    |
        | C2    | 01-02-2024 | K1       | -30    |
    """) == [[2, 3], [4]]


def test_no_lines_no_orders():
    assert orders("| order | date | customer | amount |") == []
