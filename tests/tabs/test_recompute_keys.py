"""Counting different orders, buyers and days: which form of the formula, and what it gives."""

import pandas as pd
import pytest

from klantenbestand.tabs.recompute_keys import MOST_ROWS, Counting, Form, What, Why
from klantenbestand.tabs.recompute_lines import as_excel_sees
from tabs.test_recompute import data_of

END = pd.Timestamp(2026, 11, 15)
# Two lines of F1 stand together, F2 is of two customers; of F3 all is a retour or offerte.
LINES = """
| Ordernummer | Datum      | Klantnummer | Aantal | Bedrag | Status  |
|-------------|------------|-------------|--------|--------|---------|
| F1          | 01-02-2026 | K1          | 1      | 10     |         |
| f1          | 01-02-2026 | K1          | 1      | 5      |         |
| F2          | 02-02-2026 | K1          | 1      | 7      |         |
| F2          | 02-02-2026 | K2          | 1      | 7      |         |
| F3          | 03-02-2026 | K2          | 1      | 7      | retour  |
| F3          | 03-02-2026 | K2          | 1      | 7      | offerte |
| F4          | 16-11-2026 | K2          | 1      | 7      |         |
"""
APART = """
| Ordernummer | Datum      | Klantnummer | Bedrag |
|-------------|------------|-------------|--------|
| 1           | 01-02-2026 | K1          | 10     |
| 2           | 02-02-2026 | K2          | 10     |
| 1           | 01-02-2026 | K1          | 10     |
"""


def counting(tmp_path, lines=LINES, what=What.ORDERS, start=None):
    seen = as_excel_sees(data_of(tmp_path, lines))
    assert seen is not None
    return Counting(seen, start, END, what)


def test_an_order_is_a_number_with_its_customer_whatever_the_capitals(tmp_path):
    orders = counting(tmp_path)
    assert orders.parts == ("order", "customer")
    assert orders.number() == 3
    assert orders.given(Form.BEGINS) == 3


def test_only_as_many_columns_as_tell_orders_apart(tmp_path):
    assert counting(tmp_path, APART).parts == ("order",)


def test_numbers_are_counted_as_numbers_wherever_their_lines_stand(tmp_path):
    orders = counting(tmp_path, APART)
    forms = dict(orders.forms())
    assert next(iter(forms)) is Form.NUMBERS
    assert forms[Form.NUMBERS].count("FREQUENCY") == 1
    assert (orders.given(Form.NUMBERS), orders.given(Form.BEGINS)) == (2, 3)


@pytest.mark.parametrize("number", ["1a", "A2", "123456789012345"])
def test_numbers_that_digits_do_not_tell_apart_are_not_counted_as_numbers(tmp_path, number):
    forms = dict(counting(tmp_path, APART.replace("| 2    ", f"| {number} ")).forms())
    assert Form.NUMBERS not in forms
    assert Form.MATCHED in forms


@pytest.mark.parametrize("number", ["0", "12345678901234"])
def test_a_zero_and_zeros_before_it_keep_numbers_apart(tmp_path, number):
    orders = counting(tmp_path, APART.replace("| 2    ", f"| {number} "))
    assert '("1"&' in dict(orders.forms())[Form.NUMBERS]
    assert orders.number() == 2


def test_without_numbers_an_order_is_a_customer_on_a_day(tmp_path):
    lines = "\n".join("|" + line.split("|", 2)[2] for line in APART.strip().splitlines())
    orders = counting(tmp_path, lines)
    assert (orders.parts, orders.number()) == (("customer", "day"), 2)


def test_some_lines_without_a_number_are_told_apart_by_the_day(tmp_path):
    orders = counting(tmp_path, LINES.replace("| F2          | 02-02-2026 | K2 ", "|             | 02-02-2026 | K2 "))
    assert orders.parts == ("order", "customer", "blank day")
    assert orders.number() == 3


def test_buyers_and_days_in_a_period(tmp_path):
    assert counting(tmp_path, what=What.BUYERS).number() == 2
    assert counting(tmp_path, what=What.DAYS).number() == 3
    assert counting(tmp_path, what=What.DAYS, start=pd.Timestamp(2026, 2, 2)).number() == 2


def test_lines_that_nothing_tells_apart_are_an_order_each(tmp_path):
    seen = as_excel_sees(data_of(tmp_path, "| Datum | Bedrag |\n|---|---|\n| 01-02-2026 | 5 |\n| 01-02-2026 | 5 |"))
    assert seen is not None
    ((form, formula),) = Counting(seen, None, END, each_line=True).forms()
    assert formula.endswith("*1)")
    assert Counting(seen, None, END, each_line=True).given(form) == 2


def test_dates_and_amounts_alone_can_be_counted(tmp_path):
    seen = as_excel_sees(data_of(tmp_path, "| Datum | Bedrag |\n|---|---|\n| 01-02-2026 | 10 |\n| 01-02-2026 | 10 |"))
    assert seen is not None
    lines = Counting(seen, None, END, each_line=True)
    assert (lines.parts, lines.impossible(), lines.given(Form.BEGINS)) == ((), None, 2)


def test_an_error_among_the_numbers_or_too_many_rows_make_it_impossible(tmp_path, monkeypatch):
    broken = counting(tmp_path, LINES.replace("| F4   ", "| #N/A "))
    assert broken.impossible() is Why.BROKEN
    monkeypatch.setattr("klantenbestand.tabs.recompute_keys.MOST_ROWS", 3)
    assert counting(tmp_path).impossible() is Why.ROWS
    assert MOST_ROWS >= 20_000
