"""Replacement: the article's own lifetime, or what customers do; and who is due."""

from datetime import date

import numpy as np
import pandas as pd
from hypothesis import given

from histories import histories
from klantenbestand.analysis.orders import prepare
from klantenbestand.analysis.replacement import replacements

PEILDATUM = date(2024, 12, 31)


def bought(rows: list[tuple[str, str, str, float | None]]):
    frame = pd.DataFrame(rows, columns=["customer", "date", "article", "lifetime_months"])
    return replacements(prepare(frame.assign(amount=1.0, date=pd.to_datetime(frame["date"])), PEILDATUM))


def again(customer: str, last: str, gap: int, times: int) -> list[tuple[str, str, str, float | None]]:
    days = [pd.Timestamp(last) - pd.Timedelta(days=gap * back) for back in range(times)]
    return [(customer, str(day.date()), "filter", None) for day in days]


def test_the_usual_time_is_the_median_gap_and_tells_who_is_due():
    rows = [row for n in range(10) for row in again(f"K{n}", "2024-12-01", 90 + n, 3)]  # 20 gaps of 90..99 days
    rows += again("straks", "2024-10-20", 95, 2)  # due 22 or 23 January 2025
    rows += again("nu", "2024-09-01", 95, 2)  # due 5 December
    rows += again("weg", "2024-05-01", 95, 2)  # over twice the time ago
    found = bought(rows)
    row = found.frame.loc["filter"]
    assert (row["gaps"], row["customers"], row["basis"]) == (23, 13, "aankopen")
    assert row["usual"] == row["days"] == 95
    assert found.due["customer"].tolist() == ["nu", "straks"]
    assert found.due["days_left"].tolist() == [-26, 23]
    assert found.due["due"].tolist() == [pd.Timestamp("2024-12-05"), pd.Timestamp("2025-01-23")]


def test_too_few_or_too_different_gaps_give_no_date():
    few = bought([row for n in range(19) for row in again(f"K{n}", "2024-10-01", 90, 2)])
    assert (few.frame.loc["filter", "gaps"], few.frame.loc["filter", "basis"]) == (19, "")
    wide = bought([row for n in range(40) for row in again(f"K{n}", "2024-10-01", 20 + 5 * n, 2)])
    assert wide.frame.loc["filter", "high"] > 4 * wide.frame.loc["filter", "low"]
    assert np.isnan(wide.frame.loc["filter", "days"])
    assert few.due.empty
    assert wide.due.empty


def test_the_lifetime_that_the_owner_gives_goes_first():
    found = bought([("K1", "2022-12-31", "ketel", 12.0), ("K2", "2023-01-10", "ketel", 24.0)])
    # The last line says 24 months: 731 days. K1 is due on 31 December 2024, K2 in 10 days.
    assert found.frame.loc["ketel", "basis"] == "levensduur"
    assert found.due[["customer", "days_left", "basis"]].to_numpy().tolist() == [
        ["K1", 0, "levensduur"],
        ["K2", 10, "levensduur"],
    ]


def test_a_lone_lifetime_among_many_lines_is_a_slip():
    rows = [(f"K{n}", "2024-01-10", "thee", None) for n in range(10)]
    assert bought([*rows, ("K1", "2022-01-10", "thee", 36.0)]).frame["basis"].tolist() == [""]  # 1 of 11 lines
    assert bought([*rows[:9], ("K1", "2022-01-10", "thee", 36.0)]).frame.loc["thee", "basis"] == "levensduur"


@given(histories())
def test_everybody_due_bought_the_article(frame):
    found = prepare(frame, PEILDATUM)
    result = replacements(found)
    assert set(result.due["article"]) <= set(found.articles)
    assert result.frame["usual"].dropna().gt(0).all()
    assert (result.frame["low"].dropna() <= result.frame["high"].dropna()).all()
