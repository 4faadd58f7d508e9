"""*Artikelen*: what the tab says follows from purchases that can be counted by hand, and its revenue adds up."""

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings

from histories import histories
from klantenbestand.analysis import (
    active_customers,
    article_sales,
    bought_together,
    companions,
    first_articles,
    group_sales,
    offer_conversion,
    prepare,
    replacements,
)
from klantenbestand.book.layout import lay_out
from klantenbestand.reading.data import Data
from klantenbestand.steps.per_tab import articles
from klantenbestand.steps.results import Results
from klantenbestand.tabs import artikelen_tables
from klantenbestand.tabs.artikelen import artikelen
from klantenbestand.tabs.artikelen_tables import ArticleAnswers
from klantenbestand.words.tab import Tab

PEILDATUM = date(2025, 1, 15)
NAMES = pd.Series({"K1": "Anna Berg", "K2": "Bakkerij Smit"}, dtype="str")


def tab_of(frame: pd.DataFrame, day: date = PEILDATUM) -> Tab:
    """The tab of typed purchases."""
    purchases = prepare(frame, day)
    activity, together = active_customers(purchases), bought_together(purchases)
    answers = ArticleAnswers(
        article_sales(purchases),
        group_sales(purchases),
        together,
        companions(purchases, together),
        first_articles(purchases, activity.window),
        replacements(purchases),
        offer_conversion(purchases),
        NAMES,
    )
    return artikelen(answers, purchases, activity.window)


def sold(article: str, units: list[float], first: str = "2022-01-05", group: str = "winkel") -> pd.DataFrame:
    """So many pieces in each month, at 10 euro each, to customer K1."""
    days = pd.date_range(first, periods=len(units), freq=pd.DateOffset(months=1))
    frame = pd.DataFrame({"date": days, "article": article, "quantity": units, "customer": "K1"})
    return frame.assign(amount=frame["quantity"] * 10, article_group=group, order=frame.index.astype("str") + article)


def shop(*parts: pd.DataFrame) -> pd.DataFrame:
    frame = pd.concat(parts, ignore_index=True)
    return frame.assign(date=frame["date"].astype("datetime64[us]"))


def falling() -> list[float]:
    return [40.0] * 12 + [30.0] * 12 + [20.0] * 12


STEADY = [sold(f"vast {n}", [10.0 + n, 12, 9, 11, 10, 12] * 6) for n in range(5)]


def test_a_falling_article_is_named_and_steady_ones_are_not():
    tab = tab_of(shop(*STEADY, sold("dalend", falling())))
    assert tab.conclusion == (
        "5 artikelen brachten 80% van de omzet op van de laatste 12 volle maanden; u verkocht er 6. "
        "Minder gevraagd: dalend. Benader 1 klant die toe is aan vervanging: zie de lijst met Te doen."
    )
    assert [figure.value for figure in tab.figures][:2] == [5, 1]
    table = tab.table("Artikelen").frame.set_index("label")
    assert table.loc["dalend", "demand"] == "minder gevraagd"
    assert set(table["demand"].drop("dalend")) == {"geen duidelijke verandering"}
    assert table.loc["dalend", ["revenue", "revenue_12", "revenue_before"]].tolist() == [10800, 2400, 3600]


def test_many_falling_articles_are_not_all_named():
    tab = tab_of(shop(*(sold(f"dalend {n}", falling()) for n in range(6))))
    assert tab.conclusion.count("Minder gevraagd: dalend 0, dalend 1, dalend 2 en 3 andere.") == 1
    four = tab_of(shop(*(sold(f"dalend {n}", falling()) for n in range(4))))
    assert four.conclusion.count("Minder gevraagd: dalend 0, dalend 1, dalend 2 en dalend 3.") == 1


def test_one_article_and_one_line_are_said_in_good_dutch():
    tab = tab_of(sold("trui", [2.0], "2025-01-05"))
    assert tab.conclusion.startswith("U verkocht één artikel: trui. Nu is er niets op te volgen")
    assert [figure.value for figure in tab.figures] == [1, None, None, None]
    assert [figure.change for figure in tab.figures] == [
        "u verkocht er één",
        "te zien vanaf 24 volle maanden",
        "nog van geen artikel bekend na hoelang",
        "geen offertes van 90 dagen of ouder",
    ]
    assert not any(chart.drawn for chart in tab.charts)


