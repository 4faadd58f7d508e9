"""What the result tabs say: conclusions that follow from the numbers, on histories small enough to count."""

import re
from dataclasses import replace
from datetime import date, datetime

import pandas as pd
import pytest

from coming_back import coming_back
from klantenbestand.analysis import active_customers, basket_size, customer_overview, prepare, seasonality
from klantenbestand.tabs.actieve_klanten import actieve_klanten
from klantenbestand.tabs.controle import LISTED, controle
from klantenbestand.tabs.klantoverzicht import display_names, klantoverzicht, overview_frame
from klantenbestand.tabs.logboek import logboek
from klantenbestand.tabs.mandgrootte import mandgrootte
from klantenbestand.tabs.nothing import nothing
from klantenbestand.tabs.start import findings_lines, missing_lines
from klantenbestand.words.findings import Finding, Findings
from klantenbestand.words.settings import DEFAULTS
from klantenbestand.words.tab import Link, Tab
from season_tabs import season_tab
from tabs.compared import compared

PEILDATUM = date(2026, 1, 15)


def history(rows: list[tuple[str | None, str, float]]) -> pd.DataFrame:
    """Purchases as reading gives them: customer, date (ISO), amount; index from Excel row 2."""
    frame = pd.DataFrame(rows, columns=["customer", "date", "amount"], index=range(2, len(rows) + 2))
    return frame.astype({"customer": "str", "date": "datetime64[us]", "amount": "float64"})


def steady(years: range, months: range = range(1, 13), peak: dict[int, float] | None = None) -> pd.DataFrame:
    """K1 and K2 buy every month for 100 together, times the factor of the month."""
    factor = peak or {}
    return history(
        [
            (customer, f"{year}-{month:02d}-05", share * factor.get(month, 1.0))
            for year in years
            for month in months
            for customer, share in (("K1", 60.0), ("K2", 40.0))
        ]
    )


def test_a_year_after_one_that_the_file_holds_only_a_part_of_is_not_compared_with_it():
    weeks = pd.date_range("2023-11-22", "2025-12-31", freq="7D").strftime("%Y-%m-%d")
    rows = [(f"K{place % 3}", day, 10.0) for place, day in enumerate(weeks)]
    purchases = prepare(history(rows), PEILDATUM, replace(DEFAULTS, period="jaar"))
    activity = active_customers(purchases)
    tab = actieve_klanten(activity, purchases, coming_back(purchases, activity))
    years = tab.tables[2].frame.set_index("label")["mark"]
    assert years.to_dict() == {"2023": "begin van bestand", "2024": "vorige niet volledig", "2025": ""}
    assert [figure.label for figure in tab.figures][2:] == ["Nieuw in 2025", "Kochten niet opnieuw in 2025"]
    assert [figure.change for figure in tab.figures][2:] == ["", ""]  # 2024 followed on a part
    early = prepare(history(rows), date(2025, 6, 15), replace(DEFAULTS, period="jaar"))
    activity = active_customers(early)
    assert len(actieve_klanten(activity, early, coming_back(early, activity)).figures) == 2


def test_active_customers_says_how_many_and_what_happened_in_the_last_whole_period():
    frame = pd.concat([steady(range(2025, 2026)), history([("K3", "2025-12-20", 10)])], ignore_index=True)
    purchases = prepare(frame, PEILDATUM)
    activity = active_customers(purchases)
    tab = actieve_klanten(activity, purchases, coming_back(purchases, activity))
    assert tab.conclusion.startswith(
        "Nu actief: 3 van 3 klanten die ooit kochten, met een aankoop in de laatste 12 maanden. "
        "In december 2025 kochten 3 klanten: 2 in de maand ervoor, plus 1 nieuw."
    )
    assert [table.name for table in tab.tables][:3] == [
        "ActieveKlanten",
        "ActieveKlanten_kwartaal",
        "ActieveKlanten_jaar",
    ]
    assert tab.tables[0].frame["active"].tolist() == [2] * 11 + [3]


def test_who_came_back_is_part_of_the_balance_of_who_buys():
    """K2 misses November, K3 misses December: 2 bought in November, and after 1 back and 1 out 2 in December."""
    frame = pd.concat(
        [steady(range(2025, 2026)), history([("K3", f"2025-{month:02d}-06", 5.0) for month in range(1, 12)])],
        ignore_index=True,
    )
    frame = frame[~((frame["customer"] == "K2") & (frame["date"].dt.month == 11))]
    purchases = prepare(frame, PEILDATUM)
    activity = active_customers(purchases)
    tab = actieve_klanten(activity, purchases, coming_back(purchases, activity))
    assert (
        "In december 2025 kochten 2 klanten: 2 in de maand ervoor, plus 1 teruggekomen, min 1 die deze keer niet kocht."
    ) in tab.conclusion
    chart = next(
        chart for chart in tab.charts if chart.title == "Kopen er meer of minder klanten dan in de maand ervoor?"
    )
    table = tab.table(chart.table)
    gained, lapsed = ({field.header: field.source for field in table.fields}[series.header] for series in chart.series)
    net = (table.frame[gained] - table.frame[lapsed]).iloc[1:].tolist()
    assert net == table.frame["active"].diff().iloc[1:].tolist()
    assert net[-2:] == [-1, 0]


