"""Result tabs as a shop would get them, for tests of the layout and to look at (`python example_tabs.py FILE.xlsx`)."""

import sys
from pathlib import Path

import numpy as np
import pandas as pd

from klantenbestand.words.tab import (
    Chart,
    ChartKind,
    Check,
    Entry,
    Field,
    Format,
    Group,
    KeyFigure,
    Link,
    Role,
    Section,
    Series,
    Tab,
    Table,
    Tone,
)

_PERIOD = (
    "Aankopen van 2 januari 2021 tot en met 14 augustus 2024 · peildatum 14 augustus 2024 · bedragen exclusief btw"
)
_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december"
_FIRST_NAMES = ("Anna", "Bram", "Carlijn", "Daan", "Eva", "Fenna", "Gijs", "Hanneke", "Ilse", "Joost", "Karin")
_LAST_NAMES = ("de Vries", "van den Berg", "Bakker", "Jansen", "Visser", "Smit", "Mulder", "van der Heijden")
_CITIES = ("Utrecht", "Amersfoort", "'s-Hertogenbosch", "Zwolle", "Bergen op Zoom", "Den Haag")


def season_tab(years: int = 4, warnings: tuple[str, ...] = ()) -> Tab:
    """Months by years with a line chart, a column chart of the months with the last one open, and checks."""
    random = np.random.default_rng(7)
    names = [str(2021 + year) for year in range(years)]
    shape = np.array([0.72, 0.7, 0.86, 0.95, 1.12, 1.05, 0.82, 0.78, 0.98, 1.1, 1.32, 1.6])
    revenue = {
        name: (shape * (9_500 + 1_150 * year) * random.normal(1, 0.06, 12)).round(2) for year, name in enumerate(names)
    }
    revenue[names[-1]][8:] = np.nan
    table = pd.DataFrame({"month": _MONTHS.split(), **revenue, "index": shape / shape.mean() * 100})
    starts = pd.date_range("2022-09-01", periods=24, freq="MS")
    last = pd.DataFrame({"start": starts, "revenue": random.normal(11_500, 2_400, 24).round(2)})
    last["orders"] = (last["revenue"] / 58).round()
    last.loc[23, ["revenue", "orders"]] = [3_912.4, 67]
    return Tab(
        name="Seizoen",
        group=Group.ANALYSIS,
        title="Seizoen",
        period=_PERIOD,
        conclusion=(
            "December is uw drukste maand: 60% meer omzet dan een gemiddelde maand, in alle 3 volle jaren. "
            "Februari is de stilste. Zou er geen seizoen zijn, dan zag u zulke verschillen hooguit 1 op de 20 keer."
        ),
        warnings=warnings,
        figures=(
            KeyFigure("Omzet laatste 12 maanden", 138_412.55, Format.EURO, "9% meer dan een jaar eerder", Tone.GOOD),
            KeyFigure("Drukste maand", "december", Format.TEXT, "index 160, ieder jaar in de top 3"),
            KeyFigure("Stilste maand", "februari", Format.TEXT, "index 70"),
            KeyFigure("Orders laatste 12 maanden", 2_384, Format.COUNT, "3% minder dan een jaar eerder", Tone.WARN),
        ),
        charts=(
            Chart(
                "Welke maanden zijn druk?",
                "Seizoen",
                "Maand",
                (
                    Series(names[-3], names[-3], Role.PALE),
                    Series(names[-2], names[-2], Role.GREY),
                    Series(names[-1], names[-1], Role.ACCENT),
                ),
                ChartKind.LINE,
                Format.EURO,
            ),
            Chart(
                "Hoe liep de omzet de laatste twee jaar?",
                "Seizoen_maanden",
                "Maand",
                (Series("Omzet", "Omzet", incomplete=(23,)),),
                ChartKind.COLUMN,
                Format.EURO,
                rows=24,
            ),
        ),
        tables=(
            Table(
                "Seizoen",
                table,
                (
                    Field("month", "Maand"),
                    *(Field(name, name, Format.EURO, heat=True) for name in names),
                    Field("index", "Index", Format.INDEX, note="100 is een gemiddelde maand."),
                ),
                title="Omzet per maand en jaar",
                key=("month",),
            ),
            Table(
                "Seizoen_maanden",
                last,
                (
                    Field("start", "Maand", Format.MONTH),
                    Field("revenue", "Omzet", Format.EURO),
                    Field("orders", "Aantal orders", Format.COUNT),
                ),
                title="De laatste 24 maanden",
                key=("start",),
            ),
        ),
        definitions=(
            "Omzet: de som van Bedrag van alle opdrachten in die maand, retouren eraf; offertes tellen niet mee. "
            "Losse verkoop telt wel mee.",
            "Index: de maand gedeeld door het gemiddelde van de twaalf maanden eromheen, gemiddeld over alle jaren; "
            "100 is een gemiddelde maand. Gecorrigeerd voor het aantal verkoopdagen en feestdagen.",
            "Drukste maand: de maand met de hoogste index, als die in minstens twee van de drie jaren boven 105 ligt.",
        ),
        checks=(
            Check("Omzet van alle aankopen", 458_901.25, "=SUM(Aankopen[Bedrag])", 458_901.25),
            Check("Aantal regels met een retour", 41, '=COUNTIF(Aankopen[Status],"retour")', 43, Format.COUNT),
        ),
    )


