"""The columns of Klantoverzicht: what an owner looks for first stands first, and that is what is printed."""

from datetime import date

import pandas as pd
import pytest

from klantenbestand.analysis import active_customers, customer_overview, prepare
from klantenbestand.steps.customer_list import FIELDS, HEADERS
from klantenbestand.tabs import klantoverzicht as tab
from klantenbestand.words.tab import Field, Tab


def made(frame: pd.DataFrame, day: date = date(2026, 1, 15), **columns: str) -> Tab:
    """The tab of typed purchases, with columns of other analyses that hold the same for every customer."""
    purchases = prepare(frame, day)
    activity = active_customers(purchases)
    overview = customer_overview(purchases, activity)
    return tab.klantoverzicht(overview, tab.overview_frame(overview, None).assign(**columns), activity, purchases)


def weekly(customer: str, until: str) -> pd.DataFrame:
    days = pd.date_range("2025-01-06", until, freq="7D")
    return pd.DataFrame({"customer": customer, "date": days.astype("datetime64[us]"), "amount": 10.0})


def test_every_column_stands_once_and_has_a_header_of_its_own():
    ordered = tab.in_order(FIELDS)
    assert sorted(field.source for field in ordered) == sorted(field.source for field in FIELDS)
    assert len({field.header.casefold() for field in ordered}) == len(FIELDS)
    assert {field.header for field in FIELDS} <= set(HEADERS)


def test_who_it_is_and_what_to_do_come_first_and_the_contacts_last():
    headers = [field.header for field in tab.in_order(FIELDS)]
    assert headers[:2] == ["Klantnummer", "Naam"]
    assert headers[5:8] == ["Status", "Groep", "Actie"]
    assert headers[-4:] == ["Laatste contact", "Onderwerp", "Vervolgdatum", "Vervolgactie"]


def test_a_column_that_is_new_stands_before_the_contacts():
    ordered = tab.in_order((*tab.FIELDS, Field("later", "Later bedacht")))
    assert [field.source for field in ordered][-5:] == ["later", *(field.source for field in tab.FIELDS[-4:])]


def test_the_conclusion_ends_in_whom_to_begin_with():
    both = pd.concat([weekly("K1", "2026-01-12"), weekly("K2", "2026-01-12")], ignore_index=True)
    assert made(both).conclusion.endswith(
        "Niemand dreigt nu weg te blijven; filter op Status of Groep wie u een mailing wilt sturen."
    )
    few = pd.concat([weekly("K1", "2025-01-06"), weekly("K2", "2025-01-06")], ignore_index=True)
    assert "Wie weg dreigt te blijven, is nog niet te zien" in made(few, date(2025, 1, 15)).conclusion
    away = pd.concat([weekly("K1", "2026-01-12"), weekly("K2", "2025-12-22")], ignore_index=True)
    assert made(away).conclusion.endswith("Begin met de klant die weg dreigt te blijven: filter op Status.")
    assert made(both, action="bellen").conclusion.endswith("Begin met de 2 klanten om te bellen: filter op Actie.")


def test_where_nobody_bought_it_ends_in_what_to_fill_in():
    days = pd.to_datetime(["2026-01-05", "2026-01-06"]).astype("datetime64[us]")
    loose = pd.DataFrame({"customer": [None, None], "date": days, "amount": 5.0}).astype({"customer": "str"})
    assert made(loose).conclusion.endswith("Vul op de tab Aankopen het klantnummer in waar u het weet.")


def test_of_a_file_without_its_last_months_nobody_is_called_away():
    found = made(weekly("K1", "2025-06-30"))
    assert any("Na 30 juni 2025 staan er geen of bijna geen aankopen" in line for line in found.warnings)
    assert "Niemand" not in found.conclusion


@pytest.mark.parametrize(
    ("amounts", "said"), [([0.0, 0.0], "brachten samen € 0 op."), ([5.0, -5.0], "na aftrek van retouren")]
)
def test_what_was_given_away_is_not_said_to_have_come_back(amounts, said):
    days = pd.to_datetime(["2026-01-05", "2026-01-06"]).astype("datetime64[us]")
    assert said in made(pd.DataFrame({"customer": "K1", "date": days, "amount": amounts})).conclusion
