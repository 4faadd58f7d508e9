# ruff: noqa: E501 -- a table
"""Whether two rows with one number or mailbox are called the same, may be, or are two customers."""

import numpy as np
import pandas as pd
import pytest

from klantenbestand.duplicates.called import Called, called

KEYS = ("company", "initials", "first_name", "infix", "last_name", "postcode", "house_number", "mobile", "email")
DOOR = {"postcode": "4461 AB", "house_number": "12"}
OTHER_DOOR = {"postcode": "1011 AA", "house_number": "1"}
SAME, MAYBE, OTHER = Called.THE_SAME, Called.UNTOLD, Called.OTHERWISE


def someone(**told):
    return {**dict.fromkeys(KEYS), **told}


JAN = someone(first_name="Jan", last_name="Jansen")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (JAN, JAN, SAME),
        (JAN, someone(first_name="JAN", last_name="jansen", **OTHER_DOOR), SAME),
        (JAN, someone(first_name="Petra", last_name="Jansen"), OTHER),
        (JAN, someone(first_name="Jan", last_name="Bakker"), OTHER),
        (JAN, someone(last_name="Jansen"), MAYBE),
        (JAN, someone(initials="J.", last_name="Jansen"), MAYBE),
        (JAN, someone(initials="P.", last_name="Jansen"), OTHER),
        (JAN, someone(email="jan@jansen.nl"), MAYBE),
        (JAN, someone(first_name="Jan", last_name="Jansen jr."), MAYBE),
        (someone(first_name="Lars", last_name="Bos"), someone(first_name="Lara", last_name="Bos"), MAYBE),
        (someone(initials="J.P.", last_name="Bos"), someone(initials="J.P.M.", last_name="Bos"), SAME),
        (someone(initials="J.", last_name="Bos"), someone(initials="J.", last_name="Bos"), SAME),
        (someone(initials="J.", last_name="Bos", mobile="0623864511"), someone(initials="J.", last_name="Bos", mobile="0651993847"), OTHER),
        (someone(last_name="Bos"), someone(last_name="Bos"), MAYBE),  # a surname is of many
        (someone(last_name="Bos", **DOOR), someone(last_name="Bos", **DOOR), SAME),
        (someone(last_name="Bos", email="bos@a.nl"), someone(last_name="Bos", email="bos@a.nl"), SAME),
        (someone(company="Garage Smit"), someone(company="Garage Smit B.V."), SAME),
        (someone(company="Garage Smit", **DOOR), someone(company="Garage Smit", **OTHER_DOOR), MAYBE),  # a branch
        (someone(company="Garage Smit"), someone(company="Kapsalon Vos"), OTHER),
        (someone(company="Smit Bouw"), someone(company="Smit Bouw Beheer"), OTHER),
        (someone(company="Garage Smit", first_name="Jan", last_name="Smit"), someone(first_name="Jan", last_name="Smit"), MAYBE),
        (someone(company="Garage Smit", first_name="Jan", last_name="Smit"), someone(first_name="Els", last_name="Bos"), OTHER),
    ],
)  # fmt: skip
def test_what_two_rows_are_called(one, other, expected):
    frame = pd.DataFrame([one, other], dtype="str")
    for pair in ((0, 1), (1, 0)):
        a, b = (np.array([place]) for place in pair)
        assert Called(called(frame, a, b)[0]) is expected


def test_another_day_of_birth_is_another_person():
    frame = pd.DataFrame([JAN, JAN], dtype="str").assign(birth_date=pd.to_datetime(["1950-02-01", "1981-06-05"]))
    assert Called(called(frame, np.array([0]), np.array([1]))[0]) is OTHER


def test_no_pairs_are_no_levels():
    nobody = np.zeros(0, dtype=np.int64)
    assert called(pd.DataFrame(), nobody, nobody).tolist() == []
