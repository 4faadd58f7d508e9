"""Bought together: counts by hand, the published rule's lift, and no pairs out of chance."""

import itertools
import math
from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klantenbestand.analysis.orders import prepare
from klantenbestand.analysis.together import bought_together, lift_low, not_yet

PEILDATUM = date(2024, 12, 31)


def shop(baskets: list[str]) -> pd.DataFrame:
    """One order for each word; its letters are the articles; customer = number modulo 40."""
    rows = [(str(n), f"K{n % 40}", letter) for n, basket in enumerate(baskets) for letter in basket]
    frame = pd.DataFrame(rows, columns=["order", "customer", "article"])
    return frame.assign(date=pd.Timestamp("2024-06-01"), amount=1.0)


def test_a_pair_is_counted_in_both_directions():
    baskets = ["ab"] * 30 + ["ac"] * 5 + ["cd"] * 60 + ["bc"] * 5 + ["a"] * 7 + ["abc"] * 0
    found = bought_together(prepare(shop(baskets), PEILDATUM))
    assert (found.baskets, found.least) == (100, 5)
    pair = found.pairs.set_index(["article", "other"]).loc[("a", "b")]
    assert pair[["both", "with_article", "with_other"]].tolist() == [30, 35, 35]
    assert pair["lift"] == pytest.approx((30 / 35) / 0.35)
    low = math.log(pair["lift"]) - 1.96 * math.sqrt(1 / 30 - 1 / 35 + 1 / 35 - 1 / 100)
    assert pair["lift_low"] == pytest.approx(math.exp(low), rel=1e-4)
    assert {("a", "b"), ("b", "a"), ("c", "d"), ("d", "c")} == set(found.pairs.set_index(["article", "other"]).index)


def test_who_bought_the_one_and_never_the_other():
    frame = shop(["ab"] * 30 + ["cd"] * 30)
    frame.loc[len(frame)] = ["99", "K0", "a", pd.Timestamp("2024-07-01"), 1.0]
    frame.loc[len(frame)] = ["98", "nieuw", "a", pd.Timestamp("2024-07-01"), 1.0]
    found = prepare(frame, PEILDATUM)
    pair = bought_together(found).pairs.set_index(["article", "other"]).loc[("a", "b")]
    assert (pair["buyers"], pair["not_yet"]) == (31, 1)
    assert not_yet(found, "a", "b").tolist() == ["nieuw"]
    assert not_yet(found, "a", "onbekend").size == 31
    assert not_yet(found, "onbekend", "a").empty


def test_the_lift_of_the_published_rule():
    # Groceries (arules): herbs in 160 of 9,835 baskets, 69 of them with root vegetables (1,072): lift 3.956477.
    low = lift_low(np.array([69]), np.array([160]), np.array([1072]), 9835)
    assert pytest.approx(3.956477, abs=5e-7) == 69 / 160 / (1072 / 9835)
    assert low[0] == pytest.approx(3.956477 * math.exp(-1.959964 * math.sqrt(1 / 69 - 1 / 160 + 1 / 1072 - 1 / 9835)))


def test_stock_orders_and_single_articles_make_no_pairs():
    frame = shop(["ab"] * 50)
    stock = pd.DataFrame({"order": "v", "customer": "K1", "article": [f"x{n}" for n in range(51)]})
    stock = stock.assign(date=pd.Timestamp("2024-06-01"), amount=1.0)
    assert bought_together(prepare(pd.concat([frame, stock], ignore_index=True), PEILDATUM)).baskets == 50


def test_few_baskets_say_what_is_missing():
    found = bought_together(prepare(shop(["ab"] * 49), PEILDATUM))
    assert found.pairs.empty
    (note,) = found.thin
    assert (note.code, note.details["missing"]) == ("pairs-few-baskets", 1)
    assert bought_together(prepare(shop(["a"] * 60), PEILDATUM)).baskets == 0


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text("abcdef", min_size=1, max_size=6), min_size=60, max_size=120))
def test_all_counts_equal_counting_by_hand(baskets):
    found = bought_together(prepare(shop(baskets), PEILDATUM))
    sets = [frozenset(basket) for basket in baskets if len(set(basket)) > 1]
    assert found.baskets == len(sets)
    for row in found.pairs.itertuples():
        assert row.both == sum({row.article, row.other} <= basket for basket in sets)
        assert row.with_article == sum(row.article in basket for basket in sets)
        assert row.lift_low > 1.1
    shown = {frozenset(pair) for pair in zip(found.pairs["article"], found.pairs["other"], strict=True)}
    if not found.thin:
        for one, other in itertools.combinations("abcdef", 2):
            both = sum({one, other} <= basket for basket in sets)
            left, right = sum(one in b for b in sets), sum(other in b for b in sets)
            if both >= found.least:
                low = lift_low(np.array([both]), np.array([left]), np.array([right]), len(sets))[0]
                assert (low > 1.1) == (frozenset((one, other)) in shown)
