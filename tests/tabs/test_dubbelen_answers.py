import pandas as pd

from klantenbestand.duplicates.decisions import Decision
from klantenbestand.tabs.dubbelen_answers import answers, asked_again, waiting

HEADERS = ["Besluit", "Groep", "Rij", "Voornaam"]


def table(*rows):
    return pd.DataFrame(rows, columns=HEADERS, dtype=object)


def test_a_group_is_read_however_the_table_was_sorted():
    found = answers(
        table(
            (None, "1 + 2", "blijft", "Jan"),
            ("Later", "3 + 4", "zo wordt het", "Piet"),
            ("Samenvoegen", "1 + 2", "zo wordt het", "Johan"),
        )
    )
    assert (found["1 + 2"].decision, found["1 + 2"].cells) == (Decision.MERGE, {"first_name": "Johan"})
    assert found["3 + 4"].decision is Decision.LATER


def test_a_decision_on_another_row_of_the_group_counts_too_unless_they_contradict():
    above, below = ("Samenvoegen", "1 + 2", "zo wordt het", ""), ("Niet dezelfde", "1 + 2", "blijft", "")
    assert answers(table(below))["1 + 2"].decision is Decision.DIFFERENT
    assert answers(table(above, below))["1 + 2"].decision is Decision.LATER


def test_what_is_typed_otherwise_is_understood_or_waits():
    assert answers(table((" samenvoegen", "1 + 2", "", "")))["1 + 2"].decision is Decision.MERGE
    assert answers(table(("weet ik niet", "1 + 2", "", "")))["1 + 2"].decision is Decision.LATER


def test_a_tab_without_our_columns_gives_no_answers():
    assert answers(pd.DataFrame({"Groep": ["1 + 2"]})) == {}
    assert answers(None) == {}
    assert asked_again(None) == set()


def test_what_waits_is_counted_by_group():
    both = table(("", "1 + 2", "blijft", ""), ("Later", "1 + 2", "", ""), ("Samenvoegen", "3 + 4", "", ""))
    assert waiting(both) == (1, 1)
