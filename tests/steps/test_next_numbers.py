"""Numbers for new customers."""

from hypothesis import given
from hypothesis import strategies as st

from klantenbestand.steps.next_numbers import next_numbers


def test_they_go_on_in_the_manner_that_most_have():
    assert next_numbers(["K-09", "K-10", "4711"], [], 2) == ["K-11", "K-12"]
    assert next_numbers(["2024-005"], ["2024-006"], 1) == ["2024-007"]
    assert next_numbers(["099"], [], 1) == ["100"]
    assert next_numbers(["K099"], [], 1) == ["K100"]


@given(st.lists(st.from_regex(r"[A-Z]{0,2}-?\d{0,6}", fullmatch=True)), st.lists(st.integers(1, 99).map(str)))
def test_none_is_given_that_is_in_use(customers, taken):
    found = next_numbers(customers, taken, 5)
    assert len(set(found)) == 5
    assert not {*customers, *taken} & set(found)
