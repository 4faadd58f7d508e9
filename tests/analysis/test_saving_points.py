"""Points by the owner's own rule."""

from datetime import date

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from klantenbestand.analysis.orders import prepare
from klantenbestand.analysis.saving_points import SavingRule, savings

TODAY = date(2026, 6, 30)


def points(rows, rule):
    frame = pd.DataFrame(rows, columns=["order", "customer", "date", "amount", "promo_code", "status"])
    return savings(prepare(frame.assign(date=pd.to_datetime(frame["date"])), TODAY), rule)


ROWS = [
    ("1", "A", "2025-12-31", 100.0, "", ""),
    ("2", "A", "2026-01-01", 59.99, "", ""),
    ("2", "A", "2026-01-01", 40.0, "", ""),
    ("3", "A", "2026-02-01", 30.0, "spaar ", ""),
    ("3", "A", "2026-02-01", 10.0, "SPAAR", ""),
    ("4", "B", "2026-02-01", 20.0, "", ""),
    ("5", "B", "2026-03-01", 20.0, "", "retour"),
    ("6", "C", "2026-07-01", 500.0, "", ""),
    ("7", "", "2026-03-01", 70.0, "", ""),
]


def test_points_per_euro_are_whole_points_of_the_net_revenue_since_the_day():
    table = points(ROWS, SavingRule(per_euro=1, since=date(2026, 1, 1)))
    assert table["earned"].to_dict() == {"A": 139, "B": 0}  # 139.99; what came back brings nothing


def test_a_reward_is_an_order_with_the_word_however_many_lines_it_has():
    table = points(ROWS, SavingRule(per_euro=1, since=date(2026, 1, 1), reward=50, code="Spaar"))
    assert table.loc["A", ["taken", "balance", "due"]].tolist() == [1, 89, 1]
    assert table.loc["B", ["taken", "balance", "due"]].tolist() == [0, 0, 0]


def test_a_stamp_card_counts_orders():
    table = points(ROWS, SavingRule(per_purchase=1, reward=2))
    assert table.loc["A", ["earned", "due"]].tolist() == [3, 1]


def test_more_taken_than_saved_is_shown_as_it_is():
    table = points(ROWS, SavingRule(per_purchase=1, reward=10, code="spaar"))
    assert table.loc["A", ["balance", "due"]].tolist() == [-7, 0]


def test_a_tenth_of_a_point_a_euro_is_not_lost_in_binary():
    table = points([("1", "A", "2026-01-01", 700.0, "", "")], SavingRule(per_euro=0.1))
    assert table.loc["A", "earned"] == 70


LINES = st.lists(
    st.tuples(st.sampled_from("123456"), st.sampled_from("AB"), st.sampled_from(["2026-01-01", "2026-05-05"]),
              st.integers(1, 9999).map(lambda cents: cents / 100), st.sampled_from(["", "SPAAR"]), st.just("")),
    min_size=1, max_size=12,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(LINES, st.sampled_from([0, 1, 2.5]), st.sampled_from([0, 1]), st.sampled_from([0, 10]))
def test_what_is_earned_is_what_is_left_and_what_was_taken(rows, per_euro, per_purchase, reward):
    table = points(rows, SavingRule(per_euro, per_purchase, reward=reward, code="spaar"))
    assert (table["earned"] == table["balance"] + table["taken"] * reward).all()
    assert (table["due"] * reward <= table["balance"].clip(lower=0)).all()
    spent = pd.DataFrame(rows).groupby(1)[3].sum()
    if not per_purchase:
        assert (table["earned"] == np.floor(per_euro * spent.reindex(table.index) + 1e-6)).all()
