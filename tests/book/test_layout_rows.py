"""Rows are as high as the texts that wrap in them."""

import numpy as np
import pandas as pd

from klantenbestand.book.layout import lay_out
from klantenbestand.words.tab import Field, Format, Group, Tab, Table


def counts(*columns):
    tables = tuple(
        Table(f"T{at}", pd.DataFrame({"x": pd.Series(texts, dtype="str")}), (Field("x", "X", Format.LONG_TEXT),))
        for at, texts in enumerate(columns)
    )
    return list(lay_out(Tab("Proef", Group.DATA, "Proef", "Proef.", tables=tables, frozen=True)).row_lines)


def test_a_row_takes_the_lines_of_its_longest_text():
    # a column of 50 characters is 355 pixels wide; "woord " takes some 45, so 7 fit on a line
    assert counts(["kort", "een\ntwee", "woord " * 40]) == [1, 2, 6]


def test_tables_beside_each_other_share_their_rows():
    assert counts(["kort", "kort", "kort"], ["een\ntwee"]) == [2, 1, 1]


def test_where_nothing_wraps_no_row_gets_a_height():
    assert counts(["kort", None]) == []
    assert counts([]) == []


def test_a_huge_list_gets_its_heights_from_the_lengths():
    texts = ["kort"] * 10_001 + ["woord " * 40, "een\ntwee"]
    measured, guessed = np.array(counts(texts[-3:])), np.array(counts(texts)[-3:])
    assert (guessed >= measured).all()
    assert (guessed - measured <= 1).all()