def list_tab(rows: int = 400) -> Tab:
    """A long list with links, long texts and columns to fill in."""
    random = np.random.default_rng(3)
    people = [f"{random.choice(_FIRST_NAMES)} {random.choice(_LAST_NAMES)}" for _ in range(rows)]
    frame = pd.DataFrame(
        {
            "customer": [f"{number:05d}" for number in range(101, 101 + rows)],
            "name": people,
            "city": random.choice(_CITIES, rows),
            "last": pd.Timestamp("2024-08-14") - pd.to_timedelta(random.integers(3, 900, rows), unit="D"),
            "revenue": random.gamma(2.0, 180.0, rows).round(2),
            "orders": random.integers(1, 24, rows),
            "share": random.random(rows) * 0.09,
            "reason": random.choice(
                (
                    "Kocht vorig jaar rond deze tijd; is nu al 14 maanden weg.",
                    "Vervolgactie van 2 augustus staat nog open: offerte voor een tuinbank nabellen en vragen of de "
                    "maten kloppen, want de vorige bank paste niet op het terras.",
                    "Grootste klant die dreigt weg te gaan.",
                ),
                rows,
            ),
            "row": [Link("Klanten", f"A{row}", f"rij {row}") for row in range(2, rows + 2)],
            "done": pd.Series([None] * rows, dtype="str"),
            "remark": pd.Series([None] * rows, dtype="str"),
        }
    )
    frame.loc[frame.index % 7 == 3, ["last", "revenue", "share"]] = [pd.NaT, np.nan, np.nan]
    frame.loc[0, ["done", "remark"]] = ["gebeld", "=belt zelf terug"]
    return Tab(
        name="Actielijst",
        group=Group.ACTION,
        title="Actielijst",
        period="Peildatum 14 augustus 2024",
        conclusion=f"U kunt {rows} klanten benaderen. Begin bovenaan: daar is de meeste omzet te winnen.",
        tables=(
            Table(
                "Actielijst",
                frame,
                (
                    Field("customer", "Klantnummer"),
                    Field("name", "Naam"),
                    Field("city", "Plaats"),
                    Field("last", "Laatste aankoop", Format.DATE, note="De datum van de laatste order."),
                    Field("revenue", "Omzet laatste 12 maanden", Format.EURO_CENTS),
                    Field("orders", "Orders", Format.COUNT),
                    Field("share", "Deel van uw omzet", Format.SHARE_FINE),
                    Field("reason", "Waarom nu", Format.LONG_TEXT),
                    Field("row", "Naar de klant", Format.LINK),
                    Field("done", "Gedaan", editable=True, choices=("gebeld", "gemaild", "geen gehoor", "niet nodig")),
                    Field("remark", "Opmerking", editable=True, width=30),
                ),
                key=("customer",),
            ),
        ),
        definitions=(
            "Laatste aankoop: de datum van de laatste order die geen offerte is.",
            "Omzet laatste 12 maanden: tot en met de peildatum, retouren eraf.",
            "Deel van uw omzet: de omzet van deze klant gedeeld door de omzet van alle klanten, zonder losse verkoop.",
        ),
        checks=(Check("Omzet van alle klanten", 1_204_412.1, "=SUM(Aankopen[Bedrag])", 1_204_412.1),),
        frozen=True,
        kept_columns=2,
    )


