"""Baskets side by side: differences that hold, and nothing where there are too few orders."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from histories import histories
from klantenbestand.analysis.basket_parts import compare_baskets
from klantenbestand.analysis.orders import prepare
from typed_frames import purchases

PEILDATUM = date(2024, 12, 31)


def shop(groups: dict[str, tuple[int, float]], column: str = "channel") -> pd.DataFrame:
    """Orders of each value of the column, around an amount."""
    random = np.random.default_rng(1)
    rows = [
        (f"{value}{n}", f"K-{value}-{n % 7}", value, round(amount * float(random.uniform(0.8, 1.2)), 2))
        for value, (size, amount) in groups.items()
        for n in range(size)
    ]
    frame = pd.DataFrame(rows, columns=["order", "customer", column, "amount"])
    return frame.assign(date=pd.Timestamp("2024-06-01"))


def found_in(frame: pd.DataFrame, **others):
    return compare_baskets(prepare(frame, PEILDATUM), **others)


def test_channels_are_compared_with_all_others():
    found = found_in(shop({"winkel": (60, 20.0), "web": (40, 35.0), "beurs": (19, 99.0)}))
    assert found.frame[["value", "orders", "differs"]].to_numpy().tolist() == [["winkel", 60, -1], ["web", 40, 1]]
    shown = found.frame.set_index("value").loc["winkel"]
    assert shown["low"] <= shown["median"] <= shown["high"] < shown["others_low"]
    assert shown["others_low"] <= shown["others_median"] <= shown["others_high"]


def test_equal_baskets_do_not_differ():
    found = found_in(shop({"winkel": (60, 20.0), "web": (40, 20.0)}))
    assert found.frame["differs"].tolist() == [0, 0]


def test_orders_with_a_group_against_orders_without():
    frame = shop({"wol": (30, 50.0), "katoen": (30, 20.0)}, "article_group")
    extra = frame[frame["article_group"] == "wol"].assign(article_group="knopen", amount=5.0)
    found = found_in(pd.concat([frame, extra], ignore_index=True))
    shown = found.frame.set_index("value")
    assert shown.loc["wol", ["orders", "lines", "differs"]].tolist() == [30, 2, 1]
    assert shown.loc["katoen", "differs"] == -1
    assert shown.loc["knopen", "orders"] == 30  # every order with wool has buttons: the same baskets
    assert shown.loc["knopen", "median"] == shown.loc["wol", "median"]


def test_types_and_segments_come_from_the_customer():
    frame = shop({"a": (40, 20.0), "b": (40, 60.0)}).drop(columns="channel")
    customers = sorted(frame["customer"].unique())
    types = pd.DataFrame(
        {"customer": customers, "customer_type": ["p" if "-a-" in name else "b" for name in customers]}
    )
    segments = {name: "Trouw" if "-a-" in name else "Nieuw" for name in customers}
    found = found_in(frame, customers=types, segments=segments).frame
    assert found[["part", "value", "differs"]].to_numpy().tolist() == [
        ["customer_type", "p", -1],
        ["customer_type", "b", 1],
        ["segment", "Trouw", -1],
        ["segment", "Nieuw", 1],
    ]


def test_too_few_orders_are_hidden_and_said():
    found = found_in(shop({"winkel": (19, 20.0), "web": (19, 35.0)}))
    assert found.frame.empty
    assert [note.code for note in found.thin] == ["parts-few-orders"]
    assert found_in(purchases("| date | customer | amount |")).frame.empty


@given(histories())
def test_any_history_is_taken(frame):
    assert found_in(frame.assign(channel=frame["article"])).frame["orders"].ge(20).all()


def test_all_orders_of_a_part_are_counted_once():
    frame = shop({"winkel": (60, 20.0), "web": (40, 35.0)})
    found = found_in(frame).frame
    assert found["orders"].sum() == 100
    assert found["mean"] @ found["orders"] == pytest.approx(frame["amount"].sum())


def test_orders_of_which_the_kind_is_not_known_are_not_among_the_others():
    frame = shop({"p": (40, 20.0), "b": (40, 20.0), "niet bekend": (60, 90.0)}).drop(columns="channel")
    customers = sorted(frame["customer"].unique())
    kinds = {"p": "particulier", "b": "bedrijf"}
    types = pd.DataFrame(
        {"customer": customers, "customer_type": [kinds.get(name.split("-")[1]) for name in customers]}
    )
    found = found_in(frame, customers=types).frame.set_index("value")
    assert found.loc["particulier", "others_median"] == found.loc["bedrijf", "median"]
    assert found["differs"].tolist() == [0, 0]


def regular_shop(seed: int, factor: float = 1.0) -> tuple[pd.DataFrame, pd.DataFrame]:
    """120 customers with a basket of their own each; a quarter are businesses that spend `factor` times as much."""
    random = np.random.default_rng(seed)
    names, owner = [f"K{n}" for n in range(120)], np.repeat(np.arange(120), 10)
    business = np.arange(120) % 4 == 0
    amount = np.exp(3 + 0.6 * random.standard_normal(120)[owner] + 0.3 * random.standard_normal(1200))
    amount *= np.where(business[owner], factor, 1)
    frame = pd.DataFrame({"order": [str(n) for n in range(1200)], "customer": np.array(names)[owner]})
    frame = frame.assign(amount=amount.round(2), date=pd.Timestamp("2024-06-01"))
    return frame, pd.DataFrame({"customer": names, "customer_type": np.where(business, "bedrijf", "particulier")})


def test_kinds_that_are_alike_are_not_told_apart_by_the_same_customers_again_and_again():
    said = []
    for seed in range(20):
        frame, types = regular_shop(seed)
        said.append((found_in(frame, customers=types).frame["differs"] != 0).any())
    assert sum(said) <= 2  # with orders one by one: 9 of 20


def test_a_kind_that_spends_twice_as_much_is_found():
    frame, types = regular_shop(1, 2.0)
    found = found_in(frame, customers=types).frame.set_index("value")
    assert found["differs"].to_dict() == {"particulier": -1, "bedrijf": 1}


def test_one_of_many_that_are_alike_is_not_called_different_by_chance():
    random = np.random.default_rng(6)
    said = 0
    for _ in range(15):
        amount = np.round(random.lognormal(3, 0.8, 1000), 2)
        frame = pd.DataFrame({"order": [str(n) for n in range(1000)], "amount": amount})
        frame = frame.assign(
            date=pd.Timestamp("2024-06-01"), channel=[f"kanaal {n}" for n in random.integers(0, 20, 1000)]
        )
        said += bool((found_in(frame).frame["differs"] != 0).any())
    assert said <= 2


def test_orders_of_one_kind_are_said_to_be_so_by_kind_channel_and_group_not_by_segment():
    frame = shop({"winkel": (60, 20.0)})
    types = pd.DataFrame({"customer": sorted(frame["customer"].unique()), "customer_type": "particulier"})
    found = found_in(frame, customers=types, segments=dict.fromkeys(types["customer"], "Verloren"))
    assert found.frame.empty
    assert [(note.code, note.details) for note in found.thin] == [
        ("parts-one-value", {"names": "particulier en winkel"})
    ]
