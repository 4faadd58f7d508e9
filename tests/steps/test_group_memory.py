"""What a yearly review remembers of groups, and which review is compared with."""

import pandas as pd

from klantenbestand.book.memory import Memory
from klantenbestand.steps.group_memory import REVIEWS, earlier_review, with_review


def day(text: str) -> pd.Timestamp:
    return pd.Timestamp(text)


def groups(**names: str) -> "pd.Series[str]":
    return pd.Series(names, dtype="str")


def test_the_first_time_there_is_nothing_to_compare_with():
    assert earlier_review(Memory(), day("2026-11-15"), {}) is None


def test_a_review_is_compared_with_the_one_of_last_year():
    memory = with_review(Memory(), day("2025-11-15"), groups(K1="Trouw", K2="Nieuw"))
    found = earlier_review(memory, day("2026-11-15"), {})
    assert found is not None
    assert (found.day, found.groups) == (day("2025-11-15"), {"K1": "Trouw", "K2": "Nieuw"})


def test_on_the_day_of_the_review_itself_there_is_none_yet():
    memory = with_review(Memory(), day("2026-11-15"), groups(K1="Trouw"))
    assert earlier_review(memory, day("2026-11-15"), {}) is None
    assert earlier_review(memory, day("2026-11-16"), {}) is not None  # but on every later day


def test_a_review_made_again_replaces_the_first_and_still_compares_with_last_year():
    memory = with_review(Memory(), day("2025-11-15"), groups(K1="Trouw"))
    memory = with_review(memory, day("2026-11-15"), groups(K1="Nieuw"))
    again = earlier_review(memory, day("2026-11-18"), {})
    assert again is not None
    assert again.groups == {"K1": "Trouw"}
    memory = with_review(memory, day("2026-11-18"), groups(K1="Verloren"))
    later = earlier_review(memory, day("2027-11-01"), {})
    assert later is not None
    assert (later.day, later.groups) == (day("2026-11-18"), {"K1": "Verloren"})


def test_only_the_review_and_the_one_before_are_kept():
    memory = Memory()
    for year in range(2020, 2027):
        memory = with_review(memory, day(f"{year}-11-15"), groups(K1="Trouw", K2="Nieuw"))
    table = memory.table(REVIEWS, ())
    assert table["Peildatum"].unique().tolist() == [day("2025-11-15"), day("2026-11-15")]
    assert len(table) == 4


def test_who_was_merged_goes_by_the_number_that_stayed_with_the_group_of_that_customer():
    memory = with_review(Memory(), day("2025-11-15"), groups(K9="Nieuw", K1="Trouw", K3="Verloren"))
    found = earlier_review(memory, day("2026-11-15"), {"K9": "K1", "K3": "K4", "K4": "K5"})
    assert found is not None
    assert found.groups == {"K1": "Trouw", "K5": "Verloren"}


def test_numbers_that_excel_gives_back_as_numbers_are_still_numbers_of_customers():
    table = pd.DataFrame({"Peildatum": [day("2025-11-15")], "Klantnummer": [10072.0], "Groep": ["Trouw"]})
    found = earlier_review(Memory().with_table(REVIEWS, table), day("2026-11-15"), {})
    assert found is not None
    assert found.groups == {"10072": "Trouw"}


def test_without_groups_nothing_is_remembered():
    memory = Memory()
    assert with_review(memory, day("2026-11-15"), groups(K1="", K2="")) is memory
