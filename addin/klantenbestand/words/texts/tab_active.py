"""Every sentence on *Actieve klanten*."""

TEXTS: dict[str, str] = {
    "active.title": "Actieve klanten",
    "active.conclusion": "Nu actief: {active} van {buyers}, met een aankoop in de laatste {months}.",
    "active.conclusion.flow": (
        "In {period} {bought}: {before} in {unit} ervoor, plus {new} nieuw en {back} teruggekomen, min {lapsed}."
    ),
    "active.do.risk": "Benader nu {customers} met de status dreigt weg: filter Klantoverzicht op Status.",
    "active.do.nobody": "Niemand dreigt nu weg te blijven; {what}",
    "active.do.unknown": "Wie weg dreigt te blijven, is nog niet te zien; {what}",
    "active.do.lapsed": "nodig wie niet meer actief is nog eens uit: filter Klantoverzicht op Status.",
    "active.do.once": "vraag wie pas één keer kocht om een tweede aankoop: filter Klantoverzicht op Orders.",
    "active.do.nothing": "nu is er niets te doen.",
    "active.figure.active": "Actief vandaag",
    "active.figure.risk": "Status dreigt weg",
    "active.figure.new": "Nieuw in {period}",
    "active.figure.lapsed": "Kochten niet opnieuw in {period}",
    "active.chart.flow": "Hoeveel klanten kopen er per {unit}?",
    "active.chart.balance": "Kopen er meer of minder klanten dan in {unit} ervoor?",
    "active.chart.first": "Links begint uw bestand: daar is iedereen nieuw",
    "active.chart.return": "Hoeveel nieuwe klanten kopen later nog eens?",
    "active.chart.return.note": "zoveel {unit} na de eerste aankoop",
    "active.series.retention": "Deel dat kocht",
    "active.series.low": "Minstens",
    "active.series.high": "Hooguit",
    "active.series.retained": "Gebleven",
    "active.series.reactivated": "Teruggekomen",
    "active.series.new": "Nieuw",
    "active.series.lapsed": "Eraf: kochten deze keer niet",
    "active.series.gained": "Erbij: nieuw of teruggekomen",
    "active.table.maand": "Per maand",
    "active.table.kwartaal": "Per kwartaal",
    "active.table.jaar": "Per jaar",
    "active.table.repeat": "Wie koopt vaker, wie blijft weg ({start} tot en met {end})",
    "active.table.return": "Nieuwe klanten die later kochten, in {unit}",
    "active.table.shares": "Nieuwe klanten: welk deel kocht na zoveel {unit}?",
    "active.table.counts": "Hetzelfde in aantallen klanten",
    "active.row.repeat": "Herhaalaankoop",
    "active.row.returning": "Terugkerende klanten",
    "active.row.gone": "Weggebleven",
    "active.mark.first": "begin van bestand",
    "active.mark.after": "vorige niet volledig",
    "active.mark.open": "nog niet volledig",
    "active.def.active": "Actief in een periode: minstens één aankoop in die periode. Losse verkoop telt hier niet mee.",
    "active.def.new": "Nieuw: de eerste aankoop ooit. In de eerste periode van het bestand zijn ook oude klanten nieuw; begon die halverwege, dan is ook de periode erna niet te vergelijken (vorige niet volledig).",
    "active.def.retained": "Gebleven: kocht ook in de periode ervoor. Teruggekomen: kocht eerder, maar niet in de periode ervoor.",
    "active.def.lapsed": "Afgehaakt: kocht in de periode ervoor, maar deze keer niet; wie later weer koopt, staat dan bij Teruggekomen. In een periode die nog loopt, telt ook mee wie nog kan komen. Erbij = nieuw + teruggekomen. Actief = actief in de periode ervoor + erbij - afgehaakt.",
    "active.def.today": "Actief vandaag: de laatste aankoop is hooguit {days} dagen geleden. {origin}",
    "active.def.risk": (
        "Status dreigt weg: nog actief, maar al twee keer zo lang weg als bij deze klant gewoon is. Wie onregelmatig koopt, blijft ook wel eens "
        "zo lang weg zonder dat er iets is: ongeveer een op de vier van hen; van wie regelmatig koopt een op de twintig. De groep Dreigt weg op Klantgroepen is "
        "daar een deel van; de lijst Misschien weg op Verwachting zijn de goede klanten onder hen, en wie volgens de kansen misschien weg is."
    ),
    "active.def.choice": "Gekozen periode: {unit}. {origin}{edge}",
    "active.def.repeat": "Herhaalaankoop: van de klanten die kochten van {start} tot en met {end} het deel met twee of meer orders in die tijd.",
    "active.def.returning": (
        "Terugkerende klanten: van diezelfde klanten het deel dat voor die tijd al eens kocht. Dat is iets anders dan een "
        "herhaalaankoop."
    ),
    "active.def.gone": "Weggebleven (churn): van wie op {before} actief was (aankoop in de {days} dagen ervoor) het deel dat sindsdien niets kocht.",
    "active.def.cohort": (
        "Begonnen in: klanten met hun eerste aankoop in {unit} (cohort), en het deel dat zoveel {many} later kocht. Onder 20 "
        "nieuwe klanten staan er alleen aantallen; leeg: nog niet voorbij."
    ),
    "active.def.band": "Minstens en hooguit: daartussen ligt het deel met 95% zekerheid (Wilson). Bij weinig klanten is die marge ruim.",
    "active.origin.gaps": "95 van de 100 keer kwam een klant bij u binnen die tijd terug ({gaps} keer geteld).",
    "active.origin.few-gaps": "Klanten kwamen nog te weinig terug om dit af te leiden ({gaps} keer); daarom 12 maanden.",
    "active.origin.no-gaps": "Nog geen klant kwam terug; daarom 12 maanden.",
    "active.origin.short-history": "Uw aankopen beslaan nog te weinig tijd om dit af te leiden; daarom 12 maanden.",
    "active.origin.setting": "Dit hebt u zelf ingesteld op de tab Instellingen.",
    "active.choice.three-purchases": "Uw vaste klanten kopen gemiddeld om de {gap} dagen.",
    "active.choice.repeaters": "Klanten die terugkwamen, kopen gemiddeld om de {gap} dagen.",
    "active.choice.no-repeaters": "Nog niemand kocht twee keer; daarom per kwartaal.",
    "active.choice.setting": "Dit hebt u zelf ingesteld; uit uw aankopen zou {computed} volgen.",
    "active.choice.edge": " Dat is op de grens met een andere periode.",
    "active.check.now": "Actief vandaag: klanten met een aankoop binnen het venster",
    "active.check": "Klanten met een aankoop in {year}",
    "active.check.risk": "Geen formule: elke klant wordt met zijn eigen ritme vergeleken",
    "active.check.none": "Geen formule: er is nog geen volledige periode",
    "active.check.new.none": "Nieuw",
    "active.check.lapsed.none": "Kochten niet opnieuw",
}
