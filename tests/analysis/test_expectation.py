"""Verwachting: refused, only an order, or numbers with a band; and the back-test beside it."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from klantenbestand.analysis.activity import active_customers
from klantenbestand.analysis.back_test import back_test
from klantenbestand.analysis.expectation import LIKELY, Alive, Level, expected_purchases
from klantenbestand.analysis.expected_total import Z80, Total, total_of
from klantenbestand.analysis.mbg import Leaving, expected
from klantenbestand.analysis.mbg import alive as mbg_alive
from klantenbestand.analysis.orders import prepare
from klantenbestand.analysis.purchase_histories import histories
from repeat_buyers import buyers
from typed_frames import purchases

PEILDATUM = date(2023, 12, 31)


def _histories(history):
    found = histories(history, int(history.lines["day"].max()))
    return found.x, found.tx, found.T


def found_in(frame: pd.DataFrame):
    return expected_purchases(prepare(frame, PEILDATUM))


@pytest.fixture(scope="module")
def shop():
    return found_in(buyers(600, 728))


def test_enough_customers_get_numbers_that_add_up(shop):
    assert (shop.level, shop.thin, shop.nobody_leaves) == (Level.FULL, (), False)
    assert shop.purchases.value == pytest.approx(shop.frame["expected"].sum())
    assert shop.revenue.value == pytest.approx(shop.frame["revenue"].sum())
    assert shop.purchases.low < shop.purchases.value < shop.purchases.high
    assert (shop.frame["expected"] >= 0).all()
    assert set(shop.frame["alive"]) == {"waarschijnlijk", "twijfelachtig", "onwaarschijnlijk"}
    assert shop.seasonal == 1


def test_who_is_no_longer_active_is_at_best_doubtful_and_after_long_silence_unlikely():
    """Where few leave, the model finds many of them likely whatever their silence."""
    frame = buyers(600, 728, leaving=(0.1, 3.0))
    history = prepare(frame, PEILDATUM)
    found, activity = expected_purchases(history), active_customers(history)
    silent = activity.customers["recency_days"].reindex(found.frame.index)
    window, alive = activity.window.days, found.frame["alive"]
    chance = mbg_alive(found.model, *_histories(history))
    assert ((chance >= LIKELY) & (silent > window)).sum() > 5
    assert ((chance >= LIKELY) & (silent > 2 * window)).any()
    assert (alive[silent > 2 * window] == Alive.UNLIKELY).all()
    assert set(alive[(silent > window) & (silent <= 2 * window)]) <= {Alive.DOUBTFUL, Alive.UNLIKELY}
    assert (alive[silent <= window] == Alive.LIKELY).any()
    pd.testing.assert_frame_equal(found.frame, expected_purchases(history, activity).frame)


def test_rank_one_is_who_will_buy_most(shop):
    assert shop.frame["expected"].idxmax() in shop.frame.index[shop.frame["rank"] == 1]
    assert shop.frame.sort_values("rank")["expected"].is_monotonic_decreasing


def test_the_back_test_is_the_forecast_of_half_a_year_ago(shop):
    test = shop.back_test
    assert (test.cut, test.months) == (shop.as_of - pd.DateOffset(months=6), 6)
    assert test.inside
    assert test.predicted == pytest.approx(test.actual, rel=0.25)
    assert test.correlation > 0.5


def test_the_total_is_near_what_really_happens():
    """The next year of a simulated shop: two years are shown, the third is counted."""
    whole = buyers(800, 2 * 728, seed=9)
    cut = pd.Timestamp("2023-12-29")
    known = whole[whole["date"] <= cut]
    shown = expected_purchases(prepare(known, cut.date()))
    later = whole[(whole["date"] > cut) & (whole["date"] <= cut + pd.DateOffset(years=1))]
    actual = later[later["customer"].isin(set(known["customer"]))].drop_duplicates(["customer", "date"])
    assert shown.purchases.low < len(actual) < shown.purchases.high


def test_between_20_and_80_repeaters_there_is_only_an_order():
    found = found_in(buyers(80, 728, seed=2))
    assert 20 <= found.repeaters < 80
    assert found.level is Level.ORDER
    assert found.frame["rank"].notna().all()
    assert found.frame[["expected", "value", "revenue"]].isna().all(axis=None)
    assert (found.frame["alive"] == "").all()
    assert (found.purchases, found.revenue) == (None, None)
    assert [note.code for note in found.thin] == ["expectation-order-only"]


def test_few_repeaters_or_a_short_file_get_no_expectation():
    few = found_in(buyers(25, 728, seed=2))
    assert (few.level, few.model, few.back_test) == (Level.NONE, None, None)
    assert [note.code for note in few.thin] == ["expectation-few-repeaters"]
    short = found_in(buyers(400, 300, seed=2))
    assert short.level is Level.NONE
    assert [note.code for note in short.thin] == ["expectation-too-short"]
    assert len(short.frame) == 400
    for last, level in (("2023-12-30", Level.NONE), ("2023-12-31", Level.ORDER)):  # 364 and 365 days
        days = ["2023-01-01", "2023-06-01", last]
        rows = [(f"K{number}", pd.Timestamp(day), 10.0) for number in range(30) for day in days]
        assert found_in(pd.DataFrame(rows, columns=["customer", "date", "amount"])).level is level
    none = found_in(purchases("| date | customer | amount |"))
    assert (len(none.frame), none.level) == (0, Level.NONE)


def test_where_nobody_leaves_it_does_not_say_who_is_still_a_customer():
    frame = pd.DataFrame(
        [
            (f"K{n}", pd.Timestamp("2022-01-05") + pd.Timedelta(days=d))
            for n in range(100)
            for d in range(n % 20, 720, 20)
        ],
        columns=["customer", "date"],
    ).assign(amount=10.0)
    found = found_in(frame)
    assert found.nobody_leaves
    assert (found.frame["alive"] == "").all()
    assert "expectation-nobody-leaves" in [note.code for note in found.thin]


def test_customers_who_buy_often_and_dear_are_said():
    frame = buyers(400, 728, seed=4)
    often = frame.groupby("customer")["amount"].transform("size")
    found = found_in(frame.assign(amount=10.0 * often + np.arange(len(frame)) % 3))
    assert found.value_link > 0.9
    assert found.thin[-1].code == "expectation-value-linked"
    assert found.thin[-1].details["direction"] == "meer"


def test_a_shop_with_one_price_expects_that_price():
    found = found_in(buyers(300, 728, seed=6).drop_duplicates(["customer", "day"]).assign(amount=12.5))
    often = found.frame["expected"] > 0
    assert found.frame.loc[often, "value"].to_numpy() == pytest.approx(12.5, rel=0.1)


def test_no_back_test_where_half_a_year_ago_was_too_early():
    frame = buyers(300, 400, seed=7)
    found = prepare(frame, PEILDATUM)
    first, end = int(found.lines["day"].min()), int(found.lines["day"].max())
    assert back_test(found, end, first) is not None
    assert back_test(found, first + 200, first) is None


def test_the_band_of_a_total():
    total = Total.of(100.0, 0.2)
    assert (total.low, total.high) == (pytest.approx(100 * np.exp(-Z80 * 0.2)), pytest.approx(100 * np.exp(Z80 * 0.2)))
    assert total.times(np.array([1.0, 2.0]), np.array([10.0, 5.0])).value == 20


def test_a_large_shop_is_no_surer_than_the_model():
    frame = buyers(600, 728)
    purchases_ = prepare(frame, PEILDATUM)
    found = histories(purchases_, purchases_.today)
    model = Leaving(1.2, 10.3, 0.8, 2.0, 0.0, np.zeros((4, 4)))
    each = expected(model, found.x, found.tx, found.T, 52.0)
    total = total_of(model, found, each, 52.0, 1.5)
    assert total.value == pytest.approx(1.5 * each.sum())
    assert 0.16 < total.spread < 0.2
