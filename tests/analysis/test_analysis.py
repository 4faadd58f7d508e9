"""The functional interface: what a program calls, and that all it is promised is there."""

from dataclasses import FrozenInstanceError, fields, is_dataclass
from datetime import date

import pandas as pd
import pytest

import klantenbestand.analysis as analysis
from air_passengers import monthly_sales
from klantenbestand.analysis import thin
from klantenbestand.words.findings import Finding
from klantenbestand.words.texts import finding_sentences
from repeat_buyers import buyers

FRAME = pd.DataFrame(
    {"customer": ["a", "a", "b"], "date": ["2025-01-01", "2025-03-01", "2025-03-01"], "amount": [10.0, 20.0, 30.5]}
)


TALKED = pd.DataFrame(
    {"customer": ["a"], "date": ["2025-02-20"], "campaign": ["actie"], "channel": ["e-mail"], "score": [9.0]}
)


def results(frame: pd.DataFrame = FRAME) -> list[object]:
    purchases = analysis.prepare(frame, date(2025, 12, 31))
    activity = analysis.active_customers(purchases)
    season = analysis.seasonality(purchases)
    groups = analysis.customer_groups(purchases, activity)
    campaigns = analysis.campaign_results(purchases, TALKED)
    return [
        purchases,
        analysis.movement(groups, {}),
        analysis.small_basket_customers(purchases),
        activity,
        season,
        groups,
        campaigns,
        analysis.customer_overview(purchases, activity),
        analysis.retention(purchases),
        analysis.repeat_purchases(purchases),
        analysis.churn(purchases, activity.window),
        analysis.basket_size(purchases),
        analysis.compare_baskets(purchases),
        analysis.season_evolution(season),
        analysis.season_forecast(purchases),
        analysis.customer_weight(purchases),
        analysis.customer_kinds(purchases, activity, None),
        analysis.article_sales(purchases),
        analysis.bought_together(purchases),
        analysis.first_articles(purchases, activity.window),
        analysis.replacements(purchases),
        analysis.offer_conversion(purchases),
        analysis.expected_purchases(purchases),
        analysis.next_purchases(purchases),
        analysis.forecast_campaign(campaigns, 100, "e-mail"),
        analysis.satisfaction_scores(TALKED, purchases.peildatum),
    ]


def said(result: object) -> tuple[Finding, ...]:
    return getattr(result, "thin", ())


def test_a_program_needs_three_columns_and_gets_frozen_results():
    for result in results():
        assert is_dataclass(result)
        with pytest.raises(FrozenInstanceError):
            setattr(result, fields(result)[0].name, None)


def test_what_is_thin_can_be_said_in_dutch():
    sentences = [part for result in results() for finding in said(result) for part in finding_sentences(finding)]
    assert len(sentences) > 20
    assert all("{" not in sentence and "nan" not in sentence for sentence in sentences)


def test_every_result_says_what_is_thin():
    assert all(hasattr(result, "thin") for result in results()[3:])


def test_no_analysis_falls_over_an_empty_sheet_or_a_sheet_without_customers():
    for frame in (FRAME.iloc[:0], FRAME.drop(columns="customer"), FRAME.iloc[:1]):
        for result in results(frame)[3:]:
            assert isinstance(said(result), tuple)


def test_nothing_is_written_into_the_frame_and_the_same_input_gives_the_same_result():
    frame = buyers(200, 728)
    before = frame.copy(deep=True)
    first, second = (analysis.prepare(frame, date(2023, 12, 31)) for _ in range(2))
    one, other = analysis.expected_purchases(first), analysis.expected_purchases(second)
    assert one.frame.equals(other.frame)
    assert one.purchases == other.purchases
    assert analysis.season_forecast(first).thin == analysis.season_forecast(second).thin
    assert frame.equals(before)


def test_the_docstring_names_every_function():
    assert all(f"{name}(" in str(analysis.__doc__) for name in analysis.__all__ if name.islower())


def test_a_finding_of_thin_data_says_how_much_is_missing():
    finding = thin.too_thin("trend-few-months", 5, thin.MONTHS_FOR_TREND, extra="x")
    assert dict(finding.details) == {"have": 5, "need": 24, "missing": 19, "extra": "x"}


def test_a_frame_without_customers_is_enough_for_the_season():
    assert analysis.seasonality(analysis.prepare(monthly_sales(), date(1960, 12, 31))).proven
