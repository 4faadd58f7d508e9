"""Klantgroepen as a whole: everybody in one group, the sums equal the sheet, and movement adds up."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings

from histories import histories
from klantenbestand.analysis.activity import active_customers
from klantenbestand.analysis.groups import GONE, NOT_YET, customer_groups, movement
from klantenbestand.analysis.orders import prepare
from klantenbestand.analysis.rfm import Scale
from klantenbestand.analysis.sequence import first_articles

PEILDATUM = date(2024, 12, 31)


def shop(customers: int, seed: int = 1) -> pd.DataFrame:
    """A shop where one bought once and another weekly."""
    random = np.random.default_rng(seed)
    often = 1 + random.poisson(random.gamma(0.8, 6, customers))
    owner = np.repeat(np.arange(customers), often)
    days = pd.Timestamp("2022-01-01") + pd.to_timedelta(random.integers(0, 1095, len(owner)), unit="D")
    return pd.DataFrame(
        {"customer": [f"K{n}" for n in owner], "date": days, "amount": random.gamma(2, 20, len(owner)).round(2)}
    )


def found_in(frame: pd.DataFrame):
    purchases = prepare(frame, PEILDATUM)
    return customer_groups(purchases, active_customers(purchases))


def test_everybody_is_in_one_group_and_the_groups_hold_all_revenue():
    frame = shop(200)
    found = found_in(frame)
    assert found.scale is Scale.FIFTHS
    assert found.groups["customers"].sum() == len(found.frame) == frame["customer"].nunique()
    assert found.groups["revenue"].sum() == pytest.approx(frame["amount"].sum())
    assert found.groups["share"].sum() == pytest.approx(1)
    assert set(found.frame["group"]) <= set(found.groups.index)
    assert (found.frame["action"] != "").all()


def test_no_group_calls_lost_who_is_active():
    purchases = prepare(shop(200), PEILDATUM)
    activity = active_customers(purchases)
    group = customer_groups(purchases, activity).frame["group"]
    status = activity.customers["status"]
    assert not group[status == "actief"].isin(["Verloren", "Niet verliezen", "Dreigt weg"]).any()
    assert group[status == "niet meer actief"].isin(["Verloren", "Niet verliezen"]).all()


@pytest.mark.parametrize(
    ("customers", "scale", "code"),
    [(19, Scale.NONE, "groups-few-customers"), (49, Scale.THIRDS, "groups-in-thirds"), (50, Scale.FIFTHS, None)],
)
def test_few_customers_are_listed_or_scored_in_thirds(customers, scale, code):
    found = found_in(shop(customers, seed=7))
    assert found.scale is scale
    assert [note.code for note in found.thin if note.code.startswith("groups")] == ([code] if code else [])
    assert found.groups.empty == (scale is Scale.NONE)
    assert (found.frame["group"] == "").all() == (scale is Scale.NONE)


def test_only_the_last_36_months_count_in_scores():
    rows = [("oud", "2021-12-31", 100.0), ("oud", "2022-01-01", 7.0), ("nu", "2024-12-31", 1.0)]
    frame = pd.DataFrame(rows, columns=["customer", "date", "amount"])
    row = found_in(frame).frame.loc["oud"]
    assert (row["frequency"], row["monetary"], row["revenue_36"], row["recency_days"]) == (1, 7, 7, 1095)
    assert np.isnan(row["revenue_12"])
    assert (row["abc_36"], row["abc_12"], row["bond"]) == ("A", "", "")


def test_movement_names_who_went_where():
    found = found_in(shop(60))
    now = found.frame["group"]
    same, worse = now.index[0], now.index[now == "Verloren"][0]
    earlier = {same: now[same], worse: "Kampioenen", "K999": "Trouw"}
    moved = movement(found, earlier)
    assert moved.table.to_numpy().sum() == len(now) + 1
    assert moved.table.loc["Kampioenen", "Verloren"] == (2 if now[same] == "x" else 1)
    assert moved.table.loc["Trouw", GONE] == 1
    assert moved.table.loc[NOT_YET].sum() == len(now) - 2
    assert moved.moved.loc[worse].tolist() == ["Kampioenen", "Verloren"]
    assert same not in moved.moved.index
    assert (moved.up, moved.down) == (0, 1)


@settings(max_examples=30, deadline=None)
@given(histories())
def test_any_history_has_its_groups(frame):
    purchases = prepare(frame, PEILDATUM)
    found = customer_groups(purchases, active_customers(purchases))
    assert len(found.frame) == purchases.occasions["customer"].nunique()
    assert found.frame.index.equals(active_customers(purchases).customers.index)
    assert found.frame["loyalty"].dropna().between(0, 1).all()
    assert len(found.groups) == 0  # never 20 customers
    assert movement(found, {}).moved.empty


def test_in_a_file_that_ended_long_ago_groups_and_beginnings_are_those_of_its_last_months():
    random = np.random.default_rng(3)
    rows = [
        (f"K{number:02d}", pd.Timestamp("2021-01-01") + pd.Timedelta(days=int(day)), 10.0 + number)
        for number in range(40)
        for day in np.unique(np.cumsum(random.exponential(60, 40)))
        if day <= 1258  # 12 June 2024
    ]
    rows += [(f"N{number}", pd.Timestamp("2024-05-20"), 10.0) for number in range(5)]  # too lately to be followed
    daily = [("", day, 5.0) for day in pd.date_range("2021-01-01", "2024-06-12")]
    frame = pd.DataFrame([*rows, *daily], columns=["customer", "date", "amount"]).assign(article="thee")
    late = pd.DataFrame([("K01", pd.Timestamp("2024-12-20"), 99.0)], columns=["customer", "date", "amount"])
    then, now = (
        prepare(frame, date(2024, 6, 12)),
        prepare(pd.concat([frame, late], ignore_index=True), date(2024, 12, 31)),
    )
    window = active_customers(then).window
    found, as_it_was = (customer_groups(one, active_customers(one)).frame for one in (now, then))
    told = ["frequency", "monetary", "revenue_12", "revenue_36", "loyalty"]
    pd.testing.assert_frame_equal(found[told], as_it_was[told])
    others = found.index != "K01"
    assert found["clumpiness"][others].equals(as_it_was["clumpiness"][others])
    assert found["clumpiness"]["K01"] > 0
    pd.testing.assert_frame_equal(first_articles(now, window).frame, first_articles(then, window).frame)


@pytest.mark.parametrize("late", ["2024-09-20", "2024-12-20"])  # no longer active, and active
def test_who_bought_only_after_the_end_of_the_data_has_no_group_and_changes_no_one_elses(late):
    shop_days = pd.date_range("2021-01-01", "2024-06-12", freq="7D")
    rows = [(f"K{n:02d}", day, 10.0 + n) for n in range(40) for day in shop_days[n : 170 - n]]
    rows += [("gone", pd.Timestamp("2021-02-01"), 10.0)]
    odd = [
        ("back", pd.Timestamp("2021-02-01"), 10.0),
        ("back", pd.Timestamp(late), 9.0),
        ("new", pd.Timestamp(late), 9.0),
    ]
    then, now = (
        customer_groups(purchases, active_customers(purchases))
        for purchases in (
            prepare(pd.DataFrame(one, columns=["customer", "date", "amount"]), PEILDATUM) for one in (rows, rows + odd)
        )
    )
    without = now.frame.loc[["new", "back"]]
    assert (without[["group", "action"]] == "").all(axis=None)
    assert (without[["r", "f", "m", "monetary"]] == 0).all(axis=None)
    assert now.groups["customers"].sum() == then.groups["customers"].sum() == 41
    assert (now.frame.loc["gone", "group"], now.frame.loc["gone", "monetary"]) == ("Verloren", 0)
    same = ["r", "f", "m", "group"]
    pd.testing.assert_frame_equal(now.frame.loc[then.frame.index, same], then.frame[same])


def test_the_groups_hold_all_revenue_also_of_who_only_returned_something_before_the_end():
    rows = [
        (f"K{n:02d}", day, 10.0 + n) for n in range(30) for day in pd.date_range("2021-01-01", "2024-06-12", freq="7D")
    ]
    rows += [("R", pd.Timestamp(day), paid) for day, paid in (("2021-02-01", 9), ("2023-05-01", -7), ("2024-12-20", 9))]
    found = found_in(pd.DataFrame(rows, columns=["customer", "date", "amount"]))
    assert found.frame.loc["R", ["frequency", "monetary"]].tolist() == [0, -7]
    assert found.groups["revenue"].sum() == pytest.approx(found.years.revenue)


def test_where_all_customers_bought_after_the_end_there_are_no_groups():
    loose = [("", day, 5.0) for day in pd.date_range("2023-01-01", "2024-06-12")]
    late = [(f"K{n}", pd.Timestamp("2024-12-20"), 10.0) for n in range(30)]
    found = found_in(pd.DataFrame([*loose, *late], columns=["customer", "date", "amount"]))
    assert (len(found.frame), len(found.groups), found.scale) == (30, 0, Scale.NONE)
    assert [(note.code, note.details["have"]) for note in found.thin] == [("groups-few-customers-known", 0)]
    assert found.frame["loyalty"].isna().all()