def _said(rows: list[tuple[str, str, float]], **settings: object) -> Tab:
    purchases = prepare(history(rows), PEILDATUM, replace(DEFAULTS, **settings))
    activity = active_customers(purchases)
    return actieve_klanten(activity, purchases, coming_back(purchases, activity))


def test_nothing_is_added_or_taken_off_where_the_same_customers_bought_and_an_only_customer_is_no_share():
    monthly = [("K1", f"2025-{month:02d}-03", 10.0) for month in range(1, 13)]
    both = [*monthly, *(("K2", day, amount) for _, day, amount in monthly)]
    assert "In december 2025 kochten 2 klanten: dezelfde als in de maand ervoor." in _said(both).conclusion
    assert _said(monthly).conclusion.startswith("Uw enige klant is nu actief: een aankoop in de laatste 12 maanden. ")
    old = [(customer, f"2022{day[4:]}", amount) for customer, day, amount in monthly]
    only = _said(old).conclusion
    assert only.startswith("Uw enige klant is nu niet actief: geen aankoop in de laatste ")
    assert "waarschijnlijk meer" not in only


def test_active_customers_ends_in_whom_to_approach():
    monthly = [
        (f"K{n}", day, 10.0)
        for n in (1, 2)
        for day in pd.date_range("2025-01-03", periods=12, freq="MS").strftime("%Y-%m-%d")
    ]
    assert _said(monthly).conclusion.endswith("Niemand dreigt nu weg te blijven; nu is er niets te doen.")
    once = [*monthly, ("K3", "2026-01-06", 5.0)]
    assert _said(once).conclusion.endswith("kocht om een tweede aankoop: filter Klantoverzicht op Orders.")
    assert "is nog niet te zien; vraag wie pas één keer kocht" in _said(once[-1:]).conclusion
    silent = [row for row in monthly if row[0] == "K1" or row[1] < "2025-09"]
    assert _said(silent).conclusion.endswith(
        "Benader nu de klant met de status dreigt weg: filter Klantoverzicht op Status."
    )
    gone = [*monthly, ("K3", "2023-01-01", 5.0)]
    assert "nodig wie niet meer actief is nog eens uit" in _said(gone).conclusion
    old = [(customer, f"2022{day[4:]}", amount) for customer, day, amount in monthly]
    tab = _said(old)  # the file ends three years ago: first the missing purchases
    assert tab.conclusion.startswith("Nu actief: 0 van 2 klanten die ooit kochten")
    assert "filter Klantoverzicht" not in tab.conclusion
    assert tab.conclusion.endswith("Neem eerst de nieuwste aankopen over; pas dan is te zien wie er wegblijft.")
    assert any("geen of bijna geen aankopen in dit bestand" in line for line in tab.warnings)


def test_one_month_is_said_as_the_last_month():
    tab = _said([("K1", "2026-01-10", 10.0)], active_months=1)
    assert "een aankoop in de laatste maand." in tab.conclusion


@pytest.mark.parametrize("unit", ["maand", "kwartaal", "jaar"])
def test_every_period_has_its_article(unit):
    purchases = prepare(steady(range(2023, 2026)), PEILDATUM, replace(DEFAULTS, period=unit))
    activity = active_customers(purchases)
    tab = actieve_klanten(activity, purchases, coming_back(purchases, activity))
    said = " ".join((tab.conclusion, *tab.definitions, *(chart.title for chart in tab.charts)))
    wrong = {"maand": "dat maand|het maand", "kwartaal": "die kwartaal|de kwartaal", "jaar": "die jaar|de jaar"}[unit]
    assert not re.search(rf"\b({wrong})\b", said)


def test_customers_without_any_purchase_of_theirs_hear_that_all_is_losse_verkoop():
    purchases = prepare(history([(None, "2025-03-01", 20.0), (None, "2025-04-01", 5.0)]), PEILDATUM)
    activity = active_customers(purchases)
    listed = pd.DataFrame({"customer": ["K1", "K2"]}, dtype="str")
    overview = customer_overview(purchases, activity, listed)
    said = klantoverzicht(overview, overview_frame(overview, listed), activity, purchases).conclusion
    assert "nog geen aankopen" not in said
    assert "alles is losse verkoop, samen € 25." in said
    assert "Actieve klanten, Klantgroepen en Verwachting" in said


