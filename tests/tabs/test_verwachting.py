"""*Verwachting*: numbers where they are allowed, else only an order, or only the reason why not."""

from datetime import date

import pandas as pd
import pytest

from klantenbestand.analysis import active_customers, customer_overview, expected_purchases, next_purchases, prepare
from klantenbestand.book.layout import lay_out
from klantenbestand.tabs.verwachting import FIELDS, columns, verwachting
from klantenbestand.tabs.verwachting_lists import MOST, WEEKS
from klantenbestand.words.tab import Tab
from repeat_buyers import buyers

PEILDATUM = date(2023, 12, 31)


def made(frame: pd.DataFrame, customers: pd.DataFrame | None = None, peildatum: date = PEILDATUM) -> Tab:
    purchases = prepare(frame, peildatum)
    overview = customer_overview(purchases, active_customers(purchases), customers)
    return verwachting(expected_purchases(purchases), next_purchases(purchases), overview, purchases, customers)


def regulars(customers: int) -> pd.DataFrame:
    """Customers who come every 28 days, two days earlier or later in turn, one day after each other."""
    days = pd.date_range("2022-01-03", "2023-12-20", freq="28D")
    rows = [
        (f"K{number}", day + pd.Timedelta(days=number % 20 + (2 if turn % 2 else 0)), 30.0)
        for number in range(customers)
        for turn, day in enumerate(days)
    ]
    return pd.DataFrame(rows, columns=["customer", "date", "amount"])


@pytest.fixture(scope="module")
def full() -> Tab:
    return made(buyers(600, 728))


def test_enough_customers_get_numbers_with_a_band_and_the_trial_beside_them(full):
    assert "mag u in de komende 12 maanden ongeveer" in full.conclusion
    assert "Een proef op uw eigen bestand klopte: voorspeld" in full.conclusion
    assert all(figure.value is not None for figure in full.figures[:3])
    assert full.figures[0].change.startswith("tussen ")
    assert full.figures[2].change.startswith("werkelijk ")
    assert all(chart.drawn for chart in full.charts)


def test_a_file_that_ended_long_ago_is_looked_ahead_from_its_end_and_it_says_so():
    tab = made(buyers(600, 728), peildatum=date(2024, 6, 30))
    assert "mag u in de 12 maanden na " in tab.conclusion
    assert "komende 12 maanden" not in tab.conclusion
    assert any("geen of bijna geen aankopen in dit bestand" in line for line in tab.warnings)
    assert [figure.label.rpartition(" na ")[0] for figure in tab.figures[:2]] == [
        "Verwachte aankopen in 12 maanden", "Verwachte omzet in 12 maanden"
    ]  # fmt: skip
    assert tab.conclusion.endswith("Neem eerst de nieuwste aankopen over; pas dan is te zien wie er wegblijft.")


def test_a_year_that_is_over_is_not_expected_any_more():
    tab = made(buyers(600, 728), peildatum=date(2025, 6, 30))
    assert "De 12 maanden daarna zijn al voorbij; daarom staat er geen verwachting." in tab.conclusion
    assert not tab.tables


def test_it_ends_in_whom_to_approach(full):
    number = len(full.table("Verwachting_risico").frame)
    assert 1 < number < MOST
    assert full.conclusion.endswith(
        f"Bel of schrijf de {number} goede klanten die weg dreigen te blijven: zie de lijst Langer weg dan gewoon."
    )
    assert full.table("Verwachting_risico").title.startswith("Langer weg dan gewoon: ")


def test_the_lists_are_limited_and_sorted_by_what_matters(full):
    top, risk = full.table("Verwachting").frame, full.table("Verwachting_risico").frame
    assert len(top) == MOST
    assert top["revenue"].is_monotonic_decreasing
    assert len(risk) <= MOST
    assert risk["spent"].is_monotonic_decreasing
    assert not (risk["status"] == "niet meer actief").any()


def test_the_trial_adds_up_over_its_groups(full):
    test = full.table("Verwachting_proef").frame
    assert test["group"].tolist() == ["1", "2", "3", "4 tot 6", "7 of meer", "samen"]
    for column in ("customers", "predicted", "actual"):
        assert test[column].iloc[:5].sum() == pytest.approx(test[column].iloc[5])


def test_few_customers_get_an_order_and_no_numbers():
    tab = made(buyers(60, 728, seed=4))
    assert tab.conclusion.startswith("Hoeveel aankopen er komen is nog niet te zeggen, van wie u ze het eerst")
    assert [figure.value for figure in tab.figures[:2]] == [None, None]
    top = tab.table("Verwachting").frame
    assert top["rank"].is_monotonic_increasing
    assert top[["expected", "revenue"]].isna().all(axis=None)
    assert [chart.drawn for chart in tab.charts] == [False, True]


@pytest.mark.parametrize("customers", [1, 12])
def test_too_few_customers_get_one_sentence_and_nothing_that_looks_like_an_answer(customers):
    tab = made(buyers(customers, 728))
    assert tab.conclusion.startswith("Dit overzicht kan nu niet gemaakt worden. Klanten die terugkwamen: ")
    assert "Voor een verwachting zijn er 20 nodig." in tab.conclusion
    assert tab.conclusion.endswith("Kijk tot dan op Klantoverzicht wie het langst niet kocht.")
    assert not tab.tables
    assert not tab.figures


