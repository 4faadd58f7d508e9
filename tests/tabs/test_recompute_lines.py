"""The purchase lines as Excel sees them: text is no number, and a whole column or only its rows."""

import pandas as pd

from klantenbestand.tabs.recompute_lines import all_read, as_excel_sees, date_formula, literal
from tabs.test_recompute import PURCHASES, data_of


def test_a_cell_with_text_is_missing_to_excel_and_read_by_us(tmp_path):
    seen = as_excel_sees(data_of(tmp_path, PURCHASES.replace("| 10.10     |", "| '10,10'   |")))
    assert seen is not None
    assert pd.isna(seen.amount[3])
    assert all_read(seen).amount[3] == 10.10
    assert seen.is_read_otherwise("amount")
    assert not seen.is_read_otherwise("customer")


def test_a_column_is_named_whole_or_by_its_rows(tmp_path):
    seen = as_excel_sees(data_of(tmp_path))
    assert seen is not None
    assert seen.reference("date") == "'Aankopen'!$B:$B"
    assert seen.cells("date", 2, 9) == "'Aankopen'!$B$2:$B$9"


def test_an_error_in_a_cell_is_known_of_its_column(tmp_path):
    seen = as_excel_sees(data_of(tmp_path, PURCHASES.replace("| O4          |", "| #N/A        |")))
    assert seen is not None
    assert seen.broken == {"A"}


def test_wildcards_and_quotes_are_only_themselves():
    assert literal('a*b?"~') == 'a~*b~?""~~'
    assert date_formula(pd.Timestamp(2026, 3, 4)) == "DATE(2026,3,4)"
