"""Who comes back, on *Actieve klanten*: three figures kept apart, cohorts in shares and in numbers."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings

from coming_back import coming_back
from histories import buyers_within, histories
from klantenbestand.analysis import active_customers, prepare
from klantenbestand.analysis.periods import Period
from klantenbestand.tabs.actieve_klanten import actieve_klanten
from klantenbestand.tabs.actieve_terugkomst import return_tables
from klantenbestand.words.tab import Tab, Table

PEILDATUM = date(2025, 12, 31)


def shop(rows: list[tuple[str, str]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["customer", "date"], index=range(2, len(rows) + 2))
    return frame.astype({"customer": "str"}).assign(date=pd.to_datetime(frame["date"]), amount=10.0)


def cohort(name: str, size: int, first: str, back: int = 0, later: str = "") -> list[tuple[str, str]]:
    """So many new customers on a day, and the first few of them again on a later one."""
    rows = [(f"{name}{number}", first) for number in range(size)]
    return rows + [(f"{name}{number}", later) for number in range(back)]


def made(frame: pd.DataFrame) -> Tab:
    purchases = prepare(frame, PEILDATUM)
    activity = active_customers(purchases)
    return actieve_klanten(activity, purchases, coming_back(purchases, activity))


def figures(tab: Tab) -> dict[str, dict[str, float]]:
    frame = tab.table("ActieveKlanten_herhaling").frame
    return {str(row.pop("name")): row for row in frame.to_dict("records")}


def test_repeat_purchases_returning_customers_and_who_stayed_away_are_three_figures():
    # In 2025: A (new) bought twice, B (known) once, C (new) once. D was active at the end of 2024 and stayed away.
    tab = made(
        shop([("A", "2025-03-01"), ("A", "2025-05-01"), ("B", "2024-06-01"), ("B", "2025-02-01"), ("C", "2025-07-01"),
              ("D", "2024-09-01")])
    )  # fmt: skip
    found = figures(tab)
    assert (found["Herhaalaankoop"]["whole"], found["Herhaalaankoop"]["part"]) == (3, 1)
    assert (found["Terugkerende klanten"]["whole"], found["Terugkerende klanten"]["part"]) == (3, 1)
    assert (found["Weggebleven"]["whole"], found["Weggebleven"]["part"], found["Weggebleven"]["share"]) == (2, 1, 0.5)
    # a year earlier: B and D bought, neither twice; whether they were known already is not in the file
    assert found["Herhaalaankoop"]["before"] == 0
    assert pd.isna(found["Terugkerende klanten"]["before"])


def test_where_the_file_begins_this_year_nobody_is_called_returning():
    found = figures(made(shop([("A", "2025-03-01"), ("A", "2025-05-01"), ("B", "2025-06-01")])))
    assert found["Herhaalaankoop"]["share"] == 0.5
    assert pd.isna(found["Terugkerende klanten"]["share"])
    assert pd.isna(found["Weggebleven"]["share"])


def test_a_small_cohort_has_numbers_and_no_share():
    # all cohorts of a month from February on hold 20 customers, but for that of April
    rows = cohort("a", 20, "2025-01-05")
    rows += cohort("b", 20, "2025-02-05", 5, "2025-03-06") + cohort("c", 25, "2025-03-05")
    tab = made(shop(rows + cohort("d", 8, "2025-04-05", 2, "2025-05-06")))
    shares, counts = (
        tab.table(name).frame.set_index("label") for name in ("ActieveKlanten_begonnen", "ActieveKlanten_aantallen")
    )
    assert (shares.loc["2025-02", "later_1"], counts.loc["2025-02", "later_1"]) == (0.25, 5)
    assert (shares.loc["2025-04", "size"], counts.loc["2025-04", "later_1"]) == (8, 2)
    assert pd.isna(shares.loc["2025-04", "later_1"])


def test_cohorts_are_by_a_period_in_which_most_have_a_share():
    rows = [
        row for year in (2023, 2024, 2025) for month in range(1, 13)
        for row in cohort(f"{year}{month}-", 8, f"{year}-{month:02d}-05", 8, f"{year}-{month:02d}-15")
    ]  # fmt: skip
    purchases = prepare(shop(rows), PEILDATUM)
    activity = active_customers(purchases)
    found = coming_back(purchases, activity)
    assert found.curve.period is Period.MONTH  # 10 days between purchases
    assert found.cohorts.period is Period.QUARTER  # 24 new customers a quarter, 8 a month


def test_the_first_period_and_the_one_that_is_not_over_are_marked():
    frame = shop([("A", "2024-11-01"), ("A", "2024-12-01"), ("B", "2025-11-02")])
    purchases = prepare(frame, date(2025, 11, 15))
    activity = active_customers(purchases)
    tab = actieve_klanten(activity, purchases, coming_back(purchases, activity))
    marks = tab.table("ActieveKlanten").frame["mark"]
    assert (marks.iloc[0], marks.iloc[1], marks.iloc[-1]) == ("begin van bestand", "", "nog niet volledig")
    assert tab.charts[0].series[0].incomplete == (0, 12)
    assert "begint uw bestand" in tab.charts[0].note


@pytest.mark.parametrize("name", ["ActieveKlanten_begonnen", "ActieveKlanten_aantallen"])
def test_the_columns_of_a_cohort_do_not_depend_on_the_data(name):
    short, long = made(shop([("A", "2025-03-01")])), made(shop([("A", "2019-03-01"), ("A", "2025-03-01")]))
    assert [field.header for field in short.table(name).fields] == [field.header for field in long.table(name).fields]


@settings(deadline=None, max_examples=25)
@given(histories())
def test_every_customer_of_between_start_and_end_is_in_one_cohort_and_no_share_is_above_one(frame):
    purchases = prepare(frame, PEILDATUM)
    activity = active_customers(purchases)
    tables: dict[str, Table] = {table.name: table for table in return_tables(coming_back(purchases, activity))}
    assert tables["ActieveKlanten_aantallen"].frame["size"].sum() == buyers_within(purchases)
    shares = tables["ActieveKlanten_herhaling"].frame[["share", "low", "high", "before"]].stack().dropna()
    assert shares.between(0, 1).all()
