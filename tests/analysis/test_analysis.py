"""The functional interface: what a program calls, and that all it is promised is there."""

from dataclasses import FrozenInstanceError, fields, is_dataclass
from datetime import date

import pandas as pd
import pytest

import klantenbestand.analysis as analysis
from air_passengers import monthly_sales
from klantenbestand.analysis import thin
from klantenbestand.words.texts import finding_sentences

FRAME = pd.DataFrame(
    {"customer": ["a", "a", "b"], "date": ["2025-01-01", "2025-03-01", "2025-03-01"], "amount": [10.0, 20.0, 30.5]}
)


def results() -> list[object]:
    purchases = analysis.prepare(FRAME, date(2025, 12, 31))
    activity = analysis.active_customers(purchases)
    overview = analysis.customer_overview(purchases, activity)
    return [purchases, activity, analysis.basket_size(purchases), analysis.seasonality(purchases), overview]


def test_a_program_needs_three_columns_and_gets_frozen_results():
    for result in results():
        assert is_dataclass(result)
        with pytest.raises(FrozenInstanceError):
            setattr(result, fields(result)[0].name, None)


def test_what_is_thin_can_be_said_in_dutch():
    said = [finding_sentences(finding) for result in results()[1:] for finding in result.thin]
    assert said
    assert all("{" not in sentence for sentences in said for sentence in sentences)


def test_the_docstring_names_every_function():
    assert all(f"{name}(" in str(analysis.__doc__) for name in analysis.__all__ if name.islower())


def test_a_finding_of_thin_data_says_how_much_is_missing():
    finding = thin.too_thin("trend-few-months", 5, thin.MONTHS_FOR_TREND, extra="x")
    assert dict(finding.details) == {"have": 5, "need": 12, "missing": 7, "extra": "x"}


def test_a_frame_without_customers_is_enough_for_the_season():
    assert analysis.seasonality(analysis.prepare(monthly_sales(), date(1960, 12, 31))).proven
