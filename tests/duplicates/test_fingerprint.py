import pandas as pd

from klantenbestand.duplicates.fingerprint import fingerprints


def rows(**columns):
    return pd.DataFrame(columns, index=[2, 3], dtype="str")


def test_it_follows_what_rows_are_compared_by_and_nothing_else():
    frame = rows(last_name=["Jansen", "Bos"], remarks=["a", "b"])
    before = fingerprints(frame, [2, 3])
    assert fingerprints(frame.assign(remarks=["x", "y"]), [2, 3]) == before
    after = fingerprints(frame.assign(last_name=["Jansen", "Bosch"]), [2, 3])
    assert after[2] == before[2]
    assert after[3] != before[3]


def test_an_empty_column_more_and_another_place_change_nothing():
    frame = rows(last_name=["Jansen", "Bos"])
    moved = frame.assign(kvk=None).set_axis([9, 4])
    assert list(fingerprints(moved, [9, 4]).values()) == list(fingerprints(frame, [2, 3]).values())


def test_a_value_in_another_column_is_another_row():
    one, other = rows(first_name=["Jan", ""], last_name=["", ""]), rows(first_name=["", ""], last_name=["Jan", ""])
    assert fingerprints(one, [2]) != fingerprints(other, [2])
