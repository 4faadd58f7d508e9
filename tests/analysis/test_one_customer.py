"""One customer by himself is what the overview of all says of him."""

from datetime import date

import pandas as pd
import pytest

from klantenbestand.analysis import active_customers, customer_overview, prepare
from klantenbestand.analysis.one_customer import Order, bought_by, contacts_of, to_do_for
from klantenbestand.book.file_book import FileBook
from klantenbestand.reading.data import read_data
from klantenbestand.shipped import shipped
from klantenbestand.words.settings import DEFAULTS
from typed_frames import contacts, purchases

TODAY = date(2026, 11, 15)
BOUGHT = purchases("""
    | order | date       | customer | article | amount | status  |
    | O1    | 01-03-2024 | K1       | verf    | 10.10  |         |
    | O1    | 01-03-2024 | K1       | kwast   | 5.00   |         |
    | O9    | 01-03-2024 | K2       | behang  | 99     |         |
    | O2    | 01-03-2025 | K1       | verf    | 20     |         |
    | O3    | 11-03-2025 | K1       | lak     | 30     | offerte |
    | O4    | 20-04-2025 | K1       | kwast   | 8      |         |
    | O4    | 25-04-2025 | K1       | kwast   | 8      | retour  |
    | O5    | 01-12-2026 | K1       | later   | 1      |         |
""")


def test_what_one_customer_bought():
    found = bought_by(BOUGHT, "K1", TODAY, DEFAULTS)
    assert (found.first_day, found.last_day) == (date(2024, 3, 1), date(2025, 3, 1))
    assert found.orders == 2, "O4 came back wholly, O3 is an offer, O5 is still to come"
    assert found.revenue == 35.10
    assert found.years == {2024: 15.10, 2025: 20.0}
    assert found.basket == 17.55
    assert (found.rhythm_days, found.rhythm_gaps) == (365, 1)
    assert found.favourite == "kwast", "as often as verf, and last"
    assert found.last == (
        Order(date(2025, 4, 20), "O4", 0.0, ("kwast",)),
        Order(date(2025, 3, 1), "O2", 20.0, ("verf",)),
        Order(date(2024, 3, 1), "O1", 15.10, ("verf", "kwast")),
    )


def test_who_bought_nothing():
    found = bought_by(BOUGHT, "K3", TODAY, DEFAULTS)
    assert (found.orders, found.revenue, found.years, found.basket, found.last) == (0, 0.0, {}, None, ())
    assert found.favourite == ""


@pytest.mark.parametrize("returns", ["bij de order", "op de dag zelf"])
def test_each_customer_of_the_example_is_as_in_the_overview_of_all(returns):
    from dataclasses import replace

    data = read_data(FileBook.open(shipped("sample_data") / "Voorbeeld.xlsx"))
    settings = replace(data.settings, returns=returns)
    frame, talks = data.purchases.frame, data.contacts.frame
    known = prepare(frame, TODAY, settings)
    overview = customer_overview(known, active_customers(known), data.customers.frame, talks).frame
    for number, row in overview.iloc[::7].iterrows():
        found = bought_by(frame, number, TODAY, settings)
        assert found.orders == row["orders"]
        assert round(found.revenue, 2) == round(row["revenue"], 2)
        assert round(sum(found.years.values()), 2) == round(row["revenue"], 2)
        assert (found.favourite, found.first_day) == (row["favourite"], _day(row["first"]))
        assert _same(found.basket, row["basket"])
        assert _same(found.rhythm_days, row["rhythm_days"])
        spoken, to_do = contacts_of(talks, number, TODAY), to_do_for(talks, number, TODAY)
        assert (spoken[0].day if spoken else None) == _day(row["last_contact"])
        assert (spoken[0].subject if spoken else "") == row["last_subject"]
        assert (to_do[0].what if to_do else "") == row["follow_up"]


def _same(mine: float | None, theirs: float) -> bool:
    return pd.isna(theirs) if mine is None else round(mine, 6) == round(theirs, 6)


def _day(moment: pd.Timestamp) -> date | None:
    return None if pd.isna(moment) else moment.date()


def test_what_was_talked_about_and_is_still_to_be_done():
    talks = contacts("""
        | date       | customer | channel  | subject | report | follow_up | follow_up_date | done |
        | 01-06-2026 | K1       | telefoon | offerte | lang   | mailen    | 15-12-2026     |      |
        | 01-06-2026 | K1       | e-mail   | klacht  |        | bellen    | 01-07-2026     | nee  |
        | 02-06-2026 | K2       |          |         |        | iets      |                |      |
        | 01-05-2026 | K1       |          | vraag   |        | bezoeken  |                |      |
        |            | K1       |          | ooit    |        | klaar     | 01-01-2026     | ja   |
        | 01-12-2026 | K1       |          | morgen  |        |           |                |      |
    """)
    assert [one.subject for one in contacts_of(talks, "K1", TODAY)] == ["klacht", "offerte", "vraag", "ooit"]
    found = to_do_for(talks, "K1", TODAY)
    assert [(one.what, one.due) for one in found] == [
        ("bellen", date(2026, 7, 1)), ("mailen", date(2026, 12, 15)), ("bezoeken", None),
    ]  # fmt: skip
    assert (found[0].subject, found[0].agreed) == ("klacht", date(2026, 6, 1))
    assert contacts_of(talks, "K9", TODAY) == to_do_for(talks, "K9", TODAY) == ()
