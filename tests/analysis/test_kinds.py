"""Kinds of customers: compared where there are enough, and a difference is named only when chance is unlikely."""

from datetime import date

import numpy as np
import pandas as pd

from klantenbestand.analysis.activity import active_customers
from klantenbestand.analysis.kinds import customer_kinds
from klantenbestand.analysis.orders import prepare
from klantenbestand.words.texts import finding_sentences

PEILDATUM = date(2024, 12, 31)


def shop(companies: int, people: int, garden_share: tuple[float, float]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Companies and people, of whom these shares bought from the group 'tuin' (all bought 'huis')."""
    names = [f"B{n}" for n in range(companies)] + [f"P{n}" for n in range(people)]
    types = ["bedrijf"] * companies + ["particulier"] * people
    customers = pd.DataFrame({"customer": names, "customer_type": types, "city": ["Breda"] * len(names)})
    rows = [(name, "huis", 100.0 if name[0] == "B" else 10.0) for name in names]
    rows += [(f"B{n}", "tuin", 5.0) for n in range(round(companies * garden_share[0]))]
    rows += [(f"P{n}", "tuin", 5.0) for n in range(round(people * garden_share[1]))]
    frame = pd.DataFrame(rows, columns=["customer", "article_group", "amount"])
    return frame.assign(date=pd.Timestamp("2024-12-01")), customers


def kinds(frame: pd.DataFrame, customers: pd.DataFrame | None):
    purchases = prepare(frame, PEILDATUM)
    return customer_kinds(purchases, active_customers(purchases), customers)


def test_types_are_compared_and_a_feature_with_one_value_is_not():
    found = kinds(*shop(30, 50, (0.5, 0.1)))
    assert found.frame[["feature", "value", "customers"]].to_numpy().tolist() == [
        ["customer_type", "particulier", 50],
        ["customer_type", "bedrijf", 30],
    ]
    company = found.frame.iloc[1]
    assert company["revenue"] == 30 * 100 + 15 * 5
    assert company["active_share"] == 1
    assert company["basket_low"] <= company["basket"] <= company["basket_high"]
    assert abs(found.frame["revenue_share"].sum() - 1) < 1e-12


def test_what_a_kind_buys_more_than_the_others_is_named():
    found = kinds(*shop(30, 50, (0.5, 0.1)))
    # 15 of 30 against 5 of 50: far beyond chance. Everybody bought 'huis': no difference.
    assert found.differences.iloc[0].to_dict() == {
        "feature": "customer_type", "value": "bedrijf", "article_group": "tuin", "customers": 30, "bought": 15,
        "share": 0.5, "others_share": 0.1,
    }  # fmt: skip
    assert len(found.differences) == 1


def test_a_difference_that_chance_makes_is_not_named():
    assert kinds(*shop(30, 50, (0.3, 0.2))).differences.empty


def test_ages_are_those_on_the_peildatum_and_impossible_ones_unknown():
    frame, customers = shop(30, 50, (0.5, 0.1))
    born = [pd.Timestamp("1990-01-01")] * 40 + [pd.Timestamp("1950-12-31")] * 38 + [pd.Timestamp("1870-01-01"), pd.NaT]
    found = kinds(frame, customers[["customer"]].assign(birth_date=born))
    assert found.frame[["value", "customers"]].to_numpy().tolist() == [["25-34", 40], ["65-74", 38]]


def test_small_places_are_taken_together():
    frame, customers = shop(30, 50, (0.5, 0.1))
    city = ["Breda"] * 40 + ["Gouda"] * 19 + ["Ede"] * 21
    found = kinds(frame, customers.drop(columns="customer_type").assign(city=city))
    assert found.frame[["value", "customers"]].to_numpy().tolist() == [["Breda", 40], ["Ede", 21]]
    city = ["Breda"] * 40 + ["Gouda"] * 19 + ["Ede"] * 10 + ["Urk"] * 11
    found = kinds(frame, customers.drop(columns="customer_type").assign(city=city))
    assert found.frame[["value", "customers"]].to_numpy().tolist() == [["Breda", 40], ["overige", 40]]


def test_where_nothing_is_compared_it_says_why():
    frame, listed = shop(30, 50, (0.5, 0.1))
    whole = listed[["customer", "city"]]
    small = whole.assign(city=[f"dorp {n % 5}" for n in range(len(whole))])  # 16 each: only together enough
    for customers, why, value in (
        (None, "kinds-unknown", None),
        (listed[["customer"]], "kinds-unknown", None),
        (pd.DataFrame({"customer": np.array(["P1"]), "city": ["Breda"]}), "kinds-few-customers", None),
        (small, "kinds-few-customers", None),
        (whole, "kinds-one-value", "Breda"),
        (whole.assign(customer_type="particulier"), "kinds-one-value", "particulier en Breda"),
    ):
        found = kinds(frame, customers)
        assert [note.code for note in found.thin] == [why]
        assert found.thin[0].details.get("names") == value
        assert value is None or f"Alleen van {value} zijn er 20" in finding_sentences(found.thin[0])[0]
        assert found.frame.empty
        assert found.differences.empty
