"""Campaigns: response, lift against a control group, cost; without a control group an upper bound."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from campaign_shop import campaign_shop
from klantenbestand.analysis.campaigns import campaign_results
from klantenbestand.analysis.orders import prepare

PEILDATUM = date(2024, 12, 31)


def test_the_lift_is_what_the_control_group_did_not_spend():
    frame, contacts, control = campaign_shop()
    found = campaign_results(prepare(frame, PEILDATUM), contacts, control={"lente": control})
    row = found.frame.loc["lente"]
    later = frame[frame["date"] == "2024-03-08"]
    kept = later["customer"].isin(control)
    wanted = later.loc[~kept, "amount"].sum() / 200 - later.loc[kept, "amount"].sum() / 100
    assert row[["addressed", "contacts", "control", "responders"]].tolist() == [200, 200, 100, (~kept).sum()]
    assert row["lift"] == pytest.approx(wanted)
    assert row["lift_low"] < wanted < row["lift_high"]
    assert row["brought"] == pytest.approx(200 * wanted)
    assert row["low"] < row["rate"] < row["high"]
    assert not row["upper_bound"]
    assert found.thin == ()


def test_without_control_group_it_is_an_upper_bound_and_says_so():
    frame, contacts, _ = campaign_shop()
    old = frame[frame["date"] == "2023-06-01"].assign(date=pd.Timestamp("2022-01-01"))
    found = campaign_results(prepare(pd.concat([old, frame]), PEILDATUM), contacts)
    row = found.frame.loc["lente"]
    assert row["upper_bound"]
    assert np.isnan(row["lift"])
    # Everybody spent 10 euro in the year before: 15 / 364 of that in 15 days.
    assert row["usual"] == pytest.approx(200 * 10 * 15 / 364)
    assert row["brought"] == pytest.approx(row["revenue"] - row["usual"])
    (note,) = found.thin
    assert (note.code, note.details["have"]) == ("campaigns-without-control", 1)


def test_a_campaign_whose_days_the_purchases_do_not_cover_has_no_result_and_says_so():
    frame, contacts, _ = campaign_shop()
    till = pd.DataFrame({"customer": "K999", "date": pd.date_range("2023-06-01", "2024-05-31"), "amount": 1.0})
    later = contacts.assign(campaign="herfst", date=pd.Timestamp("2024-09-01"))
    found = campaign_results(prepare(pd.concat([frame, till]), PEILDATUM), pd.concat([contacts, later]))
    assert found.frame["over"].to_dict() == {"lente": True, "herfst": False}
    assert found.frame.loc["herfst", ["rate", "low", "high", "revenue", "brought"]].isna().all()
    (note,) = [one for one in found.thin if one.code == "campaigns-not-covered"]
    assert note.details == {"number": "1 campagne", "names": "herfst"}
    (bare,) = [one for one in found.thin if one.code == "campaigns-without-control"]
    assert bare.details["have"] == 1


def test_new_customers_are_left_out_of_what_was_bought_more():
    frame, contacts, _ = campaign_shop()
    fresh = frame["date"].where(~frame["customer"].isin({f"K{n}" for n in range(50)}), pd.Timestamp("2024-02-01"))
    found = campaign_results(prepare(frame.assign(date=fresh), PEILDATUM), contacts)
    assert (found.frame.loc["lente", "compared"], found.frame.loc["lente", "addressed"]) == (150, 200)
    (note,) = [one for one in found.thin if one.code == "campaigns-short-history"]
    assert note.details["people"] == "50 klanten"
    none = frame.assign(date=frame["date"].where(frame["date"] > "2024-01-01", pd.Timestamp("2024-02-01")))
    row = campaign_results(prepare(none, PEILDATUM), contacts).frame.loc["lente"]
    assert row["compared"] == 0
    assert row[["usual", "brought"]].isna().all()


def test_a_control_group_under_20_is_none():
    frame, contacts, control = campaign_shop()
    found = campaign_results(prepare(frame, PEILDATUM), contacts, control={"lente": sorted(control)[:19]})
    assert (found.frame.loc["lente", "control"], found.frame.loc["lente", "upper_bound"]) == (19, True)


def test_costs_come_from_the_campaign_else_from_the_price_of_a_contact():
    frame, contacts, control = campaign_shop()
    bought = prepare(frame, PEILDATUM)
    costs = pd.DataFrame({"campaign": ["lente", "herfst"], "costs": [300.0, 5.0]})
    row = campaign_results(bought, contacts, costs, {"lente": control}, margin=0.5).frame.loc["lente"]
    assert (row["cost"], row["cost_per_contact"]) == (300, 1.5)
    assert row["cost_per_response"] == pytest.approx(300 / row["responders"])
    assert row["roi"] == pytest.approx((row["brought"] * 0.5 - 300) / 300)
    priced = campaign_results(bought, contacts, contact_costs={"e-mail": 0.25}).frame.loc["lente"]
    assert priced["cost"] == 50
    assert np.isnan(priced["roi"])  # no margin, no return on investment
    assert np.isnan(campaign_results(bought, contacts).frame.loc["lente", "cost"])


def test_a_return_is_told_only_of_what_is_proven_and_with_its_bounds():
    options = {"contact_costs": {"e-mail": 1.0}, "margin": 0.5}
    frame, contacts, control = campaign_shop()
    row = campaign_results(prepare(frame, PEILDATUM), contacts, control={"lente": control}, **options).frame.loc[
        "lente"
    ]
    assert row["roi_low"] == pytest.approx((row["lift_low"] * 200 * 0.5 - 200) / 200)
    assert row["roi_low"] < row["roi"] < row["roi_high"]
    bound = campaign_results(prepare(frame, PEILDATUM), contacts, **options).frame.loc["lente"]
    frame, contacts, control = campaign_shop(response=(0.3, 0.3))
    same = campaign_results(prepare(frame, PEILDATUM), contacts, control={"lente": control}, **options).frame.loc[
        "lente"
    ]
    assert same["lift_low"] < 0 < same["lift_high"]
    for unproven in (bound, same):
        assert unproven[["roi", "roi_low", "roi_high"]].isna().all()


def test_two_campaigns_to_the_same_customers_in_the_same_days_are_named():
    frame, contacts, _ = campaign_shop()
    twin = pd.concat([contacts, contacts.head(50).assign(campaign="mei", date=pd.Timestamp("2024-03-15"))])
    found = campaign_results(prepare(frame, PEILDATUM), twin).thin
    (note,) = [one for one in found if one.code == "campaigns-overlap"]
    assert note.details == {"one": "lente", "other": "mei", "people": "50 klanten", "pairs": "1 paar"}
    # A day later the window of 14 days of the first is over.
    apart = twin.assign(date=twin["date"].where(twin["campaign"] == "lente", pd.Timestamp("2024-03-16")))
    few = pd.concat(
        [
            contacts,
            contacts.head(1).assign(campaign="mei"),
            contacts.tail(20).assign(campaign="mei", date=pd.Timestamp("2024-06-01")),
        ]
    )
    for sent in (apart, few):
        codes = [one.code for one in campaign_results(prepare(frame, PEILDATUM), sent).thin]
        assert codes == ["campaigns-without-control"]


def test_two_campaigns_with_a_control_group_each_are_not_to_be_added_up_and_it_says_so():
    frame, contacts, control = campaign_shop()
    twin = pd.concat([contacts, contacts.head(50).assign(campaign="mei", date=pd.Timestamp("2024-03-15"))])
    kept = {"lente": control, "mei": control}
    found = campaign_results(prepare(frame, PEILDATUM), twin, control=kept).thin
    assert [one.code for one in found] == ["campaigns-overlap-control"]
    assert found[0].details == {"one": "lente", "other": "mei", "people": "50 klanten", "pairs": "1 paar"}
    only_one = campaign_results(prepare(frame, PEILDATUM), twin, control={"lente": control}).thin
    assert [one.code for one in only_one] == ["campaigns-without-control", "campaigns-overlap"]


def test_a_campaign_that_runs_is_not_one_of_which_purchases_are_missing():
    frame, contacts, _ = campaign_shop()  # the campaign runs from 1 to 15 March
    frame = frame[frame["date"] < "2024-01-01"]
    till = pd.DataFrame({"customer": "K999", "date": pd.date_range("2023-06-01", "2024-01-10"), "amount": 1.0})
    running = campaign_results(prepare(pd.concat([frame, till]), date(2024, 3, 14)), contacts)
    assert running.frame.loc["lente", ["running", "covered", "over"]].tolist() == [True, False, False]
    assert "campaigns-not-covered" not in [one.code for one in running.thin]
    later = campaign_results(prepare(pd.concat([frame, till]), date(2024, 6, 1)), contacts)
    assert later.frame.loc["lente", ["running", "covered"]].tolist() == [False, False]
    assert "campaigns-not-covered" in [one.code for one in later.thin]


def test_what_customers_of_two_campaigns_buy_counts_for_the_last_one_before_it_and_once():
    frame, contacts, _ = campaign_shop()  # they bought on 8 March
    twin = pd.concat([contacts, contacts.head(50).assign(campaign="mei", date=pd.Timestamp("2024-03-05"))])
    once, alone = (campaign_results(prepare(frame, PEILDATUM), sent).frame for sent in (twin, contacts))
    assert once["brought"].sum() <= alone.loc["lente", "brought"]
    assert once.loc["lente", "brought"] < alone.loc["lente", "brought"]
    assert once.loc["lente", "revenue"] == alone.loc["lente", "revenue"]  # who answered to which is as it was


def test_no_campaigns_says_what_is_needed():
    frame, _, _ = campaign_shop()
    for contacts in (None, pd.DataFrame({"customer": ["K1"], "date": [pd.Timestamp("2024-01-01")]})):
        found = campaign_results(prepare(frame, PEILDATUM), contacts)
        assert found.frame.empty
        assert [note.code for note in found.thin] == ["no-campaigns"]
