"""The months to come on *Seizoen*: beside last year, refused in words; and a season that shifts."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest

from klantenbestand.analysis import prepare
from klantenbestand.reading.data import Data
from klantenbestand.steps.per_tab import season
from klantenbestand.steps.results import Results
from klantenbestand.words.settings import DEFAULTS, Settings
from klantenbestand.words.tab import Tab
from season_tabs import season_tab

PEILDATUM = date(2026, 1, 15)
SEASON = np.array([0.8, 0.8, 0.9, 1.0, 1.0, 1.1, 1.2, 1.2, 1.0, 0.9, 0.9, 1.2])


def shop(
    years: int, noise: float = 0.03, shift: float = 0.0, settings: Settings = DEFAULTS, today: date = PEILDATUM
) -> Tab:
    """A sale a month up to December 2025; `shift`: what May gains on the year before."""
    random = np.random.default_rng(2)
    season = np.tile(SEASON, (years, 1))
    season[:, 4] *= np.exp(shift * np.arange(years))
    values = 1000 * season.ravel() * np.exp(noise * random.standard_normal(12 * years))
    days = pd.date_range(end="2025-12-01", periods=12 * years, freq="MS") + pd.Timedelta(days=14)
    return season_tab(prepare(pd.DataFrame({"date": days, "amount": values.round(2)}), today, settings))


def test_the_forecast_stands_beside_the_same_months_of_last_year():
    tab = shop(4)
    ahead = tab.table("Seizoen_vooruitblik").frame
    assert ahead["start"].dt.strftime("%Y-%m").tolist() == [f"2026-{month:02d}" for month in range(1, 13)]
    revenue = tab.table("Seizoen_maanden").frame["revenue"]
    assert ahead["last_year"].to_numpy() == pytest.approx(revenue.iloc[-12:].to_numpy())
    assert (ahead["low"] < ahead["expected"]).all()
    assert ahead["forecast_then"].notna().all()
    assert tab.charts[2].drawn
    assert "achteraf gemiddeld" in tab.charts[2].note
    assert [line for line in tab.definitions if line.startswith("Voor de komende 12 maanden is de vooruitblik € ")]
    assert "vooruitblik" not in tab.conclusion


def test_months_that_are_over_are_not_called_the_coming_ones():
    tab = shop(4, today=date(2026, 10, 15))
    ahead = "Voor de 12 maanden vanaf januari 2026 is de vooruitblik € "
    assert [line for line in tab.definitions if line.startswith(ahead)]
    assert tab.table("Seizoen_vooruitblik").title == "Vooruitblik op de 12 maanden vanaf januari 2026"
    assert tab.charts[2].title == "Wat mag u verwachten in de 12 maanden vanaf januari 2026?"
    assert shop(4).charts[2].title == "Wat mag u de komende 12 maanden verwachten?"
    over = shop(4, today=date(2027, 1, 15))
    assert "vooruitblik" not in over.conclusion
    assert any("De 12 maanden daarna zijn al voorbij" in line for line in over.warnings)


def test_a_month_that_is_over_is_not_named_as_that_from_which_on_there_is_more():
    def said(years: int, today: date) -> str:
        return " ".join(shop(years, today=today).warnings)

    assert "Vanaf het einde van december 2026 is het genoeg." in said(1, PEILDATUM)
    assert "na december 2026, toetst" in said(2, PEILDATUM)
    for years in (1, 2):
        late = said(years, date(2027, 1, 15))
        assert "Zodra uw nieuwste aankopen erbij staan, kan het wel." in late
        assert "2026" not in late


def test_a_refused_forecast_leaves_last_year_standing_and_says_why():
    wild, short = shop(4, noise=1.2), shop(2)
    for tab in (wild, short):
        ahead = tab.table("Seizoen_vooruitblik").frame
        assert ahead["expected"].isna().all()
        assert ahead["last_year"].notna().all()
        assert not tab.charts[2].drawn
        assert "vooruitblik" not in tab.conclusion
    assert any("zat een vooruitblik er te ver naast" in line for line in wild.warnings)
    assert wild.charts[2].why_not.startswith("Achteraf bekeken zat een vooruitblik er te ver naast")
    assert len(short.warnings) <= 2  # the season says already how many months are missing


def test_a_month_that_shifts_is_named_only_from_five_years_on():
    assert "Mei wordt met de jaren drukker." in shop(8, noise=0.01, shift=0.08).conclusion
    few = shop(4, noise=0.01, shift=0.08)
    assert "met de jaren" not in few.conclusion
    table = few.table("Seizoen_verloop")
    assert table.frame["slope"].isna().all()
    assert (table.frame["clear"] == "").all()


def test_under_five_years_the_peaks_are_said_in_years_and_without_an_interval():
    tab = shop(4)
    assert "(in alle 3 jaren boven 105)" in shop(3).conclusion
    assert tab.table("Seizoen").frame["interval_low"].isna().all()
    assert shop(6).table("Seizoen").frame["interval_low"].notna().all()


def test_it_ends_in_what_to_do_with_the_season():
    # The peildatum is in January: of the busy months July comes first.
    assert "Bereid u voor op juli: zorg op tijd voor voorraad en hulp; in " in shop(4).conclusion
    assert shop(4).conclusion.endswith(" is er ruimte voor een actie of onderhoud.")
    assert shop(2).conclusion.endswith("leg u er nog niet op vast.")
    assert shop(4, noise=1.5).conclusion.count("niet naar de maand van het jaar") == 1
    assert "voorraad" not in shop(1).conclusion
    assert shop(1).conclusion.endswith("dan is een seizoen eerder te zien.")


def test_in_a_file_that_ended_long_ago_the_missing_purchases_come_first():
    late = shop(4, today=date(2026, 10, 15))
    assert "geen of bijna geen aankopen in dit bestand" in late.warnings[0]
    assert late.conclusion.endswith("Neem eerst de nieuwste aankopen over; dan zijn ook de laatste maanden volledig.")
    assert "Bereid u voor" not in late.conclusion
    assert not any("geen aankopen in dit bestand" in line for line in shop(4).warnings)


def test_a_figure_that_is_not_there_says_from_when_it_will_be():
    assert [figure.change for figure in shop(1).figures[:3]] == ["te zien vanaf 24 volle maanden"] * 3
    assert [figure.change for figure in shop(4).figures[:3]] == ["", "100 = gemiddelde maand", ""]
    assert shop(4, noise=1.5).figures[1].change == "niet aan te tonen"


def test_a_month_that_does_not_count_is_named_under_the_chart():
    tab = shop(4, settings=replace(DEFAULTS, excluded_months=("2024-03", "2022-01")))
    assert tab.charts[0].note == "telt niet mee: maart 2024"
    assert shop(4).charts[0].note == ""
    newest, before = (next(line for line in tab.charts[0].series if line.name == year) for year in ("2025", "2024"))
    assert (newest.incomplete, before.incomplete) == ((), (2,))  # March 2024 is drawn pale


def test_a_month_that_does_not_count_is_no_last_year_to_compare_with():
    tab = shop(4, settings=replace(DEFAULTS, excluded_months=("2025-03",)))
    assert np.flatnonzero(tab.table("Seizoen_vooruitblik").frame["last_year"].isna()).tolist() == [2]


def test_what_needs_five_years_says_so_above_its_empty_columns():
    few, many = shop(4), shop(6)
    titles = [[tab.table(name).title for name in ("Seizoen", "Seizoen_verloop")] for tab in (few, many)]
    assert titles[0] == [
        "Index per maand (zeker van en tot: vanaf 60 volle maanden)",
        "Verschuift het seizoen? Dat is te zien vanaf 60 volle maanden",
    ]
    assert titles[1] == ["Index per maand", "Verschuift het seizoen?"]


def test_it_is_said_that_the_first_and_last_six_months_have_no_whole_year_around_them():
    assert any("voor hen is het gemiddelde doorgetrokken" in line for line in shop(4).definitions)
    assert not any("doorgetrokken" in line for line in shop(2).definitions)  # each month against its own year


def test_it_says_which_months_the_index_rests_on():
    def said(tab: Tab) -> str:
        return next(line for line in tab.definitions if "Een maand is vol als zij voorbij is" in line)

    # Four years up to December 2025, without the first and the last six months.
    assert said(shop(4)).startswith("De index rust op 36 volle maanden, van juli 2022 tot en met juni 2025.")
    out = shop(4, settings=replace(DEFAULTS, excluded_months=("2022-07", "2024-03", "2025-12")))
    assert said(out).startswith("De index rust op 34 volle maanden, van augustus 2022 tot en met juni 2025.")
    assert said(shop(2)).startswith("De index rust op 24 volle maanden, van januari 2024 tot en met december 2025.")
    assert said(shop(1)).startswith("Volle maanden die meetellen: 12.")


def _moving_peak() -> Tab:
    """Six years in which the busy half of the year moves from spring to autumn."""
    peak = 2 + 1.6 * np.arange(6)[:, None]
    values = 1000 * np.exp(0.8 * np.cos(2 * np.pi * (np.arange(12) - peak) / 12))
    values *= np.exp(0.05 * np.random.default_rng(3).standard_normal((6, 12)))
    days = pd.date_range(end="2025-12-01", periods=72, freq="MS") + pd.Timedelta(days=14)
    return season_tab(prepare(pd.DataFrame({"date": days, "amount": values.ravel().round(2)}), PEILDATUM))


def test_where_the_test_finds_no_season_no_month_is_called_the_busiest():
    tab = _moving_peak()
    assert tab.conclusion.startswith("Een vast seizoen is niet aan te tonen")
    assert "het patroon is niet elk jaar hetzelfde" in tab.conclusion
    assert "toeval zijn" not in tab.conclusion
    assert any("in een andere volgorde gezet; p = " in line for line in tab.definitions)
    assert [figure.value for figure in tab.figures[:3]] == ["niet aan te tonen", None, "niet aan te tonen"]
    assert shop(4).figures[0].value in ("juli", "augustus", "december")


def test_a_pattern_that_shifts_for_certain_is_called_so_where_there_is_no_fixed_season():
    values = np.full((9, 12), 1000.0) * np.exp(0.005 * np.random.default_rng(3).standard_normal((9, 12)))
    values[:, 2] *= np.linspace(2, 0.5, 9)
    values[:, 9] *= np.linspace(0.5, 2, 9)
    days = pd.date_range(end="2025-12-01", periods=108, freq="MS") + pd.Timedelta(days=14)
    tab = season_tab(prepare(pd.DataFrame({"date": days, "amount": values.ravel().round(2)}), PEILDATUM))
    assert "het patroon is niet elk jaar hetzelfde. Bleef het gelijk" in tab.conclusion
    assert "Kijk daarom per jaar, onder Index per maand en jaar." in tab.conclusion
    assert "Oktober wordt met de jaren drukker. Maart wordt met de jaren rustiger." in tab.conclusion


def test_it_is_said_why_a_shift_outside_its_band_may_not_be_demonstrable():
    assert any("Aantoonbaar is daarom strenger" in line for line in shop(8).definitions)


def daily(last: str, late: str = "") -> pd.DataFrame:
    """Four years of daily sales up to `last`, busy in the summer; `late`: one order after it."""
    days = pd.date_range("2022-01-01", last)
    frame = pd.DataFrame({"date": days, "amount": 100 * np.array([*SEASON])[days.month - 1] + days.day / 10})
    one = pd.DataFrame({"date": [pd.Timestamp(late)] if late else [], "amount": [900.0] if late else []})
    return pd.concat([frame, one.astype({"date": "datetime64[us]", "amount": "float64"})], ignore_index=True)


@pytest.mark.parametrize("late", ["", "2026-04-20"])
def test_a_month_that_the_file_holds_only_a_part_of_is_no_full_month(late):
    frame = daily("2025-12-12", late)
    tab = season_tab(prepare(frame, date(2026, 5, 10)))
    months = tab.table("Seizoen_maanden").frame.set_index("start")
    assert (months.loc["2025-11-01", "whole"], months.loc["2025-12-01", "whole"]) == ("ja", "nee")
    assert tab.figures[3].value == pytest.approx(
        frame.loc[frame["date"].between("2024-12-01", "2025-11-30"), "amount"].sum()
    )
    assert tab.period.startswith(
        f"Aankopen van 1 januari 2022 tot en met 12 december 2025{', en daarna nog 1 regel' if late else ''} · "
    )
    assert tab.table("Seizoen_vooruitblik").title == "Vooruitblik op de 12 maanden vanaf december 2025"
    assert tab.charts[2].title == "Wat mag u verwachten in de 12 maanden vanaf december 2025?"
    assert tab.table("Seizoen_omzet").frame["2025"].notna().all()
    assert "2026" not in tab.table("Seizoen_omzet").frame  # one order is no year
    same = season_tab(prepare(daily("2025-12-12"), date(2025, 12, 20)))
    assert tab.table("Seizoen").frame.equals(same.table("Seizoen").frame)  # as in the file when it was up to date


def test_a_busy_time_that_is_near_is_no_work_in_a_file_that_ended_long_ago():
    day = date(2026, 5, 10)
    late, fresh = (Results(Data(), prepare(daily(last), day)) for last in ("2025-12-12", "2026-05-08"))
    assert [line.label for line in season.TAB.to_do(fresh, "Seizoen")] == [
        "Bereid u voor op de drukke tijd: juni en juli"
    ]
    assert not season.TAB.to_do(late, "Seizoen")


def test_the_sentence_on_chance_stands_only_where_a_season_is_proven():
    sentence = "Zou er geen seizoen zijn, dan zag u zulke verschillen hooguit 1 op de 20 keer."

    def test_line(tab: Tab) -> str:
        return next(line for line in tab.definitions if "Toets" in line)

    assert test_line(shop(4)).startswith(f"{sentence} Toets: ")
    wild = shop(4, noise=1.5)
    assert test_line(wild).startswith("Toets: de maanden van elk jaar ")
    assert test_line(shop(2)).startswith("Toets of het toeval is: vanaf 36 volle maanden.")
    for tab in (wild, shop(2)):
        assert not any(sentence in line for line in (tab.conclusion, *tab.definitions))


def test_a_shift_that_cannot_be_told_yet_has_no_rows_and_so_no_page():
    assert shop(4).table("Seizoen_verloop").frame.empty
    assert shop(4).table("Seizoen_verloop").title == "Verschuift het seizoen? Dat is te zien vanaf 60 volle maanden"
    assert len(shop(6).table("Seizoen_verloop").frame) == 12
