"""The next campaign: a band as wide as campaigns differ, refused with too few."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from klantenbestand.analysis.campaign_forecast import forecast_campaign, predicted_rates
from klantenbestand.analysis.campaigns import campaign_results
from klantenbestand.analysis.orders import prepare

PEILDATUM = date(2024, 12, 31)


def results(campaigns: list[tuple[str, int, int]], peildatum: date = PEILDATUM):
    """Campaigns of a channel, with so many addressed, of whom so many bought for 25 euro a week later."""
    talked, bought = [], [("K0", pd.Timestamp("2022-01-01"), 1.0)]
    for place, (channel, addressed, responders) in enumerate(campaigns):
        day = pd.Timestamp("2022-02-01") + pd.DateOffset(months=place)
        talked += [(f"K{n}", day, channel, f"actie {place}") for n in range(addressed)]
        bought += [(f"K{n}", day + pd.Timedelta(days=7), 25.0) for n in range(responders)]
    contacts = pd.DataFrame(talked, columns=["customer", "date", "channel", "campaign"])
    return campaign_results(prepare(pd.DataFrame(bought, columns=["customer", "date", "amount"]), peildatum), contacts)


def test_alike_campaigns_give_a_narrow_band_around_their_rate():
    found = forecast_campaign(results([("e-mail", 500, 50)] * 6), 1000, "e-mail")
    assert found.rate == pytest.approx(0.1, abs=0.01)
    assert 60 < found.fewest < 100 < found.most < 140
    assert found.revenue == pytest.approx(found.responders * 25)
    assert (found.campaigns, found.channel, found.thin) == (6, "e-mail", ())


def test_campaigns_that_differ_give_a_wide_band():
    found = forecast_campaign(results([("e-mail", 500, hits) for hits in (5, 100, 20, 60, 10, 40)]), 1000, "e-mail")
    assert found.low < 0.03
    assert found.high > 0.13
    binomial = 1.28 * (found.rate * (1 - found.rate) / 1000) ** 0.5
    assert (found.high - found.low) / 2 > 4 * binomial


def test_few_of_this_kind_take_all_and_fewer_than_three_refuse():
    mixed = results([("e-mail", 200, 20)] * 2 + [("bezoek", 50, 25)] * 2)
    pooled = forecast_campaign(mixed, 100, "bezoek")
    assert (pooled.channel, pooled.campaigns) == ("", 4)
    assert [note.code for note in pooled.thin] == ["campaign-forecast-pooled"]
    refused = forecast_campaign(results([("e-mail", 200, 20)] * 2), 100, "e-mail")
    assert (refused.rate, refused.most) == (None, None)
    assert [note.code for note in refused.thin] == ["campaign-forecast-few"]
    three = forecast_campaign(results([("e-mail", 200, 20)] * 3), 100, "e-mail")
    assert [note.code for note in three.thin] == ["campaign-forecast-uncertain"]


def test_a_campaign_that_is_not_over_does_not_count():
    found = results([("e-mail", 100, 10)] * 3, date(2022, 4, 10))
    assert found.frame["over"].tolist() == [True, True, False]
    assert forecast_campaign(found, 100, "e-mail").rate is None


@pytest.mark.parametrize("earlier", [3, 6])
def test_the_band_holds_a_next_campaign_about_as_often_as_it_says(earlier):
    random = np.random.default_rng(7)
    inside = 0
    for _ in range(400):
        rates = random.beta(3, 27, earlier + 1)
        hits = random.binomial(300, rates)
        low, high = np.percentile(predicted_rates(hits[:-1], np.full(earlier, 300)), [10, 90])
        inside += low <= rates[-1] <= high
    assert 0.77 <= inside / 400 <= 0.87
