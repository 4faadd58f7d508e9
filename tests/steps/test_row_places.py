"""A row that left comes back between the rows that it stood between, unless they stand otherwise by now."""

import pandas as pd
import pytest

from klantenbestand.steps.change_edits import Home
from klantenbestand.steps.row_identity import RowTexts
from klantenbestand.steps.row_places import AT_END, homes_of, place_of


def names(text, first=2):
    """Customers by their letters, "." without a number, from row 2 on."""
    rows = range(first, first + len(text))
    return RowTexts("customers", pd.DataFrame({"customer": [one.replace(".", "") for one in text]}, index=list(rows)))


def place(before, letter, now):
    row = 2 + before.index(letter)
    return place_of(
        names(now), homes_of(names(before), {2 + before.index(one) for one in before if one not in now})[row]
    )


@pytest.mark.parametrize(
    ("before", "letter", "now", "row"),
    [
        ("ABCD", "B", "ACD", 3),
        ("ABCD", "A", "BCD", 2),
        ("ABCD", "D", "ABC", AT_END),
        ("ABCD", "D", "ABCXY", 5),  # new customers were typed below
        ("ABCD", "B", "AXCD", 3),
        ("ABCD", "B", "XACD", 4),
        ("ABCD", "B", "CD", 2),  # the one above is gone too
        ("ABCD", "B", "A", AT_END),
        ("ABCDE", "B", "EDCA", None),  # sorted
        ("ABCD", "B", "XY", None),
        ("ABCD", "B", "ABCD"[:1] + "CD", 3),
        (".B.D", "B", "..D", 4),  # rows without a number tell nothing
        ("AABC", "B", "AAC", 4),
    ],
)
def test_the_place_is_told_by_who_stands_around_it(before, letter, now, row):
    assert place(before, letter, now) == row


def test_rows_that_left_together_come_back_in_their_order_whichever_comes_first():
    homes = homes_of(names("ABCDE"), {3, 4})
    assert place_of(names("ACDE"), homes[3]) == 3
    assert place_of(names("ABDE"), homes[4]) == 4


def test_of_many_rows_that_leave_together_those_that_stay_are_remembered():
    text = "".join(chr(65 + at) for at in range(40))
    homes = homes_of(names(text), set(range(5, 20)))
    assert homes[10].above[-3:] == ("C", "B", "A")
    assert set(homes[10].below) >= {chr(65 + 18), chr(65 + 19), chr(65 + 20)}
    assert len(homes[10].below) < 20


def test_an_empty_sheet_tells_nothing():
    assert place_of(names(""), Home(3, ("A",), ("B",))) is None
