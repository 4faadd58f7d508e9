"""Tables of a plan."""

import pandas as pd
import pytest

from klantenbestand.book.tab_plan import ColumnPlan, TablePlan
from klantenbestand.words.tab import Field, Table


def plan(rows):
    fields = (Field("a", "A"), Field("b", "A"))
    columns = tuple(
        ColumnPlan(field, header, at, 10.0, False) for field, header, at in zip(fields, "AB", (3, 4), strict=True)
    )
    return TablePlan(Table("T", pd.DataFrame(), fields), "T", 7, columns, rows, filters=False)


def test_an_empty_table_has_one_row():
    assert (plan(0).first_row, plan(0).last_row) == (8, 8)
    assert (plan(3).first_row, plan(3).last_row) == (8, 10)


def test_a_column_is_found_by_the_header_of_its_field():
    assert plan(1).column("A").column == 3
    with pytest.raises(KeyError):
        plan(1).column("B")


def test_a_table_knows_its_edges():
    assert (plan(1).first_column, plan(1).last_column) == (3, 4)