def test_who_comes_regularly_gets_a_date_and_stands_on_the_list_of_the_coming_weeks():
    tab = made(regulars(100), peildatum=date(2024, 1, 5))
    due = tab.table("Verwachting_binnenkort").frame
    assert len(due)
    assert due["expected"].is_monotonic_increasing
    assert due["expected"].max() <= pd.Timestamp("2024-01-05") + pd.Timedelta(weeks=WEEKS)
    late = due["when"] == "had er al kunnen zijn"
    assert (late == (due["expected"] < "2024-01-05")).all()


def test_where_nobody_is_seen_to_leave_nobody_is_called_gone():
    tab = made(regulars(100), peildatum=date(2024, 1, 30))
    (line,) = (line for line in tab.warnings if "niet te zien dat klanten wegblijven" in line)
    assert line.endswith("Kijk daarom naar de status op Klantoverzicht: die zegt wie er weg dreigt te blijven.")
    words = " ".join([tab.conclusion, *(table.title for table in tab.tables), *tab.definitions])
    assert "misschien weg" not in words.lower()


def test_names_come_from_klanten_and_a_number_stands_where_there_is_none():
    frame = buyers(600, 728)
    listed = pd.DataFrame({"customer": frame["customer"].unique()[1:]}, dtype="str")
    tab = made(frame, listed.assign(last_name="Jansen"))
    names = tab.table("Verwachting").frame
    assert set(names["name"]) <= {"Jansen", frame["customer"].iloc[0]}
    assert (names["name"] == "Jansen").any()


def test_klantoverzicht_gets_a_row_for_each_buyer():
    purchases = prepare(buyers(600, 728), PEILDATUM)
    found = columns(expected_purchases(purchases), next_purchases(purchases))
    assert list(found) == [field.source for field in FIELDS]
    assert set(found.index) == set(purchases.customers)
    assert found["expected_revenue"].notna().all()


def test_the_tables_stand_on_the_same_row_with_numbers_and_without(full):
    few = made(buyers(60, 728, seed=4))
    assert lay_out(full).header_row == lay_out(few).header_row
    assert [table.name for table in full.tables] == [table.name for table in few.tables]
    assert [figure.label for figure in full.figures] == [figure.label for figure in few.figures]


def test_a_figure_without_a_number_says_why(full):
    few = made(buyers(60, 728, seed=4))
    assert full.figures[3].value is None
    assert full.figures[3].change == "niemand koopt nu zo vast dat er een datum te noemen is"
    assert all(figure.change for tab in (few, full) for figure in tab.figures if figure.value is None)


def test_one_late_order_does_not_move_the_day_from_which_is_looked_ahead():
    frame = buyers(600, 728)
    late = frame.iloc[[0, 1]].assign(date=pd.Timestamp("2024-06-01"), amount=900.0, customer=["K1", "vreemd"])
    ended, found = (
        expected_purchases(prepare(one, date(2024, 6, 30)))
        for one in (frame, pd.concat([late, frame], ignore_index=True))
    )
    assert found.as_of == ended.as_of == frame["date"].max()
    assert found.purchases.value == pytest.approx(ended.purchases.value)
    assert found.revenue.value == pytest.approx(ended.revenue.value)
    assert found.back_test is not None
    assert found.back_test.actual == ended.back_test.actual
    assert "vreemd" not in found.frame.index
    own = found.frame.loc[ended.frame.index]
    pd.testing.assert_frame_equal(own.drop(columns="alive"), ended.frame.drop(columns="alive"))
    assert own["alive"].drop("K1").equals(ended.frame["alive"].drop("K1"))
    tab = made(pd.concat([frame, late], ignore_index=True), peildatum=date(2024, 6, 30))
    assert "en daarna nog 2 regels · peildatum 30 juni 2024" in tab.period
    assert "mag u in de 12 maanden na 2" in tab.conclusion


def test_where_nothing_may_be_said_of_a_file_that_ended_the_missing_purchases_come_first():
    days = [*pd.date_range("2023-01-01", "2023-07-01")]
    frame = pd.DataFrame({"customer": [f"K{place}" for place in range(len(days))], "date": days, "amount": 5.0})
    tab = made(frame, peildatum=date(2023, 12, 31))
    assert "Na 1 juli 2023 staan er geen of bijna geen aankopen" in tab.conclusion
    assert "Klanten die terugkwamen: 0." in tab.conclusion
    assert tab.conclusion.endswith("Neem eerst de nieuwste aankopen over, of kies een eerdere peildatum.")
    assert "Klantoverzicht" not in tab.conclusion
    assert "Kijk tot dan op Klantoverzicht" in made(frame, peildatum=date(2023, 7, 9)).conclusion


def test_a_date_far_before_all_others_is_told(full):
    frame = buyers(600, 728)
    early = made(pd.concat([frame, frame.tail(1).assign(date=pd.Timestamp("1999-03-14"))], ignore_index=True))
    told = [[line for line in tab.warnings if "De datum van 1 regel ligt ver voor" in line] for tab in (full, early)]
    assert [len(lines) for lines in told] == [0, 1]
