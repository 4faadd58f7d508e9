"""The tables of a tab stand on the same rows whatever the data hold: formulas and charts of the owner point at them."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from coming_back import coming_back
from klantenbestand.analysis import active_customers, basket_size, customer_overview, prepare
from klantenbestand.book.layout import lay_out
from klantenbestand.tabs.actieve_klanten import actieve_klanten
from klantenbestand.tabs.klantoverzicht import klantoverzicht, overview_frame
from klantenbestand.tabs.mandgrootte import mandgrootte
from klantenbestand.words.settings import DEFAULTS, Settings
from klantenbestand.words.tab import Tab
from season_tabs import season_tab
from tabs.compared import compared

PEILDATUM = date(2026, 1, 15)
LISTED = pd.DataFrame({"customer": ["K1", "K2"]}, dtype="str")


def lines(rows: list[tuple[str | None, str, float]]) -> pd.DataFrame:
    """Purchases as reading gives them: customer, date, amount; index from Excel row 2."""
    frame = pd.DataFrame(rows, columns=["customer", "date", "amount"], index=range(2, len(rows) + 2))
    return frame.astype({"customer": "str", "date": "datetime64[us]", "amount": "float64"})


def years(first: int) -> list[tuple[str | None, str, float]]:
    """K1 and K2 buy on three days of every month, twice as much in December."""
    return [
        (customer, f"{year}-{month:02d}-{day:02d}", 200.0 if month == 12 else 100.0)
        for year in range(first, 2026)
        for month in range(1, 13)
        for day in (3, 12, 24)
        for customer in ("K1", "K2")
    ]


ONE = [("K1", "2025-11-05", 10.0)]
HISTORIES = {
    "one purchase": (ONE, DEFAULTS),
    "a year": (years(2025), DEFAULTS),
    "two years": (years(2024), DEFAULTS),
    "five years": (years(2021), DEFAULTS),
    "losse verkoop": ([*years(2024), (None, "2025-03-03", 5.0)], DEFAULTS),
    "a customer who is not listed": ([*years(2024), ("K9", "2025-03-03", 5.0)], DEFAULTS),
    "a return": ([*years(2024), ("K1", "2025-03-04", -5.0)], DEFAULTS),
    "months left out": (years(2021), replace(DEFAULTS, excluded_months=("2021-01", "2021-02"))),
}


def tabs(rows: list[tuple[str | None, str, float]], settings: Settings) -> dict[str, Tab]:
    purchases = prepare(lines(rows), PEILDATUM, settings)
    activity = active_customers(purchases)
    overview = customer_overview(purchases, activity, LISTED)
    made = [
        actieve_klanten(activity, purchases, coming_back(purchases, activity)),
        mandgrootte(basket_size(purchases), purchases, compared(purchases)),
        season_tab(purchases),
        klantoverzicht(overview, overview_frame(overview, LISTED), activity, purchases),
    ]
    return {tab.name: tab for tab in made}


PLAIN = {name: lay_out(tab).header_row for name, tab in tabs(years(2022), DEFAULTS).items()}


@pytest.mark.parametrize("history", HISTORIES)
@pytest.mark.parametrize("name", PLAIN)
def test_the_tables_stand_on_the_same_row(name, history):
    assert lay_out(tabs(*HISTORIES[history])[name]).header_row == PLAIN[name]


@pytest.mark.parametrize("history", HISTORIES)
def test_the_key_figures_are_always_the_same(history):
    found, plain = tabs(*HISTORIES[history]), tabs(years(2022), DEFAULTS)
    for name in ("Mandgrootte", "Seizoen", "Klantoverzicht"):
        assert [figure.label for figure in found[name].figures] == [figure.label for figure in plain[name].figures]


def test_a_chart_without_enough_data_keeps_its_place_and_says_so():
    plan = lay_out(tabs(ONE, DEFAULTS)["Seizoen"])
    assert not plan.charts
    texts = [cell.value for cell in plan.cells]
    assert texts.count("Met de gegevens van nu is deze grafiek niet te maken.") == 2
    assert "Volle maanden die meetellen: 0. Voor een vooruitblik zijn er 36 nodig." in texts
    assert "Welke maanden zijn druk?" in texts
