# ruff: noqa: E501 -- tables of customers
"""New rows against the file, before they are added."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from duplicates.tables import customers
from klantenbestand.duplicates.newcomers import newcomers
from klantenbestand.duplicates.proposals import QUESTION, RELATED, SURE, find_duplicates

HERE = customers("""customer | gender | first_name | initials | last_name | street | house_number | postcode | city | mobile
K1 | v | Anna | | Zandbrink | Kerkstraat | 12 | 1234 AB | Goes | 0620123456
K2 | m | Jan | | Zandbrink | Kerkstraat | 12 | 1234 AB | Goes | 0631123456
K3 | m | Piet | | Vos | Dorpsweg | 3 | 9876 XY | Sneek | 0641123456
K4 | m | Piet | | Vos | Dorpsweg | 3 | 9876 XY | Sneek | 0641123456""")
NEW = customers("""customer | first_name | initials | last_name | street | house_number | postcode | city | phone
 | Anna | | Zandbrink | Kerkstr. | 12 | 1234AB | Goes | +31 6 20123456
 | | A. | Zandbrink | Kerkstraat | 12 | 1234 AB | Goes |
 | Els | | Bergveld | Laan | 7 | 4321 AB | Utrecht |
 | Els | | Bergveld | Laan | 7 | 4321 AB | Utrecht | """)


def test_each_new_row_says_whom_it_is_and_with_whom_it_lives():
    found = {(one.row, one.customer, one.verdict) for one in newcomers(HERE, NEW)}
    assert (2, "K1", SURE) in found
    assert (2, "K2", RELATED) in found
    assert (3, "K1", QUESTION) in found


def test_the_surest_stands_first_and_nobody_known_is_not_there():
    found = newcomers(HERE, NEW)
    assert (found[0].row, found[0].customer, found[0].other) == (2, "K1", 2)
    assert "mobiele nummer" in found[0].reason
    assert not [one for one in found if one.row == 4]


def test_two_new_rows_that_are_one_are_seen_once_and_those_of_the_file_not_at_all():
    among = [one for one in newcomers(HERE, NEW) if one.both_new]
    assert {(one.row, one.other) for one in among} >= {(5, 4)}
    assert all(one.customer == "" for one in among)
    assert not [one for one in newcomers(HERE, NEW.iloc[2:3]) if one.customer in ("K3", "K4")]


def test_what_was_refused_is_not_said_again():
    new = NEW.assign(customer=["N1", "N2", "N3", "N4"]).astype({"customer": "str"})
    assert [one.customer for one in newcomers(HERE, new, [("K1", "N1")]) if one.row == 2] == ["K2"]


def test_no_new_rows_and_no_file():
    assert newcomers(HERE, NEW.iloc[:0]) == ()
    assert all(one.both_new for one in newcomers(HERE.iloc[:0], NEW))


@given(st.sets(st.sampled_from([key for key in NEW if key != "customer"])), st.permutations(range(4)))
def test_a_column_that_is_missing_and_the_order_of_rows_never_matter(gone, order):
    new = NEW.drop(columns=list(gone))
    found = {(one.row, one.customer, one.verdict) for one in newcomers(HERE, new) if not one.both_new}
    assert found == {
        (one.row, one.customer, one.verdict) for one in newcomers(HERE, new.iloc[list(order)]) if not one.both_new
    }


def test_rows_added_after_all_are_proposed_as_they_were_announced():
    together = pd.concat([HERE, NEW.iloc[:1].assign(customer="N1")], ignore_index=True).astype({"customer": "str"})
    together.index = pd.RangeIndex(2, len(together) + 2)
    assert ("K1", "N1") in [group.customers for group in find_duplicates(together).with_verdict(SURE)]