def start_tab() -> Tab:
    """What to do now, each line a link; the steps; what each button does."""
    return Tab(
        name="Start",
        group=Group.START,
        title="Klantenbestand",
        period="Bijgewerkt op 14 augustus 2024",
        conclusion="3 fouten, 14 dubbelen te beoordelen, 27 klanten te benaderen.",
        figures=(
            KeyFigure("Klanten", 1_284),
            KeyFigure("Nu actief", 612, change="24 meer dan een jaar eerder", tone=Tone.GOOD),
            KeyFigure("Omzet laatste 12 maanden", 1_138_412.55, Format.EURO, "ongeveer gelijk"),
            KeyFigure("Gemiddelde mand", 58.06, Format.EURO_CENTS),
        ),
        sections=(
            Section(
                "Wat u nu kunt doen",
                (
                    Link("Controle", "B12", "3 fouten bekijken: twee klantnummers komen dubbel voor"),
                    Link("Dubbelen", "B10", "14 mogelijke dubbelen beoordelen"),
                    Link("Actielijst", "B10", "27 klanten benaderen: zij kochten vorig jaar rond deze tijd"),
                ),
            ),
            Section(
                "In vijf stappen",
                (
                    "1.  Zet uw klanten in de tab Klanten en uw verkopen in de tab Aankopen.",
                    "2.  Klik op Bijwerken. Er verandert niets aan uw gegevens zonder dat u het vraagt.",
                    "3.  Bekijk de tab Controle en verbeter wat fout is.",
                    "4.  Beoordeel de tab Dubbelen.",
                    "5.  Werk de Actielijst af.",
                ),
            ),
            Section(
                "Wat elke knop doet",
                (
                    Entry("Bijwerken", "Haalt nieuwe exports op, controleert, analyseert en maakt de actielijst."),
                    Entry(
                        "Dubbelen zoeken",
                        "Zoekt klanten die vaker in uw bestand staan. Er wordt niets samengevoegd zonder uw besluit; "
                        "u kunt alles terugdraaien, ook weken later.",
                    ),
                    Entry(Link("Seizoen", "A1", "Analyseren"), "Maakt de tabs met cijfers en grafieken."),
                ),
            ),
        ),
    )


def empty_tab() -> Tab:
    """A tab for which there is no data at all."""
    nothing = pd.DataFrame({"group": pd.Series([], dtype="str"), "mean": pd.Series([], dtype="float64")})
    return Tab(
        name="Mandgrootte",
        group=Group.ANALYSIS,
        title="Mandgrootte",
        period="Peildatum 14 augustus 2024",
        conclusion="Er staan nog geen aankopen in uw werkmap. Zodra er orders zijn, ziet u hier hoe groot ze zijn.",
        warnings=(
            "De tab Aankopen ontbreekt. Voeg hem toe met de knop Nieuw, of importeer een export van uw webwinkel.",
            "Vanaf 30 orders ziet u hier een verdeling, vanaf 12 maanden ook een trend.",
        ),
        figures=(KeyFigure("Gemiddelde mand", None, Format.EURO_CENTS), KeyFigure("Orders", 0, Format.COUNT)),
        charts=(
            Chart("Hoe groot zijn uw orders?", "Mandgrootte", "Groep", (Series("Orders", "Gemiddeld"),)),
            Chart("Wordt de mand groter?", "Mandgrootte", "Groep", (Series("Orders", "Gemiddeld"),), ChartKind.LINE),
        ),
        tables=(
            Table("Mandgrootte", nothing, (Field("group", "Groep"), Field("mean", "Gemiddeld", Format.EURO_CENTS))),
        ),
        definitions=("Gemiddelde mand: de som van alle orders gedeeld door het aantal orders.",),
    )