def test_two_articles_of_which_one_brings_nearly_all():
    tab = tab_of(shop(sold("trui", [90.0], "2025-01-05"), sold("muts", [10.0], "2025-01-06")))
    assert tab.conclusion.startswith("1 artikel bracht 80% van de omzet op; u verkocht er 2. ")


def test_who_is_due_stands_nearest_to_today_first_with_the_name():
    frame = pd.DataFrame(
        {
            "customer": ["K1", "K2", "K9"],
            "date": pd.to_datetime(["2023-12-01", "2024-01-20", "2023-06-01"]).astype("datetime64[us]"),
            "article": "ketel",
            "lifetime_months": 12.0,
            "amount": 5.0,
        }
    )
    tab = tab_of(frame)  # 365 days later: 30 November, 19 January and 31 May
    table = tab.table("Artikelen_vervangen").frame
    assert table["customer"].tolist() == ["K2", "K1", "K9"]
    assert table["name"].tolist() == ["Bakkerij Smit", "Anna Berg", ""]
    assert set(table["basis"]) == {"uw levensduur"}
    assert tab.figures[2].value == 3
    assert tab.table("Artikelen_opnieuw").frame[["label", "due"]].to_numpy().tolist() == [["ketel", 3]]


def test_a_pair_stands_there_once_in_its_strongest_direction_and_who_lacks_the_second_is_listed():
    baskets = ["ab"] * 30 + ["b"] * 20 + ["cd"] * 30
    rows = [(f"{n}", f"K{n}", letter) for n, basket in enumerate(baskets) for letter in basket]
    frame = pd.DataFrame([*rows, ("x", "nieuw", "a")], columns=["order", "customer", "article"])
    tab = tab_of(frame.assign(date=pd.Timestamp("2024-12-01"), amount=1.0))
    pairs = tab.table("Artikelen_samen").frame
    assert sorted(pairs["article"] + pairs["other"]) in (["ab", "cd"], ["ab", "dc"])
    offer = tab.table("Artikelen_aanbieden").frame.set_index("customer")
    assert offer.loc["nieuw", ["article", "other", "share"]].tolist() == ["a", "b", 1.0]
    assert offer.loc["K30", "other"] == "a"


def test_open_offers_are_to_be_followed_up_and_few_give_no_percentage():
    frame = pd.DataFrame(
        {
            "order": ["O1", "O2", "O3"],
            "customer": "K1",
            "article": "ketel",
            "amount": [100.0, 100.0, 300.0],
            "date": pd.to_datetime(["2024-05-01", "2024-05-20", "2025-01-05"]).astype("datetime64[us]"),
            "status": ["offerte", "opdracht", "offerte"],
        }
    )
    tab = tab_of(frame)
    opened = tab.table("Artikelen_offertes").frame
    assert opened[["number", "name", "amount", "age"]].to_numpy().tolist() == [["O3", "Anna Berg", 300.0, 10]]
    assert (tab.figures[3].value, tab.figures[3].change) == (None, "1 van de 1; een percentage vanaf 20")
    years = tab.table("Artikelen_offertejaren").frame
    years = years.astype(object).where(years.notna(), None)
    assert years[["label", "offers", "accepted", "share", "accepted_amount"]].to_numpy().tolist() == [
        ["2024", 1, 1, None, 100.0],
        ["2025", 1, 0, None, 0.0],
    ]


def test_an_offer_whose_answer_may_still_come_does_not_lower_the_share_of_its_year():
    """Of eight offers of 2024 two of the six that are 90 days old became an order; the other two are of December."""
    days = [*(f"2024-0{month}-01" for month in range(1, 7)), "2024-12-01", "2024-12-20", "2024-01-10", "2024-02-10"]
    frame = pd.DataFrame({"date": pd.to_datetime(days).astype("datetime64[us]"), "amount": 100.0, "article": "ketel"})
    frame["customer"] = [f"K{row}" for row in (1, 2, 3, 4, 5, 6, 7, 8, 1, 2)]
    frame["order"] = [f"O{row}" for row in range(10)]
    frame["status"] = ["offerte"] * 8 + ["opdracht"] * 2
    (row,) = tab_of(frame).table("Artikelen_offertejaren").frame.to_dict("records")
    assert (row["offers"], row["accepted"], row["judged"], row["judged_accepted"]) == (8, 2, 6, 2)
    assert row["share"] == pytest.approx(2 / 6)


