"""At whom a visit pays."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from campaign_shop import campaign_shop
from klantenbestand.analysis.addressed import addressed_customers
from klantenbestand.analysis.campaign_groups import before_contact, pays_where
from klantenbestand.analysis.campaigns import campaign_results
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


def held_out_shop():
    """Customers who buy often before the contact and less after it: 10 euro a head with it, 4 without."""
    names = [f"K{number}" for number in range(240)]
    months = [pd.DataFrame({"customer": names, "date": day, "amount": 40.0})
              for day in pd.date_range("2023-03-01", "2024-02-01", freq="MS")]  # fmt: skip
    after = pd.DataFrame({"customer": names, "date": pd.Timestamp("2024-03-05"),
                          "amount": [9.0 + n % 3 if n < 160 else 3.0 + n % 3 for n in range(240)]})  # fmt: skip
    since = pd.date_range("2024-04-01", "2024-12-01", freq="MS")
    till = pd.DataFrame({"customer": "K999", "date": since, "amount": 1.0})
    purchases = prepare(pd.concat([*months, after, till]), date(2024, 12, 31))
    contacts = pd.DataFrame({"customer": names[:160], "date": pd.Timestamp("2024-03-01"), "campaign": "x"})
    return purchases, contacts.assign(channel="brief"), names[160:]


def test_where_customers_were_kept_out_these_decide_and_not_what_was_bought_before():
    purchases, contacts, kept = held_out_shop()
    found = campaign_results(purchases, contacts, control={"x": kept})
    lift = found.frame.loc["x", ["lift", "lift_low", "lift_high"]].tolist()
    assert lift[0] == pytest.approx(6, abs=0.05)
    row = pays_where(found.addressed, None, {"brief": 1.0}, 0.5, trial=found.trial).loc[0]
    assert (row["pays"], row["controlled"]) == (1, True)
    assert row[["gain", "gain_low", "gain_high"]].tolist() == pytest.approx(lift)
    bare = pays_where(found.addressed, None, {"brief": 1.0}, 0.5).loc[0]
    assert (bare["pays"], bare["controlled"]) == (-1, False)  # they bought less than usual


def test_a_group_is_compared_with_those_of_it_who_were_kept_out():
    purchases, contacts, kept = held_out_shop()
    found = campaign_results(purchases, contacts, control={"x": kept})
    kinds = {f"K{n}": "bedrijf" if n < 80 or n >= 225 else "particulier" for n in range(240)}
    table = pays_where(found.addressed, kinds, {"brief": 1.0}, 0.5, trial=found.trial, trial_groups=kinds)
    table = table.set_index("group")
    assert table.loc["particulier", ["addressed", "pays"]].tolist() == [80, 1]
    assert table.loc["bedrijf", ["addressed", "pays"]].tolist() == [80, 0]  # 15 of them were kept out: too few
    assert np.isnan(table.loc["bedrijf", "gain"])
    before = [before_contact(purchases, one, 365) for one in (found.addressed, found.trial)]
    row = pays_where(found.addressed, before[0], {"brief": 1.0}, 0.5, trial=found.trial, trial_groups=before[1]).loc[0]
    assert (row["group"], row["gain"]) == ("kocht vaker", pytest.approx(6, abs=0.05))


def test_each_campaign_is_compared_with_its_own_control_group():
    purchases, contacts, kept = held_out_shop()
    later = contacts.assign(campaign="y", date=pd.Timestamp("2024-06-01"))  # nobody bought then
    found = campaign_results(purchases, pd.concat([contacts, later]), control={"x": kept, "y": kept})
    row = pays_where(found.addressed, trial=found.trial).loc[0]
    assert row["gain"] == pytest.approx((6 + 0) / 2, abs=0.05)
    mixed = contacts.assign(channel=["brief"] * 80 + ["e-mail"] * 80)  # who was kept out has no channel
    found = campaign_results(purchases, mixed, control={"x": kept})
    assert pays_where(found.addressed, trial=found.trial)["gain"].isna().all()


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
