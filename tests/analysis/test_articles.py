"""Articles: revenue, pieces, customers, and the demand over the years."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from histories import histories
from klantenbestand.analysis.articles import article_sales, group_sales
from klantenbestand.analysis.orders import prepare
from klantenbestand.words.settings import DEFAULTS, Settings
from typed_frames import purchases

PEILDATUM = date(2024, 12, 31)


def found_in(frame: pd.DataFrame, settings: Settings = DEFAULTS):
    return article_sales(prepare(frame, PEILDATUM, settings))


def monthly(article: str, units: list[float], first: str = "2022-01-05") -> pd.DataFrame:
    days = pd.date_range(first, periods=len(units), freq=pd.DateOffset(months=1))
    return pd.DataFrame({"date": days, "article": article, "quantity": units, "amount": np.array(units) * 10.0})


def test_revenue_pieces_customers_and_orders_of_each_article():
    found = found_in(
        purchases("""
        | date       | customer | article | article_group | amount | quantity | order |
        | 01-01-2024 | K1       | trui    | wol           | 30     | 2        | 1     |
        | 02-01-2024 | K2       | trui    | wol           | 15     |          | 2     |
        | 03-01-2024 | K2       | trui    | kleding       | 15     | 1        | 3     |
        | 04-01-2024 | K2       | trui    |               | -15    | -1       | 3     |
        | 05-01-2024 |          | muts    |               | 45     | 3        | 4     |
        | 06-01-2024 | K1       |         |               | 7      | 3        | 5     |
    """)
    )
    trui = found.frame.loc["trui"]
    assert trui[["article_group", "revenue", "units", "customers", "orders"]].tolist() == ["kleding", 45, 3, 2, 3]
    assert (trui["first"], trui["last"]) == (pd.Timestamp("2024-01-01"), pd.Timestamp("2024-01-03"))
    assert found.frame.loc["muts", ["revenue", "units", "customers"]].tolist() == [45, 3, 0]
    assert found.frame["revenue_share"].tolist() == [0.5, 0.5]
    assert found.without_article == 7
    assert [note.code for note in found.thin] == ["articles-too-short"]


def test_an_article_that_only_came_back_has_no_day_of_sale():
    found = found_in(purchases("| date | customer | article | amount |\n| 01-01-2024 | K1 | trui | -10 |"))
    assert found.frame["first"].isna().all()
    assert found.frame.loc["trui", ["units", "orders", "customers"]].tolist() == [-1, 0, 0]


def test_a_falling_article_is_found_among_steady_ones():
    steady = [monthly(f"vast {n}", [10.0 + n, 12, 9, 11, 10, 12] * 6) for n in range(5)]
    falling = monthly("dalend", [40.0] * 12 + [30.0] * 12 + [20.0] * 12)
    found = found_in(pd.concat([*steady, falling], ignore_index=True))
    assert found.falling.index.tolist() == ["dalend"]
    row = found.frame.loc["dalend"]
    assert (row["units_12"], row["units_before"]) == (240, 360)
    assert row["change"] == pytest.approx(-1 / 3)
    assert row["yearly"] == pytest.approx(-10 / 30)
    assert (found.months, found.indicative, found.thin) == (36, False, ())


def test_24_months_are_indicative_and_a_new_article_is_not_tested():
    found = found_in(pd.concat([monthly("a", [9.0] * 24, "2023-01-05"), monthly("b", [9.0] * 10, "2024-03-05")]))
    assert (found.months, found.indicative) == (24, True)
    assert found.frame["state"].to_dict() == {"a": "tested", "b": "new"}
    assert [note.code for note in found.thin] == ["articles-indicative"]


def test_a_closed_month_is_no_fall():
    frame = monthly("a", [*[10.0] * 27, *[0.01] * 3, *[10.0] * 6])
    assert found_in(frame).frame.loc["a", "state"] == "tested"
    closed = found_in(frame, Settings(excluded_months=("2024-04", "2024-05", "2024-06"))).frame.loc["a"]
    assert closed["change"] == pytest.approx(0)
    assert closed["p"] == 1


@given(histories())
def test_the_articles_hold_all_revenue_to_the_cent(frame):
    bought = prepare(frame, PEILDATUM)
    found = article_sales(bought)
    cents = np.rint(found.frame["revenue"] * 100).sum() + round(found.without_article * 100)
    assert cents == bought.lines["cents"].sum()
    assert (found.frame["customers"] <= bought.occasions["customer"].nunique()).all()
    assert (found.frame["orders"] <= len(bought.orders)).all()
    assert set(found.frame.index) == set(bought.articles)


def test_groups_add_up_like_articles_and_a_line_without_group_is_of_its_articles_group():
    found = group_sales(
        prepare(
            purchases("""
        | date       | customer | article | article_group | amount | quantity | order |
        | 01-01-2024 | K1       | trui    | wol           | 30     | 2        | 1     |
        | 02-01-2024 | K2       | trui    |               | 15     | 1        | 2     |
        | 03-01-2024 | K2       | muts    | wol           | 5      | 1        | 2     |
        | 04-01-2024 | K2       | schaar  |               | 8      | 1        | 3     |
    """),
            PEILDATUM,
        )
    )
    assert found.frame.index.tolist() == ["wol"]
    assert found.frame.loc["wol", ["revenue", "units", "customers", "orders"]].tolist() == [50, 4, 2, 2]
    assert found.without_article == 8


def test_revenue_of_the_last_twelve_full_months_and_the_twelve_before():
    found = found_in(monthly("trui", [1.0] * 12 + [2.0] * 12)).frame.loc["trui"]
    assert found[["revenue_12", "revenue_before", "units_12", "units_before"]].tolist() == [240, 120, 24, 12]
    short = found_in(monthly("trui", [1.0] * 11)).frame.loc["trui"]
    assert short[["revenue_12", "revenue_before"]].isna().all()


def test_the_month_in_which_the_file_begins_halfway_is_no_full_month_of_an_article():
    days = pd.date_range("2023-01-25", "2025-02-15")
    frame = pd.DataFrame({"date": days, "amount": 10.0, "article": "thee"})
    found = article_sales(prepare(frame, date(2025, 2, 15)))
    assert found.months == 24
    assert found.frame.loc["thee", "revenue_before"] == 3650  # February 2023 to January 2024
    assert found.frame.loc["thee", "revenue_12"] == 3660  # February 2024 (a leap year) to January 2025


def test_what_was_out_of_stock_and_is_sold_this_month_did_not_stop():
    earlier = monthly("eerder weg", [*[10.0] * 12, *[0.0] * 3, *[10.0] * 20])
    back = pd.concat([monthly("terug", [10.0] * 31), monthly("terug", [10.0], "2024-12-05")])
    gone = monthly("weg", [10.0] * 31)
    frame = pd.concat([monthly("vast", [10.0] * 36), earlier[earlier["quantity"] > 0], back, gone])
    found = article_sales(prepare(frame, date(2024, 12, 20))).frame["state"]  # December is not full
    assert found.to_dict() == {"vast": "tested", "eerder weg": "interrupted", "terug": "interrupted", "weg": "stopped"}
