"""The rows of customers in *Klanten*: the first one of each number, looked up once."""

from datetime import date

import pandas as pd

from klantenbestand.analysis.listed import listed, positions
from klantenbestand.analysis.orders import prepare
from typed_frames import customers, purchases


def test_a_text_is_found_where_it_stands_first():
    names = pd.Series(["b", "a", None, "a", ""], dtype="str")
    assert positions(names, pd.Index(["a", "c", "b"], dtype="str")).tolist() == [1, -1, 0]
    assert positions(names[:0], pd.Index(["a"], dtype="str")).tolist() == [-1]


def test_each_customer_has_his_first_row_and_a_stranger_none():
    found = prepare(
        purchases("| customer | date | amount |\n|-|-|-|\n| '9' | 01-02-2024 | 5 |\n| '7' | 02-02-2024 | 5 |"),
        date(2024, 3, 1),
    )
    sheet = customers("| customer | city |\n|-|-|\n| '1' | Gouda |\n| '7' | Delft |\n| '7' | Breda |")
    place = listed(found, sheet)
    assert place.tolist() == [-1, 1]
    assert listed(found, sheet) is place
    assert listed(found, sheet.iloc[::-1]).tolist() == [-1, 0]  # another frame is looked up anew