def test_customers_whose_purchases_all_came_back_are_not_said_to_have_bought_nothing():
    purchases = prepare(history([("K1", "2025-03-01", 20.0), ("K1", "2025-04-01", -20.0)]), PEILDATUM)
    activity = active_customers(purchases)
    overview = customer_overview(purchases, activity)
    said = klantoverzicht(overview, overview_frame(overview, None), activity, purchases).conclusion
    assert said.startswith("Er staat 1 klant in het bestand; na aftrek van retouren bleef er geen omzet over. ")


def test_the_tables_stand_in_the_same_order_whatever_period_is_chosen():
    for setting in ("maand", "kwartaal", "jaar"):
        purchases = prepare(steady(range(2023, 2026)), PEILDATUM, replace(DEFAULTS, period=setting))
        activity = active_customers(purchases)
        tab = actieve_klanten(activity, purchases, coming_back(purchases, activity))
        assert tab.tables[0].name == "ActieveKlanten"
        assert setting in tab.charts[0].title


def test_the_basket_speaks_of_a_trend_only_where_it_is_certain():
    flat = prepare(steady(range(2023, 2026)), PEILDATUM)
    assert "niet aantoonbaar" in mandgrootte(basket_size(flat), flat, compared(flat)).conclusion
    rising = steady(range(2023, 2026))
    rising["amount"] += [2.0 * (position // 2) for position in range(len(rising))]
    up = prepare(rising, PEILDATUM)
    assert "ongeveer € 24,00 per jaar erbij" in mandgrootte(basket_size(up), up, compared(up)).conclusion


def test_the_season_names_the_busy_month_and_the_test_in_its_fixed_sentence():
    purchases = prepare(steady(range(2021, 2026), peak={12: 3.0}), PEILDATUM)
    tab = season_tab(purchases)
    assert tab.conclusion.startswith("Uw drukke maanden: december (in ")
    chance = "Zou er geen seizoen zijn, dan zag u zulke verschillen hooguit 1 op de 20 keer."
    assert len([line for line in tab.definitions if line.startswith(chance)]) == 1
    assert chance not in tab.conclusion
    assert tab.conclusion.count(". ") == 1  # what there is, and what to do
    assert tab.figures[0].value == "december"


def test_without_a_season_none_is_claimed():
    purchases = prepare(steady(range(2021, 2026)), PEILDATUM)
    conclusion = season_tab(purchases).conclusion
    assert "niet aan te tonen" in conclusion
    assert "drukke maanden" not in conclusion


@pytest.mark.parametrize("rows", [1, 12])
def test_thin_data_is_said_and_every_tab_still_stands(rows):
    frame = history([(f"K{row}", f"2025-{row:02d}-10", 10.0 * row) for row in range(1, rows + 1)])
    purchases = prepare(frame, PEILDATUM)
    activity = active_customers(purchases)
    overview = customer_overview(purchases, activity)
    tabs = [
        actieve_klanten(activity, purchases, coming_back(purchases, activity)),
        mandgrootte(basket_size(purchases), purchases, compared(purchases)),
        season_tab(purchases),
        klantoverzicht(overview, overview_frame(overview, None), activity, purchases),
    ]
    assert all(tab.conclusion for tab in tabs)
    assert tabs[2].warnings, "one year is too short for a season, and it says so"
    for tab in tabs:
        for table in tab.tables:
            assert {field.source for field in table.fields} <= set(table.frame.columns), table.name


def test_the_overview_tells_what_the_best_customers_bring():
    frame = history([("K1", "2025-03-01", 90.0), *((f"K{n}", "2025-03-01", 2.5) for n in range(2, 6))])
    purchases = prepare(frame, PEILDATUM)
    activity = active_customers(purchases)
    overview = customer_overview(purchases, activity)
    tab = klantoverzicht(overview, overview_frame(overview, None), activity, purchases)
    assert tab.conclusion.startswith(
        "Uw klanten kochten samen voor € 100. 90% daarvan komt van de klant met de meeste omzet. "
    )
    one = prepare(frame.head(1), PEILDATUM)
    alone = active_customers(one)
    seen = customer_overview(one, alone)
    said = klantoverzicht(seen, overview_frame(seen, None), alone, one).conclusion
    assert said.startswith("Eén klant kocht, in totaal voor € 90. Neem eerst")


def test_a_customer_is_called_by_company_or_by_the_parts_of_the_name():
    customers = pd.DataFrame(
        {
            "company": [None, "Bakkerij De Hoek", None, None],
            "first_name": ["Anna", "Jan", None, None],
            "initials": ["A.", None, "J.P.", None],
            "infix": ["van der", None, "de", None],
            "last_name": ["Berg", "Smit", "Vries", None],
            "name": [None, None, None, "Zus & Zo"],
        }
    ).astype("str")
    assert display_names(customers).tolist() == ["Anna van der Berg", "Bakkerij De Hoek", "J.P. de Vries", "Zus & Zo"]


def test_controle_counts_all_but_lists_what_a_person_can_read():
    many = Finding("email-form", "Klanten", "E-mail", "F", rows=range(2, 2502), values=["x"] * 2500)
    tab = controle(Findings.of([many]), 5000, "")
    assert tab.table("Controle_soorten").frame["count"].tolist() == [2500]
    listed = tab.table("Controle").frame
    assert len(listed) == LISTED + 1
    assert listed["what"].iloc[-1] == "en nog 1.500 keer; los deze eerst op en controleer opnieuw"
    assert listed["link"].iloc[0] == Link("Klanten", "F2", "ga naar")
    assert tab.conclusion == "Er zijn geen fouten gevonden. 2.500 keer let op en 0 tips."


def test_controle_without_findings_is_glad():
    tab = controle(Findings(), 10, "")
    assert tab.conclusion == "Alles is in orde: er is niets gevonden om te verbeteren."
    assert tab.table("Controle").frame.empty


def test_start_has_a_line_for_each_thing_to_do():
    findings = Findings.of([Finding("customer-unknown", "Aankopen", rows=(3,), values=("K9",))])
    assert findings_lines(findings, "Controle (KB)") == [Link("Controle (KB)", "A1", "1 fout verbeteren")]
    assert findings_lines(Findings(), "Controle") == ["Er zijn geen fouten gevonden."]
    assert missing_lines(["Aankopen"]) == ["Zet uw aankopen op een tab met de naam Aankopen."]


def test_the_log_only_grows():
    moment = datetime(2026, 1, 15, 9, 30)  # noqa: DTZ001 - shown as it is
    counts = {"fout": 1, "let op": 0, "tip": 2}
    first = logboek(None, "controleren", now=moment, peildatum=PEILDATUM, counts=counts, tabs=["Controle"])
    table = first.tables[0]
    earlier = table.frame.rename(columns={field.source: field.header for field in table.fields})
    second = logboek(earlier, "analyseren", now=moment, peildatum=PEILDATUM, counts=counts, tabs=["Seizoen"])
    assert second.tables[0].frame["step"].tolist() == ["controleren", "analyseren"]
    assert second.tables[0].frame["moment"].tolist() == ["15-01-2026 09:30"] * 2


def test_a_tab_that_cannot_be_made_says_why():
    assert nothing("Seizoen", "er zijn nog geen aankopen.").conclusion.endswith("Er zijn nog geen aankopen.")


def test_months_with_more_returns_than_sales_have_no_index():
    frame = steady(range(2021, 2026), peak={6: -2.0})
    season = seasonality(prepare(frame, PEILDATUM))
    assert season.index is None
    assert [finding.code for finding in season.thin if finding.code.startswith("season-no")] == ["season-no-level"]


def test_a_period_in_which_only_loose_sales_were_made_has_no_balance():
    own = [("K1", f"2025-{month:02d}-05", 10.0) for month in range(1, 11)]
    loose = [(None, str(day.date()), 5.0) for day in pd.date_range("2025-01-01", "2026-01-14", freq="3D")]
    tab = _said([*own, *own, *loose], period="maand")
    assert "In december 2025 kocht niemand, net als in de maand ervoor." in tab.conclusion


def test_where_purchases_are_missing_the_number_of_active_customers_is_called_too_low():
    rows = [
        (f"K{place % 9}", str(day.date()), 10.0) for place, day in enumerate(pd.date_range("2024-01-01", "2025-08-12"))
    ]
    tab = _said(rows)
    assert "Het zijn er waarschijnlijk meer, want de aankopen na 12 augustus 2025 ontbreken." in tab.conclusion
    late = _said([*rows, ("K9", "2025-12-20", 10.0)]).conclusion
    assert "Het zijn er waarschijnlijk meer, want van na 12 augustus 2025 ontbreken de meeste aankopen." in late
    assert "In juli 2025 kochten 9 klanten" in tab.conclusion  # August is there for a part
    assert tab.figures[1].change == "volgens dit bestand; wie intussen kocht, kan ontbreken"
    assert (
        "waarschijnlijk meer"
        not in _said([*rows, *((f"K{n}", f"2026-01-{n + 1:02d}", 1.0) for n in range(9))]).conclusion
    )
