"""*Campagneresultaat*: sums equal the sheet, what is thin is said, one is not many, and the rows do not move."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaign_shop import campaign_shop
from klantenbestand.analysis.orders import prepare
from klantenbestand.book.layout import lay_out
from klantenbestand.book.memory import Memory
from klantenbestand.reading.data import Data
from klantenbestand.reading.sheet_data import SheetData
from klantenbestand.steps.campaigning import campaign_answers
from klantenbestand.steps.per_tab import campaign
from klantenbestand.steps.results import Results
from klantenbestand.tabs.campagneresultaat_tables import NAME
from klantenbestand.words.settings import DEFAULTS
from klantenbestand.words.sheets import CAMPAIGNS, CONTACTS
from klantenbestand.words.tab import Tab

TODAY = date(2024, 12, 31)
NOW = datetime(2024, 12, 31, tzinfo=UTC)
PRICED = replace(DEFAULTS, margin=50.0, mail_cost=2.0)
NPS, CSAT = "aanbevelen 0-10", "tevredenheid 1-5"


def sheet(kind, frame):
    return SheetData(kind, kind.name, None, frame, {}, {})


def scores(values, question=NPS, day="2024-11-01"):
    names = [f"K{number}" for number in range(len(values))]
    dated = {
        "date": pd.Timestamp(day),
        "direction": "in",
        "question": question,
        "score": [float(one) for one in values],
    }
    return pd.DataFrame({"customer": names, **dated})


def results(purchases=None, contacts=None, own=PRICED, mailed=(), campaigns=None):
    memory = Memory()
    if len(mailed):
        memory = memory.with_table("mailings", pd.DataFrame(mailed))
    data = Data(
        contacts=None if contacts is None else sheet(CONTACTS, contacts),
        campaigns=None if campaigns is None else sheet(CAMPAIGNS, campaigns),
        settings=own,
    )
    prepared = None if purchases is None else prepare(purchases, TODAY, own)
    return Results(data, prepared, memory=memory, peildatum=TODAY)


def made(found: Results) -> Tab:
    tab = campaign.TAB.make(found)
    assert tab is not None
    return tab


def shop(**options):
    frame, contacts, control = campaign_shop(**options)
    return frame, contacts, control


def held_out(control, day="2024-03-01"):
    return [
        {
            "Campagne": "lente",
            "Datum": pd.Timestamp(day),
            "Kanaal": None,
            "Klantnummer": number,
            "Groep": "controlegroep",
        }
        for number in sorted(control)
    ]


def test_the_hold_out_of_a_mailing_is_the_control_group():
    frame, contacts, control = shop()
    tab = made(results(frame, contacts, mailed=held_out(control)))
    row = tab.table(NAME).frame.iloc[0]
    later = frame[frame["date"] == "2024-03-08"]
    kept = later["customer"].isin(control)
    lift = later.loc[~kept, "amount"].sum() / 200 - later.loc[kept, "amount"].sum() / 100
    assert (row["control"], row["basis"]) == (100, "controlegroep")
    assert row["brought"] == pytest.approx(200 * lift)
    assert row["brought_low"] < row["brought"] < row["brought_high"]
    assert row["cost"] == 400
    assert row["roi"] == pytest.approx((0.5 * 200 * lift - 400) / 400)
    assert "Tegenover de controlegroep bracht zij" in tab.conclusion


def test_without_hold_out_it_is_called_an_upper_bound():
    frame, contacts, _ = shop()
    tab = made(results(frame, contacts))
    assert tab.table(NAME).frame["basis"].tolist() == ["bovengrens"]
    assert "niet te zeggen of dat door de campagne kwam" in tab.conclusion
    assert "Alle klanten die zij bereikte, kochten samen € " in tab.conclusion  # not only who bought after it
    assert "hooguit" not in tab.conclusion
    assert "Loont:" not in tab.conclusion
    assert "bovengrens" in tab.figures[1].change
    assert tab.conclusion.lower().count("zonder controlegroep") == 1
    assert "Loont misschien: e-mail bij alle klanten" in tab.conclusion


def test_a_mailing_that_nobody_wrote_down_as_contacts_counts_as_addressed():
    frame, contacts, _ = shop()
    mailed = [
        {
            "Campagne": "lente",
            "Datum": pd.Timestamp("2024-03-01"),
            "Kanaal": "e-mail",
            "Klantnummer": number,
            "Groep": "benaderd",
        }
        for number in contacts["customer"]
    ]
    found = results(frame, None, mailed=mailed)
    own = made(results(frame, contacts)).table(NAME).frame
    pd.testing.assert_frame_equal(made(found).table(NAME).frame, own)
    assert campaign_answers(found).mailed == 200


def test_where_it_pays_and_where_not_is_said():
    frame, contacts, _ = campaign_shop(80, 0, (1.0, 0.0))
    good = set(contacts["customer"][:40])
    bought = frame["customer"].isin(good) | (frame["date"] < "2024-01-01")
    old = pd.DataFrame({"customer": sorted(good), "date": pd.Timestamp("2024-02-01"), "amount": 5.0})
    both = results(pd.concat([frame[bought], old], ignore_index=True), contacts)
    tab = made(both)
    said = dict(
        zip(tab.table(f"{NAME}_groepen").frame["group"], tab.table(f"{NAME}_groepen").frame["verdict"], strict=True)
    )
    assert said["kocht vaker"] == "misschien wel"
    assert said["kocht één keer"] == "misschien niet"
    assert "Loont misschien niet: e-mail bij kocht één keer (wat er meer gekocht werd" in tab.conclusion
    assert not any("niet loont" in line.label for line in campaign.TAB.to_do(both, NAME))


def test_with_a_control_group_whether_it_pays_is_said_as_the_campaign_itself_says_it():
    frame, contacts, control = shop()
    dear = results(frame, contacts, own=replace(PRICED, mail_cost=50.0), mailed=held_out(control))
    assert "Loont niet: e-mail bij alle klanten." in made(dear).conclusion
    assert any("niet loont" in line.label for line in campaign.TAB.to_do(dear, NAME))
    tab = made(results(frame, contacts, mailed=held_out(control)))
    row, pays = tab.table(NAME).frame.iloc[0], tab.table(f"{NAME}_groepen").frame.iloc[0]
    assert pays["basis"] == "controlegroep"
    assert pays["gain"] * row["addressed"] == pytest.approx(row["brought"])


def test_a_campaign_outside_the_days_of_the_purchases_is_not_called_one_without_response():
    frame, contacts, _ = shop()
    till = pd.DataFrame({"customer": "K999", "date": pd.date_range("2023-06-01", "2024-05-31"), "amount": 1.0})
    later = contacts.assign(date=pd.Timestamp("2024-09-01"))
    tab = made(results(pd.concat([frame, till], ignore_index=True), later))
    row = tab.table(NAME).frame.iloc[0]
    assert row["basis"] == "niet te zeggen: aankopen ontbreken"
    assert row[["responders", "rate", "revenue", "brought"]].isna().all()
    assert "niet allemaal in het bestand" in tab.conclusion
    assert any("lente" in line for line in tab.warnings)


def test_of_new_customers_only_it_is_not_said_what_it_brought():
    frame, contacts, _ = shop()
    young = frame.assign(date=frame["date"].where(frame["date"] > "2024-01-01", pd.Timestamp("2024-02-01")))
    tab = made(results(young, contacts))
    assert "geen 91 dagen" in tab.conclusion
    assert tab.figures[1].value is None
    assert set(tab.table(f"{NAME}_groepen").frame["verdict"]) <= {"niet te vergelijken", "te weinig klanten"}


def test_a_campaign_that_still_runs_has_no_result_yet():
    frame, contacts, _ = shop()
    contacts = contacts.assign(date=pd.Timestamp("2024-12-28"))
    recent = pd.DataFrame({"customer": ["K999"], "date": pd.Timestamp("2024-12-27"), "amount": 1.0})
    tab = made(results(pd.concat([frame, recent], ignore_index=True), contacts))
    row = tab.table(NAME).frame.iloc[0]
    assert row["basis"] == "loopt nog"
    assert row[["brought", "roi"]].isna().all()
    assert "loopt nog" in tab.conclusion
    assert [figure.value for figure in tab.figures] == [None] * 4


def test_scores_need_no_purchases_and_the_conclusion_says_what_cannot_be_said():
    tab = made(results(contacts=scores([10] * 20 + [7] * 10 + [0] * 10)))
    assert tab.figures[3].value == 25
    assert "De NPS is 25" in tab.conclusion
    assert "zonder aankopen niet te zeggen" in tab.conclusion
    assert "Bel 10 klanten terug" in tab.conclusion
    assert tab.table(f"{NAME}_cijfers").frame["NPS"].sum() == 40


def test_beside_a_campaign_the_scores_are_left_to_their_key_figure_and_tables():
    frame, contacts, _ = shop()
    answers = [scores([10] * 30 + [0] * 10), scores([5] * 40, CSAT)]
    tab = made(results(frame, pd.concat([contacts, *answers], ignore_index=True)))
    assert tab.conclusion.startswith("De laatste campagne die klaar is")
    assert "NPS" not in tab.conclusion
    assert "tevreden" not in tab.conclusion
    assert tab.figures[3].value == 50


def test_a_limit_that_is_crossed_stands_on_start():
    low = results(contacts=scores([10] * 20 + [0] * 20), own=replace(PRICED, least_nps=10))
    assert campaign.TAB.to_do(low, NAME)[0].label == (
        "De NPS is 0 in het vierde kwartaal van 2024 (zeker -29 tot 29); uw grens is 10."
    )
    fine = results(contacts=scores([10] * 20 + [8] * 20), own=replace(PRICED, least_nps=10))
    assert not campaign.TAB.to_do(fine, NAME)
    assert campaign.TAB.see(fine) == "Bekijk wat uw campagnes opbrachten en hoe tevreden klanten zijn"
    share = results(contacts=scores([5] * 20 + [1] * 20, CSAT), own=replace(PRICED, least_csat=80.0))
    assert "is 50% in het vierde" in campaign.TAB.to_do(share, NAME)[0].label
    assert "uw grens is 80%" in campaign.TAB.to_do(share, NAME)[0].label


def test_the_conclusion_ends_in_what_to_do():
    frame, contacts, control = shop()
    held = held_out(control)
    endings = {
        "Zo'n campagne kunt u herhalen.": results(frame, contacts, mailed=held),
        "Stop met wat niet loont, of doe het goedkoper.": results(
            frame, contacts, own=replace(PRICED, mail_cost=50.0), mailed=held
        ),
        "dan ziet u van de volgende campagne wat zij opbracht.": results(frame, contacts),
        "Nu is er niets te doen: kijk opnieuw als die termijn voorbij is.": results(
            pd.concat([frame, pd.DataFrame({"customer": ["K999"], "date": pd.Timestamp("2024-12-27"), "amount": 1.0})]),
            contacts.assign(date=pd.Timestamp("2024-12-28")),
        ),
        "Zet de aankopen op de tab Aankopen; dan ziet u het wel.": results(contacts=scores([10] * 20)),
        "Bel 10 klanten terug: een laag cijfer, en nog niet gesproken.": results(contacts=scores([0] * 10)),
    }
    for ending, found in endings.items():
        assert made(found).conclusion.endswith(ending)


def test_with_nothing_to_tell_there_is_no_tab():
    frame, _, _ = shop()
    assert campaign.TAB.make(results(frame)) is None
    assert campaign.TAB.make(results()) is None
    assert campaign.TAB.to_do(results(), NAME) == ()


def test_one_customer_is_not_called_customers():
    frame, contacts, _ = shop()
    tab = made(results(frame, pd.concat([contacts.head(1), scores([3]).assign(channel="e-mail")], ignore_index=True)))
    assert "bereikte 1 klant;" in tab.conclusion
    assert "niemand kocht. Bel 1 klant terug" in tab.conclusion  # not once more that he bought no more than usual
    assert tab.figures[1].change == "zonder controlegroep: bovengrens; van 1 klant, dat zegt weinig"
    buyer = contacts[contacts["customer"].isin(frame.loc[frame["date"] > "2024-03-01", "customer"])].head(1)
    assert "1 kocht (100%). Deze klant kocht " in made(results(frame, buyer)).conclusion
    assert "Bel 1 klant terug" in tab.conclusion
    words = " ".join([tab.conclusion, *tab.warnings, *(figure.change for figure in tab.figures)])
    assert "1 klanten" not in words
    assert "nan" not in words


PLAIN = lay_out(made(results(*shop()[:2])))
CASES = {
    "scores only": lambda: results(contacts=scores([9])),
    "a running campaign": lambda: results(shop()[0], shop()[1].assign(date=pd.Timestamp("2024-12-28"))),
    "a control group": lambda: results(shop()[0], shop()[1], mailed=held_out(shop()[2])),
    "one customer": lambda: results(shop()[0].head(1), shop()[1].head(1)),
}


@pytest.mark.parametrize("case", CASES)
def test_the_tables_stand_on_the_same_row_and_are_always_the_same(case):
    tab = made(CASES[case]())
    plan = lay_out(tab)
    assert plan.header_row == PLAIN.header_row
    assert [table.table.name for table in plan.tables] == [table.table.name for table in PLAIN.tables]


def test_the_columns_of_klantoverzicht():
    frame, contacts, _ = shop()
    codes = pd.concat([contacts, scores([8]).assign(channel="e-mail")], ignore_index=True)
    columns = campaign.TAB.columns(results(frame, codes))
    assert columns.loc["K0", ["campaigns", "last_campaign", "score_nps"]].tolist() == [1, "lente", 8]
    assert columns["campaigns"].sum() == 200
    later = set(frame.loc[frame["date"] == "2024-03-08", "customer"])
    assert columns["campaign_buys"].sum() == len(later & set(contacts["customer"]))


def test_figures_for_a_program():
    frame, contacts, _ = shop()
    told = campaign.TAB.figures(results(frame, contacts))
    assert told["campagneresultaat"]["campagnes"][0]["benaderd"] == 200
    assert told["tevredenheid"] == {"nps": None, "tevreden": None}
    assert campaign.TAB.figures(results())["campagneresultaat"] is None


AMOUNTS = st.integers(-500, 5000).map(lambda cents: cents / 100)
ROWS = st.lists(st.tuples(st.sampled_from(["K1", "K2", "K3"]), st.integers(0, 60), AMOUNTS), min_size=1, max_size=25)


@settings(max_examples=30, deadline=None)
@given(ROWS, st.sets(st.sampled_from(["K1", "K2", "K3", "K4"]), min_size=1))
def test_the_revenue_of_a_campaign_is_what_the_addressed_spent_in_those_days_to_the_cent(rows, addressed):
    frame = pd.DataFrame(rows, columns=["customer", "day", "amount"])
    frame["date"] = pd.Timestamp("2024-02-01") + pd.to_timedelta(frame["day"], unit="D")
    edges = pd.DataFrame({"customer": "K9", "date": pd.to_datetime(["2024-01-01", "2024-12-30"]), "amount": 1.0})
    frame = pd.concat([frame, edges], ignore_index=True)  # the file holds all days around it
    sent = pd.DataFrame(
        {"customer": sorted(addressed), "date": pd.Timestamp("2024-02-20"), "campaign": "lente", "channel": "brief"}
    )
    row = made(results(frame[["customer", "date", "amount"]], sent)).table(NAME).frame.iloc[0]
    # An order is a customer's day; what comes back that day goes off, alone it stands on its own day.
    within = frame[frame["customer"].isin(addressed) & frame["date"].between("2024-02-20", "2024-03-05")]
    whole = prepare(frame[["customer", "date", "amount"]], TODAY)
    names = whole.customers.take(whole.orders["customer"])
    day = pd.to_datetime(whole.orders["day"].to_numpy(), unit="D")
    own = names.isin(addressed) & (day >= "2024-02-20") & (day <= "2024-03-05")
    assert round(row["revenue"] * 100) == int(whole.orders["cents"][own].sum())
    if (frame["amount"] > 0).all():
        assert round(row["revenue"] * 100) == round(within["amount"].sum() * 100)
    assert row["addressed"] == len(addressed)
