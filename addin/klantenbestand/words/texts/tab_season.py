"""Every sentence on *Seizoen*."""

TEXTS: dict[str, str] = {
    "season.title": "Seizoen",
    "season.conclusion.proven": (
        "Uw drukke maanden: {peaks}. In {top} verkoopt u {more} meer dan in een gewone maand. "
        "Zou er geen seizoen zijn, dan zag u zulke verschillen hooguit 1 op de 20 keer."
    ),
    "season.conclusion.proven.nopeak": (
        "Uw omzet verschilt door het jaar: het meest in {top}, het minst in {low}. "
        "Zou er geen seizoen zijn, dan zag u zulke verschillen hooguit 1 op de 20 keer."
    ),
    "season.conclusion.unproven": (
        "Een vast seizoen is niet aan te tonen: de verschillen tussen de maanden kunnen toeval zijn. "
        "De hoogste maand was gemiddeld {top}, de laagste {low}."
    ),
    "season.conclusion.indicative": "Zo lijkt het: het drukst in {top}, het rustigst in {low}. Met meer jaren wordt dit zekerder.",
    "season.conclusion.none": "Over het seizoen is nog niets te zeggen; u ziet hier wel de omzet per maand.",
    "season.figure.top": "Drukste maand",
    "season.figure.low": "Rustigste maand",
    "season.figure.revenue": "Omzet laatste 12 volle maanden",
    "season.figure.index": "Index drukste maand",
    "season.change.revenue": "de 12 maanden ervoor {value}",
    "season.change.index": "100 = gemiddelde maand",
    "season.chart.revenue": "Hoe loopt de omzet door het jaar?",
    "season.chart.index": "Welke maanden zijn druk?",
    "season.series.index": "Index",
    "season.table.index": "Index per maand",
    "season.table.revenue": "Omzet per maand, laatste drie jaar",
    "season.table.years": "Index per maand en jaar",
    "season.table.months": "Alle maanden",
    "season.table.weekdays": "Dagen van de week",
    "season.words.peak": "in {above} van de {years} jaar boven 105",
    "season.def.index": "Index: de omzet van een maand tegenover de gewone maand van dat jaar; 100 is een gewone maand.",
    "season.def.method": "Elke maand is vergeleken met het gemiddelde van de 12 maanden eromheen, zodat groei niet meetelt.",
    "season.def.share": "Over de laatste 24 volle maanden: elke maand tegenover haar eigen jaar. Dit is een aanwijzing, geen bewijs.",
    "season.def.days": "Gecorrigeerd voor verkoopdagen: een maand met meer drukke weekdagen of feestdagen krijgt daar geen voordeel van.",
    "season.def.days.none": "Niet gecorrigeerd voor verkoopdagen: dat kan vanaf 8 dagen met verkoop per volle maand.",
    "season.def.range": "Laagste en hoogste: de uitersten van die maand over de jaren.",
    "season.def.test": "Toets: de maanden van elk jaar {permutations} keer door elkaar gegooid; p = {p}. Onder 0,05 noemen wij het een seizoen.",
    "season.def.test.none": "Toets of het toeval is: vanaf {months} volle maanden.",
    "season.def.revenue": "Omzet: alle verkopen {amounts}, ook losse verkoop, min retouren; zonder offertes.",
    "season.def.returns": "Een retour gaat af van de maand van de eerdere order, of van zijn eigen dag: zie Retouren tellen in Instellingen.",
    "season.def.weekdays": "Dagen van de week: zonder feestdagen; daarom is het totaal lager dan dat van de maanden.",
    "season.def.excluded": "Niet meegeteld, zoals u instelde: {months}.",
    "season.def.full": "Alleen volle maanden tellen mee voor de index: {full}. De lopende maand is nog niet volledig.",
    "season.check.total": "Omzet van alle regels tot en met de peildatum",
}
