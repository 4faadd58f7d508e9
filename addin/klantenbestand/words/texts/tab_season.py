"""Every sentence on *Seizoen*."""

TEXTS: dict[str, str] = {
    "season.title": "Seizoen",
    "season.conclusion.proven": (
        "Uw drukke maanden: {peaks}; in {top} verkoopt u {more} meer dan in een gewone maand."
    ),
    "season.conclusion.proven.nopeak": "Uw omzet verschilt door het jaar: het meest in {top}, het minst in {low}.",
    "season.conclusion.unproven": (
        "Een vast seizoen is niet aan te tonen: de verschillen tussen de maanden kunnen toeval zijn, of het patroon is niet elk jaar "
        "hetzelfde. Over alle jaren samen was {top} het hoogst en {low} het laagst; reken daar niet op."
    ),
    "season.conclusion.shifting": (
        "Een vast seizoen is niet aan te tonen: het patroon is niet elk jaar hetzelfde. Bleef het gelijk, dan zag u zo'n "
        "verschuiving hooguit 1 op de 20 keer. Kijk daarom per jaar, onder {table}."
    ),
    "season.figure.unproven": "niet aan te tonen",
    "season.conclusion.indicative": "Zo lijkt het: het drukst in {top}, het rustigst in {low}. Met meer jaren wordt dit zekerder.",
    "season.conclusion.none": "Over het seizoen is nog niets te zeggen; u ziet hier wel de omzet per maand.",
    "season.do.busy": "Bereid u voor op {busy}: zorg op tijd voor voorraad en hulp; in {low} is er ruimte voor een actie of onderhoud.",
    "season.do.quiet": "Plan een actie of onderhoud in {low}.",
    "season.do.none": "Koop dus in naar hoe de laatste maanden liepen, niet naar de maand van het jaar.",
    "season.do.stale": "Neem eerst de nieuwste aankopen over; dan zijn ook de laatste maanden volledig.",
    "season.do.wait": "Hebt u oudere aankopen, zet die er dan bij; dan is een seizoen eerder te zien.",
    "season.do.indicative": "Houd er bij het inkopen rekening mee, maar leg u er nog niet op vast.",
    "season.figure.top": "Drukste maand",
    "season.figure.low": "Rustigste maand",
    "season.figure.revenue": "Omzet laatste 12 volle maanden",
    "season.figure.index": "Index drukste maand",
    "season.change.revenue": "de 12 maanden ervoor {value}",
    "season.change.months": "te zien vanaf {months} volle maanden",
    "season.change.none": "niet te berekenen; waarom staat hierboven",
    "season.change.index": "100 = gemiddelde maand",
    "season.chart.revenue": "Hoe loopt de omzet door het jaar?",
    "season.chart.index": "Welke maanden zijn druk?",
    "season.series.index": "Index",
    "season.table.index": "Index per maand",
    "season.table.index.none": "Index per maand (zeker van en tot: vanaf {months} volle maanden)",
    "season.table.revenue": "Omzet per maand, laatste drie jaar",
    "season.table.years": "Index per maand en jaar",
    "season.table.months": "Alle maanden",
    "season.table.weekdays": "Dagen van de week",
    "season.words.peak": "in {above} van de {years} jaren boven 105",
    "season.words.peak.all": "in alle {years} jaren boven 105",
    "season.words.peak.both": "in beide jaren boven 105",
    "season.words.peak.one": "in het ene jaar boven 105",
    "season.words.become.one": "wordt",
    "season.words.become.more": "worden",
    "season.words.ahead.own": "de laatste maanden, de trend en het seizoen",
    "season.words.ahead.half": "voor de helft de laatste maanden, de trend en het seizoen, en voor de helft dezelfde maand van vorig jaar",
    "season.words.ahead.last": "dezelfde maand van vorig jaar, want die zat er in uw bestand het minst naast",
    "season.def.ahead.total": "Voor {ahead} is de vooruitblik {total} omzet (tussen {low} en {high}).",
    "season.conclusion.up": "{months} {verb} met de jaren drukker.",
    "season.conclusion.down": "{months} {verb} met de jaren rustiger.",
    "season.chart.ahead": "Wat mag u {ahead} verwachten?",
    "season.chart.ahead.from": "Wat mag u verwachten in {ahead}?",
    "season.chart.ahead.note": "achteraf gemiddeld {error} per maand ernaast; 'dezelfde maand vorig jaar' {naive}",
    "season.chart.excluded": "telt niet mee: {months}",
    "season.series.low": "laagst",
    "season.series.high": "hoogst",
    "season.ahead": "de komende 12 maanden",
    "season.ahead.from": "de 12 maanden vanaf {first}",
    "season.table.ahead": "Vooruitblik op {ahead}",
    "season.table.evolution": "Verschuift het seizoen?",
    "season.table.evolution.none": "Verschuift het seizoen? Dat is te zien vanaf {months} volle maanden",
    "season.def.index": "Index: de omzet van een maand tegenover de gewone maand van dat jaar; 100 is een gewone maand.",
    "season.def.method": "Elke maand is vergeleken met het gemiddelde van de 12 maanden eromheen, zodat groei niet meetelt. Bij de eerste en de laatste 6 maanden zijn die niet alle 12 bekend: zij tellen niet mee voor de index.",
    "season.def.share": "Over de laatste 24 volle maanden: elke maand tegenover haar eigen jaar. Dit is een aanwijzing, geen bewijs.",
    "season.def.days": "Gecorrigeerd voor verkoopdagen: een maand met meer drukke weekdagen of feestdagen krijgt daar geen voordeel van.",
    "season.def.days.none": "Niet gecorrigeerd voor verkoopdagen: dat kan vanaf 8 dagen met verkoop per volle maand.",
    "season.def.range": "Laagste en hoogste: de uitersten van die maand over de jaren.",
    "season.def.range.edge": (
        "Laagste en hoogste: de uitersten van die maand over de jaren. De eerste en de laatste 6 maanden tellen daar wel mee, en ook bij "
        "'jaren boven 105' en in de tabel per jaar: voor hen is het gemiddelde doorgetrokken met de gewone groei."
    ),
    "season.def.interval": "Zeker van en tot: daartussen ligt de index met 95% zekerheid; dat staat er vanaf {months} volle maanden.",
    "season.def.ahead": "Vooruitblik op de 12 maanden na de laatste volle maand: {how}, met het aantal verkoopdagen van die maand. In 8 van de 10 gevallen komt een maand tussen laagst en hoogst.",
    "season.def.ahead.test": "Proef: {tried} keer eerder gerekend met alleen wat toen bekend was; gemiddeld {error} ernaast per maand. Wie dezelfde maand van vorig jaar nam, zat er {naive} naast. Toen verwacht: wat zo'n vooruitblik een jaar geleden zei over Vorig jaar.",
    "season.def.ahead.none": "Vooruitblik: die staat er vanaf {months} volle maanden, als eerdere vooruitblikken niet te ver naast de werkelijkheid zaten.",
    "season.def.ahead.last": "Vorig jaar: de omzet van dezelfde maand een jaar eerder; leeg als die maand niet meetelt.",
    "season.def.evolution": (
        "Verschuift: hoeveel de index van de maand er per jaar bij krijgt (van en tot: 95% zekerheid voor die ene maand). Wie naar 12 maanden "
        "kijkt, ziet er al snel een door toeval schuiven: Aantoonbaar is daarom strenger, en kan nee zijn terwijl 0 niet tussen van en tot ligt. "
        "Daarnaast de gemiddelde index over telkens drie jaar."
    ),
    "season.def.shift": "Of het hele patroon schuift: de jaren in een andere volgorde gezet; p = {p}.",
    "season.def.evolution.none": "Of het seizoen verschuift is te zien vanaf {months} volle maanden.",
    "season.def.test": "Toets: de maanden van elk jaar {permutations} keer door elkaar gegooid; p = {p}. Onder 0,05 noemen wij het een seizoen.",
    "season.def.test.proven": "Zou er geen seizoen zijn, dan zag u zulke verschillen hooguit 1 op de 20 keer.",
    "season.def.test.none": "Toets of het toeval is: vanaf {months} volle maanden.",
    "season.def.revenue": "Omzet: alle verkopen {amounts}, ook losse verkoop, min retouren; zonder offertes.",
    "season.def.returns": "Een retour gaat af van de maand van de eerdere order, of van zijn eigen dag: zie Retouren tellen in Instellingen.",
    "season.def.weekdays": "Dagen van de week: zonder feestdagen; daarom is het totaal lager dan dat van de maanden.",
    "season.def.excluded": "Niet meegeteld, zoals u instelde: {months}.",
    "season.def.full": (
        "De index rust op {number}, van {first} tot en met {last}. Een maand is vol als zij voorbij is en alle aankopen erin "
        "staan; de eerste niet, als uw bestand pas later in die maand begint."
    ),
    "season.def.full.none": "Volle maanden die meetellen: {full}. Een maand is vol als zij voorbij is en alle aankopen erin staan; de eerste niet, als uw bestand pas later in die maand begint.",
    "season.check.month": "Omzet in {month}, de laatste volle drukste maand",
    "season.check.last": "Omzet in {month}, de laatste volle maand",
    "season.check.last.none": "Omzet in de laatste volle maand",
    "season.check.month.none": "Omzet in de laatste volle drukste maand",
    "season.check.index": "Index van de drukste maand",
    "season.check.index.why": (
        "Geen formule: de index en de vooruitblik komen uit alle maanden samen, ontdaan van groei en van het aantal verkoopdagen. Hoe, staat hierboven"
    ),
    "season.check.full": "Omzet van de laatste volle maanden, hooguit 12",
    "season.check.total": "Omzet van alle regels tot en met de peildatum",
}
