"""Kleine mand: small for how often the customer comes."""

from datetime import date

import numpy as np
import pandas as pd
from hypothesis import given

from histories import histories
from klantenbestand.analysis.orders import prepare
from klantenbestand.analysis.small_baskets import small_basket_customers

PEILDATUM = date(2024, 12, 31)


def regulars(names: list[str], amounts: list[float], gap: int, orders: int = 4) -> pd.DataFrame:
    rows = [
        (name, pd.Timestamp("2024-12-01") - pd.Timedelta(days=gap * back), amount)
        for name, amount in zip(names, amounts, strict=True)
        for back in range(orders)
    ]
    return pd.DataFrame(rows, columns=["customer", "date", "amount"])


def found_in(*frames: pd.DataFrame):
    return small_basket_customers(prepare(pd.concat(frames, ignore_index=True), PEILDATUM))


def test_who_spends_less_than_a_quarter_of_the_orders_of_his_class():
    # Amounts 1..20, four orders each: a quarter of the 80 orders is under 5.75 (numpy's linear quantile). Four of four
    # in a quarter: 0.25^4 = 0.0039, five times among 20, and may be up to 5 / 20 of 0.05 = 0.0125.
    names = [f"K{n}" for n in range(1, 21)]
    found = found_in(regulars(names, [float(n) for n in range(1, 21)], 30))
    limit = np.percentile(np.repeat(np.arange(1.0, 21), 4), 25)
    assert found.classes.loc["maand", "low"] == limit == 5.75
    assert found.frame.index.tolist() == ["K1", "K2", "K3", "K4", "K5"]
    assert found.frame.loc["K1"].tolist() == ["maand", 4, 1.0, 5.75, 10.5]
    assert found.told.tolist() == names


def test_each_class_has_its_own_limit_and_few_have_none():
    monthly = regulars([f"M{n}" for n in range(20)], [10.0] * 20, 30)
    yearly = regulars([f"J{n}" for n in range(19)], [100.0] * 18 + [1.0], 200)
    low = regulars(["laag"], [2.0], 30)  # of 84 orders 4 are below 10: 4 of 4 is (4 / 84)^4
    found = found_in(monthly, yearly, low)
    assert found.frame.index.tolist() == ["laag"]
    assert np.isnan(found.classes.loc["jaar", "low"])
    assert not found.told.str.startswith("J").any()
    assert found.classes["customers"].to_dict() == {"maand": 21, "kwartaal": 0, "jaar": 19}


def test_three_orders_are_too_few_to_judge():
    found = found_in(regulars([f"M{n}" for n in range(20)], [10.0] * 20, 30), regulars(["kort"], [1.0], 30, 3))
    assert found.frame.empty
    assert "kort" not in found.told


def test_where_all_customers_are_alike_nobody_is_picked_for_having_few_orders():
    random = np.random.default_rng(3)
    for _ in range(5):
        names = [f"K{n}" for n in range(100)]
        frame = pd.concat([regulars([name], [1.0], 30, 4 + n % 5) for n, name in enumerate(names)], ignore_index=True)
        found = found_in(frame.assign(amount=np.round(20 * random.lognormal(0, 0.5, len(frame)), 2)))
        assert found.frame.empty
        assert len(found.told) == 100


@given(histories())
def test_any_history_is_taken(frame):
    found = found_in(frame)
    assert found.frame.empty
    assert len(found.classes) == 3