def groups_tab() -> Tab:
    """Bars with values, stacked columns with a legend, and a second axis."""
    groups = pd.DataFrame(
        {
            "group": [
                "Beste klanten",
                "Trouwe klanten",
                "Nieuw en veelbelovend",
                "Dreigen weg te gaan",
                "Eendagsvliegen",
            ],
            "revenue": [182_400.0, 96_010.0, 14_920.0, 61_000.0, 8_100.0],
            "customers": [64, 210, 96, 88, 402],
            "share": [0.503, 0.265, 0.041, 0.168, 0.022],
            "action": [
                "Persoonlijk bellen en als eerste nieuwe artikelen laten zien.",
                "Bedanken met een klein voordeel.",
                "Binnen zes weken een tweede aanbod.",
                "Deze maand bellen: wat is er veranderd?",
                "Alleen de nieuwsbrief.",
            ],
        }
    )
    quarters = pd.DataFrame(
        {
            "quarter": ["2023-K1", "2023-K2", "2023-K3", "2023-K4", "2024-K1", "2024-K2", "2024-K3"],
            "kept": [212, 240, 251, 260, 255, 270, 130],
            "back": [20, 31, 26, 40, 33, 28, 12],
            "new": [44, 52, 47, 71, 50, 49, 21],
            "mean": [55.1, 56.2, 54.9, 61.0, 57.7, 58.2, 57.1],
        }
    )
    return Tab(
        name="Klantgroepen",
        group=Group.ANALYSIS,
        title="Klantgroepen",
        period=_PERIOD,
        conclusion=(
            "64 klanten brengen de helft van uw omzet. "
            "88 klanten dreigen weg te gaan: samen € 61.000 in het laatste jaar."
        ),
        warnings=("Van 112 aankopen is de klant onbekend (losse verkoop, 8% van de omzet); die tellen hier niet mee.",),
        figures=(
            KeyFigure("Beste klanten", 64, change="2 minder dan een jaar eerder"),
            KeyFigure("Omzet van de beste klanten", 0.503, Format.SHARE),
            KeyFigure("Dreigen weg te gaan", 88, change="31 meer dan een jaar eerder", tone=Tone.WARN),
            KeyFigure("Laatste meting", pd.Timestamp(2024, 8, 14), Format.DATE),
        ),
        charts=(
            Chart(
                "Wie brengt de omzet?",
                "Klantgroepen",
                "Groep",
                (Series("Omzet", "Omzet"),),
                ChartKind.BAR,
                Format.EURO,
                note="laatste 12 maanden",
            ),
            Chart(
                "Komen er klanten bij?",
                "Klantgroepen_verloop",
                "Kwartaal",
                (
                    Series("Gebleven", "Gebleven", Role.ACCENT, incomplete=(6,)),
                    Series("Teruggekomen", "Teruggekomen", Role.SECOND, incomplete=(6,)),
                    Series("Nieuw", "Nieuw", Role.GREY, incomplete=(6,)),
                ),
                ChartKind.STACKED,
            ),
            Chart(
                "Kopen er meer mensen, of kopen zij meer?",
                "Klantgroepen_verloop",
                "Kwartaal",
                (
                    Series("Nieuwe klanten", "Nieuw", Role.SECOND),
                    Series("Gemiddelde mand", "Mand", Role.WARN, Format.EURO, secondary=True),
                ),
                ChartKind.COLUMN,
            ),
            Chart(
                "Komen er meer klanten bij dan er terugkomen?",
                "Klantgroepen_verloop",
                "Kwartaal",
                (
                    Series("Nieuw", "Nieuw", Role.ACCENT, incomplete=(6,)),
                    Series("Teruggekomen", "Teruggekomen", Role.GREY, incomplete=(6,)),
                ),
                ChartKind.LINE,
                value_title="Klanten",
            ),
        ),
        tables=(
            Table(
                "Klantgroepen",
                groups,
                (
                    Field("group", "Groep"),
                    Field("revenue", "Omzet", Format.EURO, heat=True),
                    Field("customers", "Klanten", Format.COUNT),
                    Field("share", "Deel van de omzet", Format.SHARE),
                    Field("action", "Wat u kunt doen", Format.LONG_TEXT),
                ),
                title="Groepen van klanten",
            ),
            Table(
                "Klantgroepen_verloop",
                quarters,
                (
                    Field("quarter", "Kwartaal"),
                    Field("kept", "Gebleven", Format.COUNT),
                    Field("back", "Teruggekomen", Format.COUNT),
                    Field("new", "Nieuw", Format.COUNT),
                    Field("mean", "Mand", Format.EURO_CENTS),
                ),
                title="Verloop per kwartaal",
            ),
        ),
        definitions=("Beste klanten: de klanten die het laatst, het vaakst en voor het meeste kochten (RFM).",),
    )


def example_tabs() -> tuple[Tab, ...]:
    """All of them, in the order of a workbook."""
    thin = ("Van 2021 ontbreken de eerste drie maanden. Vanaf januari 2025 zijn er vier volle jaren.",)
    return start_tab(), season_tab(warnings=thin), groups_tab(), empty_tab(), list_tab()


if __name__ == "__main__":
    from klantenbestand.book.tab_writer import write_tabs

    write_tabs(example_tabs(), Path(sys.argv[1]), company="Ketel & Kruid")
