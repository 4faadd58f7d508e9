"""At whom a visit pays."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from campaign_shop import campaign_shop
from klantenbestand.analysis.addressed import addressed_customers
from klantenbestand.analysis.campaign_groups import before_contact, pays_where
from klantenbestand.analysis.orders import prepare


def shop():
    frame, contacts, _ = campaign_shop(80, 0, (1.0, 0.0))
    good = set(contacts["customer"][:30])
    frame = frame[frame["customer"].isin(good) | (frame["date"] < "2024-01-01")]
    groups = {name: "Trouw" if name in good else "Verloren" for name in contacts["customer"][:60]}
    found = addressed_customers(prepare(frame, date(2024, 12, 31)), contacts)
    return found, groups


def test_it_pays_at_who_buys_and_not_at_who_does_not():
    found, groups = shop()
    table = pays_where(found, groups, {"e-mail": 2.0}, margin=0.5).set_index("group")
    assert table.loc["Trouw", ["addressed", "responders", "cost", "pays"]].tolist() == [30, 30, 2, 1]
    assert table.loc["Verloren", ["addressed", "responders", "pays"]].tolist() == [30, 0, -1]
    assert table.loc["nog geen klant", "addressed"] == 20
    assert table.loc["Trouw", "gain_low"] < table.loc["Trouw", "gain"] < table.loc["Trouw", "gain_high"]


def test_without_price_or_margin_or_with_few_customers_it_is_not_said():
    found, groups = shop()
    assert (pays_where(found, groups, {"e-mail": 2.0})["pays"] == 0).all()
    assert (pays_where(found, groups, margin=0.5)["pays"] == 0).all()
    small = pays_where(found, dict.fromkeys(list(groups)[:19], "Trouw"), {"e-mail": 2.0}, margin=0.5)
    row = small.set_index("group").loc["Trouw"]
    assert (row["addressed"], row["pays"]) == (19, 0)
    assert np.isnan(row[["rate", "gain"]].astype(float)).all()


def test_the_same_customers_twice_are_not_twice_as_many():
    frame, contacts, _ = campaign_shop(40, 0, (0.5, 0.0))
    bought = prepare(frame, date(2024, 12, 31))
    once = pays_where(addressed_customers(bought, contacts)).loc[0]
    twice = pays_where(addressed_customers(bought, pd.concat([contacts, contacts.assign(campaign="mei")]))).loc[0]
    assert (once["addressed"], twice["addressed"]) == (40, 80)
    for bound in ("low", "high"):
        assert twice[bound] == pytest.approx(once[bound])
    for bound in ("gain", "gain_low", "gain_high"):  # what they bought counts once: each of the two has a half
        assert twice[bound] == pytest.approx(once[bound] / 2)
    few = pd.concat([contacts.head(19), contacts.head(19).assign(campaign="mei")])
    assert np.isnan(pays_where(addressed_customers(bought, few)).loc[0, "rate"])


def test_without_groups_there_is_one_row_a_channel():
    found, _ = shop()
    table = pays_where(found)
    assert table[["channel", "group", "addressed"]].to_numpy().tolist() == [["e-mail", "", 80]]
    assert isinstance(table, pd.DataFrame)


def test_what_the_campaign_itself_cost_goes_before_the_price_of_a_contact():
    found, _ = shop()
    assert pays_where(found, None, {"e-mail": 2.0}, campaign_costs={"lente": 7.0}).loc[0, "cost"] == 7
    assert pays_where(found, None, {"e-mail": 2.0}, campaign_costs={"lente": np.nan}).loc[0, "cost"] == 2
    assert np.isnan(pays_where(found).loc[0, "cost"])


def test_what_a_customer_was_before_the_contact_decides_not_what_the_campaign_made_of_him():
    rows = [
        ("vaker", "2023-06-01"), ("vaker", "2024-01-01"), ("vaker", "2024-03-05"),
        ("eens", "2024-01-01"), ("eens", "2024-03-05"),
        ("weg", "2022-01-01"), ("weg", "2024-03-05"),
        ("nieuw", "2024-03-05"), ("zelfde dag", "2024-03-01"),
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["customer", "date"]).assign(amount=10.0)
    frame["date"] = pd.to_datetime(frame["date"])
    names = ["vaker", "eens", "weg", "nieuw", "zelfde dag", "nooit"]
    contacts = pd.DataFrame({"customer": names, "date": pd.Timestamp("2024-03-01"), "campaign": "lente"})
    purchases = prepare(frame, date(2024, 12, 31))
    found = addressed_customers(purchases, contacts)
    groups = dict(zip(found.customer, before_contact(purchases, found, 365), strict=True))
    assert groups == {
        "vaker": "kocht vaker", "eens": "kocht één keer", "weg": "weggebleven",
        "nieuw": "nog geen klant", "zelfde dag": "nog geen klant", "nooit": "nog geen klant",
    }  # fmt: skip
    assert set(pays_where(found, before_contact(purchases, found, 365))["group"]) == set(groups.values())


def test_of_many_groups_alike_none_is_called_out_by_chance():
    """100 shops of 10 groups in which a contact brings on average just what it costs: 5% may have a verdict."""
    random = np.random.default_rng(7)
    wrong = 0
    for _ in range(100):
        names = [f"K{number}" for number in range(250)]
        gain = random.normal(10, 5, 250).clip(0.01)
        frame = pd.DataFrame({"customer": names, "date": pd.Timestamp("2024-03-02"), "amount": gain.round(2)})
        contacts = pd.DataFrame({"customer": names, "date": pd.Timestamp("2024-03-01"), "campaign": "x"})
        found = addressed_customers(prepare(frame, date(2024, 12, 31)), contacts)
        groups = {name: f"groep {place % 10}" for place, name in enumerate(names)}
        cost = float(np.mean(found.spent)) / 2
        table = pays_where(found, groups, campaign_costs={"x": cost}, margin=0.5)
        wrong += bool((table["pays"] != 0).any())
    assert wrong / 100 <= 0.1