def test_in_a_file_that_ended_long_ago_nobody_is_said_to_need_a_new_one():
    frame = shop(*STEADY, sold("dalend", falling()))
    day = frame["date"].max().date() + timedelta(days=100)
    assert tab_of(frame, day).conclusion.endswith(
        "Neem eerst de nieuwste aankopen over; pas dan is te zien wie waaraan toe is."
    )
    assert not articles.TAB.to_do(Results(Data(), prepare(frame, day)), "Artikelen")
    assert articles.TAB.to_do(Results(Data(), prepare(frame, PEILDATUM)), "Artikelen")


def test_the_conclusion_ends_in_what_to_do():
    offers = pd.DataFrame(
        {"order": ["O1"], "customer": "K1", "article": "ketel", "amount": 120.0, "status": "offerte"}
    ).assign(date=pd.Timestamp("2025-01-05"))
    sale = sold("trui", [2.0], "2025-01-05")
    assert tab_of(shop(sale, offers)).conclusion.endswith(
        "Volg de open offerte van € 120 op: zie de lijst met Te doen."
    )
    two = pd.concat([offers, offers.assign(order="O2")], ignore_index=True)
    assert "Volg 2 open offertes op, samen € 240: " in tab_of(shop(sale, two)).conclusion
    loose = sold("dalend", falling()).assign(customer=None)
    assert tab_of(loose).conclusion.endswith("Bekijk of u minder wilt inkopen van wat minder gevraagd is.")
    rising = sold("stijgend", falling()[::-1]).assign(customer=None)
    assert tab_of(rising).conclusion.endswith("Zorg dat u genoeg in huis hebt van wat meer gevraagd is.")
    assert tab_of(sale).conclusion.endswith("van niemand is bekend dat iets aan vervanging toe is.")


def test_revenue_without_an_article_is_not_counted_in_the_80_percent():
    frame = shop(sold("trui", [2.0], "2025-01-05"), sold("sok", [1.0], "2025-01-05"))
    assert "80% van de omzet op;" in tab_of(frame).conclusion
    frame.loc[len(frame)] = {"date": pd.Timestamp("2025-01-06"), "amount": 700.0, "customer": "K1"}
    assert "80% van de omzet met een artikel op;" in tab_of(frame).conclusion


def test_articles_beyond_the_limit_share_a_row_and_lines_without_article_have_one(monkeypatch):
    monkeypatch.setattr(artikelen_tables, "MOST_ARTICLES", 2)
    frame = shop(*STEADY, sold("dalend", falling()))
    frame.loc[len(frame)] = {"date": pd.Timestamp("2024-03-03"), "amount": 7.0, "customer": "K1"}
    table = tab_of(frame).table("Artikelen").frame
    assert table["label"].tolist()[2:] == ["(de 4 andere artikelen)", "(geen artikel ingevuld)"]
    assert table["revenue"].sum() == pytest.approx(frame["amount"].sum(), abs=0.001)
    assert table["customers"].isna().tolist() == [False, False, True, True]


@settings(max_examples=25)
@given(histories())
def test_every_table_adds_up_to_all_revenue_to_the_cent(frame):
    purchases = prepare(frame, PEILDATUM)
    if not (purchases.article >= 0).any():
        return
    tab = tab_of(frame)
    cents = int(purchases.lines["cents"].sum())
    for name in ("Artikelen", "Artikelen_groepen"):
        assert round(100 * tab.table(name).frame["revenue"].sum()) == cents
    assert lay_out(tab).tables


HISTORIES = {
    "one line": sold("trui", [2.0], "2025-01-05"),
    "no group": sold("trui", [2.0] * 30).drop(columns="article_group"),
    "offers": shop(*STEADY).assign(status=["offerte"] * 20 + ["opdracht"] * 160),
    "losse verkoop": shop(*STEADY).assign(customer=None),
    "lines without article": shop(*STEADY).assign(article=[None] * 20 + ["vast"] * 160),
}


@pytest.mark.parametrize("history", HISTORIES)
def test_the_tables_stand_at_the_same_place_whatever_the_data(history):
    plain, found = (lay_out(tab_of(frame)) for frame in (shop(*STEADY), HISTORIES[history]))
    assert found.header_row == plain.header_row
    places = [[(table.name, table.first_column, table.last_column) for table in plan.tables] for plan in (plain, found)]
    assert places[0] == places[1]
    labels = [[figure.label for figure in plan.tab.figures] for plan in (plain, found)]
    assert labels[0] == labels[1]


