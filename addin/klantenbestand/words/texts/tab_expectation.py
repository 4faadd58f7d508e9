"""Every sentence on *Verwachting*."""

TEXTS: dict[str, str] = {
    "expect.title": "Verwachting",
    "expect.period": "{period} · vooruit gekeken vanaf {as_of}",
    "expect.conclusion.full": (
        "Van uw klanten van nu mag u {ahead} ongeveer {purchases} verwachten, samen {revenue} "
        "(tussen {low} en {high}). {test}"
    ),
    "expect.ahead": "in de komende 12 maanden",
    "expect.ahead.after": "in de 12 maanden na {as_of}",
    "expect.conclusion.order": (
        "Hoeveel aankopen er komen is nog niet te zeggen, van wie u ze het eerst mag verwachten wel."
    ),
    "expect.do.risk": "Bel of schrijf {customers}: zie de lijst Langer weg dan gewoon.",
    "expect.word.risk": "goede klanten die weg dreigen te blijven",
    "expect.word.risk.one": "goede klant die weg dreigt te blijven",
    "expect.do.due": "Wees klaar voor {customers} die u in de komende {weeks} weken mag verwachten: zie de lijst.",
    "expect.do.stale": "Neem eerst de nieuwste aankopen over, of kies een eerdere peildatum.",
    "expect.do.top": "Houd contact met wie bovenaan de lijst staat.",
    "expect.do.dates": "Nu is er niemand te benaderen: niemand wordt op korte termijn verwacht.",
    "expect.figure.after": " na {as_of}",
    "expect.conclusion.dates": "Hoeveel aankopen er komen is nog niet te zeggen; van {dated} wel wanneer de volgende komt.",
    "expect.test.inside": "Een proef op uw eigen bestand klopte: voorspeld {predicted}, werkelijk {actual}.",
    "expect.test.outside": (
        "In een proef op uw eigen bestand zat de voorspelling ernaast: {predicted}, werkelijk {actual}. "
        "Neem deze getallen dus ruim."
    ),
    "expect.test.none": "Een proef op uw eigen bestand kan pas met een langere geschiedenis.",
    "expect.figure.purchases": "Verwachte aankopen in 12 maanden",
    "expect.figure.revenue": "Verwachte omzet in 12 maanden",
    "expect.figure.test": "Proef op het laatste half jaar: voorspeld",
    "expect.figure.due": "Verwacht in de komende {weeks} weken",
    "expect.change.band": "tussen {low} en {high}",
    "expect.change.test": "werkelijk {actual}: {verdict} {low} en {high}",
    "expect.verdict.inside": "tussen",
    "expect.verdict.outside": "niet tussen",
    "expect.change.due": "van {dated} met een datum",
    "expect.change.due.none": "niemand koopt nu zo vast dat er een datum te noemen is",
    "expect.change.none": "nog niet te zeggen; waarom staat hierboven",
    "expect.change.test.none": "nog niet te doen",
    "expect.chart.top": "Van wie mag u de meeste omzet verwachten?",
    "expect.chart.test": "Klopte de voorspelling over het laatste half jaar?",
    "expect.chart.test.category": "aankopen die een klant al had gedaan",
    "expect.series.revenue": "Verwachte omzet",
    "expect.series.predicted": "Voorspeld",
    "expect.series.actual": "Werkelijk",
    "expect.table.top": "Van wie u het meest mag verwachten",
    "expect.table.risk": "Langer weg dan gewoon: goede klanten om te bellen of te schrijven",
    "expect.table.due": "Wie u de komende {weeks} weken mag verwachten",
    "expect.table.test": "De proef op uw eigen bestand",
    "expect.group.one": "{number}",
    "expect.group.few": "{number} tot {last}",
    "expect.group.many": "{number} of meer",
    "expect.group.all": "samen",
    "expect.when.late": "had er al kunnen zijn",
    "expect.when.week": "binnen 7 dagen",
    "expect.when.soon": "later",
    "expect.check.days": "Aankopen van klanten in de 12 maanden ervoor (dagen waarop een klant kocht)",
    "expect.check.revenue": "Omzet van klanten in die 12 maanden",
    "expect.check.buyers": "Klanten met een aankoop, op wie het model rust",
    "expect.check.test": (
        "Aankopen van alle klanten na {cut}. Daarvan zijn er {actual} van klanten die er op die dag al waren: dat is het werkelijke cijfer van de proef"
    ),
    "expect.check.test.none": "Proef op het laatste half jaar",
    "expect.check.test.why": "Geen formule: er is nog geen proef te doen",
    "expect.check.model": "Geen formule: dit verwacht een kansmodel op grond van de cijfers hierboven; het is geen optelsom",
    "expect.def.purchases": (
        "Verwachte aankopen: dagen waarop een klant naar verwachting koopt in de 12 maanden na {as_of}. "
        "Klanten die nog moeten komen tellen niet mee."
    ),
    "expect.def.value": (
        "Per aankoop: het eigen gemiddelde van de klant, bij weinig aankopen meer dat van alle klanten (Gamma-Gamma), {amounts}. "
        "Verwachte omzet: verwachte aankopen maal het bedrag per aankoop."
    ),
    "expect.def.model": (
        "Rekenwijze (MBG/NBD): hoe vaak klanten kopen zolang zij klant zijn, en na welke aankoop zij wegblijven, "
        "geschat op de aankopen van al uw klanten; {repeaters} kwamen terug."
    ),
    "expect.def.band": "Tussen ... en ...: in minstens 8 van de 10 gevallen komt de uitkomst daartussen.",
    "expect.def.season": "Seizoen: de maanden die komen tellen samen voor {factor} keer een gewone periode.",
    "expect.def.season.none": "Seizoen: niet meegerekend, want een vast seizoen is niet aan te tonen.",
    "expect.def.alive": (
        "Nog klant: waarschijnlijk vanaf 67% kans, onwaarschijnlijk onder 33%, daartussen twijfelachtig; leeg: niet te zeggen. "
        "Na {days} dagen zonder aankoop (niet meer actief) hooguit twijfelachtig, na {long} dagen onwaarschijnlijk, hoe hoog de kans "
        "van het rekenmodel ook is. Verwachte aankopen en omzet zijn ook van hen die van het model."
    ),
    "expect.def.test": (
        "Proef: dezelfde voorspelling, gemaakt met alleen de aankopen tot en met {cut}, naast wat die klanten ({customers}) "
        "daarna in {months} maanden kochten."
    ),
    "expect.def.test.none": "Proef: een voorspelling van een half jaar terug naast wat er toen gebeurde; daarvoor is het bestand te kort.",
    "expect.def.dates": (
        "Volgende aankoop: alleen voor klanten die zo vast komen dat de termijn smal genoeg is. Bij 8 van de 10 van hen viel "
        "de laatste aankoop binnen zo'n termijn (Vanaf tot Uiterlijk). Berust op: eigen is vanaf 5 aankopen, indicatief 4."
    ),
    "expect.def.risk": (
        "Langer weg dan gewoon: de status dreigt weg (zie Actieve klanten), of actief maar niet waarschijnlijk nog klant; "
        "wie nu niet meer actief is staat er niet bij. Goede klanten: minstens de middelste omzet van {years} samen (Omzet 2 jaar)."
    ),
    "expect.def.lists": (
        "In de lijsten staan hooguit {most} klanten. Te verwachten: {top}; langer weg dan gewoon: {risk}; "
        "verwacht in de komende {weeks} weken: {due}. Van elke klant staat het in Klantoverzicht."
    ),
}