def test_a_list_that_is_cut_says_of_how_many(monkeypatch):
    monkeypatch.setattr(artikelen_tables, "LISTED", 2)
    rows = [("O1", "K1", 10.0), ("O2", "K2", 30.0), ("O3", "K1", 20.0)]
    frame = pd.DataFrame(rows, columns=["order", "customer", "amount"])
    day = pd.Timestamp("2025-01-05")
    offers = frame.assign(date=day, status="offerte", article="ketel")
    bought = pd.DataFrame([{"order": "1", "customer": "K1", "amount": 1.0, "date": day, "article": "thee"}])
    table = tab_of(pd.concat([offers, bought], ignore_index=True)).table("Artikelen_offertes")
    assert table.title == "Te doen: open offertes opvolgen (de eerste 2 van 3)"
    assert table.frame["amount"].tolist() == [30.0, 20.0]


def test_an_article_that_only_came_back_is_not_called_sold():
    tab = tab_of(sold("trui", [2.0], "2025-01-05").assign(status="retour"))
    assert tab.conclusion.startswith("De artikelen brachten samen geen omzet op. Nu is er niets op te volgen")
    assert tab.figures[0].value is None


def test_a_gap_of_years_ago_is_not_called_no_longer_sold():
    out = [*[10.0] * 3, *[0.0] * 3, *[10.0] * 30]
    parts = sold("thee", out), sold("koffie", [10.0] * 31), sold("koek", [10.0] * 36)
    frame = shop(*(part[part["quantity"] > 0] for part in parts))
    table = tab_of(frame).table("Artikelen").frame.set_index("label")
    assert table.loc[["thee", "koffie", "koek"], "demand"].tolist() == [
        "had eerder een gat",
        "al een tijd niet verkocht",
        "geen duidelijke verandering",
    ]


def _kettles(last: str) -> pd.DataFrame:
    """K1 needs a new kettle on 1 March 2025; something is sold every day up to `last`."""
    kettle = pd.DataFrame({"date": [pd.Timestamp("2024-03-01")], "article": "ketel", "customer": "K1", "amount": 50.0})
    tea = pd.DataFrame({"date": pd.date_range("2024-01-01", last), "article": "thee", "customer": "K2", "amount": 5.0})
    return shop(kettle.assign(lifetime_months=12.0), tea)


def test_who_is_due_in_a_file_that_ended_long_ago_is_listed_and_nobody_is_sent_there():
    day = date(2025, 3, 10)
    late, fresh = _kettles("2024-10-01"), _kettles("2025-03-08")
    for frame, said in ((late, False), (fresh, True)):
        tab = tab_of(frame, day)
        assert tab.table("Artikelen_vervangen").frame["customer"].tolist() == ["K1"]
        assert ("Benader 1 klant die toe is aan vervanging" in tab.conclusion) is said
        assert (tab.figures[2].change == "nu of binnen 30 dagen") is said
        assert any("geen of bijna geen aankopen in dit bestand" in line for line in tab.warnings) is not said
        links = [line.label for line in articles.TAB.to_do(Results(Data(), prepare(frame, day)), "Artikelen")]
        assert any("vervanging" in label for label in links) is said
    assert tab_of(late, day).conclusion.endswith("pas dan is te zien wie waaraan toe is.")


def test_a_quotation_of_which_the_answer_may_be_missing_is_no_work_for_now():
    offer = {"order": "O1", "customer": "K1", "article": "ketel", "amount": 120.0, "status": "offerte"}
    offers = pd.DataFrame([{**offer, "date": pd.Timestamp("2024-09-20")}])
    for last, said in (("2024-10-01", False), ("2025-03-08", True)):
        frame = shop(_kettles(last), offers)
        assert ("open offerte" in tab_of(frame, date(2025, 3, 10)).conclusion) is said
        lines = articles.TAB.to_do(Results(Data(), prepare(frame, date(2025, 3, 10))), "Artikelen")
        assert any("offerte" in line.label for line in lines) is said


def test_a_date_far_before_all_others_is_told():
    fresh = _kettles("2025-03-08")
    early = shop(fresh, fresh.tail(1).assign(date=pd.Timestamp("1999-03-14")))
    for frame, said in ((fresh, False), (early, True)):
        told = [
            line for line in tab_of(frame, date(2025, 3, 10)).warnings if "De datum van 1 regel ligt ver voor" in line
        ]
        assert bool(told) is said
